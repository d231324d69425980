"""When a slide shows: always, never, or between dates, on days of the week, within hours.

Owns what staff write under `show:` and the one question `Show.at(moment)`. Must not know which slides there are,
read the clock, or import Qt.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from datetime import UTC, datetime, time, timedelta
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from kiosk.content.fields import FLAG, Day, Flag, Strict, flag, written_as

_CLOCK = re.compile(r"(\d{1,2})(?::(\d{2})(?::\d{2})?|点(?:(\d{1,2})分?)?)?")
_MOMENT = re.compile(r"(?P<day>\S+?|\d{4}\s*年.*?[日月年])(?:(?:[T\s]\s*|(?<=日))(?P<clock>\d{1,2}\s*[:点].*))?")
_MOMENT_WRITTEN = written_as(type=["number", "string"], pattern="[0-9０-９]{4}")
_DAYS_WRITTEN = written_as(anyOf=[{"type": "string"}, {"type": "array", "items": {"type": "string"}}])
_DAY_MINUTES = 24 * 60

_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "mon monday 周一 星期一 礼拜一",
            "tue tues tuesday 周二 星期二 礼拜二",
            "wed wednesday 周三 星期三 礼拜三",
            "thu thur thurs thursday 周四 星期四 礼拜四",
            "fri friday 周五 星期五 礼拜五",
            "sat saturday 周六 星期六 礼拜六",
            "sun sunday 周日 周天 星期日 星期天 礼拜天 礼拜日",
        )
    )
    for name in names.split()
}
_DAY_GROUPS = {
    "weekdays": (0, 1, 2, 3, 4), "weekday": (0, 1, 2, 3, 4), "工作日": (0, 1, 2, 3, 4),
    "weekend": (5, 6), "weekends": (5, 6), "周末": (5, 6),
    "daily": (0, 1, 2, 3, 4, 5, 6), "每天": (0, 1, 2, 3, 4, 5, 6),
}  # fmt: skip
_COMMA = re.compile(r"\s*[,，、;；]\s*|\s+(?![-–—~至到])(?<![-–—~至到]\s)")
_DASH = r"\s*(?:[-–—~]|至|到|\bto\b)\s*"


def _plain(data: Any) -> str:
    return unicodedata.normalize("NFKC", str(data)).strip()


def _minutes(written: str) -> int | None:
    """Minutes since midnight of `9:00`, `09:30`, `9点`, `24:00`; None when it is no time of day."""
    match = _CLOCK.fullmatch(re.sub(r"\s+", "", written))
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or match[3] or 0)
    total = hour * 60 + minute
    return total if minute < 60 and total <= _DAY_MINUTES else None


def _moment(data: Any, last: bool) -> datetime:
    """The moment that was written; with `last`, a bare day, month or year ends when it is over."""
    written = _plain(data)
    match = _MOMENT.fullmatch(written)
    if not isinstance(data, str) or match is None:
        raise PydanticCustomError("moment_expected", "not a date", {"given": str(data)})
    try:
        day = Day.model_validate(match["day"])
    except ValidationError as error:
        if error.errors()[0]["type"] != "day_expected":
            raise
        raise PydanticCustomError("moment_expected", "not a date", {"given": written}) from None
    start = datetime(day.year, day.month or 1, day.day or 1)
    if match["clock"] is not None:
        minutes = _minutes(match["clock"])
        if minutes is None:
            raise PydanticCustomError("moment_expected", "not a time", {"given": written})
        length = timedelta(minutes=minutes)
    elif not last:
        length = timedelta()
    elif day.day is not None:
        length = timedelta(days=1)
    elif day.month is not None:
        length = timedelta(days=calendar.monthrange(day.year, day.month)[1])
    else:
        length = timedelta(days=366 if calendar.isleap(day.year) else 365)
    try:
        return start + length
    except OverflowError:  # the end of the year 9999
        return datetime.max


def _from(data: Any) -> Any:
    return data if isinstance(data, datetime) else _moment(data, last=False)


def _until(data: Any) -> Any:
    return data if isinstance(data, datetime) else _moment(data, last=True)


def _weekday(name: str) -> int:
    number = _WEEKDAYS.get(name.lower())
    if number is None:
        raise PydanticCustomError("weekday_expected", "not a day of the week", {"given": name})
    return number


def _days(data: Any) -> Any:
    if isinstance(data, tuple):
        return data
    written = data if isinstance(data, list) else _COMMA.split(_plain(data))
    days: set[int] = set()
    for part in written:
        if not isinstance(part, str) or not _plain(part):
            raise PydanticCustomError("weekday_expected", "not a day of the week", {"given": str(part or "")})
        name = _plain(part)
        if name.lower() in _DAY_GROUPS:
            days.update(_DAY_GROUPS[name.lower()])
            continue
        ends = re.split(_DASH, name)
        first, last = _weekday(ends[0]), _weekday(ends[-1])
        if len(ends) > 2:
            raise PydanticCustomError("weekday_expected", "not a day of the week", {"given": name})
        days.update((first + step) % 7 for step in range((last - first) % 7 + 1))
    return tuple(sorted(days))


class Hours(Strict):
    """A part of the day in minutes since midnight; `until` before `begin` means over midnight."""

    in_short, in_keys = MappingProxyType({"type": ["number", "string"], "pattern": "[0-9０-９]"}), False

    begin: int
    until: int

    @model_validator(mode="before")
    @classmethod
    def _from_scalar(cls, data: Any) -> Any:
        if isinstance(data, dict) and all(isinstance(value, int) for value in data.values()):
            return data
        ends = re.split(_DASH, _plain(data)) if isinstance(data, str) else []
        times = [_minutes(end) for end in ends]
        if len(times) != 2 or None in times:
            raise PydanticCustomError("hours_expected", "not hours", {"given": str(data)})
        if times[0] == times[1]:
            raise PydanticCustomError("hours_empty", "no time between them", {"given": str(data)})
        return {"begin": times[0], "until": times[1]}


class Show(Strict):
    """Whether and when a slide shows.

    Staff write `show: no`, or `show: {from: 2026-12-01, until: 2026-12-31, days: [mon, 周二], hours: 09:00-17:00}`;
    what is left out does not limit. `until` a bare day includes that day; hours may run over midnight.
    """

    in_short = FLAG

    shown: Flag = Field(True, description="是否显示 · Whether it shows")
    start: Annotated[datetime, BeforeValidator(_from, _MOMENT_WRITTEN)] | None = Field(
        default=None, alias="from",
        description="从哪天（哪刻）起：2026-12-01、2026-12-01 09:00 · From which day or moment on",
    )
    until: Annotated[datetime, BeforeValidator(_until, _MOMENT_WRITTEN)] | None = Field(
        None, description="到哪天为止（含当天），或到哪刻 · To which day (that day included), or until which moment"
    )
    days: Annotated[tuple[int, ...], BeforeValidator(_days, _DAYS_WRITTEN)] = Field(
        (), description="星期几：mon、周二、周一至周五、工作日 · On which days: mon, 周二, mon-fri, weekdays"
    )
    hours: Hours | None = Field(
        None,
        description="一天里的时间：09:00-17:00；可以过夜：22:00-02:00 · "
        "At which hours: 09:00-17:00; over midnight: 22:00-02:00",
    )

    @model_validator(mode="before")
    @classmethod
    def _from_scalar(cls, data: Any) -> Any:
        if not isinstance(data, str):
            return data
        try:
            return {"shown": flag(data)}
        except PydanticCustomError:
            raise PydanticCustomError("show_expected", "neither yes, no nor times", {"given": data}) from None

    @model_validator(mode="after")
    def _in_order(self) -> Show:
        if self.start is not None and self.until is not None and self.start >= self.until:
            raise PydanticCustomError("show_backwards", "from is after until", {"at": "until"})
        return self

    def at(self, moment: datetime) -> bool:
        """Whether the slide shows at `moment`: local time, with its zone where the clock is ever changed.

        `days` and `hours` go by the hands of the clock: hours that are skipped in spring do not come, those that come
        twice in autumn show twice. `from` and `until` are moments that come once: of two, the first.
        Hours over midnight belong to the day on which they began: `days: [fri]` with `22:00-02:00` still shows
        on Saturday at one o'clock.
        """
        if not self.shown:
            return False
        if self.start is not None and _instant(moment, moment) < _instant(self.start, moment):
            return False
        if self.until is not None and _instant(moment, moment) >= _instant(self.until, moment):
            return False
        weekday = moment.weekday()
        if self.hours is not None:
            clock = _since_midnight(moment.time())
            begin, until = self.hours.begin, self.hours.until
            if begin < until:
                if not begin <= clock < until:
                    return False
            elif clock < until:
                weekday = (weekday - 1) % 7
            elif clock < begin:
                return False
        return not self.days or weekday in self.days


def _instant(written: datetime, moment: datetime) -> datetime:
    """What is `written` without a zone, in that of `moment`, as a time that can be compared with others across changes.

    Python compares times of one zone by their hands alone, which stand alike twice when the clock is put back.
    """
    zoned = written if written.tzinfo is not None else written.replace(tzinfo=moment.tzinfo)
    if zoned.tzinfo is None or not 1 < zoned.year < 9999:  # at the ends of the calendar there is no way to UTC
        return zoned.replace(tzinfo=None if moment.tzinfo is None else UTC)
    return zoned.astimezone(UTC)


def _since_midnight(clock: time) -> float:
    return clock.hour * 60 + clock.minute + clock.second / 60
