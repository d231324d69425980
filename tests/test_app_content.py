"""The whole kiosk on an invisible screen: how it follows its content file and its pictures."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from kiosk.app import App
from kiosk.content.examine import Here
from kiosk.look.probe import probe
from kiosk.pages.calm import CalmPage
from kiosk.slides import contents
from kiosk.staff.checking import Apart
from tests.pixels import differing, pixels
from tests.running import BROKEN, STATEMENT, THREE, Kiosk, follow, press, save, starting, titles

# The invisible screen has only one window.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return tmp_path / "content.yaml"


@pytest.fixture
def start(content: Path, qtbot: QtBot) -> Iterator[Callable[..., Kiosk]]:
    yield from starting(content)


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
