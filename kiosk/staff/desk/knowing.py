"""Gathers what the panel shows: from the stage, the content's last check, the machine, and what staff have chosen.

Must not know views, or change anything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass

from PySide6.QtGui import QInputDevice

from kiosk.booth.logs import recent_errors
from kiosk.clock import Clock
from kiosk.content.deck import Deck, Slide
from kiosk.content.dwell import dwell_seconds
from kiosk.content.fields import Text
from kiosk.content.follow import Follow
from kiosk.staff.choices import Choices, names
from kiosk.staff.desk.draft import Draft
from kiosk.staff.desk.state import Known, Listed
from kiosk.staff.health import Health, health
from kiosk.stage.stage import Stage

#: Seconds after which the machine is asked again how it is.
_AGAIN = 10.0


@dataclass(frozen=True)
class Called:
    """What the slides of a deck are called, read from it once: on the panel, and in what is remembered."""

    deck: Deck
    keys: tuple[str, ...]
    names: tuple[Text, ...]


class Knowing:
    """Knows where to look."""

    def __init__(self, clock: Clock, stage: Stage, follow: Follow, beside: Executor) -> None:
        """`beside` carries out what is slow."""
        self._clock, self._stage, self._follow, self._beside = clock, stage, follow, beside
        self._started = clock.now()
        self._called = called(stage.deck)
        self._asking: Future[Health] | None = None
        self._asked = float("-inf")
        self._health: Health | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """What every slide of the deck that plays is remembered by."""
        if self._called.deck is not self._stage.deck:
            self._called = called(self._stage.deck)
        return self._called.keys

    def ask(self) -> None:
        """Have the machine asked how it is, if that is long ago."""
        if self._asking is None and self._clock.now() >= self._asked + _AGAIN:
            self._asked = self._clock.now()
            self._asking = self._beside.submit(health)
        elif self._asking is not None and self._asking.done():
            asking, self._asking = self._asking, None
            self._health = asking.result()

    def known(self, choices: Choices, *, picked: int | None, draft: Draft, damaged: bool, sure: str) -> Known:
        """All of it, now."""
        stage, keys = self._stage, self.keys
        deck, now = stage.deck, self._clock.wall().replace(second=0, microsecond=0)
        listed = tuple(
            Listed(
                slide,
                self._called.names[place],
                keys[place],
                choices.hides(keys[place]),
                stage.may_show(place),
                not stage.book.may_show(place),
            )
            for place, slide in enumerate(deck.slides)
        )
        language = stage.look.language
        frame = stage.look.frame
        index = stage.index
        if picked is None or picked >= len(listed):
            picked = index
        return Known(
            checked=self._follow.checked,
            slides=listed,
            round=sum(dwell_seconds(one.slide, language) for one in listed if one.plays),
            on_air=index,
            picked=picked,
            now=now,
            uptime=int((self._clock.now() - self._started) // 60),
            touch=any(device.type() == QInputDevice.DeviceType.TouchScreen for device in QInputDevice.devices()),
            choices=choices,
            damaged=damaged,
            draft=draft,
            ready=deck.settings.welcome,
            troubles=tuple(recent_errors()),
            health=self._health,
            display=f"{frame.width}×{frame.height}",
            checking=self._follow.checking,
            sure=sure,
        )


def called(deck: Deck) -> Called:
    """Slides are called by their eyebrow, which is short; where two have the same, by their title."""
    spoken: Callable[[Slide], Text] = lambda slide: slide.eyebrow or slide.title  # noqa: E731
    often = Counter(spoken(slide).zh for slide in deck.slides)
    said = tuple(spoken(slide) if often[spoken(slide).zh] == 1 else slide.title for slide in deck.slides)
    return Called(deck, tuple(names(deck)), said)
