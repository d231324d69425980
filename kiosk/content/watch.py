"""Has the content changed? A state machine that looks at files, and is never deaf.

Owns when a change counts: two looks in a row must agree on something that differs from what was last taken, so a file
that is half written, gone for a moment, or replaced by renaming is seen once, when it is whole. Must not read the
files, sleep, use threads, or know Qt. (File notifications go deaf after an atomic save and miss network shares.)
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

#: Seconds between two looks.
PERIOD = 1.0
#: Looks that must agree before a missing or an empty `content.yaml` is believed: a slow save may take that long.
PATIENCE = 5

Print = tuple[int, int, int] | None
StatFile = Callable[[Path], os.stat_result]


class Watch:
    """Looks at `content.yaml` and at every file it refers to.

    What is there when the watch is made counts as taken: make it before the first check, then `follow` what that
    check referred to. `stat` stands in for the file system in tests.
    """

    def __init__(self, path: Path, files: Iterable[Path] = (), stat: StatFile = os.stat) -> None:
        self._path, self._stat = path, stat
        self._files: tuple[Path, ...] = tuple(files)
        self._taken = self._prints()
        self._seen = self._taken
        self._agreed = 1
        self._next_look: float | None = None

    def follow(self, files: Iterable[Path]) -> None:
        """Look at these files from now on, beside `content.yaml`; call it after every check.

        What a file was that is followed already stays known, so a change between two looks is not lost.
        """
        known, seen = self._taken, self._seen
        self._files = tuple(files)
        fresh = self._prints()
        self._taken = {file: known.get(file, mark) for file, mark in fresh.items()}
        self._seen = {file: seen.get(file, mark) for file, mark in fresh.items()}

    def look(self, now: float) -> bool:
        """Whether there is something new and whole to read; `now` in seconds of a steady clock.

        Looks at most once a second, and answers True once for each change.
        """
        if self._next_look is not None and self._next_look - PERIOD <= now < self._next_look:
            return False
        self._next_look = now + PERIOD
        prints = self._prints()
        self._agreed = self._agreed + 1 if prints == self._seen else 1
        self._seen = prints
        content = prints[self._path]
        needed = PATIENCE if content is None or content[1] == 0 else 2
        if self._agreed < needed or prints == self._taken:
            return False
        self._taken = prints
        return True

    def _prints(self) -> dict[Path, Print]:
        return {file: self._print(file) for file in (self._path, *self._files)}

    def _print(self, file: Path) -> Print:
        try:
            status = self._stat(file)
        except (OSError, ValueError):
            return None
        return status.st_mtime_ns, status.st_size, status.st_ino
