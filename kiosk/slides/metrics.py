"""One to four big figures that stand on the waterline and count up.

`figures:` takes one to four of `label`, `value` (`1900`, `1200亿`, `300+`, `35%`), `unit` and `fact` (what a touch
adds); `support:` puts up to three rows of small things into the water. A touched figure says its label, its value and
the slide's lead, or its eyebrow where there is no lead.

立在水线上的一至四个大数字，从零数到它的值。

在 `figures:` 里写一至四个，每个有 `label`、`value` 和 `unit`；`support:` 是水里的小字和小图，最多三行。
"""

from collections.abc import Sequence
from decimal import Decimal

from pydantic import Field
from PySide6.QtCore import QPointF, QRectF

from kiosk.charts.numeral import Numeral, width_in_em
from kiosk.content.deck import Figure, Rows, Slide, Support
from kiosk.look.blocks import Painted
from kiosk.look.ink import glow
from kiosk.look.look import Setting
from kiosk.look.tokens import LEAD, SCALE, SMALLEST
from kiosk.look.typeset import spaced
from kiosk.motion import RISE, Span
from kiosk.pages.page import Fault
from kiosk.pages.slide_page import SlidePage
from kiosk.pages.support import lay_support


class Content(Slide):
    """What staff may write."""

    figures: Rows[Figure] = Field(min_length=1, max_length=4, description="一至四个大数字 · One to four large figures")
    support: tuple[Support, ...] = Field(
        default=(), max_length=3,
        description="水里的小字和小图，最多三行 · Small things in the water, three rows at most",
    )


EXAMPLE = """
kind: metrics
title: {zh: 两个数字，看见产业的量级, en: "Two numbers, one measure of scale"}
source: {zh: 示例, en: Sample}
figures:
  - {label: {zh: 相关企业, en: Companies}, value: 1900, unit: {zh: 家, en: companies}}
  - {label: {zh: 产值, en: Output}, value: 1200亿, unit: {zh: 元, en: yuan}}
"""


#: Of its size: how high a numeral stands over its baseline with air, and how far its baseline is above the water.
_NUMERAL, _FLOOR = 0.80, 36 / 274
_LABEL_GAP, _LEAST = 28.0, 84.0  # u between label and numeral; u of a numeral for which labels become smaller
_SHARES = (0.29, 0.27, 0.25, 0.22, 0.17)  # of a numeral its unit has, the largest first
_AIR = 60.0  # u above words of twice the size


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
            self._abreast(bottom)
        lay_support(self, self.slide.support)

    def _abreast(self, top: float) -> None:
        """In columns of one width, or as wide as the figures ask for where they stand larger so."""
        count, room, content = len(self.slide.figures), self.waterline - top, self.frame.content
        most = {1: 340.0, 2: 274.0, 3: 220.0, 4: 190.0}[count]
        gap = self.look.px(48)
        columns = [content / count] * count
        labels = self._labels(columns, room)
        largest = self._under(labels, room, most)
        # The last one may reach the margin.
        size, share = self._size([width - gap for width in columns[:-1]] + columns[-1:], largest) or (SMALLEST, 0.29)
        asked = self._asked(size, largest, content - gap * (count - 1))
        if asked is not None:
            spare = (content - sum(asked[2]) - gap * (count - 1)) / count
            wider = [width + spare + gap for width in asked[2]]
            words = self._labels(wider, room)
            if all(label.fits for label in words) and self._under(words, room, most) >= asked[0]:
                (size, share, _), columns, labels = asked, wider, words
        self._tell(labels, size)
        for index, label in enumerate(labels):
            self._figure(index, label, self.frame.left + sum(columns[:index]), size, share, self.waterline)

    def _asked(self, size: float, largest: float, room: float) -> tuple[float, float, list[float]] | None:
        """A size over `size` and a unit share at which all figures stand side by side in `room`, and their widths."""
        made = [self.figures(figure.value, figure.unit) for figure in self.slide.figures]
        for step in (largest, *(step for step in SCALE if size < step < largest)):
            for share in _SHARES:
                widths = [Numeral(self.look, figures, 0, 0, step, unit_share=share).width for figures in made]
                if step > size and sum(widths) <= room:
                    return step, share, widths
        return None

    def _stacked(self, top: float) -> None:
        count = len(self.slide.figures)
        pitch = (self.waterline - top) / count
        labels = self._labels([self.frame.content] * count, pitch)
        tallest = self._under(labels, pitch, min(300.0, pitch / self.look.u * 0.76))
        size, share = self._size([self.frame.content] * count, tallest) or (SMALLEST, 0.29)
        self._tell(labels, size)
        for index, label in enumerate(labels):
            floor = self.waterline - (count - 1 - index) * pitch
            self._figure(index, label, self.frame.left, size, share, floor)

    def _labels(self, widths: Sequence[float], room: float) -> list[Setting]:
        """The figures' labels, in columns of these `widths` (pixels); they leave numerals a part of a short `room`."""
        px = self.look.px
        height = max(px(30), room - px(_LEAST * (_NUMERAL + _FLOOR) + _LABEL_GAP))
        texts = [spaced(self.t(figure.label)) for figure in self.slide.figures]
        return [
            self.look.set(text, LEAD, width - px(40), lines=2, height=height, smallest=26, even=True)
            for text, width in zip(texts, widths, strict=True)
        ]

    def _under(self, labels: Sequence[Setting], room: float, size: float) -> float:
        """The size in u, `size` at most, at which numerals and their labels stand within `room` pixels."""
        px = self.look.px
        words = max(label.last + label.pixels * 0.8 for label in labels) + px(_LABEL_GAP)
        air = px(_AIR * (self.look.text_scale - 1))  # larger words keep off those above them
        return max(SMALLEST, min(size, (room - words - air) / px(_NUMERAL + _FLOOR)))

    def _tell(self, labels: Sequence[Setting], size: float) -> None:
        """What finds no room is told to staff."""
        named = zip(self.slide.figures, labels, strict=True)
        texts = [self.t(figure.label) for figure, label in named if not label.fits]
        texts += [self.t(self.slide.title)] if size <= SMALLEST else []
        self.faults += [Fault("text_too_long", text) for text in texts]

    def _size(self, rooms: Sequence[float], largest: float) -> tuple[float, float] | None:
        """One size and unit share for all figures, each in its room: units give way before numerals do."""
        made = [self.figures(figure.value, figure.unit) for figure in self.slide.figures]
        for step in (largest, *(step for step in SCALE if step < largest)):
            for share in _SHARES:
                widths = (Numeral(self.look, figures, 0, 0, step, unit_share=share).width for figures in made)
                if all(width <= room for width, room in zip(widths, rooms, strict=True)):
                    return step, share
        return None

    def _figure(self, index: int, label: Setting, x: float, size: float, share: float, floor: float) -> None:
        """One figure with its label, which answer a touch together."""
        px, figure, key = self.look.px, self.slide.figures[index], f"figure.{index}"
        at = 120.0 + 90 * index
        on_water = floor == self.waterline
        tone = ("cyan", "violet")[index % 2]
        baseline = floor - px(size) * _FLOOR
        digits = width_in_em(self.figures(figure.value, None).at(Decimal(0), 1.0)) * px(size)
        centre = QPointF(x + digits / 2, baseline - px(size) * 0.3)
        rx, ry = min(px(size) * 1.35, digits * 0.9), px(size) * 0.85
        rect = QRectF(centre.x() - rx, centre.y() - ry, 2 * rx, min(2 * ry, floor - centre.y() + ry))
        colour = self.look.colour(tone)
        with self.grouped(key):
            self.add(
                Painted(rect, lambda painter: glow(painter, self.look, centre, rx, ry, colour, 0.16), Span(at, RISE))
            )
            first = baseline - px(size) * _NUMERAL - label.last - px(_LABEL_GAP)
            words = self.text(label, x, first, colour="text_2", at=at - 30).words
            numeral = self.numeral(
                key, figure.value, figure.unit, x, baseline, size, at=at, reflected=on_water, unit_share=share
            ).words
        assert words is not None and numeral is not None
        area = words.united(numeral)
        area.setBottom(min(area.bottom(), floor - px(14)))  # its frame, 14 u outside, ends on the shore
        if self.frame.portrait and index:  # and keeps clear of the figure above
            area.setTop(max(area.top(), self.hotspots[-1].rect.bottom() + px(17)))
        title = self.titled(self.t(figure.label), figure.value, figure.unit)
        event = self.t(self.slide.lead or self.slide.eyebrow)
        self.hotspot(key, title, (self.t(figure.fact), event), accent=tone, rect=area)
