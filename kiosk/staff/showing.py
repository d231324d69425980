"""When a slide shows, and why it does not show at a moment, in words for staff.

Owns the words. What a schedule means is asked of `content/`. Must not know pages, or Qt.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from kiosk.content.deck import Deck
from kiosk.content.fields import Language
from kiosk.content.programme import Programme
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


def slide_shown(deck: Deck, index: int, language: Language) -> str:
    """When a slide of a deck shows, in a line: its own schedule, the deck's, or that it stands in."""
    slide, whole = deck.slides[index], deck.settings.show
    own, chinese = when_shown(slide.show, language), language == "zh"
    if slide.fallback:
        return f"{own}，没有别的页面时才出现（备用页）" if chinese else f"{own}, when no other slide does (fallback)"
    if whole == Show():
        return own
    told = when_shown(whole, language)
    return f"{own}；整套内容：{told}" if chinese else f"{own}; the whole deck: {told}"


def why_hidden(deck: Deck, index: int, moment: datetime, language: Language) -> str:
    """Why a slide of a deck is not on at `moment` (local time, with its zone if it has one); empty when it is."""
    programme, slide, chinese = Programme(deck), deck.slides[index], language == "zh"
    if programme.on(index, moment):
        return ""
    if not slide.show.at(moment):
        return _why(slide.show, moment, language)
    if slide.fallback:
        return "备用页，没有别的页面时才出现" if chinese else "a fallback: only when no other slide is on"
    why = _why(deck.settings.show, moment, language)
    return f"整套内容{why}" if chinese else f"the whole deck: {why}"


def _why(show: Show, moment: datetime, language: Language) -> str:
    """What keeps a schedule from being on at a moment."""
    chinese = language == "zh"
    if not show.shown:
        return "设为不播放（show: no）" if chinese else "switched off (show: no)"
    if show.start is not None and not Show.model_validate({"from": show.start}).at(moment):
        return f"{_moment(show.start)} 才开始" if chinese else f"begins {_moment(show.start)}"
    if show.until is not None and not Show(until=show.until).at(moment):
        return f"{_last(show.until)} 已结束" if chinese else f"ended {_last(show.until)}"
    parts = [_weekdays(show.days, language)] if show.days else []
    parts += [_hours(show.hours)] if show.hours is not None else []
    return f"只在{'，'.join(parts)}播放" if chinese else f"only {', '.join(parts)}"


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
