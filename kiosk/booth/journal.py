"""The journal: what visitors did and how the booth fared, with no trace of who.

Owns the thread that writes, and what waits for it, which is bounded. Must not know what is worth recording, how a
file is laid out, or Qt.
"""

from __future__ import annotations

import atexit
import logging
import queue
import threading
from pathlib import Path

from kiosk.booth.journal_file import Field, JournalFile, Row
from kiosk.clock import Clock

#: Rows that may wait to be written; at the speed of a hasty visitor those of an hour.
WAITING = 5000
#: Seconds that a row waits for others, to be written with them.
TOGETHER = 0.5

log = logging.getLogger("kiosk.journal")


class Journal:
    """Records to a file in `folder`; without one it records nothing."""

    def __init__(self, folder: Path | None, clock: Clock) -> None:
        """Begin a journal or go on with it. Returns at once; whatever is wrong with the file is met by the thread."""
        self._clock = clock
        self._waiting: queue.Queue[Row] = queue.Queue(WAITING)
        self._missed = 0
        self._hurry, self._ended = threading.Event(), threading.Event()
        self._thread: threading.Thread | None = None
        if folder is not None:
            file = JournalFile(folder / "journal.sqlite", clock)
            self._thread = threading.Thread(target=self._write, args=(file,), name="journal", daemon=True)
            self._thread.start()
            atexit.register(self.close)

    def record(self, kind: str, /, **fields: Field) -> None:
        """Something happened now. Returns within microseconds, never raises, and may be called from any thread.

        Within a second the row is on the disk, where not even a power cut takes it back.
        """
        if self._thread is None:
            return
        try:
            self._waiting.put_nowait(Row.of(self._clock.wall(), kind, fields))
        except queue.Full:
            self._missed += 1
        except Exception:
            log.exception("a row of the journal cannot be made")

    def close(self) -> None:
        """Write what waits, and stop; two seconds are allowed for it."""
        thread, self._thread = self._thread, None
        if thread is not None:
            self._ended.set()
            self._hurry.set()
            thread.join(2.0)
            atexit.unregister(self.close)

    def _write(self, file: JournalFile) -> None:
        while not self._ended.is_set() or not self._waiting.empty():
            self._hurry.wait(TOGETHER)
            rows = [self._waiting.get_nowait() for _ in range(self._waiting.qsize())]
            if rows:
                try:
                    file.write(rows)
                except Exception:
                    log.exception("the journal cannot be written")
        file.close()
