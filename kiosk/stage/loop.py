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
        self._holders: set[str] = set()
        self._left_off: int | None = None

    def enter(self, index: int, now: float) -> None:
        """Slide `index` shows from now on."""
        self.index = index
        if not self.held("visitor") and index != self.first():
            self._left_off = None
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

    def beside(self, direction: int, index: int | None = None) -> int | None:
        """The slide that lies beside `index`, or the current one, without going round the end; None at either end."""
        start = next((here for here in (index, self.index) if here is not None), min(0, -direction))
        way = range(start + direction, self.count if direction > 0 else -1, direction)
        return next((index for index in way if self._may_show(index)), None)

    def leave_off(self) -> None:
        """Here the loop goes on when it has been home."""
        self._left_off = self.index

    def following(self) -> int | None:
        """What it shows next: the slide where it left off, once, else the next one."""
        back = self._left_off
        if back is not None and back != self.index and self.index == self.first() and self._may_show(back):
            return back
        return self.step()

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

    @property
    def holders(self) -> tuple[str, ...]:
        """All who hold it."""
        return tuple(sorted(self._holders))

    def held(self, by: str = "staff") -> bool:
        """Whether that one holds it."""
        return by in self._holders

    def pause(self, now: float, by: str = "staff") -> None:
        """Stop counting until `by` lets go; several may hold it at once."""
        self._holders.add(by)
        if self._paused_at is None:
            self._paused_at = now

    def resume(self, now: float, by: str = "staff") -> None:
        """Let go; when nobody else holds it, it goes on where it stopped."""
        self._holders.discard(by)
        if self._paused_at is not None and not self._holders:
            self._since += now - self._paused_at
            self._paused_at = None
