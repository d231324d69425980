"""Ripples: the answer of the lake to every touch, at the finger, from the very next frame.

Owns the rings' sizes over time. Must not know what was touched.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QPen, QRadialGradient

from kiosk.look.look import Look
from kiosk.motion import Motion
from kiosk.stage.overlay import FRAME

_RING = Motion(520, (0.16, 1, 0.3, 1))
_RINGS, _APART = 3, 0.09  # seconds from one ring to the next
_FROM, _TO, _DOT = 38.0, 134.0, 16.0  # u
_WIDE, _THIN = 3.4, 1.2  # u, of a ring's line, at its beginning and its end
_MOST = 10
_LIFE = _RING.ms / 1000 + (_RINGS - 1) * _APART
_STILL_LIFE = 0.2  # of the dot that stays where nothing may move


@dataclass(frozen=True)
class _Drop:
    at: QPointF
    since: float


class Ripples:
    """All that are on the lake; the oldest goes when there are too many."""

    def __init__(self, look: Look) -> None:
        """A still lake."""
        self.look = look
        self._drops: list[_Drop] = []
        self._dirty: list[QRect] = []
        self._now = 0.0

    def add(self, x: float, y: float, now: float) -> None:
        """A finger came down at (x, y), in pixels."""
        if len(self._drops) >= _MOST:
            self._dirty.append(self._rect(self._drops.pop(0)))
        drop = _Drop(QPointF(x, y), now)
        self._drops.append(drop)
        self._dirty.append(self._rect(drop))

    def relook(self, look: Look) -> None:
        """Another size, language or palette: the lake is still."""
        self._dirty += [self._rect(drop) for drop in self._drops]
        self.look = look
        self._drops.clear()

    @property
    def _life(self) -> float:
        return _LIFE if self.look.motion == "full" else _STILL_LIFE

    def _rect(self, drop: _Drop) -> QRect:
        """All pixels it touches while it lives."""
        far = self.look.px((_TO if self.look.motion == "full" else _DOT) + _WIDE * self.look.palette.line) + 1
        return QRectF(drop.at.x() - far, drop.at.y() - far, 2 * far, 2 * far).toAlignedRect()

    def advance(self, now: float) -> list[QRect]:
        """Go on to `now`; returns the rectangles that differ from the last time."""
        rects, self._dirty = self._dirty, []
        if self.look.motion == "full" and now != self._now:
            rects += [self._rect(drop) for drop in self._drops]
        over = [drop for drop in self._drops if now >= drop.since + self._life]
        rects += [self._rect(drop) for drop in over]
        self._drops = [drop for drop in self._drops if drop not in over]
        self._now = now
        return rects

    def wake(self, now: float) -> float:
        """The next moment at which something looks different; infinity on a still lake."""
        if self._dirty or (self._drops and self.look.motion == "full"):
            return now + FRAME
        return min((drop.since + self._life for drop in self._drops), default=math.inf)

    def paint(self, painter: QPainter, patch: QRect) -> None:
        """Draw what lies within `patch`, as it was at the last `advance`."""
        for drop in self._drops:
            if self._rect(drop).intersects(patch):
                painter.save()
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._paint_drop(painter, drop)
                painter.restore()

    def _paint_drop(self, painter: QPainter, drop: _Drop) -> None:
        look, age = self.look, max(0.0, self._now - drop.since)
        if look.motion == "full":
            self._paint_rings(painter, drop.at, age)
        left = 1 - age / self._life
        fades = look.motion == "full" and not look.palette.plain
        painter.setOpacity(min(1.0, 2 * left) if fades else 1.0)
        painter.setPen(QPen(look.colour("ink"), look.px(2)))
        painter.setBrush(look.colour("text"))
        painter.drawEllipse(drop.at, look.px(_DOT), look.px(_DOT))

    def _paint_rings(self, painter: QPainter, centre: QPointF, age: float) -> None:
        """All rings as one radial gradient: three stroked circles take five times as long, in every frame."""
        look = self.look
        far, rings = look.px(_TO + _WIDE * look.palette.line), list(self._rings(age))
        gradient = QRadialGradient(centre, far)
        edges = (
            radius + side * edge
            for radius, half, _ in rings
            for edge in (0.0, half - 0.5, half + 0.5)
            for side in (-1, 1)
        )
        for at in sorted(edges):
            if 0 <= at <= far:
                gradient.setColorAt(at / far, look.colour("text", _opaque(at, rings)))
        painter.setOpacity(1.0)
        painter.fillRect(QRectF(centre.x() - far, centre.y() - far, 2 * far, 2 * far), gradient)

    def _rings(self, age: float) -> Iterator[tuple[float, float, float]]:
        """Radius and half the width of every ring in pixels, and how opaque it is."""
        look = self.look
        for index in range(_RINGS):
            share = (age - index * _APART) * 1000 / _RING.ms
            if 0 <= share < 1:
                wide = look.px(_WIDE + (_THIN - _WIDE) * share) * look.palette.line
                yield look.px(_FROM + (_TO - _FROM) * _RING.ease(share)), wide / 2, 0.95 * (1 - share)


def _opaque(at: float, rings: Sequence[tuple[float, float, float]]) -> float:
    """How opaque the rings are together, so many pixels from their centre; a pixel's edge is soft."""
    clear = 1.0
    for radius, half, alpha in rings:
        clear *= 1 - alpha * min(1.0, 2 * half, max(0.0, half + 0.5 - abs(at - radius)))
    return 1 - clear
