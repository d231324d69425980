"""Cyclic garbage: collected when somebody says that nothing moves, and never by Python in the middle of an event.

Owns what collections look at. 20,000 companies and their index are more than a million objects that live as long as the
deck: looking through them takes up to a second, so they are set aside as they come, and looked through once nobody is
there whom that would keep waiting. Must not know what they are, or who is there.
"""

from __future__ import annotations

import gc


class Cycles:
    """The one collector of a running kiosk."""

    def __init__(self) -> None:
        """Nothing has come yet."""
        self._grown = False

    def begin(self) -> None:
        """Python collects no more by itself; what is there now is set aside."""
        gc.disable()
        gc.freeze()

    def grown(self) -> None:
        """Much has come, or gone, that lives long."""
        gc.freeze()
        self._grown = True

    def collect(self) -> None:
        """Collect what is not set aside: some milliseconds."""
        gc.collect()

    def look_through(self) -> None:
        """Collect everything, once after something has come. Call it while nothing moves and nobody is there."""
        if self._grown:
            gc.unfreeze()
            gc.collect()
            gc.freeze()
            self._grown = False
