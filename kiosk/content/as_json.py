"""What a check came to, for other programs: the JSON that `python main.py check --json` prints.

Owns the names of its fields and what they mean, told in `docs/check-json.md`; they only ever become more. Must not
know how problems are found or shown, or Qt.
"""

from __future__ import annotations

import json
from typing import Any

from kiosk.content.checked import Checked
from kiosk.content.fields import LANGUAGES
from kiosk.content.problems import Problem

#: Changes only when a field goes away or means something else.
FORMAT = 1


def as_json(checked: Checked, file: str) -> str:
    """One object; `file` is the content file as it was named."""
    deck = checked.deck
    told = {
        "format": FORMAT,
        "file": file,
        "slides": len(deck.slides) if deck is not None else 0,
        "companies": len(deck.companies) if deck is not None else 0,
        "errors": len(checked.errors),
        "warnings": len(checked.warnings),
        "problems": [_problem(problem) for problem in checked.problems],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "severity": problem.severity,
        "code": problem.code,
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "cell": problem.cell or None,
        "snippet": problem.snippet,
        **{language: {"what": problem.what(language), "mend": problem.mend(language)} for language in LANGUAGES},
    }
