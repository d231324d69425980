"""Buttons as paint: faces (primary, solid, ghost, tile), switches and plates, with icon and label, from the palette.

In a plain palette all are black with a thick outline, without gradient and shadow; what is selected has a thicker cyan
outline and a tick, and what cannot be pressed is left out. Must not know what a button does, or where it stands.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath

from kiosk.look.art import art
from kiosk.look.ink import stroke, vertical
from kiosk.look.look import Look
from kiosk.look.placed import Placed, middle
from kiosk.look.tokens import BUTTON, TypeStyle

RADIUS = 44.0  # u, of a button's corners; no more than half its height
TILE_RADIUS = 32.0
_EDGE, _GHOST_EDGE, _SELECTED_EDGE = 1.8, 2.0, 3.0
#: How far a plate's shadow reaches beyond it, and how far down it lies (u), with its alpha.
SHADOW = ((22.0, 0.10), (13.0, 0.14), (6.0, 0.20))
SHADOW_DROP = 8.0
_PAD = 32.0
_WHITE = 0.12  # over what is pressed
_PRESSED_EDGE = 10.0  # u, inside it in a plain palette, which knows no half-clear white
_ICON, _ICON_GAP = 44.0, 16.0
#: Left and right of the words of a label below its icon, together.
LABEL_AIR = 12.0
#: Width and height of a switch in u.
SWITCH = (108.0, 60.0)


@dataclass(frozen=True)
class Label:
    """A button's words, and where its icon stands."""

    words: Placed
    icon: str | None
    icon_rect: QRectF

    def paint(self, painter: QPainter, look: Look, colour: str, *, enabled: bool = True) -> None:
        """Draw both in a colour of the palette; what is not enabled in its own."""
        if not enabled and look.palette.plain:
            return
        shade = colour if enabled else "disabled"
        if self.icon:
            icon(painter, look, self.icon, self.icon_rect, shade)
        self.words.paint(painter, look, shade)


def label_beside(look: Look, rect: QRectF, text: str, icon: str | None = None, style: TypeStyle = BUTTON) -> Label:
    """Icon and words side by side in the middle of `rect`."""
    size, gap = (look.px(style.size * 1.2), look.px(_ICON_GAP)) if icon else (0.0, 0.0)
    room = rect.width() - 2 * look.px(_PAD) - size - gap
    setting = look.set(text, style, room, lines=2, height=rect.height() * 0.9)
    left = rect.center().x() - (size + gap + setting.width) / 2
    icon_rect = QRectF(left, rect.center().y() - size / 2, size, size)
    return Label(middle(setting, left + size + gap, rect.center().y(), "left"), icon, icon_rect)


def label_below(look: Look, rect: QRectF, text: str, icon: str, style: TypeStyle, size: float | None = None) -> Label:
    """An icon, and the words below it at `size` u or less, in the middle of `rect`."""
    own = size / look.text_scale if size is not None else None  # it is how large they are, whatever text is scaled to
    setting = look.set(text, style, rect.width() - look.px(LABEL_AIR), size=own)
    high, gap = look.px(_ICON), look.px(3)
    top = rect.center().y() - (high + gap + setting.pixels) / 2
    icon_rect = QRectF(rect.center().x() - high / 2, top, high, high)
    baseline = top + high + gap + setting.pixels * 0.87
    return Label(Placed(setting, rect.center().x(), baseline, "centre"), icon, icon_rect)


def icon(painter: QPainter, look: Look, name: str, rect: QRectF, colour: str = "text") -> None:
    """One of our icons in a colour of the palette."""
    art(f"icon-{name}", look.colour(colour).name(), look.palette).render(painter, rect)


def face(
    painter: QPainter, look: Look, rect: QRectF, radius: float, fill: tuple[str, str], edge: str, width: float
) -> None:
    """A rounded rectangle with a fill from top to bottom and an outline that lies inside it; lengths in u."""
    pen = look.px(width * look.palette.line)
    inside = rect.adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2)
    corner = min(look.px(radius), rect.height() / 2) - pen / 2
    painter.setPen(stroke(look.colour(edge), pen) if width else Qt.PenStyle.NoPen)
    painter.setBrush(_fill(look, rect, fill))
    painter.drawRoundedRect(inside, corner, corner)


def _fill(look: Look, rect: QRectF, fill: tuple[str, str]) -> QBrush:
    if look.palette.plain:
        return QBrush(QColor(fill[0]))
    return QBrush(vertical(rect.top(), rect.bottom(), ((0, QColor(fill[0])), (1, QColor(fill[1])))))


def primary(painter: QPainter, look: Look, rect: QRectF, label: Label, *, radius: float = RADIUS) -> None:
    """The one filled button of a page: cyan, with dark words."""
    face(painter, look, rect, radius, look.palette.primary, "cyan", 0)
    label.paint(painter, look, "ink")


def solid(
    painter: QPainter, look: Look, rect: QRectF, label: Label, *, radius: float = RADIUS, enabled: bool = True
) -> None:
    """A button that stands out from its plate; without an outline while it cannot be pressed."""
    face(painter, look, rect, radius, (look.palette.solid,) * 2, "edge", _EDGE if enabled else 0)
    label.paint(painter, look, "text", enabled=enabled)


def ghost(
    painter: QPainter, look: Look, rect: QRectF, label: Label, *, radius: float = RADIUS, enabled: bool = True
) -> None:
    """An outline; without it while it cannot be pressed."""
    face(painter, look, rect, radius, (look.palette.ghost,) * 2, "edge", _GHOST_EDGE if enabled else 0)
    label.paint(painter, look, "text", enabled=enabled)


def tile(
    painter: QPainter, look: Look, rect: QRectF, on: bool, *, radius: float = TILE_RADIUS, ticked: bool = True
) -> None:
    """A tile, chip or answer, chosen or not.

    In a plain palette the chosen one is `ticked` in its upper right corner; a tile that holds a switch needs no tick.
    """
    palette = look.palette
    if not on:
        face(painter, look, rect, radius, palette.unselected, "edge", _EDGE)
        return
    face(painter, look, rect, radius, palette.selected, "cyan", _SELECTED_EDGE * (1.5 if palette.plain else 1))
    if palette.plain and ticked:
        tick(painter, look, rect.topRight() + QPointF(-look.px(36), look.px(32)), look.px(26), "cyan", 5)


def pressed(painter: QPainter, look: Look, rect: QRectF, radius: float) -> None:
    """What lies over something under a finger; `radius` in pixels."""
    if look.palette.plain:
        pen = look.px(_PRESSED_EDGE)
        painter.setPen(stroke(look.colour("text"), pen))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        rect, radius = rect.adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2), max(0.0, radius - pen / 2)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("text", _WHITE))
    painter.drawRoundedRect(rect, radius, radius)


def tick(painter: QPainter, look: Look, centre: QPointF, size: float, colour: str, width: float = 4.0) -> None:
    """A tick `size` pixels wide, drawn with a line of `width` u."""
    path = QPainterPath(centre + QPointF(-0.5, 0.02) * size)
    path.lineTo(centre + QPointF(-0.16, 0.36) * size)
    path.lineTo(centre + QPointF(0.5, -0.36) * size)
    painter.setPen(stroke(look.colour(colour), look.px(width)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def switch(painter: QPainter, look: Look, rect: QRectF, on: bool) -> None:
    """A switch: on, its knob is white, to the right, and has a tick."""
    palette = look.palette
    fill = palette.switch_on if on else palette.switch_off
    face(painter, look, rect, rect.height(), (fill, fill), "cyan" if on else "knob", 2.0)
    reach = rect.height() / 2
    radius = reach - look.px(8 if on else 10)
    centre = QPointF(rect.right() - reach if on else rect.left() + reach, rect.center().y())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.ink) if palette.plain and on else look.colour("text" if on else "knob"))
    painter.drawEllipse(centre, radius, radius)
    if on:
        tick(painter, look, centre, radius * 0.95, "switch_tick")


def shadow(painter: QPainter, look: Look, rect: QRectF, radius: float) -> None:
    """What a plate throws on the water: three rounded rectangles, no blur; a plain palette has none."""
    if look.palette.plain:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    for spread, alpha in SHADOW:
        far = look.px(spread)
        painter.setBrush(look.colour("shadow", alpha))
        corner = look.px(radius) + far
        painter.drawRoundedRect(rect.adjusted(-far, -far, far, far).translated(0, look.px(SHADOW_DROP)), corner, corner)


def with_shadow(look: Look, rect: QRectF) -> QRectF:
    """The pixels that a plate and its shadow touch."""
    far, drop = look.px(SHADOW[0][0]), look.px(SHADOW_DROP)
    return rect.adjusted(-far - 1, -far - 1, far + 1, far + drop + 1)


def plate(
    painter: QPainter, look: Look, rect: QRectF, radius: float, fill: tuple[str, str], edge: str = "edge"
) -> None:
    """A plate over the page with its shadow: `fill` is one of the palette's (`dock`, `card`), `radius` in u."""
    shadow(painter, look, rect, radius)
    face(painter, look, rect, radius, fill, edge, _EDGE)
