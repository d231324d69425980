"""A list in a card: rows painted once each, pushed by a finger, clipped at the card.

Owns which rows are seen, their pixels and where the list stands. Must not know what rows say or do.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from kiosk.companies.scroll import Scroll
from kiosk.look.blocks import paint_pixmap
from kiosk.look.look import Look
from kiosk.pages.controls import Control
from kiosk.stage.overlay import FRAME

_BAR, _SHORTEST = 6.0, 48.0  # u, of the bar that shows how far the list is pushed
_WHITE = 0.1  # over what is pressed


@dataclass(frozen=True)
class Row:
    """One row, `high` pixels high. `draw` paints it at a place; two rows that say the same look the same.

    The rectangles of its `controls` are measured from its upper left corner.
    """

    says: Hashable
    high: float
    draw: Callable[[QPainter, QRectF], None]
    controls: tuple[Control, ...] = ()


class Rows:
    """A list within `area`, in pixels of the page."""

    def __init__(self, look: Look, area: QRectF, rows: Sequence[Row], before: Rows | None = None) -> None:
        """At its start, or where `before` stood, whose painted rows are taken over."""
        self.look, self.area, self.rows = look, QRectF(area.toAlignedRect()), tuple(rows)
        self._tops = [0.0]
        for row in self.rows:
            self._tops.append(self._tops[-1] + round(row.high))
        kept = before is not None and before.look == look and before.area == self.area
        self.scroll: Scroll = (
            before.scroll if before is not None and kept else Scroll(look.u, calm=look.motion == "reduced")
        )
        self._pixmaps: dict[Hashable, QPixmap] = dict(before._pixmaps) if before is not None and kept else {}
        most = max(0.0, self._tops[-1] - self.area.height())
        if most != self.scroll.most:
            self.scroll.fit(most)
        self._pressed: frozenset[str] = frozenset()
        self._offset: float = self.scroll.offset(0.0) if not kept or before is None else before._offset
        self._dirty = not kept or before is None or [row.says for row in before.rows] != [row.says for row in self.rows]

    # ----- where rows stand ---------------------------------------------------------------------------------

    def _seen(self) -> Iterator[tuple[Row, QRectF]]:
        for row, top in zip(self.rows, self._tops, strict=False):
            rect = QRectF(self.area.left(), self.area.top() + top - round(self._offset), self.area.width(), row.high)
            if rect.top() >= self.area.bottom():
                return
            if rect.bottom() > self.area.top():
                yield row, rect

    @property
    def controls(self) -> list[Control]:
        """All that its rows offer, where they are or would be if the list were longer than the card."""
        x, y = self.area.left(), self.area.top() - round(self._offset)
        return [
            replace(control, rect=control.rect.translated(x, y + top))
            for row, top in zip(self.rows, self._tops, strict=False)
            for control in row.controls
        ]

    @property
    def touchable(self) -> list[Control]:
        """What a finger can touch of it: what is seen, as far as it is seen."""
        seen = ((control, control.rect & self.area) for control in self.controls)
        return [replace(control, rect=rect) for control, rect in seen if rect.height() >= control.rect.height() / 3]

    def reveal(self, key: str | None) -> None:
        """Push the list so that the control with that key is seen."""
        control = next((control for control in self.controls if control.key == key), None)
        if control is None:
            return
        above, below = self.area.top() - control.rect.top(), control.rect.bottom() - self.area.bottom()
        if above > 0 or below > 0:
            self.scroll.jump(self._offset - above if above > 0 else self._offset + below)

    # ----- over time ----------------------------------------------------------------------------------------

    def press(self, keys: frozenset[str]) -> None:
        """Exactly these look pressed."""
        own = keys & {control.key for control in self.controls}
        self._dirty = self._dirty or own != self._pressed
        self._pressed = own

    def advance(self, now: float) -> list[QRect]:
        """Go on to `now`; returns the rectangles that differ from the last time."""
        offset = self.scroll.offset(now * 1000)
        changed = self._dirty or round(offset) != round(self._offset)
        self._offset, self._dirty = offset, False
        return [self.area.toAlignedRect()] if changed else []

    def wake(self, now: float) -> float:
        """The next moment at which it looks different; infinity when it stands still."""
        moving = (
            self._dirty
            or self.scroll.moving(now * 1000)
            or round(self.scroll.offset(now * 1000)) != round(self._offset)
        )
        return now + FRAME if moving else math.inf

    def paint(self, painter: QPainter, patch: QRect, shown: float) -> None:
        """Draw what is seen within `patch`, `shown` as opaque."""
        clip = patch & self.area.toAlignedRect()
        if clip.isEmpty():
            return
        painter.save()
        painter.setClipRect(clip, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(shown)
        seen = list(self._seen())
        fresh = {}
        for row, rect in seen:
            at = rect.toAlignedRect()
            pixmap = self._pixmaps.get(row.says)
            if pixmap is None:
                pixmap = paint_pixmap(at, lambda on, row=row, rect=rect: row.draw(on, rect))  # type: ignore[misc]
            fresh[row.says] = pixmap
            painter.drawPixmap(at.topLeft(), pixmap)
        self._pixmaps = fresh
        self._paint_pressed(painter)
        self._paint_bar(painter)
        painter.restore()

    def _paint_pressed(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for control in self.touchable:
            if control.key in self._pressed:
                painter.setBrush(self.look.colour("text", _WHITE))
                painter.drawRoundedRect(control.rect, control.radius, control.radius)

    def _paint_bar(self, painter: QPainter) -> None:
        """How far the list is pushed, at its right edge; none when all of it is seen."""
        whole, area = self._tops[-1], self.area
        if whole <= area.height():
            return
        wide, long = self.look.px(_BAR), max(self.look.px(_SHORTEST), area.height() * area.height() / whole)
        share = min(1.0, max(0.0, self._offset / self.scroll.most))
        bar = QRectF(area.right() - wide, area.top() + share * (area.height() - long), wide, long)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("handle", 0.6))
        painter.drawRoundedRect(bar, wide / 2, wide / 2)
