"""Breaking text into lines by the rules of Chinese and English typesetting.

Pure: widths come from a function that is handed in. Owns what may stand at a line's start and end, the gap
between hanzi and Latin, and even lines. Must not know fonts, colours or Qt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

#: Marks that may not begin a line, and marks that may not end one.
CLOSING = "，。、；：？！）》〉」』】〕％”’…—·,.;:?!)]}%"
OPENING = "（《〈「『【〔“‘([{"
GAP = "\u00a0"  # between hanzi and Latin; 0.224 em in the fonts the design names

_HAN = "\u2e80-\u2fff\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAN_LATIN = re.compile(f"(?<=[{_HAN}])[ \u00a0]*(?=[A-Za-z0-9])")
_LATIN_HAN = re.compile(f"(?<=[A-Za-z0-9%+])[ \u00a0]*(?=[{_HAN}])")
_BREAK = re.compile(f"(?<=[{_HAN}\u3000-\u303f\uff00-\uffef”’…—])[ \u00a0]*\n")
_ATOM = re.compile(
    "(?P<space>[^\\S\n\u3000]+)"
    f"|(?P<han>[{_HAN}\u3000-\u303f\uff00-\uffef“”‘’…—·])"
    f"|(?P<word>[^\\s{_HAN}\u3000-\u303f\uff00-\uffef“”‘’…—·{GAP}]+(?:’[A-Za-z]+)*)"
)
_ACRONYM = re.compile("[A-Z]{2,}")
_FULL_WIDTH_OPENING = "（《〈「『【〔“‘"
_CURLED = {"'": "‘’", '"': "“”"}
_OPENED = re.compile(r"""(?:(?<=[\s(\[{—–‘“'"-])|^)['"](?=['"]?\w)""", re.MULTILINE)
_CLOSED = re.compile(r"""(?<![\d\s])['"]|(?<=\d)'(?=[a-z])""")
_SPACES = " \t\u00a0"
_OPENED_GAP = re.compile(f"[{re.escape(OPENING)}][{_SPACES}]")  # a space that belongs to no atom
HANG = 0.46  # em that a full-width opening mark hangs out at a line's start


def spaced(text: str) -> str:
    """`text` with one gap between hanzi and Latin letters or digits."""
    return _LATIN_HAN.sub(GAP, _HAN_LATIN.sub(GAP, text))


def curled(text: str) -> str:
    """English `text` with the quotation marks and apostrophes of print, where straight ones were typed.

    Those after a digit stay as they are: they may be feet, minutes or inches.
    """
    return _CLOSED.sub(lambda mark: _CURLED[mark.group()][1], _OPENED.sub(lambda mark: _CURLED[mark.group()][0], text))


def in_one_line(text: str) -> str:
    """`text` without the line breaks typed in it; after hanzi nothing takes their place, else a space."""
    return _BREAK.sub("", text).replace("\n", " ")


@dataclass(frozen=True)
class Atom:
    """What a line break never divides, and the space before it that a line's start swallows."""

    text: str
    space: str = ""


def _closing(piece: str) -> int:
    """How many marks at its beginning close what stands before; `.5` is a number."""
    count = len(piece) - len(piece.lstrip(CLOSING))
    return count - 1 if count and piece[count - 1] == "." and piece[count : count + 1].isdigit() else count


@lru_cache(maxsize=512)  # a layout tries the same words in many widths
def atoms(text: str) -> tuple[Atom, ...]:
    """One paragraph as atoms: hanzi one by one, words whole, marks with their neighbours, numbers with their unit."""
    found: list[Atom] = []
    space, opening, opening_space, after_number = "", "", "", False
    for match in _ATOM.finditer(spaced(text)):
        piece = match.group()
        if match["space"]:
            space = piece
            continue
        if piece == "·" and space and found and not opening:  # it parts two names, and stays with the first
            found[-1] = Atom(found[-1].text + space + piece, found[-1].space)
            space, after_number = "", False
            continue
        closing = 0 if space or opening or not found else _closing(piece)
        if closing:
            found[-1] = Atom(found[-1].text + piece[:closing], found[-1].space)
            piece, after_number = piece[closing:], False
            if not piece:
                continue
        core = piece.rstrip(OPENING)
        if not core:  # it opens what follows, be it all that a comma before it has left of a word
            if not opening:
                opening_space = space
            opening += (space if opening else "") + piece
            space, after_number = "", False
            continue
        unit = match["han"] and after_number  # a number keeps the unit that follows it
        number = found and core[0].isdigit() and _ACRONYM.fullmatch(found[-1].text)  # ISO keeps its 22737
        if (unit or number) and not opening:
            found[-1] = Atom(found[-1].text + space + piece, found[-1].space)
            after_number = False
        else:
            found.append(Atom(opening + core, opening_space if opening else space))
            after_number = not match["han"] and (core[-1].isdigit() or core[-1] in "%+")
        space = opening = ""
        if core != piece:  # a bracket at a word's end opens what follows
            opening, opening_space, after_number = piece[len(core) :], "", False
    if opening:
        found.append(Atom(opening, opening_space))
    return tuple(found)


@dataclass(frozen=True)
class Line:
    """One line: its text, its width and how far it hangs out to the left, in the measure's unit."""

    text: str
    width: float
    hang: float = 0.0


def _fill(parts: Sequence[Atom], width: float, measure: Callable[[str], float]) -> list[list[Atom]]:
    lines: list[list[Atom]] = []
    line: list[Atom] = []
    used = 0.0
    for part in parts:
        own, gap = measure(part.text), measure(part.space) if part.space else 0.0
        if line and used + gap + own > width + 0.01:
            lines.append(line)
            line, used = [part], own
        else:
            used += own + (gap if line else 0.0)
            line.append(part)
    if line:
        lines.append(line)
    return lines


def _names(parts: tuple[Atom, ...], width: float, measure: Callable[[str], float]) -> tuple[Atom, ...]:
    """Names that dots part, each as one atom, where every one of them has room in a line; else the parts as given."""
    names: list[Atom] = []
    begun = False
    for part in parts:
        if begun:
            names[-1] = Atom(names[-1].text + part.space + part.text, names[-1].space)
        else:
            names.append(part)
        begun = not part.text.endswith((" ·", f"{GAP}·"))
    return tuple(names) if len(names) > 1 and all(measure(name.text) <= width for name in names) else parts


_PAUSES = "，、；：。,;:·"


def _at_pause(
    parts: Sequence[Atom], width: float, measure: Callable[[str], float]
) -> list[list[Atom]] | None:
    """Two lines that part at a pause in the sentence, if one stands near enough to the middle."""
    wide = [measure(part.space) * bool(part.space) + measure(part.text) for part in parts]
    total, best = sum(wide), None
    for index in range(1, len(parts)):
        first = sum(wide[:index])
        longer = max(first, total - first)
        near = parts[index - 1].text[-1] in _PAUSES and longer <= min(width, total * 0.72)
        if near and (best is None or longer < best[0]):
            best = (longer, index)
    return [list(parts[: best[1]]), list(parts[best[1] :])] if best else None


def _short(line: list[Atom]) -> bool:
    text = "".join(part.text for part in line).strip(CLOSING + OPENING)
    return len(line) == 1 and len(text) < 2 and not text.isascii()


def break_lines(
    text: str, width: float, measure: Callable[[str], float], *, em: float = 0.0, even: bool = False
) -> list[Line]:
    """`text` in lines no wider than `width`, as far as its atoms allow.

    `measure` gives the width of a piece of text, `em` is the size of type in the same unit (0: opening marks do
    not hang out). `even` makes the lines of each paragraph about equally long, which suits headlines.
    """
    lines: list[Line] = []
    for paragraph in text.split("\n"):
        whole = spaced(paragraph).strip(_SPACES)
        if whole and measure(whole) <= width and not _OPENED_GAP.search(whole):  # most are, and atoms take long
            lines.append(_line(whole, measure, em))
            continue
        parts = atoms(paragraph)
        if not parts:
            continue
        parts = _names(parts, width, measure)
        rows = _fill(parts, width, measure)
        if even and len(rows) > 1:
            low, high = width / len(rows), width
            for _ in range(8):
                middle = (low + high) / 2
                if len(_fill(parts, middle, measure)) > len(rows):
                    low = middle
                else:
                    high = middle
            paused = _at_pause(parts, width, measure) if len(rows) == 2 else None
            rows = paused or _fill(parts, high, measure)
        if len(rows) > 1 and _short(rows[-1]) and len(rows[-2]) > 2:
            company = [rows[-2][-1], *rows[-1]]
            if len(_fill(company, width, measure)) == 1:
                rows[-2:] = [rows[-2][:-1], company]
        for row in rows:
            written = "".join((part.space if index else "") + part.text for index, part in enumerate(row))
            lines.append(_line(written, measure, em))
    return lines


def _line(written: str, measure: Callable[[str], float], em: float) -> Line:
    return Line(written, measure(written), HANG * em if em and written[0] in _FULL_WIDTH_OPENING else 0.0)
