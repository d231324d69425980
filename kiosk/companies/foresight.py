"""What the key under a finger will find: searched for, and its cards painted, before the finger is lifted.

A key is held for some frames, in which there is little else to do; in the one that answers there is much. Owns what is
expected and how far it has come. Must not know keys, or where cards stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kiosk.companies.found import Found
from kiosk.companies.sought import Sought
from kiosk.companies.tiles import Card, Tiles

_CARDS = 3  # whose words are painted in one frame; of pictures one is


class Foresight:
    """One search that is expected, if any."""

    def __init__(
        self,
        tiles: Tiles,
        find: Callable[[Sought], Found | None],
        cards: Callable[[Found | None], Iterable[Card]],
    ) -> None:
        """Nothing is expected. `cards` are those that will be seen of what is found."""
        self._tiles, self._find, self._cards = tiles, find, cards
        self._sought: Sought | None = None
        self._steps: Iterator[None] | None = None
        self._found: Found | None = None

    def expect(self, sought: Sought) -> None:
        """This will be searched for, it seems."""
        if sought != self._sought:
            self._sought, self._found, self._steps = sought, None, self._working(sought)

    def forget(self) -> None:
        """Nothing is expected any more."""
        self._sought = self._found = self._steps = None

    @property
    def behind(self) -> bool:
        """Whether there is something to do."""
        return self._steps is not None

    def step(self) -> None:
        """Do a small part of it; call it once a frame."""
        if self._steps is not None and next(self._steps, self) is self:
            self._steps = None

    def found(self, sought: Sought) -> Found | None:
        """What is found: known already if it was expected."""
        return self._found if sought == self._sought and self._found is not None else self._find(sought)

    def _working(self, sought: Sought) -> Iterator[None]:
        yield  # the frame that answers the touch has enough to do
        self._found = self._find(sought)
        yield
        tiles, cards = self._tiles, tuple(self._cards(self._found))
        for number, card in enumerate((card for card in cards if not tiles.has_words(card)), 1):
            tiles.card(card)
            if number % _CARDS == 0:
                yield
        for card in cards:
            if not tiles.painted(card) and tiles.begin(card):  # others are being decoded, and come when they are ready
                tiles.art(card)
                yield
