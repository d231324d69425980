"""The words of one milestone: a gold tag, its date, its text, set together to a width.

Owns how they stand to one another; where they stand on the page is somebody else's. Must not know axes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from kiosk.content.deck import Milestone
from kiosk.look.ink import Align, stroke, write
from kiosk.look.larger import set_at
from kiosk.look.look import Look, Setting
from kiosk.look.tokens import BODY, LABEL, TAG
from kiosk.look.typeset import spaced


@dataclass(frozen=True)
class Words:
    """A milestone's words in pixels: `width` × `height` from the tag's or the date's top to the last line's foot."""

    date: Setting
    text: Setting
    tag: Setting | None
    beside: bool  # the tag stands beside the date, not above it
    u: float
    abreast: bool = False  # the text stands beside the date, too: one row

    @property
    def _pill(self) -> tuple[float, float]:
        """Width and height of the tag."""
        if self.tag is None:
            return 0.0, 0.0
        return self.tag.width + self.tag.pixels * 1.5, self.tag.pixels * 1.72

    @property
    def _above(self) -> float:
        """Height that a tag above the date takes."""
        return self._pill[1] + self.date.pixels * 0.22 if self.tag and not self.beside else 0.0

    @property
    def _date_baseline(self) -> float:
        return self._above + max(self.date.pixels * 0.74, self._pill[1] * 0.72 if self.beside else 0.0)

    @property
    def first_middle(self) -> float:
        """From the top to the middle of the date's digits."""
        return self._date_baseline - self.date.pixels * 0.36

    @property
    def _indent(self) -> float:
        """How far in the text begins."""
        return self._lead + 24 * self.u if self.abreast else 0.0

    @property
    def _lead(self) -> float:
        """Width of the date with a tag beside it."""
        return self.date.width + (self._pill[0] + 18 * self.u if self.tag and self.beside else 0.0)

    @property
    def _text_baseline(self) -> float:
        if self.abreast:
            return self._date_baseline
        return self._date_baseline + self.date.pixels * 0.30 + self.text.pixels * 1.12

    @property
    def width(self) -> float:
        """The widest row."""
        return max(self._lead, self._indent + self.text.width, 0.0 if self.beside else self._pill[0])

    @property
    def height(self) -> float:
        """All rows."""
        return self._text_baseline + self.text.last + self.text.pixels * 0.24

    @property
    def fits(self) -> bool:
        """Whether the text kept its size and its lines, and the tag its one line."""
        return self.text.fits and self.date.fits and (self.tag is None or self.tag.fits)

    def draw(self, painter: QPainter, look: Look, x: float, top: float, align: Align = "left") -> None:
        """Paint them; `x` is their left edge, or their right edge."""
        date_y = top + self._date_baseline
        write(painter, self.date, x, date_y, look.colour("cyan"), align)
        write(painter, self.text, x + self._indent, top + self._text_baseline, look.colour("text"), align)
        if self.tag is None:
            return
        width, height = self._pill
        shift = self.date.width + 18 * self.u if self.beside else 0.0
        left = x + shift if align == "left" else x - shift - width
        pill_top = date_y - self.date.pixels * 0.36 - height / 2 if self.beside else top
        draw_tag(painter, look, self.tag, QRectF(left, pill_top, width, height))


def draw_tag(painter: QPainter, look: Look, tag: Setting, pill: QRectF) -> None:
    """A gold "first": dark fill, gold edge, gold words; in a plain palette a box, so that its shape says it, too."""
    edge = look.px(1.6) * look.palette.line
    painter.setPen(stroke(look.colour("gold"), edge))
    painter.setBrush(look.colour("gold_fill"))
    inner = pill.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
    radius = look.px(8) if look.palette.plain else inner.height() / 2
    painter.drawRoundedRect(inner, radius, radius)
    baseline = pill.center().y() + tag.pixels * 0.36
    write(painter, tag, pill.center().x(), baseline, look.colour("gold"), "centre")


def set_words(
    look: Look,
    milestone: Milestone,
    width: float,
    size: float,
    lines: int,
    *,
    short: bool = False,
    beside: bool = False,
) -> Words:
    """A milestone's words within `width` pixels, the text at `size` u in at most `lines` lines.

    `short` takes the short text, where there is one. `Words.fits` tells whether it was possible.
    """
    chosen = milestone.short if short and milestone.short else milestone.text
    text = set_at(look, spaced(chosen.in_(look.language)), BODY, size, width, lines=lines, even=True)
    date_size = max(min(48.0, size * 1.5), size * 1.12)
    date = look.set(milestone.date.shown(), LABEL, width, size=date_size, smallest=24)
    tag = None
    if milestone.tag:
        tag_size = max(24.0, min(28.0, size * 0.9), size * 0.75) / look.text_scale
        tag = look.set(spaced(milestone.tag.in_(look.language)), TAG, width, size=tag_size, smallest=24)
        roomy = tag.width + tag.pixels * 1.5 <= width
        tag = tag if roomy else replace(tag, fits=False)
    pill = tag.width + tag.pixels * 1.5 + 18 * look.u if tag else 0.0
    return Words(date, text, tag, beside and date.width + pill <= width, look.u)


def row_words(look: Look, milestone: Milestone, width: float, size: float) -> Words:
    """The same in one row, for tight places: date and short text, in no more than two lines; the tag gives way."""
    date = look.set(milestone.date.shown(), LABEL, width, size=size, smallest=size)
    chosen = (milestone.short or milestone.text).in_(look.language)
    room = width - date.width - look.px(24)
    text = look.set(spaced(chosen), BODY, room, lines=2, size=size / look.text_scale)
    return Words(date, text, None, True, look.u, abreast=True)


def dates_only(look: Look, milestone: Milestone) -> Words:
    """A milestone of which nothing but the date finds room."""
    date = look.set(milestone.date.shown(), LABEL, look.frame.width, size=26)
    return Words(date, look.set("", BODY, look.frame.width, size=24), None, True, look.u, abreast=True)
