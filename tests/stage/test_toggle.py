"""What comes and goes: how much of it is there, and that it never jumps."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.motion import Motion
from kiosk.stage.toggle import Toggle

COMING, GOING = Motion(200, (0.33, 0, 0.67, 1)), Motion(100, (0.33, 0, 0.67, 1))


@pytest.fixture
def toggle() -> Toggle:
    return Toggle(COMING, GOING)


def test_it_is_away_until_it_is_switched_on(toggle: Toggle) -> None:
    assert not toggle.on
    assert toggle.value(0.0) == 0
    toggle.turn(False, 1.0)
    assert toggle.value(1.0) == 0
    assert toggle.end < 1.0


def test_it_comes_and_goes_in_its_own_time(toggle: Toggle) -> None:
    toggle.turn(True, 1.0)
    assert toggle.on
    assert toggle.end == pytest.approx(1.2)
    values = [toggle.value(1.0 + step / 50) for step in range(11)]
    assert values[0] == 0
    assert values[5] == pytest.approx(0.5, abs=0.01)
    assert values[-1] == 1
    assert all(before < after for before, after in pairwise(values))
    toggle.turn(False, 2.0)
    assert toggle.end == pytest.approx(2.1)
    assert toggle.value(2.05) == pytest.approx(0.5, abs=0.01)
    assert toggle.value(2.2) == 0


def test_turned_round_half_way_it_goes_on_from_there(toggle: Toggle) -> None:
    toggle.turn(True, 1.0)
    half = toggle.value(1.1)
    toggle.turn(False, 1.1)
    assert toggle.value(1.1) == half
    assert 0 < toggle.value(1.15) < half
    assert toggle.value(1.2) == 0


def test_said_twice_it_does_not_begin_anew(toggle: Toggle) -> None:
    toggle.turn(True, 1.0)
    toggle.turn(True, 1.1)
    assert toggle.end == pytest.approx(1.2)


@pytest.mark.parametrize("on", [True, False])
def test_at_once_it_is_there_or_gone(toggle: Toggle, on: bool) -> None:
    toggle.turn(not on, 1.0)
    toggle.turn(on, 1.05, at_once=True)
    assert toggle.value(1.05) == (1 if on else 0)
    assert toggle.end < 1.05


def test_at_once_ends_what_is_on_its_way(toggle: Toggle) -> None:
    toggle.turn(True, 1.0)
    toggle.turn(True, 1.05, at_once=True)
    assert toggle.value(1.05) == 1


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 0.3)), max_size=20))
def test_it_never_jumps_whenever_it_is_switched(switches: list[tuple[bool, float]]) -> None:
    toggle, now = Toggle(COMING, GOING), 0.0
    for on, wait in switches:
        before = toggle.value(now)
        toggle.turn(on, now)
        assert toggle.value(now) == pytest.approx(before)
        now += wait
        assert 0 <= toggle.value(now) <= 1
    assert toggle.value(now + 1) == (1 if toggle.on else 0)
