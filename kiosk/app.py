"""The composition root: start-up told in order, and the one place where everybody meets.

Owns the frame timer, the watch over the content file, and what every intent does.
"""

from __future__ import annotations

import importlib
import logging
import math
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.answers import all_answers
from kiosk.booth.ballot import Ballot
from kiosk.booth.cycles import Cycles
from kiosk.booth.exits import LEFT, TOLD
from kiosk.booth.guard import Guard
from kiosk.booth.journal import Journal
from kiosk.booth.votes import NAME, Votes
from kiosk.clock import Clock, SystemClock
from kiosk.companies.indexing import Indexer
from kiosk.content.checked import Checked
from kiosk.content.examine import Examiner
from kiosk.content.follow import Follow, Hands
from kiosk.content.problems import Problem
from kiosk.content.watch import PERIOD
from kiosk.content.zone import machine_zone
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.look.probe import probe
from kiosk.observer import Observer
from kiosk.pages.controls import LEADING, Intent
from kiosk.slides import contents, voting
from kiosk.staff.desk.desk import Desk
from kiosk.stage.edited import Files
from kiosk.stage.gesture import Phase
from kiosk.stage.incoming import Incoming
from kiosk.stage.keeping import Keeping
from kiosk.stage.keyboard import Keyboard
from kiosk.stage.overlay import FRAME
from kiosk.stage.proxies import Proxies
from kiosk.stage.reports import guest_fails, slide_fails
from kiosk.stage.stage import Stage
from kiosk.stage.touch import Touch
from kiosk.stage.tour import Tour
from kiosk.stage.transition import Change
from kiosk.stage.visitor import Visitor
from kiosk.stage.window import Window, choose_screen
from kiosk.storage import state_folder
from kiosk.unattended import Unattended

log = logging.getLogger("kiosk")


class _Waker(QObject):
    """Wakes the app from another thread."""

    woken = Signal()

    def wake(self) -> None:
        self.woken.emit()


class App:
    """The running kiosk."""

    def __init__(
        self,
        content: Path,
        clock: Clock | None = None,
        *,
        fullscreen: bool | None = None,
        curtain: QWidget | None = None,
        examiner: Examiner | None = None,
        hands: Callable[[], Hands] | None = None,
        unattended: Unattended | None = None,
        journal: Journal | None = None,
    ) -> None:
        """Read the deck and set the stage; nothing shows yet. `fullscreen` overrides the deck's setting.

        `examiner` examines the content file whenever it has changed, by default in this process, by `hands` beside the
        show, by default threads. Without a `journal` nothing is recorded. With a `curtain` up, the first slide is there
        at once, as on the curtain, instead of entering.
        """
        self._curtain = curtain
        self.status = TOLD  # until somebody says `quit`
        self._left = False
        self.guard = Guard()
        self.clock = clock or SystemClock(machine_zone())
        self._waker = _Waker()
        self._waker.woken.connect(self._woken)
        self.follow = Follow(content, contents(), probe, examiner, self._waker.wake, hands)
        self._tell(self.follow.checked, ())
        self.unattended = unattended or Unattended()
        self._fullscreen = fullscreen if fullscreen is not None else self.follow.deck.settings.fullscreen
        self._beside = ThreadPoolExecutor(1, thread_name_prefix="beside")
        self.indexer = Indexer(self._waker.wake)
        self._ticked = 0.0
        self.window = Window(self)
        self._counting = ThreadPoolExecutor(1, thread_name_prefix="votes")
        self.ballot = Ballot(Votes(state_folder() / NAME, self._counting.submit))
        kinds = self.unattended.telling(voting(self.ballot))
        self.stage = Stage(self.clock, kinds, self._first_look(), slide_fails, guest_fails)
        deck = self.unattended.playable(self.follow.deck)
        at_once = Change("none") if curtain or self.unattended.again else None
        self.stage.replace(deck, at_once, self.unattended.first(deck))
        self.cycles = Cycles()
        self.stage.ahead.collect = self.cycles.collect  # between slides
        self._keeping = Keeping(self.follow, self.stage, self._beside)
        self.tour = Tour(self.stage)
        self.visitor = Visitor(self.clock, self.stage, self._changed)
        self.touch = Touch(self.clock, self.visitor, self.answer)
        self.incoming = Incoming(self.clock, self.stage, self.touch.stop)
        self.keyboard = Keyboard(self.visitor, self.answer)
        self.desk = Desk(self, state_folder())
        self.proxies = Proxies(self.window, self.answer)
        self._answers = all_answers(self)
        self.journal = journal or Journal(None, self.clock)
        self.observer = Observer(self, self.journal)
        self.frames = QTimer(self.window, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self.frames.timeout.connect(self.tick)

    def start(self) -> None:
        """Show the window and let time run."""
        self.window.place(self.stage.deck.settings.screen, fullscreen=self._fullscreen)
        self.fit()
        self.observer.start()
        self.tick()
        if self._curtain is not None:
            self.window.repaint()
            self._curtain.close()
            self._curtain.deleteLater()
            self._curtain = None
        self.indexer.begin(self.stage.deck.companies)
        self.follow.check_again()  # the first check was quick: pictures are looked at now, beside the show
        threading.Thread(target=importlib.import_module, args=("numpy",)).start()  # a daemon could abort the exit
        self.cycles.begin()

    # ----- look -------------------------------------------------------------------------------------------

    def _first_look(self) -> Look:
        settings = self.follow.deck.settings
        screen = choose_screen(settings.screen, QApplication.screens())
        size = screen.geometry().size() if screen and self._fullscreen else self.window.size()
        return Look(Frame(size.width(), size.height()), settings.language, motion=settings.motion)

    def fit(self) -> None:
        """Follow the window's size."""
        size = self.window.size()
        frame = Frame(max(320, size.width()), max(320, size.height()))
        if frame != self.stage.look.frame:
            self.visitor.fit(replace(self.stage.look, frame=frame))
            self.tick()

    # ----- what is heard ----------------------------------------------------------------------------------

    def pointer(self, phase: Phase, finger: int, x: float, y: float) -> None:
        """A finger, pen or mouse button came down, moved or was lifted at a pixel."""
        self.guard.run(lambda: (self.desk if self.desk.up else self.touch).pointer(phase, finger, x, y))
        since = self.clock.now() - self._ticked
        # Down and up are answered at once; of many moves within a frame one is painted.
        self._tick_in(max(0, math.ceil((FRAME - since) * 1000)) if phase == "move" else 0)

    def typed(self, text: str) -> bool:
        """Characters from a real keyboard, or an input method; returns whether they were searched for, or written."""
        if not self.guard.run(lambda: (self.desk if self.desk.up else self.tour).typed(text)):
            return False
        (self.desk if self.desk.up else self.visitor).touch()
        self.tick()
        return True

    def cancel(self) -> None:
        """The system took all fingers away."""
        self.guard.run((self.desk if self.desk.up else self.touch).cancel)
        if self.frames.isActive():
            self._tick_in(0)

    def key(self, key: int) -> None:
        """A key without modifiers."""
        self.guard.run(lambda: self.desk.key(key) if self.desk.up else self.keyboard.press(key))
        self.tick()

    def answer(self, intent: Intent) -> None:
        """What a visitor or staff asked for; the one place where intents are answered."""
        if self._left:
            return
        if not self.desk.take(intent):
            self.observer.answered(intent)
            if intent.name in LEADING:
                self.touch.finish()
            # What a page alone would have answered is nobody's once that page has gone.
            if not self.tour.take(intent) and intent.name in self._answers:
                self._answers[intent.name](intent.value)
        self._tick_in(0)

    def home(self) -> None:
        """The first slide; what a visitor opened is forgotten."""
        self.tour.forget()
        self.stage.home()

    def _changed(self) -> None:
        """What lies under the fingers is suddenly something else: another look, or the visitor has left."""
        self.touch.fit()
        if not self.visitor.there:
            self.tour.forget()
            self.ballot.leave()

    # ----- time -------------------------------------------------------------------------------------------

    def tick(self) -> None:
        """Go on to now: move what moves, work ahead while nothing does, look after the content file.

        Whatever goes wrong in one part is reported once, and the others go on: a kiosk must not freeze.
        """
        if self._left:
            return
        now = self._ticked = self.clock.now()
        (guard := self.guard).begin(now)
        for part in (self.visitor, self.touch, self.desk):
            guard.vital(part.advance)
        region = guard.vital(self.stage.advance)
        if region is not None and not region.isEmpty():
            self.window.update(region)
        elif region is not None:
            self._while_nothing_moves()
        for look in (self._follow_content, self.observer.look, self._let_in):
            guard.run(look)
        guard.run(lambda: self.unattended.tick(now, self, self._play))
        due = guard.run(lambda: self._due(now))
        seconds = PERIOD if due is None else max(FRAME, due) if guard.failing else due
        self._tick_in(max(1, math.ceil(seconds * 1000 - 0.7)))

    def _while_nothing_moves(self) -> None:
        who = self.desk if self.desk.up else self.visitor
        self.guard.run(lambda: self.proxies.follow(who.controls, who.focus))
        self.guard.run(self._work_ahead)
        if self.visitor.there or self.incoming.waiting or self.desk.up:
            return
        self.cycles.look_through()
        if self._fullscreen and self.desk.untouched:
            self.guard.run(lambda: self._keeping.look(self.window.geometry()))

    def _work_ahead(self) -> None:
        if not self.touch.busy and not self.incoming.waiting and not self.stage.work():
            self.tour.work()
            if self.visitor.there:
                self.visitor.sheet.prepare()

    def _let_in(self) -> None:
        """A deck that waits goes on stage when that disturbs nobody."""
        before = self.stage.deck.companies
        if self.incoming.advance() and self.stage.deck.companies is not before:
            self.cycles.grown()

    def _due(self, now: float) -> float:
        """Seconds from now until something has to be done again."""
        work = FRAME if self.tour.behind or self.incoming.waiting else PERIOD
        wakes = (who.wake(now) - now for who in (self.visitor, self.touch, self.desk))
        return min(work, self.stage.wake, self.follow.due(now), *wakes)

    def _tick_in(self, ms: int) -> None:
        """The next tick comes then, unless the show has been left."""
        if not self._left:
            self.frames.start(ms)

    def paint(self, painter: QPainter, region: QRegion) -> None:
        """Draw the pixels of `region`."""
        self.guard.vital(lambda: self.stage.paint(painter, region))

    def _woken(self) -> None:
        """There is news of the content file."""
        if self.frames.isActive():
            self._tick_in(0)

    def _follow_content(self) -> None:
        index = self.indexer.take(self.stage.deck.companies)
        if index is not None:
            self.tour.indexed(index, self.stage.deck.companies)
            self.cycles.grown()
        told = self.follow.checked.problems
        checked = self.follow.look(self.clock.now())
        if checked is None:
            return
        self._tell(checked, told)
        self._play(self.follow.take_exchanged() if checked.good else frozenset())

    def _play(self, exchanged: Files = frozenset()) -> None:
        """Put the deck on the stage that is to be played now, as soon as that disturbs nobody."""
        deck = self.unattended.playable(self.follow.deck)
        if deck is not self.stage.deck or exchanged:
            self.incoming.offer(deck, exchanged)
        self.indexer.begin(deck.companies)  # at once, so that it is there when the deck has waited for its moment

    # ----- words to staff ---------------------------------------------------------------------------------

    def _tell(self, checked: Checked, told: tuple[Problem, ...]) -> None:
        """Log what is not told yet: problems come in several parts, and again with every save."""
        for problem in checked.problems:
            if problem not in told:
                log.warning("%s", problem.text("zh"))

    def quit(self, status: int = LEFT) -> None:
        """Leave: staff asked for it, or whoever keeps the show running. Nothing happens from then on."""
        if self._left:
            return
        self._left, self.status = True, status
        self.frames.stop()
        told = partial(self.unattended.stop, status), partial(self.observer.stop, status)
        for end in (*told, self.desk.end, self.window.leave, self.follow.close, self.indexer.close):
            self.guard.run(end)
        self._counting.shutdown()  # the last vote is on the disk
        self._beside.shutdown(wait=False, cancel_futures=True)
        QApplication.quit()
