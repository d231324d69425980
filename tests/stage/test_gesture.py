"""Fingers become gestures: presses, taps, drags, pinches, and fingers that were lost."""

import math
import subprocess
import sys
from collections.abc import Iterable

import pytest

from kiosk.stage.gesture import (
    DragBegin,
    DragEnd,
    DragMove,
    Gesture,
    PinchBegin,
    PinchEnd,
    PinchMove,
    Press,
    Recogniser,
    Tap,
    Unpress,
)

SLOP = 10.0
NOWHERE = [math.nan, math.inf, -math.inf]


@pytest.fixture
def hand() -> Recogniser:
    return Recogniser(SLOP)


def drag(hand: Recogniser, finger: int, steps: Iterable[tuple[float, float]]) -> list[Gesture]:
    """A finger comes down at (0, 100) at 0 s and goes right: (seconds, pixels) …"""
    gestures = hand.down(finger, 0, 100, 0.0)
    for seconds, x in steps:
        gestures += hand.move(finger, x, 100, seconds)
    return gestures


def test_it_needs_no_qt() -> None:
    code = "import sys, kiosk.stage.gesture; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# --- press and tap ---


def test_a_press_is_told_at_once_and_a_tap_when_lifted(hand: Recogniser) -> None:
    assert hand.idle
    assert hand.down(1, 50, 60, 0.0) == [Press(1, 50, 60)]
    assert not hand.idle
    assert hand.up(1, 50, 60, 0.1) == [Tap(1, 50, 60)]
    assert hand.idle


@pytest.mark.parametrize("seconds", [0.0, 0.9, 4.9, 30.0, 3600.0])
def test_there_is_no_long_press_only_slow_taps(hand: Recogniser, seconds: float) -> None:
    hand.down(1, 50, 60, 0.0)
    assert hand.up(1, 50, 60, seconds) == [Tap(1, 50, 60)]


def test_a_tap_may_tremble_within_the_slop_and_means_where_it_came_down(hand: Recogniser) -> None:
    hand.down(1, 50, 60, 0.0)
    for step in range(20):
        assert hand.move(1, 50 + (-1) ** step * 6, 60 + (-1) ** step * 8, step / 100) == []
    assert hand.up(1, 50, 70, 0.3) == [Tap(1, 50, 60)]


def test_lifted_beyond_the_slop_without_a_move_is_no_tap(hand: Recogniser) -> None:
    hand.down(1, 50, 60, 0.0)
    assert hand.up(1, 61, 60, 0.1) == [Unpress(1)]
    assert hand.idle


def test_the_slop_can_change_with_the_window(hand: Recogniser) -> None:
    hand.slop = 40
    hand.down(1, 0, 0, 0.0)
    assert hand.move(1, 39, 0, 0.1) == []
    assert hand.up(1, 39, 0, 0.2) == [Tap(1, 0, 0)]


def test_two_thumbs_type_two_letters(hand: Recogniser) -> None:
    assert hand.down(1, 100, 500, 0.0) == [Press(1, 100, 500)]
    assert hand.down(2, 400, 500, 0.05) == [Press(2, 400, 500)]
    assert hand.up(1, 102, 501, 0.08) == [Tap(1, 100, 500)]
    assert hand.down(1, 150, 500, 0.1) == [Press(1, 150, 500)]
    assert hand.up(2, 400, 500, 0.12) == [Tap(2, 400, 500)]
    assert hand.up(1, 150, 500, 0.14) == [Tap(1, 150, 500)]
    assert hand.idle


# --- drag ---


def test_a_drag_begins_at_the_edge_of_the_slop_and_does_not_jump(hand: Recogniser) -> None:
    assert drag(hand, 1, [(0.01, 5), (0.02, 10), (0.03, 12), (0.04, 30), (0.05, 4)]) == [
        Press(1, 0, 100),
        Unpress(1),
        DragBegin(1, 0, 100, 2, 0),
        DragMove(1, 20, 0),
        DragMove(1, -6, 0),
    ]


def test_the_slop_is_taken_off_along_the_way_the_finger_went(hand: Recogniser) -> None:
    hand.down(1, 0, 0, 0.0)
    begin = hand.move(1, 30, 40, 0.02)[1]  # 50 px away, 10 of them slop
    assert isinstance(begin, DragBegin)
    assert (begin.dx, begin.dy) == pytest.approx((24, 32))


def test_a_finger_reported_where_it_was_says_nothing(hand: Recogniser) -> None:
    drag(hand, 1, [(0.02, 30)])
    assert hand.move(1, 30, 100, 0.04) == []


def test_a_drag_that_returns_is_still_no_tap(hand: Recogniser) -> None:
    drag(hand, 1, [(0.1, 30), (0.3, 0)])
    end = hand.up(1, 0, 100, 1.0)
    assert end == [DragEnd(1, -10, 0, 0, 0)]


def test_a_drag_ends_where_the_finger_was_lifted(hand: Recogniser) -> None:
    drag(hand, 1, [(0.02, 30)])
    (end,) = hand.up(1, 70, 100, 0.04)
    assert isinstance(end, DragEnd)
    assert (end.dx, end.dy) == (60, 0)


def test_only_one_finger_drags_and_the_other_is_dead(hand: Recogniser) -> None:
    drag(hand, 1, [(0.02, 30)])
    assert hand.down(2, 300, 300, 0.03) == [Press(2, 300, 300)]
    assert hand.move(2, 330, 300, 0.04) == [Unpress(2)]
    assert hand.move(2, 390, 300, 0.05) == []
    assert hand.move(1, 50, 100, 0.06) == [DragMove(1, 40, 0)]
    assert hand.up(2, 390, 300, 0.07) == []
    assert [type(gesture) for gesture in hand.up(1, 50, 100, 0.08)] == [DragEnd]


def test_a_second_finger_can_tap_while_the_first_drags(hand: Recogniser) -> None:
    drag(hand, 1, [(0.02, 30)])
    assert hand.down(2, 300, 300, 0.03) == [Press(2, 300, 300)]
    assert hand.move(1, 50, 100, 0.04) == [DragMove(1, 40, 0)]
    assert hand.up(2, 303, 300, 0.05) == [Tap(2, 300, 300)]
    assert hand.move(1, 60, 100, 0.06) == [DragMove(1, 50, 0)]


def test_the_next_finger_may_drag_once_the_first_is_lifted(hand: Recogniser) -> None:
    drag(hand, 1, [(0.02, 30)])
    hand.down(2, 300, 300, 0.03)
    hand.up(1, 30, 100, 0.04)
    assert hand.move(2, 320, 300, 0.05) == [Unpress(2), DragBegin(2, 300, 300, 10, 0)]


# --- pinch ---


def pinch(hand: Recogniser) -> list[Gesture]:
    """Two fingers 100 px apart; the second goes 20 px away from the first: 120 px."""
    gestures = hand.down(1, 100, 100, 0.0) + hand.down(2, 200, 100, 0.05)
    return gestures + hand.move(2, 220, 100, 0.1)


def test_two_fingers_pinch_once_one_leaves_the_slop(hand: Recogniser) -> None:
    assert pinch(hand) == [Press(1, 100, 100), Press(2, 200, 100), Unpress(1), Unpress(2), PinchBegin(160, 100)]


def test_a_pinch_scales_and_moves_from_how_it_began(hand: Recogniser) -> None:
    pinch(hand)
    assert hand.move(2, 340, 100, 0.2) == [PinchMove(2, 220, 100, 60, 0)]
    assert hand.move(1, 220, 100, 0.3) == [PinchMove(1, 280, 100, 120, 0)]
    assert hand.move(1, 340, 220, 0.4) == [PinchMove(1, 340, 160, 180, 60)]


def test_fingers_on_one_point_keep_the_scale_within_reason(hand: Recogniser) -> None:
    hand.down(1, 100, 100, 0.0)
    hand.down(2, 100, 100, 0.0)
    hand.move(1, 111, 100, 0.1)
    hand.move(1, 100, 100, 0.2)
    assert hand.move(1, 100.1, 100, 0.3)[0].scale == pytest.approx(10 / 11)  # type: ignore[union-attr]


@pytest.mark.parametrize(("lifted", "left"), [(1, 2), (2, 1)])
def test_a_pinch_ends_with_its_first_lifted_finger_and_the_other_is_dead(
    hand: Recogniser, lifted: int, left: int
) -> None:
    pinch(hand)
    assert hand.up(lifted, 100, 100, 0.2) == [PinchEnd()]
    assert hand.move(left, 500, 500, 0.3) == []
    assert not hand.idle
    assert hand.up(left, 500, 500, 0.4) == []
    assert hand.idle


def test_a_new_finger_beside_a_dead_one_drags(hand: Recogniser) -> None:
    pinch(hand)
    hand.up(1, 100, 100, 0.2)
    assert hand.down(1, 100, 100, 0.3) == [Press(1, 100, 100)]
    assert hand.move(1, 130, 100, 0.4) == [Unpress(1), DragBegin(1, 100, 100, 20, 0)]


# --- lost, dead and unknown fingers ---


def test_cancel_ends_everything(hand: Recogniser) -> None:
    drag(hand, 1, [(0.02, 30), (0.04, 60)])
    hand.down(2, 200, 100, 0.05)
    assert hand.cancel(0.06) == [DragEnd(1, 50, 0, 0, 0), Unpress(2)]
    assert hand.idle
    assert hand.up(1, 60, 100, 0.07) == []
    pinch(hand)
    assert hand.cancel(0.2) == [PinchEnd()]
    assert hand.idle
    assert hand.cancel(0.3) == []


def test_a_killed_finger_means_nothing_until_lifted(hand: Recogniser) -> None:
    hand.down(1, 100, 100, 0.0)
    assert hand.kill(1) == [Unpress(1)]
    assert hand.kill(1) == []
    assert hand.kill(99) == []
    assert hand.move(1, 300, 100, 0.1) == []
    assert not hand.idle
    assert hand.up(1, 100, 100, 0.2) == []
    assert hand.idle
    assert hand.down(1, 100, 100, 0.3) == [Press(1, 100, 100)]


def test_killing_who_drags_or_pinches_ends_it(hand: Recogniser) -> None:
    drag(hand, 1, [(0.02, 30)])
    assert hand.kill(1) == [DragEnd(1, 20, 0, 0, 0)]
    hand.cancel(0.1)
    pinch(hand)
    assert hand.kill(2) == [PinchEnd()]
    assert hand.move(1, 500, 500, 0.2) == []


def test_forgotten_fingers_are_dead_and_later_ones_are_not(hand: Recogniser) -> None:
    hand.down(1, 100, 100, 0.0)
    assert hand.forget(0.1) == [Unpress(1)]
    assert hand.down(2, 200, 100, 0.2) == [Press(2, 200, 100)]
    assert hand.up(1, 100, 100, 0.3) == []
    assert hand.up(2, 200, 100, 0.3) == [Tap(2, 200, 100)]


def test_unknown_fingers_are_ignored(hand: Recogniser) -> None:
    assert hand.move(7, 1, 1, 0.0) == []
    assert hand.up(7, 1, 1, 0.0) == []
    assert hand.idle


def test_a_lost_finger_is_gone_and_has_done_nothing(hand: Recogniser) -> None:
    assert hand.pointer("down", 1, 100, 100, 0.0) == [Press(1, 100, 100)]
    assert hand.pointer("lost", 1, 100, 100, 0.1) == [Unpress(1)]
    assert hand.idle
    assert hand.pointer("lost", 1, 100, 100, 0.1) == []
    drag(hand, 1, [(0.02, 30)])
    assert hand.pointer("lost", 1, 900, 900, 0.03) == [DragEnd(1, 20, 0, 0, 0)]
    assert hand.pointer("up", 1, 900, 900, 0.04) == []
    assert hand.idle


def test_a_number_that_comes_down_twice_was_lost_in_between(hand: Recogniser) -> None:
    hand.down(1, 100, 100, 0.0)
    assert hand.down(1, 300, 100, 0.5) == [Unpress(1), Press(1, 300, 100)]
    hand.move(1, 330, 100, 0.6)
    assert hand.down(1, 50, 50, 0.7) == [DragEnd(1, 20, 0, 0, 0), Press(1, 50, 50)]
    assert hand.up(1, 50, 50, 0.8) == [Tap(1, 50, 50)]
    assert hand.idle


@pytest.mark.parametrize("bad", [*NOWHERE, 1e300])
def test_impossible_places_are_ignored(hand: Recogniser, bad: float) -> None:
    assert hand.down(1, bad, 5, 0.0) == []
    assert hand.idle
    hand.down(1, 100, 100, 0.1)
    assert hand.move(1, 100, bad, 0.2) == []
    assert hand.up(1, bad, bad, 0.3) == [Tap(1, 100, 100)]
    assert hand.idle
