"""The heart: the show's side of being kept running. It beats from the GUI thread, and says which slide is on.

Owns the pipe to the supervisor, the words to systemd, what is written about a hang or a crash, and the order to end:
the supervisor's end of standard input is closed (whether it wants the show to end, or is itself no more), or somebody
sent a signal. Without a supervisor it only listens for signals. Must not know slides, or who is on the other side.
"""

from __future__ import annotations

import faulthandler
import json
import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from kiosk.booth.exits import TOLD
from kiosk.booth.notify import notify

#: Seconds between two beats. A still page wakes up once a second anyway, to look at its content file.
PERIOD = 2.0
#: Seconds without a beat after which the stacks of all threads are written: shortly before the supervisor ends it.
STACKS_AFTER = 8.0
#: Seconds that a clean end may take, once it is asked for or begun, before the process ends without it: threads that
#: hang in a share, or in a device, are waited for otherwise.
_GRACE = 5.0


class Heart:
    """Beats while the GUI thread is alive."""

    def __init__(
        self,
        out: int | None = None,
        orders: int | None = None,
        stacks: BinaryIO | None = None,
        give_up: Callable[[int], object] = lambda status: None,
    ) -> None:
        """`out` takes what is told, `orders` is at its end when the show is to end: both are descriptors of pipes.

        `give_up` ends the process, with that status, where a clean end does not come about; by default nothing does.
        """
        self._out = out
        self._give_up = give_up
        self._alone = out is None
        self._stacks = stacks
        self._next: float | None = None
        self._measure: Callable[[], float] | None = None
        #: Somebody wants the show to end: cleanly, and soon.
        self.ended = threading.Event()
        #: Megabytes that the process held at the last beat; 0 before, and without a supervisor.
        self.memory_mb = 0.0
        if out is not None:
            _never_wait(out)
        if orders is not None:
            threading.Thread(target=self._listen, args=(orders,), name="orders", daemon=True).start()

    def beat(self, now: float) -> None:
        """The GUI thread is alive at `now`, in seconds of a steady clock. Call it at least once a second."""
        if self._next is not None and self._next - PERIOD <= now < self._next:
            return
        first, self._next = self._next is None, now + PERIOD
        if self._stacks is not None:
            faulthandler.dump_traceback_later(STACKS_AFTER, file=self._stacks)
        notify(*(["READY=1"] if first else []), "WATCHDOG=1")
        if self._out is not None:
            if not first:  # what measures takes its time to load; the first picture does not wait for it
                self.memory_mb = self._memory()
            self.tell("beat", self.memory_mb)

    def tell(self, word: str, value: object = None) -> None:
        """Say something to the supervisor; one that does not listen misses it."""
        if self._out is None:
            return
        try:
            os.write(self._out, json.dumps({word: value}).encode() + b"\n")
        except BlockingIOError:  # it has been stopped, and the pipe is full
            return
        except OSError:  # it is gone; `orders` says so too
            self._out = None

    def stop(self, status: int) -> None:
        """The show ends, with that status: silence means nothing any more, and soon the process is over."""
        if self._stacks is not None:
            faulthandler.cancel_dump_traceback_later()
        if self._alone:
            notify("STOPPING=1")
        self._end_soon(status)

    def _memory(self) -> float:
        if self._measure is None:
            import psutil

            process = psutil.Process()
            self._measure = lambda: process.memory_info().rss / 1e6
        return round(self._measure(), 1)

    def _listen(self, orders: int) -> None:
        try:
            while os.read(orders, 4096):
                pass
        except OSError:
            pass
        self.ended.set()
        self._end_soon(TOLD)  # if the GUI thread hangs, nobody else will end it

    def _end_soon(self, status: int) -> None:
        timer = threading.Timer(_GRACE, self._give_up, (status,))
        timer.daemon = True
        timer.start()


def _never_wait(descriptor: int) -> None:
    try:
        os.set_blocking(descriptor, False)
    except (OSError, AttributeError):  # Windows before Python 3.12
        return


def heart_of_this_process(folder: Path, *, supervised: bool) -> Heart:
    """The heart of the show that is this process; crashes and hangs are written to `folder`/stacks.txt.

    Takes standard input and output when `supervised`, and the signals that ask a process to end. Call it once.
    """
    stacks = _stacks(folder)
    if stacks is not None:
        faulthandler.enable(stacks)
    out = orders = None
    if supervised:
        # What libraries print must not get between the beats.
        orders, out = os.dup(0), os.dup(1)
        os.dup2(2, 1)
        with open(os.devnull, "rb") as nothing:
            os.dup2(nothing.fileno(), 0)
    heart = Heart(out, orders, stacks, os._exit)
    for name in ("SIGTERM", "SIGHUP", "SIGINT"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: heart.ended.set())
    no_crash_dialogues()
    return heart


def _stacks(folder: Path) -> BinaryIO | None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return open(folder / "stacks.txt", "wb", buffering=0)
    except OSError:
        return sys.stderr.buffer if sys.stderr is not None else None


def no_crash_dialogues() -> None:
    """Windows shows no window about a crash of this process, or of those it starts; elsewhere nobody does."""
    if sys.platform == "win32":
        import ctypes

        fail_critical_errors, no_gp_fault_box, no_open_file_box = 0x0001, 0x0002, 0x8000
        ctypes.windll.kernel32.SetErrorMode(fail_critical_errors | no_gp_fault_box | no_open_file_box)
