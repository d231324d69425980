"""What a check came to: the deck, its problems, and where each slide stands in the file.

Owns how others add problems of their own (text that does not fit, a slide that cannot be drawn). Must not know how the
check is done, or Qt.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from kiosk.content import nodes
from kiosk.content.deck import Deck
from kiosk.content.nodes import Spot, Tree
from kiosk.content.problems import Problem, in_order
from kiosk.content.source import Source


@dataclass(frozen=True)
class Checked:
    """The frozen deck (None when nothing can be played), all problems by line, and the files the deck refers to.

    `files` holds pictures that are missing, too, so that their coming can be noticed.
    """

    deck: Deck | None
    problems: tuple[Problem, ...]
    files: tuple[Path, ...] = ()
    source: Source | None = field(default=None, repr=False)
    _tree: Tree = field(default_factory=Tree, repr=False)
    _slides: tuple[nodes.Path, ...] = field(default=(), repr=False)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems because of which something is left out."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems with which everything plays."""
        return tuple(problem for problem in self.problems if problem.severity == "warning")

    def slide_position(self, index: int, path: nodes.Path = ()) -> Spot:
        """Where `deck.slides[index]` stands in the file, or the value at `path` in it: `("figures", 0, "label")`."""
        return self._tree.spot((*self._slides[index], *path))

    def slide_problem(self, code: str, index: int, path: nodes.Path = (), /, **params: object) -> Problem:
        """A problem with `deck.slides[index]`, or with the value at `path` in it."""
        key = next((part for part in reversed(path) if isinstance(part, str)), "")
        source = self.source or Source("content.yaml", ())
        return source.problem(code, *self.slide_position(index, path), **{"key": key, **params})

    def with_problems(self, more: Iterable[Problem]) -> Checked:
        """The same, with further problems in their places."""
        return replace(self, problems=in_order((*self.problems, *more)))
