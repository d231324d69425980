"""The park's skyline: its buildings, its 1,900 lamps one by one, and their reflection in the lake.

Owns the drawing `art/skyline.svg` and where every lamp of it stands. Must not know the cover or companies.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from kiosk.look.art import ART
from kiosk.look.blocks import Block, Painted, paint_pixmap
from kiosk.look.ink import glow
from kiosk.look.look import Look
from kiosk.look.plain import plain_drawing
from kiosk.motion import LIGHT, REFLECTION, RISE, Span

WIDTH, WATERLINE, DEPTH = 1920.0, 580.0, 430.0  # of the drawings, in their own units
CITY_LEFT = 560.0  # left of it stand no lamps: what a narrow page may cut
TOWER_LEFT = 1150.0  # left edge of the tall tower, which headlines keep clear of
WHEEL = QRectF(358.0, -156.0, 144.0, 144.0)  # what words keep clear of where no lamps stand; y from the water

_SECOND_ROW = 'fill="url(#g2)"'
_LAMPS = re.compile(r'<path d="(?P<d>(?:M[-\d.]+ [-\d.]+h[\d.]+v[\d.]+h-[\d.]+z)+)"[^>]*/>')
_LAMP = re.compile(r"M([-\d.]+) ([-\d.]+)h([\d.]+)v([\d.]+)")


@cache
def _drawing() -> tuple[str, str, tuple[QRectF, ...]]:
    """Buildings without lamps and lamps without buildings, as SVG, and where every lamp stands (y from the water)."""
    source = (ART / "skyline.svg").read_text("utf-8")
    places = []
    lamps = []
    for match in _LAMPS.finditer(source):
        lamps.append(match.group())
        places += [QRectF(*(float(number) for number in lamp)) for lamp in _LAMP.findall(match["d"])]
    buildings = _LAMPS.sub("", source)
    head = source[: source.index("<title>")]
    only = f'{head}<g transform="translate(0 {WATERLINE:g})">{"".join(lamps)}</g></svg>'
    return buildings, only, tuple(places)


def lamp_places() -> tuple[QRectF, ...]:
    """Every lamp in the drawing's units; x from its left edge, y from the waterline, upwards negative."""
    return _drawing()[2]


@dataclass(frozen=True)
class Placement:
    """Where the skyline stands on a page: pixels per unit of the drawing, its left edge, the waterline."""

    scale: float
    left: float
    waterline: float

    @classmethod
    def on(cls, look: Look, waterline: float) -> Placement:
        """At the right, as large as fits with every lamp on the page; in portrait lower, to leave room for words."""
        frame = look.frame
        scale = min(look.px(1.1), frame.width / WIDTH)
        if frame.portrait:
            scale = min(frame.width / (WIDTH - CITY_LEFT), waterline * 0.36 / WATERLINE)
        return cls(scale, frame.width - WIDTH * scale, waterline)

    def x(self, drawn: float) -> float:
        """A place of the drawing on the page."""
        return self.left + drawn * self.scale

    def drawn(self, x: float, y: float) -> tuple[float, float]:
        """A place of the page on the drawing."""
        return (x - self.left) / self.scale, (y - self.waterline) / self.scale

    def rect(self, drawn: QRectF) -> QRectF:
        """A rectangle of the drawing on the page."""
        return QRectF(
            self.x(drawn.x()),
            self.waterline + drawn.y() * self.scale,
            drawn.width() * self.scale,
            drawn.height() * self.scale,
        )


def _render(source: bytes, place: Placement, top: float, height: float) -> Callable[[QPainter], None]:
    def draw(painter: QPainter) -> None:
        renderer = QSvgRenderer(QByteArray(source))
        renderer.render(painter, QRectF(place.left, top, WIDTH * place.scale, height * place.scale))
        if place.left > 0:  # wider than the drawing: let the far hills fade out
            fade = QLinearGradient(place.left, 0, place.left + 160 * place.scale, 0)
            fade.setColorAt(0, QColor(0, 0, 0, 0))
            fade.setColorAt(1, QColor(0, 0, 0, 255))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
            painter.fillRect(QRectF(place.left, top, WIDTH * place.scale, height * place.scale), QBrush(fade))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    return draw


class Skyline(Block):
    """The city: buildings fade in, then the lamps light up from the ground; at rest a few twinkle.

    At most one lamp in a hundred changes a second, so the living picture costs next to nothing.
    """

    ambient = True
    TICK = 700.0  # ms between two changes
    DIMMED = 13  # lamps that are dim at a time: 1,900 × 1 % × 0.7 s

    def __init__(
        self,
        look: Look,
        place: Placement,
        bright: AbstractSet[int] = frozenset(),
    ) -> None:
        """Stand the city at `place`. The lamps whose places are in `bright` stand out, and never twinkle."""
        self._look, self._place = look, place
        top = place.waterline - WATERLINE * place.scale
        rect = QRectF(
            max(0.0, place.left), top, look.frame.width - max(0.0, place.left), WATERLINE * place.scale + look.px(8)
        )
        super().__init__(rect, Span(60, RISE))
        self._lights = Span(120, LIGHT)
        buildings, lamps, _ = _drawing()
        if look.palette.plain:  # the second row of houses gets contours too, or its lamps would hang in the air
            buildings = buildings.replace(_SECOND_ROW, f'{_SECOND_ROW} stroke="#6FA8E6" stroke-width="0.6"')
            buildings, lamps = plain_drawing(buildings, look.palette), plain_drawing(lamps, look.palette)
        self._draw = (
            _render(buildings.encode(), place, top, 600),
            _render(lamps.encode(), place, top, 600),
        )
        self._bright = [place.rect(lamp) for index, lamp in enumerate(lamp_places()) if index in bright]
        self._pixmaps: tuple[QPixmap, QPixmap] | None = None
        lively = look.motion == "full" and not look.palette.plain
        lamps_that_twinkle = (lamp for index, lamp in enumerate(lamp_places()) if lively and index not in bright)
        self._twinkling = [place.rect(lamp).toAlignedRect() for lamp in lamps_that_twinkle]

    @property
    def end(self) -> float:
        """When all lamps burn."""
        return self._lights.end

    def _dim(self, tick: int) -> list[QRect]:
        """The lamps that are dim during a tick, always the same ones."""
        if tick < 0 or not self._twinkling:
            return []
        return random.Random(tick).sample(self._twinkling, self.DIMMED)

    def _tick(self, ms: float) -> int:
        return int((ms - self.end) // self.TICK) if ms < 1e8 else -1

    def moving(self, before: float, now: float) -> bool:
        """Whether buildings or lamps still enter, or the twinkling went on."""
        return before < self.end or self._tick(before) != self._tick(now)

    def changed(self, before: float, now: float) -> list[QRect]:
        """What to paint again between two moments: everything while it fades in, then floors, then single lamps."""
        assert self.span is not None
        if before < self.span.end or before < self.end <= now:
            return [self.reach]
        if before < self.end:  # only lamps light up: the floors between the two moments
            low, high = (round(self.rect.height() * self._lights.progress(ms)) for ms in (before, now))
            bottom = self.rect.y() + self.rect.height()
            return [QRect(self.rect.x(), bottom - high, self.rect.width(), high - low)]
        if self._tick(before) == self._tick(now):
            return []
        return [*self._dim(self._tick(before)), *self._dim(self._tick(now))]

    def next_change(self, ms: float) -> float:
        """The next frame while it enters, then the next twinkle."""
        if ms < self.end:
            return ms
        tick = self._tick(ms)
        return self.end + (tick + 1) * self.TICK if self._twinkling and tick >= 0 else float("inf")

    def _brighten(self, painter: QPainter) -> None:
        """Draw the lamps that stand out over what they were; the more there are, the smaller their light."""
        if not self._bright:
            return
        look, scale, crowd = self._look, self._place.scale, len(self._bright) ** 0.4
        spread = scale * max(7.0, min(24.0, 90 / crowd))
        grown = scale * max(0.5, min(1.6, 6 / crowd))
        plain = look.palette.plain  # there, size and a black rim make them stand out
        for lamp in self._bright:
            glow(painter, look, lamp.center(), spread, spread, look.colour("cyan"), 0.75)
            if plain:
                painter.fillRect(lamp.adjusted(-3 * grown, -3 * grown, 3 * grown, 3 * grown), look.colour("ink"))
        if plain:
            grown *= 1.6
        for lamp in self._bright:
            rect = lamp.adjusted(-grown, -grown, grown, grown)
            painter.fillRect(rect, look.colour("cyan" if plain else "lamp_next"))

    def prepare(self) -> None:
        """Paint buildings and lamps."""
        if self._pixmaps is None:
            buildings, lamps = self._draw

            def draw_lamps(painter: QPainter) -> None:
                lamps(painter)
                self._brighten(painter)

            self._pixmaps = paint_pixmap(self.rect, buildings), paint_pixmap(self.rect, draw_lamps)

    def paint(self, painter: QPainter, ms: float, alpha: float = 1.0) -> None:
        """Draw the city at that millisecond."""
        self.prepare()
        assert self._pixmaps is not None and self.span is not None
        buildings, lamps = self._pixmaps
        shown = self.span.progress(ms) * alpha
        if shown <= 0:
            return
        painter.setOpacity(shown)
        painter.drawPixmap(self.rect.topLeft(), buildings)
        lit = self._lights.progress(ms)
        painter.setOpacity(alpha)
        height = round(self.rect.height() * lit)
        part = QRect(0, self.rect.height() - height, self.rect.width(), height)
        painter.drawPixmap(self.rect.topLeft() + part.topLeft(), lamps, part)
        painter.setOpacity(0.62 * alpha)
        for dim in self._dim(self._tick(ms)):
            painter.drawPixmap(dim.topLeft(), buildings, dim.translated(-self.rect.topLeft()))


def reflection(look: Look, place: Placement) -> Painted:
    """The city in the water: each lit column drops its own dashes. It follows the city."""
    depth = min(DEPTH * place.scale, look.frame.height - place.waterline)
    left = max(0.0, place.left)
    draw = _render((ART / "skyline-reflection.svg").read_bytes(), place, place.waterline, DEPTH)
    rect = QRectF(left, place.waterline, look.frame.width - left, depth)
    return Painted(rect, draw, Span(240, REFLECTION))
