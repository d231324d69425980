"""Fingers, pen and mouse on the staff panel: presses, taps, and a drag that pushes a list.

The same fingers as on the show, without what only visitors do. Must not know what is touched, or what intents do.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from kiosk.clock import Clock
from kiosk.pages.controls import Control, Intent
from kiosk.pages.scroller import Scroller
from kiosk.stage.gesture import DragBegin, DragEnd, PinchBegin, PinchEnd, PinchMove, Press, Tap
from kiosk.stage.surface import Surface


class Touched(Protocol):
    """What lies under the hands."""

    @property
    def scroller(self) -> Scroller | None:
        """What a drag moves, if anything."""

    def at(self, x: float, y: float) -> Control | None:
        """The control that a finger there means."""

    def press(self, keys: set[str]) -> None:
        """Exactly these look pressed."""

    def felt(self, x: float, y: float) -> None:
        """A finger came down there."""


class Hands(Surface):
    """Everything that touches the panel."""

    def __init__(self, clock: Clock, touched: Touched, send: Callable[[Intent], None], slop: float) -> None:
        """`send` takes what was asked for; `slop` is how many pixels a finger may stray and still tap."""
        super().__init__(clock, slop)
        self._touched, self._send = touched, send
        self._pressed: dict[int, Control] = {}
        self._dragging = False

    @property
    def _ms(self) -> float:
        return self._clock.now() * 1000

    def _press(self, press: Press) -> None:
        touched = self._touched
        touched.felt(press.x, press.y)
        scroller = touched.scroller
        if scroller is not None and scroller.holds(press.x, press.y) and scroller.moving(self._ms):
            scroller.grab(self._ms)  # a touch on a list that still moves stops it, and means nothing else
            scroller.release(0.0, 0.0, self._ms)
            return
        control = touched.at(press.x, press.y)
        if control is not None and control.enabled:
            self._pressed[press.finger] = control
        self._show()

    def _tap(self, tap: Tap) -> None:
        pressed = self._pressed.pop(tap.finger, None)
        self._show()
        there = self._touched.at(tap.x, tap.y)
        if pressed is not None and there is not None and there.key == pressed.key:
            self._send(there.intent)

    def _unpress(self, finger: int) -> None:
        self._pressed.pop(finger, None)
        self._show()

    def _begin(self, drag: DragBegin) -> None:
        scroller = self._touched.scroller
        if scroller is not None and scroller.holds(drag.x, drag.y):
            self._dragging = True
            scroller.grab(self._ms)
            scroller.drag(drag.dx, drag.dy)

    def _follow(self, dx: float, dy: float) -> None:
        if self._dragging and (scroller := self._touched.scroller) is not None:
            scroller.drag(dx, dy)

    def _end(self, end: DragEnd) -> None:
        if self._dragging and (scroller := self._touched.scroller) is not None:
            scroller.release(end.vx, end.vy, self._ms)
        self._dragging = False

    def _pinch(self, pinch: PinchBegin | PinchMove | PinchEnd) -> None:
        """Nothing here is pinched."""

    def _show(self) -> None:
        self._touched.press({control.key for control in self._pressed.values()})
