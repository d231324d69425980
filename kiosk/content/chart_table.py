"""A chart's `data:`: the rows of a table as the items that staff would write by hand.

Owns what may stand under `data:`, and which column each key of an item takes. Works on every model with a list of
`Rows`, so that a new slide kind needs no entry here. Must not know slide kinds, what rows say (`chart_rows.py`), how
tables are read, or Qt.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, Field

from kiosk.content.beside import Beside
from kiosk.content.chart_columns import column, english_of, names, usual_column
from kiosk.content.chart_rows import ChartRows, Columns, Item
from kiosk.content.fields import LANGUAGES, Strict
from kiosk.content.nodes import Cell, Tree
from kiosk.content.nodes import Path as Where
from kiosk.content.problems import Problem, nearest
from kiosk.content.shape import holds, keys, rows_of
from kiosk.content.source import Source
from kiosk.content.table import FORMATS, LARGEST_BYTES, Table, is_lock, read_table
from kiosk.content.workbook import UnreadableTableError


class Data(Strict):
    """What `data:` may say beside the columns of an item's keys."""

    file: str = Field(description="表格文件：assets/产值.xlsx 或 .csv · The table: assets/output.xlsx or .csv")
    sheet: str | None = Field(
        None, description="工作表的名字；不写就用第一个合适的 · The name of a sheet; by default the first that fits"
    )
    each: dict[str, Any] | None = Field(
        None, description="每一项都一样的内容，如 {of: 占苏州市} · What all items say alike, such as {of: of the city}"
    )


#: The keys of `data:` that name no column.
OWN_KEYS = tuple(Data.model_fields)


@dataclass
class Filled:
    """A slide with its rows as items; `raw` is None when they cannot be had. `file` is to be watched, there or not."""

    raw: dict[str, Any] | None
    file: Path | None = None
    problems: list[Problem] = field(default_factory=list)


class _RefusedError(Exception):
    """There is nothing to be had; the problem has been told."""


def fill(
    raw: dict[str, Any], model: type[BaseModel], path: Where, tree: Tree, source: Source, beside: Beside
) -> Filled:
    """The slide at `path` with the items that its `data:` names; their cells are entered into the tree."""
    filled = Filled(None)
    with suppress(_RefusedError):
        filled.raw = _Filling(raw, model, path, tree, source, filled).slide(beside)
    return filled


class _Filling:
    """One pass over the rows of one table for one slide."""

    def __init__(
        self, raw: dict[str, Any], model: type[BaseModel], path: Where, tree: Tree, source: Source, filled: Filled
    ) -> None:
        found = rows_of(model)
        assert found is not None
        self.raw, self.path, self.tree, self.source, self.filled = raw, path, tree, source, filled
        self.key, self.outer = found
        #: Inside an item of a kind such as `line` there is another list, which is what the rows become.
        self.nested = rows_of(self.outer)
        self.item = self.nested[1] if self.nested else self.outer
        given = raw["data"]
        self.data: dict[str, Any] = {"file": given} if isinstance(given, str) else given
        self.table = Table("", (), 0, [])

    def _tell(self, code: str, where: Where, /, **params: object) -> None:
        self.filled.problems.append(self.tree.problem(self.source, code, (*self.path, *where), **params))

    def _refuse(self, code: str, where: Where, /, **params: object) -> _RefusedError:
        self._tell(code, where, **params)
        return _RefusedError()

    def slide(self, beside: Beside) -> dict[str, Any]:
        """The slide as staff would have written it."""
        if not isinstance(self.data, dict) or not isinstance(self.data.get("file"), str):
            raise self._refuse("data_no_file", ("data",))
        if self.raw.get(self.key) is not None and self.nested is None:
            raise self._refuse("data_and_items", (self.key,), key=self.key)
        if not isinstance(self.data.get("sheet"), str | None):
            raise self._refuse("word_expected", ("data", "sheet"), key="sheet")
        if not isinstance(self.data.get("each"), dict | None):
            raise self._refuse("mapping_expected", ("data", "each"), key="each")
        self.each: dict[str, Any] = self.data.get("each") or {}
        self._known_keys()
        self._read(beside)
        rows = ChartRows(self.table, self._columns(), self.each, self.item)
        self.tree.values.setdefault((*self.path, self.key), self.tree.spot((*self.path, "data")))
        slide = {key: value for key, value in self.raw.items() if key != "data"}
        if self.nested:
            slide[self.key] = self._lines(rows)
        else:
            slide[self.key] = self._entered((self.key,), filter(rows.whole, rows.rows()))
        self.filled.problems += rows.problems
        if not slide[self.key]:
            raise self._refuse("data_no_rows", ("data",), given=self.table.name)
        return slide

    def _lines(self, rows: ChartRows) -> list[dict[str, Any]]:
        """Items that hold lists themselves, with what staff have written of each by hand."""
        assert self.nested is not None
        inner, fields = self.nested[0], self.outer.model_fields
        named = next(key for key in fields if fields[key].is_required() and holds(self.outer, key) == "text")
        lines, by_hand = rows.lines(named), self.raw.get(self.key)
        if by_hand is not None and (not isinstance(by_hand, list) or len(by_hand) != len(lines)):
            count = len(by_hand) if isinstance(by_hand, list) else 1
            raise self._refuse("data_lines_count", (self.key,), key=self.key, given=count, expected=len(lines))
        made = []
        for index, (about, points) in enumerate(lines):
            own = by_hand[index] if by_hand is not None else {}
            entered = self._entered((self.key, index, inner), points)
            if own == {}:
                self._enter((self.key, index), about)
            made.append({**about.raw, **(own if isinstance(own, dict) else {named: own}), inner: entered})
        return made

    def _entered(self, where: Where, items: Iterable[Item]) -> list[dict[str, Any]]:
        """The items as the list that stands at `where` in the slide; the tree then knows their cells."""
        made = []
        for index, item in enumerate(items):
            self._enter((*where, index), item)
            for key in (key for key in self.each if (key,) not in item.spots):
                written, at = (*self.path, "data", "each", key), (*self.path, *where, index, key)
                self.tree.values[at], self.tree.keys[at] = self.tree.spot(written), self.tree.key_spot(written)
            made.append(item.raw)
        return made

    def _enter(self, where: Where, item: Item) -> None:
        """The cells of an item that stands at `where` in the slide."""
        for inside, (row, place) in item.spots.items():
            header = self.table.headers[place].split("\n")[0]
            self.tree.cells[(*self.path, *where, *inside)] = Cell(self.table.name, row, place, header)

    def _known_keys(self) -> None:
        choices = [*OWN_KEYS, *keys(self.item)]
        if self.nested:
            choices += [key for key in keys(self.outer) if key not in (self.nested[0], "data", *choices)]
        for key in self.data:
            if key not in choices:
                self.filled.problems.append(
                    self.source.problem(
                        "key_unknown", *self.tree.key_spot((*self.path, "data", key)),
                        given=key, nearest=nearest(key, choices), choices=" ".join(choices),
                    )
                )  # fmt: skip
                raise _RefusedError

    # ----- the table ----------------------------------------------------------------------------------------

    def _read(self, beside: Beside) -> None:
        written, at = self.data["file"], ("data", "file") if isinstance(self.raw["data"], dict) else ("data",)
        if is_lock(written):
            raise self._refuse("table_lock", at, given=written)
        found = beside.locate(written, FORMATS, LARGEST_BYTES)
        self.filled.file = found.file
        if found.file is None or found.fault is not None:
            raise self._refuse(f"table_{found.fault}", at, **dict(found.params))
        if found.file.suffix.lower() == ".xls":
            self._tell("data_old_excel", at, given=written)
        sheet = self.data.get("sheet")
        wanted = tuple(dict.fromkeys(self._named()))
        try:
            self.table = _table(found.file, written.strip(), sheet, wanted, tuple(keys(self.item)))
        except UnreadableTableError as error:
            if error.code == "table_no_name":
                raise self._refuse("data_no_header", at, given=written, headers=error.params["given"]) from None
            place: Where = ("data", "sheet") if error.code == "table_sheet_unknown" else at
            raise self._refuse(error.code, place, **{"given": written, **error.params}) from None
        except OSError:
            raise self._refuse("table_unreadable", at, given=written) from None

    def _named(self) -> Iterator[str]:
        """The columns that staff name."""
        for key, written in self.data.items():
            for part in (written if isinstance(written, list) else [written]) if key not in OWN_KEYS else ():
                yield from (
                    name for name in (part.values() if isinstance(part, dict) else [part]) if isinstance(name, str)
                )

    def _columns(self) -> dict[str, Columns]:
        """The columns of every key that has any."""
        found = {key: self._written(key, value) for key, value in self.data.items() if key not in OWN_KEYS}
        for key in keys(self.item):
            if key not in found and key not in self.each:
                taken = [place for columns in found.values() for place in columns.places]
                if (place := usual_column(self.table.headers, key, taken)) is not None:
                    found[key] = self._beside(key, Columns((place,)))
                elif self.item.model_fields[key].is_required():
                    headers = "、".join(header for header in self.table.headers if header)
                    raise self._refuse("data_column_wanted", ("data",), key=key, headers=headers)
        return found

    def _written(self, key: str, value: Any) -> Columns:
        where: Where = ("data", key)
        if isinstance(value, dict):
            given = [language for language in LANGUAGES if language in value]
            places = [self._place(value[language], (*where, language)) for language in given]
            if not places:
                raise self._refuse("data_column_expected", where, key=key)
            return Columns((places[0],), places[1] if len(places) > 1 else None)
        if isinstance(value, list) and value:
            places = [self._place(name, (*where, index)) for index, name in enumerate(value)]
            return Columns(tuple(places), several=True)
        return self._beside(key, Columns((self._place(value, where),)))

    def _beside(self, key: str, columns: Columns) -> Columns:
        """With the column that says the same in English, for a text that has one."""
        owner = self.item if key in keys(self.item) else self.outer
        if holds(owner, key) != "text":
            return columns
        return columns._replace(english=english_of(self.table.headers, columns.places[0]))

    def _place(self, name: Any, where: Where) -> int:
        if not isinstance(name, str):
            raise self._refuse("data_column_expected", where, key=where[1])
        place = column(self.table.headers, name)
        if place is None:
            headers = [header for header in self.table.headers if header]
            raise self._refuse(
                "data_column_unknown",
                where,
                given=name,
                nearest=nearest(name, names(headers)),
                headers="、".join(headers),
            )
        return place


def _table(file: Path, name: str, sheet: str | None, wanted: tuple[str, ...], fields: tuple[str, ...]) -> Table:
    """The table; one that did not change since is not read again. Raises `UnreadableTableError`, OSError."""
    status = os.stat(file)
    return _read(file, name, sheet, wanted, fields, (status.st_mtime_ns, status.st_size, status.st_ino))


@lru_cache(maxsize=16)
def _read(
    file: Path,
    name: str,
    sheet: str | None,
    wanted: tuple[str, ...],
    fields: tuple[str, ...],
    _as_it_was: tuple[int, int, int],
) -> Table:
    def score(headers: Sequence[str]) -> int:
        named = sum(column(headers, one) is not None for one in wanted)
        usual = sum(usual_column(headers, key) is not None for key in fields)
        return named * (len(fields) + 1) + (usual if named or not wanted else 0)

    return read_table(file, name, score, sheet)
