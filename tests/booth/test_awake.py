"""Who is asked to keep the screen awake, with programs of our own in their places; and that all are let go."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from kiosk.booth.awake import Awake

#: Stands in for a program that holds a request until its input ends.
HOLDER = """#!/bin/sh
echo "$0 $*" >> "$DIARY"
cat
echo "$0 ends" >> "$DIARY"
"""
XSET = """#!/bin/sh
echo "xset $*" >> "$DIARY"
[ "$1" = q ] && printf '  prefer blanking:  yes\\n  timeout:  300    cycle:  600\\n  %s\\n' "$DPMS"
exit 0
"""


@pytest.fixture
def diary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/usr/bin:/bin")
    monkeypatch.setenv("DIARY", str(tmp_path / "diary"))
    monkeypatch.setenv("DPMS", "DPMS is Enabled")
    return tmp_path / "diary"


def install(diary: Path, name: str, text: str) -> None:
    (diary.parent / name).write_text(text)
    (diary.parent / name).chmod(0o755)


def held(awake: Awake) -> tuple[str, ...] | None:
    """Hold the screen awake until all have been asked, and let it go."""
    awake.hold()
    for _ in range(1000):
        if awake.held is not None:
            break
        threading.Event().wait(0.01)
    awake.free()
    return awake.held


@pytest.mark.parametrize(
    ("platform", "name", "words"),
    [
        ("linux", "systemd-inhibit", "--what=idle:sleep --who=Kiosk --why=an exhibition plays --mode=block cat"),
        ("darwin", "caffeinate", "-d -i cat"),
    ],
)
def test_a_program_holds_it_while_the_kiosk_lives(diary: Path, platform: str, name: str, words: str) -> None:
    install(diary, name, HOLDER)
    awake = Awake(platform, {})
    assert held(awake) == (name,)
    program = diary.parent / name
    assert diary.read_text().splitlines() == [f"{program} {words}", f"{program} ends"]


@pytest.mark.parametrize(
    ("dpms", "asked"),
    [
        ("DPMS is Enabled", ["xset q", "xset s off s noblank", "xset -dpms", "xset s 300 600 s blank +dpms"]),
        ("Server does not have the DPMS Extension", ["xset q", "xset s off s noblank", "xset s 300 600 s blank"]),
    ],
)
def test_x_is_put_back_as_it_was(diary: Path, monkeypatch: pytest.MonkeyPatch, dpms: str, asked: list[str]) -> None:
    monkeypatch.setenv("DPMS", dpms)
    install(diary, "xset", XSET)
    install(diary, "systemd-inhibit", "#!/bin/sh\nexit 1\n")  # as where no systemd runs
    awake = Awake("linux", {"DISPLAY": ":0"})
    assert held(awake) == ("xset",)
    assert diary.read_text().splitlines() == asked


def test_where_nobody_can_be_asked_the_show_goes_on(diary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(diary.parent))
    awake = Awake("linux", {"DISPLAY": ":0", "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"})
    assert held(awake) == ()


def test_a_start_that_ends_at_once_asks_nobody(diary: Path) -> None:
    install(diary, "caffeinate", HOLDER)
    awake = Awake("darwin", {})
    awake.hold(after=60.0)
    awake.free()
    assert not diary.exists()
