"""One run of `python -m bench`: what was asked for, what has been seen, and how figures are drawn from frames.

Must not know Qt, or which benches there are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from bench.figures import Figure, p95
from bench.virtual import PATIENCE, Size, measure

_SIZES: dict[str, Size] = {"1080p": (1920, 1080), "4k": (3840, 2160)}
_EACH = 20.0  # s that a loop, a second watched or a tap may take more
#: Milliseconds a frame may cost: 95 of 100, and the worst.
FRAME_GOALS = {"1080p": (6.0, 16.0), "4k": (14.0, 33.0)}


@dataclass
class Run:
    """One run of `python -m bench`: what was asked for, what has been seen."""

    content: Path
    loops: int = 60
    taps: int = 25
    frame: Size | None = None  # instead of every size that would be measured
    saves: int = 8
    cases: int = 2000
    starts: int = 5
    companies: int = 0  # synthetic ones, instead of every crowd that would be measured
    figures: list[Figure] = field(default_factory=list)
    details: list[str] = field(default_factory=list)  # tables for --verbose
    facts: dict[str, Any] = field(default_factory=dict)  # about the machine and the deck, from the workers
    worker: Callable[..., dict[str, Any]] = field(init=False)
    crowded: Callable[..., dict[str, Any]] = field(init=False)

    def __post_init__(self) -> None:
        """Jobs that two benches share are done once."""
        self.worker, self.crowded = cache(self._work), cache(self._visit)

    @property
    def sizes(self) -> dict[str, Size]:
        """The sizes at which frames are measured, by the name they have in figures."""
        return {f"{self.frame[0]}x{self.frame[1]}": self.frame} if self.frame else _SIZES

    @property
    def full(self) -> Size:
        """The size of everything that is measured at one size."""
        return self.frame or _SIZES["1080p"]

    def _work(self, job: str, size: Size, amount: float = 0.0) -> dict[str, Any]:
        patience = PATIENCE + amount * _EACH
        seen: dict[str, Any] = measure("bench.worker", size, job, self.content, amount, patience=patience)
        self.know(seen)
        return seen

    def _visit(self, job: str, size: Size, count: int, *more: str) -> dict[str, Any]:
        patience = PATIENCE + self.taps * _EACH
        words = self.content, count, self.taps, *more
        seen: dict[str, Any] = measure("bench.crowded", size, job, *words, patience=patience)
        self.know(seen)
        return seen

    def know(self, seen: dict[str, Any]) -> None:
        """Note what a measuring process says about Qt and the deck."""
        self.facts.update({key: seen[key] for key in ("qt", "platform", "slides", "failed", "errors")})

    def add(
        self, name: str, value: float, goal: float | None = None, note: str = "", *, at_least: bool = False
    ) -> None:
        """Note a figure."""
        self.figures.append(Figure(name, round(value, 3), goal, note, at_least))


def frames(
    run: Run, bench: str, size: str, showings: Sequence[dict[str, Any]], part: str, *, goal: bool = True
) -> None:
    """Note what frames cost: 95 of 100 of them, and the worst. `part` names those frames of a showing."""
    costs = [ms for showing in showings for ms in showing[part]]
    worst = max(showings, key=lambda showing: max(showing[part], default=0.0))
    slowest = max(showings, key=lambda showing: p95(showing[part]))
    usual, most = FRAME_GOALS.get(size, (None, None)) if goal else (None, None)
    note = f"{len(costs)} frames; slowest slide {slowest['name']}: {p95(slowest[part]):.1f}"
    run.add(f"{bench}.{size}.p95_ms", p95(costs), usual, note)
    place = worst[part].index(max(worst[part])) + 1 if worst[part] else 0
    run.add(f"{bench}.{size}.worst_ms", max(costs, default=0.0), most, f"slide {worst['name']}, frame {place}")
