"""Blocks that are painted once and then uncovered by a moving edge: stems and trees that grow, arcs that rise.

Owns only the clip. Must not know what is painted.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPixmap

from kiosk.look.blocks import Painted, paint_pixmap
from kiosk.motion import Span

#: From which edge on something is uncovered.
Way = Literal["up", "down", "right"]


def grown(rect: QRectF, way: Way, progress: float) -> QRectF:
    """The part of `rect` that shows at `progress` when it is uncovered upwards, downwards or to the right."""
    if way == "right":
        return QRectF(rect.x(), rect.y(), rect.width() * progress, rect.height())
    height = rect.height() * progress
    return QRectF(rect.x(), rect.bottom() - height if way == "up" else rect.y(), rect.width(), height)


class Uncovered(Painted):
    """A painted block of which more and more shows, from one edge to the opposite one."""

    def __init__(
        self,
        rect: QRectF,
        draw: Callable[[QPainter], None],
        span: Span,
        way: Way = "up",
        keep: Callable[[Callable[[], QPixmap]], QPixmap] | None = None,
        within: QRectF | None = None,
    ) -> None:
        """`draw` paints in the page's coordinates; `keep` takes what paints a pixmap and returns a kept one.

        `within` is the rectangle whose edge moves, where several blocks are uncovered as one; its own by default.
        """
        super().__init__(rect, draw, span)
        self._within = within or QRectF(self.rect)
        self._way: Way = way
        self._keep = keep

    def prepare(self) -> None:
        """Paint the pixmap, or take the one that is kept."""
        if self._pixmap is None:
            self._pixmap = self._keep(self._fresh) if self._keep else self._fresh()

    def _fresh(self) -> QPixmap:
        return paint_pixmap(self.rect, self._draw)

    def paint(self, painter: QPainter, ms: float, alpha: float = 1.0) -> None:
        """Draw the part that is uncovered at that millisecond."""
        self.prepare()
        assert self._pixmap is not None and self.span is not None
        part: QRect = grown(self._within, self._way, self.span.progress(ms)).toAlignedRect() & self.rect
        if part.isEmpty() or alpha <= 0 or self.span.progress(ms) <= 0:
            return
        painter.setOpacity(alpha)
        painter.drawPixmap(part.topLeft(), self._pixmap, part.translated(-self.rect.topLeft()))
