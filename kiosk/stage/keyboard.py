"""The keyboard: everything a finger can do, and what staff need.

Tab goes from control to control, Enter touches it, or what the page has for Enter while it is at none; arrows go on
within the dock, the chart, the sheet; anywhere else they turn the slides. Owns which key means what. Must not know
Qt's widgets, or what intents do.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt

from kiosk.pages.controls import Control, Intent

_K = Qt.Key
#: Keys of staff: they do not count as a visitor.
_STAFF = {_K.Key_P.value: Intent("pause"), _K.Key_F11.value: Intent("fullscreen")}
_ALWAYS = {
    _K.Key_PageDown.value: Intent("next"),
    _K.Key_PageUp.value: Intent("previous"),
    _K.Key_Home.value: Intent("home"),
    _K.Key_L.value: Intent("language"),
    _K.Key_Escape.value: Intent("close"),
}
_STEPS = {
    _K.Key_Tab.value: 1,
    _K.Key_Backtab.value: -1,
    _K.Key_Right.value: 1,
    _K.Key_Down.value: 1,
    _K.Key_Left.value: -1,
    _K.Key_Up.value: -1,
}
_TAB = (_K.Key_Tab.value, _K.Key_Backtab.value)
_ENTER = (_K.Key_Return.value, _K.Key_Enter.value, _K.Key_Space.value, _K.Key_Select.value)


class Typist(Protocol):
    """Who uses the keyboard, as far as it must know them: a visitor, or staff."""

    @property
    def controls(self) -> list[Control]:
        """What can be done now, in the order of Tab."""

    @property
    def focus(self) -> str | None:
        """The key of the control that the keyboard is at."""

    @property
    def asked(self) -> bool:
        """Whether any key says that they are still there."""

    def touch(self) -> bool:
        """They pressed a key; returns whether that woke the kiosk, and must do nothing else."""

    def look_at(self, key: str | None) -> None:
        """The keyboard is at that control now."""


class Keyboard:
    """Turns keys into intents, and moves the focus."""

    def __init__(self, typist: Typist, send: Callable[[Intent], None]) -> None:
        """`send` takes what was asked for."""
        self._typist, self._send = typist, send

    def press(self, key: int) -> bool:
        """A key, by Qt's number, without modifiers; returns whether it means anything."""
        if key in _STAFF:
            self._send(_STAFF[key])
            return True
        if key not in _ALWAYS and key not in _STEPS and key not in _ENTER:
            return False
        typist = self._typist
        asked = typist.asked
        woke = typist.touch()
        if asked and key not in _TAB and (typist.focus is None or key not in (*_ENTER, *_STEPS)):
            self._send(Intent("stay"))  # any key stays, like any touch
        elif key in _ALWAYS:
            self._send(_ALWAYS[key])
        elif key in _ENTER:
            if not woke:
                self._enter()
        else:
            self._step(_STEPS[key], tab=key in _TAB)
        return True

    def _order(self) -> list[Control]:
        """Where Tab goes: what can be done, without the progress row, which Page keys serve."""
        return [control for control in self._typist.controls if control.enabled and control.group != "progress"]

    def _enter(self) -> None:
        focus = self._typist.focus
        control = next((c for c in self._order() if (c.key == focus if focus is not None else c.default)), None)
        if control is not None:
            self._send(control.intent)

    def _step(self, way: int, *, tab: bool) -> None:
        order = self._order()
        here = next((place for place, c in enumerate(order) if c.key == self._typist.focus), None)
        if not tab:
            if here is None:
                self._send(Intent("next" if way > 0 else "previous"))
                return
            order = [control for control in order if control.group == order[here].group]
            here = next(place for place, c in enumerate(order) if c.key == self._typist.focus)
        if order:
            start = here if here is not None else min(0, -way)
            self._typist.look_at(order[(start + way) % len(order)].key)
