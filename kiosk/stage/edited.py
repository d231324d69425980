"""Which slide of an edited deck is the one that shows.

Pure. Must not know pages.
"""

from __future__ import annotations

from kiosk.content.deck import Deck, Slide


def place_in(deck: Deck, slide: Slide | None, index: int | None) -> int | None:
    """Where the slide that stood at `index` of the old deck stands in `deck`: itself, or the same title or place.

    None when it is gone.
    """
    if slide is None or index is None:
        return None
    if slide in deck.slides:
        return deck.slides.index(slide)
    named = [i for i, other in enumerate(deck.slides) if other.kind == slide.kind and other.title == slide.title]
    if named:
        return min(named, key=lambda i: abs(i - index))
    if index < len(deck.slides) and deck.slides[index].kind == slide.kind:
        return index
    return None
