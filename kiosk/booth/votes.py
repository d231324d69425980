"""The votes of every poll, kept in one small file between runs.

Owns that file and the arithmetic of whole percentages. Must not know who voted, slides, or Qt.
"""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from kiosk.storage import write_whole

log = logging.getLogger("kiosk.votes")
#: The file's name in the state folder.
NAME = "votes.json"
#: By a poll's name, the votes for each of its answers.
Tallies = dict[str, dict[str, int]]
_Stamp = tuple[int, int, int]


def _at_once(job: Callable[[], None]) -> None:
    job()


class Votes:
    """What visitors have chosen: numbers only. Other processes may write the file, too: staff set it to zero.

    Votes for what the deck no longer asks are kept: an answer that staff take out and put back has not lost any.
    """

    def __init__(self, file: Path, hand: Callable[[Callable[[], None]], object] = _at_once) -> None:
        """Read the file. One that is missing counts as no votes; a damaged one is set aside and reported.

        Writing waits for the disk: `hand` carries it out, one after the other, where that holds up nobody.
        """
        self._file, self._hand = file, hand
        self._tallies: Tallies = {}
        self._stamp: _Stamp | None = None
        self._to_write, self._counting = 0, threading.Lock()
        self._failing = False
        self.look()

    def look(self) -> bool:
        """Read the file again if somebody has changed it; returns whether it was read. Never raises."""
        if self._to_write:  # what is known here is newer
            return False
        try:
            stamp = _stamp(self._file)
            if stamp == self._stamp:
                return False
            self._tallies = _read(self._file) if stamp else {}
        except OSError as error:  # what is known in memory still stands
            log.warning("票数读不出 · the votes cannot be read: %s", error)
            return False
        except ValueError as error:
            self._set_aside(error)
            stamp = None
        self._stamp = stamp
        return True

    def of(self, poll: str, answers: Sequence[str]) -> tuple[int, ...]:
        """Votes for these answers of a poll, in their order."""
        counted = self._tallies.get(poll, {})
        return tuple(counted.get(answer, 0) for answer in answers)

    def all(self) -> Tallies:
        """Votes by poll and answer, as the file has them."""
        return {poll: dict(counted) for poll, counted in self._tallies.items()}

    def move(self, poll: str, before: str | None, after: str) -> None:
        """One vote for `after`, taken from `before` if any."""
        if before == after:
            return
        self.look()
        counted = dict(self._tallies.get(poll, {}))
        if before in counted:
            counted[before] = max(0, counted[before] - 1)  # staff may have set it to zero in between
        counted[after] = counted.get(after, 0) + 1
        self._tallies = {**self._tallies, poll: counted}
        with self._counting:
            self._to_write += 1
        self._hand(self._write)

    def reset(self) -> None:
        """No votes at all. Raises OSError when the file cannot be written."""
        self._tallies = {}
        write_whole(self._file, b"{}\n")
        self._stamp = _stamp(self._file)

    def _write(self) -> None:
        """A vote that cannot be written still counts until the show ends; of several that wait, the last one writes."""
        try:
            if self._to_write == 1:
                write_whole(self._file, json.dumps(self._tallies, ensure_ascii=False, indent=1).encode())
                self._stamp = _stamp(self._file)
                self._failing = False
        except OSError as error:
            if not self._failing:
                self._failing = True
                log.warning("票数存不下 · the votes cannot be written: %s", error)
        finally:
            with self._counting:
                self._to_write -= 1

    def _set_aside(self, error: ValueError) -> None:
        """Keep the damaged file, in place of an earlier damaged one, and begin at zero."""
        self._tallies = {}
        aside = self._file.with_name(f"{self._file.stem}-damaged{self._file.suffix}")
        log.warning(
            "票数文件已损坏（%s），改名为 %s 保留，从零开始 · the votes were damaged: kept as %s, begun at zero",
            error,
            aside.name,
            aside.name,
        )
        try:
            self._file.replace(aside)
        except OSError as blocked:
            log.warning("改名失败 · it cannot be renamed: %s", blocked)


def percentages(votes: Sequence[int]) -> tuple[int, ...]:
    """Whole percentages that sum to 100, by largest remainder, the earlier first; empty if nobody voted."""
    total = sum(votes)
    if not total:
        return ()
    shares = [100 * count // total for count in votes]
    by_remainder = sorted(range(len(votes)), key=lambda at: -(100 * votes[at] % total))
    for at in by_remainder[: 100 - sum(shares)]:
        shares[at] += 1
    return tuple(shares)


def _stamp(file: Path) -> _Stamp | None:
    """What changes when the file is replaced; None if there is none."""
    try:
        status = file.stat()
    except FileNotFoundError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size


def _read(file: Path) -> Tallies:
    """Raises OSError, or ValueError if this is not what `Votes` writes."""
    try:
        tallies = json.loads(file.read_bytes())
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(tallies, dict) or not all(isinstance(counted, dict) for counted in tallies.values()):
        raise ValueError("not votes by poll and answer")
    for counted in tallies.values():
        if not all(type(count) is int and count >= 0 for count in counted.values()):
            raise ValueError("a number of votes is none")
    return tallies
