"""How one visitor wants to see the kiosk: larger text, high contrast, less motion, lower controls.

Frozen; forgotten when the visitor leaves. Must not know panels.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from kiosk.look.look import Look
from kiosk.look.tokens import HIGH_CONTRAST, NIGHT

#: How large text may be made, one after the other.
SCALES = (1.0, 1.25, 1.5)


@dataclass(frozen=True)
class Access:
    """The choices of the accessibility sheet."""

    text_scale: float = 1.0
    contrast: bool = False
    calm: bool = False
    lowered: bool = False

    @property
    def larger(self) -> Access:
        """The next size of text; after the largest the first again."""
        return replace(self, text_scale=SCALES[(SCALES.index(self.text_scale) + 1) % len(SCALES)])

    def applied(self, look: Look, motion: Literal["full", "reduced"]) -> Look:
        """`look` as this visitor wants it; `motion` is what staff set."""
        return replace(
            look,
            palette=HIGH_CONTRAST if self.contrast else NIGHT,
            text_scale=self.text_scale,
            motion="reduced" if self.calm else motion,
        )
