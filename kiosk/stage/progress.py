"""The progress segments at the foot: one a slide, the current one filling with its dwell.

Must not know slides or time; it is told how many, which one and how full.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from kiosk.look.look import Look
from kiosk.pages.controls import Control, Intent

_HIGH, _GAP, _NARROWEST = 4, 10, 8  # u
_THIN = 1.4  # u, of what is not filled yet in a plain palette, which has no faint colours


@dataclass(frozen=True)
class Segments:
    """Where the loop stands: slide `index` of `count`, filled to `share`."""

    count: int
    index: int
    share: float


class Progress:
    """Paints the segments; knows which pixels differ between two states."""

    def __init__(self, look: Look) -> None:
        """For pages of one look."""
        self._look = look

    @property
    def rect(self) -> QRect:
        """The whole row."""
        frame, px = self._look.frame, self._look.px
        return (
            QRectF(frame.left, frame.progress - px(_HIGH / 2), frame.content, px(_HIGH))
            .toAlignedRect()
            .adjusted(-1, -1, 1, 1)
        )

    def segment(self, state: Segments, index: int) -> QRectF:
        """Where the segment of that number stands."""
        frame, px = self._look.frame, self._look.px
        gap = px(_GAP)
        width = (frame.content - gap * (state.count - 1)) / state.count
        if width < px(_NARROWEST):  # too many slides for segments: one line, like a video's
            gap, width = 0.0, frame.content / state.count
        return QRectF(frame.left + index * (width + gap), frame.progress - px(_HIGH / 2), width, px(_HIGH))

    def _unfilled(self, segment: QRectF) -> QRectF:
        """What is drawn of a segment before it is filled: all of it, faintly, or a thin line through its middle."""
        if not self._look.palette.plain:
            return segment
        inset = (segment.height() - max(1.0, self._look.px(_THIN))) / 2
        return segment.adjusted(0, inset, 0, -inset)

    def controls(self, state: Segments, titles: Mapping[int, str]) -> list[Control]:
        """The row as something to touch: a tap on a segment jumps to its slide. `titles` by the slide's place."""
        return [
            Control(
                f"slide.{index}",
                self.segment(state, place),
                f"{place + 1} / {state.count} {title}",
                Intent("slide", index),
                group="progress",
            )
            for place, (index, title) in enumerate(titles.items())
        ]

    def filled(self, state: Segments) -> int:
        """How many pixels of the current segment are filled."""
        return int(self.segment(state, state.index).width() * min(1.0, max(0.0, state.share)))

    def step(self, state: Segments, seconds: float) -> float:
        """Seconds until one more pixel is filled, of a dwell of so many seconds; a quarter of a second at least."""
        return max(0.25, seconds / max(1.0, self.segment(state, state.index).width()))

    def changed(self, before: Segments | None, now: Segments | None) -> QRect:
        """The pixels that differ."""
        if before is None or now is None or before.count != now.count or before.index != now.index:
            return self.rect if before != now else QRect()
        if self.filled(before) == self.filled(now):
            return QRect()
        round_end = math.ceil(self._look.px(_HIGH))
        return self.segment(now, now.index).toAlignedRect().adjusted(-1 - round_end, -1, 1, 1)

    def paint(self, painter: QPainter, state: Segments) -> None:
        """Draw the row."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = self._look.px(_HIGH / 2)
        joined = self.segment(state, 0).width() < self._look.px(_NARROWEST)
        if joined:
            whole = self.segment(state, 0).united(self.segment(state, state.count - 1))
            painter.setBrush(self._look.colour("moon", 0.26))
            painter.drawRoundedRect(self._unfilled(whole), radius, radius)
            current = self.segment(state, state.index)
            painter.setBrush(self._look.colour("text"))
            painter.drawRoundedRect(
                whole.adjusted(0, 0, current.left() + self.filled(state) - whole.right(), 0), radius, radius
            )
            return
        past, rest = self._look.colour("past", 0.75), self._look.colour("text_3", 0.26)
        for index in range(state.count):
            segment = self.segment(state, index)
            painter.setBrush(past if index < state.index else rest)
            painter.drawRoundedRect(segment if index < state.index else self._unfilled(segment), radius, radius)
            if index == state.index:
                segment.setWidth(max(2 * radius, float(self.filled(state))))
                painter.setBrush(self._look.colour("text"))
                painter.drawRoundedRect(segment, radius, radius)
