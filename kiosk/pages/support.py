"""The support zone: rows of small things in the water below the shore.

Three shapes, chosen by what the items hold: icons with labels beside a caption; figures with their words over a
caption; figures with their words below. Must not know slide kinds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from kiosk.content.deck import Support, SupportItem
from kiosk.look.art import art
from kiosk.look.blocks import Painted
from kiosk.look.ink import text_rect, tight_rect, write
from kiosk.look.look import Setting
from kiosk.look.tokens import BODY, CAPTION, KEY, LABEL
from kiosk.look.typeset import spaced
from kiosk.motion import SUPPORT, Span
from kiosk.pages.slide_page import SlidePage

_START, _STAGGER = 600.0, 80.0


def lay_support(
    page: SlidePage[Any],
    rows: Sequence[Support],
    *,
    left: float | None = None,
    right: float | None = None,
    top: float | None = None,
) -> None:
    """Put `rows` into the water between `left` and `right` (the page's margins by default).

    In portrait they begin at `top`, where something else stands in the water above them.
    """
    if not rows:
        return
    frame, before = page.frame, len(page.blocks)
    left, right = left if left is not None else frame.left, right if right is not None else frame.right
    if frame.portrait:
        _stack(page, rows, left, right, top if top is not None else frame.support_top)
    elif len(rows) == 1 and any(item.icon for item in rows[0].items):
        _icons(page, rows[0], left, right)
    else:
        _columns(page, rows, left, right)
    for block in page.blocks[before:]:
        block.support = True


def _icons(page: SlidePage[Any], row: Support, left: float, right: float) -> None:
    """Caption at the left, then icon and label for each item, separated by thin lines."""
    px, look = page.look.px, page.look
    middle = (page.frame.support_top + page.frame.support_bottom) / 2 + px(30)
    caption = _caption(page, row, (right - left) * 0.3) if row.caption else None
    taken = caption.width + px(48) if caption else 0.0
    room = (right - left - taken) / len(row.items)
    lines = 1 if look.text_scale == 1 else 2  # beside an enlarged caption
    size = min(
        look.set(spaced(page.t(item.text)), LABEL, room - px(150), lines=lines, smallest=28).pixels / look.u
        for item in row.items
    )
    labels = [page.set(spaced(page.t(item.text)), LABEL, room - px(150), lines=2, size=size) for item in row.items]
    natural = [px(64 + 24) + label.width for label in labels]
    gap = min(px(150), (right - left - taken - sum(natural)) / len(row.items))
    if caption:
        page.text(caption, left, middle + caption.pixels * 0.35 - caption.last / 2, colour="text_2", at=_START, rise=16)
    x = left + taken + (px(90) if caption and gap > px(120) else 0)
    for index, (item, label) in enumerate(zip(row.items, labels, strict=True)):
        start = x + (gap * 0.3 if caption or index else 0)
        _separator_and_icon(page, item, label, x if caption or index else None, start, middle, index)
        x = start + natural[index] + gap * 0.6


def _caption(page: SlidePage[Any], row: Support, width: float) -> Setting:
    """The row's name in two lines; enlarged it stays on one if that is no smaller than usual."""
    words = spaced(page.t(row.caption))
    one = page.look.set(words, BODY, width, smallest=BODY.size)
    return one if one.fits and page.look.text_scale > 1 else page.set(words, BODY, width, lines=2, even=True)


def _separator_and_icon(
    page: SlidePage[Any], item: SupportItem, label: Setting, line_x: float | None, x: float, middle: float, index: int
) -> None:
    """One icon with its label, with a thin line before it at `line_x`."""
    px, look = page.look.px, page.look
    baseline = middle + label.pixels * 0.35 - label.last / 2
    text_x = x + (px(88) if item.icon else 0)

    def draw(painter: QPainter) -> None:
        if line_x is not None:
            painter.fillRect(QRectF(line_x, middle - px(28), look.line(1.6), px(56)), look.colour("edge", 0.6))
        if item.icon:
            icon = art(f"icon-track-{item.icon}", look.palette.cyan, look.palette)
            icon.render(painter, QRectF(x, middle - px(32), px(64), px(64)))
        write(painter, label, text_x, baseline, look.colour("text"))

    rect = text_rect(label, text_x, baseline).united(QRectF(x - px(2), middle - px(34), px(68), px(68)))
    if line_x is not None:
        rect = rect.united(QRectF(line_x, middle - px(30), px(4), px(60)))
    block = page.add(Painted(rect, draw, Span(_START + _STAGGER * index, SUPPORT), px(16)))
    block.words = tight_rect(label, text_x, baseline)


def _figure(
    page: SlidePage[Any], item: SupportItem, key: str, x: float, baseline: float, size: float, at: float
) -> float:
    """The item's figure or words at a size in u; returns its right edge."""
    if item.value is not None:
        made = page.numeral(key, item.value, item.unit, x, baseline, size, at=at, unit_share=0.46)
        return float(made.x + made.width)
    if item.words is not None:
        # In a figure's place they are as large as figures, which are large enough for everyone.
        share = 0.86 / page.look.text_scale
        words = page.set(spaced(page.t(item.words)), KEY, page.frame.content / 2, size=size * share)
        page.text(words, x, baseline, at=at, rise=16)
        return float(x + words.width)
    return x


def _columns(page: SlidePage[Any], rows: Sequence[Support], left: float, right: float) -> None:
    """Rows side by side: figures with words beside them over a caption, or words below where there is none."""
    px, frame = page.look.px, page.frame
    top, bottom = frame.support_top, frame.support_bottom
    weights = [max(1, len(row.items)) for row in rows]
    x, number = left, 0
    for index, (row, weight) in enumerate(zip(rows, weights, strict=True)):
        width = (right - left) * weight / sum(weights) - (px(56) if index < len(rows) - 1 else 0)
        if index:
            line = QRectF(x - px(56), top + px(20), page.look.line(1.6), px(116))
            colour = page.look.colour("edge", 0.6)
            page.add(
                Painted(
                    line.adjusted(-1, -1, 1, 1),
                    lambda painter, line=line, colour=colour: painter.fillRect(line, colour),  # type: ignore[misc]
                    Span(_START, SUPPORT),
                )
            )
        cell = width / len(row.items)
        below = row.caption is None and not any(item.icon for item in row.items)
        baseline = bottom - px(62) if below else bottom - px(68)
        # Words of two lines lift their figures, so that the second line keeps clear of the source.
        texts = [_words_below(page, item, cell - px(24)) for item in row.items] if below else []
        lift = max((text.last for text in texts), default=0.0) * 0.9
        item_x = x
        for place, item in enumerate(row.items):
            at = _START + _STAGGER * number
            number += 1
            key = f"support.{index}.{place}"
            if below:
                # Below 100 it counts as briefly as support does; over three lines it keeps clear of the shore.
                size = _fitting(page, item, cell - px(32), 66 if lift > px(60) else 98)
                _figure(page, item, key, item_x, baseline - lift, size, at)
                page.text(texts[place], item_x, baseline - lift + px(54), colour="text_2", at=at, rise=16)
                item_x += cell
            else:
                edge = _figure(page, item, key, item_x, baseline, _fitting(page, item, cell * 0.62, 70), at)
                gap = px(20) if edge > item_x else 0
                words = page.set(
                    spaced(page.t(item.text)),
                    BODY,
                    max(px(90), item_x + cell - px(20) - edge - gap),
                    lines=2,
                    smallest=24,
                )
                page.text(words, edge + gap, baseline - words.last, colour="text_2", at=at, rise=16)
                item_x = min(item_x + cell, edge + gap + words.width + px(96))  # one caption holds them together
        if row.caption:
            caption = page.set(spaced(page.t(row.caption)), CAPTION, width, lines=2, size=26, even=True)
            page.text(caption, x, bottom - px(12), colour="text_3", at=_START + _STAGGER * number, rise=16)
        x += width + px(112) if index < len(rows) - 1 else 0


def _words_below(page: SlidePage[Any], item: SupportItem, width: float) -> Setting:
    """An item's words in two lines, in three where two do not do."""
    two = page.look.set(spaced(page.t(item.text)), CAPTION, width, lines=2, even=True)
    return two if two.fits else page.set(spaced(page.t(item.text)), CAPTION, width, lines=3, size=26, even=True)


def _fitting(page: SlidePage[Any], item: SupportItem, width: float, size: float) -> float:
    """The largest size in u, up to `size`, at which the item's figure with its unit is at most `width` wide."""
    if item.value is None:
        return size
    figures = page.figures(item.value, item.unit)
    return float(page.fit_numeral(figures, width, size, 0.46))


def _stack(page: SlidePage[Any], rows: Sequence[Support], left: float, right: float, top: float) -> None:
    """Portrait: every item on a line of its own, captions above their items."""
    px, frame, look = page.look.px, page.frame, page.look
    lines = sum(len(row.items) + (1 if row.caption else 0) for row in rows)
    pitch = min(px(118 * (0.4 + 0.6 * look.text_scale)), (frame.support_bottom - top) / max(1, lines))
    y, number = top, 0
    for index, row in enumerate(rows):
        if row.caption:
            caption = page.set(spaced(page.t(row.caption)), BODY, right - left, size=min(30, pitch / look.u * 0.7))
            page.text(caption, left, y + pitch * 0.55, colour="text_2", at=_START, rise=16)
            y += pitch
        for place, item in enumerate(row.items):
            at = _START + _STAGGER * number
            number += 1
            middle = y + pitch / 2
            if item.icon:
                label = page.set(spaced(page.t(item.text)), LABEL, right - left - px(110), lines=1)
                _separator_and_icon(page, item, label, None, left, middle, number)
            else:
                size = min(84.0, pitch / look.u * 0.72)
                size = _fitting(page, item, (right - left) * 0.6, size)
                edge = _figure(page, item, f"support.{index}.{place}", left, middle + px(size) * 0.36, size, at)
                gap = px(24) if edge > left else 0
                room = pitch - px(12)
                words = page.set(spaced(page.t(item.text)), BODY, right - edge - gap, lines=2, height=room, even=True)
                # One line stands on the figure's, two stand beside the middle of it.
                baseline = middle + (words.pixels * 0.36 - words.last / 2 if words.last else px(size) * 0.36)
                page.text(words, edge + gap, baseline, colour="text_2", at=at, rise=16)
            y += pitch
