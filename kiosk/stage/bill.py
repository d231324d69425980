"""What is on: which slides may show by the clock on the wall, and when it is looked at again while nothing else may.

Owns the patience of a stage that waits. Must not know pages, pixels or what a schedule says.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import datetime

from kiosk.clock import Clock
from kiosk.content.deck import Deck
from kiosk.content.programme import Programme
from kiosk.stage.loop import Loop
from kiosk.stage.progress import Segments

#: How often, in seconds, the schedule is looked at while nothing may show, or only what stands in for it.
_LOOK_AGAIN = 5.0


class Bill:
    """The schedule of one deck on one stage; `sound(index)` says whether a slide can be drawn at all."""

    def __init__(self, clock: Clock, deck: Deck, sound: Callable[[int], bool]) -> None:
        self._clock, self._sound, self._programme = clock, sound, Programme(deck)
        self._any = bool(deck.slides)
        self._counted: tuple[datetime, tuple[int, ...]] | None = None
        self._asked = -math.inf

    def on(self, index: int) -> bool:
        """Whether a slide can be shown now."""
        return self._programme.on(index, self._clock.wall(), self._sound)

    def row(self, loop: Loop) -> list[int]:
        """The slides of the progress row: those that are on, and the one that shows."""
        second = self._clock.wall().replace(microsecond=0)
        if self._counted is None or self._counted[0] != second:  # asked in every frame, counted once a second
            self._counted = second, self._programme.playing(second, self._sound)
        shows = set() if loop.index is None else {loop.index}
        return sorted(shows.union(self._counted[1]))

    def segments(self, loop: Loop, now: float) -> Segments | None:
        """What the progress row shows; None when there is none."""
        row = self.row(loop)
        if loop.index is None or len(row) < 2:
            return None
        return Segments(len(row), row.index(loop.index), loop.share(now))

    def come_due(self, loop: Loop, now: float) -> int | None:
        """The slide whose time has come while the stage waits; looked for every few seconds."""
        if not self._waits(loop) or now - self._asked < _LOOK_AGAIN:
            return None
        self._asked = now
        first = loop.first()
        stands_in = first is not None and loop.index is not None and self._programme.fallback(first)
        return None if stands_in else first

    def look_again(self, loop: Loop, now: float) -> float:
        """The next moment at which a slide may come due; infinity while slides play."""
        return max(now, self._asked + _LOOK_AGAIN) if self._any and self._waits(loop) else math.inf

    def _waits(self, loop: Loop) -> bool:
        """Whether nothing shows, or only what stands in; a pause keeps what shows."""
        return loop.index is None or (self._programme.fallback(loop.index) and not loop.paused)
