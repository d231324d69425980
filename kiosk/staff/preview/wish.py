"""How staff want to see the slide: screen, languages, size of text, contrast.

Must not know widgets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kiosk.content.deck import Deck
from kiosk.content.fields import Language
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.stage.access import Access

#: Screens to choose from.
SIZES = ((1920, 1080), (3840, 2160), (1080, 1920), (2160, 3840), (1440, 1080), (1280, 800))
_SIZE = re.compile(r"\s*(\d{3,4})\s*[x×X*]\s*(\d{3,4})\s*")
_LEAST, _MOST = 320, 8192


@dataclass(frozen=True)
class Wish:
    """`size` in pixels; `languages` are shown side by side when there are two."""

    size: tuple[int, int] = SIZES[0]
    languages: tuple[Language, ...] = ("zh",)
    text_scale: float = 1.0
    contrast: bool = False

    def looks(self, deck: Deck) -> tuple[Look, ...]:
        """A look for each language."""
        access = Access(text_scale=self.text_scale, contrast=self.contrast)
        frame, motion = Frame(*self.size), deck.settings.motion
        return tuple(access.applied(Look(frame, language), motion) for language in self.languages)

    def sized(self, written: str) -> Wish | None:
        """The same on a screen of the size written like `1280x800`; None when that is none."""
        match = _SIZE.match(written)
        if match is None:
            return None
        wide, high = int(match[1]), int(match[2])
        return replace(self, size=(wide, high)) if min(wide, high) >= _LEAST and max(wide, high) <= _MOST else None
