"""A leader line: from a figure to what it counts, ending in a dot.

Owns its drawing only. Must not know slide kinds.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from kiosk.look.blocks import Painted
from kiosk.motion import RISE, Span
from kiosk.pages.page import Page


def add_leader(page: Page, start: float, end: float, y: float) -> Painted:
    """Put a leader line from `start` to `end` on the page, all in pixels."""
    look, px = page.look, page.look.px
    thick = px(1.8 * look.palette.line)

    def draw(painter: QPainter) -> None:
        painter.fillRect(QRectF(start, y - thick / 2, end - start, max(1.0, thick)), look.colour("text_3", 0.75))
        painter.setPen(look.colour("text_2"))
        painter.setBrush(look.colour("text_2"))
        painter.drawEllipse(QPointF(end, y), px(3.6), px(3.6))

    return page.add(Painted(QRectF(start, y - px(6), end - start + px(6), px(12)), draw, Span(420, RISE)))
