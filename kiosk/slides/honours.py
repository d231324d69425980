"""Titles and firsts, in gold: each a full moon with its number, or a lamp, and its words.

`honours:` takes one to eight of `text`, and if you like `count` (stands in the moon), a `tag` ("only one in the
province") and `fact` (what a touch adds).

金色的称号与“第一”：每一项是一轮满月，里面是数字，或者是一盏灯。

在 `honours:` 里写一至八项，每项有 `text`，还可以有 `count`（月亮里的数）和金色的 `tag`（“全省唯一”）。
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import Field
from PySide6.QtCore import QPointF, QRectF

from kiosk.charts.glitter import glitter
from kiosk.charts.moons import Moon, moonlight
from kiosk.content.deck import Rows, Slide
from kiosk.content.fields import Amount, Strict, Text
from kiosk.look.ink import Align
from kiosk.look.look import Setting
from kiosk.look.tokens import KEY, NUMERAL, TAG
from kiosk.look.typeset import spaced
from kiosk.pages.page import Fault
from kiosk.pages.slide_page import SlidePage


class Honour(Strict):
    """One honour."""

    text: Text = Field(description="荣誉的名称 · The honour")
    count: Amount | None = Field(None, description="月亮里的数 · A number in its moon")
    tag: Text | None = Field(None, description="金色的“唯一”“首个” · An “only” or “first”, in gold")
    fact: Text | None = Field(None, description="触摸后才显示的一句话 · A sentence that only a touch shows")


class Content(Slide):
    """What staff may write."""

    honours: Rows[Honour] = Field(min_length=1, max_length=8, description="一至八项 · One to eight honours")


EXAMPLE = """
kind: honours
accent: gold
title: {zh: 两个唯一, en: Two that stand alone}
source: {zh: 示例, en: Sample}
honours:
  - {count: 1, tag: {zh: 全省唯一, en: Only one in the province}, text: {zh: 典型案例, en: Model case}}
  - {count: 1, tag: {zh: 全市唯一, en: Only one in the city}, text: {zh: 科技进展, en: Scientific advance}}
"""


@dataclass(frozen=True)
class Inscription:
    """What stands at a moon: the tag in gold, if there is one, and the words below it."""

    tag: Setting | None
    words: Setting

    @property
    def gap(self) -> float:
        """From the tag's last baseline to the first of the words."""
        return self.words.pixels * 1.52 if self.tag else 0.0

    @property
    def height(self) -> float:
        """From the top of the first letters to the bottom of the last."""
        tag = self.tag.ascent + self.tag.last + self.gap - self.words.ascent if self.tag else 0.0
        return tag + self.words.height

    @property
    def width(self) -> float:
        """Of the longest line."""
        return max(self.words.width, self.tag.width if self.tag else 0.0)

    @property
    def fits(self) -> bool:
        """Whether all of it keeps to its room."""
        return self.words.fits and (self.tag is None or self.tag.fits)


#: How far the shore sinks or rises in u for words of twice the size, in landscape and in portrait.
_SUNK, _RISEN = (120.0, 320.0), (160.0, 240.0)


class Page(SlidePage[Content]):
    """Few honours with numbers are large moons low over the lake; without, an arc of moons; many are a list."""

    @property
    def _counted(self) -> bool:
        """Whether a number stands in every moon."""
        return all(honour.count for honour in self.slide.honours)

    def place(self) -> None:
        """Larger words get room: below the shore where they lie in the water, above it where nothing does."""
        tall, count = self.frame.portrait, len(self.slide.honours)
        if not self._counted or count > (2 if tall else 4):
            self.waterline += self._shift(_SUNK)
        elif tall or count > 2:
            self.waterline -= self._shift(_RISEN)

    def _shift(self, measures: tuple[float, float]) -> int:
        """How far the shore moves at this text scale, in pixels."""
        return round(self.look.px(measures[self.frame.portrait] * (self.look.text_scale - 1)))

    def body(self) -> None:
        """Heading, moons with their light on the water, inscriptions."""
        honours, tall, counted = self.slide.honours, self.frame.portrait, self._counted
        if counted and len(honours) == 1 and not tall:
            self._alone(honours[0])
            return
        bottom = self.heading_block()
        if counted and len(honours) == 2 and not tall:
            self._pair(bottom)
        elif counted and len(honours) <= (2 if tall else 4):
            self._low(bottom)
        elif tall or len(honours) > 4 or not self._arc(bottom):
            self._list(bottom)

    # ----- large moons --------------------------------------------------------------------------------------

    def _alone(self, honour: Honour) -> None:
        """One large moon at the right, its inscription at the left under the headline."""
        px, frame = self.look.px, self.frame
        radius = min(px(220), frame.content * 0.19)
        centre = QPointF(frame.right - radius - px(48), self.waterline - px(46) - radius)
        room = frame.content - 2 * radius - px(140)
        bottom = self.heading_block(width=room)
        moon = self._moon(honour, 0, centre, radius, depth=self._deep)
        free = self.waterline - px(60) - bottom
        text = self._inscription(honour, radius, room, 4, free, 44)
        self._inscribe(text, 0, frame.left, bottom + px(30) + (free - px(30) - text.height) * 0.45, "left")
        self._touchable(0, moon)

    def _pair(self, bottom: float) -> None:
        """Two large moons over the lake, each with its inscription at its right."""
        px, frame = self.look.px, self.frame
        column = frame.content / 2
        sky, scale = self.waterline - bottom - px(84), self.look.text_scale
        radius = min(px(160) / scale, sky / 2, column * 0.21)
        room = column - 2 * radius - px(44) - px(36)
        # Larger words may stand higher than their moon.
        height = 2 * radius + px(20) if scale == 1 else sky
        texts = self._alike(self.slide.honours, radius, room, 4, height, 36)
        if room < px(340) or not all(text.fits for text in texts):
            self._low(bottom)
            return
        above = max(radius, max(text.height for text in texts) / 2 - px(10))
        for index, (honour, text) in enumerate(zip(self.slide.honours, texts, strict=True)):
            x = frame.left + index * column + px(8)
            centre = QPointF(x + radius, self.waterline - px(46) - above)
            moon = self._moon(honour, index, centre, radius, depth=self._deep)
            words = self._inscribe(text, index, x + 2 * radius + px(44), centre.y() - text.height / 2, "left")
            self._touchable(index, moon.united(words))

    def _low(self, bottom: float) -> None:
        """Moons abreast, low over the lake, their inscriptions in the water below a short path of light."""
        px, frame, honours = self.look.px, self.frame, self.slide.honours
        column = frame.content / len(honours)
        radius = min(px(190 if frame.portrait else 124), column * 0.37, (self.waterline - bottom - px(80)) / 2)
        water = frame.source - px(40) - self.waterline
        depth = min(px(170), water * 0.3) if frame.portrait else px(50)
        top = self.waterline + depth + px(28 if frame.portrait else 16)
        floor = frame.support_bottom if frame.portrait else frame.source - px(32)
        texts = self._alike(honours, radius, column - px(32), 6, floor - top, 40 if frame.portrait else 34)
        for index, (honour, text) in enumerate(zip(honours, texts, strict=True)):
            x = frame.left + (index + 0.5) * column
            moon = self._moon(honour, index, QPointF(x, self.waterline - px(46) - radius), radius, depth=depth)
            self._inscribe(text, index, x, top, "centre")
            self._touchable(index, moon)

    # ----- small moons --------------------------------------------------------------------------------------

    def _arc(self, bottom: float) -> bool:
        """Moons on their way across the sky, inscriptions below them; False if those do not fit."""
        px, frame, honours = self.look.px, self.frame, self.slide.honours
        column = frame.content / len(honours)
        top, floor = bottom + px(34), self.waterline - px(44)
        radius = px({1: 96, 2: 76, 3: 62, 4: 54}[len(honours)]) / self.look.text_scale
        gap, room = px(30), column - px(48)
        size = 44.0 if len(honours) <= 2 else 36.0
        while radius >= px(34):
            texts = self._alike(honours, radius, room, 5, floor - top - 2 * radius - gap, size)
            if all(text.fits for text in texts):
                break
            radius -= px(4)
        else:
            return False
        spare = floor - top - 2 * radius - gap - max(text.height for text in texts)
        swing = min(px(84), spare)
        crown = top + (spare - swing) * 0.4
        for index, (honour, text) in enumerate(zip(honours, texts, strict=True)):
            x = frame.left + (index + 0.5) * column
            y = crown + radius + swing * (1 - math.sin(math.pi * (index + 0.5) / len(honours)))
            moon = self._moon(honour, index, QPointF(x, y), radius, depth=self._deep, peak=0.8)
            self._touchable(index, moon.united(self._inscribe(text, index, x, y + radius + gap, "centre")))
        return True

    def _list(self, bottom: float) -> None:
        """A row for each honour, in one column or two: a small moon and its inscription."""
        px, frame, honours = self.look.px, self.frame, self.slide.honours
        free = self.waterline - px(36) - bottom - px(24)
        columns = 2 if not frame.portrait or free / len(honours) < px(92) else 1
        rows = -(-len(honours) // columns)
        pitch = min(px(204 * self.look.text_scale), free / rows)
        radius = min(px(64 if len(honours) <= 4 else 46) / self.look.text_scale, pitch * 0.3)
        width = frame.content / columns
        room = width - 2 * radius - px(32) - (px(28) if columns == 2 else 0)
        top = bottom + px(24) + (free - pitch * rows) * 0.5
        texts = self._alike(honours, radius, room, 3, pitch - px(8), 40, even=False)
        for index, (honour, text) in enumerate(zip(honours, texts, strict=True)):
            column, row = divmod(index, rows)
            x, y = frame.left + column * width, top + (row + 0.5) * pitch
            light = self._deep if row == rows - 1 or index == len(honours) - 1 else 0.0
            moon = self._moon(honour, index, QPointF(x + radius, y), radius, depth=light, peak=0.8)
            words = self._inscribe(text, index, x + 2 * radius + px(32), y - text.height / 2, "left")
            # The frame around it, 14 u outside, keeps clear of the rows above and below.
            band = QRectF(x, y - pitch / 2 + px(14), width, pitch - px(28))
            self._touchable(index, moon.united(words).intersected(band))

    # ----- parts --------------------------------------------------------------------------------------------

    @property
    def _deep(self) -> float:
        """How far a long path of light reaches into the lake."""
        return (self.frame.support_bottom - self.waterline) * (0.55 if self.frame.portrait else 0.96)

    def _at(self, index: int) -> float:
        """When a moon begins to rise: 90 ms after its neighbour, closer where there are many."""
        return 120 + index * min(90.0, 200 / max(1, len(self.slide.honours) - 1))

    def _moon(
        self, honour: Honour, index: int, centre: QPointF, radius: float, *, depth: float, peak: float = 1.0
    ) -> QRectF:
        """A full moon in gold, its number in it, its light on the water; returns the moon's square."""
        px, at = self.look.px, self._at(index)
        with self.grouped(_key(index)):
            self.add(moonlight(self.look, centre, radius, at=at, gold=True, peak=0.24))
            if depth:
                half = min(max(radius * 0.55, px(40)), px(96))
                colour = self.look.colour("gold")
                self.add(glitter(self.look, centre.x(), self.waterline, half, depth, colour, at=at + 120, peak=peak))
            moon = self.add(Moon(self.look, centre, radius, 1.0, at=at, gold=True))
            number = self._number(honour, radius)
            if number:
                baseline = centre.y() + number.pixels * 0.365
                self.text(number, centre.x(), baseline, colour="ink", align="centre", at=at + 240, rise=16)
        return QRectF(moon.rect)

    def _touchable(self, index: int, rect: QRectF) -> None:
        """Let an honour answer a touch: its words and how many; of what it is the first or the only one."""
        honour = self.slide.honours[index]
        alone = honour.count is None or (honour.count.value == 1 and not honour.count.more)  # its words say that
        title = self.t(honour.text) if alone else f"{self._written(honour)} {self.t(honour.text)}"
        lines = (self.t(honour.tag), self.t(honour.fact), self.t(self.slide.eyebrow))
        self.hotspot(_key(index), title, lines, accent="gold", rect=rect)

    def _written(self, honour: Honour) -> str:
        """An honour's count as it is written."""
        if honour.count is None:
            return ""
        figures = self.figures(honour.count, None)
        between = " " if self.look.language == "en" else ""
        return spaced(f"{figures.at(figures.value, 1.0)}{figures.suffix}{between}{figures.unit}".strip())

    def _number(self, honour: Honour, radius: float) -> Setting | None:
        """The count set inside a moon; None if there is none, or the moon is too small for it."""
        written = self._written(honour)
        if not written:
            return None
        size = max(26.0, radius / self.look.u * 1.1)
        setting = self.look.set(written, NUMERAL, radius * 1.56, size=size, smallest=26)
        return setting if setting.fits else None

    def _inscription(
        self, honour: Honour, radius: float, room: float, lines: int, height: float, size: float, even: bool = True
    ) -> Inscription:
        """Tag and words set within `room` × `height`; a count too long for its moon stands before the words.

        `even` is for English: evened Chinese lines would break inside words.
        """
        tag_size = min(size, 32.0)
        tag = self.look.set(spaced(self.t(honour.tag)), TAG, room, lines=2, size=tag_size) if honour.tag else None
        words = spaced(self.t(honour.text))
        if honour.count and not self._number(honour, radius):
            words = f"{self._written(honour)} {words}"
        used = tag.ascent + tag.last + tag.pixels * 0.64 if tag else 0.0
        even = even and self.look.language == "en"
        return Inscription(
            tag, self.look.set(words, KEY, room, lines=lines, height=height - used, size=size, even=even)
        )

    def _alike(
        self,
        honours: Sequence[Honour],
        radius: float,
        room: float,
        lines: int,
        height: float,
        size: float,
        even: bool = True,
    ) -> list[Inscription]:
        """Inscriptions of all honours in one size of type."""
        tried = [self._inscription(honour, radius, room, lines, height, size, even) for honour in honours]
        smallest = min(text.words.pixels for text in tried) / self.look.u / self.look.text_scale
        return [self._inscription(honour, radius, room, lines, height, smallest, even) for honour in honours]

    def _inscribe(self, text: Inscription, index: int, x: float, top: float, align: Align) -> QRectF:
        """Add an inscription whose letters begin at `top`; what does not fit is noted as a fault.

        Returns where its letters stand.
        """
        at = 600.0 + 60 * min(index, 3)
        if not text.fits:
            self.faults.append(Fault("text_too_long", self.t(self.slide.honours[index].text)))
        baseline, room = top + text.words.ascent, QRectF()
        with self.grouped(_key(index)):
            if text.tag:
                first = top + text.tag.ascent
                tag = self.text(text.tag, x, first, colour="gold", align=align, at=at, rise=16)
                baseline, room = first + text.tag.last + text.gap, tag.words or room
            words = self.text(text.words, x, baseline, align=align, at=at, rise=16)
        return room.united(words.words or room)


def _key(index: int) -> str:
    """An honour's name among the page's hotspots."""
    return f"honour.{index}"
