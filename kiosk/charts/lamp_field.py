"""A tower that may grow by a lamp at any moment: painted once with all the lamps it has room for, uncovered by count.

Owns how many lamps find room, and which of them are seen. Must not know what is counted, pages, or time.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap

from kiosk.charts.lit import Finish
from kiosk.charts.towers import Stack, Tower
from kiosk.look.blocks import paint_pixmap

_SLENDER = 240.0  # u: as wide as a tower is while its lamps are large
_SLENDER_PITCHES = (24.0, 19.0, 15.0, 12.0, 10.0)  # u from lamp to lamp
_WIDE_PITCHES = (10.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.5, 3.0)


def growing_stack(most: int, width: float, height: float, u: float) -> Stack | None:
    """The stack with the largest lamps in which `most` stand within `width` × `height` pixels; None: too many."""
    slender = min(width, _SLENDER * u)
    tries = [(slender, pitch) for pitch in _SLENDER_PITCHES] + [(width, pitch) for pitch in _WIDE_PITCHES]
    for wide, pitch_u in tries:
        pitch = pitch_u * u if pitch_u * u < 6 else float(math.floor(pitch_u * u))
        stack = Stack(max(1, math.floor(wide / pitch)), pitch)
        if stack.length(most) <= height:
            return stack
    return None


class LampField:
    """All lamps of a tower in one colour."""

    def __init__(
        self, stack: Stack, foot: tuple[float, float], height: float, colour: QColor, *, seed: int, finish: Finish
    ) -> None:
        """`foot` is the lower left corner on the page, `height` the room above it, in pixels."""
        self.stack, self._foot = stack, foot
        self.floors = max(1, math.floor(height / stack.pitch))
        self._colour, self._seed, self._finish = colour, seed, finish
        long = self.floors * stack.pitch
        self._rect: QRect = QRectF(foot[0], foot[1] - long, stack.width, long).toAlignedRect()
        self._pixmap: QPixmap | None = None

    @property
    def room(self) -> int:
        """The number of lamps it can show."""
        return self.floors * self.stack.across

    def prepare(self) -> None:
        """Paint all lamps."""
        if self._pixmap is None:
            tower = Tower(
                self.stack, self._foot, self.room, 0, self._colour, seed=self._seed, lying=False, finish=self._finish
            )
            self._pixmap = paint_pixmap(self._rect, tower.plot.paint)

    def paint(self, painter: QPainter, count: int) -> None:
        """Draw the first `count` lamps: the full floors, and what there is of the one above them."""
        self.prepare()
        assert self._pixmap is not None
        floors, rest = divmod(min(count, self.room), self.stack.across)
        for first, height, lamps in ((0, floors, self.stack.across), (floors, 1, rest)):
            if height and lamps:
                part = self._part(first, first + height, lamps)
                painter.drawPixmap(part.topLeft(), self._pixmap, part.translated(-self._rect.topLeft()))

    def _part(self, first: int, last: int, lamps: int) -> QRect:
        """The pixels of so many lamps of the floors from `first` up to below `last`; cut amid the gaps of lamps."""
        pitch, half = self.stack.pitch, self.stack.gap / 2
        top, bottom = (round(self._foot[1] - floor * pitch + half) for floor in (last, first))
        right = round(self._foot[0] + lamps * pitch - half) if lamps < self.stack.across else self._rect.right() + 1
        return QRect(self._rect.left(), top, right - self._rect.left(), bottom - top) & self._rect
