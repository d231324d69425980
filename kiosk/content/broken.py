"""Which slides and companies are broken by the text itself: a fault of YAML stands in their lines.

Must not know what slides or companies hold, or Qt.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from kiosk.content.nodes import Path, Tree
from kiosk.content.problems import Problem

#: Errors after which what is left still means what staff meant.
_HARMLESS = {"key_twice", "several_documents"}


def broken_items(tree: Tree, refused: Iterable[Problem]) -> set[Path]:
    """The paths of the slides and companies in whose lines the text was `refused`."""
    starts: list[tuple[int, Path]] = [
        *((spot.line, path) for path, spot in tree.keys.items() if len(path) == 1),
        *((spot.line, path) for path, spot in tree.values.items() if len(path) == 2),
    ]
    starts.sort(key=lambda start: start[0])
    lines = [line for line, _ in starts]
    broken: set[Path] = set()
    for problem in refused:
        index = bisect_right(lines, problem.line or 0)
        if index and problem.line not in tree.left_out and problem.code not in _HARMLESS:
            broken.add(starts[index - 1][1])
    return broken
