"""The orders of the directory: by name, year and track, in both languages; letters and tracks with their counts.

Owns where a company stands in each order. Rows, by which all results are counted until they are listed, are
companies in the Chinese order of names. Must not know queries, pages or Qt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kiosk.companies.found import Order
from kiosk.companies.searchable import Searchable
from kiosk.companies.spelling import Spelling, initial, sort_key
from kiosk.content.fields import LANGUAGES, Language

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: The rank of a row that was not found.
NOT_FOUND = 255
_AFTER_ONE_STEP = 32


class Orders:
    """Every order, worked out once by `building`."""

    def building(
        self, entries: Sequence[Searchable], spelled: Mapping[Language, Sequence[tuple[Spelling, ...]]]
    ) -> Iterator[None]:
        """Take in the companies, and how their names are spelled; yields every millisecond or so."""
        import numpy as np

        counts = Counter(entry.track for entry in entries if entry.track)
        self.tracks: tuple[tuple[str, int], ...] = tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
        track_at = {track: number for number, (track, _) in enumerate(self.tracks)}
        self.letters: dict[Language, tuple[str, ...]] = {}
        self._places: dict[tuple[Order, Language], NDArray[np.intp]] = {}
        by_track = np.array([track_at.get(entry.track, len(track_at)) for entry in entries], dtype=np.intp)
        yield
        # The newest first, companies of unknown year last.
        by_year = np.array([-entry.since if entry.since is not None else 1 for entry in entries], dtype=np.int64)
        for language in LANGUAGES:
            keys = []
            for number, entry in enumerate(entries):
                keys.append((sort_key(entry.name(language), spelled[language][number]), number))
                if number % _AFTER_ONE_STEP == 0:
                    yield
            self.letters[language] = tuple(map(initial, spelled[language]))
            yield
            names = np.array([number for _, number in sorted(keys)], dtype=np.intp)
            self._places["name", language] = names
            yield
            self._places["year", language] = names[np.argsort(by_year[names], kind="stable")]
            self._places["track", language] = names[np.argsort(by_track[names], kind="stable")]
        row_of = np.empty(len(entries), dtype=np.intp)
        row_of[self._places["name", "zh"]] = np.arange(len(entries))
        self._rows = {key: row_of[places] for key, places in self._places.items()}

    @property
    def places(self) -> list[int]:
        """The company of each row, as its place in the deck."""
        places: list[int] = self._places["name", "zh"].tolist()
        return places

    def listed(self, ranks: NDArray[np.uint8], order: Order, language: Language) -> tuple[int, ...]:
        """Places of the rows that have a rank, best rank first, within a rank in the order."""
        import numpy as np

        ranked = ranks[self._rows[order, language]]
        best_first = np.argsort(ranked, kind="stable")[: np.count_nonzero(ranked != NOT_FOUND)]
        return tuple(self._places[order, language][best_first].tolist())
