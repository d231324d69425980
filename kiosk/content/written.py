"""A content file under check: its values with their places, and what is told of them.

Owns the list of problems that a check fills, and that a value which could not be read is told once. Must not know what
stands in which section, other files, or Qt.
"""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from kiosk.content.broken import broken_items
from kiosk.content.nodes import Path
from kiosk.content.problems import Problem
from kiosk.content.recovery import parse
from kiosk.content.refused import lost_key, refused
from kiosk.content.source import Source

_Model = TypeVar("_Model", bound=BaseModel)


class Written:
    """What is written in one file, and the `problems` found in it so far."""

    def __init__(self, source: Source, problems: list[Problem]) -> None:
        """Parse `source`; `problems` are those of its bytes."""
        self.source = source
        self.tree = parse(source)
        self.problems = problems + self.tree.problems
        self._unread = [problem for problem in self.problems if problem.severity == "error"]
        #: Slides and companies in which something could not be read.
        self.broken = broken_items(self.tree, self._unread)

    def rename(self, old: str, new: str) -> None:
        """Take a section under another name."""
        self.tree.rename(old, new)
        self.broken = broken_items(self.tree, self._unread)

    def tell(self, code: str, path: Path, /, **params: object) -> None:
        """A problem with the value at `path`."""
        self.problems.append(self.tree.problem(self.source, code, path, **params))

    def tell_at_key(self, code: str, path: Path, /, **params: object) -> None:
        """A problem with the key at `path`."""
        self.problems.append(self.source.problem(code, *self.tree.key_spot(path), **params))

    def tell_not_mapping(self, code: str, raw: Any, path: Path) -> None:
        """What should be keys and values is something else, perhaps for want of a space behind a colon."""
        if path in self.broken:
            return
        if lost := lost_key(raw):
            spot = self.tree.spot(path)
            self.problems.append(self.source.problem(lost[0], spot.line, spot.column + len(lost[1]), key=lost[1]))
        else:
            self.tell(code, path)

    def items(self, data: Any, path: Path) -> list[Any]:
        """The items of what should be a list; none, which is told, when it is something else."""
        if data is not None and not isinstance(data, list):
            self.tell("list_expected", path, key=path[-1])
        return data if isinstance(data, list) else []

    def validated(self, model: type[_Model], raw: Any, path: Path) -> _Model | None:
        """The checked value, or None with everything that is wrong in it told once."""
        try:
            return model.model_validate(raw)
        except ValidationError as error:
            found = refused(error, model, path, self.tree, self.source)
        if path in self.broken:  # a key that could not be read is not missing
            told = {problem.line for problem in self._unread}
            found = [one for one in found if one.line not in told and one.code != "key_missing"]
        self.problems += found
        return None
