"""The stage in time: what shows, for how long, what is passed over, and when the kiosk may sleep."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtGui import QRegion

from kiosk.content.dwell import reading_seconds
from kiosk.pages.calm import CalmPage
from tests.pixels import differ_outside, differing, pixels
from tests.stage.theatre import FRAME, Theatre, Visited, deck, failing, plain

#: On a small page nearly everything is repainted with everything else; what is forgotten shows on a large one.
FULL_HD = (1920, 1080)
ONE, TWO, THREE = plain("one"), plain("two", left=500, colour="#9A8CFF"), plain("three", left=900, colour="#3DDC97")


def settled(theatre: Theatre) -> None:
    """Let everything that enters enter, and all work in advance be done."""
    theatre.run(3.0)


def order(theatre: Theatre, seconds: float) -> list[int | None]:
    """The slides that show, one after the other."""
    seen: list[int | None] = []
    for _ in theatre.play(seconds):
        if seen[-1:] != [theatre.stage.index]:
            seen.append(theatre.stage.index)
    return seen


# ----- the loop -----


def test_slides_follow_each_other_round_and_round(theatre: Theatre) -> None:
    theatre.stage.replace(deck(ONE, TWO, THREE))
    assert order(theatre, 8 * 7 - 1) == [0, 1, 2, 0, 1, 2, 0]


def test_a_slide_stays_as_long_as_staff_say_or_reading_takes(theatre: Theatre) -> None:
    long = plain("人工智能及数字产业相关企业" * 4)
    quick = plain("quick", seconds="2.5")
    theatre.stage.replace(deck(long, quick))
    reading = reading_seconds(long, "zh")
    assert 8 < reading < 20
    theatre.run(reading - 0.05)
    assert theatre.stage.index == 0
    theatre.run(0.1)
    assert theatre.stage.index == 1
    theatre.run(2.4)
    assert theatre.stage.index == 1
    theatre.run(0.1)
    assert theatre.stage.index == 0


def test_intents_go_on_back_and_home(theatre: Theatre) -> None:
    theatre.stage.replace(deck(ONE, TWO, THREE))
    on, back = "next", "previous"
    for act, index in ((on, 1), (on, 2), (on, 2), (back, 1), (back, 0), (back, 0), (on, 1), ("home", 0)):
        getattr(theatre.stage, act)()
        theatre.run(0.5)
        assert theatre.stage.index == index
    theatre.stage.jump(2)
    theatre.run(0.5)
    assert theatre.stage.index == 2


def test_what_shows_stays_and_answers_until_the_page_asked_for_is_painted(theatre: Theatre) -> None:
    theatre.stage.replace(deck(ONE, TWO, THREE))
    theatre.run(2.0)
    theatre.stage.jump(2)
    assert theatre.stage.index == 0
    assert theatre.stage.wake == 0.0
    theatre.tick()
    theatre.stage.jump(1)  # somebody changed their mind
    theatre.run(0.5)
    assert theatre.stage.index == 1


def test_whoever_asks_again_before_a_page_is_painted_gets_the_one_after_it(theatre: Theatre) -> None:
    theatre.stage.replace(deck(*(plain(name) for name in ("one", "two", "three", "four"))))
    theatre.run(0.5)
    for _ in range(5):  # one more than there are
        theatre.stage.next()
        theatre.run(FRAME)
    theatre.run(3.0)
    assert theatre.stage.index == 3
    theatre.stage.previous()
    theatre.stage.previous()
    theatre.run(3.0)
    assert theatre.stage.index == 1


def test_a_save_does_not_lose_the_page_that_somebody_has_asked_for(theatre: Theatre) -> None:
    theatre.stage.replace(deck(ONE, TWO, THREE))
    theatre.run(2.0)
    theatre.stage.jump(2)
    theatre.stage.replace(deck(plain("new"), ONE, TWO, THREE))
    theatre.run(1.0)
    assert theatre.stage.index == 3


def test_an_intent_gives_the_slide_its_whole_dwell(theatre: Theatre) -> None:
    theatre.stage.replace(deck(ONE, TWO))
    theatre.run(7.0)
    theatre.stage.next()
    theatre.run(7.9)
    assert theatre.stage.index == 1
    theatre.run(0.2)
    assert theatre.stage.index == 0


def test_a_pause_holds_the_slide_and_keeps_the_rest_of_its_time(theatre: Theatre) -> None:
    theatre.stage.replace(deck(ONE, TWO))
    theatre.run(5.0)
    theatre.stage.toggle_pause()
    theatre.run(100.0)
    assert theatre.stage.index == 0
    theatre.stage.toggle_pause()
    theatre.run(2.9)
    assert theatre.stage.index == 0
    theatre.run(0.2)
    assert theatre.stage.index == 1


def test_a_pause_outlives_a_new_deck(theatre: Theatre) -> None:
    theatre.stage.replace(deck(ONE, TWO))
    theatre.stage.toggle_pause()
    theatre.stage.replace(deck(ONE, THREE))
    theatre.run(30.0)
    assert theatre.stage.index == 0
    theatre.stage.toggle_pause()
    theatre.run(8.1)
    assert theatre.stage.index == 1


# ----- what cannot or may not show -----


@pytest.mark.parametrize("where", ["build", "paint", "late"])
def test_slides_that_fail_are_passed_over_and_reported_once(theatre: Theatre, where: str) -> None:
    theatre.stage.replace(deck(ONE, failing(where), THREE))
    seen = order(theatre, 40)
    assert [index for index in seen if index != 1][:4] == [0, 2, 0, 2]
    assert seen.count(1) <= 1
    assert [title for title, _ in theatre.reports] == [where]


def test_a_guest_that_fails_is_reported_by_its_own_name_and_the_slide_beneath_it_shows(theatre: Theatre) -> None:
    theatre.stage.replace(deck(ONE, TWO, THREE))
    theatre.run(9.0)
    theatre.stage.yield_to_visitor()
    theatre.stage.invite(Visited())
    theatre.run(0.3)
    assert theatre.stage.host.guest is not None
    theatre.run(2.0)
    assert theatre.stage.host.guest is None
    assert theatre.reports == [("company/made-up", "RuntimeError")]
    assert theatre.stage.index == 1
    assert theatre.stage.book.failed == set()
    assert differing(theatre.image, theatre.fresh(), 2).isNull()


def test_what_breaks_on_stage_leaves_no_pixel_behind(make_theatre: Callable[..., Theatre]) -> None:
    theatre = make_theatre(size=FULL_HD)
    theatre.stage.replace(deck(failing("late"), THREE))
    theatre.run(0.4)
    assert theatre.stage.index == 0
    theatre.run(3.0)
    assert theatre.stage.index == 1
    assert differing(theatre.image, theatre.fresh(), 2).isNull()


def test_a_source_line_is_there_when_its_page_comes(make_theatre: Callable[..., Theatre]) -> None:
    theatre = make_theatre(size=FULL_HD)
    theatre.stage.replace(deck(ONE, plain("two", source="the first source line")))
    theatre.run(7.9)
    theatre.stage.home()
    theatre.run(7.9)
    for _ in theatre.play(0.2, 0.05):
        assert differing(theatre.image, theatre.fresh(), 2).isNull()
    assert theatre.stage.index == 1


@pytest.mark.parametrize("where", ["build", "paint"])
def test_when_all_slides_fail_the_calm_page_shows(theatre: Theatre, where: str) -> None:
    theatre.stage.replace(deck(failing(where), failing(where)))
    theatre.run(30.0)
    assert theatre.stage.index is None
    assert isinstance(theatre.stage.scene.page, CalmPage)
    assert len(theatre.reports) == 2
    assert len(set(pixels(theatre.image)[100:200].flat)) > 50


def test_an_empty_deck_shows_the_calm_page_and_sleeps(theatre: Theatre) -> None:
    theatre.stage.replace(deck())
    settled(theatre)
    assert isinstance(theatre.stage.scene.page, CalmPage)
    assert theatre.stage.wake == float("inf")
    theatre.stage.next()
    theatre.stage.previous()
    theatre.stage.home()
    theatre.stage.replace(deck(ONE))
    assert theatre.stage.index == 0


def test_slides_that_are_switched_off_never_show(theatre: Theatre) -> None:
    theatre.stage.replace(deck(plain("off", show="no"), ONE, plain("off too", show="no"), THREE))
    assert order(theatre, 30) == [1, 3, 1, 3]


def test_schedules_are_honoured_as_time_goes_by(theatre: Theatre) -> None:
    now = theatre.clock.wall().replace(tzinfo=None)
    begin = now + timedelta(minutes=2)
    later = plain("later", show={"from": f"{begin:%Y-%m-%d} {begin:%H:%M}"})
    theatre.stage.replace(deck(ONE, later))
    assert order(theatre, 110) == [0]
    assert 1 in order(theatre, 30)


def test_when_nothing_may_show_the_calm_page_waits_for_the_hour(theatre: Theatre) -> None:
    assert theatre.clock.wall().time() == datetime(2025, 12, 1, 10, 0).time()
    theatre.stage.replace(deck(plain("afternoon", show={"hours": "10:01-18:00"})))
    settled(theatre)
    assert theatre.stage.index is None
    assert 0.2 <= theatre.stage.wake <= 5.0
    theatre.run(70.0)
    assert theatre.stage.index == 0


# ----- rest -----


def test_a_still_page_needs_no_more_than_the_progress_row(theatre: Theatre) -> None:
    theatre.stage.replace(deck(ONE, TWO))
    theatre.run(3.0)
    while theatre.clock.now() < 7.0:
        assert theatre.stage.wake >= 0.2
        theatre.clock.advance(theatre.stage.wake)
        region = theatre.stage.advance()
        assert region.boundingRect().height() <= 12


def test_paused_and_at_rest_there_is_no_timer_work(theatre: Theatre) -> None:
    theatre.stage.replace(deck(ONE, TWO))
    theatre.stage.toggle_pause()
    settled(theatre)
    assert theatre.stage.wake == float("inf")


def test_one_slide_stays_without_a_flicker(theatre: Theatre) -> None:
    theatre.stage.replace(deck(ONE))
    settled(theatre)
    page, still = theatre.stage.scene.page, theatre.image.copy()
    assert not any(theatre.play(60.0))
    assert theatre.stage.index == 0
    assert theatre.stage.scene.page is page
    assert differing(still, theatre.fresh()).isNull()
    assert theatre.stage.wake >= 1.0


def test_the_page_to_come_is_ready_before_it_is_due(theatre: Theatre) -> None:
    theatre.stage.replace(deck(ONE, TWO, THREE, plain("four")))
    theatre.run(5.0)
    assert theatre.stage.book.ready(1)
    assert not theatre.stage.book.ready(3)
    theatre.run(8.0)
    assert theatre.stage.book.ready(2)
    assert theatre.stage.book.ready(0), "a visitor may want it back at once"
    theatre.run(8.0)
    assert theatre.stage.book.ready(3)
    assert not theatre.stage.book.ready(0)


# ----- another deck, another look -----


def test_a_new_deck_keeps_the_slide_that_shows(theatre: Theatre) -> None:
    theatre.stage.replace(deck(ONE, TWO, THREE))
    theatre.stage.next()
    theatre.run(4.0)
    theatre.stage.replace(deck(plain("new"), ONE, TWO, THREE))
    assert theatre.stage.index == 2
    theatre.stage.replace(deck(ONE, plain("two", left=100)))
    assert theatre.stage.index == 1
    theatre.stage.replace(deck(failing("build"), THREE))
    assert theatre.stage.index == 1


def test_figures_move_from_the_old_value_to_the_new(make_theatre: Callable[..., Theatre]) -> None:
    def still(amount: str) -> Theatre:
        other: Theatre = make_theatre()
        other.stage.replace(deck(plain("one", amount=amount)))
        settled(other)
        return other

    theatre: Theatre = make_theatre()
    theatre.stage.replace(deck(plain("one", amount="1111")))
    settled(theatre)
    theatre.stage.replace(deck(plain("one", amount="7777")))
    page = theatre.stage.scene.page
    assert page is not None
    assert page.before == {"figure": 1111.0}  # type: ignore[attr-defined]
    assert differing(theatre.image, still("1111").image).isNull()
    settled(theatre)
    assert differing(theatre.image, still("7777").image).isNull()
    assert differing(theatre.image, theatre.fresh()).isNull()


def test_another_language_keeps_page_time_and_pause(theatre: Theatre) -> None:
    theatre.stage.replace(deck(plain("one"), plain({"zh": "二", "en": "two"})))
    theatre.stage.next()
    theatre.run(4.0)
    chinese = theatre.image.copy()
    theatre.stage.relook(theatre.stage.look.in_("en"))
    theatre.tick()
    assert theatre.stage.index == 1
    assert not differing(chinese, theatre.image).isNull()
    assert differing(theatre.image, theatre.fresh()).isNull()
    theatre.run(3.9)
    assert theatre.stage.index == 1
    theatre.run(0.2)
    assert theatre.stage.index == 0


@pytest.mark.parametrize("size", [(360, 640), (800, 450), (320, 320)])
@pytest.mark.parametrize("after", [0.1, 0.3, 3.0])
def test_another_size_is_taken_in_place(theatre: Theatre, size: tuple[int, int], after: float) -> None:
    theatre.stage.replace(deck(ONE, TWO))
    theatre.stage.next()
    theatre.run(after)
    theatre.resize(size)
    theatre.tick()
    assert theatre.stage.index == 1
    for _ in range(30):
        assert differing(theatre.image, theatre.fresh()).isNull()
        theatre.run(FRAME)


def test_the_calm_page_takes_another_size_at_once(theatre: Theatre) -> None:
    theatre.stage.replace(deck())
    settled(theatre)
    theatre.resize((360, 640))
    theatre.tick()
    first = theatre.image.copy()
    settled(theatre)
    assert differ_outside(first, theatre.image, QRegion()) == 0
