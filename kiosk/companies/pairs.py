"""Figures of two companies that have the same unit, as plain bars on one scale from one baseline.

Owns which figures belong together, and how their bars stand. Must not know what else is on the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from kiosk.charts.numeral import Numeral
from kiosk.content.deck import Company, Figure
from kiosk.look.look import Look, Setting
from kiosk.look.tokens import CAPTION
from kiosk.look.typeset import in_one_line, spaced
from kiosk.pages.barset import finish, ride
from kiosk.pages.deck_page import DeckPage

#: The colours of the first company and of the second one.
ACCENTS = ("cyan", "violet")
_UNIT_SHARE = 0.42
_PITCH, _BETWEEN = 1.12, 26.0  # from a bar to its partner in numeral sizes; between pairs, in u
_THICK = 0.5  # of its numeral's size is a bar
_BESIDE = 22.0  # u, between a label, its bar and its numeral


@dataclass(frozen=True)
class Pair:
    """A figure of each company, by their places there; `full` is the largest value of their unit."""

    figures: tuple[Figure, Figure]
    places: tuple[int, int]
    full: float

    @property
    def alike(self) -> bool:
        """Whether both have the same label."""
        return self.figures[0].label == self.figures[1].label


@dataclass(frozen=True)
class Bars:
    """Pairs that have been set: numerals of `size` u, labels (two a pair), and the columns from the left edge on."""

    pairs: tuple[Pair, ...]
    size: float
    labels: tuple[tuple[Setting, Setting], ...]
    start: float
    room: float
    look: Look

    @property
    def pitch(self) -> float:
        """From a bar to its partner, in pixels."""
        tallest = max((label.last + label.pixels * 1.15 for pair in self.labels for label in pair), default=0.0)
        return max(self.look.px(self.size) * _PITCH, tallest + self.look.px(6))

    @property
    def height(self) -> float:
        """All pairs."""
        return len(self.pairs) * 2 * self.pitch + max(0, len(self.pairs) - 1) * self.look.px(_BETWEEN)

    def lay(self, page: DeckPage, x: float, top: float, companies: Sequence[Company]) -> None:
        """Put them on the page; each bar answers a touch with its label, its value, whose it is, and its fact."""
        for number, pair in enumerate(self.pairs):
            for side in (0, 1):
                row = QRectF(x, top + side * self.pitch, self.start, self.pitch)
                self._lay_bar(page, pair, side, row, companies[side], 120.0 + 60 * number)
            self._lay_labels(page, number, x, top, 120.0 + 60 * number)
            top += 2 * self.pitch + self.look.px(_BETWEEN)

    def _lay_labels(self, page: DeckPage, number: int, x: float, top: float, at: float) -> None:
        """Every bar's label before it; one that both share once, between them."""
        pair, labels = self.pairs[number], self.labels[number]
        for side, label in enumerate(labels[:1] if pair.alike else labels):
            middle = top + self.pitch * (1.0 if pair.alike else side + 0.5)
            baseline = middle + label.pixels * 0.36 - label.last / 2
            with page.grouped(figure_key(side, pair.places[side])) if not pair.alike else nullcontext():
                page.text(label, x, baseline, colour="text_2", at=at)

    def _lay_bar(self, page: DeckPage, pair: Pair, side: int, row: QRectF, company: Company, at: float) -> None:
        from kiosk.charts.lit import Lit
        from kiosk.charts.plain_bars import Bar

        look, px, accent, figure = page.look, page.look.px, ACCENTS[side], pair.figures[side]
        key, middle, value = figure_key(side, pair.places[side]), row.center().y(), float(figure.value)
        thick = px(self.size * _THICK)
        room = QRectF(row.right(), middle - thick / 2, self.room, thick)
        first, start, colour = key not in page.before, page.value(key, value), look.colour(look.palette.accent(accent))
        chart = Bar(room, pair.full, value, start, colour, lying=True, head=px(4), finish=finish(look, accent))
        with page.grouped(key):
            lit = page.add(Lit(look, chart, colour, at=at, rest=0.5 if value else 0.0, first=first))
            end = room.left() + chart.length(1.0) + px(_BESIDE)
            baseline = middle + px(self.size) * 0.36
            numeral = page.numeral(
                key, figure.value, figure.unit, end, baseline, self.size, at=at, accent=accent, unit_share=_UNIT_SHARE
            )
            ride(page, numeral, lit)
        inset = min(px(9), self.pitch / 2 - 1)  # two frames do not meet the rows beside them
        left = row.right() if pair.alike else row.left()
        spot = QRectF(left, row.top() + inset, numeral.x + numeral.width - left, row.height() - 2 * inset)
        title = page.titled(page.t(figure.label), figure.value, figure.unit)
        page.hotspot(key, title, (page.t(company.name), page.t(figure.fact)), accent=accent, rect=spot)


def figure_key(side: int, place: int) -> str:
    """A company's figure among the page's values and hotspots."""
    return f"figure.{side}.{place}"


def matched(first: Company, second: Company) -> tuple[Pair, ...]:
    """Figures with the same unit, each in one pair at most: those with the same label, then in the order written."""
    found: list[tuple[int, int]] = []
    for same_label in (True, False):
        for one, figure in enumerate(first.figures):
            for other, beside in enumerate(second.figures):
                free = all(one != a and other != b for a, b in found)
                alike = figure.label.zh == beside.label.zh or not same_label
                if free and alike and _unit(figure) is not None and _unit(figure) == _unit(beside):
                    found.append((one, other))
    pairs = [((first.figures[one], second.figures[other]), (one, other)) for one, other in sorted(found)]
    most: dict[tuple[str, bool] | None, float] = {}
    for figures, _ in pairs:
        for figure in figures:
            most[_unit(figure)] = max(most.get(_unit(figure), 0.0), float(figure.value))
    return tuple(Pair(figures, places, most[_unit(figures[0])] or 1.0) for figures, places in pairs)


def _unit(figure: Figure) -> tuple[str, bool] | None:
    """What a figure counts; None when it does not say, and so cannot be compared."""
    if figure.unit is None and not figure.value.percent:
        return None
    return figure.unit.zh if figure.unit else "", figure.value.percent


def set_pairs(page: DeckPage, look: Look, pairs: Sequence[Pair], width: float, start: float, size: float) -> Bars:
    """Pairs with numerals of `size` u within `width` pixels, their bars beginning `start` pixels from the left edge."""
    wide = start - look.px(_BESIDE)
    numerals, labels = [0.0], []
    for pair in pairs:
        made = [
            look.set(spaced(in_one_line(page.t(figure.label))), CAPTION, wide, lines=2, even=True)
            for figure in pair.figures
        ]
        labels.append((made[0], made[1]))
        for figure in pair.figures:
            figures = page.figures(figure.value, figure.unit)
            numerals.append(Numeral(page.look, figures, 0, 0, size, unit_share=_UNIT_SHARE).width)
    room = width - start - look.px(_BESIDE) - max(numerals)
    return Bars(tuple(pairs), size, tuple(labels), start, room, look)
