"""Milestones on the waterline, true to scale: a year as a bar, a month as a point.

`milestones:` takes two to ten of `date`, `text`, and if you like a gold `tag` ("first") and a `short` text. Or name a
`company:` and its own milestones are shown. `hero:` is one big figure above the last step, `picture:` a drawing there.
"""

from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from kiosk.content.deck import CompanyId, Figure, Milestone, PicturePath, Slide


class Content(Slide):
    """What staff may write."""

    milestones: tuple[Milestone, ...] = Field(default=(), max_length=10)
    company: CompanyId | None = None
    hero: Figure | None = None
    picture: PicturePath | None = None

    @model_validator(mode="after")
    def _has_steps(self) -> Self:
        if self.company is None and len(self.milestones) < 2:
            raise PydanticCustomError("timeline_short", "no milestones and no company", {})
        return self


EXAMPLE = """
kind: timeline
title: {zh: 从落户到纪录, en: From arrival to record}
milestones:
  - {date: 2021, text: {zh: 落户园区, en: Settles in the park}}
  - {date: 2023-12, text: {zh: 通过测试, en: Passes the test}, tag: {zh: 全球首个, en: World first}}
  - {date: 2025-08, text: {zh: 刷新纪录, en: Sets a record}}
"""
