"""The journal's file: rows in SQLite.

Owns how they are laid out. Must not know threads, or what is recorded.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

from kiosk.clock import Clock

Field = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Row:
    """Something that happened: the local time with its zone, a kind, and what belongs to it."""

    at: datetime
    kind: str
    fields: str

    @classmethod
    def of(cls, at: datetime, kind: str, fields: Mapping[str, Field]) -> Self:
        """A row; TypeError when a field is not plain."""
        return cls(at, kind, json.dumps(fields, ensure_ascii=False))


class JournalFile:
    """One file of rows."""

    def __init__(self, file: Path, clock: Clock) -> None:
        """Nothing is opened before the first row."""
        self.file, self._clock = file, clock
        self._open: sqlite3.Connection | None = None

    def write(self, rows: Sequence[Row]) -> None:
        """Add rows in one transaction; raises sqlite3.Error or OSError."""
        if self._open is None:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self._open = sqlite3.connect(self.file)
            self._open.execute("pragma journal_mode = wal")
            self._open.execute("pragma synchronous = full")
            self._open.execute(
                "create table if not exists events (id integer primary key, at text, kind text, fields text)"
            )
        with self._open:
            told = [(row.at.isoformat(timespec="milliseconds"), row.kind, row.fields) for row in rows]
            self._open.executemany("insert into events (at, kind, fields) values (?, ?, ?)", told)

    def close(self) -> None:
        """No more rows."""
        if self._open is not None:
            self._open.close()
            self._open = None
