"""`report`: what the journal tells of some days, as a few lines, a page, or a table.

Owns which days are meant, and the files that are written. Must not know how a figure is worked out, or how it looks.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.booth.reading import UnreadableError, days_of, read
from kiosk.content.fields import Language
from kiosk.staff.report.figures import figures
from kiosk.staff.report.page import page
from kiosk.staff.report.sheet import sheet
from kiosk.staff.report.summary import summary
from kiosk.storage import write_whole

#: Days of a report of which nobody has said which ones.
USUAL = 7


@dataclass(frozen=True)
class Wanted:
    """What somebody asked for: days as `2026-12-01`, None for as far as there are; files to write, None for not."""

    first: str | None = None
    last: str | None = None
    html: Path | None = None
    csv: Path | None = None


def report(journal: Path, wanted: Wanted, language: Language, now: datetime) -> int:
    """Write what is wanted and print a summary; returns 0, or 1 when there is nothing to tell, or no file to be had."""
    try:
        days = _days(days_of(journal), wanted)
        if not days:
            raise UnreadableError("这些日子没有记录 · nothing was recorded on those days")
        sums = read(journal, days[0], days[-1])
    except UnreadableError as error:
        print(error, file=sys.stderr)
        return 1
    told = figures(sums)
    try:
        if wanted.html is not None:
            write_whole(wanted.html, page(told, now, language).encode())
        if wanted.csv is not None:
            write_whole(wanted.csv, sheet(sums).encode("utf-8-sig"))
    except OSError as error:
        print(f"写不了 · cannot be written: {error}", file=sys.stderr)
        return 1
    print(summary(told, language))
    for file in (wanted.html, wanted.csv):
        if file is not None:
            print(f"→ {file}")
    return 0


def _days(there: tuple[str, ...], wanted: Wanted) -> tuple[str, ...]:
    """Those that were asked for; the last week of which there is something if nobody said."""
    if wanted.first is None and wanted.last is None:
        return there[-USUAL:]
    first, last = wanted.first or "", wanted.last or "9999"
    return tuple(day for day in there if first <= day <= last)
