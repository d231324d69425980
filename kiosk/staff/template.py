"""`template companies.xlsx`: an empty table of companies with every column, one example, and a sheet that explains.

Owns how it looks and its words; which columns there are is asked of `content/company_columns.py`. Must not know how
tables are read.
"""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path
from typing import NamedTuple

from kiosk.content.company_columns import COLUMNS
from kiosk.content.company_table import EXAMPLE
from kiosk.program import TYPED


class _Words(NamedTuple):
    """What a column's example and explanation say, and how wide it is in characters."""

    width: int
    example: str
    example_en: str
    chinese: str
    english: str


_WORDS = {
    "id": _Words(
        12, "", "", "可以不写。只用文字、数字、- 和 _；页面里的 company: 写的就是它。",
        "Optional. Letters, digits, - and _ only; slides name a company by it.",
    ),
    "name": _Words(
        26, f"{EXAMPLE}企业名称", "Company name", "必填。没有名称的行不采用；以“（示例”开头的行也不采用。",
        "Needed. A row without a name is left out, and so is one that begins with （示例.",
    ),
    "legal_name": _Words(30, "工商注册的全称", "", "工商注册的全称。", "The registered name."),
    "pinyin": _Words(
        18, "qi ye ming cheng", "", "名称里有多音字时写，用来排序和搜索。",
        "For names that are read in an unusual way; used to sort and to search.",
    ),
    "track": _Words(18, "所属赛道", "Its track", "写法要统一，同一赛道的企业才会归在一起。",
                    "Spell it alike everywhere, so that companies of one track stand together."),
    "place": _Words(22, "所在园区", "Its place", "所在的园区或载体。", "The park or building it is in."),
    "since": _Words(12, "2021", "", "四位数的年份，或一个日期（只取年份）。",
                    "A year, or a date of which the year is taken."),
    "story": _Words(36, "一句话说清楚做什么", "What it does, in one sentence", "一句话。", "One sentence."),
    "facts": _Words(36, "第一条；第二条", "First; second", "几条之间用分号或换行（Alt+Enter）隔开。",
                    "Several are divided by semicolons or line breaks (Alt+Enter)."),
    "honours": _Words(36, "第一项；第二项", "First; second", "写法同“亮点”。", "Written like facts."),
    "figures": _Words(30, "员工=120 人；产品=3 款", "Staff=120 people; Products=3 kinds",
                      "标签=数值 单位；几项之间用分号或换行隔开。",
                      "label=value unit; several are divided by semicolons or line breaks."),
    "milestones": _Words(36, "2021 落户园区\n2023-12 发布第一款产品", "2021 Settles in the park\n2023-12 First product",
                         "每行一件：日期 文字。日期写 2023、2023-12 或 2023-12-01。",
                         "One to a line: date, then text. Dates are 2023, 2023-12 or 2023-12-01."),
    "picture": _Words(26, "", "", "图片文件，放在 content.yaml 旁边的 assets 文件夹，写 assets/文件名。",
                      "A picture file in the assets folder beside content.yaml, written assets/name."),
    "link": _Words(30, "https://example.com", "", "http:// 或 https:// 开头的完整网址，会变成二维码。",
                   "A whole address that begins with http:// or https://; it becomes a QR code."),
}  # fmt: skip

_NOTES = (
    ("每行一家企业。列可以调换顺序、删掉不用的，也可以在上面加标题行；列名写中文或英文都行。",
     "A company in each row. Columns may change places or be deleted, and title rows may stand above; headers may be "
     "Chinese or English."),
    ("保存在 content.yaml 旁边的 assets 文件夹，并在 content.yaml 里写：companies: assets/companies.xlsx",
     "Save it in the assets folder beside content.yaml, and write there: companies: assets/companies.xlsx"),
    (f"用 {TYPED} check 检查；错误会写明是哪个单元格。",
     f"{TYPED} check tells what is wrong, and in which cell."),
    ("名称以“（示例”开头的一行只作示范，屏幕上不会出现；可以删掉。",
     "The row that begins with （示例 only shows how it is done; it never appears on the screen and may be deleted."),
)  # fmt: skip
_SUFFIXES = (".xlsx", ".csv")


class _Header(NamedTuple):
    chinese: str
    english: str
    words: _Words
    example: str


def _headers() -> list[_Header]:
    """Every column with its English one beside it."""
    found: list[_Header] = []
    for column in COLUMNS:
        words = _WORDS[column.field]
        chinese, english = column.names[:2]
        found.append(_Header(chinese, english, words, words.example))
        if column.bilingual:
            both = "英文名" if column.field == "name" else f"英文{chinese}"
            found.append(_Header(both, f"{english}_en", words, words.example_en))
    return found


def template(path: Path) -> int:
    """Write the table; returns 1 when it cannot be written, and never overwrites a file."""
    if path.suffix.lower() not in _SUFFIXES:
        print(f"{path.name}：请写 .xlsx 或 .csv · write a name that ends in .xlsx or .csv", file=sys.stderr)
        return 1
    if path.exists():
        print(f"{path}：已有这个文件，没有覆盖 · exists already and was left as it is", file=sys.stderr)
        return 1
    try:
        (_csv if path.suffix.lower() == ".csv" else _workbook)(path)
    except OSError as error:
        print(f"{path}：无法写入 · cannot be written ({error.strerror or error})", file=sys.stderr)
        return 1
    print(f"{path}：已写好 · written")
    return 0


def _csv(path: Path) -> None:
    """With a byte-order mark, without which Excel takes UTF-8 for GBK."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(f"{header.chinese}/{header.english}" for header in _headers())
        writer.writerow(header.example for header in _headers())


def _workbook(path: Path) -> None:
    import xlsxwriter

    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    bold = {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1}
    head = book.add_format({**bold, "bg_color": "#DCEBF7"})
    needed = book.add_format({**bold, "bg_color": "#FFE8B3"})
    # As text: or Excel would make 2023-12 a date and 001 the number 1.
    cell = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    example = book.add_format(
        {"num_format": "@", "text_wrap": True, "valign": "top", "italic": True, "font_color": "#8A8A8A"}
    )
    sheet = book.add_worksheet("企业 Companies")
    for index, header in enumerate(_headers()):
        sheet.set_column(index, index, header.words.width, cell)
        looks = needed if header.english == "name" else head
        sheet.write_string(0, index, f"{header.chinese}\n{header.english}", looks)
        sheet.write_string(1, index, header.example, example)
    sheet.set_row(0, 34)
    sheet.freeze_panes(1, 3)

    notes = book.add_worksheet("说明 Notes")
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    notes.set_column(0, 0, 26)
    notes.set_column(1, 2, 58, wrapped)
    for row, (chinese, english) in enumerate(_NOTES):
        notes.write_row(row, 1, (chinese, english))
    first = len(_NOTES) + 1
    notes.write_row(first, 0, ("列 · Column", "怎么写", "What to write"), head)
    for row, column in enumerate(COLUMNS, first + 1):
        words = _WORDS[column.field]
        notes.write_row(row, 0, (" · ".join(column.names[:2]), words.chinese, words.english))
    book.close()
    path.write_bytes(made.getvalue())
