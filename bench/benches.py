"""Every bench by name: what it runs, the figures it draws from that, and their goals. Its first line is its help.

Must not know Qt: measuring is done in processes of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from statistics import linear_regression, median
from tempfile import TemporaryDirectory
from typing import Any

from bench.figures import p95, table
from bench.journal import journal
from bench.many import company_memory, directory, fling, index, search
from bench.run import Run, frames
from bench.touches import pinch, swipe, tap
from bench.virtual import PATIENCE, ROOT, Size, answer, mapped_display, measure

_STILL_SECONDS, _LOOP_SECONDS = 10, 60
_START = 120.0  # s that a start may take, and the first slide's entry


def start(run: Run) -> None:
    """From the start of the process to the first slide: its kept picture, then its own first words."""
    size = run.full
    with TemporaryDirectory() as cache_folder:
        curtain = partial(measure, "bench.curtain", size, patience=_START, environment={"XDG_CACHE_HOME": cache_folder})
        curtain("keep", run.content)
        seen = [curtain("show", run.content, stamped=True) for _ in range(run.starts + 1)][1:]
    if not all(one["drawn"] for one in seen):
        raise RuntimeError("the kept picture of the first slide was not shown")
    times = sorted(float(one["first_paint"]) for one in seen)
    spread = f"{times[0]:.2f} to {times[-1]:.2f}"
    note = f"first slide from the last run's picture; median of {len(times)} warm starts, {spread}"
    run.add("start.first_paint_s", median(times), 0.6, note)
    marks = [_first_paint(run, size) for _ in range(run.starts + 1)]
    kept = sorted(marks[1:], key=lambda mark: mark["first_paint"])
    spread = f"{kept[0]['first_paint']:.2f} to {kept[-1]['first_paint']:.2f}"
    middle = kept[len(kept) // 2]
    note = f"first slide painted anew, as after a change of content; median of {len(kept)}, {spread}"
    run.add("start.first_live_paint_s", middle["first_paint"], None, note)
    for part in ("interpreter", "imports", "qapplication", "kinds", "check", "first_page", "start", "painting", "cpu"):
        run.add(f"start.{part}_s", median(mark[part] for mark in kept), None, _PARTS[part])
    run.add("start.first_frame_s", median(mark["first_frame"] for mark in kept), None, "first frame, perhaps wordless")


_PARTS = {
    "interpreter": "until Python runs our first line",
    "imports": "kiosk.app and all it needs",
    "qapplication": "Qt's own start, looking for a kept picture",
    "kinds": "finding the slide kinds, importing what is left",
    "check": "the content check before the show",
    "first_page": "first page built and painted, with its lake",
    "start": "the window shown, the first tick",
    "painting": "the frame with the words",
    "cpu": "CPU of all of it: what a machine with nothing else to do would need",
}


def _first_paint(run: Run, size: Size) -> dict[str, float]:
    return dict(measure("bench.first_paint", size, run.content, stamped=True, patience=_START)["marks"])


def entry(run: Run) -> None:
    """Frames in which a slide enters and nothing leaves, of every slide."""
    for name, size in run.sizes.items():
        seen = run.worker("motion", size)
        frames(run, "entry", name, seen["showings"], "entry")
        run.add(f"copy.{name}_ms", seen["copy"], None, "one opaque pixmap of the screen's size copied, nothing else")
        run.details.append(_by_slide(f"entry and transition, {name}", seen["showings"]))


def transition(run: Run) -> None:
    """Frames in which the old slide still leaves."""
    for name, size in run.sizes.items():
        frames(run, "transition", name, run.worker("motion", size)["showings"], "transition")


def push(run: Run) -> None:
    """The same when staff go on by key and pages push each other."""
    for name, size in run.sizes.items():
        seen = run.worker("push", size)
        frames(run, "push", name, seen["showings"], "transition")
        run.details.append(_by_slide(f"push, {name}", seen["showings"]))


def _by_slide(title: str, showings: list[dict[str, Any]]) -> str:
    rows = []
    for showing in showings:
        cells = [showing["name"]]
        for part in ("transition", "entry"):
            frames = showing[part]
            cells += [f"{ms:.1f}" for ms in (median(frames or [0.0]), p95(frames), max(frames, default=0.0))]
        work = showing["prepare"]
        rows.append((*cells, f"{sum(work):.0f}", f"{max(work, default=0.0):.0f}"))
    head = ("slide", "leave p50", "p95", "worst", "enter p50", "p95", "worst", "prepare", "longest step")
    return f"{title} (ms of CPU)\n{table(head, rows)}"


def still(run: Run) -> None:
    """What a still page costs."""
    seen = run.worker("still", run.full, _STILL_SECONDS)
    if "rest" in seen:
        note = f"of one core, {_STILL_SECONDS} s, paused on slide {seen['slide']}"
        run.add("still.cpu_percent", seen["rest"], 0.5, note)
    if "drift" in seen:
        run.add("still.drifting_cpu_percent", seen["drift"], None, "the same on slide 1, which never quite rests")


def loop(run: Run) -> None:
    """What the loop costs as visitors see it."""
    seen = run.worker("loop", run.full, _LOOP_SECONDS)
    note = f"of one core, {_LOOP_SECONDS} s, without the display server's part"
    run.add("loop.cpu_percent", seen["percent"], 4, note)


def memory(run: Run) -> None:
    """Memory after three loops at 1080p, and how it grows over many."""
    seen = run.worker("memory", run.full, 3)
    note = f"after three loops at {run.full[0]}x{run.full[1]}; {seen['uss'][-1]:.0f} of it shared with nobody"
    run.add("memory.pss_mb", seen["pss"][-1], 150, note)
    small = run.full[0] // 2, run.full[1] // 2
    seen = run.worker("memory", small, max(4, run.loops))
    sizes, own = seen["pss"], seen["uss"]
    note = f"loop 2 to loop {len(sizes)} at {small[0]}x{small[1]}; a loop took {seen['seconds']:.2f} s"
    run.add("memory.growth_mb", sizes[-1] - sizes[1], None, note)
    # What is shared counts less whenever some other process maps the same files.
    run.add("memory.own_growth_mb", own[-1] - own[1], None, "the same, of what is shared with nobody")
    tail = min(100, len(own) // 2)
    slope = linear_regression(range(tail), own[-tail:]).slope
    run.add("memory.slope_mb_per_loop", slope, None, f"of that, over the last {tail} loops")


def refcount(run: Run) -> None:
    """References to None: a Qt binding that drops one at every call would run out of them (PYSIDE-3474)."""
    seen = run.worker("refcount", run.full)
    before, after = seen["before"], seen["after"]
    run.add("refcount.none_before", before, None, "after one loop")
    run.add("refcount.none_after", after, before - _SWING, "after one more", at_least=True)


def reload(run: Run) -> None:
    """Saves under the running kiosk: when the screen follows, and frames while 1,900 companies are read again."""
    seen = measure("bench.reload", run.full, run.content, run.saves)
    run.know(seen)
    for kind, what in (("still", "content.yaml, while a slide rests"), ("moving", "a table, while slides change")):
        times = sorted(seen[kind])
        note = f"{what}; median {median(times):.2f} of {len(times)} saves"
        run.add(f"reload.{kind}_s", times[-1], 2.0, note)
    for name, part, goal in (("reload", seen["frames"], 16.0), ("reload.quiet", seen["quiet"], None)):
        leaving = [(cpu, passed) for leaves, cpu, passed in part if leaves]
        cpu, passed = [one[0] for one in leaving], [one[1] for one in leaving]
        late = sum(ms > 16 for ms in passed)
        what = "while the table is read again" if goal else "the same when nothing was saved"
        note = f"worst of {len(leaving)} frames of transitions, {what}: its thread's own work"
        run.add(f"{name}.frame_cpu_ms", max(cpu, default=0.0), goal, note)
        note = f"as time passed, with what other programs took; {late} of them over 16 ms"
        run.add(f"{name}.frame_ms", max(passed, default=0.0), goal, note)


def check(run: Run) -> None:
    """The content check, once everything is imported."""
    seen = measure("bench.checking", run.full, run.content)
    first, *again = seen["check"]
    note = f"the first one in a process, with pictures, after imports; {first[1]:.2f} of it CPU"
    run.add("check.first_s", first[0], 0.3, note)
    run.add("check.again_s", median(passed for passed, _ in again), None, f"median of {len(again)} more")
    run.add("check.pages_s", seen["pages"], None, "then every slide tried in both languages and orientations")
    run.add("check.imports_s", seen["imports"], None, "what all that needs")


def packed(run: Run) -> None:
    """What `make dist` made, started in an empty environment: from the process's start to the first slide's words."""
    folder = ROOT / "dist" / "kiosk"
    if not folder.is_dir():
        raise RuntimeError("there is no dist/kiosk: run `make dist` first")
    with mapped_display(run.full) as (environment, file):
        seen = answer("bench.packed", environment, run.content, file, folder, run.starts)
    run.know(seen)
    run.add("packed.megabytes", seen["megabytes"], None, "of files in the folder")
    for program, what in (("packed", "packaged"), ("source", "from source, the same way")):
        for kind, of in (("anew", "painted anew"), ("kept", "from the last run's picture")):
            times = seen[program][kind]
            note = f"{what}, {of}; median of {len(times)}, {min(times):.2f} to {max(times):.2f}"
            run.add(f"packed.{program}_{kind}_s", median(times), None, note)


def mutations(run: Run) -> None:
    """The shipped deck, harmed in so many ways: what was not a deck, or a problem on a true line, or a picture."""
    seen = measure("bench.mutating", run.full, run.content, run.cases, patience=PATIENCE + run.cases)
    note = f"of {seen['cases']} harmed files; {seen['decks']} could be played, {seen['whole']} without an error; "
    note += f"{seen['codes']} kinds of problem; {seen['painted']} were painted"
    run.add("mutations.broken_words", len(seen["complaints"]), 0, note)
    run.add("mutations.slowest_s", seen["slowest"], None, "CPU of the slowest check")
    run.details += seen["complaints"]


#: References to None that come and go with what happens to be alive; a fault would cost tens of thousands a loop.
_SWING = 500

BENCHES: dict[str, Callable[[Run], None]] = {
    bench.__name__: bench
    for bench in (
        start, entry, transition, push, tap, swipe, pinch, still, loop, memory, refcount, reload, check,
        directory, fling, search, index, company_memory,
        journal, packed, mutations,
    )
}  # fmt: skip
#: Those that nobody waits for who wants figures of frames: they run when they are named.
NAMED_ONLY = frozenset({"journal", "packed", "mutations"})
