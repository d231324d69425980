"""Has the content changed? A state machine that looks at files, and is never deaf.

Owns when a change counts: two looks must agree on something that differs from what was last taken, so a file that is
half written, gone for a moment, or replaced by renaming is seen once, when it is whole. Must not parse the files,
sleep, use threads, or know Qt. (File notifications go deaf after an atomic save and miss network shares.)
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

#: Seconds between two looks while nothing happens.
PERIOD = 0.5
#: Seconds for which what is seen must stay as it is before it is taken.
SETTLED = 0.25
#: The same for a missing or an empty `content.yaml`: a slow save, or a share that comes back, may take that long.
PATIENCE = 5.0
#: Seconds after a change in which the bytes are compared, too: FAT and many shares count time in steps of 2 s, so a
#: second save may leave time and size as they were.
COARSE = 4.0
#: Larger files are told apart by size and time alone.
MOST_BYTES = 8 * 2**20

Mark = tuple[int, int, int, int] | None
Print = tuple[Mark, bytes]
StatFile = Callable[[Path], os.stat_result]


@dataclass
class _Seen:
    """What a file looked like, and since when it has."""

    mark: Mark
    since: float
    digest: bytes = field(default=b"")

    @property
    def whole(self) -> Print:
        return self.mark, self.digest


class Watch:
    """Looks at `content.yaml` and at every file it refers to.

    What is there when the watch is made counts as taken: make it before the first check, then `follow` what that
    check referred to. `stat` stands in for the file system in tests.
    """

    def __init__(self, path: Path, files: Iterable[Path] = (), stat: StatFile = os.stat) -> None:
        self._path, self._stat = path, stat
        mark = self._mark(path)
        self._seen = {path: _Seen(mark, 0.0, _digest(path) if mark else b"")}
        self._taken: dict[Path, Print] = {path: self._seen[path].whole}
        self._since = 0.0
        self._next_look: float | None = None
        self._first = True
        #: Which files the last change that counted was about.
        self.changed: frozenset[Path] = frozenset()
        self.follow(files)

    @property
    def files(self) -> tuple[Path, ...]:
        """What is looked at beside `content.yaml`."""
        return tuple(file for file in self._seen if file != self._path)

    @property
    def unsettled(self) -> bool:
        """Whether something has changed that is not taken yet."""
        return self._prints() != self._taken

    def follow(self, files: Iterable[Path]) -> None:
        """Look at these files from now on, beside `content.yaml`; call it after every check.

        What a file was that is followed already stays known, so a change between two looks is not lost.
        """
        known = self._seen
        self._seen = {
            file: known[file] if file in known else _Seen(self._mark(file), 0.0) for file in (self._path, *files)
        }
        self._taken = {file: self._taken.get(file, seen.whole) for file, seen in self._seen.items()}

    def look(self, now: float) -> bool:
        """Whether there is something new and whole to read; `now` in seconds of a steady clock.

        Looks at most as often as `due` asks for, and answers True once for each change.
        """
        if not self._first and self.due(now) > 0:
            return False
        if self._first:
            self._begin(now)
        before = self._prints()
        for file, seen in self._seen.items():
            self._look_at(file, seen, now)
        prints = self._prints()
        if prints != before or now < self._since:
            self._since = now
        changed = prints != self._taken
        self._next_look = now + (SETTLED if changed else PERIOD)
        mark = self._seen[self._path].mark
        needed = PATIENCE if mark is None or mark[1] == 0 else SETTLED
        if not changed or now - self._since < needed - 1e-6:
            return False
        self.changed = frozenset(file for file, mark in prints.items() if mark != self._taken[file])
        self._taken = prints
        self._next_look = now + PERIOD
        return True

    def due(self, now: float) -> float:
        """Seconds from now until the next look. A clock that starts anew does not put it off."""
        if self._next_look is None or now < self._next_look - PERIOD:
            return 0.0
        return max(0.0, self._next_look - now)

    def _begin(self, now: float) -> None:
        """Only now is the clock known; what was saved just before the start may be saved again in the same step."""
        self._first = False
        self._since = now - SETTLED
        for file, seen in self._seen.items():
            seen.since = now if file == self._path else now - COARSE

    def _prints(self) -> dict[Path, Print]:
        return {file: seen.whole for file, seen in self._seen.items()}

    def _look_at(self, file: Path, seen: _Seen, now: float) -> None:
        mark = self._mark(file)
        if mark != seen.mark:
            seen.mark, seen.since = mark, now
        if mark is None:
            seen.digest = b""
        elif 0 <= now - seen.since < COARSE and mark[1] <= MOST_BYTES:
            seen.digest = _digest(file)

    def _mark(self, file: Path) -> Mark:
        try:
            status = self._stat(file)
        except (OSError, ValueError):
            return None
        return status.st_mtime_ns, status.st_size, status.st_ino, status.st_ctime_ns


def _digest(file: Path) -> bytes:
    try:
        return hashlib.blake2b(file.read_bytes(), digest_size=16).digest()
    except (OSError, ValueError):  # gone again, or held by the program that writes it: the next look will tell
        return b""
