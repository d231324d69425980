"""Whatever happens to the bytes of a deck: a deck, or a problem on a line of the file; never an exception."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.content.check import check
from kiosk.content.checked import Checked
from tests.content.checks import CheckText, Kinds, played

DECK = """kiosk:
  language: zh
  screen: {number: 1, diagonal_inches: 43}
slides:
  - kind: cover
    title: {zh: 一湖灯火, en: "A lake of lights, a city of AI"}
    name: {zh: 苏州工业园区, en: Park}
  - kind: metrics
    title: |
      两个数字
      一个量级
    figures:
      - {label: 企业, value: "1,900", unit: {zh: 家, en: companies}}
      - label: 产值
        value: 1200亿
    show: {from: 2026-12-01, until: 2026年12月31日, days: [mon, 周二], hours: 09:00-17:00}
  - kind: spotlight
    title: &name 九识智能
    company: jiushi
companies:
  - id: jiushi
    name: *name
    milestones: [{date: 2023-12, text: x}]
""".encode()

SIGNS = [
    b"\x00", b"\xff", b"\t", b"\n", b" ", b":", b": ", b"-", b"- ", b"[", b"]", b"{", b"}", b"'", b'"', b"#", b"&",
    b"*", b"!", b"|", b">", b"%", b"@", b"?", b",", b"<<: ", b"---\n", b"...\n", b"\xe3\x80\x80", b"\xc2\xa0",
    b"\xef\xbc\x9a", b"\xef\xbb\xbf", b"\xf0\xab\xac\x8e", b"~", b"\\", b"nan", b"-1", b"1e999", b"\r", b"\xe2\x80\xa8",
]  # fmt: skip
EDITS = st.lists(
    st.tuples(st.integers(0, len(DECK)), st.integers(0, 12), st.one_of(st.sampled_from(SIGNS), st.binary(max_size=4))),
    min_size=1,
    max_size=6,
)


def mutated(edits: list[tuple[int, int, bytes]]) -> bytes:
    content = DECK
    for place, length, put in edits:
        content = content[:place] + put + content[place + length :]
    return content


def assert_told(checked: Checked, content: bytes) -> None:
    assert checked.deck is not None or checked.problems
    line_count = len(re.split(rb"\r\n|\r|\n", content))
    for problem in checked.problems:
        assert problem.line is not None
        assert 1 <= problem.line <= line_count
        assert problem.column is not None
        assert problem.column >= 1
        for language in ("zh", "en"):
            assert "``" not in problem.what(language)
            assert problem.text(language).startswith(problem.place)


@settings(
    max_examples=100, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(edits=EDITS)
def test_any_edit_is_told(edits: list[tuple[int, int, bytes]], tmp_path: Path, kinds: Kinds) -> None:
    content = mutated(edits)
    path = tmp_path / "content.yaml"
    path.write_bytes(content)
    assert_told(check(path, kinds), content)


@pytest.mark.parametrize("size", range(0, len(DECK), 17))
def test_a_file_cut_off_anywhere_is_told(size: int, check_text: CheckText) -> None:
    assert_told(check_text(DECK[:size]), DECK[:size])


def test_the_deck_itself_is_sound(check_text: CheckText) -> None:
    checked = check_text(DECK)
    assert len(played(checked).slides) == 3
    assert checked.errors == ()
