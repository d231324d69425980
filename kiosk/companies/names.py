"""Many names as they are written: which is a text, begins with it, contains it, or comes near it.

Owns the comparison of folded names, letter by letter. Must not know readings, companies, ranks or Qt.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # numpy takes 0.1 s to import; it is fetched with the first search
    import numpy as np
    from numpy.typing import NDArray

#: Shorter texts inside a word say nothing: every second name has an "in" or an "te" somewhere.
SHORTEST_INSIDE = 3
_AFTER_ALL = "\U0010ffff"
#: Two slips are allowed from so many letters on, below it one.
_TWO_SLIPS_FROM = 8
#: Half a short query stands in every third name: of so many places the nearest must do.
_MOST_PLACES = 500


class Names:
    """Folded names by row, "" where a row has none. Results are rows."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = tuple(names)
        by_name = sorted((name, row) for row, name in enumerate(names) if name)
        self._sorted = [name for name, _ in by_name]
        self._rows = array("I", (row for _, row in by_name))
        self._starts = array("I")
        start = 0
        for name in names:
            self._starts.append(start)
            start += len(name) + 1
        self._text = "\n".join((*names, ""))
        import_module("rapidfuzz.process")  # now: no visitor's first slip should wait for it

    def exactly(self, letters: str) -> Sequence[int]:
        """Rows whose name this is."""
        return self._rows[bisect_left(self._sorted, letters) : bisect_right(self._sorted, letters)]

    def beginning(self, letters: str) -> Sequence[int]:
        """Rows whose name begins so."""
        low = bisect_left(self._sorted, letters)
        return self._rows[low : bisect_right(self._sorted, letters + _AFTER_ALL, low)]

    def containing(self, letters: str) -> NDArray[np.intp]:
        """Rows in whose name the letters stand anywhere; none for fewer than `SHORTEST_INSIDE`."""
        return self._rows_at(self._found(letters if len(letters) >= SHORTEST_INSIDE else ""))

    def text(self, rows: Iterable[int]) -> str:
        """The names of some rows, one a line."""
        return "\n".join((*map(self._names.__getitem__, rows), ""))

    def near(self, letters: str) -> Iterator[tuple[int, int]]:
        """Slips and row of names that have the letters in them but for one slip, or two in a longer query.

        A slip is a letter too much, too few, wrong, or two letters turned round. Half of the letters must be
        right, so that only names with one of the halves are compared.
        """
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        most = 1 if len(letters) < _TWO_SLIPS_FROM else 2
        half = len(letters) // 2
        rows: list[int] = []
        parts: list[str] = []
        places = self._found(letters[:half])[:_MOST_PLACES]
        for row, place in zip(self._rows_at(places).tolist(), places.tolist(), strict=True):
            end = self._starts[row] + len(self._names[row])
            rows += (row, row, row)
            parts += (self._text[place : min(place + len(letters) + more, end)] for more in (-1, 0, 1))
        places = self._found(letters[half:])[:_MOST_PLACES]
        for row, place in zip(self._rows_at(places).tolist(), places.tolist(), strict=True):
            rows.append(row)
            parts.append(self._text[max(self._starts[row], place - half) : place + len(letters) - half])
        for _, slips, number in extract(letters, parts, scorer=OSA.distance, score_cutoff=most, limit=None):
            yield slips, rows[number]

    def _found(self, letters: str) -> NDArray[np.intp]:
        """The places in the text where the letters stand; for no letters none."""
        import numpy as np

        between = self._text.split(letters) if letters else [""]
        lengths = np.fromiter(map(len, between), dtype=np.intp, count=len(between))[:-1]
        return np.cumsum(lengths) + len(letters) * np.arange(len(lengths))

    def _rows_at(self, places: NDArray[np.intp]) -> NDArray[np.intp]:
        import numpy as np

        return np.searchsorted(np.frombuffer(self._starts, dtype=np.uintc), places, side="right") - 1


def letters_after(letters: str, text: str) -> set[str]:
    """The letters a–z that follow the given ones anywhere in a text."""
    overlapping = any(letters.startswith(letters[at:]) for at in range(1, len(letters)))
    escaped = re.escape(letters)
    return set(re.findall(f"(?={escaped}([a-z]))" if overlapping else f"{escaped}([a-z])", text))
