"""Putting set text, gradients and glows on a painter, in device pixels.

Must not know pages or time.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QLinearGradient, QPainter, QPainterPath, QPen, QPixmap, QRadialGradient

from kiosk.look.look import Look, Setting

Align = Literal["left", "centre", "right"]


def write(
    painter: QPainter, setting: Setting, x: float, baseline: float, colour: QColor, align: Align = "left"
) -> None:
    """Draw set text; `x` is its left edge, its centre or its right edge, `baseline` that of the first line."""
    painter.setFont(setting.font)
    painter.setPen(colour)
    for index, line in enumerate(setting.lines):
        shift = {"left": -line.hang, "centre": -line.width / 2, "right": -line.width}[align]
        painter.drawText(QPointF(x + shift, baseline + index * setting.pitch), line.text)


def text_rect(setting: Setting, x: float, baseline: float, align: Align = "left") -> QRectF:
    """The pixels that `write` with the same arguments may touch."""
    shift = {"left": 0.0, "centre": -setting.width / 2, "right": -setting.width}[align]
    side = setting.pixels * 0.16 + max((line.hang for line in setting.lines), default=0.0)
    return QRectF(
        x + shift - side,
        baseline - setting.pixels * 1.05,
        setting.width + 2 * side,
        setting.last + setting.pixels * 1.42,
    )


def tight_rect(setting: Setting, x: float, baseline: float, align: Align = "left") -> QRectF:
    """Where the letters themselves stand: from the first line's tops to the last line's bottoms."""
    shift = {"left": 0.0, "centre": -setting.width / 2, "right": -setting.width}[align]
    return QRectF(x + shift, baseline - setting.pixels * 0.8, setting.width, setting.last + setting.pixels * 0.98)


def vertical(top: float, bottom: float, stops: Iterable[tuple[float, QColor]]) -> QLinearGradient:
    """A gradient from `top` to `bottom`."""
    gradient = QLinearGradient(0, top, 0, bottom)
    for place, colour in stops:
        gradient.setColorAt(place, colour)
    return gradient


def glow(painter: QPainter, look: Look, centre: QPointF, rx: float, ry: float, colour: QColor, peak: float) -> None:
    """One soft light, an ellipse with half axes `rx` and `ry`; `peak` is its alpha at the centre.

    A plain palette has none.
    """
    if look.palette.plain:
        return
    gradient = QRadialGradient(QPointF(0, 0), 1)
    for place, share in ((0, 1.0), (0.25, 0.62), (0.5, 0.26), (0.75, 0.07), (1, 0.0)):
        shade = QColor(colour)
        shade.setAlphaF(peak * share)
        gradient.setColorAt(place, shade)
    painter.save()
    painter.translate(centre)
    painter.scale(rx, ry)
    painter.fillRect(QRectF(-1, -1, 2, 2), QBrush(gradient))
    painter.restore()


def glyph_path(font: QFont, text: str, x: float = 0.0, baseline: float = 0.0) -> QPainterPath:
    """The outlines of `text`."""
    path = QPainterPath()
    path.addText(QPointF(x, baseline), font, text)
    return path


def lamp_bullet(
    painter: QPainter, x: float, baseline: float, u: float, colour: QColor, *, hollow: bool = False
) -> None:
    """The small lamp before eyebrows and legends: 12 × 18 u, radius 2; a `hollow` one is a contour of 2.4 u."""
    lamp = QRectF(x, baseline - 16.5 * u, 12 * u, 18 * u)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if hollow:
        painter.setPen(stroke(colour, 2.4 * u))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        lamp.adjust(1.2 * u, 1.2 * u, -1.2 * u, -1.2 * u)
    painter.drawRoundedRect(lamp, 2 * u, 2 * u)


def stroke(colour: QColor, width: float) -> QPen:
    """A pen with round caps and joins."""
    return QPen(QBrush(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def clear_pixmap(width: int, height: int) -> QPixmap:
    """A transparent pixmap of at least one pixel."""
    pixmap = QPixmap(max(1, width), max(1, height))
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def flat_ripple(painter: QPainter, centre: QPointF, look: Look) -> None:
    """The touch ripple seen flat on the lake, small, beside the hint."""
    for radius, alpha in ((30, 0.4), (20, 0.65), (10, 0.95)):
        painter.setPen(QPen(look.colour("cyan", alpha), max(1.0, look.px(1.5))))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, look.px(radius), look.px(radius * 0.34))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("cyan"))
    painter.drawEllipse(centre, look.px(4), look.px(1.8))
