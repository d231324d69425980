"""Bars that lie one below the other from a common left edge, the label before and the numeral after each.

Owns where they lie. Must not know slide kinds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF

from kiosk.charts.numeral import Numeral
from kiosk.look.look import Setting
from kiosk.look.tokens import LEAD, SMALLEST
from kiosk.look.typeset import spaced
from kiosk.pages.barset import UNIT_SHARE, BarSet, alike, light, numeral_size, ride
from kiosk.pages.page import Fault
from kiosk.pages.slide_page import SlidePage

if TYPE_CHECKING:  # pyqtgraph is slow to import: only when a page with bars is built
    from kiosk.charts.lit import Lit
    from kiosk.charts.towers import Stack

_LABEL_SHARES, _NUMERAL_SHARE = (0.3, 0.38), 0.28  # of the row, at most
_ROW = 150.0  # u: the highest row
_THICK = 84.0  # u: the thickest bar
_LARGEST = 96.0


def lie(page: SlidePage[Any], bars: BarSet, area: QRectF) -> None:
    """Put the bars into `area`, one group a row."""
    px, look = page.look.px, page.look
    each = len(bars.groups[0].marks)
    pitch = min(area.height() / len(bars.groups), px(_ROW))
    top = area.top() + (area.height() - pitch * len(bars.groups)) / 2
    labels = _labels(page, bars, area.width(), pitch)
    strip = pitch * (0.94 if each > 1 else 1.0) / each
    size = numeral_size(page, bars, area.width() * _NUMERAL_SHARE, max(SMALLEST, min(_LARGEST, strip / look.u * 0.8)))
    if size is None or strip < px(SMALLEST):
        page.faults.append(Fault("text_too_long", bars.groups[0].label))
        size = SMALLEST
    numerals = [
        Numeral(look, page.figures(mark.amount, bars.unit_of(mark)), 0, 0, size, unit_share=UNIT_SHARE).width
        for mark in bars.marks
    ]
    left = area.left() + max(label.width for label in labels) + px(32)
    long = area.right() - left - max(numerals) - px(28)
    thick = min(px(_THICK), strip * 0.72)
    stack = None
    if bars.lamps:
        from kiosk.charts.towers import stack_for

        stack = stack_for(round(bars.most), thick, long, look.u)
    index = 0
    for row, (group, label) in enumerate(zip(bars.groups, labels, strict=True)):
        middle = top + (row + 0.5) * pitch
        baseline = middle + (label.ascent - label.descent) / 2 - label.last / 2
        page.text(label, left - px(32), baseline, colour="text_2", align="right", at=bars.begins(index) - 30)
        for place, _ in enumerate(group.marks):
            centre = middle + (place - (each - 1) / 2) * strip
            _mark(page, bars, index, QRectF(left, centre - thick / 2, long, thick), stack, size)
            index += 1


def _labels(page: SlidePage[Any], bars: BarSet, width: float, height: float) -> list[Setting]:
    texts = [group.label for group in bars.groups]
    for share in _LABEL_SHARES:
        if made := alike(page, texts, LEAD, width * share, lines=2, height=height):
            return made
    room = width * _LABEL_SHARES[-1]
    return [page.set(spaced(text), LEAD, room, lines=2, height=height, size=SMALLEST) for text in texts]


def _mark(page: SlidePage[Any], bars: BarSet, index: int, room: QRectF, stack: Stack | None, size: float) -> Lit:
    """One bar with its numeral at its end."""
    px, mark = page.look.px, bars.marks[index]
    if stack:
        slack = (room.height() - stack.width) / 2
        room = room.adjusted(0, slack, 0, -slack)
    lit = light(page, bars, index, room, stack, lying=True)
    length = stack.length(mark.value) if stack else room.width() * mark.value / bars.most
    baseline = room.center().y() + px(size) * 0.36
    at = min(bars.begins(index), 220.0)
    numeral = page.numeral(
        mark.key, mark.amount, bars.unit_of(mark), room.left() + length + px(22), baseline, size, at=at,
        accent=mark.accent, unit_share=UNIT_SHARE,
    )  # fmt: skip
    ride(page, numeral, lit)
    return lit
