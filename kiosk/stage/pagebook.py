"""The pages of a deck in one look: built when needed, prepared in small steps, a few kept.

A slide whose page cannot be built or painted is reported once and never asked for again. Must not know windows, time
or what shows at the moment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kiosk.content.deck import Deck
from kiosk.look.look import Look
from kiosk.pages.slide_page import SlidePage
from kiosk.slides import Kind

AnyPage = SlidePage[Any]
Report = Callable[[int, Exception], None]


class PageBook:
    """Builds and keeps the pages of one deck."""

    KEPT = 3

    def __init__(self, deck: Deck, kinds: Mapping[str, Kind], look: Look, report: Report) -> None:
        """`report(index, error)` is called once for every slide that fails."""
        self.deck = deck
        self.look = look
        self.failed: set[int] = set()
        self._kinds = kinds
        self._report = report
        self._pages: dict[int, AnyPage] = {}
        self._steps: dict[int, Iterator[None]] = {}

    def may_show(self, index: int) -> bool:
        """Whether the slide has not failed."""
        return index not in self.failed

    def ready(self, index: int) -> bool:
        """Whether the page is built and painted."""
        return index in self._pages and index not in self._steps

    def step(self, index: int, before: Mapping[str, float] | None = None) -> bool:
        """Do one small part of the work for a page; returns whether more is left."""
        if index in self.failed or self.ready(index):
            return False
        try:
            if index not in self._pages:
                slide = self.deck.slides[index]
                page = self._kinds[slide.kind].page(slide, self.deck, self.look, before)
                page.build()
                self._pages[index] = page
                self._steps[index] = page.prepare()
                return True
            try:
                next(self._steps[index])
                return True
            except StopIteration:
                self._pages[index].rehearse()
                del self._steps[index]
                return False
        except Exception as error:  # whatever it was, the loop goes on without this slide
            self.fail(index, error)
            return False

    def page(self, index: int, before: Mapping[str, float] | None = None) -> AnyPage | None:
        """The finished page, with all the work that is left done now; None if the slide has failed."""
        while self.step(index, before):
            pass
        return self._pages.get(index) if self.ready(index) else None

    def fail(self, index: int, error: Exception) -> None:
        """Set a slide aside for good, and report it."""
        if index not in self.failed:
            self.failed.add(index)
            self._report(index, error)
        self._forget(index)

    def keep(self, wanted: set[int]) -> None:
        """Drop every page but the wanted ones."""
        for index in set(self._pages) - wanted:
            self._forget(index)

    def adopt(self, index: int, book: PageBook, place: int) -> None:
        """Take over the finished page of a slide that another book has at `place`."""
        if book.ready(place):
            self._steps.pop(index, None)
            self._pages[index] = book._pages[place]

    def _forget(self, index: int) -> None:
        self._pages.pop(index, None)
        self._steps.pop(index, None)
