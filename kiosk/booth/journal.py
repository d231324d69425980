"""The journal: what visitors did and how the booth fared, with no trace of who.

Owns the thread that writes, and the queue before it, which is bounded. Must not know what is worth recording, how a
file is laid out, or Qt.
"""

from __future__ import annotations

import atexit
import logging
import queue
import threading
from pathlib import Path

from kiosk.booth.notices import Notice
from kiosk.booth.rows import Count, Field, Item, Name, Row
from kiosk.booth.writer import Writer
from kiosk.clock import Clock

#: Items that may wait for the thread; at the speed of a hasty visitor those of an hour.
WAITING = 5000
#: Seconds that a row waits for others, to be written with them.
TOGETHER = 0.5
#: Seconds after which a file that could not be written is tried again.
RETRY = 15.0
#: Seconds after which it is noted that the show is up, when nothing else is.
BEAT = 15.0

log = logging.getLogger("kiosk.journal")


class Journal:
    """Records to a file in `folder`; without one it records nothing.

    Nothing here waits for the disk, raises, or stops the show: what is wrong is in `notices`.
    """

    def __init__(self, folder: Path | None, clock: Clock) -> None:
        """Begin a journal, or go on with the one that is there."""
        self._clock = clock
        self._waiting: queue.Queue[Item | _Flush] = queue.Queue(WAITING)
        self._missed, self._counting = 0, threading.Lock()
        self._hurry, self._ended = threading.Event(), threading.Event()
        self._writer: Writer | None = None
        if folder is not None:
            self._writer = Writer(folder, clock)
            self._thread = threading.Thread(target=self._run, args=(self._writer,), name="journal", daemon=True)
            self._thread.start()
            atexit.register(self.close)

    # ----- what is recorded -------------------------------------------------------------------------------

    def record(self, kind: str, /, **fields: Field) -> None:
        """Something happened now. May be called from any thread; returns within microseconds.

        Within a second it is on the disk, where not even a power cut takes it back. Whoever calls sees to it that no
        field says who a visitor is.
        """
        if self._writer is not None:
            self._put(Row(self._clock.wall(), kind, fields))

    def count(self, kind: str, name: str = "", *, times: int = 1, seconds: float = 0.0) -> None:
        """It happened so many times more today; for what happens too often for rows."""
        if self._writer is not None:
            self._put(Count(f"{self._clock.wall():%Y-%m-%d}", kind, name, times, seconds))

    def name(self, key: str, zh: str, en: str) -> None:
        """What a key that stands in rows is called."""
        if self._writer is not None:
            self._put(Name(key, zh, en))

    def _put(self, item: Item) -> None:
        try:
            self._waiting.put_nowait(item)
        except queue.Full:
            with self._counting:
                self._missed += 1

    # ----- for staff --------------------------------------------------------------------------------------

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What staff should know of it, the newest last."""
        return self._writer.notices if self._writer is not None else ()

    def flush(self, seconds: float = 2.0) -> bool:
        """Try to write all of it now, and wait for that; returns whether it is on the disk.

        Not for the thread that shows.
        """
        if self._writer is None:
            return True
        flush = _Flush()
        try:
            self._waiting.put(flush, timeout=seconds)
        except queue.Full:
            return False
        self._hurry.set()
        return flush.done.wait(seconds) and flush.written

    def close(self) -> None:
        """Write what waits, and stop; two seconds are allowed for it. Nothing more is recorded."""
        writer, self._writer = self._writer, None
        if writer is not None:
            atexit.unregister(self.close)
            self._ended.set()
            self._hurry.set()
            self._put_end()
            self._thread.join(2.0)

    def _put_end(self) -> None:
        """Wake the thread, which may wait for something to write."""
        try:
            self._waiting.put_nowait(_Flush())
        except queue.Full:
            return  # then it does not wait

    # ----- the thread -------------------------------------------------------------------------------------

    def _run(self, writer: Writer) -> None:
        ended = False
        while not ended:
            ended = self._ended.is_set()  # what was recorded before that is in the queue
            items = self._gather(BEAT if not ended else 0.0)
            with self._counting:
                missed, self._missed = self._missed, 0
            written = writer.write([item for item in items if not isinstance(item, _Flush)], missed)
            for item in items:
                if isinstance(item, _Flush):
                    item.written = written
                    item.done.set()
            if not written and not ended:
                self._hurry.wait(RETRY)
        writer.close()

    def _gather(self, seconds: float) -> list[Item | _Flush]:
        """Wait so long for something to write, and a little longer for more."""
        items: list[Item | _Flush] = []
        try:
            items.append(self._waiting.get(timeout=seconds))
            self._hurry.wait(TOGETHER)
            self._hurry.clear()
            while True:
                items.append(self._waiting.get_nowait())
        except queue.Empty:
            return items


class _Flush:
    """Asks the thread to write at once what stands before it, and to tell how that went."""

    def __init__(self) -> None:
        self.done = threading.Event()
        self.written = False
