"""The search: what a visitor types on the pad or a keyboard, and the companies found, best first.

Owns what is searched, and in which rank a match stands. The index is built once a deck, away from the thread
that paints (`building` gives way every millisecond or so); a query then takes some milliseconds at most.
Must not know pages, words on the screen or Qt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from kiosk.companies import spelling
from kiosk.companies.found import Found, Hint, Marks, Order
from kiosk.companies.marks import Range, ranges
from kiosk.companies.names import SHORTEST_INSIDE, Names, letters_after
from kiosk.companies.orders import NOT_FOUND, Orders
from kiosk.companies.rows import Rows
from kiosk.companies.searchable import Searchable, searchable
from kiosk.companies.spelling import Query, Spelling
from kiosk.content.deck import Company
from kiosk.content.fields import LANGUAGES, Language

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ranks = NDArray[np.uint8]
    #: Rows: true where found, or the numbers of those found.
    Hits = NDArray[np.bool_ | np.intp] | Sequence[int]

#: From so many letters on legal names and tracks count even where names were found: all of them begin alike.
_LEGAL_FROM, _TRACK_FROM = 3, 2
#: A query of fewer letters comes near to everything.
_FUZZY_FROM = 4
_FUZZY_MOST = 12
_AFTER_ONE_STEP = 32


@dataclass(frozen=True, slots=True)
class _Scope:
    """What may be found: the chosen track's rows, their parts in each spelled field, their written names."""

    rows: NDArray[np.bool_]
    parts: dict[str, int]
    names: str


class Index:
    """The companies of a deck, ready to be searched.

    `Index(entries)` builds at once. A thread that must not be in the way builds in steps::

        index = Index()
        for _ in index.building(entries):
            time.sleep(0)
    """

    def __init__(self, entries: Sequence[Searchable] = ()) -> None:
        for _ in self.building(entries):
            pass

    @classmethod
    def of(cls, companies: Iterable[Company]) -> Index:
        """The index of a deck's companies."""
        return cls([searchable(company) for company in companies])

    def building(self, entries: Sequence[Searchable]) -> Iterator[None]:
        """Take the companies in; yields every millisecond or so. Nothing may be asked before it ends."""
        self._names_in: dict[Language, tuple[str, ...]] = {
            language: tuple(entry.name(language) for entry in entries) for language in LANGUAGES
        }
        self._count = len(entries)
        zh, en, legal = [], [], []
        for number, entry in enumerate(entries):
            zh.append(spelling.spell(entry.zh, entry.pinyin))
            en.append(spelling.spell(entry.en if entry.en != entry.zh else "", phrases=False))
            legal.append(spelling.spell(entry.legal, phrases=False))
            if number % _AFTER_ONE_STEP == 0:
                yield
        self._shown: dict[Language, list[tuple[Spelling, ...]]] = {
            "zh": zh,
            "en": [english or chinese for english, chinese in zip(en, zh, strict=True)],
        }
        self._orders = Orders()
        yield from self._orders.building(entries, self._shown)
        places = self._orders.places
        mains = [tuple((spelled[0], spelled[-1]) for spelled in zh[place]) for place in places]
        yield
        self._fields: dict[str, Rows] = {}
        for name, field in (("zh", zh), ("en", en), ("legal", legal)):
            yield from self._fill(name, [field[place] for place in places])
        yield from self._fill("main", mains)
        yield from self._fill_names(places, en)
        yield from self._fill_tracks([entries[place] for place in places])

    def _fill(self, name: str, rows: Sequence[Sequence[Spelling]]) -> Iterator[None]:
        self._fields[name] = Rows()
        yield from self._fields[name].building(rows)

    def _fill_names(self, places: Sequence[int], en: Sequence[tuple[Spelling, ...]]) -> Iterator[None]:
        """The written names, and the pinyin and initials in which slips of the finger are looked for."""
        self._names: dict[Language, Names] = {}
        for language in LANGUAGES:
            folded = []
            for number, place in enumerate(places):
                name = self._names_in[language][place]
                folded.append(spelling.compact(name) if language == "zh" or en[place] else "")
                if number % _AFTER_ONE_STEP == 0:
                    yield
            self._names[language] = Names(folded)
            yield
        zh = self._shown["zh"]
        self._sounds = Names(["".join(spelled[0] for spelled in zh[place]) for place in places])
        yield
        self._initials = Names(["".join(spelled[0][:1] for spelled in zh[place]) for place in places])
        yield

    def _fill_tracks(self, rows: Sequence[Searchable]) -> Iterator[None]:
        """The tracks: their names in both languages, two rows each, and their companies."""
        import numpy as np

        self._members: dict[str, list[int]] = {track: [] for track, _ in self.tracks}
        english: dict[str, str] = {}
        for row, entry in enumerate(rows):
            if entry.track:
                self._members[entry.track].append(row)
                english.setdefault(entry.track, entry.track_en)
        names = [name for track in self._members for name in (track, english[track])]
        yield from self._fill("track", [spelling.spell(name) for name in names])
        parts = {name: self._fields[name].everywhere for name in ("zh", "en", "legal", "track")}
        texts = "".join(names.text(range(len(rows))) for names in self._names.values())
        self._all = _Scope(np.ones(len(rows), dtype=np.bool_), parts, texts)
        self._chosen: tuple[str | None, _Scope] = (None, self._all)

    @property
    def tracks(self) -> tuple[tuple[str, int], ...]:
        """Each track (its Chinese name) and how many companies are in it, most first."""
        return self._orders.tracks

    @property
    def letters(self) -> tuple[str, ...]:
        """The letter A–Z of each of the deck's companies by the pinyin of its name, `#` when none."""
        return self._orders.letters["zh"]

    def letters_in(self, language: Language) -> tuple[str, ...]:
        """The letter of each of the deck's companies by its name in that language; its order of names follows them."""
        return self._orders.letters[language]

    def spelled(self, place: int) -> tuple[Spelling, ...]:
        """How the Chinese name of the company at that place of the deck may be typed."""
        return self._shown["zh"][place]

    def find(self, query: str, track: str | None = None, order: Order = "name", language: Language = "zh") -> Found:
        """The companies of `track` (its Chinese name; None: of all) that the query finds, best first.

        Ranks: exact name, beginning of the name, initials, full pinyin, beginning of a word, inside, legal
        name, track; names that come near only where nothing matches. A name in the language that is not shown
        ranks below pinyin, an unusual reading of a hanzi right below the usual one. Within a rank: by `order`.
        """
        typed = spelling.query(query)
        scope = self._scope(track)
        found = self._listed(typed, scope, order, language)
        if not found and (toneless := typed.toneless()).letters != typed.letters:
            found = self._listed(toneless, scope, order, language)
            typed = toneless if found else typed
        marks = Marks(self._count, partial(self._ranges, typed, language))
        if found or not self._count:
            return Found(found, marks, self._keys(typed, scope))
        near = self._near(typed, scope, order, language)
        return Found(near, marks, frozenset(), bool(near), self._hint(typed, scope))

    def _ranges(self, query: Query, language: Language, place: int) -> tuple[Range, ...]:
        return ranges(self._names_in[language][place], self._shown[language][place], query)

    def _scope(self, track: str | None) -> _Scope:
        """The rows of a track. The last one is kept: a visitor chooses it once and then types."""
        import numpy as np

        if track is None:
            return self._all
        if self._chosen[0] != track:
            rows = self._members.get(track, [])
            chosen = np.zeros(self._count, dtype=np.bool_)
            chosen[rows] = True
            parts = {name: self._fields[name].within(chosen) for name in ("zh", "en", "legal")}
            parts["track"] = self._fields["track"].within(np.array([name == track for name in self._members]).repeat(2))
            self._chosen = track, _Scope(chosen, parts, "".join(names.text(rows) for names in self._names.values()))
        return self._chosen[1]

    def _listed(self, query: Query, scope: _Scope, order: Order, language: Language) -> tuple[int, ...]:
        return self._orders.listed(self._ranked(query, scope, language), order, language)

    def _ranked(self, query: Query, scope: _Scope, language: Language) -> Ranks:
        """The rank of every row, best 0."""
        import numpy as np

        ranks = np.full(self._count, NOT_FOUND, dtype=np.uint8)
        if not query.letters:
            ranks[scope.rows] = 0
            return ranks
        for rank, hits in enumerate(self._matches(query, scope, language)):
            if len(hits):
                ranks[hits] = np.minimum(ranks[hits], rank)
        ranks[~scope.rows] = NOT_FOUND
        return ranks

    def _matches(self, query: Query, scope: _Scope, language: Language) -> Iterator[Hits]:
        """What the query hits, best first; what was hit before may be hit again."""
        names, letters = self._names, query.letters
        yield [row for either in names.values() for row in either.exactly(letters)]
        yield names[language].beginning(letters)
        zh, main, en = (self._fields[name] for name in ("zh", "main", "en"))
        any_zh, any_en = zh.typed(query), en.typed(query)
        any_main = main.typed(query) if any_zh else 0
        english = [
            _rows(en, en.at_head(en.typed_by_initials(query)) if any_en else 0),
            _rows(en, en.at_head(any_en)),
        ]
        pinyin = [
            _rows(main, main.at_head(main.typed_by_initials(query)) if any_main else 0),
            _rows(zh, zh.at_head(zh.typed_by_initials(query)) if any_zh else 0),
            _rows(main, main.at_head(any_main)),
            _rows(zh, zh.at_head(any_zh)),
        ]
        yield from (*pinyin, names["en"].beginning(letters), *english) if language == "zh" else (*english, *pinyin)
        yield _rows(en, any_en)
        yield _rows(main, any_main)
        yield _rows(zh, any_zh)
        inside = [either.containing(letters) for either in names.values()]
        yield from inside
        named = any_zh & scope.parts["zh"] or any_en & scope.parts["en"] or any(scope.rows[hit].any() for hit in inside)
        size = sum(2 if ord(letter) >= 0x2E80 else 1 for letter in letters)  # a hanzi says as much as two letters
        if size >= _LEGAL_FROM or not named:
            yield _rows(self._fields["legal"], self._fields["legal"].typed(query))
        if size >= _TRACK_FROM or not named:
            hits = _rows(self._fields["track"], self._fields["track"].typed(query))
            by_language = zip(self._members.values(), hits[::2], hits[1::2], strict=False)
            yield [row for rows, zh_hit, en_hit in by_language if zh_hit or en_hit for row in rows]

    def _keys(self, query: Query, scope: _Scope) -> frozenset[str]:
        found: set[str] = set()
        for name, parts in scope.parts.items():
            found |= self._fields[name].next_letters(query, parts)
        if len(query.letters) + 1 >= SHORTEST_INSIDE:
            found |= letters_after(query.letters, scope.names)
        return frozenset(letter.upper() for letter in found)

    def _near(self, query: Query, scope: _Scope, order: Order, language: Language) -> tuple[int, ...]:
        """The companies whose names come nearest."""
        import numpy as np

        ranks = np.full(self._count, NOT_FOUND, dtype=np.uint8)
        if len(query.letters) >= _FUZZY_FROM:
            for names in (*self._names.values(), self._sounds, self._initials):
                for slips, row in names.near(query.letters):
                    if scope.rows[row]:
                        ranks[row] = min(int(ranks[row]), slips)
        return self._orders.listed(ranks, order, language)[:_FUZZY_MOST]

    def _hint(self, query: Query, scope: _Scope) -> Hint:
        longest = max(self._fields[name].longest(query, parts) for name, parts in scope.parts.items())
        while longest >= SHORTEST_INSIDE - 1 and query.letters[: longest + 1] in scope.names:
            longest += 1
        shorter = query.first(longest)
        count = self._hits(shorter, scope) if longest else 0
        return Hint(shorter.typed, count, self._hits(query, self._all) if scope is not self._all else 0)

    def _hits(self, query: Query, scope: _Scope) -> int:
        return int((self._ranked(query, scope, "zh") != NOT_FOUND).sum())


def _rows(field: Rows, parts: int) -> Hits:
    return field.rows_with(parts) if parts else ()
