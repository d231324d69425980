"""The path of broken light that a lamp, a disc or a moon lays on the water below it.

Must not know what shines.
"""

from __future__ import annotations

import random

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from kiosk.look.blocks import Painted
from kiosk.look.look import Look
from kiosk.motion import REFLECTION, Span

#: A dash's height in u, and how far the next row lies below (design.md, section 2).
_DASH = 2.2
_STEP = (5.6, 9.6)


def glitter(
    look: Look, x: float, waterline: float, half: float, depth: float, colour: QColor, *, at: float, peak: float = 1.0
) -> Painted:
    """Light on the water under `x`: `half` pixels to either side at the shore, lost after `depth` pixels.

    `peak` is the alpha of the brightest dash; `at` the millisecond at which it begins to show. A plain palette has
    no such light.
    """
    u = look.u
    reach = half * 1.5 + 12 * u
    rect = QRectF(x - reach, waterline, 2 * reach, depth + 8 * u)
    seed = round((x + half * 7 + depth) / u)  # neighbours differ

    def draw(painter: QPainter) -> None:
        if look.palette.plain:
            return
        chance = random.Random(seed)
        painter.setPen(Qt.PenStyle.NoPen)
        y = waterline + 5 * u
        while y < waterline + depth:
            fall = (y - waterline) / depth
            width = half * (0.86 + 0.5 * fall)
            mean = min(width * 0.5, 24 * u)
            # Fewer dashes the deeper the row, so that the path loosens before it is lost.
            for _ in range(max(1, round(half / (20 * u) * (1.15 - 0.75 * fall)))):
                length = chance.uniform(0.45, 1.45) * mean
                middle = x + max(-1.0, min(1.0, chance.gauss(0, 0.5))) * (width - length / 2)
                shade = QColor(colour)
                shade.setAlphaF(peak * chance.uniform(0.35, 1.0) * (1 - fall) ** 1.1)
                painter.setBrush(shade)
                painter.drawRoundedRect(QRectF(middle - length / 2, y, length, _DASH * u), u, u)
            y += chance.uniform(*_STEP) * u

    return Painted(rect, draw, Span(at, REFLECTION))
