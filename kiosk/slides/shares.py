"""Shares of a whole as moons: the lit area of each moon is exactly the share.

`shares:` takes one to six of `label`, `share` (44 or 44%), `of` (what the whole is), and if you like `count` and
`unit`, and `fact` (what a touch adds). They are sorted by share, the largest first; neighbours with the same whole get
one bracket.

占整体的份额，画成月亮：亮的面积正好就是份额。

在 `shares:` 里写一至六项，每项有 `label`、`share`（44 或 44%）和 `of`（占什么），还可以有 `count` 和 `unit`。
按份额从大到小排列。
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from pydantic import Field
from PySide6.QtCore import QPointF, QRectF

from kiosk.charts.moons import Moon, moonlight
from kiosk.content.deck import Rows, Slide
from kiosk.content.fields import Amount, Percent, Strict, Text
from kiosk.look.tokens import BODY, KEY, SMALLEST
from kiosk.look.typeset import spaced
from kiosk.pages.bracket import add_bracket
from kiosk.pages.moon_grid import ABREAST, Grid, digits_width, fit_grid
from kiosk.pages.slide_page import SlidePage


class Share(Strict):
    """One moon."""

    label: Text = Field(description="占比的是什么 · Whose share it is")
    share: Percent = Field(description="占比：44 或 44% · The share: 44 or 44%")
    of: Text = Field(description="占什么：“占苏州市” · Of what whole")
    count: Amount | None = Field(None, description="对应的数目 · How many that is")
    unit: Text | None = Field(None, description="数目的单位 · The unit of that")
    fact: Text | None = Field(None, description="触摸后才显示的一句话 · A sentence that only a touch shows")


class Content(Slide):
    """What staff may write."""

    shares: Rows[Share] = Field(min_length=1, max_length=6, description="一至六项 · One to six shares")


EXAMPLE = """
kind: shares
title: {zh: 七成在这里, en: Seven in ten are here}
source: {zh: 示例, en: Sample}
accent: gold
shares:
  - label: {zh: 十小虎, en: Ten Little Tigers}
    share: 70%
    of: {zh: 占全市, en: of the city}
    count: 7
    unit: {zh: 家, en: companies}
  - {label: {zh: 百强企业, en: Top 100 companies}, share: 29%, of: {zh: 占全省, en: of the province}}
"""


@dataclass(frozen=True)
class Ranked:
    """A share, its place in the file and its rank on the page, the largest first."""

    share: Share
    place: int
    rank: int

    @property
    def key(self) -> str:
        """Its name among the page's values and hotspots."""
        return f"share.{self.place}"

    @property
    def amount(self) -> Amount:
        """The share as a figure with `%`."""
        return Amount(value=Decimal(repr(self.share.share)), percent=True)


#: How far the shore rises in landscape, and sinks in portrait, for words of twice the size, in u.
_RISEN, _SUNK = 180.0, 200.0
#: Water in u that the words below a row of moons need in portrait.
_NEEDED = 330.0


class Page(SlidePage[Content]):
    """Moons over their numerals on the waterline; in portrait two abreast, or a row each where there are many."""

    def place(self) -> None:
        """Larger words get room: in landscape below the shore, in portrait above it, where there is water to spare."""
        frame, larger = self.frame, self.look.text_scale - 1
        if frame.portrait:
            spare = frame.source - self.waterline - self.look.px(_NEEDED)
            self.waterline += round(max(0.0, min(spare, self.look.px(_SUNK * larger))))
        else:
            self.waterline -= round(self.look.px(_RISEN * larger))

    def body(self) -> None:
        """Heading, moons, numerals, brackets with what the wholes are, labels."""
        bottom = self.heading_block()
        shares = self.slide.shares
        order = sorted(range(len(shares)), key=lambda place: -shares[place].share)
        ranked = [Ranked(shares[place], place, rank) for rank, place in enumerate(order)]
        columns = min(2, len(ranked)) if self.frame.portrait else len(ranked)
        grid = fit_grid(self, [self.figures(item.amount, None) for item in ranked], bottom, columns)
        bracketed = self._pitch(ranked, bottom, True) >= self.look.px(72)
        pitch = self._pitch(ranked, bottom, bracketed)
        if grid.radius >= self._row_radius(pitch) / grid.text_scale or not self.frame.portrait:
            self._grid(ranked, grid, bottom)
        else:
            self._rows(ranked, bottom, pitch, bracketed)

    # ----- columns ------------------------------------------------------------------------------------------

    def _digits(self, item: Ranked, size: float) -> float:
        """Width of a share's numeral at a size in u."""
        return digits_width(self.look, self.figures(item.amount, None), size)

    def _grid(self, ranked: Sequence[Ranked], grid: Grid, bottom: float) -> None:
        px = self.look.px
        rows = [ranked[start : start + grid.columns] for start in range(0, len(ranked), grid.columns)]
        above = 2 * grid.radius + (px(32) if grid.beside else px(grid.size) * 0.9 + px(18))
        spare = self.waterline - bottom - len(rows) * above - (len(rows) - 1) * px(grid.under)
        pitch = px(grid.under) + above + min(px(60), max(0.0, spare) / (len(rows) + 1))
        for number, row in enumerate(rows):
            floor = self.waterline - (len(rows) - 1 - number) * pitch
            on_water = number == len(rows) - 1
            line = floor + px(grid.bracket(on_water))
            words = line + px(grid.words(on_water))
            limit = self.frame.source - px(20 + 10 * grid.text_scale) if on_water else floor + px(grid.under)
            columns = self._columns(row, grid, limit - words)
            for item, (x, width) in zip(row, columns, strict=True):
                self._column(item, x, width, floor, grid, floor - pitch + px(grid.under) if number else bottom)
            self._brackets(row, columns, grid, line)
            self._words(row, columns, words, limit)

    def _columns(self, row: Sequence[Ranked], grid: Grid, height: float) -> list[tuple[float, float]]:
        """Left edge and width of each column: all alike, or wider for long labels where those would not fit."""
        frame, px = self.frame, self.look.px
        width = frame.content / grid.columns
        even = [(frame.left + index * width, width) for index in range(len(row))]
        labels = [spaced(self.t(item.share.label)) for item in row]

        def fits(text: str, room: float) -> bool:
            smallest, rest = SMALLEST * grid.text_scale, height - px(36 * grid.text_scale)
            return self.look.set(text, KEY, room - px(20), lines=4, height=rest, smallest=smallest).fits

        if len(row) < 2 or all(fits(text, width) for text in labels):
            return even
        widest = max(self._digits(item, grid.size) for item in row)
        least = (2 * grid.radius + px(ABREAST) + widest if grid.beside else max(2 * grid.radius, widest)) + px(24)
        needs = []
        for text in labels:
            need = least
            while not fits(text, need) and need < frame.content / 2:
                need += px(12)
            needs.append(need)
        spare = frame.content - sum(needs)
        if spare < 0:
            return even
        found, x = [], frame.left
        for need in needs:
            found.append((x, need + spare / len(needs)))
            x += need + spare / len(needs)
        return found

    def _column(self, item: Ranked, x: float, width: float, floor: float, grid: Grid, top: float) -> None:
        """One moon with its numeral on `floor`."""
        px, radius, middle = self.look.px, grid.radius, x + width / 2
        reach = grid.reach if floor == self.waterline else None
        baseline = floor - px(grid.size) * 36 / 274
        if grid.beside:
            left = middle - self._abreast(item, grid) / 2
            moon = self._moon(item, QPointF(left + radius, floor - px(24) - radius), radius)
            figure = self._numeral(item, left + 2 * radius + px(ABREAST), baseline, grid.size, "left", reach)
            self._touchable(item, moon.united(figure))
            return
        head = baseline - px(grid.size) * 0.75
        gap = min(px(66), max(px(18), (head - top - 2 * radius) * 0.55))
        moon = self._moon(item, QPointF(middle, head - gap - radius), radius)
        self._touchable(item, moon.united(self._numeral(item, middle, baseline, grid.size, "centre", reach)))

    def _abreast(self, item: Ranked, grid: Grid) -> float:
        """Width of a moon with its numeral beside it."""
        return 2 * grid.radius + self.look.px(ABREAST) + self._digits(item, grid.size)

    # ----- rows ---------------------------------------------------------------------------------------------

    def _pitch(self, ranked: Sequence[Ranked], bottom: float, bracketed: bool) -> float:
        """Height of a row when every share has one, with a bracket over each whole's rows or without."""
        brackets = len(_wholes(ranked)) * self.look.px(56) if bracketed else 0.0
        return (self.waterline - self.look.px(30) - bottom - brackets) / len(ranked)

    def _row_radius(self, pitch: float) -> float:
        return min(self.look.px(90), pitch * 0.43)

    def _rows(self, ranked: Sequence[Ranked], bottom: float, pitch: float, bracketed: bool) -> None:
        """A row each: moon, numeral, words. Without room for brackets the words name the whole."""
        px, frame = self.look.px, self.frame
        radius = self._row_radius(pitch)
        size = min(132.0, max(44.0, radius * 1.5 / self.look.u))
        figures = [self.figures(item.amount, None) for item in ranked]
        room = frame.content * 0.36 / self.look.text_scale
        size = min(self.fit_numeral(figure, room, size, 0.29) for figure in figures)
        digits = max(self._digits(item, size) for item in ranked)
        figure_x = frame.left + 2 * radius + px(32)
        y = bottom + px(30)
        for group in _wholes(ranked):
            if bracketed:
                self._bracket(group, frame.left, frame.right, y + px(30))
                y += px(56)
            for item in group:
                middle = y + pitch / 2
                self._moon(item, QPointF(frame.left + radius, middle), radius)
                self._numeral(item, figure_x, middle + px(size) * 0.36, size, "left")
                detail = self._count(item.share) if bracketed else self._detail(item.share)
                right = self._line(item, detail, figure_x + digits + px(40), middle, pitch)
                # The frame around it, 14 u outside, keeps clear of the rows above and below.
                high = min(pitch - px(28), 2 * radius + px(20))
                self._touchable(item, QRectF(frame.left, middle - high / 2, right - frame.left, high))
                y += pitch

    def _line(self, item: Ranked, detail: str, x: float, middle: float, pitch: float) -> float:
        """A row's label, and below it its detail; returns their right edge."""
        px, width, scale = self.look.px, self.frame.right - x, self.look.text_scale
        label, at = spaced(self.t(item.share.label)), 600.0 + 60 * min(item.rank, 3)
        size = 30 if pitch >= px(104 * scale) else max(SMALLEST, min(24 * scale, pitch / self.look.u * 0.33)) / scale
        below = self.look.set(detail, BODY, width, size=size)
        extra = below.pixels * 1.35 if detail else 0.0
        setting = self.set(label, KEY, width, lines=3, height=pitch - px(4) - extra)
        first = middle - (setting.height + extra) / 2 + setting.ascent
        with self.grouped(item.key):
            self.text(setting, x, first, at=at, rise=16)
            if detail:
                self.text(below, x, first + setting.last + extra, colour="text_2", at=at, rise=16)
        return x + max(setting.width, below.width if detail else 0.0)

    # ----- parts --------------------------------------------------------------------------------------------

    def _at(self, item: Ranked) -> float:
        """When a share begins: 90 ms apart, closer where there are many, so that all are still in time."""
        return 120 + item.rank * min(90.0, 200 / max(1, len(self.slide.shares) - 1))

    def _moon(self, item: Ranked, centre: QPointF, radius: float) -> QRectF:
        """Moon and moonlight; returns the moon's square."""
        gold = self.slide.accent == "gold"
        start, share = self.value(item.key, item.share.share) / 100, item.share.share / 100
        light = moonlight(self.look, centre, radius, at=self._at(item), gold=gold, peak=0.08 + 0.12 * share)
        light.group = item.key
        self.blocks.insert(self._behind(), light)  # no moon's light lies on its neighbour
        with self.grouped(item.key):
            moon = self.add(Moon(self.look, centre, radius, share, start=start, at=self._at(item), gold=gold))
        return QRectF(moon.rect)

    def _behind(self) -> int:
        """Where in the order of blocks the first moon lies."""
        return next((i for i, block in enumerate(self.blocks) if isinstance(block, Moon)), len(self.blocks))

    def _numeral(
        self, item: Ranked, x: float, baseline: float, size: float, align: str, reach: float | None = None
    ) -> QRectF:
        """A share's numeral, reflected in `reach` u of water if it stands on it; returns where its digits stand."""
        with self.grouped(item.key):
            numeral = self.numeral(
                item.key, item.amount, None, x, baseline, size,
                at=min(220.0, self._at(item)), accent=self.slide.accent,
                reflected=reach is not None, reach=reach, align=align,
            )  # fmt: skip
        return numeral.words or QRectF(numeral.rect)

    def _touchable(self, item: Ranked, rect: QRectF) -> None:
        """Let a share answer a touch: of what it is a share, how many that is."""
        share = item.share
        lines = (self._detail(share), self.t(share.fact), self.t(self.slide.eyebrow))
        self.hotspot(
            item.key, self.titled(self.t(share.label), item.amount), lines, accent=self.slide.accent, rect=rect
        )

    def _count(self, share: Share) -> str:
        """Count and unit as one line: 7 家, 7 companies."""
        return spaced(self.said(share.count, share.unit)) if share.count is not None else ""

    def _detail(self, share: Share) -> str:
        """What the whole is, and the count."""
        return " · ".join(part for part in (spaced(self.t(share.of)), self._count(share)) if part)

    def _brackets(self, row: Sequence[Ranked], columns: Sequence[tuple[float, float]], grid: Grid, y: float) -> None:
        """One bracket over neighbours with the same whole."""
        start, px = 0, self.look.px
        for group in _wholes(row):
            (left, first), (right, last) = columns[start], columns[start + len(group) - 1]
            inset = min(px(30), first * 0.08)
            if grid.beside:
                inset = max(inset, (first - self._abreast(group[0], grid)) / 2 - px(16))
            self._bracket(group, left + inset, right + last - inset, y)
            start += len(group)

    def _bracket(self, group: Sequence[Ranked], left: float, right: float, y: float) -> None:
        """What the whole is of those shares; over one alone, it belongs to it."""
        block = add_bracket(self, self.t(group[0].share.of), left, right, y)
        if len(group) == 1:
            block.group = group[0].key

    def _words(self, row: Sequence[Ranked], columns: Sequence[tuple[float, float]], top: float, limit: float) -> None:
        """Labels, all of one size, each with its count below."""
        px, scale = self.look.px, self.look.text_scale
        counts = [self._count(item.share) for item in row]
        labels = [spaced(self.t(item.share.label)) for item in row]
        rooms = [width - px(20) for _, width in columns]

        def room_for(size: float) -> float:
            return limit - top - (px(min(30.0, size) * scale) * 1.35 if any(counts) else 0.0)

        tried = [
            self.look.set(label, KEY, room, lines=4, height=room_for(30), even=True)
            for label, room in zip(labels, rooms, strict=True)
        ]
        size = min(setting.pixels for setting in tried) / self.look.u / scale
        for item, label, count, room, (x, width) in zip(row, labels, counts, rooms, columns, strict=True):
            setting = self.set(label, KEY, room, lines=4, height=room_for(size), size=size, even=True)
            at, first = 640.0 + 60 * min(item.rank, 2), top + setting.ascent
            with self.grouped(item.key):
                self.text(setting, x + width / 2, first, align="centre", at=at, rise=16)
                if count:
                    below = self.look.set(count, BODY, room, size=min(30.0, size))
                    line = first + setting.last + below.pixels * (1.5 if size > 30 else 1.35)
                    self.text(below, x + width / 2, line, colour="text_2", align="centre", at=at, rise=16)


def _wholes(ranked: Sequence[Ranked]) -> list[list[Ranked]]:
    """Neighbours with the same whole, together."""
    return [list(group) for _, group in groupby(ranked, key=lambda item: item.share.of)]
