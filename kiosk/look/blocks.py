"""Blocks: the parts of a page. Each is a rectangle of pixels that enters, and then rests.

A block paints itself as a function of milliseconds since its page began to enter; what it paints is
prepared once, before anything moves. Must not know slides, decks or clocks.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap

from kiosk.look.ink import clear_pixmap
from kiosk.motion import RISE, Span


class Block:
    """A part of a page. `rect` holds every pixel it ever touches at rest; `rise` is how far it comes from below."""

    #: Goes on changing, slowly, after the page has entered (twinkling lamps, a pan): no entry waits for it.
    ambient = False

    def __init__(self, rect: QRectF, span: Span | None, rise: float = 0.0) -> None:
        """Place a block; without `span` it is simply there and never fades (what pages share)."""
        self.rect: QRect = rect.toAlignedRect()
        self.span = span
        self.rise = rise
        #: The letters on it, tightly, where it holds words: what nothing else may cover.
        self.words: QRectF | None = None
        #: The hotspot it belongs to, by its key; None for what answers no touch and never recedes.
        self.group: str | None = None
        #: Whether it is part of the support zone, which gives way to the dock as a whole.
        self.support = False

    @property
    def reach(self) -> QRect:
        """Every pixel it may touch while it enters."""
        return self.rect.adjusted(0, -1, 0, int(self.rise) + 2) if self.rise else self.rect

    @property
    def end(self) -> float:
        """The millisecond from which it rests."""
        return self.span.end if self.span else 0.0

    def moving(self, before: float, now: float) -> bool:
        """Whether it looks different at the two moments."""
        return self.span.moving(before, now) if self.span else False

    def changed(self, before: float, now: float) -> list[QRect]:
        """The rectangles that differ between two moments; empty when it stood still."""
        return [self.reach] if self.moving(before, now) else []

    def next_change(self, ms: float) -> float:
        """The next millisecond, after `ms`, at which it looks different; infinity when it rests for good."""
        if self.span is None or ms >= self.span.end:
            return math.inf
        return max(ms, self.span.at)

    def prepare(self) -> None:
        """Do the costly painting, once; called while nothing moves."""

    def paint(self, painter: QPainter, ms: float, alpha: float = 1.0) -> None:
        """Draw it as it is at that millisecond, `alpha` times as opaque."""
        raise NotImplementedError


class Painted(Block):
    """A block painted once into a pixmap; it fades in while it rises to its place."""

    def __init__(
        self, rect: QRectF, draw: Callable[[QPainter], None], span: Span | None = Span(0, RISE), rise: float = 0.0
    ) -> None:
        """`draw` paints in the page's own coordinates, inside `rect`."""
        super().__init__(rect, span, rise)
        self._draw = draw
        self._pixmap: QPixmap | None = None

    @property
    def window(self) -> QRect:
        """Where it rests, in page pixels."""
        return self.rect

    def part(self, ms: float) -> tuple[QPixmap, QRect]:
        """Its pixmap, once prepared, and the part of it that fills the window: all."""
        assert self._pixmap is not None
        return self._pixmap, self._pixmap.rect()

    def prepare(self) -> None:
        """Paint the pixmap."""
        if self._pixmap is None:
            self._pixmap = paint_pixmap(self.rect, self._draw)

    def paint(self, painter: QPainter, ms: float, alpha: float = 1.0) -> None:
        """Draw the pixmap where it is at that millisecond."""
        self.prepare()
        assert self._pixmap is not None
        progress = self.span.progress(ms) if self.span else 1.0
        if progress <= 0 or alpha <= 0:
            return
        painter.setOpacity(progress * alpha)
        painter.drawPixmap(self.rect.topLeft() + QPoint(0, round((1 - progress) * self.rise)), self._pixmap)


def paint_pixmap(rect: QRect, draw: Callable[[QPainter], None]) -> QPixmap:
    """What `draw` paints within `rect` of a page, as a pixmap of that rectangle."""
    pixmap = clear_pixmap(rect.width(), rect.height())
    painter = QPainter(pixmap)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.translate(-rect.x(), -rect.y())
    try:
        draw(painter)
    finally:
        painter.end()  # before the pixmap goes, whatever `draw` raised
    return pixmap


class Unfolding(Painted):
    """A painted block that opens from its centre to both sides: the waterline."""

    def paint(self, painter: QPainter, ms: float, alpha: float = 1.0) -> None:
        """Draw the part that is open at that millisecond."""
        self.prepare()
        assert self._pixmap is not None and self.span is not None
        half = round(self.rect.width() / 2 * self.span.progress(ms))
        if half <= 0 or alpha <= 0:
            return
        middle = self.rect.width() // 2
        painter.setOpacity(alpha)
        source = QRect(QPoint(middle - half, 0), QSize(2 * half, self.rect.height()))
        painter.drawPixmap(self.rect.topLeft() + source.topLeft(), self._pixmap, source)
