"""Time, injected: the one place where the kiosk reads a clock.

Everything that waits or moves asks a `Clock`; tests hand in a `ManualClock` and turn it by hand. Must not
know Qt, timers or what is being timed.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Protocol


class Clock(Protocol):
    """What the kiosk asks of time."""

    def now(self) -> float:
        """Seconds since some fixed moment; never goes back."""

    def wall(self) -> datetime:
        """The date and time of day here, with its zone; may jump."""


class SystemClock:
    """The machine's own clock.

    With a `zone` the time of day carries its rules; without, only the distance from UTC that holds now.
    """

    def __init__(self, zone: tzinfo | None = None) -> None:
        self._zone = zone

    def now(self) -> float:
        """Seconds since some fixed moment; never goes back."""
        return time.monotonic()

    def wall(self) -> datetime:
        """The date and time of day here, with its zone."""
        return datetime.now().astimezone(self._zone)


class ManualClock:
    """A clock that moves only when told to."""

    def __init__(self, wall: datetime = datetime(2025, 12, 1, 10, 0).astimezone()) -> None:  # noqa: B008
        self._now = 0.0
        self._wall = wall

    def now(self) -> float:
        """Seconds that have been put on the clock."""
        return self._now

    def wall(self) -> datetime:
        """The day it began with, plus what has been put on the clock; the hands move as they do in its zone."""
        then = self._wall.astimezone(UTC) + timedelta(seconds=self._now)
        return then.astimezone(self._wall.tzinfo)

    def set_wall(self, wall: datetime) -> None:
        """Somebody, or a time server, sets the time of day; `now` does not notice."""
        self._wall = (wall.astimezone(UTC) - timedelta(seconds=self._now)).astimezone(wall.tzinfo)

    def advance(self, seconds: float) -> None:
        """Let that many seconds pass."""
        if seconds < 0:
            raise ValueError(f"time cannot go back by {seconds} s")
        self._now += seconds
