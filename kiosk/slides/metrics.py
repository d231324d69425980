"""One to four big figures that stand on the waterline and count up.

`figures:` takes one to four of `label`, `value` (`1900`, `1200亿`, `300+`, `35%`) and `unit`; `support:` puts up to
three rows of small things into the water.
"""

from decimal import Decimal

from pydantic import Field
from PySide6.QtCore import QPointF, QRectF

from kiosk.charts.numeral import Numeral, width_in_em
from kiosk.content.deck import Figure, Slide, Support
from kiosk.look.blocks import Painted
from kiosk.look.ink import glow
from kiosk.look.tokens import LEAD, SCALE, SMALLEST
from kiosk.look.typeset import spaced
from kiosk.motion import RISE, Span
from kiosk.pages.page import Fault
from kiosk.pages.slide_page import SlidePage
from kiosk.pages.support import lay_support


class Content(Slide):
    """What staff may write."""

    figures: tuple[Figure, ...] = Field(min_length=1, max_length=4)
    support: tuple[Support, ...] = Field(default=(), max_length=3)


EXAMPLE = """
kind: metrics
title: {zh: 两个数字，看见产业的量级, en: "Two numbers, one measure of scale"}
source: {zh: 示例, en: Sample}
figures:
  - {label: {zh: 相关企业, en: Companies}, value: 1900, unit: {zh: 家, en: companies}}
  - {label: {zh: 产值, en: Output}, value: 1200亿, unit: {zh: 元, en: yuan}}
"""


class Page(SlidePage[Content]):
    """Numerals side by side on the waterline; in portrait one above the other, the last one on the water."""

    def hero(self) -> float | None:
        """The shore shines under the first figure's neighbour, the middle, or under a single figure."""
        return None if len(self.slide.figures) > 1 else self.frame.left + self.frame.content * 0.28

    def body(self) -> None:
        """Heading, figures with labels and glows, support."""
        bottom = self.heading_block()
        if self.frame.portrait:
            self._stacked(bottom)
        else:
            self._abreast()
        lay_support(self, self.slide.support)

    def _abreast(self) -> None:
        count = len(self.slide.figures)
        column = self.frame.content / count
        size, share = self._size(column - self.look.px(20), {1: 340, 2: 274, 3: 220, 4: 190}[count])
        for index, figure in enumerate(self.slide.figures):
            self._figure(index, figure, self.frame.left + index * column, column, size, share, self.waterline)

    def _stacked(self, top: float) -> None:
        count = len(self.slide.figures)
        pitch = (self.waterline - top) / count
        tallest = min(300.0, pitch / self.look.u * 0.76)
        size, share = self._size(self.frame.content, tallest)
        for index, figure in enumerate(self.slide.figures):
            floor = self.waterline - (count - 1 - index) * pitch
            self._figure(index, figure, self.frame.left, self.frame.content, size, share, floor)

    def _size(self, width: float, largest: float) -> tuple[float, float]:
        """One size and unit share for all figures: units give way before numerals do."""
        made = [self.figures(figure.value, figure.unit) for figure in self.slide.figures]
        for step in (largest, *(step for step in SCALE if step < largest)):
            for share in (0.29, 0.22, 0.17):
                if all(Numeral(self.look, f, 0, 0, step, unit_share=share).width <= width for f in made):
                    return step, share
        self.faults.append(Fault("text_too_long", self.t(self.slide.title)))
        return SMALLEST, 0.29

    def _figure(
        self, index: int, figure: Figure, x: float, width: float, size: float, share: float, floor: float
    ) -> None:
        px = self.look.px
        at = 120.0 + 90 * index
        on_water = floor == self.waterline
        tone = ("cyan", "violet")[index % 2]
        baseline = floor - px(size) * 36 / 274
        digits = width_in_em(self.figures(figure.value, None).at(Decimal(0), 1.0)) * px(size)
        centre = QPointF(x + digits / 2, baseline - px(size) * 0.3)
        rx, ry = min(px(size) * 1.35, digits * 0.9), px(size) * 0.85
        rect = QRectF(centre.x() - rx, centre.y() - ry, 2 * rx, min(2 * ry, floor - centre.y() + ry))
        colour = self.look.colour(tone)
        self.add(Painted(rect, lambda painter: glow(painter, centre, rx, ry, colour, 0.16), Span(at, RISE)))
        label = self.set(spaced(self.t(figure.label)), LEAD, width - px(40), lines=2, smallest=26)
        top = baseline - px(size) * 0.80
        self.text(label, x, top - label.last - px(28), colour="text_2", at=at - 30)
        self.numeral(
            f"figure.{index}", figure.value, figure.unit, x, baseline, size, at=at, reflected=on_water, unit_share=share
        )
