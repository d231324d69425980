"""From the bytes of an Excel file to cells as text, sheet by sheet.

Owns python-calamine, what a cell of each type reads as, merged cells, and formulas that hold no result. Guards against
files that would not fit into memory. Must not know what the cells mean, what formats mean (`number_formats.py`), or Qt.
"""

from __future__ import annotations

import io
import math
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from xml.etree import ElementTree

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from kiosk.content.cells import clean
from kiosk.content.number_formats import PLAIN, NumberFormat, number_formats, number_text
from kiosk.content.problems import nearest

#: A sheet is laid out in full up to its last cell, so one cell far away costs memory: 40,000 × 702 (column ZZ) at most.
MOST_ROWS = 40_000
#: What the parts of the file may unpack to, in bytes; 20,000 companies take about 30 MB.
LARGEST_PART = 256 * 2**20

#: All that `zipfile` raises for what a damaged archive holds.
_BAD_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
_FAR_COLUMN = re.compile(rb'<c r="[A-Z]{3,}\d')
_ROW = re.compile(rb'<row\b[^>]*?\br="(\d+)"')
_FORMULA = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>\s*)?</c>')
_STYLED = rb'<c r="([A-Z]+)(\d+)"[^>]*\bs="(%s)"'
_FAILED = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*\bt="e"')
_OFFICE_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class UnreadableTableError(Exception):
    """The file cannot be read as a table; holds the code that says why, and the row (from 0) when one is to blame."""

    def __init__(self, code: str, row: int | None = None, **params: object) -> None:
        super().__init__(code)
        self.code, self.row, self.params = code, row, params


@dataclass
class Grid:
    """The cells of a sheet as text, from A1 on; places are (row, column) from 0.

    `filled` cells repeat the cell they are merged with, above them; `unvalued` ones hold a formula without a result.
    """

    rows: list[list[str]]
    filled: set[tuple[int, int]] = field(default_factory=set)
    unvalued: list[tuple[int, int]] = field(default_factory=list)


def sheets(data: bytes, wanted: str | None = None) -> Iterator[Grid]:
    """Every visible sheet, in order, or only the one that is called `wanted`. Raises `UnreadableTableError`."""
    parts, formats = _parts(data)
    book = _guarded(lambda: CalamineWorkbook.from_filelike(io.BytesIO(data)))
    names = [about.name for about in book.sheets_metadata if about.typ == SheetTypeEnum.WorkSheet]
    if wanted is not None and wanted not in names:
        raise UnreadableTableError(
            "table_sheet_unknown", sheet=wanted, nearest=nearest(wanted, names), sheets="、".join(names)
        )
    for index, about in enumerate(book.sheets_metadata):
        if about.typ != SheetTypeEnum.WorkSheet or about.name != (wanted or about.name):
            continue
        if wanted is None and about.visible != SheetVisibleEnum.Visible:
            continue
        xml = parts.get(about.name, b"")
        rows = [int(number) for number in _ROW.findall(xml, max(0, xml.rfind(b"<row")))]
        if _FAR_COLUMN.search(xml) or max(rows, default=0) > MOST_ROWS:
            raise UnreadableTableError("table_large", most=MOST_ROWS)
        yield _grid(_guarded(lambda index=index: book.get_sheet_by_index(index)), xml, formats)


def _grid(sheet: CalamineSheet, xml: bytes, formats: dict[int, NumberFormat]) -> Grid:
    values = _guarded(lambda: sheet.to_python(skip_empty_area=False))
    grid = Grid([[value if value == "" else _text(value) for value in row] for row in values])
    for row, column, shown in _formatted(xml, formats):
        if row < len(values) and column < len(values[row]):
            grid.rows[row][column] = _text(values[row][column], shown)
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        value = grid.rows[top][left] if top < len(grid.rows) and left < len(grid.rows[top]) else ""
        if not value or bottom == top or right > left:  # a title across columns says nothing about rows
            continue
        for row in range(top + 1, min(bottom + 1, len(grid.rows))):
            grid.rows[row][left] = value
            grid.filled.add((row, left))
    found = [*(_FORMULA.finditer(xml) if b"<f" in xml else ()), *(_FAILED.finditer(xml) if b't="e"' in xml else ())]
    grid.unvalued = sorted({(int(match[2]) - 1, column_index(match[1].decode())) for match in found})
    return grid


def _formatted(xml: bytes, formats: dict[int, NumberFormat]) -> Iterator[tuple[int, int, NumberFormat]]:
    """The cells whose format changes how they read."""
    if formats:
        styles = b"|".join(str(style).encode() for style in formats)
        for cell in re.finditer(_STYLED % styles, xml):
            yield int(cell[2]) - 1, column_index(cell[1].decode()), formats[int(cell[3])]


def _text(value: Any, shown: NumberFormat = PLAIN) -> str:
    """What a cell reads as: 2021.0 is 2021, 0.35 shown as per cent is 35%, a date 2023-12-01 or as much as is shown."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return number_text(value, shown) if math.isfinite(value) else repr(value)
    if isinstance(value, datetime):
        value = value.date()
    return "-".join(value.isoformat().split("-")[: shown.date_parts]) if isinstance(value, date) else str(value)


def _guarded(read: Any) -> Any:
    """What `read` gives; calamine's own failures, panics included, become ours."""
    try:
        return read()
    except PasswordError:
        raise UnreadableTableError("table_locked") from None
    except (CalamineError, OSError, ValueError, MemoryError):
        raise UnreadableTableError("table_broken") from None
    except BaseException as error:  # a panic of the Rust library is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadableTableError("table_broken") from None


def _parts(data: bytes) -> tuple[dict[str, bytes], dict[int, NumberFormat]]:
    """The XML of each sheet by its name, and the formats of numbers.

    Both are empty for the old .xls format, which cannot grow out of bounds.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise UnreadableTableError("table_locked")
        return {}, {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if any(info.file_size > LARGEST_PART for info in archive.infolist()):
                raise UnreadableTableError("table_large", most=MOST_ROWS)
            files = {
                relation.get("Id"): relation.get("Target", "").lstrip("/").removeprefix("xl/")
                for relation in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
            }
            book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
            found = (
                (sheet.get("name", ""), files.get(sheet.get(_OFFICE_ID))) for sheet in book.iterfind(".//{*}sheet")
            )
            formats = number_formats(archive.read("xl/styles.xml")) if "xl/styles.xml" in archive.namelist() else {}
            return {name: archive.read(f"xl/{file}") for name, file in found if file}, formats
    except (*_BAD_ZIP, ElementTree.ParseError, KeyError, OSError, ValueError):
        raise UnreadableTableError("table_broken") from None


def column_index(letters: str) -> int:
    """A → 0, Z → 25, AA → 26."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1
