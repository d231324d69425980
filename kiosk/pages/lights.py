"""Which lamp of the skyline is which company's, and whose lamp lies nearest to a point.

Owns the rule by which lamps are given away: one each, and the same one whatever is added behind. Arithmetic on places
in the drawing of the skyline; must not know pages, pixels or how a lamp looks.
"""

from __future__ import annotations

import hashlib
import math
import struct
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from kiosk.look.skyline import lamp_places

#: Where something is, in the drawing's units.
Point = tuple[float, float]

#: So many companies are kept apart from each other; after them the city is full enough to be even by chance.
_SPREAD = 48
_CHOICES = 16  # lamps that a company's id offers it
_CELL = 40.0  # of the grid that is searched, in the drawing's units


class Lights:
    """Every company's lamp, by the company's id; with more companies than lamps the first ones have them all."""

    def __init__(self, ids: Iterable[str], lamps: Sequence[Point]) -> None:
        """Give lamps, of which the middles are told, to companies in the deck's order."""
        self._lamps = lamps
        #: The place of the company's lamp among all lamps, by its id.
        self.homes = self._give([key for key in dict.fromkeys(ids) if key][: len(lamps)])
        self._cells: dict[tuple[int, int], list[tuple[Point, str]]] = defaultdict(list)
        for key, home in self.homes.items():
            self._cells[_cell(*lamps[home])].append((lamps[home], key))

    def _give(self, ids: Sequence[str]) -> dict[str, int]:
        """The id's hash names lamps; the first companies take the one farthest from all that are taken.

        A lamp that is taken sends a company on to the next free one, so that nobody who stands before it moves.
        """
        homes: dict[str, int] = {}
        count = len(self._lamps)
        after = list(range(count + 1))  # from each lamp toward the next free one
        for place, key in enumerate(ids):
            free = [_free(after, number % count) for number in _numbers(key, _CHOICES if place < _SPREAD else 1)]
            home = max(free, key=lambda lamp: self._apart(lamp, homes.values())) if len(free) > 1 else free[0]
            homes[key] = home
            after[home] = home + 1
        return homes

    def _apart(self, lamp: int, taken: Iterable[int]) -> float:
        """How far that lamp is from the nearest that is taken."""
        return min((math.dist(self._lamps[lamp], self._lamps[other]) for other in taken), default=0.0)

    def nearest(self, x: float, y: float, reach: float) -> str | None:
        """The company whose lamp is nearest to a point of the drawing; None when none lies within `reach` of it."""
        (left, top), (right, bottom) = _cell(x - reach, y - reach), _cell(x + reach, y + reach)
        best, found = reach, None
        for column in range(left, right + 1):
            for row in range(top, bottom + 1):
                for lamp, key in self._cells.get((column, row), ()):
                    away = math.dist(lamp, (x, y))
                    if away <= best:
                        best, found = away, key
        return found


def _cell(x: float, y: float) -> tuple[int, int]:
    return math.floor(x / _CELL), math.floor(y / _CELL)


def _numbers(key: str, count: int) -> tuple[int, ...]:
    """Numbers that follow from an id alone, the same on every machine."""
    return struct.unpack(f"<{count}I", hashlib.blake2b(key.encode(), digest_size=4 * count).digest())


def _free(after: list[int], place: int) -> int:
    """The first free lamp from `place` on, round the end; ways that were gone are shortened."""
    end = place
    while after[end] != end:
        end = after[end]
    while after[place] != end:
        after[place], place = end, after[place]
    return end if end < len(after) - 1 else _free(after, 0)


@cache
def _middles() -> tuple[Point, ...]:
    return tuple((lamp.x() + lamp.width() / 2, lamp.y() + lamp.height() / 2) for lamp in lamp_places())


@lru_cache(maxsize=2)
def lights(ids: tuple[str, ...]) -> Lights:
    """The lights of these companies in the skyline; the same ones for every page of a deck."""
    return Lights(ids, _middles())
