"""A bracket over neighbours: a line with ticks at its ends, and in its middle what they have in common.

Owns its drawing only. Must not know slide kinds.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from kiosk.look.blocks import Painted
from kiosk.look.ink import text_rect, tight_rect, write
from kiosk.look.tokens import CAPTION
from kiosk.look.typeset import spaced
from kiosk.motion import SUPPORT, Span
from kiosk.pages.page import Page


def add_bracket(page: Page, text: str, left: float, right: float, y: float) -> Painted:
    """Put a bracket from `left` to `right` on the page, its line at `y` pixels; it lies over what is below `y`.

    Where `text` leaves no room for the line, the text stands alone.
    """
    look, px, middle = page.look, page.look.px, (left + right) / 2
    words = page.set(spaced(text), CAPTION, right - left + px(16))
    baseline = y + words.pixels * 0.36
    side = (right - left - words.width) / 2 - px(22)
    thick = max(1.0, px(1.8 * look.palette.line))

    def draw(painter: QPainter) -> None:
        colour = look.colour("edge")
        for end, tick in ((left, left), (right - side, right - thick)):
            if side > px(16):
                painter.fillRect(QRectF(end, y, side, thick), colour)
                painter.fillRect(QRectF(tick, y - px(9), thick, px(9)), colour)
        write(painter, words, middle, baseline, look.colour("text_2"), "centre")

    rect = text_rect(words, middle, baseline, "centre").united(QRectF(left, y - px(10), right - left, px(14)))
    block = page.add(Painted(rect, draw, Span(600, SUPPORT), px(16)))
    block.words = tight_rect(words, middle, baseline, "centre")
    return block
