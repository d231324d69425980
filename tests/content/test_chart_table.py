"""`data:` of a chart: the rows of a real table become the items that staff would have written by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from kiosk.content.check import check
from kiosk.content.checked import Checked
from kiosk.content.deck import Slide
from kiosk.content.fields import LANGUAGES
from kiosk.slides.bars import Content as Bars
from kiosk.slides.line import Content as Line
from kiosk.slides.metrics import Content as Metrics
from tests.content.checks import Kinds, played, shown
from tests.content.tables import More, Rows, rewritten, told, xlsx

Charted = Callable[..., Checked]
HEAD = ["年份", "产值（亿元）", "增加值"]
ROWS = [HEAD, [2023, "1,050", 300], [2024, "１，１００", 350], [2025, "1200亿", 410]]
SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def charted(tmp_path: Path, kinds: Kinds) -> Charted:
    """Check a deck of one chart whose numbers stand in `assets/output.xlsx`; `data:` begins on line 5."""

    def run(kind: str, data: str, *sheets: Rows, extra: str = "", more: More | None = None) -> Checked:
        if sheets:
            xlsx(tmp_path / "assets" / "output.xlsx", *sheets, more=more)
        lines = (
            "kiosk: {source: {zh: 示例, en: Sample}}",
            "slides:",
            f"  - kind: {kind}",
            "    title: x",
            f"    data: {data}",
            *([f"    {extra}"] if extra else []),
            "  - {kind: statement, title: last}",
        )
        (tmp_path / "content.yaml").write_text("\n".join(lines) + "\n", "utf-8")
        return check(tmp_path / "content.yaml", kinds)

    return run


@pytest.fixture
def by_hand(tmp_path: Path, kinds: Kinds) -> Callable[[str, str], Slide]:
    """The same chart with its items written by hand."""

    def run(kind: str, items: str) -> Slide:
        (tmp_path / "hand.yaml").write_text(f"slides: [{{kind: {kind}, title: x, {items}}}]", "utf-8")
        deck = check(tmp_path / "hand.yaml", kinds).deck
        assert deck is not None
        return deck.slides[0]

    return run


FILE = "file: assets/output.xlsx"


TRACKS = [["赛道", "年", "数"], ["软件", 2023, 1], ["芯片", 2023, 2], ["软件", 2024, 3], ["芯片", 2024, 4]]


@pytest.mark.parametrize(
    ("kind", "data", "rows", "items"),
    [
        ("bars", "label: 年份, value: 产值", ROWS,
         "bars: [{label: 2023, value: 1050}, {label: 2024, value: 1100}, {label: 2025, value: 1200亿}]"),
        ("bars", "sheet: Sheet1", [["名称", "数值", "单位"], ["甲", 3, "家"]],
         "bars: [{label: 甲, value: 3, unit: 家}]"),
        ("bars", "label: {zh: 甲, en: 乙}, value: 数", [["甲", "乙", "数"], ["一", "one", 3]],
         "bars: [{label: {zh: 一, en: one}, value: 3}]"),
        ("bars", "label: 项目, value: 数", [["项目", "项目（英文）", "数"], ["一", "one", 3]],
         "bars: [{label: {zh: 一, en: one}, value: 3}]"),
        ("bars", "label: Name, value: output", [["名称 Name", "产值 / Output"], ["一", 3]],
         "bars: [{label: 一, value: 3}]"),
        ("shares", "label: 项目, share: 占比, each: {of: 占全市}", [["项目", "占比"], ["甲", "70%"], ["乙", 30]],
         "shares: [{label: 甲, share: 70, of: 占全市}, {label: 乙, share: 30, of: 占全市}]"),
        ("metrics", "unit: 单位", [["项目", "数值", "单位", "补充"], ["产值", "1200亿", "元", ""]],
         "figures: [{label: 产值, value: 1200亿, unit: 元}]"),
        ("dots", "label: 项目, value: 人数", [["项目", "人数"], ["人才", "1500+"]],
         "groups: [{label: 人才, value: 1500+}]"),
        ("timeline", "text: 事件", [["时间", "事件"], ["2023-12", "测试"], [date(2024, 6, 1), "发布"]],
         "milestones: [{date: 2023-12, text: 测试}, {date: 2024-06-01, text: 发布}]"),
        ("honours", "text: 称号, tag: 范围", [["称号", "范围"], ["核心区", "全省首个"]],
         "honours: [{text: 核心区, tag: 全省首个}]"),
        ("pillars", "zh: 名称, en: 英文", [["名称", "英文"], ["甲", "A"], ["乙", "B"], ["丙", "C"]],
         "parts: [{zh: 甲, en: A}, {zh: 乙, en: B}, {zh: 丙, en: C}]"),
        ("line", "date: 年份, value: 产值", ROWS[:3],
         "series: [{name: 产值, points: [[2023, 1050], [2024, 1100]]}]"),
        ("line", "date: 年份, value: [产值, 增加值]", ROWS[:3],
         "series: [{name: 产值, points: [[2023, 1050], [2024, 1100]]},"
         " {name: 增加值, points: [[2023, 300], [2024, 350]]}]"),
        ("line", "name: 赛道, date: 年, value: 数", TRACKS,
         "series: [{name: 软件, points: [[2023, 1], [2024, 3]]}, {name: 芯片, points: [[2023, 2], [2024, 4]]}]"),
    ],
)  # fmt: skip
def test_rows_are_the_items_that_staff_would_write(
    kind: str, data: str, rows: Rows, items: str, charted: Charted, by_hand: Callable[[str, str], Slide]
) -> None:
    checked = charted(kind, f"{{{FILE}, {data}}}", rows)
    assert checked.errors == ()
    assert checked.deck is not None
    assert played(checked).slides[0] == by_hand(kind, items)


def test_two_bars_abreast_take_two_columns(charted: Charted, by_hand: Callable[[str, str], Slide]) -> None:
    data, series = f"{{{FILE}, label: 年份, values: [产值, 增加值]}}", "series: [产值, 增加值]"
    checked = charted("bars", data, ROWS[:3], extra=series)
    hand = by_hand(
        "bars", f"{series}, bars: [{{label: 2023, values: [1050, 300]}}, {{label: 2024, values: [1100, 350]}}]"
    )
    assert checked.deck is not None
    assert played(checked).slides[0] == hand


def test_a_file_alone_is_enough_where_the_columns_have_their_usual_names(charted: Charted) -> None:
    checked = charted("metrics", "assets/output.xlsx", [["数据表"], [], ["Item", "Amount"], ["Companies", 1900]])
    assert checked.problems == ()
    assert float(shown(checked, Metrics).figures[0].value) == 1900


def test_cells_read_as_they_are_shown(charted: Charted) -> None:
    def formats(book: Workbook, sheet: Worksheet) -> None:
        for row, (code, value) in enumerate([("0.0%", 0.34567), ("#,##0", 1234), ('0"亿"', 12), ("0.00", 2 / 3)], 1):
            sheet.write(row, 0, f"n{row}")
            sheet.write(row, 1, value, book.add_format({"num_format": code}))

    checked = charted("bars", f"{{{FILE}, label: 名, value: 数}}", [["名", "数"]], more=formats)
    assert checked.problems == ()
    amounts = [bar.value for bar in shown(checked, Bars).bars if bar.value is not None]
    assert [str(amount.value) for amount in amounts] == ["34.6", "1234", "1200000000", "0.67"]
    assert [amount.percent for amount in amounts] == [True, False, False, False]
    assert amounts[2].magnitude == "亿"


def test_a_month_is_known_to_the_month(charted: Charted) -> None:
    def months(book: Workbook, sheet: Worksheet) -> None:
        shown = book.add_format({"num_format": "yyyy-mm"})
        for row in (1, 2):
            sheet.write_datetime(row, 0, date(2025, row, 1), shown)

    rows = [["月份", "数"], [None, 1], [None, 2]]
    checked = charted("line", f"{{{FILE}, date: 月份, value: 数}}", rows, more=months)
    assert shown(checked, Line).series[0].points[1].date.shown() == "2025.2"


def test_what_is_left_out_is_told(charted: Charted) -> None:
    def formulas(book: Workbook, sheet: Worksheet) -> None:
        sheet.write_formula("B3", "=1+1", value=77)

    rows = [["年份", "产值"], [2022, 1], [2023, None], [], [2024, 3], [2025, None], ["合 计", 4]]
    xlsx_file = charted("bars", f"{{{FILE}, label: 年份, value: 产值}}", rows, more=formulas)
    assert [bar.label.zh for bar in shown(xlsx_file, Bars).bars] == ["2022", "2023", "2024"]
    rewritten(Path(played(xlsx_file).folder) / "assets" / "output.xlsx", SHEET, rb"<v>77</v>", b"")
    checked = charted("bars", f"{{{FILE}, label: 年份, value: 产值}}")
    assert told(checked) == [("table_no_value", "B3"), ("data_cell_empty", "B6"), ("data_total_left_out", "A7")]
    assert {problem.severity for problem in checked.problems} == {"warning"}
    assert checked.problems[1].what("zh") == "“产值”是空的，这一行没有采用。"
    assert [bar.label.zh for bar in shown(checked, Bars).bars] == ["2022", "2024"]


def test_a_wrong_cell_is_named_and_leaves_the_slide_out(charted: Charted) -> None:
    checked = charted(
        "bars", f"{{{FILE}, label: 年份, value: 产值}}", [["年份", "产值"], [2022, 1], [2023, "很多"], [2024, -5]]
    )
    assert [(problem.code, problem.place) for problem in checked.errors] == [
        ("amount_expected", "assets/output.xlsx B3"), ("amount_negative", "assets/output.xlsx B4"),
    ]  # fmt: skip
    assert [slide.kind for slide in played(checked).slides] == ["statement"]
    assert "产值" in checked.errors[0].text("zh")


def test_a_wrong_cell_of_one_of_several_lines(charted: Charted) -> None:
    rows = [HEAD, [2023, 1, 2], [2024, 3, "?"], [2022, 5, 6]]
    checked = charted("line", f"{{{FILE}, date: 年份, value: [产值, 增加值]}}", rows)
    assert told(checked) == [("amount_expected", "C3"), ("line_order", "A4")]


def test_english_that_is_missing_is_told_where_it_would_stand(charted: Charted) -> None:
    bars = f"{{{FILE}, label: 项目, value: 产值}}"
    (problem,) = charted("bars", bars, [["项目", "产值"], ["软件", 1], ["芯片", 2], ["AI", 3]]).problems
    assert (problem.code, problem.place) == ("data_english_missing", "assets/output.xlsx A2")
    assert problem.what("en").startswith("2 texts ")
    assert "“项目（英文）”" in problem.mend("zh")
    rows = [["项目", "产值", "项目（英文）"], ["软件", 1, "Software"], ["芯片", 2, "Chips"]]
    assert charted("bars", bars, rows).problems == ()
    line = f"{{{FILE}, date: 年份, value: [产值, 增加值]}}"
    assert told(charted("line", line, ROWS)) == [("data_english_missing", "B1")]
    both = charted("line", line, [["年份", "产值 Output（亿元）", "增加值 / Added value"], *ROWS[1:]])
    assert both.problems == ()
    assert [series.name.en for series in shown(both, Line).series] == ["Output", "Added value"]


def test_what_is_written_by_hand_names_the_lines(charted: Charted) -> None:
    data = f"{{{FILE}, date: 年份, value: [产值, 增加值]}}"
    extra = "series: [{name: {zh: 甲, en: A}, fact: f}, {name: {zh: 乙, en: B}}]"
    checked = charted("line", data, ROWS, extra=extra)
    assert [(one.name.en, len(one.points)) for one in shown(checked, Line).series] == [("A", 3), ("B", 3)]
    checked = charted("line", data, ROWS, extra="series: [{name: A}]")
    assert [(problem.code, problem.line) for problem in checked.errors] == [("data_lines_count", 6)]


@pytest.mark.parametrize(
    ("kind", "data", "extra", "code", "column"),
    [
        ("bars", "{}", "", "data_no_file", 11),
        ("bars", "[a.xlsx]", "", "data_no_file", 11),
        ("bars", "{file: [a.xlsx]}", "", "data_no_file", 11),
        ("bars", "assets/outptu.xlsx", "", "table_missing", 11),
        ("bars", "{file: ../a.xlsx}", "", "table_outside", 18),
        ("bars", "{file: ~$a.xlsx}", "", "table_lock", 18),
        ("bars", f"{{{FILE}, sheet: 产值}}", "", "table_sheet_unknown", 45),
        ("bars", f"{{{FILE}, label: 年, value: 产值}}", "", "data_column_unknown", 45),
        ("bars", f"{{{FILE}, label: 甲, value: 乙}}", "", "data_no_header", 18),
        ("bars", f"{{{FILE}, label: [甲], value: 产值}}", "", "data_column_unknown", 46),
        ("bars", f"{{{FILE}, label: 年份, value: []}}", "", "data_column_expected", 56),
        ("bars", f"{{{FILE}, label: {{de: 甲}}, value: 产值}}", "", "data_column_expected", 45),
        ("bars", f"{{{FILE}, label: {{zh: [甲]}}, value: 产值}}", "", "data_column_expected", 50),
        ("bars", f"{{{FILE}, value: 产值}}", "", "data_column_wanted", 11),
        ("bars", f"{{{FILE}, lable: 年份}}", "", "key_unknown", 38),
        ("bars", f"{{{FILE}, label: 年份}}", "bars: [{label: x, value: 1}]", "data_and_items", 11),
        ("bars", f"{{{FILE}, sheet: [x]}}", "", "word_expected", 45),
        ("bars", f"{{{FILE}, each: x}}", "", "mapping_expected", 44),
        ("bars", f"{{{FILE}, label: 年份, value: 产值, each: {{unit: [家]}}}}", "", "text_expected", 73),
        ("bars", f"{{{FILE}, label: 年份, value: 产值, each: {{uint: 家}}}}", "", "key_unknown", 67),
        ("metrics", f"{{{FILE}, label: 年份, value: 产值}}", "", "list_long", 11),
        ("statement", f"{{{FILE}}}", "", "key_unknown", 5),
    ],
)  # fmt: skip
def test_what_data_may_not_say(kind: str, data: str, extra: str, code: str, column: int, charted: Charted) -> None:
    rows = [["年份", "产值"], *([year, 1] for year in range(2020, 2026))]
    checked = charted(kind, data, rows, extra=extra)
    (problem,) = checked.errors
    assert (problem.code, problem.line, problem.column) == (code, 6 if extra else 5, column)
    assert [slide.kind for slide in played(checked).slides] == ["statement"]
    for language in LANGUAGES:
        assert problem.what(language)
        assert problem.mend(language)
        assert "…" not in problem.what(language) + problem.mend(language)


def test_the_column_that_was_meant_is_suggested(charted: Charted) -> None:
    checked = charted("bars", f"{{{FILE}, label: 年份, value: 产直（亿元）}}", ROWS)
    assert checked.errors[0].mend("zh") == "您是不是想写 `产值（亿元）`？表格里有：年份、产值（亿元）、增加值。"


def test_an_old_excel_file_is_read_with_a_warning(tmp_path: Path, charted: Charted) -> None:
    (tmp_path / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    checked = charted("bars", "old.xls")
    assert [(problem.code, problem.severity) for problem in checked.problems] == [
        ("data_old_excel", "warning"), ("table_broken", "error"),
    ]  # fmt: skip


def test_headers_without_rows(charted: Charted) -> None:
    checked = charted("bars", f"{{{FILE}, label: 年份, value: 产值}}", [["年份", "产值"], ["合计", 4]])
    assert [problem.code for problem in checked.errors] == ["data_no_rows"]


def test_the_table_is_watched_whether_it_is_there_or_not(tmp_path: Path, charted: Charted) -> None:
    assert charted("bars", "assets/output.xlsx").files == (tmp_path / "assets" / "output.xlsx",)
    checked = charted("bars", f"{{{FILE}, label: 年份, value: 产值}}", ROWS)
    assert checked.files == (tmp_path / "assets" / "output.xlsx",)


def test_a_hidden_sheet_is_read_when_it_is_named(charted: Charted) -> None:
    def hide(book: Workbook, sheet: Worksheet) -> None:
        book.worksheets()[1].hide()

    data = f"{{{FILE}, sheet: Sheet2, label: 年份, value: 产值}}"
    checked = charted("bars", data, [["别的"]], [["年份", "产值"], [2024, 7]], more=hide)
    assert [bar.value and float(bar.value) for bar in shown(checked, Bars).bars] == [7]


def test_text_tables_work_alike(tmp_path: Path, charted: Charted) -> None:
    (tmp_path / "out.csv").write_bytes("年份;产值\n2024;1,5\n2025;１２００亿\n".encode("gb18030"))
    checked = charted("bars", "{file: out.csv, label: 年份, value: 产值}")
    assert [(problem.code, problem.place) for problem in checked.problems] == [("amount_commas", "out.csv B2")]


def test_a_text_in_a_cell_that_does_not_fit_is_told_there(charted: Charted) -> None:
    checked = charted("bars", f"{{{FILE}, label: 年份, value: 产值}}", ROWS)
    assert checked.slide_problem("text_too_long", 0, ("bars", 1, "label")).place == "assets/output.xlsx A3"
    assert checked.slide_position(0, ("bars", 1, "label")).line == 5
