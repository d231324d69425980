"""What an edit of the deck means for the slide that shows: where it stands now, and whether it is still the same.

Pure. Must not know pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from pydantic import BaseModel

from kiosk.content.deck import Deck
from kiosk.content.shape import references

#: Pictures that are others under the names they have in the deck.
Files = frozenset[str]


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


def undisturbed(deck: Deck, before: Deck, exchanged: Files) -> bool:
    """Whether what is made of the companies shows what it showed; only for decks that share what is the same."""
    alike = deck.companies is before.companies and deck.settings == before.settings
    return alike and deck.folder == before.folder and not exchanged


def untouched(deck: Deck, before: Deck, place: int | None, index: int, exchanged: Files) -> bool:
    """Whether the slide at `index` shows what it showed at `place` of the deck before, pictures and all."""
    if place is None or deck.slides[index] != before.slides[place] or deck.settings != before.settings:
        return False
    pictures = set(_pictures(deck.slides[index], deck)) if exchanged else set()
    return deck.companies is before.companies and not pictures & exchanged


def _pictures(value: BaseModel, deck: Deck) -> Iterator[str]:
    for _, role, name in references(value):
        if role == "picture":
            yield str(PurePosixPath(name.strip().replace("\\", "/")))
        elif (company := deck.company(name)) is not None:
            yield from _pictures(company, deck)
