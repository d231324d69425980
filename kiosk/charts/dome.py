"""The dome on the lake: an arc with a node for each part, lines toward what stands in its middle, its mirror image.

Owns the geometry and the painting; must not know what the parts are called.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, hypot, pi, sin

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen, QRadialGradient

from kiosk.charts.tree import blend, ring
from kiosk.look.ink import glow, stroke
from kiosk.look.look import Look

#: Radius of a node in u.
RING = 16.0
_GLOW = 46.0
_INNER, _DOTTED = 0.6, 0.8  # radii of the inner arc and of the dotted one, as shares of the dome's
_MIRROR = 0.24  # how deep the dome's mirror image lies in the water, as a share of its radius
_CLEAR = 14.0  # u between the arc and a label


@dataclass(frozen=True)
class Dome:
    """A half circle on the waterline, in pixels, with `count` parts on its rim from left to right."""

    x: float
    water: float
    radius: float
    count: int

    def angle(self, index: int) -> float:
        """Where a part sits, in radians from the left shore: 15° + 30°k for six."""
        return (index + 0.5) * pi / self.count

    def node(self, index: int, share: float = 1.0) -> QPointF:
        """A part's place on the rim, or on its line to the middle at a share of the radius."""
        angle = self.angle(index)
        return QPointF(self.x - self.radius * share * cos(angle), self.water - self.radius * share * sin(angle))

    def label_rect(self, index: int, width: float, height: float, u: float) -> QRectF:
        """A box of that size outside the rim, as near to its node as it may be."""
        angle, node = self.angle(index), self.node(index)
        way = QPointF(-cos(angle), -sin(angle))
        away = 30 * u
        while True:
            middle = node + QPointF(way.x() * (away + width / 2), way.y() * (away + height / 2))
            box = QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
            clear = _distance(box, QPointF(self.x, self.water)) >= self.radius + _CLEAR * u
            if (clear and _distance(box, node) >= (RING + 8) * u) or away > 400 * u:
                return box
            away += 4 * u

    def touches(self, box: QRectF, gap: float) -> bool:
        """Whether `box` comes nearer than `gap` to the dome's half disc."""
        return box.top() < self.water and _distance(box, QPointF(self.x, self.water)) < self.radius + gap


def _distance(box: QRectF, point: QPointF) -> float:
    """From a point to the nearest place of a box."""
    dx = max(box.left() - point.x(), 0.0, point.x() - box.right())
    dy = max(box.top() - point.y(), 0.0, point.y() - box.bottom())
    return hypot(dx, dy)


def part_colour(dome: Dome, index: int, look: Look) -> QColor:
    """Cyan at the left shore, violet at the right one; in a plain palette all of one colour."""
    return _mix(look, (index + 0.5) / dome.count)


def _mix(look: Look, share: float) -> QColor:
    low, high = look.colour("cyan"), look.colour("violet")
    return low if look.palette.plain else blend(low, high, share)


def _faint(colour: QColor, alpha: float, look: Look) -> QColor:
    """The colour, so far opaque; a plain palette knows no half-clear ones."""
    made = QColor(colour)
    made.setAlphaF(1.0 if look.palette.plain else alpha)
    return made


def _arc(dome: Dome, share: float) -> QPainterPath:
    radius = dome.radius * share
    path = QPainterPath(QPointF(dome.x - radius, dome.water))
    path.arcTo(QRectF(dome.x - radius, dome.water - radius, 2 * radius, 2 * radius), 180, -180)
    return path


def paint_arcs(painter: QPainter, dome: Dome, look: Look) -> None:
    """The vault: light in its middle, rim, dotted arc, inner arc."""
    px, line = look.px, look.palette.line
    if not look.palette.plain:
        _vault_light(painter, dome, look)
    across = QLinearGradient(dome.x - dome.radius, 0, dome.x + dome.radius, 0)
    for place in (0.0, 0.5, 1.0):
        across.setColorAt(place, _mix(look, place))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    rim = stroke(look.colour("cyan"), px(2.2) * line)
    rim.setBrush(QBrush(across))
    painter.setPen(rim)
    painter.drawPath(_arc(dome, 1.0))
    dots = QPen(look.colour("moon", 0.26), px(2.4) * line, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
    dots.setDashPattern([0.01, 4.0])
    painter.setPen(dots)
    painter.drawPath(_arc(dome, _DOTTED))
    painter.setPen(QPen(look.colour("cyan", 0.28), px(1.4) * line))
    painter.drawPath(_arc(dome, _INNER))


def _vault_light(painter: QPainter, dome: Dome, look: Look) -> None:
    radius = dome.radius
    painter.save()
    painter.setClipRect(QRectF(dome.x - radius * 1.2, dome.water - radius * 1.2, radius * 2.4, radius * 1.2))
    vault = QRadialGradient(QPointF(dome.x, dome.water), radius)
    for place, name, alpha in ((0.0, "cyan", 0.16), (0.55, "blue", 0.10), (1.0, "violet", 0.045)):
        vault.setColorAt(place, look.colour(name, alpha))
    painter.fillPath(_arc(dome, 1.0), QBrush(vault))
    heart = QPointF(dome.x, dome.water - radius * 0.2)
    glow(painter, look, heart, radius * 0.62, radius * 0.62, look.colour("cyan"), 0.36)
    painter.restore()


def paint_mirror(painter: QPainter, dome: Dome, look: Look, clear_left: float) -> None:
    """What the water shows of it: flat, broken arcs. Left of `clear_left` words stand, and no arc is drawn.

    A plain palette has no reflections.
    """
    if look.palette.plain:
        return
    px = look.px
    depth = min(dome.radius * _MIRROR, px(110))
    painter.save()
    painter.setClipRect(QRectF(clear_left, dome.water + 1, dome.x + dome.radius * 1.1 - clear_left, depth * 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for share, alpha, dashes in ((1.0, 0.30, (26, 6)), (_DOTTED, 0.16, (12, 7)), (_INNER, 0.18, (18, 7))):
        width = dome.radius * share
        pen = QPen(look.colour("past", alpha), px(1.5), Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([float(dash) for dash in dashes])
        painter.setPen(pen)
        path = QPainterPath(QPointF(dome.x - width, dome.water))
        path.arcTo(QRectF(dome.x - width, dome.water - depth * share, 2 * width, 2 * depth * share), 180, 180)
        painter.drawPath(path)
    painter.restore()


def paint_part(painter: QPainter, dome: Dome, index: int, look: Look) -> None:
    """A part's node with its glow, and its line toward the middle."""
    colour, centre = part_colour(dome, index, look), dome.node(index)
    painter.setPen(QPen(_faint(colour, 0.5, look), look.px(1.4) * look.palette.line))
    painter.drawLine(QLineF(*_line(dome, index, look.u)))
    glow(painter, look, centre, look.px(_GLOW), look.px(_GLOW), colour, 0.5)
    ring(painter, centre, look, colour, RING, thick=0.2)


def part_reach(dome: Dome, index: int, u: float) -> QRectF:
    """The pixels a node, its glow and its line touch."""
    start, end = _line(dome, index, u)
    centre, far = dome.node(index), (_GLOW + 1) * u
    glowing = QRectF(centre.x() - far, centre.y() - far, 2 * far, 2 * far)
    return glowing.united(QRectF(start, end).normalized().adjusted(-2 * u, -2 * u, 2 * u, 2 * u))


def _line(dome: Dome, index: int, u: float) -> tuple[QPointF, QPointF]:
    """Where a part's line begins, below its node, and where it ends, inside the inner arc."""
    return dome.node(index, 1 - 26 * u / dome.radius), dome.node(index, _INNER - 0.02)
