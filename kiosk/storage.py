"""Where the kiosk keeps things between runs, and how it writes them: whole, or not at all.

Owns the state and the cache folder and the one way to replace a file. Must not know what is kept, or Qt.
"""

from __future__ import annotations

import glob
import os
from contextlib import suppress
from pathlib import Path

import platformdirs

#: Seconds after which nobody is still writing a file.
_ABANDONED = 3600.0


def state_folder() -> Path:
    """What must survive: staff's choices, the PIN's hash, the last good deck, the journal. May not exist yet."""
    return Path(platformdirs.user_state_dir("kiosk", appauthor=False))


def cache_folder() -> Path:
    """What may be thrown away at any time. May not exist yet."""
    return Path(platformdirs.user_cache_dir("kiosk", appauthor=False))


def write_whole(file: Path, content: bytes, *, private: bool = False) -> None:
    """Replace a file in one stroke: after a power cut it is the old one or the new one, never half of either.

    `private` lets only this user read it. Raises OSError when it cannot be written; the old file then stands.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with open(fresh, "wb", opener=lambda name, flags: os.open(name, flags, 0o600 if private else 0o644)) as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(file)
        _tidy(file)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise


def _tidy(file: Path) -> None:
    """What processes that were killed while they replaced the file have left behind."""
    written = file.stat().st_mtime
    for left in file.parent.glob(f".{glob.escape(file.name)}.*"):
        with suppress(OSError):  # somebody else tidies, too, or keeps it open
            if written - left.stat().st_mtime > _ABANDONED:
                left.unlink()
