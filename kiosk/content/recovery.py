"""A tree all the same: what YAML refuses is told line by line, and the rest of the deck is read without it.

Owns how a broken file is cut into slides and companies that are parsed one by one, so that one slip costs one slide and
every slip is told in one pass. Must not know what slides mean, or Qt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kiosk.content.lint import Slip, slip, unclosed, uneven
from kiosk.content.nodes import DEEPEST, WIDE_BLANKS, Tree, UnreadableError, compose
from kiosk.content.problems import Problem
from kiosk.content.source import Source

#: How many further parts are taken out one at a time when parts that are sound alone do not fit together.
MOST_ROUNDS = 20

_SECTION = re.compile(r"([A-Za-z_\u4e00-\u9fff][\w-]*)\s*[:：]")
_KEY_WITH_VALUE = re.compile(r"[A-Za-z_]\w*\s*[:：]\s*[^\s#]")
_WIDE_INDENT = re.compile(f"[ \t]*[{WIDE_BLANKS}]")
#: A line whose place nobody can tell from its indent; it stays with the lines above it.
_ODD_INDENT = re.compile(f"[ ]*[\t{WIDE_BLANKS}]")
_WIDE_HEADING = re.compile(r"[A-Za-z_]+\s*：")
_BLOCK = re.compile(r"(?:^|[:-]\s+)[|>][-+0-9]*\s*(?:#.*)?$")


@dataclass
class _Part:
    """Some lines that stand or fall together: one slide, one company, one setting, or a heading."""

    first: int
    lines: list[str] = field(default_factory=list)
    empty: bool = False
    #: How many columns an item stands to the right of the first item of its list, or to the left of it.
    off: int = 0
    #: Whether it stands in a list without a dash of its own.
    undashed: bool = False
    #: The index of a line of it that has slipped out of its list, to the left margin.
    fallen: int | None = None


def parse(source: Source) -> Tree:
    """The tree of a source; whatever had to be left out is among its problems."""
    try:
        tree = compose(source, source.lines)
    except UnreadableError:
        return _piecewise(source)
    return _piecewise(source) if tree.stray else tree


def _piecewise(source: Source) -> Tree:
    problems: list[Problem] = []
    parts = _parts(source.lines)
    for part in parts:
        problems += _examine(source, part)
    for _ in range(MOST_ROUNDS):
        try:
            tree = compose(source, [line for part in parts for line in part.lines])
        except UnreadableError as error:
            culprit = _holding(parts, error.line)
            if culprit is None:
                continue
            code = "indent_uneven" if error.line == culprit.first + 1 else error.code
            problems.append(source.problem(code, error.line, error.column, **error.params))
            _blank(culprit)
        else:
            tree.problems = problems + tree.problems
            break
    else:
        tree = Tree()
        tree.problems = problems or [source.problem("yaml_syntax", 1)]
    tree.left_out = {part.first + 1 + offset for part in parts if part.empty for offset in range(len(part.lines))}
    return tree


def _parts(lines: tuple[str, ...]) -> list[_Part]:
    """Headings, and below each of them its items (or keys) at the indent of the first."""
    parts = [_Part(0)]
    base: tuple[int, bool] | None = None
    for number, line in enumerate(lines):
        text = line.lstrip(" ")
        indent = len(line) - len(text)
        dashed = text.startswith("-") and not text.startswith("---")
        if base is not None and base[1] and _fallen(lines, number, base[0]):
            parts[-1].fallen = number
        elif indent == 0 and _SECTION.match(line):
            parts.append(_Part(number))
            base = None
        elif text and not text.startswith("#") and not _ODD_INDENT.match(line):
            if base is None:
                base = _base(lines[number:])
                parts.append(_Part(number, undashed=base[1] and not dashed))
            elif base[1] and not dashed and indent <= base[0] and text[0] not in "]}":
                parts.append(_Part(number, undashed=True))
            elif (dashed and indent <= base[0] + 1) if base[1] else indent == base[0]:
                parts.append(_Part(number, off=indent - base[0]))
        parts[-1].lines.append(line)
    return parts


def _fallen(lines: tuple[str, ...], number: int, base: int) -> bool:
    """Whether a line is a key with its value at the left margin, amid a list whose items are indented."""
    if base == 0 or not _KEY_WITH_VALUE.match(lines[number]):
        return False
    following = (line for line in lines[number + 1 :] if line.strip() and not line.lstrip().startswith("#"))
    return next(following, "").startswith(" " * base)


def _base(lines: tuple[str, ...]) -> tuple[int, bool]:
    """The indent at which the items (or keys) of a section stand, and whether they are items.

    When the first line of the first item is commented out or lost, the items begin below, further left.
    """
    first: int | None = None
    for line in lines:
        text = line.lstrip(" ")
        indent = len(line) - len(text)
        if not text or text.startswith("#"):
            continue
        if first is None:
            first = indent
        elif indent == 0 and _SECTION.match(line):
            break
        if text.startswith("-") and (indent < first or line is lines[0]):
            return indent, True
    return first or 0, False


def _examine(source: Source, part: _Part) -> list[Problem]:
    """The problems of a part that cannot be read alone; it is then mended where the meaning is plain, or emptied."""
    if part.fallen is not None:
        _blank(part)
        return [source.problem("indent_uneven", part.fallen + 1, 1)]
    if part.undashed:
        line = part.lines[0]
        _blank(part)
        return [source.problem("dash_missing", part.first + 1, len(line) - len(line.lstrip(" ")) + 1)]
    if part.off:
        column = len(part.lines[0]) - len(part.lines[0].lstrip(" ")) + 1
        misplaced = [source.problem("indent_uneven", part.first + 1, column)]
        part.lines[:] = [_moved(line, -part.off) for line in part.lines]
        part.off = 0
        return misplaced + _examine(source, part)
    wide = any(_WIDE_INDENT.match(line) or _WIDE_HEADING.match(line) for line in _prose_blanked(part.lines))
    try:
        if not compose(source, part.lines, part.first + 1).stray and not wide:
            return []
        error = None
    except UnreadableError as caught:
        error = caught
        if error.code == "too_deep":
            _blank(part)
            return [source.problem("too_deep", error.line, error.column, most=DEEPEST)]
    problems = []
    mended = list(part.lines)
    for index, line in enumerate(_prose_blanked(part.lines)):
        found = slip(line)
        if found is None or (found.code == "quote_open" and _quote_goes_on(part.lines, index, found)):
            continue
        problems.append(source.problem(found.code, part.first + index + 1, found.column, **found.params))
        while found is not None and found.mended is not None and found.mended != mended[index]:
            mended[index] = found.mended
            found = slip(mended[index])
    if not problems and error is not None:
        problems.append(_told(source, part, error))
    part.lines[:] = mended
    try:
        compose(source, part.lines, part.first + 1)
    except UnreadableError:
        _blank(part)
    return problems


def _moved(line: str, columns: int) -> str:
    if not line.strip():
        return line
    return " " * columns + line if columns >= 0 else line[min(-columns, len(line) - len(line.lstrip(" "))) :]


def _prose_blanked(lines: list[str]) -> list[str]:
    """The lines, with those of `|` and `>` texts emptied: in prose nothing is a slip."""
    kept: list[str] = []
    prose: int | None = None
    for line in lines:
        indent = len(line) - len(line.lstrip(" "))
        if prose is not None and (not line.strip() or indent > prose):
            kept.append("")
            continue
        opening = re.match(r"[ ]*(?:-[ ]+)*", line)
        prose = (opening.end() if opening else indent) if _BLOCK.search(line) else None
        kept.append(line)
    return kept


def _quote_goes_on(lines: list[str], index: int, found: Slip) -> bool:
    """Whether a quoted text rightly runs on: the next line closes it, and does not look like a key of its own."""
    following = lines[index + 1] if index + 1 < len(lines) else ""
    return found.params["given"] in following and re.match(r"\s*(?:-\s|[A-Za-z_]\w*\s*[:：])", following) is None


def _told(source: Source, part: _Part, error: UnreadableError) -> Problem:
    """What the parser refused, at the place where the cause most likely lies."""
    if opened := unclosed(part.lines):
        return source.problem("bracket_open", part.first + opened[0] + 1, opened[1], given=opened[2])
    if (index := uneven(_prose_blanked(part.lines))) is not None:
        line = part.lines[index]
        return source.problem("indent_uneven", part.first + index + 1, len(line) - len(line.lstrip(" ")) + 1)
    line_number = min(error.line, part.first + len(part.lines))
    while line_number > part.first + 1 and not source.line(line_number).strip():
        line_number -= 1
    column = error.column if line_number == error.line else len(source.line(line_number))
    return source.problem(error.code, line_number, column, **error.params)


def _holding(parts: list[_Part], line: int) -> _Part | None:
    """The last part with anything in it that begins at or before a line."""
    filled = [part for part in parts if any(text.strip() for text in part.lines)]
    return next((part for part in reversed(filled) if part.first < line), filled[0] if filled else None)


def _blank(part: _Part) -> None:
    part.lines[:] = [""] * len(part.lines)
    part.empty = True
