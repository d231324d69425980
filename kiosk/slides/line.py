"""How something changed over time: one to four lines, drawn on from left to right above the waterline.

`series:` takes one to four of `name` and `points`; a point is `[date, value]`, the date as `2023`, `2023-12` or
`2023-12-01`. `area: yes` fills below a single line. `unit:` is said once, at the last value. A touched point says its
series, value and date; `fact:` is what a touch adds, of a whole series beside its `name`, or of one point that is
written `{date: 2023, value: 31, fact: …}`.

随时间的变化：一至四条线，从左到右画在水线上方。

在 `series:` 里写一至四条线，每条有 `name` 和 `points`；一个点写成 `[日期, 数值]`。
只有一条线时，`area: yes` 把线下填满。触摸一个点，显示它的日期和数值。
"""

from types import MappingProxyType
from typing import Any, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from kiosk.content.deck import Rows, Slide
from kiosk.content.fields import Amount, Day, Flag, Strict, Text
from kiosk.pages.drawn_lines import draw_lines
from kiosk.pages.line_points import DrawnLine
from kiosk.pages.slide_page import SlidePage


class Point(Strict):
    """One value at one date, written `[date, value]` or with its keys."""

    in_short = MappingProxyType(
        {"type": "array", "items": {"type": ["number", "string"]}, "minItems": 2, "maxItems": 2}
    )

    date: Day = Field(description="日期：2023、2023-12、2023-12-01 · The date: 2023, 2023-12, 2023-12-01")
    value: Amount = Field(description="数值 · The amount")
    fact: Text | None = Field(None, description="触摸后才显示的一句话 · A sentence that only a touch shows")

    @model_validator(mode="before")
    @classmethod
    def _from_pair(cls, data: Any) -> Any:
        if isinstance(data, list | tuple) and len(data) == 2:
            return {"date": data[0], "value": data[1]}
        return data


class Series(Strict):
    """One line."""

    name: Text = Field(description="这条线的名称 · What the line is called")
    fact: Text | None = Field(None, description="触摸后才显示的一句话 · A sentence that only a touch shows")
    points: Rows[Point] = Field(
        min_length=2, max_length=400,
        description="各点 [日期, 数值]，按时间先后 · Points, [date, value], in order of time",
    )

    @model_validator(mode="after")
    def _ascending(self) -> Self:
        for index in range(1, len(self.points)):
            before, after = self.points[index - 1].date, self.points[index].date
            if after.middle <= before.middle:
                where = {"at": f"points.{index}", "given": after.shown(), "before": before.shown()}
                raise PydanticCustomError("line_order", "not in order of time", where)
        return self


class Content(Slide):
    """What staff may write."""

    series: Rows[Series] = Field(min_length=1, max_length=4, description="一至四条线 · One to four lines")
    area: Flag = Field(False, description="是否把线下填满（只有一条线时） · Whether to fill below a single line")
    unit: Text | None = Field(None, description="单位 · The unit")

    @model_validator(mode="after")
    def _area_of_one(self) -> Self:
        if self.area and len(self.series) > 1:
            raise PydanticCustomError("line_area", "an area needs a single line", {"at": "area"})
        return self


EXAMPLE = """
kind: line
title: {zh: 逐年上升（示例）, en: Rising year by year (sample)}
source: {zh: 示例数据, en: Sample data}
unit: {zh: 个, en: items}
area: yes
series:
  - name: {zh: 示例甲, en: Sample A}
    points: [[2021, 12], [2022, 18], [2023, 31], [2024, 45], [2025, 70]]
"""


class Page(SlidePage[Content]):
    """Lines above the waterline, which is their zero; the time below it, the last values at the lines' ends."""

    def hero(self) -> float | None:
        """The shore shines below the last values."""
        return None if self.frame.portrait else self.frame.left + self.frame.content * 0.7

    def body(self) -> None:
        """Heading and lines."""
        bottom = self.heading_block()
        lines = [
            DrawnLine(
                self.t(series.name),
                tuple((point.date, point.value) for point in series.points),
                tuple((self.t(point.fact), self.t(series.fact)) for point in series.points),
            )
            for series in self.slide.series
        ]
        draw_lines(self, lines, self.slide.unit, top=bottom, area=self.slide.area)
