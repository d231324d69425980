"""How a name is typed: hanzi by their readings, Latin words and digits as themselves.

Owns the folding of case, width and tones, the parts of a name, and what each part may be typed as. Must not
know companies, ranks or Qt. pypinyin loads its dictionaries when the first name is spelled (some 0.4 s, of
which 0.15 s hold the interpreter), and never for a query.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

#: Longer queries are cut: nobody types them, a wedged key does.
LONGEST_QUERY = 48
#: A part that sorts after every letter, for names that begin with neither hanzi nor Latin letter.
_LAST = "~"

_TONE = re.compile(r"(?<=[a-z])[1-5]")
_NUMBER = re.compile(r"\d(?: \d)*")
_APOSTROPHES = "'’"


class Part(NamedTuple):
    """What is typed as one: a hanzi, a digit or a Latin word; `written` folded, at `start:end` of the text."""

    written: str
    start: int
    end: int


#: What one part may be typed as: its main reading first. A hanzi may also be typed as itself, which comes last.
Spelling = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it is compared: `letters` folded, and the places in them where a typed word ends."""

    typed: str
    letters: str
    ends: frozenset[int]
    places: tuple[int, ...]

    def first(self, count: int) -> Query:
        """The query when only its first `count` letters had been typed."""
        typed = self.typed[: self.places[count - 1] + 1] if count else ""
        ends = frozenset(end for end in self.ends if end < count) | {count}
        return Query(typed, self.letters[:count], ends, self.places[:count])

    def toneless(self) -> Query:
        """The query without tone digits: jiu3shi2 → jiushi."""
        return query(_TONE.sub("", unicodedata.normalize("NFKC", self.typed).lower()))


def query(typed: str) -> Query:
    """What a visitor typed, ready to be compared. `ü` after l and n is typed `v`, as on every keyboard."""
    typed = unicodedata.normalize("NFC", typed)[:LONGEST_QUERY].rstrip()
    letters: list[str] = []
    places: list[int] = []
    ends: set[int] = set()
    for place, char in enumerate(typed):
        if char.isspace():
            ends.add(len(letters))
        umlaut = char.lower() in "üǖǘǚǜ" and letters[-1:] in (["l"], ["n"])
        for letter in "v" if umlaut else fold(char):
            letters.append(letter)
            places.append(place)
    return Query(typed, "".join(letters), frozenset(ends - {0} | {len(letters)}), tuple(places))


@lru_cache(maxsize=8192)  # of all characters there are, a visitor's keyboard may send any
def fold(char: str) -> str:
    """A character without case, width and accents; empty when it is neither letter nor digit."""
    return "".join(c for c in unicodedata.normalize("NFKD", char).casefold() if c.isalnum())


def compact(text: str) -> str:
    """A text folded, its spaces and punctuation left out."""
    return "".join(map(fold, text))


def parts(text: str) -> tuple[Part, ...]:
    """The parts of a text in order. `DeepSeek` is two words, `O'Neil` is one."""
    return tuple(_parts(text))


def _parts(text: str) -> Iterator[Part]:
    word, start, last = "", 0, -1
    for place, char in enumerate(text):
        folded = fold(char)
        if word and not folded and (char in _APOSTROPHES or unicodedata.combining(char)):
            continue
        single = not folded.isalpha() or ord(folded[0]) >= 0x2E80  # hanzi, kana, digits
        camel = char.isupper() and last >= 0 and text[last].islower()
        if word and (single or camel):
            yield Part(word, start, last + 1)
            word = ""
        if single:
            for letter in folded:
                yield Part(letter, place, place + 1)
            continue
        if not word:
            start = place
        word, last = word + folded, place
    if word:
        yield Part(word, start, last + 1)


def spell(text: str, override: str | None = None, phrases: bool = True) -> tuple[Spelling, ...]:
    """What each part of `text` may be typed as; `phrases` looks up main readings in words (重庆 → chong qing).

    `override` is what staff wrote: syllables apart by spaces, one a hanzi (Latin words and digits of the name
    may stand among them). Where it runs short the dictionary goes on; what is too much follows the last part.
    """
    cut = parts(text)
    found = [_spelling(part.written) for part in cut]
    if phrases and any(len(spelling) > 2 for spelling in found):
        written = [part.written if len(spelling) > 1 else "|" for part, spelling in zip(cut, found, strict=True)]
        for place, main in enumerate(_mains("".join(written))):
            if main in found[place]:
                found[place] = (main, *(reading for reading in found[place] if reading != main))
    if override:
        _overridden(found, cut, override)
    return tuple(found)


def sort_key(text: str, spellings: Sequence[Spelling]) -> tuple[str, str]:
    """Where a name stands from A to Z: by its main readings, then as written; other scripts and digits last.

    Numbers stand by what they count: 9 before 10.
    """
    key = " ".join(spelling[0] for spelling in spellings)
    key = _NUMBER.sub(lambda number: number[0].replace(" ", "").zfill(8), key)
    return (key if initial(spellings) != "#" else _LAST + key), text


def initial(spellings: Sequence[Spelling]) -> str:
    """The letter A–Z under which a name stands, `#` when it begins with none."""
    letter = spellings[0][0][:1] if spellings else ""
    return letter.upper() if "a" <= letter <= "z" else "#"


def _overridden(found: list[Spelling], cut: Sequence[Part], override: str) -> None:
    syllables = [syllable for syllable in (compact(word.replace("ü", "v")) for word in override.split()) if syllable]
    words = [part.written for part, spelling in zip(cut, found, strict=True) if len(spelling) == 1]
    places = [place for place, spelling in enumerate(found) if len(spelling) > 1]
    if len(syllables) == len(found):
        places = list(range(len(found)))
    elif len(syllables) > len(places):
        for word in words:
            if word in syllables:
                syllables.remove(word)
    for place, syllable in zip(places, syllables, strict=False):
        found[place] = (*_with_umlaut(syllable), cut[place].written)
    found.extend(_with_umlaut(syllable) for syllable in syllables[len(places) :])


@cache
def _spelling(written: str) -> Spelling:
    if len(written) > 1 or written.isascii():
        return (written,)
    from pypinyin import Style, pinyin

    rows = pinyin(written, style=Style.NORMAL, heteronym=True, errors="ignore")
    readings = [spelled for reading in (rows[0] if rows else ()) for spelled in _with_umlaut(compact(reading))]
    return (*dict.fromkeys(readings), written)


def _with_umlaut(reading: str) -> Spelling:
    """A reading as keyboards (lv), people (lu) and passports (lyu) write it."""
    if reading[:2] not in ("lv", "nv"):
        return (reading,)
    return reading, reading.replace("v", "u"), reading.replace("v", "yu")


def _mains(written: str) -> list[str]:
    """The main reading of each hanzi, words taken as words; `|` stands for all that is not hanzi."""
    from pypinyin.seg.mmseg import seg

    return [main for word in seg.cut(written) for main in _word(word)]


@cache
def _word(word: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin

    mains = tuple(lazy_pinyin(word)) if "|" not in word else ()
    return mains if len(mains) == len(word) else tuple(_spelling(char)[0] for char in word)
