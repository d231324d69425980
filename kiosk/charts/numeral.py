"""The rolling numeral: a figure that counts up without jitter, its unit, and its reflection in the lake.

Digits stand in cells of one width and come from a strip that is painted once; a frame only copies cells.
Must not know slides. Sizes follow the design: the comma at .62, `%` at .56 on the baseline, `+` at .56 raised .30 em.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPixmap

from kiosk.content.fields import Amount
from kiosk.look import fonts
from kiosk.look.blocks import Block
from kiosk.look.ink import clear_pixmap, glyph_path, vertical, write
from kiosk.look.look import Look, Setting
from kiosk.look.reflection import FLATTENED, slits
from kiosk.look.tokens import SMALLEST, UNIT
from kiosk.motion import COUNT, REFLECTION, RISE, SUPPORT, Span

_DIGITS = "0123456789"
_ADVANCE = {**dict.fromkeys(_DIGITS, 0.568), ",": 0.158, ".": 0.262, "%": 0.54, "+": 0.37}
_SCALE = {",": 0.62, "%": 0.56, "+": 0.56}
_RAISED = {"+": 0.30}
_UNIT_GAP = 0.07
#: How far a baseline stands over the waterline, in em, so that a comma's tail touches it.
ABOVE_WATER = 36 / 274
#: Water in u in which a reflection is lost, where nothing else lies in it.
REACH = 126.0
_APPEAR = 240 / COUNT.ms  # the share of the count in which it appears and rises


@dataclass(frozen=True)
class Figures:
    """How an amount reads: its digits, what is appended, and the unit's lines."""

    value: Decimal
    decimals: int
    suffix: str
    unit: str

    @classmethod
    def of(cls, amount: Amount, unit: str, language: str) -> Figures:
        """An amount in a language: (1.2e11, 元) is 1,200 亿元, (1.2e11, yuan) is 120 billion yuan."""
        value, word = amount.shown("zh" if language == "zh" else "en")
        plain = value.normalize()
        exponent = plain.as_tuple().exponent
        decimals = min(2, max(0, -exponent if isinstance(exponent, int) else 0))
        suffix = ("%" if amount.percent else "") + ("+" if amount.more else "")
        whole = word + unit if language == "zh" else "\n".join(part for part in (word, unit) if part)
        return cls(value, decimals, suffix, whole)

    @property
    def said(self) -> str:
        """The figure with its unit in one line: `1,200 亿元`, `70%`."""
        return " ".join(filter(None, (self.at(self.value, 1) + self.suffix, self.unit.replace("\n", " "))))

    def at(self, start: Decimal, progress: float) -> str:
        """The digits while counting from `start`; exact at the end."""
        value = self.value
        if progress < 1:
            value = start + (self.value - start) * Decimal(repr(progress))
        return f"{value:,.{self.decimals}f}"


def width_in_em(text: str) -> float:
    """How wide a numeral's characters stand, in em."""
    return sum(_ADVANCE[character] for character in text)


@dataclass(frozen=True)
class Strip:
    """The cells of one size and colour: a pixmap for the digits and one for their reflection."""

    em: float
    cell: int
    top: float  # of the upright pixmap above the baseline
    upright: QPixmap
    reflected: QPixmap


def _outline(character: str, em: float) -> QPainterPath:
    size = em * _SCALE.get(character, 1.0)
    path = glyph_path(fonts.font("sans-bold", size, "en"), character)
    box = path.boundingRect()
    path.translate((_ADVANCE[character] * em - box.width()) / 2 - box.left(), -_RAISED.get(character, 0.0) * em)
    return path


def _strip(look: Look, em: float, accent: str, fade: float, above: float) -> tuple[QPixmap, QPixmap]:
    """Paint all cells side by side, upright and reflected `above` pixels below the baseline, lost in `fade` pixels."""
    cell, top, bottom = round(em * 0.62), round(em * 0.86), round(em * 0.18)
    high, low = look.palette.numeral(accent)
    fill = QBrush(vertical(-em * 0.74, em * 0.02, ((0, QColor(high)), (1, QColor(low)))))
    upright = clear_pixmap(cell * len(_ADVANCE), top + bottom)
    mirror = clear_pixmap(cell * len(_ADVANCE), round(fade))
    shade = [(place, QColor(look.palette.mirror(accent))) for place in (0.0, 0.45, 1.0)]
    for (_, colour), alpha in zip(shade, (0.42, 0.15, 0.0), strict=True):
        colour.setAlphaF(alpha)
    water = QBrush(vertical(0, fade, shade))
    over, under = QPainter(upright), QPainter(mirror)
    for painter in (over, under):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
    for index, character in enumerate(_ADVANCE):
        path = _outline(character, em)
        over.setBrush(fill)
        over.setTransform(over.transform().fromTranslate(index * cell, top))
        over.drawPath(path)
        transform = under.transform().fromTranslate(index * cell, above * FLATTENED)
        mirrored = transform.scale(1, -FLATTENED).map(path)
        under.setBrush(water)
        under.drawPath(mirrored)
    over.end()
    slits(under, mirror.width(), fade, look.u)
    under.end()
    return upright, mirror


class Numeral(Block):
    """A figure on the page. It counts from `before` to its value and ends exactly there."""

    def __init__(
        self,
        look: Look,
        figures: Figures,
        x: float,
        baseline: float,
        size: float,
        *,
        at: float = 120.0,
        accent: str = "moon",
        waterline: float | None = None,
        reach: float = REACH,
        above: float = ABOVE_WATER,
        unit_share: float = 0.29,
        before: Decimal | None = None,
        align: str = "left",
        rolls: bool = False,
    ) -> None:
        """`x` is its left edge (or centre, or right), `baseline` that of its digits, `size` its em in u.

        With `waterline`, the baseline is `above` em over it and a reflection lies below, lost in `reach` u of water.
        One that `rolls` is there already, and only counts on from `before`; it has no reflection.
        """
        self.rolls = rolls
        self.look, self.figures, self.accent = look, figures, accent
        self.em = look.px(size)
        self.before = before if before is not None else Decimal(0)
        self._water = None if look.palette.plain else waterline
        self._reach = look.px(reach)
        self.text = figures.at(Decimal(0), 1.0)
        self._longest = max(self.text, figures.at(self.before, 0.0), key=width_in_em)
        self._above = self.em * above
        self.baseline = baseline if waterline is None else waterline - self._above
        self.digits_width = width_in_em(self._longest + figures.suffix) * self.em
        self.unit = _unit(look, figures.unit, size * unit_share, size)
        self.width = self.digits_width + ((_UNIT_GAP * self.em + self.unit.width) if self.unit else 0.0)
        self.x = x - {"left": 0.0, "centre": self.width / 2, "right": self.width}[align]
        self._strips: Strip | None = None
        count = Span(at, COUNT if size >= 100 else SUPPORT)
        rect = QRectF(
            self.x - self.em * 0.05, self.baseline - self.em * 0.9, self.width + self.em * 0.12, self.em * 1.12
        )
        if waterline is not None:
            rect = rect.united(QRectF(self.x, waterline, self.width, self._reach + 2))
        super().__init__(rect, count, rise=look.px(44 if size >= 100 else 16))
        self._reflection = Span(at + 120, REFLECTION)
        self.words = QRectF(self.x, self.baseline - self.em * 0.75, self.width, self.em * 0.77)

    @property
    def end(self) -> float:
        """When both the figure and its reflection rest."""
        assert self.span is not None
        return max(self.span.end, self._reflection.end)

    def moving(self, before: float, now: float) -> bool:
        """Whether digits, place or reflection change."""
        return super().moving(before, now) or (self._water is not None and self._reflection.moving(before, now))

    def changed(self, before: float, now: float) -> list[QRect]:
        """Once it stands in its place only the cells whose digits differ, upright and in the water."""
        assert self.span is not None
        settled = max(self.span.at + self.span.motion.ms * _APPEAR, self._reflection.end if self._water else 0.0)
        if (before < settled and not self.rolls) or not self.moving(before, now):
            return super().changed(before, now)
        old, new = (self.figures.at(self.before, self.span.progress(ms)) for ms in (before, now))
        if old == new:
            return []
        same = 0
        if len(old) == len(new):
            same = next(place for place, pair in enumerate(zip(old, new, strict=True)) if pair[0] != pair[1])
        wide = width_in_em(max(old[same:], new[same:], key=width_in_em) + self.figures.suffix) * self.em
        left = int(self.x + self.digits_width - wide - self.em * 0.06)
        return [QRect(left, self.rect.y(), self.rect.right() - left + 1, self.rect.height())]

    def next_change(self, ms: float) -> float:
        """While it counts, or its reflection appears: now; before: when it begins."""
        assert self.span is not None
        return math.inf if ms >= self.end else max(ms, self.span.at)

    def prepare(self) -> None:
        """Paint the strip and the unit."""
        if self._strips is None:
            key = (round(self.em * 4), self.accent, self._water is not None, self.look.palette.plain)
            made: list[QPixmap] = []

            def make(which: int) -> QPixmap:
                if not made:
                    made.extend(_strip(self.look, self.em, self.accent, self._reach, self._above))
                return made[which]

            upright = self.look.store.get(("strip", *key), lambda: make(0))
            reflected = self.look.store.get(("mirror", *key, round(self._reach), round(self._above)), lambda: make(1))
            self._strips = Strip(self.em, round(self.em * 0.62), round(self.em * 0.86), upright, reflected)
            if self.unit:
                self._unit_pixmaps = self._paint_unit()

    def _paint_unit(self) -> tuple[QPixmap, QPixmap]:
        assert self.unit is not None
        width, height = round(self.unit.width + self.em * 0.1), round(self.unit.last + self.unit.pixels * 1.5)
        upright = clear_pixmap(width, height)
        painter = QPainter(upright)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        write(painter, self.unit, 0, self.unit.pixels, self.look.colour("text"))
        painter.end()
        if self._water is None:
            return upright, clear_pixmap(1, 1)
        fade = self._reach
        mirror = clear_pixmap(width, round(fade))
        painter = QPainter(mirror)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.save()
        painter.translate(0, self._above * FLATTENED)
        painter.scale(1, -FLATTENED)
        painter.drawPixmap(QPointF(0, -self.unit.pixels - self.unit.last), upright)
        painter.restore()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        opaque, clear = QColor(0, 0, 0, 90), QColor(0, 0, 0, 0)
        painter.fillRect(mirror.rect(), QBrush(vertical(0, fade * 0.9, ((0, opaque), (1, clear)))))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        slits(painter, width, fade, self.look.u)
        painter.end()
        return upright, mirror

    def paint(self, painter: QPainter, ms: float, alpha: float = 1.0) -> None:
        """Copy the cells of the value at that millisecond."""
        self.prepare()
        assert self.span is not None and self._strips is not None
        progress = self.span.progress(ms)
        appear = 1.0 if self.rolls else RISE.ease((ms - self.span.at) / (self.span.motion.ms * _APPEAR))
        if appear <= 0 or alpha <= 0:
            return
        lift = round((1 - appear) * self.rise)
        text = self.figures.at(self.before, progress) + self.figures.suffix
        strip = self._strips
        painter.setOpacity(appear * alpha)
        self._cells(painter, text, strip.upright, self.baseline - strip.top + lift)
        unit_x = round(self.x + self.digits_width + _UNIT_GAP * self.em)
        if self.unit:
            top = self.baseline - self.unit.pixels - self.unit.last + lift
            painter.drawPixmap(QPointF(unit_x, round(top)), self._unit_pixmaps[0])
        shine = self._reflection.progress(ms) * alpha if self._water is not None else 0.0
        if shine > 0 and self._water is not None:
            painter.setOpacity(shine)
            self._cells(painter, text, strip.reflected, self._water)
            if self.unit:
                painter.drawPixmap(QPointF(unit_x, round(self._water)), self._unit_pixmaps[1])

    def _cells(self, painter: QPainter, text: str, pixmap: QPixmap, y: float) -> None:
        """Copy one cell a character, right-aligned to the final width."""
        assert self._strips is not None
        cell = self._strips.cell
        order = list(_ADVANCE)
        x = self.x + self.digits_width
        for character in reversed(text):
            x -= _ADVANCE[character] * self.em
            source = QRectF(order.index(character) * cell, 0, cell, pixmap.height())
            painter.drawPixmap(QPointF(round(x), round(y)), pixmap, source)


def _unit(look: Look, text: str, size: float, numeral: float) -> Setting | None:
    """The unit of a numeral of `numeral` u, set at `size` u or the smallest that can be read."""
    if not text:
        return None
    # Larger text means the smallest units too, but none outgrows its numeral.
    least = max(SMALLEST, min(SMALLEST * look.text_scale, numeral * 0.6))
    return look.set(text, UNIT, look.frame.width, lines=3, size=max(least, size), smallest=max(least, size))
