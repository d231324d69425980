"""The journal, through its door: what was recorded stands in the file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from kiosk.booth.journal import Journal
from kiosk.clock import ManualClock


def rows(folder: Path) -> list[tuple[str, str, str]]:
    with sqlite3.connect(folder / "journal.sqlite") as file:
        return file.execute("select at, kind, fields from events order by id").fetchall()


def test_what_was_recorded_stands_in_the_file(tmp_path: Path) -> None:
    clock = ManualClock()
    journal = Journal(tmp_path, clock)
    journal.record("language", name="en")
    clock.advance(1.5)
    journal.record("view", name="一湖灯火", seconds=8.25)
    journal.close()
    first, second = rows(tmp_path)
    assert first[1:] == ("language", '{"name": "en"}')
    assert second[1:] == ("view", '{"name": "一湖灯火", "seconds": 8.25}')
    assert second[0].startswith("2025-12-01T10:00:01.500")


def test_without_a_folder_nothing_is_recorded() -> None:
    journal = Journal(None, ManualClock())
    journal.record("language", name="en")
    journal.close()
