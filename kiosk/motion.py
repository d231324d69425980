"""How things move: easings, the named motions of the design, and spans of time.

Everything is a function of progress, 0 to 1, and of milliseconds since an entry began; nothing here
waits, reads a clock or knows Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

#: Milliseconds at which every entry is over, whatever it is: the time to ask for the still page.
AT_REST = 1e9


@cache
def _bezier_table(x1: float, y1: float, x2: float, y2: float, steps: int = 128) -> tuple[float, ...]:
    """Values of CSS's cubic-bezier(x1, y1, x2, y2) at `steps + 1` even places of time."""

    def at(a: float, b: float, t: float) -> float:
        return 3 * a * t * (1 - t) ** 2 + 3 * b * t * t * (1 - t) + t**3

    values, t = [], 0.0
    for step in range(steps + 1):
        low, high = t, 1.0  # x(t) only ever rises, so the last place is a floor for the next
        for _ in range(20):
            t = (low + high) / 2
            if at(x1, x2, t) < step / steps:
                low = t
            else:
                high = t
        values.append(at(y1, y2, t))
    values[0], values[-1] = 0.0, 1.0
    return tuple(values)


@dataclass(frozen=True)
class Motion:
    """A named motion: how long it takes in milliseconds, and its cubic-bezier."""

    ms: float
    bezier: tuple[float, float, float, float]

    def ease(self, progress: float) -> float:
        """The eased value, 0 to 1, at linear `progress`; outside 0 to 1 it stands still."""
        if progress <= 0:
            return 0.0
        if progress >= 1:
            return 1.0
        table = _bezier_table(*self.bezier)
        place = progress * (len(table) - 1)
        index = int(place)
        return table[index] + (table[index + 1] - table[index]) * (place - index)


# design.md, section 7
RISE = Motion(360, (0.16, 1, 0.3, 1))
WATERLINE = Motion(300, (0.16, 1, 0.3, 1))
COUNT = Motion(900, (0.33, 1, 0.68, 1))
LIGHT = Motion(800, (0.22, 0.9, 0.3, 1))
REFLECTION = Motion(360, (0.16, 1, 0.3, 1))
SUPPORT = Motion(320, (0.16, 1, 0.3, 1))
SETTLE = Motion(320, (0.2, 0.8, 0.2, 1))
LEAVE = Motion(180, (0.4, 0, 1, 1))
FADE = Motion(200, (0.33, 0, 0.67, 1))


@dataclass(frozen=True)
class Span:
    """A motion that starts `at` milliseconds after its page began to enter."""

    at: float
    motion: Motion

    @property
    def end(self) -> float:
        """The millisecond at which it is over."""
        return self.at + self.motion.ms

    def progress(self, ms: float) -> float:
        """Eased progress, 0 to 1, at that millisecond."""
        return self.motion.ease((ms - self.at) / self.motion.ms)

    def moving(self, before: float, now: float) -> bool:
        """Whether anything changed between the two moments."""
        return before < self.end and now > self.at
