"""Shares of a whole as moons: the lit area of each moon is exactly the share.

`shares:` takes one to six of `label`, `share` (44 or 44%), `of` (what the whole is), and if you like `count` and
`unit`. They are sorted by share, the largest first; neighbours with the same whole get one bracket.
"""

from pydantic import Field

from kiosk.content.deck import Slide
from kiosk.content.fields import Amount, Percent, Strict, Text


class Share(Strict):
    """One moon."""

    label: Text
    share: Percent
    of: Text
    count: Amount | None = None
    unit: Text | None = None


class Content(Slide):
    """What staff may write."""

    shares: tuple[Share, ...] = Field(min_length=1, max_length=6)


EXAMPLE = """
kind: shares
title: {zh: 七成在这里, en: Seven in ten are here}
source: {zh: 示例, en: Sample}
accent: gold
shares:
  - {label: {zh: 十小虎, en: Ten Little Tigers}, share: 70%, of: {zh: 占全市, en: of the city}, count: 7, unit: {zh: 家, en: companies}}
  - {label: {zh: 百强企业, en: Top 100 companies}, share: 29%, of: {zh: 占全省, en: of the province}, count: 2, unit: {zh: 家, en: companies}}
"""
