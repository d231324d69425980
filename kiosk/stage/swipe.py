"""Pages under the finger: how far they are pushed, how they resist, and where they settle.

Pure: pixels and seconds. `offset` is how far the page that shows stands to the right of its place: above 0 the one
before comes in from the left. Must not know pages or fingers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kiosk.motion import SETTLE, Motion

Side = Literal[-1, 0, 1]

_RESIST = 0.35  # of the finger's way, where there is no page to come
_FLING = 600.0  # u/s
_BACK = Motion(240, SETTLE.bezier)
_SHORTEST = 140.0  # ms: a settling that goes on as fast as the finger was
_START = SETTLE.bezier[1] / SETTLE.bezier[0]  # the slope at which a settling begins


@dataclass(frozen=True)
class _Settling:
    start: float
    target: float
    since: float
    motion: Motion

    def at(self, now: float) -> float:
        progress = self.motion.ease((now - self.since) * 1000 / self.motion.ms)
        return self.start + (self.target - self.start) * progress

    @property
    def end(self) -> float:
        return self.since + self.motion.ms / 1000


class Swipe:
    """One swipe at a time. `width` is from a page to the next in pixels, `u` the pixels of the design's unit."""

    def __init__(self, width: float, u: float, commit: float = 0.25) -> None:
        """Everything stands in its place. A page let go of beyond `commit` of its width turns."""
        self.width, self._u, self._commit = width, u, commit
        self.before = self.after = False  # is there a page on that side?
        self._held: float | None = None  # where it was when the finger took it
        self._offset = 0.0
        self._settling: _Settling | None = None
        self._bound: Side = 0  # where it was on its way to when the finger took it
        self._taken = 0.0  # and where it stood then
        self._carried: Side = 0

    @property
    def held(self) -> bool:
        """Whether a finger holds the page."""
        return self._held is not None

    @property
    def moving(self) -> bool:
        """Whether the page is away from its place, or on its way."""
        return self.held or self._settling is not None

    def offset(self, now: float) -> float:
        """Where the page stands."""
        return self._settling.at(now) if self._settling is not None else self._offset

    def grab(self, now: float) -> None:
        """A finger takes the page, where it stands or in flight."""
        self._bound, self._carried = self.towards, 0
        self._offset = self._taken = self.offset(now)
        # Where the page resists, the finger has gone farther than the page.
        self._held = self._offset / _RESIST if self._resists(self._offset) else self._offset
        self._settling = None

    def move(self, dx: float) -> None:
        """The finger is `dx` pixels to the right of where it took the page."""
        if self._held is not None:
            wanted = self._held + dx
            self._offset = max(-self.width, min(self.width, wanted * _RESIST if self._resists(wanted) else wanted))

    def carry(self, side: Side) -> None:
        """A page in flight towards that side was taken, and is drawn farther: from now on it is the one that shows.

        Everything is told from its place; `before` and `after` are to be set anew.
        """
        if self._held is not None and side:
            self._held += side * self.width
            self._offset += side * self.width
            self._bound, self._carried = 0, side

    def release(self, velocity: float, now: float) -> Side:
        """Let go at `velocity` pixels a second; returns the side whose page is to come: 1 the next one, 0 none."""
        if self._held is None:
            return 0
        offset, self._held = self._offset, None
        fast = abs(velocity) >= _FLING * self._u
        towards = self._side(offset, velocity if fast else 0.0)
        target = -towards * self.width
        nominal = SETTLE if towards else _BACK
        ms = nominal.ms
        if fast and velocity * (target - offset) > 0:
            ms = max(_SHORTEST, min(ms, 1000 * _START * abs(target - offset) / abs(velocity)))
        self._settling = _Settling(offset, target, now, Motion(ms, nominal.bezier))
        return towards

    def _side(self, offset: float, fling: float) -> Side:
        """The side that is meant by a finger that lets go at `offset`, flinging the page at so many pixels a second."""
        if self._bound and not fling and offset == self._taken:
            return self._bound  # caught, and not moved: it goes on
        side: Side = 1 if offset < 0 else -1 if offset > 0 else 0
        if self._carried and side == -self._carried:  # the page before it is not out of sight yet
            side = side if fling * self._carried > 0 else self._carried if fling else 0
            return 0 if self._resists(-side) else side
        turns = fling * side < 0 if fling else abs(offset) >= self._commit * self.width
        return side if turns and not self._resists(offset) else 0

    def settled(self, now: float) -> Side | None:
        """The side whose page has come to rest at `now` (0: the same as before); None while it is not over."""
        if self._settling is None or now < self._settling.end:
            return None
        side = self.towards
        self.stop()
        return side

    @property
    def towards(self) -> Side:
        """The side whose page is on its way into its place."""
        target = self._settling.target if self._settling is not None else 0.0
        return 0 if target == 0 else 1 if target < 0 else -1

    def stop(self) -> None:
        """Everything stands in its place again."""
        self._offset, self._held, self._settling = 0.0, None, None

    def _resists(self, offset: float) -> bool:
        return (offset > 0 and not self.before) or (offset < 0 and not self.after)
