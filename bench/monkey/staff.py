"""What staff do to a kiosk from their desk, at random: files saved, spoiled and garbled, the clock set, another size.

Owns the chances of that. Must not know what visitors do meanwhile, or what is a failure.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable

from bench.cage import Kiosk
from bench.monkey import decks
from bench.monkey.hands import Event

#: Whims, and how often each has its turn beside the others.
Weighed = list[tuple[Callable[[], Iterable[Event]], int]]
_SIZES = [
    (320, 180), (480, 270), (270, 480), (360, 640), (640, 360), (480, 270), (480, 270), (480, 360), (240, 700),
    (700, 200), (1, 1), (100, 100),
]  # fmt: skip
_DAY = 86_400


class Staff:
    """Staff of one kiosk, who draw from the same chances as its visitors."""

    def __init__(self, chance: random.Random, kiosk: Kiosk) -> None:
        self._chance, self._kiosk = chance, kiosk
        self.whims: Weighed = [
            (self._save, 5), (self._spoil, 4), (self._garble, 4), (self._wall, 2), (self._size, 5),
        ]  # fmt: skip

    def _size(self) -> Iterable[Event]:
        for _ in range(self._chance.choice([1, 1, 3])):
            yield ["size", *self._chance.choice(_SIZES)]
            yield ["wait", self._chance.choice([0.0, 0.005, 0.017, 0.05, 0.1])]
        if min(self._kiosk.window.width(), self._kiosk.window.height()) < 150:
            yield ["size", 480, 270]

    def _save(self) -> Iterable[Event]:
        yield ["save", self._chance.choice(decks.SOUND), self._chance.randrange(10**6)]
        yield ["wait", self._chance.choice([0.1, 1.0, 2.5])]

    def _spoil(self) -> Iterable[Event]:
        yield ["spoil", self._chance.randrange(10**6)]
        yield ["wait", self._chance.choice([0.1, 1.0, 2.5, 7.0])]

    def _garble(self) -> Iterable[Event]:
        yield ["garble", self._chance.randrange(10**6)]
        yield ["wait", self._chance.choice([0.1, 1.0, 2.5])]

    def _wall(self) -> Iterable[Event]:
        yield ["wall", self._chance.choice([-365 * _DAY, -_DAY, -3600, -1, 1, 3600, 7 * 3600, _DAY, 400 * _DAY])]
