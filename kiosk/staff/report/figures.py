"""What a report says, in figures: drawn from what the journal's days come to.

Owns every figure and how it is worked out. Must not know how it looks, or files.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.booth.reading import Sum, Sums
from kiosk.booth.tally import LENGTHS, STEPS

#: Lines of a table of companies, or of searches.
MOST = 15


@dataclass(frozen=True)
class Label:
    """What something is called."""

    zh: str
    en: str


@dataclass(frozen=True)
class Line:
    """How often, and for how many seconds on average."""

    label: Label
    times: int
    average: float = 0.0


@dataclass(frozen=True)
class SlideLine:
    """One slide: how often the loop showed it, stopped visitors, was read and left, and touched without an answer."""

    label: Label
    kind: str
    plays: int
    stops: int
    views: int
    average: float
    exits: int
    missed: int

    @property
    def stopping(self) -> float | None:
        """Visits that began on it, of a hundred times that the loop showed it; None when it never did."""
        return 100 * self.stops / self.plays if self.plays else None

    @property
    def leaving(self) -> float | None:
        """Share of those who saw it who left from it; None when nobody saw it."""
        return self.exits / self.views if self.views else None


@dataclass(frozen=True)
class DayLine:
    """One day of the booth: visits by hour, seconds that the show was up, and how it was interrupted."""

    day: str
    hours: tuple[int, ...]
    up: float
    cuts: int
    away: float

    @property
    def visits(self) -> int:
        """Of the whole day."""
        return sum(self.hours)


@dataclass(frozen=True)
class Figures:
    """One report. Seconds are averages unless they say otherwise; shares are between 0 and 1."""

    days: tuple[DayLine, ...]
    visits: int
    length: float
    pages: float  # of a visit
    steps: tuple[Line, ...]
    lengths: tuple[Line, ...]
    ends: Mapping[str, int]
    companies: tuple[Line, ...]
    companies_in_all: int
    slides: tuple[SlideLine, ...]
    searches: tuple[Line, ...]
    found: int
    opened: int
    not_found: int
    languages: Mapping[str, int]
    access: Mapping[str, int]
    access_visits: int
    prompts: Mapping[str, int]
    taps: Mapping[str, int]
    starts: Mapping[str, int]
    reloads: Mapping[str, int]
    troubles: tuple[Line, ...]
    clock_sets: int
    lost: int

    @property
    def hours(self) -> tuple[int, ...]:
        """Visits by hour of the day, all days together."""
        return tuple(sum(day.hours[hour] for day in self.days) for hour in range(24))

    @property
    def up(self) -> float:
        """Seconds in all that the show was up."""
        return sum(day.up for day in self.days)

    @property
    def away(self) -> float:
        """Seconds in all that it was not, though nobody had ended it."""
        return sum(day.away for day in self.days)

    @property
    def up_share(self) -> float | None:
        """Of the time that it should have been up; None when it never was."""
        return self.up / (self.up + self.away) if self.up else None


def figures(sums: Sums) -> Figures:
    """All figures of those days."""
    views, ended = sums.of("view"), sums.of("visit_end")
    visits = sums.times("visit")
    finished = sum(times for times, _ in ended.values())
    companies = {key: count for key, count in views.items() if key.startswith("company/")}
    searched = sums.of("search")
    return Figures(
        days=tuple(_day(sums, day) for day in sums.days),
        visits=visits,
        length=_average((finished, sums.seconds("visit_end"))),
        pages=sums.times("view") / finished if finished else 0.0,
        steps=_buckets(sums.of("steps"), STEPS),
        lengths=_buckets(sums.of("length"), LENGTHS),
        ends=_times(ended),
        companies=_ranked(sums, companies)[:MOST],
        companies_in_all=len(companies),
        slides=_slides(sums, views),
        searches=_ranked(sums, searched)[:MOST],
        found=sums.times("search"),
        opened=sums.of("search_opened").get("yes", (0, 0.0))[0],
        not_found=sums.times("search_empty"),
        languages=_times(sums.of("visit_language")),
        access=_times(sums.of("access")),
        access_visits=sums.times("visit_access"),
        prompts=_times(sums.of("prompt")),
        taps=_times(sums.of("tap")),
        starts=_times(sums.of("start")),
        reloads=_times(sums.of("reload")),
        troubles=_ranked(sums, sums.of("trouble"))[:MOST],
        clock_sets=sums.times("clock"),
        lost=sums.times("gap"),
    )


def _day(sums: Sums, day: str) -> DayLine:
    visits = sums.of("visit", day)
    hours = tuple(visits.get(f"{hour:02}", (0, 0.0))[0] for hour in range(24))
    cuts, away = sums.of("start", day).get("cut", (0, 0.0))
    return DayLine(day, hours, sums.seconds("up", day), cuts, away)


def _slides(sums: Sums, views: Mapping[str, Sum]) -> tuple[SlideLine, ...]:
    plays, stops, exits, missed = (_times(sums.of(kind)) for kind in ("play", "stopped_at", "left_from", "missed"))
    keys = {key for key in (*views, *plays, *stops) if key.startswith("slide/")}
    lines = [
        SlideLine(
            label=_label(sums, key),
            kind=key.split("/")[1],
            plays=plays.get(key, 0),
            stops=stops.get(key, 0),
            views=views.get(key, (0, 0.0))[0],
            average=_average(views.get(key, (0, 0.0))),
            exits=exits.get(key, 0),
            missed=missed.get(key, 0),
        )
        for key in keys
    ]
    return tuple(sorted(lines, key=lambda line: (-line.views, -line.plays, line.label.zh)))


def _label(sums: Sums, key: str) -> Label:
    bare = key.rpartition("/")[2]
    return Label(*sums.names.get(key, (bare, bare)))


def _ranked(sums: Sums, counts: Mapping[str, Sum]) -> tuple[Line, ...]:
    lines = [Line(_label(sums, key), count[0], _average(count)) for key, count in counts.items()]
    return tuple(sorted(lines, key=lambda line: (-line.times, -line.average, line.label.zh)))


def _buckets(counts: Mapping[str, Sum], limits: tuple[int, ...]) -> tuple[Line, ...]:
    names = [*map(str, limits), "more"]
    return tuple(Line(Label(name, name), counts.get(name, (0, 0.0))[0]) for name in names)


def _times(counts: Mapping[str, Sum]) -> dict[str, int]:
    ranked = sorted(counts.items(), key=lambda item: (-item[1][0], item[0]))
    return {name: times for name, (times, _) in ranked}


def _average(count: Sum) -> float:
    times, seconds = count
    return seconds / times if times else 0.0
