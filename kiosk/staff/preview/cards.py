"""The problems as cards: what is wrong, the line with its caret, how to mend it, and two buttons.

Shows what it is handed and says which card was clicked. Must not know slides or editors.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from kiosk.content.fields import Language
from kiosk.content.problems import Problem
from kiosk.look.fonts import with_english_marks
from kiosk.look.tokens import NIGHT
from kiosk.staff.preview.words import say

#: Problems that are shown one by one; whoever has more begins with these.
MOST = 40
#: Columns of a line that a card has room for, with the caret in sight.
_COLUMNS = 40


class Card(QFrame):
    """One problem."""

    clicked = Signal()
    wanted = Signal()

    def __init__(self, problem: Problem, language: Language, note: str, *, opens: bool) -> None:
        """`note` is a sentence about what shows meanwhile; `opens` says whether an editor can be opened."""
        super().__init__()
        self.problem = problem
        self.setObjectName("card")
        self.setProperty("severity", problem.severity)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 10, 14, 12)
        rows.setSpacing(6)
        head = QHBoxLayout()
        level = _label("level", "ⓘ" if problem.severity == "warning" else "⊘")
        level.setProperty("severity", problem.severity)
        head.addWidget(level)
        head.addWidget(_label("what", f"{self._where(language)}{problem.what(language)}", language), 1)
        self.open = QPushButton(say("open", language) if opens else say("copy", language, place=problem.place))
        self.open.clicked.connect(self.wanted)
        head.addWidget(self.open, 0, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(head)
        if lines := problem.shown(_COLUMNS):
            code = _label("code", "")
            code.setTextFormat(Qt.TextFormat.RichText)
            code.setText(_code(lines, NIGHT.red if problem.severity == "error" else NIGHT.warn))
            code.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # no wider card for it
            rows.addWidget(code)
        mend = say("mend", language, mend=problem.mend(language))
        rows.addWidget(_label("mend", f"{mend} {note}".strip(), language))

    def _where(self, language: Language) -> str:
        """The line, or the cell of a table, as a beginning of the sentence."""
        colon = "：" if language == "zh" else ": "
        if self.problem.cell:
            return f"{self.problem.place}{colon}"
        return f"{say('line', language, line=self.problem.line)}{colon}" if self.problem.line else ""

    def choose(self, chosen: bool) -> None:
        """Look chosen, or not."""
        self.setProperty("chosen", chosen)
        self.style().unpolish(self)
        self.style().polish(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click anywhere chooses it."""
        self.clicked.emit()


class Cards(QScrollArea):
    """All problems, the first lines first."""

    #: The card of this number was chosen; somebody wants the line of that one.
    chosen = Signal(int)
    wanted = Signal(int)

    def __init__(self) -> None:
        """Without problems."""
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cards: list[Card] = []
        self._told: tuple[object, ...] = ()

    def tell(self, problems: Sequence[Problem], notes: Sequence[str], language: Language, *, opens: bool) -> None:
        """Show these, each with its note."""
        told = (tuple(problems), tuple(notes), language, opens)
        if told == self._told:
            return
        self._told = told
        holder = QWidget()
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(4, 4, 8, 8)
        rows.setSpacing(8)
        shown = list(zip(problems, notes, strict=True))[:MOST]
        self.cards = [Card(problem, language, note, opens=opens) for problem, note in shown]
        for number, card in enumerate(self.cards):
            card.clicked.connect(partial(self.chosen.emit, number))
            card.wanted.connect(partial(self.wanted.emit, number))
            rows.addWidget(card)
        if len(problems) > MOST:
            rows.addWidget(_label("quiet", say("more", language, count=len(problems) - MOST), language))
        if not problems:
            rows.addWidget(_label("quiet", say("no_problems", language)))
        rows.addStretch(1)
        self.setWidget(holder)

    def choose(self, number: int | None) -> None:
        """The card of that number looks chosen and can be seen."""
        for place, card in enumerate(self.cards):
            card.choose(place == number)
        if number is not None and number < len(self.cards):
            self.ensureWidgetVisible(self.cards[number], 0, 8)


def _label(name: str, text: str, language: Language = "zh") -> QLabel:
    label = QLabel(text)
    if language == "en":
        label.setFont(with_english_marks(label.font()))
    label.setObjectName(name)
    label.setWordWrap(name != "code")
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _code(lines: Sequence[str], colour: str) -> str:
    """The line of the file with its caret below it, in the problem's colour."""
    shown, below = (html.escape(text).replace(" ", "&nbsp;") for text in lines)
    return f'{shown}<br/><span style="color:{colour}"><b>{below}</b></span>'
