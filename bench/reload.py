"""Saves files under the running kiosk and says when the screen follows, and what frames cost meanwhile.

Plays a copy of the deck with a first slide of its own and a table of 1,900 synthetic companies, in real time, examined
in a process of its own as in the exhibition. Prints one line of JSON. Must not know goals or tables.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import xlsxwriter
from PySide6.QtCore import qVersion
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QApplication

from bench.rig import Rig, until, wait
from kiosk.app import App
from kiosk.booth.turns import take_short_turns
from kiosk.clock import SystemClock
from kiosk.content.examine import Here
from kiosk.look.probe import probe
from kiosk.slides import contents
from kiosk.staff.checking import Apart

_ROWS = 1900
_REST = 1.3  # s from the beginning of a transition to the next one's
_FIRST = "  - {{kind: statement, title: {{zh: 第 {0} 次保存, en: Save {0}}}}}\n"


class Timed(App):
    """The kiosk, and what each frame cost: its tick and the paint that follows.

    `frames` holds whether a page was leaving, the milliseconds its thread worked, and those that passed.
    """

    def __init__(self, *arguments: Any, **more: Any) -> None:
        self.frames_seen: list[tuple[bool, float, float]] = []
        super().__init__(*arguments, **more)

    def tick(self) -> None:
        leaving = self.stage.scene.leaving(self.clock.now())
        began, worked = time.perf_counter(), time.thread_time()
        super().tick()
        spent = (time.thread_time() - worked) * 1000, (time.perf_counter() - began) * 1000
        self.frames_seen.append((leaving, *spent))

    def paint(self, painter: QPainter, region: QRegion) -> None:
        began, worked = time.perf_counter(), time.thread_time()
        super().paint(painter, region)
        leaving, cpu, passed = self.frames_seen.pop() if self.frames_seen else (False, 0.0, 0.0)
        cpu, passed = cpu + (time.thread_time() - worked) * 1000, passed + (time.perf_counter() - began) * 1000
        self.frames_seen.append((leaving, cpu, passed))


class Saves:
    """The deck's files, and somebody who saves them as editors do."""

    def __init__(self, content: Path, folder: Path) -> None:
        self.content, self._table = folder / content.name, folder / "bench" / "companies.xlsx"
        shutil.copytree(content.parent / "assets", folder / "assets")
        self._table.parent.mkdir()
        text = content.read_text("utf-8")
        self._text = text.replace("\ncompanies:\n", "\ncompanies:\n  - bench/companies.xlsx\n", 1)
        if self._text == text:
            self._text = f"{text}\ncompanies:\n  - bench/companies.xlsx\n"
        self._count = 0
        self.table()
        self.deck()

    def deck(self) -> None:
        """The content file with another title on its first slide, by renaming."""
        self._count += 1
        text = self._text.replace("\nslides:\n", f"\nslides:\n{_FIRST.format(self._count)}", 1)
        fresh = self.content.with_suffix(".fresh")
        fresh.write_text(text, "utf-8")
        fresh.replace(self.content)

    def table(self) -> None:
        """The table, every name in it another one."""
        self._count += 1
        fresh = self._table.with_suffix(".fresh")
        with xlsxwriter.Workbook(str(fresh)) as book:
            sheet = book.add_worksheet()
            sheet.write_row(0, 0, ("企业名称", "英文名称", "赛道", "成立年份", "简介"))
            for number in range(_ROWS):
                name = f"示例企业{number:04}之{self._count}", f"Sample company {number:04} {self._count}"
                sheet.write_row(number + 1, 0, (*name, f"示例赛道{number % 8}", 2000 + number % 25, "仅用于测量。" * 4))
        fresh.replace(self._table)


def _turning(app: Timed, met: Callable[[], bool]) -> None:
    """Go from slide to slide, with hardly a rest, until `met`."""
    end, turn = time.monotonic() + 90, 0.0
    while not met():
        if time.monotonic() > end:
            raise RuntimeError("the screen never followed")
        if time.monotonic() > turn and not app.stage.scene.leaving(time.monotonic()):
            turn = time.monotonic() + _REST
            app.stage.jump((app.stage.index or 0) % (len(app.stage.deck.slides) - 1) + 1)
            app.frames.start(0)
        wait(0.02)


def _seconds(app: Timed, save: Callable[[], None], follow: Callable[[Callable[[], bool]], None]) -> float:
    """From a save to the moment when the stage has the new deck; the frame with it is the next one."""
    before = app.stage.deck
    save()
    began = time.monotonic()
    follow(lambda: app.stage.deck is not before)
    return time.monotonic() - began


def main() -> int:
    """Measure on the display that is there."""
    parser = argparse.ArgumentParser(prog="python -m bench.reload")
    parser.add_argument("content", type=Path)
    parser.add_argument("saves", type=int)
    words = parser.parse_args()
    seen: dict[str, Any] = {"still": [], "moving": [], "frames": []}
    chance = random.Random(5)
    take_short_turns()  # as the show does
    with TemporaryDirectory() as folder:
        saves = Saves(words.content, Path(folder))
        examiner = Apart([], Here(contents(), probe))
        rig = Rig(saves.content, SystemClock(), lambda *them, **more: Timed(*them, examiner=examiner, **more))
        app = rig.app
        assert isinstance(app, Timed)
        app.stage.toggle_pause()
        until(lambda: app.indexer.making is None and not app.follow.checking, "the first check never ended", 180)
        for _ in range(words.saves):
            wait(chance.uniform(0.6, 1.4))
            seen["still"].append(_seconds(app, saves.deck, lambda taken: until(taken, "the screen never followed", 90)))
        for _ in range(words.saves):
            app.frames_seen.clear()
            seen["moving"].append(_seconds(app, saves.table, lambda taken: _turning(app, taken)))
            _turning(app, lambda: app.indexer.making is None)
            seen["frames"] += app.frames_seen
        app.frames_seen.clear()
        end = time.monotonic() + 2.0 * words.saves
        _turning(app, lambda: time.monotonic() > end)
        seen["quiet"] = app.frames_seen
        facts = rig.facts()
        rig.quit()
    print(json.dumps({**facts, **seen, "qt": qVersion(), "platform": QApplication.platformName()}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
