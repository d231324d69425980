"""What a row counts for: the one place that says which figures come of what happened.

The report counts rows with it, and old rows are condensed with it, so that condensing changes no report. A kind that
is not known here counts under its own name and its field `name`. Must not know files, or how a report looks.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from kiosk.booth.rows import Count, Field

#: Steps of a visit that are told apart: up to so many.
STEPS = (0, 1, 3, 7, 15)
#: Seconds of a visit that are told apart: less than so many.
LENGTHS = (10, 30, 60, 180, 600)

Fields = Mapping[str, Any]
_Told = Iterator[tuple[str, str, float]]


def tally(rows: Iterable[tuple[str, str, str]]) -> list[Count]:
    """What rows (time, kind, fields as JSON) come to, added up."""
    sums: dict[tuple[str, str, str], tuple[int, float]] = {}
    for time, kind, told in rows:
        for what, name, times, seconds in _counts(time, kind, json.loads(told)):
            before, took = sums.get((time[:10], what, name), (0, 0.0))
            sums[time[:10], what, name] = before + times, took + seconds
    return [Count(day, kind, name, times, seconds) for (day, kind, name), (times, seconds) in sums.items()]


def _counts(time: str, kind: str, fields: Fields) -> Iterator[tuple[str, str, int, float]]:
    if kind == "gap":
        yield "gap", "", int(fields.get("lost") or 0), 0.0
        return
    counted = _KINDS.get(kind)
    told = counted(time, fields) if counted is not None else iter([(kind, _text(fields, "name"), _seconds(fields))])
    for what, name, seconds in told:
        yield what, name, 1, seconds


def _begin(time: str, fields: Fields) -> _Told:
    yield "visit", time[11:13], 0.0
    yield "stopped_at", _text(fields, "page"), 0.0


def _end(_: str, fields: Fields) -> _Told:
    seconds, steps = _seconds(fields), fields.get("steps") or 0
    yield "visit_end", _text(fields, "name"), seconds
    yield "left_from", _text(fields, "page"), 0.0
    yield "steps", f"{next((most for most in STEPS if steps <= most), 'more')}", 0.0
    yield "length", f"{next((most for most in LENGTHS if seconds < most), 'more')}", 0.0
    yield "visit_language", _text(fields, "language"), 0.0
    if fields.get("access"):
        yield "visit_access", "", 0.0


def _view(_: str, fields: Fields) -> _Told:
    yield "view", _text(fields, "page"), _seconds(fields)


def _tap(_: str, fields: Fields) -> _Told:
    yield "tap", _text(fields, "name"), 0.0
    yield ("missed" if fields.get("name") == "nothing" else "tap_on"), _text(fields, "page"), 0.0


def _search(_: str, fields: Fields) -> _Told:
    if fields.get("query"):
        yield "search", _text(fields, "query"), 0.0
        yield "search_opened", "yes" if fields.get("company") else "no", 0.0
    else:
        yield "search_empty", f"{fields.get('length', 0)}", 0.0


def _access(_: str, fields: Fields) -> _Told:
    if fields.get("on"):
        yield "access", _text(fields, "name"), 0.0


def _text(fields: Fields, key: str) -> str:
    value: Field = fields.get(key)
    return "" if value is None else f"{value}"


def _seconds(fields: Fields) -> float:
    value: Field = fields.get("seconds")
    return float(value) if isinstance(value, int | float) else 0.0


_KINDS: dict[str, Callable[[str, Fields], _Told]] = {
    "begin": _begin,
    "end": _end,
    "view": _view,
    "tap": _tap,
    "search": _search,
    "access": _access,
}
