"""The journal's file: rows, counts and names in SQLite, and how it is told whether a file is sound.

Owns the layout and its versions. A power cut takes nothing that `write` has returned from: the write-ahead log is
synced with every transaction. Must not know threads, what is recorded, or what is done about a fault.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from kiosk.booth.rows import Count, Item, Name, Row

NAME = "journal.sqlite"
#: "KIOS": says that a file is a journal of ours.
APPLICATION = 0x4B494F53
#: What makes a file of each version out of one of the version before it.
VERSIONS = (
    (
        "create table events (id integer primary key, at text not null, kind text not null, fields text not null)",
        "create index events_by_day on events (substr(at, 1, 10))",
        """
        create table counts (
            day text not null, kind text not null, name text not null, times integer not null, seconds real not null,
            primary key (day, kind, name)
        ) without rowid
        """,
        "create table names (key text primary key, zh text not null, en text not null)",
        "create table state (key text primary key, value text not null) without rowid",
    ),
)
_COLUMNS = {
    "events": "id, at, kind, fields",
    "counts": "day, kind, name, times, seconds",
    "names": "key, zh, en",
    "state": "key, value",
}
_ADD_COUNT = """
    insert into counts (day, kind, name, times, seconds) values (?, ?, ?, ?, ?)
    on conflict do update set times = times + excluded.times, seconds = seconds + excluded.seconds
"""
_ADD_NAME = "insert or replace into names (key, zh, en) values (?, ?, ?)"  # the newest last
_NOTE = "insert into state (key, value) values (?, ?) on conflict do update set value = excluded.value"
#: SQLite's own words for a file that is no database, or no longer one.
_BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
#: Files that have been set aside and are kept.
_ASIDE = 2
_WAL_BYTES = 4_000_000
#: Seconds that another program's lock is waited for.
_PATIENCE = 2.0


class DamagedError(Exception):
    """The file is no journal that can be gone on with."""


class JournalFile:
    """One file. Of one thread; every method raises sqlite3.Error or OSError when the disk does not let it."""

    def __init__(self, file: Path) -> None:
        """Nothing is opened before it is needed."""
        self.file = file
        self._open: sqlite3.Connection | None = None
        self._identity: tuple[int, int] | None = None

    # ----- opening ----------------------------------------------------------------------------------------

    def open(self) -> sqlite3.Connection:
        """The sound, open file, which is begun if there is none. DamagedError when it is not sound."""
        if self._open is not None and self._identity != self._there():
            self.close()  # somebody took it away: what is written to a file without a name is lost
        if self._open is None:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self.file, timeout=_PATIENCE, isolation_level=None)
            try:
                with _telling_damage():
                    self._prepare(connection)
            except BaseException:
                connection.close()
                raise
            self._open, self._identity = connection, self._there()
        return self._open

    def _prepare(self, connection: sqlite3.Connection) -> None:
        connection.execute("pragma auto_vacuum = incremental")  # of a new file: space is given back in small steps
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = full")
        connection.execute(f"pragma journal_size_limit = {_WAL_BYTES}")
        (found,) = connection.execute("pragma quick_check(1)").fetchone()
        if found != "ok":
            raise DamagedError(found)
        try:
            with transaction(connection):  # another process may begin the same file
                _bring_up_to_date(connection)
            for table, columns in _COLUMNS.items():
                connection.execute(f"select {columns} from {table} limit 0")
        except sqlite3.OperationalError as error:
            if _code(error) == sqlite3.SQLITE_ERROR:  # a table is not as it should be
                raise DamagedError(str(error)) from error
            raise

    def _there(self) -> tuple[int, int] | None:
        try:
            status = self.file.stat()
        except FileNotFoundError:
            return None
        return status.st_dev, status.st_ino

    def close(self) -> None:
        """Let go of the file; `open` opens it again."""
        connection, self._open = self._open, None
        if connection is not None:
            with suppress(sqlite3.Error):  # a last checkpoint that fails is done by the next start
                connection.close()

    def set_aside(self, at: datetime) -> Path:
        """Give a damaged file another name, with the date, and return that; of several only the newest are kept."""
        self.close()
        aside = self.file.with_name(f"{self.file.stem}-damaged-{at:%Y%m%d-%H%M%S-%f}{self.file.suffix}")
        self.file.rename(aside)
        for ending in ("-wal", "-shm"):
            beside = self.file.with_name(self.file.name + ending)
            if beside.exists():
                beside.rename(aside.with_name(aside.name + ending))
        for old in sorted(self.file.parent.glob(f"{self.file.stem}-damaged-*{self.file.suffix}"))[:-_ASIDE]:
            for ending in ("", "-wal", "-shm"):
                old.with_name(old.name + ending).unlink(missing_ok=True)
        return aside

    # ----- writing ----------------------------------------------------------------------------------------

    def write(self, items: Sequence[Item], state: Iterable[tuple[str, str]] = ()) -> None:
        """Add everything in one transaction, and note `state`. DamagedError when the file is not sound."""
        connection = self.open()
        with _telling_damage(), transaction(connection):
            add(connection, items)
            connection.executemany(_NOTE, state)

    def state(self, key: str) -> str | None:
        """What was noted under that key."""
        connection = self.open()
        with _telling_damage():
            found = connection.execute("select value from state where key = ?", (key,)).fetchone()
        return None if found is None else str(found[0])


def add(connection: sqlite3.Connection, items: Sequence[Item]) -> None:
    """Add rows, counts and names within the transaction that has been begun."""
    rows = [(item.time, item.kind, item.told) for item in items if isinstance(item, Row)]
    connection.executemany("insert into events (at, kind, fields) values (?, ?, ?)", rows)
    counts = [(c.day, c.kind, c.name, c.times, c.seconds) for c in items if isinstance(c, Count)]
    connection.executemany(_ADD_COUNT, counts)
    connection.executemany(_ADD_NAME, [(item.key, item.zh, item.en) for item in items if isinstance(item, Name)])


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """What is written within is written whole, or not at all."""
    connection.execute("begin immediate")
    try:
        yield
        connection.execute("commit")
    except BaseException:
        if connection.in_transaction:  # a full disk ends it by itself
            connection.execute("rollback")
        raise


def _bring_up_to_date(connection: sqlite3.Connection) -> None:
    (application,) = connection.execute("pragma application_id").fetchone()
    (version,) = connection.execute("pragma user_version").fetchone()
    (tables,) = connection.execute("select count(*) from sqlite_master").fetchone()
    if tables and application != APPLICATION:
        raise DamagedError("it is a database of another program")
    if version > len(VERSIONS):
        raise DamagedError(f"it is of version {version}, this kiosk knows {len(VERSIONS)}")
    for statement in (statement for statements in VERSIONS[version:] for statement in statements):
        connection.execute(statement)
    if version < len(VERSIONS):
        connection.execute(f"pragma application_id = {APPLICATION}")
        connection.execute(f"pragma user_version = {len(VERSIONS)}")


@contextmanager
def _telling_damage() -> Iterator[None]:
    """What SQLite says of a file that is not sound becomes DamagedError."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if _code(error) in _BROKEN:
            raise DamagedError(str(error)) from error
        raise


def _code(error: sqlite3.Error) -> int:
    """The primary one of SQLite's result codes; 0 when there is none."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF
