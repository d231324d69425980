"""What stands in a journal's file."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from kiosk.booth.journal_file import NAME


def rows(folder: Path) -> list[tuple[str, str, dict[str, object]]]:
    """Time, kind and fields of every row, in order; the file is sound."""
    with closing(sqlite3.connect(folder / NAME)) as file:
        found = file.execute("select at, kind, fields from events order by id").fetchall()
        assert file.execute("pragma integrity_check").fetchall() == [("ok",)]
    return [(at, kind, json.loads(fields)) for at, kind, fields in found]
