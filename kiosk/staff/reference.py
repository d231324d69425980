"""`reference`: a page of all slide kinds with all their keys, in each language, and a picture of each kind.

Owns how it is laid out. Every word about a kind or a key stands with the kind or the key; must not know any by name.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import yaml
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kiosk.content.chart_table import Data
from kiosk.content.deck import COMPANY_EXAMPLE, Company, Deck, Screen, Settings, Slide
from kiosk.content.fields import LANGUAGES, Language, Text
from kiosk.content.schedule import Show
from kiosk.content.shape import model_at, rows_of
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.slides import Kind, discover
from kiosk.staff.render import picture

if TYPE_CHECKING:  # half of pydantic before PySide6 and the rest after it do not go together
    from pydantic import BaseModel

#: The pictures are drawn at the first size and kept at the second; the JPEG quality is in per cent.
_DRAWN, _KEPT, _QUALITY = (1920, 1080), (800, 450), 82


class _Words(NamedTuple):
    """What the page says of itself, in one language."""

    title: str
    made: str
    every: str
    every_more: str
    key: str
    told: str
    of: str
    table: str
    table_more: str
    show: str
    kiosk: str
    screen: str
    companies: str


_WORDS = {
    "zh": _Words(
        "全部页面种类",
        "这一页由 `make docs` 从程序里生成，请不要手改。怎么动手改内容，见 [指南](guide.zh.md)。",
        "每一页都可以写的",
        "加粗的必须写。文字写成 `{zh: 中文, en: English}`，或只写一句，两种语言都用它。",
        "键", "写什么", "`{0}` 里的每一项", "从表格取数",
        "写着“可用 `data`”的种类，可以不手写各项，改用一张表格：一行就是一项。除了下面三个键，其余的键写列名。"
        "列名写中文或英文都行，括号里的单位可以省略。不写的键，按常用列名自己找。空行和“合计”行跳过；"
        "空着的数会提醒，填上后自动显示。表格一保存，屏幕几秒后跟着变。",
        "`show`：什么时候显示", "`kiosk`：整个展示", "`screen`：屏幕", "`companies`：企业",
    ),
    "en": _Words(
        "All slide kinds",
        "This page is made by `make docs` from the program; do not edit it."
        " How to change things is in [the guide](guide.en.md).",
        "What every slide may say",
        "What is bold is needed. A text is `{zh: 中文, en: English}`, or one sentence for both languages.",
        "key", "what to write", "Each item of `{0}`", "Figures from a table",
        "Where a kind takes `data`, its items may come from a table: a row is an item, and all keys but these three say"
        " which column. A column is named in Chinese or English, without the unit in its brackets. Keys that are not"
        " named are looked for under their usual headers. Empty rows and totals are passed over; an empty figure is"
        " told, and shows when it is filled in. The screen follows when the table is saved.",
        "`show`: when it shows", "`kiosk`: the whole show", "`screen`: the screen", "`companies`: companies",
    ),
}  # fmt: skip
_TAKES_DATA: dict[Language, str] = {"zh": "可用 `data` 从表格取 `{0}`。", "en": "Takes `data` for `{0}`."}
_DATA_EXAMPLE = """\
- kind: bars
  title: {zh: 产值, en: Output}
  data: {file: assets/output.xlsx, sheet: 产值, label: 年份, value: 产值}
- kind: line
  title: {zh: 逐年上升, en: Rising year by year}
  data: {file: assets/output.xlsx, date: 年份, value: [产值, 增加值]}
"""


def reference_text(language: Language) -> str:
    """The whole page as Markdown."""
    words = _WORDS[language]
    parts = [f"# {words.title}", words.made, f"## {words.every}", words.every_more, _table(Slide, language)]
    for kind in discover().values():
        parts += _kind(kind, language)
    parts += [f"## {words.table}", words.table_more, _table(Data, language), f"```yaml\n{_DATA_EXAMPLE}```"]
    parts += [f"## {words.show}", _table(Show, language, without={"shown"})]
    parts += [f"## {words.kiosk}", _table(Settings, language), f"### {words.screen}", _table(Screen, language)]
    parts += [f"## {words.companies}", _table(Company, language), f"```yaml\n{_as_item(COMPANY_EXAMPLE)}```"]
    return "\n\n".join(parts) + "\n"


def _kind(kind: Kind, language: Language) -> Iterator[str]:
    yield f"## `{kind.name}`"
    yield f"![{kind.name}](pictures/kinds/{kind.name}.{language}.jpg)"
    yield kind.told(language)
    if rows := rows_of(kind.content):
        yield _TAKES_DATA[language].format(rows[0])
    own = set(kind.content.model_fields) - set(Slide.model_fields)
    yield _table(kind.content, language, without=set(Slide.model_fields))
    yield from _inner(kind.content, own, language)
    yield f"```yaml\n{_as_item(kind.example)}```"


def _inner(model: type[BaseModel], names: set[str], language: Language) -> Iterator[str]:
    """What the items of a model's lists may say, and what is in those."""
    for name in model.model_fields:
        item = model_at(model, (name,)) if name in names else None
        if item is not None and item.model_fields and _keyed(item):
            yield f"**{_WORDS[language].of.format(name)}**"
            yield _table(item, language)
            yield from _inner(item, set(item.model_fields), language)


def _keyed(model: type[BaseModel]) -> bool:
    """Whether staff write its keys, other than those of the two languages."""
    return bool(getattr(model, "in_keys", True)) and model is not Text


def _table(model: type[BaseModel], language: Language, without: set[str] | None = None) -> str:
    words = _WORDS[language]
    rows = [f"| {words.key} | {words.told} |", "|---|---|"]
    for name, field in model.model_fields.items():
        if name not in (without or ()):
            key = f"`{field.alias or name}`"
            told = (field.description or "").split(" · ")[0 if language == "zh" else -1].replace("|", "\\|")
            rows.append(f"| {f'**{key}**' if field.is_required() else key} | {told} |")
    return "\n".join(rows)


def _as_item(example: str) -> str:
    lines = example.strip().split("\n")
    return "".join(f"{'  ' if place else '- '}{line}\n" for place, line in enumerate(lines))


def draw_kinds(folder: Path, root: Path) -> Iterator[Path]:
    """Draw every kind's example, in each language; pictures in the examples lie in `root`. Raises OSError."""
    application = QApplication.instance() or QApplication(sys.argv[:1])  # charts need more than a QGuiApplication
    company = Company.model_validate(yaml.load(COMPANY_EXAMPLE, yaml.BaseLoader))
    for kind in discover().values():
        slide = kind.content.model_validate(yaml.load(kind.example, yaml.BaseLoader))
        deck = Deck(slides=(slide,), companies=(company,), folder=str(root))
        for language in LANGUAGES:
            drawn = picture(deck, 0, Look(Frame(*_DRAWN), language))
            small = drawn.scaled(*_KEPT, mode=Qt.TransformationMode.SmoothTransformation)
            file = folder / f"{kind.name}.{language}.jpg"
            if not small.save(str(file), quality=_QUALITY):
                raise OSError(0, "not written", str(file))
            yield file
    del application


def write_reference(folder: Path, root: Path) -> int:
    """Write the pages and the pictures; returns the exit status."""
    kinds = folder / "pictures" / "kinds"
    try:
        kinds.mkdir(parents=True, exist_ok=True)
        for language in LANGUAGES:
            file = folder / f"reference.{language}.md"
            file.write_text(reference_text(language), "utf-8")
            print(file)
        for file in draw_kinds(kinds, root):
            print(file)
    except OSError as error:
        print(f"写不了 cannot write {folder}: {error.strerror}", file=sys.stderr)
        return 1
    return 0
