"""The log: what went wrong and when, in plain files that never grow beyond their bound, and on the console.

Owns the thread that writes, so that a slow disk or a stopped terminal never holds up the show, and the errors that
staff are shown. Must not know who logs what.
"""

from __future__ import annotations

import atexit
import copy
import logging
import queue
import sys
import threading
from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import datetime
from logging.handlers import QueueHandler, QueueListener
from pathlib import Path
from typing import cast

from kiosk.booth.log_files import Cut, LogFiles
from kiosk.booth.throttle import Throttle, raised_at, sort_of
from kiosk.clock import Clock, SystemClock

_KEPT, _WAITING = 50, 2000
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
    form = Cut(_FORM)
    recent = Recent(clock)
    files = LogFiles(folder / f"{name}.log", clock, recent)
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
            key, at = sort_of(record), self._clock.wall()
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
        said = f"{said}\n{type(error).__name__}: {error} ({raised_at(error) or '?'})"
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
