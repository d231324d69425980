"""From a table file to rows with places: Excel workbooks and text with commas, semicolons or tabs.

Owns which sheet, which separator and which row of headers is meant: the one in which most cells are recognised by the
function handed in. Must not know what the columns mean, or Qt.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from kiosk.content.cells import clean, one_line
from kiosk.content.problems import Problem
from kiosk.content.source import decode
from kiosk.content.workbook import Grid, UnreadableTableError, sheets

TEXTS, WORKBOOKS = (".csv", ".tsv"), (".xlsx", ".xlsm", ".xls")
FORMATS = (*WORKBOOKS, *TEXTS)
#: What staff may try; told as a format that cannot be read, not as a company of that name.
_OTHERS = (".xlsb", ".ods", ".et", ".numbers", ".doc", ".docx", ".pdf", ".txt", ".json", ".yaml", ".yml", ".html")
#: 20,000 companies take 3 MB as .xlsx and 10 MB as .csv.
LARGEST_BYTES = 32 * 2**20
#: Title rows stand above the headers; further down than this nobody puts them.
_HEADER_WITHIN = 20
#: Excel's hint for its own reader.
_SEPARATOR_HINT = "sep="

#: How well a row would do as headers; 0 when it cannot be one.
Score = Callable[[Sequence[str]], int]


@dataclass(frozen=True)
class Table:
    """The rows below the headers, all of one length. Rows and columns count from 0; `rows[i]` is row `first + i`."""

    name: str
    headers: tuple[str, ...]
    first: int
    rows: list[list[str]]
    filled: frozenset[tuple[int, int]] = frozenset()
    problems: tuple[Problem, ...] = field(default=())


def is_table(written: str) -> bool:
    """Whether a text under `companies:` names a file and not a company."""
    return PurePosixPath(written.strip().replace("\\", "/")).suffix.lower() in (*FORMATS, *_OTHERS)


def is_lock(written: str) -> bool:
    """Whether it is the `~$…` that Excel keeps beside an open file."""
    return PurePosixPath(written.strip().replace("\\", "/")).name.startswith(("~$", ".~"))


def read_table(file: Path, name: str, score: Score, sheet: str | None = None) -> Table:
    """The table in `file`, which staff call `name`, on the `sheet` of that name or on the first that has such headers.

    Raises `UnreadableTableError`, OSError.
    """
    data = file.read_bytes()
    if file.suffix.lower() in TEXTS:
        grid, problems = _text_grid(data, name, score)
        found = _header(grid, score)
        grids = [grid]
    else:
        found, grids, problems = None, [], []
        for grid in sheets(data, sheet):
            grids.append(grid)
            if (found := _header(grid, score)) is not None:
                break
    if found is None:
        raise _no_names(grids)
    problems += [Problem.in_cell("table_no_value", name, row, column) for row, column in grid.unvalued if row > found]
    headers, rows = tuple(grid.rows[found]), grid.rows[found + 1 :]
    return Table(name, headers, found + 1, rows, frozenset(grid.filled), tuple(problems))


def _header(grid: Grid, score: Score) -> int | None:
    """The first row that does best as headers."""
    best = max(((score(row), -index) for index, row in enumerate(grid.rows[:_HEADER_WITHIN])), default=(0, 0))
    return -best[1] if best[0] else None


def _no_names(grids: Iterable[Grid]) -> UnreadableTableError:
    """No sheet has a name column: tells the headers of the first that has any."""
    for grid in grids:
        rows = grid.rows[:_HEADER_WITHIN]
        if any(any(row) for row in rows):
            fullest = max(rows, key=lambda row: sum(map(bool, row)))
            headers = "、".join(one_line(cell) for cell in fullest if cell)
            return UnreadableTableError("table_no_name", rows.index(fullest), given=headers)
    return UnreadableTableError("table_empty")


def _text_grid(data: bytes, name: str, score: Score) -> tuple[Grid, list[Problem]]:
    source, problems = decode(name, data)
    if source is None:
        code = "table_empty" if any(problem.code == "file_empty" for problem in problems) else "table_not_text"
        raise UnreadableTableError(code)
    lines = list(source.lines)
    separators = [",", "\t", ";", "，", "；", "|"]
    if lines[0].strip().strip('"').lower().startswith(_SEPARATOR_HINT):
        separators.insert(0, lines[0].strip().strip('"')[len(_SEPARATOR_HINT) :][:1] or ",")
        lines[0] = ""
    best: tuple[int, list[list[str]]] = (-1, [])
    for separator in separators:
        start = _records(lines[: 5 * _HEADER_WITHIN], separator)[:_HEADER_WITHIN]
        done = max(map(score, start), default=0)
        if done > best[0]:
            best = (done, _records(lines, separator))
    rows = best[1]
    faults = _open_quote(lines, rows, name)
    width = max(map(len, rows), default=0)
    return Grid([row + [""] * (width - len(row)) for row in rows]), faults


def _records(lines: Sequence[str], separator: str) -> list[list[str]]:
    """Every record as cells, an empty line as an empty row: so rows count as Excel counts them."""
    csv.field_size_limit(LARGEST_BYTES)
    return [[clean(cell) for cell in row] for row in csv.reader((f"{line}\n" for line in lines), delimiter=separator)]


def _open_quote(lines: Sequence[str], rows: list[list[str]], name: str) -> list[Problem]:
    """Takes out a last record that only ends with the file because a quote was never closed, and tells it."""
    row = max((index for index, cells in enumerate(rows) if any(cells)), default=0)
    column = next((index for index, cell in enumerate(rows[row]) if "\n" in cell), None) if rows else None
    if column is None or sum(line.count('"') for line in lines) % 2 == 0:
        return []
    del rows[row:]
    return [Problem.in_cell("table_quote", name, row, column)]
