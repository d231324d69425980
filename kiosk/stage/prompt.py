"""The question whether somebody is still there: a ring of lamps on the lake, one going out each second, and an answer.

Owns the prompt's layout and its countdown as pixels. Must not know what happens when the last lamp is out.
"""

from __future__ import annotations

import math
from functools import partial

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QBrush, QColor, QPainter, QPixmap

from kiosk.look import fonts
from kiosk.look.blocks import paint_pixmap
from kiosk.look.buttons import ghost, label_beside, primary
from kiosk.look.ink import glyph_path, vertical
from kiosk.look.lake import Shore, lake
from kiosk.look.look import Look
from kiosk.look.placed import Placed
from kiosk.look.tokens import BUTTON, COVER, LABEL, LEAD, NUMERAL
from kiosk.look.typeset import spaced
from kiosk.look.words import say
from kiosk.motion import AT_REST
from kiosk.pages.controls import Control, Intent
from kiosk.stage.overlay import FRAME
from kiosk.stage.panel import Button, Panel
from kiosk.stage.ring import Ring

_BUTTON = 136.0
_SLACK = 0.01  # seconds; a frame may come that much before its second is over
_NUMERAL = 220 / 230  # of the ring's radius


class Prompt(Panel):
    """Covers the whole page with a lake of its own."""

    def __init__(self, look: Look, total: float = 20.0) -> None:
        """Away; it begins with `total` seconds, and as many lamps."""
        super().__init__(look)
        #: What is left, in seconds; set before every `advance`.
        self.seconds = total
        self.total = max(1, round(total))
        self.words: list[Placed] = []
        self.ring = Ring(look, self.total, QPointF(), 1.0)
        self.numeral = QRectF()
        self._unit: Placed | None = None
        self._lake: QPixmap | None = None
        self._number: QPixmap | None = None
        self._count = self.left

    @property
    def left(self) -> int:
        """How many lamps shine: the seconds left, rounded up."""
        return max(0, min(self.total, math.ceil(self.seconds - _SLACK)))

    @property
    def opaque(self) -> bool:
        """Whether nothing of the page is seen."""
        return self._painted >= 1

    # ----- time -------------------------------------------------------------------------------------------

    def advance(self, now: float) -> list[QRect]:
        """Go on to `now`; returns the rectangles that differ from the last time."""
        before, self._count = self._count, self.left
        if before != self._count:
            self._number = None
            for rect in (self.numeral, *self.ring.changed(before, self._count)):
                self._soil(rect.toAlignedRect().adjusted(-1, -1, 1, 1).translated(0, self.shift))
        rects = super().advance(now)
        if not self._painted and not self.toggle.on:
            self._lake = None  # a whole page of pixels
        return rects

    def wake(self, now: float) -> float:
        """The next moment at which it looks different: while it stands, the next whole second."""
        at = super().wake(now)
        if not self.toggle.on or not self._count:
            return at
        return min(at, now + max(FRAME, self.seconds - _SLACK - (self.left - 1)))

    # ----- where everything stands ------------------------------------------------------------------------

    @property
    def extent(self) -> QRect:
        """All pixels it may touch: the page."""
        return QRect(0, 0, self.look.frame.width, self.look.frame.height)

    def lay(self) -> None:
        """Ring and words on the lake, the buttons in the water."""
        self._lake = self._number = None
        look, frame, px = self.look, self.look.frame, self.look.px
        if frame.portrait:
            words = QRectF(frame.left, min(px(192), frame.height * 0.1), frame.content, frame.waterline * 0.5)
            self.words = self._lay_words(words, words.top())
            top = max(placed.rect.bottom() for placed in self.words) + px(60)
            room = frame.waterline - px(50) - top
            radius = min(px(270), room / 2.2)
            centre = QPointF(frame.width / 2, top + room / 2)
        else:
            radius = min(px(230), frame.content * 0.165)
            centre = QPointF(frame.left + frame.content * 440 / 1680, px(430) * frame.waterline / px(760))
            beside = QRectF(frame.left + frame.content / 2, 0, frame.content / 2, 2 * centre.y())
            self.words = self._lay_words(beside, None)
        self.ring = Ring(look, self.total, centre, radius)
        self._lay_number(centre, radius)
        self.rect = self.ring.rect.united(self.ring.reflection(frame.waterline))
        for placed in self.words:
            self.rect = self.rect.united(placed.rect.adjusted(-px(20), -px(30), px(20), px(30)))
        self.buttons = self._lay_buttons()

    def _lay_words(self, room: QRectF, top: float | None) -> list[Placed]:
        """Question and two lines from `top` downwards, or in the middle of `room`."""
        look, px = self.look, self.look.px
        question = look.set(say("still_there", look.language), COVER, room.width())
        said = [spaced(say(key, look.language)) for key in _LINES]
        lines = [
            look.set(text, LEAD, room.width(), lines=1 if top is not None else 3, size=36, even=True) for text in said
        ]
        gap = px(46)
        high = question.pixels * 0.8 + question.last + gap + sum(line.last + line.pitch for line in lines)
        start = room.center().y() - high / 2 + px(10) if top is None else top
        placed = [Placed(question, room.left(), start + question.pixels * 0.8)]
        baseline = placed[0].last + gap
        for line in lines:
            placed.append(Placed(line, room.left(), baseline + line.pixels * 1.1))
            baseline = placed[-1].last + line.pitch - line.pixels * 1.1
        return placed

    def _lay_number(self, centre: QPointF, radius: float) -> None:
        """Room for the widest count, so that nothing jitters, and the unit below."""
        look = self.look
        size = radius * _NUMERAL
        wide = size * 0.59 * len(str(self.total)) + size * 0.1
        baseline = centre.y() + radius * 0.26
        self.numeral = QRectF(centre.x() - wide / 2, baseline - size * 0.8, wide, size * 0.88)
        plain = min(40.0, radius / look.u * 0.17) / look.text_scale  # as large as the ring allows from the beginning
        unit = look.set(say("seconds", look.language), LEAD, radius * 0.9, size=plain)
        self._unit = Placed(unit, centre.x(), baseline + size * 0.12 + unit.pixels * 0.95, "centre")
        self.words.append(self._unit)

    def _lay_buttons(self) -> list[Button]:
        """Two thirds of the row for staying."""
        look, frame, px = self.look, self.look.frame, self.look.px
        gap, high = px(24), px(_BUTTON)
        top = frame.height - px(72 if frame.portrait else 64) - high
        away = (frame.content - gap) * (1 / 3 if frame.portrait else 0.327)
        home = QRectF(frame.left, top, away, high)
        stay = QRectF(home.right() + gap, top, frame.right - home.right() - gap, high)
        found = []
        for key, rect, name, icon in (("home", home, "leave", "home"), ("stay", stay, "stay", "check")):
            said = say(name, look.language)
            control = Control(f"prompt.{key}", rect, said, Intent(name), radius=px(48), group="panel")
            label = label_beside(look, rect, said, icon, LABEL if key == "stay" else BUTTON)
            self.words.append(label.words)
            style = primary if key == "stay" else ghost
            found.append(Button(control, partial(style, look=look, rect=rect, label=label, radius=48)))
        return found

    # ----- pixels -----------------------------------------------------------------------------------------

    def prepare(self) -> None:
        """Lay it, and paint the lake and the rest."""
        super().prepare()
        if self._lake is None:
            frame = self.look.frame
            self._lake = lake(frame, frame.waterline, self.look.palette)
            painter = QPainter(self._lake)
            Shore(self.look, frame.waterline).paint(painter, AT_REST)
            painter.end()

    def paint_under(self, painter: QPainter, patch: QRect, shown: float) -> None:
        """The lake, which does not move."""
        assert self._lake is not None
        painter.setOpacity(shown)
        visible = patch & self.extent
        painter.drawPixmap(visible.topLeft(), self._lake, visible)

    def draw_plate(self, painter: QPainter) -> None:
        """The words, the lamps' places, and their light on the water."""
        question, *lines = self.words[: len(_LINES) + 1]
        question.paint(painter, self.look)
        for line in (*lines, self._unit):
            assert line is not None
            line.paint(painter, self.look, "text_2")
        self.ring.paint_places(painter)
        self.ring.paint_reflection(painter, self.look.frame.waterline)

    def paint_over(self, painter: QPainter, patch: QRect, shown: float) -> None:
        """The lamps that shine, and the count."""
        painter.setOpacity(shown)
        self.ring.paint(painter, patch, self._count)
        number = self.numeral.toAlignedRect()
        if patch.intersects(number):
            if self._number is None:
                self._number = paint_pixmap(number, self._draw_number)
            painter.setOpacity(shown)
            painter.drawPixmap(number.topLeft(), self._number)

    def _draw_number(self, painter: QPainter) -> None:
        """Digits stand in cells of one width."""
        size = self.numeral.height() / 0.88
        font = fonts.style_font(NUMERAL, size, self.look.language)
        top, bottom = self.look.palette.numeral()
        baseline = self.numeral.top() + size * 0.8
        fill = QBrush(vertical(baseline - size * 0.74, baseline, ((0, QColor(top)), (1, QColor(bottom)))))
        digits, cell = str(self._count), size * 0.568
        x = self.numeral.center().x() - cell * len(digits) / 2
        for digit in digits:
            painter.fillPath(glyph_path(font, digit, x, baseline), fill)
            x += cell


_LINES = ("still_touch", "still_home")
