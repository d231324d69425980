"""What scrolls under a finger on a page, as those who follow fingers see it.

Owns the protocol alone. Must not know what scrolls, or how.
"""

from __future__ import annotations

from typing import Protocol


class Scroller(Protocol):
    """Something on a page that a drag moves. Milliseconds are the page's own; pixels are those of the page."""

    def holds(self, x: float, y: float) -> bool:
        """Whether a drag that begins there is its own; `grab` then takes what lies there."""

    def grab(self, ms: float) -> None:
        """A finger takes it, at rest or in flight: it stands."""

    def drag(self, dx: float, dy: float) -> None:
        """The finger is so many pixels from where it took it."""

    def release(self, vx: float, vy: float, ms: float) -> None:
        """The finger let go, at so many pixels a second."""

    def moving(self, ms: float) -> bool:
        """Whether it moves by itself: a touch there stops it, and means nothing else."""
