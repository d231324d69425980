"""Bars that lie one below the other from a common left edge, the label before and the numeral after each.

Owns where they lie. Must not know slide kinds.
"""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF

from kiosk.charts.numeral import Numeral
from kiosk.look.look import Setting
from kiosk.look.tokens import LEAD, SMALLEST
from kiosk.look.typeset import spaced
from kiosk.pages.barset import UNIT_SHARE, BarSet, alike, light, numeral_size, ride, touchable
from kiosk.pages.page import Fault
from kiosk.pages.slide_page import SlidePage

if TYPE_CHECKING:  # pyqtgraph is slow to import: only when a page with bars is built
    from kiosk.charts.towers import Stack

_LABEL_SHARES, _NUMERAL_SHARE = (0.3, 0.38), 0.28  # of the row, at most
_ROW = 150.0  # u: the highest row
_THICK = 84.0  # u: the thickest bar
_LARGEST = 96.0
_NUMERAL_GAP = 22.0  # u from a bar's end to its numeral


def lie(page: SlidePage[Any], bars: BarSet, area: QRectF) -> None:
    """Put the bars into `area`, one group a row."""
    px, look = page.look.px, page.look
    each = len(bars.groups[0].marks)
    pitch = min(area.height() / len(bars.groups), px(_ROW))
    top = area.top() + (area.height() - pitch * len(bars.groups)) / 2
    # Larger labels keep some air between the rows.
    labels = _labels(page, bars, area.width(), pitch / min(1.2, look.text_scale))
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
        with page.grouped(group.marks[0].key) if each == 1 else nullcontext():
            page.text(label, left - px(32), baseline, colour="text_2", align="right", at=bars.begins(index) - 30)
        for place, mark in enumerate(group.marks):
            centre = middle + (place - (each - 1) / 2) * strip
            with page.grouped(mark.key):
                _mark(page, bars, index, QRectF(left, centre - thick / 2, long, thick), strip - thick, stack, size)
            index += 1


def _labels(page: SlidePage[Any], bars: BarSet, width: float, height: float) -> list[Setting]:
    texts = [group.label for group in bars.groups]
    for share in sorted(_LABEL_SHARES, reverse=page.look.text_scale > 1):  # larger text comes before longer bars
        if made := alike(page, texts, LEAD, width * share, lines=2, height=height):
            return made
    room = width * _LABEL_SHARES[-1]
    return [page.set(spaced(text), LEAD, room, lines=2, height=height, size=SMALLEST) for text in texts]


def _mark(
    page: SlidePage[Any], bars: BarSet, index: int, room: QRectF, gap: float, stack: Stack | None, size: float
) -> None:
    """One bar with its numeral at its end; the next one is `gap` pixels away."""
    px, mark = page.look.px, bars.marks[index]
    if stack:
        slack = (room.height() - stack.width) / 2
        room = room.adjusted(0, slack, 0, -slack)
        gap += 2 * slack
    lit = light(page, bars, index, room, stack, lying=True)
    length = stack.length(mark.value) if stack else room.width() * mark.value / bars.most
    baseline = room.center().y() + px(size) * 0.36
    at = min(bars.begins(index), 220.0)
    numeral = page.numeral(
        mark.key, mark.amount, bars.unit_of(mark), room.left() + length + px(_NUMERAL_GAP), baseline, size, at=at,
        accent=mark.accent, unit_share=UNIT_SHARE,
    )  # fmt: skip
    ride(page, numeral, lit)
    bar = QRectF(room.left(), room.top(), length, room.height())
    # Between two bars stand the numerals of neither: half of the gap is each one's own.
    touchable(page, bars, mark, bar, beside=gap / 2, past=px(_NUMERAL_GAP), lying=True)
