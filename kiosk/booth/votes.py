"""The votes of every poll, kept in one small file between runs.

Owns that file and the arithmetic of whole percentages. Must not know who voted, slides, or Qt.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from pathlib import Path

from kiosk.storage import write_whole

log = logging.getLogger("kiosk.votes")
#: The file's name in the state folder.
NAME = "votes.json"
#: By a poll's name, the votes for each of its answers.
Tallies = dict[str, dict[str, int]]
_Stamp = tuple[int, int, int]


class Votes:
    """What visitors have chosen: numbers only. Other processes may write the file, too: staff set it to zero."""

    def __init__(self, file: Path) -> None:
        """Read the file. One that is missing counts as no votes; a damaged one is set aside and reported."""
        self._file = file
        self._polls: dict[str, tuple[str, ...]] = {}
        self._tallies: Tallies = {}
        self._stamp: _Stamp | None = None
        self.look()

    def look(self) -> bool:
        """Read the file again if somebody has changed it; returns whether it was read. Never raises."""
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

    def keep(self, polls: Mapping[str, Sequence[str]]) -> None:
        """These polls and answers are the ones in the deck; the next vote writes no others."""
        self._polls = {poll: tuple(answers) for poll, answers in polls.items()}

    def of(self, poll: str) -> dict[str, int]:
        """Votes by answer; an answer without votes is absent unless the deck has it."""
        counted = self._tallies.get(poll, {})
        return {answer: counted.get(answer, 0) for answer in self._polls.get(poll, tuple(counted))}

    def all(self) -> Tallies:
        """Votes by poll and answer, as the file has them."""
        return {poll: dict(counted) for poll, counted in self._tallies.items()}

    def move(self, poll: str, before: str | None, after: str) -> None:
        """One vote for `after`, taken from `before` if any. Raises KeyError if the deck has no such answer."""
        if after not in self._polls[poll]:
            raise KeyError(after)
        if before == after:
            return
        self.look()
        self._tallies = {kept: self.of(kept) for kept in self._polls}
        counted = self._tallies[poll]
        if before in counted:
            counted[before] = max(0, counted[before] - 1)  # staff may have set it to zero in between
        counted[after] += 1
        self._write()

    def reset(self) -> None:
        """No votes at all. Raises OSError when the file cannot be written."""
        self._tallies = {}
        write_whole(self._file, b"{}\n")
        self._stamp = _stamp(self._file)

    def _write(self) -> None:
        """A vote that cannot be written still counts until the show ends."""
        try:
            write_whole(self._file, json.dumps(self._tallies, ensure_ascii=False, indent=1).encode())
            self._stamp = _stamp(self._file)
        except OSError as error:
            log.warning("票数存不下 · the votes cannot be written: %s", error)

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
