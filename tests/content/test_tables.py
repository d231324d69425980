"""Companies from a table: every column, every way to name one, and that one deck takes files and YAML alike."""

import os
from datetime import date
from pathlib import Path

import pytest
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from kiosk.content.check import check
from kiosk.content.fields import LANGUAGES, Text
from tests.content.checks import CsvTable, Kinds, Table, played
from tests.content.tables import Rows, names, text, told, xlsx

HEAD = ["编号", "名称", "英文名", "赛道", "年份"]
ROWS = [
    ["a1", "示例企业 001", "Sample company 001", "示例赛道", 2021],
    ["", "示例企业 002", "Sample company 002", "", 2022],
]


def test_every_column(table: Table) -> None:
    head = [
        "编号", "企业名称", "英文名", "全称", "拼音", "赛道", "赛道_en", "园区", "Place (EN)", "落户年份", "简介",
        "story en", "亮点", "英文亮点", "荣誉", "标志", "官网", "数据1", "数据1_en", "数据 2", "大事记",
        "milestones_en",
    ]  # fmt: skip
    row = [
        "c-1", "示例企业 001", "Sample company 001", "示例企业有限公司", "shi li", "赛道", "Track", "园区", "Park",
        2021, "一句话", "A sentence", "甲；乙\n丙", "A; B", "奖", "", "https://example.com/",
        "员工=120 人；营收＝1.2亿元", "Staff=120 people", "覆盖=300+ 城市",
        "2023年12月 上市\n2021：落户", "2023-12 Listed; 2021 Settles",
    ]  # fmt: skip
    checked = table([head, row])
    (company,) = played(checked).companies
    assert checked.problems == ()
    assert (company.id, company.legal_name, company.pinyin) == ("c-1", "示例企业有限公司", "shi li")
    assert (company.since, company.link) == (2021, "https://example.com/")
    assert (company.name.en, company.track, company.place) == (
        "Sample company 001", Text(zh="赛道", en="Track"), Text(zh="园区", en="Park"),
    )  # fmt: skip
    assert company.story == Text(zh="一句话", en="A sentence")
    assert [(fact.zh, fact.en) for fact in company.facts] == [("甲", "A"), ("乙", "B"), ("丙", "丙")]
    figures = [
        (one.label.in_(lang), float(one.value), one.unit and one.unit.in_(lang))
        for one in company.figures for lang in LANGUAGES
    ]
    assert figures == [
        ("员工", 120, "人"), ("Staff", 120, "people"), *2 * [("营收", 120_000_000, "元")], *2 * [("覆盖", 300, "城市")],
    ]  # fmt: skip
    assert [one.value.more for one in company.figures] == [False, False, True]
    assert [(one.date.shown(), one.text.zh, one.text.en) for one in company.milestones] == [
        ("2023.12", "上市", "Listed"), ("2021", "落户", "Settles"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "since"),
    [("名称", "年份"), ("企业名称*", "成立时间"), (" 公 司 名 称 ", "Since"), ("ＮＡＭＥ", "落户年份（年）"),
     ("Company Name", "YEAR"), ("名称\nname", "落户年份\nsince"), ("名称/Name", "年份 year"),
     ("公司名称（必填）", "founded")],
)  # fmt: skip
def test_headers_as_people_write_them(name: str, since: str, table: Table) -> None:
    checked = table([[since, name, "name_en"], [2021, "示例企业 001", "Sample"]])
    assert [(one.name.zh, one.name.en, one.since) for one in played(checked).companies] == [
        ("示例企业 001", "Sample", 2021)
    ]
    assert checked.problems == ()


@pytest.mark.parametrize(
    ("cell", "year"),
    [(2021, 2021), ("2021年", 2021), ("2021-03", 2021), ("2021/3/5", 2021), (date(2021, 3, 5), 2021), (44260, 2021),
     ("２０２１", 2021), ("2021年3月5日", 2021), ("abc", None), (21, None), (20211, None), ("2021-2023", None)],
)  # fmt: skip
def test_years(cell: object, year: int | None, table: Table) -> None:
    checked = table([["name", "name_en", "year"], ["示例企业 001", "Sample", cell]])
    assert played(checked).companies[0].since == year
    assert told(checked) == ([] if year else [("table_year", "C2")])


@pytest.mark.parametrize(
    ("cell", "shown"),
    [("2023 a", "2023"), ("2023-12 a", "2023.12"), ("2023/12/1 a", "2023.12.1"), ("2023年12月a", "2023.12"),
     ("45261 a", "2023.12.1"), ("2023.5：a", "2023.5"), ("• 2023年 — a", "2023")],
)  # fmt: skip
def test_dates_of_milestones(cell: str, shown: str, table: Table) -> None:
    checked = table([["name", "name_en", "大事"], ["示例企业 001", "Sample", cell]])
    (step,) = played(checked).companies[0].milestones
    assert (step.date.shown(), step.text.zh) == (shown, "a")
    assert checked.problems == ()


def test_a_semicolon_inside_a_milestone_stays(table: Table) -> None:
    checked = table([["name", "name_en", "大事"], ["示例企业 001", "Sample", "2023 甲；乙；2024 丙"]])
    assert [one.text.zh for one in played(checked).companies[0].milestones] == ["甲；乙", "丙"]


def test_the_first_sheet_with_names_below_its_title(table: Table) -> None:
    notes = [["说明"], ["写法"]]
    rows: Rows = [["园区企业名录"], [], ["", "序号", *HEAD], ["", 1, *ROWS[0]], [], ["", 2], ["", 3, *ROWS[1]]]
    checked = table(notes, rows, [HEAD, ["", "示例企业 009", "", "", ""]])
    assert names(played(checked).companies) == ["示例企业 001", "示例企业 002"]
    assert checked.problems == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv(encoding: str, separator: str, csv_table: CsvTable) -> None:
    rows: Rows = [*ROWS, ["", "示例企业 003", "Sample, 3; or so", "多\n行", ""]]
    checked = csv_table(text([HEAD, *rows], separator).encode(encoding))
    assert names(played(checked).companies) == ["示例企业 001", "示例企业 002", "示例企业 003"]
    assert played(checked).companies[2].name.en == "Sample, 3; or so"
    assert played(checked).companies[0].since == 2021
    assert checked.problems == ()


def test_files_and_yaml_in_one_deck(tmp_path: Path, table: Table) -> None:
    xlsx(tmp_path / "a.xlsx", [HEAD, ROWS[0]])
    (tmp_path / "b.csv").write_text(text([HEAD, ROWS[1]]), "utf-8")
    checked = table(companies="[a.xlsx, {name: {zh: 示例企业 003, en: Sample}}, b.csv]")
    assert names(played(checked).companies) == ["示例企业 001", "示例企业 003", "示例企业 002"]
    assert [company.id for company in played(checked).companies] == ["a1", "sample", "sample-company-002"]
    assert checked.problems == ()


def test_the_watch_is_told_of_tables(tmp_path: Path, table: Table) -> None:
    assert table([HEAD, *ROWS]).files == (tmp_path / "assets" / "companies.xlsx",)
    assert table(companies="[assets/companies.xlsx, coming.csv]").files == (
        tmp_path / "assets" / "companies.xlsx",
        tmp_path / "coming.csv",
    )


def test_a_table_that_changes_is_read_again(tmp_path: Path, table: Table) -> None:
    before = table([HEAD, *ROWS]).deck
    assert table().deck == before
    xlsx(tmp_path / "new.xlsx", [HEAD, ["", "示例企业 007", "Sample company 007"]])
    os.replace(tmp_path / "new.xlsx", tmp_path / "assets" / "companies.xlsx")
    assert names(played(table()).companies) == ["示例企业 007"]


def test_slides_name_companies_of_a_table(tmp_path: Path, kinds: Kinds) -> None:
    xlsx(tmp_path / "c.xlsx", [HEAD, *ROWS])
    slides = "slides:\n- {kind: spotlight, title: x, company: a1}\n- {kind: spotlight, title: x, company: a11}\n"
    (tmp_path / "content.yaml").write_text(f"companies: c.xlsx\n{slides}", "utf-8")
    checked = check(tmp_path / "content.yaml", kinds)
    assert len(played(checked).slides) == 1
    assert [problem.params["nearest"] for problem in checked.errors] == ["a1"]


def test_a_name_merged_over_rows_is_one_company(table: Table) -> None:
    rows: Rows = [["名称", "英文名", "赛道", "大事"], ["示例企业 001", "Sample 1", "示例赛道", "2021 甲"],
            [None, None, None, "2022 乙"],
            ["示例企业 002", "Sample 2", None, "2023 丙"]]  # fmt: skip

    def merged(book: Workbook, sheet: Worksheet) -> None:
        sheet.merge_range("A2:A3", "示例企业 001")
        sheet.merge_range("C2:C4", "示例赛道")

    companies = played(table(rows, more=merged)).companies
    assert names(companies) == ["示例企业 001", "示例企业 002"]
    assert [company.track for company in companies] == 2 * [Text(zh="示例赛道", en="示例赛道")]
    assert [one.text.zh for one in companies[0].milestones] == ["甲", "乙"]
