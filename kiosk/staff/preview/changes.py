"""Between two states of a file: which line was changed last, and where a line stood before.

Must not know what the lines mean.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence


class Changes:
    """From the lines before to the lines now; line numbers count from 1."""

    def __init__(self, before: Sequence[str], now: Sequence[str]) -> None:
        """Compare them. What both begin and end with is left alone, so that a long file takes no time."""
        shorter = min(len(before), len(now))
        head = next((place for place in range(shorter) if before[place] != now[place]), shorter)
        rest = shorter - head
        tail = next((place for place in range(rest) if before[-1 - place] != now[-1 - place]), rest)
        self._head, self._tail, self._before, self._now = head, tail, len(before), len(now)
        middle = before[head : len(before) - tail], now[head : len(now) - tail]
        self._blocks = difflib.SequenceMatcher(None, *middle, autojunk=False).get_opcodes()

    @property
    def last(self) -> int | None:
        """The line now on which the last change begins; None when nothing has changed."""
        changed = [block for block in self._blocks if block[0] != "equal"]
        return min(self._head + changed[-1][3] + 1, max(1, self._now)) if changed else None

    def before(self, line: int) -> int:
        """The line before at which `line` of now stood, or what it replaces."""
        if line <= self._head:
            return line
        if line > self._now - self._tail:
            return line - self._now + self._before
        place = line - 1 - self._head
        for kind, start, end, first, last in self._blocks:
            if first <= place < last:
                same = start + place - first
                return self._head + (same if kind == "equal" else max(start, min(same, end - 1))) + 1
        return self._head + 1
