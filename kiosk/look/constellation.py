"""A quiet constellation, drawn for companies that have no picture: always the same for the same company.

Must not know companies; the seed is all it is told.
"""

from __future__ import annotations

import math
import random

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from kiosk.look.ink import glow, stroke
from kiosk.look.look import Look

_STARS = 11
_GOLDEN = math.radians(137.5)


def stars(seed: str, area: QRectF) -> list[QPointF]:
    """Places of the stars within `area`, spread evenly and shaken a little; the first one is the brightest."""
    chance = random.Random(seed)
    turn = chance.uniform(0, math.tau)
    places = []
    for index in range(_STARS):
        radius = math.sqrt((index + 0.35) / _STARS) * chance.uniform(0.86, 1.0)
        angle = turn + index * _GOLDEN + chance.uniform(-0.25, 0.25)
        places.append(
            area.center()
            + QPointF(math.cos(angle) * radius * area.width() / 2, math.sin(angle) * radius * area.height() / 2)
        )
    return places


def links(places: list[QPointF]) -> list[tuple[QPointF, QPointF]]:
    """The shortest lines that join all stars (Prim's minimum spanning tree)."""
    joined, waiting, found = places[:1], places[1:], []
    while waiting:
        near, far = min(
            ((near, far) for near in joined for far in waiting),
            key=lambda pair: math.hypot(pair[0].x() - pair[1].x(), pair[0].y() - pair[1].y()),
        )
        found.append((near, far))
        joined.append(far)
        waiting.remove(far)
    return found


def constellation(painter: QPainter, area: QRectF, seed: str, look: Look, accent: str = "cyan") -> None:
    """Draw it within `area`; its glow reaches a little further, at most 40 u."""
    chance = random.Random(seed + "*")
    places = stars(seed, area)
    painter.setPen(stroke(look.colour("edge", 0.55), look.line(1.6)))
    for near, far in links(places):
        painter.drawLine(near, far)
    for index, place in enumerate(places):
        first = index == 0
        radius = look.px(8 if first else chance.uniform(2.6, 5.2))
        colour = look.colour(look.palette.accent(accent)) if first else look.colour("moon")
        glow(painter, look, place, radius * 5, radius * 5, colour, 0.5 if first else 0.28)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("moon", 1.0 if first else chance.uniform(0.6, 0.95)))
        painter.drawEllipse(place, radius, radius)
