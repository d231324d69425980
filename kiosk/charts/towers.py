"""Towers of unit lamps: so many things, so many lamps, stacked floor on floor.

Owns how lamps are stacked and drawn, and the dashes below a tower in the water. Must not know slides.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath

from kiosk.charts.lit import Finish
from kiosk.charts.plot import Plot
from kiosk.look.look import Look

_ACROSS, _PITCH = 14, 17.0  # lamps a floor and u between them, as designed
_LAMP = 12.5 / 17  # a lamp's share of its pitch
_LARGEST, _SMALLEST = 44.0, 10.0  # pitches in u
_SLENDER = 0.56  # width over height of the designed tower
_LEVELS = (1.0, 0.86, 0.74)  # brightness, as texture only
_OFTEN = (6, 4, 3)  # how often each is drawn
_CONTOUR = 0.17  # a hollow lamp's contour in lamps


@dataclass(frozen=True)
class Stack:
    """How lamps stand: so many `across` a floor, `pitch` pixels apart."""

    across: int
    pitch: float

    def floors(self, count: int) -> int:
        """Floors that so many lamps need, the last one part-filled."""
        return -(-count // self.across)

    def length(self, count: float) -> float:
        """How high so many lamps stand, in pixels, counted in whole floors."""
        return math.ceil(count / self.across) * self.pitch

    @property
    def width(self) -> float:
        """How wide a full floor is, in pixels."""
        return self.across * self.pitch

    @property
    def gap(self) -> float:
        """Pixels between two lamps."""
        return self.pitch * (1 - _LAMP)

    def lamp(self, number: int, foot: tuple[float, float]) -> QRectF:
        """Where the lamp of that number, from 0, stands in a tower with its lower left corner at `foot`."""
        floor, place = divmod(number, self.across)
        size = self.pitch * _LAMP
        return QRectF(foot[0] + place * self.pitch, foot[1] - floor * self.pitch - size, size, size)


def stack_for(most: int, width: float, height: float, u: float) -> Stack:
    """The stack in which `most` lamps stand within `width` × `height` pixels; all towers of a chart share it.

    As designed, 14 a floor at 17 u, where that fits and fills most of the height; else of about the same shape, or
    as wide as small lamps need.
    """
    designed = Stack(_ACROSS, _whole(_PITCH * u))
    if designed.width <= width and 0.7 * height <= designed.length(most) <= height + 0.3 * designed.pitch:
        return designed
    dense = most * (_SMALLEST * u) ** 2 / height**2
    shape = min(width / height, max(_SLENDER, dense))
    best = max(1, round(math.sqrt(shape * most)))

    def pitch(across: int) -> float:
        return min(width / across, height / math.ceil(most / across), _LARGEST * u)

    across = max(range(max(1, best - 3), best + 4), key=lambda count: (round(pitch(count), 1), -abs(count - best)))
    return Stack(across, _whole(pitch(across)))


def _whole(pitch: float) -> float:
    """Whole pixels where lamps are large enough to lose a part of one: all lamps then look alike."""
    return float(math.floor(pitch)) if pitch >= 6 else pitch


def _lamp() -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(-0.5, -0.5, 1, 1), 0.16, 0.16)
    return path


def _lamps(stack: Stack, capacity: int, colour: QColor, seed: int, lying: bool, finish: Finish) -> pg.ScatterPlotItem:
    """So many lamps: lamp k at place k mod across of floor k div across. A lying tower has its first place on top.

    A scatter plot copies each lamp from an atlas; stroking or filling them as one path costs a hundred times more.
    """
    index = np.arange(capacity)
    floor, place = index // stack.across + _LAMP / 2, index % stack.across + _LAMP / 2
    x, y = (floor, stack.across - place) if lying else (place, floor)
    size = stack.pitch * _LAMP
    if finish == "hollow":
        line = max(1.0, size * _CONTOUR)
        pen = pg.mkPen(colour, width=line)
        return pg.ScatterPlotItem(x=x, y=y, symbol=_lamp(), size=size - line, pen=pen, brush=None)
    shades = []
    for level in _LEVELS:
        shades.append(QColor(colour))
        shades[-1].setAlphaF(level if finish == "lit" else 1.0)
    levels = random.Random(seed).choices([pg.mkBrush(shade) for shade in shades], _OFTEN, k=capacity)
    return pg.ScatterPlotItem(x=x, y=y, symbol=_lamp(), size=size, pen=None, brush=levels)


class Tower:
    """A chart of one count. It stands on the lower edge of its `body`, or lies with its foot at the left edge."""

    def __init__(
        self,
        stack: Stack,
        foot: tuple[float, float],
        count: int,
        start: int,
        colour: QColor,
        *,
        seed: int,
        lying: bool,
        finish: Finish = "lit",
    ) -> None:
        """`foot` is the lower left corner on the page in pixels; `start` is the count that it moves from.

        `lit` says how many lamps are lit.
        """
        self.stack, self.count, self.start, self.lying = stack, count, start, lying
        most = max(count, start, 1)
        floors = stack.floors(most)
        long, wide = floors * stack.pitch, stack.width
        size = (long, wide) if lying else (wide, long)
        rect = QRectF(foot[0], foot[1] - size[1], *size)
        along, aside = (0.0, float(floors)), (0.0, float(stack.across))
        self.plot = Plot(rect, along if lying else aside, aside if lying else along)
        self._lamps = _lamps(stack, most, colour, seed, lying, finish)
        self.plot.add(self._lamps)
        self.lit = most

    @property
    def step(self) -> float:
        """Pixels of one floor: it lights up floor by floor."""
        return self.stack.pitch

    def length(self, progress: float) -> float:
        """How long it is at that progress, in pixels."""
        first, last = self.stack.length(self.start), self.stack.length(self.count)
        return first + (last - first) * progress

    def apply(self, progress: float) -> None:
        """Light as many lamps as it counts at that progress."""
        lit = round(self.start + (self.count - self.start) * progress)
        if lit != self.lit:
            self.lit = lit
            self._lamps.setPointsVisible(np.arange(self._lamps.data.size) < lit)


def reflect(painter: QPainter, look: Look, water: QRectF, colour: QColor, seed: int) -> None:
    """Dashes of light on the water, in the rectangle below a tower: 2.2 u high, every 5.6–9.6 u, fading with depth."""
    if look.palette.plain:
        return
    chance = random.Random(seed)
    px, shade = look.px, QColor(colour)
    y = water.top() + px(8)
    while y < water.bottom():
        fade = (1 - (y - water.top()) / water.height()) ** 1.2
        x = water.left() - chance.uniform(0, px(4))
        while x < water.right():
            long = min(chance.uniform(px(9), px(34)), water.right() - x)
            shade.setAlphaF(0.6 * fade * chance.choice(_LEVELS) * chance.uniform(0.5, 1.0))
            painter.fillRect(QRectF(x, y, long, max(1.0, px(2.2))), shade)
            x += long + chance.uniform(px(2), px(11))
        y += chance.uniform(px(5.6), px(9.6))
