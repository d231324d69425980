"""A block carried by something that grows: a numeral on the head of its bar.

Must not know charts: it is handed where its carrier's head is.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter

from kiosk.look.blocks import Block
from kiosk.motion import Span


class Riding(Block):
    """`carried`, moved by what `shift` says for the progress of `span`; at progress 1 it stands at its own place."""

    def __init__(self, carried: Block, span: Span, shift: Callable[[float], QPointF]) -> None:
        """`shift(progress)` is in pixels, and farthest at progress 0."""
        super().__init__(QRectF(carried.rect), carried.span)
        self.carried = carried
        self.words, self.group = carried.words, carried.group
        self._ride, self._shift = span, shift

    @property
    def reach(self) -> QRect:
        """All the way that it rides."""
        there = self.carried.reach
        return there.united(there.translated(self._shift(0.0).toPoint())).adjusted(-1, -1, 1, 1)

    @property
    def end(self) -> float:
        """When it neither rides nor changes."""
        return max(self.carried.end, self._ride.end)

    def moving(self, before: float, now: float) -> bool:
        """Whether it rides or changes."""
        return self.carried.moving(before, now) or self._ride.moving(before, now)

    def changed(self, before: float, now: float) -> list[QRect]:
        """Where it was and where it is."""
        here, there = (self._shift(self._ride.progress(ms)).toPoint() for ms in (before, now))
        if here == there:
            return [rect.translated(here) for rect in self.carried.changed(before, now)]
        reach = self.carried.reach
        return [reach.translated(here).united(reach.translated(there)).adjusted(-1, -1, 1, 1)]

    def next_change(self, ms: float) -> float:
        """The next millisecond at which it rides or changes."""
        own = math.inf if ms >= self._ride.end else max(ms, self._ride.at)
        return min(own, self.carried.next_change(ms))

    def prepare(self) -> None:
        """Paint what is carried."""
        self.carried.prepare()

    def paint(self, painter: QPainter, ms: float, alpha: float = 1.0) -> None:
        """Draw it where its carrier's head is at that millisecond."""
        shift = self._shift(self._ride.progress(ms)).toPoint()
        painter.translate(shift)
        try:
            self.carried.paint(painter, ms, alpha)
        finally:
            painter.translate(-shift)
