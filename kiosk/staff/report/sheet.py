"""The report's figures as a table, for a spreadsheet: a line for each day, kind and name.

Must not know what is made of them.
"""

from __future__ import annotations

import csv
import io

from kiosk.booth.reading import Sums

COLUMNS = ("day", "kind", "name", "zh", "en", "times", "seconds")


def sheet(sums: Sums) -> str:
    """CSV, to be written as UTF-8 with a byte order mark, without which Excel takes it for another encoding."""
    out = io.StringIO(newline="")
    lines = csv.writer(out)
    lines.writerow(COLUMNS)
    for (day, kind, name), (times, seconds) in sorted(sums.counts.items()):
        zh, en = sums.names.get(name, ("", ""))
        lines.writerow([day, kind, plain(name), plain(zh), plain(en), times, round(seconds, 1)])
    return out.getvalue()


def plain(text: str) -> str:
    """A text that a spreadsheet must not take for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
