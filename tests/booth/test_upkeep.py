"""The journal's bounds: what is old becomes counts and no report changes, the file stays small, no clock empties it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from kiosk.booth import upkeep
from kiosk.booth.journal_file import NAME, JournalFile
from kiosk.booth.rows import Name, Row
from kiosk.booth.tally import tally
from kiosk.booth.upkeep import Upkeep

BEGIN = datetime(2026, 12, 1, 9, 0, tzinfo=timezone(timedelta(hours=8)))


def day_of_visits(at: datetime) -> list[Row]:
    """Forty visits, two of each kind of row."""
    rows = []
    for number in range(40):
        when = at + timedelta(minutes=12 * number)
        page = f"slide/bars/{number % 5}"
        rows += [
            Row(when, "begin", {"page": page}),
            Row(when, "tap", {"page": page, "name": "nothing" if number % 4 else "next"}),
            Row(when, "view", {"page": page, "seconds": 7.5 + number}),
            Row(when, "search", {"query": "JSZN", "found": 1} if number % 3 else {"length": 4}),
            Row(when, "access", {"name": "contrast", "on": bool(number % 2)}),
            Row(when, "prompt", {"name": "stayed", "seconds": 5}),
            Row(when, "end", {"name": "unanswered", "page": page, "seconds": 3.5 * number, "steps": number % 20}),
            Row(when, "trouble", {"name": "it failed"}),
            Row(when, "gap", {"lost": 3}),
        ]
    return rows


def figures(file: Path) -> Counter[tuple[str, str, str]]:
    """What a report is made of: rows by what they count for, and what has been condensed."""
    sums: Counter[tuple[str, str, str]] = Counter()
    with closing(sqlite3.connect(file)) as db:
        counted = tally(db.execute("select at, kind, fields from events"))
        condensed = db.execute("select day, kind, name, times, seconds from counts").fetchall()
    for day, kind, name, times, seconds in [(c.day, c.kind, c.name, c.times, c.seconds) for c in counted] + condensed:
        sums[day, kind, name] += times
        sums[day, kind, f"{name} s"] += round(seconds * 1000)
    return sums


def days(file: Path, table: str = "events", day: str = "substr(at, 1, 10)") -> list[str]:
    with closing(sqlite3.connect(file)) as db:
        return [found for (found,) in db.execute(f"select distinct {day} from {table} order by 1")]


def look_until_done(file: JournalFile) -> None:
    keeper = Upkeep(file)
    for _ in range(500):
        keeper.look()


@pytest.fixture
def file(tmp_path: Path) -> JournalFile:
    return JournalFile(tmp_path / NAME)


def test_old_days_become_counts_and_no_figure_changes(file: JournalFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep, "ROW_DAYS", 3)
    monkeypatch.setattr(upkeep, "CHUNK", 100)
    for number in range(8):
        file.write(day_of_visits(BEGIN + timedelta(days=number)))
    before = figures(file.file)
    look_until_done(file)
    assert days(file.file) == ["2026-12-06", "2026-12-07", "2026-12-08"]
    assert figures(file.file) == before
    file.close()


def test_a_file_that_is_too_big_shrinks_from_its_oldest_rows_on(
    file: JournalFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep, "BYTES", 400_000)
    monkeypatch.setattr(upkeep, "PAGES", 5)
    monkeypatch.setattr(upkeep, "CHUNK", 200)
    for number in range(20):
        file.write(day_of_visits(BEGIN + timedelta(days=number)))
    before = figures(file.file)
    assert file.file.stat().st_size + Path(f"{file.file}-wal").stat().st_size > 800_000
    look_until_done(file)
    file.close()
    assert file.file.stat().st_size < 450_000
    assert days(file.file)[-1] == "2026-12-20"
    assert days(file.file)[0] > "2026-12-05"
    assert figures(file.file) == before


def test_a_clock_far_ahead_for_a_day_makes_nothing_disappear(
    file: JournalFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep, "ROW_DAYS", 4)
    for at in (BEGIN, BEGIN.replace(year=2090), BEGIN + timedelta(days=1), BEGIN.replace(year=1970)):
        file.write(day_of_visits(at))
    look_until_done(file)
    assert days(file.file) == ["1970-12-01", "2026-12-01", "2026-12-02", "2090-12-01"]
    file.write(day_of_visits(BEGIN + timedelta(days=2)))
    look_until_done(file)
    assert days(file.file) == ["1970-12-01", "2026-12-02", "2026-12-03", "2090-12-01"]  # the first day there was
    file.close()


def test_counts_and_names_are_bounded_too(file: JournalFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep, "ROW_DAYS", 1)
    monkeypatch.setattr(upkeep, "COUNT_DAYS", 5)
    monkeypatch.setattr(upkeep, "NAMES", 50)
    for number in range(12):
        at = BEGIN + timedelta(days=number)
        names = [Name(f"company/{number}-{place}", "示例", "Sample") for place in range(10)]
        file.write([*day_of_visits(at), *names])
    look_until_done(file)
    assert len(days(file.file, "counts", "day")) == 5
    assert days(file.file, "counts", "day")[-1] == "2026-12-11"
    with closing(sqlite3.connect(file.file)) as db:
        (names,) = db.execute("select count(*) from names").fetchone()
        (newest,) = db.execute("select count(*) from names where key like 'company/11-%'").fetchone()
    assert (names <= 50, newest) == (True, 10)
    file.close()


def test_a_disk_without_room_for_it_is_told_once(
    file: JournalFile, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(upkeep, "ROW_DAYS", 1)
    monkeypatch.setattr(upkeep, "_EVERY", 0)

    def no_room(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    for number in range(3):
        file.write(day_of_visits(BEGIN + timedelta(days=number)))
    monkeypatch.setattr(upkeep, "add", no_room)
    keeper = Upkeep(file)
    for _ in range(5):
        keeper.look()
    assert [record.message for record in caplog.records] == [
        "the journal cannot be condensed now: database or disk is full"
    ]
    assert len(days(file.file)) == 3
    file.close()
