"""Which slide of an edited deck is the one that shows, and whether anything was edited at all.

Pure. Must not know pages.
"""

from __future__ import annotations

from kiosk.content.deck import Deck


def place_in(deck: Deck, before: Deck, index: int | None) -> int | None:
    """Where the slide that stood at `index` of the deck before stands in `deck`: itself, or the same title or place.

    None when it is gone.
    """
    if index is None:
        return None
    slide = before.slides[index]
    if slide in deck.slides:
        return deck.slides.index(slide)
    named = [i for i, other in enumerate(deck.slides) if other.kind == slide.kind and other.title == slide.title]
    if named:
        return min(named, key=lambda i: abs(i - index))
    if index < len(deck.slides) and deck.slides[index].kind == slide.kind:
        return index
    return None


def same(deck: Deck, before: Deck) -> bool:
    """Whether two decks show the same, wherever their files lie; only for decks that share what is the same."""
    shared = deck.slides is before.slides and deck.companies is before.companies
    return shared and bool(deck.slides) and deck.settings == before.settings
