"""From text to plain values with places: dicts, lists, texts and None, and where each of them stands.

Owns the walk over PyYAML's events. Nothing is resolved: every scalar is the text that was typed, only an empty one, `~`
and `null` are None; the field that asks decides what `NO` or `12:30` means. What YAML swallows in silence is reported
here too. Must not know slides, how a broken file is read all the same (`recovery.py`), or Qt.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any, NamedTuple

import yaml

from kiosk.content.problems import Problem
from kiosk.content.source import Source

Path = tuple[str | int, ...]
#: A deck nests eight deep; more is a slip of the keyboard.
DEEPEST = 40
#: How many values references may stand for in all. Nine lists of nine references each are 10^9.
MOST_REFERRED = 10_000

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOTHING = {"", "~", "null", "Null", "NULL"}
#: Blanks that look like an indent and are none for YAML.
WIDE_BLANKS = "\u3000\u00a0\u2000-\u200a\u202f\u205f"
_WIDE_KEY = re.compile(f"[{WIDE_BLANKS}]")
#: A line that was meant as a key: full-width colon, or no space after the colon (but not `http://`).
LOST_KEY = re.compile(r"([A-Za-z_]+)\s*(?:(?P<wide>：)|:(?=[^\s/:]))")
_LOST_LANGUAGE = re.compile(r"(zh|en)\s*(?:(?P<wide>：)|:(?=\S))")
_GLUED_KEY = re.compile(r"([^\s:：]+?)\s*(?:(?P<wide>：)|:(?=\S))\s*(.*)", re.DOTALL)


class Spot(NamedTuple):
    """Where a key or a value begins; both count from 1."""

    line: int
    column: int


class Cell(NamedTuple):
    """Where a value stands that comes from a table: the file as staff call it, row and column from 0, the header."""

    file: str
    row: int
    column: int
    header: str


class UnreadableError(Exception):
    """The text stops making sense at a line (from 1) and column (from 1)."""

    def __init__(self, code: str, line: int, column: int, **params: object) -> None:
        super().__init__(code)
        self.code, self.line, self.column, self.params = code, line, column, params


class Tree:
    """The values of a file, where they and their keys stand, and what was odd on the way."""

    def __init__(self) -> None:
        self.data: Any = None
        self.keys: dict[Path, Spot] = {}
        self.values: dict[Path, Spot] = {}
        #: The values that come from tables, at the places where staff would write them by hand.
        self.cells: dict[Path, Cell] = {}
        self.problems: list[Problem] = []
        #: Values that are empty because a comment begins right after the key, and what it says.
        self.comments: dict[Path, str] = {}
        #: Whether a key begins with a blank that only looks like an indent: the structure is not what it seems.
        self.stray = False
        #: The lines that were left out because nothing could be made of them.
        self.left_out: set[int] = set()

    def rename(self, old: str, new: str) -> None:
        """Take a section under another name; its places stay."""
        self.data[new] = self.data.pop(old)
        tables: tuple[dict[Path, Any], ...] = (self.keys, self.values, self.comments)
        for table in tables:
            for path in [path for path in table if path[:1] == (old,)]:
                table[(new, *path[1:])] = table.pop(path)

    def cell(self, path: Path) -> Cell | None:
        """The cell in which a value stands; None for one that is written in the file itself."""
        while path and path not in self.cells and path not in self.values:
            path = path[:-1]
        return self.cells.get(path)

    def problem(self, source: Source, code: str, path: Path, /, **params: object) -> Problem:
        """A problem with the value at a path, in the file or in a cell of a table."""
        if cell := self.cell(path):
            return Problem.in_cell(code, cell.file, cell.row, cell.column, **{**params, "key": cell.header})
        return source.problem(code, *self.spot(path), **params)

    def spot(self, path: Path) -> Spot:
        """Where the value stands; for one that is not written, the nearest that holds it."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Spot(1, 1))

    def key_spot(self, path: Path) -> Spot:
        """Where the key stands; for a list item the item."""
        return self.keys.get(path) or self.spot(path)


def compose(source: Source, lines: Sequence[str], first_line: int = 1) -> Tree:
    """The tree of `lines`, which stand in the source from `first_line` on. Raises `UnreadableError`."""
    walk = _Walk(source, lines, first_line)
    try:
        walk.stream()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        escaped = re.search(r"escape|hexadecimal|hexdecimal", error.problem or "")  # libyaml's spelling, too
        raise UnreadableError("escape_unknown" if escaped else "yaml_syntax", line + first_line, column + 1) from None
    except yaml.YAMLError:
        raise UnreadableError("yaml_syntax", first_line, 1) from None
    return walk.tree


class _Walk:
    """One pass over the events. Depth is bounded before anything is built, so neither stack nor memory can burst."""

    def __init__(self, source: Source, lines: Sequence[str], first_line: int) -> None:
        self.source, self.lines, self.first = source, lines, first_line
        self.events: Any = yaml.parse("\n".join(lines) + "\n", Loader=_LOADER)
        self.tree = Tree()
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.open_anchors: set[str] = set()
        self.referred = 0

    def problem(self, code: str, mark: Any, **params: object) -> None:
        self.tree.problems.append(self.source.problem(code, mark.line + self.first, mark.column + 1, **params))

    def stream(self) -> None:
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.problem("several_documents", event.start_mark)
                    return
                self.tree.data, _ = self.node(next(self.events), (), 0)

    def node(self, event: Any, path: Path, depth: int) -> tuple[Any, int]:
        """The value that begins with `event`, and how many values it counts for when referred to."""
        mark = event.start_mark
        if depth > DEEPEST:
            raise UnreadableError("too_deep", mark.line + self.first, mark.column + 1, most=DEEPEST)
        self.tree.values[path] = Spot(mark.line + self.first, mark.column + 1)
        if isinstance(event, yaml.AliasEvent):
            return self.alias(event)
        anchor = event.anchor
        if anchor:
            self.open_anchors.add(anchor)
        if event.tag and not event.tag.startswith("tag:yaml.org,2002:"):
            self.problem("tag_swallowed", mark, given=event.tag)
        value: Any
        if isinstance(event, yaml.ScalarEvent):
            value, size = self.scalar(event, path), 1
        elif isinstance(event, yaml.SequenceStartEvent):
            value, size = self.sequence(event, path, depth)
        else:
            value, size = self.mapping(path, depth)
        if anchor:
            self.open_anchors.discard(anchor)
            self.anchors[anchor] = (value, size)
        return value, size

    def alias(self, event: Any) -> tuple[Any, int]:
        name = event.anchor
        if name in self.open_anchors:
            self.problem("alias_loop", event.start_mark, given=name)
            return None, 1
        if name not in self.anchors:
            self.problem("alias_unknown", event.start_mark, given=name)
            return None, 1
        value, size = self.anchors[name]
        if self.referred + size > MOST_REFERRED:
            if not any(problem.code == "alias_bomb" for problem in self.tree.problems):
                self.problem("alias_bomb", event.start_mark, most=MOST_REFERRED)
            return None, 1
        self.referred += size
        return value, size

    def sequence(self, start: Any, path: Path, depth: int) -> tuple[list[Any], int]:
        values: list[Any] = []
        total = 1
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            value, size = self.node(event, (*path, len(values)), depth + 1)
            values.append(value)
            total += size
        alone = values[0] if start.flow_style and len(values) == 1 else None
        if isinstance(alone, str) and "，" in alone and self.at(start.start_mark)[1:].lstrip()[:1] not in ('"', "'"):
            self.problem("comma_in_list", start.start_mark)
        return values, total

    def mapping(self, path: Path, depth: int) -> tuple[dict[str, Any], int]:
        values: dict[str, Any] = {}
        total = 1
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            mark = event.start_mark
            key, rest = self.key(event, depth)
            if key is None or key in values:
                if key is not None:
                    self.problem("key_twice", mark, given=key, first=self.tree.keys[(*path, key)].line)
                self.node(next(self.events), (*path, ""), depth + 1)  # read past it, at a place that nobody asks for
                continue
            where = (*path, key)
            self.tree.keys[where] = Spot(mark.line + self.first, mark.column + 1)
            value, size = self.node(next(self.events), where, depth + 1)
            values[key] = value if value is not None or rest is None else rest
            total += size
        return values, total

    def key(self, event: Any, depth: int) -> tuple[str | None, str | None]:
        """The key, and the text that was glued to it (`a:1`), which stands in for a value that is not there."""
        mark = event.start_mark
        if not isinstance(event, yaml.ScalarEvent):
            self.problem("key_not_text", mark)
            if not isinstance(event, yaml.AliasEvent):
                self.node(event, ("", "", ""), depth + 1)  # at a place that nobody asks for
            return None, None
        key = event.value
        if event.style:
            return self.checked(event, key), None
        if key == "":
            self.problem("key_empty", mark)
            return None, None
        if key == "<<":
            self.problem("merge_key", mark)
            return None, None
        if _WIDE_KEY.match(key):
            self.tree.stray = True
        if re.match(r"-[^\s-]", key):
            self.problem("dash_space", mark)
            return key[1:], None
        if glued := _GLUED_KEY.fullmatch(key):
            code = "colon_fullwidth" if glued["wide"] else "colon_space"
            self.problem(code, _after(mark, glued.end(1)), key=glued[1])
            return glued[1], glued[3]
        return self.checked(event, key), None

    def scalar(self, event: Any, path: Path) -> str | None:
        value = event.value
        if event.style:
            return self.checked(event, value)
        if value in _NOTHING:
            after = self.at(event.end_mark).lstrip()
            if value == "" and re.match(r"#[^\s#]", after):
                self.tree.comments[path] = after.rstrip()
            return None
        if re.match(r"\s+#[^\s#]", self.at(event.end_mark)):
            self.problem("value_cut", event.end_mark)
        if value[0] in "｛［":
            self.problem("bracket_fullwidth", event.start_mark)
        if value.endswith('"') and value.count('"') == 1 and not value[-2:-1].isdecimal():  # after a digit: inches
            self.problem("quote_alone", event.start_mark)
        if lost := _LOST_LANGUAGE.match(value):
            code = "colon_fullwidth" if lost["wide"] else "colon_space"
            self.problem(code, _after(event.start_mark, lost.end(1)), key=lost[1])
        for number in range(event.start_mark.line + 1, min(event.end_mark.line + 1, len(self.lines))):
            self.continuation(number)
        return self.checked(event, value)

    def continuation(self, number: int) -> None:
        """A line that YAML joins to the text above it, though it was meant as a key or an item."""
        line = self.lines[number]
        indent = len(line) - len(line.lstrip(" "))
        if re.match(r"-[^\s-]", line[indent:]):
            problem = self.source.problem("dash_space", number + self.first, indent + 1)
        elif lost := LOST_KEY.match(line, indent):
            code = "colon_fullwidth" if lost["wide"] else "colon_space"
            problem = self.source.problem(code, number + self.first, lost.end(1) + 1, key=lost[1])
        else:
            return
        self.tree.problems.append(problem)

    def checked(self, event: Any, value: str) -> str:
        """The text without characters that cannot be shown; an escape in double quotes can make them."""
        if event.style != '"':
            return str(value)
        clean = "".join(
            " " if unicodedata.category(char) in ("Cc", "Cs") and char not in "\n\t" else char for char in value
        )
        if clean != value:
            self.problem("control_escape", event.start_mark)
        return clean

    def at(self, mark: Any) -> str:
        """The rest of the line from a mark on."""
        return self.lines[mark.line][mark.column :] if mark.line < len(self.lines) else ""


class _Mark(NamedTuple):
    line: int
    column: int


def _after(mark: Any, count: int) -> _Mark:
    return _Mark(mark.line, mark.column + count)
