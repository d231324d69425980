"""`render --visit`: what a visitor sees who touches, as PNGs: dock, fact, swipe, larger text, high contrast, question.

Plays a short visit on a stage of its own, with a clock that it turns itself. Must not know the window.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtGui import QImage, QPainter, QRegion

from kiosk.clock import ManualClock
from kiosk.content.deck import Deck
from kiosk.content.fields import Language
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.slides import discover
from kiosk.stage.access import Access
from kiosk.stage.overlay import FRAME
from kiosk.stage.pull import Pull
from kiosk.stage.stage import Stage
from kiosk.stage.visitor import Visitor


class Visit:
    """A visitor on a stage, and pictures of what they see."""

    def __init__(self, deck: Deck, size: tuple[int, int], language: Language) -> None:
        """The first slide at rest."""
        self._clock = ManualClock()
        deck = deck.model_copy(update={"settings": deck.settings.model_copy(update={"language": language})})
        self.stage = Stage(self._clock, discover(), Look(Frame(*size), language))
        self.stage.replace(deck)
        self.visitor = Visitor(self._clock, self.stage)
        self.pull = Pull(self._clock, self.stage)
        self._wait(2.0)

    def _wait(self, seconds: float) -> None:
        end = self._clock.now() + seconds
        while self._clock.now() < end:
            self.visitor.advance()
            self.pull.advance()
            if self.stage.advance().isEmpty():
                self.stage.work()
            self._clock.advance(min(max(FRAME, min(self.stage.wake, 0.25)), end - self._clock.now() + 1e-6))

    def _picture(self, wait: float = 1.5) -> QImage:
        self._wait(wait)
        frame = self.stage.look.frame
        image = QImage(frame.width, frame.height, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        self.stage.paint(painter, QRegion(image.rect()))
        painter.end()
        return image

    def pictures(self) -> Iterator[tuple[str, QImage]]:
        """Each state of the visit by its name."""
        stage, visitor = self.stage, self.visitor
        visitor.touch()
        yield "dock", self._picture()
        visitor.look_at("dock.next")
        yield "keyboard", self._picture()
        visitor.look_at(None)
        if (chart := self._chart()) is not None:
            stage.jump(chart)
            self._wait(2.0)
            page = stage.scene.page
            if page is not None and page.hotspots:
                visitor.open_fact(page.hotspots[0].key)
            yield "fact", self._picture()
        visitor.close_fact(at_once=True)
        self.pull.begin()
        self.pull.move(-0.4 * stage.scene.width)
        yield "swipe", self._picture(0.1)
        self.pull.stop()
        visitor.open_sheet()
        visitor.set_access(Access(text_scale=1.25))
        yield "sheet", self._picture()
        visitor.close()
        yield "larger", self._picture()
        visitor.set_access(replace(visitor.access, text_scale=1.0, contrast=True))
        yield "contrast", self._picture()
        visitor.set_access(Access())
        self._wait(float(stage.deck.settings.idle_seconds))
        yield "question", self._picture(7.0)

    def _chart(self) -> int | None:
        """The first bars, else the first slide with something to touch."""
        slides = self.stage.deck.slides
        kinds = [slide.kind for slide in slides]
        return kinds.index("bars") if "bars" in kinds else next(iter(range(1, len(slides))), None)
