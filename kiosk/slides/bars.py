"""Bars that stand on the waterline, or lie along it. Up to 2,000 in all, every unit is one lamp.

`bars:` takes one to twelve of `label` and `value`, or `values` with one number for each of the `series` (two at most).
`layout:` is `vertical` or `horizontal`. `one:` says what one lamp is. `support:` puts small figures into the water.
A touched bar says its figure, the slide's lead and what one lamp is; `fact:` beside a `label` is what a touch adds.

立在水线上的柱子，也可以横放。总数不超过 2000 时，一个单位就是一盏灯。

在 `bars:` 里写一至十二根柱，每根有 `label` 和 `value`；要并排比较两个数，就写 `values`，再用 `series:` 说明各是什么。
触摸一根柱，显示它的数值、这一页的导语和一盏灯代表什么；`fact` 里的话触摸后才显示。
"""

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError
from PySide6.QtCore import QRectF

from kiosk.content.deck import Rows, Slide, Support
from kiosk.content.fields import Amount, Strict, Text
from kiosk.look.typeset import in_one_line
from kiosk.pages.barset import BarSet, Group, Mark, draw_key, key_height, set_key
from kiosk.pages.lying import lie
from kiosk.pages.slide_page import SlidePage
from kiosk.pages.standing import plan, stand
from kiosk.pages.support import lay_support


class Bar(Strict):
    """One bar, or one group of bars."""

    label: Text = Field(description="这根柱的名称 · What the bar is called")
    value: Amount | None = Field(None, description="数值 · Its amount")
    values: tuple[Amount, ...] = Field(
        default=(), max_length=2, description="并排两根时的两个数 · Two amounts, for two bars abreast"
    )
    unit: Text | None = Field(None, description="这根柱自己的单位 · A unit of its own")
    fact: Text | None = Field(None, description="触摸后才显示的一句话 · A sentence that only a touch shows")

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.value is None) == (not self.values):
            raise PydanticCustomError("bar_value", "value or values, and not both", {})
        return self


class Content(Slide):
    """What staff may write."""

    bars: Rows[Bar] = Field(min_length=1, max_length=12, description="一至十二根柱 · One to twelve bars")
    series: tuple[Text, ...] = Field(
        default=(), max_length=2, description="并排两根时，各是什么 · What the two abreast are"
    )
    layout: Literal["vertical", "horizontal"] = Field(
        "vertical", description="方向：vertical 竖，horizontal 横 · Which way they go: vertical or horizontal"
    )
    unit: Text | None = Field(None, description="所有柱共用的单位 · The unit of all bars")
    one: Text | None = Field(None, description="一盏灯（一个点）代表什么 · What one lamp, or one dot, stands for")
    support: tuple[Support, ...] = Field(
        default=(), max_length=3,
        description="水里的小字和小图，最多三行 · Small things in the water, three rows at most",
    )

    @model_validator(mode="after")
    def _match_series(self) -> Self:
        for index, bar in enumerate(self.bars):
            given = len(bar.values) or 1
            if given != (len(self.series) or 1):
                where = {"at": f"bars.{index}", "given": given, "expected": len(self.series) or 1}
                raise PydanticCustomError("bars_series", "as many values as series", where)
        if not any(amount.value for bar in self.bars for amount in (bar.value, *bar.values) if amount):
            raise PydanticCustomError("bars_zero", "nothing to draw", {"at": "bars"})
        return self


EXAMPLE = """
kind: bars
title: {zh: "创客队伍，\\n多过企业队伍", en: "More maker teams\\nthan company teams"}
source: {zh: 示例, en: Sample}
unit: {zh: 支, en: teams}
one: {zh: 一盏灯 = 一支队伍, en: One lamp = one team}
bars:
  - {label: {zh: 创客队伍, en: Maker teams}, value: 344}
  - {label: {zh: 企业队伍, en: Company teams}, value: 229}
"""


#: What portrait needs, in u: for the heading, and for one bar of twenty-four.
_HEADING, _ROW = 560.0, 27.0


class Page(SlidePage[Content]):
    """Bars on the waterline, the heading at their left while they are few; bars that find no room to stand lie."""

    def place(self) -> None:
        """In portrait, many rows need more sky: the waterline gives way where nothing lies in the water."""
        need = self.look.px(_HEADING + _ROW * sum(len(bar.values) or 1 for bar in self.slide.bars))
        if self.frame.portrait and not self.slide.support:
            self.waterline = max(self.waterline, min(round(need), round(self.frame.height * 0.84)))

    def hero(self) -> float | None:
        """The shore shines under the bars."""
        return None if self.frame.portrait else self.frame.left + self.frame.content * 0.62

    def body(self) -> None:
        """Heading, bars, support."""
        bars = self._bars()
        stood = self.slide.layout == "vertical" and self._stand(bars)
        if not stood:
            self._lie(bars)
        lay_support(self, self.slide.support)

    def _bars(self) -> BarSet:
        slide = self.slide
        groups = []
        for index, bar in enumerate(slide.bars):
            amounts = [amount for amount in (bar.value, *bar.values) if amount]
            marks = tuple(self._mark(index, place, amount) for place, amount in enumerate(amounts))
            groups.append(Group(self.t(bar.label), marks))
        own_units = any(bar.unit for bar in slide.bars)
        names = tuple(self.t(name) for name in slide.series)
        return BarSet(tuple(groups), names, self.t(slide.one), "" if own_units else self.t(slide.unit))

    def _mark(self, index: int, place: int, amount: Amount) -> Mark:
        """One bar, and what it says when it is touched."""
        slide, bar = self.slide, self.slide.bars[index]
        unit = bar.unit or slide.unit
        name = in_one_line(self.t(bar.label))
        if slide.series:
            name += ("·" if self.look.language == "zh" else ", ") + in_one_line(self.t(slide.series[place]))
        lines = (self.t(bar.fact), self.t(slide.lead))
        title = self.titled(name, amount, unit)
        return Mark(f"bar.{index}.{place}", amount, unit, self._accent(index, place), title, lines)

    def _accent(self, index: int, place: int) -> str:
        """Cyan, and violet for what is compared with it; gold is kept for firsts, so it is no bar's colour."""
        if self.slide.series:
            return ("cyan", "violet")[place]
        if len(self.slide.bars) == 2:
            return ("cyan", "violet")[index]
        return "cyan" if self.slide.accent == "gold" else self.slide.accent

    def _stand(self, bars: BarSet) -> bool:
        """Let the bars stand, if there is room for them and their labels."""
        frame, px = self.frame, self.look.px
        # Figures without a caption are larger, and reach higher into the water.
        shallow = not frame.portrait and any(row.caption is None for row in self.slide.support)
        depth = px(68 if shallow else 88)
        if not frame.portrait and len(bars.groups) <= 3 and len(bars.marks) <= 4:
            left = frame.left + frame.content * (0.464 if len(bars.marks) <= 2 else 0.4)
            where = plan(self, bars, left, frame.right, px(80))
            if where:
                self._beside(bars, left - px(64), series=not where.series)
                stand(self, bars, where, depth)
            return bool(where)
        before, faults = len(self.blocks), len(self.faults)
        bottom = self.heading_block()
        where, key = None, []
        for series in (False, True):  # names that find no room at their bars stand in the key
            key = set_key(self, bars, frame.content, series=series)
            top = bottom + px(44) + (key_height(self, key) + px(56) if key else 0)
            where = plan(self, bars, frame.left, frame.right, top)
            if where is None or where.series or not bars.series:
                break
        if where is None:
            del self.blocks[before:], self.faults[faults:]
            return False
        draw_key(self, key, frame.left, bottom + px(58))
        stand(self, bars, where, depth)
        return True

    def _lie(self, bars: BarSet) -> None:
        frame, px = self.frame, self.look.px
        if not frame.portrait:
            left = frame.left + frame.content * 0.36
            self._beside(bars, left - px(64), series=True)
            lie(self, bars, QRectF(left, px(92), frame.right - left, frame.waterline - px(116)))
            return
        bottom = self.heading_block()
        key = set_key(self, bars, frame.content, series=True)
        draw_key(self, key, frame.left, bottom + px(58))
        top = bottom + px(30) + (key_height(self, key) + px(58) if key else 0)
        lie(self, bars, QRectF(frame.left, top, frame.content, self.waterline - px(24) - top))

    def _beside(self, bars: BarSet, right: float, *, series: bool) -> None:
        """Heading and key at the left of the bars, up to `right`; a key without room lies in the shallow water."""
        frame, px = self.frame, self.look.px
        width, scale = right - frame.left, self.look.text_scale
        bottom = self.heading_block(width=width)
        key = set_key(self, bars, width, series=series)
        height = key_height(self, key)
        wanted = frame.waterline - px(108) - height
        if bottom + px(60) * scale > wanted:
            wanted = frame.waterline - px(28) - height
            if bottom + px(40) * scale > wanted:
                wanted = frame.waterline + px(44) * scale
        draw_key(self, key, frame.left, wanted)
