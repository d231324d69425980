"""`render --pdf`: the deck on paper, for approval: one slide a page in each language, with notes that can be selected.

A slide is printed as the picture that the screen shows; everything else on the page is text. Owns the layout of the
paper. Must not know which notes there are.
"""

from __future__ import annotations

import html
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen, QTextDocument
from PySide6.QtWidgets import QApplication
from tqdm import tqdm

from kiosk.content.checked import Checked
from kiosk.content.fields import Language
from kiosk.look.fonts import font
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.look.typeset import in_one_line
from kiosk.slides import discover
from kiosk.staff.notes import Note, notes
from kiosk.staff.pdf_text import lookalikes, readable
from kiosk.staff.render import checked_aloud, picture
from kiosk.storage import write_whole

_DPI = 300
_MARGIN, _GAP = 15.0, 6.0  # mm
_INK, _QUIET, _RULE = "#1B2433", "#667085", "#C8D0DC"
_BODY, _SMALL = 3.5, 3.0  # mm, sizes of type
_MOST_PIXELS = 2560  # on a picture's longer side: a sheet stays below 1 MB
_APPROVAL: dict[Language, tuple[str, str, str]] = {
    "zh": ("审阅意见", "签字", "日期"),
    "en": ("Remarks", "Approved by", "Date"),
}
_LABEL_SHARE = 15  # per cent of the width for what a note is about


def printed(content: Path, out: Path, size: tuple[int, int], languages: Sequence[Language], now: datetime) -> int:
    """Print the deck into the file `out`, whole or not at all; returns 0, or 1 when something could not be done."""
    checked = checked_aloud(content)
    if checked.deck is None:
        return 1
    application = QApplication.instance() or QApplication(sys.argv[:1])  # charts need more than a QGuiApplication
    paper = _Paper(checked, size, f"{content.name}  {now:%Y-%m-%d %H:%M}")
    work = [(index, language) for index in range(len(checked.deck.slides)) for language in languages]
    for index, language in tqdm(work, unit="page", disable=None):
        paper.page(index, language)
    del application
    try:
        write_whole(out, paper.done())
    except OSError as error:
        print(f"{out}: 写不进去 · cannot be written: {error.strerror or error}", file=sys.stderr)
        return 1
    return 1 if paper.failed else 0


class _Paper:
    """The sheets of one deck: A4, upright under a slide that lies, and lying beside one that stands."""

    def __init__(self, checked: Checked, size: tuple[int, int], foot: str) -> None:
        """No sheet yet. `foot` stands at the bottom of each."""
        assert checked.deck is not None
        self._checked, self._deck, self._frame, self._foot = checked, checked.deck, Frame(*size), foot
        self.failed = False
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._buffer)
        self._writer.setCreator("Kiosk")
        self._writer.setTitle(in_one_line(self._deck.slides[0].title.zh))
        self._writer.setResolution(_DPI)
        lying = QPageLayout.Orientation.Landscape if self._frame.portrait else QPageLayout.Orientation.Portrait
        self._writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), lying, QMarginsF()))
        self._painter: QPainter | None = None
        self._written: set[str] = set()  # every character that was printed

    def done(self) -> bytes:
        """The whole file."""
        assert self._painter is not None
        self._painter.end()
        return readable(bytes(self._buffer.data().data()), lookalikes(self._written, _type(_SMALL)))

    def page(self, index: int, language: Language) -> None:
        """One slide in one language on the next sheet; a slide that cannot be drawn has its reason in its place."""
        if self._painter is None:
            self._painter = QPainter(self._writer)
        else:
            self._writer.newPage()
        sheet = QRectF(0, 0, self._writer.width(), self._writer.height())
        margin, gap = _mm(_MARGIN), _mm(_GAP)
        room = sheet.adjusted(margin, margin, -margin, -margin)
        self._footer(room, index, language)
        room.setBottom(room.bottom() - 3 * gap)
        share = self._frame.height / self._frame.width
        if self._frame.portrait:
            slide = QRectF(room.left(), room.top(), min(room.width() * 0.5, room.height() / share), 0)
            slide.setHeight(slide.width() * share)
            beside = QRectF(slide.right() + gap, room.top(), room.right() - slide.right() - gap, room.height())
        else:
            slide = QRectF(room.left(), room.top(), room.width(), room.width() * share)
            beside = QRectF(room.left(), slide.bottom() + gap, room.width(), room.bottom() - slide.bottom() - gap)
        look = Look(self._frame, language)
        try:
            image = picture(self._deck, index, look)
            kind = self._deck.slides[index]
            page = discover()[kind.kind].page(kind, self._deck, look)
            page.build()
            told = notes(self._checked, index, page, language)
        except Exception as error:  # one slide's defect must not keep the others from being printed
            reason = f"{type(error).__name__}: {error}"
            print(f"{index + 1} {self._deck.slides[index].kind}: {reason}", file=sys.stderr)
            self.failed, image, told = True, None, [Note("failed", "Error", (reason,))]
        self._slide(slide, image)
        self._notes(beside, told)

    def _slide(self, area: QRectF, image: QImage | None) -> None:
        assert self._painter is not None
        if image is not None:
            longest = max(image.width(), image.height())
            if longest > _MOST_PIXELS:
                share = _MOST_PIXELS / longest
                image = image.scaled(image.size() * share, mode=Qt.TransformationMode.SmoothTransformation)
            self._painter.drawImage(area, image)
        else:
            self._painter.setPen(QPen(QColor(_RULE), _mm(0.2)))
            self._painter.drawRect(area)

    def _footer(self, room: QRectF, index: int, language: Language) -> None:
        """Room for a word of approval, and which slide of which file this is."""
        count = len(self._deck.slides)
        place = f"第 {index + 1} / {count} 页，中文" if language == "zh" else f"Slide {index + 1} of {count}, English"
        self._line(room, place, Qt.AlignmentFlag.AlignLeft)
        self._line(room, self._foot, Qt.AlignmentFlag.AlignRight)
        above = room.adjusted(0, 0, 0, -_mm(_GAP))
        for share, word in zip((0.0, 0.5, 0.75), _APPROVAL[language], strict=True):
            field = above.adjusted(above.width() * share, 0, 0, 0)
            self._line(field, word, Qt.AlignmentFlag.AlignLeft)
        assert self._painter is not None
        self._painter.setPen(QPen(QColor(_RULE), _mm(0.2)))
        rule = above.bottom() - _mm(_GAP)
        self._painter.drawLine(QPointF(above.left(), rule), QPointF(above.right(), rule))

    def _line(self, area: QRectF, text: str, side: Qt.AlignmentFlag) -> None:
        """One small line at the bottom of an area."""
        assert self._painter is not None
        self._painter.setFont(_type(_SMALL))
        self._painter.setPen(QColor(_QUIET))
        self._painter.drawText(area, Qt.AlignmentFlag.AlignBottom | side, text)
        self._written.update(text)

    def _notes(self, area: QRectF, told: Sequence[Note]) -> None:
        """The notes as text, as large as there is room for."""
        assert self._painter is not None
        self._written.update(
            "".join(character for note in told for line in (note.label, *note.lines) for character in line)
        )
        size = _BODY
        document = self._document(told, size, area.width())
        while document.size().height() > area.height() and size > 0.5:
            size *= 0.94
            document = self._document(told, size, area.width())
        self._painter.save()
        self._painter.translate(QPointF(area.left(), area.top()))
        document.drawContents(self._painter, QRectF(0, 0, area.width(), area.height()))
        self._painter.restore()

    def _document(self, told: Sequence[Note], size: float, width: float) -> QTextDocument:
        rows = "".join(
            f'<tr><td width="{_LABEL_SHARE}%" style="color:{_QUIET}">{html.escape(note.label)}</td>'
            f'<td style="color:{_INK}">{"<br/>".join(html.escape(line) for line in note.lines)}</td></tr>'
            for note in told
        )
        document = QTextDocument()
        document.documentLayout().setPaintDevice(self._writer)
        document.setDocumentMargin(0)
        document.setDefaultFont(_type(size))
        document.setHtml(f'<table width="100%" cellspacing="0" cellpadding="{round(_mm(size) * 0.3)}">{rows}</table>')
        document.setTextWidth(width)
        return document


def _type(size: float) -> QFont:
    """The font of the notes, so many millimetres high, every character by the glyph that a reader can trace back.

    Shaping takes other glyphs for Latin digits, which a PDF cannot name.
    """
    made = QFont(font("sans", _mm(size), "zh"))
    made.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
    return made


def _mm(length: float) -> float:
    """Millimetres in dots."""
    return length * _DPI / 25.4
