"""Visitors at the kiosk: the first touch and taps, as real touches and clicks, with the fake clock."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QPainter
from PySide6.QtWidgets import QApplication

from kiosk.stage.sheet import Sheet
from tests.pixels import differing
from tests.visitors import Start, starting

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support raise"), pytest.mark.usefixtures("qapp")]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    yield from starting(tmp_path)


# ----- the first touch -----


@pytest.mark.parametrize("place", ["tower", "dock", "progress", "corner"])
def test_the_first_touch_only_wakes(start: Start, place: str) -> None:
    app = start()
    app.wake()
    there = {
        "tower": app.control("fact.bar.0.0").rect.center(),
        "dock": app.control("dock.next").rect.center(),
        "progress": app.control("slide.2").rect.center(),
        "corner": QPointF(1, 1),
    }[place]
    app.visitor.leave()
    app.pass_time(1.0)
    assert app.visitor.controls == []
    app.tap(there.x(), there.y())
    app.pass_time(0.5)
    assert app.visitor.there
    assert app.visitor.dock.shown
    assert app.stage.index == 0
    assert app.visitor.fact is None
    assert not app.visitor.sheet.shown


def test_a_hand_that_slaps_the_glass_only_wakes(start: Start) -> None:
    app = start()
    for finger in range(5):
        app.down(100 + 100 * finger, 200, finger)
    for finger in range(5):
        app.up(100 + 100 * finger, 200, finger)
    app.pass_time(0.5)
    assert app.visitor.there
    assert app.visitor.fact is None
    assert app.stage.index == 0


def test_a_double_tap_on_the_loop_only_wakes(start: Start) -> None:
    app = start()
    app.wake()
    there = app.control("dock.next").rect.center()
    app.visitor.leave()
    app.pass_time(1.0)
    app.tap(there.x(), there.y())
    app.tap(there.x(), there.y())
    app.pass_time(0.5)
    assert app.stage.index == 0
    app.tap(there.x(), there.y())
    app.pass_time(0.5)
    assert app.stage.index == 1


def test_a_swipe_over_the_loop_only_wakes(start: Start) -> None:
    app = start()
    app.drag(QPointF(500, 150), -400)
    app.pass_time(1.0)
    assert app.visitor.there
    assert app.stage.index == 0


def test_a_touch_ends_what_is_moving(start: Start) -> None:
    app = start()
    app.stage.next()
    app.pass_time(0.1)
    assert not app.stage.at_rest
    app.down(5, 5)
    app.pass_time(0)
    assert app.stage.at_rest
    app.up(5, 5)


def test_the_loop_waits_and_goes_on_where_it_stopped(start: Start) -> None:
    app = start()
    app.pass_time(8.5)
    assert app.stage.index == 1
    app.wake()
    app.pass_time(30, 0.5)
    assert app.stage.index == 1, "the loop pulls the page away"
    app.pass_time(51, 0.5)
    assert not app.visitor.there
    assert app.stage.index == 0, "it did not go home"
    app.pass_time(9, 0.5)
    assert app.stage.index == 1, "it did not go on where it stopped"
    app.pass_time(9, 0.5)
    assert app.stage.index == 2


# ----- taps -----


def test_every_cell_of_the_dock_does_what_it_says(start: Start) -> None:
    app = start()
    app.wake()
    app.touch_control("dock.next")
    assert app.stage.index == 1
    app.touch_control("dock.previous")
    assert app.stage.index == 0
    assert not app.control("dock.previous").enabled
    app.touch_control("dock.previous")
    assert app.stage.index == 0
    app.touch_control("dock.next")
    app.touch_control("dock.home")
    assert app.stage.index == 0
    app.touch_control("dock.language")
    assert app.stage.look.language == "en"
    app.touch_control("dock.access")
    assert app.visitor.sheet.shown


def test_a_tap_on_a_progress_segment_jumps(start: Start) -> None:
    app = start()
    app.wake()
    for place in (2, 0, 3):
        app.touch_control(f"slide.{place}")
        app.pass_time(0.5)  # a page that nobody expected is painted first
        assert app.stage.index == place


def test_a_press_shows_in_the_very_next_frame_and_a_finger_that_leaves_takes_it_back(start: Start) -> None:
    app = start()
    app.wake()
    cell = app.control("dock.next").rect
    before = app.window.grab().toImage()
    app.down(cell.center().x(), cell.center().y())
    app.tick()
    assert not differing(before, app.window.grab().toImage()).isNull()
    app.move(cell.center().x(), cell.center().y() - 150)
    app.up(cell.center().x(), cell.center().y() - 150)
    app.pass_time(1.5)
    assert app.stage.index == 0
    assert differing(before, app.window.grab().toImage(), 2).isNull()


def test_a_fact_opens_and_closes(start: Start) -> None:
    app = start()
    app.wake()
    before = app.window.grab().toImage()
    app.touch_control("fact.bar.0.0")
    assert app.visitor.fact == "bar.0.0"
    app.pass_time(1.0)
    assert not differing(before, app.window.grab().toImage()).isNull()
    app.touch_control("fact.bar.1.0")
    assert app.visitor.fact == "bar.1.0"
    app.touch_control("fact.bar.1.0")
    assert app.visitor.fact is None
    app.touch_control("fact.bar.0.0")
    app.tap(app.middle.x(), app.middle.y())
    assert app.visitor.fact is None
    app.pass_time(1.0)
    assert differing(before, app.window.grab().toImage(), 2).isNull()


def test_a_fact_belongs_to_its_slide(start: Start) -> None:
    app = start()
    app.wake()
    app.touch_control("fact.bar.0.0")
    app.touch_control("dock.language")
    assert app.visitor.fact == "bar.0.0"
    app.pass_time(0.5)
    app.touch_control("dock.next")
    app.pass_time(0.5)
    assert app.visitor.fact is None
    assert not app.visitor.plate.shown


def test_the_language_changes_in_place(start: Start) -> None:
    app = start()
    app.wake()
    app.touch_control("dock.next")
    app.pass_time(1.5)
    chinese = app.window.grab().toImage()
    app.touch_control("dock.language")
    app.pass_time(1.5)
    assert app.stage.index == 1
    assert app.visitor.dock.shown
    assert not differing(chinese, app.window.grab().toImage()).isNull()
    app.touch_control("dock.language")
    app.pass_time(1.5)
    assert differing(chinese, app.window.grab().toImage(), 2).isNull()


def test_a_mouse_is_a_finger_but_only_its_left_button(start: Start) -> None:
    app = start()
    there = app.middle
    app.click(there.x(), there.y(), Qt.MouseButton.RightButton)
    app.click(there.x(), there.y(), Qt.MouseButton.MiddleButton)
    assert not app.visitor.there
    app.click(there.x(), there.y())
    assert app.visitor.there
    app.pass_time(1.0)
    cell = app.control("dock.next").rect.center()
    app.click(cell.x(), cell.y(), Qt.MouseButton.RightButton)
    assert app.stage.index == 0
    app.click(cell.x(), cell.y())
    assert app.stage.index == 1


def test_nothing_of_the_systems_comes_up(start: Start) -> None:
    app = start()
    app.wake()
    menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, app.window.rect().center(), app.window.rect().center())
    QApplication.sendEvent(app.window, menu)
    assert menu.isAccepted()
    app.down(100, 100)
    app.pass_time(4.0)  # a long press
    app.up(100, 100)
    app.pass_time(0.5)
    assert QApplication.activePopupWidget() is None
    assert len(QApplication.topLevelWidgets()) == 1
    assert not app.window.acceptDrops()


def test_the_sheet_is_painted_before_it_is_asked_for(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[str] = []
    paint = Sheet.draw_plate

    def noting(sheet: Sheet, painter: QPainter) -> None:
        painted.append(sheet.look.language)
        paint(sheet, painter)

    monkeypatch.setattr(Sheet, "draw_plate", noting)
    app = start()
    app.pass_time(4.0)
    assert painted == []  # nobody is there who could ask
    app.wake()
    app.pass_time(4.0)
    assert painted == ["zh"]
    app.touch_control("dock.access")
    app.pass_time(0.1)
    assert app.visitor.sheet.shown
    assert painted == ["zh"]
