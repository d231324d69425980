"""A ring of lamps that go out one after the other, clockwise from the top, and their light on the water.

Pure painting: it is told how many shine. Must not know seconds.
"""

from __future__ import annotations

import math
from functools import cached_property

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from kiosk.look.blocks import paint_pixmap
from kiosk.look.ink import glow, stroke
from kiosk.look.look import Look

_WIDE, _LONG, _CORNER = 22 / 230, 38 / 230, 5 / 230  # of the radius
_GLOW = 0.2  # of the radius
#: Dashes on the water: from and to (of the radius, from the centre), how deep (u), how bright.
_DASHES = ((-0.6, 0.5, 8, 0.5), (-0.56, 0.42, 17, 0.4), (-0.57, 0.7, 27, 0.3), (-0.4, 0.42, 38, 0.2))


class Ring:
    """So many lamps around a centre; lengths in pixels."""

    def __init__(self, look: Look, count: int, centre: QPointF, radius: float) -> None:
        """`radius` reaches to the middle of the lamps."""
        self._look, self.count, self.centre, self.radius = look, count, centre, radius
        crowd = min(1.0, 20 / count)
        self._wide, self._long = radius * _WIDE * crowd, radius * _LONG
        self._edge = max(1.0, look.px(1.8) * look.palette.line)

    @property
    def rect(self) -> QRectF:
        """Every pixel it touches."""
        far = self.radius * (1 + _GLOW) + self._long / 2
        return QRectF(self.centre.x() - far, self.centre.y() - far, 2 * far, 2 * far)

    def _angle(self, index: int) -> float:
        return index * 2 * math.pi / self.count

    def place(self, index: int) -> QPointF:
        """The middle of a lamp; 0 is at the top."""
        angle = self._angle(index)
        return self.centre + QPointF(math.sin(angle), -math.cos(angle)) * self.radius

    def lamp(self, index: int) -> QRectF:
        """The pixels of a lamp and its light."""
        far, place = self.radius * _GLOW + 1, self.place(index)
        return QRectF(place.x() - far, place.y() - far, 2 * far, 2 * far)

    def changed(self, before: int, now: int) -> list[QRectF]:
        """The lamps that look different when so many shine instead: those that went, and the next to go."""
        first = self.count - max(before, now)
        return [self.lamp(index) for index in range(first, min(self.count, self.count - min(before, now) + 1))]

    # ----- painting ---------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, patch: QRect, shining: int) -> None:
        """The last `shining` lamps; the first of them, which goes out next, is the brightest."""
        for index in range(self.count - shining, self.count):
            where = self.lamp(index)
            if where.toAlignedRect().intersects(patch):
                pixmap = self._next if index == self.count - shining else self._lit
                painter.save()
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.translate(self.place(index))
                painter.rotate(math.degrees(self._angle(index)))
                painter.drawPixmap(QPointF(-pixmap.width() / 2, -pixmap.height() / 2), pixmap)
                painter.restore()

    @cached_property
    def _lit(self) -> QPixmap:
        return self._painted("cyan", 0.42)

    @cached_property
    def _next(self) -> QPixmap:
        return self._painted("lamp_next", 0.6)

    def _painted(self, colour: str, light: float) -> QPixmap:
        """One upright lamp with its light, in the middle of a pixmap."""
        far = math.floor(self.radius * _GLOW / math.sqrt(2))
        shade = self._look.colour(colour)

        def draw(painter: QPainter) -> None:
            glow(painter, self._look, QPointF(0, 0), far, far, self._look.colour("cyan"), light)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shade)
            painter.drawRoundedRect(self._upright, self.radius * _CORNER, self.radius * _CORNER)

        return paint_pixmap(QRect(-far, -far, 2 * far, 2 * far), draw)

    @property
    def _upright(self) -> QRectF:
        return QRectF(-self._wide / 2, -self._long / 2, self._wide, self._long)

    def paint_places(self, painter: QPainter) -> None:
        """Every lamp as it is when it is out."""
        half = self._edge / 2
        painter.setPen(stroke(self._look.colour("dock_edge"), self._edge))
        painter.setBrush(self._look.colour("switch_off"))
        for index in range(self.count):
            painter.save()
            painter.translate(self.place(index))
            painter.rotate(math.degrees(self._angle(index)))
            corner = self.radius * _CORNER
            painter.drawRoundedRect(self._upright.adjusted(half, half, -half, -half), corner, corner)
            painter.restore()

    def reflection(self, waterline: float) -> QRectF:
        """The pixels of its light on the water."""
        return QRectF(self.centre.x() - self.radius, waterline, 2 * self.radius, self._look.px(50))

    def paint_reflection(self, painter: QPainter, waterline: float) -> None:
        """A few dashes below it; a plain palette has none."""
        if self._look.palette.plain:
            return
        for start, end, deep, alpha in _DASHES:
            left, right = (self.centre.x() + share * self.radius for share in (start, end))
            dash = QRectF(left, waterline + self._look.px(deep), right - left, max(1.0, self._look.px(2.2)))
            painter.fillRect(dash, self._look.colour("cyan", alpha))
