"""Follows a content file: looks at it and checks it beside the show, and says which deck may play.

Owns the watch, the threads that look and check, what the last check came to, and that the last good deck plays on
while the files are faulty. Must not know the stage, or Qt.
"""

from __future__ import annotations

import logging
import os
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from kiosk.content.check import check
from kiosk.content.checked import Checked
from kiosk.content.company_table import TableReader, read_companies, read_small
from kiosk.content.deck import Deck
from kiosk.content.examine import Examiner, Here, Kinds
from kiosk.content.last_good import Kept, LastGood
from kiosk.content.marks import Marks, marks_of
from kiosk.content.pictures import FORMATS, PictureFault, Probe, Size
from kiosk.content.problems import Problem
from kiosk.content.watch import PERIOD, Watch

log = logging.getLogger("kiosk")


class Hands(Protocol):
    """Does one thing after the other, beside whoever hands it over."""

    @property
    def busy(self) -> bool:
        """Whether something is not done yet."""

    def do(self, work: Callable[[], bool], then: Callable[[], None]) -> None:
        """Begin with it, and do not wait. When it is done and there is something to tell, `then` is called."""

    def end(self) -> None:
        """There will be nothing more to do."""


@dataclass(frozen=True)
class _News:
    """What an examination came to; when the files are faulty, also the deck that was kept, and its date.

    `marks`: what the files were like before they were read, if that was looked at.
    """

    checked: Checked
    marks: Marks | None = None
    kept: Deck | None = None
    saved: str = ""


class Follow:
    """One content file, from the start on."""

    def __init__(
        self,
        content: Path,
        kinds: Kinds,
        probe: Probe,
        examiner: Examiner | None = None,
        woken: Callable[[], None] = lambda: None,
        hands: Callable[[], Hands] | None = None,
    ) -> None:
        """Check it once, quickly, before this returns: without looking into pictures, or into tables that take long.

        `examiner` does it from then on, by default in this process, and everything that may wait is done by other
        `hands`, by default threads. There `woken` is called whenever `look` has something to tell.
        """
        content = Path(os.path.abspath(content))  # an examiner in another process answers in whole paths
        self.content, self._kinds, self._woken = content, kinds, woken
        self._examiner: Examiner = examiner or Here(kinds, probe)
        self._last_good = LastGood(content)
        self._watch = Watch(content)
        #: What the last check came to.
        self.checked = check(content, kinds, tables=read_small)
        self._watch.follow(self.checked.files)
        self._files: tuple[Path, ...] | None = None  # what the watch is to follow from its next look on
        #: The deck to play: the last good one; when there is none, what is good of a faulty one.
        self.deck = self.checked.deck or Deck()
        #: What all files were like that `deck` was read from; None before they are examined, and when it stands in.
        self.marks: Marks | None = None
        self._shared: tuple[Deck | None, Deck | None] | None = None
        self._good = self.checked.good
        self._examined = False  # whether `deck` has been found good with its pictures
        self._exchanged: frozenset[str] = frozenset()  # pictures that are others than they were
        self._found: queue.SimpleQueue[_News] = queue.SimpleQueue()
        self._looking, self._checking = (hands or Threaded)(), (hands or Threaded)()
        self._changed = threading.Event()
        self._closed = threading.Event()
        if not self._good:
            self._stand_in(self._news(self.checked, read_small))

    def look(self, now: float) -> Checked | None:
        """What a check came to that has just ended; else see to it that the files are looked at, and checked.

        `now` in seconds of a steady clock. Call it whenever `due` says, and when it was `woken`; it never waits.
        """
        if not self._found.empty():
            return self._take(self._found.get())
        if self._looking.busy:
            return None
        if self._changed.is_set():
            if not self._checking.busy:
                pictures = (file for file in self._watch.changed if file.suffix.lower() in FORMATS)
                self._exchanged |= {file.relative_to(self.content.parent).as_posix() for file in pictures}
                self._changed.clear()  # not before: what is lost on the way is asked for again
                self.check_again()
        elif self._watch.due(now) <= 0:
            self._looking.do(partial(self._look_beside, now, self._files), self._wake)
            self._files = None
        return None

    def take_exchanged(self) -> frozenset[str]:
        """The names, as in the deck, of pictures that have been exchanged under them since this was asked last."""
        exchanged, self._exchanged = self._exchanged, frozenset()
        return exchanged

    def due(self, now: float) -> float:
        """Seconds from now until `look` should be called, if nobody is woken before."""
        if not self._found.empty():
            return 0.0
        waits = self._looking.busy or self._changed.is_set()
        return PERIOD if waits else self._watch.due(now)

    def check_again(self) -> None:
        """Check the file now, changed or not, pictures and all."""
        if not self._checking.busy:
            self._checking.do(self._check_beside, self._wake)

    @property
    def checking(self) -> bool:
        """Whether a check is under way."""
        return self._checking.busy

    def close(self) -> None:
        """No more checks."""
        self._closed.set()
        self._examiner.close()
        self._looking.end()
        self._checking.end()

    # ----- beside the show --------------------------------------------------------------------------------

    def _look_beside(self, now: float, files: tuple[Path, ...] | None) -> bool:
        """Look, and say whether somebody should hear of it."""
        if files is not None:
            self._watch.follow(files)
        if self._watch.look(now):
            self._changed.set()
        elif self._watch.unsettled:
            self._examiner.prepare()
        return self._changed.is_set() or self._watch.unsettled

    def _check_beside(self) -> bool:
        """Examine, and tell what is found as it is found."""
        before, marks = marks_of((self.content, *self.checked.files)), None
        for checked in self._examiner.examine(self.content):
            if checked is not None:
                if marks is None:  # a file that only this check has found is marked late, or it would never be
                    marks = {name: before.get(name, mark) for name, mark in marks_of(checked.files).items()}
                    marks[str(self.content)] = before[str(self.content)]
                self._found.put(self._news(checked, marks=marks))
                self._wake()
            if self._changed.is_set() or self._closed.is_set():  # what was to come is of no use any more
                break
        return True

    def _wake(self) -> None:
        if not self._closed.is_set():
            self._woken()

    def _news(self, checked: Checked, tables: TableReader = read_companies, marks: Marks | None = None) -> _News:
        if self._shared is None or self._shared[0] is not checked.deck:
            self._shared = checked.deck, _sharing(self.deck, checked.deck)
        checked = checked.with_deck(self._shared[1])
        if checked.good:
            return _News(checked, marks)
        kept = self._last_good.find()
        if kept is None:
            return _News(checked)
        deck = check(kept.content, self._kinds, _probe_of(kept), tables=tables).deck
        return _News(checked, None, _sharing(self.deck, deck), f"{kept.saved:%Y-%m-%d %H:%M}")

    # ----- which deck plays -------------------------------------------------------------------------------

    def _take(self, news: _News) -> Checked:
        self.checked = checked = news.checked
        self.marks = news.marks
        if checked.good and checked.deck is not None:
            self._files = checked.files
            self.deck, self._good, self._examined = checked.deck, True, True
            return checked
        self._files = (*checked.files, *(self._files or self._watch.files))
        if self._good and self._examined:
            self._stay(news)
        else:
            self._stand_in(news)
        return self.checked

    def _stay(self, news: _News) -> None:
        """The last good deck plays on: from its copies, for its pictures may be what is broken."""
        there = news.kept is not None and _same(news.kept, self.deck)
        if there and news.kept is not None:
            self.deck = news.kept
        self._tell(news.saved if there else "")

    def _stand_in(self, news: _News) -> None:
        """Nothing good has played since the start: what was good before does, or what is good of this one."""
        if news.kept is not None:
            self.deck, self._good, self._examined = news.kept, True, True
            self._tell(news.saved)
        elif news.checked.deck is not None:
            self.deck, self._good = news.checked.deck, False

    def _tell(self, saved: str) -> None:
        """Staff learn that it is not this file that plays."""
        code = "last_good_plays" if saved else "last_good_unkept"
        self.checked = self.checked.with_problems([Problem.of(code, self.content.name, given=saved)])


class Threaded:
    """One thread, for which nobody waits: a share that hangs must hold up neither a frame nor a restart."""

    def __init__(self) -> None:
        self._work: queue.Queue[tuple[Callable[[], bool], Callable[[], None]] | None] = queue.Queue()
        threading.Thread(target=self._run, name="follow", daemon=True).start()

    @property
    def busy(self) -> bool:
        """Whether something is not done yet."""
        return self._work.unfinished_tasks > 0

    def do(self, work: Callable[[], bool], then: Callable[[], None]) -> None:
        """Begin with it, and do not wait. When it is done and there is something to tell, `then` is called."""
        self._work.put((work, then))

    def end(self) -> None:
        """There will be nothing more to do."""
        self._work.put(None)

    def _run(self) -> None:
        while (handed := self._work.get()) is not None:
            work, then = handed
            try:
                tell = work()
            except Exception as error:
                log.error("unexpected, while content was followed", exc_info=error)
                tell = True
            self._work.task_done()
            if tell:
                then()


def _same(one: Deck, other: Deck) -> bool:
    """Whether two decks show the same, wherever their files lie; quick for decks that share what is the same."""
    return one.slides is other.slides and one.companies is other.companies and one.settings == other.settings


def _sharing(old: Deck, new: Deck | None) -> Deck | None:
    """The new deck with the very slides and companies of the old one where they are equal."""
    if new is None:
        return None
    shared = {name: getattr(old, name) for name in ("slides", "companies") if getattr(old, name) == getattr(new, name)}
    new = new.model_copy(update=shared)
    return old if _same(old, new) and old.folder == new.folder else new


def _probe_of(kept: Kept) -> Probe:
    """Pictures that were kept have been looked at; those that have been damaged since cannot be shown."""
    return lambda path: PictureFault("truncated") if path in kept.damaged else Size(3840, 2160)
