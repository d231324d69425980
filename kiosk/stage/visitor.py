"""The visitor: whether somebody is there, how they want to see, and what stands over the page for them.

Owns dock, fact plate, accessibility sheet, the question whether they are still there, ripples, and the keyboard's
focus. Must not know fingers, keys or the window; it is told what is wanted.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF

from kiosk.clock import Clock
from kiosk.content.fields import Language
from kiosk.look.look import Look
from kiosk.pages.controls import Control, Hotspot, Intent, touched
from kiosk.pages.page import Page
from kiosk.stage.access import Access
from kiosk.stage.dock import Dock
from kiosk.stage.docked import COUNTED, docked
from kiosk.stage.focus import FocusRing
from kiosk.stage.plate import FactPlate
from kiosk.stage.prompt import Prompt
from kiosk.stage.reach import Reach
from kiosk.stage.ripple import Ripples
from kiosk.stage.sheet import Sheet
from kiosk.stage.stage import Stage
from kiosk.stage.steps import Steps
from kiosk.stage.visit import STAY, Visit

_AIR = 24  # u between the plate, the page's edges and the dock
_RECEDED, _READ = 0.5, 12.0  # how dear it is to cover what has receded, and what is still read


class Visitor:
    """One visitor after the other, on one stage."""

    def __init__(self, clock: Clock, stage: Stage, changed: Callable[[], None] = lambda: None) -> None:
        """Nobody is there yet. `changed` is called when what lies under the fingers is suddenly something else."""
        self._clock, self.stage, self._changed = clock, stage, changed
        self.visit = Visit()
        self.access = Access()
        look = stage.look
        reach = Reach(look.frame, stage.deck.settings.screen)
        self.dock, self.sheet = Dock(look, reach), Sheet(look, reach)
        self.steps = Steps(look)
        self.prompt, self.plate = Prompt(look, STAY), FactPlate(look)
        self.ripples, self.focus_ring = Ripples(look), FocusRing(look)
        stage.scene.overlays[:] = [
            self.plate, self.steps, self.dock, self.sheet, self.prompt, self.focus_ring, self.ripples,
        ]  # fmt: skip
        #: The key of the hotspot whose fact is open.
        self.fact: str | None = None
        self._shown_on: Page | None = None
        #: The key of the control that the keyboard is at.
        self.focus: str | None = None

    # ----- who is there -----------------------------------------------------------------------------------

    @property
    def there(self) -> bool:
        """Whether the loop yields to somebody."""
        return self.visit.phase != "attract"

    @property
    def asked(self) -> bool:
        """Whether the question stands on the screen."""
        return self.prompt.shown

    def touch(self) -> bool:
        """Somebody touched something; returns whether that woke the kiosk, and must do nothing else."""
        woke = not self.there
        self.visit.idle = float(self.stage.deck.settings.idle_seconds)
        self.visit.touch(self._clock.now())
        if woke:
            self.stage.yield_to_visitor()
            self._say()
            self.dock.show(self._clock.now())
            self._cover()
        return woke

    def stay(self) -> None:
        """They are still there."""
        self.visit.touch(self._clock.now())
        self.look_at(None)
        self.prompt.hide(self._clock.now())

    def step_aside(self, *, unwoken: bool = False) -> None:
        """Somebody else has the screen: time stands still here. `unwoken`: there was no visitor after all."""
        now = self._clock.now()
        self.stage.loop.pause(now, "aside")
        if unwoken:
            self.leave(home=False)
        self.look_at(None)
        self.visit.hold(now)

    def come_back(self) -> None:
        """Everything goes on from where it stood."""
        self.visit.go_on(self._clock.now())
        self.stage.loop.resume(self._clock.now(), "aside")

    def leave(self, *, home: bool = True) -> None:
        """They are gone: everything of theirs is forgotten, and the loop goes on, first at `home`."""
        now = self._clock.now()
        self.visit.leave()
        self.close_fact()
        self.look_at(None)
        for panel in (self.dock, self.steps, self.sheet, self.prompt):
            panel.hide(now)
        self.access = Access()
        self.dock.lowered = self.sheet.lowered = False
        self._cover()
        self._relook(self.stage.deck.settings.language)
        self._changed()
        self.stage.go_on(home=home)

    def advance(self) -> None:
        """Go on to the clock's time: ask, leave, count."""
        now = self._clock.now()
        if self.visit.advance(now):
            if self.visit.phase == "asking":
                self.look_at(None)
                self.prompt.seconds = STAY
                self.prompt.show(now)
            else:
                self.leave()
        if self.visit.phase == "asking":
            self.prompt.seconds = self.visit.staying(now)
        if self.there:
            self._say()
            self._keep_dock()
            self._keep_fact()
            self._keep_steps()

    def wake(self, now: float) -> float:
        """The moment at which something here changes by itself; infinity while the loop plays."""
        if not self.there:
            return math.inf
        left = self.visit.staying(now)
        shown = math.ceil(left)
        tick = now + left - (shown - 1) + 1e-3 if shown <= COUNTED else now + left - COUNTED
        return min(self.visit.wake(now), tick)

    # ----- what they want ---------------------------------------------------------------------------------

    def open_fact(self, key: str) -> None:
        """Read the fact of a hotspot; a second time closes it."""
        spot = self._spot(key)
        if spot is None or key == self.fact:
            self.close_fact()
            return
        self.fact = key
        self._show_fact(spot)

    def step_fact(self, way: int) -> None:
        """Read the fact after (1) or before (-1) the one that is open; round the end."""
        page = self.stage.scene.page
        keys = [spot.key for spot in page.hotspots] if page is not None else []
        if keys:
            here = keys.index(self.fact) if self.fact in keys else min(0, -way)
            self.open_fact(keys[(here + way) % len(keys)])

    def close_fact(self, *, at_once: bool = False) -> None:
        """Put the plate away."""
        page, now = self.stage.scene.page, self._clock.now()
        if page is not None:
            page.put_away(self.stage.page_ms)
        if self.fact is not None and page is not None:
            self.fact = None
            self.plate.hide(now, at_once=at_once)
            self.stage.scene.dimming.touch(page, None, now, at_once=at_once)

    def open_sheet(self) -> None:
        """The accessibility sheet."""
        self.close_fact()
        self.look_at(None)
        self.sheet.say(self.access)
        self.sheet.show(self._clock.now())

    def close(self) -> None:
        """Put away what lies on top: the sheet, else the plate."""
        if self.sheet.shown:
            self.look_at(None)
            self.sheet.hide(self._clock.now())
        else:
            self.close_fact()

    def set_access(self, access: Access) -> None:
        """See it another way, at once."""
        if access == self.access:
            return
        self.access = access
        self.dock.lowered = self.sheet.lowered = access.lowered
        self.sheet.say(access)
        self.dock.refresh()
        self._relook(self.stage.look.language)
        self._cover()

    def toggle_language(self) -> None:
        """中文 or English, in place."""
        self._relook("en" if self.stage.look.language == "zh" else "zh")

    def fit(self, look: Look) -> None:
        """Another size of window, or a picture exchanged under its name: everything is drawn anew."""
        self.dock.reach = self.sheet.reach = Reach(look.frame, self.stage.deck.settings.screen)
        self.stage.relook(look)
        self._cover()
        spot = self._spot(self.fact) if self.fact is not None else None
        self.plate.hide(self._clock.now(), at_once=True)
        if spot is not None:
            self._show_fact(spot)
        self._say()
        self._ring()
        self._changed()

    def _relook(self, language: Language) -> None:
        self.stage.calm = self.access.calm
        look = self.access.applied(self.stage.look.in_(language), self.stage.deck.settings.motion)
        if look != self.stage.look:
            self.fit(look)

    # ----- what can be touched ----------------------------------------------------------------------------

    @property
    def controls(self) -> list[Control]:
        """Everything that can be touched now, what lies on top last."""
        if self.prompt.shown:
            return self.prompt.controls
        if self.sheet.shown:
            return self.sheet.controls
        page = self.stage.scene.page
        if page is None or not self.there:
            return []
        spots = [Control(f"fact.{s.key}", s.rect, s.name, s.leads or Intent("fact", s.key)) for s in page.hotspots]
        # What has made way for the dock cannot be seen, and is not touched by mistake either.
        seen = [one for one in page.controls if not self.dock.shown or one.rect.bottom() <= self._top]
        return [*spots, *seen, *self._segments(), *self.steps.controls, *self.dock.controls]

    def _segments(self) -> list[Control]:
        stage, language = self.stage, self.stage.look.language
        state = stage.segments(self._clock.now())
        titles = {index: stage.deck.slides[index].title.in_(language) for index in stage.bill.row(stage.loop)}
        return stage.scene.progress.controls(state, titles) if state else []

    def at(self, x: float, y: float) -> Control | None:
        """The control that a finger at (x, y) means; None when there is none."""
        reach = Reach(self.stage.look.frame, self.stage.deck.settings.screen)
        controls, page = self.controls, self.stage.scene.page
        found = touched([*self._words_of(controls), *controls], QPointF(x, y), reach.target)
        bare = found is None and self.there and not (self.prompt.shown or self.sheet.shown)
        return page.near(x, y) if bare and page is not None else found

    def _words_of(self, controls: list[Control]) -> list[Control]:
        """A hotspot's numeral and label, wherever they stand in the sky, are touched like its graphic."""
        page = self.stage.scene.page
        facts = {control.key.removeprefix("fact."): control for control in controls if control.key.startswith("fact.")}
        return [
            replace(facts[block.group], rect=block.words)
            for block in (page.blocks if page is not None and facts else ())
            if block.words is not None and block.group in facts and block.words.bottom() < self._top
        ]

    def press(self, keys: set[str]) -> None:
        """Exactly these controls look pressed."""
        for panel in (self.dock, self.steps, self.sheet, self.prompt):
            panel.press(keys, self._clock.now())
        if (page := self.stage.scene.page) is not None:
            page.press(frozenset(keys))

    def look_at(self, key: str | None) -> None:
        """The keyboard is at that control now; None: it is not used."""
        self.focus = key
        self._ring()

    def _ring(self) -> None:
        control = next((control for control in self.controls if control.key == self.focus), None)
        self.focus_ring.rect = control.rect if control else None
        self.focus_ring.radius = control.radius if control else 0.0

    # ----- keeping in step --------------------------------------------------------------------------------

    def _spot(self, key: str) -> Hotspot | None:
        page = self.stage.scene.page
        return next((spot for spot in page.hotspots if spot.key == key), None) if page else None

    def _show_fact(self, spot: Hotspot) -> None:
        page, now = self.stage.scene.page, self._clock.now()
        assert page is not None
        frame, px = page.frame, page.look.px
        air = px(_AIR)
        avoid = [(other.rect, _RECEDED) for other in page.hotspots if other.key != spot.key]
        for block in page.blocks:
            if block.words is not None and block.group in (None, spot.key):
                avoid.append((block.words, _READ))
        bounds = QRectF(air, air, frame.width - 2 * air, self._top - 2 * air)
        self.plate.open(spot, page.source, avoid, bounds, now)
        self.stage.scene.dimming.touch(page, spot.key, now)
        self._shown_on = page

    def _keep_fact(self) -> None:
        """A fact belongs to its page: with another page it goes, unless that is the same slide anew."""
        page = self.stage.scene.page
        if self.fact is None or page is self._shown_on:
            return
        spot = self._spot(self.fact)
        if spot is None or page is None:
            self.fact = None
            self.plate.hide(self._clock.now())
        else:
            self._show_fact(spot)

    def _keep_dock(self) -> None:
        """A page with controls of its own has no dock, or one that stays clear of them."""
        page = self.stage.scene.page
        wanted = page is None or page.docked
        moves = self.dock.stay_below(page.clear if page is not None else 0.0)
        if wanted != self.dock.shown:
            (self.dock.show if wanted else self.dock.hide)(self._clock.now())
            moves = True
        if moves:
            self._cover()

    def _keep_steps(self) -> None:
        """The arrows are there while somebody cannot reach what answers a touch."""
        page, now = self.stage.scene.page, self._clock.now()
        needed = page is not None and self.steps.needed(page, self.dock.reach, self.dock.plate)
        wanted = self.access.lowered and needed
        if wanted:
            spot = self._spot(self.fact) if self.fact is not None else None
            self.steps.say(spot.title if spot else "", self.dock.plate)
        if wanted != self.steps.shown:
            (self.steps.show if wanted else self.steps.hide)(now)
            self._cover()

    @property
    def _top(self) -> float:
        """Where what stands in the water begins."""
        return self.steps.top if self.steps.shown else self.dock.top

    def _cover(self) -> None:
        top = self._top if self.dock.shown else None
        scene = self.stage.scene
        scene.cover_row(self.dock.shown and self.dock.plate.intersects(QRectF(scene.progress.rect)))
        scene.dimming.cover(top, self._clock.now())

    def _say(self) -> None:
        """What stands in the dock."""
        self.dock.say(docked(self.stage, self.visit.staying(self._clock.now())))
