"""A page under the finger: from a drag to the page beside it, on a stage.

Owns the one swipe that is on. Must not know fingers: it is told how far they went.
"""

from __future__ import annotations

import math

from kiosk.clock import Clock
from kiosk.stage.overlay import FRAME
from kiosk.stage.stage import Stage
from kiosk.stage.swipe import Side, Swipe

#: Of the page's width: what a drag must measure to turn the page when less motion is wanted and nothing follows it.
_CALM = 0.12


class Pull:
    """Pulls the stage's pages sideways."""

    def __init__(self, clock: Clock, stage: Stage) -> None:
        """Nothing is pulled."""
        self._clock, self._stage = clock, stage
        self._swipe = self._fresh()
        self._flight: Side = 0  # where the page was on its way to when a finger took it

    def _fresh(self) -> Swipe:
        width, u = self._stage.scene.width, self._stage.look.u
        return Swipe(width, u, _CALM) if self._stage.look.motion == "reduced" else Swipe(width, u)

    @property
    def moving(self) -> bool:
        """Whether a page is away from its place."""
        return self._swipe.moving

    def begin(self) -> None:
        """A finger takes the page, at rest or in flight."""
        if not self._swipe.moving:
            self._swipe = self._fresh()
        self._flight = self._swipe.towards
        self._look_beside()
        self._stage.scene.rest(self._clock.now())
        self._swipe.grab(self._clock.now())

    def _look_beside(self) -> None:
        self._swipe.before, self._swipe.after = self._stage.beside(-1), self._stage.beside(1)

    def move(self, dx: float) -> None:
        """The finger is `dx` pixels to the right of where it began.

        Who draws a page on that is on its way already wants the one after it: five swipes are five pages, however
        quick.
        """
        if dx * self._flight < 0:
            side, self._flight = self._flight, 0
            self._stage.take(side)
            self._swipe.carry(side)
            self._look_beside()
        self._swipe.move(dx)

    def end(self, velocity: float) -> None:
        """The finger let go, at so many pixels a second."""
        side = self._swipe.release(velocity, self._clock.now())
        if self._stage.look.motion == "reduced":
            self._swipe.stop()
            if side:
                (self._stage.next if side > 0 else self._stage.previous)()

    def finish(self) -> None:
        """What is on its way is there, at once: something else is wanted now."""
        side = self._swipe.towards
        self.stop()
        if side:
            self._stage.take(side)

    def stop(self) -> None:
        """Everything in its place, at once: the page under the finger is another one now."""
        self._swipe.stop()
        self._stage.scene.slide(None, 0.0)

    def advance(self) -> None:
        """Put the pages where they are at the clock's time."""
        if not self._swipe.moving or self._stage.look.motion == "reduced":
            return
        now = self._clock.now()
        side = self._swipe.settled(now)
        if side:
            self._stage.take(side)
        offset = self._swipe.offset(now)
        beside = self._stage.neighbour(-1 if offset > 0 else 1) if offset else None
        self._stage.scene.slide(beside, offset)

    def wake(self, now: float) -> float:
        """The next moment at which a page stands elsewhere by itself."""
        return now + FRAME if self._swipe.moving and not self._swipe.held else math.inf
