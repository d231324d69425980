"""From a path to text: size, encoding and control characters, each with its problem.

Owns the bytes and the lines as staff see them. Must not know YAML or Qt.
"""

from __future__ import annotations

import codecs
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from kiosk.content.problems import Problem, nearest

#: A deck of 1,900 companies has about 1 MB; more than this is something else.
LARGEST_BYTES = 5 * 1024 * 1024
#: Control characters are told one by one up to here; more of them mean that it is no text at all.
MOST_CONTROLS = 20

#: What YAML does not allow in a stream (YAML 1.1, section 4.1), and U+FEFF inside one, which libyaml refuses.
_CONTROL = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
#: Line breaks of YAML 1.1 that no editor counts as a line; as spaces they keep the line numbers right.
_ODD_BREAKS = str.maketrans({"\x85": " ", "\u2028": " ", "\u2029": " "})


@dataclass(frozen=True)
class Source:
    """The text of a content file. `lines` are what an editor shows; line 1 is `lines[0]`."""

    name: str
    lines: tuple[str, ...]

    def line(self, number: int) -> str:
        """The line with that number, counted from 1; empty outside the file."""
        return self.lines[number - 1] if 1 <= number <= len(self.lines) else ""

    def problem(self, code: str, line: int, column: int = 1, /, **params: object) -> Problem:
        """A problem at a place, kept inside the file and the line."""
        line = min(max(line, 1), max(len(self.lines), 1))
        snippet = self.line(line)
        column = min(max(column, 1), len(snippet) + 1)
        return Problem.of(code, self.name, line, column, snippet, **params)


def read(path: Path) -> tuple[Source | None, list[Problem]]:
    """The text of a file, or None with the problem that says why not."""
    name = path.name or str(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            return None, [Problem.of("file_is_folder", name)]
        if not stat.S_ISREG(status.st_mode):
            return None, [Problem.of("file_unreadable", name, reason="not a file")]
        if status.st_size > LARGEST_BYTES:
            size, most = status.st_size // 2**20, LARGEST_BYTES // 2**20
            return None, [Problem.of("file_too_big", name, size=size, most=most)]
        with path.open("rb") as file:
            data = file.read(LARGEST_BYTES)
    except FileNotFoundError:
        return None, [Problem.of("file_missing", name, nearest=_sibling(path))]
    except (OSError, ValueError) as error:
        return None, [Problem.of("file_unreadable", name, reason=getattr(error, "strerror", None) or str(error))]
    return decode(name, data)


def decode(name: str, data: bytes) -> tuple[Source | None, list[Problem]]:
    """Bytes to lines. UTF-8 is right; GB18030 and UTF-16 are read with a warning."""
    if not data.strip():
        return None, [Problem.of("file_empty", name, 1, 1)]
    text, code, offset = _text(data)
    at = data[:offset].count(b"\n") + 1
    if text is None:
        return None, [Problem.of(code, name, at, 1)]
    source, problems = _clean(name, text)
    if source is not None and code:
        problems += [source.problem(code, at)]
    return source, problems


def _text(data: bytes) -> tuple[str | None, str, int]:
    """The text, the code of the problem with its encoding (or ""), and the byte where it shows."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16"), "encoding_utf16", 0
        except UnicodeDecodeError:
            return None, "encoding_unknown", 0
    try:
        return data.decode("utf-8-sig"), "", 0
    except UnicodeDecodeError as error:
        offset = error.start
    repaired = data.decode("utf-8-sig", errors="replace")
    damaged = repaired.count("\ufffd")
    sound = sum(char > "\x7f" for char in repaired) - damaged
    if sound > 4 * damaged:  # Chinese in UTF-8 with a few bad bytes, which GB18030 would turn into nonsense
        return repaired, "", offset
    try:
        return data.decode("gb18030"), "encoding_gb18030", offset
    except UnicodeDecodeError:
        return None, "encoding_unknown", offset


def _clean(name: str, text: str) -> tuple[Source | None, list[Problem]]:
    """Lines without control characters (a space stands for each, so columns hold), and a problem for each."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_ODD_BREAKS)
    controls = list(_CONTROL.finditer(text))
    if len(controls) > MOST_CONTROLS:
        line = text.count("\n", 0, controls[0].start()) + 1
        return None, [Problem.of("encoding_unknown", name, line, 1)]
    source = Source(name, tuple(_CONTROL.sub(" ", text).split("\n")))
    if not _CONTROL.sub("", text).strip():
        return None, [Problem.of("file_empty", name, 1, 1)]
    problems = []
    for match in (*controls, *re.finditer("\ufffd", text)):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        code = "encoding_damaged" if match[0] == "\ufffd" else "control_character"
        problems.append(source.problem(code, line, column, given=f"U+{ord(match[0]):04X}"))
    return source, problems


def _sibling(path: Path) -> str:
    try:
        return nearest(path.name, (other.name for other in path.parent.iterdir() if other.suffix in (".yaml", ".yml")))
    except OSError:
        return ""
