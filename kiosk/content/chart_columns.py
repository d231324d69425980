"""Which column of a table is meant: by its Chinese or its English name, with or without the unit behind it.

Owns how the headers of charts' tables are compared, and the names under which a key is looked for when staff name none.
Must not know cells, files or Qt. (Tables of companies have columns of their own, see `company_columns.py`.)
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

#: What people write above the column for a key, beside the key itself.
_NAMES = {
    "label": ("名称", "项目", "类别", "指标", "标签", "name", "item", "category"),
    "value": ("数值", "数量", "值", "数据", "amount", "number", "count"),
    "date": ("日期", "年份", "时间", "年度", "月份", "year", "month", "time"),
    "text": ("文字", "内容", "事件", "名称", "说明", "event", "name"),
    "share": ("占比", "份额", "比例", "百分比", "percentage", "per cent", "percent"),
    "unit": ("单位",), "fact": ("补充", "说明", "备注", "note"), "of": ("占", "整体", "范围", "whole"),
    "count": ("数量", "个数", "number"), "tag": ("标记", "标签"), "short": ("简称", "短语"),
    "zh": ("名称", "文字", "name"), "en": ("英文", "英文名", "english"), "name": ("名称", "系列"),
}  # fmt: skip
_BRACKET = re.compile(r"\s*[(\[【（［].*?[)\]】）］]\s*")
_HALVES = re.compile(r"(?P<zh>.*[\u4e00-\u9fff]\S*?)\s*[\n/|·\s]\s*(?P<en>[A-Za-z][^\u4e00-\u9fff]*)")
#: What people add to the header of a column that says the same in English.
_ENGLISH = ("英文", "英语", "english", "en")


def _folded(header: str) -> str:
    return unicodedata.normalize("NFKC", header).casefold().strip()


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def halves(header: str) -> tuple[str, str]:
    """The Chinese and the English half of `产值 Output` or `产值 / Output`; otherwise the header twice."""
    match = _HALVES.fullmatch(header.strip())
    return (match["zh"].strip(), match["en"].strip()) if match else (header.strip(), header.strip())


def names(headers: Iterable[str]) -> list[str]:
    """What the columns may be called: as they are, without brackets, and by each half of a bilingual header."""
    return [name for header in headers if header for name in (header, *halves(_BRACKET.sub(" ", header)))]


def as_name(header: str) -> str | dict[str, str]:
    """A header as the text that names its column on the screen: without what is in brackets, in both languages."""
    zh, en = halves(_BRACKET.sub(" ", header))
    return zh if zh == en else {"zh": zh, "en": en}


def column(headers: Sequence[str], wanted: str) -> int | None:
    """The place of the column that is called `wanted`, whatever its case and width; None when none is.

    An exact name goes before half of a bilingual header, and that before a name without its bracket: `产值（亿元）`.
    """
    name = _plain(_folded(wanted))
    if not name:
        return None
    ways = (
        lambda header: (_folded(header),),
        lambda header: map(_folded, halves(header)),
        lambda header: map(_folded, halves(_BRACKET.sub(" ", unicodedata.normalize("NFKC", header)))),
    )
    for way in ways:
        for place, header in enumerate(headers):
            if header and name in map(_plain, way(header)):
                return place
    return None


def usual_column(headers: Sequence[str], key: str, taken: Iterable[int] = ()) -> int | None:
    """The column in which a key stands that staff say nothing of, if one has a usual name; none that is `taken`."""
    free = [("" if place in set(taken) else header) for place, header in enumerate(headers)]
    found = (column(free, name) for name in (key, *_NAMES.get(key, ())))
    return next((place for place in found if place is not None), None)


def english_of(headers: Sequence[str], place: int) -> int | None:
    """The column that says in English what that one says in Chinese: `名称（英文）`, `name_en`, `英文名称`."""
    names = {_plain(_folded(name)) for name in halves(headers[place])}
    wanted = {made for name in names for mark in _ENGLISH for made in (name + mark, mark + name)}
    return next((at for at, header in enumerate(headers) if header and _plain(_folded(header)) in wanted), None)
