"""Keeps the journal within its bounds: what is old becomes counts of its day, space is given back in small steps.

Owns the bounds. "Old" goes by days on which something was recorded and by the order of rows, never by the clock: a
clock that is set to another year makes nothing disappear. Must not know threads, or what is recorded.
"""

from __future__ import annotations

import logging
import sqlite3

from kiosk.booth.journal_file import JournalFile, add, transaction
from kiosk.booth.tally import tally

#: Bytes of the file; the write-ahead log adds 4 MB.
BYTES = 32_000_000
#: Days of rows, then days of counts.
ROW_DAYS, COUNT_DAYS = 92, 800
NAMES = 20_000
#: Rows that are condensed in one transaction (more would keep the thread that shows waiting for Python), pages that are
#: given back in one step.
CHUNK, PAGES = 500, 1000
#: Looks between two that really look.
_EVERY = 100
#: Of the bytes, what is left when there were too many.
_AFTER = 0.85

log = logging.getLogger("kiosk.journal")

#: Every day there is, by one look into the index for each.
_DAYS = """
    with recursive found (one) as (
        select min({0}) from {1}
        union all select (select min({0}) from {1} where {0} > one) from found where one is not null
    ) select one from found where one is not null
"""
_ROW_DAYS = _DAYS.format("substr(at, 1, 10)", "events")
_COUNT_DAYS = _DAYS.format("day", "counts")


class Upkeep:
    """Looks after one file, a small step at a time, between two writes."""

    def __init__(self, file: JournalFile) -> None:
        """Look at once."""
        self._file = file
        self._until = 0  # looks to skip
        self._most = BYTES
        self._told = False

    def look(self) -> None:
        """Do one step if there is one to do. A disk on which there is no room for it is told once."""
        if self._until > 0:
            self._until -= 1
            return
        try:
            if not self._step(self._file.open()):
                self._until = _EVERY
            self._told = False
        except sqlite3.Error as error:
            self._file.close()  # should it be damaged, that is seen when it is opened again
            self._until = _EVERY
            if not self._told:
                self._told = True
                log.warning("the journal cannot be condensed now: %s", error)

    def _step(self, db: sqlite3.Connection) -> bool:
        """One step; returns whether there may be another one."""
        free = _pragma(db, "freelist_count")
        if free > PAGES:
            db.executescript(f"pragma incremental_vacuum({PAGES})")  # `execute` gives back a single page
            return True
        used = (_pragma(db, "page_count") - free) * _pragma(db, "page_size")
        too_big = used > self._most
        self._most = round(BYTES * _AFTER) if too_big else BYTES
        days = [day for (day,) in db.execute(_ROW_DAYS)]
        if len(days) > ROW_DAYS:
            last = {day: _last_of(db, day) for day in days}
            return _condense(db, "where substr(at, 1, 10) = ?", min(days, key=last.__getitem__))
        if too_big and days:
            return _condense(db, "where ? is not null", "")
        return _forget(db, too_big=too_big)


def _condense(db: sqlite3.Connection, which: str, value: str) -> bool:
    """The first rows of those become counts of their days."""
    rows = db.execute(f"select id, at, kind, fields from events {which} order by id limit {CHUNK}", (value,)).fetchall()
    with transaction(db):
        add(db, tally((at, kind, fields) for _, at, kind, fields in rows))
        db.execute(f"delete from events {which} and id <= ?", (value, rows[-1][0]))
    return True


def _forget(db: sqlite3.Connection, *, too_big: bool) -> bool:
    """The oldest counts, and names that nobody has told for long."""
    days = [day for (day,) in db.execute(_COUNT_DAYS)]
    (names,) = db.execute("select count(*) from names").fetchone()
    if not (len(days) > COUNT_DAYS or (too_big and len(days) > 1) or names > NAMES):
        return False
    with transaction(db):
        if len(days) > COUNT_DAYS or too_big:
            db.execute("delete from counts where day = ?", (days[0],))
        if names > NAMES:
            db.execute(
                "delete from names where rowid in (select rowid from names order by rowid limit ?)", (NAMES // 10,)
            )
    return True


def _pragma(db: sqlite3.Connection, name: str) -> int:
    return int(db.execute(f"pragma {name}").fetchone()[0])


def _last_of(db: sqlite3.Connection, day: str) -> int:
    return int(db.execute("select max(id) from events where substr(at, 1, 10) = ?", (day,)).fetchone()[0])
