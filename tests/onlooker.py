"""Somebody in front of the real kiosk, which is a process of its own on a display of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy
import psutil
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

    def turn_to(self, number: int, language: Language) -> None:
        """Go on by key to that slide. A key that comes before the window has the keyboard is lost: pressed again."""
        pressed = 0.0

        def turned() -> bool:
            nonlocal pressed
            if time.monotonic() > pressed + 3.0 and self.reads(number - 1, language):
                self.display.do("key", "Right")
                pressed = time.monotonic()
            return self.reads(number, language)

        until(turned, SOON, f"slide {number} in {language}")

    def await_change(self, rect: QRectF, share: float, what: str) -> None:
        before = self.sees(rect)
        until(lambda: unlike(before, self.sees(rect)) > share, SOON, what)


@contextmanager
def visited(folder: Path, command: str) -> Iterator[Visitor]:
    """The kiosk runs by that command, and somebody comes by; all that it keeps is in `folder`. Ended afterwards."""
    needs("Xvfb", "xdotool")
    content, screen = folder / "deck.yaml", folder / "screen"
    content.write_text(DECK, "utf-8")
    deck = check(content, contents()).deck
    assert deck is not None
    screen.mkdir()
    with x_display(screen, WIDTH, HEIGHT) as display:
        environment = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
        environment |= {"DISPLAY": display.name, "QT_QPA_PLATFORM": "xcb"}
        environment |= {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("CACHE", "STATE")}
        words = [sys.executable, "main.py", command, str(content)]
        with subprocess.Popen(words, cwd=ROOT, env=environment) as process:
            try:
                yield Visitor(display, process, deck)
            finally:
                if process.poll() is None:
                    for one in [*psutil.Process(process.pid).children(), process]:
                        one.kill()
