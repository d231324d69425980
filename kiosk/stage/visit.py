"""Whether somebody is there: the attract loop plays, a visitor is there, or is asked whether they still are.

Pure: it is told of touches and of the time, in seconds. Must not know pages, panels or Qt.
"""

from __future__ import annotations

import math
from typing import Literal

Phase = Literal["attract", "visiting", "asking"]

#: Seconds in which a touch stays; WCAG 2.2.1 asks for at least 20.
STAY = 20.0


class Visit:
    """One visitor after the other. After `idle` seconds without a touch they are asked, for `STAY` seconds."""

    def __init__(self, idle: float = 60.0) -> None:
        """Nobody is there."""
        self.idle = idle
        self.phase: Phase = "attract"
        self._since = 0.0
        self._held: float | None = None  # since when its time stands still

    def touch(self, now: float) -> None:
        """Somebody touched: they are there, and stay if they were asked."""
        self.phase, self._since = "visiting", now

    def leave(self) -> None:
        """Nobody is there any more."""
        self.phase = "attract"

    def hold(self, now: float) -> None:
        """Let its time stand still: something else has the screen."""
        if self._held is None:
            self._held = now

    def go_on(self, now: float) -> None:
        """Let its time run again, from where it stood."""
        if self._held is not None:
            self._since += now - self._held
            self._held = None

    def advance(self, now: float) -> bool:
        """Go on to `now`; returns whether the phase has changed.

        The question is asked from the moment it is seen: a kiosk that slept meanwhile still gives the whole time.
        """
        if self.phase != "attract" and self._held is None and now >= self._deadline:
            if self.phase == "visiting":
                self.phase, self._since = "asking", now
            else:
                self.phase = "attract"
            return True
        return False

    @property
    def _deadline(self) -> float:
        return self._since + (self.idle if self.phase == "visiting" else STAY)

    def staying(self, now: float) -> float:
        """Seconds until the loop goes on if nobody touches; infinity while it plays."""
        if self.phase == "attract":
            return math.inf
        now = now if self._held is None else self._held
        return max(0.0, self._deadline - now) + (STAY if self.phase == "visiting" else 0.0)

    def wake(self, now: float) -> float:
        """The moment at which the phase changes by itself; infinity while the loop plays."""
        return math.inf if self.phase == "attract" or self._held is not None else max(now, self._deadline)
