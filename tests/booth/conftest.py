"""A disk that can be filled up."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from kiosk.booth import journal_file
from kiosk.booth.log_files import LogFiles
from tests.booth.disks import Disk


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    """A disk of 1 MB that can be made `full`, `readonly` and `well` again; the function returns a folder on it.

    It is a real one where we may mount, else writing fails as it does on one. (A disk on which a file is open cannot be
    made read-only from outside; there, too, writing fails.)
    """
    folder, add = tmp_path / "disk", journal_file.add
    folder.mkdir()
    mounted = os.name == "posix" and os.geteuid() == 0 and _mount("-t", "tmpfs", "-o", "size=1m", "kiosk-test", folder)

    def refuse(code: int) -> Callable[..., None]:
        error = sqlite3.OperationalError("refused")
        error.sqlite_errorcode = code

        def fail(*_: object) -> None:
            raise error

        return fail

    look_after = LogFiles._look_after

    def no_space(_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    def pretend(state: str) -> Path:
        codes = {"full": sqlite3.SQLITE_FULL, "readonly": sqlite3.SQLITE_READONLY}
        monkeypatch.setattr(journal_file, "add", refuse(codes[state]) if state in codes else add)
        monkeypatch.setattr(LogFiles, "_look_after", no_space if state in codes else look_after)
        return folder

    def make(state: str) -> Path:
        filler = folder / "filler"
        pretend(state if state == "readonly" and not _mount("-o", "remount,ro", folder) else "well")
        if state != "readonly":
            assert _mount("-o", "remount,rw", folder)
        if state == "full":
            with filler.open("ab", 0) as out, suppress(OSError):
                while True:
                    out.write(b"x" * 512)
        elif state == "well":
            filler.unlink(missing_ok=True)
        return folder

    yield make if mounted else pretend
    if mounted:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def _mount(*words: str | Path) -> bool:
    return subprocess.run(["mount", *map(str, words)], capture_output=True, check=False).returncode == 0
