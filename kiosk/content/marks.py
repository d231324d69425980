"""What files were like: when they were last written, and how large they are. By that it is told whether they still are.

Nothing is read, so it is as quick for a large table as for a small one, and quick to import. Must not know what is in
the files, or Qt.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

#: By a file's whole path: nanoseconds since 1970, and bytes. None: it is not there.
Marks = dict[str, tuple[int, int] | None]


def marks_of(files: Iterable[Path | str]) -> Marks:
    """What these files are like now. Never raises."""
    return {os.path.abspath(file): _mark(file) for file in files}


def _mark(file: Path | str) -> tuple[int, int] | None:
    try:
        status = os.stat(file)
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size
