"""A stage with a clock that is turned by hand, slide kinds made for tests, and a window's worth of pixels."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QRegion

from kiosk.clock import ManualClock
from kiosk.content.deck import Deck, Settings, Slide
from kiosk.content.fields import Amount
from kiosk.look.blocks import Block, Painted
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.motion import RISE, Motion, Span
from kiosk.pages.page import Page
from kiosk.pages.slide_page import SlidePage
from kiosk.slides import Kind
from kiosk.stage.guest import Guest, ready
from kiosk.stage.stage import Stage

ROOT = Path(__file__).parents[2]
FRAME = 1 / 60


class Plain(Slide):
    """A slide that is a coloured bar at a place of its own, with a figure when there is one."""

    colour: str = "#35D0E6"
    left: float = 100.0
    amount: Amount | None = None


class PlainPage(SlidePage[Plain]):
    """Draws the bar below the headline, and the figure."""

    def body(self) -> None:
        self.heading_block()
        px, slide = self.look.px, self.slide
        bar = QRectF(px(slide.left), px(420), px(300), px(60))
        colour = QColor(slide.colour)
        self.add(Painted(bar, lambda painter: painter.fillRect(bar, colour), Span(120, RISE), px(40)))
        if slide.amount is not None:
            self.numeral("figure", slide.amount, None, self.frame.left + px(700), px(600), 200)


class Failing(Slide):
    """A slide that cannot be shown."""

    where: str = "build"


class Trap(Block):
    """A block that paints a patch until a moment, and then raises half-way through its painting."""

    def paint(self, painter: QPainter, ms: float, alpha: float = 1.0) -> None:
        if ms > 120:
            painter.setOpacity(alpha)
            painter.fillRect(self.rect, QColor("#F6C453"))
        if 500 < ms < 600:
            raise RuntimeError("late")


class FailingPage(SlidePage[Failing]):
    """Raises where the slide says."""

    def body(self) -> None:
        if self.slide.where == "build":
            raise RuntimeError("build")
        px, where = self.look.px, self.slide.where
        rect = QRectF(px(1500), px(40), px(300), px(300))
        if where == "late":
            self.add(Trap(rect, Span(120, Motion(900, RISE.bezier))))
        else:
            self.add(Painted(rect, lambda painter: [][1], Span(0, RISE)))


MADE_UP = {
    "plain": Kind("plain", "", Plain, "", PlainPage),
    "failing": Kind("failing", "", Failing, "", FailingPage),
}


def plain(title: str | dict[str, str], **more: object) -> Slide:
    """A made-up slide that can be shown."""
    return Plain.model_validate({"kind": "plain", "title": title, **more})


def failing(where: str) -> Slide:
    """A made-up slide that cannot; `where` is build, paint or late."""
    return Failing.model_validate({"kind": "failing", "title": where, "where": where})


class Visited:
    """A guest whose page fails on stage, a moment after it has come."""

    key = "company/made-up"

    def called(self, deck: Deck) -> None:
        """Its key says all."""

    def page(self, deck: Deck, look: Look) -> Page:
        """The page, built and painted."""
        return ready(FailingPage(Failing(kind="failing", title="late", where="late"), deck, look))

    def beside(self, side: int, deck: Deck) -> None:
        """Nobody lies there."""


def deck(*slides: Slide, **settings: object) -> Deck:
    """A deck of slides."""
    return Deck(settings=Settings.model_validate(settings), slides=slides, folder=str(ROOT))


class Theatre:
    """A stage with its clock and the pixels of its window: only what the stage says changed is painted again."""

    def __init__(self, kinds: dict[str, Kind], size: tuple[int, int] = (640, 360)) -> None:
        self.clock = ManualClock()
        self.reports: list[tuple[str, str]] = []
        self.stage = Stage(self.clock, kinds, Look(Frame(*size)), self._report, self._report_guest)
        self.image = self._blank()

    def _report(self, slide: Slide, error: Exception) -> None:
        self.reports.append((slide.title.zh, type(error).__name__))

    def _report_guest(self, guest: Guest, error: Exception) -> None:
        self.reports.append((guest.key, type(error).__name__))

    def _blank(self) -> QImage:
        frame = self.stage.look.frame
        image = QImage(frame.width, frame.height, QImage.Format.Format_RGB32)
        image.fill(0)
        return image

    def tick(self) -> bool:
        """What the app does when its timer fires; returns whether anything was painted."""
        region = self.stage.advance()
        if region.isEmpty():
            self.stage.work()
            return False
        self._paint(self.image, region)
        return True

    def _paint(self, image: QImage, region: QRegion) -> None:
        painter = QPainter(image)
        painter.setClipRegion(region)
        self.stage.paint(painter, region)
        painter.end()

    def fresh(self) -> QImage:
        """The same moment, painted whole."""
        image = self._blank()
        self._paint(image, QRegion(image.rect()))
        return image

    def resize(self, size: tuple[int, int]) -> None:
        """Another window size."""
        look = self.stage.look
        self.stage.relook(Look(Frame(*size), look.language, motion=look.motion))
        self.image = self._blank()

    def arrive(self, index: int) -> None:
        """What the app does, in no time, until the slide that was asked for is painted and enters."""
        while self.stage.index != index:
            assert self.stage.wake == 0.0, "nothing is on its way"
            self.tick()

    def play(self, seconds: float, step: float = FRAME) -> Iterator[bool]:
        """Let time run as the app does, a tick a step: as soon as the stage asks for it, `step` at least."""
        end = self.clock.now() + seconds
        while True:
            yield self.tick()
            left = end - self.clock.now()
            if left <= 1e-9:
                return
            self.clock.advance(min(left, max(step, self.stage.wake)))

    def run(self, seconds: float, step: float = FRAME) -> None:
        """The same without looking."""
        for _ in self.play(seconds, step):
            pass
