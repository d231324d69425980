"""The stage: runs the loop over a deck's pages and answers intents (next, previous, home, pause).

Owns which page shows and when; the scene owns its pixels, the window its events. Must not know files or the window.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Literal

from PySide6.QtGui import QPainter, QRegion

from kiosk.clock import Clock
from kiosk.content.deck import Deck, Slide
from kiosk.content.dwell import dwell_seconds
from kiosk.look.look import Look
from kiosk.pages.calm import CalmPage
from kiosk.pages.page import Page
from kiosk.slides import Kind
from kiosk.stage.ahead import Ahead
from kiosk.stage.bill import Bill
from kiosk.stage.edited import Files, place_in, undisturbed, untouched
from kiosk.stage.guest import Guest, Host, ready
from kiosk.stage.loop import Loop
from kiosk.stage.overlay import FRAME
from kiosk.stage.pagebook import PageBook
from kiosk.stage.progress import Segments
from kiosk.stage.scene import Scene
from kiosk.stage.transition import Change


class Stage:
    """Pages of a deck, one after the other. Ask `advance` for what changed, `paint` to draw it."""

    def __init__(
        self,
        clock: Clock,
        kinds: Mapping[str, Kind],
        look: Look,
        report: Callable[[Slide, Exception], None] = lambda slide, error: None,
        report_guest: Callable[[Guest, Exception], None] = lambda guest, error: None,
    ) -> None:
        """An empty stage; `report` is called once for every slide that cannot be shown, the other for guests."""
        self._clock, self._kinds, self._report, self._report_guest = clock, kinds, report, report_guest
        self.look = look
        self.scene = Scene(look)
        self.deck = Deck()
        self.bill = self._new_bill()
        self.book = self.new_book(look)
        self.loop = Loop(0, lambda index: 0.0, self.may_show)
        self.ahead = Ahead(self.new_book)
        self._pending: tuple[int, Change] | None = None  # a slide that was asked for and is not painted yet
        #: What a visitor has opened over the loop.
        self.host = Host()
        #: Whether the visitor wants less motion, whatever staff have set.
        self.calm = False
        #: Whether staff let a slide show, by its place, whatever its schedule says.
        self.allowed: Callable[[int], bool] = lambda index: True

    # ----- what is on ------------------------------------------------------------------------------------

    @property
    def index(self) -> int | None:
        """The slide that shows; None while the calm page does."""
        return self.loop.index

    @property
    def at_rest(self) -> bool:
        """Whether nothing enters or leaves."""
        return not self.scene.moving(self._clock.now())

    def replace(
        self, deck: Deck, change: Change | None = None, at: int | None = None, *, book: PageBook | None = None,
        exchanged: Files = frozenset(),
    ) -> None:  # fmt: skip
        """Take a new deck, by a fade or `change`; where nothing showed before, begin with the slide `at`.

        The slide that shows stays if it is still there, painted in `book` perhaps, and its figures move to their new
        values; if nothing of it is another, its `exchanged` pictures included, it does not blink. A pause holds on.
        """
        motion: Literal["full", "reduced"] = "reduced" if self.calm else deck.settings.motion
        change = change or Change("fade", reduced=motion == "reduced")
        before, place, now = self.deck, self.loop.index, self._clock.now()
        values = dict(self.scene.page.values) if self.scene.page is not None else {}
        index = place_in(deck, before, place)
        kept = self.book if index is not None and untouched(deck, before, place, index, exchanged) else None
        since = now - self.loop.elapsed(now)
        self.deck = deck
        if motion != self.look.motion:
            self.look = replace(self.look, motion=motion)
            self.scene.relook(self.look)
        self._reset(book)
        asked = self._pending and place_in(deck, before, self._pending[0])  # somebody waits for it, wherever it is now
        self._pending = None if self._pending is None or asked is None else (asked, self._pending[1])
        stays = self.host.guest is not None and undisturbed(deck, before, exchanged)
        guest = None if stays else self.host.page(deck, self.look)
        if index is not None and self.may_show(index):
            if kept is not None and place is not None:
                self.book.adopt(index, kept, place)
            page = self.book.page(index, values)
            if page is not None:
                self.loop.enter(index, since if kept is not None else now)
                if guest is None and not stays and page is not self.scene.page:
                    self.scene.show(page, now, replace(change, anew=True))
        if self.loop.index is None:
            self._go(at if at is not None and self.may_show(at) else self.loop.first(), change)
        elif guest is not None and self.host.guest is not None:
            self._welcome(self.host.guest, guest, Change("none"))

    def relook(self, look: Look) -> None:
        """Take another size, language, palette …, in place: the page, its progress and the pause are kept."""
        self.look = look
        self.scene.relook(look)
        index = self.loop.index
        self.book = self.ahead.turn(self.book, look)
        if (guest := self.host.page(self.deck, look)) is not None:
            self.scene.swap(guest)
            return
        page = self.book.page(index) if index is not None else None
        if page is not None:
            self.scene.swap(page)
        elif index is not None:
            self._go(self.loop.step(), Change("none"))
        else:
            self.scene.swap(ready(CalmPage(self.look)))

    def _reset(self, book: PageBook | None) -> None:
        slides = self.deck.slides  # asked for in every frame, counted once
        reading = cache(lambda index, language: dwell_seconds(slides[index], language))
        self.book = book if book is not None and book.look == self.look else self.new_book(self.look)
        self.bill = self._new_bill()
        before = self.loop.holders  # staff, or a visitor: whatever is written meanwhile
        self.loop = Loop(len(slides), lambda index: reading(index, self.look.language), self.may_show)
        for holder in before:
            self.loop.pause(self._clock.now(), holder)
        self.ahead.start_again()

    def may_show(self, index: int) -> bool:
        """Whether a slide can be shown now."""
        return self.bill.on(index)

    def new_book(self, look: Look, deck: Deck | None = None) -> PageBook:
        """An empty book of the deck, or of one to come."""
        deck = deck or self.deck
        return PageBook(deck, self._kinds, look, lambda index, error: self._report(deck.slides[index], error))

    def _new_bill(self) -> Bill:
        return Bill(self._clock, self.deck, lambda index: self.book.may_show(index) and self.allowed(index))

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
        if (index != self.loop.index or self.host.guest is not None) and self.may_show(index):
            self._ask(index, Change("fade", reduced=self._reduced))

    def toggle_pause(self) -> None:
        """Hold the loop, or let it go on: staff want it."""
        (self.loop.resume if self.loop.held() else self.loop.pause)(self._clock.now())

    def yield_to_visitor(self) -> None:
        """Somebody is there: the loop stops here, and what moves is at its end."""
        now = self._clock.now()
        self.loop.pause(now, "visitor")
        self.loop.leave_off()
        self.scene.rest(now)

    def go_on(self, *, home: bool = True) -> None:
        """The visitor has left: the first slide invites, then the loop goes on with the slide at which it stopped."""
        self.loop.resume(self._clock.now(), "visitor")
        self.ahead.start_again()
        if home:
            self.home()

    def _turn(self, side: int) -> None:
        if self.host.guest is not None:
            if (there := self.host.beside(side, self.deck)) is not None:
                self.invite(there, Change("push", side, self._reduced))
            return
        if (index := self.loop.beside(side, self._pending and self._pending[0])) is not None:
            self._ask(index, Change("push", side, self._reduced))

    def _ask(self, index: int | None, change: Change) -> None:
        """Show a slide; while its page is not painted yet, what shows stays, and answers."""
        if index is None or self.book.ready(index):
            self._go(index, change)
        else:
            self._pending = index, change

    def invite(self, guest: Guest, change: Change | None = None) -> None:
        """Show a page over the loop; a guest that the deck no longer knows is not shown."""
        if (page := guest.page(self.deck, self.look)) is not None:
            self._welcome(guest, page, change or Change("fade", reduced=self._reduced))

    def _welcome(self, guest: Guest, page: Page, change: Change | None) -> None:
        now = self._clock.now()
        self._pending = None
        self.host.welcome(guest)
        self.scene.prepare_lake(page)
        if change is None:
            self.scene.take(page, now)
        else:
            self.scene.show(page, now, change)
        self.ahead.tidied = False

    def return_to_loop(self) -> None:
        """The guest goes: the slide from which it was opened shows again."""
        if self.host.guest is not None:
            self._ask(self.loop.index, Change("fade", reduced=self._reduced))

    def beside(self, side: int) -> bool:
        """Whether a page lies on that side of the one that shows."""
        there = self.loop.beside(side) if self.host.guest is None else self.host.beside(side, self.deck)
        return there is not None

    def neighbour(self, side: int) -> Page | None:
        """The finished page that lies on that side of the one that shows; None at either end."""
        if self.host.guest is not None:
            return self.host.neighbour(side, self.deck, self.look)
        while (index := self.loop.beside(side)) is not None:
            if (page := self.book.page(index)) is not None:
                return page
        return None

    def take(self, side: int) -> None:
        """The page on that side has been pulled into its place: it shows, at rest."""
        if self.host.guest is not None:
            there, guest_page = self.host.beside(side, self.deck), self.neighbour(side)
            if there is not None and guest_page is not None:
                self._welcome(there, guest_page, None)
            return
        page, index = self.neighbour(side), self.loop.beside(side)
        if page is not None and index is not None:
            self.loop.enter(index, self._clock.now())
            self.scene.take(page, self._clock.now())
            self._pending = None
            self.ahead.tidied = False

    def _go(self, index: int | None, change: Change) -> None:
        """Show a slide, or the next one that can be shown, or the calm page."""
        self._pending = None
        self.host.welcome(None)
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
        self.loop.index = None
        self.scene.show(ready(CalmPage(self.look)), self._clock.now(), Change("fade", reduced=self._reduced))

    # ----- time -------------------------------------------------------------------------------------------

    def advance(self) -> QRegion:
        """Go on to the clock's time; returns the pixels to paint again."""
        now = self._clock.now()
        if (due := self.bill.come_due(self.loop, now)) is not None:
            self._go(due, Change("fade", reduced=self._reduced))
        elif self._pending is not None:
            index, change = self._pending
            if not self.book.step(index):
                self._go(index, change)
        elif self.loop.due(now) or self._broken():
            self._go_on()
        return self.scene.advance(now, self.segments(now))

    def _broken(self) -> bool:
        """Whether a block of the slide that shows has failed on stage; it is set aside. A guest that fails goes."""
        page = self.scene.page
        if page is None or not page.broken or self.loop.index is None:
            return False
        if self.host.guest is not None:  # it is the guest's defect: the slide beneath is sound
            self._report_guest(self.host.guest, page.broken[0])
            self._go(self.loop.index, Change("fade", reduced=self._reduced))
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

    def segments(self, now: float) -> Segments | None:
        """What the progress row shows."""
        return self.bill.segments(self.loop, now) if self.host.guest is None else None

    @property
    def page_ms(self) -> float:
        """Milliseconds since the page that shows began to enter: the time that pages know."""
        return self.scene.ms(self._clock.now())

    @property
    def wake(self) -> float:
        """Seconds from now until `advance` has something to do; infinity when nothing ever will."""
        now = self._clock.now()
        filling = self.loop.seconds if self.loop.index is not None and not self.loop.paused else 0.0
        at = self.scene.wake(now, filling)
        at = min(at, self.bill.look_again(self.loop, now))
        if self.loop.index is None:
            return max(0.0, at - now)
        if self._pending is not None:
            at = now
        elif self.ahead.behind(self.loop, self.book, self.scene):
            at = min(at, now + FRAME)
        if not self.loop.paused:
            at = min(at, now + max(0.0, self.loop.seconds - self.loop.elapsed(now)))
        return max(0.0, at - now)

    def work(self) -> bool:
        """Do one small part of the work ahead, while nothing moves; returns whether there was any."""
        if self.loop.index is None or self.scene.moving(self._clock.now()):
            return True
        return self.ahead.work(self.loop, self.book, self.scene)

    # ----- pixels -----------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, region: QRegion) -> None:
        """Draw the pixels of `region` as they are since the last `advance`."""
        self.scene.paint(painter, region)
