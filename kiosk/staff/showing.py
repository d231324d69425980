"""When a slide shows, and why it does not show at a moment, in words for staff.

Owns the words. What a schedule means is asked of `content/schedule.py`. Must not know slides, or Qt.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from kiosk.content.fields import Language
from kiosk.content.schedule import Hours, Show

_DAYS = {
    "zh": ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}


def when_shown(show: Show, language: Language) -> str:
    """A schedule in one line: `2026-12-01 起，周一至周五，09:00–17:00`."""
    chinese = language == "zh"
    if not show.shown:
        return "不播放" if chinese else "not shown"
    parts = []
    if show.start is not None:
        parts.append(f"{_moment(show.start)} 起" if chinese else f"from {_moment(show.start)}")
    if show.until is not None:
        parts.append(f"{_last(show.until)} 止" if chinese else f"until {_last(show.until)}")
    if show.days:
        parts.append(_weekdays(show.days, language))
    if show.hours is not None:
        parts.append(_hours(show.hours))
    return ("，" if chinese else ", ").join(parts) or ("始终播放" if chinese else "always")


def why_hidden(show: Show, moment: datetime, language: Language) -> str:
    """Why a slide does not show at `moment` (local time, without a zone); empty when it does."""
    if show.at(moment):
        return ""
    chinese = language == "zh"
    if not show.shown:
        return "设为不播放（show: no）" if chinese else "switched off (show: no)"
    if show.start is not None and moment < show.start:
        return f"{_moment(show.start)} 才开始" if chinese else f"begins {_moment(show.start)}"
    if show.until is not None and moment >= show.until:
        return f"{_last(show.until)} 已结束" if chinese else f"ended {_last(show.until)}"
    alone = Show(days=show.days)
    if show.days and not alone.at(moment) and show.hours is None:
        days = _weekdays(show.days, language)
        return f"只在{days}播放" if chinese else f"only {days}"
    shown = ("，" if chinese else ", ").join(
        part
        for part in (
            _weekdays(show.days, language) if show.days else "",
            _hours(show.hours) if show.hours is not None else "",
        )
        if part
    )
    return f"只在{shown}播放" if chinese else f"only {shown}"


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d}" if moment.hour == moment.minute == 0 else f"{moment:%Y-%m-%d %H:%M}"


def _last(until: datetime) -> str:
    """The last day that was written, when the end is the midnight after it."""
    return _moment(until - timedelta(days=1) if until.hour == until.minute == 0 else until)


def _weekdays(days: tuple[int, ...], language: Language) -> str:
    names = _DAYS["zh" if language == "zh" else "en"]
    if len(days) > 2 and days == tuple(range(days[0], days[-1] + 1)):
        return f"{names[days[0]]}{'至' if language == 'zh' else '–'}{names[days[-1]]}"
    return ("、" if language == "zh" else ", ").join(names[day] for day in days)


def _hours(hours: Hours) -> str:
    return f"{_clock(hours.begin)}–{_clock(hours.until)}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
