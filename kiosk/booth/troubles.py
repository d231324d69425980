"""Errors in the journal: what was logged as an error becomes a row, so that a report can tell of it.

A message is recorded, and the kind and place of what was raised; never the words of an exception, which may hold what a
visitor typed. Must not know who logs what.
"""

from __future__ import annotations

import logging
from pathlib import Path

from kiosk.booth.journal import Journal
from kiosk.booth.throttle import Throttle, raised_at
from kiosk.clock import Clock, SystemClock

#: Loggers that tell of the journal itself: while it fails it cannot record that.
_OWN = ("kiosk.journal", "kiosk.log")


def recording(folder: Path, clock: Clock | None = None) -> Journal:
    """A journal in `folder` that errors are recorded in from now on."""
    clock = clock or SystemClock()
    journal = Journal(folder, clock)
    logging.getLogger().addHandler(Troubles(journal, clock))
    return journal


class Troubles(logging.Handler):
    """A handler for the root logger. Not one for whoever repeats themselves: the throttle is that of the log."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        """Nothing went wrong yet."""
        super().__init__(logging.ERROR)
        self._journal, self._throttle = journal, Throttle(clock.now)

    def emit(self, record: logging.LogRecord) -> None:
        """Record it, unless it has been recorded often enough."""
        try:
            if record.name not in _OWN and self._throttle.remark(record) is not None:
                self._journal.record("trouble", name=_in_one_line(record), level=record.levelname)
        except Exception:
            self.handleError(record)


def _in_one_line(record: logging.LogRecord) -> str:
    said = " ".join(record.getMessage().split())
    error = record.exc_info[1] if record.exc_info else None
    return said if error is None else f"{said}: {type(error).__name__} {raised_at(error)}".rstrip()
