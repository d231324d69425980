"""A company's words over its figures, in a column beside its picture: how wide it is, and what gives way to what.

The picture makes room before enlarged text does, and both before a name grows small or words go. Must not know where
on the page the column stands, or what is in the water.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kiosk.companies.figures import ACROSS, ROWS, Grid
from kiosk.companies.heading import Heading
from kiosk.look.look import Look

#: The largest numerals in u, by how many rows of them there are: what is tried as room gets short.
LARGEST = {1: (104.0, 84.0, 66.0), 2: (72.0, 66.0)}
#: From the heading to the figures, at least, in u.
OVER_FIGURES = 44.0
#: How much of the page's content the picture has: what is tried.
_PICTURE = (0.525, 0.46, 0.4, 0.36)
#: A smaller name or numeral is a loss, in u.
_NAME, _NUMERAL = 72.0, 66.0
#: What losses weigh: a text left out, an eighth of enlargement (of words, of labels), 12 u of a name or a numeral, a
#: label's third line and those after it, the next smaller picture.
_MISSING, _CALMER, _CALMER_LABELS, _SMALLER, _LINE, _NARROWER = 8.0, 1.0, 0.5, 1.0, 1.0, 0.9

#: Sets the words in a width and a height, both in pixels.
Words = Callable[[float, float], Heading]
#: Sets the figures in a look, a width in pixels, numerals of at most so many u, in so many rows of so many.
Figures = Callable[[Look, float, float, int, int], Grid | None]


@dataclass(frozen=True)
class Column:
    """Heading and figures that have been set, and which share of the page's content the picture beside them has."""

    picture: float
    heading: Heading
    grid: Grid | None


def rows_of(count: int) -> Sequence[int]:
    """In how many rows so many figures may stand, the most first."""
    return range(min(ROWS, -(-count // ACROSS)) or 1, 0, -1)


def set_column(look: Look, count: int, content: float, high: float, words: Words, figures: Figures) -> Column:
    """The column that loses least, for `count` figures, on `content` pixels of width, `high` pixels high."""
    best: Column | None = None
    least = float("inf")
    for picture, cost, grid in sorted(_grids(look, count, content, figures), key=lambda made: made[1]):
        if cost >= least:
            break
        room = high - (grid.height + look.px(OVER_FIGURES) if grid else 0.0)
        heading = words(content * (1 - picture), room)
        cost += _lost_words(look, heading)
        if cost < least:
            best, least = Column(picture, heading, grid), cost
    assert best is not None
    return best


def set_beside(look: Look, count: int, content: float, high: float, figures: Figures) -> tuple[float, Grid | None]:
    """Figures alone, `high` pixels at most if they can be: the picture's share of `content`, and the figures."""
    tries = sorted(_grids(look, count, content, figures), key=lambda made: made[1])
    low = [(picture, grid) for picture, _, grid in tries if grid is None or grid.height <= high]
    return low[0] if low else min(((picture, grid) for picture, _, grid in tries), key=lambda one: _height(one[1]))


def _height(grid: Grid | None) -> float:
    return grid.height if grid else 0.0


def _grids(look: Look, count: int, content: float, figures: Figures) -> Iterator[tuple[float, float, Grid | None]]:
    """Every way to set the figures that differs from the others, with the picture's share and what it loses."""
    looks = list(look.calmer())[::2]
    for place, picture in enumerate(_PICTURE):
        for calmer in looks:
            for rows, across in _shapes(count):
                found = None
                for largest in LARGEST[rows]:
                    if found is not None and found.size <= largest:
                        continue  # the same again
                    found = figures(calmer, content * (1 - picture), largest, rows, across)
                    yield picture, place * _NARROWER + _lost_figures(look, found, count), found


def _shapes(count: int) -> list[tuple[int, int]]:
    """Rows of figures, and how many stand in one."""
    two_abreast = [(2, 2)] if count == ACROSS else []
    return [*((rows, ACROSS) for rows in rows_of(count)), *two_abreast]


def _lost_figures(look: Look, grid: Grid | None, count: int) -> float:
    if grid is None:
        return _MISSING * count
    lost = _MISSING * (count - len(grid.figures))
    lost += _CALMER_LABELS * (look.text_scale - grid.look.text_scale) / 0.125
    lost += _SMALLER * max(0.0, _NUMERAL - grid.size) / 12
    return lost + _LINE * max(0, max(len(label.lines) for label in grid.labels) - 2)


def _lost_words(look: Look, heading: Heading) -> float:
    lost = _MISSING * len(heading.missing)
    lost += _CALMER * (look.text_scale - heading.text_scale) / 0.125
    return lost + _SMALLER * max(0.0, _NAME - heading.lines[0].setting.pixels / look.u) / 12
