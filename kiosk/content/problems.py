"""A problem in the content, told so that somebody who is no programmer can mend it.

Owns `Problem` and how it reads: where, what is wrong, the line itself with a caret, how to mend it. The sentences
stand in `wording.py`. Must not know how problems are found, or Qt.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Literal

from kiosk.content.fields import Language
from kiosk.content.wording import WARNINGS, hint, mend_words, severity_word, what_words

Severity = Literal["error", "warning"]
#: Columns of a line that are shown around the caret; a full-width character takes two.
SNIPPET_COLUMNS = 96
#: Problems of one kind in one table that are told one by one.
MOST_ALIKE = 20


@dataclass(frozen=True)
class Problem:
    """One problem. `line` and `column` count from 1; both are None when it is about the whole file.

    In a table they are the row and the column, and `cell` is what a spreadsheet calls them: `B7`.
    """

    severity: Severity
    code: str
    file: str
    line: int | None = None
    column: int | None = None
    params: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    snippet: str = ""
    cell: str = ""

    @classmethod
    def of(
        cls,
        code: str,
        file: str,
        line: int | None = None,
        column: int | None = None,
        snippet: str = "",
        **params: object,
    ) -> Problem:
        """A problem with that code; the code says whether it is an error or a warning."""
        severity: Severity = "warning" if code in WARNINGS else "error"
        words = MappingProxyType({name: str(value) for name, value in params.items()})
        return cls(severity, code, file, line, column, words, snippet)

    @classmethod
    def in_cell(cls, code: str, file: str, row: int, column: int, /, **params: object) -> Problem:
        """A problem with a cell of a table; row and column count from 0."""
        return replace(cls.of(code, file, row + 1, column + 1, "", **params), cell=cell_name(row, column))

    def __reduce__(self) -> tuple[Any, ...]:
        """Frozen parameters cannot be pickled; another process freezes them anew."""
        place = (self.severity, self.code, self.file, self.line, self.column)
        return _again, (*place, dict(self.params), self.snippet, self.cell)

    @property
    def place(self) -> str:
        """`content.yaml:12:5`, `assets/companies.xlsx B7`, or the file alone."""
        if self.cell:
            return f"{self.file} {self.cell}"
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)

    def what(self, language: Language) -> str:
        """What is wrong, in a sentence."""
        return what_words(self.code, self._params, language)

    def mend(self, language: Language) -> str:
        """How to mend it, in a sentence or two."""
        suggestion = hint(self.params, language)
        return f"{suggestion}{mend_words(self.code, self._params, language)}".strip()

    def text(self, language: Language) -> str:
        """The whole message, two to four lines."""
        colon = "：" if language == "zh" else ": "
        lines = [f"{self.place} {severity_word(self.severity, language)}{colon}{self.what(language)}"]
        lines += [f"    {line}" for line in self.shown()]
        lines.append(f"{'改法：' if language == 'zh' else 'To mend it: '}{self.mend(language)}")
        return "\n".join(lines)

    def shown(self, most: int = SNIPPET_COLUMNS) -> list[str]:
        """The part of the line around the fault, at most so many columns wide, and the caret below it; or nothing."""
        if not self.snippet.strip() or self.column is None:
            return []
        part, before = _around(self.snippet, self.column, most)
        return [part, f"{' ' * before}^"]

    @property
    def _params(self) -> Mapping[str, str]:
        return {"file": self.file, **self.params}


def _again(
    severity: Severity,
    code: str,
    file: str,
    line: int | None,
    column: int | None,
    params: dict[str, str],
    *rest: str,
) -> Problem:
    return Problem(severity, code, file, line, column, MappingProxyType(params), *rest)


def cell_name(row: int, column: int) -> str:
    """What a spreadsheet calls a cell: row 6, column 1 (from 0) is B7."""
    letters, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, by line and column; those about the whole file first, those in tables last."""
    once: dict[tuple[object, ...], Problem] = {}
    for problem in problems:
        key = (problem.file, problem.line, problem.column, problem.code, tuple(problem.params.items()))
        once.setdefault(key, problem)
    return tuple(sorted(once.values(), key=lambda one: (one.cell and one.file, one.line or 0, one.column or 0)))


def condensed(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The first of those that say the same of many cells of a table, and one that counts the rest."""
    kept: list[Problem] = []
    alike: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        group = alike.setdefault((problem.file, problem.code), []) if problem.cell else []
        group.append(problem)
        if len(group) <= MOST_ALIKE:
            kept.append(problem)
    for group in alike.values():
        if len(group) > MOST_ALIKE:
            first = group[MOST_ALIKE]
            code = "table_more_errors" if first.severity == "error" else "table_more_warnings"
            about = Problem.of(
                code, first.file, first.line, first.column,
                key=first.params.get("key", ""), count=len(group) - MOST_ALIKE,
            )  # fmt: skip
            kept.append(replace(about, cell=first.cell))
    return in_order(kept)


#: What people call a key in their own words.
_SYNONYMS = {
    "类型": "kind", "种类": "kind", "type": "kind", "标题": "title", "题目": "title", "headline": "title",
    "副标题": "lead", "subtitle": "lead", "导语": "lead", "来源": "source", "出处": "source", "秒": "seconds",
    "时长": "seconds", "duration": "seconds", "显示": "show", "颜色": "accent", "color": "accent", "colour": "accent",
    "数字": "figures", "指标": "figures", "名称": "name", "名字": "name", "数值": "value", "值": "value",
    "单位": "unit", "标签": "label", "文字": "text", "图片": "picture", "image": "picture", "photo": "picture",
    "日期": "date", "企业": "companies", "公司": "company", "页面": "slides", "设置": "kiosk", "settings": "kiosk",
    "中文": "zh", "cn": "zh", "chinese": "zh", "英文": "en", "english": "en",
}  # fmt: skip


def nearest(word: str, choices: Iterable[str]) -> str:
    """The choice that was most likely meant, or an empty text."""
    known = {unicodedata.normalize("NFKC", choice).casefold(): choice for choice in choices}
    plain = unicodedata.normalize("NFKC", word).strip().casefold()
    if plain in known:
        return known[plain]
    if _SYNONYMS.get(plain) in known.values():
        return _SYNONYMS[plain]
    close = difflib.get_close_matches(plain, known, n=1, cutoff=0.6)
    return known[close[0]] if close else ""


def columns(text: str) -> int:
    """How many columns a text takes on a terminal: full-width characters take two, combining marks none."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def _around(line: str, column: int, most: int) -> tuple[str, int]:
    """The part of a line around a column, and how many columns stand before the caret."""
    line = line.rstrip().replace("\t", "→")
    index = min(column - 1, len(line))
    start = 0
    while columns(line[start:index]) > most * 2 // 3:
        start += max(1, (index - start) // 8)
    end = len(line)
    while columns(line[start:end]) > most and end > index + 1:
        end = max(index + 1, end - max(1, (end - index) // 8))
    head, tail = "…" * bool(start), "…" * (end < len(line))
    return f"{head}{line[start:end]}{tail}", columns(line[start:index]) + len(head)
