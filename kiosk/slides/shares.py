"""Shares of a whole as moons: the lit area of each moon is exactly the share.

`shares:` takes one to six of `label`, `share` (44 or 44%), `of` (what the whole is), and if you like `count` and
`unit`. They are sorted by share, the largest first; neighbours with the same whole get one bracket.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, product

from pydantic import Field
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from kiosk.charts.moons import Moon, moonlight
from kiosk.charts.numeral import Numeral
from kiosk.content.deck import Slide
from kiosk.content.fields import Amount, Percent, Strict, Text
from kiosk.look.blocks import Painted
from kiosk.look.ink import text_rect, tight_rect, write
from kiosk.look.tokens import BODY, CAPTION, KEY, SCALE
from kiosk.look.typeset import spaced
from kiosk.motion import SUPPORT, Span
from kiosk.pages.slide_page import SlidePage


class Share(Strict):
    """One moon."""

    label: Text
    share: Percent
    of: Text
    count: Amount | None = None
    unit: Text | None = None


class Content(Slide):
    """What staff may write."""

    shares: tuple[Share, ...] = Field(min_length=1, max_length=6)


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
    def amount(self) -> Amount:
        """The share as a figure with `%`."""
        return Amount(value=Decimal(repr(self.share.share)), percent=True)


@dataclass(frozen=True)
class Grid:
    """How moons are arranged: columns, the moon's radius in pixels, the numeral's size in u, moon beside it or above.

    `under` is the room in u below the floor of a row that is not the last: for bracket, label and count.
    """

    columns: int
    radius: float
    size: float
    beside: bool
    under: float

    def bracket(self, on_water: bool) -> float:
        """How far below its floor a row's bracket lies in u: clear of the numerals' reflection."""
        return max(76.0, self.size * 0.5 + 4) if on_water else 48.0


#: Room for the words of upper rows in u, where the sky is roomy and where it is not.
_UNDER = (232.0, 182.0)
#: The largest moon in u where columns are two at most, and where they are more.
_FEW, _MANY = 180.0, 120.0


class Page(SlidePage[Content]):
    """Moons over their numerals on the waterline; in portrait two abreast, or a row each where there are many."""

    def body(self) -> None:
        """Heading, moons, numerals, brackets with what the wholes are, labels."""
        bottom = self.heading_block()
        shares = self.slide.shares
        order = sorted(range(len(shares)), key=lambda place: -shares[place].share)
        ranked = [Ranked(shares[place], place, rank) for rank, place in enumerate(order)]
        columns = min(2, len(ranked)) if self.frame.portrait else len(ranked)
        grid = self._fit(ranked, bottom, columns)
        bracketed = self._pitch(ranked, bottom, True) >= self.look.px(72)
        pitch = self._pitch(ranked, bottom, bracketed)
        if grid.radius >= self._row_radius(pitch) or not self.frame.portrait:
            self._grid(ranked, grid, bottom)
        else:
            self._rows(ranked, bottom, pitch, bracketed)

    # ----- columns ------------------------------------------------------------------------------------------

    def _fit(self, ranked: Sequence[Ranked], bottom: float, columns: int) -> Grid:
        """The grid with the largest moons, and numerals that do not outshine them."""
        px = self.look.px
        column = self.frame.content / columns
        first, cap = (220.0, px(_FEW)) if columns <= 2 else (160.0 if column > px(340) else 132.0, px(_MANY))
        rows = -(-len(ranked) // columns)
        best = Grid(columns, 0.0, 48.0, False, _UNDER[-1])
        for under, beside in product(_UNDER, (True, False) if columns <= 2 else (False,)):
            sky = (self.waterline - bottom - px(28) - (rows - 1) * px(under + 16)) / rows
            for size in (first, *(step for step in SCALE if 48 <= step < first)):
                width = max(self._digits(item, size) for item in ranked)
                if beside:
                    radius = min(cap, (column - px(72) - width) / 2, (sky - px(32)) / 2)
                else:
                    radius = min(cap, column * 0.37, (sky - px(size) * 0.9 - px(34)) / 2)
                if width <= column - px(24) and 2 * radius >= px(size) * 1.2:
                    break
            if radius > best.radius + px(6):
                best = Grid(columns, radius, size, beside, under)
        return best

    def _digits(self, item: Ranked, size: float) -> float:
        """Width of a share's numeral at a size in u."""
        return Numeral(self.look, self.figures(item.amount, None), 0, 0, size).width

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
            words = line + px(26 if on_water else 20)
            limit = self.frame.source - px(30) if on_water else floor + px(grid.under)
            columns = self._columns(row, grid, limit - words)
            for item, (x, width) in zip(row, columns, strict=True):
                self._column(item, x, width, floor, grid, max(bottom, floor - pitch))
            self._brackets(row, columns, grid, line)
            self._words(row, columns, words, limit)

    def _columns(self, row: Sequence[Ranked], grid: Grid, height: float) -> list[tuple[float, float]]:
        """Left edge and width of each column: all alike, or wider for long labels where those would not fit."""
        frame, px = self.frame, self.look.px
        width = frame.content / grid.columns
        even = [(frame.left + index * width, width) for index in range(len(row))]
        labels = [spaced(self.t(item.share.label)) for item in row]

        def fits(text: str, room: float) -> bool:
            return self.look.set(text, KEY, room - px(20), lines=4, height=height - px(36)).fits

        if len(row) < 2 or all(fits(text, width) for text in labels):
            return even
        least = max(2 * grid.radius, *(self._digits(item, grid.size) for item in row)) + px(24)
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
        on_water = floor == self.waterline
        baseline = floor - px(grid.size) * 36 / 274
        if grid.beside:
            left = middle - self._abreast(item, grid) / 2
            self._moon(item, QPointF(left + radius, floor - px(24) - radius), radius)
            self._numeral(item, left + 2 * radius + px(44), baseline, grid.size, on_water, "left")
            return
        head = baseline - px(grid.size) * 0.75
        gap = min(px(66), max(px(18), (head - top - 2 * radius) * 0.55))
        self._moon(item, QPointF(middle, head - gap - radius), radius)
        self._numeral(item, middle, baseline, grid.size, on_water, "centre")

    def _abreast(self, item: Ranked, grid: Grid) -> float:
        """Width of a moon with its numeral beside it."""
        return 2 * grid.radius + self.look.px(44) + self._digits(item, grid.size)

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
        size = min(self.fit_numeral(figure, frame.content * 0.36, size, 0.29) for figure in figures)
        digits = max(self._digits(item, size) for item in ranked)
        figure_x = frame.left + 2 * radius + px(32)
        y = bottom + px(30)
        for group in _wholes(ranked):
            if bracketed:
                self._bracket(group[0], frame.left, frame.right, y + px(30))
                y += px(56)
            for item in group:
                middle = y + pitch / 2
                self._moon(item, QPointF(frame.left + radius, middle), radius)
                self._numeral(item, figure_x, middle + px(size) * 0.36, size, False, "left")
                parts = ["" if bracketed else spaced(self.t(item.share.of)), self._count(item.share)]
                self._line(item, " · ".join(part for part in parts if part), figure_x + digits + px(40), middle, pitch)
                y += pitch

    def _line(self, item: Ranked, detail: str, x: float, middle: float, pitch: float) -> None:
        """A row's label, and below it its detail."""
        px, width = self.look.px, self.frame.right - x
        label, at = spaced(self.t(item.share.label)), 600.0 + 60 * min(item.rank, 3)
        below = self.look.set(detail, BODY, width, size=30 if pitch >= px(104) else 24)
        extra = below.pixels * 1.35 if detail else 0.0
        setting = self.set(label, KEY, width, lines=3, height=pitch - px(4) - extra)
        first = middle - (setting.height + extra) / 2 + setting.ascent
        self.text(setting, x, first, at=at, rise=16)
        if detail:
            self.text(below, x, first + setting.last + extra, colour="text_2", at=at, rise=16)

    # ----- parts --------------------------------------------------------------------------------------------

    def _at(self, item: Ranked) -> float:
        """When a share begins: 90 ms apart, closer where there are many, so that all are still in time."""
        return 120 + item.rank * min(90.0, 200 / max(1, len(self.slide.shares) - 1))

    def _moon(self, item: Ranked, centre: QPointF, radius: float) -> None:
        gold = self.slide.accent == "gold"
        start, share = self.value(f"share.{item.place}", item.share.share) / 100, item.share.share / 100
        light = moonlight(self.look, centre, radius, at=self._at(item), gold=gold, peak=0.08 + 0.12 * share)
        self.blocks.insert(self._behind(), light)  # no moon's light lies on its neighbour
        self.add(Moon(self.look, centre, radius, share, start=start, at=self._at(item), gold=gold))

    def _behind(self) -> int:
        """Where in the order of blocks the first moon lies."""
        return next((i for i, block in enumerate(self.blocks) if isinstance(block, Moon)), len(self.blocks))

    def _numeral(self, item: Ranked, x: float, baseline: float, size: float, reflected: bool, align: str) -> None:
        self.numeral(
            f"share.{item.place}", item.amount, None, x, baseline, size,
            at=min(220.0, self._at(item)), accent=self.slide.accent, reflected=reflected, align=align,
        )  # fmt: skip

    def _count(self, share: Share) -> str:
        """Count and unit as one line: 7 家, 7 companies."""
        if share.count is None:
            return ""
        figures = self.figures(share.count, share.unit)
        unit = " ".join(figures.unit.split("\n"))
        digits = figures.at(figures.value, 1.0) + figures.suffix
        return spaced(f"{digits} {unit}".strip())

    def _brackets(
        self, row: Sequence[Ranked], columns: Sequence[tuple[float, float]], grid: Grid, y: float
    ) -> None:
        """One bracket over neighbours with the same whole."""
        start, px = 0, self.look.px
        for group in _wholes(row):
            (left, first), (right, last) = columns[start], columns[start + len(group) - 1]
            inset = min(px(30), first * 0.08)
            if grid.beside:
                inset = max(inset, (first - self._abreast(group[0], grid)) / 2 - px(16))
            self._bracket(group[0], left + inset, right + last - inset, y)
            start += len(group)

    def _bracket(self, item: Ranked, left: float, right: float, y: float) -> None:
        """A line with ticks at its ends, and in its middle what the whole is."""
        px, middle = self.look.px, (left + right) / 2
        words = self.set(spaced(self.t(item.share.of)), CAPTION, right - left + px(16))
        baseline = y + words.pixels * 0.36
        side = (right - left - words.width) / 2 - px(22)
        thick = max(1.0, px(1.8))

        def draw(painter: QPainter) -> None:
            colour = self.look.colour("edge")
            for end, tick in ((left, left), (right - side, right - thick)):
                if side > px(16):
                    painter.fillRect(QRectF(end, y, side, thick), colour)
                    painter.fillRect(QRectF(tick, y - px(9), thick, px(9)), colour)
            write(painter, words, middle, baseline, self.look.colour("text_2"), "centre")

        rect = text_rect(words, middle, baseline, "centre").united(QRectF(left, y - px(10), right - left, px(14)))
        block = self.add(Painted(rect, draw, Span(600, SUPPORT), px(16)))
        block.words = tight_rect(words, middle, baseline, "centre")

    def _words(
        self, row: Sequence[Ranked], columns: Sequence[tuple[float, float]], top: float, limit: float
    ) -> None:
        """Labels, all of one size, each with its count below."""
        px = self.look.px
        counts = [self._count(item.share) for item in row]
        labels = [spaced(self.t(item.share.label)) for item in row]
        rooms = [width - px(20) for _, width in columns]

        def room_for(size: float) -> float:
            return limit - top - (px(min(30.0, size)) * 1.35 if any(counts) else 0.0)

        tried = [
            self.look.set(label, KEY, room, lines=4, height=room_for(30), even=True)
            for label, room in zip(labels, rooms, strict=True)
        ]
        size = min(setting.pixels for setting in tried) / self.look.u
        for item, label, count, room, (x, width) in zip(row, labels, counts, rooms, columns, strict=True):
            setting = self.set(label, KEY, room, lines=4, height=room_for(size), size=size, even=True)
            at, first = 640.0 + 60 * min(item.rank, 2), top + setting.ascent
            self.text(setting, x + width / 2, first, align="centre", at=at, rise=16)
            if count:
                below = self.look.set(count, BODY, room, size=min(30.0, size))
                line = first + setting.last + below.pixels * (1.5 if size > 30 else 1.35)
                self.text(below, x + width / 2, line, colour="text_2", align="centre", at=at, rise=16)


def _wholes(ranked: Sequence[Ranked]) -> list[list[Ranked]]:
    """Neighbours with the same whole, together."""
    return [list(group) for _, group in groupby(ranked, key=lambda item: item.share.of)]
