"""Discs of dots, each dot one thing: the sunflower's arrangement, in which every dot has the same room.

Owns the arrangement (phyllotaxis, after Vogel, "A better way to construct the sunflower head", Mathematical Biosciences
44, 1979) and the way it lights up from the centre. Must not know slides.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from kiosk.charts.plot import Plot
from kiosk.look.blocks import Block
from kiosk.look.ink import clear_pixmap
from kiosk.motion import LIGHT, Span

#: The golden angle in degrees: no two dots ever line up with the centre.
GOLDEN_ANGLE = 137.508
#: A dot's radius, in the spacing of the disc.
_DOT = 0.38
#: Brightness is texture only (design.md, section 6).
_BRIGHTNESS = (1.0, 0.86, 0.74)
_SIZE = (0.9, 1.0, 1.12)


def disc_radius(count: int) -> float:
    """Radius of a disc of `count` dots with its rim, in spacings: the last dot lies √count from the centre."""
    return math.sqrt(count) + 0.5


class Disc(pg.GraphicsObject):  # type: ignore[misc]
    """The dots `first` to `last` of a disc, in data coordinates of one spacing, centred on the origin."""

    def __init__(self, count: int, colour: QColor, seed: int = 1500, *, plain: bool = False) -> None:
        """A disc for up to `count` dots; a dot keeps its place and brightness whatever the count is.

        `plain` ones are all of one brightness.
        """
        super().__init__()
        turn = np.arange(count) * math.radians(GOLDEN_ANGLE)
        distance = np.sqrt(np.arange(count) + 0.5)
        self._x = (distance * np.cos(turn)).tolist()
        self._y = (distance * np.sin(turn)).tolist()
        chance = random.Random(seed)
        self._tone = chance.choices(range(len(_BRIGHTNESS)), k=count)
        self._size = chance.choices(_SIZE, k=count)
        self._shades = []
        for brightness in _BRIGHTNESS:
            shade = QColor(colour)
            shade.setAlphaF(1.0 if plain else brightness)
            self._shades.append(shade)
        radius = disc_radius(count)
        self._bounds = QRectF(-radius, -radius, 2 * radius, 2 * radius)
        self._part: Sequence[int] = range(count)
        self._erase = False

    def boundingRect(self) -> QRectF:
        """All the room of the disc."""
        return self._bounds

    def take(self, first: int, last: int, *, erase: bool = False) -> None:
        """Draw only the dots from `first` up to `last` (not included); with `erase`, take them away."""
        self._part, self._erase = range(first, last), erase

    def paint(self, painter: QPainter, *_: object) -> None:
        """Draw dot by dot: a path of scattered dots costs the rasteriser more than twice as much."""
        painter.setPen(Qt.PenStyle.NoPen)
        if self._erase:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        grown = 1.5 if self._erase else 1.0  # the antialiased rim goes too
        for tone, shade in enumerate(self._shades):
            painter.setBrush(shade)
            for k in self._part:
                if self._tone[k] == tone:
                    radius = _DOT * self._size[k] * grown
                    painter.drawEllipse(QPointF(self._x[k], self._y[k]), radius, radius)


class DiscBlock(Block):
    """A disc on the page, in a square that holds all its dots.

    A frame paints only the dots that have lit up, or gone out, since the frame before.
    """

    def __init__(
        self,
        rect: QRectF,
        count: int,
        colour: QColor,
        *,
        start: int = 0,
        at: float,
        plain: bool = False,
        foot: float = math.inf,
    ) -> None:
        """`rect` is the square for the larger of `count` and `start`; `at`: when it begins, in milliseconds.

        `plain` dots are all of one brightness, for high contrast. Nothing is painted below `foot`, in pixels: a disc
        that shrinks does not reach into the water.
        """
        super().__init__(QRectF(rect.topLeft(), QPointF(rect.right(), min(rect.bottom(), foot))), Span(at, LIGHT))
        self.count, self.start = count, start
        most = max(count, start)
        radius = disc_radius(most)
        self._disc = Disc(most, colour, plain=plain)
        self._square = QRectF(rect)
        self._plot = Plot(rect, (-radius, radius), (-radius, radius))
        self._plot.add(self._disc)
        self._still: QPixmap | None = None
        self._canvas: QPixmap | None = None
        self._on_canvas = 0

    def lit(self, ms: float) -> int:
        """How many dots are lit at that millisecond; their rim moves evenly from the old count to the new."""
        assert self.span is not None
        progress = self.span.progress(ms)
        if progress >= 1:
            return self.count
        low, high = math.sqrt(self.start), math.sqrt(self.count)
        return round((low + (high - low) * progress) ** 2)

    def changed(self, before: float, now: float) -> list[QRect]:
        """The ring in which dots lit up or went out between the two moments, as four rectangles."""
        if not self.moving(before, now):
            return []
        inner, outer = sorted((self.lit(before), self.lit(now)))
        if inner == outer and now < self.end:
            return []
        per_unit = self._square.width() / 2 / disc_radius(max(self.count, self.start))
        half = disc_radius(outer) * per_unit + 2
        hole = max(0.0, (disc_radius(inner) * per_unit - 2) / math.sqrt(2) - 2 * per_unit)
        x, y = self._square.center().toTuple()
        ring = [
            QRectF(x - half, y - half, 2 * half, half - hole),
            QRectF(x - half, y + hole, 2 * half, half - hole),
            QRectF(x - half, y - hole, half - hole, 2 * hole),
            QRectF(x + hole, y - hole, half - hole, 2 * hole),
        ]
        return [rect.toAlignedRect() & self.rect for rect in ring if not rect.isEmpty()]

    def prepare(self) -> None:
        """Paint the finished disc, and the one it starts from."""
        if self._still is None:
            self._still = self._blank()
            self._add(self._still, 0, self.count)
            self._canvas = self._blank()
            self._on_canvas = self.start
            self._add(self._canvas, 0, self.start)

    def paint(self, painter: QPainter, ms: float, alpha: float = 1.0) -> None:
        """Draw the disc as it is at that millisecond."""
        assert self.span is not None
        if alpha <= 0 or (ms <= self.span.at and not self.start):
            return
        self.prepare()
        assert self._still is not None
        painter.setOpacity(alpha)
        if ms >= self.span.end:
            self._canvas = None
            painter.drawPixmap(self.rect.topLeft(), self._still)
            return
        if self._canvas is None:
            self._canvas, self._on_canvas = self._blank(), 0
        lit = self.lit(ms)
        self._add(self._canvas, min(lit, self._on_canvas), max(lit, self._on_canvas), erase=lit < self._on_canvas)
        self._on_canvas = lit
        painter.drawPixmap(self.rect.topLeft(), self._canvas)

    def _blank(self) -> QPixmap:
        return clear_pixmap(self.rect.width(), self.rect.height())

    def _add(self, pixmap: QPixmap, first: int, last: int, *, erase: bool = False) -> None:
        if first == last:
            return
        self._disc.take(first, last, erase=erase)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-self.rect.x(), -self.rect.y())
        self._plot.paint(painter)
        painter.end()
