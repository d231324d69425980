"""One page gives way to the next: how opaque and how far aside both are, as functions of time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.stage.transition import Change
from tests.stage.theatre import FRAME, Theatre, deck, plain

CHANGES = [
    Change(kind, side, reduced)
    for kind in ("push", "fade", "none")
    for side in (1, -1)
    for reduced in (True, False)
]
changes = st.sampled_from(CHANGES)
times = st.floats(0, 2000)


@given(changes, times)
def test_the_new_page_arrives_and_the_old_one_is_gone(change: Change, ms: float) -> None:
    if ms >= change.ms:
        assert change.leaving(ms) == (0.0, 0.0)
        assert change.arriving(ms) == (1.0, 0.0)


@given(changes, times, times)
def test_nothing_goes_back(change: Change, first: float, second: float) -> None:
    earlier, later = sorted((first, second))
    assert change.leaving(earlier)[0] >= change.leaving(later)[0]
    assert change.arriving(earlier)[0] <= change.arriving(later)[0]
    assert abs(change.arriving(earlier)[1]) >= abs(change.arriving(later)[1])


@given(changes, times)
def test_only_a_push_moves_sideways_and_never_with_reduced_motion(change: Change, ms: float) -> None:
    moves = change.leaving(ms)[1] != 0 or change.arriving(ms)[1] != 0
    if change.kind != "push" or change.reduced:
        assert not change.pushes
        assert not moves


@pytest.mark.parametrize("side", [1, -1])
@given(st.floats(1, 319))
def test_pages_that_push_each_other_keep_their_distance(side: int, ms: float) -> None:
    change = Change("push", side)
    old, new = change.leaving(ms)[1], change.arriving(ms)[1]
    assert new - old == pytest.approx(side)
    assert old * side <= 0 <= new * side


@given(changes)
def test_a_change_begins_with_the_old_page_alone(change: Change) -> None:
    if change.ms:
        assert change.leaving(0.0)[0] == 1.0
        assert abs(change.arriving(0.0)[1]) in ((1.0,) if change.pushes else (0.0,))


@given(times)
def test_without_a_transition_the_page_is_simply_there(ms: float) -> None:
    assert Change("none").ms == 0.0
    assert Change("none").arriving(ms) == (1.0, 0.0)


def test_reduced_motion_fades_within_a_fifth_of_a_second() -> None:
    assert {change.ms for change in CHANGES if change.reduced and change.kind != "none"} == {200.0}


def test_no_words_enter_over_those_that_leave(theatre: Theatre) -> None:
    theatre.stage.replace(deck(*(plain(name) for name in ("one", "two", "three"))))
    theatre.run(3.0)
    theatre.stage.jump(2)
    while theatre.stage.index != 2:
        theatre.tick()
        theatre.clock.advance(FRAME)
    faded, left = 0, theatre.clock.now()
    while theatre.stage.scene.leaving(theatre.clock.now()):
        assert theatre.stage.page_ms <= 60.0  # the headline's beginning
        theatre.tick()
        theatre.clock.advance(FRAME)
        faded += 1
    assert faded > 5
    theatre.run(0.02)
    assert theatre.stage.page_ms > 60.0
    assert theatre.clock.now() - left < 0.25


@pytest.mark.parametrize("how", ["none", "taken"])
def test_the_time_of_a_page_that_is_simply_there_goes_on(theatre: Theatre, how: str) -> None:
    theatre.stage.replace(deck(plain("one"), plain("two")), Change("none"))
    theatre.run(0.5)
    if how == "taken":
        theatre.stage.take(1)
    page, began = theatre.stage.scene.page, theatre.stage.page_ms
    assert page is not None
    assert began >= page.end
    theatre.run(1.0)
    assert theatre.stage.page_ms == pytest.approx(began + 1000, abs=20)


def test_a_slide_that_is_saved_anew_does_not_leave_before_it_enters(theatre: Theatre) -> None:
    theatre.stage.replace(deck(plain("one"), plain("two")))
    theatre.run(3.0)
    theatre.stage.replace(deck(plain("one, saved"), plain("two")))
    theatre.run(0.1)
    assert theatre.stage.scene.leaving(theatre.clock.now())
    assert theatre.stage.page_ms == pytest.approx(100, abs=20)
