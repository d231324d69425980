"""The real kiosk in a cage: its window on an invisible desktop, its folder a copy, its clock turned by hand.

Owns that time passes only when it is told to, and that work done beside the show is waited for, so that the same
events always come to the same. Must not know what is done to the kiosk, or what is looked for.
"""

from __future__ import annotations

import gc
import json
import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar, cast

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication

from bench.virtual import ROOT
from kiosk.app import App
from kiosk.booth.exits import LEFT
from kiosk.booth.journal import Journal
from kiosk.clock import ManualClock
from kiosk.staff.pin import Pin
from kiosk.stage.overlay import FRAME
from kiosk.storage import state_folder

#: Seconds that work beside the show may take before it counts as stuck.
_PATIENCE = 600
#: What opens the staff panel.
PIN = "2580"


class HandClock(ManualClock):
    """A clock turned by hand whose time of day may jump."""

    jumped = timedelta()

    def wall(self) -> Any:
        """The time of day, after all jumps."""
        return super().wall() + self.jumped


class HandTimer(QTimer):
    """In place of the frame timer: says when the app wants its next tick, and lets nothing happen by itself."""

    def __init__(self, clock: ManualClock) -> None:
        super().__init__()
        self._clock = clock
        self.due: float | None = None

    def start(self, ms: int = 0) -> None:
        self.due = self._clock.now() + ms / 1000

    def stop(self) -> None:
        self.due = None

    def isActive(self) -> bool:  # noqa: N802 — Qt's name
        return self.due is not None


class Kiosk(App):
    """The app, started; `left` counts how often somebody who is not staff got out."""

    clock: HandClock
    hand: HandTimer
    left = 0
    #: What stands round every tick, such as a watch.
    timed: Callable[[], AbstractContextManager[None]] = nullcontext

    def let(self, seconds: float, least: float = 0.0) -> None:
        """Let time pass as the app's own timer would; `least` seconds between two ticks thin the frames.

        Work ahead is not thinned: it is done between frames, and would never come to its turn.
        """
        end = self.clock.now() + seconds
        while (due := self.hand.due) is not None and due <= end:
            due = min(end, max(due, self._ticked + (0.0 if self._working else least)))
            self.clock.advance(max(0.0, due - self.clock.now()))
            Waiting.settle()
            if self.indexer.making is not None:  # by a process that comes last on a busy machine: no part of the tick
                self.indexer.making.result(_PATIENCE)
            with self.timed():
                self.tick()
                cast(QApplication, QApplication.instance()).processEvents()
                # What an event loop that runs does by itself.
                QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.clock.advance(max(0.0, end - self.clock.now()))

    @property
    def _working(self) -> bool:
        """Whether there is work ahead, and nothing moves that would keep it waiting."""
        stage = self.stage
        return stage.index is not None and stage.at_rest and stage.ahead.behind(stage.loop, stage.book, stage.scene)

    def quit(self, status: int = LEFT) -> None:
        """Somebody wants to leave: the show goes on; unless they are staff, at their panel, it is noted."""
        if self.desk.up:
            self.desk.close()
        else:
            self.left += 1

    def end(self) -> None:
        """Really leave."""
        super().quit()


class AtOnce:
    """Hands that follow the content file within the tick that asks for it: so it always changes at the same one."""

    busy = False

    def do(self, work: Callable[[], bool], then: Callable[[], None]) -> None:
        if work():
            then()

    def end(self) -> None: ...


class Waiting:
    """Work handed to thread pools, anywhere in the kiosk: waited for before time passes."""

    _given: ClassVar[list[Future[Any]]] = []
    _submit = ThreadPoolExecutor.submit

    @classmethod
    @contextmanager
    def all(cls) -> Iterator[None]:
        """While this holds, every pool's work is known."""

        def submit(pool: ThreadPoolExecutor, *what: Any, **more: Any) -> Future[Any]:
            future = cls._submit(pool, *what, **more)
            cls._given.append(future)
            return future

        ThreadPoolExecutor.submit = submit  # type: ignore[method-assign, assignment]
        try:
            yield
        finally:
            ThreadPoolExecutor.submit = cls._submit  # type: ignore[method-assign]
            cls._given.clear()

    @classmethod
    def settle(cls) -> None:
        """Wait for all of it; raises RuntimeError when something is stuck."""
        if cls._given:
            given, cls._given = cls._given, []
            if wait(given, _PATIENCE).not_done:
                raise RuntimeError(f"work beside the show is stuck for {_PATIENCE} s")


def invisible(folder: Path, screens: list[tuple[int, int]]) -> None:
    """Give this process, before Qt starts, an invisible desktop of these screens; `folder` holds its description."""
    left, listed = 0, []
    for number, (wide, high) in enumerate(screens, 1):
        listed.append(
            {"name": f"screen{number}", "x": left, "y": 0, "width": wide, "height": high, "logicalDpi": 96, "dpr": 1}
        )
        left += wide
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "screens.json").write_text(json.dumps({"screens": listed}), "utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={folder / 'screens.json'}"
    os.environ["QT_ENABLE_HIGHDPI_SCALING"] = "0"


def lay_out(folder: Path) -> Path:
    """A copy of the shipped content and its pictures; returns the content file."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(ROOT / "assets", folder / "assets", dirs_exist_ok=True)
    return Path(shutil.copy(ROOT / "content.yaml", folder / "content.yaml"))


@contextmanager
def kept_in(folder: Path) -> Iterator[None]:
    """What the kiosk keeps between runs lies in `folder`."""
    before = {name: os.environ.get(name) for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME")}
    os.environ.update({name: str(folder / name.lower()) for name in before})
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value


@contextmanager
def caged(content: Path, size: tuple[int, int] | None = None) -> Iterator[Kiosk]:
    """The kiosk playing `content` on the whole screen, or cut to `size`; ended afterwards."""
    QApplication.instance() or QApplication(["kiosk"])
    with Waiting.all(), kept_in(content.parent / "kept"):
        Pin(state_folder(), cost=2).store(PIN)
        clock = HandClock()
        kiosk = Kiosk(content, clock, fullscreen=True, hands=AtOnce, journal=Journal(state_folder(), clock))
        kiosk.hand = HandTimer(kiosk.clock)
        kiosk.frames = kiosk.hand
        kiosk.start()
        if size is not None:
            kiosk.window.resize(*size)
        Waiting.settle()
        kiosk.let(FRAME)
        try:
            yield kiosk
        finally:
            kiosk.end()
            kiosk.window.deleteLater()
            gc.unfreeze()
            gc.enable()
