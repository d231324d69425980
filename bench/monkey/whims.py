"""What the monkey does next: at random, but drawn to what can be touched, as a crowd of children would be.

Owns chances. It looks at the kiosk to aim, and returns events for `hands`. Must not know what is a failure.
"""

from __future__ import annotations

import random
from collections.abc import Iterable

from PySide6.QtCore import Qt

from bench.cage import PIN, Kiosk
from bench.monkey.hands import PLAIN, Event
from bench.monkey.staff import Staff, Weighed

_K, _M = Qt.Key, Qt.KeyboardModifier
_KEYS = [
    _K.Key_Tab, _K.Key_Backtab, _K.Key_Return, _K.Key_Enter, _K.Key_Space, _K.Key_Escape, _K.Key_Left, _K.Key_Right,
    _K.Key_Up, _K.Key_Down, _K.Key_PageUp, _K.Key_PageDown, _K.Key_Home, _K.Key_End, _K.Key_L, _K.Key_P,
    _K.Key_Backspace, _K.Key_Delete, _K.Key_Select, _K.Key_Menu, _K.Key_Back, _K.Key_Print, _K.Key_Help,
]  # fmt: skip
#: What must not lead out, whatever is held with it.
_LEAVING = [
    _K.Key_F4, _K.Key_F1, _K.Key_F5, _K.Key_F12, _K.Key_Q, _K.Key_W, _K.Key_C, _K.Key_Tab, _K.Key_Escape,
    _K.Key_Super_L, _K.Key_Meta, _K.Key_Delete, _K.Key_D, _K.Key_N, _K.Key_T, _K.Key_PowerOff, _K.Key_Sleep,
    _K.Key_HomePage, _K.Key_Exit, _K.Key_Space, _K.Key_Backspace,
    _K.Key_M, _K.Key_R, _K.Key_0, _K.Key_Close, _K.Key_LogOff,
]  # fmt: skip
_MODIFIERS = [
    _M.ShiftModifier, _M.ControlModifier, _M.AltModifier, _M.MetaModifier, _M.KeypadModifier, _M.GroupSwitchModifier,
]  # fmt: skip
_TEXTS = ["a", "z", "九", "jiu", "ü", " ", "示例", "sample company", "\t", "\x00", "😀", "a" * 300, "é", "'", "。", ""]


class Whims:
    """One monkey's moods. The same seed at the same kiosk has the same whims."""

    def __init__(self, seed: int, kiosk: Kiosk) -> None:
        self._chance = random.Random(seed)
        self._kiosk = kiosk
        self._down: dict[int, tuple[int, int]] = {}
        self._boldness = 60  # how many things a visitor does before they go
        self._whims: Weighed = [
            (self._tap_control, 30), (self._tap, 8), (self._swipe, 9), (self._pinch, 3), (self._hold, 2),
            (self._palm, 2), (self._loose_finger, 8), (self._raw_touch, 3), (self._take_all, 1), (self._mouse, 4),
            (self._pen, 2), (self._keys, 8), (self._chord, 3), (self._write, 3), (self._wheel, 1),
            (self._window_system, 3), (self._screens, 1), (self._pause, 6), (self._linger, 1), (self._panel, 1),
        ]  # fmt: skip
        self._staff = Staff(self._chance, kiosk).whims

    def some(self) -> Iterable[Event]:
        """The next few events; each is to be carried out before the next is asked for."""
        chance = self._chance
        self._boldness -= 1
        if self._boldness <= 0:
            self._boldness = chance.choice([5, 30, 60, 60, 100, 300])
            return self._go_away()
        return self._draw(self._staff if chance.random() < 0.02 else self._whims)

    def polite(self) -> Iterable[Event]:
        """What somebody does who means well."""
        return self._draw(
            [
                (self._tap_control, 12), (self._tap, 2), (self._swipe, 4), (self._pinch, 2), (self._keys, 2),
                (self._write, 1),
            ]
        )  # fmt: skip

    def lift(self) -> Iterable[Event]:
        """All fingers are lifted that are down."""
        if self._down:
            yield self._lift_all()

    def _draw(self, whims: Weighed) -> Iterable[Event]:
        return self._chance.choices([whim for whim, _ in whims], [weight for _, weight in whims])[0]()

    # ----- where --------------------------------------------------------------------------------------------

    def _anywhere(self) -> tuple[int, int]:
        """A place in the window, seldom one outside; edges and corners more often than chance would have it."""
        chance, window = self._chance, self._kiosk.window
        wide, high = max(2, window.width()), max(2, window.height())
        if chance.random() < 0.03:
            return chance.randrange(-200, wide + 200), chance.randrange(-200, high + 200)
        if chance.random() < 0.1:
            return chance.choice([0, 1, wide - 2, wide - 1]), chance.choice([0, 1, high - 2, high - 1])
        return chance.randrange(wide), chance.randrange(high)

    def _control(self) -> tuple[int, int]:
        """On something that can be touched, if there is anything."""
        desk = self._kiosk.desk
        controls = desk.controls if desk.up else self._kiosk.visitor.controls
        if not controls:
            return self._anywhere()
        rect = self._chance.choice(controls).rect
        x = rect.left() + rect.width() * self._chance.uniform(-0.1, 1.1)
        return round(x), round(rect.top() + rect.height() * self._chance.uniform(-0.1, 1.1))

    def _aim(self) -> tuple[int, int]:
        return self._control() if self._chance.random() < 0.6 else self._anywhere()

    def _moment(self) -> Event:
        return ["wait", self._chance.choice([0.0, 0.005, 0.017, 0.05, 0.1])]

    # ----- fingers ------------------------------------------------------------------------------------------

    def _press(self, finger: int, x: int, y: int) -> Event:
        self._down[finger] = x, y
        return ["touch", "press", [finger, x, y]]

    def _release(self, finger: int) -> Event:
        return ["touch", "release", [finger, *self._down.pop(finger)]]

    def _free(self) -> int:
        free = [finger for finger in range(10) if finger not in self._down]
        return self._chance.choice(free) if free else self._chance.randrange(10)

    def _tap_control(self) -> Iterable[Event]:
        yield from self._tap_at(*self._control())

    def _tap(self) -> Iterable[Event]:
        yield from self._tap_at(*self._anywhere())

    def _tap_at(self, x: int, y: int) -> Iterable[Event]:
        finger = self._free()
        yield self._press(finger, x, y)
        yield self._moment()
        if finger in self._down:
            yield self._release(finger)
        yield ["wait", self._chance.choice([0.0, 0.02, 0.3, 0.5])]

    def _swipe(self) -> Iterable[Event]:
        """A drag in any direction, slow or flung, sometimes with a rest before the finger is lifted."""
        chance, finger = self._chance, self._free()
        x, y = self._aim()
        wide, high = self._kiosk.window.width(), self._kiosk.window.height()
        dx, dy = chance.uniform(-1, 1) * wide, chance.uniform(-1, 1) * high * chance.choice([0.05, 1])
        steps = chance.choice([1, 3, 6, 12])
        yield self._press(finger, x, y)
        for step in range(1, steps + 1):
            yield ["wait", chance.choice([0.004, 0.017])]
            yield self._move(finger, round(x + dx * step / steps), round(y + dy * step / steps))
        if chance.random() < 0.2:
            yield ["wait", 0.3]
        if chance.random() < 0.95:
            yield self._release(finger)
        yield ["wait", chance.choice([0.0, 0.05, 0.4])]

    def _move(self, finger: int, x: int, y: int) -> Event:
        self._down[finger] = x, y
        return ["touch", "move", [finger, x, y]]

    def _pinch(self) -> Iterable[Event]:
        chance = self._chance
        x, y = self._aim()
        one, other = self._free(), (self._free() + 1) % 10
        if one == other:
            return
        near, far = chance.sample([4, 20, 60, 120, 200], 2)
        yield self._press(one, x - near, y)
        yield self._press(other, x + near, y)
        for step in range(1, 7):
            yield ["wait", 0.017]
            apart = round(near + (far - near) * step / 6)
            self._down[one], self._down[other] = (x - apart, y), (x + apart, y)
            yield ["touch", "move", [one, x - apart, y], [other, x + apart, y]]
        yield self._release(one)
        if chance.random() < 0.9:
            yield self._release(other)

    def _hold(self) -> Iterable[Event]:
        """A long hold, often in a corner, as staff hold it."""
        chance, finger = self._chance, self._free()
        window = self._kiosk.window
        x, y = self._aim()
        if chance.random() < 0.6:
            x, y = chance.choice([3, window.width() - 3]), chance.choice([3, window.height() - 3])
        yield self._press(finger, x, y)
        yield ["wait", chance.choice([0.8, 2.9, 3.1, 5.2, 11.0])]
        yield self._release(finger)

    def _panel(self) -> Iterable[Event]:
        """Somebody finds the corner that staff hold, and often knows the PIN."""
        chance, desk = self._chance, self._kiosk.desk
        if not desk.up:
            yield self._lift_all()
            yield self._press(0, 3, self._kiosk.window.height() - 3)
            yield ["wait", 3.3]
            yield self._release(0)
        typed = PIN if chance.random() < 0.7 else str(chance.randrange(10**chance.randrange(1, 13)))
        for digit in typed:
            yield ["key", ord(digit), 0, digit]
        yield ["key", _K.Key_Return.value, 0, ""]
        yield ["wait", 0.4]
        for _ in range(chance.choice([0, 5, 40])):
            yield from self._tap_control()

    def _palm(self) -> Iterable[Event]:
        """A whole hand, or two."""
        chance = self._chance
        x, y = self._aim()
        fingers = chance.sample(range(10), chance.randrange(3, 11))
        places = [(x + chance.randrange(-60, 60), y + chance.randrange(-60, 60)) for _ in fingers]
        self._down.update(zip(fingers, places, strict=True))
        yield ["touch", "press", *([finger, *place] for finger, place in zip(fingers, places, strict=True))]
        for _ in range(chance.randrange(4)):
            yield self._moment()
            yield self._move(chance.choice(fingers), *self._anywhere())
        if chance.random() < 0.8:
            yield ["touch", "release", *([finger, *self._down.pop(finger)] for finger in fingers)]

    def _loose_finger(self) -> Iterable[Event]:
        """One of many fingers does something; some are never lifted, some come down twice."""
        chance, finger = self._chance, self._chance.randrange(10)
        act = chance.choice(["press", "move", "move", "release", "lose"])
        if act == "press":
            yield self._press(finger, *self._aim())
        elif finger not in self._down:
            return
        elif act == "move":
            yield self._move(finger, *self._aim())
        elif act == "release":
            yield self._release(finger)
        else:
            del self._down[finger]
            yield ["lose", finger]
        yield self._moment()

    def _raw_touch(self) -> Iterable[Event]:
        """What no driver should send: numbers twice, lifts without presses, places that are none, empty events."""
        chance = self._chance
        points = []
        for _ in range(chance.choice([0, 1, 1, 2, 10])):
            x, y = self._aim()
            place = [x, y] if chance.random() < 0.95 else [chance.choice([1e9, -1e9, 0.1]), chance.choice([1e30, 0.0])]
            points.append([chance.choice(["press", "move", "still", "release"]), chance.randrange(12), *place])
        yield ["raw", chance.choice(["begin", "update", "update", "end", "cancel"]), *points]

    def _take_all(self) -> Iterable[Event]:
        yield ["raw", "cancel"]
        if self._chance.random() < 0.5 and self._down:
            yield self._lift_all()

    def _lift_all(self) -> Event:
        lifted = [[finger, *place] for finger, place in sorted(self._down.items())]
        self._down.clear()
        return ["touch", "release", *lifted]

    # ----- mouse, pen, keys ---------------------------------------------------------------------------------

    def _mouse(self) -> Iterable[Event]:
        chance = self._chance
        x, y = self._aim()
        button = chance.choice([1, 1, 1, 2, 4, 8])
        yield ["mouse", chance.choice(["hover", "move"]), x, y, button]
        yield ["mouse", chance.choice(["press", "press", "double"]), x, y, button]
        for _ in range(chance.choice([0, 0, 1, 5])):
            yield self._moment()
            x, y = x + chance.randrange(-80, 80), y + chance.randrange(-30, 30)
            yield ["mouse", "move", x, y, button]
        if chance.random() < 0.9:
            yield ["mouse", "release", x, y, button]

    def _pen(self) -> Iterable[Event]:
        chance = self._chance
        x, y = self._aim()
        yield ["stylus", "press", x, y]
        if chance.random() < 0.4:
            yield self._moment()
            yield ["stylus", "move", *self._anywhere()]
        if chance.random() < 0.9:
            yield ["stylus", "release", x, y]

    def _keys(self) -> Iterable[Event]:
        for _ in range(self._chance.choice([1, 1, 2, 6])):
            key = self._chance.choice(_KEYS)
            shift = _M.ShiftModifier.value if self._chance.random() < 0.1 else 0
            yield ["key", key.value, shift, ""]
            yield self._moment()

    def _chord(self) -> Iterable[Event]:
        """Keys with modifiers that must lead nowhere. Ctrl+Shift+Q is staff's way out and is left alone."""
        chance, held = self._chance, 0
        for modifier in chance.sample(_MODIFIERS, chance.randrange(1, 5)):
            held |= modifier.value
        key = chance.choice([*_LEAVING, *_KEYS])
        staff = _M.ControlModifier.value | _M.ShiftModifier.value
        if key == _K.Key_Q and held & ~_M.KeypadModifier.value == staff:
            key = _K.Key_W
        yield ["key", key.value, held, ""]

    def _write(self) -> Iterable[Event]:
        chance = self._chance
        for _ in range(chance.choice([1, 1, 4])):
            text = chance.choice(_TEXTS)
            if chance.random() < 0.6:
                yield ["key", _K.Key_A.value if text else _K.Key_unknown.value, 0, text]
            else:
                yield ["write", text, chance.choice(["", "jiu's"])]

    def _wheel(self) -> Iterable[Event]:
        yield ["wheel", *self._aim(), self._chance.choice([0, 120]), self._chance.choice([-1200, -120, 120, 1200])]

    # ----- the window system, time --------------------------------------------------------------------------

    def _window_system(self) -> Iterable[Event]:
        chance = self._chance
        whim = chance.randrange(6)
        if whim == 0:
            yield ["menu", *self._anywhere()]
        elif whim == 1 and self._kiosk.window.fullscreen:
            yield ["close"]
        elif whim == 2:
            yield ["drag", *self._anywhere()]
        elif whim == 3:
            yield ["focus", chance.random() < 0.5]
        elif whim == 4:
            yield ["hide"]
        else:
            yield ["plain", chance.choice(PLAIN)]

    def _screens(self) -> Iterable[Event]:
        """A screen goes and comes back, or says that it was turned; or staff's key for window and full screen."""
        if self._chance.random() < 0.2:
            yield ["key", _K.Key_F11.value, 0, ""]
            yield ["wait", 0.1]
            if not self._kiosk.window.fullscreen:
                yield ["key", _K.Key_F11.value, 0, ""]
        elif self._chance.random() < 0.5:
            yield ["screen", "turned"]
        else:
            yield ["screen", "gone"]
            yield ["wait", self._chance.choice([0.0, 0.5, 3.0])]
            yield from self._tap()
            yield ["screen", "back"]
        yield ["wait", 0.05]

    def _pause(self) -> Iterable[Event]:
        yield ["wait", self._chance.choice([0.2, 0.6, 1.5, 4.0])]

    def _linger(self) -> Iterable[Event]:
        """Long enough to be asked, perhaps long enough to be forgotten half-way."""
        yield ["wait", self._chance.choice([9.0, 28.0, 58.0, 61.0, 79.0, 81.0])]

    def _go_away(self) -> Iterable[Event]:
        """Nobody touches it any more; now and then something is left lying on the glass."""
        if self._down and self._chance.random() < 0.8:
            yield self._lift_all()
        yield ["alone"]
