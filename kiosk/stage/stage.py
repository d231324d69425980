"""The stage: runs the loop over a deck's pages and answers intents (next, previous, home, pause).

Owns which page shows and when; the scene owns its pixels, the window its events. Must not know files or the window.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Literal

from PySide6.QtGui import QPainter, QRegion

from kiosk.clock import Clock
from kiosk.content.deck import Deck, Slide
from kiosk.content.dwell import dwell_seconds
from kiosk.content.fields import Language
from kiosk.look.look import Look
from kiosk.pages.calm import CalmPage
from kiosk.pages.controls import Control
from kiosk.pages.page import Page
from kiosk.slides import Kind
from kiosk.stage.ahead import Ahead
from kiosk.stage.edited import place_in
from kiosk.stage.loop import Loop
from kiosk.stage.overlay import FRAME
from kiosk.stage.pagebook import PageBook
from kiosk.stage.progress import Segments
from kiosk.stage.scene import Scene
from kiosk.stage.transition import Change

#: How often, in seconds, the schedule is looked at while nothing may show.
_LOOK_AGAIN = 5.0


class Stage:
    """Pages of a deck, one after the other. Ask `advance` for what changed, `paint` to draw it."""

    def __init__(
        self,
        clock: Clock,
        kinds: Mapping[str, Kind],
        look: Look,
        report: Callable[[Slide, Exception], None] = lambda slide, error: None,
    ) -> None:
        """An empty stage; `report` is called once for every slide that cannot be shown."""
        self._clock, self._kinds, self._report = clock, kinds, report
        self.look = look
        self.scene = Scene(look)
        self.deck = Deck()
        self.book = self._new_book(look)
        self.loop = Loop(0, self._dwell, self._may_show)
        self._dwells: dict[tuple[int, Language], float] = {}
        self.ahead = Ahead(self._new_book)
        self._asked = -math.inf
        self._pending: tuple[int, Change] | None = None  # a slide that was asked for and is not painted yet
        #: Whether the visitor wants less motion, whatever staff have set.
        self.calm = False

    # ----- what is on ------------------------------------------------------------------------------------

    @property
    def index(self) -> int | None:
        """The slide that shows; None while the calm page does."""
        return self.loop.index

    @property
    def at_rest(self) -> bool:
        """Whether nothing enters or leaves."""
        return not self.scene.moving(self._clock.now())

    def replace(self, deck: Deck, change: Change | None = None) -> None:
        """Take a new deck, by a fade or `change`.

        The slide that shows stays if it is still there, and its figures move to their new values. A pause holds on.
        """
        motion: Literal["full", "reduced"] = "reduced" if self.calm else deck.settings.motion
        change = change or Change("fade", reduced=motion == "reduced")
        old = self.deck.slides[self.loop.index] if self.loop.index is not None else None
        values = dict(self.scene.page.values) if self.scene.page is not None else {}
        place = self.loop.index
        self.deck = deck
        if motion != self.look.motion:
            self.look = replace(self.look, motion=motion)
            self.scene.relook(self.look)
        self._reset()
        index = place_in(deck, old, place)
        if index is not None and self.book.may_show(index) and self._scheduled(index):
            page = self.book.page(index, values)
            if page is not None:
                self.loop.enter(index, self._clock.now())
                self.scene.show(page, self._clock.now(), change)
        if self.loop.index is None:
            self._go(self.loop.first(), change)

    def relook(self, look: Look) -> None:
        """Take another size, language, palette …, in place: the page, its progress and the pause are kept."""
        self.look = look
        self.scene.relook(look)
        index = self.loop.index
        self.book = self.ahead.turn(self.book, look)
        page = self.book.page(index) if index is not None else None
        if page is not None:
            self.scene.swap(page)
        elif index is not None:
            self._go(self.loop.step(), Change("none"))
        else:
            self.scene.swap(self._calm_page())

    def _reset(self) -> None:
        self._dwells.clear()
        self.book = self._new_book(self.look)
        before, self.loop = self.loop, Loop(len(self.deck.slides), self._dwell, self._may_show)
        for holder in before.holders:  # staff, or a visitor: whatever is written meanwhile
            self.loop.pause(self._clock.now(), holder)
        self._pending = None
        self.ahead.start_again()
        self._asked = -math.inf

    def _dwell(self, index: int) -> float:
        """Asked for in every frame, counted once."""
        key = (index, self.look.language)
        if key not in self._dwells:
            self._dwells[key] = dwell_seconds(self.deck.slides[index], self.look.language)
        return self._dwells[key]

    def _scheduled(self, index: int) -> bool:
        return self.deck.slides[index].show.at(self._clock.wall().replace(tzinfo=None))

    def _may_show(self, index: int) -> bool:
        return self.book.may_show(index) and self._scheduled(index)

    def _new_book(self, look: Look) -> PageBook:
        return PageBook(self.deck, self._kinds, look, self._failed)

    def _failed(self, index: int, error: Exception) -> None:
        self._report(self.deck.slides[index], error)

    @property
    def _reduced(self) -> bool:
        return self.look.motion == "reduced"

    # ----- intents ----------------------------------------------------------------------------------------

    def next(self) -> None:
        """The next slide, as soon as it is painted."""
        self._turn(1)

    def previous(self) -> None:
        """The slide before, as soon as it is painted."""
        self._turn(-1)

    def home(self) -> None:
        """The first slide, as soon as it is painted."""
        self._ask(self.loop.first(), Change("fade", reduced=self._reduced))

    def jump(self, index: int) -> None:
        """A slide by its place, as soon as it is painted."""
        if index != self.loop.index and self._may_show(index):
            self._ask(index, Change("fade", reduced=self._reduced))

    def toggle_pause(self) -> None:
        """Hold the loop, or let it go on: staff want it."""
        if self.loop.held():
            self.loop.resume(self._clock.now())
        else:
            self.loop.pause(self._clock.now())

    def yield_to_visitor(self) -> None:
        """Somebody is there: the loop stops here, and what moves is at its end."""
        now = self._clock.now()
        self.loop.pause(now, "visitor")
        self.loop.leave_off()
        self.scene.rest(now)

    def go_on(self) -> None:
        """The visitor has left: the first slide invites, then the loop goes on with the slide at which it stopped."""
        self.loop.resume(self._clock.now(), "visitor")
        self.ahead.start_again()
        self.home()

    def _turn(self, side: int) -> None:
        index = self.loop.beside(side)
        if index is not None:
            self._ask(index, Change("push", side, self._reduced))

    def _ask(self, index: int | None, change: Change) -> None:
        """Show a slide; while its page is not painted yet, what shows stays, and answers."""
        if index is None or self.book.ready(index):
            self._go(index, change)
        else:
            self._pending = index, change

    def neighbour(self, side: int) -> Page | None:
        """The finished page that lies on that side of the one that shows; None at either end of the deck."""
        while (index := self.loop.beside(side)) is not None:
            if (page := self.book.page(index)) is not None:
                return page
        return None

    def take(self, side: int) -> None:
        """The page on that side has been pulled into its place: it shows, at rest."""
        page, index = self.neighbour(side), self.loop.beside(side)
        if page is not None and index is not None:
            self.loop.enter(index, self._clock.now())
            self.scene.take(page, self._clock.now())
            self._pending = None
            self.ahead.tidied = False

    def _go(self, index: int | None, change: Change) -> None:
        """Show a slide, or the next one that can be shown, or the calm page."""
        self._pending = None
        for _ in range(len(self.deck.slides) + 1):
            if index is None:
                break
            page = self.book.page(index)
            if page is not None:
                now = self._clock.now()
                self.scene.prepare_lake(page)
                self.scene.show(page, now, change)
                self.loop.enter(index, now)
                self.ahead.tidied = False
                return
            self.loop.index = index
            index = self.loop.step()
        self._calm_down()

    def _calm_down(self) -> None:
        self.loop.index = None
        self.scene.show(self._calm_page(), self._clock.now(), Change("fade", reduced=self._reduced))

    def _calm_page(self) -> CalmPage:
        page = CalmPage(self.look)
        page.build()
        for _ in page.prepare():
            pass
        return page

    # ----- time -------------------------------------------------------------------------------------------

    def advance(self) -> QRegion:
        """Go on to the clock's time; returns the pixels to paint again."""
        now = self._clock.now()
        if self.loop.index is None and self.deck.slides and now - self._asked >= _LOOK_AGAIN:
            self._asked = now
            if (first := self.loop.first()) is not None:
                self._go(first, Change("fade", reduced=self._reduced))
        elif self._pending is not None:
            index, change = self._pending
            if not self.book.step(index):
                self._go(index, change)
        elif self.loop.due(now) or self._broken():
            self._go_on()
        return self.scene.advance(now, self._segments(now))

    def _broken(self) -> bool:
        """Whether a block of the page that shows has failed on stage; its slide is set aside."""
        page = self.scene.page
        if page is None or not page.broken or self.loop.index is None:
            return False
        self.book.fail(self.loop.index, page.broken[0])
        return True

    def _go_on(self) -> None:
        index = self.loop.following()
        if index is None:
            self._go(None, Change("none"))
        elif index == self.loop.index:  # a deck of one: it stays, without a flicker
            self.loop.enter(index, self._clock.now())
        else:
            kind = self.deck.slides[index].transition or self.deck.settings.transition
            self._go(index, Change(kind, 1, self._reduced))

    def _segments(self, now: float) -> Segments | None:
        if self.loop.index is None or self.loop.count < 2:
            return None
        return Segments(self.loop.count, self.loop.index, self.loop.share(now))

    def segments(self) -> list[Control]:
        """The progress row as something to touch."""
        state = self._segments(self._clock.now())
        titles = [slide.title.in_(self.look.language) for slide in self.deck.slides]
        return self.scene.progress.controls(state, titles, self._may_show) if state else []

    @property
    def company_slide(self) -> int | None:
        """The first slide about a company; None when there is none."""
        about = (index for index, slide in enumerate(self.deck.slides) if getattr(slide, "company", None))
        return next((index for index in about if self._may_show(index)), None)

    @property
    def wake(self) -> float:
        """Seconds from now until `advance` has something to do; infinity when nothing ever will."""
        now = self._clock.now()
        filling = self.loop.seconds if self.loop.index is not None and not self.loop.paused else 0.0
        at = self.scene.wake(now, filling)
        if self.loop.index is None:
            return max(0.0, min(at, now + _LOOK_AGAIN if self.deck.slides else math.inf) - now)
        if self._pending is not None:
            at = now
        elif self.ahead.behind(self.loop, self.book, self.scene):
            at = min(at, now + FRAME)
        if not self.loop.paused:
            at = min(at, now + max(0.0, self.loop.seconds - self.loop.elapsed(now)))
        return max(0.0, at - now)

    def work(self) -> None:
        """Do one small part of the work for the pages to come. Call it only while nothing moves."""
        if self.loop.index is not None and not self.scene.moving(self._clock.now()):
            self.ahead.work(self.loop, self.book, self.scene)

    # ----- pixels -----------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, region: QRegion) -> None:
        """Draw the pixels of `region` as they are since the last `advance`."""
        self.scene.paint(painter, region)
