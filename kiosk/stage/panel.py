"""Panels: what stands over the page and can be touched (dock, sheet, prompt), painted like pages, from pixmaps.

Owns how a panel comes and goes, how its buttons look pressed, and which pixels that changes. Must not know what the
buttons do, or what time it is: it is handed moments in seconds.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from kiosk.look.blocks import paint_pixmap
from kiosk.look.look import Look
from kiosk.motion import FADE, Motion
from kiosk.pages.controls import Control
from kiosk.stage.overlay import FRAME
from kiosk.stage.toggle import Toggle

COMING = Motion(280, (0.16, 1, 0.3, 1))
GOING = Motion(200, (0.4, 0, 1, 1))
_PRESS = Motion(160, (0.16, 1, 0.3, 1))
_SHRINK = 0.03  # of a pressed button's size
_WHITE = 0.12  # over a pressed button
_AT_ONCE = 0.6  # how far a button is pressed in the frame after the touch
_PRESSED_EDGE = 10  # u, inside a pressed button of a plain palette, which knows no half-clear white

Draw = Callable[[QPainter], None]


@dataclass(frozen=True)
class Button:
    """A control and how it is painted, in page coordinates, inside its rectangle."""

    control: Control
    draw: Draw


class Panel:
    """A plate with buttons over the page. Subclasses fill `rect`, `draw_plate` and `buttons` in `lay()`."""

    #: How far it comes from below, in u.
    RISE = 40.0

    def __init__(self, look: Look) -> None:
        """Away."""
        self.look = look
        self.toggle = Toggle(*self._motions(look))
        self.rect = QRectF()
        self.buttons: list[Button] = []
        self._plate: QPixmap | None = None
        self._faces: dict[str, QPixmap] = {}
        self._pressed: dict[str, Toggle] = {}
        self._now = 0.0
        self._painted = 0.0  # how much of it was there at the last advance
        self._dirty: list[QRect] = []
        self._laid = False

    # ----- what subclasses fill ---------------------------------------------------------------------------

    def lay(self) -> None:
        """Place everything: set `rect`, all that the plate paints, and `buttons`; again after `relook`, `refresh`."""
        raise NotImplementedError

    def draw_plate(self, painter: QPainter) -> None:
        """Paint what lies below the buttons, in page coordinates, inside `rect`."""

    def paint_under(self, painter: QPainter, patch: QRect, shown: float) -> None:
        """Paint what lies below all of it and does not move with it, `shown` as opaque."""

    def paint_over(self, painter: QPainter, patch: QRect, shown: float) -> None:
        """Paint what changes by itself, at every frame; the painter is moved, but not yet half-clear."""

    # ----- coming, going, changing ------------------------------------------------------------------------

    @staticmethod
    def _motions(look: Look) -> tuple[Motion, Motion]:
        return (FADE, FADE) if look.motion == "reduced" else (COMING, GOING)

    @property
    def shown(self) -> bool:
        """Whether it is there, or coming."""
        return self.toggle.on

    def show(self, now: float) -> None:
        """Let it come: some of it is seen in the very frame that answers, not only in the one after."""
        self.prepare()
        self.toggle.turn(True, now - FRAME)

    def hide(self, now: float, *, at_once: bool = False) -> None:
        """Let it go."""
        if at_once:
            self._soil()
        self.toggle.turn(False, now, at_once=at_once)

    def relook(self, look: Look) -> None:
        """Another size, language or palette: laid anew at once, painted anew when it is next seen."""
        shown = self.toggle.on
        self._soil()
        self.look = look
        self.toggle = Toggle(*self._motions(look))
        self.toggle.turn(shown, self._now, at_once=True)
        self._forget()
        self._soil()

    def refresh(self) -> None:
        """What it says has changed: lay and paint it anew."""
        self._soil()
        self._forget()
        self._soil()

    def change(self, button: Button) -> None:
        """One button says something else, or has another state; it keeps its place."""
        for place, other in enumerate(self.buttons):
            if other.control.key == button.control.key:
                self.buttons[place] = button
                self._faces.pop(button.control.key, None)
                self._soil(self._button_rect(button).translated(0, self.shift))

    def _soil(self, rect: QRect | None = None) -> None:
        """Have pixels painted again, all by default; what is not seen needs none."""
        if self.toggle.on or self._painted:
            self._dirty.append(self.extent if rect is None else rect)

    def _forget(self) -> None:
        self._plate = None
        self._faces.clear()
        self._laid = False
        if self.toggle.on or self._painted:
            self._lay()

    def _lay(self) -> None:
        if self._laid:
            return
        self._laid = True
        self.lay()
        keys = {button.control.key for button in self.buttons}
        self._pressed = {key: toggle for key, toggle in self._pressed.items() if key in keys}

    def prepare(self) -> None:
        """Lay it and paint its pixmaps, if that is not done yet."""
        self._lay()
        if self._plate is None:
            self._plate = paint_pixmap(self.rect.toAlignedRect(), self.draw_plate)
        for button in self.buttons:
            if button.control.key not in self._faces:
                self._faces[button.control.key] = paint_pixmap(self._button_rect(button), button.draw)

    # ----- touch ------------------------------------------------------------------------------------------

    @property
    def controls(self) -> list[Control]:
        """What can be touched on it now."""
        return [button.control for button in self.buttons] if self.toggle.on else []

    def press(self, keys: Iterable[str], now: float) -> None:
        """Exactly these buttons look pressed from now on."""
        wanted = set(keys)
        for button in self.buttons:
            key = button.control.key
            toggle = self._pressed.get(key)
            if (key in wanted) != (toggle is not None and toggle.on):
                self._pressed.setdefault(key, Toggle(_PRESS, _PRESS)).turn(key in wanted, now)
                self._soil(self._button_rect(button).translated(0, self.shift))  # it shows in the very next frame

    # ----- pixels -----------------------------------------------------------------------------------------

    @property
    def _rise(self) -> float:
        return 0.0 if self.look.motion == "reduced" else self.look.px(self.RISE)

    @property
    def shift(self) -> int:
        """How many pixels below its place it stands."""
        return round((1 - self._painted) * self._rise)

    @property
    def extent(self) -> QRect:
        """All pixels it may touch on its way."""
        return self.rect.adjusted(0, 0, 0, self._rise).toAlignedRect()

    def _button_rect(self, button: Button) -> QRect:
        return button.control.rect.toAlignedRect().adjusted(-1, -1, 1, 1)

    def advance(self, now: float) -> list[QRect]:
        """Go on to `now`; returns the rectangles that differ from the last time."""
        rects, self._dirty = self._dirty, []
        shown = self.toggle.value(now)
        if shown != self._painted:
            rects.append(self.extent)
        for button in self.buttons:
            press = self._pressed.get(button.control.key)
            if press is not None and (press.value(now) != press.value(self._now) or self._now < press.end <= now):
                rects.append(self._button_rect(button).translated(0, self.shift))
            if press is not None and not press.on and now >= press.end:
                del self._pressed[button.control.key]
        self._now, self._painted = now, shown
        return rects

    def wake(self, now: float) -> float:
        """The next moment at which it looks different; infinity when it stands still."""
        moving = self._dirty or now < self.toggle.end or any(now < press.end for press in self._pressed.values())
        return now + FRAME if moving else math.inf

    def paint(self, painter: QPainter, patch: QRect) -> None:
        """Draw it as it was at the last `advance`."""
        shown = self._painted
        if shown <= 0 or not patch.intersects(self.extent):
            return
        self.prepare()
        assert self._plate is not None
        shift = self.shift
        moved = patch.translated(0, -shift)
        painter.save()
        self.paint_under(painter, patch, shown)
        painter.translate(0, shift)
        painter.setOpacity(shown)
        painter.drawPixmap(self.rect.toAlignedRect().topLeft(), self._plate)
        for button in self.buttons:
            if self._button_rect(button).intersects(moved):
                self._paint_button(painter, button, shown)
        painter.setOpacity(1.0)
        self.paint_over(painter, moved, shown)
        painter.restore()

    def _paint_button(self, painter: QPainter, button: Button, shown: float) -> None:
        rect, face = self._button_rect(button), self._faces[button.control.key]
        press = self._pressed.get(button.control.key)
        down = press.value(self._now) if press else 0.0
        if press and press.on:  # seen in the very next frame
            down = max(_AT_ONCE, down)
        painter.setOpacity(shown)
        if not down:
            painter.drawPixmap(rect.topLeft(), face)
            return
        size = 1 - (0.0 if self.look.motion == "reduced" else _SHRINK * down)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        middle = QRectF(rect).center()
        painter.translate(middle)
        painter.scale(size, size)
        painter.translate(-middle)
        painter.drawPixmap(rect.topLeft(), face)
        self._paint_pressed(painter, button.control, down)
        painter.restore()

    def _paint_pressed(self, painter: QPainter, control: Control, down: float) -> None:
        area, radius = control.rect, control.radius
        if self.look.palette.plain:
            pen = self.look.px(_PRESSED_EDGE)
            painter.setPen(QPen(self.look.colour("text"), pen))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            area, radius = area.adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2), max(0.0, radius - pen / 2)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.colour("text", _WHITE * down))
        painter.drawRoundedRect(area, radius, radius)
