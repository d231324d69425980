"""A finger held in the corner: which finger counts, when the ring shows, and that nothing else opens the door."""

import math

import pytest

from kiosk.look.look import Look
from kiosk.stage.gesture import Held, Recogniser
from kiosk.stage.hold import LASTS, SHOWS, Hold
from tests.panes import CALM, PLAIN, SMALL, painted, same, told

CORNER = (20.0, 520.0)  # of a page of 960 × 540


@pytest.fixture
def hand() -> Recogniser:
    return Recogniser(10.0)


# ----- which finger -----


def test_a_finger_that_lies_still_is_held_since_it_came_down(hand: Recogniser) -> None:
    hand.down(3, 50, 60, 1.0)
    assert hand.held(1.0) == Held(3, 50, 60, 1.0)
    hand.move(3, 55, 64, 2.0)  # it trembles
    assert hand.held(4.0) == Held(3, 50, 60, 1.0)
    hand.up(3, 55, 64, 4.1)
    assert hand.held(4.1) is None


def test_one_that_means_nothing_any_more_is_held_all_the_same(hand: Recogniser) -> None:
    hand.down(3, 50, 60, 1.0)
    hand.kill(3)
    assert hand.held(4.0) == Held(3, 50, 60, 1.0)


def test_one_that_went_away_and_came_back_is_not(hand: Recogniser) -> None:
    hand.down(3, 50, 60, 1.0)
    hand.move(3, 90, 60, 1.1)
    hand.move(3, 50, 60, 1.2)
    assert hand.held(4.5) is None


def test_two_are_not_and_dirt_does_not_count(hand: Recogniser) -> None:
    hand.down(1, 700, 60, 0.0)
    hand.down(3, 50, 60, 1.0)
    assert hand.held(4.0) is None
    hand.up(3, 50, 60, 4.1)
    hand.down(3, 50, 60, 6.0)  # the other one has not moved for five seconds
    assert hand.held(9.0) == Held(3, 50, 60, 6.0)


def test_one_that_was_not_alone_is_not_held_when_the_other_goes(hand: Recogniser) -> None:
    hand.down(3, 50, 60, 0.0)
    hand.down(1, 700, 60, 1.0)
    hand.up(1, 700, 60, 4.0)
    assert hand.held(4.0) is None


# ----- where, and for how long -----


@pytest.fixture(params=[SMALL, CALM, PLAIN], ids=["full", "calm", "plain"])
def look(request: pytest.FixtureRequest) -> Look:
    made: Look = request.param
    return made


@pytest.mark.usefixtures("qapp")
def test_nothing_shows_for_a_second_then_a_ring_grows_and_goes(look: Look) -> None:
    hold, held = Hold(look), Held(0, *CORNER, 10.0)
    blank = painted(hold, look)
    assert hold.wake(10.0) == math.inf
    assert not hold.follow(held, 10.0)
    assert hold.wake(10.0) == 10.0 + SHOWS
    frames = [image for _, _, image in told(hold, look, [10.0, 10.5, 11.0])]
    assert all(same(blank, frame) for frame in frames)
    amounts = []
    for now in (11.5, 12.0, 12.5, 12.9):
        assert not hold.follow(held, now)
        ((_, rects, image),) = told(hold, look, [now])
        assert rects
        assert not same(blank, image)
        amounts.append(bytes(image.constBits()))
    assert len(set(amounts)) == 4
    assert hold.follow(held, 10.0 + LASTS)
    hold.follow(None, 13.1)
    *_, (_, _, last) = told(hold, look, [13.1])
    assert same(blank, last)
    assert hold.wake(13.2) == math.inf


@pytest.mark.parametrize(
    ("x", "y", "opens"),
    [(0, 539, True), (59, 481, True), (61, 520, False), (20, 479, False), (940, 520, False), (-5, 520, False)],
)
def test_only_the_lower_left_corner_opens(x: float, y: float, opens: bool) -> None:
    assert Hold(SMALL).follow(Held(0, x, y, 0.0), 3.0) == opens


def test_letting_go_at_the_last_moment_opens_nothing() -> None:
    hold = Hold(SMALL)
    assert not hold.follow(Held(0, *CORNER, 0.0), 2.99)
    assert not hold.follow(None, 3.5)
