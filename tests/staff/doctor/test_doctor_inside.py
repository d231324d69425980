"""Clock, disk, memory, power and the show, on machines that are built for it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.booth.only_one import OnlyOne
from kiosk.content.check import check
from kiosk.program import TYPED
from kiosk.slides import contents
from kiosk.staff.doctor.inside import clock, disk, memory
from kiosk.staff.doctor.power import power
from kiosk.staff.doctor.show import content_of, others, pin
from kiosk.staff.pin import Pin
from kiosk.storage import state_folder
from tests.staff.doctor.machines import SHANGHAI, Shop, levels, said

XSET = """\
Screen Saver:
  prefer blanking:  yes    allow exposures:  yes
  timeout:  {timeout}    cycle:  600
DPMS (Display Power Management Signaling):
  DPMS is {dpms}
"""
POWERCFG = """\
Power Setting GUID: 3c0bc021-c8a8-4e07-a973-6b14cbcb2b7e  (Turn off display after)
  Possible Settings units: Seconds
Current AC Power Setting Index: 0x{ac:08x}
Current DC Power Setting Index: 0x0000012c
"""


# ----- clock -----


def test_a_clock_that_is_set_with_its_zone_is_well(shop: Shop) -> None:
    shop.program("timedatectl", "Asia/Shanghai\n", when="Timezone")
    shop.program("timedatectl", "yes\n", when="NTPSynchronized")
    (finding,) = clock(shop.machine())
    assert finding.level == "ok"
    assert finding.what == (
        "时间：2026-12-01 10:00，Asia/Shanghai（UTC+08:00）",
        "Time: 2026-12-01 10:00, Asia/Shanghai (UTC+08:00)",
    )


@pytest.mark.parametrize("year", [1970, 2000, 2024, 2101])
def test_a_year_in_which_no_kiosk_runs_is_an_error(shop: Shop, year: int) -> None:
    shop.now = datetime(year, 1, 1, tzinfo=SHANGHAI)
    (finding,) = clock(shop.machine(TZ="Asia/Shanghai"))
    assert finding.level == "error"
    assert str(year) in finding.text("zh")
    assert "set-ntp" in finding.text("zh")


def test_a_zone_that_nobody_set_and_a_clock_that_drifts_are_told(shop: Shop) -> None:
    shop.now = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)
    shop.file("etc/timezone", "Etc/UTC\n")
    shop.program("timedatectl", "no\n", when="NTPSynchronized")
    found = list(clock(shop.machine()))
    assert levels(found) == ["notice", "notice"]
    assert "set-timezone Asia/Shanghai" in said(found)
    assert "drift" in said(found)


# ----- disk and memory -----


@pytest.fixture
def content(tmp_path: Path) -> Path:
    file = tmp_path / "content.yaml"
    file.write_text("slides:\n  - {kind: statement, title: {zh: 一, en: One}}\n", "utf-8")
    return file


def test_a_state_folder_that_cannot_be_written_is_an_error(
    shop: Shop, content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert "error" not in levels(disk(shop.machine(), content))
    (tmp_path / "state").mkdir()
    assert "error" not in levels(disk(shop.machine(), content))
    (tmp_path / "state" / "kiosk").write_text("a file, not a folder", "utf-8")
    found = [finding for finding in disk(shop.machine(), content) if finding.level == "error"]
    assert "the state folder" in said(found)
    assert "chown" in said(found)


@pytest.mark.parametrize(("free", "level"), [(50_000, "error"), (700_000, "notice"), (3_000_000, "ok")])
def test_memory_that_is_left(shop: Shop, free: int, level: str) -> None:
    shop.file("proc/meminfo", f"MemTotal:  4000000 kB\nMemFree:  1 kB\nMemAvailable:  {free} kB\n")
    (finding,) = memory(shop.machine())
    assert finding.level == level
    assert "3.8 GB" in finding.text("en")


def test_where_the_system_tells_nothing_of_memory_nothing_is_said(shop: Shop) -> None:
    assert list(memory(shop.machine())) == []


# ----- power -----


@pytest.mark.parametrize(
    ("timeout", "dpms", "mend"),
    [(600, "Enabled", "xset -dpms; xset s off"), (0, "Enabled", "xset -dpms"), (600, "Disabled", "xset s off")],
)
def test_x_that_blanks_the_screen(shop: Shop, timeout: int, dpms: str, mend: str) -> None:
    shop.program("xset", XSET.format(timeout=timeout, dpms=dpms))
    found = list(power(shop.machine(DISPLAY=":0")))
    assert levels(found) == ["notice"]
    assert mend in said(found)


def test_a_machine_that_stays_awake(shop: Shop) -> None:
    shop.program("xset", XSET.format(timeout=0, dpms="Disabled"))
    shop.program("gsettings", "uint32 300\n")  # of a desktop that does not run
    shop.program("systemctl", "masked\n", status=1)
    assert levels(power(shop.machine(DISPLAY=":0"))) == ["ok", "ok", "ok"]


def test_a_desktop_that_locks_and_a_system_that_sleeps(shop: Shop) -> None:
    shop.program("gsettings", "uint32 300\n", when="idle-delay")
    shop.program("gsettings", "false\n", when="lock-enabled")
    shop.program("gsettings", "'suspend'\n", when="sleep-inactive")
    shop.program("systemctl", "static\n")
    found = list(power(shop.machine(XDG_CURRENT_DESKTOP="ubuntu:GNOME")))
    assert levels(found) == ["notice"] * 3
    assert "idle-delay 0" in said(found)
    assert "sleep-inactive-ac-type 'nothing'" in said(found)
    assert "systemctl mask sleep.target" in said(found)


def test_a_program_that_keeps_the_system_awake(shop: Shop) -> None:
    shop.program("systemctl", "static\n")
    inhibitors = (
        "kiosk 1000 staff 4242 python sleep:idle an exhibition plays block\n"
        "NetworkManager 0 root 812 NetworkManager sleep NetworkManager needs to turn off networks delay\n"
    )
    shop.program("systemd-inhibit", inhibitors)
    found = list(power(shop.machine()))
    assert levels(found) == ["ok", "ok"]
    assert "Kept awake at the moment by: kiosk\n" in said(found) + "\n"


def test_windows_that_darkens_after_ten_minutes(shop: Shop) -> None:
    shop.platform = "win32"
    shop.program("powercfg", POWERCFG.format(ac=600), when="VIDEOIDLE")
    shop.program("powercfg", POWERCFG.format(ac=0), when="STANDBYIDLE")
    found = list(power(shop.machine()))
    assert levels(found) == ["notice", "ok"]
    assert "10 minutes" in said(found)
    assert "powercfg /change monitor-timeout-ac 0" in said(found)


def test_a_machine_that_tells_nothing_is_to_be_watched(shop: Shop) -> None:
    found = list(power(shop.machine()))
    assert levels(found) == ["notice"]
    assert "watch it for an hour" in said(found)


# ----- the show -----


@pytest.mark.parametrize(
    ("text", "level", "told"),
    [
        ("slides:\n  - {kind: statement, title: {zh: 一, en: One}}\n", "ok", "1 slides, no problems"),
        ("slides:\n  - {kind: statement, title: 一}\n", "notice", "1 warnings"),
        ("slides:\n  - {kind: statement, title: 一}\n  - {kind: odd}\n", "error", "1 errors and 1 warnings"),
        ("slides: [\n", "error", "cannot be played"),
    ],
)
def test_the_content_is_counted(content: Path, text: str, level: str, told: str) -> None:
    content.write_text(text, "utf-8")
    (finding,) = content_of(check(content, contents()), content.name)
    assert finding.level == level
    assert told in finding.text("en")
    assert (f"{TYPED} check" in finding.text("zh")) == (level != "ok")


def test_the_pin_and_a_kiosk_that_runs(
    shop: Shop, content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    machine = shop.machine()
    assert levels(pin(machine)) == ["notice"]
    assert "No supervised kiosk" in said(others(machine))
    Pin(state_folder()).store("2468")
    assert levels(pin(machine)) == ["ok"]
    lock = OnlyOne(state_folder(), content)
    assert lock.take()
    assert "is running" in said(others(machine))
    lock.free()
    assert "No supervised kiosk" in said(others(machine))
