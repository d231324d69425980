"""The whole kiosk on an invisible screen: keys, the window, and what will not close it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.pages.controls import Intent
from tests.pixels import differing, pixels
from tests.running import THREE, Kiosk, press, starting

_NO_KEYS = Qt.KeyboardModifier.NoModifier
# The invisible screen has only one window.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return tmp_path / "content.yaml"


@pytest.fixture
def start(content: Path, qtbot: QtBot) -> Iterator[Callable[..., Kiosk]]:
    yield from starting(content)


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
