"""A schedule that is over, or that can never come true.

Pure: it is told the day. Must not know slides, files, or Qt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from kiosk.content.schedule import Show

#: In so many days every day of the week has come, and hours over midnight have ended.
_DAYS = 8


def dead(shows: Sequence[Show], today: date) -> str | None:
    """The code that says why what all of `shows` govern will not be shown from `today` on; None when it will.

    What is not to be shown at all (`show: no`) is not dead.
    """
    if not all(show.shown for show in shows):
        return None
    after = datetime.combine(today, time())
    if any(show.until is not None and show.until <= after for show in shows):
        return "show_over"
    return None if any(all(show.at(at) for show in shows) for at in _beginnings(shows, after)) else "show_never"


def last_day(until: datetime | None) -> str:
    """The last day that is meant by `until`, or the moment."""
    if until is None:
        return ""
    return f"{until - timedelta(days=1):%Y-%m-%d}" if until.time() == time() else f"{until:%Y-%m-%d %H:%M}"


def _beginnings(shows: Sequence[Show], after: datetime) -> Iterator[datetime]:
    """The moments at which something may begin to show: if it does at none of them, it never does."""
    first = max([after, *(show.start for show in shows if show.start is not None)])
    yield first
    hours = {0, *(show.hours.begin for show in shows if show.hours is not None)}
    midnight = datetime.combine(first.date(), time())
    for day in range(_DAYS):
        for minutes in sorted(hours):
            try:
                moment = midnight + timedelta(days=day, minutes=minutes)
            except OverflowError:  # the end of the year 9999
                return
            if moment > first:
                yield moment
