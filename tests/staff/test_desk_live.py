"""The panel's first and third view, used by touch: problems, slides for today, jumping, tests, restart, exit."""

import logging
import math
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from kiosk.booth import logs
from kiosk.booth.exits import LEFT, START_AGAIN
from kiosk.look.tokens import TEST_FIELDS
from kiosk.pages.controls import Intent
from kiosk.staff.desk.trial import TouchTest
from tests.pixels import pixels
from tests.staff.desks import Staff
from tests.visitors import DECK, Start

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")

LONG = DECK + "\n".join(f"  - {{kind: statement, title: {{zh: 第{n}页, en: Page {n}}}}}" for n in range(5, 14))


def problem_words(staff: Staff) -> list[str]:
    rows = staff.view.lists["problems"].rows
    return [row.says[1] for row in rows if isinstance(row.says, tuple)]


# ----- problems and reload -----


def test_problems_are_there_and_go_when_they_are_mended_and_read_again(staff: Staff, tmp_path: Path) -> None:
    app = staff.app
    staff.open()
    assert problem_words(staff) == []
    content = tmp_path / "content.yaml"
    content.write_text(DECK.replace("value: 34", "value: viel").replace("70%", "170%"), "utf-8")
    staff.touch("reload")
    staff.until(lambda: len(problem_words(staff)) == 3)
    value, share, kept = problem_words(staff)
    assert ("viel" in value, "170%" in share, "保存的内容" in kept) == (True, True, True)
    assert app.stage.deck.slides[0].title.zh == "创客团队"  # the last good content plays on
    content.write_text(DECK, "utf-8")
    staff.touch("reload")
    staff.until(lambda: problem_words(staff) == [])


# ----- slides -----


def test_a_slide_is_hidden_for_today_and_is_back_tomorrow(staff: Staff) -> None:
    app = staff.app
    staff.open()
    staff.touch("today.1")
    assert not app.stage.may_show(1)
    staff.touch("lock")
    seen = []
    for _ in range(18):
        app.pass_time(2, 0.5)
        seen.append(app.stage.index)
    assert {0, 2} <= set(seen)
    assert 1 not in seen
    app.clock.advance(24 * 3600)
    app.pass_time(2)
    assert app.stage.may_show(1)
    assert app.desk.standing.choices.hidden == ()


def test_the_slide_that_shows_makes_room_when_it_is_hidden(staff: Staff) -> None:
    app = staff.app
    staff.open()
    staff.touch("today.0")
    staff.touch("lock")
    app.pass_time(2)
    assert app.stage.index == 1


def test_hidden_slides_stay_hidden_after_a_restart_and_where_they_move(staff: Staff, start: Start) -> None:
    staff.open()
    staff.touch("today.0")
    staff.touch("today.1")
    moved = DECK.replace("slides:\n", "slides:\n  - {kind: statement, title: {zh: 新, en: New}}\n")
    again = staff.restarted(start, moved)
    app = again.app
    assert [app.stage.may_show(place) for place in range(5)] == [True, False, False, True, True]
    again.open()
    again.touch("today.1")
    assert app.stage.may_show(1)


def test_a_kiosk_that_starts_with_its_first_slide_hidden_shows_the_next(staff: Staff, start: Start) -> None:
    staff.open()
    staff.touch("today.0")
    again = staff.restarted(start)
    assert again.app.stage.index == 1


def test_the_last_slide_cannot_be_hidden(staff: Staff) -> None:
    staff.open()
    for place in range(4):
        enabled = {control.key: control.enabled for control in staff.view.controls}
        assert enabled[f"desk.today.{place}"] == (place < 3)
        if place < 3:
            staff.touch(f"today.{place}")
    staff.app.answer(Intent("today", 3))
    assert staff.app.stage.may_show(3)


def test_it_plays_from_the_slide_that_is_picked(staff: Staff) -> None:
    app = staff.app
    staff.open()
    staff.touch("pick.2")
    staff.touch("play")
    app.pass_time(1)
    assert not app.desk.up
    assert app.stage.index == 2
    assert not app.visitor.there
    app.pass_time(app.stage.loop.seconds)
    assert app.stage.index == 3


def test_a_long_list_is_pushed_by_a_finger_and_a_drag_presses_nothing(start: Start, staff: Staff) -> None:
    again = staff.restarted(start, LONG)
    again.open()
    app, rows = again.app, again.view.lists["slides"]
    first = next(one for one in again.view.touchable if one.key == "desk.today.2").rect.center()
    before = pixels(app.window.grab().toImage()).copy()
    app.drag(first, 0.0, down=-150.0)
    app.pass_time(2)
    assert rows.scroll.offset(app.clock.now() * 1000) > 100
    assert app.desk.standing.choices.hidden == ()
    assert (pixels(app.window.grab().toImage()) != before).any()
    assert "desk.today.0" not in {control.key for control in again.view.touchable}


# ----- keyboard and screen readers -----


def test_tab_reaches_every_control_and_brings_it_into_sight(start: Start, staff: Staff) -> None:
    again = staff.restarted(start, LONG)
    again.open()
    app = again.app
    wanted = {control.key for control in again.view.controls if control.enabled}
    for _ in range(len(wanted) + 2):
        QTest.keyClick(app.window, Qt.Key.Key_Tab)
        app.pass_time(0.05)
        control = next(one for one in again.view.controls if one.key == app.desk.focus)
        area = again.view.lists["slides"].area
        if control.key.startswith(("desk.pick", "desk.today")):
            assert area.adjusted(-1, -1, 1, 1).contains(control.rect), control.key
        wanted.discard(control.key)
    assert wanted == set()


def test_a_keyboard_alone_does_it_all(staff: Staff) -> None:
    app = staff.app
    staff.open()
    staff.touch("lock")
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(app.window, Qt.Key.Key_S, both)
    QTest.keyClicks(app.window, "2580")
    QTest.keyClick(app.window, Qt.Key.Key_Return)
    staff.until(lambda: staff.shows == "LiveView")
    while app.desk.focus != "desk.today.2":
        QTest.keyClick(app.window, Qt.Key.Key_Tab)
    QTest.keyClick(app.window, Qt.Key.Key_Return)
    assert not app.stage.may_show(2)
    QTest.keyClick(app.window, Qt.Key.Key_Escape)
    assert not app.desk.up


def test_a_screen_reader_finds_names_and_states_and_can_press(staff: Staff) -> None:
    app = staff.app
    staff.open()
    app.pass_time(0.2)
    stand_ins = {one.objectName(): one for one in app.window.findChildren(QAbstractButton)}
    assert stand_ins["desk.today.1"].isChecked()
    assert stand_ins["desk.today.1"].accessibleName() == "今天播第 2 页：一湖灯火"
    assert "dock.home" not in stand_ins
    stand_ins["desk.today.1"].click()
    app.pass_time(0.2)
    assert not app.stage.may_show(1)
    assert not stand_ins["desk.today.1"].isChecked()


# ----- the machine -----


def test_versions_clock_and_last_errors_are_told(staff: Staff, tmp_path: Path) -> None:
    logs.begin(tmp_path / "log", clock=staff.app.clock)
    try:
        logging.getLogger("kiosk").error("something broke")
        staff.go("more", "machine")
        staff.until(lambda: bool(staff.view.lists["versions"].rows))
        rows = [*staff.view.lists["versions"].rows, *staff.view.lists["system"].rows]
        told = {row.says[0]: row.says[1] for row in rows if isinstance(row.says, tuple)}
        assert {"Kiosk", "Python", "Qt for Python", "pyqtgraph", "时间", "内存", "屏幕", "时区"} <= told.keys()
        assert told["屏幕"] == "640×360"
        assert told["日期"] == "2025-12-01"
        (error,) = staff.view.lists["errors"].rows
        assert "something broke" in str(error.says)
    finally:
        logs.end()


@pytest.mark.parametrize(("path", "key", "status"), [((), "exit", LEFT), (("more", "machine"), "restart", START_AGAIN)])
def test_what_ends_the_show_must_be_pressed_twice(
    staff: Staff, monkeypatch: pytest.MonkeyPatch, path: tuple[str, ...], key: str, status: int
) -> None:
    ended: list[int] = []
    monkeypatch.setattr(staff.app, "quit", ended.append)
    staff.open()
    for step in path:
        staff.touch(step)
    staff.touch(key)
    staff.app.pass_time(6)
    staff.touch(key)
    assert ended == []
    staff.touch(key)
    assert ended == [status]
    monkeypatch.undo()


def test_it_ends_with_that_status_and_without_a_fault(staff: Staff, caplog: pytest.LogCaptureFixture) -> None:
    staff.go("more", "machine")
    staff.touch("restart")
    staff.app.pass_time(1, 0.5)
    place = next(one for one in staff.view.touchable if one.key == "desk.restart").rect.center()
    staff.app.down(place.x(), place.y())
    staff.app.up(place.x(), place.y())
    assert staff.app.status == START_AGAIN
    assert not staff.app.window.isVisible()
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


# ----- the tests of the hardware -----


def test_the_screen_test_shows_one_colour_after_the_other(staff: Staff) -> None:
    app = staff.app
    staff.go("more", "machine", "screen_test")
    for first, last in TEST_FIELDS:
        app.pass_time(1)
        image = app.window.grab().toImage()
        assert image.pixelColor(0, 20).name().upper() == first
        end = image.pixelColor(image.width() - 1, 20).name().upper()
        assert end == last or (first != last and end > "#F0F0F0")
        staff.touch("field")
    assert staff.shows == "MachineView"


def test_the_touch_test_follows_ten_fingers(staff: Staff) -> None:
    app = staff.app
    staff.go("more", "machine", "touch_test")
    view = staff.view
    assert isinstance(view, TouchTest)
    for finger in range(10):
        app.down(30 + 58 * finger, 120, finger)
    assert len(view.fingers) == 10
    for finger in range(10):
        app.move(30 + 58 * finger, 200, finger)
    app.pass_time(0.1)
    assert {place.toTuple() for place in view.fingers.values()} == {(30 + 58 * n, 200) for n in range(10)}
    with_dots = pixels(app.window.grab().toImage()).copy()
    for finger in range(10):
        app.up(30 + 58 * finger, 200, finger)
    app.pass_time(0.1)
    assert view.fingers == {}
    assert view.most == 10
    assert (pixels(app.window.grab().toImage()) != with_dots).any()
    assert len(view.lit) >= 20
    assert len(view.lit) < math.prod(view.cells)
    staff.touch("done")
    assert staff.shows == "MachineView"


def test_every_cell_of_the_touch_test_can_be_lit(staff: Staff) -> None:
    app = staff.app
    staff.go("more", "machine", "touch_test")
    view = staff.view
    assert isinstance(view, TouchTest)
    for y in range(20, 360, 40):
        app.drag(QPointF(2, y), 636.0, 0.05)
    assert len(view.lit) == math.prod(view.cells)
