"""A table that takes long to read comes after the show has begun, and nothing of it is lost."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from kiosk.content.check import check
from kiosk.content.company_table import AT_ONCE, read_small
from kiosk.content.examine import Here
from kiosk.content.follow import Follow
from kiosk.content.pictures import Size
from tests.content.checks import Kinds, played
from tests.content.following import AtOnce
from tests.content.tables import xlsx

HEADERS = ["编号", "名称", "年份", "图片"]
ROWS = 1500
CONTENT = """
slides:
  - {kind: statement, title: one}
  - {kind: spotlight, title: two, company: c7}
companies:
  - assets/samples.xlsx
  - {id: here, name: 示例在此}
"""


def rows(*more: Sequence[object]) -> list[Sequence[object]]:
    """Synthetic companies, too many to be read before the show."""
    return [HEADERS, *([f"c{number}", f"示例企业{number:04}", 2000, ""] for number in range(ROWS)), *more]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    file = tmp_path / "content.yaml"
    file.write_text(CONTENT, "utf-8")
    table = xlsx(tmp_path / "assets" / "samples.xlsx", rows(["c9999", "示例坏年", "晚些", "assets/none.png"]))
    assert table.stat().st_size > AT_ONCE
    return file


@pytest.fixture
def follow(content: Path, kinds: Kinds) -> Iterator[Follow]:
    probe = lambda file: Size(1, 1)  # noqa: E731
    made = Follow(content, kinds, probe, Here(kinds, probe), hands=AtOnce)
    yield made
    made.close()


def come(follow: Follow) -> None:
    """The next check begins and ends."""
    follow.check_again()
    assert follow.look(0.0) is not None


def test_the_show_begins_without_it_and_without_a_word(follow: Follow) -> None:
    assert [slide.kind for slide in follow.deck.slides] == ["statement"]
    assert [company.id for company in follow.deck.companies] == ["here"]
    assert [problem.code for problem in follow.checked.errors] == []
    assert follow.checked.waiting


def test_then_everything_is_as_if_it_had_been_read_at_once(follow: Follow, content: Path, kinds: Kinds) -> None:
    come(follow)
    whole = check(content, kinds, lambda file: Size(1, 1))
    assert follow.deck == whole.deck
    assert follow.checked.problems == whole.problems
    assert {problem.cell for problem in whole.problems} >= {f"C{ROWS + 2}", f"D{ROWS + 2}"}
    assert not follow.checked.waiting
    assert [slide.kind for slide in follow.deck.slides] == ["statement", "spotlight"]


def test_what_stays_as_it_was_is_the_same_object(follow: Follow, content: Path) -> None:
    come(follow)
    before = follow.deck
    come(follow)
    assert follow.deck is before
    content.write_text(CONTENT.replace("one", "three"), "utf-8")
    come(follow)
    assert follow.deck is not before
    assert follow.deck.companies is before.companies


def test_a_file_with_nothing_but_slides_of_such_companies_is_not_called_empty(content: Path, kinds: Kinds) -> None:
    content.write_text(CONTENT.replace("  - {kind: statement, title: one}\n", ""), "utf-8")
    checked = check(content, kinds, tables=read_small)
    assert checked.deck is None
    assert checked.errors == ()


def test_a_small_table_is_read_at_once(content: Path, kinds: Kinds) -> None:
    xlsx(content.parent / "assets" / "samples.xlsx", rows()[:9])
    checked = check(content, kinds, tables=read_small)
    assert not checked.waiting
    assert checked.deck is not None
    assert len(played(checked).companies) == 9
    assert len(played(checked).slides) == 2
