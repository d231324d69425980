"""A quote on a page: what was said over who said it, with an accent rule at the left.

Must not know slide kinds.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from kiosk.look.blocks import Painted
from kiosk.look.larger import set_at, sizes
from kiosk.look.look import Setting
from kiosk.look.tokens import CAPTION, LABEL, SMALLEST
from kiosk.look.typeset import spaced
from kiosk.motion import RISE, Span
from kiosk.pages.page import Page

#: How far in the words stand, and the size of who said it, in u.
_INDENT, _BY = 30.0, 26.0


@dataclass(frozen=True)
class SetQuote:
    """A quote that is set, and its baselines below its top, in pixels."""

    words: Setting
    by: Setting

    @property
    def first(self) -> float:
        """The first baseline of what was said."""
        return self.words.pixels * 0.9

    @property
    def second(self) -> float:
        """The first baseline of who said it."""
        return self.first + self.words.last + self.words.pixels * 0.42 + self.by.pixels * 1.1

    @property
    def height(self) -> float:
        """All lines."""
        return self.second + self.by.last + self.by.pixels * 0.36


def set_quote(page: Page, text: str, by: str, width: float, height: float) -> SetQuote:
    """A quote within `width` pixels, its indent included; a larger text scale shows as far as `height` allows."""
    room = width - page.look.px(_INDENT)
    words = page.set(spaced(text), LABEL, room, lines=3, size=40, smallest=28, even=True)
    lines = 4 if page.look.palette.plain else 3  # bold letters are wider
    for size in sizes(page.look, (_BY, SMALLEST)):
        made = SetQuote(words, set_at(page.look, spaced(by), CAPTION, size, room, lines=lines, even=True))
        if made.by.fits and made.height <= height:
            return made
    return SetQuote(words, page.set(spaced(by), CAPTION, room, lines=lines, size=_BY / page.look.text_scale, even=True))


def lay_quote(page: Page, quote: SetQuote, x: float, top: float, accent: str) -> QRectF:
    """Draw it at `x` below `top`; returns where its letters stand."""
    look, px = page.look, page.look.px
    colour = look.colour(look.palette.accent(accent))
    rule = QRectF(x, top, px(3), quote.height)
    page.add(Painted(rule.adjusted(-1, -1, 1, 1), lambda p: p.fillRect(rule, colour), Span(140, RISE), px(24)))
    page.text(quote.words, x + px(_INDENT), top + quote.first, at=140)
    page.text(quote.by, x + px(_INDENT), top + quote.second, colour="text_3", at=180)
    return QRectF(x, top, px(_INDENT) + max(quote.words.width, quote.by.width), quote.height)
