"""The log's files: plain text, so many of them and no larger than so much, whatever happens to their disk.

Owns how they are turned over, and what is done while they cannot be written. Must not know who logs what.
"""

from __future__ import annotations

import logging
import os
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

from kiosk.clock import Clock

#: Bytes of one file, and how many there are of one name: with the show's and the supervisor's, 24 MB in all.
FILE_BYTES, FILES = 3_000_000, 4
#: Characters of one entry; a traceback without end is cut in its middle.
ENTRY = 12_000
#: Seconds after which a log that could not be written is tried again.
RETRY = 30.0


class Cut(logging.Formatter):
    """Plain text, of bounded length."""

    def format(self, record: logging.LogRecord) -> str:
        """The entry; of a long one the middle is left out."""
        said = super().format(record)
        return said if len(said) <= ENTRY else f"{said[: ENTRY // 2]}\n … \n{said[-ENTRY // 2 :]}"


class LogFiles(RotatingFileHandler):
    """The files. While they cannot be written, staff are told once, and it is tried again."""

    def __init__(self, file: Path, clock: Clock, told: logging.Handler) -> None:
        super().__init__(file, maxBytes=FILE_BYTES, backupCount=FILES - 1, encoding="utf-8", delay=True)
        self._file, self._clock, self._told_to = file, clock, told
        self._again = float("-inf")
        self._failing = False

    def emit(self, record: logging.LogRecord) -> None:
        """Write an entry, unless the last one could not be written a moment ago."""
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
            self._told_to.handle(logging.LogRecord("kiosk.log", logging.ERROR, __file__, 0, words, told, None))
