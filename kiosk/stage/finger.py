"""One finger on the screen, or two that pinch: where, since when, how fast.

Must not know Qt, a clock, or which gesture comes of it: positions are pixels, times are seconds.
"""

from __future__ import annotations

import math
from collections import deque
from typing import Literal

_PARKED = 5.0  # s without movement after which a finger is taken for dirt on the frame or a resting hand
_REST = 0.08  # s without movement before lifting that make a drag end without a fling
_RECENT = 0.1  # s of movement from which a fling takes its velocity
_SHORTEST = 0.004  # s; samples closer than this are thinned, and a whole drag shorter than this has no velocity
_SAMPLES = 64  # kept a finger; thinned, that is more than `_RECENT` of even a 1,000 Hz mouse
_TREMBLE = 0.25  # of the slop: a finger that stays within this rests
_EPSILON = 1e-6  # s; a span of time read as a difference of floats falls short by less


class Finger:
    """One finger from its coming down to its lifting: where it is, how it came there, what it is doing."""

    def __init__(self, number: int, x: float, y: float, now: float) -> None:
        self.number, self.x, self.y = number, x, y
        self.role: Literal["press", "drag", "pinch", "dead"] = "press"
        self.down = (x, y)
        self._edge = (x, y)  # where its drag began
        self._still = (now, x, y)  # since when it has been around which place
        self._held = True  # it has lain where it came down, and been the only one
        self._samples = deque([(now, x, y)], maxlen=_SAMPLES)

    def move(self, x: float, y: float, now: float, slop: float) -> None:
        """Follow; a time before the last one is taken for the last one."""
        samples = self._samples
        now = max(now, samples[-1][0])
        if len(samples) > 1 and now - samples[-2][0] < _SHORTEST:
            samples.pop()
        samples.append((now, x, y))
        self.x, self.y = x, y
        if math.dist((x, y), self._still[1:]) > slop:
            self._still = (now, x, y)
            self._held = False

    @property
    def held_since(self) -> float | None:
        """Since when it has lain where it came down, alone; None once that is over, even if it is so again."""
        return self._still[0] if self._held else None

    def disturb(self) -> None:
        """It is not the only one."""
        self._held = False

    @property
    def strayed(self) -> float:
        """Pixels from where it came down."""
        return math.dist((self.x, self.y), self.down)

    def parked(self, now: float) -> bool:
        """Whether it has lain still for so long that nobody means anything by it."""
        return now - self._still[0] > _PARKED - _EPSILON

    def begin_drag(self, slop: float) -> None:
        """Lead: what counts is measured from the edge of the slop, so that nothing jumps."""
        part, (x, y) = slop / self.strayed, self.down
        self._edge = (x + (self.x - x) * part, y + (self.y - y) * part)
        self.role = "drag"

    @property
    def dragged(self) -> tuple[float, float]:
        """Pixels from where the drag began."""
        return self.x - self._edge[0], self.y - self._edge[1]

    def velocity(self, now: float, slop: float) -> tuple[float, float]:
        """Of a finger lifted now, px/s: the line through its last samples by least squares."""
        for t, x, y in reversed(self._samples):
            if math.dist((x, y), (self.x, self.y)) > slop * _TREMBLE:
                break
            if now - t > _REST - _EPSILON:
                return 0.0, 0.0
        last = self._samples[-1][0]
        recent = [(t - last, x, y) for t, x, y in self._samples if last - t < _RECENT + _EPSILON]
        if len(recent) < 2 or recent[-1][0] - recent[0][0] < _SHORTEST:
            return 0.0, 0.0
        middle = sum(t for t, _, _ in recent) / len(recent)
        spread = sum((t - middle) ** 2 for t, _, _ in recent)
        vx = sum((t - middle) * (x - self.x) for t, x, _ in recent) / spread
        vy = sum((t - middle) * (y - self.y) for t, _, y in recent) / spread
        return vx, vy


class Pair:
    """Two fingers, measured against how they stood when the pinch began."""

    def __init__(self, first: Finger, second: Finger, nearest: float) -> None:
        """Distances below `nearest` px count as that, so that no scale is zero or endless."""
        self._first, self._second, self._nearest = first, second, nearest
        self._began, self._apart = self.centre, self._distance

    @property
    def centre(self) -> tuple[float, float]:
        """The point between the two."""
        return (self._first.x + self._second.x) / 2, (self._first.y + self._second.y) / 2

    @property
    def _distance(self) -> float:
        return max(self._nearest, math.dist((self._first.x, self._first.y), (self._second.x, self._second.y)))

    def moved(self) -> tuple[float, float, float, float, float]:
        """Since it began: the scale, where the centre is (x, y), how far it has moved (dx, dy)."""
        (x, y), (x0, y0) = self.centre, self._began
        return self._distance / self._apart, x, y, x - x0, y - y0
