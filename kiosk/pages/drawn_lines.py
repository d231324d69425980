"""Lines over time on a page: the chart, the time below it, and what stands at the lines' ends.

Owns where these are. Must not know slide kinds.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from kiosk.charts.numeral import Numeral
from kiosk.content.fields import Day, Text
from kiosk.look.blocks import Block, Painted
from kiosk.look.ink import glow, stroke
from kiosk.look.look import Setting
from kiosk.look.riding import Riding
from kiosk.look.tokens import CAPTION, KEY, LEAD, SCALE, SMALLEST
from kiosk.look.typeset import spaced
from kiosk.motion import LIGHT, RISE, SUPPORT, Span
from kiosk.pages.line_points import AT, COLOURS, DrawnLine, draw_values, key_at, let_touch, point_key
from kiosk.pages.page import Fault
from kiosk.pages.slide_page import SlidePage
from kiosk.pages.ticks import Tick, spread, ticks

if TYPE_CHECKING:  # pyqtgraph is slow to import: only when a page with lines is built
    from kiosk.charts.lines import Lines

_MOST_LABELLED = 8  # points that are few enough to have their values written at them
_MARGIN = 28.0  # u that the first date keeps from the edge of the page
_END_GAP = 40.0  # u from a line's end to what stands there


@dataclass(frozen=True)
class End:
    """What stands at a line's end: its name over its last value, `height` pixels in all."""

    name: Setting
    size: float
    height: float
    width: float


def draw_lines(page: SlidePage[Any], lines: Sequence[DrawnLine], unit: Text | None, *, top: float, area: bool) -> None:
    """Put the lines between `top` and the waterline, with all that belongs to them."""
    px, frame = page.look.px, page.frame
    single = len(lines) == 1
    ends = _set_ends(page, lines, unit, page.waterline - top - px(60))
    days = [day for line in lines for day, _ in line.points]
    span = (min(day.middle for day in days), max(day.middle for day in days))
    left = frame.left + px(16)
    right = frame.right - max(end.width for end in ends) - px(_END_GAP)
    rect = QRectF(left, top + px(84 if single else 56), right - left, page.waterline - top - px(84 if single else 56))
    most = max(float(amount.value) for line in lines for _, amount in line.points) or 1.0

    def place(day: Day, value: float) -> QPointF:
        x = rect.left() + (day.middle - span[0]) / (span[1] - span[0]) * rect.width()
        return QPointF(x, rect.bottom() - value / most * rect.height())

    _draw_axis(page, lines, days, span, rect)
    chart, live = _chart(page, lines, rect, span, most, area)
    tips = [place(line.points[-1][0], float(line.last.value)) for line in lines]
    for index, tip in enumerate(tips):
        colour = page.look.colour(COLOURS[index])
        light = QRectF(tip.x() - px(60), tip.y() - px(60), px(120), min(px(120), page.waterline - tip.y() + px(60)))
        glimmer = page.add(
            Painted(
                light,
                lambda painter, tip=tip, colour=colour: glow(painter, page.look, tip, px(60), px(60), colour, 0.4),  # type: ignore[misc]
                Span(AT + LIGHT.ms * 0.6, RISE),
            )
        )
        glimmer.group = point_key(index, lines[index].points[-1][0])
    taken = _draw_ends(page, lines, unit, ends, tips, rect, chart if live else None)
    places = [[place(day, float(amount.value)) for day, amount in line.points] for line in lines]
    written: dict[int, QRectF] = {}
    if single and len(lines[0].points) <= _MOST_LABELLED:
        written = draw_values(page, lines[0], places[0], taken)
    let_touch(page, lines, unit, places, taken, written)


def _set_ends(page: SlidePage[Any], lines: Sequence[DrawnLine], unit: Text | None, height: float) -> list[End]:
    """The ends at one size: as large as the width and their share of the height let them be."""
    px, look = page.look.px, page.look
    single = len(lines) == 1
    room = page.frame.content * (0.34 if page.frame.portrait else 0.3 if single else 0.26)
    share = height / len(lines) / look.u
    largest = min(160.0 if single else 72.0, max(SMALLEST, share * 0.48))
    made = [page.figures(line.last, unit) for line in lines]
    size = next(
        (
            step
            for step in (largest, *(step for step in SCALE if step < largest))
            if all(Numeral(look, figures, 0, 0, step).width <= room for figures in made)
        ),
        None,
    )
    if size is None:
        page.faults.append(Fault("text_too_long", lines[0].name))
        size = SMALLEST
    style, start = (LEAD, 34.0) if single else (KEY, min(34.0, max(SMALLEST, share * 0.3)))
    names = [page.set(spaced(line.name), style, room, lines=2 if share > 120 else 1, size=start) for line in lines]
    widths = [Numeral(look, figures, 0, 0, size).width for figures in made]
    return [
        End(name, size, name.height + px(size) * 0.9 + px(0 if single else 10), max(name.width, width))
        for name, width in zip(names, widths, strict=True)
    ]


def _chart(
    page: SlidePage[Any],
    lines: Sequence[DrawnLine],
    rect: QRectF,
    span: tuple[float, float],
    most: float,
    area: bool,
) -> tuple[Lines, bool]:
    """Add the chart; returns it, and whether it moves from older values rather than being drawn on."""
    import numpy as np

    from kiosk.charts.lines import Curve, Lines
    from kiosk.charts.plot import ChartBlock

    curves, live = [], False
    for index, line in enumerate(lines):
        before = []
        for day, amount in line.points:
            key, value = f"line.{index}.{day.shown()}", float(amount.value)
            known = key in page.before
            live = live or known
            start = page.value(key, value)
            before.append(start if known else value)
        times = np.array([day.middle for day, _ in line.points])
        values = np.array([float(amount.value) for _, amount in line.points])
        curves.append(Curve(times, values, np.array(before), page.look.colour(COLOURS[index])))
    chart = Lines(rect, span, most, curves, u=page.look.u, area=area, palette=page.look.palette)
    whole = QRectF(chart.plot.rect)

    def uncovered(progress: float) -> QRectF:
        return QRectF(whole.left(), whole.top(), whole.width() * progress, whole.height())

    page.add(ChartBlock(whole, chart, Span(AT, LIGHT), None if live else uncovered))
    return chart, live


def _draw_axis(
    page: SlidePage[Any], lines: Sequence[DrawnLine], days: Sequence[Day], span: tuple[float, float], rect: QRectF
) -> None:
    """Ticks and dates in the water; the date of a single line's point belongs to the point."""
    px, look = page.look.px, page.look

    def x_of(tick: Tick) -> float:
        return rect.left() + (tick.time - span[0]) / (span[1] - span[0]) * rect.width()

    def fits(found: list[Tick]) -> bool:
        halves = [look.measure(tick.label, CAPTION) / 2 * look.text_scale + px(14) for tick in found]
        return all(
            x_of(found[index]) - halves[index] >= x_of(found[index - 1]) + halves[index - 1]
            for index in range(1, len(found))
        )

    for tick in ticks(days, fits):
        x = x_of(tick)
        line = look.line(2)
        mark = QRectF(x - line / 2, page.waterline + px(4), line, px(12))
        setting = page.set(tick.label, CAPTION, px(200))
        key = key_at(lines, tick.time)
        with page.grouped(key) if key else nullcontext():
            page.add(
                Painted(
                    mark,
                    lambda painter, mark=mark: painter.fillRect(mark, look.colour("text_3")),  # type: ignore[misc]
                    Span(160, SUPPORT),
                )
            )
            x = max(x, px(_MARGIN) + setting.width / 2)
            page.text(setting, x, page.waterline + px(50), colour="text_2", align="centre", at=160, rise=16)


def _draw_ends(
    page: SlidePage[Any],
    lines: Sequence[DrawnLine],
    unit: Text | None,
    ends: Sequence[End],
    tips: Sequence[QPointF],
    rect: QRectF,
    moving: Lines | None,
) -> list[QRectF]:
    """Names and last values, pushed apart; returns where they stand. They ride on lines that are `moving`."""
    px, look = page.look.px, page.look
    x = rect.right() + px(_END_GAP)
    heights = [end.height for end in ends]
    middles = spread([tip.y() for tip in tips], heights, rect.top() - px(50), page.waterline - px(14))
    taken = []
    for index, (line, end, tip, middle) in enumerate(zip(lines, ends, tips, middles, strict=True)):
        colour, single = COLOURS[index], len(lines) == 1
        top = middle - end.height / 2
        with page.grouped(point_key(index, line.points[-1][0])):
            name = page.text(
                end.name, x, top + end.name.ascent, colour="text_2" if single else look.colour(colour), at=AT + 200
            )
            numeral = page.numeral(
                f"last.{index}", line.last, unit, x, top + end.name.height + px(end.size) * 0.84, end.size,
                at=AT + 100, accent=colour,
            )  # fmt: skip
            if moving:
                curve = moving.curves[index]
                drop = (curve.values[-1] - curve.before[-1]) / moving.plot.per_pixel[1]
                for block in (name, numeral):
                    _ride(page, block, float(drop))
            if not single:
                _leader(page, tip, QPointF(x - px(10), middle), colour)
        taken.append(QRectF(x, top, end.width, end.height))
    return taken


def _ride(page: SlidePage[Any], carried: Block, drop: float) -> None:
    span = Span(AT, LIGHT)
    riding = Riding(carried, span, lambda progress: QPointF(0, drop * (1 - progress)))
    page.blocks[page.blocks.index(carried)] = riding


def _leader(page: SlidePage[Any], tip: QPointF, label: QPointF, colour: str) -> None:
    """A thin line from a line's end to its label, where the label could not stay beside it."""
    px = page.look.px
    start = QPointF(tip.x() + px(14), tip.y())
    if abs(label.y() - tip.y()) < px(12) and label.x() - start.x() < px(_END_GAP):
        return
    pen = stroke(page.look.colour(colour, 0.5), page.look.line(1.6))

    def draw(painter: QPainter) -> None:
        painter.setPen(pen)
        painter.drawLine(start, label)

    rect = QRectF(start, label).normalized().adjusted(-px(2), -px(2), px(2), px(2))
    page.add(Painted(rect, draw, Span(AT + LIGHT.ms * 0.6, RISE)))
