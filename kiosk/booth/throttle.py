"""Which log entries are written: a fault that repeats itself cannot push everything else out of the files.

Owns what makes two entries the same. Must not know files, or who logs what.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

#: Seconds in which the same entry is written so often, and one line of code may write so many different ones.
WINDOW, SAME, SITE = 600.0, 3, 60
_KEYS = 500


def sort_of(record: logging.LogRecord) -> tuple[object, ...]:
    """What makes two entries the same: their words, and the place of what was raised."""
    error = record.exc_info[1] if record.exc_info else None
    return record.levelno, record.getMessage(), type(error), raised_at(error) if error is not None else ""


def raised_at(error: BaseException) -> str:
    """`metrics.py:88`: where it was raised; nothing when it never was."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace is not None else ""


class Throttle:
    """Says which entries are written: a fault that repeats itself cannot push everything else out of the files."""

    def __init__(self, now: Callable[[], float]) -> None:
        """`now` in seconds of a steady clock."""
        self._now = now
        self._seen: OrderedDict[tuple[object, ...], tuple[float, int]] = OrderedDict()

    def remark(self, record: logging.LogRecord) -> str | None:
        """What is to be added to the entry, mostly nothing; None: do not write it."""
        site, passed = self._count((record.pathname, record.lineno))
        same, before = self._count(sort_of(record))
        if site > SITE or same > SAME:
            return None
        if same == SAME or site == SITE:
            return f" [× {SITE if site == SITE else SAME}; more are only counted for {WINDOW / 60:.0f} minutes]"
        missed = max(before - SAME if same == 1 else 0, passed - SITE if site == 1 else 0)
        return f" [and {missed} more before]" if missed > 0 else ""

    def _count(self, key: tuple[object, ...]) -> tuple[int, int]:
        """How often it came in this window, and in the one before."""
        now = self._now()
        began, count = self._seen.pop(key, (now, 0))
        before = 0
        if now - began >= WINDOW:
            began, before, count = now, count, 0
        self._seen[key] = began, count + 1
        while len(self._seen) > _KEYS:
            self._seen.popitem(last=False)
        return count + 1, before
