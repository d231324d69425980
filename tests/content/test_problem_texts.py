"""What staff read, to the letter: a problem of every code, in both languages, pinned in `data/problems.yaml`.

Most of them are problems that the check found in the files of other tests. A new code wants its own entry there.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from kiosk.content.problems import Problem
from kiosk.content.wording import WORDING

PINNED: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "data" / "problems.yaml").read_text("utf-8")
)


def test_every_code_is_pinned() -> None:
    missing, left_over = sorted(WORDING.keys() - PINNED.keys()), sorted(PINNED.keys() - WORDING.keys())
    assert not missing, f"write their texts into tests/data/problems.yaml: {missing}"
    assert not left_over, f"no longer told, take them out of tests/data/problems.yaml: {left_over}"


@pytest.mark.parametrize("code", PINNED)
def test_its_text_is_exactly_this(code: str) -> None:
    pin = PINNED[code]
    severity = Problem.of(code, "").severity
    where = pin.get("line"), pin.get("column"), pin.get("params", {}), pin.get("snippet", ""), pin.get("cell", "")
    problem = Problem(severity, code, pin["file"], *where)
    assert problem.severity == pin["severity"]
    assert problem.text("zh") == pin["zh"]
    assert problem.text("en") == pin["en"]


@pytest.mark.parametrize("code", PINNED)
def test_it_says_what_is_wrong_and_how_to_mend_it(code: str) -> None:
    for language in ("zh", "en"):
        text = PINNED[code][language]
        mended = text.split("改法：" if language == "zh" else "To mend it: ")
        assert len(mended) == 2
        assert all(part.strip() for part in mended)
