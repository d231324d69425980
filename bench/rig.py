"""The real kiosk with its clock turned by hand: goes round the loop a frame at a time and says what each cost.

Runs inside a measuring process. Must not know goals or tables.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QApplication

from kiosk.app import App
from kiosk.clock import Clock, ManualClock
from kiosk.content.deck import Screen
from kiosk.pages.controls import Intent
from kiosk.stage.gesture import Phase
from kiosk.stage.overlay import FRAME
from kiosk.stage.window import Window

#: Seconds between the frames of a loop that is only to be gone through: about six an entry.
THINNED = 0.19


@dataclass
class Showing:
    """What one slide cost, in milliseconds of CPU: frames by what moved in them, and the steps of its preparation."""

    name: str
    transition: list[float] = field(default_factory=list)
    entry: list[float] = field(default_factory=list)
    prepare: list[float] = field(default_factory=list)


class Rig:
    """A kiosk that stands fullscreen on this process's display."""

    def __init__(self, content: Path, clock: Clock | None = None, app: Callable[..., App] = App) -> None:
        """Start it; with a clock of its own, `ManualClock` by default, nothing moves until `showings` does."""
        self.qt = QApplication.instance() or QApplication(["bench"])
        self.clock = clock or ManualClock()
        self.app = app(content, self.clock, fullscreen=True)
        self._steps: list[float] = []  # ms of each piece of work ahead since a slide was ready
        self.app.stage.work = self._apart(self.app.stage.work)  # type: ignore[method-assign]
        self.app.tour.work = self._apart(self.app.tour.work)  # type: ignore[method-assign]
        self.app.start()
        until(self._exposed, "the window never appeared")
        self._preparation: list[float] = []
        if isinstance(self.clock, ManualClock):
            self._follow(Showing(""), THINNED)

    def _apart(self, work: Callable[[], Any]) -> Callable[[], Any]:
        """The same work, its cost noted: a tick does some when nothing moves, and then it is no frame's."""

        def timed() -> Any:
            if self.app.stage.scene.moving(self.clock.now()):
                return work()  # which only says that it will come to it
            began = time.thread_time()
            try:
                return work()
            finally:
                self._steps.append((time.thread_time() - began) * 1000)

        return timed

    def _exposed(self) -> bool:
        handle = self.app.window.windowHandle()
        size = self.app.window.size()
        return handle is not None and handle.isExposed() and handle.screen().geometry().size() == size

    def quit(self) -> None:
        """End the kiosk; the process may go on."""
        self.app.quit()

    def facts(self) -> dict[str, Any]:
        """The frame's size, and how much of the deck was played."""
        stage, size = self.app.stage, self.app.window.size()
        return {
            "size": [size.width(), size.height()],
            "slides": len(stage.deck.slides),
            "failed": len(stage.book.failed),
            "errors": len(self.app.follow.checked.errors),
        }

    def name(self) -> str:
        """The slide that shows: its place in the deck, from 1, and its kind."""
        index = self.app.stage.index
        return "none" if index is None else f"{index + 1} {self.app.stage.deck.slides[index].kind}"

    # ----- the loop, by hand ------------------------------------------------------------------------------

    def showings(self, seconds: float = FRAME, *, push: bool = False) -> Iterator[Showing]:
        """Go once round the loop, a frame every so many seconds.

        `push`: as if staff pressed the arrow key, which ends at the last slide.
        """
        stage = self.app.stage
        first = stage.loop.first()
        while True:
            yield self._show_next(seconds, push)
            if stage.index is None:
                raise RuntimeError("no slide can be shown")
            if stage.index == first or (push and stage.loop.beside(1) is None):
                return

    def go_round(self, times: int = 1) -> None:
        """Go round the loop with thinned frames, measuring nothing."""
        for _ in range(times):
            for _showing in self.showings(THINNED):
                pass

    def _show_next(self, seconds: float, push: bool) -> Showing:
        stage, clock = self.app.stage, self.clock
        assert isinstance(clock, ManualClock)
        showing = Showing("", prepare=self._preparation)
        if not push:
            clock.advance(max(0.0, stage.loop.seconds - stage.loop.elapsed(clock.now())))
        self._follow(showing, seconds, stage.next if push else None)
        showing.name = self.name()
        return showing

    def _follow(self, showing: Showing, seconds: float, intent: Callable[[], None] | None = None) -> None:
        """Frame by frame until everything stands still; then get ready for the next slide."""
        stage, clock = self.app.stage, self.clock
        assert isinstance(clock, ManualClock)
        while True:
            ms = self.frame(intent)
            intent = None
            (showing.transition if stage.scene.leaving(clock.now()) else showing.entry).append(ms)
            self.qt.processEvents()
            if not stage.scene.moving(clock.now()):
                break
            clock.advance(seconds)
        self._preparation = self.settle()

    def frame(self, act: Callable[[], None] | None = None) -> float:
        """One frame, after `act`: the CPU it took in milliseconds, without work ahead.

        Of the thread that paints: nobody waits for those beside it.
        """
        steps, began = len(self._steps), time.thread_time()
        if act is not None:
            act()
        self.draw()
        return (time.thread_time() - began) * 1000 - sum(self._steps[steps:])

    def draw(self) -> None:
        """A tick, and what it wants painted on the screen: all that the app does between two frames."""
        self.app.tick()
        self.app.frames.stop()  # the next one comes when it is asked for
        QApplication.sendPostedEvents(self.app.window, QEvent.Type.UpdateRequest.value)

    def settle(self) -> list[float]:
        """Let the app look after its file, and do all the work there is for the pages to come.

        What each step of that work cost in milliseconds, also of those that were done since this was asked last.
        """
        stage = self.app.stage
        self.draw()
        self.qt.processEvents()
        # When no page is behind there may still be one step: the page that shows, painted as it will fade out.
        left = 1
        while left:
            left -= not stage.ahead.behind(stage.loop, stage.book, stage.scene)
            stage.work()
        steps, self._steps = self._steps, []
        return steps

    # ----- the loop, in real time -------------------------------------------------------------------------

    def cpu_percent(self, seconds: float) -> float:
        """How busy one core is while the app runs by itself for so long."""
        cpu, began = time.process_time(), time.monotonic()
        wait(seconds)
        return 100 * (time.process_time() - cpu) / (time.monotonic() - began)


def until(met: Callable[[], bool], complaint: str, seconds: float = 30) -> None:
    """Run the event loop until `met`; raises RuntimeError with `complaint` after so long."""
    end = time.monotonic() + seconds
    while not met():
        if time.monotonic() > end:
            raise RuntimeError(complaint)
        wait(0.02)


def wait(seconds: float) -> None:
    """Run the event loop for so long."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


class _Copying:
    """A window's doors behind which there is one pixmap."""

    def __init__(self, pixmap: QPixmap) -> None:
        self._pixmap = pixmap

    def paint(self, painter: QPainter, region: QRegion) -> None:
        painter.drawPixmap(QPoint(), self._pixmap)

    def pointer(self, phase: Phase, finger: int, x: float, y: float) -> None: ...

    def cancel(self) -> None: ...

    def key(self, key: int) -> None: ...

    def answer(self, intent: Intent) -> None: ...

    def typed(self, text: str) -> bool:
        return False

    def fit(self) -> None: ...

    def quit(self) -> None: ...


def copy_ms(frames: int = 40) -> float:
    """What a frame costs in which one opaque pixmap of the screen's size is copied and nothing else: its median."""
    screen = QApplication.primaryScreen()
    pixmap = QPixmap(screen.size())
    pixmap.fill(QColor("#0a1424"))
    window = Window(_Copying(pixmap))
    window.place(Screen(), fullscreen=True)
    until(lambda: window.windowHandle().isExposed() and window.size() == pixmap.size(), "the window never appeared")
    costs = []
    for _ in range(frames):
        began = time.process_time()
        window.repaint()
        costs.append((time.process_time() - began) * 1000)
        QApplication.processEvents()
    window.leave()
    return median(costs)


def plain(showings: Iterator[Showing]) -> list[dict[str, Any]]:
    """Showings as JSON knows them."""
    return [asdict(showing) for showing in showings]
