"""The page of one slide: what all slide kinds share on top of `DeckPage`.

A kind's `Page` derives from it and fills `body()`. Must not know the stage or the order of slides.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Generic, TypeVar

from kiosk.content.deck import Deck, Slide
from kiosk.look.look import Look
from kiosk.pages.deck_page import DeckPage

S = TypeVar("S", bound=Slide, covariant=True)  # pages read their slides


class SlidePage(DeckPage, Generic[S]):
    """A slide of the deck, drawn in one look."""

    #: Whether the foot invites to touch; the cover has an invitation of its own.
    hint = True

    def __init__(self, slide: S, deck: Deck, look: Look, before: Mapping[str, float] | None = None) -> None:
        """A page that is not built yet; `before` holds the values that its previous version showed."""
        super().__init__(deck, look, before)
        self.slide = slide

    def build(self) -> None:
        """Make the blocks: shore, the kind's own body, foot."""
        self.place()
        self.shore(self.hero())
        self.body()
        self.source = self.t(self.slide.source or self.deck.settings.source)
        self.foot(self.source, hint=self.hint)

    def place(self) -> None:
        """Where the kind moves the waterline, if it does."""

    def hero(self) -> float | None:
        """Pixels from the left at which the shore is brightest; None: the middle."""
        return None

    def body(self) -> None:
        """What the kind draws."""
        raise NotImplementedError

    def heading_block(self, *, width: float | None = None, lines: int = 2, height: float = math.inf) -> float:
        """The slide's eyebrow, title (`height` pixels of it at most) and lead; returns the y below them."""
        slide = self.slide
        title, eyebrow, lead = self.t(slide.title), self.t(slide.eyebrow), self.t(slide.lead)
        return self.heading(title, eyebrow, lead, slide.accent, width=width, lines=lines, height=height)
