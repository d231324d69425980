"""The preview's window: follows the file, and draws in small steps between events.

Must not know how a slide is drawn, how problems are found, or where the parts of the window stand.
"""

from __future__ import annotations

import importlib
import threading
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut

from kiosk.clock import Clock
from kiosk.companies.profile import ProfilePage
from kiosk.content.fields import Language
from kiosk.content.problems import Problem
from kiosk.look.look import Look
from kiosk.motion import AT_REST
from kiosk.pages.page import Page
from kiosk.slides import discover, page_of
from kiosk.staff.preview.canvas import Mark
from kiosk.staff.preview.cards import MOST
from kiosk.staff.preview.editor import Editor
from kiosk.staff.preview.index import Subject, entries
from kiosk.staff.preview.marks import marked
from kiosk.staff.preview.panes import Panes
from kiosk.staff.preview.projector import Projector
from kiosk.staff.preview.session import Session
from kiosk.staff.preview.wish import Wish
from kiosk.staff.preview.words import say
from kiosk.stage.progress import Segments

_BEAT = 100  # ms between two looks after the file
_BUDGET = 0.006  # s of drawing at a time; then events are heard


class Preview(Panes):
    """The window."""

    def __init__(
        self,
        content: Path,
        clock: Clock,
        wish: Wish | None = None,
        *,
        moment: datetime | None = None,
        language: Language = "zh",
        editor: Editor | None = None,
    ) -> None:
        """Read the file; `moment` is the time to look at (None: now), `language` that of the window's own words."""
        super().__init__(clock, wish or Wish(), moment)
        self._clock, self._language = clock, language
        self.editor = editor or Editor()
        self.session = Session(content)
        self.subject: Subject | None = None
        self._problem: Problem | None = None  # the one that is told in full
        self._drawn: tuple[object, ...] = ()
        self._listed: datetime | None = None  # the minute for which the list says what plays
        self._busy, self._put_off = True, False
        self._projectors: list[Projector] = []
        self._waiting: list[Projector] = []  # those that are drawn for what shows next
        self._connect()
        self._beat, self._work = QTimer(self), QTimer(self)
        self._beat.setInterval(_BEAT)
        self._beat.timeout.connect(self.tick)
        self._work.setSingleShot(True)
        self._work.timeout.connect(self.work)
        self._say()
        self.index.setFocus()
        self.go(Subject("slide", 0) if self.session.deck.slides else None)

    def start(self) -> None:
        """Show it and follow the file."""
        self.show()
        self._beat.start()
        # The first chart needs it; imported beside the window, it holds nobody up. No daemon: a process that ends in
        # the midst of it would abort.
        threading.Thread(target=importlib.import_module, args=("numpy",)).start()

    def _connect(self) -> None:
        self.bar.changed.connect(self._chosen)
        self.bar.turned.connect(self._turn)
        self.transport.moved.connect(self._paint)
        self.index.chosen.connect(self.go)
        self.cards.chosen.connect(self._card)
        self.cards.wanted.connect(self._open)
        self.canvas.touched.connect(self._card)
        keys = {
            "Left": partial(self._step, -1), "PgUp": partial(self._step, -1), "Right": partial(self._step, 1),
            "PgDown": partial(self._step, 1), "P": self.transport.toggle, "L": self.bar.other_language,
        }  # fmt: skip
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(act)

    # ----- what shows -------------------------------------------------------------------------------------

    def go(self, subject: Subject | None) -> None:
        """Show a slide or a company."""
        self.subject = subject
        self.index.choose(subject)
        self._refresh()

    def _step(self, by: int) -> None:
        """The next row of the list, or the one before."""
        row = self.index.currentRow() + by
        if 0 <= row < len(self.index.entries):
            self.go(self.index.entries[row].subject)

    def _chosen(self) -> None:
        self._say()
        self._refresh()

    def _turn(self) -> None:
        self._language = "en" if self._language == "zh" else "zh"
        self._say()
        self._list()
        self._tell()
        self._mark()

    def _say(self) -> None:
        self.say(self._language)
        self.setWindowTitle(say("title", self._language, name=self.session.content.name))

    # ----- following --------------------------------------------------------------------------------------

    def tick(self) -> None:
        """Look after the file; call it several times a second."""
        if self.session.look(self._clock.now()):
            change = self.session.last_change
            deck = self.session.deck
            if change is not None:
                self.subject = Subject("slide", change)
                about = (one for one in self.session.problems if (self.session.place_of(one) or (None,))[0] == change)
                self._problem = next(about, None)
                told = say("followed", self._language, time=f"{self._clock.wall():%H:%M:%S}")
                self.told.setText(told)
            if self.subject is None or self.subject.place >= len(
                deck.slides if self.subject.kind == "slide" else deck.companies
            ):
                self.subject = Subject("slide", 0) if deck.slides else None
            self._begin()
            self._refresh()
        elif self._moment().replace(second=0, microsecond=0) != self._listed:  # another minute: another schedule
            self._list()
        if self._put_off and not self.transport.playing:
            self._put_off = False
            self._begin()

    def _begin(self) -> None:
        """There is something to draw or to try, as soon as no event waits."""
        self._busy = True
        self._work.start(0)

    def work(self) -> None:
        """Draw for a few milliseconds; call it until `busy` is over."""
        end = self._clock.now() + _BUDGET
        while self._one_step() and self._clock.now() < end:
            pass
        if self._busy:
            self._work.start(0)

    @property
    def busy(self) -> bool:
        """Whether something is left to draw or to try."""
        return self._busy or self.session.beginning

    def _one_step(self) -> bool:
        waiting = next((one for one in self._waiting if one.page is None and not one.failed), None)
        if waiting is not None:
            waiting.step()
            if all(one.page is not None or one.failed for one in self._waiting):
                self._arrive()
            self._busy = True
        elif self.transport.playing:  # trying other slides would make it stutter
            self._busy, self._put_off = False, True
        else:
            before = self.session.checked.problems
            self._busy = self.session.try_slide()
            if self.session.checked.problems != before:
                self._refresh()
        return self._busy

    def _arrive(self) -> None:
        """What was drawn is shown."""
        self._projectors, self._waiting = self._waiting, []
        self.transport.fit(max((one.end for one in self._projectors), default=0.0))
        self._paint()
        self._mark()

    # ----- drawing ----------------------------------------------------------------------------------------

    def _refresh(self) -> None:
        """Bring everything in line with the deck, the subject and the choices."""
        self._list()
        self._tell()
        deck, subject = self.session.deck, self.subject
        drawn = (deck, subject, self.bar.wish)
        if subject is None:
            self._drawn, self._projectors, self._waiting = (), [], []
            self.canvas.show_words(say("none", self._language), say("none_more", self._language))
            self.transport.fit(0)
            return
        if drawn != self._drawn:
            self._drawn = drawn
            row = Segments(len(deck.slides), subject.place, 0.5) if subject.kind == "slide" else None
            self._waiting = [Projector(partial(self._page, subject), look, row) for look in self.bar.wish.looks(deck)]
            self._begin()
        else:
            self._mark()

    def _page(self, subject: Subject, look: Look) -> Page:
        deck = self.session.deck
        if subject.kind == "company":
            return ProfilePage(deck.companies[subject.place], deck, look, draw=page_of)
        slide = deck.slides[subject.place]
        return discover()[slide.kind].page(slide, deck, look)

    def _paint(self) -> None:
        """The picture of the moment."""
        if not self._projectors:
            return
        failed = [one.failed for one in self._projectors if one.failed]
        if failed:
            self.canvas.show_words(say("failed", self._language), failed[0])
            return
        ms = AT_REST if self.transport.at_rest else self.transport.ms
        images = [one.image(ms) for one in self._projectors]
        self.canvas.show_images(images, moving=self.transport.playing or not self.transport.at_rest)

    # ----- lists ------------------------------------------------------------------------------------------

    def _list(self) -> None:
        """The rows, dimmed where the time says so."""
        moment = self._moment()
        self._listed = moment.replace(second=0, microsecond=0)
        rows = entries(self.session, moment, self._language)
        self.index.fill(rows, self.subject)
        hidden = next((row.hidden for row in rows if row.subject == self.subject), "")
        self.canvas.dim(bool(hidden))
        self.hidden.setText(hidden)
        self.hidden.setVisible(bool(hidden))

    def _moment(self) -> datetime:
        """The time that is looked at."""
        now = self._clock.wall()
        return self.bar.moment.replace(tzinfo=now.tzinfo) if self.bar.moment is not None else now

    def _tell(self) -> None:
        """The problems, what they mean for what shows, and how many there are."""
        checked, language = self.session.checked, self._language
        problems = self.session.problems
        held = self.session.held and bool(checked.errors) and bool(self.session.deck.slides)
        left_out = say("left_out", language)
        notes = [left_out if not held and self.session.left_out(problem) else "" for problem in problems]
        why = self.session.why_held
        self.held.setText(why.what(language) if why is not None else say("shown_good", language))
        self.held.setVisible(held)
        self.cards.tell(problems, notes, language, opens=self.editor.known)
        errors = len(checked.errors)
        counted = say("counted", language, errors=errors, warnings=len(problems) - errors)
        self.counted.setText(counted)
        self.cards.choose(problems.index(self._problem) if self._problem in problems else None)

    def _mark(self) -> None:
        """Frame what is wrong on the slide that shows; the chosen problem is told there in full."""
        if self._waiting:  # another page comes in a moment
            return
        marks = []
        for projector in self._projectors:
            found: dict[object, Mark] = {}
            for key, problem in enumerate(self.session.problems[:MOST]):
                place = self.session.place_of(problem)
                if projector.page is None or place is None or Subject("slide", place[0]) != self.subject:
                    continue
                rect = marked(projector.page, self.session.deck.slides[place[0]], place[1])
                if problem == self._problem or rect.getRect() not in found:  # of several in one frame one is told
                    found[rect.getRect()] = self._mark_of(key, rect, problem)
            marks.append(list(found.values()))
        self.canvas.mark(marks)

    def _mark_of(self, key: int, rect: QRectF, problem: Problem) -> Mark:
        language = self._language
        tag = say("mark_error" if problem.severity == "error" else "line", language, line=problem.line)
        told = (problem.what(language), say("mend", language, mend=problem.mend(language)))
        return Mark(key, rect, problem.severity, tag, told if problem == self._problem else ())

    def _card(self, number: int) -> None:
        """A problem was chosen: show its slide, note its line on the clipboard."""
        problems = self.session.problems
        if number >= len(problems):
            return
        self._problem = problem = problems[number]
        self.editor.copy(problem.place)
        self.told.setText(say("copied", self._language, place=problem.place))
        self.cards.choose(number)
        place = self.session.place_of(problem)
        if place is not None and self.subject != Subject("slide", place[0]):
            self.go(Subject("slide", place[0]))
        else:
            self._mark()

    def _open(self, number: int) -> None:
        """Open a problem's line in the editor, where there is one."""
        self._card(number)
        problem = self.session.problems[number]
        file = self.session.content.parent / problem.file
        if not problem.cell and self.editor.open(file, problem.line or 1, problem.column or 1):
            self.told.setText(say("opened", self._language, place=problem.place))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing is followed any more."""
        self._beat.stop()
        self._work.stop()
        self.transport.stop()
        self.session.close()
        event.accept()
