"""The last good deck on disk: the content file, and copies of the tables and pictures it refers to.

Owns where it is kept, how it is replaced in one stroke, how large it may become, and that what has been damaged since
is noticed. What is kept lies in a folder as staff's own does, so it is checked and played like any other deck. Must
not know what a deck is, or Qt; whether it is good is asked of a function that is handed in.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from kiosk.storage import state_folder, write_whole

log = logging.getLogger("kiosk")
#: What the copies of one deck may take. Files for which there is no room are kept as fingerprints alone.
MOST_BYTES = 512 * 2**20
#: What must stay free on the disk when a copy is made.
SPARE_BYTES = 256 * 2**20
#: Decks of so many content files are kept; those that have not been good for longest go.
MOST_DECKS = 4
_BOOK = "kept.json"


@dataclass(frozen=True)
class Fingerprint:
    """What a file was: its size in bytes, its SHA-256, and whether there is a copy."""

    size: int
    sha256: str
    copied: bool = True


@dataclass(frozen=True)
class Kept:
    """A deck that was good: its content file, when staff saved it, and files that have been damaged since."""

    content: Path
    saved: datetime
    damaged: frozenset[Path] = frozenset()


class LastGood:
    """The last good deck of one content file."""

    def __init__(self, content: Path, root: Path | None = None) -> None:
        """`root` holds the decks of all content files: by default a folder of the state folder."""
        self._content = Path(os.path.abspath(content))
        self._root = root or state_folder() / "last-good"
        name = hashlib.sha256(str(self._content).encode("utf-8", "surrogatepass")).hexdigest()[:16]
        self._home = self._root / name

    def keep(self, files: Iterable[Path], good: Callable[[Path], bool]) -> bool:
        """Keep the content file and its `files` if the copies are `good`; returns whether they are kept now.

        What is kept already stays until then, and stays for good when the disk is full or may not be written.
        Call it where waiting does no harm.
        """
        try:
            found = self._fingerprints(files)
            book = self._book()
            if book is not None and book[1] == found and all(self._whole(book[0], found)):
                return True
            return self._replace(found, book, good)
        except (OSError, ValueError) as error:
            log.warning("上一个正确的版本没有存下来 · the last good deck is not kept: %s", error)
            return False

    def find(self) -> Kept | None:
        """What is kept, or None; copies that are not what they were are named. Never raises."""
        try:
            book = self._book()
            if book is None:
                return None
            folder, fingerprints, saved = book
            wrong = {name for name, print_ in fingerprints.items() if print_ != _fingerprint(folder / name)}
        except (OSError, ValueError) as error:
            log.warning("上一个正确的版本读不出来 · the last good deck cannot be read: %s", error)
            return None
        if self._content.name in wrong:
            return None
        return Kept(folder / self._content.name, saved, frozenset(folder / name for name in wrong))

    # ----- the book of what is kept -----------------------------------------------------------------------

    def _book(self) -> tuple[Path, dict[str, Fingerprint], datetime] | None:
        """The folder that counts, what its files are, and since when; None when there is none that can be read."""
        try:
            told: Any = json.loads((self._home / _BOOK).read_text("utf-8"))
            folder = self._home / str(int(told["folder"]))
            files = {str(name): Fingerprint(**print_) for name, print_ in told["files"].items()}
            return folder, files, datetime.fromisoformat(told["saved"])
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None

    def _fingerprints(self, files: Iterable[Path]) -> dict[str, Fingerprint]:
        """By its path inside the folder, what each file is. Raises OSError when one is gone."""
        folder, left = self._content.parent, MOST_BYTES
        found: dict[str, Fingerprint] = {}
        for file in (self._content, *(Path(os.path.abspath(file)) for file in files)):
            print_ = _fingerprint(file)
            if print_ is None:
                raise FileNotFoundError(str(file))
            left -= print_.size
            name = file.relative_to(folder).as_posix()
            found[name] = print_ if left >= 0 else Fingerprint(print_.size, print_.sha256, copied=False)
        return found

    def _whole(self, folder: Path, files: Mapping[str, Fingerprint]) -> Iterable[bool]:
        return (_fingerprint(folder / name) == print_ for name, print_ in files.items() if print_.copied)

    def _replace(
        self,
        files: dict[str, Fingerprint],
        book: tuple[Path, dict[str, Fingerprint], datetime] | None,
        good: Callable[[Path], bool],
    ) -> bool:
        self._tidy(book[0] if book else None)  # what a process that was killed has left half done
        fresh = self._fresh_folder()
        try:
            there = {print_.sha256: book[0] / name for name, print_ in book[1].items()} if book else {}
            self._copy(files, fresh, there)
            left_out = any(not print_.copied for print_ in files.values())
            copied = {name: print_ for name, print_ in files.items() if print_.copied}
            # What was saved while it was copied is another deck, and will be kept in its turn.
            if not all(self._whole(fresh, copied)) or not (left_out or good(fresh / self._content.name)):
                raise ValueError("it changed while it was copied")
            saved = self._saved(copied).isoformat(timespec="seconds")
            told = {"content": str(self._content), "folder": fresh.name, "saved": saved}
            told_files = {name: asdict(print_) for name, print_ in files.items()}
            text = json.dumps({**told, "files": told_files}, ensure_ascii=False, indent=1)
            write_whole(self._home / _BOOK, text.encode("utf-8", "surrogateescape"))
        except BaseException:
            shutil.rmtree(fresh, ignore_errors=True)
            raise
        self._tidy(fresh)
        return True

    def _saved(self, files: Iterable[str]) -> datetime:
        """When somebody last saved one of the files."""
        newest = max((self._content.parent / name).stat().st_mtime for name in files)
        return datetime.fromtimestamp(newest).astimezone()

    def _fresh_folder(self) -> Path:
        self._home.mkdir(parents=True, exist_ok=True)
        numbers = [int(entry.name) for entry in self._home.iterdir() if entry.name.isdecimal()]
        fresh = self._home / str(max(numbers, default=0) + 1)
        fresh.mkdir()
        return fresh

    def _copy(self, files: Mapping[str, Fingerprint], fresh: Path, there: Mapping[str, Path]) -> None:
        """Copies; what the last good deck had already is linked where the file system can."""
        wanted = sum(print_.size for print_ in files.values() if print_.copied and print_.sha256 not in there)
        if shutil.disk_usage(fresh).free < wanted + SPARE_BYTES:
            raise OSError("磁盘快满了 · the disk is nearly full")
        for name, print_ in files.items():
            copy = fresh / name
            if not print_.copied:
                continue
            copy.parent.mkdir(parents=True, exist_ok=True)
            if print_.sha256 in there:
                with suppress(OSError):
                    os.link(there[print_.sha256], copy)
                if _fingerprint(copy) == print_:
                    continue
                copy.unlink(missing_ok=True)
            write_whole(copy, (self._content.parent / name).read_bytes())

    def _tidy(self, counts: Path | None) -> None:
        """What no longer counts goes: other copies, and decks that have not been good for longest."""
        for entry in self._home.glob("[0-9]*"):
            if entry != counts:
                shutil.rmtree(entry, ignore_errors=True)
        books = sorted(self._root.glob(f"*/{_BOOK}"), key=lambda book: book.stat().st_mtime)
        for book in books[:-MOST_DECKS]:
            shutil.rmtree(book.parent, ignore_errors=True)


def _fingerprint(file: Path) -> Fingerprint | None:
    """What a file is; None when it cannot be read."""
    try:
        with file.open("rb") as opened:
            digest = hashlib.file_digest(opened, "sha256").hexdigest()
            return Fingerprint(opened.tell(), digest)
    except OSError:
        return None
