"""The benches of many companies: directory, search, index and memory, with 1,900 and 20,000 synthetic companies.

Owns the figures drawn from them, and their goals. Must not know Qt: measuring is done in processes of their own.
"""

from __future__ import annotations

from statistics import median
from typing import Any

from bench.figures import p95, table
from bench.run import Run

_COUNTS = (1900, 20000)
#: Milliseconds, 95 of 100: from a tap to the directory's first full paint, and from a key to its results.
_OPEN_GOALS = {1900: 50.0, 20000: 80.0}
_KEY_GOALS = {1900: 16.0, 20000: 33.0}
_FLING_GOALS = {"1080p": 6.0, "4k": 14.0}


def _visits(run: Run) -> list[tuple[str, str, int, dict[str, Any]]]:
    """Every size and crowd: the figures' prefix, the size's name, how many, what was seen."""
    counts = (run.companies,) if run.companies else _COUNTS
    return [
        (f"{name}.{count}", name, count, run.crowded("visit", size, count))
        for count in counts
        for name, size in run.sizes.items()
    ]


def directory(run: Run) -> None:
    """From a tap on the dock to the directory: the frame that answers is full, then it fades in."""
    for prefix, _, count, seen in _visits(run):
        first = [one["first"] for one in seen["openings"]]
        fade = [ms for one in seen["openings"] for ms in one["fade"]]
        note = f"{len(first)} taps among {seen['companies']} synthetic companies; median {median(first):.1f}"
        run.add(f"directory.{prefix}.p95_ms", p95(first), _OPEN_GOALS.get(count), note)
        run.add(f"directory.{prefix}.fade_p95_ms", p95(fade), None, f"{len(fade)} frames; worst {max(fade):.1f}")


def fling(run: Run) -> None:
    """Frames of the list under a finger and in flight."""
    for prefix, name, _, seen in _visits(run):
        frames = [ms for fling in seen["flings"] for ms in fling]
        note = f"{len(frames)} frames; median {median(frames):.1f}, worst {max(frames):.1f}"
        run.add(f"fling.{prefix}.p95_ms", p95(frames), _FLING_GOALS.get(name), note)


def search(run: Run) -> None:
    """From the release of a key of the pad, or of clear, to its results painted."""
    for prefix, _, count, seen in _visits(run):
        keys = [key["ms"] for key in seen["keys"]]
        clears = [key["ms"] for key in seen["keys"] if not key["query"]]
        note = f"{len(keys)} keys, clear among them; median {median(keys):.1f}, worst {max(keys):.1f}"
        if count in _KEY_GOALS:
            note += "; a web page in Chromium: " + ("30, p95 42" if count == _COUNTS[0] else "158, p95 259")
        run.add(f"search.{prefix}.p95_ms", p95(keys), _KEY_GOALS.get(count), note)
        run.add(f"search.{prefix}.clear_p95_ms", p95(clears), None, f"{len(clears)} times; all are listed again")
        rows = [(f"{key['query'] or '(clear)'}", f"{key['ms']:.1f}", f"{key['found']}") for key in seen["keys"]]
        run.details.append(f"search, {prefix} (ms of CPU)\n{table(('query', 'ms', 'found'), rows)}")


def index(run: Run) -> None:
    """How long companies take to come and to be indexed while slides play, and the longest frame meanwhile."""
    for count in (run.companies,) if run.companies else _COUNTS:
        seen = run.crowded("index", run.full, count)
        took = seen["indexed"] - seen["came"]
        name = f"index.{count}"
        note = f"in the background, process start included; they came {seen['came']:.1f} s after the start"
        run.add(f"{name}.seconds", took, 0.5 if count == _COUNTS[0] else None, note)
        for part, goal in (("index", 16.0), ("come", None)):
            frames = [ms for which, ms in seen["frames"] if which == part]
            note = f"{len(frames)} frames of real time while they {'are indexed' if part == 'index' else 'come'}"
            run.add(f"{name}.{part}_worst_ms", max(frames, default=0.0), goal, f"{note}; p95 {p95(frames):.1f}")


def company_memory(run: Run) -> None:
    """What companies with logos take: the same visit with four companies and with many."""
    count = run.companies or _COUNTS[0]
    few = run.crowded("memory", run.full, 0)
    many = run.crowded("memory", run.full, count, "--logos")
    note = f"{many['end']:.0f} with {many['companies']} companies, {few['end']:.0f} with {few['companies']}; own pages"
    run.add(f"company_memory.{count}.mb", many["end"] - few["end"], 60 if count == _COUNTS[0] else None, note)
