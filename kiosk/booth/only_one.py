"""Only one kiosk of one user plays one content file on one display at a time.

Owns a lock that the system frees when its process ends, however it ends. Must not know what is locked out.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

_PERIOD = 0.1  # s


class OnlyOne:
    """The lock of one content file on the display that the environment names."""

    def __init__(self, folder: Path, content: Path, environment: Mapping[str, str] = os.environ) -> None:
        """Not taken yet."""
        where = [environment.get(name, "") for name in ("WAYLAND_DISPLAY", "DISPLAY", "QT_QPA_PLATFORM")]
        key = "\n".join([str(content.resolve()), *where])
        self._file = folder / f"kiosk-{hashlib.sha256(key.encode()).hexdigest()[:12]}.lock"
        self._held: BinaryIO | None = None

    def take(self, patience: float = 0.0) -> bool:
        """Whether nobody else plays it; waits so many seconds for one who is about to leave.

        Where no file can be locked (a full or read-only disk) nobody is locked out.
        """
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            file = self._file.open("ab")
        except OSError:
            return True
        until = time.monotonic() + patience
        while not _locked(file):
            if time.monotonic() >= until:
                file.close()
                return False
            time.sleep(_PERIOD)
        self._held = file
        return True

    def free(self) -> None:
        """Let another one play."""
        if self._held is not None:
            self._held.close()
            self._held = None


def anybody_plays(folder: Path) -> bool:
    """Whether any kiosk that keeps its locks in `folder` is running."""
    for lock in folder.glob("kiosk-*.lock"):
        try:
            with lock.open("ab") as file:
                if not _locked(file):
                    return True
        except OSError:
            continue
    return False


def _locked(file: BinaryIO) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:  # a file system without locks
        return True
    return True
