"""Plain bars, for what is too many, or not whole, to be drawn lamp by lamp.

Owns one bar as a pyqtgraph item with a bright head. Must not know slides.
"""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QGradient, QLinearGradient, QPen

from kiosk.charts.lit import Finish
from kiosk.charts.plot import Plot

_HEAD = 0.45  # how far the head's colour is mixed with white


def _body(colour: QColor, lying: bool) -> QBrush:
    """Bright at the head, deeper at the foot, whatever the bar's length."""
    fade = QLinearGradient(0, 0, 1 if lying else 0, 0 if lying else 1)
    fade.setCoordinateMode(QGradient.CoordinateMode.ObjectMode)
    for place, alpha in ((0.0, 0.34), (0.55, 0.62), (1.0, 0.95)):
        shade = QColor(colour)
        shade.setAlphaF(alpha)
        fade.setColorAt(place, shade)
    return QBrush(fade)


def _head(colour: QColor) -> QColor:
    parts = (round(part + (255 - part) * _HEAD) for part in (colour.red(), colour.green(), colour.blue()))
    return QColor(*parts)


class Bar:
    """A chart of one value. It stands on the lower edge of its rectangle, or lies with its foot at the left edge."""

    def __init__(
        self,
        rect: QRectF,
        full: float,
        value: float,
        start: float,
        colour: QColor,
        *,
        lying: bool = False,
        head: float = 4.0,
        finish: Finish = "lit",
    ) -> None:
        """`rect` is the room, in pixels, of a bar whose value is `full`; `start` is what it moves from.

        `head` is the thickness in pixels of its bright end, or of a hollow bar's contour.
        """
        self.lying, self.value, self.start, self.full = lying, value, start, full
        along = (0.0, full)
        self.plot = Plot(rect, along if lying else (0.0, 1.0), (0.0, 1.0) if lying else along)
        length, across = self.plot.per_pixel if lying else self.plot.per_pixel[::-1]
        self._head, self._edge = head * length, 0.0
        self._end: pg.BarGraphItem | None = None
        if finish == "hollow":
            self._edge = self._head / 2
            self._body = self._item(None, head * across / 2, pg.mkPen(colour, width=head))
        elif finish == "flat":
            self._body = self._item(QBrush(colour))
        else:
            self._body, self._end = self._item(_body(colour, lying)), self._item(QBrush(_head(colour)))
        self.shown = 0.0
        self._show(0.0)

    def _item(self, brush: QBrush | None, edge: float = 0.0, pen: QPen | None = None) -> pg.BarGraphItem:
        """One rectangle without length, `edge` within the bar's sides so that a contour is not cut off."""
        side, wide = [edge], [1.0 - 2 * edge]
        across = {"y0": side, "height": wide} if self.lying else {"x0": side, "width": wide}
        along = {"x0": [0.0], "width": [0.0]} if self.lying else {"y0": [0.0], "height": [0.0]}
        item = pg.BarGraphItem(**across, **along, pen=pen, brush=brush)
        self.plot.add(item)
        return item

    @property
    def step(self) -> float:
        """It grows pixel by pixel."""
        return 1.0

    def length(self, progress: float) -> float:
        """How long it is at that progress, in pixels."""
        room = self.plot.rect.width() if self.lying else self.plot.rect.height()
        return min(1.0, self._at(progress) / self.full) * room

    def apply(self, progress: float) -> None:
        """Take the length of the value at that progress."""
        self._show(self._at(progress))

    def _at(self, progress: float) -> float:
        return self.start + (self.value - self.start) * progress

    def _show(self, value: float) -> None:
        self.shown = value
        foot, size = ("x0", "width") if self.lying else ("y0", "height")
        self._body.setVisible(value > 0)  # a contour would be seen of nothing, too
        self._body.setOpts(**{foot: [min(self._edge, value / 2)], size: [max(0.0, value - 2 * self._edge)]})
        if self._end:
            end = min(self._head, value)
            self._end.setOpts(**{foot: [value - end], size: [end]})
