"""Where a found name is marked: the characters that were typed, in the name as it is shown.

Owns the way back from a query to the parts of one name. Must not know other names, ranks or Qt.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kiosk.companies.names import SHORTEST_INSIDE
from kiosk.companies.spelling import Part, Query, Spelling, fold, parts

#: Characters `first` up to, not including, `end` of a text.
Range = tuple[int, int]


def ranges(text: str, spellings: Sequence[Spelling], query: Query) -> tuple[Range, ...]:
    """The characters of `text` that the query stands for, in order; none when it does not stand in it.

    The beginning of the name is preferred, then main readings, as in the order of results.
    """
    if not query.letters:
        return ()
    cut = parts(text)
    spelled = spellings[: len(cut)]
    mains = [(spelling[0], spelling[-1]) for spelling in spelled]
    for firsts in (range(min(1, len(cut))), range(1, len(cut))):
        for readings in (mains, spelled):
            for first in firsts:
                taken = _taken(readings, first, query)
                if taken is not None:
                    return _joined(_shown(text, part, count) for part, count in zip(cut[first:], taken, strict=False))
    return _inside(text, query.letters)


def _taken(spellings: Sequence[Spelling], first: int, query: Query) -> list[int] | None:
    """How many letters of the query each part takes from `first` on; None when they do not spell it."""
    letters, hopeless = query.letters, set[tuple[int, int]]()

    def chain(part: int, at: int) -> list[int] | None:
        if at == len(letters):
            return []
        if part == len(spellings) or (part, at) in hopeless:
            return None
        for count in sorted(_counts(spellings[part], letters, at, query.ends), reverse=True):
            rest = chain(part + 1, at + count)
            if rest is not None:
                return [count, *rest]
        hopeless.add((part, at))
        return None

    return chain(first, 0)


def _counts(spelling: Spelling, letters: str, at: int, ends: frozenset[int]) -> set[int]:
    """How many letters from `at` on may stand for a part: all of it, its initial, or its beginning at an end."""
    counts = set[int]()
    for reading in spelling:
        for count in range(1, min(len(reading), len(letters) - at) + 1):
            piece = letters[at : at + count]
            if not reading.startswith(piece):
                break
            if count in (1, len(reading)) or at + count in ends or piece in ("zh", "ch", "sh"):
                counts.add(count)
    return counts


def _shown(text: str, part: Part, count: int) -> Range:
    """A hanzi as a whole, of a word as many letters as were typed."""
    if part.end - part.start == 1:
        return part.start, part.end
    for place in range(part.start, part.end):
        count -= len(fold(text[place]))
        if count <= 0:
            return part.start, place + 1
    return part.start, part.end


def _inside(text: str, letters: str) -> tuple[Range, ...]:
    folded = [(letter, place) for place, char in enumerate(text) for letter in fold(char)]
    found = "".join(letter for letter, _ in folded).find(letters) if len(letters) >= SHORTEST_INSIDE else -1
    if found < 0:
        return ()
    return _joined((place, place + 1) for _, place in folded[found : found + len(letters)])


def _joined(found: Iterable[Range]) -> tuple[Range, ...]:
    joined: list[Range] = []
    for first, end in found:
        if joined and first <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((first, end))
    return tuple(joined)
