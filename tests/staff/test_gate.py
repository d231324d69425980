"""Getting in: the hold, the PIN by touch and by keyboard, wrong tries, the wait across restarts, the way out."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.program import TYPED
from kiosk.staff.pin import Pin
from kiosk.storage import state_folder
from tests.staff.desks import PIN, Staff, set_pin
from tests.visitors import DECK, Start

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


# ----- the hold -----


def test_a_hold_in_the_loop_asks_for_the_pin_and_leaves_the_loop_as_it_was(staff: Staff) -> None:
    app = staff.app
    app.pass_time(9)
    assert app.stage.index == 1
    set_pin()
    staff.hold()
    assert staff.shows == "PadView"
    left = app.stage.loop.seconds - app.stage.loop.elapsed(app.clock.now())
    app.pass_time(20, 0.5)
    assert app.stage.index == 1  # the loop waits
    staff.touch("cancel")
    assert not app.desk.up
    assert not app.visitor.there
    assert not app.visitor.dock.shown
    assert app.stage.index == 1
    app.pass_time(left - 1)
    assert app.stage.index == 1
    app.pass_time(1)
    assert app.stage.index == 2


def test_a_hold_during_a_visit_keeps_the_visitor_and_what_they_have_open(staff: Staff) -> None:
    app = staff.app
    app.wake()
    app.touch_control("fact.bar.0.0")
    app.pass_time(30, 0.5)
    staff.hold()
    assert staff.shows == "PadView"
    staying = app.visitor.visit.staying(app.clock.now())
    app.pass_time(25, 0.5)
    staff.touch("cancel")
    assert app.visitor.there
    assert app.visitor.fact == "bar.0.0"
    assert app.visitor.visit.staying(app.clock.now()) == pytest.approx(staying, abs=0.6)
    app.touch_control("dock.next")
    app.pass_time(1)
    assert app.stage.index == 1


@pytest.mark.parametrize("seconds", [0.3, 1.5, 2.8])
def test_a_shorter_touch_there_is_a_visitors_like_any_other(staff: Staff, seconds: float) -> None:
    staff.hold(seconds)
    assert not staff.app.desk.up
    assert staff.app.visitor.there


def test_two_fingers_or_one_that_moves_open_nothing(staff: Staff) -> None:
    app = staff.app
    low = app.window.height() - 8
    app.down(8, low)
    app.down(300, 100, 1)
    app.pass_time(4)
    app.up(300, 100, 1)
    app.up(8, low)
    app.down(8, low)
    app.move(30, low)
    app.pass_time(4)
    app.up(30, low)
    assert not app.desk.up


def test_the_finger_that_opened_it_presses_nothing_when_it_is_lifted(staff: Staff) -> None:
    app = staff.app
    set_pin()
    low = app.window.height() - 8
    app.down(8, low)
    app.pass_time(3.5)
    assert staff.shows == "PadView"
    cancel = app.desk.controls[-1].rect.center()
    app.move(cancel.x(), cancel.y())
    app.up(cancel.x(), cancel.y())
    app.pass_time(0.5)
    assert staff.shows == "PadView"


# ----- the PIN -----


def test_without_a_pin_it_stays_shut_and_says_how_to_set_one(staff: Staff) -> None:
    staff.hold()
    assert staff.shows == "PadView"
    assert f"{TYPED} pin" in "".join(staff.said).replace("\u00a0", " ")
    assert [control.key for control in staff.app.desk.controls] == ["desk.cancel"]
    staff.touch("cancel")
    assert not staff.app.desk.up


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_right_pin_opens_it(staff: Staff, language: str) -> None:
    app = staff.app
    if language == "en":
        QTest.keyClick(app.window, Qt.Key.Key_L)
    staff.open()
    assert staff.view.look.language == language
    assert ("工作台" if language == "zh" else "Staff panel") in "".join(staff.said)


def test_digits_and_enter_of_a_real_keyboard_do_too(staff: Staff) -> None:
    set_pin()
    staff.hold()
    QTest.keyClicks(staff.app.window, "25x81")
    QTest.keyClick(staff.app.window, Qt.Key.Key_Backspace)
    QTest.keyClicks(staff.app.window, "0")
    QTest.keyClick(staff.app.window, Qt.Key.Key_Return)
    staff.until(lambda: staff.shows == "LiveView")


def test_tab_and_enter_reach_every_key_of_the_pad(staff: Staff) -> None:
    set_pin()
    staff.hold()
    app = staff.app
    reached = []
    for _ in range(30):
        QTest.keyClick(app.window, Qt.Key.Key_Tab)
        reached.append(app.desk.focus)
    assert {f"desk.digit.{digit}" for digit in range(10)} < set(reached)
    while app.desk.focus != "desk.cancel":
        QTest.keyClick(app.window, Qt.Key.Key_Tab)
    QTest.keyClick(app.window, Qt.Key.Key_Return)
    assert not app.desk.up


def test_escape_leaves_the_pad(staff: Staff) -> None:
    set_pin()
    staff.hold()
    QTest.keyClick(staff.app.window, Qt.Key.Key_Escape)
    assert not staff.app.desk.up


def test_nobody_at_the_pad_sends_it_away(staff: Staff) -> None:
    set_pin()
    staff.hold()
    staff.app.pass_time(31, 0.5)
    assert not staff.app.desk.up
    assert not staff.app.visitor.there


def test_five_wrong_tries_wait_a_minute_even_after_a_restart(staff: Staff, start: Start) -> None:
    set_pin()
    staff.hold()
    for left in (4, 3, 2):
        staff.enter("1111")
        assert staff.line == f"PIN 不对，还可以试 {left} 次"
    staff.touch("cancel")
    again = staff.restarted(start)
    again.hold()
    again.enter("1111")
    assert again.line == "PIN 不对，还可以试 1 次"
    again.enter("1111")
    assert again.line == "错了 5 次，请等 1:00"
    enabled = {control.key for control in again.app.desk.controls if control.enabled}
    assert enabled == {"desk.cancel"}
    third = again.restarted(start)
    third.hold()
    assert third.line.startswith("错了 5 次，请等")
    third.touch("cancel")
    third.app.pass_time(60, 0.5)
    third.hold()
    third.enter(PIN)
    assert third.shows == "LiveView"


def test_a_right_one_clears_the_wrong_ones(staff: Staff) -> None:
    set_pin()
    staff.hold()
    for _ in range(4):
        staff.enter("1111")
    staff.enter(PIN)
    assert staff.shows == "LiveView"
    staff.touch("lock")
    staff.hold()
    staff.enter("1111")
    assert staff.line == "PIN 不对，还可以试 4 次"


def test_a_damaged_pin_opens_nothing_and_says_so(staff: Staff, caplog: pytest.LogCaptureFixture) -> None:
    set_pin()
    Pin(state_folder()).file.write_text("{}")
    staff.hold()
    staff.enter(PIN)
    assert staff.shows == "PadView"
    assert "读不出来" in staff.line
    assert "cannot be read" in caplog.text


def test_hashing_is_not_done_on_the_thread_that_paints(staff: Staff) -> None:
    set_pin()
    staff.hold()
    for digit in PIN:
        staff.touch(f"digit.{digit}")
    staff.app.answer(next(one for one in staff.app.desk.controls if one.key == "desk.enter").intent)
    assert staff.app.desk.gate.busy  # it has not been waited for


# ----- locking -----


def test_it_locks_itself_after_five_minutes_without_a_touch(staff: Staff) -> None:
    app = staff.app
    staff.open()
    app.pass_time(200, 0.5)
    staff.touch("pick.1")
    app.pass_time(299, 0.5)
    assert staff.shows == "LiveView"
    app.pass_time(2)
    assert not app.desk.up
    staff.hold()
    assert staff.shows == "PadView"  # the PIN is asked for again


def test_it_counts_down_and_repaints_only_the_count(staff: Staff, qtbot: QtBot) -> None:
    app = staff.app
    staff.open()

    def checked() -> bool:
        app.pass_time(0.5)
        return not app.follow.checking

    qtbot.waitUntil(checked)  # what a check found is told at once, and repaints more
    app.pass_time(2)
    lock = next(one for one in staff.view.controls if one.key == "desk.lock")
    assert "4:5" in lock.name
    before = lock.name
    app.clock.advance(1.0)
    app.desk.advance()
    region = app.stage.advance()
    assert next(one for one in staff.view.controls if one.key == "desk.lock").name != before
    assert region.boundingRect().width() <= lock.rect.width() + 4


def test_a_still_panel_wakes_and_paints_once_a_second(start: Start, qtbot: QtBot) -> None:
    cover = "slides:\n  - {kind: cover, title: {zh: 灯, en: Lamps}, name: {zh: 园, en: Park}}\n"
    staff = Staff(start(cover + DECK[DECK.index("  - kind: bars") :]), qtbot)
    app = staff.app
    staff.open()
    app.pass_time(5)
    woken = painted = 0
    end = app.clock.now() + 10
    while app.clock.now() < end:
        app.desk.advance()
        painted += not app.stage.advance().isEmpty()
        app.clock.advance(max(0.001, min(app.desk.wake(app.clock.now()) - app.clock.now(), app.stage.wake)))
        woken += 1
    assert woken <= 30
    assert painted <= 11


def test_a_wait_does_not_depend_on_a_date_set_back(staff: Staff, start: Start) -> None:
    set_pin()
    staff.hold()
    for _ in range(5):
        staff.enter("1111")
    again = staff.restarted(start)
    again.app.clock._wall -= timedelta(days=400)
    again.hold()
    again.touch("cancel")
    again.app.pass_time(60, 0.5)
    again.hold()
    again.enter(PIN)
    assert again.shows == "LiveView"
