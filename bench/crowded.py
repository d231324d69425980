"""A visitor among many companies: opens the directory, flings the list, types; and what every frame of it costs.

Runs inside a measuring process on a deck that `bench.crowd` wrote, and prints one line of JSON. Must not know goals.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psutil
from PySide6.QtCore import QEvent, QPointF, qVersion
from PySide6.QtWidgets import QApplication

from bench.crowd import write
from bench.rig import Rig, until
from kiosk.app import App
from kiosk.booth.heap import give_back_large_blocks
from kiosk.booth.turns import take_short_turns
from kiosk.clock import Clock, ManualClock, SystemClock
from kiosk.companies.directory import DirectoryPage
from kiosk.content.examine import Examiner, Here
from kiosk.look.probe import probe
from kiosk.slides import contents
from kiosk.staff.checking import Apart
from kiosk.stage.gesture import Phase
from kiosk.stage.overlay import FRAME

_LETTERS = 4  # of each query
_FAR = 0.3  # of the list's window, that a finger goes before it lets go
_WARM = 3  # queries of which nothing is noted
_MB = 1e6


class Crowded(Rig):
    """A kiosk whose companies have come and are indexed, awake, with a finger on it."""

    def __init__(self, content: Path, clock: Clock | None = None, examiner: Examiner | None = None) -> None:
        super().__init__(content, clock, partial(App, examiner=examiner))

    def come(self) -> None:
        """Wait until all companies are there and can be searched, and a visitor is awake on the first slide."""
        until(self._searchable, "the companies were never indexed", 240)
        self.tap(QPointF(1, 1))
        self.rest(1.2)

    def _searchable(self) -> bool:
        self.draw()
        return self.whole and self.app.tour.searchable

    @property
    def whole(self) -> bool:
        """Whether all companies have come, and are on the stage."""
        follow, stage = self.app.follow, self.app.stage
        come = follow.checked.good and not follow.checked.waiting
        return come and stage.deck.companies is follow.deck.companies

    def step(self, act: Callable[[], None] | None = None) -> float:
        """A frame, a sixtieth of a second after the last; what it cost in ms of CPU."""
        assert isinstance(self.clock, ManualClock)
        self.clock.advance(FRAME)
        ms = self.frame(act)
        self.qt.processEvents()
        self.qt.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # which only a running event loop would
        return ms

    def rest(self, seconds: float = 0.0) -> list[float]:
        """Frames until nothing moves, for at least so long; then all the work that may be done ahead."""
        app, now = self.app, self.clock.now
        end = now() + seconds
        frames = []
        while now() < end or app.touch.busy or app.stage.scene.moving(now()):
            frames.append(self.step())
        self.settle()
        while app.tour.behind:
            app.tour.work()
        return frames

    def tap(self, at: QPointF) -> float:
        """Press and, some frames later, release; what the frame with the answer cost."""
        self.step(lambda: self.app.pointer("down", 0, at.x(), at.y()))
        for _ in range(5):
            self.step()
        return self.step(lambda: self.app.pointer("up", 0, at.x(), at.y()))

    def control(self, key: str) -> QPointF:
        """The middle of what can be touched."""
        return next(one.rect.center() for one in self.app.visitor.controls if one.key == key)

    @property
    def page(self) -> DirectoryPage:
        """The directory that shows."""
        page = self.app.stage.scene.page
        assert isinstance(page, DirectoryPage)
        return page


def _apart() -> Apart:
    return Apart([], Here(contents(), probe))


def visit(content: Path, taps: int) -> dict[str, Any]:
    """The directory opened, flung and searched, each many times."""
    rig = Crowded(content)
    rig.come()
    seen = {
        "openings": list(_openings(rig, taps // 2)), "flings": list(_flings(rig, taps // 2)),
        "keys": list(_queries(rig, taps)),
        "companies": len(rig.app.stage.deck.companies), **rig.facts(),
    }  # fmt: skip
    rig.quit()
    return seen


def _openings(rig: Crowded, times: int) -> Iterator[dict[str, Any]]:
    """From the first slide: the frame that answers, and the worst until the directory stands."""
    for _ in range(times):
        cell = next(key for key in (one.key for one in rig.app.visitor.controls) if key.endswith("companies"))
        first = rig.tap(rig.control(cell))
        assert isinstance(rig.app.stage.scene.page, DirectoryPage)
        yield {"first": first, "fade": rig.rest(0.5)}
        rig.tap(rig.control("pad.home"))
        rig.rest(1.0)


def _flings(rig: Crowded, times: int) -> Iterator[list[float]]:
    """Every frame of a finger that throws the list and of the list that flies on."""
    cell = next(key for key in (one.key for one in rig.app.visitor.controls) if key.endswith("companies"))
    rig.tap(rig.control(cell))
    rig.rest(1.0)
    where = rig.page.plan
    start, sideways = where.grid.center(), where.sideways
    length = (where.grid.width() if sideways else where.grid.height()) * _FAR
    for number in range(times):
        far = length * (-1 if number % 4 < 3 else 1)
        way = [start, *(_along(start, far * part / 6, sideways) for part in range(7))]
        moves: list[Phase] = ["move"] * (len(way) - 2)
        phases: list[Phase] = ["down", *moves, "up"]
        frames = [
            rig.step(partial(rig.app.pointer, phase, 0, at.x(), at.y())) for phase, at in zip(phases, way, strict=True)
        ]
        yield frames + rig.rest(0.1)


def _along(start: QPointF, far: float, sideways: bool) -> QPointF:
    return start + (QPointF(far, 0) if sideways else QPointF(0, far))


def _queries(rig: Crowded, times: int) -> Iterator[dict[str, Any]]:
    """Initials of companies, letter by letter, and the query cleared: the frame after each release of a key."""
    index = rig.page.index
    assert index is not None
    chance = random.Random(4)
    companies = rig.app.stage.deck.companies
    for number in range(times + _WARM):
        company = chance.choice(companies)
        letters = [spelled[0][:1].upper() for spelled in index.spelled(companies.index(company))][:_LETTERS]
        for letter in (letter for letter in letters if letter.isalpha()):
            before = rig.page.state.query
            ms = rig.tap(rig.control(f"pad.{letter}"))
            if number >= _WARM and rig.page.state.query != before:
                yield {"query": rig.page.state.query, "ms": ms, "found": len(rig.page.places), "rest": rig.rest(0.1)}
            else:
                rig.rest(0.1)
        ms = rig.tap(rig.control("pad.clear"))
        if number >= _WARM:
            yield {"query": "", "ms": ms, "found": len(rig.page.places), "rest": rig.rest(0.1)}


def index(content: Path, _taps: int) -> dict[str, Any]:
    """How long companies take to come and to be indexed, and the longest frame meanwhile, in real time.

    Something always moves: whoever waits for a frame sees the threads beside it.
    """
    began = time.perf_counter()
    rig = Crowded(content, SystemClock(), _apart())
    app, frames = rig.app, list[tuple[str, float]]()
    marks: dict[str, float] = {}
    while not ("indexed" in marks and frames):
        if not app.stage.scene.moving(app.clock.now()):
            app.stage.next()
        moving, start = app.stage.scene.moving(app.clock.now()), time.perf_counter()
        rig.draw()
        took = (time.perf_counter() - start) * 1000
        came, searchable = rig.whole, app.tour.searchable
        if moving:  # else the tick may have worked ahead
            frames.append(("index" if came else "come", took))
        if came:
            marks.setdefault("came", time.perf_counter() - began)
        if came and searchable:
            marks.setdefault("indexed", time.perf_counter() - began)
        rig.qt.processEvents()
        time.sleep(max(0.0, FRAME - (time.perf_counter() - start)))
    facts = rig.facts()
    rig.quit()
    return {**facts, **marks, "frames": frames, "companies": len(app.stage.deck.companies)}


def memory(content: Path, taps: int) -> dict[str, Any]:
    """Memory that is shared with nobody, in MB, once a visitor has been through the whole list.

    Tables are read in a process of their own, as in a show: this one keeps nothing of them but the companies.
    """
    rig = Crowded(content, examiner=_apart())
    rig.come()
    process = psutil.Process()
    start = process.memory_full_info().uss / _MB
    _ = list(_openings(rig, 1)), list(_flings(rig, taps // 2))
    companies = rig.app.stage.deck.companies
    for place in range(0, len(companies), max(1, len(companies) // 100)):
        rig.page.grid.reach_place(place)
        rig.rest(0.1)
    end = process.memory_full_info().uss / _MB
    facts = rig.facts()
    rig.quit()
    return {**facts, "start": start, "end": end, "companies": len(companies)}


def main() -> int:
    """Do the job named on the command line."""
    jobs: dict[str, Callable[[Path, int], dict[str, Any]]] = {"visit": visit, "index": index, "memory": memory}
    parser = argparse.ArgumentParser(prog="python -m bench.crowded")
    parser.add_argument("job", choices=jobs)
    parser.add_argument("deck", type=Path, help="the content file that is made larger")
    parser.add_argument("count", type=int, help="synthetic companies; 0 for none")
    parser.add_argument("taps", type=int, help="queries, and twice as many as openings and flings")
    parser.add_argument("--logos", action="store_true")
    words = parser.parse_args()
    give_back_large_blocks()  # as the show does
    take_short_turns()  # as well
    _qt = QApplication(["crowded"])
    with TemporaryDirectory() as folder:
        content = write(Path(folder), words.deck, words.count, logos=words.logos) if words.count else words.deck
        seen = jobs[words.job](content, words.taps)
    print(json.dumps({**seen, "qt": qVersion(), "platform": QApplication.platformName()}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
