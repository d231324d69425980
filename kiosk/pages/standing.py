"""Bars that stand on the waterline, a numeral and a label over each, reflected in the lake.

Owns where they stand, and whether there is room to. Must not know slide kinds.
"""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from kiosk.look.blocks import Painted
from kiosk.look.look import Setting
from kiosk.look.tokens import KEY, LEAD
from kiosk.motion import REFLECTION, Span
from kiosk.pages.barset import UNIT_SHARE, BarSet, alike, light, numeral_height, numeral_size, ride, touchable
from kiosk.pages.slide_page import SlidePage

if TYPE_CHECKING:  # pyqtgraph is slow to import: only when a page with bars is built
    from kiosk.charts.lit import Lit
    from kiosk.charts.towers import Stack

_FOOT = 7.0  # u of dark between the shore and the lowest lamps
_LOWEST = 120.0  # u that the highest bar must have to say anything
_NARROWEST = 96.0  # u of a column: three hanzi of its label side by side
_NAMED = 3  # groups in which every bar says its series; of more, only the first group does
_BEARING = 0.03  # em of air before a digit, taken back so that it stands flush with the bar
_WIDEST = 238.0  # u: a plain bar is no wider than a designed tower


@dataclass(frozen=True)
class Standing:
    """A layout of standing bars, in pixels: columns, the numerals' size in u, set labels, heights."""

    left: float
    pitch: float
    inner: float
    mark_width: float
    size: float
    labels: tuple[Setting, ...]
    series: tuple[Setting, ...]
    height: float
    stack: Stack | None
    foot: float


def plan(page: SlidePage[Any], bars: BarSet, left: float, right: float, top: float) -> Standing | None:
    """Where the bars stand between `left` and `right` with their labels below `top`; None when there is no room."""
    px, groups, each = page.look.px, len(bars.groups), len(bars.groups[0].marks)
    room = right - left
    gap = {1: 0.0, 2: room * 0.12, 3: room * 0.07}.get(groups, room / groups * (0.16 if each == 1 else 0.24))
    column = (room - gap * (groups - 1)) / groups
    inner = column * 0.05 if each > 1 else 0.0
    width = (column - inner) / each
    largest = {1: 220.0, 2: 190.0, 3: 144.0, 4: 110.0}.get(len(bars.marks), 78.0 if len(bars.marks) <= 6 else 60.0)
    size = numeral_size(page, bars, width, largest)
    lines = 2 if groups <= 3 else 3
    texts = [group.label for group in bars.groups]
    labels = alike(page, texts, LEAD, column, lines=lines, size=34 if groups <= 6 else 28)
    if size is None or labels is None or column < px(_NARROWEST):
        return None
    series = alike(page, bars.series, KEY, width, lines=1, size=30) if bars.series else None
    tallest = max(label.height for label in labels)
    above = _numeral_gap(page, size) + numeral_height(page, bars, size) + _label_gap(page, size) + tallest
    above += max(name.height for name in series) + _label_gap(page, size) if series else 0.0
    height = page.waterline - top - above
    if height < px(_LOWEST):
        return None
    stack, foot = None, page.waterline
    if bars.lamps:
        from kiosk.charts.towers import stack_for

        foot -= px(_FOOT)
        stack = stack_for(round(bars.most), width, height - px(_FOOT), page.look.u)
    return Standing(
        left, column + gap, inner, width, size, tuple(labels), tuple(series or ()), height, stack, foot
    )  # fmt: skip


def stand(page: SlidePage[Any], bars: BarSet, where: Standing, depth: float) -> None:
    """Put the bars on the waterline; their reflections go `depth` pixels deep.

    What names several bars, a group's label or the one name of a series, belongs to none of them and never recedes.
    """
    index, every_named = 0, len(bars.groups) <= _NAMED
    for number, group in enumerate(bars.groups):
        x = where.left + number * where.pitch
        highest, carrier = page.waterline, None
        for place, mark in enumerate(group.marks):
            mark_x = x + place * (where.mark_width + where.inner)
            with page.grouped(mark.key):
                lit, top = _mark(page, bars, where, index, mark_x, depth)
            if where.series and (number == 0 or every_named):
                name = where.series[place]
                colour = page.look.colour(page.look.palette.accent(mark.accent))
                baseline = top - _label_gap(page, where.size) - name.last - name.descent
                with page.grouped(mark.key) if every_named else nullcontext():
                    ride(page, page.text(name, mark_x, baseline, colour=colour, at=bars.begins(index)), lit)
                top = baseline - name.ascent
            if carrier is None or top < highest:
                highest, carrier = top, lit
            index += 1
        label = where.labels[number]
        baseline = highest - _label_gap(page, where.size)
        baseline -= label.last + label.descent
        with page.grouped(group.marks[0].key) if len(group.marks) == 1 else nullcontext():
            block = page.text(label, x, baseline, colour="text_2", at=bars.begins(index - 1))
        if carrier:
            ride(page, block, carrier)


def _mark(page: SlidePage[Any], bars: BarSet, where: Standing, index: int, x: float, depth: float) -> tuple[Lit, float]:
    """One bar with its reflection and its numeral; returns the bar and the numeral's upper edge."""
    px, mark = page.look.px, bars.marks[index]
    width = where.stack.width if where.stack else min(where.mark_width * 0.9, px(_WIDEST), where.height * 0.8)
    room = QRectF(x, where.foot - where.height, width, where.height)
    if mark.value:
        _reflection(page, QRectF(x, page.waterline + px(2), width, depth), mark.accent, bars.begins(index), index)
    lit = light(page, bars, index, room, where.stack)
    length = where.stack.length(mark.value) if where.stack else where.height * mark.value / bars.most
    baseline = where.foot - length - _numeral_gap(page, where.size)
    at = min(bars.begins(index), 220.0)  # a long count is still by 1,120
    numeral = page.numeral(
        mark.key, mark.amount, bars.unit_of(mark), x - px(where.size) * _BEARING, baseline, where.size, at=at,
        accent=mark.accent, unit_share=UNIT_SHARE,
    )  # fmt: skip
    ride(page, numeral, lit)
    bar = QRectF(x, where.foot - length, width, length)
    beside = where.mark_width + where.inner - width
    touchable(page, bars, mark, bar, beside=beside, past=_numeral_gap(page, where.size))
    return lit, baseline - numeral_height(page, bars, where.size)


def _reflection(page: SlidePage[Any], water: QRectF, accent: str, at: float, seed: int) -> None:
    from kiosk.charts.towers import reflect

    look = page.look
    colour: QColor = look.colour(look.palette.accent(accent))

    def draw(painter: QPainter) -> None:
        reflect(painter, look, water, colour, seed)

    edge = look.px(5)
    page.add(Painted(water.adjusted(-edge, 0, edge, edge), draw, Span(at + 120, REFLECTION)))


def _numeral_gap(page: SlidePage[Any], size: float) -> float:
    """From a bar's head to the numeral's baseline: room for a comma's tail."""
    return page.look.px(max(14.0, size * 0.13))


def _label_gap(page: SlidePage[Any], size: float) -> float:
    return page.look.px(max(6.0, size * 0.12))
