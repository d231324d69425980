"""Whether somebody is there: who is asked when, and how much time they have to answer."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.stage.visit import STAY, Phase, Visit


def phases(visit: Visit, start: float, end: float, step: float = 0.5) -> list[tuple[float, Phase]]:
    """When the phase changes between two moments, and to what."""
    changes: list[tuple[float, Phase]] = []
    now = start
    while now <= end:
        if visit.advance(now):
            changes.append((now, visit.phase))
        now += step
    return changes


@pytest.fixture
def visit() -> Visit:
    """Somebody has touched at 100 s."""
    made = Visit()
    made.touch(100.0)
    return made


def test_nobody_is_there_until_somebody_touches() -> None:
    visit = Visit()
    assert phases(visit, 0.0, 500.0) == []
    assert visit.wake(500.0) == math.inf
    assert visit.staying(500.0) == math.inf
    before = visit.phase
    visit.touch(500.0)
    assert (before, visit.phase) == ("attract", "visiting")


def test_they_are_asked_after_a_minute_and_gone_after_twenty_seconds_more(visit: Visit) -> None:
    assert phases(visit, 100.0, 300.0) == [(160.0, "asking"), (180.0, "attract")]


def test_twenty_seconds_are_what_wcag_asks_for() -> None:
    assert STAY >= 20


def test_every_touch_begins_the_minute_anew(visit: Visit) -> None:
    visit.touch(159.0)
    assert phases(visit, 160.0, 250.0) == [(219.0, "asking"), (239.0, "attract")]


def test_who_is_asked_and_touches_stays(visit: Visit) -> None:
    assert phases(visit, 100.0, 179.0) == [(160.0, "asking")]
    visit.touch(179.5)
    assert visit.phase == "visiting"
    assert phases(visit, 179.5, 260.0) == [(239.5, "asking"), (259.5, "attract")]


def test_who_leaves_is_gone_at_once(visit: Visit) -> None:
    visit.leave()
    assert visit.phase == "attract"
    assert phases(visit, 100.0, 300.0) == []


def test_a_kiosk_that_slept_for_an_hour_still_asks_for_the_whole_time(visit: Visit) -> None:
    woken = 3700.0
    assert visit.staying(woken) == STAY
    assert visit.advance(woken)
    assert visit.phase == "asking"
    assert visit.staying(woken) == STAY
    assert phases(visit, woken, woken + 100) == [(woken + STAY, "attract")]


@pytest.mark.parametrize("idle", [10.0, 60.0, 3600.0])
def test_staff_say_how_long_nobody_is_asked(idle: float) -> None:
    visit = Visit(idle)
    visit.touch(0.0)
    assert phases(visit, 0.0, idle + 50) == [(idle, "asking"), (idle + STAY, "attract")]


def test_another_setting_counts_from_the_next_look(visit: Visit) -> None:
    visit.idle = 10.0
    assert visit.wake(105.0) == 110.0
    assert phases(visit, 105.0, 150.0) == [(110.0, "asking"), (130.0, "attract")]


def test_it_wakes_exactly_when_something_changes(visit: Visit) -> None:
    assert visit.wake(130.0) == 160.0
    assert not visit.advance(159.999)
    assert visit.advance(visit.wake(159.999))
    assert visit.wake(161.0) == 180.0
    assert visit.wake(190.0) == 190.0  # it is late
    assert visit.advance(180.0)
    assert visit.phase == "attract"


@given(st.floats(10, 200), st.lists(st.floats(0.01, 3), min_size=10, max_size=200))
def test_what_is_left_counts_down_to_nothing_without_a_jump(idle: float, steps: list[float]) -> None:
    visit, now = Visit(idle), 0.0
    visit.touch(0.0)
    left = visit.staying(0.0)
    assert left == idle + STAY
    for step in steps:
        now += step
        visit.advance(now)
        if visit.phase == "attract":
            assert left <= step + 1e-6
            break
        went = left - visit.staying(now)
        # A question that is seen late begins late: what is left may stand still for a moment, never grow.
        assert -1e-6 <= went <= step + 1e-6
        left = visit.staying(now)
