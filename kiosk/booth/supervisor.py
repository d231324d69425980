"""The supervisor: keeps the show running, whatever becomes of it, until staff leave it.

A small process without Qt, in which nothing of the show can go wrong. Owns when the show is started, taken for dead
and ended. Must not know slides or windows; what it hands over and hears are opaque marks.
"""

from __future__ import annotations

import logging
import os
import signal
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Literal

from kiosk.booth.child import Child, Ended, Said
from kiosk.booth.exits import LEFT, START_AGAIN
from kiosk.booth.handover import Why
from kiosk.booth.heart import no_crash_dialogues
from kiosk.booth.notify import notify
from kiosk.booth.place import Place
from kiosk.booth.restarts import Fault, Restarts
from kiosk.clock import Clock, SystemClock

log = logging.getLogger("kiosk.supervisor")
#: Bytes of the stacks of a crash that are copied into the log.
_STACKS = 20_000

How = Literal["left", "asked", "told", "crash", "hang", "memory"]


@dataclass(frozen=True)
class Limits:
    """Seconds and megabytes that the show may take."""

    silent: float = 10.0  # between two beats
    starting: float = 30.0  # from the start of its process to the first beat
    grace: float = 1.0  # from being asked to end by a signal to being ended without asking
    farewell: float = 4.0  # to end in good order
    memory_mb: float = 1600.0  # at once, whoever is there
    looked_after: float = 0.5  # between two looks for a display that is missing


class Supervisor:
    """Runs one command again and again."""

    def __init__(
        self,
        command: Sequence[str],
        restarts: Restarts,
        place: Place,
        stacks: Path,
        *,
        missing: Callable[[], str | None] = lambda: None,
        limits: Limits | None = None,
        clock: Clock | None = None,
    ) -> None:
        """`missing` says, in words for staff, what is not there that the show cannot begin without."""
        self._command, self._restarts, self._place, self._stacks = command, restarts, place, stacks
        self._missing, self._limits, self._clock = missing, limits or Limits(), clock or SystemClock()
        self._news: SimpleQueue[Any] = SimpleQueue()
        self._signal: int | None = None

    def run(self) -> int:
        """Keep the show running until staff leave it (returns 0) or a signal comes (returns its negative number)."""
        no_crash_dialogues()
        for name in ("SIGTERM", "SIGHUP", "SIGINT", "SIGBREAK"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._told)
        why: Why = "start"
        while self._ready():
            began = self._clock.now()
            how = self._play(why)
            if how == "left":
                self._place.keep("")  # next time it begins anew
            if how == "left" or how == "told":
                break
            why = how
            if how != "asked":
                self._failed(how, self._clock.now() - began)
        notify("STOPPING=1")
        self._place.close()
        return LEFT if self._signal is None else -self._signal

    def _told(self, number: int, frame: object) -> None:
        self._signal = number
        self._news.put(None)  # wakes whoever waits; may be put from within a signal

    # ----- before a start ---------------------------------------------------------------------------------

    def _ready(self) -> bool:
        """Wait until the show may be started; returns whether it may be."""
        now = self._clock.now()
        until, said = now + self._restarts.pause, ""
        while self._signal is None:
            complaint = self._missing()
            if complaint is None and self._clock.now() >= until:
                return True
            if complaint and complaint != said:
                log.warning("%s", complaint)
                said = complaint
                self._restarts.picture = False
            notify("WATCHDOG=1", "STATUS=waiting")  # nobody else does: there is no show
            self._hear(self._limits.looked_after)
        return False

    # ----- while it plays ---------------------------------------------------------------------------------

    def _play(self, why: Why) -> How:
        """Start the show and stay with it; returns how it ended."""
        notify("WATCHDOG=1")
        try:
            child = Child(self._command, self._restarts.handover(why), self._news)
        except OSError as error:
            log.error("the show cannot be started: %s", error)
            return "crash"
        log.info("the show starts (%s), process %d", why, child.pid)
        self._restarts.picture = False
        began = heard = looked = self._clock.now()
        allowed, ending, plays, parting = self._limits.starting, None, False, None
        while True:
            news = self._hear(1.0)
            now = self._clock.now()
            if now - looked > 3.0:  # it is the supervisor that stood still, or the whole machine
                heard = now
            looked = now
            if isinstance(news, Ended) and news.child is child:
                return self._ended(news.status if parting is None else parting, ending)
            if isinstance(news, Said) and news.child is child:
                if news.word == "beat":
                    if not plays:
                        plays = True
                        log.info("process %d plays after %.1f s", child.pid, now - began)
                    heard, allowed = now, self._limits.silent
                    self._restarts.tried = ""
                    if isinstance(news.value, float) and news.value > self._limits.memory_mb and ending is None:
                        log.error("the show holds %.0f MB, which is too much", news.value)
                        ending = self._put_down(child, "memory")
                elif news.word == "ends" and isinstance(news.value, int):
                    # What comes after its farewell, be it a hang or a crash, brings back no show that staff have left.
                    parting, heard, allowed = news.value, now, self._limits.farewell
                else:
                    self._said(news.word, news.value)
                continue  # everything that was said is heard before it is taken for dead
            if self._signal is not None and ending is None:
                child.ask_to_end()
                ending, heard, allowed = "told", now, self._limits.farewell
            if now - heard > allowed:
                if parting is not None:
                    log.warning("the show has not ended by itself for %.0f s", now - heard)
                    child.put_down(self._limits.grace)
                else:
                    if ending is None:
                        log.error("the show has been silent for %.0f s", now - heard)
                    ending = self._put_down(child, ending or "hang")
                heard = now

    def _put_down(self, child: Child, how: How) -> How:
        child.put_down(self._limits.grace)
        return how

    def _said(self, word: str, value: object) -> None:
        if word == "slide" and isinstance(value, str):
            if value != self._restarts.slide:
                self._restarts.slide = value
                self._place.keep(value)
        elif word == "tries" and isinstance(value, str):
            self._restarts.tried = value
        elif word == "made":
            self._restarts.tried = ""
        elif word == "leaves":
            self._restarts.picture = True
        elif word == "normal":
            log.warning("恢复正常播放 · the show plays normally again")
            self._restarts.calmed()

    def _ended(self, status: int, ending: How | None) -> How:
        if ending is not None:
            return ending
        if status == LEFT:
            log.info("staff have left the show")
            return "left"
        if status == START_AGAIN:
            return "asked"
        log.error("the show ended with status %d", status)
        return "crash"

    # ----- afterwards -------------------------------------------------------------------------------------

    def _failed(self, how: Fault, lived: float) -> None:
        """Draw the conclusions, and tell staff."""
        if stacks := self._last_stacks():
            log.error("%s after %.0f s, at slide %s:\n%s", how, lived, self._restarts.slide or "?", stacks)
        if self._restarts.failed(self._clock.now(), lived):
            log.error(
                "一分钟内出错三次，转入安全模式（%s），搁置页面：%s · three faults within a minute: "
                "the show is played with care (%s); slides set aside: %s",
                *2 * (self._restarts.care, ", ".join(self._restarts.aside) or "-"),
            )

    def _last_stacks(self) -> str:
        try:
            with self._stacks.open("rb") as file:
                return file.read(_STACKS).decode("utf-8", "replace").strip()
        except OSError:
            return ""

    def _hear(self, seconds: float) -> object:
        """The next news, or None when there is none for so long."""
        try:
            return self._news.get(timeout=seconds)
        except Empty:
            return None


def end_like(status: int) -> int:
    """End this process as `Supervisor.run` says: by the signal that came, so that whoever sent it sees what it did."""
    if status < 0 and os.name != "nt":
        signal.signal(-status, signal.SIG_DFL)
        os.kill(os.getpid(), -status)
    return 0 if status >= 0 else 1
