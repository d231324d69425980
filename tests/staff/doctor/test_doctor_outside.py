"""Screens, touch and fonts, from what Qt and the kernel say of them; versions; and what becomes of a Qt that aborts."""

import sys
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from kiosk.content.deck import Screen
from kiosk.staff.doctor.machine import Machine
from kiosk.staff.doctor.outside import fonts, kernel_touch, outside, screens, touch
from kiosk.staff.doctor.versions import packages, self_test, versions
from tests.staff.doctor.machines import Shop, levels, said

#: As Linux lists them: a touch screen, a touch pad, a mouse.
KERNEL = """\
I: Bus=0003 Vendor=222a Product=0001 Version=0110
N: Name="ILITEK Multi-Touch"
B: PROP=2
B: EV=1b
B: ABS=3273800000000003

N: Name="SynPS/2 Synaptics TouchPad"
B: PROP=5
B: ABS=660800011000003

N: Name="Logitech USB Optical Mouse"
B: PROP=0
B: REL=1943
"""


def screen(**more: Any) -> dict[str, Any]:
    shown = {"name": "HDMI-1", "size": [3840, 2160], "at": [0, 0], "hz": 60.0, "dpi": 96, "mm": [952.0, 535.0]}
    return shown | {"maker": ""} | more


def test_a_screen_is_told_by_the_name_that_the_deck_takes() -> None:
    found = list(screens([screen(), screen(name="DP-2", size=[1920, 1080])], Screen(name="DP-2")))
    assert levels(found) == ["ok", "ok"]
    assert "3840×2160, 60 Hz, 96 dpi, 43 inches. screen: {name: HDMI-1}" in said(found)


@pytest.mark.parametrize(
    ("shown", "wanted", "told"),
    [
        (screen(hz=29.97), Screen(), "motion will stutter"),
        (screen(size=[1024, 600]), Screen(), "text will be small"),
        (screen(mm=[477.0, 268.0]), Screen(), "says it has 22 inches, content.yaml says 43"),
        (screen(), Screen(name="DP-9"), "write one of these: HDMI-1"),
        (screen(), Screen(number=2), "asks for screen 2; there are 1"),
    ],
)
def test_what_is_odd_about_a_screen(shown: dict[str, Any], wanted: Screen, told: str) -> None:
    found = list(screens([shown], wanted))
    assert len(found) == 2
    assert told in said(found)


def test_the_kernel_s_touch_screens() -> None:
    assert kernel_touch(KERNEL) == ["ILITEK Multi-Touch"]
    assert kernel_touch("") == []


def test_a_touch_screen_that_only_the_kernel_knows_is_an_error() -> None:
    ten = {"name": "ILITEK Multi-Touch", "kind": "TouchScreen", "points": 10}
    mouse = {"name": "mouse", "kind": "Mouse", "points": 1}
    assert levels(touch([ten, mouse], KERNEL)) == ["ok"]
    assert levels(touch([ten | {"points": 1}], KERNEL)) == ["ok", "notice"]
    assert levels(touch([mouse], KERNEL)) == ["error"]
    assert "usermod -aG input" in said(touch([mouse], KERNEL))
    assert levels(touch([mouse], None)) == ["notice"]


def test_fonts_and_characters() -> None:
    assert levels(fonts({}, "")) == ["ok"]
    assert levels(fonts({"serif": ("Noto Serif CJK SC", "SimSun")}, "")) == ["notice"]
    assert "U+E123" in said(fonts({}, "\ue123"))
    assert "fonts-noto-cjk" in said(fonts({}, "智能苏州"))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_fonts_are_examined_all_the_same(tmp_path: Path) -> None:
    file = tmp_path / "content.yaml"
    file.write_text("slides:\n  - {kind: statement, title: {zh: \ue123, en: One}}\n", "utf-8")
    found = list(outside(Machine(environment={"PATH": "/usr/bin:/bin"}), file, Screen()))
    assert "No display" in said(found)
    assert "U+E123" in said(found)


def test_a_qt_that_aborts_is_told_and_survived(tmp_path: Path) -> None:
    machine = Machine(environment={"PATH": "/usr/bin:/bin", "QT_QPA_PLATFORM": "nonsense"})
    found = list(outside(machine, tmp_path / "none.yaml", Screen()))
    assert "Qt cannot open the display" in said(found)
    assert "nonsense" in said(found)
    assert "libxcb-cursor0" in said(found)


# ----- versions -----


@pytest.mark.parametrize(
    ("name", "version", "python", "level", "told"),
    [
        ("PySide6-Essentials", "6.11.3", "3.11.2", "ok", "Packages: "),
        ("PySide6-Essentials", "6.12.0", "3.11.2", "error", "PYSIDE-3474"),
        ("PySide6-Essentials", "6.12.0", "3.12.1", "notice", "was not tried"),
        ("PySide6-Essentials", "6.9.1", "3.12.1", "error", "#3323"),
        ("pyqtgraph", "0.13.7", "3.12.1", "error", "#3390"),
        ("pyqtgraph", "0.15.0", "3.12.1", "notice", "was not tried"),
    ],
)
def test_a_version_that_fails_is_explained(name: str, version: str, python: str, level: str, told: str) -> None:
    asked = [Requirement({"pyqtgraph": "pyqtgraph>=0.14,<0.15"}.get(name, "PySide6-Essentials>=6.11,<6.12"))]
    (finding,) = packages({name: Version(version)}, asked, Version(python))
    assert finding.level == level
    assert told in finding.text("en")


def test_a_package_that_is_missing_is_an_error() -> None:
    assert levels(packages({}, [Requirement("segno>=1")], Version("3.11"))) == ["error"]


def test_the_versions_of_this_machine_are_those_that_were_tried() -> None:
    assert set(levels(versions(Machine()))) == {"ok"}


@pytest.mark.parametrize(
    ("done", "level", "told"),
    [
        (CompletedProcess([], 0, '{"qt": "6.11.3", "lost": 3}', ""), "ok", "self-test passed"),
        (CompletedProcess([], 0, '{"qt": "6.12.0", "lost": 20000}', ""), "error", "20000 references lost"),
        (CompletedProcess([], -6, "", "Fatal Python error: none_dealloc"), "error", "none_dealloc"),
        (None, "error", "Qt does not run"),
    ],
)
def test_the_self_test_is_judged(
    done: CompletedProcess[str] | None, level: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Machine, "run", lambda *_, **_environment: done)
    (finding,) = self_test(Machine())
    assert finding.level == level
    assert told in finding.text("en")


def test_a_machine_without_any_program_tells_what_it_can(shop: Shop) -> None:
    machine = shop.machine()
    assert machine.says("timedatectl", "show") is None
    assert machine.read("etc/timezone") is None
