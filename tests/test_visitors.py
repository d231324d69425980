"""Visitors at the kiosk: what real touches, clicks and keys do, with the fake clock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from pixels import differing
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from visitors import DECK, FRAME, Start, Visited, visited

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support raise"), pytest.mark.usefixtures("qapp")]

KEY = Qt.Key


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    with ExitStack() as stack:

        def run(deck: str = DECK, size: tuple[int, int] = (640, 360)) -> Visited:
            content = tmp_path / "content.yaml"
            content.write_text(deck, "utf-8")
            return stack.enter_context(visited(content, size))

        yield run


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


def test_a_reload_under_the_finger_does_not_wedge(start: Start) -> None:
    app = start()
    app.wake()
    app.drag(QPointF(500, 100), -200, lift=False)
    app._take(app.checked)  # the same deck again
    app.stage.replace(app.stage.deck)
    app.pass_time(0.2)
    app.up(300, 100)
    app.pass_time(1.0)
    assert not app.touch.busy
    app.touch_control("dock.home")
    assert app.stage.index == 0


# ----- pictures -----


FIGURES = """
slides:
  - kind: metrics
    title: {zh: 两个数字, en: Two numbers}
    figures:
      - {label: {zh: 企业, en: Companies}, value: 1900, unit: {zh: 家, en: companies}}
      - {label: {zh: 产值, en: Output}, value: 1200亿, unit: {zh: 元, en: yuan}}
  - {kind: statement, title: {zh: 再会, en: Goodbye}}
"""

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
