"""Starts of the packaged kiosk as a machine without Python has it, from outside: when the first slide's words show.

Runs inside a measuring process whose display's pixels are mapped; prints one line of JSON. A copy of the folder is
started with an empty environment but for the display and a home, then the same from source beside it.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication

from bench.outside import Glass
from bench.places import Places, Points
from bench.virtual import ROOT

_PATIENCE = 60.0  # s that a start may take, or the first slide's picture until it is kept
_LOOK = 0.05  # s from one look for that picture to the next
_ENDS = 10.0  # s that a kiosk may take to leave


class Starts:
    """One program, started again and again in a home of its own."""

    def __init__(self, command: Sequence[str], folder: Path, glass: Glass, words: Points) -> None:
        """`command` is run in `folder`, and shows its first slide when anything bright stands at `words`."""
        self._command, self._folder, self._glass, self._words = command, folder, glass, words

    def times(self, count: int) -> dict[str, list[float]]:
        """Seconds until the words show, of so many starts painted `anew`, and as many from a `kept` picture."""
        seen: dict[str, list[float]] = {"anew": [], "kept": []}
        self._start_in_new_home(1)  # the system has the program's files in memory then
        for _ in range(count):
            anew, kept = self._start_in_new_home(2)
            seen["anew"].append(anew)
            seen["kept"].append(kept)
        return seen

    def _start_in_new_home(self, starts: int) -> list[float]:
        with TemporaryDirectory(ignore_cleanup_errors=True) as home:
            return [self._start(Path(home)) for _ in range(starts)]

    def _start(self, home: Path) -> float:
        environment = {"DISPLAY": os.environ["DISPLAY"], "HOME": str(home)}
        _until(lambda: not self._glass.bright(self._words), "the last kiosk is still to be seen")
        began = time.monotonic()
        with subprocess.Popen(self._command, cwd=self._folder, env=environment) as process:
            try:
                _until(lambda: self._glass.bright(self._words), "the first slide's words never came", 0.001)
                seconds = time.monotonic() - began
                _until(lambda: any((home / ".cache").rglob("*.png")), "the first slide's picture was not kept")
            finally:
                process.terminate()
                try:
                    process.wait(_ENDS)
                except subprocess.TimeoutExpired:
                    process.kill()
        return seconds


def _until(met: Callable[[], bool], complaint: str, period: float = _LOOK) -> None:
    end = time.monotonic() + _PATIENCE
    while not met():
        if time.monotonic() > end:
            raise RuntimeError(complaint)
        time.sleep(period)


def main() -> int:
    """Do it on the display of the environment."""
    parser = argparse.ArgumentParser(prog="python -m bench.packed")
    parser.add_argument("content", type=Path)
    parser.add_argument("screen", type=Path, help="the file that holds the display's pixels")
    parser.add_argument("folder", type=Path, help="what `make dist` made")
    parser.add_argument("count", type=int, help="starts of each kind")
    words = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # this process only works out where things stand
    qt = QApplication(["packed"])
    glass = Glass(words.screen)
    places = Places(words.content, (glass.width, glass.height))
    lines = places.words(0)
    with TemporaryDirectory() as clean:
        folder = Path(clean) / "kiosk"
        shutil.copytree(words.folder, folder, symlinks=True)
        megabytes = sum(file.lstat().st_size for file in folder.rglob("*") if not file.is_dir()) / 1e6
        packed = Starts([str(folder / "kiosk")], folder, glass, lines).times(words.count)
    source = Starts([sys.executable, str(ROOT / "main.py")], ROOT, glass, lines).times(words.count)
    deck = {"slides": len(places.deck.slides), "failed": len(places.stage.book.failed), "errors": places.errors}
    seen = {"packed": packed, "source": source, "megabytes": megabytes}
    print(json.dumps({**seen, **deck, "qt": qVersion(), "platform": "xcb"}))
    qt.quit()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
