"""The gate: what is typed on the PIN pad, and whether it opens the panel.

Hashing takes a tenth of a second and is done beside the show, by a thread of its caller's. Must not know the pad's
pixels, or what lies behind the gate.
"""

from __future__ import annotations

import logging
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Literal

from kiosk.clock import Clock
from kiosk.content.fields import Language
from kiosk.staff.desk.pad import PadState
from kiosk.staff.desk.words import minutes, tell
from kiosk.staff.pin import LONGEST, Pin, PinError, tidy
from kiosk.staff.tries import Tries

log = logging.getLogger("kiosk")

Verdict = Literal["right", "wrong", "damaged", "wait"]


class Gate:
    """One kiosk's gate."""

    def __init__(self, folder: Path, clock: Clock, beside: Executor) -> None:
        """Shut. `folder` is the state folder."""
        self._pin, self._tries, self._beside = Pin(folder), Tries(folder, clock), beside
        self._digits = ""
        self._checking: Future[Verdict] | None = None
        self._said: Literal["", "short", "wrong", "damaged"] = ""
        self._set_up = False

    def begin(self) -> None:
        """Somebody stands before it: nothing is typed yet."""
        self._digits, self._checking, self._said = "", None, ""
        self._set_up = self._pin.set_up

    @property
    def busy(self) -> bool:
        """Whether a PIN is being checked."""
        return self._checking is not None

    @property
    def wait(self) -> float:
        """Seconds until the next try."""
        return self._tries.wait

    # ----- typing -------------------------------------------------------------------------------------------

    @property
    def _deaf(self) -> bool:
        return self.busy or not self._set_up or self.wait > 0

    def digit(self, digit: str) -> None:
        """One more."""
        if not self._deaf and len(self._digits) < LONGEST:
            self._digits, self._said = self._digits + digit, ""

    def erase(self) -> None:
        """One less."""
        if not self._deaf:
            self._digits = self._digits[:-1]

    def enter(self) -> None:
        """That is it: have it checked."""
        if self._deaf or not self._digits:
            return
        digits, self._digits = tidy(self._digits), ""
        if digits is None:
            self._said = "short"
        else:
            self._checking = self._beside.submit(self._check, digits)

    def _check(self, digits: str) -> Verdict:
        """In a thread of its own: first it counts as a wrong try, then it is looked at."""
        try:
            if not self._tries.begin():
                return "wait"
        except OSError as error:
            log.warning("PIN 的错误次数写不进磁盘 · the tries of the PIN cannot be written: %s", error)
        try:
            if not self._pin.matches(digits):
                return "wrong"
        except PinError as error:
            log.error("PIN 读不出来 · the PIN cannot be read: %s", error)
            return "damaged"
        try:
            self._tries.passed()
        except OSError as error:
            log.warning("PIN 的错误次数写不进磁盘 · the tries of the PIN cannot be written: %s", error)
        return "right"

    def opened(self) -> bool:
        """Whether a PIN that was checked has turned out to be the right one: told once."""
        if self._checking is None or not self._checking.done():
            return False
        checking, self._checking = self._checking, None
        verdict = checking.result()
        self._said = {"wrong": "wrong", "damaged": "damaged"}.get(verdict, "")  # type: ignore[assignment]
        return verdict == "right"

    def state(self, language: Language) -> PadState:
        """What the pad shows."""
        if not self._set_up:
            return PadState(open=False, none=True)
        if self.busy:
            return PadState(line=tell("checking_pin", language), open=False)
        if self.wait:
            return PadState(line=tell("pin_wait", language, left=minutes(self.wait)), bad=True, open=False)
        line, left = "", self._tries.left
        if self._said == "wrong":
            line = tell("pin_wrong_last", language) if left == 1 else tell("pin_wrong", language, left=left)
        elif self._said:
            line = tell(f"pin_{self._said}", language)
        return PadState(len(self._digits), line, bad=bool(line))
