"""A kiosk that records what visitors do, and what stands in its journal."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from kiosk.booth.journal import Journal
from kiosk.booth.journal_file import NAME
from tests.visitors import Visited, visited

COMPANIES = """
companies:
  - {id: jiushi, name: {zh: 九识智能, en: Jiushi Intelligence}, track: {zh: 无人驾驶, en: Driving}}
  - {id: sample, name: {zh: 示例企业, en: Sample company}, track: {zh: 工业软件, en: Software}}
"""
CHARTS = """\
  - id: charted
    name: {zh: 图表示例, en: Charted}
    charts:
      - {kind: bars, title: {zh: 今年, en: This year}, bars: [{label: {zh: 甲, en: A}, value: 1}]}
      - {kind: bars, title: {zh: 去年, en: Last year}, bars: [{label: {zh: 甲, en: A}, value: 2}]}
"""
TEAMS, LAKE = "slide/bars/创客团队", "slide/statement/一湖灯火"

Told = dict[str, Any]


class Watched:
    """A kiosk with a journal, and what stands in it."""

    def __init__(self, app: Visited, folder: Path) -> None:
        self.app, self.folder = app, folder

    def rows(self, *kinds: str) -> list[Told]:
        """Everything recorded so far, without times; of these kinds only."""
        assert self.app.journal.flush()
        with sqlite3.connect(self.folder / NAME) as file:
            found = file.execute("select kind, fields from events order by id").fetchall()
        return [{"kind": kind, **json.loads(told)} for kind, told in found if not kinds or kind in kinds]

    def one(self, kind: str) -> Told:
        (row,) = self.rows(kind)
        return row

    def counts(self, kind: str) -> dict[str, tuple[int, float]]:
        assert self.app.journal.flush()
        with sqlite3.connect(self.folder / NAME) as file:
            found = file.execute("select name, times, seconds from counts where kind = ?", (kind,)).fetchall()
        return {name: (times, seconds) for name, times, seconds in found}

    def go_away(self) -> None:
        """Nobody touches any more, and nobody answers."""
        self.app.pass_time(90, 0.25)
        assert not self.app.visitor.there


def watching(tmp_path: Path) -> Iterator[Callable[[str], Watched]]:
    content, folder = tmp_path / "content.yaml", tmp_path / "state"
    with ExitStack() as stack:

        def run(deck: str) -> Watched:
            content.write_text(deck, "utf-8")
            app = stack.enter_context(visited(content, (960, 540), lambda clock: Journal(folder, clock)))
            stack.callback(app.journal.close)
            return Watched(app, folder)

        yield run


def without(row: Told, *keys: str) -> Told:
    return {key: value for key, value in row.items() if key not in keys}
