"""Three to eight parts that carry one whole: a tree with a root for each, or a dome with the parts on its rim.

`parts:` takes three to eight short texts. `form:` is `tree` or `dome`; in the dome stands `centre:` (a figure or a
word). `quote:` with `text` and `by`, and `support:` in the water, are welcome but not needed.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from pydantic import Field, ValidationError
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPixmap

from kiosk.charts.dome import Dome, node_reach, paint_arcs, paint_mirror, paint_node
from kiosk.charts.tree import Tree, paint_tree
from kiosk.charts.uncover import Uncovered
from kiosk.content.deck import Slide, Support
from kiosk.content.fields import Amount, Strict, Text
from kiosk.look.blocks import Painted
from kiosk.look.look import Setting
from kiosk.look.tokens import CAPTION, KEY, LABEL, STATEMENT
from kiosk.look.typeset import spaced
from kiosk.motion import LIGHT, REFLECTION, RISE, Span
from kiosk.pages.slide_page import SlidePage
from kiosk.pages.support import lay_support


class Quote(Strict):
    """What somebody said, and who."""

    text: Text
    by: Text


class Content(Slide):
    """What staff may write."""

    parts: tuple[Text, ...] = Field(min_length=3, max_length=8)
    form: Literal["tree", "dome"] = "tree"
    centre: Text | None = None
    quote: Quote | None = None
    support: tuple[Support, ...] = Field(default=(), max_length=3)


EXAMPLE = """
kind: pillars
title: {zh: "六股力量，\\n长成一片雨林", en: "Six strands,\\none rainforest"}
accent: green
parts:
  - {zh: 要素支撑, en: Resources}
  - {zh: 中试验证, en: Pilot testing}
  - {zh: 场景对接, en: Scenario matching}
  - {zh: 资本赋能, en: Capital}
  - {zh: 人才服务, en: Talent services}
  - {zh: 生态营造, en: Ecosystem}
"""


class Page(SlidePage[Content]):
    """Words at the left, the whole at the right; in portrait one below the other."""

    def hero(self) -> float | None:
        """The shore shines where the whole stands."""
        return None if self.frame.portrait else self.frame.left + self.frame.content * 0.68

    def body(self) -> None:
        """Heading, quote, tree or dome, support."""
        frame = self.frame
        wide = frame.content if frame.portrait else max(frame.content * 0.42, self.look.px(600))
        bottom = self.heading_block(width=wide, lines=3)
        taken = [block.words for block in self.blocks if block.words is not None]
        quote = self._quote_rows(frame.content if frame.portrait else frame.content * 0.36)
        if quote and not frame.portrait:
            room = self.waterline - self.look.px(36) - bottom
            gap = min(self.look.px(84), (room - quote.height) * 0.6)
            if gap > self.look.px(20):
                taken.append(self._quote(quote, bottom + gap))
                quote = None
        if self.slide.form == "dome":
            self._dome(taken, bottom, quote)
        else:
            self._tree(taken, bottom, quote)

    # ----- quote ----------------------------------------------------------------------------------------

    def _quote_rows(self, width: float) -> "_Quote | None":
        quote, look = self.slide.quote, self.look
        if quote is None:
            return None
        room = width - look.px(30)
        words = self.set(spaced(self.t(quote.text)), LABEL, room, lines=3, size=40, smallest=28)
        by = self.set(spaced(self.t(quote.by)), CAPTION, room, lines=3, size=26)
        return _Quote(words, by)

    def _quote(self, quote: "_Quote", top: float) -> QRectF:
        """Draw it below `top` with its accent rule; returns where its letters stand."""
        look, x = self.look, self.frame.left
        colour = look.colour(look.palette.accent(self.slide.accent))
        rule = QRectF(x, top, look.px(3), quote.height)
        self.add(Painted(rule.adjusted(-1, -1, 1, 1), lambda p: p.fillRect(rule, colour), Span(140, RISE), look.px(24)))
        first, second = top + quote.first, top + quote.second
        self.text(quote.words, x + look.px(30), first, at=140)
        self.text(quote.by, x + look.px(30), second, colour="text_3", at=180)
        return QRectF(x, top, look.px(30) + max(quote.words.width, quote.by.width), quote.height)

    # ----- tree -----------------------------------------------------------------------------------------

    def _tree(self, taken: list[QRectF], bottom: float, quote: "_Quote | None") -> None:
        frame, px, count = self.frame, self.look.px, len(self.slide.parts)
        beside = not frame.portrait and bool(self.slide.support or quote)
        edge = frame.left + frame.content * (0.36 if quote else 0.28) if beside else frame.left
        trunk, scale = self._place_crown(taken)
        labels, pitch, middle = self._root_labels(trunk, scale, edge + (px(40) if beside else 0))
        roomy = frame.support_bottom - self.waterline > px(480)
        depths = _ONE_ROW if not any(label.level for label in labels) else _TWO_ROWS[roomy]
        nodes = tuple(
            (middle + (index - (count - 1) / 2) * pitch, self.waterline + px(depths[label.level]))
            for index, label in enumerate(labels)
        )
        tree = Tree(trunk, self.waterline, scale, nodes)
        rect = tree.rect
        area = (round(rect.width()), round(rect.height()), count, tuple(round(x - rect.x()) for x, _ in nodes))
        store = self.look.store

        def keep(make: Callable[[], QPixmap]) -> QPixmap:
            return store.get(("tree", self.look.palette, *area), make)

        self.add(Uncovered(rect, lambda p: paint_tree(p, tree, self.look), Span(120, LIGHT), "up", keep))
        below = self.waterline
        for index, (label, (x, y)) in enumerate(zip(labels, nodes, strict=True)):
            baseline = y + px(22) + label.setting.pixels * 0.92
            self.text(label.setting, x, baseline, align="centre", at=140 + 50.0 * index)
            below = max(below, baseline + label.setting.last + label.setting.pixels * 0.3)
        if frame.portrait:
            half = frame.left + frame.content * 0.5
            abreast = quote is not None and bool(self.slide.support) and not roomy
            if abreast:
                quote = self._quote_rows(frame.content * 0.46)
            if quote:
                gap = max(px(24), min(px(56), frame.support_bottom - below - quote.height))
                self._quote(quote, below + gap)
                below += 0 if abreast else gap + quote.height
            lay_support(self, self.slide.support, left=half if abreast else None, top=below + px(24))
            return
        if quote:
            self._quote(quote, frame.support_top - px(10))
        lay_support(self, self.slide.support, right=edge)

    def _place_crown(self, taken: list[QRectF]) -> tuple[float, float]:
        """The trunk's x and the scale at which the crown is largest without touching `taken`."""
        frame, px = self.frame, self.look.px
        for step in range(100, 24, -2):
            scale = px(step / 100)
            crown = Tree(0.0, self.waterline, scale, ((0.0, self.waterline),)).crown
            if self.waterline + crown.top() - self.waterline < px(70):
                continue
            low = frame.left - px(20) - crown.left()
            high = frame.right + px(44) - crown.right()
            wish = (low + high) / 2 if frame.portrait else high
            for trunk in (wish, high):
                box = crown.translated(trunk, 0)
                free = not any(box.adjusted(-px(28), -px(24), px(28), 0).intersects(words) for words in taken)
                if low <= trunk <= high + 1 and free:
                    return self._settled(trunk, box, taken), scale
        return frame.width / 2, px(0.25)

    def _settled(self, trunk: float, crown: QRectF, taken: list[QRectF]) -> float:
        """On wide screens the tree stands in the middle of what is free rather than at the right edge."""
        if self.frame.portrait:
            return trunk
        free = crown.left() - max((words.right() for words in taken), default=self.frame.left)
        return trunk - max(0.0, free - self.look.px(160)) / 2

    def _root_labels(self, trunk: float, scale: float, edge: float) -> "tuple[list[_Label], float, float]":
        """The roots' labels, the distance between roots, and the middle of their row, below the trunk if it can be."""
        frame, px, count = self.frame, self.look.px, len(self.slide.parts)
        wish = max(min(px(250), 930 * scale / (count - 1)), px(158))
        end = frame.right + px(0 if frame.portrait else 36)
        pitch = (end - edge) / count if frame.portrait else min(wish, (end - edge) / count)
        middle = min(end - count * pitch / 2, max(edge + count * pitch / 2, trunk))
        texts = [spaced(self.t(part)) for part in self.slide.parts]
        chinese = self.look.language == "zh"
        for lines in (1, 2):
            for size in (34.0, 32.0, 30.0, 28.0, *((26.0,) if chinese and lines == 1 else ())):
                made = [
                    self.look.set(t, KEY, pitch - px(18), lines=lines, size=size, smallest=size, even=True)
                    for t in texts
                ]
                if all(setting.fits for setting in made):
                    return [_Label(setting, 0) for setting in made], pitch, middle
        for size in (32.0, 30.0, 28.0, 26.0, 24.0):
            lines = 2 if frame.portrait else 1
            made = [
                self.look.set(text, KEY, 2 * pitch - px(28), lines=lines, size=size, smallest=size, even=True)
                for text in texts
            ]
            if all(setting.fits for setting in made):
                break
        else:
            made = [self.set(text, KEY, 2 * pitch - px(28), lines=3, size=24, even=True) for text in texts]
        return [_Label(setting, index % 2) for index, setting in enumerate(made)], pitch, middle

    # ----- dome -----------------------------------------------------------------------------------------

    def _dome(self, taken: list[QRectF], bottom: float, quote: "_Quote | None") -> None:
        frame, look, px = self.frame, self.look, self.look.px
        dome, labels = self._place_dome(taken)
        beside = dome.x - dome.radius * 0.3
        words_end = beside if self.slide.support and not frame.portrait else 0.0
        vault = QRectF(dome.x - dome.radius, dome.water - dome.radius, 2 * dome.radius, dome.radius)
        mirror = QRectF(vault.x(), dome.water, vault.width(), px(120))
        reach = vault.adjusted(-px(4), -px(4), px(4), 0)
        self.add(Uncovered(reach, lambda p: paint_arcs(p, dome, look), Span(120, LIGHT), "up"))
        self.add(Painted(mirror, lambda p: paint_mirror(p, dome, look, words_end), Span(240, REFLECTION)))
        for index, label in enumerate(labels):
            self._dome_part(dome, index, label)
        self._centre(dome)
        if frame.portrait:
            top = frame.support_top
            if quote:
                self._quote(quote, top + px(40))
                top += px(90) + quote.height
            lay_support(self, self.slide.support, top=top + px(20))
            return
        if quote:
            self._quote(quote, frame.support_top - px(10))
        left = frame.left + (frame.content * 0.36 if quote else 0)
        lay_support(self, self.slide.support, left=left, right=beside - px(30))

    def _place_dome(self, taken: list[QRectF]) -> tuple[Dome, list[Setting]]:
        """The largest dome whose rim and labels keep clear of `taken` and of the margins."""
        frame, px, count = self.frame, self.look.px, len(self.slide.parts)
        texts = [spaced(self.t(part)) for part in self.slide.parts]
        for size in (40.0, 36.0, 32.0, 28.0, 24.0):
            smallest = px(300 if size > 24 else 120)
            widest = px(340 if count < 7 else 240) * size / 40
            labels = [
                self.look.set(text, LABEL, widest, lines=2, size=size, smallest=size, even=True) for text in texts
            ]
            radius = px(446)
            while radius >= smallest:
                dome = self._fitting(Dome(0.0, self.waterline, radius, count), labels, taken)
                if dome:
                    return dome, labels
                radius -= px(12)
        return Dome(frame.width * 0.5 if frame.portrait else frame.width * 0.7, self.waterline, px(160), count), labels

    def _fitting(self, dome: Dome, labels: list[Setting], taken: list[QRectF]) -> Dome | None:
        """The dome moved to where it is free, if there is such a place."""
        frame, px = self.frame, self.look.px
        boxes = [self._label_box(dome, index, label) for index, label in enumerate(labels)]
        if any(a.intersects(b) for place, a in enumerate(boxes) for b in boxes[place + 1 :]):
            return None
        left = min(-dome.radius, *(box.left() for box in boxes))
        right = max(dome.radius, *(box.right() for box in boxes))
        low, high = frame.left - left, frame.right + px(12) - right
        if low > high or min(box.top() for box in boxes) < px(90):
            return None
        heading, w, h = max(words.right() for words in taken), px(32), px(20)
        wish = (low + high) / 2 if frame.portrait else heading + (frame.right - heading) * 0.55
        for x in (min(high, max(low, wish)), high):
            moved = replace(dome, x=x)
            here = [box.translated(x, 0) for box in boxes]
            clash = any(
                moved.touches(words, px(40)) or any(box.intersects(words.adjusted(-w, -h, w, h)) for box in here)
                for words in taken
            )
            if not clash:
                return moved
        return None

    def _label_box(self, dome: Dome, index: int, label: Setting) -> QRectF:
        return dome.label_rect(index, label.width, label.last + label.pixels * 0.9, self.look.u)

    def _dome_part(self, dome: Dome, index: int, label: Setting) -> None:
        """A node with its glow, and its label outside the rim."""
        look, box = self.look, self._label_box(dome, index, label)
        x, baseline = box.center().x(), box.top() + label.pixels * 0.8
        at = 160 + 70.0 * index
        rect = node_reach(dome, index, look.u)
        self.add(Painted(rect, lambda painter: paint_node(painter, dome, index, look), Span(at, RISE)))
        self.text(label, x, baseline, align="centre", at=at)

    def _centre(self, dome: Dome) -> None:
        """The one in the middle: a figure on the water with its reflection, or a word."""
        if self.slide.centre is None:
            return
        text, share = self.t(self.slide.centre), dome.radius / self.look.px(446)
        room = dome.radius * 1.04
        try:
            amount = Amount.model_validate(text)
        except ValidationError:
            word = self.look.set(spaced(text), STATEMENT, room, size=120 * share, smallest=64 * share)
            if not word.fits:
                word = self.set(spaced(text), STATEMENT, room, lines=2, size=96 * share, even=True)
            middle = dome.water - dome.radius * 0.28
            self.text(word, dome.x, middle + word.pixels * 0.36 - word.last / 2, align="centre", at=120)
            return
        figures = self.figures(amount, None)
        size = self.fit_numeral(figures, room, 340 * share, 0.29)
        self.numeral("centre", amount, None, dome.x, 0.0, size, at=120, reflected=True, align="centre")


@dataclass(frozen=True)
class _Quote:
    """A quote that is set, and its baselines below its top, in pixels."""

    words: Setting
    by: Setting

    @property
    def first(self) -> float:
        return self.words.pixels * 0.9

    @property
    def second(self) -> float:
        return self.first + self.words.last + self.words.pixels * 0.42 + self.by.pixels * 1.1

    @property
    def height(self) -> float:
        return self.second + self.by.last + self.by.pixels * 0.36


@dataclass(frozen=True)
class _Label:
    """A root's label, and whether its node stands in the deeper row."""

    setting: Setting
    level: int


#: Depth of the roots' nodes below the waterline in u: in one row, or in two (in shallow water, in deep).
_ONE_ROW = (108.0,)
_TWO_ROWS = ((64.0, 148.0), (80.0, 196.0))
