"""The velocity a drag ends with: that of the last movement, or none."""

import math
from collections.abc import Iterable

import pytest

from kiosk.stage.gesture import DragEnd, Recogniser

SLOP = 10.0


@pytest.fixture
def hand() -> Recogniser:
    return Recogniser(SLOP)


def drag(hand: Recogniser, finger: int, steps: Iterable[tuple[float, float]]) -> None:
    """A finger comes down at (0, 100) at 0 s and goes right: (seconds, pixels) …"""
    hand.down(finger, 0, 100, 0.0)
    for seconds, x in steps:
        hand.move(finger, x, 100, seconds)


def fling(hand: Recogniser, steps: Iterable[tuple[float, float]], lifted: float) -> float:
    """Velocity to the right of a drag that is lifted where it was last."""
    steps = list(steps)
    drag(hand, 1, steps)
    (end,) = hand.up(1, steps[-1][1], 100, lifted)
    assert isinstance(end, DragEnd)
    assert end.vy == 0
    return end.vx


def test_a_fling_has_the_velocity_of_the_finger(hand: Recogniser) -> None:
    assert fling(hand, [(step / 100, step * 12) for step in range(1, 15)], 0.15) == pytest.approx(1200)


def test_a_fling_knows_only_the_last_movement(hand: Recogniser) -> None:
    slow = [(step / 100, step) for step in range(1, 100)]
    quick = [(1 + step / 100, 100 + step * 20) for step in range(12)]
    assert fling(hand, slow + quick, 1.12) == pytest.approx(2000)


def test_a_fling_survives_trembling_samples(hand: Recogniser) -> None:
    steps = [(step / 100, step * 12 + (-1) ** step * 1.5) for step in range(1, 15)]
    assert fling(hand, steps, 0.15) == pytest.approx(1200, rel=0.1)


def test_a_fling_of_a_thousand_samples_a_second(hand: Recogniser) -> None:
    assert fling(hand, [(step / 1000, step * 2.0) for step in range(1, 500)], 0.5) == pytest.approx(2000)


def test_a_fling_up_and_left(hand: Recogniser) -> None:
    hand.down(1, 500, 500, 0.0)
    for step in range(1, 8):
        hand.move(1, 500 - step * 10, 500 - step * 5, step / 100)
    (end,) = hand.up(1, 430, 465, 0.08)
    assert isinstance(end, DragEnd)
    assert (end.vx, end.vy) == pytest.approx((-1000, -500))


@pytest.mark.parametrize(("rested", "flies"), [(0.05, True), (0.079, True), (0.08, False), (0.5, False)])
def test_a_finger_that_rested_does_not_fling(hand: Recogniser, rested: float, flies: bool) -> None:
    velocity = fling(hand, [(0.5 + step / 100, step * 12) for step in range(1, 9)], 0.58 + rested)
    assert velocity == (pytest.approx(1200) if flies else 0)


def test_a_resting_finger_may_tremble(hand: Recogniser) -> None:
    quick = [(step / 100, step * 12.0) for step in range(1, 9)]
    still = [(0.08 + step / 100, 96 + (-1) ** step * 0.4) for step in range(1, 9)]
    assert fling(hand, quick + still, 0.17) == 0


def test_a_quick_mouse_that_trembles_at_rest_does_not_fling(hand: Recogniser) -> None:
    quick = [(step / 1000, step * 2.0) for step in range(1, 100)]
    still = [(0.1 + step / 1000, 200 + (-1) ** step * 0.4) for step in range(90)]
    assert fling(hand, quick + still, 0.19) == 0


def test_a_late_sample_does_not_lose_the_fling(hand: Recogniser) -> None:
    assert fling(hand, [(0.02, 24), (0.04, 48), (0.06, 72), (-5.0, 73)], 0.07) == pytest.approx(1200, rel=0.1)


def test_samples_of_one_time_or_out_of_order_do_not_fling_wildly(hand: Recogniser) -> None:
    assert fling(hand, [(0.0, 40), (0.0, 80), (0.0, 120)], 0.0) == 0
    assert fling(hand, [(0.001, 40), (0.002, 80)], 0.003) == 0
    assert fling(hand, [(0.02, 24), (0.04, 48), (0.03, 54), (0.06, 72)], 0.07) == pytest.approx(1200, rel=0.15)


@pytest.mark.parametrize("now", [-1.0, 1e18, math.nan, math.inf, -math.inf])
def test_a_broken_time_breaks_nothing(hand: Recogniser, now: float) -> None:
    drag(hand, 1, [(0.02, 40), (now, 80)])
    (end,) = hand.up(1, 80, 100, now)
    assert isinstance(end, DragEnd)
    assert math.isfinite(end.vx)
    assert hand.idle


def test_one_sample_gives_no_velocity(hand: Recogniser) -> None:
    hand.down(1, 0, 100, 0.0)
    hand.move(1, 400, 100, 2.0)
    assert hand.up(1, 400, 100, 2.01) == [DragEnd(1, 390, 0, 0, 0)]
