"""A list under the finger: follows, flings, resists, springs back, can be caught; never lost, whatever is done."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.companies.scroll import RESIST, Scroll


def scroll(most: float = 5000.0, at: float = 1000.0) -> Scroll:
    made = Scroll(1.0)
    made.fit(most)
    made.jump(at)
    return made


def test_it_follows_the_finger_pixel_by_pixel() -> None:
    moved = scroll()
    moved.grab(0)
    for dx in (-1, -120, 300):
        moved.drag(dx)
        assert moved.offset(10) == 1000 - dx


def test_it_resists_beyond_both_ends_and_springs_back_to_them() -> None:
    for at, pull, end in ((0.0, 200.0, 0.0), (5000.0, -200.0, 5000.0)):
        moved = scroll(at=at)
        moved.grab(0)
        moved.drag(pull)
        assert moved.offset(0) == pytest.approx(end - pull * RESIST)
        moved.release(0, 100)
        assert moved.moving(101)
        distances = [abs(moved.offset(100 + ms) - end) for ms in range(0, 1500, 20)]
        assert distances == sorted(distances, reverse=True)
        assert moved.offset(moved.end) == end
        assert not moved.moving(moved.end)


def test_a_fling_slows_down_steadily_and_stops() -> None:
    moved = scroll(most=1e6)
    moved.grab(0)
    moved.release(-3000, 0)
    places = [moved.offset(ms) for ms in range(0, 4000, 16)]
    steps = [after - before for before, after in itertools.pairwise(places)]
    assert steps == sorted(steps, reverse=True)
    assert steps[0] > 40
    assert steps[-1] == 0
    assert not moved.moving(4000)
    assert moved.offset(math.inf) == places[-1] > 1900


def test_a_fling_into_an_end_comes_to_rest_there() -> None:
    moved = scroll(at=4800)
    moved.grab(0)
    moved.release(-4000, 0)
    places = [moved.offset(ms) for ms in range(0, 3000, 8)]
    assert 5000 < max(places) < 5200
    assert places[-1] == 5000


def test_it_can_be_caught_in_flight_and_stays_where_it_was_caught() -> None:
    moved = scroll()
    moved.grab(0)
    moved.release(-3000, 0)
    there = moved.offset(150)
    moved.grab(150)
    assert moved.offset(150) == moved.offset(9000) == there
    moved.release(0, 400)
    assert moved.offset(9000) == there
    assert not moved.moving(401)


def test_caught_beyond_an_end_it_does_not_jump() -> None:
    moved = scroll(at=0)
    moved.grab(0)
    moved.drag(300)
    moved.release(0, 0)
    there = moved.offset(60)
    moved.grab(60)
    moved.drag(0)
    assert moved.offset(60) == pytest.approx(there)


def test_a_calm_list_stands_where_it_is_let_go() -> None:
    moved = Scroll(1.0, calm=True)
    moved.fit(5000)
    moved.grab(0)
    moved.drag(-400)
    moved.release(-3000, 10)
    assert moved.offset(11) == moved.offset(9000) == 400
    assert not moved.moving(11)


_FINITE = st.floats(-20000, 20000)


@given(st.floats(0, 50000), st.lists(st.tuples(_FINITE, _FINITE, st.floats(0, 3000)), max_size=8))
def test_whatever_fingers_do_it_is_never_far_outside_and_rests_inside(
    most: float, drags: list[tuple[float, ...]]
) -> None:
    moved, now = scroll(most, 0), 0.0
    for distance, velocity, pause in drags:
        moved.grab(now)
        moved.drag(distance)
        moved.release(velocity, now)
        # What a fling may add beyond an end is what its spring gives way; what a drag adds, the finger has pulled.
        slack = 20000 * RESIST * 8 + 300
        assert all(-slack <= moved.offset(now + ms) <= most + slack for ms in range(0, 2000, 100))
        now += pause
    assert 0 <= moved.offset(now + 60000) <= most
    assert not moved.moving(now + 60000)
