"""What lies over the page, as the scene sees it: dock, plate, sheet, prompt, ripples.

Must not know what any of them is.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from kiosk.look.look import Look

#: Seconds from one frame to the next while something moves.
FRAME = 1 / 60


class Overlay(Protocol):
    """Painted over the page, in the order in which the scene holds them. Moments are in seconds."""

    def advance(self, now: float) -> list[QRect]:
        """Go on to `now`; returns the rectangles that differ from the last time."""

    def wake(self, now: float) -> float:
        """The next moment at which it looks different; infinity when it stands still."""

    def paint(self, painter: QPainter, patch: QRect) -> None:
        """Draw what lies within `patch`, as it was at the last `advance`."""

    def relook(self, look: Look) -> None:
        """Another size, language or palette."""


class Cover(Overlay, Protocol):
    """An overlay that may hide the page and all overlays before it; then none of them is painted."""

    @property
    def covers(self) -> bool:
        """Whether it is all over the page and nothing can be seen through it."""
