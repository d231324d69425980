"""What is wrong with one line of a YAML text that cannot be parsed, told from the line itself.

Owns the slips that people make with a Chinese keyboard, and how each would be mended. Is asked only about parts that
YAML has refused (a full-width colon in a sentence is no slip). Must not know slides, whole files, or Qt.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kiosk.content.nodes import WIDE_BLANKS

_INDENT = re.compile(f"[ \t{WIDE_BLANKS}]*")
_DASHES = re.compile(r"(?:-[ ]+)*")
_KEY = re.compile(r"(?P<key>[^\s:：,，{}\[\]\"'#&*!|>%@`-][^\s:：,，{}\[\]\"'#]*)[ ]*:(?:[ ]+|$)")
_KEY_WIDE = re.compile(r"(?P<key>[A-Za-z_][\w-]*)\s*(?P<colon>：)")
_KEY_GLUED = re.compile(r"(?P<key>[A-Za-z_][\w-]*)(?P<colon>:)(?=[^\s/:])")
_FLOW_WIDE = re.compile(r"[{,，\[]\s*(?P<key>[A-Za-z_]\w*)\s*(?P<colon>：)\s*")
_FLOW_GLUED = re.compile(r"[{,，\[]\s*(?P<key>[A-Za-z_]\w*)(?P<colon>:)(?=[^\s/])")
_FLOW_COMMA = re.compile(r"(?P<comma>，)(?=\s*[A-Za-z_]\w*\s*[:：])")
_FLOW_QUOTE = re.compile(r"(?<=[{,\[:])\s*(?P<quote>[\"'])")
_NEXT_KEY = re.compile(r"[,，]\s*[A-Za-z_]\w*\s*[:：]\s*$")
_BLOCK_TEXT = re.compile(r"[|>][-+0-9]*\s*(?:#.*)?$")
_REFERENCE = re.compile(r"[*&][\w-]+\s*(?:#.*)?$", re.ASCII)
_PAIRS = {"[": "]", "{": "}"}


@dataclass(frozen=True)
class Slip:
    """A slip at a column (from 1), and the line as it was meant (None when nobody can tell)."""

    code: str
    column: int
    mended: str | None = None
    params: Mapping[str, str] = field(default_factory=dict)


def slip(line: str) -> Slip | None:
    """The first slip in a line, or None."""
    match = _INDENT.match(line)
    indent = match[0] if match else ""
    if "\t" in indent:
        return Slip("indent_tab", indent.index("\t") + 1, _spaces(indent) + line[len(indent) :])
    if indent.strip(" "):
        column = next(index for index, char in enumerate(indent) if char != " ") + 1
        return Slip("indent_wide_space", column, _spaces(indent) + line[len(indent) :])
    rest = line[len(indent) :]
    if not rest or rest.startswith("#"):
        return None
    dashes = _DASHES.match(rest)
    start = len(indent) + (dashes.end() if dashes else 0)
    if re.match(r"-[^\s\-\d.]", line[start:]):
        return Slip("dash_space", start + 1, f"{line[: start + 1]} {line[start + 1 :]}")
    for pattern, code in ((_KEY_WIDE, "colon_fullwidth"), (_KEY_GLUED, "colon_space")):
        if lost := pattern.match(line, start):
            mended = f"{line[: lost.start('colon')]}: {line[lost.end('colon') :].lstrip()}"
            return Slip(code, lost.start("colon") + 1, mended, {"key": lost["key"]})
    key = _KEY.match(line, start)
    return _value_slip(line, key.end() if key else start, after_key=key is not None)


def _spaces(indent: str) -> str:
    return "".join("  " if char in "\t\u3000" else " " for char in indent)


def _value_slip(line: str, start: int, after_key: bool) -> Slip | None:
    value = line[start:].rstrip()
    if not value or value.startswith("#"):
        return None
    if value[0] in _PAIRS:
        return _flow_slip(line, start)
    if value[0] in "\"'":
        return _quote_slip(line, start)
    if _BLOCK_TEXT.match(value) or _REFERENCE.match(value):
        return None
    if value[0] in "%@`*&!|>,]}":
        return Slip("value_start", start + 1, _quoted(line, start), {"given": value[0]})
    if after_key and re.match(r"-(?:\s|$)", value):
        return Slip("dash_in_value", start + 1)
    if colon := re.search(r":(?=\s|$)", value):
        if value[0] in "｛［":
            return Slip("bracket_fullwidth", start + 1)
        return Slip("colon_in_value", start + colon.start() + 1, _quoted(line, start)) if after_key else None
    return None


def _flow_slip(line: str, start: int) -> Slip | None:
    for pattern, code in ((_FLOW_WIDE, "colon_fullwidth"), (_FLOW_GLUED, "colon_space")):
        if lost := pattern.search(line, start):
            mended = f"{line[: lost.start('colon')]}: {line[lost.end('colon') :].lstrip()}"
            return Slip(code, lost.start("colon") + 1, mended, {"key": lost["key"]})
    if comma := _FLOW_COMMA.search(line, start):
        mended = f"{line[: comma.start()]}, {line[comma.end() :].lstrip()}"
        return Slip("comma_fullwidth", comma.start() + 1, mended)
    if opened := _lost_quote(line, start):
        return Slip("quote_open", opened + 1, params={"given": line[opened]})
    end = closing(line, start)
    if end is not None and line[end + 1 :].strip() and not re.match(r"\s+#|\s*[,:\]}]", line[end + 1 :]):
        return Slip("bracket_text", start + 1, _quoted(line, start))
    return None


def _lost_quote(line: str, start: int) -> int | None:
    """Where a text in brackets begins whose quote is not closed before the next key, or not at all."""
    while opened := _FLOW_QUOTE.search(line, start):
        begin = opened.start("quote")
        end = _quote_end(line, begin)
        if end is None or _NEXT_KEY.search(line[begin + 1 : end]):
            return begin
        start = end + 1
    return None


def _quote_slip(line: str, start: int) -> Slip | None:
    quote = line[start]
    end = _quote_end(line, start)
    if end is None:
        return Slip("quote_open", start + 1, f"{line.rstrip()}{quote}", {"given": quote})
    if line[end + 1 :].strip() and not re.match(r"\s+#|\s*[,:\]}]", line[end + 1 :]):
        return Slip("quote_text", end + 2, _quoted(line, start))
    return None


def _quote_end(line: str, start: int) -> int | None:
    quote, index = line[start], start + 1
    while index < len(line):
        if line[index] == "\\" and quote == '"':
            index += 1
        elif line[index] == quote:
            if quote != "'" or line[index + 1 : index + 2] != "'":
                return index
            index += 1
        index += 1
    return None


def closing(line: str, start: int) -> int | None:
    """Where the bracket that opens at `start` is closed; None when it is not closed on this line."""
    open_brackets: list[str] = []
    index = start
    while index < len(line):
        char = line[index]
        if char in "\"'" and line[index - 1] in " [{,:":
            end = _quote_end(line, index)
            if end is None:
                return None
            index = end
        elif char in _PAIRS:
            open_brackets.append(_PAIRS[char])
        elif open_brackets and char == open_brackets[-1]:
            open_brackets.pop()
            if not open_brackets:
                return index
        index += 1
    return None


def _quoted(line: str, start: int) -> str:
    """The line with its value in single quotes, in which YAML knows no other sign than the quote itself."""
    return f"{line[:start]}'{line[start:].rstrip().replace(chr(39), chr(39) * 2)}'"


def uneven(lines: Sequence[str]) -> int | None:
    """The index of the first line whose indent fits none of the lines above it, or None."""
    levels: list[int] = []
    opened = True
    for index, line in enumerate(lines):
        text = line.lstrip(" ")
        if not text or text.startswith("#"):
            continue
        column = len(line) - len(text)
        while levels and levels[-1] > column:
            levels.pop()
            opened = False
        if levels and levels[-1] != column and not opened:
            return index
        if not levels or levels[-1] != column:
            levels.append(column)
        while dash := re.match(r"-[ ]+", text):
            column, text = column + dash.end(), text[dash.end() :]
            levels.append(column)
        opened = bool(re.search(r"(?::|^-|[|>][-+0-9]*)\s*(?:#.*)?$", text))
    return None


def unclosed(lines: Sequence[str]) -> tuple[int, int, str] | None:
    """Where a value opens a bracket that its lines never close: index, column (from 1), the sign that is missing."""
    text = "\n".join(lines)
    for match in re.finditer(r"(?:^|[:-])[ ]+([\[{])|^([\[{])", text, re.MULTILINE):
        start = match.start(1) if match[1] else match.start(2)
        if closing(text, start) is None:
            column = start - text.rfind("\n", 0, start)
            return text.count("\n", 0, start), column, _PAIRS[text[start]]
    return None
