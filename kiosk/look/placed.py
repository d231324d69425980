"""Text that has been set and has its place, so that it can be measured before it is painted.

Must not know what it is written on.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from kiosk.look.ink import Align, tight_rect, write
from kiosk.look.look import Look, Setting

#: Where the middle of a line's letters lies above its baseline, in em.
MIDDLE = 0.37


@dataclass(frozen=True)
class Placed:
    """A setting at its place: `x` is its left edge, its centre or its right edge, `baseline` that of its first line."""

    setting: Setting
    x: float
    baseline: float
    align: Align = "left"

    @property
    def rect(self) -> QRectF:
        """Where the letters stand, in pixels."""
        return tight_rect(self.setting, self.x, self.baseline, self.align)

    @property
    def last(self) -> float:
        """The last line's baseline."""
        return self.baseline + self.setting.last

    def paint(self, painter: QPainter, look: Look, colour: str = "text") -> None:
        """Write it in a colour of the palette, by name or `#rrggbb`."""
        write(painter, self.setting, self.x, self.baseline, look.colour(colour), self.align)


def middle(setting: Setting, x: float, y: float, align: Align = "centre") -> Placed:
    """Text whose letters have their middle at height `y`."""
    return Placed(setting, x, y + MIDDLE * setting.pixels - setting.last / 2, align)
