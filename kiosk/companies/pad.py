"""The pad: keys A–Z, the query, delete and clear, home, the order switch, language and accessibility, as pieces.

Owns how they are drawn and what each of them asks for. Must not know what a query finds.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from kiosk.companies.board import Board, Piece
from kiosk.companies.found import ORDERS
from kiosk.companies.plan import LETTERS, Plan
from kiosk.look.buttons import face, icon, label_beside
from kiosk.look.look import Look, Setting
from kiosk.look.placed import Placed, middle
from kiosk.look.tokens import BODY, CHIP, CHIP_ON, EFFECT, LETTER
from kiosk.look.typeset import spaced
from kiosk.look.words import say
from kiosk.pages.controls import Control, Intent

_KEY_RADIUS = 22.0
_EDGE = 1.8


@dataclass(frozen=True)
class PadState:
    """What the pad shows. `keys` are the letters that lead somewhere; not `enabled`: nothing can be searched yet."""

    query: str = ""
    order: str = "name"
    keys: frozenset[str] = frozenset(LETTERS)
    hint: str = ""
    example: str = ""
    enabled: bool = True


class Pad:
    """Puts the pad's pieces on a board, and again those that differ."""

    def __init__(self, look: Look, plan: Plan, board: Board) -> None:
        """Nothing is on the board yet."""
        self.look, self.plan, self.board = look, plan, board
        self._made: dict[Hashable, Piece] = {}
        words = [say(f"by_{order}", look.language) for order in ORDERS]
        room = min(rect.width() for rect in plan.order) - look.px(24)
        settings = [look.set(word, CHIP_ON, room, height=look.px(44)) for word in words]
        #: All words of the order switch are as large as the one with the least room lets them be.
        self._order_size = min(setting.pixels for setting in settings) / look.u / look.text_scale
        board.spare = [
            self._key(letter, rect, live)
            for letter, rect in zip(LETTERS, plan.keys, strict=True)
            for live in (True, False)
        ]

    def show(self, state: PadState) -> None:
        """Show the pad in that state."""
        for key, make in self._pieces(state):
            if key not in self._made:
                self._made[key] = make()
            self.board.put(self._made[key])
        self.board.put(self._field(state))
        self._hint(state.hint, self.plan.hint)

    def _pieces(self, state: PadState) -> Iterator[tuple[Hashable, Callable[[], Piece]]]:
        """All but the field: what each depends on, and how it is made if it was not yet."""
        plan, language = self.plan, self.look.language
        home, clear = say("home", language), say("clear", language)
        yield "home", partial(self._button, "home", plan.home, home, "home")
        for place, order in enumerate(ORDERS):
            on = state.order == order
            yield (order, on, state.enabled), partial(self._order, place, order, on, state.enabled)
        yield "language", partial(self._round, "language", plan.language, "globe", say("other_language", language))
        yield "access", partial(self._round, "access", plan.access, "a11y", say("accessibility", language))
        for letter, rect in zip(LETTERS, plan.keys, strict=True):
            live = state.enabled and letter in state.keys
            yield (letter, live), partial(self._key, letter, rect, live)
        some = state.enabled and bool(state.query)
        yield ("delete", some), partial(self._delete, some)
        yield ("clear", some), partial(self._button, "clear", plan.clear, clear, None, some)

    # ----- buttons ----------------------------------------------------------------------------------------

    def _control(
        self, key: str, rect: QRectF, name: str, intent: Intent, radius: float, *, enabled: bool = True
    ) -> Control:
        return Control(f"pad.{key}", rect, name, intent, enabled=enabled, radius=radius)

    def _face(self, painter: QPainter, rect: QRectF, radius: float, enabled: bool) -> None:
        """What can be pressed stands out; what cannot lies dark in the water."""
        palette = self.look.palette
        if enabled:
            face(painter, self.look, rect, radius, palette.unselected, "edge", _EDGE)
        elif not palette.plain:
            face(painter, self.look, rect, radius, (palette.ghost, palette.switch_off), "hair", 1.2)

    def _button(self, key: str, rect: QRectF, name: str, image: str | None, enabled: bool = True) -> Piece:
        look = self.look
        radius = look.px(_KEY_RADIUS) if image is None else rect.height() / 2
        label = label_beside(look, rect.adjusted(-look.px(16), 0, look.px(16), 0), name, image, CHIP_ON)

        def draw(painter: QPainter) -> None:
            self._face(painter, rect, radius / look.u, enabled)
            label.paint(painter, look, "text", enabled=enabled)

        control = self._control(key, rect, name, Intent(key), radius, enabled=enabled)
        return Piece(key, rect, enabled, draw, control, label.words.rect)

    def _round(self, key: str, rect: QRectF, image: str, name: str) -> Piece:
        look, radius = self.look, min(rect.width(), rect.height()) / 2

        def draw(painter: QPainter) -> None:
            self._face(painter, rect, radius / look.u, True)
            icon(painter, look, image, _square(rect, look.px(46)))

        return Piece(key, rect, None, draw, self._control(key, rect, name, Intent(key), radius))

    def _order(self, place: int, order: str, on: bool, enabled: bool) -> Piece:
        """One cell of the switch: its outer corners are round."""
        look, rect = self.look, self.plan.order[place]
        setting = look.set(
            say(f"by_{order}", look.language), CHIP_ON if on else CHIP, rect.width(), size=self._order_size
        )
        words = middle(setting, rect.center().x(), rect.center().y())

        def draw(painter: QPainter) -> None:
            self._cell(painter, place, on and enabled)
            colour = "text" if on else "text_2"
            words.paint(painter, look, colour if enabled else "disabled")

        name = say(f"order_by_{order}", look.language)
        intent, radius = Intent("order", order), look.px(_KEY_RADIUS)
        control = Control(f"pad.order.{order}", rect, name, intent, enabled, on, radius)
        return Piece(f"order.{order}", rect, (on, enabled), draw, control, words.rect)

    def _cell(self, painter: QPainter, place: int, on: bool) -> None:
        """The whole switch is drawn, and only this cell's part of it is seen."""
        look, palette, rect = self.look, self.look.palette, self.plan.order[place]
        whole = self.plan.order[0].united(self.plan.order[-1])
        painter.save()
        painter.setClipRect(rect)
        face(painter, look, whole, whole.height(), (palette.ghost,) * 2, "edge", _EDGE)
        if on:
            inside = rect.adjusted(look.px(5), look.px(9), -look.px(5), -look.px(9))
            face(painter, look, inside, inside.height(), palette.selected, "cyan", 3.0)
        painter.restore()

    def _key(self, letter: str, rect: QRectF, live: bool) -> Piece:
        look = self.look
        words = middle(look.set(letter, LETTER, rect.width()), rect.center().x(), rect.center().y())

        def draw(painter: QPainter) -> None:
            self._face(painter, rect, _KEY_RADIUS, live)
            if live or not look.palette.plain:
                words.paint(painter, look, "text" if live else "edge")

        name = say("key", look.language, letter=letter)
        control = self._control(letter, rect, name, Intent("letter", letter), look.px(_KEY_RADIUS), enabled=live)
        return Piece(f"key.{letter}", rect, live, draw, control, words.rect)

    def _delete(self, enabled: bool) -> Piece:
        look, rect = self.look, self.plan.delete

        def draw(painter: QPainter) -> None:
            self._face(painter, rect, _KEY_RADIUS, enabled)
            if enabled or not look.palette.plain:
                icon(painter, look, "del", _square(rect, look.px(46)), "text" if enabled else "disabled")

        name = say("delete_key", look.language)
        control = self._control("delete", rect, name, Intent("delete"), look.px(_KEY_RADIUS), enabled=enabled)
        return Piece("delete", rect, enabled, draw, control)

    # ----- the field and the hint -------------------------------------------------------------------------

    def _field(self, state: PadState) -> Piece:
        """What was typed, its end where it is longer than the field, and a steady caret."""
        look, px, rect, palette = self.look, self.look.px, self.plan.field, self.look.palette
        left = rect.left() + px(84 if rect.width() > px(230) else 58)
        room = rect.right() - left - px(20)
        typed = self._typed(state.query, room - px(14))
        words, caret = None, left + px(2)
        if state.query:
            words = middle(typed, left, rect.center().y(), "left")
            caret = left + typed.width + px(8)
        else:
            told = self._placeholder(state, rect)
            asked = look.set(spaced(told), BODY, room - px(18))
            words = middle(asked, left + px(18), rect.center().y(), "left") if asked.fits else None
        high = px(44)

        def draw(painter: QPainter) -> None:
            face(painter, look, rect, _KEY_RADIUS, (palette.switch_off, palette.ghost), "edge", _EDGE)
            square = _square(rect, px(38))
            square.moveLeft(rect.left() + px(26 if rect.width() > px(230) else 12))
            icon(painter, look, "search", square, "text_2")
            if words is not None:
                words.paint(painter, look, "text" if state.query else "text_3")
            if state.enabled:
                wide = max(2.0, px(3.5))
                painter.fillRect(
                    QRectF(caret - wide / 2, rect.center().y() - high / 2, wide, high), look.colour("cyan")
                )

        key = (state.query, state.enabled, state.example)
        return Piece("field", rect, key, draw, None, words.rect if words is not None else None)

    def _typed(self, query: str, room: float) -> Setting:
        look, shown = self.look, query
        setting = look.set(shown, CHIP_ON, room)
        while not setting.fits and len(shown) > 1:
            shown = shown[1:]
            setting = look.set("…" + shown, CHIP_ON, room)
        return setting

    def _placeholder(self, state: PadState, rect: QRectF) -> str:
        language = self.look.language
        if rect.width() > self.look.px(400) and state.example:
            return say("search_field_long", language, example=state.example)
        return say("search_field", language)

    def _hint(self, text: str, baseline: float) -> None:
        """The line at the foot."""
        look, frame = self.look, self.look.frame
        if not text:
            self.board.drop("hint")
            return
        high = look.px(34 if frame.portrait else 48)
        setting = look.set(spaced(text), EFFECT, frame.content, height=high)
        placed = Placed(setting, frame.left, baseline)
        rect = QRectF(frame.left - look.px(4), baseline - look.px(42), frame.content + look.px(8), look.px(56))
        draw: Callable[[QPainter], None] = partial(placed.paint, look=look, colour="text_2")
        self.board.put(Piece("hint", rect, text, draw, None, placed.rect))


def _square(rect: QRectF, size: float) -> QRectF:
    """A square in the middle of a rectangle."""
    made = QRectF(0, 0, size, size)
    made.moveCenter(rect.center())
    return made
