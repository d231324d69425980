"""What the preview knows of the file: which deck shows, what the last check said, where a line of the file is in it.

A save with errors leaves the last good deck in place; lines of the new file are then traced back to the old one. Must
not know widgets, or how slides are drawn.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

from kiosk.content.check import check
from kiosk.content.checked import Checked
from kiosk.content.deck import Deck
from kiosk.content.follow import Follow
from kiosk.content.last_good import LastGood
from kiosk.content.nodes import Path as Place
from kiosk.content.problems import Problem, Severity
from kiosk.look.probe import probe
from kiosk.slides import contents
from kiosk.staff.checkup import FRAMES, trials
from kiosk.staff.preview.changes import Changes

#: Problems that say of themselves which deck shows meanwhile.
_HELD = ("last_good_plays", "last_good_unkept")


class _Draft:
    """Examines what is being written; unlike the kiosk's own examiner it keeps nothing on disk."""

    def prepare(self) -> None:
        """It is ready."""

    def examine(self, content: Path) -> Iterator[Checked | None]:
        """The check."""
        yield check(content, contents(), probe)

    def close(self) -> None:
        """There is nothing to end."""


class Session:
    """One content file, while it is written."""

    def __init__(self, content: Path) -> None:
        """Check it once; pictures and how pages come out follow with `look` and `try_slide`."""
        self.content = content
        self._follow = Follow(content, contents(), probe, _Draft())
        #: What the last check came to, and what trying the slides has added so far.
        self.checked = self._follow.checked
        self._kept: Checked | None = None  # the check of what the kiosk kept, where that is needed
        self._shown = self._showing(None)
        self._changes = self._trace = Changes((), ())
        self._trials: Iterator[list[Problem]] = iter(())
        #: Whether pictures have not been looked at yet since the start.
        self.beginning = True
        self._follow.check_again()

    @property
    def deck(self) -> Deck:
        """The deck that shows: the last good one, or what is good of a file that never was."""
        return self._follow.deck

    @property
    def held(self) -> bool:
        """Whether the file has errors because of which an older deck shows."""
        return self._shown is not self.checked

    def _showing(self, before: Checked | None) -> Checked | None:
        """The check of the deck that shows: this one, the one `before`, or that of the content kept by the kiosk."""
        if self._follow.deck is self.checked.deck:
            return self.checked
        if before is None and (kept := LastGood(self.content).find()) is not None:
            self._kept = before = check(kept.content, contents())
        return before

    def look(self, now: float) -> bool:
        """Follow the file; `now` in seconds of a steady clock. Returns whether a check has just ended."""
        checked = self._follow.look(now)
        if checked is None:
            return False
        self.beginning = False
        before, self.checked = self.checked, checked
        self._shown = self._showing(self._shown)
        self._changes = Changes(_lines(before), _lines(checked))
        self._trace = Changes(_lines(self._shown), _lines(checked))
        in_turn = (trials(checked, (frame,)) for frame in FRAMES if checked.deck is not None)
        self._trials = itertools.chain.from_iterable(in_turn)
        return True

    def try_slide(self) -> bool:
        """See how one more slide comes out, in one more shape; returns whether there may be more to try."""
        found = next(self._trials, None)
        if found:
            self.checked, before = self.checked.with_problems(found), self.checked
            self._shown = self.checked if self._shown is before else self._shown
        return found is not None

    @property
    def last_change(self) -> int | None:
        """The slide that shows what was changed with the last save; None when that is no slide, or nothing was."""
        line = self._changes.last
        return None if line is None else self.slide_at(line)

    def slide_at(self, line: int) -> int | None:
        """The slide of the deck that shows in which a line of the file as it is now stands, or what it replaces."""
        return self._shown.slide_at(self._line_shown(line)) if self._shown is not None else None

    def place_of(self, problem: Problem) -> tuple[int, Place] | None:
        """The slide of the deck that shows a problem is about, and where in it; None when it is about none."""
        if self._shown is None or problem.line is None or problem.cell or problem.file != self.content.name:
            return None
        line = self._line_shown(problem.line)
        index = self._shown.slide_at(line)
        if index is None:
            return None
        written = self._shown.written_at(line, None if self.held else problem.column)
        return index, written[2:]

    @property
    def problems(self) -> list[Problem]:
        """Errors first, then warnings, each by their lines; not that an older deck shows because of them."""
        return [one for one in (*self.checked.errors, *self.checked.warnings) if one.code not in _HELD]

    @property
    def why_held(self) -> Problem | None:
        """What the check says of a deck that was kept from an earlier day, where that shows."""
        kept = self._shown is None or self._shown is self._kept
        return next((one for one in self.checked.warnings if one.code in _HELD), None) if kept else None

    def left_out(self, problem: Problem) -> bool:
        """Whether a problem keeps a slide of the file from being in any deck."""
        if problem.severity != "error" or problem.line is None or problem.cell or problem.file != self.content.name:
            return False
        section, *item = self.checked.written_at(problem.line) or ("",)
        return section == "slides" and bool(item) and self.checked.slide_at(problem.line) is None

    def severity(self, index: int) -> Severity | None:
        """How bad the worst problem with a slide of the deck that shows is; None when there is none."""
        about = (problem for problem in self.problems if (place := self.place_of(problem)) and place[0] == index)
        return next((problem.severity for problem in about), None)

    def _line_shown(self, line: int) -> int:
        """Where a line of the file now stands in the file whose deck shows."""
        return self._trace.before(line) if self.held else line

    def close(self) -> None:
        """No more checks."""
        self._follow.close()


def _lines(checked: Checked | None) -> tuple[str, ...]:
    return checked.source.lines if checked is not None and checked.source is not None else ()
