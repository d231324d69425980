"""Lines over time above the waterline, drawn by pyqtgraph.

Owns the curves, the area below a single one, and the lamps at few points. In high contrast there is no area, and lines
are told apart by their dashes and by hollow lamps. Must not know slides, dates or labels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainterPath, QPen

from kiosk.charts.plot import Plot
from kiosk.look.ink import stroke
from kiosk.look.tokens import NIGHT, Palette

#: Up to so many points, each is a lamp.
MOST_LAMPS = 12
#: A frame of a moving line draws no more points: antialiased strokes of more are too slow.
_MOST_LIVE = 120
#: In high contrast: dashes and gaps of the lines in turn, in widths of a line; round caps take one of every gap.
_DASHES: tuple[tuple[float, ...], ...] = ((), (3, 3), (0.1, 2.4), (4, 2.6, 0.1, 2.6))
_PAD = 14.0  # u around the data, so that strokes and lamps at its edges are whole
_CONTOUR = 0.2  # a hollow lamp's contour in lamps


@dataclass(frozen=True)
class Curve:
    """One line: its `times` and `values`, and the values that it moves from."""

    times: NDArray[np.float64]
    values: NDArray[np.float64]
    before: NDArray[np.float64]
    colour: QColor

    def at(self, progress: float) -> NDArray[np.float64]:
        """The values at that progress."""
        moved: NDArray[np.float64] = self.before + (self.values - self.before) * progress
        return moved


def _lamp() -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(-0.5, -0.5, 1, 1), 0.16, 0.16)
    return path


class Lines:
    """A chart of curves that share one scale, from zero on the lower edge of `rect` to `top`."""

    def __init__(
        self,
        rect: QRectF,
        span: tuple[float, float],
        top: float,
        curves: Sequence[Curve],
        *,
        u: float,
        area: bool,
        palette: Palette = NIGHT,
    ) -> None:
        """`rect` holds the data, in pixels; `span` is the time from its left edge to its right, in years."""
        self.curves, self._palette = tuple(curves), palette
        pad = _PAD * u
        years, worth = (span[1] - span[0]) / rect.width() * pad, top / rect.height() * pad
        self.plot = Plot(rect.adjusted(-pad, -pad, pad, pad), (span[0] - years, span[1] + years), (-worth, top + worth))
        fade = QLinearGradient(0, top, 0, 0)
        for place, alpha in ((0.0, 0.42), (1.0, 0.04)):
            shade = QColor(curves[0].colour)
            shade.setAlphaF(alpha)
            fade.setColorAt(place, shade)
        fill = QBrush(fade) if area and not palette.plain else None
        self._items = [self._item(index, 4.5 * u * palette.line, fill) for index in range(len(curves))]
        self._lamps = [
            self._dots(index, 17 * u) for index, curve in enumerate(curves) if len(curve.times) <= MOST_LAMPS
        ]  # fmt: skip

    def apply(self, progress: float) -> None:
        """Take the state at that progress."""
        live = progress < 1
        lamps = iter(self._lamps)
        for curve, item in zip(self.curves, self._items, strict=True):
            times, values = curve.times, curve.at(progress)
            if len(times) <= MOST_LAMPS:
                next(lamps).setData(x=times, y=values)
            if live and len(times) > _MOST_LIVE:
                few = np.linspace(times[0], times[-1], _MOST_LIVE)
                times, values = few, np.interp(few, times, values)
            # A stroked path has round joins, and is far slower than its segments one by one.
            item.setSegmentedLineMode("on" if live else "off")
            item.setData(times, values)

    def shown(self, index: int) -> NDArray[np.float64]:
        """The values that the line of that number shows now."""
        _, values = self._items[index].getData()
        return np.asarray(values, dtype=np.float64)

    def _item(self, index: int, width: float, fill: QBrush | None) -> pg.PlotCurveItem:
        curve, pen = self.curves[index], _pen(self.curves[index].colour, width)
        if self._palette.plain and _DASHES[index]:
            pen.setDashPattern(_DASHES[index])
        item = pg.PlotCurveItem(
            curve.times, curve.before, pen=pen, antialias=True, skipFiniteCheck=True,
            fillLevel=0.0 if fill else None, brush=fill,
        )  # fmt: skip
        self.plot.add(item)
        return item

    def _dots(self, index: int, size: float) -> pg.ScatterPlotItem:
        curve, plain, pen = self.curves[index], self._palette.plain, None
        brush = pg.mkBrush(curve.colour if plain else curve.colour.lighter(150))
        if plain and index % 2:
            pen, brush = pg.mkPen(curve.colour, width=size * _CONTOUR), pg.mkBrush(self._palette.sky[-1][1])
        dots = pg.ScatterPlotItem(x=curve.times, y=curve.before, symbol=_lamp(), size=size, pen=pen, brush=brush)
        self.plot.add(dots)
        return dots


def _pen(colour: QColor, width: float) -> QPen:
    pen = stroke(colour, width)
    pen.setCosmetic(True)  # its width is in pixels, whatever a year or a unit measures
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
