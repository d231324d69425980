"""One group of dots on a page: its disc, its figure, and what a touch on it says.

Owns what makes them one mark: colour, moment, key. Must not know where on the page they stand.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF

from kiosk.charts.glitter import glitter
from kiosk.charts.numeral import Numeral
from kiosk.content.deck import Figure
from kiosk.look.blocks import Painted
from kiosk.look.ink import Align, glow
from kiosk.look.tokens import SCALE
from kiosk.motion import RISE, Span
from kiosk.pages.slide_page import SlidePage

#: Colours of the groups in their order; the first is the hero.
_TONES = ("moon", "violet", "cyan", "moon")


def disc_diameter(count: int) -> float:
    """Diameter of a disc with its rim in spacings, as `charts.discs` draws it."""
    return 2 * (math.sqrt(count) + 0.5)


@dataclass(frozen=True)
class DotGroup:
    """The group of that `index` on a page of dots; `said` is what it counts."""

    page: SlidePage[Any]
    index: int
    said: Figure

    @property
    def key(self) -> str:
        """Its name among the page's values and hotspots."""
        return f"group.{self.index}"

    @property
    def at(self) -> float:
        """When its figure and its disc begin."""
        return 120.0 + 90.0 * min(self.index, 1)

    def fitting(self, width: float, size: float) -> float:
        """The largest step of the scale, up to `size`, at which its figure is no wider than `width`; 24 if none is."""
        figures = self.page.figures(self.said.value, self.said.unit)
        for step in (size, *(step for step in SCALE if step < size)):
            if Numeral(self.page.look, figures, 0, 0, step, unit_share=0.34).width <= width:
                return step
        return 24.0

    def figure(
        self,
        x: float,
        baseline: float,
        size: float,
        *,
        unit_share: float = 0.34,
        align: Align = "left",
        reflected: bool = False,
    ) -> Numeral:
        """Add its numeral, `size` in u."""
        with self.page.grouped(self.key):
            return self.page.numeral(
                self.key, self.said.value, self.said.unit, x, baseline, size, at=self.at, accent=_TONES[self.index],
                reflected=reflected, align=align, unit_share=unit_share,
            )  # fmt: skip

    def disc(self, centre: QPointF, diameter: float, depth: float) -> QRectF:
        """Add disc, haze, and light on the water, `depth` pixels deep; returns the disc's square."""
        from kiosk.charts.discs import DiscBlock, disc_radius  # pyqtgraph is slow to import

        page, look, hero = self.page, self.page.look, self.index == 0
        count = int(self.said.value.value)
        start = round(page.value(self.key, float(count)))
        colour, radius = look.colour(_TONES[self.index]), diameter / 2
        light = look.colour("water") if hero else colour
        spread, peak = (radius * 1.4, 0.14) if hero else (radius * 1.7, 0.2)
        haze = QRectF(centre.x() - spread, centre.y() - spread, 2 * spread, 2 * spread)
        # A disc that shrinks still needs the room of the dots that go out.
        half = radius * disc_radius(max(count, start)) / disc_radius(count)
        square = QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half)
        with page.grouped(self.key):
            page.add(
                Painted(
                    haze,
                    lambda painter: glow(painter, look, centre, spread, spread, light, peak),
                    Span(self.at, RISE),
                )
            )
            if depth:
                wide = radius * (0.42 if hero else 0.7)
                page.add(glitter(look, centre.x(), page.waterline, wide, depth, colour, at=self.at + 120))
            foot = page.waterline if depth else math.inf
            page.add(DiscBlock(square, count, colour, start=start, at=self.at, plain=look.palette.plain, foot=foot))
        return QRectF(centre.x() - radius, centre.y() - radius, diameter, diameter)

    def touchable(self, rect: QRectF, numeral: Numeral | None = None) -> None:
        """Let it answer a touch within `rect` and on `numeral`: how many, what one dot is, its fact."""
        page, tone = self.page, _TONES[self.index]
        if numeral is not None and numeral.words is not None:
            rect = rect.united(numeral.words)
        page.hotspot(
            self.key,
            page.titled(page.t(self.said.label), self.said.value, self.said.unit),
            (page.t(page.slide.one), page.t(self.said.fact)),
            accent=page.slide.accent if tone == "moon" else tone,
            rect=rect,
        )
