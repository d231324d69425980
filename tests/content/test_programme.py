"""Which slides are on: their own hours, the deck's, what stands in, and clocks that are put forward and back."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import tzlocal

from kiosk.content.deck import Deck, Settings, Slide
from kiosk.content.programme import Programme, standing
from kiosk.content.schedule import Show
from kiosk.content.zone import machine_zone, zone_words

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")


def deck(*shows: object, fallbacks: int = 0, hours: object = "yes") -> Deck:
    slides = [{"kind": "x", "title": "x", "show": show} for show in shows]
    slides += [{"kind": "x", "title": "spare", "fallback": "yes"}] * fallbacks
    made = tuple(Slide.model_validate(slide) for slide in slides)
    return Deck(slides=made, settings=Settings.model_validate({"show": hours}))


def playing(of: Deck, moment: str, zone: ZoneInfo = SHANGHAI) -> tuple[int, ...]:
    return Programme(of).playing(datetime.fromisoformat(moment).replace(tzinfo=zone))


# ----- what stands in -----


def test_a_fallback_shows_only_when_nothing_else_may() -> None:
    made = deck({"hours": "09:00-17:00"}, {"from": "2026-12-02"}, fallbacks=2)
    assert playing(made, "2026-12-01 10:00") == (0,)
    assert playing(made, "2026-12-01 18:00") == (2, 3)
    assert playing(made, "2026-12-02 18:00") == (1,)


def test_outside_the_hours_of_the_deck_only_the_fallback_shows() -> None:
    hours = {"hours": "09:00-17:00", "days": "工作日"}
    made = deck("yes", "no", {"hours": "16:00-20:00"}, fallbacks=1, hours=hours)
    assert playing(made, "2026-12-04 10:00") == (0,)
    assert playing(made, "2026-12-04 16:30") == (0, 2)
    assert playing(made, "2026-12-04 18:00") == (3,)
    assert playing(made, "2026-12-05 10:00") == (3,)
    assert playing(deck("yes", hours=hours), "2026-12-05 10:00") == ()


def test_a_fallback_has_its_own_hours_too() -> None:
    spare = Slide.model_validate({"kind": "x", "title": "x", "fallback": "yes", "show": {"until": "2026-12-01"}})
    made = Deck(slides=(spare,))
    assert playing(made, "2026-12-01 10:00") == (0,)
    assert playing(made, "2026-12-02 10:00") == ()


def test_slides_that_cannot_be_drawn_do_not_keep_the_fallback_away() -> None:
    moment = datetime(2026, 12, 1, tzinfo=SHANGHAI)
    assert Programme(deck("yes", fallbacks=1)).playing(moment, lambda index: index != 0) == (1,)
    assert Programme(deck("yes", fallbacks=1)).playing(moment, lambda index: False) == ()


# ----- clocks that are put forward and back -----


# In Berlin the hour from two to three does not come on 29 March 2026, and comes twice on 25 October.
@pytest.mark.parametrize(
    ("written", "shown", "hidden"),
    [
        ({"hours": "02:00-03:00"}, ["10-25 02:00+02", "10-25 02:59+01"], ["03-29 01:59+01", "03-29 03:00+02"]),
        ({"hours": "02:30-03:30"}, ["03-29 03:00+02", "10-25 02:30+02", "10-25 02:30+01"], ["10-25 02:00+01"]),
        ({"hours": "22:00-02:30"}, ["03-29 01:59+01", "10-25 02:29+02", "10-25 02:29+01"], ["03-29 03:00+02"]),
        ({"from": "2026-03-29 02:30"}, ["03-29 03:30+02"], ["03-29 01:59+01", "03-29 03:29+02"]),
        ({"until": "2026-10-25 02:30"}, ["10-25 02:29+02"], ["10-25 02:30+02", "10-25 02:00+01", "10-25 02:29+01"]),
        ({"from": "2026-10-25 02:30"}, ["10-25 02:30+02", "10-25 02:00+01"], ["10-25 02:29+02"]),
        ({"until": "2026-10-25 03:00"}, ["10-25 02:59+02", "10-25 02:59+01"], ["10-25 03:00+01"]),
    ],
)
def test_summer_time(written: object, shown: list[str], hidden: list[str]) -> None:
    show = Show.model_validate(written)

    def at(text: str) -> bool:
        moment = datetime.fromisoformat(f"2026-{text}:00")
        local = moment.astimezone(BERLIN)
        assert local.isoformat() == moment.isoformat(), "no such moment"
        return show.at(local)

    assert [moment for moment in shown if not at(moment)] == []
    assert [moment for moment in hidden if at(moment)] == []


def test_what_is_over_stays_over_when_the_hour_comes_again() -> None:
    show = Show.model_validate({"until": "2026-10-25 02:30"})
    begin = datetime(2026, 10, 25, 1, 0, tzinfo=BERLIN).astimezone(ZoneInfo("UTC"))
    states = [show.at((begin + timedelta(minutes=minute)).astimezone(BERLIN)) for minute in range(180)]
    assert states == [True] * 90 + [False] * 90


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/New_York", "Pacific/Kiritimati", "Etc/UTC"])
def test_the_ends_of_the_calendar_are_moments_too(zone: str) -> None:
    show = Show.model_validate({"from": "0001", "until": "9999"})
    assert show.at(datetime(2026, 12, 1, tzinfo=ZoneInfo(zone)))
    assert not Show.model_validate({"from": "9999"}).at(datetime(2026, 12, 1, tzinfo=ZoneInfo(zone)))


# ----- what staff are told -----


def test_staff_see_the_time_and_the_zone() -> None:
    moment = datetime(2026, 12, 1, 18, 5, tzinfo=SHANGHAI)
    assert zone_words(moment, "zh") == "2026-12-01 周二 18:05（Asia/Shanghai，UTC+08:00）"
    assert zone_words(moment, "en") == "Tuesday, 2026-12-01 18:05 (Asia/Shanghai, UTC+08:00)"
    assert zone_words(moment.replace(tzinfo=None), "en") == "Tuesday, 2026-12-01 18:05"
    assert zone_words(datetime.fromisoformat("2026-12-01T18:05+08:00"), "zh") == "2026-12-01 周二 18:05（UTC+08:00）"


@pytest.mark.parametrize(
    ("made", "zh", "en"),
    [
        (deck("yes", "no"), "现在轮播 2 页中的 1 页。", "1 of 2 slides play now."),
        (deck("no", fallbacks=1), "现在没有页面到时间，屏幕上是备用页。", "No slide is due now; the fallback shows."),
        (deck("no"), "现在没有页面到时间，屏幕上是安静的等候页。", "No slide is due now; a calm page shows."),
    ],
)
def test_staff_see_what_plays(made: Deck, zh: str, en: str) -> None:
    moment = datetime(2026, 12, 1, 18, 5, tzinfo=SHANGHAI)
    assert standing(made, moment, "zh").endswith(zh)
    assert standing(made, moment, "en").endswith(en)


def test_a_deck_is_scheduled_when_something_depends_on_the_time() -> None:
    assert not Programme(deck("yes", "no", fallbacks=1)).scheduled
    assert Programme(deck({"days": "fri"})).scheduled
    assert Programme(deck("yes", hours={"hours": "9-17"})).scheduled


def test_a_machine_whose_zone_cannot_be_told_shows_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    assert machine_zone() is not None

    def torn() -> None:
        raise ValueError("conflicting time zone configurations found")

    monkeypatch.setattr(tzlocal, "get_localzone", torn)
    assert machine_zone() is None
