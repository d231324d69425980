"""What still water does with what stands on it: mirrored pictures, and the dashes that a lamp drops into the lake.

Must not know what is mirrored.
"""

from __future__ import annotations

import random

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPixmap

from kiosk.look.ink import clear_pixmap, vertical
from kiosk.look.look import Look

#: How much lower than its object a mirror image is.
FLATTENED = 0.56


def slits(painter: QPainter, width: float, depth: float, u: float) -> None:
    """Cut the lake's own dark lines into a reflection: 2.4–6.6 u high, every 8–13 u, with ragged ends."""
    chance = random.Random(11)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 204))
    y = 5 * u
    while y < depth:
        height = chance.uniform(2.4, 6.6) * u
        x = -chance.uniform(0, 60) * u
        while x < width:
            length = chance.uniform(60, 260) * u
            painter.drawRoundedRect(QRectF(x, y, length, height), height / 2, height / 2)
            x += length + chance.uniform(2, 12) * u
        y += chance.uniform(8, 13) * u


def mirrored(image: QImage, foot: float, depth: float, u: float, strength: float = 0.42) -> QPixmap:
    """The reflection of `image`, whose row `foot` touches the water: as wide as it, `depth` pixels deep, fading."""
    made = clear_pixmap(image.width(), round(depth))
    painter = QPainter(made)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.save()
    painter.scale(1, -FLATTENED)
    painter.drawImage(QPointF(0, -foot), image)
    painter.restore()
    slits(painter, made.width(), depth, u)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    fade = ((0.0, strength), (0.45, strength * 0.36), (1.0, 0.0))
    stops = [(place, QColor.fromRgbF(0, 0, 0, alpha)) for place, alpha in fade]
    painter.fillRect(made.rect(), QBrush(vertical(0, depth, stops)))
    painter.end()
    return made


def lamp_dashes(
    painter: QPainter,
    x: float,
    water: float,
    width: float,
    depth: float,
    colour: QColor,
    look: Look,
    chance: random.Random,
) -> None:
    """The glitter below a lamp at `x`: dashes about `width` pixels long, 2.2 u high, fading over `depth` pixels.

    A plain palette has none.
    """
    if look.palette.plain:
        return
    u = look.u
    painter.setPen(Qt.PenStyle.NoPen)
    shade = QColor(colour)
    y = water + 6 * u
    while y < water + depth:
        fall = (y - water) / depth
        shade.setAlphaF(colour.alphaF() * (1 - fall) ** 1.4 * chance.uniform(0.55, 1.0))
        length = width * chance.uniform(0.55, 1.0) * (1 + 0.5 * fall)
        middle = x + chance.uniform(-0.18, 0.18) * width * (1 + fall)
        painter.setBrush(shade)
        painter.drawRoundedRect(QRectF(middle - length / 2, y, length, 2.2 * u), 1.1 * u, 1.1 * u)
        y += chance.uniform(5.6, 9.6) * u
