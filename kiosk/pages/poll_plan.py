"""Where the parts of a poll stand: towers side by side on the waterline, numerals over them, plates below.

Pure geometry, in pixels. Must not know what is asked, or how anything is painted.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from kiosk.charts.numeral import width_in_em
from kiosk.look.look import Look
from kiosk.look.tokens import BODY, SCALE
from kiosk.pages.barset import MOST_LAMPS

if TYPE_CHECKING:  # pyqtgraph is slow to import: only when a poll is built
    from kiosk.charts.towers import Stack

#: The widest percentage.
_WIDEST = "100%"
_GAP = 24.0  # u between plates
_LARGEST, _SMALLEST = 132.0, 40.0  # u: a numeral
_BESIDE_LEAST = 84.0  # u: smaller numerals would stand beside their votes; then the votes stand below
_BESIDE = 18.0  # u from a numeral to the votes beside it
_TOWER_LEAST = 90.0  # u
_HEAD = 20.0  # u from a tower's head to what stands on it
_SHALLOWS = 60.0  # u of reflections between the shore and the plates
_PLATE, _PLATE_MOST = 200.0, 420.0  # u: their height in landscape, and at most in portrait
_DOCK = (180.0, 208.0)  # u from the dock's upper edge, with air, to the page's lower edge: landscape, portrait
_FOOT = 7.0  # u of dark between the shore and the lowest lamps
_BAR = 238.0  # u: a plain bar is no wider than a tower
_SLACK = 0.15  # room for more votes than there are, so that a tower seldom needs smaller lamps


@dataclass(frozen=True)
class Count:
    """An answer's votes, its whole percentage (None: nobody has voted at all), and whether this visitor's is one."""

    votes: int = 0
    share: int | None = None
    own: bool = False


def poll_waterline(look: Look) -> float:
    """A poll's plates need more water than the support of other slides."""
    frame = look.frame
    return frame.waterline if frame.portrait else float(round(frame.height * 640 / 1080))


@dataclass(frozen=True)
class PollPlan:
    """Columns of one width; `stack` is how lamps stand, None where plain bars do, `most` votes filling `height`."""

    left: float
    top: float
    width: float
    pitch: float
    waterline: float
    size: float
    beside: bool
    height: float
    stack: Stack | None
    most: int
    u: float

    @property
    def foot(self) -> float:
        """The y on which lamps, or bars, stand."""
        return self.waterline - (_FOOT * self.u if self.stack else 0.0)

    @property
    def tower(self) -> float:
        """How wide a tower or a bar is."""
        return self.stack.width if self.stack else min(self.width, _BAR * self.u)

    @property
    def head(self) -> float:
        """From a tower's head to the baseline of what stands on it."""
        return _HEAD * self.u

    @property
    def shallows(self) -> float:
        """How deep reflections go."""
        return (_SHALLOWS - 12) * self.u

    def x(self, place: int) -> float:
        """The left edge of the column of that number."""
        return self.left + place * self.pitch

    def length(self, votes: int) -> float:
        """How high a tower of so many votes is."""
        return self.stack.length(votes) if self.stack else self.height * votes / max(1, self.most)

    def holds(self, votes: tuple[int, ...]) -> bool:
        """Whether these votes can be shown without laying everything out anew."""
        return max(votes) <= self.most and (sum(votes) <= MOST_LAMPS) == (self.stack is not None)


def plan_poll(look: Look, answers: int, top: float, votes: tuple[int, ...]) -> PollPlan:
    """Room for so many answers below `top`, and for these votes and some more."""
    frame, px = look.frame, look.px
    waterline, gap = poll_waterline(look), px(_GAP)
    width = (frame.content - gap * (answers - 1)) / answers
    beside, size, height = _numerals(look, width, waterline - top, f"{max(999, *votes):,}")
    most, stack = max(votes), None
    if sum(votes) <= MOST_LAMPS:
        from kiosk.charts.lamp_field import growing_stack

        stack = growing_stack(math.ceil(most * (1 + _SLACK)) + 14, width, height - px(_FOOT), look.u)
        stack = stack or growing_stack(most, width, height - px(_FOOT), look.u)
    if stack is not None:
        most = math.floor((height - px(_FOOT)) / stack.pitch) * stack.across
    else:
        most = math.ceil(most * (1 + _SLACK))
    return PollPlan(
        frame.left, top, width, width + gap, waterline, size, beside, height, stack, max(1, most), look.u
    )  # fmt: skip


def votes_size(look: Look) -> float:
    """How large votes are written, in u."""
    return min(BODY.size * look.text_scale, 38.0)


def _numerals(look: Look, width: float, room: float, votes: str) -> tuple[bool, float, float]:
    """Whether votes stand beside the numerals, the numerals' size in u, and the height that is left for towers."""
    px = look.px
    written = look.measure(f"{votes} votes" if look.language == "en" else f"{votes} 票", BODY, votes_size(look))
    widest = width_in_em(_WIDEST)
    for least, beside in ((_BESIDE_LEAST, True), (_SMALLEST, False)):
        free = width - px(_BESIDE) - written if beside else width
        for size in (_LARGEST, *(step for step in SCALE if least <= step < _LARGEST)):
            height = room - px(_HEAD + size * 0.76) - (0 if beside else px(votes_size(look) * 1.4))
            if px(size) * widest <= free and height >= max(px(_TOWER_LEAST), room * 0.4):
                return beside, size, height
    return False, _SMALLEST, max(px(_TOWER_LEAST), room - px(_HEAD + _SMALLEST + votes_size(look) * 1.4))


def plates(look: Look, answers: int) -> list[QRectF]:
    """Where the plates stand: in the water, clear of the dock."""
    frame, px = look.frame, look.px
    gap = px(_GAP)
    width = (frame.content - gap * (answers - 1)) / answers
    top = poll_waterline(look) + px(_SHALLOWS)
    bottom = frame.height - px(_DOCK[frame.portrait])
    height = min(bottom - top, px(_PLATE_MOST if frame.portrait else _PLATE))
    return [QRectF(frame.left + place * (width + gap), top, width, height) for place in range(answers)]
