"""The staff panel on the kiosk: opens behind a PIN, takes the fingers and keys while it is up, locks itself.

Owns which view shows, how long it stays open, and who is asked for what. What each button does stands in `deeds.py`,
what staff have changed in `standing.py`. Must not know the window, or how content is checked.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QPointF, Qt

from kiosk.clock import Clock
from kiosk.content.follow import Follow
from kiosk.look.look import Look
from kiosk.pages.controls import Control, Intent, touched
from kiosk.pages.scroller import Scroller
from kiosk.staff.desk.console import Console
from kiosk.staff.desk.deeds import deeds
from kiosk.staff.desk.draft import Draft
from kiosk.staff.desk.gate import Gate
from kiosk.staff.desk.hands import Hands
from kiosk.staff.desk.knowing import Knowing
from kiosk.staff.desk.pad import PadView
from kiosk.staff.desk.pile import Pile
from kiosk.staff.desk.standing import Standing
from kiosk.staff.desk.state import Known
from kiosk.staff.desk.trial import TouchTest
from kiosk.staff.desk.view import View
from kiosk.stage.focus import FocusRing
from kiosk.stage.gesture import Phase
from kiosk.stage.keyboard import Keyboard
from kiosk.stage.overlay import FRAME
from kiosk.stage.reach import Reach
from kiosk.stage.stage import Stage
from kiosk.stage.tour import Tour
from kiosk.stage.visitor import Visitor

#: Seconds without a touch after which the open panel locks itself, and the pad goes away.
LOCK, PAD = 300.0, 30.0
#: Seconds within which what ends the show must be pressed again.
SURE = 5.0
#: Seconds that the end of the show waits for what staff changed to be written.
LAST = 2.0
_SLOP = 10  # u
_SPACE, _ENTERS = Qt.Key.Key_Space.value, (Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value)


class Kiosk(Protocol):
    """What the panel asks of the kiosk."""

    clock: Clock
    stage: Stage
    visitor: Visitor
    tour: Tour
    follow: Follow

    def answer(self, intent: Intent) -> None:
        """Somebody wants that."""

    def quit(self, status: int) -> None:
        """End the show, with one of the statuses of `booth/exits.py`."""


class Desk:
    """One kiosk's panel."""

    def __init__(self, kiosk: Kiosk, folder: Path) -> None:
        """Shut; what staff changed in an earlier run is put into effect. `folder` is the state folder."""
        self.kiosk, self._clock, self.stage = kiosk, kiosk.clock, kiosk.stage
        look = self.stage.look
        self._beside = ThreadPoolExecutor(1, thread_name_prefix="staff")
        self.gate = Gate(folder, self._clock, self._beside)
        self.knowing = Knowing(self._clock, self.stage, kiosk.follow, self._beside)
        self.standing = Standing(self._clock, self.stage, lambda: self.knowing.keys, folder, self._beside)
        self._pile, self._ring = Pile(look), FocusRing(look)
        overlays = self.stage.scene.overlays
        overlays.insert(0, self.standing.greeting)
        overlays[-3:-3] = [self._pile, self._ring]  # below the ripples, the visitor's focus and the ring of a hold
        overlays.append(self.standing.veil)
        self.stage.scene.cover = self._pile
        self.keyboard = Keyboard(self, kiosk.answer)
        self._hands = Hands(self._clock, self, kiosk.answer, look.px(_SLOP))
        self._deeds: dict[str, Callable[[object], None]] = deeds(self)
        self._felt = self._told = float("-inf")
        self._checked = kiosk.follow.checked
        self._sure, self._sure_until = "", 0.0
        self.picked: int | None = None
        self.draft = Draft()
        #: The key of the control that the keyboard is at.
        self.focus: str | None = None

    # ----- open and shut ------------------------------------------------------------------------------------

    @property
    def up(self) -> bool:
        """Whether it has the screen, and with it fingers and keys."""
        return self._pile.top is not None

    @property
    def untouched(self) -> bool:
        """Whether the screen shows what it would on any other day, but for its brightness."""
        return not self.up and self.standing.plain

    @property
    def view(self) -> View | None:
        """What shows of it."""
        return self._pile.top

    def open(self, *, unwoken: bool = False) -> None:
        """Somebody held the corner: ask for the PIN. `unwoken`: before that nobody was there."""
        if self.up:
            return
        self.kiosk.visitor.step_aside(unwoken=unwoken)
        self._pile.language = self.stage.look.language
        self._hands = Hands(self._clock, self, self.kiosk.answer, self.stage.look.px(_SLOP))
        self.gate.begin()
        self.show(PadView(self._pile.look))

    def show(self, view: View) -> None:
        """Another view of it."""
        self.look_at(None)
        self._hands.forget()
        self._felt = self._clock.now()
        if isinstance(view, PadView):
            view.say(self.gate.state(view.look.language))
        elif isinstance(view, Console):
            view.count(LOCK)
        self._pile.show(view, self._clock.now())

    def close(self) -> None:
        """Everything goes on from where it stood."""
        if not self.up:
            return
        self.look_at(None)
        self._pile.clear(self._clock.now())
        self.picked, self.draft, self._sure = None, Draft(), ""
        self.kiosk.visitor.come_back()
        self.standing.make_room()

    @property
    def look(self) -> Look:
        """How its views look."""
        return self._pile.look

    # ----- asking twice -------------------------------------------------------------------------------------

    def asked_twice(self, what: str) -> bool:
        """Whether this is the second time within a moment that they want that."""
        now = self._clock.now()
        again = self._sure == what and now < self._sure_until
        self._sure, self._sure_until = ("", 0.0) if again else (what, now + SURE)
        return again

    # ----- intents ------------------------------------------------------------------------------------------

    def take(self, intent: Intent) -> bool:
        """Answer an intent while it is up; a visitor's mean nothing then. False when somebody else should."""
        if not self.up or intent.name == "fullscreen":
            return False
        self._felt = self._clock.now()
        deed = self._deeds.get(intent.name)
        if deed is not None:
            deed(intent.value)
            self._tell()
        return True

    def typed(self, text: str) -> bool:
        """Characters from a real keyboard, or an input method; returns whether they were of use."""
        self._felt = self._clock.now()
        view = self.view
        if isinstance(view, PadView):
            for character in text:
                if character in "\b\x7f":
                    self.gate.erase()
                elif character.isdecimal():
                    self.gate.digit(str(int(character)))
        elif self.draft.field is None:
            return False
        else:
            self.draft = self.draft.typed(text)
        self._tell()
        return True

    def key(self, key: int) -> None:
        """A key without modifiers."""
        self._felt = self._clock.now()
        if key == _SPACE and self.draft.field is not None:
            self.typed(" ")
        elif key in _ENTERS and self.draft.field is not None:
            self.kiosk.answer(Intent("field", None))
        elif key in _ENTERS and isinstance(self.view, PadView) and self.focus is None:
            self.kiosk.answer(Intent("enter"))
        else:
            self.keyboard.press(key)

    # ----- fingers, and the keyboard's focus ----------------------------------------------------------------

    def pointer(self, phase: Phase, finger: int, x: float, y: float) -> None:
        """A finger, pen or mouse button came down, moved, was lifted or lost."""
        if isinstance(self.view, TouchTest):
            self._felt = self._clock.now()
            self.view.pointer(phase, finger, x, y)
        self._hands.pointer(phase, finger, x, y)

    def cancel(self) -> None:
        """The system took all fingers away."""
        if isinstance(self.view, TouchTest):
            self.view.let_go()
        self._hands.cancel()

    @property
    def scroller(self) -> Scroller | None:
        """What a drag moves."""
        return self.view.scroller if self.view is not None else None

    def at(self, x: float, y: float) -> Control | None:
        """The control that a finger there means."""
        reach = Reach(self.stage.look.frame, self.stage.deck.settings.screen)
        return touched(self.view.touchable, QPointF(x, y), reach.target) if self.view is not None else None

    def felt(self, x: float, y: float) -> None:
        """A finger came down there."""
        self._felt = self._clock.now()
        self.look_at(None)
        if not isinstance(self.view, TouchTest):
            self.kiosk.visitor.ripples.add(x, y, self._felt)

    def press(self, keys: set[str]) -> None:
        """Exactly these look pressed."""
        if self.view is not None:
            self.view.press(keys, self._clock.now())

    @property
    def controls(self) -> list[Control]:
        """Everything that can be done now, in the order of Tab."""
        return self.view.controls if self.view is not None else []

    @property
    def asked(self) -> bool:
        """Nobody is asked whether they are still there: it locks itself."""
        return False

    def touch(self) -> bool:
        """A key was pressed; it wakes nothing."""
        self._felt = self._clock.now()
        return False

    def look_at(self, key: str | None) -> None:
        """The keyboard is at that control now; None: it is not used."""
        self.focus = key
        if self.view is not None:
            self.view.reveal(key)

    # ----- time ---------------------------------------------------------------------------------------------

    def advance(self) -> None:
        """Go on to the clock's time: what is over ends, what is open counts down, what is checked opens."""
        now = self._clock.now()
        self.standing.follow(now)
        view = self.view
        if view is None:
            self._ring.rect = None
            return
        busy = self.gate.busy
        if isinstance(view, PadView) and self.gate.opened():
            self._deeds["view"]("live")
        elif now >= self._felt + (PAD if isinstance(view, PadView) else LOCK):
            self.close()
        elif now >= self._told + 1 or busy or self.kiosk.follow.checked is not self._checked:
            self._tell()
        elif isinstance(view, Console):
            view.count(self._felt + LOCK - now)
        control = next((one for one in self.controls if one.key == self.focus), None)
        self._ring.rect, self._ring.radius = (control.rect, control.radius) if control else (None, 0.0)

    def known(self) -> Known:
        """What its views show."""
        sure = self._sure if self._clock.now() < self._sure_until else ""
        choices, damaged = self.standing.choices, self.standing.damaged
        return self.knowing.known(choices, picked=self.picked, draft=self.draft, damaged=damaged, sure=sure)

    def _tell(self) -> None:
        """Let the view that shows say how things are."""
        self._told = now = self._clock.now()
        self._checked = self.kiosk.follow.checked
        view = self.view
        if isinstance(view, PadView):
            view.say(self.gate.state(view.look.language))
        elif isinstance(view, Console):
            self.knowing.ask()
            view.say(self.known())
            view.count(self._felt + LOCK - now)

    def wake(self, now: float) -> float:
        """The next moment at which something here changes by itself."""
        if not self.up:
            return math.inf
        if self.gate.busy:
            return now + FRAME
        left = self._felt + LOCK - now
        return min(now + max(FRAME, left - math.floor(left) + 1e-3), self._told + 1)

    def end(self) -> None:
        """The show ends: nothing is heard any more, and what was changed is on the disk when this returns."""
        self._pile.clear(self._clock.now())
        wait([self._beside.submit(lambda: None)], timeout=LAST)
        self._beside.shutdown(wait=False, cancel_futures=True)
