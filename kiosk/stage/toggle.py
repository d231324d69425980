"""What comes and goes: 0 is away, 1 is there; turned round half-way, it goes on from where it is.

Pure: it is handed times in seconds. Must not know what is shown or hidden.
"""

from __future__ import annotations

from kiosk.motion import FADE, Motion


class Toggle:
    """A value between 0 and 1 that follows a switch."""

    def __init__(self, coming: Motion = FADE, going: Motion = FADE) -> None:
        """Away; `coming` and `going` say how long each way takes."""
        self.on = False
        self._coming, self._going = coming, going
        self._since, self._start = float("-inf"), 0.0

    def turn(self, on: bool, now: float, *, at_once: bool = False) -> None:
        """Switch it on or off at `now`."""
        if on != self.on:
            self._start, self._since = self.value(now), now
            self.on = on
        if at_once:
            self._since = float("-inf")

    @property
    def _motion(self) -> Motion:
        return self._coming if self.on else self._going

    @property
    def end(self) -> float:
        """The moment from which it stands still."""
        return self._since + self._motion.ms / 1000

    def value(self, now: float) -> float:
        """How much of it is there at `now`."""
        target = 1.0 if self.on else 0.0
        if now >= self.end:
            return target
        return self._start + (target - self._start) * self._motion.ease((now - self._since) * 1000 / self._motion.ms)
