"""A measured figure beside its goal, and the table of all of them. Must not know how anything is measured."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One figure; `goal` is the most it should be (the least, if `at_least`), None where there is none."""

    name: str
    value: float
    goal: float | None = None
    note: str = ""
    at_least: bool = False

    @property
    def met(self) -> bool | None:
        """Whether the goal is met; None without one."""
        if self.goal is None:
            return None
        return self.value >= self.goal if self.at_least else self.value <= self.goal

    def row(self) -> tuple[str, str, str, str, str]:
        """Its line in the table."""
        goal = "" if self.goal is None else f"{'≥' if self.at_least else '≤'} {self.goal:g}"
        return self.name, f"{self.value:g}", goal, {True: "yes", False: "NO", None: ""}[self.met], self.note


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 do not exceed (nearest rank); 0 without any."""
    return sorted(values)[math.ceil(0.95 * len(values)) - 1] if values else 0.0


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Columns as wide as their widest cell."""
    lines = [tuple(head), *(tuple(row) for row in rows)]
    widths = [max(_columns(line[place]) for line in lines) for place in range(len(head))]
    lines.insert(1, tuple("─" * width for width in widths))
    return "\n".join(
        "  ".join(cell + " " * (width - _columns(cell)) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _columns(text: str) -> int:
    """Terminal columns: hanzi take two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
