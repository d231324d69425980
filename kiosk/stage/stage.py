"""The stage: runs the loop over a deck's pages and answers intents (next, previous, home, pause).

Owns which page shows and when; the scene owns its pixels, the window its events. Must not know files or the window.
"""

from __future__ import annotations

import gc
import math
from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtGui import QPainter, QRegion

from kiosk.clock import Clock
from kiosk.content.deck import Deck, Slide
from kiosk.content.dwell import dwell_seconds
from kiosk.content.fields import Language
from kiosk.look.look import Look
from kiosk.pages.calm import CalmPage
from kiosk.slides import Kind
from kiosk.stage.loop import Loop
from kiosk.stage.pagebook import PageBook
from kiosk.stage.progress import Segments
from kiosk.stage.scene import FRAME, Scene
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
        self.book = PageBook(self.deck, kinds, look, self._failed)
        self.loop = Loop(0, self._dwell, self._may_show)
        self._dwells: dict[tuple[int, Language], float] = {}
        self._tidied = False
        self._asked = -math.inf

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
        change = change or Change("fade", reduced=deck.settings.motion == "reduced")
        paused = self.loop.paused
        old = self.deck.slides[self.loop.index] if self.loop.index is not None else None
        values = dict(self.scene.page.values) if self.scene.page is not None else {}
        place = self.loop.index
        motion = deck.settings.motion
        self.deck = deck
        if motion != self.look.motion:
            self.look = replace(self.look, motion=motion)
            self.scene.relook(self.look)
        self._reset()
        index = _same(old, place, deck)
        if index is not None and self.book.may_show(index) and self._scheduled(index):
            page = self.book.page(index, values)
            if page is not None:
                self.loop.enter(index, self._clock.now())
                self.scene.show(page, self._clock.now(), change)
        if self.loop.index is None:
            self._go(self.loop.first(), change)
        if paused:
            self.loop.pause(self._clock.now())

    def relook(self, look: Look) -> None:
        """Take another size or language, in place: the page, its progress and the pause are kept."""
        self.look = replace(look, motion=self.deck.settings.motion)
        self.scene.relook(self.look)
        index = self.loop.index
        self.book = PageBook(self.deck, self._kinds, self.look, self._failed)
        page = self.book.page(index) if index is not None else None
        if page is not None:
            self.scene.swap(page)
        elif index is not None:
            self._go(self.loop.step(), Change("none"))
        else:
            self.scene.swap(self._calm_page())

    def _reset(self) -> None:
        self._dwells.clear()
        paused = self.loop.paused
        self.book = PageBook(self.deck, self._kinds, self.look, self._failed)
        self.loop = Loop(len(self.deck.slides), self._dwell, self._may_show)
        if paused:  # staff hold the loop, whatever they write meanwhile
            self.loop.pause(self._clock.now())
        self._tidied = False
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

    def _failed(self, index: int, error: Exception) -> None:
        self._report(self.deck.slides[index], error)

    @property
    def _reduced(self) -> bool:
        return self.look.motion == "reduced"

    # ----- intents ----------------------------------------------------------------------------------------

    def next(self) -> None:
        """The next slide, now."""
        self._turn(1)

    def previous(self) -> None:
        """The slide before, now."""
        self._turn(-1)

    def home(self) -> None:
        """The first slide, now."""
        self._go(self.loop.first(), Change("fade", reduced=self._reduced))

    def jump(self, index: int) -> None:
        """A slide by its place, now."""
        self._go(index, Change("fade", reduced=self._reduced))

    def toggle_pause(self) -> None:
        """Hold the loop, or let it go on."""
        if self.loop.paused:
            self.loop.resume(self._clock.now())
        else:
            self.loop.pause(self._clock.now())

    def _turn(self, side: int) -> None:
        index = self.loop.step(side)
        if index != self.loop.index:  # a deck of one has no other page
            self._go(index, Change("push", side, self._reduced))

    def _go(self, index: int | None, change: Change) -> None:
        """Show a slide, or the next one that can be shown, or the calm page."""
        for _ in range(len(self.deck.slides) + 1):
            if index is None:
                break
            page = self.book.page(index)
            if page is not None:
                now = self._clock.now()
                self.scene.prepare_lake(page)
                self.scene.show(page, now, change)
                self.loop.enter(index, now)
                self._tidied = False
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
        index = self.loop.step()
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

    @property
    def wake(self) -> float:
        """Seconds from now until `advance` has something to do; infinity when nothing ever will."""
        now = self._clock.now()
        filling = self.loop.seconds if self.loop.index is not None and not self.loop.paused else 0.0
        at = self.scene.wake(now, filling)
        if self.loop.index is None:
            return max(0.0, min(at, now + _LOOK_AGAIN if self.deck.slides else math.inf) - now)
        if self._behind():
            at = min(at, now + FRAME)
        if not self.loop.paused:
            at = min(at, now + max(0.0, self.loop.seconds - self.loop.elapsed(now)))
        return max(0.0, at - now)

    def _behind(self) -> bool:
        """Whether there is work to do in advance."""
        following = self.loop.step()
        return not self._tidied or (
            following is not None and following != self.loop.index and not self.book.ready(following)
        )

    def work(self) -> None:
        """Do one small part of the work for the page to come. Call it only while nothing moves."""
        now = self._clock.now()
        if self.scene.moving(now) or self.loop.index is None:
            return
        following = self.loop.step()
        if not self._tidied:
            self.book.keep({self.loop.index} | ({following} if following is not None else set()))
            gc.collect()
            self._tidied = True
        elif self.loop.count > 1 and self.scene.prepare_leaving():
            pass
        elif following is not None and following != self.loop.index and not self.book.step(following):
            page = self.book.page(following)
            if page is not None:
                self.scene.prepare_lake(page)

    # ----- pixels -----------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, region: QRegion) -> None:
        """Draw the pixels of `region` as they are since the last `advance`."""
        self.scene.paint(painter, region)


def _same(slide: Slide | None, index: int | None, deck: Deck) -> int | None:
    """Where a slide of the old deck stands in the new one: itself, or the same place and kind."""
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
