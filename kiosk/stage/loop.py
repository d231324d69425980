"""The attract loop: which slide shows, for how long, and which one follows.

Pure: it is told the time, the dwell of every slide and which slides may show. Must not know Qt or pages.
"""

from __future__ import annotations

from collections.abc import Callable


class Loop:
    """Goes round `count` slides; slides that may not show (scheduled away, or failed) are passed over."""

    def __init__(self, count: int, dwell: Callable[[int], float], may_show: Callable[[int], bool]) -> None:
        """`dwell(index)` is in seconds; `may_show(index)` is asked anew at every step."""
        self.count = count
        self._dwell = dwell
        self._may_show = may_show
        self.index: int | None = None
        self._since = 0.0
        self._paused_at: float | None = None

    def enter(self, index: int, now: float) -> None:
        """Slide `index` shows from now on."""
        self.index = index
        self._since = now
        if self._paused_at is not None:
            self._paused_at = now

    def step(self, direction: int = 1) -> int | None:
        """The next slide that may show in that direction, round the end; None when none may."""
        start = self.index if self.index is not None else min(0, -direction)
        for distance in range(1, self.count + 1):
            index = (start + direction * distance) % self.count
            if self._may_show(index):
                return index
        return None

    def first(self) -> int | None:
        """The first slide that may show."""
        return next((index for index in range(self.count) if self._may_show(index)), None)

    @property
    def seconds(self) -> float:
        """The current slide's dwell."""
        return self._dwell(self.index) if self.index is not None else 0.0

    def elapsed(self, now: float) -> float:
        """Seconds of its dwell that have passed; pauses do not count."""
        return (self._paused_at if self._paused_at is not None else now) - self._since

    def share(self, now: float) -> float:
        """The same as a share of the dwell."""
        return min(1.0, self.elapsed(now) / self.seconds) if self.seconds else 0.0

    def due(self, now: float) -> bool:
        """Whether the next slide should show."""
        return self.index is not None and not self.paused and self.elapsed(now) >= self.seconds - 1e-9

    @property
    def paused(self) -> bool:
        """Whether time stands still."""
        return self._paused_at is not None

    def pause(self, now: float) -> None:
        """Stop counting."""
        if self._paused_at is None:
            self._paused_at = now

    def resume(self, now: float) -> None:
        """Go on where it stopped."""
        if self._paused_at is not None:
            self._since += now - self._paused_at
            self._paused_at = None
