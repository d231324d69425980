"""The machine's time zone: its rules for the clock, and how staff are told of it.

Owns the one look at how the machine is set up. Must not know schedules, or Qt.
"""

from __future__ import annotations

from datetime import datetime, tzinfo

import tzlocal

from kiosk.content.fields import Language

_DAYS = {
    "zh": ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def machine_zone() -> tzinfo | None:
    """The zone in which this machine keeps its time, with the rules of its summer time; None when it cannot be told.

    Without it the clock still shows local time, but knows only today's distance from UTC.
    """
    try:
        return tzlocal.get_localzone()
    except Exception:  # a zone without data, two settings that contradict each other: whatever it is, the show goes on
        return None


def zone_words(moment: datetime, language: Language) -> str:
    """A moment as staff read it: `2026-12-01 周二 10:00（Asia/Shanghai，UTC+08:00）`."""
    day = _DAYS[language][moment.weekday()]
    name = getattr(moment.tzinfo, "key", None) or ""
    offset = f"UTC{moment.isoformat()[-6:]}" if moment.utcoffset() is not None else ""
    zone = [part for part in (name, offset) if part]
    if language == "zh":
        return f"{moment:%Y-%m-%d} {day} {moment:%H:%M}" + (f"（{'，'.join(zone)}）" if zone else "")
    return f"{day}, {moment:%Y-%m-%d %H:%M}" + (f" ({', '.join(zone)})" if zone else "")
