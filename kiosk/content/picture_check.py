"""Pictures under check: each file is looked at once, however many slides and companies show it.

Owns that what can do without its bad picture stays. Must not know which slides and companies there are, or Qt.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from kiosk.content.beside import Beside
from kiosk.content.pictures import Finding, Probe, examine
from kiosk.content.problems import Problem
from kiosk.content.refused import without
from kiosk.content.shape import references

_Model = TypeVar("_Model", bound=BaseModel)


class Pictures:
    """The pictures of one deck; without a `probe` their bytes are not looked at."""

    def __init__(self, beside: Beside, probe: Probe | None) -> None:
        self._beside, self._probe = beside, probe
        self._findings: dict[str, Finding] = {}

    @property
    def files(self) -> list[Path]:
        """Those that were asked for, inside the deck's folder, be they there or not."""
        return [finding.file for finding in self._findings.values() if finding.file is not None]

    def without_bad(
        self, value: _Model, raw: Any, problem_at: Callable[..., Problem], problems: list[Problem], forgiven: str = ""
    ) -> _Model | None:
        """The value without the pictures that cannot be shown; None when it cannot be without one.

        `raw` is what it was made from. What is wrong, but for the code `forgiven`, goes to `problems`, each made by
        `problem_at(code, path in the value, parameters)`.
        """
        bad = []
        for where, role, name in references(value):
            if role != "picture":
                continue
            finding = self._findings.get(name) or examine(name, self._beside, self._probe)
            self._findings[name] = finding
            if finding.code is not None and finding.code != forgiven:
                problem = problem_at(finding.code, where, **dict(finding.params))
                problems.append(problem)
                if problem.severity == "error":
                    bad.append(where)
        for where in bad:
            raw = without(raw, where)
        try:
            return type(value).model_validate(raw) if bad else value
        except ValidationError:
            return None
