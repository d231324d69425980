"""The list of what can be looked at: slides, then companies. What does not play at the time is dimmed, and says why.

Must not know how anything is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from kiosk.content.fields import Language
from kiosk.content.problems import Severity
from kiosk.look.tokens import NIGHT
from kiosk.look.typeset import in_one_line
from kiosk.staff.preview.session import Session
from kiosk.staff.preview.words import say
from kiosk.staff.showing import why_hidden


class Subject(NamedTuple):
    """Something to look at: a slide by its place, or a company by its place."""

    kind: Literal["slide", "company"]
    place: int


class Entry(NamedTuple):
    """One row: what it leads to, its title, why it does not play (empty: it does), its worst problem."""

    subject: Subject
    title: str
    hidden: str = ""
    severity: Severity | None = None


def entries(session: Session, moment: datetime, language: Language) -> list[Entry]:
    """The rows for the deck that shows, as its schedule is at a moment (local time with its zone)."""
    found = []
    for place, slide in enumerate(session.deck.slides):
        why = why_hidden(session.deck, place, moment, language)
        hidden = say("hidden", language, why=why) if why else ""
        title = f"{place + 1}  {in_one_line(slide.title.in_(language))}"
        found.append(Entry(Subject("slide", place), title, hidden, session.severity(place)))
    for place, company in enumerate(session.deck.companies):
        title = say("company", language, name=company.name.in_(language))
        found.append(Entry(Subject("company", place), title))
    return found


class Index(QListWidget):
    """The list."""

    #: Another subject was chosen.
    chosen = Signal(object)

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.entries: tuple[Entry, ...] = ()
        self.currentRowChanged.connect(self._chose)

    def fill(self, entries: Sequence[Entry], current: Subject | None) -> None:
        """Show these rows, with `current` chosen; nothing is told of it."""
        if tuple(entries) != self.entries:
            self.blockSignals(True)
            self._fill(entries)
            self.blockSignals(False)
        self.choose(current)

    def _fill(self, entries: Sequence[Entry]) -> None:
        while self.count() > len(entries):
            self.takeItem(self.count() - 1)
        while self.count() < len(entries):
            self.addItem(QListWidgetItem())
        before = (*self.entries, *[None] * len(entries))
        self.entries = tuple(entries)
        for row, (entry, old) in enumerate(zip(entries, before, strict=False)):
            if entry != old:
                self._write(self.item(row), entry)

    @staticmethod
    def _write(item: QListWidgetItem, entry: Entry) -> None:
        sign = {"error": "⊘ ", "warning": "ⓘ ", None: ""}[entry.severity]
        item.setText(f"{sign}{entry.title}" + (f"\n{entry.hidden}" if entry.hidden else ""))
        colours: dict[Severity | None, str] = {"error": NIGHT.red, "warning": NIGHT.warn, None: NIGHT.text}
        item.setForeground(QBrush(QColor(NIGHT.disabled if entry.hidden else colours[entry.severity])))
        item.setToolTip(item.text())

    def choose(self, subject: Subject | None) -> None:
        """Choose the row of a subject; nothing is told of it."""
        row = next((row for row, entry in enumerate(self.entries) if entry.subject == subject), -1)
        self.blockSignals(True)
        self.setCurrentRow(row)
        self.blockSignals(False)

    def _chose(self, row: int) -> None:
        if 0 <= row < len(self.entries):
            self.chosen.emit(self.entries[row].subject)
