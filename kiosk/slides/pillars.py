"""Three to eight parts that carry one whole: a tree with a root for each, or a dome with the parts on its rim.

`parts:` takes three to eight short texts; a `fact:` beside `zh:` and `en:` is what a touch adds. `form:` is `tree` or
`dome`; in the dome stands `centre:` (a figure or a word). `quote:` with `text` and `by`, and `support:` in the water,
are welcome but not needed.

三至八个部分，撑起一个整体：一棵树，每个部分是一条根；或者一座穹顶，各部分在它的边上。

在 `parts:` 里写三至八个短语；`form:` 选 `tree`（树）或 `dome`（穹顶），穹顶中间写 `centre:`。
"""

from dataclasses import replace
from typing import Any, Literal

from pydantic import Field, ValidationError, model_validator
from PySide6.QtCore import QRectF

from kiosk.charts.dome import RING, Dome, paint_arcs, paint_mirror, paint_part, part_reach
from kiosk.charts.uncover import Uncovered
from kiosk.content.deck import Rows, Slide, Support
from kiosk.content.fields import Amount, Strict, Text
from kiosk.look.blocks import Painted
from kiosk.look.larger import set_at, sizes
from kiosk.look.look import Setting
from kiosk.look.tokens import LABEL, SOURCE, STATEMENT
from kiosk.look.typeset import spaced
from kiosk.motion import LIGHT, REFLECTION, RISE, Span
from kiosk.pages.quote import SetQuote, lay_quote, set_quote
from kiosk.pages.rooted_tree import lay_tree
from kiosk.pages.slide_page import SlidePage
from kiosk.pages.support import lay_support


class Part(Text):
    """One part: a text, and what a touch adds."""

    fact: Text | None = Field(None, description="触摸后才显示的一句话 · A sentence that only a touch shows")

    @model_validator(mode="before")
    @classmethod
    def _from_scalar(cls, data: Any) -> Any:
        fact = {"fact": data["fact"]} if isinstance(data, dict) and "fact" in data else {}
        words = {key: value for key, value in data.items() if key not in fact} if fact else data
        return {**super()._from_scalar(words), **fact}  # type: ignore[operator]  # mypy sees pydantic's decorator only


class Quote(Strict):
    """What somebody said, and who."""

    text: Text = Field(description="说了什么 · What was said")
    by: Text = Field(description="谁说的 · Who said it")


class Content(Slide):
    """What staff may write."""

    parts: Rows[Part] = Field(min_length=3, max_length=8, description="三至八个部分 · Three to eight parts")
    form: Literal["tree", "dome"] = Field("tree", description="形状：tree 树，dome 穹顶 · The shape: tree or dome")
    centre: Text | None = Field(None, description="穹顶中间的字 · A word in the middle of the dome")
    quote: Quote | None = Field(None, description="一句引语 · What somebody said")
    support: tuple[Support, ...] = Field(
        default=(), max_length=3,
        description="水里的小字和小图，最多三行 · Small things in the water, three rows at most",
    )


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


#: How far the figure in a dome stands over the water, in em: it has no comma whose tail would touch it.
_ABOVE = 0.05


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
        quote = self.slide.quote
        if quote and not frame.portrait:
            room = self.waterline - self.look.px(36) - bottom
            made = self._set_quote(quote, frame.content * 0.36, room - self.look.px(34))
            gap = min(self.look.px(84), (room - made.height) * 0.6)
            if gap > self.look.px(20):
                taken.append(self._quote(made, bottom + gap))
                quote = None
        if self.slide.form == "dome":
            self._dome(taken, quote)
        else:
            self._tree(taken, quote)

    def _set_quote(self, quote: Quote, width: float, height: float) -> SetQuote:
        """The quote, larger as far as `height` pixels allow."""
        return set_quote(self, self.t(quote.text), self.t(quote.by), width, height)

    def _quote(self, quote: SetQuote, top: float) -> QRectF:
        return lay_quote(self, quote, self.frame.left, top, self.slide.accent)

    def _quote_in_water(self, quote: Quote) -> None:
        """Below the shore at the left; a tall one begins nearer to it."""
        px, floor = self.look.px, self._floor
        top = self.frame.support_top - px(10)
        made = self._set_quote(quote, self.frame.content * 0.36, floor - top)
        self._quote(made, min(top, max(self.waterline + px(16), floor - made.height)))

    @property
    def _floor(self) -> float:
        """Above the source line, which grows with the text scale."""
        return self.frame.source - self.look.px(16 + SOURCE.size * 0.8 * self.look.text_scale)

    def _answer(self, index: int, area: QRectF) -> None:
        """Let a part answer a touch: what it is a part of, and what staff added."""
        part = self.slide.parts[index]
        self.hotspot(
            f"part.{index}", self.t(part), (*self._whole(), self.t(part.fact)), accent=self.slide.accent, rect=area
        )

    def _whole(self) -> tuple[str, ...]:
        """What the parts carry: the slide's own lead, or its title."""
        return (self.t(self.slide.eyebrow), self.t(self.slide.lead or self.slide.title))

    # ----- tree -----------------------------------------------------------------------------------------

    def _tree(self, taken: list[QRectF], quote: Quote | None) -> None:
        frame, px = self.frame, self.look.px
        beside = not frame.portrait and bool(self.slide.support or quote)
        edge = frame.left + frame.content * (0.36 if quote else 0.28) if beside else frame.left
        texts = [spaced(self.t(part)) for part in self.slide.parts]
        keys = [f"part.{index}" for index in range(len(texts))]
        floor = self._floor
        if quote and frame.portrait:
            floor -= px(24) + self._set_quote(quote, frame.content, 0).height
        rooted = lay_tree(self, texts, keys, taken, edge + (px(40) if beside else 0), floor)
        for index, area in enumerate(rooted.areas):
            self._answer(index, area)
        if not frame.portrait:
            if quote:
                self._quote_in_water(quote)
            lay_support(self, self.slide.support, right=edge)
            return
        below, half = rooted.below, frame.left + frame.content * 0.5
        abreast = quote is not None and bool(self.slide.support) and frame.support_bottom - self.waterline <= px(480)
        if quote:
            made = self._set_quote(quote, frame.content * (0.46 if abreast else 1), self._floor - below - px(24))
            gap = max(px(24), min(px(56), frame.support_bottom - below - made.height))
            self._quote(made, below + gap)
            below += 0 if abreast else gap + made.height
        lay_support(self, self.slide.support, left=half if abreast else None, top=below + px(24))

    # ----- dome -----------------------------------------------------------------------------------------

    def _dome(self, taken: list[QRectF], quote: Quote | None) -> None:
        frame, look, px = self.frame, self.look, self.look.px
        dome, labels = self._place_dome(taken)
        beside = dome.x - dome.radius * 0.3
        words_end = beside if self.slide.support and not frame.portrait else 0.0
        vault = QRectF(dome.x - dome.radius, dome.water - dome.radius, 2 * dome.radius, dome.radius)
        mirror = QRectF(vault.x(), dome.water, vault.width(), px(120))
        reach = vault.adjusted(-px(4), -px(4), px(4), 0)
        self.add(Uncovered(reach, lambda p: paint_arcs(p, dome, look), Span(120, LIGHT), "up", soft=px(90)))
        self.add(Painted(mirror, lambda p: paint_mirror(p, dome, look, words_end), Span(240, REFLECTION)))
        boxes = [self._label_box(dome, index, label) for index, label in enumerate(labels)]
        for index, label in enumerate(labels):
            self._dome_part(dome, index, label)
            area = self._area(dome, index, boxes[index])
            crowded = any(area.intersects(other) for other in (*boxes[:index], *boxes[index + 1 :]))
            self._answer(index, boxes[index] if crowded else area)
        self._centre(dome)
        if frame.portrait:
            top = frame.support_top
            if quote:
                made = self._set_quote(quote, frame.content, self._floor - top - px(40))
                self._quote(made, top + px(40))
                top += px(90) + made.height
            lay_support(self, self.slide.support, top=top + px(20))
            return
        if quote:
            self._quote_in_water(quote)
        left = frame.left + (frame.content * 0.36 if quote else 0)
        lay_support(self, self.slide.support, left=left, right=beside - px(30))

    def _place_dome(self, taken: list[QRectF]) -> tuple[Dome, list[Setting]]:
        """The largest dome whose rim and labels keep clear of `taken` and of the margins."""
        frame, look, px, count = self.frame, self.look, self.look.px, len(self.slide.parts)
        texts = [spaced(self.t(part)) for part in self.slide.parts]
        for size in sizes(look, (40.0, 36.0, 32.0, 28.0, 24.0)):
            smallest = px(300 if size > 24 else 120)
            widest = px(340 if count < 7 else 240) * size / 40
            labels = [set_at(look, text, LABEL, size, widest, lines=2, even=True) for text in texts]
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
        wide = boxes
        if self.look.text_scale > 1:  # room for the frame around a part that is touched
            wide = [
                self._area(dome, index, box).adjusted(-px(17), -px(17), px(17), px(17))
                for index, box in enumerate(boxes)
            ]
        if any(a.intersects(b) for place, a in enumerate(wide) for b in (*boxes[:place], *boxes[place + 1 :])):
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
        """A node with its glow and its line, and its label outside the rim."""
        look, box = self.look, self._label_box(dome, index, label)
        x, baseline = box.center().x(), box.top() + label.pixels * 0.8
        at = 160 + 70.0 * index
        rect = part_reach(dome, index, look.u)
        with self.grouped(f"part.{index}"):
            self.add(Painted(rect, lambda painter: paint_part(painter, dome, index, look), Span(at, RISE)))
            self.text(label, x, baseline, align="centre", at=at)

    def _area(self, dome: Dome, index: int, label: QRectF) -> QRectF:
        """What is framed and touched of a part: its node and its label."""
        node, half = dome.node(index), self.look.px(RING)
        return label.united(QRectF(node.x() - half, node.y() - half, 2 * half, 2 * half))

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
            baseline = dome.water - dome.radius * 0.28 + word.pixels * 0.36 - word.last / 2
            with self.grouped("centre"):
                self.text(word, dome.x, baseline, align="centre", at=120)
        else:
            size = self.fit_numeral(self.figures(amount, None), room, 340 * share, 0.29)
            with self.grouped("centre"):
                self.numeral(
                    "centre", amount, None, dome.x, 0.0, size, at=120, reflected=True, above=_ABOVE, align="centre"
                )
        self.hotspot("centre", text, self._whole(), accent=self.slide.accent, rect=self.blocks[-1].words)
