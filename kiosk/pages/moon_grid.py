"""How the moons of a slide are arranged in columns: how large they are, and where the words under a row lie.

Owns these measures. Must not know what the moons are about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from kiosk.charts.numeral import Figures, Numeral
from kiosk.look.look import Look
from kiosk.look.tokens import SCALE
from kiosk.pages.page import Page

#: Room for the words of upper rows in u, where the sky is roomy and where it is not.
_UNDER = (232.0, 182.0)
#: The largest moon in u where columns are two at most, and where they are more.
_FEW, _MANY = 180.0, 120.0
#: Between a moon and the numeral at its right, in u.
ABREAST = 44.0


@dataclass(frozen=True)
class Grid:
    """How moons are arranged: columns, the moon's radius in pixels, the numeral's size in u, moon beside it or above.

    `under` is the room in u below the floor of a row that is not the last: for bracket, label and count. `text_scale`
    is that of the look.
    """

    columns: int
    radius: float
    size: float
    beside: bool
    under: float
    text_scale: float

    def bracket(self, on_water: bool) -> float:
        """How far below its floor a row's bracket lies in u: on the water below the numerals' reflection."""
        return (max(76.0, self.size * 0.5 + 6) if on_water else 48.0) + 14 * (self.text_scale - 1)

    @property
    def reach(self) -> float:
        """How deep a numeral is reflected in u: its reflection is lost over the bracket and what is written on it."""
        return self.bracket(True) - 18 * self.text_scale

    def words(self, on_water: bool) -> float:
        """How far below its bracket a row's labels begin, in u."""
        return (26 if on_water else 22) + 16 * (self.text_scale - 1)


def digits_width(look: Look, figures: Figures, size: float) -> float:
    """Width in pixels of a numeral at a size in u."""
    return Numeral(look, figures, 0, 0, size).width


def fit_grid(page: Page, figures: Sequence[Figures], bottom: float, columns: int) -> Grid:
    """The grid with the largest moons between `bottom` and the shore, and numerals that do not outshine them."""
    look, px = page.look, page.look.px
    column = page.frame.content / columns
    first, cap = (220.0, px(_FEW)) if columns <= 2 else (160.0 if column > px(340) else 132.0, px(_MANY))
    rows = -(-len(figures) // columns)
    best = Grid(columns, 0.0, 48.0, False, _UNDER[-1] * look.text_scale, look.text_scale)
    for room, beside in product(_UNDER, (True, False) if columns <= 2 else (False,)):
        under = room * look.text_scale
        sky = (page.waterline - bottom - px(28) - (rows - 1) * px(under + 16)) / rows
        for size in (first, *(step for step in SCALE if 48 <= step < first)):
            width = max(digits_width(look, figure, size) for figure in figures)
            if beside:
                radius = min(cap, (column - px(ABREAST + 28) - width) / 2, (sky - px(32)) / 2)
            else:
                radius = min(cap, column * 0.37, (sky - px(size) * 0.9 - px(34)) / 2)
            if width <= column - px(24) and 2 * radius >= px(size) * 1.2:
                break
        if radius > best.radius + px(6):
            best = Grid(columns, radius, size, beside, under, look.text_scale)
    return best
