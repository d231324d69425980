"""Writes the journal, come what may: keeps what cannot be written for a while, and tells staff once.

Owns what is done about a damaged file, a full disk, a folder that has vanished, and how long the show has been up.
Must not know threads or queues, or what is recorded.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from kiosk.booth import notices
from kiosk.booth.journal_file import NAME, DamagedError, JournalFile
from kiosk.booth.notices import Notice
from kiosk.booth.rows import Count, Item, Row
from kiosk.booth.upkeep import Upkeep
from kiosk.clock import Clock

#: Items that are kept while nothing can be written.
KEPT = 5000
#: Notices that are kept.
_TOLD = 5

log = logging.getLogger("kiosk.journal")


class Writer:
    """One journal in one folder."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        """Nothing is opened before the first item."""
        self.file = JournalFile(folder / NAME)
        self._clock = clock
        self._upkeep = Upkeep(self.file)
        #: What is still to be written.
        self.pending: list[Item] = []
        #: What staff should know, the newest last.
        self.notices: tuple[Notice, ...] = ()
        self._lost = 0
        self._failing = False
        self._up: float | None = None  # when, on the steady clock, the time that the show is up was last counted

    def write(self, items: Sequence[Item] = (), lost: int = 0) -> bool:
        """Write these and what is pending; returns whether nothing is pending now. Never raises.

        `lost` items had no room before they came here.
        """
        room = KEPT - len(self.pending)
        self.pending += items[:room]
        self._lost += lost + max(0, len(items) - room)
        try:
            try:
                self._write()
            except DamagedError as error:
                self._begin_anew(error)
                self._write()
            self._upkeep.look()
        except (DamagedError, sqlite3.Error, OSError) as error:
            self._fail(error)
        except Exception as error:  # a defect of ours: these items are the cause, others may fare better
            log.exception("what was to be recorded cannot be written")
            self._lost += len(self.pending)
            self.pending.clear()
            self._fail(error)
        else:
            self._failing = False
        return not self.pending

    def _write(self) -> None:
        now, wall = self._clock.now(), self._clock.wall()
        items = [
            self._started(item) if isinstance(item, Row) and item.kind == "start" else item for item in self.pending
        ]
        if self._failing or self._lost:
            items.append(Row(wall, "gap", {"lost": self._lost}))
        state: list[tuple[str, str]] = []
        up = now if self._up is not None else None
        for item in items:
            if isinstance(item, Row) and item.kind in ("start", "stop"):
                up = now if item.kind == "start" else None
                state.append(("ended", "" if item.kind == "start" else str(item.fields.get("name"))))
        if self._up is not None:
            items.append(Count(f"{wall:%Y-%m-%d}", "up", seconds=now - self._up))
            state.append(("alive", wall.isoformat()))
        if items:
            self.file.write(items, state)
            self._up = up
            self.pending.clear()
            self._lost = 0
            self._resumed()

    def _started(self, row: Row) -> Row:
        """Add how the last run ended, and for how many seconds the show was away if it was cut off."""
        ended = self.file.state("ended")
        if ended is None:
            return replace(row, fields={**row.fields, "name": "first"})
        if ended:
            return replace(row, fields={**row.fields, "name": ended})
        alive = self.file.state("alive")
        away = row.at - datetime.fromisoformat(alive) if alive is not None else timedelta()
        return replace(row, fields={**row.fields, "name": "cut", "seconds": max(0.0, away.total_seconds())})

    # ----- faults -----------------------------------------------------------------------------------------

    def _begin_anew(self, error: DamagedError) -> None:
        wall = self._clock.wall()
        self._tell(notices.set_aside(wall, self.file.set_aside(wall), error))

    def _fail(self, error: Exception) -> None:
        self.file.close()
        if not self._failing:
            self._failing = True
            self._tell(notices.stopped(self._clock.wall(), self.file.file.parent, error))

    def _resumed(self) -> None:
        if self._failing:
            self.notices = tuple(notice for notice in self.notices if notice.code != "stopped")
            log.info("观众记录已恢复 · the journal is kept again")

    def _tell(self, notice: Notice) -> None:
        self.notices = (*self.notices, notice)[-_TOLD:]
        log.error("%s · %s", notice.zh, notice.en)

    def close(self) -> None:
        """Let go of the file."""
        self.file.close()
