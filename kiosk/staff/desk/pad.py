"""The PIN pad: ten keys, as many dots as digits, and a line that says how it stands.

Owns the pad's layout. Must not know the PIN: it is told how many digits there are.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from kiosk.look.buttons import face, icon
from kiosk.look.ink import write
from kiosk.look.look import Look
from kiosk.look.tokens import COVER, EFFECT, LABEL, LEAD, PAGE
from kiosk.pages.controls import Intent
from kiosk.staff.desk.view import View
from kiosk.staff.desk.words import tell
from kiosk.staff.pin import LONGEST

_KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "erase", "0", "enter")
_GAP = 16.0
_DOT = 11.0


@dataclass(frozen=True)
class PadState:
    """How many digits are typed; the line below them; whether keys do anything; whether there is a PIN at all."""

    digits: int = 0
    line: str = ""
    bad: bool = False
    open: bool = True
    none: bool = False


class PadView(View):
    """The pad on a page of its own."""

    def __init__(self, look: Look) -> None:
        """Away, nothing typed."""
        super().__init__(look)
        self._state = PadState()

    def say(self, state: PadState) -> None:
        """Show another state."""
        if state != self._state:
            self._state = state
            if self._laid:
                self.renew()

    @property
    def stamp(self) -> Hashable:
        """The dots and the line are on the plate."""
        return self._state

    def compose(self) -> None:
        """Words at the left, keys at the right; or one below the other."""
        look, px, frame, language = self.look, self.look.px, self.look.frame, self.look.language
        state, left = self._state, self.look.frame.left
        cancel = QRectF(left, frame.height - px(72) - px(120), px(330), px(120))
        if frame.portrait:
            wide, top = frame.content, min(px(220), frame.height * 0.115)
            keys = QRectF(left, 0, wide, min(px(760), cancel.top() - px(40) - top - px(430)))
            keys.moveBottom(cancel.top() - px(40))
        else:
            wide = frame.content * 0.46
            keys = QRectF(frame.right - px(620), 0, px(620), px(680))
            keys.moveTop((frame.height - keys.height()) / 2)
            top = frame.height / 2 - px(190)
        self.text(tell("desk", language), COVER, 96, left, top, wide)
        self.text(tell("staff_only", language), LEAD, 34, left, top + px(76), wide, "text_2")
        if state.none:
            self._how(QRectF(left, top + px(150), wide if frame.portrait else frame.content, px(220)))
        else:
            field = QRectF(left, top + px(130), wide, px(108))
            self.drawings.append(partial(self._draw_field, field=field))
            colour = "warn" if state.bad else "text_2"
            line = state.line or tell("enter_pin", language)
            setting = look.set(line, EFFECT, wide, lines=3, size=32)
            self.place_lines(setting, left, field.bottom() + px(64), colour)
            self._lay_keys(keys)
        self.button("cancel", cancel, tell("cancel", language), Intent("leave_desk"), icon="close", style="ghost")

    def _how(self, room: QRectF) -> None:
        language = self.look.language
        what = self.look.set(tell("pin_none", language), LABEL, room.width(), lines=2)
        how = self.look.set(tell("pin_how", language), LEAD, room.width(), lines=4)
        self.place_lines(what, room.left(), room.top() + what.pixels, "warn")
        below = room.top() + what.pixels + what.last + self.look.px(40)
        self.place_lines(how, room.left(), below + how.pixels, "text_2")

    def _lay_keys(self, room: QRectF) -> None:
        look, px, language = self.look, self.look.px, self.look.language
        gap = px(_GAP)
        wide, high = (room.width() - 2 * gap) / 3, (room.height() - 3 * gap) / 4
        for place, key in enumerate(_KEYS):
            row, column = divmod(place, 3)
            rect = QRectF(room.left() + column * (wide + gap), room.top() + row * (high + gap), wide, high)
            open_ = self._state.open
            if key == "erase":
                enabled = open_ and self._state.digits > 0
                draw = partial(self._draw_icon, look=look, rect=rect, name="del", enabled=enabled)
                self.put("erase", rect, tell("erase", language), Intent("erase"), draw, "erase", enabled=enabled)
            elif key == "enter":
                enabled = open_ and self._state.digits > 0
                self.button("enter", rect, tell("enter", language), Intent("enter"), style="primary", enabled=enabled)
            else:
                said = tell("digit", language, digit=key)
                enabled = open_ and self._state.digits < LONGEST
                draw = partial(self._draw_digit, look=look, rect=rect, digit=key, enabled=enabled)
                self.put(f"digit.{key}", rect, said, Intent("digit", key), draw, key, enabled=enabled)

    @staticmethod
    def _draw_digit(painter: QPainter, look: Look, rect: QRectF, digit: str, enabled: bool) -> None:
        face(painter, look, rect, 44, (look.palette.solid,) * 2, "edge", 1.8 if enabled else 0)
        setting = look.set(digit, PAGE, rect.width(), size=54)
        colour = look.colour("text" if enabled else "disabled")
        write(painter, setting, rect.center().x(), rect.center().y() + setting.pixels * 0.36, colour, "centre")

    @staticmethod
    def _draw_icon(painter: QPainter, look: Look, rect: QRectF, name: str, enabled: bool) -> None:
        face(painter, look, rect, 44, (look.palette.ghost,) * 2, "edge", 2.0 if enabled else 0)
        size = look.px(52)
        place = QRectF(0, 0, size, size)
        place.moveCenter(rect.center())
        icon(painter, look, name, place, "text" if enabled else "disabled")

    def _draw_field(self, painter: QPainter, field: QRectF) -> None:
        """A dot a digit; of what is typed nothing else is seen."""
        look, px = self.look, self.look.px
        face(painter, look, field, 44, (look.palette.ghost,) * 2, "edge", 2.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("text"))
        step = min(px(56), (field.width() - px(80)) / LONGEST)
        for place in range(self._state.digits):
            centre = QPointF(field.left() + px(56) + place * step, field.center().y())
            painter.drawEllipse(centre, px(_DOT), px(_DOT))
