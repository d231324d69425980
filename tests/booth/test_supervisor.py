"""The supervisor with shows made for tests: real processes, which do in a second what a real one does in days."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.booth.place import Place
from kiosk.booth.restarts import Restarts
from kiosk.booth.supervisor import Limits, Supervisor
from kiosk.commands.supervise import _without_own

#: A show that does what the next word of a file says, and notes what it was handed.
SHOW = """\
import json, os, signal, sys, time
from pathlib import Path
plan, diary = Path(sys.argv[1]), Path(sys.argv[2])
word, _, rest = plan.read_text().partition(" ")
plan.write_text(rest)
with diary.open("a") as file:
    file.write(os.environ["KIOSK_HANDOVER"] + "\\n")
def say(**words):
    print(json.dumps(words), flush=True)
say(slide="7:" + word.partition("@")[2])
word = word.partition("@")[0]
if word == "mute":
    time.sleep(60)
say(beat=50.0)
if word == "garbage":
    print("\\xff not json\\n[1, 2]\\n{", flush=True)
    say(beat="many")
    sys.exit(0)
if word.startswith("glow"):
    say(leaves=None)
if word in ("kill", "glow-kill"):
    os.kill(os.getpid(), signal.SIGKILL)
if word == "hang":
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    time.sleep(60)
if word.startswith("ends"):
    say(ends=int(word[4:]))
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    time.sleep(60)
if word == "crash-left":
    say(ends=0)
    os.kill(os.getpid(), signal.SIGSEGV)
if word == "stop":
    os.kill(os.getpid(), signal.SIGSTOP)
if word == "fat":
    say(beat=5000.0)
    time.sleep(60)
if word == "normal":
    say(normal=None)
if word == "obey":
    print("x", file=sys.stderr, flush=True)
    sys.stdin.read()
    Path(sys.argv[2] + ".obeyed").touch()
sys.exit({"left": 0, "again": 10, "normal": 10, "glow-again": 10}.get(word, 5))
"""
QUICK = Limits(silent=0.4, starting=1.5, grace=0.1, farewell=5.0, looked_after=0.05)
HASTY = replace(QUICK, farewell=0.2)


class Booth:
    """A supervisor for a plan: words that the shows it starts act upon."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "show.py").write_text(SHOW)
        self.stacks = folder / "stacks.txt"

    def run(
        self, plan: str, missing: Callable[[], str | None] = lambda: None, slide: str = "", limits: Limits = QUICK
    ) -> int:
        """Play it to its end."""
        (self.folder / "plan").write_text(plan)
        place = Place(self.folder, Path("content.yaml"))
        names = ("show.py", "plan", "diary")
        command = [sys.executable, "-S", *(str(self.folder / name) for name in names)]
        restarts = Restarts(slide or place.last())
        return Supervisor(command, restarts, place, self.stacks, missing=missing, limits=limits).run()

    @property
    def handed(self) -> list[dict[str, Any]]:
        """What every show was handed."""
        return [json.loads(line) for line in (self.folder / "diary").read_text().splitlines()]

    def reasons(self) -> list[str]:
        return [one["why"] for one in self.handed]


@pytest.fixture
def booth(tmp_path: Path) -> Iterator[Booth]:
    names = [signal.SIGTERM, signal.SIGHUP, signal.SIGINT]
    before = [signal.getsignal(name) for name in names]
    yield Booth(tmp_path)
    for name, handler in zip(names, before, strict=True):
        signal.signal(name, handler)


def test_after_every_end_it_comes_again_and_knows_why(booth: Booth) -> None:
    assert booth.run("kill exit again stop left") == 0
    assert booth.reasons() == ["start", "crash", "crash", "asked", "hang"]


def test_a_show_that_hangs_is_ended_though_it_will_not_listen(booth: Booth) -> None:
    assert booth.run("hang left") == 0
    assert booth.reasons() == ["start", "hang"]


def test_a_show_that_never_begins_is_ended_too(booth: Booth) -> None:
    assert booth.run("mute left") == 0
    assert booth.reasons() == ["start", "hang"]


def test_one_that_takes_all_memory_is_ended_at_once(booth: Booth) -> None:
    assert booth.run("fat left") == 0
    assert booth.reasons() == ["start", "memory"]


def test_staff_who_leave_it_have_left_it_and_next_time_it_begins_anew(booth: Booth) -> None:
    assert booth.run("kill@a left@b") == 0
    assert [one["slide"] for one in booth.handed] == ["", "7:a"]
    assert booth.run("left") == 0
    assert booth.handed[-1]["slide"] == ""


def test_a_show_that_staff_have_left_stays_off_though_it_hangs_or_crashes_while_it_ends(booth: Booth) -> None:
    assert booth.run("ends0 left", limits=HASTY) == 0
    assert booth.run("crash-left left") == 0
    assert booth.reasons() == ["start", "start"]


def test_one_that_wants_to_start_again_and_hangs_does_start_again(booth: Booth) -> None:
    assert booth.run("ends10 left", limits=HASTY) == 0
    assert booth.reasons() == ["start", "asked"]


def test_it_goes_on_at_the_slide_where_it_was_and_sets_aside_what_ends_it_three_times(
    booth: Booth, caplog: pytest.LogCaptureFixture
) -> None:
    booth.stacks.write_text("Fatal Python error: it was here\n")
    assert booth.run("kill@a kill@a kill@a normal@b kill@b left") == 0
    assert [(one["slide"], one["care"], one["aside"]) for one in booth.handed] == [
        ("", "none", []),
        ("7:a", "none", []),
        ("7:a", "none", []),
        ("7:a", "safe", ["7:a"]),
        ("7:b", "none", []),
        ("7:b", "none", []),
    ]
    assert "it was here" in caplog.text
    assert "安全模式" in caplog.text
    assert "slides set aside: 7:a" in caplog.text


def test_it_says_whether_the_last_picture_is_still_on_the_screen(booth: Booth) -> None:
    assert booth.run("glow-kill kill glow-again left") == 0
    assert [one["picture"] for one in booth.handed] == [False, True, False, False]


def test_what_cannot_be_understood_is_passed_over(booth: Booth) -> None:
    assert booth.run("garbage") == 0
    assert booth.reasons() == ["start"]


def test_without_a_display_it_waits_and_starts_nothing(booth: Booth, caplog: pytest.LogCaptureFixture) -> None:
    answers = iter(["no display", "no display", "no display", None, None])
    assert booth.run("left", missing=lambda: next(answers)) == 0
    assert booth.reasons() == ["start"]
    assert caplog.text.count("no display") == 1


def test_a_command_that_cannot_be_started_is_tried_again_but_not_at_full_speed(tmp_path: Path) -> None:
    looks: list[int] = []

    def missing() -> str | None:
        looks.append(0)
        if len(looks) == 8:
            signal.raise_signal(signal.SIGTERM)
        return None

    before = signal.getsignal(signal.SIGTERM)
    place = Place(tmp_path, Path("content.yaml"))
    gone = Supervisor([str(tmp_path / "gone")], Restarts(), place, tmp_path / "stacks", missing=missing, limits=QUICK)
    assert gone.run() == -signal.SIGTERM
    signal.signal(signal.SIGTERM, before)
    assert len(looks) == 8  # four starts, and then it waits


RUN = """\
import sys
from pathlib import Path
from kiosk.booth.place import Place
from kiosk.booth.restarts import Restarts
from kiosk.booth.supervisor import Limits, Supervisor, end_like
folder = Path(sys.argv[1])
command = [sys.executable, "-S", *(str(folder / name) for name in ("show.py", "plan", "diary"))]
supervisor = Supervisor(command, Restarts(), Place(folder, Path("c")), folder / "s", limits=Limits(silent=60.0))
sys.exit(end_like(supervisor.run()))
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL])
def test_when_the_supervisor_ends_the_show_ends_in_good_order(tmp_path: Path, number: signal.Signals) -> None:
    Booth(tmp_path)
    (tmp_path / "plan").write_text("obey")
    root = Path(__file__).parents[2]
    with subprocess.Popen([sys.executable, "-c", RUN, str(tmp_path)], cwd=root, stderr=subprocess.PIPE) as supervisor:
        assert supervisor.stderr is not None
        while supervisor.stderr.read(1) != b"x":
            pass  # the show has begun
        supervisor.send_signal(number)
        supervisor.stderr.read()  # until nobody holds it any more: neither of the two
        assert (tmp_path / "diary.obeyed").exists()
        assert supervisor.wait(10) == -number


def test_the_show_gets_the_words_that_are_its_own() -> None:
    assert _without_own(["--memory", "500", "deck.yaml", "--window"]) == ["deck.yaml", "--window"]
    assert _without_own(["deck.yaml", "--memory=500"]) == ["deck.yaml"]
