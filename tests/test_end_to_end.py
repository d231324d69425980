"""The real kiosk, as a process of its own on a display of its own: what a hand does, and what is then seen."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.onlooker import BESIDE, NOTHING, ROW, SOON, START, Visitor, unlike, visited
from tests.xdisplay import until

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def visitor(tmp_path: Path) -> Iterator[Visitor]:
    """The kiosk runs, and somebody comes by."""
    with visited(tmp_path, "run") as visitor:
        yield visitor


def test_a_visit(visitor: Visitor, capfd: pytest.CaptureFixture[str]) -> None:
    display = visitor.display
    visitor.await_page(1, "zh", START)

    # Only the left button is a finger: with the others the loop plays on.
    lake = visitor.sees(visitor.dock)
    for button in (3, 2):
        visitor.click("next", button)
        for _ in range(2):
            visitor.await_change(ROW, 0, "progress of the loop")
    assert unlike(lake, visitor.sees(visitor.dock)) < 0.3

    # A touch wakes it and does nothing else, even where it meets a cell.
    visitor.click("next")
    until(lambda: unlike(lake, visitor.sees(visitor.dock)) > 0.9, SOON, "the dock")
    assert visitor.reads(1, "zh")

    # However long a press where nothing is, it means nothing: here as long as its ripple. The language changes in
    # place, so nothing before it has turned the page.
    display.do("mousemove", round(NOTHING.x()), round(NOTHING.y()))
    lake = visitor.sees(BESIDE)
    display.do("mousedown", 1)
    until(lambda: unlike(lake, visitor.sees(BESIDE)) > 0.02, SOON, "a ripple")
    until(lambda: unlike(lake, visitor.sees(BESIDE)) == 0, SOON, "a lake at rest")
    display.do("mouseup", 1)
    visitor.click("next", 3)
    visitor.click("next", 2)
    visitor.click("language")
    visitor.await_page(1, "en")

    # The page follows the finger, and turns.
    display.do("mousemove", 1000, 420, "mousedown", 1, "mousemove", 900, 420, "mousemove", 700, 420)
    until(lambda: not visitor.reads(1, "en"), SOON, "the page under the finger")
    display.do("mousemove", 400, 420, "mouseup", 1)
    visitor.await_page(2, "en")
    assert not visitor.reads(3, "en")
    visitor.click("next")
    visitor.await_page(3, "en")
    visitor.click("home")
    visitor.await_page(1, "en")

    assert visitor.process.poll() is None
    display.do("key", "ctrl+shift+q")
    assert visitor.process.wait(SOON) == 0
    assert [line for line in capfd.readouterr().err.splitlines() if " INFO " not in line] == []


#: Another program: a window over all of the screen, which has the keyboard.
INTRUDER = """\
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget(styleSheet="background: #ff0000")
window.setGeometry(0, 0, 3000, 3000)
window.show()
window.raise_()
window.activateWindow()
QTest.qWaitForWindowExposed(window, 30000)
print(flush=True)
app.exec()
"""


def test_what_comes_before_it_is_covered_again(visitor: Visitor) -> None:
    visitor.await_page(1, "zh", START)
    visitor.display.do("key", "Escape")  # it has the keyboard
    visitor.await_change(visitor.dock, 0.5, "the dock")
    environment = {**os.environ, "DISPLAY": visitor.display.name, "QT_QPA_PLATFORM": "xcb"}
    command = [sys.executable, "-c", INTRUDER]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as intruder:
        try:
            assert intruder.stdout is not None
            assert intruder.stdout.readline() == b"\n"  # it is there, over all of the screen
            visitor.await_page(1, "zh", START)

            def heard() -> bool:
                visitor.display.do("key", "Right")
                return visitor.reads(2, "zh") or visitor.reads(3, "zh")

            until(heard, START, "the keyboard")
        finally:
            intruder.kill()
