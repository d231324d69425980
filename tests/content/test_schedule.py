"""`show:` as people write it, and when a slide then shows."""

from datetime import datetime

import pytest
from pydantic import ValidationError

from kiosk.content.schedule import Show


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


# 2026-12-04 is a Friday.
@pytest.mark.parametrize(
    ("written", "shown", "hidden"),
    [
        ("yes", ["2026-12-04 10:00"], []),
        ("no", [], ["2026-12-04 10:00"]),
        ("否", [], ["2026-12-04 10:00"]),
        ({"from": "2026-12-04"}, ["2026-12-04 00:00"], ["2026-12-03 23:59:59"]),
        ({"until": "2026-12-04"}, ["2026-12-04 23:59:59"], ["2026-12-05 00:00"]),
        ({"from": "2026-12-04 10:00"}, ["2026-12-04 10:00"], ["2026-12-04 09:59"]),
        ({"from": "2026-12-04T10:00"}, ["2026-12-04 10:00"], ["2026-12-04 09:59"]),
        ({"until": "2026-12-04 10:00"}, ["2026-12-04 09:59:59"], ["2026-12-04 10:00"]),
        ({"until": "2026-12-04 24:00"}, ["2026-12-04 23:59"], ["2026-12-05 00:00"]),
        ({"until": "2026-12"}, ["2026-12-31 23:59"], ["2027-01-01 00:00"]),
        ({"until": "2026-02"}, ["2026-02-28 23:59"], ["2026-03-01 00:00"]),
        ({"until": "2026"}, ["2026-12-31 23:59"], ["2027-01-01 00:00"]),
        ({"until": "9999"}, ["9999-12-31 23:59"], []),
        ({"from": "2026年12月4日", "until": "2026年12月5日"}, ["2026-12-05 20:00"], ["2026-12-06 00:00"]),
        ({"from": "2026 年 12 月 4 日 9:30"}, ["2026-12-04 09:30"], ["2026-12-04 09:29"]),
        ({"from": "2026年12月4日10点"}, ["2026-12-04 10:00"], ["2026-12-04 09:29"]),
        ({"days": ["mon", "周二"]}, ["2026-11-30 10:00", "2026-12-01 10:00"], ["2026-12-04 10:00"]),
        ({"days": "Mon-Fri"}, ["2026-12-04 10:00"], ["2026-12-05 10:00"]),
        ({"days": "周五至周一"}, ["2026-12-04 10:00", "2026-12-07 10:00"], ["2026-12-03 10:00"]),
        ({"days": "周六、周日"}, ["2026-12-05 10:00"], ["2026-12-04 10:00"]),
        ({"days": "sat, sun"}, ["2026-12-05 10:00"], ["2026-12-04 10:00"]),
        ({"days": "工作日"}, ["2026-12-04 10:00"], ["2026-12-05 10:00"]),
        ({"hours": "09:00-17:00"}, ["2026-12-04 09:00"], ["2026-12-04 17:00", "2026-12-04 08:59:59"]),
        ({"hours": "9：00–17：00"}, ["2026-12-04 16:59:59"], ["2026-12-04 17:00"]),
        ({"hours": "9:00 ~ 24:00"}, ["2026-12-04 23:59"], ["2026-12-04 08:59"]),
        ({"hours": "9点至17点30分"}, ["2026-12-04 17:29"], ["2026-12-04 17:30"]),
        ({"hours": "22:00-02:00"}, ["2026-12-04 23:00", "2026-12-04 01:59"], ["2026-12-04 02:00", "2026-12-04 21:59"]),
        (
            {"hours": "22:00-02:00", "days": ["fri"]},
            ["2026-12-04 23:00", "2026-12-05 01:00"],
            ["2026-12-04 01:00", "2026-12-05 23:00"],
        ),
    ],
)
def test_when_it_shows(written: object, shown: list[str], hidden: list[str]) -> None:
    show = Show.model_validate(written)
    assert [moment for moment in shown if not show.at(at(moment))] == []
    assert [moment for moment in hidden if show.at(at(moment))] == []


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("sometimes", "show_expected"),
        ({"from": "tomorrow"}, "moment_expected"),
        ({"from": "12月1日 9点"}, "moment_expected"),
        ({"from": "2026-12-04 at ten"}, "moment_expected"),
        ({"from": "2026-12-04 25:00"}, "moment_expected"),
        ({"from": ["2026"]}, "moment_expected"),
        ({"from": "2026-02-30"}, "day_impossible"),
        ({"until": "0000-01-01"}, "day_impossible"),
        ({"from": "2026-12-04", "until": "2026-12-03"}, "show_backwards"),
        ({"from": "2026-12-04 10:00", "until": "2026-12-04 10:00"}, "show_backwards"),
        ({"days": []}, None),
        ({"days": ["someday"]}, "weekday_expected"),
        ({"days": ["mon-wed-fri"]}, "weekday_expected"),
        ({"days": [None]}, "weekday_expected"),
        ({"hours": "9-25"}, "hours_expected"),
        ({"hours": "09:60-10:00"}, "hours_expected"),
        ({"hours": "09:00"}, "hours_expected"),
        ({"hours": "09:00-09:00"}, "hours_empty"),
        ({"hours": {"begin": "1", "until": "2"}}, "hours_expected"),
        ({"form": "2026"}, "extra_forbidden"),
    ],
)
def test_what_is_refused(written: object, code: str | None) -> None:
    if code is None:
        assert Show.model_validate(written).days == ()
        return
    with pytest.raises(ValidationError) as caught:
        Show.model_validate(written)
    assert [error["type"] for error in caught.value.errors()] == [code]


def test_a_day_is_included_when_from_and_until_are_the_same() -> None:
    show = Show.model_validate({"from": "2026-12-04", "until": "2026-12-04"})
    assert show.at(at("2026-12-04 12:00"))
