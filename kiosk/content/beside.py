"""From a path written in the deck to a file in the folder of `content.yaml`, or the reason why not.

Owns where files of the deck may lie, how their names are spelt, and which one was most likely meant. Lists each folder
once, however many files are asked for. Must not know what is in the files, or Qt.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from kiosk.content.problems import nearest

#: "Did you mean" compares with every file of a folder; after so many that are missing nobody reads it.
_MOST_GUESSES = 20


@dataclass(frozen=True)
class Located:
    """The file (None when it lies outside the folder), and what is wrong: the end of a code, and parameters."""

    file: Path | None
    fault: str | None = None
    params: tuple[tuple[str, str], ...] = ()


class Beside:
    """The content folder during one check."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._root = folder.resolve()
        self._names: dict[Path, frozenset[str]] = {}
        self._inside: dict[Path, bool] = {}
        self._guesses = 0

    def locate(self, written: str, formats: Sequence[str], largest: int) -> Located:
        """The file that `written` means, of one of the `formats` and at most `largest` bytes."""
        name = written.strip().replace("\\", "/")
        if PurePosixPath(name).is_absolute() or PureWindowsPath(name).drive or re.match(r"[A-Za-z][\w+.-]+:|~", name):
            return _wrong(None, "absolute", written)
        file, path = self.folder / name, PurePosixPath(name)
        try:
            inside = ".." not in path.parts and "\0" not in name and self._holds(file)
        except (OSError, RuntimeError):  # a ring of links
            inside = False
        if not inside:
            return _wrong(None, "outside", written)
        try:
            if case := self._other_case(path):
                return _wrong(file, "case", written, nearest=case)
            status = file.stat()
        except FileNotFoundError:
            return _wrong(file, "missing", written, nearest=self._alike(path, formats))
        except OSError:
            return _wrong(file, "unreadable", written)
        if not stat.S_ISREG(status.st_mode):
            return _wrong(file, "not_file", written)
        if file.suffix.lower() not in formats:
            return _wrong(file, "format", written)
        if status.st_size > largest:
            size, most = str(status.st_size // 2**20), str(largest // 2**20)
            return _wrong(file, "heavy", written, size=size, most=most)
        return Located(file)

    def _holds(self, file: Path) -> bool:
        """Whether a file lies inside the folder, links followed."""
        if file == self.folder or os.path.islink(file):
            return file.resolve().is_relative_to(self._root)
        if file.parent not in self._inside:
            self._inside[file.parent] = file.parent.resolve().is_relative_to(self._root)
        return self._inside[file.parent]

    def _listed(self, folder: Path) -> frozenset[str]:
        if folder not in self._names:
            self._names[folder] = frozenset(os.listdir(folder) if folder.is_dir() else ())
        return self._names[folder]

    def _other_case(self, name: PurePosixPath) -> str:
        """The path with the capitals its files have, when they differ; Linux would not find it, Windows would."""
        spelt: list[str] = []
        for part in name.parts:
            names = self._listed(self.folder.joinpath(*spelt))
            if part not in names:
                part = next((other for other in sorted(names) if other.casefold() == part.casefold()), part)
            spelt.append(part)
        real = "/".join(spelt)
        return real if real != "/".join(name.parts) and (self.folder / real).exists() else ""

    def _alike(self, name: PurePosixPath, formats: Sequence[str]) -> str:
        """The file that was most likely meant, among those of the folder that was named and of `assets`."""
        self._guesses += 1
        if self._guesses > _MOST_GUESSES:
            return ""
        try:
            places = tuple(dict.fromkeys((name.parent, PurePosixPath("assets"))))
            files = [str(place / entry) for place in places for entry in sorted(self._listed(self.folder / place))]
        except OSError:
            return ""
        by_stem = {PurePosixPath(file).stem: file for file in files if PurePosixPath(file).suffix.lower() in formats}
        return by_stem.get(nearest(name.stem, by_stem), "")


def _wrong(file: Path | None, fault: str, written: str, **params: str) -> Located:
    return Located(file, fault, (("given", written), *params.items()))
