"""How a tower or bar comes to light: from its foot, with a bright edge at its head while it grows.

Owns the block that uncovers it. Must not know slides, or what the bar counts.
"""

from __future__ import annotations

import math
from typing import Literal, Protocol

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap

from kiosk.charts.plot import Chart, ChartBlock
from kiosk.look.blocks import paint_pixmap
from kiosk.look.ink import glow
from kiosk.look.look import Look
from kiosk.motion import LIGHT, Span

#: What a bar or its lamps are made of: light, one flat colour, or a contour. High contrast knows the last two only.
Finish = Literal["lit", "flat", "hollow"]

_REACH = 46.0  # u that the light at a head reaches, less on thin bars
_PEAK = 0.55


class Growing(Chart, Protocol):
    """A chart that is one bar: `length` pixels long at a progress, growing by `step` pixels at a time."""

    lying: bool

    @property
    def step(self) -> float:
        """Pixels that come to light at once."""

    def length(self, progress: float) -> float:
        """How long it is, in pixels."""


class Lit(ChartBlock):
    """A bar that lights up. On its first showing it is painted once and uncovered; later it moves from its old value.

    The light at its head stays, as strong as `rest`, when it is over.
    """

    def __init__(
        self, look: Look, chart: Growing, colour: QColor, *, at: float, rest: float = 0.0, first: bool = True
    ) -> None:
        """`first` is False when an older value was on the screen before."""
        self._body, self._growing = QRectF(chart.plot.rect), chart
        thick = self._body.height() if chart.lying else self._body.width()
        reach = min(look.px(_REACH), look.px(8) + 0.6 * thick)
        rect = self._body.adjusted(-reach, -reach, reach, reach)
        if not chart.lying:
            rect.setBottom(self._body.bottom())
        self._moves = abs(chart.length(1.0) - chart.length(0.0)) > 0.5
        self._live = self._moves and not first
        super().__init__(rect, chart, Span(at, LIGHT), None if self._live else self._uncovered)
        self._look, self._colour, self._rest, self._glow_reach = look, colour, rest, reach
        self._light: QPixmap | None = None

    def shift(self, progress: float) -> QPointF:
        """How far the head still is from its final place, in pixels: where what stands on it must be."""
        missing = self._growing.length(1.0) - self._growing.length(progress)
        return QPointF(-missing, 0) if self._growing.lying else QPointF(0, missing)

    def changed(self, before: float, now: float) -> list[QRect]:
        """Of a bar that is being uncovered, only what lies about its head."""
        found = super().changed(before, now)
        if not found or self._live or self.span is None:
            return found
        edges = [self._light_rect(self.span.progress(ms)) for ms in (before, now)]
        step = self._growing.step
        return [edges[0].united(edges[1]).adjusted(-step, -step, step, step).toAlignedRect() & self.rect]

    def prepare(self) -> None:
        """Paint the bar and the light at its head."""
        super().prepare()
        if self._light is None:
            self._light = paint_pixmap(self._light_rect(1.0).toAlignedRect(), self._paint_light)

    def paint(self, painter: QPainter, ms: float, alpha: float = 1.0) -> None:
        """Draw the bar, and the light where its head is."""
        super().paint(painter, ms, alpha)
        assert self.span is not None
        progress = self.span.progress(ms)
        spark = (1 - self._rest) * (1 - progress) ** 0.5 if self._moves else 0.0
        strength = self._rest * min(1.0, progress * 4) + spark
        if progress <= 0 or alpha <= 0 or strength <= 0 or self._light is None or not self._growing.length(1.0):
            return
        painter.setOpacity(alpha * strength)
        painter.drawPixmap(self._light_rect(progress).toAlignedRect().topLeft(), self._light)

    def _uncovered(self, progress: float) -> QRectF:
        """Only whole steps show, so that no lamp is seen in half."""
        step = self._growing.step
        shown = math.floor(self._growing.length(progress) / step + 1e-6) * step
        body = self._body
        if self._growing.lying:
            return QRectF(body.left(), body.top(), shown, body.height())
        return QRectF(body.left(), body.bottom() - shown, body.width(), shown)

    def _light_rect(self, progress: float) -> QRectF:
        body, reach = self._body, self._glow_reach
        if self._growing.lying:
            return QRectF(body.left() + self._growing.length(progress) - reach, body.top() - reach, 2 * reach,
                          body.height() + 2 * reach)  # fmt: skip
        top = body.bottom() - self._growing.length(progress) - reach
        return QRectF(body.left() - reach, top, body.width() + 2 * reach, 2 * reach)

    def _paint_light(self, painter: QPainter) -> None:
        rect = self._light_rect(1.0)
        painter.setClipRect(self.rect)
        glow(painter, self._look, rect.center(), rect.width() / 2, rect.height() / 2, self._colour, _PEAK)
