"""A finger held in the lower left corner: the door that staff know. A ring grows round the finger, from a second on.

Visitors do not trip on it: nothing shows at first, and whatever else is touched there works as ever. Owns where, how
long, and the ring's pixels. Must not know what lies behind the door, or which fingers are down.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from kiosk.look.ink import stroke
from kiosk.look.look import Look
from kiosk.stage.gesture import Held
from kiosk.stage.overlay import FRAME

#: Seconds for which a finger is held, and after which the ring begins to grow.
LASTS, SHOWS = 3.0, 1.0
_CORNER = 120.0  # u
_RADIUS, _LINE = 60.0, 5.0  # u
_RIM = 3.0  # u of dark on both sides of the ring, so that it is seen on everything
_FAINT = 0.7


class Hold:
    """The corner, and the ring round the finger that is held there."""

    def __init__(self, look: Look) -> None:
        """Nobody holds it."""
        self.look = look
        self._held: Held | None = None
        self._painted: tuple[QRect, float] | None = None
        self._dirty: list[QRect] = []

    def follow(self, held: Held | None, now: float) -> bool:
        """That finger is held, wherever it is; returns whether it has opened the door."""
        self._held = held if held is not None and self._in_corner(held) else None
        if self._held is None or now < self._held.since + LASTS:
            return False
        self._held = None
        return True

    def _in_corner(self, held: Held) -> bool:
        far = self.look.px(_CORNER)
        return 0 <= held.x < far and self.look.frame.height - far <= held.y < self.look.frame.height

    # ----- the ring, as an overlay --------------------------------------------------------------------------

    def relook(self, look: Look) -> None:
        """Another size, language or palette."""
        self._dirty += [self._painted[0]] if self._painted else []
        self.look, self._painted = look, None

    def _ring(self, now: float) -> tuple[QRect, float] | None:
        """All pixels of it, and how much of the circle is drawn."""
        if self._held is None or now <= self._held.since + SHOWS:
            return None
        share = (now - self._held.since - SHOWS) / (LASTS - SHOWS)
        far = self.look.px(_RADIUS + _LINE / 2 + _RIM) * max(1.0, self.look.palette.line) + 1
        return QRectF(self._held.x - far, self._held.y - far, 2 * far, 2 * far).toAlignedRect(), min(1.0, share)

    def advance(self, now: float) -> list[QRect]:
        """Go on to `now`; returns the rectangles that differ from the last time."""
        rects, self._dirty = self._dirty, []
        wanted = self._ring(now)
        if wanted != self._painted:
            rects += [ring[0] for ring in (self._painted, wanted) if ring is not None]
            self._painted = wanted
        return rects

    def wake(self, now: float) -> float:
        """The next moment at which it looks different; infinity while nobody holds the corner."""
        if self._held is None:
            return now + FRAME if self._painted or self._dirty else math.inf
        return max(now + FRAME, self._held.since + SHOWS)

    def paint(self, painter: QPainter, patch: QRect) -> None:
        """Draw it as it was at the last `advance`."""
        if self._painted is None or not patch.intersects(self._painted[0]):
            return
        rect, share = self._painted
        px, line = self.look.px, self.look.palette.line
        radius = px(_RADIUS)
        circle = QRectF(0, 0, 2 * radius, 2 * radius)
        circle.moveCenter(QRectF(rect).center())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, wide in (("ink", _LINE + 2 * _RIM), ("moon", _LINE)):
            painter.setPen(stroke(self.look.colour(colour, _FAINT), px(wide) * line))
            painter.drawArc(circle, 90 * 16, -round(share * 360 * 16))
        painter.restore()
