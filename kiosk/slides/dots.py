"""People as dots: one dot is one person, and all groups are equally dense, so sizes can be compared.

`groups:` takes one to four of `label`, `value` and `unit`, and if you like `fact` (what a touch adds); the first is the
largest disc. At most 5,000 dots in all. `one:` says what one dot is.

一个点就是一个人，各组疏密相同，大小可以直接比较。

在 `groups:` 里写一至四组，每组有 `label`、`value` 和 `unit`；第一组是最大的圆。总共不超过 5000 点。
"""

import math
from collections.abc import Sequence
from typing import Any, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError
from PySide6.QtCore import QPointF, QRectF

from kiosk.charts.numeral import Numeral
from kiosk.content.deck import Figure, Rows, Slide
from kiosk.content.fields import Text
from kiosk.look.ink import Align
from kiosk.look.look import Setting
from kiosk.look.tokens import KEY, LEAD
from kiosk.look.typeset import spaced
from kiosk.pages.dot_group import DotGroup, disc_diameter
from kiosk.pages.dot_key import add_dot_key
from kiosk.pages.leader import add_leader
from kiosk.pages.slide_page import SlidePage

#: More dots than this run together into a grey disc.
MOST_DOTS = 5000


class Content(Slide):
    """What staff may write."""

    groups: Rows[Figure] = Field(
        min_length=1, max_length=4,
        description="一至四组，总共不超过 5000 点 · One to four groups, 5,000 dots in all at most",
    )
    one: Text | None = Field(None, description="一盏灯（一个点）代表什么 · What one lamp, or one dot, stands for")

    @model_validator(mode="after")
    def _countable(self) -> Self:
        for index, group in enumerate(self.groups):
            value = group.value.value
            if value < 1 or value != value.to_integral_value() or group.value.percent:
                raise PydanticCustomError("dots_whole", "not a number of dots", {"at": f"groups.{index}.value"})
        total = sum(int(group.value.value) for group in self.groups)
        if total > MOST_DOTS:
            raise PydanticCustomError("dots_many", "too many", {"at": "groups", "given": total, "most": MOST_DOTS})
        return self


EXAMPLE = """
kind: dots
title: {zh: 一点一人，聚成星河, en: "One dot, one person"}
source: {zh: 示例, en: Sample}
one: {zh: 一点 = 一位人才, en: One dot = one person}
groups:
  - {label: {zh: 领军人才, en: Leading talents}, value: 1500+, unit: {zh: 位, en: people}}
  - {label: {zh: 引进人才, en: Recruited talents}, value: 68, unit: {zh: 位, en: people}}
"""


#: Spacing of the dots in u when nothing shrinks, and the least diameter of the largest disc: few dots stand wider.
_SPACING, _LEAST = 7.5, 220.0
#: How far the shore rises in u for words of twice the size: in landscape they lie below it.
_RISEN = 100.0


class Page(SlidePage[Content]):
    """The first group as hero beside its large disc, the others small; or, where they are too large for that, abreast.

    Discs rest on the waterline; in portrait the small ones float on the lake, one row each.
    """

    def place(self) -> None:
        """In landscape larger words need more water below the shore; the discs give way."""
        if not self.frame.portrait:
            self.waterline -= round(self.look.px(_RISEN * (self.look.text_scale - 1)))

    def hero(self) -> float | None:
        """The shore shines under the large disc."""
        return None if self.frame.portrait else self.frame.right - self.look.px(297)

    def body(self) -> None:
        """Heading, discs, figures, legend."""
        counts = [int(group.value.value) for group in self.slide.groups]
        if self.frame.portrait:
            if not self._tall(counts):
                self._abreast(counts)
        elif not self._beside(counts):
            self._abreast(counts)

    @property
    def _groups(self) -> list[DotGroup]:
        """All groups; made when asked for, because each holds the page."""
        return [DotGroup(self, index, group) for index, group in enumerate(self.slide.groups)]

    # ----- landscape, one hero ------------------------------------------------------------------------------

    def _beside(self, counts: Sequence[int]) -> bool:
        """The hero's disc at the right, everything else at the left; False if the other discs are too large for it."""
        px, frame = self.look.px, self.frame
        natural = self._diameters(counts)
        hero, *others = self._groups
        for share in (0.42, 0.36, 0.30):  # how much of the width the hero's disc may take
            scale = min(1.0, (self.waterline - px(96)) / natural[0], frame.content * share / natural[0])
            sizes = [size * scale for size in natural]
            room = frame.content - sizes[0] - px(72)
            column = room / max(1, len(others))
            beside = [column - size - px(56) for size in sizes[1:]]
            figure = min((g.fitting(width, 132) for g, width in zip(others, beside, strict=True)), default=132.0)
            if figure >= 66:
                break
        largest = max(sizes[1:], default=0.0)
        if largest > (self.waterline - px(300)) * 0.42 or figure < 54:
            return False
        bottom = self.heading_block(width=room)
        ceiling = self.waterline - px(12) - max(largest, px(figure) * 0.86) if others else self.waterline
        disc = QPointF(frame.right - sizes[0] / 2, self._floor - sizes[0] / 2)
        self._hero_figure(bottom, ceiling, room, disc, sizes[0] / 2)
        hero.touchable(hero.disc(disc, sizes[0], (frame.support_bottom - self.waterline) * 0.98))
        places = [(frame.left + index * column, column - px(36)) for index in range(len(others))]
        self._labels(others, places, self.waterline + px(92), self._legend(room), "left")
        for group, size, (x, _) in zip(others, sizes[1:], places, strict=True):
            square = group.disc(QPointF(x + size / 2, self._floor - size / 2), size, px(52))
            group.touchable(square, group.figure(x + size + px(28), self.waterline - px(20), figure))
        return True

    def _diameters(self, counts: Sequence[int]) -> list[float]:
        """Diameters of the discs when nothing has to shrink, all at one density."""
        spacing = max(_SPACING, _LEAST / disc_diameter(max(counts)))
        return [disc_diameter(count) * self.look.px(spacing) for count in counts]

    @property
    def _floor(self) -> float:
        """Where discs rest: a breath above the water."""
        return self.waterline - self.look.px(10)

    def _hero_figure(self, top: float, ceiling: float, room: float, disc: QPointF, radius: float) -> None:
        """Label and numeral between `top` and `ceiling`, and a thin line from them to the disc."""
        px, hero = self.look.px, self._groups[0]
        alone = ceiling == self.waterline
        label = self.set(spaced(self.t(hero.said.label)), LEAD, room, lines=2, smallest=26, even=True)
        free = ceiling - px(30) - top - px(40) - label.height - px(18)
        size = hero.fitting(room, min(274.0 if alone else 244.0, max(66.0, free / self.look.u / 0.76)))
        used = label.height + px(18) + px(size) * 0.76
        slack = max(0.0, ceiling - px(30) - top - used)
        baseline = ceiling - px(30) - min(px(40), slack * 0.3)
        if alone:
            baseline = self.waterline - px(size) * 36 / 274
        first = baseline - px(size) * 0.76 - px(18) - label.descent - label.last
        numeral = self._hero_numeral(hero, label, first, baseline, size, reflected=alone)
        y = baseline - px(size) * 0.3
        start, end = numeral.x + numeral.width + px(28), disc.x() - _chord(radius, y - disc.y()) - px(16)
        if end - start > px(48):
            with self.grouped(hero.key):
                add_leader(self, start, end, y)

    def _hero_numeral(
        self, hero: DotGroup, label: Setting, first: float, baseline: float, size: float, *, reflected: bool = False
    ) -> Numeral:
        """The hero's label, whose first baseline is `first`, and its numeral."""
        with self.grouped(hero.key):
            self.text(label, self.frame.left, first, colour="text_2", at=90)
        return hero.figure(self.frame.left, baseline, size, unit_share=0.29, reflected=reflected)

    # ----- portrait, one hero -------------------------------------------------------------------------------

    def _tall(self, counts: Sequence[int]) -> bool:
        """The hero's disc on the waterline under, or beside, its figure; the others in rows on the lake."""
        px, frame = self.look.px, self.frame
        hero, *others = self._groups
        natural = self._diameters(counts)
        rows = (self._legend_top - frame.support_top) / max(1, len(others))
        scale = min([1.0, *((rows - px(14)) / size for size in natural[1:])])
        if scale < 0.42:
            return False
        top = self.heading_block()
        label_text = spaced(self.t(hero.said.label))
        label = self.set(label_text, LEAD, frame.content, lines=2, smallest=26)
        under = hero.fitting(frame.content, 220)
        beside = hero.fitting(frame.content * 0.52, 160)
        first = top + px(50 + 14 * self.look.text_scale)
        gap = label.last + px(34)
        below = self._floor - (first + gap + px(under) * 0.75 + px(56))
        figures = self.figures(hero.said.value, hero.said.unit)
        right = min(
            frame.content - px(48) - Numeral(self.look, figures, 0, 0, beside).width,
            self._floor - first - label.last - px(40),
        )
        largest = min(natural[0] * scale, frame.content)
        stacked = min(below, largest) >= min(right, largest) * 0.9
        size, diameter = (under, min(below, largest)) if stacked else (beside, min(right, largest))
        scale = diameter / natural[0]
        disc = QPointF(frame.right - diameter / 2, self._floor - diameter / 2)
        if not stacked and label.width > frame.content - diameter:
            label = self.set(label_text, LEAD, frame.content - diameter - px(32), lines=3, smallest=26)
            gap = label.last + px(34)
        if stacked:
            baseline = first + gap + px(size) * 0.75 + max(0.0, below - diameter) * 0.4
        else:
            baseline = max(first + gap + px(size) * 0.75, min(self._floor - px(60), disc.y() + px(size) * 0.3))
        self._hero_numeral(hero, label, baseline - px(size) * 0.75 - gap, baseline, size)
        hero.touchable(hero.disc(disc, diameter, px(84)))
        self._legend(frame.content)
        self._rows([size * scale for size in natural[1:]], rows)
        return True

    def _rows(self, sizes: Sequence[float], height: float) -> None:
        """The small discs afloat, a row each: disc, figure, words."""
        if not sizes:
            return
        px, frame, others = self.look.px, self.frame, self._groups[1:]
        x = frame.left + max(sizes) + px(40)
        room = frame.right - x
        figure = room * 0.46 / self.look.text_scale
        em = min(group.fitting(figure, min(120.0, height / self.look.u * 0.62)) for group in others)
        middles = [frame.support_top + (index + 0.5) * height for index in range(len(others))]
        edge = x + room * 0.36 / self.look.text_scale
        for group, size, middle in zip(others, sizes, middles, strict=True):
            group.disc(QPointF(frame.left + max(sizes) / 2, middle), size, 0.0)
            numeral = group.figure(x, middle + px(em) * 0.36, em)
            edge = max(edge, numeral.x + numeral.width)
        edge += px(36)
        labels = self._alike(others, [frame.right - edge] * len(others), lines=4, height=height - px(12))
        for group, label, size, middle in zip(others, labels, sizes, middles, strict=True):
            with self.grouped(group.key):
                first = middle - label.last / 2 + label.pixels * 0.35
                self.text(label, edge, first, at=600 + 60 * group.index, rise=16)
            # The frame around it, 14 u outside, keeps clear of the rows above and below.
            high = min(height - px(28), max(size, label.height))
            group.touchable(QRectF(frame.left, middle - high / 2, edge + label.width - frame.left, high))

    # ----- no hero ------------------------------------------------------------------------------------------

    def _abreast(self, counts: Sequence[int]) -> None:
        """Every disc in a column of its own, its figure above it, its label in the water."""
        px, frame, groups = self.look.px, self.frame, self._groups
        bottom = self.heading_block()
        gap = px(36)
        narrow = (frame.content - gap * (len(groups) - 1)) / len(groups) * 0.8
        em = min(group.fitting(narrow, 132) for group in groups)
        natural = self._diameters(counts)
        scale = min(1.0, (self._floor - bottom - px(56) - px(em) * 0.8) / max(natural))
        while sum(max(narrow, size * scale) for size in natural) + gap * (len(groups) - 1) > frame.content:
            scale *= 0.98
        widths = [max(narrow, size * scale) for size in natural]
        extra = (frame.content - sum(widths) - gap * (len(groups) - 1)) / len(groups)
        places = []
        x = frame.left
        for group, size, width in zip(groups, natural, widths, strict=True):
            middle, diameter = x + (width + extra) / 2, size * scale
            square = group.disc(QPointF(middle, self._floor - diameter / 2), diameter, px(48))
            above = self._floor - diameter - px(24)
            group.touchable(square, group.figure(middle, above, em, unit_share=0.29, align="centre"))
            places.append((middle, width + extra + gap - px(16)))
            x += width + extra + gap
        self._labels(groups, places, self.waterline + px(88), self._legend(frame.content), "centre")

    # ----- parts --------------------------------------------------------------------------------------------

    def _labels(
        self,
        groups: Sequence[DotGroup],
        places: Sequence[tuple[float, float]],
        baseline: float,
        bottom: float,
        align: Align,
    ) -> None:
        """Labels in the water; `places` are their x and their width."""
        scale = self.look.text_scale
        baseline += self.look.px(26 * (scale - 1))
        height = bottom - baseline + self.look.px(26 * scale)
        labels = self._alike(groups, [width for _, width in places], lines=6, height=height, even=True)
        for index, (group, label, (x, _)) in enumerate(zip(groups, labels, places, strict=True)):
            with self.grouped(group.key):
                self.text(label, x, baseline, align=align, at=600 + 60 * index, rise=16)

    def _alike(self, groups: Sequence[DotGroup], widths: Sequence[float], **how: Any) -> list[Setting]:
        """The groups' labels set within their widths, all in one size."""
        words = [spaced(self.t(group.said.label)) for group in groups]
        tried = [self.look.set(text, KEY, width, **how) for text, width in zip(words, widths, strict=True)]
        pixels = min((setting.pixels for setting in tried), default=0.0)
        how["size"] = pixels / self.look.u / self.look.text_scale
        return [self.set(text, KEY, width, **how) for text, width in zip(words, widths, strict=True)]

    @property
    def _legend_top(self) -> float:
        """Where the legend's line begins; without a legend, where the support zone ends."""
        return self.frame.source - self.look.px(108 if self.slide.one else 50)

    def _legend(self, room: float) -> float:
        """What one dot is, at the foot; returns where its line begins."""
        if self.slide.one is not None:
            add_dot_key(self, self.t(self.slide.one), room)
        return self._legend_top


def _chord(radius: float, y: float) -> float:
    """Half of a circle's chord at height `y` from its centre; 0 beyond it."""
    return math.sqrt(max(0.0, radius**2 - y**2))
