"""What a check came to: the deck, its problems, and where each slide stands in the file.

Owns how others add problems of their own (text that does not fit, a slide that cannot be drawn). Must not know how the
check is done, or Qt.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from kiosk.content import nodes
from kiosk.content.companies import Entry
from kiosk.content.deck import Deck
from kiosk.content.nodes import Spot, Tree
from kiosk.content.problems import Problem, in_order
from kiosk.content.source import Source


@dataclass(frozen=True)
class Checked:
    """The frozen deck (None when nothing can be played), all problems by line, and the files the deck refers to.

    `files` holds pictures that are missing, too, so that their coming can be noticed. `waiting`: a table is still to be
    read, so companies are missing, and slides that name them.
    """

    deck: Deck | None
    problems: tuple[Problem, ...]
    files: tuple[Path, ...] = ()
    waiting: bool = False
    source: Source | None = field(default=None, repr=False)
    _tree: Tree = field(default_factory=Tree, repr=False)
    _slides: tuple[nodes.Path, ...] = field(default=(), repr=False)
    _companies: tuple[Entry, ...] = field(default=(), repr=False, compare=False)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems because of which something is left out."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems with which everything plays."""
        return tuple(problem for problem in self.problems if problem.severity == "warning")

    @property
    def good(self) -> bool:
        """Whether there is a deck, and nothing had to be left out of it."""
        return self.deck is not None and not self.errors

    def to_send(self) -> Checked:
        """The same for another process, which asks where slides stand but not for the text of the file."""
        tree = Tree()
        tree.values = {path: self._tree.spot(path) for path in self._slides}
        return replace(self, source=None, _tree=tree, _companies=())

    def slide_position(self, index: int, path: nodes.Path = ()) -> Spot:
        """Where `deck.slides[index]` stands in the file, or the value at `path` in it: `("figures", 0, "label")`.

        What comes from a table stands at the slide that shows it.
        """
        return self._tree.spot((*self._slides[index], *path))

    def written_at(self, line: int, column: int | None = None) -> nodes.Path:
        """The path of the value that a line holds at a column, or of the smallest that holds all that begins on it.

        Where nothing begins on the line, the path of the slide, company or section in whose lines it stands; () before
        all of them. Line and column count from 1.
        """
        on = self._on_lines.get(line, [])
        if column is not None:
            on = sorted((at for at in on if at[0] <= column), key=lambda at: (at[0], len(at[1])))[-1:]
        if on:
            holders = {path[:length] for _, path in on for length in range(len(path))}
            paths = [path for _, path in on if path not in holders]
            alike = itertools.takewhile(lambda parts: len(set(parts)) == 1, zip(*paths, strict=False))
            return tuple(parts[0] for parts in alike)
        place = bisect_right(self._starts, line, key=lambda start: start[0])
        return self._starts[place - 1][1] if place else ()

    def slide_at(self, line: int) -> int | None:
        """The index in `deck.slides` of the slide in whose lines that line of the file stands.

        None for any other line, and for the lines of a slide that was left out.
        """
        path = self.written_at(line)[:2]
        return self._slides.index(path) if path in self._slides else None

    @cached_property
    def _on_lines(self) -> dict[int, list[tuple[int, nodes.Path]]]:
        """Columns and paths of the values that begin on a line, slides and companies or what is in them."""
        found: dict[int, list[tuple[int, nodes.Path]]] = {}
        for path, spot in self._tree.values.items():
            if len(path) >= 2:
                found.setdefault(spot.line, []).append((spot.column, path))
        return found

    @cached_property
    def _starts(self) -> list[tuple[int, nodes.Path]]:
        """On which lines sections and their items begin."""
        sections = ((spot.line, path) for path, spot in self._tree.keys.items() if len(path) == 1)
        items = ((spot.line, path) for path, spot in self._tree.values.items() if len(path) == 2)
        return sorted((*sections, *items))

    def slide_problem(self, code: str, index: int, path: nodes.Path = (), /, **params: object) -> Problem:
        """A problem with `deck.slides[index]`, or with the value at `path` in it."""
        key = next((part for part in reversed(path) if isinstance(part, str)), "")
        source = self.source or Source("content.yaml", ())
        return self._tree.problem(source, code, (*self._slides[index], *path), **{"key": key, **params})

    def company_problem(self, code: str, index: int, path: nodes.Path, /, **params: object) -> Problem:
        """A problem with what `deck.companies[index]` says at `path`, wherever that is written."""
        return self._companies[index].problem(code, path, **params)

    def with_deck(self, deck: Deck | None) -> Checked:
        """The same with an equal deck."""
        return replace(self, deck=deck)

    def with_problems(self, more: Iterable[Problem]) -> Checked:
        """The same, with further problems in their places."""
        return replace(self, problems=in_order((*self.problems, *more)))
