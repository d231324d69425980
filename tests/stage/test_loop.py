"""The attract loop: what follows, how long it stays, and what a pause keeps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.stage.loop import Loop


def loop(count: int, may_show: set[int] | None = None, dwell: float = 10.0) -> Loop:
    allowed = set(range(count)) if may_show is None else may_show
    return Loop(count, lambda index: dwell, lambda index: index in allowed)


def test_it_goes_round_in_both_directions() -> None:
    it = loop(3)
    assert it.first() == 0
    it.enter(2, 0.0)
    assert it.step() == 0
    it.enter(0, 0.0)
    assert it.step(-1) == 2


def test_it_begins_with_the_first_or_the_last() -> None:
    assert loop(4).step(1) == 0
    assert loop(4).step(-1) == 3


def test_slides_that_may_not_show_are_passed_over() -> None:
    it = loop(5, {1, 4})
    assert it.first() == 1
    it.enter(1, 0.0)
    assert (it.step(1), it.step(-1)) == (4, 4)
    it.enter(4, 0.0)
    assert it.step(1) == 1


@given(st.integers(1, 12).flatmap(lambda n: st.tuples(st.just(n), st.sets(st.integers(0, n - 1)))), st.booleans())
def test_a_whole_round_shows_every_slide_that_may_show_once(case: tuple[int, set[int]], back: bool) -> None:
    count, allowed = case
    it, seen = loop(count, allowed), []
    for _ in allowed:
        index = it.step(-1 if back else 1)
        assert index is not None
        it.enter(index, 0.0)
        seen.append(index)
    assert seen == sorted(allowed, reverse=back)


def test_may_show_is_asked_anew_at_every_step() -> None:
    allowed = {0, 1}
    it = Loop(2, lambda index: 5.0, lambda index: index in allowed)
    it.enter(0, 0.0)
    assert it.step() == 1
    allowed.remove(1)
    assert it.step() == 0


def test_one_slide_follows_itself_and_none_follows_nothing() -> None:
    one, none = loop(1), loop(0)
    one.enter(0, 0.0)
    assert one.step() == 0
    assert none.step() is None
    assert none.first() is None
    assert not none.due(1e9)
    assert none.share(5.0) == 0.0
    assert loop(3, set()).step() is None


def test_a_slide_is_due_when_its_dwell_is_over() -> None:
    it = Loop(2, lambda index: (8.0, 3.0)[index], lambda index: True)
    it.enter(0, 100.0)
    assert (it.seconds, it.elapsed(104.0), it.share(104.0)) == (8.0, 4.0, 0.5)
    assert not it.due(107.9)
    assert it.due(108.0)
    assert it.share(200.0) == 1.0
    it.enter(1, 108.0)
    assert not it.due(110.9)
    assert it.due(111.0)


def test_a_pause_keeps_the_rest_of_the_dwell() -> None:
    it = loop(2)
    it.enter(0, 0.0)
    it.pause(4.0)
    it.pause(9.0)  # pausing twice is pausing once
    assert it.paused
    assert (it.elapsed(500.0), it.share(500.0)) == (4.0, 0.4)
    assert not it.due(500.0)
    it.resume(500.0)
    assert not it.due(505.9)
    assert it.due(506.0)
    it.resume(600.0)
    assert it.due(506.0)


def test_a_slide_entered_during_a_pause_waits_with_all_of_its_dwell() -> None:
    it = loop(2)
    it.enter(0, 0.0)
    it.pause(4.0)
    it.enter(1, 50.0)
    assert it.paused
    assert it.elapsed(90.0) == 0.0
    it.resume(90.0)
    assert not it.due(99.9)
    assert it.due(100.0)


@given(st.lists(st.floats(0.01, 50), min_size=1, max_size=6))
def test_pauses_of_any_length_do_not_count(pauses: list[float]) -> None:
    it, now = loop(1, dwell=20.0), 0.0
    it.enter(0, now)
    for length in pauses:
        now += 1.0
        it.pause(now)
        now += length
        it.resume(now)
    assert it.elapsed(now) == pytest.approx(len(pauses))


def test_after_a_visitor_it_goes_home_and_then_on_where_it_left_off() -> None:
    loop = Loop(5, lambda index: 8.0, lambda index: True)
    loop.enter(3, 0.0)
    loop.pause(1.0, "visitor")
    loop.leave_off()
    loop.enter(1, 2.0)  # where the visitor went does not matter
    loop.resume(9.0, "visitor")
    loop.enter(0, 9.0)
    assert loop.following() == 3
    loop.enter(3, 17.0)
    assert loop.following() == 4
    loop.enter(0, 25.0)
    assert loop.following() == 1, "only once"


def test_two_may_hold_it_and_both_must_let_go() -> None:
    loop = Loop(2, lambda index: 8.0, lambda index: True)
    loop.enter(0, 0.0)
    loop.pause(2.0)
    loop.pause(3.0, "visitor")
    loop.resume(10.0)
    assert loop.paused
    assert loop.holders == ("visitor",)
    loop.resume(20.0, "visitor")
    assert not loop.paused
    assert loop.elapsed(21.0) == 3.0


def test_beside_does_not_go_round_the_end() -> None:
    loop = Loop(4, lambda index: 8.0, lambda index: index != 2)
    loop.enter(1, 0.0)
    assert (loop.beside(-1), loop.beside(1)) == (0, 3)
    loop.enter(3, 0.0)
    assert loop.beside(1) is None
