"""People as dots: one dot is one person, and all groups are equally dense, so sizes can be compared.

`groups:` takes one to four of `label`, `value` and `unit`; the first is the largest disc. At most 5,000 dots in all.
`one:` says what one dot is.
"""

import math
from collections.abc import Sequence
from typing import Any, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from kiosk.charts.glitter import glitter
from kiosk.charts.numeral import Numeral
from kiosk.content.deck import Figure, Slide
from kiosk.content.fields import Text
from kiosk.look.blocks import Painted
from kiosk.look.ink import Align, glow, text_rect, tight_rect, write
from kiosk.look.tokens import CAPTION, KEY, LEAD, SCALE
from kiosk.look.typeset import spaced
from kiosk.motion import RISE, SUPPORT, Span
from kiosk.pages.slide_page import SlidePage

#: More dots than this run together into a grey disc.
MOST_DOTS = 5000


class Content(Slide):
    """What staff may write."""

    groups: tuple[Figure, ...] = Field(min_length=1, max_length=4)
    one: Text | None = None

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
#: Colours of the groups in their order; the first is the hero.
_TONES = ("moon", "violet", "cyan", "moon")


class Page(SlidePage[Content]):
    """The first group as hero beside its large disc, the others small; or, where they are too large for that, abreast.

    Discs rest on the waterline; in portrait the small ones float on the lake, one row each.
    """

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

    # ----- landscape, one hero ------------------------------------------------------------------------------

    def _beside(self, counts: Sequence[int]) -> bool:
        """The hero's disc at the right, everything else at the left; False if the other discs are too large for it."""
        px, frame = self.look.px, self.frame
        natural = self._diameters(counts)
        others = self.slide.groups[1:]
        for share in (0.42, 0.36, 0.30):  # how much of the width the hero's disc may take
            scale = min(1.0, (self.waterline - px(96)) / natural[0], frame.content * share / natural[0])
            sizes = [size * scale for size in natural]
            room = frame.content - sizes[0] - px(72)
            column = room / max(1, len(others))
            beside = [column - size - px(56) for size in sizes[1:]]
            figure = min((self._fitting(g, width, 132) for g, width in zip(others, beside, strict=True)), default=132.0)
            if figure >= 66:
                break
        largest = max(sizes[1:], default=0.0)
        if largest > (self.waterline - px(300)) * 0.42 or figure < 54:
            return False
        bottom = self.heading_block(width=room)
        ceiling = self.waterline - px(12) - max(largest, px(figure) * 0.86) if others else self.waterline
        disc = QPointF(frame.right - sizes[0] / 2, self._floor - sizes[0] / 2)
        self._hero_figure(bottom, ceiling, room, disc, sizes[0] / 2)
        self._disc(0, disc, sizes[0], (frame.support_bottom - self.waterline) * 0.98)
        places = [(frame.left + index * column, column - px(36)) for index in range(len(others))]
        self._labels(others, places, self.waterline + px(92), self._legend(room), "left")
        for index, (group, size) in enumerate(zip(others, sizes[1:], strict=True), 1):
            x = frame.left + (index - 1) * column
            self._disc(index, QPointF(x + size / 2, self._floor - size / 2), size, px(52))
            self.numeral(
                f"group.{index}", group.value, group.unit, x + size + px(28), self.waterline - px(20), figure,
                at=_at(index), accent=_TONES[index], unit_share=0.34,
            )  # fmt: skip
        return True

    def _diameters(self, counts: Sequence[int]) -> list[float]:
        """Diameters of the discs when nothing has to shrink, all at one density."""
        spacing = max(_SPACING, _LEAST / _diameter(max(counts)))
        return [_diameter(count) * self.look.px(spacing) for count in counts]

    @property
    def _floor(self) -> float:
        """Where discs rest: a breath above the water."""
        return self.waterline - self.look.px(10)

    def _hero_figure(self, top: float, ceiling: float, room: float, disc: QPointF, radius: float) -> None:
        """Label and numeral between `top` and `ceiling`, and a thin line from them to the disc."""
        px, group = self.look.px, self.slide.groups[0]
        alone = ceiling == self.waterline
        label = self.set(spaced(self.t(group.label)), LEAD, room, lines=2, smallest=26)
        free = ceiling - px(30) - top - px(40) - label.height - px(18)
        size = self._fitting(group, room, min(274.0 if alone else 244.0, max(66.0, free / self.look.u / 0.76)))
        used = label.height + px(18) + px(size) * 0.76
        slack = max(0.0, ceiling - px(30) - top - used)
        baseline = ceiling - px(30) - min(px(40), slack * 0.3)
        if alone:
            baseline = self.waterline - px(size) * 36 / 274
        self.text(label, self.frame.left, baseline - px(size) * 0.76 - px(18) - label.descent - label.last,
                  colour="text_2", at=90)  # fmt: skip
        numeral = self.numeral("group.0", group.value, group.unit, self.frame.left, baseline, size, reflected=alone)
        y = baseline - px(size) * 0.3
        start, end = numeral.x + numeral.width + px(28), disc.x() - _chord(radius, y - disc.y()) - px(16)
        if end - start > px(48):
            self._connector(start, end, y)

    def _connector(self, start: float, end: float, y: float) -> None:
        px = self.look.px

        def draw(painter: QPainter) -> None:
            line = QRectF(start, y - px(0.9), end - start, max(1.0, px(1.8)))
            painter.fillRect(line, self.look.colour("text_3", 0.75))
            painter.setPen(self.look.colour("text_2"))
            painter.setBrush(self.look.colour("text_2"))
            painter.drawEllipse(QPointF(end, y), px(3.6), px(3.6))

        self.add(Painted(QRectF(start, y - px(6), end - start + px(6), px(12)), draw, Span(420, RISE)))

    # ----- portrait, one hero -------------------------------------------------------------------------------

    def _tall(self, counts: Sequence[int]) -> bool:
        """The hero's disc on the waterline under, or beside, its figure; the others in rows on the lake."""
        px, frame = self.look.px, self.frame
        group, others = self.slide.groups[0], self.slide.groups[1:]
        natural = self._diameters(counts)
        rows = (self._legend_top - frame.support_top) / max(1, len(others))
        scale = min([1.0, *((rows - px(14)) / size for size in natural[1:])])
        if scale < 0.42:
            return False
        top = self.heading_block()
        label = self.set(spaced(self.t(group.label)), LEAD, frame.content, lines=2, smallest=26)
        under = self._fitting(group, frame.content, 220)
        beside = self._fitting(group, frame.content * 0.52, 160)
        first = top + px(64)
        gap = label.last + px(34)
        below = self._floor - (first + gap + px(under) * 0.75 + px(56))
        right = min(
            frame.content - px(48) - Numeral(self.look, self.figures(group.value, group.unit), 0, 0, beside).width,
            self._floor - first - label.last - px(40),
        )
        largest = min(natural[0] * scale, frame.content)
        stacked = min(below, largest) >= min(right, largest) * 0.9
        size, diameter = (under, min(below, largest)) if stacked else (beside, min(right, largest))
        scale = diameter / natural[0]
        disc = QPointF(frame.right - diameter / 2, self._floor - diameter / 2)
        if stacked:
            baseline = first + gap + px(size) * 0.75 + max(0.0, below - diameter) * 0.4
        else:
            baseline = max(first + gap + px(size) * 0.75, min(self._floor - px(60), disc.y() + px(size) * 0.3))
        self.text(label, frame.left, baseline - px(size) * 0.75 - gap, colour="text_2", at=90)
        self.numeral("group.0", group.value, group.unit, frame.left, baseline, size)
        self._disc(0, disc, diameter, px(84))
        self._legend(frame.content)
        self._rows([size * scale for size in natural[1:]], rows)
        return True

    def _rows(self, sizes: Sequence[float], height: float) -> None:
        """The small discs afloat, a row each: disc, figure, words."""
        if not sizes:
            return
        px, frame, others = self.look.px, self.frame, self.slide.groups[1:]
        x = frame.left + max(sizes) + px(40)
        room = frame.right - x
        em = min(self._fitting(group, room * 0.46, min(120.0, height / self.look.u * 0.62)) for group in others)
        middles = [frame.support_top + (index + 0.5) * height for index in range(len(others))]
        edge = x + room * 0.36
        for index, (group, size, middle) in enumerate(zip(others, sizes, middles, strict=True), 1):
            self._disc(index, QPointF(frame.left + max(sizes) / 2, middle), size, 0.0)
            numeral = self.numeral(
                f"group.{index}", group.value, group.unit, x, middle + px(em) * 0.36, em,
                at=_at(index), accent=_TONES[index], unit_share=0.34,
            )  # fmt: skip
            edge = max(edge, numeral.x + numeral.width)
        edge += px(36)
        for index, (group, middle) in enumerate(zip(others, middles, strict=True), 1):
            words = spaced(self.t(group.label))
            label = self.set(words, KEY, frame.right - edge, lines=4, height=height - px(12))
            self.text(label, edge, middle - label.last / 2 + label.pixels * 0.35, at=600 + 60 * index, rise=16)

    # ----- no hero ------------------------------------------------------------------------------------------

    def _abreast(self, counts: Sequence[int]) -> None:
        """Every disc in a column of its own, its figure above it, its label in the water."""
        px, frame, groups = self.look.px, self.frame, self.slide.groups
        bottom = self.heading_block()
        gap = px(36)
        narrow = (frame.content - gap * (len(groups) - 1)) / len(groups) * 0.8
        em = min(self._fitting(group, narrow, 132) for group in groups)
        natural = self._diameters(counts)
        scale = min(1.0, (self._floor - bottom - px(56) - px(em) * 0.8) / max(natural))
        while sum(max(narrow, size * scale) for size in natural) + gap * (len(groups) - 1) > frame.content:
            scale *= 0.98
        widths = [max(narrow, size * scale) for size in natural]
        extra = (frame.content - sum(widths) - gap * (len(groups) - 1)) / len(groups)
        places = []
        x = frame.left
        for index, (group, size, width) in enumerate(zip(groups, natural, widths, strict=True)):
            middle, diameter = x + (width + extra) / 2, size * scale
            self._disc(index, QPointF(middle, self._floor - diameter / 2), diameter, px(48))
            self.numeral(
                f"group.{index}", group.value, group.unit, middle, self._floor - diameter - px(24), em,
                at=_at(index), accent=_TONES[index], align="centre",
            )  # fmt: skip
            places.append((middle, width + extra + gap - px(16)))
            x += width + extra + gap
        self._labels(groups, places, self.waterline + px(88), self._legend(frame.content), "centre")

    # ----- parts --------------------------------------------------------------------------------------------

    def _fitting(self, group: Figure, width: float, size: float) -> float:
        """The largest step of the scale at which a group's figure is no wider than `width`; 24 if none is."""
        figures = self.figures(group.value, group.unit)
        for step in (size, *(step for step in SCALE if step < size)):
            if Numeral(self.look, figures, 0, 0, step, unit_share=0.34).width <= width:
                return step
        return 24.0

    def _disc(self, index: int, centre: QPointF, diameter: float, depth: float) -> None:
        """Disc, its haze, and its light on the water, `depth` pixels deep."""
        from kiosk.charts.discs import DiscBlock, disc_radius  # pyqtgraph is slow to import

        count = int(self.slide.groups[index].value.value)
        start = round(self.value(f"group.{index}", float(count)))
        colour, radius = self.look.colour(_TONES[index]), diameter / 2
        spread = radius * (1.08 if index == 0 else 1.7)
        haze = QRectF(centre.x() - spread, centre.y() - spread, 2 * spread, 2 * spread)
        peak = 0.1 if index == 0 else 0.2
        span = Span(_at(index), RISE)
        self.add(Painted(haze, lambda painter: glow(painter, centre, spread, spread, colour, peak), span))
        if depth:
            light = glitter(self.look, centre.x(), self.waterline, radius * 0.42, depth, colour, at=_at(index) + 120)
            self.add(light)
        # A disc that shrinks still needs the room of the dots that go out.
        half = radius * disc_radius(max(count, start)) / disc_radius(count)
        square = QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half)
        self.add(DiscBlock(square, count, colour, start=start, at=_at(index)))

    def _labels(
        self,
        groups: Sequence[Figure],
        places: Sequence[tuple[float, float]],
        baseline: float,
        bottom: float,
        align: Align,
    ) -> None:
        """Labels in the water, all of one size; `places` are their x and their width."""
        how: dict[str, Any] = {"lines": 6, "height": bottom - baseline + self.look.px(26), "even": True}
        words = [spaced(self.t(group.label)) for group in groups]
        tried = [self.look.set(text, KEY, width, **how) for text, (_, width) in zip(words, places, strict=True)]
        size = min((setting.pixels / self.look.u for setting in tried), default=KEY.size)
        for index, (text, (x, width)) in enumerate(zip(words, places, strict=True)):
            setting = self.set(text, KEY, width, size=size, **how)
            self.text(setting, x, baseline, align=align, at=600 + 60 * index, rise=16)

    @property
    def _legend_top(self) -> float:
        """Where the legend's line begins; without a legend, where the support zone ends."""
        return self.frame.source - self.look.px(108 if self.slide.one else 50)

    def _legend(self, room: float) -> float:
        """What one dot is, at the foot; returns where its line begins."""
        if self.slide.one is None:
            return self._legend_top
        px = self.look.px
        x, y = self.frame.left, self.frame.source - px(70)
        setting = self.set(spaced(self.t(self.slide.one)), CAPTION, room - px(28))

        def draw(painter: QPainter) -> None:
            painter.setPen(self.look.colour("moon"))
            painter.setBrush(self.look.colour("moon"))
            painter.drawEllipse(QPointF(x + px(8), y - setting.pixels * 0.36), px(4.5), px(4.5))
            write(painter, setting, x + px(30), y, self.look.colour("text_2"))

        rect = text_rect(setting, x + px(30), y).adjusted(-px(30), 0, 0, 0)
        self.add(Painted(rect, draw, Span(600, SUPPORT), px(16))).words = tight_rect(setting, x + px(30), y)
        return self._legend_top


def _diameter(count: int) -> float:
    """Diameter of a disc with its rim in spacings, as `charts.discs` draws it."""
    return 2 * (math.sqrt(count) + 0.5)


def _chord(radius: float, y: float) -> float:
    """Half of a circle's chord at height `y` from its centre; 0 beyond it."""
    return math.sqrt(max(0.0, radius**2 - y**2))


def _at(index: int) -> float:
    """When a group's figure and disc begin."""
    return 120.0 + 90.0 * min(index, 1)
