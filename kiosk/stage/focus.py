"""The ring around what the keyboard is at: light with a dark rim, so that it is seen on everything.

Shown only to those who use a keyboard; it does not move or fade. Must not know keys.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from kiosk.look.look import Look
from kiosk.stage.overlay import FRAME

_AWAY, _LINE = 4.0, 4.0  # u: from the control to the light ring, and how thick each ring is


class FocusRing:
    """Around `rect` (pixels), with corners of `radius`; nowhere when `rect` is None."""

    def __init__(self, look: Look) -> None:
        """Nowhere."""
        self.look = look
        self.rect: QRectF | None = None
        self.radius = 0.0
        self._painted: tuple[QRectF, float] | None = None
        self._dirty: list[QRect] = []

    @property
    def _wanted(self) -> tuple[QRectF, float] | None:
        return (QRectF(self.rect), self.radius) if self.rect is not None else None

    def _light(self, rect: QRectF) -> QRectF:
        """The middle of the light ring, on the page whatever it encloses."""
        px, frame = self.look.px, self.look.frame
        line = px(_LINE) * self.look.palette.line
        away = px(_AWAY) + line / 2
        rim = line * 1.5
        page = QRectF(rim, rim, frame.width - 2 * rim, frame.height - 2 * rim)
        return rect.adjusted(-away, -away, away, away) & page

    def _extent(self, rect: QRectF) -> QRect:
        far = self.look.px(_LINE) * self.look.palette.line * 1.5 + 1
        return self._light(rect).adjusted(-far, -far, far, far).toAlignedRect()

    def relook(self, look: Look) -> None:
        """Another size, language or palette."""
        if self._painted is not None:
            self._dirty.append(self._extent(self._painted[0]))
        self.look, self._painted = look, None

    def advance(self, now: float) -> list[QRect]:
        """Go where it is wanted; returns the rectangles that differ from the last time."""
        rects, self._dirty = self._dirty, []
        wanted = self._wanted
        if wanted != self._painted:
            rects += [self._extent(ring[0]) for ring in (self._painted, wanted) if ring is not None]
            self._painted = wanted
        return rects

    def wake(self, now: float) -> float:
        """The next moment at which it looks different; infinity when it is where it should be."""
        return now + FRAME if self._dirty or self._wanted != self._painted else math.inf

    def paint(self, painter: QPainter, patch: QRect) -> None:
        """Draw it as it was at the last `advance`."""
        if self._painted is None or not patch.intersects(self._extent(self._painted[0])):
            return
        look = self.look
        rect, radius = self._light(self._painted[0]), self._painted[1]
        line = look.px(_LINE) * look.palette.line
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        corner = radius + look.px(_AWAY) + line / 2
        for away, colour in ((line, "ink"), (0.0, "text")):
            painter.setPen(QPen(look.colour(colour), line * 1.1))
            painter.drawRoundedRect(rect.adjusted(-away, -away, away, away), corner + away, corner + away)
        painter.restore()
