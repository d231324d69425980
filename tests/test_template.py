"""The empty table that staff are given: it is read as it stands, and every column of it is one that is known."""

from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from kiosk.cli import main
from kiosk.content.check import check
from kiosk.content.company_columns import meaning, score
from kiosk.content.deck import Company, Slide
from kiosk.content.table import read_table

KINDS: dict[str, type[Slide]] = {"plain": Slide}


@pytest.mark.parametrize("name", ["companies.xlsx", "companies.csv"])
def test_the_template_is_read_without_its_example(name: str, tmp_path: Path) -> None:
    assert main(["template", str(tmp_path / name)]) == 0
    (tmp_path / "content.yaml").write_text(f"companies: {name}\nslides: [{{kind: plain, title: x}}]", "utf-8")
    checked = check(tmp_path / "content.yaml", KINDS, None, date(2025, 12, 1))
    assert checked.problems == ()
    assert checked.deck is not None
    assert checked.deck.companies == ()


@pytest.mark.parametrize("name", ["companies.xlsx", "companies.csv"])
def test_the_template_has_every_column(name: str, tmp_path: Path) -> None:
    main(["template", str(tmp_path / name)])
    headers = read_table(tmp_path / name, name, score).headers
    meanings = [meaning(header) for header in headers]
    assert None not in meanings
    assert {known.column.field for known in meanings if known} == set(Company.model_fields) - {"charts"}


def test_the_example_would_be_a_sound_company(tmp_path: Path) -> None:
    main(["template", str(tmp_path / "a.csv")])
    text = (tmp_path / "a.csv").read_text("utf-8-sig").replace("（示例 Example）", "")
    (tmp_path / "a.csv").write_text(text, "utf-8")
    (tmp_path / "content.yaml").write_text("companies: a.csv\nslides: [{kind: plain, title: x}]", "utf-8")
    checked = check(tmp_path / "content.yaml", KINDS, None, date(2025, 12, 1))
    assert checked.problems == ()
    assert checked.deck is not None
    assert [len(company.figures) + len(company.milestones) for company in checked.deck.companies] == [4]


def test_excel_takes_the_text_for_what_it_is(tmp_path: Path) -> None:
    main(["template", str(tmp_path / "a.csv")])
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    main(["template", str(tmp_path / "a.xlsx")])
    assert CalamineWorkbook.from_path(tmp_path / "a.xlsx").sheet_names == ["企业 Companies", "说明 Notes"]


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"mine")
    assert main(["template", str(tmp_path / "a.xlsx")]) == 1
    assert (tmp_path / "a.xlsx").read_bytes() == b"mine"
    assert main(["template", str(tmp_path / "a.doc")]) == 1
    assert main(["template", str(tmp_path / "none" / "a.xlsx")]) == 1
    assert main(["template", str(tmp_path / "none" / "a.csv")]) == 1
    assert len(capsys.readouterr().err.strip().split("\n")) == 4
