"""What a search gives back: the companies, what to mark, which letters lead on, and what would help.

Owns the shapes of an answer. Must not know how it was found, or Qt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from kiosk.companies.marks import Range

Order = Literal["name", "year", "track"]
ORDERS: tuple[Order, ...] = ("name", "year", "track")


@dataclass(frozen=True, slots=True)
class Hint:
    """What would help where nothing matches: the longest beginning of the query that finds something.

    `prefix` as typed ("" when no letter of it finds anything), `count` how many it finds, `elsewhere` how many
    the whole query finds in all tracks together (0 when no track was chosen).
    """

    prefix: str
    count: int
    elsewhere: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a query found. `companies` are places in the deck's companies, best first.

    `marks`: for each place, ranges of the shown name to mark, () for none. `keys`: letters A–Z that, typed
    next, still lead to a company. `fuzzy`: nothing matched, these names come near. `hint`: where nothing matched.
    """

    companies: tuple[int, ...]
    marks: Mapping[int, tuple[Range, ...]]
    keys: frozenset[str]
    fuzzy: bool = False
    hint: Hint | None = None


class Marks(Mapping[int, tuple[Range, ...]]):
    """The marks of every company, worked out when asked for: few of those found are on the screen."""

    def __init__(self, count: int, ranges: Callable[[int], tuple[Range, ...]]) -> None:
        self._count, self._ranges = count, ranges

    def __getitem__(self, place: int) -> tuple[Range, ...]:
        if not 0 <= place < self._count:
            raise KeyError(place)
        return self._ranges(place)

    def __iter__(self) -> Iterator[int]:
        return iter(range(self._count))

    def __len__(self) -> int:
        return self._count
