"""Reads a journal while the kiosk writes it: what rows and counts of some days come to.

Owns that condensed and fresh days read alike. Must not know what a report makes of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from kiosk.booth.journal_file import APPLICATION, VERSIONS
from kiosk.booth.rows import Count
from kiosk.booth.tally import tally

Sum = tuple[int, float]


class UnreadableError(Exception):
    """There is no journal, or it cannot be read; the words say why."""


@dataclass(frozen=True)
class Sums:
    """What happened on some days (`2026-12-01`, in order): by day, kind and name how often, and for how many seconds.

    `names` says what the keys of pages are called, in 中文 and English.
    """

    days: tuple[str, ...]
    counts: Mapping[tuple[str, str, str], Sum] = field(default_factory=dict)
    names: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def of(self, kind: str, day: str | None = None) -> dict[str, Sum]:
        """By name, on all days or on one."""
        days = self._kinds.get(kind, {})
        if day is not None:
            return dict(days.get(day, {}))
        found: dict[str, Sum] = {}
        for names in days.values():
            for name, (times, seconds) in names.items():
                before, took = found.get(name, (0, 0.0))
                found[name] = before + times, took + seconds
        return found

    @cached_property
    def _kinds(self) -> dict[str, dict[str, dict[str, Sum]]]:
        """The counts by kind, then by day: months of them are asked for kind by kind, and day by day."""
        found: dict[str, dict[str, dict[str, Sum]]] = {}
        for (day, kind, name), count in self.counts.items():
            found.setdefault(kind, {}).setdefault(day, {})[name] = count
        return found

    def times(self, kind: str, day: str | None = None) -> int:
        """How often, whatever the name."""
        return sum(times for times, _ in self.of(kind, day).values())

    def seconds(self, kind: str, day: str | None = None) -> float:
        """For how long, whatever the name."""
        return sum(seconds for _, seconds in self.of(kind, day).values())


def days_of(file: Path) -> tuple[str, ...]:
    """The days of which a journal tells, in order; UnreadableError when there is none."""
    with closing(_open(file)) as db:
        return _days(db)


def read(file: Path, first: str, last: str) -> Sums:
    """What happened from the first day to the last, both included; UnreadableError when there is no journal."""
    with closing(_open(file)) as db:
        db.execute("begin")  # all of it as it is now, whatever is written meanwhile
        rows = db.execute(
            "select at, kind, fields from events where substr(at, 1, 10) between ? and ? order by id", (first, last)
        )
        counts: dict[tuple[str, str, str], Sum] = {}
        _add(counts, tally(rows))
        condensed = db.execute(
            "select day, kind, name, times, seconds from counts where day between ? and ?", (first, last)
        )
        _add(counts, (Count(*row) for row in condensed))
        names = {key: (zh, en) for key, zh, en in db.execute("select key, zh, en from names")}
        days = tuple(day for day in _days(db) if first <= day <= last)
    return Sums(days, counts, names)


def _add(counts: dict[tuple[str, str, str], Sum], more: Iterable[Count]) -> None:
    for count in more:
        key = count.day, count.kind, count.name
        times, seconds = counts.get(key, (0, 0.0))
        counts[key] = times + count.times, seconds + count.seconds


def _days(db: sqlite3.Connection) -> tuple[str, ...]:
    found = db.execute("select distinct substr(at, 1, 10) from events union select distinct day from counts order by 1")
    return tuple(str(day) for (day,) in found)


def _open(file: Path) -> sqlite3.Connection:
    if not file.is_file():
        raise UnreadableError(f"没有这个文件 · no such file: {file}")
    if not file.stat().st_size:
        raise UnreadableError(f"文件是空的 · the file is empty: {file}")
    try:
        # Only read; its own side files may have to be written for that, so not on a medium that is read-only.
        db = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True, timeout=5, isolation_level=None)
        try:
            (application,) = db.execute("pragma application_id").fetchone()
            (version,) = db.execute("pragma user_version").fetchone()
        except sqlite3.Error:
            db.close()
            raise
    except sqlite3.Error as error:
        raise UnreadableError(f"读不出 · cannot be read: {file}: {error}") from error
    if (application, version) != (APPLICATION, len(VERSIONS)):
        db.close()
        raise UnreadableError(f"不是本程序的记录文件 · not a journal of this kiosk: {file}")
    return db
