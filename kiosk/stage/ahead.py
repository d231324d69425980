"""Work done ahead, a small part at a time, while nothing moves: the pages that may be wanted next.

That is the next slide of the loop; for a visitor the slides on both sides, and the one that shows in the other
language. Owns what is prepared in which order. Must not know time or what shows.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from kiosk.look.look import Look
from kiosk.pages.page import Page
from kiosk.stage.loop import Loop
from kiosk.stage.pagebook import PageBook
from kiosk.stage.scene import Scene


class Ahead:
    """Works ahead for one stage."""

    def __init__(self, new_book: Callable[[Look], PageBook]) -> None:
        """`new_book` makes an empty book of the deck's pages in a look."""
        self._new_book = new_book
        #: Whether pages that nobody will want have been dropped since the last change of page.
        self.tidied = False
        #: How cyclic garbage is collected.
        self.collect: Callable[[], object] = gc.collect
        self._spare: PageBook | None = None  # a look that may be wanted next

    def start_again(self) -> None:
        """Another deck, or another visitor: what was prepared for the last one goes."""
        self.tidied, self._spare = False, None

    def turn(self, book: PageBook, look: Look) -> PageBook:
        """The book for another look: the spare one if it is that; the old one is kept, for it may be wanted back."""
        spare = self._spare if self._spare is not None and self._spare.look == look else None
        fresh = self._new_book(look) if spare is None else spare
        fresh.failed |= book.failed
        self._spare = book if book.look.frame == look.frame and book.look != look else None
        self.tidied = False
        return fresh

    def behind(self, loop: Loop, book: PageBook, scene: Scene) -> bool:
        """Whether there is work to do."""
        return (
            not self.tidied
            or any(not book.ready(index) for index in _wanted(loop, book))
            or _without_strip(loop, book, scene) is not None
            or self._other(loop, book)
        )

    def work(self, loop: Loop, book: PageBook, scene: Scene) -> bool:
        """Do the next small part of it; returns whether there was any."""
        wanted = _wanted(loop, book)
        assert loop.index is not None
        if not self.tidied:
            book.keep({loop.index, *wanted})
            scene.strips.keep(set(_movable(loop, book, scene)))
            self.collect()
            self.tidied = True
        elif loop.count > 1 and not loop.held("visitor") and scene.prepare_leaving():
            pass
        elif (behind := next((index for index in wanted if not book.ready(index)), None)) is not None:
            if not book.step(behind) and (page := book.page(behind)) is not None:
                scene.prepare_lake(page)
        elif (whole := _without_strip(loop, book, scene)) is not None:
            scene.strips.take(whole, whole.end)
        elif self._other(loop, book) and self._spare is not None:
            self._spare.keep({loop.index})
            self._spare.step(loop.index)
        else:
            return False
        return True

    def _other(self, loop: Loop, book: PageBook) -> bool:
        """Whether a visitor's page still has to be painted in the other language."""
        if not loop.held("visitor") or loop.index is None:
            return False
        look = book.look.in_("en" if book.look.language == "zh" else "zh")
        if self._spare is None or self._spare.look != look:
            self._spare = self._new_book(look)
        return not self._spare.ready(loop.index) and loop.index not in self._spare.failed


def _wanted(loop: Loop, book: PageBook) -> list[int]:
    """The slides whose pages are kept ready, the most urgent first."""
    before, after = loop.beside(-1), loop.beside(1)
    if loop.held("visitor"):
        order = [after, before]
    else:  # the page before is kept if it is there: only a visitor goes back to it
        order = [loop.following(), before if before is not None and book.ready(before) else None]
    return [index for index in dict.fromkeys(order) if index is not None and index != loop.index]


def _movable(loop: Loop, book: PageBook, scene: Scene) -> list[Page]:
    """The pages that a visitor may push: the one that shows and its neighbours, as far as they are painted."""
    if not loop.held("visitor"):
        return []
    sides = [index for index in (loop.beside(1), loop.beside(-1)) if index is not None and book.ready(index)]
    pages = [scene.page, *(book.page(index) for index in sides)]
    return [page for page in pages if page is not None]


def _without_strip(loop: Loop, book: PageBook, scene: Scene) -> Page | None:
    return next((page for page in _movable(loop, book, scene) if not scene.strips.ready(page)), None)
