"""Pages under the finger: they follow, resist, turn or come back, and can be caught on their way."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.motion import SETTLE
from kiosk.stage.swipe import Swipe

WIDTH = 1000.0
FAST = 600.0  # px/s, with a u of one pixel
BACK = 0.240  # s


@pytest.fixture
def swipe() -> Swipe:
    """Between two other pages."""
    made = Swipe(WIDTH, 1.0)
    made.before = made.after = True
    return made


def drag(swipe: Swipe, dx: float, velocity: float = 0.0, at: float = 0.0) -> int:
    swipe.grab(at)
    swipe.move(dx)
    return swipe.release(velocity, at)


# ----- under the finger -----


@pytest.mark.parametrize("dx", [-999.0, -250.0, -0.5, 0.0, 1.0, 700.0])
def test_the_page_is_where_the_finger_is(swipe: Swipe, dx: float) -> None:
    swipe.grab(0.0)
    assert swipe.held
    swipe.move(dx)
    assert swipe.offset(5.0) == dx


def test_it_follows_back_through_its_place(swipe: Swipe) -> None:
    swipe.before = False
    swipe.grab(0.0)
    for dx, offset in ((-300, -300), (0, 0), (200, 70), (-10, -10)):
        swipe.move(dx)
        assert swipe.offset(0.0) == pytest.approx(offset)


@pytest.mark.parametrize("way", [1, -1])
def test_it_resists_where_no_page_is_to_come_and_springs_back(swipe: Swipe, way: int) -> None:
    swipe.before = swipe.after = False
    swipe.grab(0.0)
    swipe.move(way * 800.0)
    assert swipe.offset(0.0) == pytest.approx(way * 280.0)
    assert swipe.release(0.0, 1.0) == 0
    assert swipe.offset(1.0) == pytest.approx(way * 280.0)
    assert 0 < abs(swipe.offset(1.0 + BACK * 0.9)) < 20
    assert swipe.settled(1.0 + BACK * 0.99) is None
    assert swipe.settled(1.0 + BACK) == 0
    assert swipe.offset(1.0 + BACK) == 0


@pytest.mark.parametrize("velocity", [5000.0, -5000.0])
def test_no_throw_gets_past_an_edge(swipe: Swipe, velocity: float) -> None:
    swipe.after = False
    assert drag(swipe, -900.0, velocity) == 0


def test_a_throw_against_an_edge_springs_back_no_faster(swipe: Swipe) -> None:
    swipe.after = False
    drag(swipe, -300.0, -5000.0)
    assert swipe.settled(BACK * 0.99) is None
    assert swipe.settled(BACK) == 0


def test_at_an_edge_it_is_taken_where_it_stands(swipe: Swipe) -> None:
    swipe.after = False
    drag(swipe, -600.0)
    swipe.grab(0.05)
    offset = swipe.offset(0.05)
    assert -210 < offset < 0
    swipe.move(0.0)
    assert swipe.offset(0.05) == pytest.approx(offset)
    swipe.move(-100.0)
    assert swipe.offset(0.05) == pytest.approx(offset - 35.0)


# ----- let go -----


@pytest.mark.parametrize(
    ("dx", "velocity", "side"),
    [
        (-249.0, 0.0, 0),
        (-250.0, 0.0, 1),
        (249.0, 0.0, 0),
        (250.0, 0.0, -1),
        (-30.0, -FAST + 1, 0),
        (-30.0, -FAST, 1),
        (30.0, FAST, -1),
        (-700.0, FAST - 1, 1),  # too slow to count against what the page shows
        (-700.0, FAST, 0),  # a throw back
        (700.0, -FAST, 0),
        (0.0, -5000.0, 0),
    ],
)
def test_what_turns_the_page(swipe: Swipe, dx: float, velocity: float, side: int) -> None:
    assert drag(swipe, dx, velocity) == side
    assert not swipe.held
    assert swipe.settled(1.0) == side


def test_what_counts_as_fast_grows_with_the_screen() -> None:
    swipe = Swipe(WIDTH, 2.0)
    swipe.after = True
    assert drag(swipe, -30.0, -FAST) == 0
    swipe.stop()
    assert drag(swipe, -30.0, -2 * FAST) == 1


def test_a_page_that_turns_arrives_after_the_time_of_settling(swipe: Swipe) -> None:
    drag(swipe, -400.0)
    end = SETTLE.ms / 1000
    assert swipe.moving
    assert swipe.settled(end - 0.001) is None
    assert swipe.offset(end) == -WIDTH
    assert swipe.settled(end) == 1
    assert not swipe.moving
    assert swipe.offset(end) == 0  # the page that came is the one that shows now
    assert swipe.settled(end + 1) is None


def test_where_less_is_wanted_to_turn_it(swipe: Swipe) -> None:
    swipe = Swipe(WIDTH, 1.0, 0.12)
    swipe.after = True
    assert drag(swipe, -119.0) == 0
    swipe.stop()
    assert drag(swipe, -120.0) == 1


def test_let_go_without_having_been_held_nothing_moves(swipe: Swipe) -> None:
    assert swipe.release(-5000.0, 0.0) == 0
    assert not swipe.moving
    drag(swipe, -400.0)
    before = [swipe.offset(step / 100) for step in range(30)]
    assert swipe.release(5000.0, 0.1) == 0
    assert [swipe.offset(step / 100) for step in range(30)] == before


@given(st.floats(-990, -1), st.floats(FAST, 20000))
def test_a_fling_goes_on_as_fast_as_the_finger_was(dx: float, speed: float) -> None:
    swipe = Swipe(WIDTH, 1.0)
    swipe.after = True
    assert drag(swipe, dx, -speed) == 1
    moment = 0.001
    went = swipe.offset(0.0) - swipe.offset(moment)
    left = WIDTH + dx
    # What is so near that it arrives in the shortest time of 140 ms may be slower than the finger.
    assert went >= min(speed, 4 * left / 0.140) * moment * 0.9 - 1e-9
    assert all(-WIDTH <= swipe.offset(step / 500) <= dx for step in range(200))
    assert swipe.settled(SETTLE.ms / 1000) == 1


# ----- caught on its way -----


def test_a_page_caught_in_flight_can_be_thrown_back(swipe: Swipe) -> None:
    drag(swipe, -300.0, -900.0)
    there = swipe.offset(0.06)
    assert -WIDTH < there < -300
    swipe.grab(0.06)
    assert swipe.held
    assert swipe.offset(0.06) == there
    assert swipe.offset(3.0) == there  # it is held
    assert swipe.settled(3.0) is None
    swipe.move(40.0)
    assert swipe.offset(3.0) == pytest.approx(there + 40)
    assert swipe.release(900.0, 3.0) == 0
    assert swipe.settled(4.0) == 0


def test_a_page_caught_in_flight_and_let_go_goes_on(swipe: Swipe) -> None:
    drag(swipe, -300.0)
    swipe.grab(0.1)
    assert swipe.release(0.0, 0.2) == 1


def test_stopped_it_stands_in_its_place(swipe: Swipe) -> None:
    drag(swipe, -300.0)
    swipe.stop()
    assert not swipe.moving
    assert swipe.offset(0.1) == 0
    assert swipe.settled(9.0) is None


# ----- whatever fingers do -----

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("grab"), st.tuples(st.booleans(), st.booleans())),
        st.tuples(st.just("move"), st.floats(-5000, 5000)),
        st.tuples(st.just("release"), st.floats(-1e5, 1e5)),
        st.tuples(st.just("wait"), st.floats(0, 0.5)),
        st.tuples(st.just("stop"), st.none()),
    ),
    max_size=25,
)


@given(STEPS)
def test_it_never_jumps_and_always_comes_to_rest(steps: list[tuple[str, object]]) -> None:
    swipe, now = Swipe(WIDTH, 1.0), 0.0
    for name, value in steps:
        before = swipe.offset(now)
        if name == "grab":
            swipe.before, swipe.after = value  # type: ignore[misc]
            swipe.grab(now)
            swipe.move(0.0)
            assert swipe.offset(now) == pytest.approx(before, abs=1e-6)
        elif name == "move":
            swipe.move(value)  # type: ignore[arg-type]
        elif name == "release":
            swipe.release(value, now)  # type: ignore[arg-type]
            assert swipe.offset(now) == before
        elif name == "wait":
            now += value  # type: ignore[operator]
        else:
            swipe.stop()
        offset = swipe.offset(now)
        assert math.isfinite(offset)
        assert abs(offset) <= WIDTH
    expected = not swipe.held and swipe.moving
    swipe.release(0.0, now)
    answers = [swipe.settled(now + wait) for wait in (1.0, 2.0, 3.0)]
    if expected:
        assert answers[0] in (-1, 0, 1)
    assert answers[1:] == [None, None]
    assert not swipe.moving
    assert swipe.offset(now + 4) == 0
