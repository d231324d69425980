"""The geometry of a page: its unit, margins, waterline and zones, for every shape of screen.

Everything here is numbers in device pixels. Must not know colours, text or what a page holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Frame:
    """A page of `width` × `height` device pixels."""

    width: int
    height: int

    @cached_property
    def u(self) -> float:
        """The design's unit in pixels: 1/1080 of the shorter side."""
        return min(self.width, self.height) / 1080

    def px(self, u: float) -> float:
        """So many u in pixels."""
        return u * self.u

    @property
    def portrait(self) -> bool:
        """Higher than wide."""
        return self.height > self.width

    @property
    def left(self) -> float:
        """Where content begins."""
        return self.px(72 if self.portrait else 120)

    @property
    def right(self) -> float:
        """Where content ends."""
        return self.width - self.left

    @property
    def content(self) -> float:
        """How wide content may be."""
        return self.right - self.left

    @property
    def waterline(self) -> float:
        """Where sky and lake meet, the zero of every chart."""
        return round(self.height * (1216 / 1920 if self.portrait else 760 / 1080))

    @property
    def cover_waterline(self) -> float:
        """The same on the cover, where the lake is the hero."""
        return round(self.height * (1180 / 1920 if self.portrait else 650 / 1080))

    @property
    def eyebrow(self) -> float:
        """Baseline of the small line above the headline."""
        return self.px(196 if self.portrait else 132)

    @property
    def headline(self) -> float:
        """Baseline of the headline's first line."""
        return self.px(322 if self.portrait else 242)

    @property
    def source(self) -> float:
        """Baseline of the source line, at the foot."""
        return self.height - self.px(108 if self.portrait else 58)

    @property
    def progress(self) -> float:
        """Middle of the progress segments, at the foot."""
        return self.height - self.px(58 if self.portrait else 22)

    @property
    def support_top(self) -> float:
        """Where things in the water may begin."""
        return self.waterline + self.px(100 if self.portrait else 60)

    @property
    def support_bottom(self) -> float:
        """Where things in the water must end."""
        return self.source - self.px(56 if self.portrait else 50)
