"""The row of choices above the slide: screen, languages, size of text, contrast, time, and the window's own language.

Must not know what is done with them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QDateTime, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QComboBox,
    QDateTimeEdit,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from kiosk.content.fields import LANGUAGES, Language
from kiosk.staff.preview.wish import SIZES, Wish
from kiosk.staff.preview.words import say
from kiosk.stage.access import SCALES

_BOTH = len(LANGUAGES)
_NARROW = 1120  # px


class Bar(QWidget):
    """The choices."""

    #: Something about the slide was chosen anew, or another time.
    changed = Signal()
    #: The window's own language should change.
    turned = Signal()

    def __init__(self, wish: Wish, moment: datetime | None, now: datetime) -> None:
        """With these choices; `moment` None is now."""
        super().__init__()
        self.setObjectName("bar")
        self._wish = wish
        self._labels = {name: _quiet() for name in ("size", "text", "time")}
        self.size_box = QComboBox()
        self.size_box.setEditable(True)
        self.size_box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.size_box.addItems([f"{wide} × {high}" for wide, high in SIZES])
        self.size_box.setEditText(f"{wish.size[0]} × {wish.size[1]}")
        self.size_box.activated.connect(self._read)
        line = self.size_box.lineEdit()
        assert line is not None
        line.editingFinished.connect(self._read)
        first = _BOTH if len(wish.languages) > 1 else LANGUAGES.index(wish.languages[0])
        self.languages = _choices(("中文", "English", ""), first)
        self.scales = _choices([f"×{scale:g}" for scale in SCALES], SCALES.index(wish.text_scale))
        self.contrast = QPushButton()
        self.contrast.setCheckable(True)
        self.contrast.setChecked(wish.contrast)
        self.timed = QPushButton()
        self.timed.setCheckable(True)
        self.timed.setChecked(moment is not None)
        self.time_box = QDateTimeEdit(QDateTime.fromString(f"{moment or now:%Y-%m-%dT%H:%M:%S}", Qt.DateFormat.ISODate))
        self.time_box.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.time_box.setCalendarPopup(True)
        self.time_box.setEnabled(moment is not None)
        self.chrome = QPushButton()
        how = [
            self._labels["size"],
            self.size_box,
            *self.languages.buttons(),
            self._labels["text"],
            *self.scales.buttons(),
        ]
        when = [self.contrast, self._labels["time"], self.timed, self.time_box]
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(12, 8, 12, 8)
        for parts in ([*how, None], [*when, None, self.chrome]):
            row = QHBoxLayout()
            row.setSpacing(6)
            for part in parts:
                row.addStretch(1) if part is None else row.addWidget(part)
            self._rows.addLayout(row, 1 if self.chrome in parts else 0)
        for group in (self.languages, self.scales):
            group.idClicked.connect(self._read)
        self.contrast.clicked.connect(self._read)
        self.timed.clicked.connect(self._read)
        self.time_box.dateTimeChanged.connect(self._read)
        self.chrome.clicked.connect(self.turned)

    @property
    def wish(self) -> Wish:
        """How the slide is to look."""
        return self._wish

    @property
    def moment(self) -> datetime | None:
        """The time that is looked at, without a zone; None is now."""
        if not self.timed.isChecked():
            return None
        chosen = self.time_box.dateTime().toPython()
        assert isinstance(chosen, datetime)
        return chosen

    def say(self, language: Language) -> None:
        """Speak this language."""
        for name, label in self._labels.items():
            label.setText(say(name, language))
        self.languages.buttons()[_BOTH].setText(say("both", language))
        self.contrast.setText(say("contrast", language))
        self.timed.setText(say("then" if self.timed.isChecked() else "now", language))
        self.chrome.setText(say("chrome", language))
        self.size_box.setToolTip(say("size_hint", language))

    def other_language(self) -> None:
        """Show the slide in the next language, or in both."""
        self.languages.buttons()[(self.languages.checkedId() + 1) % (_BOTH + 1)].click()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window there are two rows."""
        narrow = self.width() < _NARROW
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._rows.direction() != way:
            self._rows.setDirection(way)

    def _read(self) -> None:
        """Take the choices as they stand; a size that is none falls back to the one before."""
        which = self.languages.checkedId()
        languages = LANGUAGES if which == _BOTH else (LANGUAGES[which],)
        fresh = replace(
            self._wish,
            languages=languages,
            text_scale=SCALES[self.scales.checkedId()],
            contrast=self.contrast.isChecked(),
        )
        self._wish = fresh.sized(self.size_box.currentText()) or fresh
        with QSignalBlocker(self.size_box):
            self.size_box.setEditText("{} × {}".format(*self._wish.size))
        self.time_box.setEnabled(self.timed.isChecked())
        self.changed.emit()


def _quiet() -> QLabel:
    label = QLabel()
    label.setObjectName("quiet")
    return label


def _choices(words: Sequence[str], checked: int) -> QButtonGroup:
    """Buttons of which one is pressed; each button's number is its place."""
    group = QButtonGroup()
    for place, word in enumerate(words):
        button = QPushButton(word)
        button.setCheckable(True)
        button.setChecked(place == checked)
        group.addButton(button, place)
    return group
