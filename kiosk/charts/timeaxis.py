"""A time axis true to scale, on pyqtgraph: years as ticks, what is known to the year as bars, to the month as points.

It may lie or hang (`vertical`: later is further down). Reusable wherever milestones are shown: hand it a rectangle and
the milestones' days; ask it where they stand. Must not know texts.
"""

from __future__ import annotations

import random
import weakref
from collections.abc import Sequence
from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from kiosk.charts.plot import Plot
from kiosk.content.fields import Day
from kiosk.look.ink import glow
from kiosk.look.look import Look
from kiosk.motion import LIGHT

_RING, _HOLE, _DOT, _BAR, _GLOW = 15.0, 10.4, 5.2, 4.0, 50.0  # radii and half widths in u
_TICK, _LABEL_GAP = 14.0, 26.0
_EVERY = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True)
class Step:
    """One milestone on the axis: its day, whether it is lit in gold, and where it stood before, in years."""

    day: Day
    gold: bool = False
    before: float | None = None


class TimeAxis:
    """The axis in a rectangle of the page, in device pixels; the line runs through its middle.

    `progress` 0 shows nothing; bars and points light up when the line has reached them. With a `before` in every step
    the line stands, and the milestones move from their old places to their new ones.
    """

    def __init__(
        self, look: Look, rect: QRectF, steps: Sequence[Step], *, vertical: bool = False, size: float = 1.0
    ) -> None:
        """`size` scales bars, points and ticks (1 on slides)."""
        self.look, self.vertical, self.size = look, vertical, size
        self.steps = tuple(steps)
        self.first = min(step.day.year for step in steps)
        self.last = max(step.day.year for step in steps) + 1
        years, across = (self.first, self.last), rect.width() if vertical else rect.height()
        flat = (-across / 2, across / 2)
        if vertical:  # years grow downwards, pyqtgraph's y upwards: the axis counts them negatively
            self.plot = Plot(rect, flat, (-self.last, -self.first))
        else:
            self.plot = Plot(rect, years, flat)
        self._marks = _Marks(self)
        self.plot.add(self._marks)

    @property
    def year_length(self) -> float:
        """Pixels in a year."""
        length = self.plot.rect.height() if self.vertical else self.plot.rect.width()
        return length / (self.last - self.first)

    @property
    def moves(self) -> bool:
        """Whether the milestones come from other places rather than from nothing."""
        return bool(self.steps) and all(step.before is not None for step in self.steps)

    def place(self, years: float) -> QPointF:
        """Where a moment, counted in years, lies on the page."""
        spot = (0.0, -years) if self.vertical else (years, 0.0)
        return QPointF(*self.plot.pixel(*spot))

    def along(self, years: float) -> float:
        """The same, only along the axis."""
        spot = self.place(years)
        return spot.y() if self.vertical else spot.x()

    def span(self, step: Step) -> tuple[float, float]:
        """Where a step's mark begins and ends along the axis: a year's bar, or one point twice."""
        if step.day.month is None:
            return self.along(step.day.year), self.along(step.day.year + 1)
        spot = self.along(step.day.middle)
        return spot, spot

    def labelled(self, room: float) -> list[int]:
        """The years to write, so that each has `room` pixels along the axis."""
        every = next((n for n in _EVERY if n * self.year_length >= room + self.look.px(_LABEL_GAP)), _EVERY[-1])
        return [year for year in range(self.first, self.last) if (year - self.first) % every == 0]

    def apply(self, progress: float) -> None:
        """Draw the line that far."""
        self._marks.progress = progress
        self._marks.update()

    def lit_at(self, step: Step) -> float:
        """The share of `LIGHT`'s time at which the line, eased, reaches a step."""
        whole = self.last - self.first
        target = ((step.day.middle if step.day.month else step.day.start) - self.first) / whole
        return next((ms / 100 for ms in range(101) if LIGHT.ease(ms / 100) >= target), 1.0)


class _Marks(pg.GraphicsObject):  # type: ignore[misc]
    """Everything the axis draws, in data coordinates: years along, pixels across."""

    def __init__(self, axis: TimeAxis) -> None:
        super().__init__()
        # Weak, because the plot's scene outlives it: a strong one would keep axis and plot from ever being given back.
        self.axis: TimeAxis = weakref.proxy(axis)
        self.progress = 1.0

    def boundingRect(self) -> QRectF:
        axis = self.axis
        dx, _ = axis.plot.per_pixel
        if axis.vertical:
            half = axis.plot.rect.width() / 2
            return QRectF(-half, -axis.last, 2 * half, axis.last - axis.first)
        half = axis.plot.rect.height() / 2
        return QRectF(axis.first - 60 * dx, -half, axis.last - axis.first + 120 * dx, 2 * half)

    def paint(self, painter: QPainter, *_: object) -> None:
        axis = self.axis
        if self.progress <= 0 and not axis.moves:
            return
        reached = axis.last if axis.moves else axis.first + (axis.last - axis.first) * self.progress
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        self._line(painter, reached)
        chance = random.Random(8)
        for step in axis.steps:
            self._bar(painter, step, reached, chance)
        for step in axis.steps:
            self._point(painter, step, reached, chance)

    # ----- from years and pixels to data coordinates ------------------------------------------------------

    def _box(self, start: float, end: float, low: float, high: float) -> QRectF:
        """From `start` to `end` in years, from `low` to `high` in pixels above (right of) the line."""
        if self.axis.vertical:
            return QRectF(low, -end, high - low, end - start)
        return QRectF(start, low, end - start, high - low)

    def _disc(self, years: float, radius: float) -> QPainterPath:
        dx, dy = self.axis.plot.per_pixel
        path = QPainterPath()
        spot = QPointF(0, -years) if self.axis.vertical else QPointF(years, 0)
        path.addEllipse(spot, radius * dx, radius * dy)
        return path

    def _years(self, pixels: float) -> float:
        return pixels / self.axis.year_length

    def _now(self, step: Step, years: float) -> float:
        """Where a moment of a step stands while it moves from its old place."""
        if step.before is None:
            return years
        return years + (step.before - step.day.middle) * (1 - self.progress)

    # ----- painting -----------------------------------------------------------------------------------------

    def _line(self, painter: QPainter, reached: float) -> None:
        axis, px = self.axis, self.axis.look.px
        path = QPainterPath()
        path.addRect(self._box(axis.first, reached, -px(1), px(1)))
        tick, half = px(_TICK) * axis.size, self._years(px(0.9))
        every = next((n for n in _EVERY if n * axis.year_length >= px(14)), _EVERY[-1])
        for year in range(axis.first, axis.last + 1, every):
            if year <= reached + 1e-9:
                path.addRect(self._box(year - half, year + half, -tick, 0))
        painter.setBrush(axis.look.colour("past", 0.55))
        painter.drawPath(path)

    def _bar(self, painter: QPainter, step: Step, reached: float, chance: random.Random) -> None:
        if step.day.month is not None:
            return
        axis, px = self.axis, self.axis.look.px
        gap = min(self._years(px(6)), 0.1)
        start, end = self._now(step, step.day.year + gap), min(self._now(step, step.day.year + 1 - gap), reached)
        if end <= start:
            return
        colour, half = self._colour(step), px(_BAR) * axis.size
        middle, length = (start + end) / 2, end - start
        spot = QPointF(0, -middle) if axis.vertical else QPointF(middle, 0)
        dx, dy = axis.plot.per_pixel
        thick = px(34) * axis.size
        reach = (thick * dx, length * 0.62) if axis.vertical else (length * 0.62, thick * dy)
        glow(painter, spot, *reach, colour, 0.34)
        rounding = (half * dx, half * dy)
        painter.setBrush(colour)
        painter.drawRoundedRect(self._box(start, end, -half, half), *rounding)
        if not axis.vertical:
            self._dashes(painter, middle, length * axis.year_length * 0.36, colour, chance)

    def _point(self, painter: QPainter, step: Step, reached: float, chance: random.Random) -> None:
        if step.day.month is None or step.day.middle > reached:
            return
        axis, px = self.axis, self.axis.look.px
        colour, years = self._colour(step), self._now(step, step.day.middle)
        dx, dy = axis.plot.per_pixel
        spot = QPointF(0, -years) if axis.vertical else QPointF(years, 0)
        light = px(_GLOW) * axis.size
        glow(painter, spot, light * dx, light * dy, colour, 0.55)
        painter.setPen(Qt.PenStyle.NoPen)
        for radius, shade in ((_RING, colour), (_HOLE, axis.look.colour(axis.look.palette.sky[0][1])), (_DOT, colour)):
            painter.setBrush(shade)
            painter.drawPath(self._disc(years, px(radius) * axis.size))
        if not axis.vertical:
            self._dashes(painter, years, px(30), colour, chance)

    def _dashes(self, painter: QPainter, years: float, width: float, colour: QColor, chance: random.Random) -> None:
        """The glitter a light drops into the water, below the line."""
        px, size = self.axis.look.px, self.axis.size
        shade = QColor(colour)
        for row in range(3):
            shade.setAlphaF(0.42 - 0.12 * row)
            painter.setBrush(shade)
            half = self._years(width * chance.uniform(0.5, 1.0) / 2)
            shift = self._years(width * chance.uniform(-0.15, 0.15))
            y = -px(20 + 7 * row) * size
            painter.drawRect(self._box(years + shift - half, years + shift + half, y, y + px(2.2) * size))

    def _colour(self, step: Step) -> QColor:
        return self.axis.look.colour("gold" if step.gold else "cyan")
