"""What the journal holds: rows of what happened, counts of what happens too often for rows, and names to show.

Frozen and plain. Must not know files, threads, or who records what.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

Field = str | int | float | bool | None

#: Characters of one text that are kept.
TEXT = 200


@dataclass(frozen=True, slots=True)
class Row:
    """Something that happened: the local time with its zone, a kind, and what belongs to it."""

    at: datetime
    kind: str
    fields: Mapping[str, Field]

    @property
    def time(self) -> str:
        """`2026-12-01T10:00:01.500+08:00`: the day and the hour are those of the place."""
        return self.at.isoformat(timespec="milliseconds")

    @property
    def told(self) -> str:
        """The fields as JSON; what is not plain is told in words, and no text is longer than `TEXT`."""
        return json.dumps({key: _plain(value) for key, value in self.fields.items()}, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Count:
    """On that day (`2026-12-01`) it happened so many times more, for so many seconds more."""

    day: str
    kind: str
    name: str = ""
    times: int = 1
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Name:
    """What a key that stands in rows is called in both languages."""

    key: str
    zh: str
    en: str


Item = Row | Count | Name


def _plain(value: object) -> Field:
    if isinstance(value, float):
        return round(value, 3) if math.isfinite(value) else None
    return value if value is None or isinstance(value, bool | int) else str(value)[:TEXT]
