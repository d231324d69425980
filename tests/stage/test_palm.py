"""Too many fingers mean nothing; fingers that lie still are dirt or a resting hand, and do not count."""

import pytest

from kiosk.stage.gesture import DragBegin, DragEnd, Gesture, PinchEnd, Press, Recogniser, Tap, Unpress

SLOP = 10.0


@pytest.fixture
def hand() -> Recogniser:
    return Recogniser(SLOP)


def pinch(hand: Recogniser) -> list[Gesture]:
    """Two fingers 100 px apart; the second goes 20 px away from the first: 120 px."""
    gestures = hand.down(1, 100, 100, 0.0) + hand.down(2, 200, 100, 0.05)
    return gestures + hand.move(2, 220, 100, 0.1)


def test_a_third_finger_is_a_palm_and_all_are_dead(hand: Recogniser) -> None:
    hand.down(1, 100, 100, 0.0)
    hand.down(2, 200, 100, 0.0)
    assert hand.down(3, 300, 100, 0.0) == [Unpress(1), Unpress(2)]
    for finger in (1, 2, 3):
        assert hand.move(finger, 500, 500, 0.1) == []
        assert hand.up(finger, 500, 500, 0.2) == []
    assert hand.idle


def test_a_palm_ends_a_drag_without_velocity(hand: Recogniser) -> None:
    hand.down(1, 0, 100, 0.0)
    hand.move(1, 60, 100, 0.04)
    hand.down(2, 200, 100, 0.05)
    assert hand.down(3, 300, 100, 0.06) == [DragEnd(1, 50, 0, 0, 0), Unpress(2)]


def test_a_palm_ends_a_pinch(hand: Recogniser) -> None:
    pinch(hand)
    assert hand.down(3, 300, 100, 0.2) == [PinchEnd()]


def test_fingers_that_join_a_palm_are_dead_until_it_is_lifted(hand: Recogniser) -> None:
    for finger in range(10):
        hand.down(finger, finger * 50, 100, 0.0)
    for finger in range(8):
        assert hand.up(finger, finger * 50, 100, 0.1) == []
    assert hand.down(20, 700, 100, 0.2) == []  # the third beside two that are left
    assert hand.up(20, 700, 100, 0.3) == []
    hand.up(8, 400, 100, 0.3)
    assert hand.down(20, 700, 100, 0.4) == [Press(20, 700, 100)]


def test_a_parked_finger_is_unpressed_by_the_next_and_does_not_count(hand: Recogniser) -> None:
    hand.down(1, 5, 5, 0.0)
    assert hand.down(2, 200, 100, 5.0) == [Unpress(1), Press(2, 200, 100)]
    assert hand.down(3, 300, 100, 5.1) == [Press(3, 300, 100)]  # dirt and two thumbs
    assert hand.up(2, 200, 100, 5.2) == [Tap(2, 200, 100)]
    assert hand.move(3, 330, 100, 5.3) == [Unpress(3), DragBegin(3, 300, 100, 20, 0)]  # no pinch with dirt
    assert hand.up(1, 5, 5, 5.4) == []


def test_a_finger_still_for_less_than_five_seconds_counts(hand: Recogniser) -> None:
    hand.down(1, 5, 5, 0.0)
    assert hand.down(2, 200, 100, 4.9) == [Press(2, 200, 100)]
    assert hand.down(3, 300, 100, 4.95) == [Unpress(1), Unpress(2)]


def test_a_palm_that_stays_is_parked_and_the_kiosk_answers_again(hand: Recogniser) -> None:
    for finger in (1, 2, 3, 4):
        hand.down(finger, finger * 50, 100, 0.0)
    assert hand.down(5, 500, 100, 4.9) == []
    hand.up(5, 500, 100, 4.95)
    assert hand.down(5, 500, 100, 5.1) == [Press(5, 500, 100)]


def test_trembling_does_not_unpark_but_moving_does(hand: Recogniser) -> None:
    for finger in (1, 2):
        hand.down(finger, finger * 50, 100, 0.0)
    for tenth in range(1, 60):
        hand.move(1, 50 + (-1) ** tenth * 4, 100, tenth / 10)
    assert hand.down(3, 300, 100, 6.0) == [Unpress(1), Unpress(2), Press(3, 300, 100)]
    hand.move(1, 90, 100, 6.1)
    hand.move(2, 140, 100, 6.1)
    assert hand.down(4, 400, 100, 6.2) == [Unpress(3)]  # both count again


def test_a_parked_press_does_not_lead(hand: Recogniser) -> None:
    hand.down(1, 5, 5, 0.0)
    assert hand.move(1, 50, 5, 5.0) == [Unpress(1)]
    assert hand.move(1, 150, 5, 5.1) == []


def test_a_parked_press_is_no_partner_for_a_pinch_and_may_still_tap(hand: Recogniser) -> None:
    hand.down(1, 5, 5, 0.0)
    hand.down(2, 200, 100, 4.0)
    assert hand.move(2, 230, 100, 5.0) == [Unpress(2), DragBegin(2, 200, 100, 20, 0)]
    assert hand.up(1, 5, 5, 5.1) == [Tap(1, 5, 5)]


def test_a_parked_drag_or_pinch_gives_way_to_the_next_finger(hand: Recogniser) -> None:
    hand.down(1, 0, 100, 0.0)
    hand.move(1, 30, 100, 0.02)
    assert hand.down(2, 200, 100, 5.1) == [DragEnd(1, 20, 0, 0, 0), Press(2, 200, 100)]
    hand.cancel(5.2)
    pinch(hand)
    assert hand.down(3, 300, 300, 5.5) == [PinchEnd(), Press(3, 300, 300)]
