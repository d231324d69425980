"""Visitors who swipe, pinch, and lay their whole hand on the glass, as real touches, with the fake clock."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.pixels import differing
from tests.visitors import DECK, FRAME, Start, Visited, starting

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support raise"), pytest.mark.usefixtures("qapp")]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    yield from starting(tmp_path)


# ----- swipes -----


def test_a_page_follows_the_finger_and_settles(start: Start) -> None:
    app = start()
    app.wake()
    app.drag(QPointF(500, 100), -60, lift=False)
    assert app.stage.index == 0
    first = app.window.grab().toImage()
    app.move(380, 100)
    app.pass_time(0)
    assert not differing(first, app.window.grab().toImage()).isNull(), "it does not follow"
    app.move(200, 100)
    app.pass_time(0.2)
    app.up(200, 100)
    app.pass_time(1.0)
    assert app.stage.index == 1
    whole = app.window.grab().toImage()
    app.fit()
    app.visitor.fit(app.stage.look)
    app.pass_time(0.5)
    assert differing(whole, app.window.grab().toImage(), 2).isNull(), "it did not settle in its place"


def test_a_short_slow_drag_springs_back_and_a_fling_does_not(start: Start) -> None:
    app = start()
    app.wake()
    app.pass_time(0.5)
    before = app.window.grab().toImage()
    app.drag(QPointF(500, 100), -90, 1.0)
    app.pass_time(1.0)
    assert app.stage.index == 0
    assert differing(before, app.window.grab().toImage(), 2).isNull()
    app.drag(QPointF(500, 100), -90, 0.08)
    app.pass_time(1.0)
    assert app.stage.index == 1


def test_there_is_nothing_before_the_first_and_after_the_last(start: Start) -> None:
    app = start()
    app.wake()
    app.drag(QPointF(100, 100), 500)
    app.pass_time(1.0)
    assert app.stage.index == 0
    app.touch_control("slide.3")
    app.pass_time(1.0)
    app.drag(QPointF(500, 100), -500)
    app.pass_time(1.0)
    assert app.stage.index == 3


def test_a_page_in_flight_can_be_caught_and_thrown_back(start: Start) -> None:
    app = start()
    app.wake()
    app.drag(QPointF(500, 100), -250, 0.15)
    app.pass_time(0.05)
    app.drag(QPointF(200, 100), 420, 0.15)
    app.pass_time(1.0)
    assert app.stage.index == 0
    app.drag(QPointF(500, 100), -250, 0.15)
    app.pass_time(0.05)
    app.tap(300, 100)  # caught, and let go where it was
    app.pass_time(1.0)
    assert app.visitor.fact is None
    assert app.stage.index in (0, 1)


@pytest.mark.parametrize("pause", [0.05, 0.15, 0.3])
def test_every_swipe_is_a_page_however_quick(start: Start, pause: float) -> None:
    app = start()
    app.wake()
    for by in (-250, -250, -250, 250, 250):
        app.drag(QPointF(500 if by < 0 else 200, 100), by, 0.08)
        app.pass_time(pause)
    app.pass_time(1.0)
    assert app.stage.index == 1
    at_rest = app.window.grab().toImage()
    app.visitor.fit(app.stage.look)
    app.pass_time(0.5)
    assert differing(at_rest, app.window.grab().toImage(), 2).isNull(), "a page stands out of its place"


def test_a_page_drawn_on_in_flight_stays_and_may_still_be_thrown_back(start: Start) -> None:
    app = start()
    app.wake()
    app.drag(QPointF(500, 100), -250, 0.1)
    app.pass_time(0.03)
    app.drag(QPointF(500, 100), -60, 0.5, lift=False)  # on, slowly
    app.pass_time(0.3)
    app.up(440, 100)
    app.pass_time(1.0)
    assert app.stage.index == 1
    app.drag(QPointF(500, 100), -250, 0.1)
    app.pass_time(0.03)
    app.drag(QPointF(300, 100), -60, 0.1, lift=False)  # on, then back where it came from
    for x in (350, 450, 550, 630):
        app.move(x, 100)
        app.pass_time(FRAME)
    app.up(630, 100)
    app.pass_time(1.0)
    assert app.stage.index == 1


def test_no_swipe_leads_past_the_last_page(start: Start) -> None:
    app = start()
    app.wake()
    for _ in range(9):
        app.drag(QPointF(500, 100), -250, 0.08)
        app.pass_time(0.05)
    app.pass_time(1.0)
    assert app.stage.index == 3


def test_the_dock_answers_while_a_page_is_still_in_flight(start: Start) -> None:
    app = start()
    app.wake()
    app.drag(QPointF(500, 100), -300, 0.15)
    app.pass_time(0.05)
    app.touch_control("dock.next")
    app.pass_time(1.0)
    assert app.stage.index == 2


def test_a_swipe_that_starts_on_a_chart_still_swipes(start: Start) -> None:
    app = start()
    app.wake()
    app.drag(app.control("fact.bar.1.0").rect.center(), -300)
    app.pass_time(1.0)
    assert app.visitor.fact is None
    assert app.stage.index == 1


def test_a_reload_under_the_finger_does_not_wedge(start: Start, qtbot: QtBot) -> None:
    app = start()
    app.wake()
    app.drag(QPointF(500, 100), -200, lift=False)
    app.follow.content.write_text(DECK.replace("value: 34", "value: 35"), "utf-8")

    def reloaded() -> bool:
        app.pass_time(0.5)
        return "35" in str(app.stage.deck)

    qtbot.waitUntil(reloaded)
    app.pass_time(0.2)
    app.up(300, 100)
    app.pass_time(1.0)
    assert not app.touch.busy
    app.touch_control("dock.home")
    assert app.stage.index == 0


# ----- pictures -----


PICTURE = """
slides:
  - {kind: picture, title: {zh: 湖, en: Lake}, picture: assets/lake.png, fit: whole}
  - {kind: statement, title: {zh: 再会, en: Goodbye}}
"""


def with_picture(start: Start, tmp_path: Path) -> Visited:
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("#F6C453"))
    for x in range(0, 600, 40):
        for y in range(400):
            image.setPixelColor(x, y, QColor("#04121F"))
    (tmp_path / "assets").mkdir()
    assert image.save(str(tmp_path / "assets" / "lake.png"))
    app = start(PICTURE)
    app.wake()
    return app


def test_a_picture_is_pinched_panned_and_springs_back(start: Start, tmp_path: Path) -> None:
    app = with_picture(start, tmp_path)
    page = app.stage.scene.page
    assert page is not None
    assert page.zoomable is not None
    app.pass_time(2.0)
    before = app.window.grab().toImage()
    x, y = page.zoomable.window.center().toTuple()
    app.down(x - 20, y, 0)
    app.down(x + 20, y, 1)
    for step in range(1, 11):
        app.move(x - 20 - 6 * step, y, 0)
        app.move(x + 20 + 6 * step, y, 1)
        app.pass_time(FRAME)
    assert page.zoomable.view.scale > 2
    assert not differing(before, app.window.grab().toImage()).isNull()
    app.move(x - 80, y + 30, 0)
    app.move(x + 80, y + 30, 1)
    app.pass_time(FRAME)
    assert page.zoomable.view.dy > 10
    app.up(x - 80, y + 30, 0)
    app.pass_time(0.1)
    assert page.zoomable.view.scale > 1, "it springs, it does not jump"
    app.pass_time(1.0)
    app.up(x + 80, y + 30, 1)
    assert page.zoomable.view.scale == 1
    assert app.stage.index == 0
    assert differing(before, app.window.grab().toImage(), 2).isNull()
    app.drag(app.middle, -400)
    app.pass_time(1.0)
    assert app.stage.index == 1


def test_what_has_no_picture_cannot_be_pinched(start: Start) -> None:
    app = start()
    app.wake()
    before = app.window.grab().toImage()
    app.down(200, 100, 0)
    app.down(300, 100, 1)
    app.move(100, 100, 0)
    app.move(400, 100, 1)
    app.pass_time(1.0)
    assert differing(before, app.window.grab().toImage(), 2).isNull()
    app.up(100, 100, 0)
    app.up(400, 100, 1)


# ----- many fingers -----


def test_ten_fingers_never_wedge_it(start: Start) -> None:
    app = start()
    app.wake()
    for finger in range(10):
        app.down(40 + 60 * finger, 300, finger)
    for finger in range(10):
        app.move(20 + 60 * finger, 100, finger)
    app.pass_time(0.5)
    for finger in range(10):
        app.up(20 + 60 * finger, 100, finger)
    app.pass_time(0.5)
    assert app.stage.index == 0
    assert not app.touch.busy
    app.touch_control("dock.next")
    assert app.stage.index == 1


def test_touches_that_the_system_takes_away_leave_nothing(start: Start) -> None:
    app = start()
    app.wake()
    app.drag(QPointF(500, 100), -200, lift=False)
    QApplication.sendEvent(app.window, QEvent(QEvent.Type.WindowDeactivate))
    app.pass_time(1.0)
    assert not app.touch.busy
    app.up(300, 100)
    app.touch_control("dock.home")
    assert app.stage.index == 0
