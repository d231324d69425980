"""Small tables of synthetic companies for tests, written as staff's programs write them."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from kiosk.content.checked import Checked

SLIDES = "slides:\n  - {kind: statement, title: x}\n"
Rows = Sequence[Sequence[Any]]
#: What else to write into a workbook, which is handed over with its first sheet.
More = Callable[[Workbook, Worksheet], object]


def xlsx(path: Path, *sheets: Rows, more: More | None = None) -> Path:
    """A workbook with those sheets; `more` is handed the book and its first sheet."""
    path.parent.mkdir(exist_ok=True)
    book = Workbook(str(path))
    as_date = book.add_format({"num_format": "yyyy-mm-dd"})
    made = [book.add_worksheet() for _ in sheets]
    for sheet, rows in zip(made, sheets, strict=True):
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(number, column, value, as_date)
                elif value is not None:
                    sheet.write(number, column, value)
    if more is not None:
        more(book, made[0])
    book.close()
    return path


def text(rows: Rows, separator: str = ",") -> str:
    """The same as text."""
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue()


def rewritten(path: Path, part: str, pattern: bytes, put: bytes) -> None:
    """Exchange something in a part of a workbook."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    changed = re.sub(pattern, put, parts[part])
    assert changed != parts[part]
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in {**parts, part: changed}.items():
            archive.writestr(name, data)


def names(companies: Iterable[Any]) -> list[str]:
    """Their Chinese names."""
    return [company.name.zh for company in companies]


def told(checked: Checked) -> list[tuple[str, str]]:
    """The code of every problem and the cell it is in."""
    return [(problem.code, problem.cell) for problem in checked.problems]
