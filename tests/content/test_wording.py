"""Every code has its sentences in both languages, and every sentence can be filled."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import kiosk
from kiosk.content.problems import Problem, columns, in_order, nearest
from kiosk.content.wording import WARNINGS, WORDING

ROOT = Path(kiosk.__file__).parent
#: Calls whose string is a code.
CALLS = {
    "problem", "of", "_tell", "_tell_at_key", "slide_problem", "PydanticCustomError", "UnreadableError", "Slip",
    "_fault", "_not_mapping", "in_cell", "_refuse", "UnreadableTableError",
}  # fmt: skip


def codes_in_the_source() -> Iterator[tuple[str, str]]:
    for path in sorted([*(ROOT / "content").glob("*.py"), *(ROOT / "slides").glob("*.py")]):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                for argument in node.args[:3] if name in CALLS else ():
                    for part in ast.walk(argument):
                        if isinstance(part, ast.Constant) and re.fullmatch(r"[a-z]+(_[a-z]+)+", str(part.value)):
                            yield str(part.value), path.name


def test_every_code_has_wording() -> None:
    used = dict(codes_in_the_source())
    assert len(used) > 70
    assert {code: place for code, place in used.items() if code not in WORDING} == {}
    assert WORDING.keys() >= WARNINGS


@pytest.mark.parametrize("code", WORDING)
def test_wording_is_whole(code: str) -> None:
    chinese, mend_chinese, english, mend = WORDING[code]
    assert re.search("[\u4e00-\u9fff]", chinese)
    assert not re.search("[\u4e00-\u9fff]", english)
    assert bool(mend_chinese) == bool(mend)
    names = [
        {name for part in pair for _, name, _, _ in string.Formatter().parse(part) if name}
        for pair in ((chinese, mend_chinese), (english, mend))
    ]
    assert names[0] == names[1]


def test_a_code_without_wording_reads_all_the_same() -> None:
    problem = Problem.of("frozen_set_type", "content.yaml", 3, 1, "x", key="title")
    assert problem.text("en") == (
        "content.yaml:3:1 error: What `title` says cannot be used.\n    x\n    ^\n"
        "To mend it: Compare this line with the reference."
    )


def test_long_lines_are_shown_around_the_caret() -> None:
    line = "灯" * 500 + "火" + "湖" * 500
    _, shown, caret, _ = Problem.of("value_cut", "content.yaml", 1, 501, line).text("zh").split("\n")
    assert columns(shown) < 110
    assert shown.startswith("    …")
    assert shown.endswith("…")
    before = shown[: shown.index("火")]
    assert columns(before) == caret.index("^")


def test_order_and_no_twins() -> None:
    late, early = Problem.of("value_cut", "c", 9, 1), Problem.of("value_cut", "c", 2, 1)
    whole = Problem.of("file_missing", "c")
    assert in_order([late, early, whole, late]) == (whole, early, late)


@pytest.mark.parametrize(
    ("word", "meant"), [("Titel", "title"), ("KIND", "kind"), ("标题", "title"), ("ｋｉｎｄ", "kind"), ("xyz", "")]
)
def test_nearest(word: str, meant: str) -> None:
    assert nearest(word, ["kind", "title", "lead"]) == meant
