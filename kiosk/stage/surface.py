"""A surface that fingers touch: what they do is recognised, and each gesture reaches the method that is there for it.

Owns how a recogniser is asked. Must not know what lies under the fingers, or what gestures mean there.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable

from kiosk.clock import Clock
from kiosk.stage.gesture import (
    DragBegin,
    DragEnd,
    DragMove,
    Gesture,
    Phase,
    PinchBegin,
    PinchEnd,
    PinchMove,
    Press,
    Recogniser,
    Tap,
    Unpress,
)


class Surface(ABC):
    """What fingers can touch. Subclasses say what presses, taps, drags and pinches do."""

    def __init__(self, clock: Clock, slop: float) -> None:
        """`slop` is how many pixels a finger may stray and still tap."""
        self._clock = clock
        self._recogniser = Recogniser(slop)

    def pointer(self, phase: Phase, finger: int, x: float, y: float) -> None:
        """A finger (or pen, or mouse button) came down, moved, or was lifted, at a pixel of the window; or was lost."""
        self._take(self._recogniser.pointer(phase, finger, x, y, self._clock.now()))

    def cancel(self) -> None:
        """The system took all fingers away."""
        self._take(self._recogniser.cancel(self._clock.now()))

    def forget(self) -> None:
        """What lies under the fingers is another page: those that are down mean nothing until lifted."""
        self._take(self._recogniser.forget(self._clock.now()))

    def _take(self, gestures: Iterable[Gesture]) -> None:
        for gesture in gestures:
            match gesture:
                case Press():
                    self._press(gesture)
                case Tap():
                    self._tap(gesture)
                case Unpress(finger):
                    self._unpress(finger)
                case DragBegin():
                    self._begin(gesture)
                case DragMove(_, dx, dy):
                    self._follow(dx, dy)
                case DragEnd():
                    self._end(gesture)
                case PinchBegin() | PinchMove() | PinchEnd():
                    self._pinch(gesture)

    @abstractmethod
    def _press(self, press: Press) -> None: ...

    @abstractmethod
    def _tap(self, tap: Tap) -> None: ...

    @abstractmethod
    def _unpress(self, finger: int) -> None: ...

    @abstractmethod
    def _begin(self, drag: DragBegin) -> None: ...

    @abstractmethod
    def _follow(self, dx: float, dy: float) -> None: ...

    @abstractmethod
    def _end(self, end: DragEnd) -> None: ...

    @abstractmethod
    def _pinch(self, pinch: PinchBegin | PinchMove | PinchEnd) -> None: ...
