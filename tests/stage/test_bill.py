"""The loop by the clock on the wall: what comes due, what is over, what stands in, and a clock that jumps."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.pages.calm import CalmPage
from tests.stage.theatre import Theatre, deck, plain

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAY = {"show": {"hours": "09:00-17:00"}}
ALWAYS, EXPO, SPARE = plain("always", seconds=5), plain("expo", seconds=5, **DAY), plain("spare", fallback="yes")


@pytest.fixture
def theatre(theatre: Theatre) -> Theatre:
    theatre.clock.set_wall(datetime(2026, 12, 1, 10, 0, tzinfo=SHANGHAI))
    return theatre


def at(theatre: Theatre, hands: str) -> None:
    """Put the clock on the wall forward or back, on the same day."""
    hour, minute = map(int, hands.split(":"))
    theatre.clock.set_wall(theatre.clock.wall().replace(hour=hour, minute=minute, second=0))


def shows(theatre: Theatre) -> str:
    if isinstance(theatre.stage.scene.page, CalmPage):
        return "calm"
    assert theatre.stage.index is not None
    return theatre.stage.deck.slides[theatre.stage.index].title.zh


def seen(theatre: Theatre, seconds: float) -> list[str]:
    """What shows during so many seconds, in order, once each time."""
    titles: list[str] = []
    for _ in theatre.play(seconds, 0.25):
        if not titles or titles[-1] != shows(theatre):
            titles.append(shows(theatre))
    return titles


def test_a_slide_appears_when_its_hour_comes_and_goes_when_it_is_over(theatre: Theatre) -> None:
    at(theatre, "08:59")
    theatre.stage.replace(deck(ALWAYS, EXPO))
    assert seen(theatre, 50) == ["always"]
    assert seen(theatre, 30)[:2] == ["always", "expo"]
    at(theatre, "16:59")
    seen(theatre, 60)
    assert seen(theatre, 20)[-1] == "always"
    assert seen(theatre, 30) == ["always"]


def test_outside_the_hours_of_the_deck_the_calm_page_waits(theatre: Theatre) -> None:
    at(theatre, "16:59")
    theatre.stage.replace(deck(ALWAYS, plain("other", seconds=5), **DAY))
    assert set(seen(theatre, 50)) == {"always", "other"}
    assert seen(theatre, 20)[-1] == "calm"
    theatre.run(3600, 5.0)
    assert (shows(theatre), theatre.stage.index) == ("calm", None)
    at(theatre, "09:00")
    assert seen(theatre, 6)[-1] == "always"


def test_the_fallback_of_staff_stands_in_and_gives_way_within_seconds(theatre: Theatre) -> None:
    at(theatre, "18:00")
    theatre.stage.replace(deck(SPARE, ALWAYS, **DAY))
    assert seen(theatre, 60) == ["spare"]
    assert 0.0 < theatre.stage.wake <= 5.0
    at(theatre, "09:30")
    assert seen(theatre, 6) == ["spare", "always"]
    assert seen(theatre, 60) == ["always"]


def test_several_fallbacks_take_turns(theatre: Theatre) -> None:
    at(theatre, "18:00")
    theatre.stage.replace(deck(EXPO, plain("a", fallback="yes", seconds=5), plain("b", fallback="yes", seconds=5)))
    assert seen(theatre, 24) == ["a", "b", "a", "b", "a"]
    segments = theatre.stage.segments(theatre.clock.now())
    assert segments is not None
    assert segments.count == 2


def test_the_progress_row_has_a_segment_for_every_slide_that_is_on(theatre: Theatre) -> None:
    theatre.stage.replace(deck(plain("off", show="no"), ALWAYS, EXPO, SPARE))
    theatre.run(1.0)
    segments = theatre.stage.segments(theatre.clock.now())
    assert segments is not None
    assert (segments.count, segments.index) == (2, 0)
    at(theatre, "20:00")
    assert theatre.stage.segments(theatre.clock.now()) is None


def test_a_visitor_on_the_fallback_is_not_pulled_away(theatre: Theatre) -> None:
    at(theatre, "18:00")
    theatre.stage.replace(deck(ALWAYS, SPARE, **DAY))
    theatre.run(1.0)
    theatre.stage.yield_to_visitor()
    at(theatre, "09:30")
    assert seen(theatre, 30) == ["spare"]
    theatre.stage.go_on()
    assert seen(theatre, 2)[-1] == "always"


@pytest.mark.parametrize("jump", [timedelta(days=400), timedelta(hours=9), timedelta(hours=-9), timedelta(days=-400)])
def test_a_clock_that_jumps_neither_stops_the_loop_nor_empties_it(jump: timedelta, theatre: Theatre) -> None:
    over = plain("december", seconds=5, show={"from": "2026-12", "until": "2026-12"})
    theatre.stage.replace(deck(EXPO, over, SPARE))
    assert set(seen(theatre, 20)) == {"expo", "december"}
    before = theatre.clock.wall()
    theatre.clock.set_wall(before + jump)
    theatre.run(10)
    wall = theatre.clock.wall()
    due = {"expo"} if 9 <= wall.hour < 17 else set()
    due |= {"december"} if (wall.year, wall.month) == (2026, 12) else set()
    assert set(seen(theatre, 30)) == (due or {"spare"})
    theatre.clock.set_wall(before)
    theatre.run(10)
    assert set(seen(theatre, 30)) == {"expo", "december"}


def test_the_hour_that_comes_twice_does_not_stop_the_loop(theatre: Theatre) -> None:
    theatre.clock.set_wall(datetime(2026, 10, 25, 1, 59, 30, tzinfo=ZoneInfo("Europe/Berlin")))
    night = {"show": {"hours": "02:00-02:01"}}
    theatre.stage.replace(deck(plain("night", seconds=5, **night), SPARE))
    assert seen(theatre, 20) == ["spare"]
    assert seen(theatre, 30)[-1] == "night"
    theatre.run(65, 1.0)
    assert shows(theatre) == "spare"
    theatre.run(3600 - 80, 5.0)
    assert seen(theatre, 30)[-1] == "night"
