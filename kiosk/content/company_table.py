"""From the rows of a table to companies: what each cell says, checked, and the cell that every problem is in.

Owns what is left out when a cell is wrong (the cell, never the company), merged cells, and the example of the template.
Must not know how tables are read, slides, or Qt.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from kiosk.content.cells import MilestoneText, figure, items, milestones, one_line, year
from kiosk.content.company_columns import is_unshown, likely, meaning, score
from kiosk.content.deck import Company
from kiosk.content.fields import Text
from kiosk.content.links import is_link, likely_link
from kiosk.content.nodes import Path as Where
from kiosk.content.problems import Problem, cell_name
from kiosk.content.refused import coded, without
from kiosk.content.table import Table, read_table

#: How the name in a template's example begins; such rows are nobody's.
EXAMPLE = "（示例 Example）"
_EXAMPLE = re.compile(r"[(（\[【]\s*(?:示例|样例|example)", re.IGNORECASE)
_Spot = tuple[int, int]


class CompanyRow:
    """Where a company stands in a table: the row and, for what was read from it, the cells."""

    line: int | None = None

    def __init__(self, table: Table, raw: dict[str, Any], spots: Mapping[Where, _Spot]) -> None:
        self.raw, self.file = raw, table.name
        self._headers, self._spots = table.headers, spots

    @property
    def place(self) -> str:
        """The cell of its name: `assets/companies.xlsx B7`."""
        return f"{self.file} {cell_name(*self._spot(('name',)))}"

    def problem(self, code: str, where: Where, /, **params: object) -> Problem:
        """A problem with what was read as that field, or as that item of it."""
        row, column = self._spot(where)
        return Problem.in_cell(code, self.file, row, column, **{**params, "key": title(self._headers[column])})

    def _spot(self, where: Where) -> _Spot:
        while where not in self._spots and len(where) > 1:
            where = where[:-1]
        return self._spots.get(where, self._spots[("name",)])


class FromTable(NamedTuple):
    """The companies of a table and everything that is wrong in it."""

    companies: tuple[tuple[Company, CompanyRow], ...]
    problems: tuple[Problem, ...]


#: How a table is read; None when its companies are to come later.
TableReader = Callable[[Path, str], FromTable | None]
#: Bytes of a table that is read in the time of a few frames: some 300 companies.
AT_ONCE = 32 * 2**10


def read_small(file: Path, name: str) -> FromTable | None:
    """The companies in `file`, which staff call `name`; None when that would hold up the start of the show.

    Raises `UnreadableTableError`, OSError.
    """
    return read_companies(file, name) if os.stat(file).st_size <= AT_ONCE else None


def read_companies(file: Path, name: str) -> FromTable:
    """The companies in `file`, which staff call `name`. Raises `UnreadableTableError`, OSError.

    A table that did not change since is not read again: a change of the deck then costs no second look at 1,900 rows.
    """
    status = os.stat(file)
    return _read(file, name, (status.st_mtime_ns, status.st_size, status.st_ino))


@lru_cache(maxsize=8)
def _read(file: Path, name: str, _as_it_was: tuple[int, int, int]) -> FromTable:
    reader = _Reader(read_table(file, name, score))
    return FromTable(tuple(reader.companies()), tuple(reader.problems))


def title(header: str) -> str:
    """A header as problems name it: its first line."""
    return header.split("\n")[0].strip()


class _Reader:
    """One pass over the rows of one table."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.problems = list(table.problems)
        self.columns: dict[tuple[str, str], list[int]] = {}
        self._name_columns()
        self.shown = sorted(column for columns in self.columns.values() for column in columns)
        self.names = [*self.columns.get(("name", "zh"), ()), *self.columns.get(("name", "en"), ())]
        self.unvalued = {
            (problem.line - 1, problem.column - 1) for problem in table.problems if problem.line and problem.column
        }

    def _name_columns(self) -> None:
        above = self.table.first - 1
        for index, header in enumerate(self.table.headers):
            if not header:
                if any(row[index] for row in self.table.rows):
                    self._tell("table_column_nameless", above, index)
            elif (known := meaning(header)) is None:
                if not is_unshown(header):
                    self._tell("table_column_unknown", above, index, given=title(header), nearest=likely(header))
            else:
                columns = self.columns.setdefault((known.column.field, known.language), [])
                if columns and not known.column.many:
                    first = cell_name(above, columns[0])
                    self._tell("table_column_twice", above, index, given=title(header), first=first)
                else:
                    columns.append(index)

    def _tell(self, code: str, row: int, column: int, /, **params: object) -> None:
        self.problems.append(Problem.in_cell(code, self.table.name, row, column, **params))

    def companies(self) -> Iterator[tuple[Company, CompanyRow]]:
        """Every company, without the cells that are wrong."""
        for rows in self._groups():
            company = self._company(rows)
            if company is not None:
                yield company

    def _groups(self) -> Iterator[list[tuple[int, list[str]]]]:
        """The rows of each company: one, or those over which its name is merged."""
        group: list[tuple[int, list[str]]] = []
        filled = self.table.filled
        for number, row in enumerate(self.table.rows, self.table.first):
            merged = {column for line, column in filled if line == number} if filled else set()
            if not any(row[column] for column in self.shown if column not in merged):
                continue
            if group and self.names[0] in merged:
                group.append((number, ["" if index in merged else cell for index, cell in enumerate(row)]))
                continue
            if group:
                yield group
            group = []
            name = next((row[column] for column in self.names if row[column]), "")
            if name and not _EXAMPLE.match(name) and tuple(row) != self.table.headers:
                group = [(number, row)]
            elif not name and not any((number, column) in self.unvalued for column in self.names):
                self._tell("table_name_missing", number, self.names[0], key=title(self.table.headers[self.names[0]]))
        if group:
            yield group

    def _company(self, rows: list[tuple[int, list[str]]]) -> tuple[Company, CompanyRow] | None:
        raw, spots, told = _Cells(self, rows).read()
        entry = CompanyRow(self.table, raw, spots)
        self.problems += [entry.problem(code, where, **params) for code, where, params in told]
        while True:
            try:
                return Company.model_validate(entry.raw), entry
            except ValidationError as error:
                details: list[dict[str, Any]] = [dict(detail) for detail in error.errors(include_url=False)]
            wrong = {_part(detail["loc"]): detail for detail in reversed(details)}
            for where in sorted(wrong, key=str, reverse=True):
                code, params = coded(wrong[where])
                self.problems.append(entry.problem(code, where, **params))
                entry.raw = without(entry.raw, where)
            if ("name",) in wrong:
                return None


def _part(where: Where) -> Where:
    """The item of a list, or the field, in which a refused value stands."""
    return where[:2] if len(where) > 1 and isinstance(where[1], int) else where[:1]


class _Cells:
    """What the cells of one company say, as the mapping that YAML would hold."""

    def __init__(self, reader: _Reader, rows: list[tuple[int, list[str]]]) -> None:
        self.columns, self.rows = reader.columns, rows
        self.raw: dict[str, Any] = {}
        self.spots: dict[Where, _Spot] = {}
        self.told: list[tuple[str, Where, dict[str, object]]] = []

    def read(self) -> tuple[dict[str, Any], dict[Where, _Spot], list[tuple[str, Where, dict[str, object]]]]:
        for field in ("name", "track", "place", "story"):
            self._text(field)
        for field in ("id", "legal_name", "pinyin", "picture"):
            if text := self._cell(field):
                self.raw[field] = one_line(text)
        if text := self._cell("since"):
            if (found := year(text)) is not None:
                self.raw["since"] = str(found)
            else:
                self.told.append(("table_year", ("since",), {"given": text}))
        if text := self._cell("link"):
            if is_link(text):
                self.raw["link"] = text
            else:
                self.told.append(("link_not_web", ("link",), {"given": text, "nearest": likely_link(text)}))
        for field in ("facts", "honours"):
            for spot, chinese, english in self._cells(field):
                for pair in zip_longest(items(chinese), items(english), fillvalue=""):
                    self._add(field, _bilingual(*pair), spot)
        for spot, chinese, english in self._cells("figures"):
            self._figures(spot, items(chinese), items(english))
        for spot, chinese, english in self._cells("milestones"):
            self._milestones(spot, milestones(chinese), milestones(english))
        return self.raw, self.spots, self.told

    def _cell(self, field: str, language: str = "zh") -> str:
        """The first cell of a field that holds something; remembers where it stands."""
        for column in self.columns.get((field, language), ()):
            for number, row in self.rows:
                if row[column]:
                    self.spots.setdefault((field,), (number, column))
                    return row[column]
        return ""

    def _cells(self, field: str) -> Iterator[tuple[_Spot, str, str]]:
        """Every cell of a field that may have several, with its English one."""
        chinese, english = self.columns.get((field, "zh"), ()), self.columns.get((field, "en"), ())
        for one, other in zip_longest(chinese, english, fillvalue=-1):
            for number, row in self.rows:
                text, translated = row[one] if one >= 0 else "", row[other] if other >= 0 else ""
                if text or translated:
                    yield (number, one if text else other), text, translated

    def _text(self, field: str) -> None:
        chinese, english = self._cell(field), self._cell(field, "en")
        if chinese or english:
            lines = field == "story"
            make = _written if field == "name" else _bilingual  # of names it is asked who has no English one
            self.raw[field] = make(*(text if lines else one_line(text) for text in (chinese, english)))

    def _add(self, field: str, value: object, spot: _Spot) -> None:
        values = self.raw.setdefault(field, [])
        self.spots[(field, len(values))] = spot
        self.spots.setdefault((field,), spot)
        values.append(value)

    def _refuse(self, code: str, field: str, given: str, spot: _Spot) -> None:
        where: Where = (field, "", len(self.spots))  # a place of its own: nothing of the field is at it
        self.spots[where] = spot
        self.told.append((code, where, {"given": given}))

    def _figures(self, spot: _Spot, chinese: list[str], english: list[str]) -> None:
        for one, other in zip_longest(chinese, english, fillvalue=""):
            found, translated = figure(one or other), figure(other)
            if found is None:
                self._refuse("table_figure", "figures", one or other, spot)
                continue
            label, unit = (translated.label, translated.unit) if translated else ("", "")
            value = {"label": _bilingual(found.label, label), "value": found.value}
            self._add("figures", value | ({"unit": _bilingual(found.unit, unit)} if found.unit else {}), spot)

    def _milestones(self, spot: _Spot, chinese: list[MilestoneText | str], english: list[MilestoneText | str]) -> None:
        for one, other in zip_longest(chinese, english, fillvalue=""):
            found = one or other
            if isinstance(found, str):
                self._refuse("table_milestone", "milestones", found, spot)
                continue
            translated = other.text if isinstance(other, MilestoneText) else other
            self._add("milestones", {"date": found.date, "text": _bilingual(found.text, translated)}, spot)


def _written(chinese: str, english: str) -> Any:
    """As staff would write it in YAML."""
    return {"zh": chinese or english, "en": english} if english else chinese


@lru_cache(maxsize=4096)
def _bilingual(chinese: str, english: str) -> Text:
    """As a checked text; tracks, places, labels and units are the same in many rows."""
    return Text.model_validate(_written(chinese, english))
