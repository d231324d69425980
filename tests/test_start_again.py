"""Starting a second time: the first slide hangs as a picture at once, and stands there when the kiosk takes over."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from kiosk.app import App
from kiosk.clock import ManualClock
from kiosk.stage import curtain

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")
DECK = "slides:\n" + "".join(f"  - {{kind: statement, title: slide {name}}}\n" for name in ("one", "two"))


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    file = tmp_path / "content.yaml"
    file.write_text(DECK, "utf-8")
    yield file
    gc.unfreeze()
    gc.enable()


def play(app: App, seconds: float) -> None:
    clock = app.clock
    assert isinstance(clock, ManualClock)
    for _ in range(round(seconds / 0.1)):
        clock.advance(0.1)
        app.tick()


def end(app: App) -> None:
    app.quit()
    app.window.deleteLater()


def test_the_first_slide_is_kept_and_hangs_at_the_next_start(content: Path, qtbot: QtBot) -> None:
    first = App(content, ManualClock())
    first.start()
    QTest.qWaitForWindowExposed(first.window)
    play(first, 3)
    qtbot.waitUntil(curtain.cache_file().exists)
    end(first)

    hanging = curtain.draw_curtain(content)
    assert hanging is not None
    picture = hanging.grab().toImage()
    second = App(content, ManualClock(), curtain=hanging)
    second.start()
    QTest.qWaitForWindowExposed(second.window)
    assert not isValid(hanging)  # it has gone
    assert second.stage.at_rest  # it does not enter a second time
    shown = second.window.grab().toImage()
    above = picture.rect().adjusted(0, 0, 0, -picture.height() // 12)  # the progress row has begun anew
    assert shown.copy(above) == picture.convertToFormat(shown.format()).copy(above)
    end(second)


def test_nothing_is_kept_of_a_slide_that_is_scheduled(content: Path, qtbot: QtBot) -> None:
    content.write_text(DECK.replace("slide one", "slide one, show: {until: 2099-01-01}"), "utf-8")
    app = App(content, ManualClock())
    app.start()
    QTest.qWaitForWindowExposed(app.window)
    play(app, 3)
    end(app)
    app._beside.shutdown(wait=True)
    assert not curtain.cache_file().exists()
