"""Brings a line of a file into the editor, as far as it can: always on the clipboard, and opened if one is known.

Never waits for the editor. Must not know problems or slides.
"""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

from PySide6.QtCore import QProcess
from PySide6.QtGui import QGuiApplication

#: Editors that open a file at a line, with the words they take.
_KNOWN = {
    "code": "{program} -g {file}:{line}:{column}",
    "codium": "{program} -g {file}:{line}:{column}",
    "code-insiders": "{program} -g {file}:{line}:{column}",
}


class Editor:
    """The editor of this machine; `command` is one that staff named, like `gedit +{line} {file}`."""

    def __init__(self, command: str | None = None) -> None:
        """Look for an editor, unless one is named; "" means that none is to be opened."""
        found = ((shutil.which(name), words) for name, words in _KNOWN.items())
        self._command = next((words.replace("{program}", shlex.quote(at)) for at, words in found if at), "")
        if command is not None:
            self._command = command

    @property
    def known(self) -> bool:
        """Whether a line can be opened."""
        return bool(self._command)

    @staticmethod
    def copy(place: str) -> None:
        """Put a place on the clipboard."""
        QGuiApplication.clipboard().setText(place)

    def open(self, file: Path, line: int, column: int) -> bool:
        """Open the file there; returns whether a process has begun."""
        try:
            words = [part.format(file=file, line=line, column=column) for part in shlex.split(self._command)]
        except (ValueError, LookupError):  # odd quotes or braces in a command that staff wrote
            return False
        if not words:
            return False
        process = QProcess()
        process.setProgram(words[0])
        process.setArguments(words[1:])
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        began: object = process.startDetached()  # a bool, though its stub says otherwise
        return began is True
