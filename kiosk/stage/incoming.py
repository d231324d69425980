"""The deck to come: it waits until no page leaves, and its page is painted in small steps while the old one shows.

Owns when an edited deck is taken, so that no save makes a frame late. Must not know files.
"""

from __future__ import annotations

from collections.abc import Callable

from kiosk.clock import Clock
from kiosk.content.deck import Deck
from kiosk.stage.edited import Files, place_in, untouched
from kiosk.stage.overlay import FRAME
from kiosk.stage.pagebook import PageBook
from kiosk.stage.stage import Stage

#: Seconds for which it waits for a page to have entered. (For one that leaves it waits in any case: less than one.)
PATIENCE = 0.4
#: Seconds after which it is taken whatever moves: a visitor may swipe without a rest.
LONGEST = 3.0


class Incoming:
    """Hands one stage the decks that were edited while it plays."""

    def __init__(self, clock: Clock, stage: Stage, let_go: Callable[[], None] = lambda: None) -> None:
        """Nothing has been edited. `let_go` is called when what lies under the fingers is about to be another page."""
        self._clock, self._stage, self._let_go = clock, stage, let_go
        self._deck: Deck | None = None
        self._exchanged: Files = frozenset()
        self._since = 0.0
        self._book: PageBook | None = None

    @property
    def waiting(self) -> bool:
        """Whether there is a deck to come: call `advance` with every frame."""
        return self._deck is not None

    def offer(self, deck: Deck, exchanged: Files) -> None:
        """Play this one as soon as that disturbs nobody; `exchanged` are pictures that are others under their names."""
        if self._deck is None:
            self._since = self._clock.now()
        if deck is not self._deck or exchanged:  # else what is painted of it already is right
            self._deck, self._exchanged, self._book = deck, self._exchanged | exchanged, None

    def advance(self) -> bool:
        """Do a small part of it, or none when this is no moment for it; returns whether the deck has been taken."""
        deck, stage, now = self._deck, self._stage, self._clock.now()
        if deck is None:
            return False
        waited = now - self._since
        moving = stage.scene.leaving(now) if waited >= PATIENCE else stage.scene.moving(now)
        if (moving and waited < LONGEST) or self._steps(deck, now):
            return False
        if self._book is not None or stage.index is None:
            self._let_go()
        stage.replace(deck, book=self._book, exchanged=self._exchanged)
        self._deck, self._book, self._exchanged = None, None, frozenset()
        return True

    def _steps(self, deck: Deck, now: float) -> bool:
        """Paint on the page that will show, for half a frame; returns whether there is more to do."""
        stage = self._stage
        index = place_in(deck, stage.deck, stage.index)
        if index is None or untouched(deck, stage.deck, stage.index, index, self._exchanged):
            return False
        if self._book is None:
            self._book = stage.new_book(stage.look, deck)
        values = dict(stage.scene.page.values) if stage.scene.page is not None else {}
        while self._clock.now() - now < FRAME / 2:
            if not self._book.step(index, values):
                return False
        return True
