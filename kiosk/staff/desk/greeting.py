"""The welcome line over every slide: one line of serif at the top of the sky, on a waterline of its own.

Owns its place and its pixels. Must not know who wrote it, or until when it shows.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QBrush, QLinearGradient, QPainter, QPixmap

from kiosk.content.fields import Text
from kiosk.look.blocks import paint_pixmap
from kiosk.look.look import Look
from kiosk.look.placed import Placed
from kiosk.look.shortened import shortened
from kiosk.look.tokens import SHEET, SMALLEST
from kiosk.look.typeset import spaced
from kiosk.stage.overlay import FRAME
from kiosk.stage.toggle import Toggle

_SIZE = 40.0  # u
_REACH = 180.0  # u, how far its waterline goes beyond the words on each side


class Greeting:
    """An overlay below all others: it lies on the page, and the dock and the panels lie on it."""

    def __init__(self, look: Look) -> None:
        """Not there."""
        self.look = look
        self._text: Text | None = None
        self._toggle = Toggle()
        self._painted = 0.0
        self._pixmap: tuple[QRect, QPixmap] | None = None
        self._dirty: list[QRect] = []
        self._now = 0.0

    @property
    def shown(self) -> bool:
        """Whether it is there, or coming."""
        return self._toggle.on

    def say(self, text: Text | None, now: float) -> None:
        """Greet with that line; None: nobody is greeted."""
        if text is not None and text != self._text:
            self._text = text
            self._anew()
        self._turn(text is not None, now)

    def _turn(self, on: bool, now: float) -> None:
        self._toggle.turn(on, now)

    def _anew(self) -> None:
        if self._pixmap is not None:
            self._dirty.append(self._pixmap[0])
        self._pixmap = None
        if self._painted:
            self._dirty.append(self.rect)

    def relook(self, look: Look) -> None:
        """Another size, language or palette."""
        self.look = look
        self._anew()

    @property
    def words(self) -> str:
        """What can be read of it."""
        return self._placed.setting.lines[0].text if self._text is not None else ""

    @property
    def _placed(self) -> Placed:
        frame, px = self.look.frame, self.look.px
        assert self._text is not None
        said = spaced(self._text.in_(self.look.language).replace("\n", " "))
        setting = self.look.set(said, SHEET, frame.content, size=_SIZE)
        if not setting.fits:
            setting = shortened(self.look, said, SHEET, SMALLEST, frame.content)
        return Placed(setting, frame.width / 2, px(96 if frame.portrait else 60), "centre")

    @property
    def rect(self) -> QRect:
        """All pixels it may touch; none when there is nothing to say."""
        if self._text is None:
            return QRect()
        words, px = self._placed.rect, self.look.px
        far = px(_REACH)
        page = QRect(0, 0, self.look.frame.width, self.look.frame.height)
        return words.adjusted(-far, -px(14), far, px(16)).toAlignedRect() & page

    def advance(self, now: float) -> list[QRect]:
        """Go on to `now`; returns the rectangles that differ from the last time."""
        rects, self._dirty = self._dirty, []
        shown = self._toggle.value(now)
        if shown != self._painted:
            rects.append(self.rect)
        self._painted, self._now = shown, now
        return rects

    def wake(self, now: float) -> float:
        """The next moment at which it looks different; infinity when it stands still."""
        return (
            now + FRAME
            if self._dirty or self._toggle.value(now) != self._painted or now < self._toggle.end
            else math.inf
        )

    def paint(self, painter: QPainter, patch: QRect) -> None:
        """Draw it as it was at the last `advance`."""
        if not self._painted or self._text is None:
            return
        if self._pixmap is None:
            rect = self.rect
            self._pixmap = rect, paint_pixmap(rect, self._draw)
        rect, pixmap = self._pixmap
        if patch.intersects(rect):
            painter.setOpacity(self._painted)
            painter.drawPixmap(rect.topLeft(), pixmap)
            painter.setOpacity(1.0)

    def _draw(self, painter: QPainter) -> None:
        look, px, placed = self.look, self.look.px, self._placed
        placed.paint(painter, look, "moon")
        rect = QRectF(self.rect)
        y = round(placed.baseline + px(20))
        line = QLinearGradient(QPointF(rect.left(), y), QPointF(rect.right(), y))
        for place, alpha, name in look.palette.shore:
            line.setColorAt(place, look.colour(name, alpha if 0 < place < 1 else 0.0))
        painter.fillRect(QRectF(rect.left(), y, rect.width(), max(1.5, px(2) * look.palette.line)), QBrush(line))
