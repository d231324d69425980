"""Facts within reach: two arrows above the dock that step through what a page that hangs too high answers.

Shown only when controls are lowered. Owns the arrows and the words between them. Must not know which fact is open, or
what the intents do.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from kiosk.look.buttons import icon, plate, with_shadow
from kiosk.look.look import Look
from kiosk.look.placed import Placed, middle
from kiosk.look.tokens import KEY
from kiosk.look.typeset import spaced
from kiosk.look.words import say
from kiosk.pages.controls import Control, Intent
from kiosk.pages.page import Page
from kiosk.stage.panel import Button, Panel
from kiosk.stage.reach import Reach

_HIGH, _AWAY, _RADIUS = 100.0, 20.0, 40.0
_ARROW, _ICON = 200.0, 48.0
_CLEAR = 16.0  # u: what stands closer above them makes way for them, see dimming.py


class Steps(Panel):
    """Previous fact, what is read, next fact."""

    def __init__(self, look: Look) -> None:
        """Away."""
        super().__init__(look)
        #: What it stands on: the dock's rectangle, in pixels.
        self.dock = QRectF()
        self.plate = QRectF()
        self.words: Placed | None = None
        self._title = ""

    @property
    def top(self) -> float:
        """Where it begins when it stands still, in pixels."""
        return self.dock.top() - self.look.px(_AWAY + _HIGH)

    def needed(self, page: Page, reach: Reach, dock: QRectF) -> bool:
        """Whether facts of `page` hang too high for somebody who sits, and nothing it offers itself is in their place.

        A page's own buttons at its foot are within reach, and lead further than its facts.
        """
        top = dock.top() - self.look.px(_AWAY + _HIGH + _CLEAR)
        high = any(spot.rect.bottom() < reach.top + reach.target for spot in page.hotspots)
        return high and not any(top < control.rect.bottom() <= dock.top() for control in page.controls)

    def say(self, title: str, dock: QRectF) -> None:
        """Name the fact that is open, an empty title when none is; stand on the dock."""
        if (title, dock) != (self._title, self.dock):
            self._title, self.dock = title, QRectF(dock)
            self.refresh()

    def lay(self) -> None:
        """The plate is as wide as the dock."""
        look, px = self.look, self.look.px
        self.plate = QRectF(self.dock.left(), self.top, self.dock.width(), px(_HIGH))
        self.rect = with_shadow(look, self.plate)
        wide = min(px(_ARROW), self.plate.width() / 4)
        left, right = QRectF(self.plate), QRectF(self.plate)
        left.setWidth(wide)
        right.setLeft(right.right() - wide)
        text = self._title or say("read_facts", look.language)
        room = self.plate.width() - 2 * wide
        setting = look.set(spaced(text), KEY, room, lines=2, height=px(_HIGH))
        self.words = middle(setting, self.plate.center().x(), self.plate.center().y())
        self.buttons = [
            self._arrow(key, art, rect, way)
            for key, art, rect, way in (("previous_fact", "prev", left, -1), ("next_fact", "next", right, 1))
        ]

    def _arrow(self, key: str, art: str, rect: QRectF, way: int) -> Button:
        look, size = self.look, self.look.px(_ICON)
        place = QRectF(0, 0, size, size)
        place.moveCenter(rect.center())
        name, radius = say(key, look.language), look.px(_RADIUS)
        control = Control(f"steps.{key}", rect, name, Intent("fact_step", way), radius=radius, group="dock")
        return Button(control, partial(icon, look=look, name=art, rect=place))

    def draw_plate(self, painter: QPainter) -> None:
        """The plate and the words."""
        plate(painter, self.look, self.plate, _RADIUS, self.look.palette.dock, "dock_edge")
        if self.words is not None:
            self.words.paint(painter, self.look, "text" if self._title else "text_2")
