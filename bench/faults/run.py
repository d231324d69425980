"""`python -m bench faults [NAME …] [--write FILE]`: does it all, prints the table, and writes it where it is read."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from bench.faults import files, inside, processes  # noqa: F401 - each enters its faults in the list
from bench.faults.row import FAULTS, Row
from bench.figures import table

_HEAD = ("fault", "what the visitor sees", "back after", "≤ 3 s?", "what staff read in the log")
_BEGIN, _END = "<!-- python -m bench faults -->", "<!-- end -->"


def main(arguments: list[str]) -> int:
    """Run the faults that are named, or all; the exit status says whether each was survived in time."""
    parser = argparse.ArgumentParser(prog="python -m bench faults", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*FAULTS, []], metavar="NAME", help=", ".join(FAULTS))
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the table into this page, between its marks")
    words = parser.parse_args(arguments)
    load, rows = os.getloadavg()[0], []
    for name in words.names or FAULTS:
        print(f"{name} …", file=sys.stderr, flush=True)
        row = FAULTS[name]()
        print(" | ".join(row.cells()), file=sys.stderr, flush=True)
        rows.append(row)
    print(f"load {load:.1f} when it began, {os.cpu_count()} cores\n")
    print(table(_HEAD, [row.cells() for row in rows]))
    if words.write:
        write(words.write, rows)
    return 0 if all(row.met is not False for row in rows) else 1


def write(page: Path, rows: list[Row]) -> None:
    """Put the table between the marks of a page."""
    lines = [_HEAD, tuple("---" for _ in _HEAD), *(row.cells() for row in rows)]
    text = "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
    before, _, rest = page.read_text("utf-8").partition(_BEGIN)
    page.write_text(f"{before}{_BEGIN}\n\n{text}\n\n{_END}{rest.partition(_END)[2]}", "utf-8")
