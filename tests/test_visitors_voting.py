"""Visitors vote: one vote a visit in a poll, whatever the hands do; it outlasts the visit, the show and the file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from kiosk.booth.votes import NAME, Votes
from kiosk.cli import main
from kiosk.pages.controls import Intent
from kiosk.storage import state_folder
from tests.pixels import colours
from tests.visitors import Start, Visited, starting

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support raise"), pytest.mark.usefixtures("qapp")]

DECK = """
slides:
  - kind: poll
    title: {zh: 先看哪个, en: Which first}
    answers:
      - {id: van, label: {zh: 货车, en: The van}}
      - {label: {zh: 评估, en: The assessment}}
  - {kind: statement, title: {zh: 再会, en: Goodbye}}
"""
VAN, OTHER = "van", "评估"


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    (state_folder() / NAME).unlink(missing_ok=True)
    yield from starting(tmp_path)


def counted() -> tuple[int, ...]:
    """What is on the disk."""
    return Votes(state_folder() / NAME).of("先看哪个", (VAN, OTHER))


def shown(app: Visited) -> tuple[int, ...]:
    return app.ballot.counted("先看哪个", (VAN, OTHER))


def chosen(app: Visited) -> list[str]:
    return [control.key for control in app.visitor.controls if control.checked and control.key.startswith("vote.")]


def voter(start: Start, **how: object) -> Visited:
    app = start(DECK, **how)
    app.wake()
    return app


def plate(app: Visited, answer: str) -> QPointF:
    return app.control(f"vote.{answer}").rect.center()


def test_the_touch_that_wakes_does_not_vote_and_the_next_one_does(start: Start) -> None:
    app = voter(start)
    where = plate(app, VAN)
    app.visitor.leave()
    app.pass_time(2.0)
    app.tap(where.x(), where.y())
    app.pass_time(1.0)
    assert shown(app) == (0, 0)
    app.tap(where.x(), where.y())
    assert shown(app) == (1, 0)
    assert chosen(app) == ["vote.van"]


def test_a_child_who_hammers_has_one_vote(start: Start) -> None:
    app = voter(start)
    for number in range(30):
        where = plate(app, (VAN, OTHER)[number % 2])
        app.tap(where.x(), where.y())
    assert shown(app) == (0, 1)
    assert chosen(app) == ["vote.评估"]


def test_ten_fingers_have_one_vote(start: Start) -> None:
    app = voter(start)
    for finger, answer in enumerate((VAN, OTHER) * 3):
        where = plate(app, answer)
        app.down(where.x() + 4 * finger, where.y(), finger)
    for finger, answer in enumerate((VAN, OTHER) * 3):
        where = plate(app, answer)
        app.up(where.x() + 4 * finger, where.y(), finger)
    app.pass_time(1.0)
    assert sum(shown(app)) <= 1
    assert len(chosen(app)) == sum(shown(app))


def test_a_swipe_that_begins_on_a_plate_turns_the_page_and_is_no_vote(start: Start) -> None:
    app = voter(start)
    app.drag(plate(app, OTHER), -300)
    app.pass_time(1.0)
    assert app.stage.index == 1
    assert shown(app) == (0, 0)


def test_a_page_that_is_pulled_carries_the_vote(start: Start) -> None:
    app = voter(start, size=(1280, 720))
    app.pass_time(1.0)  # everything is painted ahead, without a vote
    app.touch_control("vote.评估")
    app.pass_time(2.0)
    there = app.control("vote.评估").rect
    app.drag(QPointF(800, 60), -60, lift=False)
    left, middle = int(there.left()), int(there.center().y())
    colour = colours(app.window.grab().toImage())[middle, left - 70 : left - 30]
    blue, red = colour[:, 0], colour[:, 2]
    assert (blue - red > 150).any(), "the page under the finger lacks the cyan edge of the chosen plate"


def test_the_next_visitor_votes_anew_and_a_restart_forgets_nothing(start: Start) -> None:
    app = voter(start)
    app.touch_control("vote.van")
    app.visitor.leave()
    app.pass_time(2.0)
    app.wake()
    assert chosen(app) == []
    app.touch_control("vote.van")
    assert shown(app) == (2, 0)
    app.quit()
    assert counted() == (2, 0), "the last vote is on the disk when the show has ended"
    again = voter(start)
    assert shown(again) == (2, 0)
    assert chosen(again) == []


def test_going_home_and_another_language_are_the_same_visit(start: Start) -> None:
    app = voter(start)
    app.touch_control("vote.van")
    for wish in ("next", "home", "language", "contrast"):
        app.answer(Intent(wish))
        app.pass_time(2.0)
    assert app.stage.index == 0
    assert chosen(app) == ["vote.van"]
    app.touch_control("vote.评估")
    assert shown(app) == (0, 1)
    assert "100%" in app.control("vote.评估").name


def test_staff_set_the_votes_to_zero_while_the_show_runs(start: Start) -> None:
    Votes(state_folder() / NAME).move("先看哪个", None, VAN)
    app = voter(start)
    assert "100%" in app.control("vote.van").name
    assert main(["votes", "--reset"]) == 0
    for wish in ("next", "previous"):
        app.answer(Intent(wish))
        app.pass_time(2.0)
    assert "%" not in app.control("vote.van").name


def test_an_answer_with_an_id_is_reworded_and_keeps_its_votes(start: Start, tmp_path: Path) -> None:
    app = voter(start)
    app.touch_control("vote.van")
    app.visitor.leave()
    app.pass_time(2.0)
    app.wake()
    app.touch_control("vote.评估")
    app.visitor.leave()
    reworded = DECK.replace("zh: 货车", "zh: 无人驾驶货车").replace("zh: 评估", "zh: 术前评估")
    app.quit()
    again = start(reworded)
    again.wake()
    assert "100%" in again.control("vote.van").name
    assert "0%" in again.control("vote.术前评估").name
    again.quit()
    assert counted() == (1, 1), "what is taken out is kept, and comes back with its words"


def test_a_vote_that_comes_after_its_page_has_gone_is_nobodys(start: Start) -> None:
    app = voter(start)
    late = app.control("vote.van").intent
    app.answer(Intent("next"))
    app.pass_time(2.0)
    app.answer(late)
    assert shown(app) == (0, 0)
    assert app.stage.index == 1


def test_a_keyboard_votes_and_moves_the_vote(start: Start) -> None:
    app = voter(start)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(app.window, key)
        app.pass_time(0.5)
    assert app.visitor.focus == "vote.评估"
    assert shown(app) == (0, 1)
    assert app.stage.index == 0


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1440, 1080), (640, 360)], ids=str)
@pytest.mark.parametrize("lowered", [False, True])
def test_plates_are_clear_of_the_dock(start: Start, size: tuple[int, int], lowered: bool) -> None:
    app = voter(start, size=size)
    if lowered:
        app.answer(Intent("lower"))
        app.pass_time(1.0)
    for answer in (VAN, OTHER):
        rect = app.control(f"vote.{answer}").rect
        assert rect.bottom() < app.visitor.dock.top
        assert rect.top() > app.stage.look.frame.height * 0.45, "a seated visitor reaches it"
    app.touch_control("vote.van")
    assert shown(app) == (1, 0)


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280)], ids=str)
def test_a_dock_that_is_lowered_on_a_screen_that_hangs_low_leaves_the_plates(
    start: Start, size: tuple[int, int]
) -> None:
    """It comes up to where it can be reached without bending: on other pages, not over the plates."""
    app = start("kiosk: {screen: {bottom_edge_mm: 100}}\n" + DECK.lstrip(), size=size)
    app.wake()
    app.answer(Intent("lower"))
    app.pass_time(1.0)
    at_the_poll = app.visitor.dock.top
    app.touch_control("vote.van")
    assert shown(app) == (1, 0)
    app.answer(Intent("next"))
    app.pass_time(2.0)
    assert app.visitor.dock.top < at_the_poll - 20
    assert app.control("dock.next").rect.top() >= app.visitor.dock.top
    app.answer(Intent("previous"))
    app.pass_time(2.0)
    assert app.visitor.dock.top == at_the_poll
    assert app.control("dock.next").rect.top() >= at_the_poll


def test_a_pressed_plate_answers_before_it_is_let_go(start: Start) -> None:
    app = voter(start)
    where = plate(app, VAN)
    before = app.window.grab().toImage()
    app.down(where.x(), where.y())
    app.pass_time(0.02)
    corner = app.control("vote.van").rect.bottomRight().toPoint()
    pressed = app.window.grab().toImage()
    assert shown(app) == (0, 0)
    spot = corner - QPoint(24, 8)
    assert before.pixel(spot) != pressed.pixel(spot), "nothing says that the plate is touched"
