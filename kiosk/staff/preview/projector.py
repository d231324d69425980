"""Draws one page of a deck, a small step at a time, and hands out its picture at any moment of its entry.

Must not know widgets, files, or why a page is wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtGui import QImage, QPainter, QRegion

from kiosk.look.look import Look
from kiosk.pages.page import Page
from kiosk.stage.progress import Segments
from kiosk.stage.scene import Scene
from kiosk.stage.transition import Change

Make = Callable[[Look], Page]


class Projector:
    """One page in one look."""

    def __init__(self, make: Make, look: Look, segments: Segments | None) -> None:
        """Nothing is drawn yet. `make` builds the page that is wanted, without painting it."""
        self.look = look
        self._segments = segments
        #: The page, once it is drawn.
        self.page: Page | None = None
        #: Why it cannot be drawn; empty when it can.
        self.failed = ""
        self._scene = Scene(look)
        self._steps: Iterator[None] | None = self._draw(make)

    def step(self) -> bool:
        """Draw a little more; returns whether something is left to do."""
        if self._steps is None:
            return False
        try:
            next(self._steps)
        except StopIteration:
            self._steps = None
        except Exception as error:  # staff are told, and go on with the other slides
            self._steps, self.page, self.failed = None, None, f"{type(error).__name__}: {error}"
        return self._steps is not None

    def _draw(self, make: Make) -> Iterator[None]:
        page = make(self.look)
        page.build()
        yield
        yield from page.prepare()
        page.rehearse()
        yield
        self._scene.prepare_lake(page)
        self._scene.show(page, 0.0, Change("fade"))
        self.page = page

    @property
    def end(self) -> float:
        """The millisecond from which the page stands still."""
        return self.page.end if self.page is not None else 0.0

    def image(self, ms: float) -> QImage:
        """What the screen shows `ms` milliseconds after the page began to enter."""
        frame = self.look.frame
        self._scene.soil()
        self._scene.advance(ms / 1000, self._segments)
        image = QImage(frame.width, frame.height, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        self._scene.paint(painter, QRegion(image.rect()))
        painter.end()
        return image
