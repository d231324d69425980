"""The slide as it is on the screen, scaled into the window, one beside the other in two languages; faults are framed.

Paints what it is handed. Must not know decks, files, or when anything changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.content.problems import Severity
from kiosk.look.fonts import font
from kiosk.look.tokens import NIGHT

_AIR, _GAP = 16, 14  # px around and between pictures
_TAG, _LINE = 13, 12  # px, sizes of type
_PLATE_WIDTH = 420


@dataclass(frozen=True)
class Mark:
    """A fault on the slide: `rect` in the slide's pixels, the word on its tag; `told` are lines that say more."""

    key: int
    rect: QRectF
    severity: Severity
    tag: str
    told: tuple[str, ...] = ()


class Canvas(QWidget):
    """Pictures of one slide."""

    #: A mark was clicked: its key.
    touched = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """With nothing on it."""
        super().__init__(parent)
        self.setMinimumSize(360, 220)
        self._images: tuple[QImage, ...] = ()
        self._scaled: tuple[QImage, ...] = ()
        self._marks: tuple[tuple[Mark, ...], ...] = ()
        self._words: tuple[str, ...] = ()
        self._dimmed = False

    def show_images(self, images: Sequence[QImage], *, moving: bool = False) -> None:
        """Show these pictures; while they are `moving` they are scaled less finely."""
        self._images, self._words = tuple(images), ()
        self._scaled = () if moving else self._finely()
        self.update()

    def show_words(self, *words: str) -> None:
        """Show words in the place of pictures."""
        self._images, self._scaled, self._words = (), (), words
        self.update()

    def mark(self, marks: Sequence[Sequence[Mark]]) -> None:
        """Frame these, for every picture in turn."""
        self._marks = tuple(tuple(each) for each in marks)
        self.update()

    def dim(self, dimmed: bool) -> None:
        """Show the slide faintly: it does not play at the time that is looked at."""
        if dimmed != self._dimmed:
            self._dimmed = dimmed
            self.update()

    @property
    def images(self) -> tuple[QImage, ...]:
        """What it shows, unscaled."""
        return self._images

    @property
    def words(self) -> tuple[str, ...]:
        """What it says in the place of pictures."""
        return self._words

    @property
    def marks(self) -> tuple[tuple[Mark, ...], ...]:
        """What is framed on every picture."""
        return self._marks

    # ----- geometry -------------------------------------------------------------------------------------

    def areas(self) -> list[QRectF]:
        """Where the pictures stand, in the widget's own pixels: side by side or stacked, whichever is larger."""
        if not self._images:
            return []
        count, size = len(self._images), QSizeF(self._images[0].size())
        room = QRectF(self.rect()).adjusted(_AIR, _AIR, -_AIR, -_AIR)
        beside = QSizeF((room.width() - _GAP * (count - 1)) / count, room.height())
        below = QSizeF(room.width(), (room.height() - _GAP * (count - 1)) / count)
        keep = Qt.AspectRatioMode.KeepAspectRatio
        wide, high = size.scaled(beside, keep), size.scaled(below, keep)
        abreast = wide.width() >= high.width()
        each = wide if abreast else high
        step = QPointF(each.width() + _GAP, 0) if abreast else QPointF(0, each.height() + _GAP)
        taken = QPointF(each.width(), each.height()) + step * (count - 1)
        first = room.center() - taken / 2
        return [QRectF(first + step * place, each) for place in range(count)]

    def _finely(self) -> tuple[QImage, ...]:
        """The pictures at the size at which they are shown, every pixel of theirs counted."""
        ratio = self.devicePixelRatioF()
        scaled = []
        for image, area in zip(self._images, self.areas(), strict=True):
            size = QSize(round(area.width() * ratio), round(area.height() * ratio)).expandedTo(QSize(1, 1))
            made = image.scaled(size, mode=Qt.TransformationMode.SmoothTransformation)
            made.setDevicePixelRatio(ratio)
            scaled.append(made)
        return tuple(scaled)

    def _framed(self) -> list[tuple[Mark, QRectF, QRectF]]:
        """Every mark with its frame in the widget's pixels and the picture it lies on."""
        found = []
        for area, image, marks in zip(self.areas(), self._images, self._marks, strict=False):
            share = area.width() / max(1, image.width())
            for mark in marks:
                rect = QRectF(area.topLeft() + mark.rect.topLeft() * share, mark.rect.size() * share)
                found.append((mark, rect.adjusted(-6, -6, 6, 6) & area.adjusted(1, 1, -1, -1), area))
        return found

    # ----- painting -------------------------------------------------------------------------------------

    def resizeEvent(self, event: object) -> None:
        """Scale anew."""
        self._scaled = self._finely() if self._scaled else ()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw pictures, frames, words."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(NIGHT.sky[0][1]))
        painter.setOpacity(0.45 if self._dimmed else 1.0)
        for place, area in enumerate(self.areas()):
            if self._scaled:
                painter.drawImage(area.topLeft(), self._scaled[place])
            else:
                painter.drawImage(area, self._images[place])
            painter.setPen(QPen(QColor(NIGHT.hair), 1))
            painter.drawRect(area)
        painter.setOpacity(1.0)
        for mark, rect, area in sorted(self._framed(), key=lambda one: bool(one[0].told)):
            self._paint_mark(painter, mark, rect, area)
        for line, words in enumerate(self._words):
            self._paint_words(painter, words, line)
        painter.end()

    def _paint_words(self, painter: QPainter, words: str, line: int) -> None:
        painter.setFont(font("sans-bold" if line == 0 else "sans", 24 if line == 0 else 15, "zh"))
        painter.setPen(QColor(NIGHT.text if line == 0 else NIGHT.text_2))
        area = self.rect().adjusted(_AIR, 0, -_AIR, 0).translated(0, -24 + line * 44)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)

    def _paint_mark(self, painter: QPainter, mark: Mark, rect: QRectF, area: QRectF) -> None:
        colour = QColor(NIGHT.red if mark.severity == "error" else NIGHT.warn)
        painter.setPen(QPen(colour, 2.5 if mark.told else 1.5))
        painter.setBrush(QColor(colour.red(), colour.green(), colour.blue(), 26 if mark.told else 0))
        painter.drawRoundedRect(rect, 6, 6)
        face = font("sans-bold", _TAG, "zh")
        wide = QFontMetricsF(face).horizontalAdvance(mark.tag) + 16
        tag = QRectF(rect.left(), rect.top() - 24, wide, 22)
        if tag.top() < area.top():
            tag.moveTop(rect.top() + 6)
            tag.moveLeft(rect.left() + 6)
        tag.moveLeft(max(area.left() + 2, min(tag.left(), area.right() - wide - 2)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(tag, 5, 5)
        painter.setFont(face)
        painter.setPen(QColor(NIGHT.ink))
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, mark.tag)
        if mark.told:
            self._paint_plate(painter, mark, rect, area, colour)

    def _paint_plate(self, painter: QPainter, mark: Mark, rect: QRectF, area: QRectF, colour: QColor) -> None:
        """What is wrong and how to mend it, on a plate tied to the frame by a dotted line."""
        face = font("sans", _LINE, "zh")
        wide = min(_PLATE_WIDTH, area.width() - 24)
        words = "\n".join(mark.told)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        metrics = QFontMetricsF(face)
        needed = metrics.boundingRect(QRectF(0, 0, wide - 24, 10_000), int(flags), words)
        plate = QRectF(0, 0, min(wide, needed.width() + 26), needed.height() + 18)
        below = rect.bottom() + 18 + plate.height() <= area.bottom()
        above = rect.top() - 44 - plate.height() >= area.top()
        top = (
            rect.bottom() + 18
            if below
            else rect.top() - 44 - plate.height()
            if above
            else area.bottom() - plate.height() - 8
        )
        plate.moveTopLeft(QPointF(max(area.left() + 8, min(rect.left(), area.right() - plate.width() - 8)), top))
        end = plate.top() if below else plate.bottom()
        start = rect.bottom() if below else rect.top() - 24
        if below or above:
            x = max(plate.left() + 18, rect.left() + 18)
            painter.setPen(QPen(colour, 1.5, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, start), QPointF(x, end))
        painter.setPen(QPen(colour, 1.2))
        ground = QColor(NIGHT.plate)
        ground.setAlpha(240)
        painter.setBrush(ground)
        painter.drawRoundedRect(plate, 8, 8)
        painter.setFont(face)
        painter.setPen(QColor(NIGHT.text))
        painter.drawText(plate.adjusted(12, 9, -12, -9), int(flags), words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a frame chooses its problem."""
        for mark, rect, _ in reversed(self._framed()):
            if rect.contains(event.position()):
                self.touched.emit(mark.key)
                return
