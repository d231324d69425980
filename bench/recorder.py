"""A process that records until it is killed: says on its standard output what it has recorded, and when.

Also measures what recording costs the thread that shows. Must not know who kills it.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from bench.figures import p95
from kiosk.booth.journal import Journal
from kiosk.clock import SystemClock

#: Rows a second: many times what the hastiest visitor causes.
_RATE = 200


def record(folder: Path, first: int) -> None:
    """Record rows numbered from `first` on, and write each number with its moment (steady clock, ns) to the output."""
    journal = Journal(folder, SystemClock())
    out = sys.stdout.fileno()
    for number in range(first, sys.maxsize):
        journal.record("tap", page="slide/cover/sample", name="next", number=number)
        os.write(out, f"{number} {time.monotonic_ns()}\n".encode())
        time.sleep(1 / _RATE)


def cost(rows: int) -> dict[str, Any]:
    """Microseconds that a call of `record` takes while the thread writes, and bytes of a row on the disk."""
    with TemporaryDirectory() as folder:
        journal = Journal(Path(folder), SystemClock())
        took = []
        for number in range(rows):
            began = time.perf_counter_ns()
            journal.record("view", page="slide/metrics/sample slide", seconds=8.125, number=number)
            took.append((time.perf_counter_ns() - began) / 1000)
            if number % 100 == 99:
                time.sleep(0.02)
        written = journal.flush(30)
        journal.close()
        size = sum(file.stat().st_size for file in Path(folder).iterdir())
    return {"median": median(took), "p95": p95(took), "worst": max(took), "bytes": size / rows, "written": written}


def look(content: Path, times: int) -> dict[str, Any]:
    """Microseconds that a look of the observer takes while a visitor is there and nothing has changed."""
    from PySide6.QtCore import qVersion
    from PySide6.QtWidgets import QApplication

    from bench.rig import Rig

    rig = Rig(content)
    observer = rig.app.observer
    rig.app.visitor.touch()
    observer.look()
    took = []
    for _ in range(times):
        began = time.perf_counter_ns()
        observer.look()
        took.append((time.perf_counter_ns() - began) / 1000)
    facts = rig.facts()
    rig.quit()
    seen = {"median": median(took), "p95": p95(took)}
    return {**facts, **seen, "qt": qVersion(), "platform": QApplication.platformName()}


def main() -> None:
    """Do the job named on the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.recorder")
    parser.add_argument("job", choices=("record", "cost", "look"))
    parser.add_argument("place", type=Path)
    parser.add_argument("number", type=int)
    words = parser.parse_args()
    if words.job == "record":
        record(words.place, words.number)
    else:
        print(json.dumps(cost(words.number) if words.job == "cost" else look(words.place, words.number)))


if __name__ == "__main__":
    main()
