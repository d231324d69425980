"""Taps on the real kiosk, a process of its own with its own clock, and times each from the event to changed pixels.

Runs inside a measuring process whose display's pixels are mapped; prints one line of JSON. Must not know goals.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QPointF, qVersion
from PySide6.QtWidgets import QApplication

from bench.outside import Glass, Hand
from bench.places import Places, Points
from bench.virtual import ROOT

_HELD = 0.09  # s from press to release, as visitors tap
_LOOK = 0.25  # s in which a kiosk at rest has used no more than this share of a core:
_IDLE = 0.06
_PATIENCE = 12.0  # s; a slide that never quite rests is tapped all the same
_ANSWER = 8.0  # s
_HURRY = 0.7  # s between two taps of a visitor in a hurry
_KINDS = ("press", "fact", "next", "sheet", "sheet_first", "language", "jump", "hurried")


class Tapper:
    """A visitor who goes through all there is to touch."""

    def __init__(self, process: subprocess.Popen[bytes], glass: Glass, places: Places, count: int) -> None:
        """`count` taps of each kind, where the deck has room for them."""
        self._process, self._glass, self._places, self._count = process, glass, places, count
        self._hand = Hand()
        self.taps: dict[str, list[float]] = {kind: [] for kind in _KINDS}
        self._last = len(places.deck.slides) - 1

    def visit(self) -> None:
        """Everything."""
        start = self._glass.watch(self._places.words(0))
        if start.changed(time.perf_counter(), 30) is None:
            raise RuntimeError("the first slide never came")
        self._settle()
        self._tap(self._places.nothing)  # which wakes it
        self._home()
        self._read()
        self._speak()
        self._open_sheets()
        self._jump()
        self._hurry()

    # ----- one tap ----------------------------------------------------------------------------------------

    def _settle(self) -> None:
        """Wait until the kiosk has nothing more to do."""
        file = Path(f"/proc/{self._process.pid}/schedstat")
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            before = int(file.read_text().split()[0])
            time.sleep(_LOOK)
            if (int(file.read_text().split()[0]) - before) / 1e9 < _IDLE * _LOOK:
                return

    def _tap(
        self,
        at: QPointF,
        kind: str = "",
        answer: Points | None = None,
        pressed: Points | None = None,
        *,
        settled: bool = True,
    ) -> None:
        """Tap; with an answer to look for, note how long it took, and the same of how it looks pressed."""
        self._hand.move(at.x(), at.y())
        time.sleep(0.03)
        if settled:
            self._settle()
        watch = self._glass.watch(pressed) if pressed else None
        sent = self._hand.press()
        if watch is not None:
            self._note("press", at, watch.changed(sent, _ANSWER))
        time.sleep(max(0.0, sent + _HELD - time.perf_counter()))
        watch = self._glass.watch(answer) if answer else None
        sent = self._hand.lift()
        if watch is not None:
            self._note(kind, at, watch.changed(sent, _ANSWER))

    def _note(self, kind: str, at: QPointF, ms: float | None) -> None:
        if ms is None:
            number = len(self.taps[kind]) + 1
            raise RuntimeError(f"no answer to {kind} number {number}, a tap at {at.x():.0f}, {at.y():.0f}")
        self.taps[kind].append(ms)

    def _left(self, kind: str) -> bool:
        return len(self.taps[kind]) < self._count

    def _home(self) -> None:
        self._tap(self._places.cell("home").center())

    # ----- what is tapped ---------------------------------------------------------------------------------

    def _read(self) -> None:
        """Through the deck by the dock, with a few marks on every slide that has some."""
        places, slides = self._places, range(self._last + 1)
        marks = [list(places.facts(index)) for index in slides]
        each = -(-self._count // max(1, sum(bool(spots) for spots in marks)))
        while (self._last and self._left("next")) or (any(marks) and self._left("fact")):
            for index in slides:
                for at, frame in marks[index][:each] if self._left("fact") else ():
                    self._tap(at, "fact", frame)
                    self._tap(at)  # a second time closes it
                if index < self._last:
                    at, pressed = places.pressed("next")
                    measured = self._left("next")
                    self._tap(at, "next", places.words(index) if measured else None, pressed if measured else None)
            self._home()

    def _speak(self) -> None:
        """Both languages, on one slide after the other."""
        places, index = self._places, 0
        while self._left("language"):
            for _ in range(2):
                self._tap(places.cell("language").center(), "language", places.words(index))
                places.toggle_language()
            if index < self._last:
                self._tap(places.cell("next").center())
                index += 1
        self._home()

    def _open_sheets(self) -> None:
        """The sheet; for the first time in a language, and again."""
        places = self._places
        while self._left("sheet"):
            for kind in ("sheet_first", *["sheet"] * 5):
                if self._left(kind):
                    self._tap(places.cell("access").center(), kind, places.words(0))
                    self._tap(places.done())
            self._tap(places.cell("language").center())
            places.toggle_language()

    def _jump(self) -> None:
        """To slides that no one could have painted ahead: neither neighbours nor where it has just been."""
        if self._last < 5:
            return
        here, step = 0, max(2, (self._last + 1) // 3)
        while self._left("jump"):
            there = (here + step) % (self._last + 1)
            self._tap(self._places.segment(there), "jump", self._places.words(here))
            here = there
        self._settle()
        self._home()

    def _hurry(self) -> None:
        """Next, and next again while the slide that came is still entering."""
        places = self._places
        self._settle()
        while self._left("hurried") and self._last > 1:
            for index in range(self._last):
                kind = "hurried" if index else ""
                if kind and not self._left(kind):
                    break
                at = places.cell("next").center()
                self._tap(at, kind, places.words(index) if kind else None, settled=not kind)
                time.sleep(_HURRY - _HELD)
            self._home()


@contextmanager
def _kiosk(content: Path, environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    with TemporaryDirectory() as nothing_kept:
        command = [sys.executable, "main.py", "run", str(content)]
        environment = {**environment, "XDG_CACHE_HOME": nothing_kept}
        with subprocess.Popen(command, cwd=ROOT, env=environment) as process:
            try:
                yield process
            finally:
                process.kill()


def main() -> int:
    """Do it on the display of the environment."""
    parser = argparse.ArgumentParser(prog="python -m bench.tapping")
    parser.add_argument("content", type=Path)
    parser.add_argument("screen", type=Path, help="the file that holds the display's pixels")
    parser.add_argument("count", type=int, help="taps of each kind")
    words = parser.parse_args()
    kiosks = dict(os.environ)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # this process only works out where things stand
    qt = QApplication(["tapping"])
    glass = Glass(words.screen)
    places = Places(words.content, (glass.width, glass.height))
    with _kiosk(words.content, kiosks) as process:
        tapper = Tapper(process, glass, places, words.count)
        tapper.visit()
        if process.poll() is not None:
            raise RuntimeError("the kiosk has ended")
    deck = {"slides": len(places.deck.slides), "failed": len(places.stage.book.failed), "errors": places.errors}
    print(json.dumps({"taps": tapper.taps, **deck, "qt": qVersion(), "platform": kiosks["QT_QPA_PLATFORM"]}))
    qt.quit()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
