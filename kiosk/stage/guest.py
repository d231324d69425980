"""Guests: pages that a visitor opens over the loop, and which lie beside them. The directory and profiles are guests.

Owns only what the stage must know of them. Must not know companies.
"""

from __future__ import annotations

from typing import Protocol

from kiosk.content.deck import Deck
from kiosk.content.fields import Text
from kiosk.look.look import Look
from kiosk.pages.page import Page


class Guest(Protocol):
    """A page that can be made again for another look or another deck."""

    @property
    def key(self) -> str:
        """By what it is counted, each kind of its own: `company/jiushi`. Nothing that a visitor typed."""

    def called(self, deck: Deck) -> Text | None:
        """How staff read of it; None where its key says all, or the deck no longer has what it shows."""

    def page(self, deck: Deck, look: Look) -> Page | None:
        """The page, built and painted; None when the deck no longer has what it shows."""

    def beside(self, side: int, deck: Deck) -> Guest | None:
        """Who lies on that side (1: after, -1: before); None at either end."""


def ready(page: Page) -> Page:
    """Build and paint a page now."""
    page.build()
    for _ in page.prepare():
        pass
    return page


class Host:
    """Keeps the guest that is there, and the pages of those beside it."""

    def __init__(self) -> None:
        """Nobody is there."""
        self.guest: Guest | None = None
        self._beside: dict[int, Page | None] = {}
        self._there: dict[int, tuple[Deck, Guest | None]] = {}  # asked for in every frame, looked for once

    def welcome(self, guest: Guest | None) -> None:
        """Somebody comes in place of who was there; None: they leave."""
        self.guest = guest
        self._beside.clear()
        self._there.clear()

    def page(self, deck: Deck, look: Look) -> Page | None:
        """The guest's page anew; when the deck no longer has what it shows, or nobody is there, None."""
        page = self.guest.page(deck, look) if self.guest is not None else None
        self.welcome(self.guest if page is not None else None)
        return page

    def beside(self, side: int, deck: Deck) -> Guest | None:
        """Who lies on that side of the guest."""
        if self.guest is None:
            return None
        if side not in self._there or self._there[side][0] is not deck:
            self._there[side] = deck, self.guest.beside(side, deck)
        return self._there[side][1]

    def neighbour(self, side: int, deck: Deck, look: Look) -> Page | None:
        """The finished page of who lies on that side."""
        if side not in self._beside:
            there = self.beside(side, deck)
            self._beside[side] = there.page(deck, look) if there is not None else None
        return self._beside[side]
