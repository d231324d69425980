"""Visitors who leave, who want to see it another way, and who have only keys or ears, with the fake clock."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.pixels import differing
from tests.visitors import DECK, Start, Visited, starting

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support raise"), pytest.mark.usefixtures("qapp")]

KEY = Qt.Key

FIGURES = """
slides:
  - kind: metrics
    title: {zh: 两个数字, en: Two numbers}
    figures:
      - {label: {zh: 企业, en: Companies}, value: 1900, unit: {zh: 家, en: companies}}
      - {label: {zh: 产值, en: Output}, value: 1200亿, unit: {zh: 元, en: yuan}}
  - {kind: statement, title: {zh: 再会, en: Goodbye}}
"""


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    yield from starting(tmp_path)


# ----- leaving -----


def test_who_is_gone_is_asked_and_then_forgotten(start: Start) -> None:
    app = start()
    app.pass_time(0.5)
    app.wake()
    app.touch_control("dock.next")
    app.touch_control("dock.language")
    app.touch_control("dock.access")
    for key in ("sheet.text", "sheet.contrast", "sheet.calm", "sheet.lower"):
        app.touch_control(key)
    assert app.visitor.access.contrast
    app.pass_time(59, 0.5)
    assert not app.visitor.asked
    app.pass_time(2, 0.5)
    assert app.visitor.asked
    app.pass_time(18, 0.5)
    assert app.visitor.there
    app.pass_time(2.5, 0.5)
    assert not app.visitor.there
    app.pass_time(1.0)
    look = app.stage.look
    assert (look.language, look.text_scale, look.motion) == ("zh", 1.0, "full")
    assert not look.palette.plain
    assert app.stage.index == 0
    assert not app.visitor.dock.shown
    assert not app.visitor.sheet.shown
    assert app.visitor.fact is None
    assert app.visitor.controls == []


@pytest.mark.parametrize("how", ["anywhere", "button", "key"])
def test_any_touch_stays_and_does_nothing_else(start: Start, how: str) -> None:
    app = start()
    app.wake()
    app.touch_control("dock.next")
    app.pass_time(61, 0.5)
    assert app.visitor.asked
    if how == "button":
        app.touch_control("prompt.stay")
    elif how == "key":
        QTest.keyClick(app.window, KEY.Key_Left)
    else:
        app.tap(3, 3)
    app.pass_time(0.5)
    assert not app.visitor.asked
    assert app.stage.index == 1
    app.pass_time(50, 0.5)
    assert app.visitor.there


def test_who_wants_to_go_goes_home(start: Start) -> None:
    app = start()
    app.wake()
    app.touch_control("dock.language")
    app.touch_control("dock.next")
    app.pass_time(61, 0.5)
    app.touch_control("prompt.home")
    assert not app.visitor.there
    assert app.stage.look.language == "zh"
    app.pass_time(1.0)
    assert app.stage.index == 0


def test_a_finger_that_slides_off_home_stays(start: Start) -> None:
    app = start()
    app.wake()
    app.pass_time(61, 0.5)
    home = app.control("prompt.home").rect.center()
    app.drag(home, 200, down=-100)
    app.pass_time(0.5)
    assert app.visitor.there
    assert not app.visitor.asked


def test_nobody_is_asked_while_the_loop_plays(start: Start) -> None:
    app = start()
    for _ in range(400):
        app.pass_time(0.5, 0.5)
        assert not app.visitor.asked


def test_staff_set_how_long_a_visitor_may_think(start: Start) -> None:
    app = start(DECK.replace("kiosk: {", "kiosk: {idle_seconds: 15, "))
    app.wake()
    app.pass_time(13, 0.5)
    assert not app.visitor.asked
    app.pass_time(2, 0.5)
    assert app.visitor.asked


def test_dirt_on_the_glass_keeps_nobody_there(start: Start) -> None:
    app = start()
    app.down(300, 100, 7)
    for _ in range(90):
        app.pass_time(1.0, 0.5)
        app.move(300 + _ % 3, 100, 7)
    assert not app.visitor.there
    app.tap(100, 100)
    app.pass_time(1.0)
    app.touch_control("slide.3")
    app.pass_time(0.5)
    assert app.stage.index == 3
    app.up(300, 100, 7)


# ----- how they want to see it -----


def test_choices_of_the_sheet_apply_at_once_and_can_be_undone(start: Start) -> None:
    app = start()
    app.wake()
    before = app.window.grab().toImage()
    app.touch_control("dock.access")
    app.touch_control("sheet.text")
    assert app.stage.look.text_scale == 1.25
    app.touch_control("sheet.text")
    assert app.stage.look.text_scale == 1.5
    app.touch_control("sheet.contrast")
    assert app.stage.look.palette.plain
    assert app.control("sheet.contrast").checked
    app.touch_control("sheet.calm")
    assert app.stage.look.motion == "reduced"
    app.touch_control("sheet.reset")
    assert app.stage.look.text_scale == 1.0
    assert not app.stage.look.palette.plain
    app.touch_control("sheet.done")
    app.pass_time(1.0)
    assert not app.visitor.sheet.shown
    assert differing(before, app.window.grab().toImage(), 2).isNull()


def test_a_tap_above_the_sheet_or_a_drag_downwards_closes_it(start: Start) -> None:
    app = start()
    app.wake()
    app.touch_control("dock.access")
    app.pass_time(0.5)
    app.tap(320, app.visitor.sheet.rect.bottom() - 3)
    assert app.visitor.sheet.shown
    app.tap(320, 20)
    assert not app.visitor.sheet.shown
    app.pass_time(0.5)
    app.touch_control("dock.access")
    app.pass_time(0.5)
    app.drag(QPointF(320, app.visitor.sheet.rect.top() + 6), 0, down=10, lift=True)
    app.pass_time(0.5)
    assert app.visitor.sheet.shown
    app.drag(QPointF(320, app.visitor.sheet.rect.top() + 6), 0, down=180)
    app.pass_time(0.5)
    assert not app.visitor.sheet.shown


def test_with_less_motion_a_swipe_is_a_fade(start: Start) -> None:
    app = start()
    app.wake()
    app.touch_control("dock.access")
    app.touch_control("sheet.calm")
    app.touch_control("sheet.done")
    app.pass_time(1.0)
    before = app.window.grab().toImage()
    app.drag(QPointF(500, 100), -200, lift=False)
    app.pass_time(0.5)
    assert differing(before, app.window.grab().toImage(), 2).isNull(), "the page moves"
    app.up(300, 100)
    app.pass_time(1.0)
    assert app.stage.index == 1


def test_with_lowered_controls_all_can_be_reached_from_a_wheelchair(start: Start) -> None:
    """A 43-inch screen on end, its lower edge 800 mm above the floor: the upper half is too high."""
    app = start(FIGURES, (360, 640))
    app.wake()
    reach = app.visitor.dock.reach
    assert reach.y(1220) > 300
    assert "steps.next_fact" not in app.control_keys()
    app.touch_control("dock.access")
    app.touch_control("sheet.lower")
    for key in app.control_keys():
        rect = app.control(key).rect
        assert rect.top() >= reach.y(1220), key
        assert rect.bottom() <= reach.y(380), key
    app.touch_control("sheet.done")
    app.pass_time(1.0)
    for way, fact in (("next", "figure.0"), ("next", "figure.1"), ("next", "figure.0"), ("previous", "figure.1")):
        app.touch_control(f"steps.{way}_fact")
        assert app.visitor.fact == fact
    for key in app.control_keys() - {"fact.figure.0", "fact.figure.1"}:
        assert app.control(key).rect.top() >= reach.y(1220), key
    app.touch_control("dock.next")
    app.pass_time(1.0)
    assert "steps.next_fact" not in app.control_keys()


def test_lowered_arrows_never_take_the_place_of_what_a_page_offers_at_its_foot(start: Start) -> None:
    companies = "".join(
        f"  - {{id: {key}, name: {{zh: {name}, en: Made-up {key}}}, place: {{zh: 同一处, en: One place}}, "
        f"link: 'https://example.org/{key}'}}\n"
        for key, name in (("one", "甲"), ("two", "乙"))
    )
    app = start(f"{FIGURES}companies:\n{companies}", (1080, 1920))
    app.wake()
    app.touch_control("dock.access")
    app.touch_control("sheet.lower")
    app.touch_control("sheet.done")
    app.pass_time(1.0)
    assert "steps.next_fact" in app.control_keys()
    app.tour.open_company("one")
    app.pass_time(2.0)
    reach, page = app.visitor.dock.reach, app.stage.scene.page
    assert page is not None
    assert any(spot.rect.bottom() < reach.top for spot in page.hotspots)
    leading = [control for control in app.visitor.controls if control.intent.name in ("company", "compare")]
    assert len(leading) == 2, "the company in the same place, and what compares with it"
    assert all(control.rect.top() >= reach.top for control in leading)
    assert "steps.next_fact" not in app.control_keys()


# ----- keys and screen readers -----


def test_a_keyboard_alone_can_do_everything(start: Start) -> None:
    app = start()
    reached = set()
    QTest.keyClick(app.window, KEY.Key_Tab)
    for _ in range(12):
        reached.add(app.visitor.focus)
        QTest.keyClick(app.window, KEY.Key_Tab)
        app.pass_time(0.1)
        assert app.visitor.focus_ring.rect is not None
    assert {"fact.bar.0.0", "dock.home", "dock.language", "dock.access", "dock.next"} <= reached
    while app.visitor.focus != "dock.next":
        QTest.keyClick(app.window, KEY.Key_Backtab)
    QTest.keyClick(app.window, KEY.Key_Return)
    assert app.stage.index == 1
    while app.visitor.focus != "dock.access":
        QTest.keyClick(app.window, KEY.Key_Right)
    QTest.keyClick(app.window, KEY.Key_Space)
    assert app.visitor.sheet.shown
    QTest.keyClick(app.window, KEY.Key_Tab)
    QTest.keyClick(app.window, KEY.Key_Return)
    assert app.stage.look.text_scale == 1.25
    QTest.keyClick(app.window, KEY.Key_Escape)
    assert not app.visitor.sheet.shown


def test_enter_on_the_loop_only_wakes_and_a_touch_hides_the_ring(start: Start) -> None:
    app = start()
    QTest.keyClick(app.window, KEY.Key_Return)
    assert app.visitor.there
    assert app.stage.index == 0
    QTest.keyClick(app.window, KEY.Key_Tab)
    assert app.visitor.focus is not None
    app.pass_time(1.0)
    app.tap(3, 3)
    assert app.visitor.focus is None


def accessible(app: Visited) -> list[QAccessibleInterface]:
    window = QAccessible.queryAccessibleInterface(app.window)
    return [window.child(place) for place in range(window.childCount())]


def test_a_screen_reader_finds_every_control_with_its_name_and_can_press_it(start: Start, qtbot: QtBot) -> None:
    app = start()
    app.wake()
    names = {child.text(QAccessible.Text.Name): child for child in accessible(app)}
    assert {control.name for control in app.visitor.controls} == set(names)
    assert all(names)
    assert names["下一页"].role() == QAccessible.Role.Button
    assert names["上一页"].state().disabled
    names["下一页"].actionInterface().doAction("Press")
    qtbot.waitUntil(lambda: app.stage.index == 1)  # Qt lets the button look pressed for a moment
    app.pass_time(1.0)
    app.touch_control("dock.access")
    app.pass_time(1.0)
    assert any(child.state().checkable for child in accessible(app))
    app.touch_control("sheet.contrast")
    app.pass_time(1.0)
    checked = {control.name for control in app.visitor.controls if control.checked}
    assert checked
    assert {child.text(QAccessible.Text.Name) for child in accessible(app) if child.state().checked} == checked
