"""Blocks that are painted once and then uncovered by a moving edge: stems and trees that grow, arcs that rise.

Owns only the clip. Must not know what is painted.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPixmap, QRegion

from kiosk.look.blocks import Painted, paint_pixmap
from kiosk.motion import Span

#: From which edge on something is uncovered.
Way = Literal["up", "down", "right"]
#: In so many steps a soft edge fades.
_STEPS = 8


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
        soft: float = 0.0,
    ) -> None:
        """`draw` paints in the page's coordinates; `keep` takes what paints a pixmap and returns a kept one.

        `within` is the rectangle whose edge moves, where several blocks are uncovered as one; its own by default.
        The edge fades over `soft` pixels, at most a quarter of the way.
        """
        super().__init__(rect, draw, span)
        self._within = within or QRectF(self.rect)
        self._way: Way = way
        self._keep = keep
        self._soft = min(soft, (self._within.width() if way == "right" else self._within.height()) / 4)

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
        progress = self.span.progress(ms)
        if progress <= 0 or alpha <= 0:
            return
        shown = QRect()
        for ahead, opacity in self._edge(progress):
            part = grown(self._within, self._way, ahead).toAlignedRect() & self.rect
            painter.setOpacity(alpha * opacity)
            strip = (QRegion(part) - QRegion(shown)).boundingRect()
            if not strip.isEmpty():  # an empty source would mean: all of it
                painter.drawPixmap(strip.topLeft(), self._pixmap, strip.translated(-self.rect.topLeft()))
            shown = part

    def _edge(self, progress: float) -> list[tuple[float, float]]:
        """How far it is uncovered, and how opaque it is up to there: all of it, then fading in steps."""
        if not self._soft or progress >= 1:
            return [(progress, 1.0)]
        whole = self._within.width() if self._way == "right" else self._within.height()
        head = progress * (whole + self._soft)
        steps = [(head - self._soft * (1 - step / _STEPS), 1 - step / (_STEPS + 1)) for step in range(_STEPS + 1)]
        return [(min(1.0, reach / whole), opacity) for reach, opacity in steps if reach > 0]
