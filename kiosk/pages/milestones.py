"""Milestones on a page: years beside their axis, stems and connectors to their words, the words, the legend.

Where everything stands has been decided before (`charts/milestone_layout.py`, `charts/timeaxis.py`). Must not know
slide kinds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from kiosk.charts.milestone_layout import Placed
from kiosk.charts.tree import ring
from kiosk.charts.uncover import Uncovered, Way
from kiosk.content.deck import Milestone
from kiosk.look.blocks import Painted
from kiosk.look.ink import stroke, text_rect, tight_rect, write
from kiosk.look.look import Look, Setting
from kiosk.look.tokens import CAPTION
from kiosk.look.typeset import spaced
from kiosk.look.words import say
from kiosk.motion import LIGHT, RISE, SUPPORT, Span
from kiosk.pages.deck_page import DeckPage

if TYPE_CHECKING:  # pyqtgraph is slow to import: only a page that is built needs it
    from kiosk.charts.timeaxis import TimeAxis

#: The millisecond at which an axis begins to be drawn.
START = 60.0


def lay_years(page: DeckPage, axis: TimeAxis, look: Look | None = None, *, size: float = 30, below: float = 58) -> None:
    """Years at `size` u below the line, in the middle of their span; `look`, if their text is less enlarged."""
    look, px = look or page.look, page.look.px
    style = look.set("2025", CAPTION, px(200), size=size)
    years = [(year, axis.along(year + 0.5)) for year in axis.labelled(style.width)]
    baseline = axis.place(axis.first).y() + px(below) + (style.pixels - px(size)) * 0.8
    settings = [(look.set(str(year), CAPTION, px(200), size=size), x) for year, x in years]

    def draw(painter: QPainter) -> None:
        for setting, x in settings:
            write(painter, setting, x, baseline, look.colour("text_2"), "centre")

    rects = [text_rect(setting, x, baseline, "centre") for setting, x in settings]
    block = page.add(Painted(rects[0].united(rects[-1]), draw, Span(180, RISE), px(16)))
    tight = [tight_rect(setting, x, baseline, "centre") for setting, x in settings]
    block.words = tight[0].united(tight[-1])


def lay_year_column(page: DeckPage, axis: TimeAxis, right: float) -> None:
    """Years at the left of a hanging axis, ending at `right`."""
    look, px = page.look, page.look.px
    baseline = px(9) * look.text_scale
    for year in axis.labelled(px(34) * look.text_scale):
        setting = look.set(str(year), CAPTION, px(180), size=26)
        page.text(setting, right, axis.along(year + 0.5) + baseline, colour="text_2", align="right", at=180, rise=16)


def anchors(page: DeckPage, axis: TimeAxis, steps: Sequence[Milestone]) -> list[float]:
    """Where stems rise: from points, and from the starts of bars; several of one year share its bar."""
    found: list[float] = []
    for step, mark in zip(steps, axis.steps, strict=True):
        start, end = axis.span(mark)
        if step.date.month is None:
            same = [other for other in steps if other.date == step.date]
            place = next(index for index, other in enumerate(same) if other is step)
            inset = min(page.look.px(14), (end - start) * 0.3)
            start += inset + place * (end - start - inset) / len(same)
        found.append(start)
    return found


def reached(axis: TimeAxis, index: int) -> float:
    """The millisecond at which the line reaches a step."""
    return START + LIGHT.ms * min(0.55, axis.lit_at(axis.steps[index]))


def lay_stem(page: DeckPage, axis: TimeAxis, index: int, label: Placed) -> None:
    """The stem from the axis to its words, bent where they had to move aside."""
    px, spot = page.look.px, label.spot
    known_to_month = axis.steps[index].day.month is not None
    foot = page.waterline - px(15 if known_to_month else 4)
    top = spot.box[1]
    path = QPainterPath(QPointF(label.anchor, foot))
    if abs(label.anchor - spot.stem) > 0.5:
        path.lineTo(label.anchor, page.waterline - px(24))
        path.lineTo(spot.stem, page.waterline - px(70))
    path.lineTo(spot.stem, top)
    lay_line(page, axis, index, path, "up")


def lay_connector(page: DeckPage, axis: TimeAxis, index: int, row: Placed) -> None:
    """From the axis to a row: straight, then aslant, then straight."""
    px = page.look.px
    x = axis.place(0).x()
    end = row.spot.box[0] - px(16)
    path = QPainterPath(QPointF(x + px(15 if axis.steps[index].day.month else 5), row.anchor))
    path.lineTo(x + px(24), row.anchor)
    path.lineTo(end - px(14), row.spot.stem)
    path.lineTo(end, row.spot.stem)
    lay_line(page, axis, index, path, "right")


def lay_line(page: DeckPage, axis: TimeAxis, index: int, path: QPainterPath, way: Way) -> None:
    """A line that leads from a step to its words, uncovered that way when the axis reaches the step."""
    look, px = page.look, page.look.px
    colour = look.colour("gold", 0.75) if axis.steps[index].gold else look.colour("edge")

    def draw(painter: QPainter) -> None:
        painter.setPen(stroke(colour, px(1.8) * look.palette.line))
        painter.drawPath(path)

    rect = path.boundingRect().adjusted(-px(2), -px(2), px(2), px(2))
    page.add(Uncovered(rect, draw, Span(reached(axis, index), RISE), way))


def lay_words(page: DeckPage, axis: TimeAxis, index: int, label: Placed) -> None:
    """A step's tag, date and text; they come when the line has reached it."""
    look, px = page.look, page.look.px
    box, leftward = words_box(label), label.spot.leftward
    x = box.right() if leftward else box.left()

    def draw(painter: QPainter) -> None:
        label.words.draw(painter, look, x, box.top(), "right" if leftward else "left")

    rect = box.adjusted(-px(16), -px(8), px(16), px(12))
    block = page.add(Painted(rect, draw, Span(reached(axis, index) + 40, RISE), px(16)))
    block.words = box


def words_box(label: Placed) -> QRectF:
    """Where a step's words stand."""
    left, top, right, bottom = label.spot.box
    return QRectF(left, top, right - left, bottom - top)


def lay_legend(page: DeckPage, axis: TimeAxis, x: float, baseline: float) -> None:
    """What a bar and what a point says, as far as both are shown."""
    look, px = page.look, page.look.px
    kinds = [kind for kind in (True, False) if any((step.day.month is None) == kind for step in axis.steps)]
    first, at = x, 600.0
    for kind in kinds:
        words = page.set(spaced(say("only_year" if kind else "to_the_month", look.language)), CAPTION, px(620))
        sign = px(72 if kind else 28)
        if x > first and x + sign + px(18) + words.width > page.frame.right:
            x, baseline = first, baseline + words.pixels * 1.4

        def draw(
            painter: QPainter, kind: bool = kind, x: float = x, baseline: float = baseline, sign: float = sign,
            words: Setting = words,
        ) -> None:  # fmt: skip
            y = baseline - px(10) * words.pixels / px(28)
            if kind:
                painter.setPen(stroke(look.colour("cyan"), px(8)))
                painter.drawLine(QPointF(x + px(4), y), QPointF(x + sign - px(4), y))
            else:
                ring(painter, QPointF(x + sign / 2, y), look, look.colour("cyan"), 13)
            write(painter, words, x + sign + px(18), baseline, look.colour("text_2"))

        start = x + sign + px(18)
        rect = text_rect(words, start, baseline).united(QRectF(x - 2, baseline - px(28), sign + 4, px(36)))
        block = page.add(Painted(rect, draw, Span(at, SUPPORT), px(16)))
        block.words = tight_rect(words, start, baseline)
        x, at = start + words.width + px(64), at + 80
