"""One sentence that fills the sky, with a few words below it.

`title:` is the sentence; `lead:` and up to four `points:` follow, `document:` names the paper it stands in.

一句话，写满天空，下面可以有几句补充。

`title:` 就是这句话；下面是 `lead:` 和最多四条 `points:`，`document:` 写出自哪份文件。
"""

import math
import random
from dataclasses import dataclass, replace

from pydantic import Field
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk.content.deck import Slide
from kiosk.content.fields import Text
from kiosk.look.blocks import Painted
from kiosk.look.ink import glow, text_rect, tight_rect, write
from kiosk.look.larger import set_at
from kiosk.look.look import Look, Setting
from kiosk.look.reflection import lamp_dashes
from kiosk.look.tokens import BODY, KEY, LEAD, SCALE, STATEMENT
from kiosk.look.typeset import spaced
from kiosk.motion import LIGHT, REFLECTION, SUPPORT, Span
from kiosk.pages.page import Fault
from kiosk.pages.slide_page import SlidePage


class Content(Slide):
    """What staff may write."""

    points: tuple[Text, ...] = Field(default=(), max_length=4, description="最多四点 · Four points at most")
    document: Text | None = Field(None, description="出自哪份文件 · The paper it stands in")


EXAMPLE = """
kind: statement
title: {zh: "一个人，一个创意，一台电脑", en: "One person, one idea, one computer"}
lead: {zh: 借助 AI，走完从设计到市场的全程。, en: "With AI, all the way from design to market."}
"""


@dataclass(frozen=True)
class Rows:
    """The points set in `many` columns: baseline of the first row, from row to row, where they end; and the paper."""

    settings: list[Setting]
    many: int
    first: float
    pitch: float
    bottom: float
    document: Setting | None

    @property
    def fit(self) -> bool:
        """Whether everything found room."""
        return all(setting.fits for setting in self.settings) and (self.document is None or self.document.fits)


#: Sizes in u for a sentence that needs one line only.
_GRAND = (190.0, 160.0, 144.0)
#: Smaller than this, in u, a sentence no longer fills the sky.
_GREAT = 84.0


def _densities(sentence: Setting, step: float) -> list[float]:
    """How much of every column of `step` pixels is covered by letters, the densest column being 1."""
    columns, rows = math.ceil(sentence.width / step), max(1, round(sentence.height / step))
    image = QImage(max(1, columns), rows, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(1 / step, rows / sentence.height)
    write(painter, sentence, 0, sentence.ascent, QColor(Qt.GlobalColor.white))
    painter.end()
    sums = [sum(image.pixelColor(x, y).alphaF() for y in range(rows)) for x in range(image.width())]
    most = max(sums) or 1.0
    return [covered / most for covered in sums]


class Page(SlidePage[Content]):
    """The sentence high in the sky; its points are lamps along the shore, or its own light falls on the water."""

    def hero(self) -> float | None:
        """The shore shines below the sentence's beginning."""
        return self.frame.left + self.frame.content * 0.3

    def body(self) -> None:
        """Sentence and lead, then lamps with their points, then the paper."""
        sentence = self._sentence()
        if self.slide.points:
            rows = self._points()
            top, words = rows.bottom, rows.document
        else:
            top = self._glitter(sentence)
            words = self._document_words(top, self.look)
        if words:
            self._document(top, words)

    def _sentence(self) -> Setting:
        """Eyebrow, sentence and lead, set as large as the sky allows and resting a little above its middle."""
        frame, px, slide = self.frame, self.look.px, self.slide
        if slide.eyebrow:
            self.eyebrow(self.t(slide.eyebrow), frame.left, frame.eyebrow, slide.accent, frame.content)
        ceiling = frame.eyebrow + px(52)
        floor = self.waterline - px(84)
        words = spaced(self.t(slide.title))
        for look in self.look.calmer():
            lead = self._lead(look) if slide.lead else None
            taken = (lead.height + px(58)) if lead else 0.0
            made = self._largest(words, floor - ceiling - taken)
            if made.pixels >= px(_GREAT):  # below that the sentence is great no more, and enlarged words give way
                break
        for setting, text in ((made, slide.title), (lead, slide.lead)):
            if setting and not setting.fits:
                self.faults.append(Fault("text_too_long", self.t(text)))
        free = floor - ceiling - made.height - taken
        first = ceiling + made.ascent + max(0.0, free) * 0.38
        self.text(made, frame.left, first, at=60)
        if lead:
            start = first + made.last + made.descent + px(58) + lead.ascent * 0.5
            self.text(lead, frame.left, start, colour="text_2", at=140)
        return made

    def _largest(self, words: str, height: float) -> Setting:
        """The sentence as large as it fits: a short one, on one line, may be larger than the style says."""
        frame = self.frame
        lines = max(words.count("\n") + 1, 5 if len(words) > 40 else 3 if frame.portrait else 2)
        for size in (*_GRAND, STATEMENT.size, *(step for step in SCALE if step < STATEMENT.size)):
            most = 1 if size in _GRAND else lines
            made = self.look.set(words, STATEMENT, frame.content, lines=most, size=size, smallest=size, even=True)
            if made.fits and made.height <= height:
                return made
        return replace(made, fits=False)

    def _lead(self, look: Look) -> Setting:
        """The lead in the lines it was written in, if they fit only a little smaller; broken evenly otherwise."""
        words, frame = spaced(self.t(self.slide.lead)), self.frame
        room = frame.content * (1.0 if frame.portrait else 0.86)
        least = 32 * look.text_scale
        written = look.set(words, LEAD, room, lines=words.count("\n") + 1, size=36, smallest=least)
        return written if written.fits else look.set(words, LEAD, room, lines=5, size=36, smallest=26, even=True)

    def _glitter(self, sentence: Setting) -> float:
        """The sentence's light on the water: dashes below its letters, as bright as these are dense."""
        look, px, water = self.look, self.look.px, self.waterline
        left, depth, step = self.frame.left, px(170), px(15)
        densities = _densities(sentence, step)
        accent = look.palette.accent(self.slide.accent)

        def draw(painter: QPainter) -> None:
            chance = random.Random(len(densities))
            for place, density in enumerate(densities):
                light = look.colour("moon" if chance.random() < 0.7 else accent, 0.9 * density)
                reach = depth * (0.3 + 0.7 * density) * chance.uniform(0.6, 1.0)
                if density > 0.04:
                    lamp_dashes(painter, left + (place + 0.5) * step, water, step, reach, light, look, chance)

        rect = QRectF(left - px(30), water, sentence.width + px(60), depth + px(4))
        if not look.palette.plain:
            self.add(Painted(rect, draw, Span(300, LIGHT)))
        return water + depth

    def _rows(self, look: Look) -> Rows:
        """The points set in even columns, and the paper's name below them, as large as `look` and the width allow."""
        frame, px = self.frame, self.look.px
        points = [spaced(self.t(point)) for point in self.slide.points]
        side = px(46 + 30)  # before the words the lamp, after them air
        abreast = not frame.portrait or all(
            look.set(words, KEY, frame.content / len(points) - side, size=34, smallest=34).fits for words in points
        )
        many = len(points) if abreast else min(2, len(points))
        column = frame.content / many
        tries = [look.set(words, KEY, column - side, size=40, smallest=40) for words in points]
        if not all(one.fits for one in tries):  # none is divided while all have room at their usual size
            tries = [look.set(words, KEY, column - side, lines=2, size=40) for words in points]
        size = min(one.pixels for one in tries) / look.u
        settings = [set_at(look, words, KEY, size, column - side, lines=2) for words in points]
        pitch = max(setting.last for setting in settings) + px(size) * 1.9
        first = frame.support_top + px(size) * 0.85
        last = first + (math.ceil(len(settings) / many) - 1) * pitch
        bottom = last + max(setting.last for setting in settings) + px(size) * 0.4
        return Rows(settings, many, first, pitch, bottom, self._document_words(bottom, look))

    def _points(self) -> Rows:
        """A lamp on the shore for each point, its glitter below it and its words beside that."""
        frame, px = self.frame, self.look.px
        for look in self.look.calmer():
            rows = self._rows(look)
            if rows.fit and rows.bottom <= frame.support_bottom:
                break
        for setting, point in zip(rows.settings, self.slide.points, strict=True):
            if not setting.fits:
                self.faults.append(Fault("text_too_long", self.t(point)))
        for index, setting in enumerate(rows.settings):
            row, place = divmod(index, rows.many)
            x, baseline = frame.left + place * frame.content / rows.many, rows.first + row * rows.pitch
            at = 600.0 + 60 * index
            if row == 0:
                self._lamp(x + px(9), 120.0 + 60 * index)
                self.text(setting, x + px(46), baseline, at=at, rise=16)
            else:
                self._bulleted(setting, x, baseline, at)
        return rows

    def _lamp(self, x: float, at: float) -> None:
        """A lit lamp standing on the shore, with the light it throws and its glitter in the water."""
        look, px, water = self.look, self.look.px, self.waterline
        accent = look.colour(look.palette.accent(self.slide.accent))

        def draw(painter: QPainter) -> None:
            glow(painter, look, QPointF(x, water - px(24)), px(76), px(76), accent, 0.5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("edge"))
            post = px(3 * look.palette.line)
            painter.drawRect(QRectF(x - post / 2, water - px(18), post, px(18)))
            painter.setBrush(look.colour("moon"))
            painter.drawRoundedRect(QRectF(x - px(8), water - px(40), px(16), px(24)), px(3), px(3))

        self.add(Painted(QRectF(x - px(78), water - px(102), px(156), px(156)), draw, Span(at, LIGHT)))
        below = QRectF(x - px(24), water, px(48), px(130))

        def glitter(painter: QPainter) -> None:
            light = look.colour("moon", 0.62)
            lamp_dashes(painter, x, water, px(20), px(124), light, look, random.Random(round(at)))

        if not look.palette.plain:
            self.add(Painted(below, glitter, Span(at + 120, REFLECTION)))

    def _bulleted(self, setting: Setting, x: float, baseline: float, at: float) -> None:
        """A point of the second row in portrait: a small lamp afloat beside its words."""
        look, px = self.look, self.look.px

        def draw(painter: QPainter) -> None:
            middle = QPointF(x + px(9), baseline - setting.pixels * 0.34)
            glow(painter, look, middle, px(30), px(30), look.colour(look.palette.accent(self.slide.accent)), 0.5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("moon"))
            painter.drawRoundedRect(QRectF(middle.x() - px(6), middle.y() - px(9), px(12), px(18)), px(2), px(2))
            write(painter, setting, x + px(46), baseline, look.colour("text"))

        rect = text_rect(setting, x + px(46), baseline).united(QRectF(x - px(24), baseline - px(46), px(66), px(64)))
        block = self.add(Painted(rect, draw, Span(at, SUPPORT), px(16)))
        block.words = tight_rect(setting, x + px(46), baseline)

    def _document_words(self, top: float, look: Look) -> Setting | None:
        """The paper's name, set in the room below `top`."""
        name, room = spaced(self.t(self.slide.document)), self.frame.support_bottom - top
        if not name:
            return None
        return look.set(name, BODY, self.frame.content - look.px(30), lines=3, height=room, smallest=24)

    def _document(self, top: float, words: Setting) -> None:
        """The paper's name in the water, behind a thin rule."""
        look, px, frame = self.look, self.look.px, self.frame
        if not words.fits:
            self.faults.append(Fault("text_too_long", self.t(self.slide.document)))
        room, indent = frame.support_bottom - top, px(26)
        lowest = frame.support_bottom - words.last - min(px(20), max(0.0, room - words.height - px(24)))
        baseline = min(lowest, top + px(130)) if frame.portrait else lowest
        first, last = baseline - words.pixels * 0.86, baseline + words.last + words.pixels * 0.2
        colour = look.colour(look.palette.accent(self.slide.accent), 0.9)

        def draw(painter: QPainter) -> None:
            painter.fillRect(QRectF(frame.left, first, look.line(3), last - first), colour)
            write(painter, words, frame.left + indent, baseline, look.colour("text_2"))

        rule = QRectF(frame.left - 1, first, look.line(4) + 2, last - first)
        rect = text_rect(words, frame.left + indent, baseline).united(rule)
        block = self.add(Painted(rect, draw, Span(780, SUPPORT), px(16)))
        block.words = tight_rect(words, frame.left + indent, baseline)
