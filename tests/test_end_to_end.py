"""The real kiosk, as a process of its own on a display of its own: what a hand does, and what is then seen."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy
import pytest
from PySide6.QtCore import QPointF, QRectF

from kiosk.content.check import check
from kiosk.content.deck import Deck, Screen
from kiosk.content.fields import Language
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.slides import contents
from kiosk.staff.render import picture
from kiosk.stage.dock import Dock, DockState
from kiosk.stage.reach import Reach
from tests.pixels import Pixels, pixels
from tests.xdisplay import XDisplay, needs, until, x_display

ROOT = Path(__file__).parents[1]
WIDTH, HEIGHT = 1280, 720
FRAME = Frame(WIDTH, HEIGHT)
DECK = """\
slides:
  - kind: cover
    name: {zh: 苏州工业园区, en: Suzhou Industrial Park}
    title: {zh: 一湖灯火，一城智能, en: "Lake of lights, city of AI"}
    seconds: 60
  - {kind: statement, title: {zh: 第二页, en: The second page}, seconds: 60}
  - {kind: statement, title: {zh: 第三页是最后一页, en: The third and last}, seconds: 60}
"""
PAGES: tuple[tuple[int, Language], ...] = ((1, "zh"), (2, "zh"), (3, "zh"), (1, "en"), (2, "en"), (3, "en"))
#: Where the titles of all three stand, and nothing that moves by itself.
TITLE = QRectF(60, 40, 560, 270)
ROW = QRectF(0, HEIGHT - 24, WIDTH, 24)
#: A point that answers no touch, and what lies to the left of a pointer there.
NOTHING, BESIDE = QPointF(200, 360), QRectF(140, 320, 50, 80)
#: Seconds a busy machine may take; nobody waits so long on another.
START, SOON = 30.0, 8.0

pytestmark = pytest.mark.usefixtures("qapp")


def cut(shown: Pixels, rect: QRectF) -> Pixels:
    x, y, right, bottom = (round(side) for side in rect.getCoords())  # type: ignore[attr-defined]
    return shown[y:bottom, x:right]


def unlike(one: Pixels, two: Pixels, tolerance: int = 0) -> float:
    """The share of pixels with a colour value that differs by more."""
    colours = [image.copy().view(numpy.uint8).reshape(*image.shape, 4).astype(numpy.int16) for image in (one, two)]
    return float((abs(colours[0] - colours[1]) > tolerance).any(axis=2).mean())


class Visitor:
    """Somebody in front of the screen, who knows what every slide looks like."""

    def __init__(self, display: XDisplay, process: subprocess.Popen[bytes], deck: Deck) -> None:
        self.display, self.process = display, process
        self._titles = {
            (number, language): cut(pixels(picture(deck, number - 1, Look(FRAME, language))), TITLE)
            for number, language in PAGES
        }
        dock = Dock(Look(FRAME, "zh"), Reach(FRAME, Screen()))
        dock.say(DockState(companies=False))
        dock.show(0.0)
        self.dock = dock.plate
        self._cells = {control.intent.name: control.rect.center() for control in dock.controls}

    def click(self, place: QPointF | str, button: int = 1) -> None:
        """Click at a point, or on a cell of the dock."""
        point = self._cells[place] if isinstance(place, str) else place
        self.display.click(point.x(), point.y(), button)

    def sees(self, rect: QRectF) -> Pixels:
        return cut(self.display.pixels(), rect)

    def reads(self, number: int, language: Language) -> bool:
        """Whether the title of that slide stands there, and nothing else."""
        return unlike(self.sees(TITLE), self._titles[number, language], 24) < 0.002

    def await_page(self, number: int, language: Language, seconds: float = SOON) -> None:
        until(lambda: self.reads(number, language), seconds, f"slide {number} in {language}")

    def await_change(self, rect: QRectF, share: float, what: str) -> None:
        before = self.sees(rect)
        until(lambda: unlike(before, self.sees(rect)) > share, SOON, what)


@pytest.fixture
def visitor(tmp_path: Path) -> Iterator[Visitor]:
    """The kiosk runs, and somebody comes by."""
    needs("Xvfb", "xdotool")
    content, screen = tmp_path / "deck.yaml", tmp_path / "screen"
    content.write_text(DECK, "utf-8")
    deck = check(content, contents()).deck
    assert deck is not None
    screen.mkdir()
    with x_display(screen, WIDTH, HEIGHT) as display:
        environment = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
        environment |= {"DISPLAY": display.name, "QT_QPA_PLATFORM": "xcb", "XDG_CACHE_HOME": str(tmp_path / "cache")}
        command = [sys.executable, "main.py", "run", str(content)]
        with subprocess.Popen(command, cwd=ROOT, env=environment) as process:
            try:
                yield Visitor(display, process, deck)
            finally:
                process.kill()


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
