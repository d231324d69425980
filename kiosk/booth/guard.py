"""The guard: what goes wrong in one part of the show is reported once, and the other parts go on.

Owns what has been reported, and for how long a part has failed that the show cannot do without. Must not know what the
parts do, or what is done about it.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T")
log = logging.getLogger("kiosk")
#: A vital part that fails in so many rounds on end, for so many seconds, will not come back.
ROUNDS, SECONDS = 5, 5.0


class Guard:
    """Of one show. A round is one tick, and whatever is painted or touched until the next."""

    def __init__(self) -> None:
        """Nothing has failed."""
        #: Kind and place of everything that was raised.
        self.reported: set[str] = set()
        #: Whether a vital part has failed in this round.
        self.failing = False
        self._rounds, self._since, self._now = 0, 0.0, 0.0

    def begin(self, now: float) -> None:
        """A round begins, at `now` in seconds of a steady clock."""
        if not self.failing:
            self._rounds, self._since = 0, now
        self._now, self.failing = now, False

    def run(self, part: Callable[[], _T]) -> _T | None:
        """What it returns; None when it fails, which is reported once."""
        try:
            return part()
        except Exception as error:
            self._report(error)
            return None

    def vital(self, part: Callable[[], _T]) -> _T | None:
        """The same for a part without which nothing moves, or nobody is heard."""
        try:
            return part()
        except Exception as error:
            self._report(error)
            if not self.failing:
                self.failing, self._rounds = True, self._rounds + 1
            return None

    @property
    def stuck(self) -> bool:
        """Whether vital parts have failed for so long that only another start will help."""
        return self.failing and self._rounds >= ROUNDS and self._now - self._since >= SECONDS

    def _report(self, error: Exception) -> None:
        trace = traceback.extract_tb(error.__traceback__, limit=-1)
        place = f"{type(error).__name__} {trace[-1].filename}:{trace[-1].lineno}" if trace else repr(error)
        if place not in self.reported:
            self.reported.add(place)
            log.error("unexpected, reported once", exc_info=error)
