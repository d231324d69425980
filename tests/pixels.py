"""Looking at painted pixels: arrays of images, for tests. Must not know what is painted."""

from __future__ import annotations

from collections.abc import Callable

import numpy
import numpy.typing
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter, QRegion

from kiosk.motion import AT_REST
from kiosk.pages.page import Page

Pixels = numpy.typing.NDArray[numpy.uint32]
Colours = numpy.typing.NDArray[numpy.int16]


def pixels(image: QImage) -> Pixels:
    """Height × width of 0x00rrggbb, copied."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = numpy.frombuffer(image.constBits(), numpy.uint32).reshape(image.height(), image.bytesPerLine() // 4)
    return rows[:, : image.width()] & numpy.uint32(0xFFFFFF)


def colours(image: QImage) -> Colours:
    """Height × width × 3 (blue, green, red)."""
    rows = pixels(image)
    return rows.copy().view(numpy.uint8).reshape(*rows.shape, 4)[:, :, :3].astype(numpy.int16)


def light(image: QImage) -> int:
    """The sum of all colour values."""
    return int(pixels(image).copy().view(numpy.uint8).sum())


def painted(width: int, height: int, draw: Callable[[QPainter], None]) -> QImage:
    """What `draw` paints on black."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    draw(painter)
    painter.end()
    return image


def painted_page(page: Page, ms: float = AT_REST) -> QImage:
    """A built page on black, so many milliseconds after it began to enter."""
    return painted(page.frame.width, page.frame.height, lambda painter: page.paint(painter, ms))


def differing(first: QImage, second: QImage, tolerance: int = 0) -> QRect:
    """The smallest rectangle around all pixels with a colour value that differs by more; null when none does."""
    one, two = (colours(image) for image in (first, second))
    rows, columns = numpy.nonzero((abs(one - two) > tolerance).any(axis=2))
    if not len(rows):
        return QRect()
    left, top = int(columns.min()), int(rows.min())
    return QRect(left, top, int(columns.max()) - left + 1, int(rows.max()) - top + 1)


def differ_outside(first: QImage, second: QImage, region: QRegion) -> int:
    """How many pixels differ that are not in `region`."""
    unlike = pixels(first) != pixels(second)
    for rect in region:  # type: ignore[attr-defined]
        unlike[max(0, rect.top()) : rect.bottom() + 1, max(0, rect.left()) : rect.right() + 1] = False
    return int(unlike.sum())


def dirty(page: Page, before: float, now: float) -> QRegion:
    """All that a page says differs between two moments of its entry."""
    region = QRegion()
    for rect in page.changes(before, now):
        region += rect
    return region
