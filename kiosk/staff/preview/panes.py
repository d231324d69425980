"""The parts of the preview's window and where they stand: choices, slide, slider, lists; beside or below each other.

Must not know what they show.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QLayout, QSplitter, QVBoxLayout, QWidget

from kiosk.clock import Clock
from kiosk.content.fields import Language
from kiosk.staff.preview.bar import Bar
from kiosk.staff.preview.canvas import Canvas
from kiosk.staff.preview.cards import Cards
from kiosk.staff.preview.index import Index
from kiosk.staff.preview.theme import style_sheet
from kiosk.staff.preview.transport import Transport
from kiosk.staff.preview.wish import Wish
from kiosk.staff.preview.words import say

_WIDE = 1.6  # from this shape on, the lists stand beside the slide instead of below it
_LISTS = 430  # px that they take then
_SIZE = 1180, 1040


class Panes(QWidget):
    """A window with all parts in it, and nothing on them."""

    def __init__(self, clock: Clock, wish: Wish, moment: datetime | None) -> None:
        """`moment` is the time that is looked at, None for now."""
        super().__init__()
        self.setObjectName("preview")
        self.setStyleSheet(style_sheet())
        self.bar = Bar(wish, moment, clock.wall().replace(tzinfo=None))
        self.canvas, self.transport = Canvas(), Transport(clock)
        self.index, self.cards = Index(), Cards()
        #: Says that an older deck shows; that the slide is not on; what happened last; how many problems there are.
        self.held, self.hidden, self.told, self.counted = QLabel(), QLabel(), QLabel(), QLabel()
        self._slides = QLabel()
        for banner in (self.held, self.hidden):
            banner.setObjectName("banner")
            banner.setWordWrap(True)
            banner.hide()
        self.told.setObjectName("told")
        for label in (self._slides, self.counted):
            label.setObjectName("section")
        stage, left, right = QWidget(), QWidget(), QWidget()
        _stacked(stage, self.held, self.hidden, (self.canvas, 1), self.transport)
        _stacked(left, self._slides, (self.index, 1), air=8)
        _stacked(right, self.counted, (self.cards, 1), air=8)
        self._lists = QSplitter(Qt.Orientation.Horizontal)
        self._lists.addWidget(left)
        self._lists.addWidget(right)
        self._lists.setSizes([340, 840])
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.addWidget(stage)
        self._split.addWidget(self._lists)
        self._split.setStretchFactor(0, 1)
        self._split.setSizes([680, 300])
        rows = _stacked(self, self.bar, (self._split, 1), self.told)
        rows.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # beside an editor there may be little room
        self.resize(*_SIZE)

    def say(self, language: Language) -> None:
        """Speak this language."""
        self.bar.say(language)
        self.transport.say(language)
        self._slides.setText(say("slides", language))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a wide window the lists stand beside the slide."""
        wide = self.width() > self.height() * _WIDE
        if wide != (self._split.orientation() == Qt.Orientation.Horizontal):
            self._split.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
            self._lists.setOrientation(Qt.Orientation.Vertical if wide else Qt.Orientation.Horizontal)
            self._split.setSizes([self.width() - _LISTS, _LISTS] if wide else [self.height() - 340, 340])
            self._lists.setSizes([400, 500] if wide else [340, 840])


def _stacked(holder: QWidget, *parts: QWidget | tuple[QWidget, int], air: int = 0) -> QVBoxLayout:
    """Lay parts out from top to bottom, `air` pixels from the edges; one with a number takes the room that is left."""
    rows = QVBoxLayout(holder)
    rows.setContentsMargins(air, air // 2, air, 0)
    rows.setSpacing(0)
    for part in parts:
        widget, stretch = part if isinstance(part, tuple) else (part, 0)
        rows.addWidget(widget, stretch)
    return rows
