"""Where the lake lies on pages of companies, and how far down they may reach: the dock stands at their foot.

Must not know what a page holds.
"""

from __future__ import annotations

from kiosk.look.frame import Frame

#: Lying and upright: the waterline as a share of the page's height, the dock's upper edge over the page's lower one u.
_WATER, _DOCK = (648 / 1080, 1010 / 1920), (168.0, 196.0)
_AIR = 14.0  # u, above the dock


def waterline(frame: Frame) -> float:
    """Where sky and lake meet."""
    return round(frame.height * _WATER[frame.portrait])


def floor(frame: Frame) -> float:
    """Above the dock: nothing reaches lower."""
    return frame.height - frame.px(_DOCK[frame.portrait] + _AIR)
