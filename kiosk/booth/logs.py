"""The log: what went wrong and when, in plain files that never grow beyond their bound, and on the console.

Owns the files, what is passed over because it was said already, and the errors that staff are shown. Lines are written
by a thread of their own: a slow disk or a stopped terminal never holds up the show. Must not know who logs what.
"""

from __future__ import annotations

import atexit
import copy
import logging
import os
import queue
import sys
import threading
import traceback
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from logging.handlers import QueueHandler, QueueListener, RotatingFileHandler
from pathlib import Path
from typing import cast

from kiosk.clock import Clock, SystemClock

#: Bytes of one file, and how many there are of one name: with the show's and the supervisor's, 24 MB in all.
FILE_BYTES, FILES = 3_000_000, 4
#: Characters of one entry; a traceback without end is cut in its middle.
ENTRY = 12_000
#: Seconds in which the same entry is written so often, and one line of code may write so many different ones.
WINDOW, SAME, SITE = 600.0, 3, 60
#: Seconds after which a log that could not be written is tried again.
RETRY = 30.0
_KEPT, _WAITING, _KEYS = 50, 2000, 500
_FORM = "%(asctime)s %(levelname)s %(message)s"

log = logging.getLogger("kiosk.log")


@dataclass(frozen=True)
class Trouble:
    """One error, for staff: when it last came, what it says in a few lines, and how often it came."""

    at: datetime
    text: str
    times: int = 1


def begin(folder: Path, name: str = "kiosk", clock: Clock | None = None) -> None:
    """Log to `folder` and the console from now on; what was logged to before is replaced.

    Returns at once and never raises: a folder that cannot be written is tried again by and by.
    """
    end()
    clock = clock or SystemClock()
    form = _Cut(_FORM)
    recent = Recent(clock)
    files = _Files(folder / f"{name}.log", clock, recent)
    files.setFormatter(form)
    sinks: list[logging.Handler] = [files]
    if sys.stderr is not None:  # Windows' pythonw has no console
        console = logging.StreamHandler()
        console.setFormatter(form)
        sinks.append(console)
    root = logging.getLogger()
    for handler in root.handlers[:]:
        root.removeHandler(handler)
    hand = _Hand(clock, sinks)
    root.addHandler(hand)
    root.addHandler(recent)
    root.setLevel(logging.INFO)
    atexit.register(end)


def end() -> None:
    """Write what is still to be written, for two seconds at most, and stop."""
    root = logging.getLogger()
    for handler in root.handlers[:]:
        if isinstance(handler, _Hand | Recent):
            root.removeHandler(handler)
            handler.close()
    atexit.unregister(end)


def recent_errors(n: int = 20) -> list[Trouble]:
    """The last errors since the start, the newest first; the same error counts once."""
    kept = next((handler for handler in logging.getLogger().handlers if isinstance(handler, Recent)), None)
    return kept.last(n) if kept is not None else []


def _of_a_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        log.critical("unexpected, in a thread", exc_info=args.exc_value)


def _kind(record: logging.LogRecord) -> tuple[object, ...]:
    """What makes two entries the same: their words, and the place of what was raised."""
    error = record.exc_info[1] if record.exc_info else None
    trace = traceback.extract_tb(error.__traceback__) if error is not None else []
    place = (trace[-1].filename, trace[-1].lineno) if trace else ()
    return record.levelno, record.getMessage(), type(error), place


class _Cut(logging.Formatter):
    """Plain text, of bounded length."""

    def format(self, record: logging.LogRecord) -> str:
        said = super().format(record)
        return said if len(said) <= ENTRY else f"{said[: ENTRY // 2]}\n … \n{said[-ENTRY // 2 :]}"


class Throttle:
    """Says which entries are written: a fault that repeats itself cannot push everything else out of the files."""

    def __init__(self, now: Callable[[], float]) -> None:
        """`now` in seconds of a steady clock."""
        self._now = now
        self._seen: OrderedDict[tuple[object, ...], tuple[float, int]] = OrderedDict()

    def remark(self, record: logging.LogRecord) -> str | None:
        """What is to be added to the entry, mostly nothing; None: do not write it."""
        site, passed = self._count((record.pathname, record.lineno), SITE)
        same, before = self._count(_kind(record), SAME)
        if site > SITE or same > SAME:
            return None
        if same == SAME or site == SITE:
            return f" [× {SITE if site == SITE else SAME}; more are only counted for {WINDOW / 60:.0f} minutes]"
        missed = max(before - SAME if same == 1 else 0, passed - SITE if site == 1 else 0)
        return f" [and {missed} more before]" if missed > 0 else ""

    def _count(self, key: tuple[object, ...], most: int) -> tuple[int, int]:
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


class Recent(logging.Handler):
    """Keeps the last errors in memory."""

    def __init__(self, clock: Clock) -> None:
        """Nothing went wrong yet."""
        super().__init__(logging.ERROR)
        self._clock = clock
        self._kept: OrderedDict[tuple[object, ...], Trouble] = OrderedDict()

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it, or count it once more."""
        try:
            key, at = _kind(record), self._clock.wall()
            before = self._kept.pop(key, None)
            again = replace(before, at=at, times=before.times + 1) if before else Trouble(at, _few_lines(record))
            self._kept[key] = again
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        except Exception:  # a message that does not fit its arguments must not stop the show
            self.handleError(record)

    def last(self, n: int) -> list[Trouble]:
        """The newest first."""
        self.acquire()
        try:
            return list(reversed(self._kept.values()))[:n]
        finally:
            self.release()


def _few_lines(record: logging.LogRecord) -> str:
    said = record.getMessage()
    error = record.exc_info[1] if record.exc_info else None
    if error is not None:
        trace = traceback.extract_tb(error.__traceback__)
        where = f" ({Path(trace[-1].filename).name}:{trace[-1].lineno})" if trace else ""
        said = f"{said}\n{type(error).__name__}: {error}{where}"
    return said[:600]


class _Hand(QueueHandler):
    """Hands entries on to the thread that writes them; when that one falls far behind, they are counted instead."""

    def __init__(self, clock: Clock, sinks: list[logging.Handler]) -> None:
        self._waiting: queue.Queue[logging.LogRecord] = queue.Queue(_WAITING)
        super().__init__(self._waiting)
        self._throttle = Throttle(clock.now)
        self._missed = 0
        self._sinks = sinks
        self._writer = _Writer(self._waiting, *sinks)
        self._writer.start()
        self._hook, threading.excepthook = threading.excepthook, _of_a_thread

    def emit(self, record: logging.LogRecord) -> None:
        try:
            remark = self._throttle.remark(record)
        except Exception:
            self.handleError(record)
            return
        if remark is None:
            return
        if remark:
            record = copy.copy(record)
            record.msg, record.args = record.getMessage() + remark, None
        super().emit(record)

    def enqueue(self, record: logging.LogRecord) -> None:
        try:
            if self._missed:
                record.msg = record.message = f"{record.msg} [{self._missed} entries lost before]"
            self.queue.put_nowait(record)
            self._missed = 0
        except queue.Full:
            self._missed += 1

    def flush(self) -> None:
        """Wait until everything so far is written; two seconds at most."""
        with self._waiting.all_tasks_done:
            self._waiting.all_tasks_done.wait_for(lambda: not self._waiting.unfinished_tasks, 2.0)

    def close(self) -> None:
        threading.excepthook = self._hook
        self._writer.stop()
        for sink in self._sinks:
            sink.close()
        super().close()


class _Writer(QueueListener):
    """The thread that writes; at the end it is waited for, but not for ever: its terminal may have been stopped."""

    def enqueue_sentinel(self) -> None:
        cast("queue.Queue[None]", self.queue).put(None, timeout=1)

    def stop(self) -> None:
        thread = self._thread
        if thread is not None:
            try:
                self.enqueue_sentinel()
            except queue.Full:
                return
            thread.join(1)
            self._thread = None


class _Files(RotatingFileHandler):
    """The files. While they cannot be written, staff are told once, and it is tried again."""

    def __init__(self, file: Path, clock: Clock, recent: Recent) -> None:
        super().__init__(file, maxBytes=FILE_BYTES, backupCount=FILES - 1, encoding="utf-8", delay=True)
        self._file, self._clock, self._recent = file, clock, recent
        self._again = float("-inf")
        self._failing = False

    def emit(self, record: logging.LogRecord) -> None:
        if self._clock.now() < self._again:
            return
        try:
            self._look_after()
        except OSError:
            self.handleError(record)
            return
        self._again = float("-inf")
        super().emit(record)
        self._failing = self._again > float("-inf")

    def _look_after(self) -> None:
        """Somebody may have taken the file or its folder away: lines for a file that has no name are lost."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        if self.stream is not None:
            here = os.fstat(self.stream.fileno())
            try:
                there = self._file.stat()
            except FileNotFoundError:
                there = None
            if there is None or (there.st_ino, there.st_dev) != (here.st_ino, here.st_dev):
                self._let_go()

    def _let_go(self) -> None:
        stream, self.stream = self.stream, None  # as `delay` leaves it
        if stream is not None:
            try:
                stream.close()
            except OSError:
                return  # what it still held is lost with the disk

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """It could not be written: leave it for a while."""
        error = sys.exc_info()[1]
        self._let_go()
        self._again = self._clock.now() + RETRY
        if not self._failing:
            self._failing = True
            words = "日志写不进 %s：%s · the log cannot be written to %s: %s"
            told = (self._file.parent, error, self._file.parent, error)
            self._recent.handle(logging.LogRecord("kiosk.log", logging.ERROR, __file__, 0, words, told, None))
