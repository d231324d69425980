"""The small charts of a company's page: each is the page of a slide in small, on a plate that leads to it in full.

Owns how the plates share their room. Must not know slide kinds: who draws a chart is handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPixmap

from kiosk.content.deck import Deck, Slide
from kiosk.look.blocks import Painted
from kiosk.look.frame import Frame
from kiosk.look.ink import stroke
from kiosk.look.lake import lake
from kiosk.look.look import Look
from kiosk.look.typeset import in_one_line
from kiosk.motion import AT_REST, RISE, Span
from kiosk.pages.controls import Control, Intent
from kiosk.pages.deck_page import DeckPage
from kiosk.pages.page import Fault
from kiosk.pages.slide_page import SlidePage

#: Makes the page of a chart in some look, not built yet.
Draw = Callable[[Slide, Deck, Look], SlidePage[Slide]]
_GAP, _SHORE = 24.0, 30.0  # u: between plates, and from the lowest ones to the waterline
_SLIMMEST, _WIDEST = 1.25, 1.6  # width of a plate by its height
_RADIUS = 26.0
_TEXT = 1.5  # so much larger are the words of a page that is shown small
_AT, _STAGGER = 160.0, 80.0


def lay_charts(page: DeckPage, charts: Sequence[Slide], draw: Draw, area: QRectF) -> None:
    """Plates within `area`, which ends at the waterline; a touch on one asks for that chart, by its number from 0."""
    look, px = page.look, page.look.px
    room = area.adjusted(0, 0, 0, -px(_SHORE))
    for number, (chart, plate) in enumerate(zip(charts, shared(room, len(charts), px(_GAP)), strict=True)):
        shown = _small(page, chart, draw, plate.size())
        name = in_one_line(page.t(chart.title))
        if isinstance(shown, Exception):
            reason = f"{type(shown).__name__}: {shown}"
            page.faults.append(Fault("chart_failed", page.t(chart.title), reason))
            continue
        page.add(_Plate(look, plate, shown, _AT + _STAGGER * number)).words = QRectF(plate)
        control = Control(f"chart.{number}", QRectF(plate), name, Intent("chart", number), radius=px(_RADIUS))
        page.controls.append(control)


def shared(room: QRectF, count: int, gap: float) -> list[QRect]:
    """So many plates of one size, as large as can be, standing at the foot of `room`; all in pixels."""
    best, columns = QSize(0, 0), 1
    for across in range(1, count + 1):
        rows = -(-count // across)
        wide, high = (room.width() - gap * (across - 1)) / across, (room.height() - gap * (rows - 1)) / rows
        wide, high = min(wide, high * _WIDEST), min(high, wide / _SLIMMEST)
        if wide * high > best.width() * best.height():
            best, columns = QSize(int(wide), int(high)), across
    rows = -(-count // columns)
    plates = []
    for place in range(count):
        row, column = divmod(place, columns)
        inside = min(columns, count - row * columns)
        left = room.center().x() - (inside * best.width() + (inside - 1) * gap) / 2
        top = room.bottom() - (rows - row) * best.height() - (rows - 1 - row) * gap
        plates.append(QRect(QPointF(left + column * (best.width() + gap), top).toPoint(), best))
    return plates


def _small(page: DeckPage, chart: Slide, draw: Draw, size: QSize) -> QPixmap | Exception:
    """The chart's page at that size, as it stands at rest, or why it cannot be drawn."""
    frame = Frame(size.width(), size.height())
    look = replace(page.look, frame=frame, motion="reduced", text_scale=max(_TEXT, page.look.text_scale))
    pixmap = QPixmap(size)
    painter = QPainter(pixmap)
    try:
        made = draw(chart, page.deck, look)
        made.hint = False
        made.build()
        painter.drawPixmap(0, 0, lake(frame, made.waterline, look.palette))
        made.paint(painter, AT_REST)
        return made.broken[0] if made.broken else pixmap
    except Exception as error:  # whatever staff's content provokes, the rest of the company is shown
        return error
    finally:
        painter.end()


class _Plate(Painted):
    """A picture of a page with round corners."""

    def __init__(self, look: Look, plate: QRect, shown: QPixmap, at: float) -> None:
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(plate).adjusted(1, 1, -1, -1), look.px(_RADIUS), look.px(_RADIUS))

        def draw(painter: QPainter) -> None:
            painter.save()
            painter.setClipPath(outline)
            painter.drawPixmap(plate.topLeft(), shown)
            painter.restore()
            painter.setPen(stroke(look.colour("edge"), look.line(1.8)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(outline)

        super().__init__(QRectF(plate).adjusted(-2, -2, 2, 2), draw, Span(at, RISE), look.px(24))
