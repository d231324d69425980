"""Whatever stands under `data:` and in the table: a deck and problems with their places, never an exception."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.content.check import check
from tests.content.checks import Kinds, played

NAMES = ["年份", "产值", "value", "date", "label", "share", "合计", "名称 Name"]
WORDS = st.sampled_from([*NAMES, "2024", "1200亿", "35%", "", "x", "产值（亿元）", "assets/t.csv", "-5"])
ANYTHING = st.recursive(
    WORDS | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=4,
)
KEYS = st.sampled_from(["sheet", "each", "label", "value", "values", "date", "name", "share", "of", "text", "zh"])
DATA = st.dictionaries(KEYS, ANYTHING, max_size=4).map(lambda data: {"file": "t.csv", **data}) | ANYTHING
KINDS = st.sampled_from(["bars", "line", "shares", "metrics", "dots", "timeline", "honours", "pillars", "statement"])
ROWS = st.lists(st.lists(WORDS, min_size=1, max_size=4), max_size=5)
HEADERS = st.lists(st.sampled_from(NAMES), min_size=1, max_size=4)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(KINDS, DATA, HEADERS, ROWS, ANYTHING)
def test_it_never_fails(
    tmp_path: Path, kinds: Kinds, kind: str, data: Any, headers: list[str], rows: Any, by_hand: Any
) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([headers, *rows])
    (tmp_path / "t.csv").write_text(out.getvalue(), "utf-8")
    slide = {"kind": kind, "title": "x", "source": "x", "data": data}
    if kind == "line" and by_hand is not None:
        slide["series"] = by_hand
    last = {"kind": "statement", "title": "last"}
    content = tmp_path / "content.yaml"
    content.write_text(yaml.safe_dump({"slides": [slide, last]}, allow_unicode=True), "utf-8")
    checked = check(content, kinds)
    assert checked.deck is not None
    left_out = len(played(checked).slides) == 1
    assert not left_out or checked.errors
    for problem in checked.problems:
        assert problem.file in ("content.yaml", "t.csv")
        assert problem.text("zh")
        assert problem.text("en")
