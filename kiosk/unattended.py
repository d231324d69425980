"""The show, unattended: beats the heart, begins where the last one ended, plays with care when it is told to.

Between the app, which knows the stage, and the heart, which knows the supervisor. Must not know fingers or pixels.
"""

from __future__ import annotations

import hashlib
import logging
import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Protocol, cast

from kiosk.booth.exits import LEFT, START_AGAIN, STUCK, TOLD
from kiosk.booth.guard import Guard
from kiosk.booth.handover import Handover
from kiosk.booth.heart import Heart
from kiosk.content.deck import Deck, Slide
from kiosk.pages.slide_page import SlidePage
from kiosk.slides import Kind
from kiosk.stage.afterimage import AfterImage
from kiosk.stage.stage import Stage
from kiosk.stage.visitor import Visitor

log = logging.getLogger("kiosk")
#: Seconds after which the show surely stands before what the one before it left on the screen.
_STANDS = 2.0


class Show(Protocol):
    """The app, as it is seen from here."""

    stage: Stage
    visitor: Visitor
    guard: Guard

    def quit(self, status: int = LEFT) -> None:
        """End with that status."""


class Unattended:
    """One run of the show."""

    def __init__(self, heart: Heart | None = None, handover: Handover | None = None) -> None:
        """By itself, or by a supervisor that handed something over."""
        self.handed = handover or Handover()
        self._supervised = handover is not None
        self._making: int | None = None  # the slide of which a page is being made
        self._left: AfterImage | None = None
        self._wipe_at = math.inf
        self._heart = heart or Heart()
        self._care, self._aside = self.handed.care, self.handed.aside
        self._careful_since: float | None = None
        self._written: Deck | None = None
        self._careful = Deck()  # what is played of it
        self._told: tuple[Deck, int | None] | None = None
        self._over = False

    @property
    def again(self) -> bool:
        """Whether it played a moment ago: then it stands there at once, instead of entering."""
        return self.handed.why != "start"

    def playable(self, deck: Deck) -> Deck:
        """What of a deck is played: all of it, unless the show before could not."""
        if self._care == "none":
            return deck
        if deck is self._written:
            return self._careful
        if self._written is not None and deck != self._written:
            log.warning("内容已更改，恢复正常播放 · the content has changed, so all of it is played again")
            self._relax()
            return deck
        if self._written is None:
            self._careful = careful(deck, self._aside, bare=self._care == "bare")
        self._written = deck
        return self._careful

    def telling(self, kinds: Mapping[str, Kind]) -> Mapping[str, Kind]:
        """The same slide kinds; each says of which slide it makes a page, in case it does not survive that."""
        if not self._supervised:
            return kinds
        return {name: replace(kind, page=cast(Any, partial(self._make, kind.page))) for name, kind in kinds.items()}

    def _make(self, page: Callable[..., SlidePage[Any]], slide: Slide, deck: Deck, *more: object) -> SlidePage[Any]:
        place = next((index for index, other in enumerate(deck.slides) if other is slide), None)
        if place is not None:
            self._heart.tell("tries", mark(deck, place))
            self._making = place
        return page(slide, deck, *more)

    def first(self, deck: Deck) -> int | None:
        """The slide to begin with: where the show before was; None when that is not known, or gone.

        It is told at once: if it ends the show while it is built, that was the slide.
        """
        index = place_of(deck, self.handed.slide)
        if index is not None:
            self._heart.tell("slide", mark(deck, index))
        return index

    def tick(self, now: float, show: Show, again: Callable[[], object]) -> None:
        """The GUI thread is alive. Ends the show where that is wanted; calls `again` when the deck is to be asked anew.

        `now` in seconds of a steady clock; call it at least once a second.
        """
        self._heart.beat(now)
        if self._left is None:
            self._left, self._wipe_at = AfterImage(), now + _STANDS
            if self._supervised and self._left.leave():
                self._heart.tell("leaves")
        elif self._supervised and now >= self._wipe_at:
            self._wipe_at = math.inf
            self._left.wipe()
        stage = show.stage
        if self._making is not None and (stage.book.ready(self._making) or self._making in stage.book.failed):
            self._making = None
            self._heart.tell("made")
        if (stage.deck, stage.index) != self._told:
            self._told = stage.deck, stage.index
            if stage.index is not None:
                self._heart.tell("slide", mark(stage.deck, stage.index))
        if self._heart.ended.is_set():
            show.quit(TOLD)
            return
        if self._supervised and show.guard.stuck:  # by itself, half a show is better than none
            log.critical("画面不再更新，重新启动 · the show does not go on any more and starts afresh")
            show.quit(STUCK)
            return
        if show.visitor.there or not stage.at_rest:
            return
        if self.handed.memory_mb is not None and self._heart.memory_mb > self.handed.memory_mb:
            log.warning("the show holds %.0f MB and starts afresh: nobody is there", self._heart.memory_mb)
            show.quit(START_AGAIN)
        elif self._care != "none":
            if self._careful_since is None:
                self._careful_since = now
            if now - self._careful_since >= self.handed.quiet:
                self._relax()
                again()

    def _relax(self) -> None:
        self._care, self._aside = "none", ()
        self._heart.tell("normal")

    def stop(self, status: int) -> None:
        """The show ends with that status, whatever may still keep its process alive; the first word counts."""
        if not self._over:
            self._over = True
            self._heart.tell("ends", status)
        self._heart.stop(status)
        if self._left is not None:
            self._left.end()


def careful(deck: Deck, aside: tuple[str, ...], *, bare: bool = False) -> Deck:
    """The same deck in plain slides, without those set aside, or without any."""
    settings = deck.settings.model_copy(update={"motion": "reduced", "transition": "none"})
    left_out = {written.partition(":")[2] for written in aside}
    slides = () if bare else tuple(slide for slide in deck.slides if _print(slide) not in left_out)
    plain = tuple(slide.model_copy(update={"transition": None}) for slide in slides)
    return deck.model_copy(update={"settings": settings, "slides": plain, **({"companies": ()} if bare else {})})


def mark(deck: Deck, index: int) -> str:
    """What a slide is known by from one run to the next: its place, and what is written in it."""
    return f"{index}:{_print(deck.slides[index])}"


def place_of(deck: Deck, written: str) -> int | None:
    """Where the marked slide is now: the same one wherever it stands, else the one in its place; None: nowhere."""
    place, _, known = written.partition(":")
    for index, slide in enumerate(deck.slides):
        if _print(slide) == known:
            return index
    return int(place) if place.isdecimal() and len(place) < 5 and int(place) < len(deck.slides) else None


def _print(slide: Slide) -> str:
    said = slide.model_dump_json(exclude={"transition"})
    return hashlib.sha256(said.encode()).hexdigest()[:12]
