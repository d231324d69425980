"""Fingers, pen and mouse: what they do on the glass becomes intents, pulled pages and pinched pictures.

Owns which control every finger presses and what the one drag pulls. Must not know Qt's events or what intents do.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from kiosk.clock import Clock
from kiosk.pages.controls import Control, Intent
from kiosk.pages.scroller import Scroller
from kiosk.stage.gesture import DragBegin, DragEnd, Phase, PinchBegin, PinchEnd, PinchMove, Press, Tap
from kiosk.stage.hold import Hold
from kiosk.stage.pinching import Pinching
from kiosk.stage.pull import Pull
from kiosk.stage.surface import Surface
from kiosk.stage.visitor import Visitor

_SLOP = 10  # u
#: Seconds after waking in which a press still means the attract loop: nobody has seen the dock yet.
_WAKING = 0.25


class Touch(Surface):
    """Everything that touches the window, in one place."""

    def __init__(self, clock: Clock, visitor: Visitor, send: Callable[[Intent], None]) -> None:
        """`send` takes what was asked for."""
        super().__init__(clock, visitor.stage.look.px(_SLOP))
        self._visitor, self._send = visitor, send
        self.pull = Pull(clock, visitor.stage)
        self.pinching = Pinching(clock, visitor.stage)
        self.hold = Hold(visitor.stage.look)
        visitor.stage.scene.overlays.append(self.hold)
        self._pressed: dict[int, Control | None] = {}
        self._drag: Literal["page", "sheet", "list"] | None = None
        self._caught: int | None = None  # the finger that caught a page in flight
        self._woken = float("-inf")

    @property
    def busy(self) -> bool:
        """Whether a finger that means something is down; dirt on the glass does not."""
        return bool(self._pressed) or self._drag is not None or self.pull.moving or self.pinching.moving

    def pointer(self, phase: Phase, finger: int, x: float, y: float) -> None:
        """A finger (or pen, or mouse button) came down, moved, or was lifted, at a pixel of the window; or was lost."""
        gestures = self._recogniser.pointer(phase, finger, x, y, self._clock.now())
        if phase != "lost" and any(isinstance(gesture, DragEnd) for gesture in gestures):
            self._visitor.touch()  # not where the drag ends: one that is only forgotten is nobody's touch
        self._take(gestures)

    def forget(self) -> None:
        """The page under the fingers is another one; what they have moved is back in its place."""
        super().forget()
        self.stop()

    def finish(self) -> None:
        """What fingers have let go has settled, at once: another page is wanted."""
        self.pull.finish()
        self.pinching.stop()

    def stop(self) -> None:
        """What fingers have moved is back in its place, at once: the page is another one now."""
        self.pull.stop()
        self.pinching.stop()

    def advance(self) -> None:
        """Go on to the clock's time: what was let go settles."""
        self.pull.advance()
        self.pinching.advance()
        self._hold()

    def wake(self, now: float) -> float:
        """The next moment at which something settles."""
        return min(self.pull.wake(now), self.pinching.wake(now), self.hold.wake(now))

    def _hold(self) -> None:
        """A finger held in the corner opens the door to staff; whether that finger had woken the kiosk goes with it."""
        now = self._clock.now()
        held = self._recogniser.held(now)
        if self.hold.follow(held, now) and held is not None:
            self._take(self._recogniser.cancel(now))
            self.stop()
            self._send(Intent("staff", held.since <= self._woken))

    def fit(self) -> None:
        """The window has another size."""
        self._recogniser.slop = self._visitor.stage.look.px(_SLOP)
        self.forget()

    # ----- press and tap ----------------------------------------------------------------------------------

    def _press(self, press: Press) -> None:
        visitor, now = self._visitor, self._clock.now()
        visitor.ripples.add(press.x, press.y, now)
        visitor.look_at(None)
        if visitor.touch():
            self._woken = now
        if now - self._woken < _WAKING:
            self._take(self._recogniser.kill(press.finger))
            return
        control = visitor.at(press.x, press.y)
        if self._stops_list(press.x, press.y):
            control = None
        if visitor.asked and (control is None or control.intent.name != "leave"):
            self._send(Intent("stay"))
            self._take(self._recogniser.kill(press.finger))
            return
        if self.pull.moving and (control is None or control.group == "page"):
            control = None
            if self._drag is None:  # else the page follows another finger
                self.pull.begin()
                self._caught = press.finger
        self._pressed[press.finger] = control if control is not None and control.enabled else None
        self._show_pressed()

    @property
    def _list(self) -> Scroller | None:
        """What a drag on the page moves, unless something lies over it."""
        visitor = self._visitor
        page = visitor.stage.scene.page
        return page.scroller if page is not None and not visitor.sheet.shown and not visitor.asked else None

    def _stops_list(self, x: float, y: float) -> bool:
        """A touch on a list that still moves stops it; returns whether it did."""
        ms = self._visitor.stage.page_ms
        scroller = self._list
        if scroller is None or not scroller.holds(x, y) or not scroller.moving(ms):
            return False
        scroller.grab(ms)
        scroller.release(0.0, 0.0, ms)
        return True

    def _tap(self, tap: Tap) -> None:
        visitor = self._visitor
        visitor.touch()
        pressed = self._pressed.pop(tap.finger, None)
        self._show_pressed()
        if tap.finger == self._caught:
            self._let_go()
            return
        there = visitor.at(tap.x, tap.y)
        if pressed is not None and there is not None and there.key == pressed.key:
            self._send(there.intent)
        elif there is None:
            self._beside(tap.y)

    def _beside(self, y: float) -> None:
        """A tap that met nothing closes what is open; on the sheet itself it does nothing."""
        sheet = self._visitor.sheet
        if not sheet.shown or y < sheet.rect.top():
            self._send(Intent("close"))

    def _unpress(self, finger: int) -> None:
        control = self._pressed.pop(finger, None)
        self._show_pressed()
        if control is not None and self._visitor.asked:
            self._send(Intent("stay"))
        if finger == self._caught:  # a drag takes it up again at once
            self._let_go()

    def _let_go(self) -> None:
        self._caught = None
        self.pull.end(0.0)

    def _show_pressed(self) -> None:
        self._visitor.press({control.key for control in self._pressed.values() if control is not None})

    def _pinch(self, pinch: PinchBegin | PinchMove | PinchEnd) -> None:
        visitor = self._visitor
        match pinch:
            case PinchBegin(x, y):
                visitor.touch()
                if not visitor.asked and not visitor.sheet.shown:
                    visitor.close_fact(at_once=True)
                    self.pinching.begin(x, y)
            case PinchMove():
                visitor.touch()
                self.pinching.move(pinch.scale, pinch.dx, pinch.dy)
            case PinchEnd():
                self.pinching.end()

    # ----- drag -------------------------------------------------------------------------------------------

    def _begin(self, drag: DragBegin) -> None:
        visitor = self._visitor
        visitor.touch()
        if visitor.asked:
            return
        if visitor.sheet.shown:
            if abs(drag.dy) >= abs(drag.dx):
                self._drag = "sheet"
        elif (scroller := self._list) is not None and scroller.holds(drag.x, drag.y):
            self._drag = "list"
            scroller.grab(visitor.stage.page_ms)
        elif abs(drag.dx) >= abs(drag.dy) and (visitor.stage.beside(-1) or visitor.stage.beside(1)):
            visitor.close_fact(at_once=True)  # it does not go with the page
            self.pinching.stop()
            self._drag = "page"
            self.pull.begin()
        self._follow(drag.dx, drag.dy)

    def _follow(self, dx: float, dy: float) -> None:
        self._visitor.touch()
        if self._drag == "page":
            self.pull.move(dx)
        elif self._drag == "sheet":
            self._visitor.sheet.pull = max(0.0, dy)
        elif self._drag == "list" and (scroller := self._list) is not None:
            scroller.drag(dx, dy)

    def _end(self, end: DragEnd) -> None:
        drag, self._drag = self._drag, None
        if drag == "page":
            self.pull.end(end.vx)
        elif drag == "list" and (scroller := self._list) is not None:
            scroller.release(end.vx, end.vy, self._visitor.stage.page_ms)
        elif drag == "sheet":
            sheet = self._visitor.sheet
            far = end.dy > sheet.rect.height() / 4 or end.vy > 600 * self._visitor.stage.look.u
            if far and end.vy > -200:
                self._send(Intent("close"))
            sheet.let_go(self._clock.now())
