"""Millimetres on the glass: how large a fingertip's target is, and what can be reached from a wheelchair.

Owns the conversion from the screen's diagonal and height above the floor. Must not know controls.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from kiosk.content.deck import Screen
from kiosk.look.frame import Frame

_TARGET_MM = 20.0  # Colle & Hiszem 2004: standing people hit this
_LOW_MM, _HIGH_MM = 380.0, 1220.0  # above the floor; ADA 308, forward reach
_MM_PER_INCH = 25.4


@dataclass(frozen=True)
class Reach:
    """A page of `frame` shown over all of `screen`."""

    frame: Frame
    screen: Screen

    @property
    def px_per_mm(self) -> float:
        """Pixels in one millimetre of glass; pixels are taken to be square."""
        diagonal = math.hypot(self.frame.width, self.frame.height)
        return diagonal / (float(self.screen.diagonal_inches) * _MM_PER_INCH)

    @property
    def target(self) -> float:
        """How many pixels a hit area measures at least: 20 mm, but on a tiny screen no more than a tenth of it."""
        return min(_TARGET_MM * self.px_per_mm, min(self.frame.width, self.frame.height) / 10)

    def y(self, mm: float) -> float:
        """The pixel row that lies so many millimetres above the floor; it may lie off the page."""
        return self.frame.height - (mm - float(self.screen.bottom_edge_mm)) * self.px_per_mm

    @property
    def top(self) -> float:
        """The highest row within reach of somebody who sits; the page's lowest when all of it hangs too high."""
        return min(max(0.0, self.y(_HIGH_MM)), float(self.frame.height))

    @property
    def bottom(self) -> float:
        """The lowest row that can be reached without bending."""
        return max(min(float(self.frame.height), self.y(_LOW_MM)), 0.0)

    def lowered(self, height: float, lowest: float) -> float:
        """Where the upper edge of something `height` high goes when controls are lowered.

        At `lowest`, or higher where that lies below 380 mm; on a screen that hangs too high for anybody, at `lowest`.
        """
        return max(min(lowest, self.bottom - height), min(self.top, lowest))
