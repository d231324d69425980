"""The journal under `kill -9`, and what it costs.

Must not know how a journal is kept; it reads the file as anybody could.
"""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.run import Run
from bench.virtual import ROOT, measure

_KILLS, _ROWS, _LOOKS = 50, 20_000, 20_000
#: Seconds, of its end, of which a killed process may lose rows.
ALLOWED = 1.0


@dataclass(frozen=True)
class Killed:
    """One process that recorded and was killed: rows recorded, rows in the file, and what is missing.

    `too_old` are missing rows that were recorded more than `ALLOWED` seconds before the end; `age` is that of the
    oldest missing row, in seconds; `sound` says whether SQLite finds the file intact.
    """

    recorded: int
    kept: int
    too_old: int
    age: float
    sound: bool


def kill_one(folder: Path, first: int, seconds: float) -> Killed:
    """Start a process that records rows from number `first` on, kill it that long after its first row, and look."""
    command = [sys.executable, "-m", "bench.recorder", "record", str(folder), str(first)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
    assert process.stdout is not None
    with process, process.stdout as out:
        began = out.readline()
        time.sleep(seconds)
        end = time.monotonic_ns()
        process.kill()
        told = [began, *out.read().split(b"\n")]
    recorded = {int(line.split()[0]): int(line.split()[1]) for line in told if line.count(b" ") == 1}
    with closing(sqlite3.connect(folder / "journal.sqlite")) as file:
        sound = file.execute("pragma integrity_check").fetchall() == [("ok",)]
        begun = file.execute("select count(*) from sqlite_master").fetchone() != (0,)
        rows = file.execute("select json_extract(fields, '$.number') from events").fetchall() if begun else []
    there = {number for (number,) in rows}
    missing = [at for number, at in recorded.items() if number not in there]
    age = (end - min(missing, default=end)) / 1e9
    too_old = sum(at < end - ALLOWED * 1e9 for at in missing)
    return Killed(len(recorded), len(recorded) - len(missing), too_old, max(0.0, age), sound)


def journal(run: Run) -> None:
    """Rows lost by a process that is killed, in the same file again and again; and the cost of recording."""
    chance = random.Random(50)
    killed: list[Killed] = []
    with TemporaryDirectory() as folder:
        for _ in range(_KILLS):
            first = sum(one.recorded for one in killed)
            killed.append(kill_one(Path(folder), first * 2, chance.uniform(0.3, 2.5)))
    lost = sum(one.recorded - one.kept for one in killed)
    rows = sum(one.recorded for one in killed)
    note = f"{len(killed)} processes killed, {rows} rows recorded, {lost} of the last second lost"
    run.add("journal.lost_older_rows", sum(one.too_old for one in killed), 0, note)
    run.add("journal.oldest_lost_s", max(one.age for one in killed), ALLOWED, "age of the oldest row that was lost")
    run.add("journal.damaged_files", sum(not one.sound for one in killed), 0, "as SQLite's integrity check finds")
    command = [sys.executable, "-m", "bench.recorder", "cost", ".", str(_ROWS)]
    seen = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout)
    run.add("journal.record_us", seen["median"], None, f"of {_ROWS} calls; worst {seen['worst']:.0f} µs")
    run.add("journal.record_p95_us", seen["p95"])
    run.add("journal.row_bytes", seen["bytes"], None, "on the disk, with index and write-ahead log")
    watched = measure("bench.recorder", run.full, "look", run.content, _LOOKS)
    run.know(watched)
    note = f"what a tick costs more while somebody is there; p95 {watched['p95']:.1f} µs"
    run.add("journal.look_us", watched["median"], None, note)
