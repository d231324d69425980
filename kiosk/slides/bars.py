"""Bars that stand on the waterline, or lie along it. Up to 2,000 in all, every unit is one lamp.

`bars:` takes two to twelve of `label` and `value`, or `values` with one number for each of the `series` (two at most).
`layout:` is `vertical` or `horizontal`. `one:` says what one lamp is. `support:` puts small figures into the water.
"""

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from kiosk.content.deck import Slide, Support
from kiosk.content.fields import Amount, Strict, Text


class Bar(Strict):
    """One bar, or one group of bars."""

    label: Text
    value: Amount | None = None
    values: tuple[Amount, ...] = Field(default=(), max_length=2)
    unit: Text | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.value is None) == (not self.values):
            raise PydanticCustomError("bar_value", "value or values, and not both", {})
        return self


class Content(Slide):
    """What staff may write."""

    bars: tuple[Bar, ...] = Field(min_length=1, max_length=12)
    series: tuple[Text, ...] = Field(default=(), max_length=2)
    layout: Literal["vertical", "horizontal"] = "vertical"
    unit: Text | None = None
    one: Text | None = None
    support: tuple[Support, ...] = Field(default=(), max_length=3)

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
