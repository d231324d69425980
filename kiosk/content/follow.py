"""Follows a content file: checks it beside the show whenever it has changed, and says which deck may play.

Owns the watch, the thread that checks, and what the last check came to. Must not know the stage, or Qt; the probe of
pictures is handed in.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from kiosk.content.check import check
from kiosk.content.checked import Checked
from kiosk.content.deck import Deck, Slide
from kiosk.content.pictures import Probe
from kiosk.content.watch import Watch


class Follow:
    """One content file, from the start on."""

    def __init__(self, content: Path, kinds: Mapping[str, type[Slide]], probe: Probe) -> None:
        """Check it once, quickly: without looking into pictures, and before this returns."""
        self.content, self._kinds, self._probe = content, kinds, probe
        self._watch = Watch(content)
        #: What the last check came to.
        self.checked = check(content, kinds)
        self._watch.follow(self.checked.files)
        #: The deck to play: the last good one; at the start, what is good of a faulty one.
        self.deck = self.checked.deck or Deck()
        #: Whether `deck` is without errors.
        self._good = self.checked.deck is not None and not self.checked.errors
        #: Whether somebody has saved something since the start.
        self.touched = False
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="check")
        self._checking: Future[Checked] | None = None

    def look(self, now: float) -> Checked | None:
        """What a check came to that has just ended; else look whether the files have changed, and begin one.

        `now` in seconds of a steady clock. Call it at least once a second; it never waits.
        """
        if self._checking is not None and self._checking.done():
            checking, self._checking = self._checking, None
            return self._take(checking.result())
        if self._checking is None and self._watch.look(now):
            self.touched = True
            self.check_again()
        return None

    def check_again(self) -> None:
        """Check the file now, changed or not, pictures and all."""
        if self._checking is None:
            self._checking = self._pool.submit(check, self.content, self._kinds, self._probe)

    def _take(self, checked: Checked) -> Checked:
        self._watch.follow(checked.files)
        self.checked = checked
        if checked.deck is not None and not (checked.errors and self._good):
            self._good = not checked.errors
            self.deck = checked.deck
        return checked

    def close(self) -> None:
        """No more checks."""
        self._pool.shutdown(wait=False, cancel_futures=True)
