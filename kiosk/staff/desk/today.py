"""The second view of the open panel: a welcome for guests, all that was changed here with its undo, brightness, pause.

Must not know how a welcome or brightness reaches the screen.
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from kiosk.content.fields import LANGUAGES, Text
from kiosk.look.buttons import SWITCH, face, switch, tile
from kiosk.look.ink import write
from kiosk.look.look import Look
from kiosk.look.placed import middle
from kiosk.look.shortened import shortened
from kiosk.look.tokens import CHIP, CHIP_ON, EFFECT, KEY, LABEL, PAGE
from kiosk.pages.controls import Control, Intent
from kiosk.staff.choices import LEVELS
from kiosk.staff.desk.changes import Change, changes
from kiosk.staff.desk.console import Console
from kiosk.staff.desk.draft import SPANS
from kiosk.staff.desk.plan import PAD
from kiosk.staff.desk.rows import Row
from kiosk.staff.desk.view import hair
from kiosk.staff.desk.words import tell

_ROW, _GAP, _CHIP = 98.0, 16.0, 96.0
_SPANS = {
    30: ("30 分钟", "30 min"),
    60: ("1 小时", "1 h"),
    120: ("2 小时", "2 h"),
    240: ("4 小时", "4 h"),
    0: ("今天", "today"),
}


class TodayView(Console):
    """Welcome, changes, screen."""

    def body(self) -> None:
        """Three cards and four actions."""
        welcome, changed, screen = self.plan.cards(0.66, 232)
        self._welcome(welcome)
        self._changed(changed)
        self._screen(screen)
        language, known = self.look.language, self.known
        back, machine, undo, show = self.plan.actions()
        self.button("back", back, tell("back", language), Intent("view", "live"), icon="back", style="ghost")
        self.button("machine", machine, tell("machine", language), Intent("view", "machine"), icon="grid")
        made = bool(changes(known, language))
        self.button("undo_all", undo, tell("undo_all", language), Intent("undo_all"), enabled=made)
        self.button(
            "show", show, tell("show", language), Intent("greet"), icon="check", style="primary",
            enabled=known.draft.ready,
        )  # fmt: skip

    @property
    def stamp(self) -> Hashable:
        """The bars of brightness."""
        return self.known.choices.brightness

    # ----- welcome ------------------------------------------------------------------------------------------

    def _welcome(self, card: QRectF) -> None:
        look, px, language, known = self.look, self.look.px, self.look.language, self.known
        now = known.choices.welcome
        if now is not None:
            note = tell("showing", language, time=f"{now.until.astimezone(known.now.tzinfo):%H:%M}")
        else:
            note = tell("until", language) + f" {known.draft.until(known.now):%H:%M}"
        room = self.card(card, tell("welcome", language), note, "cyan" if now is not None else "text_2")
        gap, high = px(_GAP), px(_ROW)
        bottom = card.bottom() - px(24)
        chips = QRectF(room.left(), bottom - high, room.width(), high)
        fields = QRectF(room.left(), chips.top() - gap - high, room.width(), high)
        self._fields(fields)
        self._chips(chips)
        if known.ready:
            area = QRectF(room.left(), room.top(), room.width() + px(PAD - 8), fields.top() - gap - room.top())
            self.rows("ready", area, [self._ready(text, place, room.width()) for place, text in enumerate(known.ready)])
        else:
            self.lists.pop("ready", None)
            how = look.set(tell("welcome_how", language), EFFECT, room.width(), lines=6, size=30)
            self.place_lines(how, room.left(), room.top() + px(24) + how.ascent, "text_2")

    def _ready(self, text: Text, place: int, wide: float) -> Row:
        look, px = self.look, self.look.px
        draft = self.known.draft
        chosen = draft.of(text)
        on = draft.ready and (draft.zh, draft.en) == (chosen.zh, chosen.en)
        said = text.in_(look.language)
        rect = QRectF(0, 0, wide, round(px(_ROW)))
        control = Control(
            f"desk.ready.{place}", rect, said, Intent("ready", place), checked=on, radius=px(20), group="panel"
        )

        def draw(painter: QPainter, at: QRectF) -> None:
            if on:
                tile(painter, look, at.adjusted(0, px(3), -px(26), -px(3)), True, radius=20)
            else:
                hair(painter, look, at.left(), at.left() + wide, at.bottom() - px(2))
            line = shortened(look, said, KEY if on else EFFECT, 32, wide - px(48))
            write(painter, line, at.left() + px(22), at.center().y() + px(12), look.colour("text"))

        return Row((place, said, on, wide), rect.height(), draw, (control,))

    def _fields(self, row: QRectF) -> None:
        gap, draft, language = self.look.px(_GAP), self.known.draft, self.look.language
        wide = (row.width() - gap) / 2
        for place, field in enumerate(LANGUAGES):
            rect = QRectF(row.left() + place * (wide + gap), row.top(), wide, row.height())
            said, active = getattr(draft, field), draft.field == field
            hint = tell(f"field_{field}", language)
            draw = partial(self._draw_field, look=self.look, rect=rect, said=said, hint=hint, active=active)
            name = f"{hint}: {said}" if said else hint
            self.put(f"field.{field}", rect, name, Intent("field", field), draw, (said, active), radius=24)

    @staticmethod
    def _draw_field(painter: QPainter, look: Look, rect: QRectF, said: str, hint: str, active: bool) -> None:
        """What is typed, while typing its end and a caret; or what may be typed."""
        px = look.px
        face(painter, look, rect, 24, (look.palette.switch_off,) * 2, "cyan" if active else "edge", 3 if active else 2)
        room = rect.width() - px(52)
        shown = said
        while active and shown and look.measure(shown, EFFECT, 30) > room:
            shown = shown[1:]
        text = shown or ("" if active else hint)
        line = shortened(look, text, EFFECT, 30, room) if text else None
        baseline = rect.center().y() + px(11)
        if line is not None:
            write(painter, line, rect.left() + px(26), baseline, look.colour("text" if shown else "text_3"))
        if active:
            x = rect.left() + px(30) + (look.measure(shown, EFFECT, 30) if shown else 0.0)
            painter.fillRect(QRectF(x, rect.center().y() - px(22), px(3), px(44)), look.colour("cyan"))

    def _chips(self, row: QRectF) -> None:
        look, language = self.look, self.look.language
        gap = look.px(12)
        words = [_SPANS[span][0 if language == "zh" else 1] for span in SPANS]
        free = row.width() - gap * (len(SPANS) - 1)
        # A finger's width each, the longest words get the most; on a narrow screen all are smaller.
        for size in (30, 28, 26):
            needed = [max(look.px(_CHIP), look.measure(said, CHIP_ON, size) + look.px(8)) for said in words]
            if (more := (free - sum(needed)) / len(SPANS)) >= 0:
                break
        x = row.left()
        for span, said, wide in zip(SPANS, words, needed, strict=True):
            rect = QRectF(x, row.top(), wide + more, row.height())
            x = rect.right() + gap
            on = self.known.draft.minutes == span
            draw = partial(self._draw_chip, look=look, rect=rect, said=said, size=size, on=on)
            self.put(f"span.{span}", rect, said, Intent("span", span), draw, (said, on), checked=on, radius=48)

    @staticmethod
    def _draw_chip(painter: QPainter, look: Look, rect: QRectF, said: str, size: float, on: bool) -> None:
        tile(painter, look, rect, on, radius=48, ticked=False)
        setting = look.set(said, CHIP_ON if on else CHIP, rect.width() - look.px(4), size=size)
        middle(setting, rect.center().x(), rect.center().y()).paint(painter, look)

    # ----- what was changed ---------------------------------------------------------------------------------

    def _changed(self, card: QRectF) -> None:
        language, px = self.look.language, self.look.px
        known = self.known
        room = self.card(card, tell("changed", language))
        area = QRectF(room.left(), room.top(), room.width() + px(PAD - 8), room.height())
        rows = [self._note(tell("damaged", language), "warn", room.width())] if known.damaged else []
        rows += [self._change(one, room.width()) for one in changes(known, language)]
        self.rows("changed", area, rows or [self._note(tell("changed_none", language), "text_2", room.width())])

    def _note(self, said: str, colour: str, wide: float) -> Row:
        look = self.look
        line = look.set(said, EFFECT, wide, lines=3, size=28)

        def draw(painter: QPainter, at: QRectF) -> None:
            write(painter, line, at.left(), at.top() + look.px(58), look.colour(colour))

        return Row(said, look.px(_ROW) + line.last, draw)

    def _change(self, change: Change, wide: float) -> Row:
        look, px = self.look, self.look.px
        side = px(140)
        said = tell("undo", look.language)
        name = tell("undo_it", look.language, what=change.what)
        what = shortened(look, change.what, KEY, 28, wide - side - px(16), lines=2)
        high = round(px(106) + what.last)
        place = QRectF(wide - side, (high - px(96)) / 2, side, px(96))
        intent = Intent("undo", change.key)
        control = Control(f"desk.undo.{change.key}", place, name, intent, radius=px(44), group="panel")

        def draw(painter: QPainter, at: QRectF) -> None:
            write(painter, what, at.left(), at.top() + px(44), look.colour("text"))
            how_long = shortened(look, change.lasts, EFFECT, 26, wide - side - px(16))
            write(painter, how_long, at.left(), at.top() + px(82) + what.last, look.colour("text_2"))
            rect = place.translated(at.topLeft()).adjusted(0, px(6), 0, -px(6))
            face(painter, look, rect, 44, (look.palette.ghost,) * 2, "edge", 2)
            setting = look.set(said, CHIP, rect.width() - px(20), size=30)
            middle(setting, rect.center().x(), rect.center().y()).paint(painter, look)
            hair(painter, look, at.left(), at.left() + wide, at.bottom() - px(2))

        return Row((change, wide, said), high, draw, (control,))

    # ----- screen -------------------------------------------------------------------------------------------

    def _screen(self, card: QRectF) -> None:
        look, px, language = self.look, self.look.px, self.look.language
        room = self.card(card, tell("screen", language))
        level = self.known.choices.brightness
        side, high = px(100), px(_ROW)
        top = room.top() + px(14)
        if look.frame.portrait:
            half = (room.width() - px(48)) / 2
            bright, pause = QRectF(room.left(), top, half, high), QRectF(room.right() - half, top, half, high)
        else:
            label = look.set(f"{tell('brightness', language)} {level}%", LABEL, room.width(), size=32)
            self.place_lines(label, room.left(), top + px(46))
            bright = QRectF(room.left(), top + px(72), room.width(), high)
            narrow = room.width() < px(280)  # then the switch stands below its words
            pause = QRectF(room.left(), bright.bottom() + px(56), room.width(), px(180) if narrow else high)
            self.drawings.append(
                partial(hair, look=look, left=room.left(), right=room.right(), y=bright.bottom() + px(28))
            )
        place = LEVELS.index(level)
        for key, rect, sign, step in (
            ("darker", QRectF(bright.left(), bright.top(), side, high), "−", place - 1),
            ("brighter", QRectF(bright.right() - side, bright.top(), side, high), "+", place + 1),
        ):
            enabled = 0 <= step < len(LEVELS)
            wanted = LEVELS[step] if enabled else level
            draw = partial(self._draw_sign, look=look, rect=rect, sign=sign, enabled=enabled)
            name = tell("level", language, level=wanted)
            self.put(key, rect, name, Intent("bright", wanted), draw, (sign, wanted), enabled=enabled)
        between = QRectF(bright.left() + side, bright.top(), bright.width() - 2 * side, high)
        if look.frame.portrait:
            said_level = look.set(f"{level}%", LABEL, between.width(), size=34)
            self.words.append((middle(said_level, between.center().x(), between.center().y() - px(17)), "text"))
            between.adjust(0, px(48), 0, 0)
        if between.width() > px(80):
            self.drawings.append(partial(self._draw_level, look=look, room=between, place=place))
        on = self.known.choices.paused is not None
        draw_pause = partial(self._draw_pause, look=look, rect=pause, on=on)
        said = tell("pause", language)
        self.put("pause", pause, said, Intent("pause"), draw_pause, on, checked=on, radius=24)

    @staticmethod
    def _draw_sign(painter: QPainter, look: Look, rect: QRectF, sign: str, enabled: bool) -> None:
        face(painter, look, rect, 32, (look.palette.solid,) * 2, "edge", 1.8 if enabled else 0)
        if enabled or not look.palette.plain:
            setting = look.set(sign, PAGE, rect.width(), size=48)
            placed = middle(setting, rect.center().x(), rect.center().y() - look.px(2))
            placed.paint(painter, look, "text" if enabled else "disabled")

    @staticmethod
    def _draw_level(painter: QPainter, look: Look, room: QRectF, place: int) -> None:
        """A lamp a step."""
        px, count = look.px, len(LEVELS)
        wide, step = px(12), min(px(24), room.width() / (count + 1))
        left = room.center().x() - (step * (count - 1) + wide) / 2
        for lamp in range(count):
            at = QRectF(left + lamp * step, room.center().y() - px(10), wide, px(20))
            lit = lamp <= place
            painter.setPen(Qt.PenStyle.NoPen if lit else look.colour("edge"))
            painter.setBrush(look.colour("moon") if lit else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(at, px(2), px(2))

    @staticmethod
    def _draw_pause(painter: QPainter, look: Look, rect: QRectF, on: bool) -> None:
        px, language = look.px, look.language
        across, down = (px(side) for side in SWITCH)
        where = QRectF(rect.right() - across, rect.center().y() - down / 2, across, down)
        room = where.left() - px(16) - rect.left()
        if rect.height() > px(_ROW + 1):
            where.moveTo(rect.left(), rect.bottom() - down - px(16))
            room = rect.width()
        title = shortened(look, tell("pause", language), LABEL, 32, room)
        write(painter, title, rect.left(), rect.top() + px(46), look.colour("text"))
        note = shortened(look, tell("pause_note", language), EFFECT, 24, room)
        write(painter, note, rect.left(), rect.top() + px(82), look.colour("text_2"))
        switch(painter, look, where, on)
