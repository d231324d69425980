"""From a line of the file to what is written there, and to the slide that holds it."""

from pathlib import Path

import pytest

from kiosk.content.check import check
from kiosk.content.checked import Checked
from kiosk.slides import contents

DECK = """\
# A comment.
kiosk: {language: zh}
slides:
  - kind: statement
    title: {zh: 一, en: One}

  - kind: metrics
    title: {zh: 二, en: Two}
    figures:
      - value: 1900
        label: {zh: 企业, en: Companies}
      - {label: {zh: 产值, en: Output}, value: 12, unit: {zh: 元, en: yuan}}
    # A comment that still belongs to it.
  - {kind: statement}
  - {kind: statement, title: {zh: 三, en: Three}}
companies:
  - name: {zh: 示例, en: Sample}
"""


@pytest.fixture
def checked(tmp_path: Path) -> Checked:
    file = tmp_path / "content.yaml"
    file.write_text(DECK, "utf-8")
    return check(file, contents())


@pytest.mark.parametrize(
    ("line", "index"),
    [
        (1, None), (2, None), (3, None), (4, 0), (5, 0), (6, 0), (7, 1), (9, 1), (11, 1), (13, 1),
        (14, None),  # left out: it has no title
        (15, 2), (16, None), (17, None), (99, None),
    ],
)  # fmt: skip
def test_a_line_leads_to_its_slide(checked: Checked, line: int, index: int | None) -> None:
    assert checked.slide_at(line) == index


def test_a_line_leads_to_what_is_written_there(checked: Checked) -> None:
    assert checked.written_at(10) == ("slides", 1, "figures", 0, "value")
    assert checked.written_at(11) == ("slides", 1, "figures", 0, "label")
    assert checked.written_at(12) == ("slides", 1, "figures", 1)
    assert checked.written_at(12, 48) == ("slides", 1, "figures", 1, "value")
    assert checked.written_at(13) == ("slides", 1)
    assert checked.written_at(17) == ("companies", 0, "name")
    assert checked.written_at(1) == ()


def test_a_file_that_cannot_be_read_leads_nowhere(tmp_path: Path) -> None:
    nothing = check(tmp_path / "none.yaml", contents())
    assert nothing.slide_at(1) is None
    assert nothing.written_at(1) == ()
