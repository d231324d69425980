"""The key of a page of dots: a dot and what it stands for, at the foot.

Owns its drawing only. Must not know slide kinds.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from kiosk.look.blocks import Painted
from kiosk.look.ink import text_rect, tight_rect, write
from kiosk.look.tokens import CAPTION
from kiosk.look.typeset import spaced
from kiosk.motion import SUPPORT, Span
from kiosk.pages.page import Page


def add_dot_key(page: Page, text: str, width: float) -> Painted:
    """Put the key on the page, one line of `width` pixels at most, above the source."""
    look, px = page.look, page.look.px
    x, y = page.frame.left, page.frame.source - px(70)
    setting = page.set(spaced(text), CAPTION, width - px(28))

    def draw(painter: QPainter) -> None:
        painter.setPen(look.colour("moon"))
        painter.setBrush(look.colour("moon"))
        painter.drawEllipse(QPointF(x + px(8), y - setting.pixels * 0.36), px(4.5), px(4.5))
        write(painter, setting, x + px(30), y, look.colour("text_2"))

    rect = text_rect(setting, x + px(30), y).adjusted(-px(30), 0, 0, 0)
    block = page.add(Painted(rect, draw, Span(600, SUPPORT), px(16)))
    block.words = tight_rect(setting, x + px(30), y)
    return block
