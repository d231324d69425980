"""Starting a second time: the first slide hangs as a picture at once, and stands there when the kiosk takes over."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from kiosk.app import App
from kiosk.clock import ManualClock
from kiosk.content.marks import Marks
from kiosk.stage import curtain, keeping

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


FED = """slides:
  - {kind: bars, title: bars, data: {file: bars.csv, label: name, value: count}, source: sample}
  - {kind: statement, title: two}
"""


def kept_of(content: Path, qtbot: QtBot, meanwhile: Callable[[App], None] = lambda app: None) -> App:
    """A show that has kept its first slide, and ended. It is looked for the picture as it is `meanwhile`."""
    app = App(content, ManualClock())
    app.start()
    QTest.qWaitForWindowExposed(app.window)
    play(app, 3)
    qtbot.waitUntil(curtain.cache_file().exists)
    meanwhile(app)
    end(app)
    app._beside.shutdown(wait=True)
    return app


def test_a_table_that_is_saved_after_the_show_hangs_no_stale_figures(content: Path, qtbot: QtBot) -> None:
    table = content.with_name("bars.csv")
    table.write_text("name,count\na,1\nb,2\n", "utf-8")
    content.write_text(FED, "utf-8")
    assert not kept_of(content, qtbot).follow.checked.problems
    hanging = curtain.draw_curtain(content)
    assert hanging is not None
    hanging.close()
    hanging.deleteLater()
    table.write_text("name,count\na,1\nb,20\n", "utf-8")
    assert curtain.draw_curtain(content) is None


def test_a_save_while_it_is_kept_is_not_taken_for_what_was_painted(
    content: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = curtain.keep

    def save_then_keep(marks: Marks, area: QRect, image: QImage) -> None:
        content.write_text(DECK.replace("slide one", "another"), "utf-8")
        keep(marks, area, image)

    monkeypatch.setattr(keeping, "keep", save_then_keep)
    kept_of(content, qtbot)
    assert curtain.draw_curtain(content) is None


def test_what_is_saved_while_it_runs_hangs_at_the_next_start(content: Path, qtbot: QtBot) -> None:
    def edit(app: App) -> None:
        before = curtain.cache_file().stat().st_mtime_ns
        content.write_text(DECK.replace("slide one", "another"), "utf-8")

        def kept_again() -> bool:
            play(app, 0.5)
            return curtain.cache_file().stat().st_mtime_ns != before

        qtbot.waitUntil(kept_again)

    kept_of(content, qtbot, edit)
    hanging = curtain.draw_curtain(content)
    assert hanging is not None
    hanging.close()
    hanging.deleteLater()


def test_a_deck_that_stands_in_for_a_faulty_one_is_not_kept(content: Path, qtbot: QtBot) -> None:
    kept_of(content, qtbot)
    curtain.cache_file().unlink()
    content.write_text("slides: [\n", "utf-8")
    app = App(content, ManualClock())
    app.start()
    QTest.qWaitForWindowExposed(app.window)
    qtbot.waitUntil(lambda: not app.follow.checking)
    play(app, 10)
    assert [slide.title.zh for slide in app.stage.deck.slides] == ["slide one", "slide two"]
    end(app)
    app._beside.shutdown(wait=True)
    assert not curtain.cache_file().exists()


def test_nothing_is_kept_of_a_slide_that_is_scheduled(content: Path, qtbot: QtBot) -> None:
    content.write_text(DECK.replace("slide one", "slide one, show: {until: 2099-01-01}"), "utf-8")
    app = App(content, ManualClock())
    app.start()
    QTest.qWaitForWindowExposed(app.window)
    qtbot.waitUntil(lambda: app.follow.marks is not None)
    play(app, 3)
    end(app)
    app._beside.shutdown(wait=True)
    assert not curtain.cache_file().exists()
