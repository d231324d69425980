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
        self,
        look: Look,
        rect: QRectF,
        steps: Sequence[Step],
        *,
        vertical: bool = False,
        size: float = 1.0,
        years: tuple[int, int] | None = None,
        accent: str = "cyan",
    ) -> None:
        """`size` scales bars, points and ticks (1 on slides); `accent` is the colour of what is not lit in gold.

        `years` are the first and the last one on the axis, shared with another axis; by default its steps' own.
        """
        self.look, self.vertical, self.size, self.rect = look, vertical, size, QRectF(rect)
        self.steps = tuple(steps)
        self.accent = look.palette.accent(accent)
        first, last = years or (min(step.day.year for step in steps), max(step.day.year for step in steps))
        self.first, self.last = first, last + 1
        across = rect.width() if vertical else rect.height()
        flat = (-across / 2, across / 2)
        if vertical:  # years grow downwards, pyqtgraph's y upwards: the axis counts them negatively
            self.plot = Plot(rect, flat, (-self.last, -self.first))
        else:  # the light of a point at the end of its year reaches beyond the axis
            beyond = look.px(_GLOW) * size
            more = beyond * (self.last - self.first) / rect.width()
            self.plot = Plot(rect.adjusted(-beyond, 0, beyond, 0), (self.first - more, self.last + more), flat)
        chance = random.Random(8)
        bars = [place for place, step in enumerate(self.steps) if step.day.month is None]
        points = [place for place, step in enumerate(self.steps) if step.day.month is not None]
        self._items: dict[int | None, _Item] = {None: _Line(self)}
        for place in (*bars, *points):
            self._items[place] = (_Bar if place in bars else _Point)(self, self.steps[place], chance)
        for item in self._items.values():
            self.plot.add(item)

    @property
    def year_length(self) -> float:
        """Pixels in a year."""
        length = self.rect.height() if self.vertical else self.rect.width()
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
        """Draw the line that far, with the marks it has reached."""
        for item in self._items.values():
            item.show_at(progress)

    def part(self, place: int | None) -> AxisPart:
        """The mark of the step at that place, or (None) the line under all of them, as a chart of its own."""
        return AxisPart(self, place)

    def apply_part(self, place: int | None, progress: float) -> None:
        """The same as `apply` with only that part on the plot."""
        for key, item in self._items.items():
            item.show_at(progress, key == place)

    def reach(self, place: int) -> QRectF:
        """Every pixel of a step's mark, wherever it moves."""
        step, px = self.steps[place], self.look.px
        start, end = self.span(step)
        shift = (step.before - step.day.middle) * self.year_length if step.before is not None else 0.0
        along, across = max(0.62 * (end - start), px(_GLOW) * self.size), px(_GLOW) * self.size
        middle = (start + end) / 2
        low, high = min(middle, middle + shift) - along, max(middle, middle + shift) + along
        centre = self.rect.center()
        if self.vertical:
            return QRectF(centre.x() - across, low, 2 * across, high - low).adjusted(-1, -1, 1, 1)
        return QRectF(low, centre.y() - across, high - low, 2 * across).adjusted(-1, -1, 1, 1)

    def lit_at(self, step: Step) -> float:
        """The share of `LIGHT`'s time at which the line, eased, reaches a step."""
        whole = self.last - self.first
        target = ((step.day.middle if step.day.month else step.day.start) - self.first) / whole
        return next((ms / 100 for ms in range(101) if LIGHT.ease(ms / 100) >= target), 1.0)


class AxisPart:
    """A part of an axis as a chart: it shares the axis's plot and is alone on it whenever it is painted."""

    def __init__(self, axis: TimeAxis, place: int | None) -> None:
        """`place` is the step's, None for the line."""
        self.plot = axis.plot
        self._axis, self._place = axis, place

    def apply(self, progress: float) -> None:
        """Take the state at that progress, 0 to 1."""
        self._axis.apply_part(self._place, progress)


class _Item(pg.GraphicsObject):  # type: ignore[misc]
    """A part of what the axis draws, in data coordinates: years along, pixels across."""

    def __init__(self, axis: TimeAxis) -> None:
        super().__init__()
        # Weak, because the plot's scene outlives it: a strong one would keep axis and plot from ever being given back.
        self.axis: TimeAxis = weakref.proxy(axis)
        self.progress = 1.0

    def show_at(self, progress: float, visible: bool = True) -> None:
        """Draw it as it is at that progress, or not at all."""
        self.progress = progress
        self.setVisible(visible)
        self.update()

    def boundingRect(self) -> QRectF:
        axis = self.axis
        dx, _ = axis.plot.per_pixel
        if axis.vertical:
            half = axis.rect.width() / 2
            return QRectF(-half, -axis.last, 2 * half, axis.last - axis.first)
        half = axis.rect.height() / 2
        return QRectF(axis.first - 60 * dx, -half, axis.last - axis.first + 120 * dx, 2 * half)

    def paint(self, painter: QPainter, *_: object) -> None:
        axis = self.axis
        if self.progress <= 0 and not axis.moves:
            return
        reached = axis.last if axis.moves else axis.first + (axis.last - axis.first) * self.progress
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        self.draw(painter, reached)

    def draw(self, painter: QPainter, reached: float) -> None:
        """Paint it as far as the line has come, `reached` in years."""
        raise NotImplementedError

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


class _Line(_Item):
    """The line itself, and a tick a year."""

    def draw(self, painter: QPainter, reached: float) -> None:
        axis, px = self.axis, self.axis.look.px
        path, line = QPainterPath(), axis.look.palette.line
        path.addRect(self._box(axis.first, reached, -px(1) * line, px(1) * line))
        tick, half = px(_TICK) * axis.size, self._years(px(0.9)) * line
        every = next((n for n in _EVERY if n * axis.year_length >= px(14)), _EVERY[-1])
        for year in range(axis.first, axis.last + 1, every):
            if year <= reached + 1e-9:
                path.addRect(self._box(year - half, year + half, -tick, 0))
        painter.setBrush(axis.look.colour("past", 0.55))
        painter.drawPath(path)


class _Mark(_Item):
    """A step on the line, with its light and the glitter it drops into the water."""

    def __init__(self, axis: TimeAxis, step: Step, chance: random.Random) -> None:
        super().__init__(axis)
        self.step = step
        self._rows = [(chance.uniform(0.5, 1.0), chance.uniform(-0.15, 0.15)) for _ in range(3)]

    def _now(self, years: float) -> float:
        """Where a moment of the step stands while it moves from its old place."""
        if self.step.before is None:
            return years
        return years + (self.step.before - self.step.day.middle) * (1 - self.progress)

    def _dashes(self, painter: QPainter, years: float, width: float) -> None:
        """The glitter a light drops into the water, below the line; a plain palette has none."""
        px, size = self.axis.look.px, self.axis.size
        if self.axis.vertical or self.axis.look.palette.plain:
            return
        shade = QColor(self._colour)
        for row, (length, aside) in enumerate(self._rows):
            shade.setAlphaF(0.42 - 0.12 * row)
            painter.setBrush(shade)
            half = self._years(width * length / 2)
            shift = self._years(width * aside)
            y = -px(20 + 7 * row) * size
            painter.drawRect(self._box(years + shift - half, years + shift + half, y, y + px(2.2) * size))

    @property
    def _colour(self) -> QColor:
        return self.axis.look.colour("gold" if self.step.gold else self.axis.accent)


class _Bar(_Mark):
    """A step known to the year: a bar as long as the year."""

    def draw(self, painter: QPainter, reached: float) -> None:
        axis, px, year = self.axis, self.axis.look.px, self.step.day.year
        gap = min(self._years(px(6)), 0.1)
        start, end = self._now(year + gap), min(self._now(year + 1 - gap), reached)
        if end <= start:
            return
        colour, half = self._colour, px(_BAR) * axis.size * axis.look.palette.line
        middle, length = (start + end) / 2, end - start
        spot = QPointF(0, -middle) if axis.vertical else QPointF(middle, 0)
        dx, dy = axis.plot.per_pixel
        thick = px(34) * axis.size
        reach = (thick * dx, length * 0.62) if axis.vertical else (length * 0.62, thick * dy)
        glow(painter, axis.look, spot, *reach, colour, 0.34)
        rounding = (half * dx, half * dy)
        painter.setBrush(colour)
        painter.drawRoundedRect(self._box(start, end, -half, half), *rounding)
        self._dashes(painter, middle, length * axis.year_length * 0.36)


class _Point(_Mark):
    """A step known to the month: a ring with a dot in it."""

    def draw(self, painter: QPainter, reached: float) -> None:
        step, axis, px = self.step, self.axis, self.axis.look.px
        if step.day.middle > reached:
            return
        colour, years = self._colour, self._now(step.day.middle)
        dx, dy = axis.plot.per_pixel
        spot = QPointF(0, -years) if axis.vertical else QPointF(years, 0)
        light = px(_GLOW) * axis.size
        glow(painter, axis.look, spot, light * dx, light * dy, colour, 0.55)
        painter.setPen(Qt.PenStyle.NoPen)
        for radius, shade in ((_RING, colour), (_HOLE, axis.look.colour(axis.look.palette.sky[0][1])), (_DOT, colour)):
            painter.setBrush(shade)
            painter.drawPath(self._disc(years, px(radius) * axis.size))
        self._dashes(painter, years, px(30))
