"""Whatever stands in a table: each mistake is told with its cell, and nothing else is lost."""

from pathlib import Path

import pytest
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from kiosk.content.check import check
from kiosk.content.pictures import PictureFault, Size
from tests.content.checks import CsvTable, Kinds, Table, played
from tests.content.tables import SLIDES, Rows, names, rewritten, text, told, xlsx

HEAD = ["名称", "英文名", "年份"]
SOUND = ["示例企业 001", "Sample company 001", 2021]
#: How an .xls file begins, and an .xlsx file with a password.
OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SHEET = "xl/worksheets/sheet1.xml"


def sample(number: int) -> str:
    return f"示例企业 {number:03}"


def test_a_year_that_is_none(table: Table) -> None:
    checked = table([HEAD, SOUND, [sample(2), "Sample", "abc"]])
    (problem,) = checked.errors
    assert problem.text("zh") == (
        "assets/companies.xlsx C3 错误：年份“abc”不是年份，没有采用。\n改法：请写四位数的年份，如 2021。"
    )
    assert problem.text("en") == (
        "assets/companies.xlsx C3 error: 年份: “abc” is not a year and was not used.\n"
        "To mend it: Write four digits, such as 2021."
    )
    assert names(played(checked).companies) == [sample(1), sample(2)]


def test_an_unknown_column(table: Table) -> None:
    (problem,) = table([[*HEAD, "备注", "所属的赛道", None], [*SOUND, "x", "y", None]]).problems
    assert problem.text("zh") == (
        "assets/companies.xlsx E1 提醒：不认识列名“所属的赛道”，这一列没有采用。\n"
        "改法：您是不是想写 `赛道`？请改列名；如果不需要显示，可以不管。"
    )
    assert problem.text("en") == (
        "assets/companies.xlsx E1 warning: The column “所属的赛道” is unknown and was not used.\n"
        "To mend it: Did you mean `赛道`? Rename it, or leave it if it need not be shown."
    )


def test_no_name_column(table: Table) -> None:
    checked = table([["园区企业"], ["赛道", "年份", "Nmae"], ["甲", 2021, "x"]], [["x"]])
    (problem,) = checked.problems
    assert played(checked).companies == ()
    assert problem.text("zh") == (
        "assets/companies.xlsx A2 错误：找不到企业名称一列；这里的列名是：赛道、年份、Nmae。\n"
        "改法：请把写企业名称的那一列命名为“名称”。"
    )
    assert problem.text("en") == (
        "assets/companies.xlsx A2 error: No column holds the companies' names; the headers here are: 赛道、年份、Nmae."
        "\nTo mend it: Call the column with the names “name” (名称)."
    )


def test_columns_twice_or_without_a_header(table: Table) -> None:
    checked = table([[*HEAD, "公司名称", None], [*SOUND, "另一个", "x"]])
    assert told(checked) == [("table_column_twice", "D1"), ("table_column_nameless", "E1")]
    assert names(played(checked).companies) == [sample(1)]


def test_rows_without_a_name(table: Table) -> None:
    checked = table([HEAD, [None, None, 2020], [], SOUND, ["（示例）企业", "Example", 2021], HEAD])
    (problem,) = checked.problems
    assert (problem.place, problem.what("zh")) == ("assets/companies.xlsx A2", "这一行没有写“名称”，没有采用。")
    assert problem.severity == "warning"
    assert names(played(checked).companies) == [sample(1)]


def test_one_name_twice(tmp_path: Path, table: Table) -> None:
    xlsx(tmp_path / "a.xlsx", [HEAD, SOUND, [sample(2), "Sample", None], [sample(2), "Sample", None]])
    checked = table(companies=f"[{{name: {{zh: {sample(1)}, en: x}}}}, a.xlsx]")
    assert [(problem.place, problem.what("zh")) for problem in checked.problems] == [
        ("a.xlsx A2", "企业“示例企业 001”写了两次，第一次在 content.yaml:1。"),
        ("a.xlsx A4", "企业“示例企业 002”写了两次，第一次在 a.xlsx A3。"),
    ]
    assert checked.errors == ()
    assert len({company.id for company in played(checked).companies}) == 4


def test_ids_that_clash_or_are_none(tmp_path: Path, table: Table) -> None:
    rows: Rows = [["id", *HEAD], ["a", *SOUND], ["a", sample(2), "Sample", None], ["b c", sample(3), "Sample", None]]
    checked = table(rows)
    assert told(checked) == [("company_id_taken", "A3"), ("pattern", "A4")]
    assert checked.problems[0].what("en") == (
        "The id “a” is taken already, at assets/companies.xlsx B2; this company was left out."
    )
    assert [(company.name.zh, company.id) for company in played(checked).companies] == [
        (sample(1), "a"), (sample(3), "sample"),
    ]  # fmt: skip


def test_milestones_in_disorder_to_come_or_impossible(table: Table) -> None:
    cell = "2024-03 丙\n2021 甲\n2022-13 x\n没有日期\n2023 乙\n2026-05 丁"
    checked = table([[*HEAD, "大事"], [*SOUND, cell]])
    assert [one.text.zh for one in played(checked).companies[0].milestones] == ["丙", "甲", "乙", "丁"]
    assert sorted(told(checked)) == [("day_impossible", "D2"), ("milestone_future", "D2"), ("table_milestone", "D2")]
    future = next(problem for problem in checked.problems if problem.code == "milestone_future")
    assert (future.severity, future.what("zh")) == ("warning", "大事的日期 2026.5 还没有到。")


def test_milestones_in_yaml_too(table: Table) -> None:
    checked = table(companies="[{name: x, milestones: [{date: 2027, text: b}, {date: 2025-12-01, text: a}]}]")
    assert [one.text.zh for one in played(checked).companies[0].milestones] == ["b", "a"]
    assert [(problem.code, problem.line, problem.column) for problem in checked.problems] == [
        ("milestone_future", 1, 43)
    ]


@pytest.mark.parametrize("cell", ["120 人", "员工=很多", "员工=", "=5", "员工=1,9 人"])
def test_figures_that_are_none(cell: str, table: Table) -> None:
    checked = table([[*HEAD, "数据"], [*SOUND, f"甲=1 个；{cell}；乙=2 个"]])
    assert [one.label.zh for one in played(checked).companies[0].figures] == ["甲", "乙"]
    assert [(problem.severity, problem.cell) for problem in checked.problems] == [("error", "D2")]


@pytest.mark.parametrize(
    ("link", "meant"),
    [("www.example.com", "https://www.example.com"), ("ftp://example.com", ""), ("javascript:alert(1)", ""),
     ("http://", ""), ("见官网", ""), ("https：//example.com", "https://example.com"), ("http://a b.com", "")],
)  # fmt: skip
def test_links_that_are_none(link: str, meant: str, table: Table) -> None:
    in_table = table([[*HEAD, "网址"], [*SOUND, link]])
    in_yaml = table(companies=f"[{{name: x, link: '{link}'}}]")
    for checked in (in_table, in_yaml):
        (problem,) = checked.problems
        assert (problem.code, problem.severity, problem.params["nearest"]) == ("link_not_web", "warning", meant)
        assert [company.link for company in played(checked).companies] == [None]


def test_logos(tmp_path: Path, table: Table) -> None:
    (tmp_path / "assets").mkdir()
    for name in ("a.png", "bad.png", "notes.txt"):
        (tmp_path / "assets" / name).write_bytes(b"x")
    written = ["assets/a.png", "assets/bad.png", "assets/notes.txt", "assets/A.PNG", "../x.png", "assets/b.png"]
    rows = [[sample(n), "Sample", None, name] for n, name in enumerate(written)]
    probe = lambda path: PictureFault("not a picture") if path.name == "bad.png" else Size(64, 64)  # noqa: E731
    checked = table([[*HEAD, "标志"], *rows], probe=probe)
    assert told(checked) == [
        ("picture_broken", "D3"), ("picture_format", "D4"), ("picture_case", "D5"), ("picture_outside", "D6"),
        ("picture_missing", "D7"),
    ]  # fmt: skip
    assert [company.picture for company in played(checked).companies] == ["assets/a.png", *5 * [None]]
    assert tmp_path / "assets" / "b.png" in checked.files


def test_formulas_without_a_result(tmp_path: Path, table: Table) -> None:
    def formulas(book: Workbook, sheet: Worksheet) -> None:
        sheet.write_formula("A3", '="x"', value="x")
        sheet.write_formula("C2", "=2000+20", value=77)
        sheet.write_formula("C4", "=2000+21", value=2021)
        sheet.write_formula("C5", "=NA()", value="#N/A")

    names_in = [[sample(n), "Sample", None] for n in range(4)]
    xlsx(tmp_path / "assets" / "companies.xlsx", [HEAD, *names_in], more=formulas)
    rewritten(tmp_path / "assets" / "companies.xlsx", SHEET, rb"<v>(?:77|x)</v>", b"")
    checked = table()
    assert told(checked) == [("table_no_value", "C2"), ("table_no_value", "A3"), ("table_no_value", "C5")]
    assert names(played(checked).companies) == [sample(0), "Sample", sample(2), sample(3)]
    assert [company.since for company in played(checked).companies] == [None, None, 2021, None]


def test_names_of_200_characters_and_odd_signs(table: Table) -> None:
    long = "示例" * 100
    checked = table([HEAD, [long, "S" * 200, None], ["示例\r\n企业\x07 _x000D_", "a\u00a0b", None]])
    assert names(played(checked).companies) == [long, "示例 企业"]
    assert len(played(checked).companies[0].id) <= 64
    assert checked.problems == ()


def test_many_alike_are_counted(table: Table) -> None:
    checked = table([HEAD, *([sample(n), "Sample", "abc"] for n in range(50))])
    assert told(checked)[-2:] == [("table_year", "C21"), ("table_more_errors", "C22")]
    assert checked.problems[-1].what("zh") == "“年份”还有 30 处同样的错误，从这里起不再逐个列出。"
    assert len(played(checked).companies) == 50


def test_english_missing_is_one_warning_a_table(table: Table) -> None:
    (problem,) = table([["名称"], [sample(1)], [sample(2)]]).problems
    assert (problem.place, problem.what("zh")) == (
        "assets/companies.xlsx A2", "表格里有 2 家企业没有英文名，英文界面会显示中文。",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("written", "code"),
    [("assets/missing.xlsx", "table_missing"), ("../c.xlsx", "table_outside"), ("/c.xlsx", "table_absolute"),
     ("assets/~$companies.xlsx", "table_lock"), ("assets/Companies.xlsx", "table_case"), ("assets", "list_expected"),
     ("notes.docx", "table_format"), ("[示例企业]", "company_not_mapping"), ("name：x.csv", "colon_fullwidth")],
)  # fmt: skip
def test_names_of_tables(written: str, code: str, tmp_path: Path, table: Table) -> None:
    xlsx(tmp_path / "assets" / "companies.xlsx", [HEAD, SOUND])
    (tmp_path / "notes.docx").touch()
    checked = table(companies=written)
    assert [(problem.code, problem.line, problem.severity) for problem in checked.problems] == [(code, 1, "error")]
    assert len(played(checked).slides) == 1


def test_a_table_named_twice_is_read_once(tmp_path: Path, table: Table) -> None:
    xlsx(tmp_path / "a.xlsx", [HEAD, SOUND])
    checked = table(companies="[a.xlsx, ./a.xlsx]")
    assert [problem.code for problem in checked.problems] == ["table_twice"]
    assert names(played(checked).companies) == [sample(1)]


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.999])
def test_half_a_file(share: float, tmp_path: Path, table: Table) -> None:
    path = xlsx(tmp_path / "assets" / "companies.xlsx", [HEAD, SOUND])
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    checked = table()
    (problem,) = checked.problems
    assert (problem.code, problem.place) == ("table_broken", "content.yaml:1:12")
    assert problem.what("zh") == "表格“assets/companies.xlsx”打不开：不是表格，或者还没有保存完。"
    assert path in checked.files


@pytest.mark.parametrize("start", range(40, 4400, 400))
def test_damaged_bytes_are_told(start: int, tmp_path: Path, table: Table) -> None:
    path = xlsx(tmp_path / "assets" / "companies.xlsx", [HEAD, SOUND])
    whole = path.read_bytes()
    path.write_bytes(whole[:start] + b"\xff" * 40 + whole[start + 40 :])
    checked = table()
    assert checked.deck is not None
    assert checked.problems or names(played(checked).companies) == [sample(1)]


@pytest.mark.parametrize("data", [OLD_EXCEL + bytes(600), b"<html><table></table></html>", b"PK\x03\x04"])
def test_a_workbook_that_is_none(data: bytes, tmp_path: Path, table: Table) -> None:
    (tmp_path / "a.xlsx").write_bytes(data)
    assert [problem.code for problem in table(companies="a.xlsx").problems] == ["table_broken"]


def test_a_password(tmp_path: Path, table: Table) -> None:
    (tmp_path / "a.xlsx").write_bytes(OLD_EXCEL + "EncryptedPackage".encode("utf-16-le"))
    assert [problem.code for problem in table(companies="a.xlsx").problems] == ["table_locked"]


@pytest.mark.parametrize(("row", "column"), [(50_000, 0), (3, 16_000)])
def test_a_cell_far_away_does_not_fill_the_memory(row: int, column: int, table: Table) -> None:
    checked = table([HEAD, SOUND], more=lambda book, sheet: sheet.write(row, column, "x"))
    assert [problem.code for problem in checked.problems] == ["table_large"]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "table_empty"), (b"\n \n", "table_empty"), (b"\x00\x01\x02" * 30, "table_not_text"),
     (b"PK\x03\x04" + bytes(99), "table_not_text"), (b"a,b\n1,2\n", "table_no_name")],
)  # fmt: skip
def test_csv_that_is_none(content: bytes, code: str, csv_table: CsvTable) -> None:
    assert [problem.code for problem in csv_table(content).problems] == [code]


def test_csv_with_an_open_quote(csv_table: CsvTable) -> None:
    rows = text([HEAD, SOUND, [sample(2), "Sample", 2022]]) + f'{sample(3)},"Sample,2023\n{sample(4)},Sample,2024\n'
    checked = csv_table(rows.encode())
    assert told(checked) == [("table_quote", "B4")]
    assert names(played(checked).companies) == [sample(1), sample(2)]


def test_csv_rows_of_other_lengths(csv_table: CsvTable) -> None:
    checked = csv_table(f"名称,英文名,年份\n{sample(1)}\n{sample(2)},Sample,2022,more,,\n".encode())
    assert names(played(checked).companies) == [sample(1), sample(2)]
    assert told(checked) == [("table_column_nameless", "D1"), ("table_english_missing", "A2")]


def test_a_bad_table_does_not_hide_the_others(tmp_path: Path, kinds: Kinds) -> None:
    (tmp_path / "bad.xlsx").write_bytes(b"x")
    xlsx(tmp_path / "good.xlsx", [HEAD, SOUND])
    (tmp_path / "content.yaml").write_text(f"companies:\n  - bad.xlsx\n  - good.xlsx\n{SLIDES}", "utf-8")
    checked = check(tmp_path / "content.yaml", kinds)
    assert [(problem.code, problem.line) for problem in checked.errors] == [("table_broken", 2)]
    assert names(played(checked).companies) == [sample(1)]
