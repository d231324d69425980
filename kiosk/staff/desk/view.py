"""One view of the staff panel: a page of its own with cards, buttons and lists, painted like every other panel.

Owns how its parts are kept when it is laid anew (what says the same is not painted again) and how its lists scroll.
Must not know what it says, or what its buttons do.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import Literal

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPixmap

from kiosk.look.buttons import face, ghost, label_beside, primary, solid
from kiosk.look.ink import vertical
from kiosk.look.look import Look, Setting
from kiosk.look.placed import Placed
from kiosk.look.shortened import shortened
from kiosk.look.tokens import BUTTON, EFFECT, LABEL, TypeStyle
from kiosk.pages.controls import Control, Intent
from kiosk.pages.scroller import Scroller
from kiosk.staff.desk.plan import HEAD, PAD, Plan
from kiosk.staff.desk.rows import Row, Rows
from kiosk.stage.panel import Button, Panel

CARD_RADIUS = 28.0


class View(Panel):
    """Covers the page. Subclasses fill `compose`."""

    RISE = 0.0

    def __init__(self, look: Look) -> None:
        """Away."""
        super().__init__(look)
        self.plan = Plan(look.frame)
        self.lists: dict[str, Rows] = {}
        self.cards: list[QRectF] = []
        #: What the plate says, with the colour of each.
        self.words: list[tuple[Placed, str]] = []
        #: What else the plate shows.
        self.drawings: list[Callable[[QPainter], None]] = []
        self._says: dict[str, Hashable] = {}
        self._plate_says: Hashable = None
        self._held: Rows | None = None

    # ----- what subclasses fill, and what they fill it with -------------------------------------------------

    def compose(self) -> None:
        """Place everything, by `text`, `button` and `rows`."""
        raise NotImplementedError

    def text(
        self,
        said: str,
        style: TypeStyle,
        size: float,
        x: float,
        baseline: float,
        wide: float,
        colour: str = "text",
        *,
        right: bool = False,
    ) -> Placed:
        """One line at `size` u, with an ellipsis where `wide` pixels do not do."""
        setting = shortened(self.look, said, style, size, wide)
        placed = Placed(setting, x, baseline, "right" if right else "left")
        self.words.append((placed, colour))
        return placed

    def place_lines(self, setting: Setting, x: float, baseline: float, colour: str = "text") -> None:
        """Text that is set already."""
        self.words.append((Placed(setting, x, baseline), colour))

    def card(self, rect: QRectF, title: str, note: str = "", note_colour: str = "text_2") -> QRectF:
        """A card with its title, a note at the right, and a line below; returns the room that is left."""
        px = self.look.px
        self.cards.append(rect)
        right, baseline = rect.right() - px(PAD), rect.top() + px(58)
        room = rect.width() - 2 * px(PAD)
        said = Placed(self.look.set(title, LABEL, room, size=36), rect.left() + px(PAD), baseline)
        self.words.append((said, "text"))
        if note:
            setting = self.look.set(note, EFFECT, room - said.setting.width - px(20), size=28)
            if setting.fits:  # on a narrow screen there is no room for it
                self.words.append((Placed(setting, right, baseline, "right"), note_colour))
        line = rect.top() + px(HEAD - 4)
        self.drawings.append(partial(hair, look=self.look, left=rect.left() + px(PAD), right=right, y=line))
        return self.plan.inside(rect)

    def button(
        self,
        key: str,
        rect: QRectF,
        said: str,
        intent: Intent,
        *,
        icon: str | None = None,
        style: Literal["primary", "solid", "ghost"] = "solid",
        enabled: bool = True,
        text: TypeStyle = BUTTON,
        radius: float = 44.0,
    ) -> None:
        """A labelled button."""
        label = label_beside(self.look, rect, said, icon, text)
        draw: Callable[[QPainter], None]
        if style == "primary" and enabled:
            draw = partial(primary, look=self.look, rect=rect, label=label, radius=radius)
        else:
            paint = ghost if style == "ghost" else solid
            draw = partial(paint, look=self.look, rect=rect, label=label, radius=radius, enabled=enabled)
        self.put(key, rect, said, intent, draw, (said, icon, style, enabled), enabled=enabled, radius=radius)

    def put(
        self,
        key: str,
        rect: QRectF,
        name: str,
        intent: Intent,
        draw: Callable[[QPainter], None],
        says: Hashable,
        *,
        enabled: bool = True,
        checked: bool | None = None,
        radius: float = 44.0,
    ) -> None:
        """A button that is drawn by `draw`; it is painted anew when it `says` something else."""
        corner = min(self.look.px(radius), rect.height() / 2)
        control = Control(f"desk.{key}", rect, name, intent, enabled, checked, corner, "panel")
        self.buttons.append(Button(control, draw))
        self._says[control.key] = (says, rect.getRect(), enabled, checked)

    def rows(self, name: str, area: QRectF, rows: Sequence[Row]) -> None:
        """A list."""
        self.lists[name] = Rows(self.look, area, rows, self.lists.get(name))

    # ----- laying -------------------------------------------------------------------------------------------

    def lay(self) -> None:
        """Lay it all; of what was painted, that which says the same is kept."""
        frame = self.look.frame
        if self.plan.frame != frame:
            self.plan = Plan(frame)
        self.rect = QRectF(0, 0, frame.width, frame.height)
        before, plate = self._says, self._plate_says
        self._says, self.buttons, self.cards, self.words, self.drawings = {}, [], [], [], []
        self.compose()
        self._plate_says = (
            tuple(card.getRect() for card in self.cards),
            tuple((word.setting.lines, word.x, word.baseline, colour) for word, colour in self.words),
            self.stamp,
        )
        if plate != self._plate_says:
            self._plate = None
            self._soil()
        for button in self.buttons:
            key = button.control.key
            if before.get(key) != self._says[key]:
                self._faces.pop(key, None)
                self._soil(self._button_rect(button))
        for key in before.keys() - self._says.keys():
            self._faces.pop(key, None)

    @property
    def stamp(self) -> Hashable:
        """What else the plate's looks depend on."""
        return None

    def renew(self) -> None:
        """What it says may have changed: lay it anew, and paint anew what differs."""
        self.lay()
        self._pressed = {key: toggle for key, toggle in self._pressed.items() if key in self._says}

    def relook(self, look: Look) -> None:
        """Another size, language or palette."""
        self.lists.clear()
        self._plate_says, self._says = None, {}
        super().relook(look)

    # ----- touch --------------------------------------------------------------------------------------------

    @property
    def controls(self) -> list[Control]:
        """All that it offers, also what a list would have to be pushed for."""
        if not self.shown:
            return []
        return [*super().controls, *(control for rows in self.lists.values() for control in rows.controls)]

    @property
    def touchable(self) -> list[Control]:
        """What a finger can touch."""
        if not self.shown:
            return []
        return [*super().controls, *(control for rows in self.lists.values() for control in rows.touchable)]

    def press(self, keys: Sequence[str] | set[str], now: float) -> None:  # type: ignore[override]
        """Exactly these look pressed from now on."""
        super().press(keys, now)
        for rows in self.lists.values():
            rows.press(frozenset(keys))

    def reveal(self, key: str | None) -> None:
        """Push the list that holds it, so that it is seen."""
        for rows in self.lists.values():
            rows.reveal(key)

    @property
    def scroller(self) -> Scroller:
        """What a drag on it moves: itself, the list that the drag began on."""
        return self

    def holds(self, x: float, y: float) -> bool:
        """Whether a drag that begins there is a list's."""
        self._held = next((rows for rows in self.lists.values() if rows.area.contains(x, y)), None)
        return self._held is not None

    def grab(self, ms: float) -> None:
        """A finger takes the list."""
        if self._held is not None:
            self._held.scroll.grab(ms)

    def drag(self, dx: float, dy: float) -> None:
        """The finger is so many pixels from where it took it."""
        if self._held is not None:
            self._held.scroll.drag(dy)

    def release(self, vx: float, vy: float, ms: float) -> None:
        """The finger let go, at so many pixels a second."""
        if self._held is not None:
            self._held.scroll.release(vy, ms)

    def moving(self, ms: float) -> bool:
        """Whether the list that was asked about moves by itself."""
        return self._held is not None and self._held.scroll.moving(ms)

    # ----- pixels -------------------------------------------------------------------------------------------

    def appear(self, now: float) -> None:
        """Be there at once."""
        self.toggle.turn(True, now, at_once=True)
        self._soil()

    def prepare(self) -> None:
        """Lay it and paint its pixmaps; the plate covers the page, so nothing has to be mixed when it is painted."""
        self._lay()
        if self._plate is None:
            plate = QPixmap(self.rect.toAlignedRect().size())
            painter = QPainter(plate)
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            self.draw_plate(painter)
            painter.end()
            self._plate = plate
        super().prepare()

    @property
    def seen(self) -> bool:
        """Whether any of it can be seen."""
        return self._painted > 0

    @property
    def covers(self) -> bool:
        """Whether nothing below it can be seen."""
        return self._painted >= 1

    def advance(self, now: float) -> list[QRect]:
        """Go on to `now`; returns the rectangles that differ from the last time."""
        rects = super().advance(now)
        if self.shown:
            rects += [rect for rows in self.lists.values() for rect in rows.advance(now)]
        elif not self._painted and self._plate is not None:
            self._plate, self._plate_says, self._laid = None, None, False  # a whole page of pixels
            self._faces.clear()
            self.lists.clear()
        return rects

    def wake(self, now: float) -> float:
        """The next moment at which it looks different; infinity when it stands still."""
        lists = (rows.wake(now) for rows in self.lists.values()) if self.shown else ()
        return min(super().wake(now), *lists, math.inf)

    def draw_plate(self, painter: QPainter) -> None:
        """The night sky, the cards, the words."""
        look, palette = self.look, self.look.palette
        stops = [(place, QColor(colour)) for place, colour in palette.sky]
        painter.fillRect(self.rect, QBrush(vertical(self.rect.top(), self.rect.bottom(), stops)))
        for card in self.cards:
            face(painter, look, card, CARD_RADIUS, palette.dock, "dock_edge", 1.8)
        for draw in self.drawings:
            draw(painter)
        for words, colour in self.words:
            words.paint(painter, look, colour)

    def paint_over(self, painter: QPainter, patch: QRect, shown: float) -> None:
        """The lists."""
        for rows in self.lists.values():
            rows.paint(painter, patch, shown)


def hair(painter: QPainter, look: Look, left: float, right: float, y: float) -> None:
    """A thin line across."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(QRectF(left, round(y), right - left, max(1.0, look.px(1.2))), look.colour("hair", 0.7))
