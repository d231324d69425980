"""Titles and firsts, in gold: each a full moon with its number, or a lamp, and its words.

`honours:` takes one to eight of `text`, and if you like `count` (stands in the moon) and a `tag` ("only one in the
province").
"""

from pydantic import Field

from kiosk.content.deck import Slide
from kiosk.content.fields import Amount, Strict, Text


class Honour(Strict):
    """One honour."""

    text: Text
    count: Amount | None = None
    tag: Text | None = None


class Content(Slide):
    """What staff may write."""

    honours: tuple[Honour, ...] = Field(min_length=1, max_length=8)


EXAMPLE = """
kind: honours
accent: gold
title: {zh: 两个唯一, en: Two that stand alone}
source: {zh: 示例, en: Sample}
honours:
  - {count: 1, tag: {zh: 全省唯一, en: Only one in the province}, text: {zh: 典型案例, en: Model case}}
  - {count: 1, tag: {zh: 全市唯一, en: Only one in the city}, text: {zh: 科技进展, en: Scientific advance}}
"""
