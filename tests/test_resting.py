"""While nothing moves the kiosk wakes for its files alone, and for everything as soon as anything is asked of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from visitors import DECK, Start, Visited, starting

from kiosk.pages.controls import Intent

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


@pytest.fixture
def start(tmp_path: Path, qtbot: QtBot) -> Iterator[Start]:
    yield from starting(tmp_path)


@pytest.fixture
def resting(start: Start, qtbot: QtBot) -> Visited:
    """A kiosk whose loop is held, everything painted and checked."""
    app = start()
    QTest.keyClick(app.window, Qt.Key.Key_P)

    def at_rest() -> bool:
        app.pass_time(1.0)
        idle = not app.follow.checking and app.follow.due(app.clock.now()) > 0 and not app.incoming.waiting
        return idle and app.stage.wake > 1.0  # nothing is left to paint ahead

    qtbot.waitUntil(at_rest)
    app.tick()
    return app


class Counted:
    """How often the stage has been asked to go on, and the files have been looked at; there is no news of them."""

    def __init__(self, app: Visited, monkeypatch: pytest.MonkeyPatch) -> None:
        self.app, self.times, self.looks, advance = app, 0, 0, app.stage.advance

        def looking(now: float) -> None:
            self.looks += 1

        monkeypatch.setattr(app.follow, "look", looking)
        app.pass_time(3.0)  # whatever was told before is on the stage by now
        self.looks = 0

        def counting() -> object:
            self.times += 1
            return advance()

        monkeypatch.setattr(app.stage, "advance", counting)

    def after(self, seconds: float) -> int:
        """So much later the timer rings; returns how often the stage has been asked by then."""
        self.app.clock.advance(seconds)
        self.app.frames.timeout.emit()
        return self.times


def test_between_two_rounds_only_the_files_are_looked_at(resting: Visited, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Counted(resting, monkeypatch)
    assert [counted.after(0.3), counted.after(0.3), counted.after(0.3)] == [0, 0, 0]
    assert counted.looks == 3
    assert resting.frames.isActive()
    assert counted.after(0.2) == 1  # a second has passed


def test_whatever_is_asked_is_answered_with_the_next_ring(resting: Visited, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Counted(resting, monkeypatch)
    assert counted.after(0.1) == 0
    resting.answer(Intent("next"))
    assert counted.after(0.0) == 1
    resting.tick()
    asked = counted.times
    resting.down(*resting.middle.toTuple())
    assert counted.after(0.0) > asked


def test_a_save_is_seen_without_waiting_for_the_round(resting: Visited, qtbot: QtBot) -> None:
    resting.follow.content.write_text(DECK.replace("value: 34", "value: 35"), "utf-8")

    def seen() -> bool:
        resting.clock.advance(0.05)
        resting.frames.timeout.emit()
        return "35" in str(resting.stage.deck)

    qtbot.waitUntil(seen)
