"""What scrolls under a finger in the directory: the grid, the row of chips, and the rail that leads through the grid.

Owns which of the three a drag moves. Must not know how they are painted.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QPointF

from kiosk.companies.chips import Chips
from kiosk.companies.grid import Grid
from kiosk.companies.rail import Rail
from kiosk.companies.scroll import Scroll


class Fingers:
    """A `Scroller` over the three; `lead` takes the position in the list that a finger on the rail means."""

    def __init__(self, grid: Grid, chips: Chips, rail: Rail, lead: Callable[[float], None]) -> None:
        """Nothing is held."""
        self._grid, self._chips, self._rail, self._lead = grid, chips, rail, lead
        self._part: Literal["grid", "chips", "rail"] | None = None
        self._from = (0.0, 0.0)

    def holds(self, x: float, y: float) -> bool:
        """Whether a drag that begins there is its own; `grab` then takes what lies there."""
        self._from = x, y
        point = QPointF(x, y)
        if self._rail.holds(x, y):
            self._part = "rail"
        elif self._chips.window.contains(point):
            self._part = "chips"
        elif self._grid.plan.grid.contains(point):
            self._part = "grid"
        else:
            self._part = None
        return self._part is not None

    def grab(self, ms: float) -> None:
        """A finger takes it, at rest or in flight: it stands. On the rail the list goes there at once."""
        if self._part == "rail":
            self._lead(self._rail.position(*self._from))
        elif self._part is not None:
            self._scroll.grab(ms)

    def drag(self, dx: float, dy: float) -> None:
        """The finger is so many pixels from where it took it."""
        if self._part == "rail":
            self._lead(self._rail.position(self._from[0] + dx, self._from[1] + dy))
        elif self._part is not None:
            self._scroll.drag(dx if self._sideways else dy)

    def release(self, vx: float, vy: float, ms: float) -> None:
        """The finger let go, at so many pixels a second."""
        if self._part not in ("rail", None):
            self._scroll.release(vx if self._sideways else vy, ms)

    def moving(self, ms: float) -> bool:
        """Whether what `holds` was last asked for moves by itself."""
        return self._part is not None and self._scroll.moving(ms)

    @property
    def _scroll(self) -> Scroll:
        return self._chips.scroll if self._part == "chips" else self._grid.scroll

    @property
    def _sideways(self) -> bool:
        return self._part == "chips" or self._grid.plan.sideways
