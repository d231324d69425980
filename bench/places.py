"""Where a visitor's finger goes on the kiosk, and at which pixels the answer appears.

Lays out the same dock, sheet and pages as the kiosk that is measured, in this process, and shows nothing. Must not know
time or the X server.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPointF, QRectF

from bench.virtual import Size
from kiosk.clock import ManualClock
from kiosk.content.check import check
from kiosk.content.fields import Language
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.pages.controls import Control, Intent, touched
from kiosk.pages.page import Page
from kiosk.pages.slide_page import SlidePage
from kiosk.slides import contents, discover
from kiosk.stage.stage import Stage
from kiosk.stage.visitor import Visitor

Points = list[tuple[float, float]]
_RIPPLE = 142.0  # u, as far as a ripple comes in all its life
_INSET = 12.0  # u, from a mark's corner to the finger
_DENSE = 700  # points of a line that are looked at, at most


class Places:
    """One visitor's view of a deck, on a page of some size."""

    def __init__(self, content: Path, size: Size) -> None:
        """Somebody is there already. Raises ValueError for a file that holds no deck."""
        checked = check(content, contents())
        if checked.deck is None:
            raise ValueError(f"{content} cannot be shown")
        self.deck, self.errors = checked.deck, len(checked.errors)
        settings = checked.deck.settings
        look = Look(Frame(*size), settings.language, motion=settings.motion)
        self.stage = Stage(ManualClock(), discover(), look)
        self.stage.replace(self.deck)
        self._visitor = Visitor(ManualClock(), self.stage)
        self._visitor.touch()
        self._page = cache(self._build)

    # ----- the finger -------------------------------------------------------------------------------------

    @property
    def nothing(self) -> QPointF:
        """A place that answers to nothing but a kiosk nobody is at."""
        return QPointF(1, 1)

    def cell(self, name: str) -> QRectF:
        """A cell of the dock."""
        return next(cell.rect for cell in self._visitor.dock.controls if cell.intent.name == name)

    def segment(self, index: int) -> QPointF:
        """A slide's segment of the progress row."""
        meant = Intent("slide", index)
        return next(segment.rect for segment in self._visitor.controls if segment.intent == meant).center()

    def done(self) -> QPointF:
        """What closes the accessibility sheet."""
        self._visitor.open_sheet()
        close = next(control for control in self._visitor.controls if control.intent.name == "close")
        self._visitor.close()
        return close.rect.center()

    def toggle_language(self) -> None:
        """The kiosk speaks the other language now."""
        self._visitor.toggle_language()

    # ----- the answer -------------------------------------------------------------------------------------

    def words(self, index: int) -> Points:
        """Lines through the largest words of a slide, which stand still unless somebody asks for something."""
        page = self._of(index)
        top = self._visitor.dock.top
        standing = [block for block in page.blocks if block.words is not None and not block.ambient]
        rects = [block.words for block in standing if block.words is not None and block.words.bottom() < top]
        largest = sorted(rects, key=lambda rect: rect.width() * rect.height())[-3:]
        return [point for rect in largest for point in _rows(rect)]

    def pressed(self, name: str) -> tuple[QPointF, Points]:
        """Where to press a cell, at its left, and how it looks pressed at its right, out of the ripple's reach."""
        cell, px = self.cell(name), self.stage.look.px
        left = cell.left() + px(_INSET)
        # A narrow cell of a portrait page lies within the ripple altogether: there both show in the same frame.
        beyond = min(left + px(_RIPPLE), cell.right() - px(3 * _INSET))
        seen = QRectF(beyond, cell.top(), cell.right() - px(_INSET) - beyond, cell.height())
        return QPointF(left, cell.center().y()), list(_rows(seen))

    def facts(self, index: int) -> Iterator[tuple[QPointF, Points]]:
        """Marks of a slide: where to tap, and the frame that comes around, out of the ripple's reach.

        Those that lead to a company's page have none.
        """
        page, look, dock = self._of(index), self.stage.look, self._visitor.dock
        spots = [Control(spot.key, spot.rect, spot.name, Intent("fact", spot.key)) for spot in page.hotspots]
        target = look.px(_INSET)
        for spot in page.hotspots:
            if spot.leads is not None:
                continue
            self._visitor.plate.open(spot, page.source, [], QRectF(0, 0, look.frame.width, dock.top), 0.0)
            outline = list(_outline(self._visitor.plate.frame))
            inner = spot.rect.adjusted(target, target, -target, -target)
            best: tuple[QPointF, Points] | None = None
            for corner in (inner.topLeft(), inner.topRight(), inner.bottomLeft(), inner.bottomRight()):
                meant = touched([*spots, *page.controls, *dock.controls], corner, 0.0)
                away = [(x, y) for x, y in outline if math.hypot(x - corner.x(), y - corner.y()) > look.px(_RIPPLE)]
                if meant is not None and meant.key == spot.key and len(away) > len(best[1] if best else ()):
                    best = corner, away
            if best is not None:
                yield best

    def _of(self, index: int) -> Page:
        return self._page(index, self.stage.look.language)

    def _build(self, index: int, language: Language) -> Page:
        slide = self.deck.slides[index]
        page: SlidePage[Any] = discover()[slide.kind].page(slide, self.deck, self.stage.look.in_(language), None)
        page.build()
        return page


def _line(start: float, end: float) -> Iterable[float]:
    """So many places between two, at least a pixel apart."""
    count = max(1, min(_DENSE, int(end - start)))
    return (start + (end - start) * (place + 0.5) / count for place in range(count))


def _rows(rect: QRectF) -> Iterator[tuple[float, float]]:
    for share in (0.3, 0.5, 0.7):
        y = rect.top() + share * rect.height()
        yield from ((x, y) for x in _line(rect.left(), rect.right()))


def _outline(rect: QRectF) -> Iterator[tuple[float, float]]:
    for y in (rect.top(), rect.bottom()):
        yield from ((x, y) for x in _line(rect.left(), rect.right()))
    for x in (rect.left(), rect.right()):
        yield from ((x, y) for y in _line(rect.top(), rect.bottom()))
