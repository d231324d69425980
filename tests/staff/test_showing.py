"""Schedules in words: when a slide shows, and why it does not at a moment."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from kiosk.content.deck import Deck, Settings, Slide
from kiosk.content.schedule import Show
from kiosk.staff.showing import slide_shown, when_shown, why_hidden

NOON = datetime(2026, 12, 2, 12, 0)  # a Wednesday


@pytest.mark.parametrize(
    ("written", "zh", "en"),
    [
        ({}, "始终播放", "always"),
        ("no", "不播放", "not shown"),
        ({"from": "2026-12-01"}, "2026-12-01 起", "from 2026-12-01"),
        ({"until": "2026-12-03 18:00"}, "2026-12-03 18:00 止", "until 2026-12-03 18:00"),
        ({"until": "2026-12"}, "2026-12-31 止", "until 2026-12-31"),
        ({"days": "weekdays", "hours": "9:00-17:30"}, "周一至周五，09:00–17:30", "Mon–Fri, 09:00–17:30"),
        ({"days": "sat, sun"}, "周六、周日", "Sat, Sun"),
        ({"days": "mon, wed, fri"}, "周一、周三、周五", "Mon, Wed, Fri"),
        ({"hours": "22:00-02:00"}, "22:00–02:00", "22:00–02:00"),
    ],
)
def test_a_schedule_reads_as_it_was_meant(written: object, zh: str, en: str) -> None:
    show = Show.model_validate(written)
    assert when_shown(show, "zh") == zh
    assert when_shown(show, "en") == en


def deck(slides: list[dict[str, Any]], show: object = None) -> Deck:
    made = tuple(Slide.model_validate({"kind": "statement", "title": "一", **slide}) for slide in slides)
    return Deck(settings=Settings.model_validate({} if show is None else {"show": show}), slides=made)


@pytest.mark.parametrize("moment", [NOON, NOON.replace(tzinfo=ZoneInfo("Asia/Shanghai"))])
@pytest.mark.parametrize(
    ("written", "zh", "en"),
    [
        ({}, "", ""),
        ({"days": "wed", "hours": "9-17"}, "", ""),
        ("no", "设为不播放（show: no）", "switched off (show: no)"),
        ({"from": "2026-12-05"}, "2026-12-05 才开始", "begins 2026-12-05"),
        ({"until": "2026-12-01"}, "2026-12-01 已结束", "ended 2026-12-01"),
        ({"days": "sat, sun"}, "只在周六、周日播放", "only Sat, Sun"),
        ({"hours": "22:00-02:00"}, "只在22:00–02:00播放", "only 22:00–02:00"),
        ({"days": "fri", "hours": "9-17"}, "只在周五，09:00–17:00播放", "only Fri, 09:00–17:00"),
    ],
)
def test_the_reason_names_what_keeps_the_slide_away(written: object, zh: str, en: str, moment: datetime) -> None:
    made = deck([{"show": written}])
    assert why_hidden(made, 0, moment, "zh") == zh
    assert why_hidden(made, 0, moment, "en") == en


def test_the_hours_of_the_whole_deck_and_what_stands_in() -> None:
    made = deck([{}, {"fallback": "yes"}], {"hours": "18:00-20:00"})
    assert why_hidden(made, 0, NOON, "zh") == "整套内容只在18:00–20:00播放"
    assert why_hidden(made, 0, NOON, "en") == "the whole deck: only 18:00–20:00"
    assert why_hidden(made, 1, NOON, "zh") == ""
    evening = NOON.replace(hour=19)
    assert why_hidden(made, 0, evening, "zh") == ""
    assert why_hidden(made, 1, evening, "zh") == "备用页，没有别的页面时才出现"
    assert slide_shown(made, 0, "zh") == "始终播放；整套内容：18:00–20:00"
    assert slide_shown(made, 1, "en") == "always, when no other slide does (fallback)"
