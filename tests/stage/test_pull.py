"""A page under the finger, on a stage: which page shows after a drag, and what a second finger cannot do."""

from collections.abc import Callable

import pytest

from kiosk.pages.controls import Intent
from kiosk.stage.pull import Pull
from kiosk.stage.touch import Touch
from kiosk.stage.visitor import Visitor
from tests.pixels import pixels
from tests.stage.theatre import FRAME, Theatre, deck, plain

SLIDES = [plain(name) for name in ("one", "two", "three")]


@pytest.fixture
def make_pull(theatre: Theatre) -> Callable[[str], Pull]:
    """At the second of three slides, held for a visitor; motion is full or reduced."""

    def make(motion: str) -> Pull:
        theatre.stage.replace(deck(*SLIDES, motion=motion))
        theatre.stage.yield_to_visitor()
        theatre.stage.next()
        theatre.run(3.0)
        assert theatre.stage.index == 1
        return Pull(theatre.clock, theatre.stage)

    return make


def drag(theatre: Theatre, pull: Pull, dx: float, velocity: float) -> int | None:
    """Which slide shows once all is at rest."""
    pull.begin()
    pull.move(dx)
    pull.end(velocity)
    for _ in range(60):
        pull.advance()
        theatre.run(FRAME)
    assert not pull.moving
    return theatre.stage.index


@pytest.mark.parametrize("motion", ["full", "reduced"])
@pytest.mark.parametrize(
    ("dx", "velocity", "index"),
    [
        (-300.0, 0.0, 2),
        (300.0, 0.0, 0),
        (-40.0, 0.0, 1),
        (-40.0, -900.0, 2),
        (40.0, 900.0, 0),
        (-300.0, 900.0, 1),  # thrown back
        (300.0, -900.0, 1),
        (0.0, -900.0, 1),
    ],
)
def test_a_drag_turns_the_page_or_leaves_it(
    theatre: Theatre, make_pull: Callable[[str], Pull], motion: str, dx: float, velocity: float, index: int
) -> None:
    assert drag(theatre, make_pull(motion), dx, velocity) == index


def test_with_less_motion_the_page_stands_still_under_the_finger_and_turns_sooner(
    theatre: Theatre, make_pull: Callable[[str], Pull]
) -> None:
    pull = make_pull("reduced")
    pull.begin()
    pull.move(-100.0)
    pull.advance()
    assert not theatre.tick()  # nothing to paint
    pull.end(0.0)
    theatre.run(1.0)
    assert theatre.stage.index == 2


def bar(theatre: Theatre) -> int:
    """The column at which the page's bar begins."""
    row = pixels(theatre.fresh())[150] & 0xFF  # as bright as it shines through the lake
    return int((row > row.max() / 2).argmax())


def test_a_second_finger_neither_takes_the_page_nor_lets_it_go(theatre: Theatre) -> None:
    theatre.stage.replace(deck(plain("one", left=900), plain("two", left=900)))
    sent: list[Intent] = []
    visitor = Visitor(theatre.clock, theatre.stage)
    touch = Touch(theatre.clock, visitor, sent.append)
    visitor.touch()
    theatre.run(3.0)

    def move(x: float) -> int:
        touch.pointer("move", 1, x, 60)
        touch.pull.advance()
        theatre.run(FRAME)
        return bar(theatre)

    assert bar(theatre) == 300
    touch.pointer("down", 1, 600, 60)
    before = move(500)
    assert 200 <= before < 210  # but for the slop
    touch.pointer("down", 2, 600, 330)
    assert move(498) == before - 2
    touch.pointer("up", 2, 600, 330)
    assert move(350) == before - 150
    touch.pointer("up", 1, 350, 60)
    for _ in range(60):
        touch.pull.advance()
        theatre.run(FRAME)
    assert theatre.stage.index == 1
    assert bar(theatre) == 300
    assert {intent.name for intent in sent} <= {"close"}
