"""One recogniser for touch, pen and mouse: what fingers do becomes press, tap, drag, fling and pinch.

Owns what counts as which gesture, and that nothing stays open once no finger is down. A mouse or a pen is a finger with
a number of its own. Must not know Qt, a clock, or what lies under a finger: positions are pixels, `now` is seconds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kiosk.stage.finger import Finger, Pair

#: What a finger does; `lost` is one that is gone without having been lifted.
Phase = Literal["down", "move", "up", "lost"]

_FINGERS = 64  # tracked at most; a driver that never reports a lift must not fill the memory
_FAR = 1e6  # px; beyond this a position is a driver's mistake, as are NaN and infinity


@dataclass(frozen=True)
class Press:
    """A finger came down at (x, y); a `Tap` or an `Unpress` will follow."""

    finger: int
    x: float
    y: float


@dataclass(frozen=True)
class Tap:
    """A press was lifted without leaving the slop, however long it took; (x, y) is where it came down."""

    finger: int
    x: float
    y: float


@dataclass(frozen=True)
class Unpress:
    """A press will not become a tap: it left the slop, was cancelled, or too many fingers came."""

    finger: int


@dataclass(frozen=True)
class DragBegin:
    """A finger that came down at (x, y) left the slop and is now (dx, dy) beyond its edge."""

    finger: int
    x: float
    y: float
    dx: float
    dy: float


@dataclass(frozen=True)
class DragMove:
    """The finger that leads is (dx, dy) from where its drag began, at the edge of the slop."""

    finger: int
    dx: float
    dy: float


@dataclass(frozen=True)
class DragEnd:
    """The drag is over, at (dx, dy), with (vx, vy) px/s; without velocity if the finger rested or was lost."""

    finger: int
    dx: float
    dy: float
    vx: float
    vy: float


@dataclass(frozen=True)
class PinchBegin:
    """Two fingers began to pinch; (x, y) is the point between them."""

    x: float
    y: float


@dataclass(frozen=True)
class PinchMove:
    """Since the pinch began: how many times as far apart, where the centre is, how far it has moved."""

    scale: float
    x: float
    y: float
    dx: float
    dy: float


@dataclass(frozen=True)
class PinchEnd:
    """The pinch is over."""


@dataclass(frozen=True)
class Held:
    """A finger that has lain still at (x, y) since `since`, when it came down there, and no other one is there."""

    finger: int
    x: float
    y: float
    since: float


Gesture = Press | Tap | Unpress | DragBegin | DragMove | DragEnd | PinchBegin | PinchMove | PinchEnd


class Recogniser:
    """Hears of every finger and answers with gestures; times never need to be exact, or in order."""

    def __init__(self, slop: float) -> None:
        """`slop`: pixels a finger may stray and still tap; to be set anew when the window's scale changes."""
        self.slop = slop
        self._fingers: dict[int, Finger] = {}
        self._pinch: Pair | None = None

    @property
    def idle(self) -> bool:
        """Whether no finger is down, not even one that means nothing."""
        return not self._fingers

    def held(self, now: float) -> Held | None:
        """The one finger that is held still, whatever else it means; those that lie there like dirt do not count.

        What is held is no gesture: who cares for it asks, as time goes by.
        """
        there = [finger for finger in self._fingers.values() if not finger.parked(now)]
        if len(there) != 1 or (since := there[0].held_since) is None:
            return None
        return Held(there[0].number, *there[0].down, since)

    def pointer(self, phase: Phase, finger: int, x: float, y: float, now: float) -> list[Gesture]:
        """A finger (or pen, or mouse button) came down, moved, or was lifted at a pixel, or was lost."""
        if phase == "lost":
            return self.kill(finger) + self.up(finger, x, y, now)
        door = {"down": self.down, "move": self.move, "up": self.up}[phase]
        return door(finger, x, y, now)

    def down(self, finger: int, x: float, y: float, now: float) -> list[Gesture]:
        """A finger came down; one of its number that is still down was lost."""
        gestures = self._lose(finger)
        if not _on_earth(x, y):
            return gestures
        if len(self._fingers) == _FINGERS:
            gestures += self._lose(next(iter(self._fingers)))
        for other in self._fingers.values():
            if other.parked(now):
                gestures += self._end(other)
        new = self._fingers[finger] = Finger(finger, x, y, now)
        if len(busy := [other for other in self._fingers.values() if not other.parked(now)]) > 1:
            for other in busy:
                other.disturb()
        if len(busy) > 2:  # a palm
            new.role = "dead"
            return gestures + self.forget(now)
        return [*gestures, Press(finger, x, y)]

    def move(self, finger: int, x: float, y: float, now: float) -> list[Gesture]:
        """A finger is elsewhere now."""
        held = self._fingers.get(finger)
        if held is None or not _on_earth(x, y) or (x, y) == (held.x, held.y):
            return []
        was_parked = held.parked(now)
        held.move(x, y, now, self.slop)
        if held.role == "press" and held.strayed > self.slop:
            return self._end(held) if was_parked else self._stray(held, now)
        if held.role == "drag":
            return [DragMove(finger, *held.dragged)]
        if held.role == "pinch" and self._pinch:
            return [PinchMove(*self._pinch.moved())]
        return []

    def up(self, finger: int, x: float, y: float, now: float) -> list[Gesture]:
        """A finger was lifted; at an impossible place means where it was last."""
        held = self._fingers.pop(finger, None)
        if held is None:
            return []
        if _on_earth(x, y) and (x, y) != (held.x, held.y):
            held.move(x, y, now, self.slop)
        if held.role == "press" and held.strayed <= self.slop:
            return [Tap(finger, *held.down)]
        if held.role == "drag":
            return [DragEnd(finger, *held.dragged, *held.velocity(now, self.slop))]
        return self._end(held)

    def cancel(self, now: float) -> list[Gesture]:
        """All fingers are lost: the system took them, the window was left, the device unplugged."""
        gestures = self.forget(now)
        self._fingers.clear()
        return gestures

    def kill(self, finger: int) -> list[Gesture]:
        """Whatever this finger does until it is lifted means nothing."""
        held = self._fingers.get(finger)
        return self._end(held) if held else []

    def forget(self, now: float) -> list[Gesture]:
        """Whatever the fingers do that are down now means nothing until they are lifted."""
        return [gesture for finger in self._fingers.values() for gesture in self._end(finger)]

    def _stray(self, finger: Finger, now: float) -> list[Gesture]:
        """A press left the slop: it pinches with another press, or leads a drag, or comes too late for either."""
        others = [other for other in self._fingers.values() if other is not finger]
        if any(other.role in ("drag", "pinch") for other in others):
            return self._end(finger)
        partner = next((other for other in others if other.role == "press" and not other.parked(now)), None)
        if partner is None:
            finger.begin_drag(self.slop)
            return [Unpress(finger.number), DragBegin(finger.number, *finger.down, *finger.dragged)]
        finger.role = partner.role = "pinch"
        self._pinch = Pair(finger, partner, max(1.0, self.slop))
        return [Unpress(partner.number), Unpress(finger.number), PinchBegin(*self._pinch.centre)]

    def _lose(self, number: int) -> list[Gesture]:
        """A finger is gone without having been lifted."""
        gestures = self.kill(number)
        self._fingers.pop(number, None)
        return gestures

    def _end(self, finger: Finger) -> list[Gesture]:
        """Close what the finger has open; from now on it is dead."""
        role, finger.role = finger.role, "dead"
        if role == "press":
            return [Unpress(finger.number)]
        if role == "drag":
            return [DragEnd(finger.number, *finger.dragged, 0.0, 0.0)]
        if role == "pinch":
            self._pinch = None
            for other in self._fingers.values():
                if other.role == "pinch":
                    other.role = "dead"
            return [PinchEnd()]
        return []


def _on_earth(x: float, y: float) -> bool:
    return abs(x) < _FAR and abs(y) < _FAR
