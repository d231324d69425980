"""The benches of touch: from a tap to changed pixels, pages under a finger, a picture between two.

Owns the figures drawn from them, and their goals. Must not know Qt: measuring is done in processes of their own.
"""

from __future__ import annotations

from statistics import median
from typing import Any

from bench.figures import p95, table
from bench.run import Run, frames
from bench.virtual import answer, mapped_display

#: Milliseconds from an event to the first changed pixel, 95 of 100, over all kinds of tap that are always prepared for.
_TAP_GOALS = {"1080p": 20.0, "4k": 33.0}
_PREPARED = ("press", "fact", "next", "sheet")
_KINDS = {
    "press": "a cell of the dock looks pressed",
    "fact": "release on a mark: frame and plate, the other marks recede; a web deck in Chromium: 58, p95 70; "
    "Impress: 63, p95 168",
    "next": "release on the dock's cell: the page moves; both neighbours were painted",
    "sheet": "release on the dock's cell: the scrim",
    "sheet_first": "the same, the first time in a language: its pixmaps are painted",
    "language": "release on the dock's cell: the words change in place",
    "jump": "release on a progress segment: a slide that is not painted yet",
    "hurried": "next again as soon as the page stands, while its neighbours are being painted",
}


def tap(run: Run) -> None:
    """From outside: an event sent to the X server, to the first pixel that answers."""
    for name, size in run.sizes.items():
        with mapped_display(size) as (environment, file):
            seen = answer("bench.tapping", environment, run.content, file, run.taps)
        run.know(seen)
        taps: dict[str, list[float]] = seen["taps"]
        prepared = [ms for kind in _PREPARED for ms in taps[kind]]
        note = f"{len(prepared)} of {', '.join(_PREPARED)}; median {median(prepared or [0.0]):.1f}"
        run.add(f"tap.{name}.p95_ms", p95(prepared), _TAP_GOALS.get(name), note)
        run.add(f"tap.{name}.worst_ms", max(prepared, default=0.0), None, "of the same")
        for kind, what in _KINDS.items():
            if times := taps[kind]:
                note = f"{len(times)}; median {median(times):.1f}, worst {max(times):.1f}; {what}"
                run.add(f"tap.{name}.{kind}_p95_ms", p95(times), None, note)
        run.details.append(_by_tap(name, taps))


def _by_tap(size: str, taps: dict[str, list[float]]) -> str:
    rows = [(kind, " ".join(f"{ms:.1f}" for ms in times)) for kind, times in taps.items()]
    return f"tap, {size} (ms), in the order of the visit\n{table(('kind', 'every tap'), rows)}"


def swipe(run: Run) -> None:
    """Frames in which a page follows a finger and settles, over every boundary of the deck."""
    for name, size in run.sizes.items():
        seen = run.worker("swipe", size)
        showings = seen["showings"]
        frames(run, "swipe", name, showings, "both")
        slowest = max(showings, key=lambda showing: max(showing["prepare"]))
        note = f"a step of work between frames, for the neighbours of slide {slowest['name']}"
        run.add(f"swipe.{name}.longest_step_ms", max(slowest["prepare"]), None, note)
        run.add(f"swipe.{name}.copy_ms", seen["copy"], None, "one opaque pixmap of the screen's size copied")
        run.details.append(_by_part(f"swipe, {name}", showings, ("follow", "settle", "prepare")))


def pinch(run: Run) -> None:
    """Frames in which a picture is pinched, moved about between two fingers, and springs back."""
    for name, size in run.sizes.items():
        showings = run.worker("pinch", size)["showings"]
        if showings:
            frames(run, "pinch", name, showings, "all", goal=False)
            run.details.append(_by_part(f"pinch, {name}", showings, ("grow", "pan", "settle")))


def _by_part(title: str, showings: list[dict[str, Any]], parts: tuple[str, ...]) -> str:
    rows = []
    for showing in showings:
        cells = [showing["name"]]
        for part in parts:
            cells += [f"{ms:.1f}" for ms in (median(showing[part]), p95(showing[part]), max(showing[part]))]
        rows.append(cells)
    head = [cell for part in parts for cell in (f"{part} p50", "p95", "worst")]
    return f"{title} (ms of CPU)\n{table(('slide', *head), rows)}"
