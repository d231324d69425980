"""Many names at once: which of them can be typed as a query, and with which letter a query may go on.

Owns the bit-parallel search. All parts of all names stand in one line, one bit each; a mask says where a
reading stands, and a query is a chain of masks, shifted by one from part to part (Baeza-Yates and Gonnet, "A
new approach to text searching", 1992, with syllables for letters). So a query costs some dozens of
operations on long integers, however many names there are. Must not know companies, ranks or Qt.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from string import ascii_lowercase
from typing import TYPE_CHECKING

from kiosk.companies.spelling import Query, Spelling

if TYPE_CHECKING:  # numpy takes 0.1 s to import; it is fetched with the first rows
    import numpy as np
    from numpy.typing import NDArray

#: A reading that stands in more than one part of this many is kept as a mask, a rarer one as a list of places.
_DENSE = 128
_AFTER_ALL = "\U0010ffff"
_AFTER_ONE_STEP = 64


class Rows:
    """Spelled names, one a row; filled at once, or by `building`, which gives way now and then."""

    def __init__(self, rows: Iterable[Sequence[Spelling]] = ()) -> None:
        for _ in self.building(rows):
            pass

    def building(self, rows: Iterable[Sequence[Spelling]]) -> Iterator[None]:
        """Take the names in; yields every millisecond or so."""
        places: dict[str, array[int]] = {}
        heads, ends = array("I"), array("I")
        here = 0
        for number, row in enumerate(rows):
            heads.append(here)
            for spelling in row:
                for reading in spelling:
                    places.setdefault(reading, array("I")).append(here)
                here += 1
            ends.append(here)
            here += 1  # a part that nothing matches keeps rows apart
            if number % _AFTER_ONE_STEP == 0:
                yield
        self._size = here
        self._head_of, self._end_of = heads, ends
        self._heads, self._ends = _mask(heads, here), _mask(ends, here)
        self._body = self._ends - self._heads  # each row: ones from its head up to its end
        self._readings = sorted(places)
        self._longest = max(map(len, self._readings), default=0)
        self._places = places
        self._dense: dict[str, int] = {}
        yield
        for reading, found in places.items():
            if len(found) * _DENSE > here:
                self._dense[reading] = _mask(found, here)
                yield
        self._initials: dict[str, int] = {}
        for letter in sorted({reading[0] for reading in self._readings}):
            self._initials[letter] = self._beginning(letter)
            yield

    def typed(self, query: Query) -> int:
        """Parts (bits of this line) from which on the query spells a name: syllables, initials or both, mixed."""
        letters, count = query.letters, len(query.letters)
        after = [0] * count + [self._body | self._ends]
        for first in range(count - 1, -1, -1):
            for last in range(first + 1, min(first + self._longest, count) + 1):
                if after[last] and (mask := self._piece(letters[first:last], last in query.ends)):
                    after[first] |= mask & (after[last] >> 1)
        return after[0]

    def typed_by_initials(self, query: Query) -> int:
        """Parts from which on every letter of the query begins a part."""
        after = self._body | self._ends
        for letter in reversed(query.letters):
            after = self._initials.get(letter, 0) & (after >> 1)
        return after

    def at_head(self, parts: int) -> int:
        """Those of the parts that begin a row."""
        return parts & self._heads

    def rows_with(self, parts: int) -> NDArray[np.bool_]:
        """For each row, whether any of the parts stands in it."""
        import numpy as np

        # Adding a row's ones to it carries into its end exactly when a part of it is set.
        carried = ((parts + self._body) & self._ends).to_bytes(self._size // 8 + 1, "little")
        bits = np.unpackbits(np.frombuffer(carried, dtype=np.uint8), bitorder="little")
        return bits[np.frombuffer(self._end_of, dtype=np.uintc)].astype(np.bool_)

    def within(self, rows: NDArray[np.bool_]) -> int:
        """All parts of the rows that are true."""
        import numpy as np

        heads, ends = (np.frombuffer(places, dtype=np.uintc)[rows] for places in (self._head_of, self._end_of))
        return _mask(ends, self._size) - _mask(heads, self._size)

    @property
    def everywhere(self) -> int:
        """All parts of all rows."""
        return self._body

    def next_letters(self, query: Query, within: int) -> set[str]:
        """Letters a–z that, typed after the query, still spell something that begins `within` those parts."""
        letters, reached = query.letters, self._reached(query, within)
        found = {letter for letter in ascii_lowercase if reached[-1] & self._initials.get(letter, 0)}
        for first, parts in enumerate(reached[:-1]):
            if parts:
                piece, wanted = letters[first:], (letter for letter in ascii_lowercase if letter not in found)
                found |= {letter for letter in wanted if self._any_beginning(piece + letter, parts)}
        return found

    def longest(self, query: Query, within: int) -> int:
        """How many letters of the query spell something that begins `within` those parts."""
        letters, most = query.letters, 0
        for first, parts in enumerate(self._reached(query, within)):
            most = max(most, first) if parts else most
            while parts and most < len(letters) and self._any_beginning(letters[first : most + 1], parts):
                most += 1
        return most

    def _reached(self, query: Query, within: int) -> list[int]:
        """For every number of letters, the parts that come next when those have been typed, each part to its end."""
        letters, count = query.letters, len(query.letters)
        reached = [within] + [0] * count
        open_ends = query.ends - {count}  # the last piece is no longer the last once a letter follows
        for first in range(count):
            for last in range(first + 1, min(first + self._longest, count) + 1):
                if reached[first] and (mask := self._piece(letters[first:last], last in open_ends)):
                    reached[last] |= (reached[first] & mask) << 1
        return reached

    def _piece(self, piece: str, last: bool) -> int:
        """Parts that may be typed as the piece: in full, by the initial, or at the end by any beginning."""
        if len(piece) == 1:
            return self._initials.get(piece, 0)
        if last or piece in ("zh", "ch", "sh"):
            return self._beginning(piece)
        return self._mask_of(piece)

    def _any_beginning(self, piece: str, reached: int) -> bool:
        """Whether one of the parts reached has a reading that begins with the piece."""
        bits = b""
        for reading in self._range(piece):
            if reading in self._dense:
                if self._dense[reading] & reached:
                    return True
                continue
            bits = bits or reached.to_bytes(self._size // 8 + 1, "little")
            if any(bits[place >> 3] >> (place & 7) & 1 for place in self._places[reading]):
                return True
        return False

    def _beginning(self, piece: str) -> int:
        """Parts with a reading that begins with the piece."""
        found, scattered = 0, array("I")
        for reading in self._range(piece):
            if reading in self._dense:
                found |= self._dense[reading]
            else:
                scattered += self._places[reading]
        return found | _mask(scattered, self._size)

    def _range(self, piece: str) -> Sequence[str]:
        low = bisect_left(self._readings, piece)
        return self._readings[low : bisect_right(self._readings, piece + _AFTER_ALL, low)]

    def _mask_of(self, reading: str) -> int:
        if reading in self._dense:
            return self._dense[reading]
        return _mask(self._places[reading], self._size) if reading in self._places else 0


def _mask(places: array[int] | NDArray[np.uintc], size: int) -> int:
    import numpy as np

    bits = np.zeros(size + 1, dtype=np.uint8)
    bits[np.frombuffer(places, dtype=np.uintc)] = 1
    return int.from_bytes(np.packbits(bits, bitorder="little").tobytes(), "little")
