"""Pictures as wide as the page: darkened where words stand on them, drifting slowly, mirrored in the lake.

Must not know slides or where pictures come from.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPixmap

from kiosk.look.blocks import Block
from kiosk.look.ink import vertical
from kiosk.motion import Motion, Span

#: How bright (0 to 1) a picture may be under words: violet, the darkest accent, then has a contrast of 4.5 : 1.
_BRIGHTEST = 0.19
_LEAST_SHADE = 0.25


def foot(image: QImage) -> int:
    """The first row below everything that is drawn: where a picture without a background stands."""
    small = image.scaled(min(96, image.width()), image.height())
    for y in range(small.height() - 1, -1, -1):
        if any(small.pixelColor(x, y).alpha() > 8 for x in range(small.width())):
            return y + 1
    return image.height()


def drawn_in(image: QImage, part: QRect) -> bool:
    """Whether anything can be seen in that part of a picture."""
    seen = part & image.rect()
    if seen.isEmpty():
        return False
    small = _reduced(image.copy(seen), 64, 32)
    return any(small.pixelColor(x, y).alpha() > 16 for x in range(64) for y in range(32))


def _reduced(image: QImage, width: int, height: int) -> QImage:
    return image.scaled(width, height, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)


def shaded(image: QImage, bottom: float, fade: float, night: QColor) -> QImage:
    """`image` on an opaque `night`, darkened down to `bottom` as far as words there need, and fading out below."""
    made = QImage(image.size(), QImage.Format.Format_RGB32)
    made.fill(night)
    painter = QPainter(made)
    painter.drawImage(QPoint(0, 0), image)
    brightest = _brightest(made, bottom)
    if bottom > 0:
        need = (brightest - _BRIGHTEST) / max(0.01, brightest - max(night.redF(), night.greenF(), night.blueF()))
        shade, clear = QColor(night), QColor(night)
        shade.setAlphaF(min(0.95, max(_LEAST_SHADE, need)))
        clear.setAlphaF(0)
        end = bottom + fade
        brush = QBrush(vertical(0, end, ((0, shade), (bottom / end, shade), (1, clear))))
        painter.fillRect(QRectF(0, 0, made.width(), end), brush)
    painter.end()
    return made


def _brightest(image: QImage, bottom: float) -> float:
    part = image.copy(0, 0, image.width(), max(1, min(image.height(), round(bottom))))
    small = _reduced(part, 160, 80)
    return max(small.pixelColor(x, y).valueF() for x in range(160) for y in range(80))


class Panorama(Block):
    """A picture a little wider than the page, and its reflection; it drifts by whole pixels to its right end.

    Its entry is a fade; the drift goes on long after it, a pixel at a time, so that few frames are drawn.
    """

    ambient = True

    def __init__(self, window: QRect, shown: QPixmap, mirror: QPixmap, entry: Span, drift_ms: float) -> None:
        """`shown` is as high as `window`; what it is wider is how far it drifts, over `drift_ms` milliseconds."""
        super().__init__(QRectF(window.adjusted(0, 0, 0, mirror.height())), entry)
        self._window, self._shown, self._mirror = window, shown, mirror
        self._travel = shown.width() - window.width()
        self._drift = Span(entry.end, Motion(max(1.0, drift_ms), (0, 0, 1, 1)))

    @property
    def window(self) -> QRect:
        """Where the picture itself is, without its reflection, in page pixels."""
        return self._window

    def part(self, ms: float) -> tuple[QPixmap, QRect]:
        """The picture, and the part of it that fills the window at that millisecond."""
        return self._shown, QRect(QPoint(self.offset(ms), 0), self._window.size())

    def offset(self, ms: float) -> int:
        """How many pixels it has drifted to the left."""
        return round(self._travel * self._drift.progress(ms))

    def moving(self, before: float, now: float) -> bool:
        """Whether it fades in, or has drifted by a pixel."""
        return super().moving(before, now) or self.offset(before) != self.offset(now)

    def next_change(self, ms: float) -> float:
        """The next frame while it fades in, then the millisecond of the next pixel."""
        assert self.span is not None
        if ms < self.span.end:
            return max(ms, self.span.at)
        gone = self.offset(ms)
        if gone >= self._travel:
            return math.inf
        return max(ms + 1, self._drift.at + math.ceil((gone + 0.5) / self._travel * self._drift.motion.ms) + 1)

    def paint(self, painter: QPainter, ms: float, alpha: float = 1.0) -> None:
        """Copy the part of the picture that is in the window, and what the water shows of it."""
        assert self.span is not None
        progress = self.span.progress(ms)
        if progress <= 0 or alpha <= 0:
            return
        painter.setOpacity(progress * alpha)
        across = QPoint(self.offset(ms), 0)
        painter.drawPixmap(self._window.topLeft(), self._shown, QRect(across, self._window.size()))
        water = QRect(across, self._mirror.rect().size())
        water.setWidth(self._window.width())
        painter.drawPixmap(self._window.bottomLeft() + QPoint(0, 1), self._mirror, water)
