"""Ticks of a time axis: years, months or days, as many as find room; and labels pushed apart.

Pure: times are years as `Day` counts them. Must not know pages, fonts or Qt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kiosk.content.fields import Day

_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100)
_MONTHS_AT_MOST = 3.0  # years: over more, months say too much
_DAYS_AT_MOST = 0.25


@dataclass(frozen=True)
class Tick:
    """A place on the axis and what is written below it."""

    time: float
    label: str


def ticks(days: Sequence[Day], fits: Callable[[list[Tick]], bool]) -> list[Tick]:
    """The densest even ticks for the dates of a chart that `fits` accepts; the first and last date if none does."""
    for found in _candidates(days):
        if len(found) > 1 and fits(found):
            return found
    first, last = min(days, key=lambda day: day.middle), max(days, key=lambda day: day.middle)
    return [Tick(first.middle, first.shown()), Tick(last.middle, last.shown())]


def _candidates(days: Sequence[Day]) -> Iterator[list[Tick]]:
    low, high = min(day.middle for day in days), max(day.middle for day in days)
    if all(day.month is None for day in days):
        for step in _YEAR_STEPS:
            yield [Tick(year + 0.5, str(year)) for year in range(int(high), int(low) - 1, -step)][::-1]
        return
    to_the_day = any(day.day is not None for day in days)
    if to_the_day and high - low <= _DAYS_AT_MOST:
        known = {day.middle: day for day in days if day.day is not None}
        dates = [known[time] for time in sorted(known, reverse=True)]
        for step in (1, 2, 3, 5, 7, 10, 14, 30):
            yield [Tick(day.middle, f"{day.month}.{day.day}") for day in dates[::step]][::-1]
    if high - low <= _MONTHS_AT_MOST:
        months = [Day(year=year, month=month) for year in range(int(low), int(high) + 1) for month in range(1, 13)]
        for step in (1, 2, 3, 6):
            chosen = [month for month in months if month.month is not None and (month.month - 1) % step == 0]
            places = [Tick(month.start if to_the_day else month.middle, month.shown()) for month in chosen]
            yield [tick for tick in places if low - 1e-6 <= tick.time <= high + 1e-6]
    for step in _YEAR_STEPS:
        years = [year for year in range(int(low), int(high) + 1) if year % step == 0 and year >= low]
        yield [Tick(float(year), str(year)) for year in years]


def spread(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """Middles for labels of `sizes`, as near to the `wanted` ones as goes without overlap, between `low` and `high`."""
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    placed = [0.0] * len(wanted)
    edge = low
    for index in order:
        placed[index] = max(wanted[index], edge + sizes[index] / 2)
        edge = placed[index] + sizes[index] / 2
    edge = high
    for index in reversed(order):
        placed[index] = min(placed[index], edge - sizes[index] / 2)
        edge = placed[index] - sizes[index] / 2
    return placed
