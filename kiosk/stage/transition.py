"""How one page gives way to the next, as functions of time: fade, push, none.

Owns the design's leave and settle. Lake and shore never move. Must not know decks or widgets.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.content.deck import Transition
from kiosk.motion import FADE, LEAVE, SETTLE

#: How faint a page is that is a whole page away from its place.
FAINTEST = 0.25
_WORDS = 60.0  # ms after a page began to enter: before that it has no words (design.md, section 7)


@dataclass(frozen=True)
class Change:
    """A transition under way: its kind, the side the new page comes from (+1: right), and whether motion is reduced.

    `anew`: the same slide comes again, and its words enter over their own.
    """

    kind: Transition
    side: int = 1
    reduced: bool = False
    anew: bool = False

    @property
    def ms(self) -> float:
        """How long the old page can be seen."""
        if self.kind == "none":
            return 0.0
        if self.reduced:
            return FADE.ms
        return SETTLE.ms if self.kind == "push" else LEAVE.ms

    @property
    def pushes(self) -> bool:
        """Whether content moves sideways."""
        return self.kind == "push" and not self.reduced

    @property
    def lead(self) -> float:
        """How long the old page has been leaving when the new one begins to enter: no words stand over others."""
        return LEAVE.ms - _WORDS if self.kind == "fade" and not (self.reduced or self.anew) else 0.0

    def leaving(self, ms: float) -> tuple[float, float]:
        """Alpha and shift (in page widths and a gutter) of the old page."""
        if ms >= self.ms:
            return 0.0, 0.0
        if self.pushes:
            progress = SETTLE.ease(ms / SETTLE.ms)
            return 1 - (1 - FAINTEST) * progress, -self.side * progress
        motion = FADE if self.reduced else LEAVE
        return 1 - motion.ease(ms / motion.ms), 0.0

    def arriving(self, ms: float) -> tuple[float, float]:
        """Alpha and shift of the new page, on top of its own entry."""
        if not self.pushes or ms >= self.ms:
            return 1.0, 0.0
        progress = SETTLE.ease(ms / SETTLE.ms)
        return FAINTEST + (1 - FAINTEST) * progress, self.side * (1 - progress)
