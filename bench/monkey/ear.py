"""Hears whatever goes wrong in this process: exceptions wherever they end, errors in the log, Qt's warnings, and time.

Must not know the kiosk or what is done to it.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

#: What the invisible desktop's plugin says of itself, on every system.
_PLUGIN = ("This plugin does not support", "propagateSizeHints")
#: Seconds of one event after which the kiosk counts as wedged.
WEDGE = 1.0
_SCHEDULED, _MACHINE = Path("/proc/thread-self/schedstat"), Path("/proc/stat")


class Failed(Exception):  # noqa: N818 — it is what one says
    """The kiosk did what it must not; the text says what."""


class Ear(logging.Handler):
    """Hears until it is taken off; `heard` holds what it has to say, the first thing first."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.heard: list[str] = []

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Hear everything while this holds."""
        before = sys.excepthook, sys.unraisablehook, threading.excepthook
        sys.excepthook = self._raised
        sys.unraisablehook = lambda lost: self._raised(lost.exc_type, lost.exc_value, lost.exc_traceback)
        threading.excepthook = lambda lost: self._raised(lost.exc_type, lost.exc_value, lost.exc_traceback)
        qt = qInstallMessageHandler(self._said)
        logging.getLogger().addHandler(self)
        try:
            yield
        finally:
            logging.getLogger().removeHandler(self)
            qInstallMessageHandler(qt)
            sys.excepthook, sys.unraisablehook, threading.excepthook = before

    def emit(self, record: logging.LogRecord) -> None:
        """An error in the log: the kiosk caught something, and went on."""
        trace = "".join(traceback.format_exception(*record.exc_info)) if record.exc_info else ""
        self.heard.append(f"logged: {record.getMessage()}\n{trace}")

    def _raised(self, kind: Any, error: BaseException | None, trace: TracebackType | None) -> None:
        self.heard.append("uncaught: " + "".join(traceback.format_exception(kind, error, trace)))

    def _said(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        idle = kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) or text.startswith(_PLUGIN)
        # That a drawing is broken, which the monkey saw to itself, is not a fault of the kiosk.
        if not idle and getattr(context, "category", "") != "qt.svg":
            self.heard.append(f"Qt warned: {text}")

    def check(self) -> None:
        """Raise Failed with the first thing heard, if there was any."""
        if self.heard:
            raise Failed(self.heard[0].rstrip())


class Stopwatch:
    """How long this thread is at something, without the time in which others had the processor."""

    def __init__(self, now: Callable[[], float] | None = None) -> None:
        """`now` in seconds; by default the machine's time, less what this thread spent waiting to be scheduled."""
        self._now = now or _unhindered
        #: The longest so far, in seconds.
        self.longest = 0.0

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Time what is done meanwhile; raises Failed when it takes too long."""
        began = self._now()
        yield
        took = self._now() - began
        self.longest = max(self.longest, took)
        if took > WEDGE:
            raise Failed(f"wedged: {took:.2f} s in one event")


def _unhindered() -> float:
    """The machine's time, less what others took: this thread waiting for a processor, and the host having it."""
    try:
        waited = int(_SCHEDULED.read_bytes().split()[1]) / 1e9
        stolen = int(_MACHINE.read_bytes().split(maxsplit=9)[8]) / os.sysconf("SC_CLK_TCK")
    except OSError:  # not Linux, where it is simply time
        waited = stolen = 0.0
    return time.monotonic() - waited - stolen
