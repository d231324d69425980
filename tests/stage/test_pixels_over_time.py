"""What the window shows over time: never a blank frame, never a stale pixel, however pages give way to each other."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import numpy
import pytest

from kiosk.content.check import check
from kiosk.look.lake import lake
from kiosk.slides import contents, discover
from tests.pixels import Colours, colours, differing, pixels
from tests.stage.theatre import FRAME, Theatre, deck, plain

ROOT = Path(__file__).parents[2]
SLIDES = (
    plain("one"),
    plain("two", left=500, colour="#9A8CFF", source="a much longer source line than the others have"),
    plain("three", left=900, colour="#3DDC97", lead="and a lead"),
)
#: The row of pixels where the progress segments begin, on a page 360 high.
SEGMENTS = 345
MakeTheatre = Callable[..., Theatre]


def stale(theatre: Theatre) -> str:
    """Where the window differs from the same moment painted whole; empty when it does not.

    Blending rounds up or down with where a rectangle begins, so that one level of difference means nothing.
    """
    rect = differing(theatre.image, theatre.fresh(), 2)
    return "" if rect.isNull() else f"{theatre.clock.now():.3f} s, slide {theatre.stage.index}: {rect.getRect()}"


def bare(theatre: Theatre) -> Colours:
    """The lake without anything on it, as it lies under the page that shows."""
    page = theatre.stage.scene.page
    assert page is not None
    return colours(lake(page.frame, page.waterline, page.look.palette).toImage())


def changed_share(image: Colours, ground: Colours) -> float:
    """The share of pixels in which a page differs clearly from the lake; a grain of noise does not count."""
    return float((abs(image - ground) > 12).any(axis=2).mean())


@pytest.mark.parametrize("transition", ["fade", "push"])
def test_a_whole_loop_of_the_shipped_deck_is_never_blank_nor_stale(
    make_theatre: MakeTheatre, transition: str
) -> None:
    found = check(ROOT / "content.yaml", contents()).deck
    assert found is not None
    settings = found.settings.model_copy(update={"transition": transition})
    shipped = found.model_copy(update={"settings": settings})
    theatre = make_theatre(discover(), (320, 180) if transition == "push" else (480, 270))
    theatre.stage.replace(shipped)
    theatre.run(1.0)  # before that the first page is still coming in over the empty lake
    grounds: dict[float, Colours] = {}
    seen: list[int | None] = []
    shown = 0
    for number in itertools.count():
        if theatre.tick():
            page = theatre.stage.scene.page
            assert page is not None
            if page.waterline not in grounds:
                grounds[page.waterline] = bare(theatre)
            now = colours(theatre.image)
            assert now.any(axis=(1, 2)).all(), f"a black row at {theatre.clock.now():.3f} s"
            least = 0.002 if theatre.stage.scene.moving(theatre.clock.now()) else 0.01
            assert changed_share(now, grounds[page.waterline]) > least, f"only the lake at {theatre.clock.now():.3f} s"
            if theatre.stage.scene.moving(theatre.clock.now()) or number % 8 == 0:
                assert stale(theatre) == ""
                shown += 1
        if seen[-1:] != [theatre.stage.index]:
            seen.append(theatre.stage.index)
        if len(seen) == len(shipped.slides) + 2:
            break
        theatre.clock.advance(max(FRAME * (3 if shown % 4 else 1), theatre.stage.wake))
    assert seen == [*range(len(shipped.slides)), 0, 1]
    assert theatre.reports == []
    assert shown > 15 * len(shipped.slides)


@pytest.mark.parametrize("motion", ["full", "reduced"])
@pytest.mark.parametrize("transition", ["push", "fade", "none"])
def test_no_transition_leaves_a_stale_pixel(make_theatre: MakeTheatre, transition: str, motion: str) -> None:
    theatre = make_theatre()
    theatre.stage.replace(deck(*SLIDES, transition=transition, motion=motion))
    for _ in theatre.play(8 * 3 + 1):
        if theatre.stage.scene.moving(theatre.clock.now()):
            assert stale(theatre) == ""
    assert stale(theatre) == ""


@pytest.mark.parametrize("acts", list(itertools.product(["next", "previous", "home"], repeat=2)), ids="-".join)
@pytest.mark.parametrize("pause", [0.05, 0.25])
def test_impatient_hands_leave_no_stale_pixel(
    make_theatre: MakeTheatre, acts: tuple[str, ...], pause: float
) -> None:
    theatre = make_theatre(size=(320, 180))
    theatre.stage.replace(deck(*SLIDES))
    theatre.run(1.5)
    for act in acts:
        getattr(theatre.stage, act)()
        for _ in theatre.play(pause):
            assert stale(theatre) == ""
    for _ in theatre.play(0.5):
        assert stale(theatre) == ""


def test_what_fades_out_is_the_page_that_was_there(make_theatre: MakeTheatre) -> None:
    """Also after a slide that came without a transition, when another one had been made ready to leave before."""
    first, second, third = SLIDES
    theatre = make_theatre()
    theatre.stage.replace(deck(first, second.model_copy(update={"transition": "none"}), third))
    theatre.run(15.99)
    before = pixels(theatre.image)[:SEGMENTS].copy()
    assert theatre.stage.index == 1
    theatre.clock.advance(0.02)
    theatre.tick()  # the fade's first frame: the old page as it was, nothing yet of the new one
    assert theatre.stage.index == 2
    sky = slice(0, 240)
    assert (before[sky] == pixels(theatre.image)[:SEGMENTS][sky]).all()


def test_a_push_moves_and_a_fade_does_not(make_theatre: MakeTheatre) -> None:
    for transition, moves in (("push", True), ("fade", False)):
        theatre = make_theatre()
        theatre.stage.replace(deck(*SLIDES, transition=transition))
        theatre.run(8.0 + FRAME)
        assert theatre.stage.index == 1
        edges = set()
        for _ in theatre.play(0.2):
            lit = (abs(colours(theatre.image) - bare(theatre))[130:170] > 24).any(axis=(0, 2))
            edges.add(int(numpy.flatnonzero(lit)[-1]) // 8 if lit.any() else -1)
        edges.discard(-1)
        assert (len(edges) > 3) == moves, (transition, edges)


def test_without_a_transition_the_next_page_is_simply_there(make_theatre: MakeTheatre) -> None:
    theatre = make_theatre()
    theatre.stage.replace(deck(*SLIDES, transition="none"))
    theatre.run(8.0 + FRAME)
    assert theatre.stage.index == 1
    first = theatre.image.copy()
    theatre.run(2.0)
    moved = differing(first, theatre.image)
    assert moved.isNull() or moved.top() >= SEGMENTS


def test_with_reduced_motion_pages_only_fade_and_are_still_after_a_fifth_of_a_second(
    make_theatre: MakeTheatre,
) -> None:
    theatre = make_theatre()
    slides = [*SLIDES, plain("four", amount="1900", transition="push")]
    theatre.stage.replace(deck(*slides, motion="reduced", transition="push"))
    for index in (1, 2, 3):
        theatre.stage.next()
        theatre.arrive(index)
        theatre.run(0.201)
        still = theatre.image.copy()
        theatre.run(1.5)
        assert theatre.stage.index == index
        moved = differing(still, theatre.image)
        assert moved.isNull() or moved.top() >= SEGMENTS
    # Half-way through a fade every pixel lies between what was there, the lake, and what will be.
    one, ground = colours(theatre.image), bare(theatre)
    theatre.stage.home()
    theatre.arrive(0)
    theatre.run(0.1)
    middle = colours(theatre.image)
    theatre.run(0.3)
    two = colours(theatre.image)
    darkest = numpy.minimum(numpy.minimum(one, two), ground)[:SEGMENTS]
    brightest = numpy.maximum(numpy.maximum(one, two), ground)[:SEGMENTS]
    assert (middle[:SEGMENTS] >= darkest - 2).all()
    assert (middle[:SEGMENTS] <= brightest + 2).all()
    assert (middle != two)[:SEGMENTS].any()
