"""A company's figures in up to two rows of three: numerals over their labels, in columns as wide as they need.

Owns sizes and columns. Must not know where on the page they stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.charts.numeral import Numeral
from kiosk.content.deck import Figure
from kiosk.look.look import Look, Setting
from kiosk.look.tokens import CAPTION, SCALE
from kiosk.look.typeset import in_one_line, spaced
from kiosk.pages.deck_page import DeckPage

#: The most figures in a row, and the most rows.
ACROSS, ROWS = 3, 2
_GAP, _BELOW, _BETWEEN = 44.0, 18.0, 36.0  # between columns, from a numeral to its label, between rows, in u
_HIGH = 0.76  # of its size stands a numeral over its baseline
#: How many lines labels may take, and the least size in u of numerals beside such labels; tried in this order.
_TRIES = ((1, 96.0), (2, 78.0), (1, 66.0), (2, 54.0), (3, 44.0), (4, 36.0))

#: How wide labels are at least: by their text, in how many lines, and the scale of text.
Known = dict[tuple[str, int, float], float]


@dataclass(frozen=True)
class Grid:
    """Figures that have been set: the size of numerals in u, every column's left edge (from 0) and width, labels."""

    figures: tuple[Figure, ...]
    size: float
    starts: tuple[float, ...]
    labels: tuple[Setting, ...]
    look: Look

    @property
    def rows(self) -> list[range]:
        """The places of the figures in every row."""
        across = len(self.starts)
        return [range(first, min(first + across, len(self.figures))) for first in range(0, len(self.figures), across)]

    def row_height(self, row: range) -> float:
        """From the top of the numerals to the bottom of the labels."""
        return self._to_label(row) + max(self.labels[place].last + self.labels[place].pixels * 0.2 for place in row)

    def _to_label(self, row: range) -> float:
        """From the top of the numerals to the first baseline of the labels."""
        tallest = max(self.labels[place].pixels for place in row)
        return self.look.px(self.size * _HIGH + _BELOW) + tallest * 0.9

    @property
    def height(self) -> float:
        """All rows."""
        return sum(map(self.row_height, self.rows)) + self.look.px(_BETWEEN) * (len(self.rows) - 1)

    def lay(
        self, page: DeckPage, x: float, top: float, subject: str, keys: Sequence[str] = (), accent: str = "moon"
    ) -> None:
        """Put them on the page; each answers a touch with its label, its value, whose it is, and its fact.

        `keys` name them among the page's values and hotspots (`figure.0` …, if none are given).
        """
        px = self.look.px
        for row in self.rows:
            for column, place in enumerate(row):
                figure, at = self.figures[place], 120.0 + 50 * column
                key = keys[place] if keys else f"figure.{place}"
                left, baseline = x + self.starts[column], top + px(self.size * _HIGH)
                with page.grouped(key):
                    page.numeral(key, figure.value, figure.unit, left, baseline, self.size, at=at, accent=accent)
                    page.text(self.labels[place], left, top + self._to_label(row), colour="text_2", at=at + 60)
                title = page.titled(page.t(figure.label), figure.value, figure.unit)
                lines = (subject, page.t(figure.fact))
                page.hotspot(key, title, lines, accent="cyan" if accent == "moon" else accent)
            top += self.row_height(row) + px(_BETWEEN)


def set_figures(
    page: DeckPage,
    start: Look,
    figures: Sequence[Figure],
    width: float,
    largest: float,
    *,
    rows: int = 1,
    most: int = ACROSS,
    known: Known | None = None,
) -> Grid | None:
    """As many of `figures` as stand in so many rows of `width` pixels, `most` in a row, numerals `largest` u at most.

    Labels are as large as `start` says, or smaller before figures go; None when not even one finds room. Whoever asks
    several times for the same figures hands on what is `known` of their labels.
    """
    known = {} if known is None else known
    for across in range(min(most, len(figures)), 0, -1):
        chosen = tuple(figures[: across * rows])
        for look in start.calmer():
            for lines, least in _TRIES:
                labels = [_least(look, page.t(figure.label), lines, known) for figure in chosen]
                for size in (largest, *(step for step in SCALE if least <= step < largest)):
                    grid = _grid(page, look, chosen, labels, across, size, width, lines)
                    if grid is not None:
                        return grid
    return None


def _least(look: Look, label: str, lines: int, known: Known) -> float:
    """The least width at which a label takes so many lines."""
    key = (label, lines, look.text_scale)
    if key not in known:
        known[key] = _searched(look, label, lines)
    return known[key]


def _searched(look: Look, label: str, lines: int) -> float:
    words = spaced(in_one_line(label))
    whole = look.measure(words, CAPTION, CAPTION.size * look.text_scale) + 1
    for share in (0.27, 0.36, 0.4, 0.45, 0.52, 0.57, 0.63, 0.7, 0.8):
        made = look.set(words, CAPTION, whole * share, lines=lines, smallest=CAPTION.size * look.text_scale)
        if made.fits:
            return made.width + 1
    return whole


def _grid(
    page: DeckPage,
    look: Look,
    figures: tuple[Figure, ...],
    labels: Sequence[float],
    across: int,
    size: float,
    width: float,
    lines: int,
) -> Grid | None:
    """The figures in columns at exactly that size, what is left of the width shared out; None if they do not fit."""
    gap = look.px(_GAP)
    if sum(max(labels[column::across]) for column in range(across)) > width - gap * (across - 1):
        return None
    needs = [0.0] * across
    for place, figure in enumerate(figures):
        numeral = Numeral(page.look, page.figures(figure.value, figure.unit), 0, 0, size).width
        needs[place % across] = max(needs[place % across], numeral, labels[place])
    free = width - sum(needs) - gap * (across - 1)
    if free < 0:
        return None
    share = free / across
    starts = tuple(sum(needs[:column]) + (gap + share) * column for column in range(across))
    rooms = [needs[place % across] + share for place in range(len(figures))]
    texts = [spaced(in_one_line(page.t(figure.label))) for figure in figures]
    made = tuple(look.set(text, CAPTION, room, lines=lines, even=True) for text, room in zip(texts, rooms, strict=True))
    return Grid(figures, size, starts, made, look)
