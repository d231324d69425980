"""The whole kiosk on an invisible screen, with its clock in reach, and what its tests do with it."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.app import App
from kiosk.clock import ManualClock
from kiosk.content.examine import Examiner

STATEMENT = "  - {{kind: statement, title: {{zh: {0}, en: {0}}}}}\n"
THREE = "slides:\n" + "".join(STATEMENT.format(name) for name in ("one", "two", "three"))
BROKEN = "slides:\n  - kind: statement\n    title: [unclosed\n"


class Kiosk(App):
    """The app with its clock in reach."""

    clock: ManualClock

    def pass_time(self, seconds: float, step: float = 0.25) -> None:
        """Let time run, with a tick every `step` seconds."""
        end = self.clock.now() + seconds
        while self.clock.now() < end:
            self.clock.advance(min(step, end - self.clock.now()))
            self.tick()


def starting(content: Path) -> Iterator[Callable[..., Kiosk]]:
    """Start the kiosk with a content file; it is ended after the test."""
    started: list[Kiosk] = []

    def run(text: str | None, *, fullscreen: bool = True, examiner: Examiner | None = None) -> Kiosk:
        if text is not None:
            content.write_text(text, "utf-8")
        app = Kiosk(content, ManualClock(), fullscreen=fullscreen, examiner=examiner)
        started.append(app)
        app.start()
        QTest.qWaitForWindowExposed(app.window)
        return app

    yield run
    for app in started:
        app.quit()
        app.window.deleteLater()
    gc.unfreeze()
    gc.enable()


def save(content: Path, text: str, how: str) -> None:
    """Save as editors do: over the old file, or beside it and then renamed."""
    if how == "in place":
        content.write_text(text, "utf-8")
    else:
        beside = content.with_name("content.yaml~")
        beside.write_text(text, "utf-8")
        os.replace(beside, content)


def follow(qtbot: QtBot, app: Kiosk, done: Callable[[], bool], seconds: float = 5) -> None:
    """Let time run until the watch has looked and the check beside the show is done."""

    def over() -> bool:
        app.pass_time(0.25)
        return done()

    qtbot.waitUntil(over, timeout=round(seconds * 1000))


def press(app: App, *keys: Qt.Key) -> int | None:
    """Press keys one after the other; returns the slide that shows when it has been painted."""
    for key in keys:
        QTest.keyClick(app.window, key)
        while app.stage.wake == 0.0:
            app.tick()
    return app.stage.index


def titles(app: App) -> list[str]:
    return [slide.title.zh for slide in app.stage.deck.slides]
