"""The whole kiosk on an invisible screen: keys, what will not close it, and how it follows its content file."""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy
import pytest
from pixels import differing, pixels
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.app import App
from kiosk.clock import ManualClock
from kiosk.content.examine import Examiner, Here
from kiosk.look.probe import probe
from kiosk.pages.calm import CalmPage
from kiosk.pages.controls import Intent
from kiosk.slides import contents
from kiosk.staff.checking import Apart

STATEMENT = "  - {{kind: statement, title: {{zh: {0}, en: {0}}}}}\n"
THREE = "slides:\n" + "".join(STATEMENT.format(name) for name in ("one", "two", "three"))
BROKEN = "slides:\n  - kind: statement\n    title: [unclosed\n"

_NO_KEYS = Qt.KeyboardModifier.NoModifier
# The invisible screen has only one window.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


class Kiosk(App):
    """The app with its clock in reach."""

    clock: ManualClock

    def pass_time(self, seconds: float, step: float = 0.25) -> None:
        """Let time run, with a tick every `step` seconds."""
        end = self.clock.now() + seconds
        while self.clock.now() < end:
            self.clock.advance(min(step, end - self.clock.now()))
            self.tick()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return tmp_path / "content.yaml"


@pytest.fixture
def start(content: Path, qtbot: QtBot) -> Iterator[Callable[..., Kiosk]]:
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


# ----- keys and the window -----


def test_arrows_and_home_go_through_the_deck(start: Callable[..., Kiosk]) -> None:
    app = start(THREE)
    key = Qt.Key
    assert app.stage.index == 0
    assert press(app, key.Key_Right) == 1
    assert press(app, key.Key_Right, key.Key_Right) == 2
    assert press(app, key.Key_Left) == 1
    assert press(app, key.Key_Home) == 0
    assert press(app, key.Key_PageDown, key.Key_Down) == 2
    assert press(app, key.Key_PageUp, key.Key_Up) == 0


def test_other_keys_and_held_modifiers_do_nothing(start: Callable[..., Kiosk]) -> None:
    app = start(THREE)
    assert press(app, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_X) == 0
    QTest.keyClick(app.window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(app.window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert app.stage.index == 0
    assert app.window.isVisible()


def test_p_holds_the_loop_and_lets_it_go(start: Callable[..., Kiosk]) -> None:
    app = start(THREE)
    press(app, Qt.Key.Key_P)
    app.pass_time(60, 1.0)
    assert app.stage.index == 0
    press(app, Qt.Key.Key_P)
    app.pass_time(8.5)
    assert app.stage.index == 1


def test_l_changes_the_language_and_keeps_the_page(start: Callable[..., Kiosk]) -> None:
    app = start("slides:\n  - {kind: statement, title: {zh: 一湖灯火, en: A lake of lights}}\n" + THREE[8:])
    press(app, Qt.Key.Key_Escape)  # somebody is there
    app.pass_time(2.0)
    chinese = app.window.grab().toImage()
    press(app, Qt.Key.Key_L)
    assert app.stage.look.language == "en"
    assert app.stage.index == 0
    assert not differing(chinese, app.window.grab().toImage()).isNull()
    press(app, Qt.Key.Key_L)
    assert differing(chinese, app.window.grab().toImage(), 2).isNull()


def test_f11_goes_from_full_screen_to_a_window_and_back(start: Callable[..., Kiosk]) -> None:
    app = start(THREE)
    whole = QApplication.primaryScreen().geometry()
    assert app.window.geometry() == whole
    assert app.window.fullscreen
    press(app, Qt.Key.Key_F11)
    assert not app.window.fullscreen
    assert app.window.size() == whole.size() * 2 / 3
    assert (app.stage.look.frame.width, app.stage.look.frame.height) == app.window.size().toTuple()
    press(app, Qt.Key.Key_F11)
    assert app.window.geometry() == whole
    assert app.stage.look.frame.width == whole.width()
    assert app.stage.index == 0


def test_visitors_cannot_close_it(start: Callable[..., Kiosk]) -> None:
    app = start(THREE)
    press(app, Qt.Key.Key_Escape)
    QTest.keyClick(app.window, Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier)
    assert not app.window.close()
    assert app.window.isVisible()
    assert app.frames.isActive()


def test_nothing_can_be_dropped_on_it(start: Callable[..., Kiosk]) -> None:
    app = start(THREE)
    carried = QMimeData()
    carried.setUrls([QUrl("file:///etc/passwd")])
    for event in (
        QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton, _NO_KEYS),
        QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton, _NO_KEYS),
    ):
        event.ignore()
        QApplication.sendEvent(app.window, event)
        assert not event.isAccepted()
    assert not app.window.acceptDrops()


def test_a_window_that_was_made_small_fills_its_screen_again(start: Callable[..., Kiosk], qtbot: QtBot) -> None:
    app = start(THREE)
    app.window.showMinimized()
    QApplication.processEvents()
    assert app.window.isMinimized()
    qtbot.waitUntil(lambda: not app.window.isMinimized())
    assert app.window.isVisible()
    assert app.window.geometry() == QApplication.primaryScreen().geometry()


def test_staff_can(start: Callable[..., Kiosk], monkeypatch: pytest.MonkeyPatch) -> None:
    app = start(THREE)
    ended: list[bool] = []
    monkeypatch.setattr(QApplication, "quit", lambda: ended.append(True))
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(app.window, Qt.Key.Key_Q, both)
    assert ended
    assert not app.window.isVisible()
    assert not app.frames.isActive()


def test_once_it_is_left_nothing_begins_again(start: Callable[..., Kiosk], monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asked for it, a finger that comes late or the clock."""
    app = start(THREE)
    app.pass_time(3.0)
    monkeypatch.setattr(app.desk, "advance", app.quit)  # in the middle of a tick
    app.tick()
    assert not app.frames.isActive()
    beats: list[float] = []
    monkeypatch.setattr(app.unattended, "tick", lambda now, *rest: beats.append(now))
    app.pointer("down", 1, 100, 100)
    app.pointer("up", 1, 100, 100)
    app.answer(Intent("next"))
    app.key(Qt.Key.Key_Right.value)
    app.cancel()
    app.tick()
    assert not app.frames.isActive()
    assert app.stage.index == 0
    assert beats == []


def test_a_window_may_be_closed_by_its_button(start: Callable[..., Kiosk], monkeypatch: pytest.MonkeyPatch) -> None:
    app = start(THREE, fullscreen=False)
    ended: list[bool] = []
    monkeypatch.setattr(QApplication, "quit", lambda: ended.append(True))
    assert app.window.close()
    assert ended


@pytest.mark.parametrize("size", [(700, 400), (400, 700), (330, 200), (200, 900)])
def test_it_follows_the_windows_size(start: Callable[..., Kiosk], size: tuple[int, int]) -> None:
    app = start(THREE, fullscreen=False)
    app.pass_time(2.0)
    app.window.resize(QSize(*size))
    QApplication.processEvents()
    frame = app.stage.look.frame
    assert (frame.width, frame.height) == tuple(max(320, side) for side in size)
    image = app.window.grab().toImage()
    assert image.size() == QSize(*size)
    assert len(numpy.unique(pixels(image))) > 100


def test_the_pointer_is_hidden_until_a_mouse_moves(start: Callable[..., Kiosk]) -> None:
    app = start(THREE)
    assert app.window.cursor().shape() == Qt.CursorShape.BlankCursor
    QTest.mouseMove(app.window.windowHandle(), QPoint(40, 40))
    QApplication.processEvents()
    assert app.window.cursor().shape() == Qt.CursorShape.ArrowCursor


# ----- the content file -----


@pytest.mark.parametrize("text", [None, "", BROKEN, "slides: []", "\0\0\0"])
@pytest.mark.parametrize("how", ["in place", "renamed"])
def test_a_broken_file_shows_the_calm_page_until_it_is_mended(
    start: Callable[..., Kiosk], content: Path, qtbot: QtBot, text: str | None, how: str
) -> None:
    app = start(text)
    assert isinstance(app.stage.scene.page, CalmPage)
    app.pass_time(3.0)
    assert len(numpy.unique(pixels(app.window.grab().toImage()))) > 100
    save(content, THREE, how)
    follow(qtbot, app, lambda: app.stage.index == 0)
    assert titles(app) == ["one", "two", "three"]


@pytest.mark.parametrize("how", ["in place", "renamed"])
def test_a_save_is_taken_and_the_page_stays(
    start: Callable[..., Kiosk], content: Path, qtbot: QtBot, how: str
) -> None:
    app = start(THREE)
    press(app, Qt.Key.Key_Right, Qt.Key.Key_P)
    for name in ("four", "five"):  # more than once: a watch must not go deaf
        save(content, THREE + STATEMENT.format(name), how)
        follow(qtbot, app, lambda name=name: titles(app)[-1] == name)  # type: ignore[misc]
        assert app.stage.index == 1


def test_a_broken_save_changes_nothing_on_screen(
    start: Callable[..., Kiosk], content: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    app = start(THREE)
    press(app, Qt.Key.Key_P)
    app.pass_time(3.0)
    before, deck, page = app.window.grab().toImage(), app.stage.deck, app.stage.scene.page
    with caplog.at_level(logging.WARNING, "kiosk"):
        save(content, BROKEN, "in place")
        follow(qtbot, app, lambda: "content.yaml" in caplog.text)
    assert app.stage.deck.slides is deck.slides
    assert app.stage.scene.page is page
    assert differing(before, app.window.grab().toImage()).isNull()
    save(content, THREE + STATEMENT.format("four"), "in place")
    follow(qtbot, app, lambda: len(titles(app)) == 4)


def test_what_does_not_fit_is_told_while_it_runs(
    start: Callable[..., Kiosk], content: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    """Pages are tried in a process of its own, for which nobody on stage waits."""
    examiner = Apart([(800, 800)], Here(contents(), probe))
    app = start(THREE, examiner=examiner)
    press(app, Qt.Key.Key_P)
    page = app.stage.scene.page
    save(content, THREE + STATEMENT.format("long" * 90), "renamed")
    follow(qtbot, app, lambda: "text_too_long" in {problem.code for problem in app.follow.checked.problems}, 60)
    assert len(titles(app)) == 4
    assert app.stage.scene.page is page
    assert caplog.text.count("放不下") == 1
    save(content, BROKEN, "renamed")
    follow(qtbot, app, lambda: bool(app.follow.checked.errors), 60)
    assert app.follow.checked.problems[0].code == "last_good_plays"
    assert len(titles(app)) == 4
    assert app.stage.scene.page is page


def picture(path: Path, colour: str) -> None:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    assert image.save(str(path))


@pytest.fixture
def lake_picture(start: Callable[..., Kiosk], content: Path) -> tuple[Kiosk, Path]:
    """A kiosk at rest that shows one picture, and the picture's file."""
    file = content.parent / "assets" / "a.png"
    file.parent.mkdir()
    picture(file, "#F6C453")
    app = start("slides:\n  - {kind: picture, title: {zh: 湖, en: Lake}, picture: assets/a.png}\n")
    app.pass_time(3.0)
    return app, file


def middle(app: App) -> QColor:
    return app.window.grab().toImage().pixelColor(700, 400)


def test_a_picture_that_vanishes_stays_on_screen(
    lake_picture: tuple[Kiosk, Path], qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    app, file = lake_picture
    deck, before = app.stage.deck, middle(app)
    file.unlink()
    with caplog.at_level(logging.WARNING, "kiosk"):
        follow(qtbot, app, lambda: "错误" in caplog.text)
    assert app.stage.deck.slides is deck.slides
    assert app.stage.index == 0
    assert middle(app) == before
    picture(file, "#3DDC97")
    follow(qtbot, app, lambda: middle(app) != before)


def test_a_picture_that_is_exchanged_under_its_name_shows(lake_picture: tuple[Kiosk, Path], qtbot: QtBot) -> None:
    app, file = lake_picture
    before = middle(app)
    picture(file, "#3DDC97")
    follow(qtbot, app, lambda: middle(app) != before)
    assert app.stage.index == 0
