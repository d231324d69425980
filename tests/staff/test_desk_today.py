"""The panel's second view, used by touch and keyboard: welcome lines, brightness, pause, and undoing all of it."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.staff.choices import Choices, ChoicesFile
from kiosk.storage import state_folder
from tests.pixels import pixels
from tests.staff.desks import WELCOMING, Staff
from tests.visitors import Start

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


@pytest.fixture
def staff(start: Start, qtbot: QtBot) -> Staff:
    """At the view for today."""
    made = Staff(start(WELCOMING), qtbot)
    made.open()
    made.touch("more")
    return made


def brightness(staff: Staff) -> int:
    return staff.app.desk.standing.choices.brightness


def undoable(staff: Staff) -> list[str]:
    return [key.removeprefix("desk.undo.") for key in (c.key for c in staff.view.controls) if "undo." in key]


# ----- welcome -----


def test_a_prepared_line_is_chosen_by_touch_and_greets_until_its_end(staff: Staff) -> None:
    app = staff.app
    plain = pixels(app.window.grab().toImage()).copy()
    staff.touch("ready.1")
    staff.touch("span.60")
    staff.touch("show")
    welcome = app.desk.standing.choices.welcome
    assert welcome is not None
    assert (welcome.text.zh, welcome.text.en) == ("欢迎乙团", "Welcome B")
    assert welcome.until == app.clock.wall().replace(second=0, microsecond=0) + timedelta(hours=1)
    staff.touch("lock")
    app.pass_time(1)
    assert app.desk.standing.greeting.shown
    assert app.desk.standing.greeting.rect.bottom() < app.window.height() / 9  # above every headline
    assert (pixels(app.window.grab().toImage()) != plain).any()
    app.clock.advance(3600)
    app.pass_time(2)
    assert not app.desk.standing.greeting.shown
    assert app.desk.standing.choices.welcome is None


def test_it_is_there_again_after_a_restart_in_both_languages(staff: Staff, start: Start) -> None:
    staff.touch("ready.0")
    staff.touch("show")
    again = staff.restarted(start, WELCOMING)
    app = again.app
    assert app.desk.standing.greeting.shown
    chinese = app.desk.standing.greeting.rect
    QTest.keyClick(app.window, Qt.Key.Key_L)
    app.pass_time(0.5)
    assert app.desk.standing.greeting.rect != chinese


def test_a_real_keyboard_and_an_input_method_write_it(staff: Staff) -> None:
    app = staff.app
    staff.touch("field.zh")
    event = QInputMethodEvent()
    event.setCommitString("欢迎××代表团")
    QApplication.sendEvent(app.window, event)
    staff.touch("field.en")
    QTest.keyClicks(app.window, "Welcome, PLx")
    QTest.keyClick(app.window, Qt.Key.Key_Backspace)
    QTest.keyClick(app.window, Qt.Key.Key_Return)
    staff.touch("show")
    assert app.desk.standing.choices.welcome is not None
    text = app.desk.standing.choices.welcome.text
    assert (text.zh, text.en) == ("欢迎××代表团", "Welcome, PL")


def test_one_language_stands_in_for_the_other(staff: Staff) -> None:
    staff.touch("field.en")
    QTest.keyClicks(staff.app.window, "Hello")
    staff.touch("show")
    assert staff.app.desk.standing.choices.welcome is not None
    assert staff.app.desk.standing.choices.welcome.text.zh == "Hello"


def test_nothing_written_cannot_be_shown(staff: Staff) -> None:
    show = next(control for control in staff.view.controls if control.key == "desk.show")
    assert not show.enabled
    staff.touch("field.zh")
    QTest.keyClicks(staff.app.window, "   ")
    staff.touch("show")
    assert staff.app.desk.standing.choices.welcome is None


def test_until_today_ends_at_midnight(staff: Staff) -> None:
    staff.touch("ready.0")
    staff.touch("span.0")
    staff.touch("show")
    welcome = staff.app.desk.standing.choices.welcome
    assert welcome is not None
    assert (welcome.until.hour, welcome.until.minute) == (0, 0)
    assert welcome.until.date() == staff.app.clock.wall().date() + timedelta(days=1)


def test_the_greeting_leaves_company_pages_alone(start: Start, staff: Staff) -> None:
    companies = WELCOMING + "companies:\n  - {name: {zh: 甲, en: A}}\n"
    staff.touch("ready.0")
    staff.touch("show")
    app = staff.restarted(start, companies).app
    app.wake()
    assert app.desk.standing.greeting.shown
    app.touch_control("dock.companies")
    app.pass_time(1)
    assert not app.desk.standing.greeting.shown


# ----- brightness and pause -----


def test_brightness_darkens_every_pixel_alike_and_survives(staff: Staff, start: Start) -> None:
    app = staff.app
    staff.touch("back")
    staff.touch("lock")
    app.stage.toggle_pause()
    app.pass_time(3)
    bright = pixels(app.window.grab().toImage()).astype(float)
    app.stage.toggle_pause()
    staff.go("more")
    for _ in range(2):
        staff.touch("darker")
    assert app.desk.standing.choices.brightness == 80
    again = staff.restarted(start, WELCOMING).app
    again.pass_time(1)
    dark = pixels(again.window.grab().toImage()).astype(float)
    assert again.desk.standing.choices.brightness == 80
    lit = bright > 60
    assert lit.any()
    assert abs(dark[..., :3][lit[..., :3]] / bright[..., :3][lit[..., :3]] - 0.8).mean() < 0.05


def test_brightness_ends_where_it_ends(staff: Staff) -> None:
    for _ in range(4):
        staff.touch("darker")
    assert brightness(staff) == 60
    enabled = {control.key: control.enabled for control in staff.view.controls}
    assert (enabled["desk.darker"], enabled["desk.brighter"]) == (False, True)
    staff.touch("brighter")
    assert brightness(staff) == 70


def test_a_pause_holds_the_loop_today_also_after_a_restart(staff: Staff, start: Start) -> None:
    staff.touch("pause")
    again = staff.restarted(start, WELCOMING)
    app = again.app
    app.pass_time(60, 1.0)
    assert app.stage.index == 0
    app.clock.advance(24 * 3600)
    app.pass_time(2)
    assert not app.stage.loop.held()


def test_the_key_p_and_the_switch_are_one(staff: Staff) -> None:
    app = staff.app
    staff.touch("back")
    staff.touch("lock")
    QTest.keyClick(app.window, Qt.Key.Key_P)
    assert app.desk.standing.choices.paused is not None
    staff.go("more")
    assert next(control for control in staff.view.controls if control.key == "desk.pause").checked
    staff.touch("pause")
    assert not app.stage.loop.held()


# ----- all of it, in one place -----


def test_all_changes_are_listed_and_each_can_be_undone(staff: Staff) -> None:
    app = staff.app
    assert undoable(staff) == []
    staff.touch("pause")
    staff.touch("darker")
    staff.touch("ready.0")
    staff.touch("show")
    staff.touch("back")
    staff.touch("today.1")
    staff.touch("more")
    assert undoable(staff) == ["welcome", "pause", "bright", "hide statement 一湖灯火"]
    staff.touch("undo.pause")
    assert not app.stage.loop.held()
    staff.touch("undo.welcome")
    assert app.desk.standing.choices.welcome is None
    staff.touch("undo.bright")
    staff.touch("undo.hide statement 一湖灯火")
    assert undoable(staff) == []
    assert app.desk.standing.choices == Choices()
    assert app.stage.may_show(1)


def test_all_can_be_undone_at_once_and_that_is_kept_too(staff: Staff) -> None:
    staff.touch("pause")
    staff.touch("darker")
    staff.touch("undo_all")
    assert staff.app.desk.standing.choices == Choices()
    staff.app.quit()
    assert ChoicesFile(state_folder()).read() == Choices()


def test_a_damaged_file_is_told_on_the_panel(staff: Staff, start: Start) -> None:
    staff.touch("pause")
    staff.app.desk.end()
    ChoicesFile(state_folder()).file.write_bytes(b"\x00")
    again = staff.restarted(start, WELCOMING)
    assert not again.app.stage.loop.held()
    again.open()
    again.touch("more")
    assert any("读不出来" in str(row.says) for row in again.view.lists["changed"].rows)
