"""The rail beside the grid: the letters (or years) that the list goes through; a touch or a drag on it leads there.

Owns which marks there are and where they stand on the rail. Must not know search, or how the list moves.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from kiosk.look.blocks import Block, paint_pixmap
from kiosk.look.look import Look
from kiosk.look.placed import middle
from kiosk.look.tokens import RAIL
from kiosk.look.words import say
from kiosk.motion import SUPPORT, Span
from kiosk.pages.controls import Control, Intent

_LEAST = 46.0  # u, from one mark to the next along the rail; years need more
_LEAST_WIDE = 92.0
_MOST = 110.0
_LONG = 2  # characters; from here on a mark is long


@dataclass(frozen=True)
class Mark:
    """A letter or a year, and the position in the list at which its companies begin."""

    label: str
    first: int


def marks_of(labels: Iterable[str]) -> tuple[Mark, ...]:
    """The marks of a list whose companies have these labels, in its order; only the first of each counts."""
    found: dict[str, int] = {}
    for position, label in enumerate(labels):
        found.setdefault(label, position)
    return tuple(Mark(label, position) for label, position in found.items() if label)


class Rail(Block):
    """Marks along an edge of the grid; the one whose companies come first is lit."""

    ambient = True

    def __init__(self, look: Look, rect: QRectF, sideways: bool) -> None:
        """Without marks; it lies `sideways`, or stands upright."""
        super().__init__(rect, Span(200, SUPPORT))
        self.look, self.area, self.sideways = look, rect, sideways
        self.marks: tuple[Mark, ...] = ()
        self.count = 0
        self._lit: int | None = None
        self._pixmaps: dict[int | None, QPixmap] = {}
        self._soiled: list[QRect] = []

    def show(self, marks: tuple[Mark, ...], count: int) -> None:
        """The marks of a list of `count` companies; a single one leads nowhere and is not shown."""
        marks = self._thinned(marks) if len(marks) > 1 else ()
        if marks != self.marks or count != self.count:
            self.marks, self.count = marks, count
            self._lit = None
            self._pixmaps.clear()
            self._soiled = [self.rect]

    def _thinned(self, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
        """As many as there is room for."""
        long = any(len(mark.label) > _LONG for mark in marks)
        least = self.look.px((_LEAST_WIDE if long and self.sideways else _LEAST) * (1.0 if self.sideways else 0.8))
        room = max(2, int(self._length // least))
        every = -(-len(marks) // room)
        return marks[::every]

    def light(self, position: float) -> None:
        """The list has been pushed on to that position."""
        starts = [mark.first for mark in self.marks]
        lit = bisect_right(starts, position + 0.5) - 1 if starts else None
        if lit != self._lit:
            self._soiled += [self._cell(each).toAlignedRect() for each in (self._lit, lit) if each is not None]
            self._lit = lit

    # ----- where marks stand ------------------------------------------------------------------------------

    @property
    def _length(self) -> float:
        return self.area.width() if self.sideways else self.area.height()

    @property
    def _pitch(self) -> float:
        return min(self._length / max(1, len(self.marks)), self.look.px(_MOST))

    def _cell(self, place: int) -> QRectF:
        place = max(0, place)
        if self.sideways:
            return QRectF(self.area.left() + place * self._pitch, self.area.top(), self._pitch, self.area.height())
        return QRectF(self.area.left(), self.area.top() + place * self._pitch, self.area.width(), self._pitch)

    def holds(self, x: float, y: float) -> bool:
        """Whether a finger there means the rail: a little beyond it too."""
        if not self.marks:
            return False
        air = self.look.px(6)
        whole = self._cell(0).united(self._cell(len(self.marks) - 1))
        return whole.adjusted(-air, -air, air, self.look.px(10)).contains(x, y)

    def position(self, x: float, y: float) -> float:
        """The position in the list that a finger there means: within a mark's share as far as the finger is in it."""
        along = x - self.area.left() if self.sideways else y - self.area.top()
        share = max(0.0, min(len(self.marks) - 1e-6, along / self._pitch))
        place = int(share)
        first = self.marks[place].first
        end = self.marks[place + 1].first if place + 1 < len(self.marks) else self.count
        return first + (share - place) * (end - first)

    def first(self, label: str) -> int | None:
        """Where that mark's companies begin."""
        return next((mark.first for mark in self.marks if mark.label == label), None)

    @property
    def controls(self) -> list[Control]:
        """The marks that can be touched."""
        language = self.look.language
        return [
            Control(
                f"rail.{mark.label}",
                self._cell(place),
                say("rail_to", language, mark=mark.label),
                Intent("rail", mark.label),
                radius=self.look.px(10),
            )
            for place, mark in enumerate(self.marks)
        ]

    # ----- pixels -----------------------------------------------------------------------------------------

    def changed(self, before: float, now: float) -> list[QRect]:
        """While it enters all of it, later the marks that were lit or went out."""
        soiled, self._soiled = self._soiled, []
        return super().changed(before, now) or soiled

    def next_change(self, ms: float) -> float:
        """Now, if another mark is lit."""
        return ms if self._soiled else super().next_change(ms)

    def prepare(self) -> None:
        """Paint all marks."""
        self._pixmap(None)

    def _pixmap(self, lit: int | None) -> QPixmap:
        """All marks, or the one that is lit."""
        if lit not in self._pixmaps:
            rect = self.rect if lit is None else self._cell(lit).toAlignedRect()
            self._pixmaps[lit] = paint_pixmap(rect, lambda painter: self._draw(painter, lit))
        return self._pixmaps[lit]

    def _draw(self, painter: QPainter, lit: int | None) -> None:
        look = self.look
        for place, mark in enumerate(self.marks):
            if lit is not None and place != lit:
                continue
            cell = self._cell(place)
            # It has to fit beside its neighbours, however large text is.
            setting = look.set(mark.label, RAIL, cell.width() - look.px(4), height=cell.height() * 1.25)
            words = middle(setting, cell.center().x(), cell.center().y())
            if lit is not None:
                pill = words.rect.adjusted(-look.px(9), -look.px(4), look.px(9), look.px(2))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.colour("cyan"))
                painter.drawRoundedRect(pill.intersected(cell), look.px(8), look.px(8))
            words.paint(painter, look, "ink" if lit is not None else "text_2")

    def paint(self, painter: QPainter, ms: float, alpha: float = 1.0) -> None:
        """Copy the marks; over them the one that is lit."""
        assert self.span is not None
        progress = self.span.progress(ms)
        if progress <= 0 or alpha <= 0 or not self.marks:
            return
        painter.setOpacity(progress * alpha)
        painter.drawPixmap(self.rect.topLeft(), self._pixmap(None))
        if self._lit is not None and self._lit >= 0:
            corner: QPoint = self._cell(self._lit).toAlignedRect().topLeft()
            painter.drawPixmap(corner, self._pixmap(self._lit))
