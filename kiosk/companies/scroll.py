"""A list under the finger: it follows, flings with friction, resists at its ends and springs back.

Pure: pixels and milliseconds. `offset` is how far the list has been pushed on, 0 at its start. Must not know what
scrolls, which way it lies, or fingers.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

RESIST = 0.35  # of the finger's way, beyond an end
_FRICTION = 380.0  # ms in which a fling loses all but 1/e of its speed
_SPRING = 1 / 75.0  # per ms; critically damped, so that it never swings
_SLOWEST = 24.0  # u/s at which a fling is over
_FASTEST = 9000.0  # u/s
_SETTLED = 0.4  # px from its end at which a spring is over


@dataclass(frozen=True)
class _Glide:
    """Slows down from `start` at `speed` px/ms, and rests after `ms`."""

    start: float
    speed: float
    since: float
    ms: float

    def at(self, ms: float) -> float:
        gone = min(max(0.0, ms - self.since), self.ms)
        return self.start + self.speed * _FRICTION * (1 - math.exp(-gone / _FRICTION))

    def speed_after(self, ms: float) -> float:
        return self.speed * math.exp(-ms / _FRICTION)


@dataclass(frozen=True)
class _Spring:
    """Comes back to `rest` from `away` pixels beside it, at first at `speed` px/ms, and is there after `ms`."""

    rest: float
    away: float
    speed: float
    since: float

    def at(self, ms: float) -> float:
        gone = max(0.0, ms - self.since)
        if gone >= self.ms:
            return self.rest
        return self.rest + self._away(gone)

    def _away(self, gone: float) -> float:
        return (self.away + (self.speed + _SPRING * self.away) * gone) * math.exp(-_SPRING * gone)

    @cached_property
    def ms(self) -> float:
        """How long until nobody sees a difference: the distance falls steadily once 1/_SPRING has passed twice."""
        gone = 2 / _SPRING
        while abs(self._away(gone)) > _SETTLED:
            gone += 8.0
        return gone


class Scroll:
    """Where one list stands. `u` is the pixels of the design's unit; a `calm` list stands where it is let go."""

    def __init__(self, u: float, *, calm: bool = False) -> None:
        """At its start, and as short as its window."""
        self._u, self._calm = u, calm
        self.most = 0.0  # the farthest it can be pushed on
        self._offset = 0.0
        self._held: float | None = None  # where the finger would be, without resistance, when it took the list
        self._legs: tuple[_Glide | _Spring, ...] = ()  # how it goes on by itself, one after the other

    def fit(self, most: float) -> None:
        """The list has another length: it can be pushed on by `most` pixels, and stands within, at rest."""
        self.most = max(0.0, most)
        self.jump(self._offset)

    def jump(self, offset: float) -> None:
        """Stand there at once, or at the nearer end; nobody holds it any more."""
        self._held, self._legs = None, ()
        self._offset = self._within(offset)

    def offset(self, ms: float) -> float:
        """How far it is pushed on."""
        if not self._legs:
            return self._offset
        leg = next((leg for leg in reversed(self._legs) if ms >= leg.since), self._legs[0])
        return leg.at(ms)

    @property
    def held(self) -> bool:
        """Whether a finger holds it."""
        return self._held is not None

    @property
    def end(self) -> float:
        """The millisecond from which it stands still by itself."""
        return self._legs[-1].since + self._legs[-1].ms if self._legs else -math.inf

    def moving(self, ms: float) -> bool:
        """Whether it moves by itself."""
        return ms < self.end

    def grab(self, ms: float) -> None:
        """A finger takes it, where it stands or in flight."""
        self._offset, self._legs = self.offset(ms), ()
        inside = self._within(self._offset)
        # Where the list resists, the finger has gone farther than the list.
        self._held = inside + (self._offset - inside) / RESIST

    def drag(self, distance: float) -> None:
        """The finger is so many pixels on from where it took the list; to the left, or up, pushes it on."""
        if self._held is None:
            return
        wanted = self._held - distance
        inside = self._within(wanted)
        self._offset = inside + (wanted - inside) * RESIST

    def release(self, velocity: float, ms: float) -> None:
        """Let go while the finger moves at `velocity` px/s."""
        if self._held is None:
            return
        self._held = None
        if self._calm:
            self.jump(self._offset)
            return
        most = _FASTEST * self._u
        speed = -max(-most, min(most, velocity)) / 1000
        inside = self._within(self._offset)
        if inside != self._offset:
            self._legs = (_back(self._offset, inside, speed, ms),)
        elif abs(speed) * 1000 > _SLOWEST * self._u:
            self._legs = self._flight(speed, ms)
        if self._legs:  # where it ends, for those who ask after that
            self._offset = self._legs[-1].at(math.inf)

    def _flight(self, speed: float, ms: float) -> tuple[_Glide | _Spring, ...]:
        """Friction, and where an end is met the spring that takes the rest of the speed."""
        slow = _SLOWEST * self._u / 1000
        glide = _Glide(self._offset, speed, ms, _FRICTION * math.log(abs(speed) / slow))
        bound = self.most if speed > 0 else 0.0
        share = (bound - self._offset) / (speed * _FRICTION)  # of all the way it would go if nothing ended
        if share >= 1 or (gone := -_FRICTION * math.log1p(-share)) >= glide.ms:
            return (glide,)
        met = _Glide(self._offset, speed, ms, gone)
        return met, _Spring(bound, 0.0, met.speed_after(gone), ms + gone)

    def _within(self, offset: float) -> float:
        return max(0.0, min(self.most, offset))


def _back(offset: float, rest: float, speed: float, ms: float) -> _Spring:
    """From beyond an end back to it: a finger that threw it back does not throw it past that end."""
    away = offset - rest
    least = -_SPRING * away
    speed = max(speed, least) if away > 0 else min(speed, least)
    return _Spring(rest, away, speed, ms)
