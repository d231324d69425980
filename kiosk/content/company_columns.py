"""The columns of a company table: what each is called, in Chinese and English, and which of them a header means.

Owns the words that people write above a column. Must not know cells, files or Qt.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from kiosk.content.fields import Language
from kiosk.content.problems import nearest


class Column(NamedTuple):
    """One thing that a table can say of a company.

    `field` is the key of the `Company` model. The first of `names` is its Chinese header, the second its English one.
    `bilingual` columns may have a second one in English; `many` may stand in a table several times.
    """

    field: str
    names: tuple[str, ...]
    bilingual: bool = False
    many: bool = False


COLUMNS = (
    Column("id", ("编号", "id", "企业编号", "代号", "标识符", "code")),
    Column(
        "name",
        ("名称", "name", "企业名称", "公司名称", "单位名称", "企业", "公司", "企业名", "公司名", "简称", "企业简称",
         "公司简称", "名", "company", "company name", "short name"),
        bilingual=True,
    ),
    Column("legal_name", ("全称", "legal_name", "法定名称", "企业全称", "公司全称", "注册名称", "工商名称",
                          "工商注册名称", "full name", "registered name")),
    Column("pinyin", ("拼音", "pinyin", "名称拼音", "企业拼音")),
    Column("track", ("赛道", "track", "领域", "所属赛道", "所属领域", "行业", "所属行业", "产业", "方向", "细分领域",
                     "细分赛道", "sector", "field", "industry"), bilingual=True),
    Column("place", ("地点", "place", "园区", "所在园区", "所在地", "位置", "地址", "载体", "办公地点", "location",
                     "address", "site"), bilingual=True),
    Column("since", ("落户年份", "since", "年份", "成立", "成立年份", "成立时间", "成立日期", "落户时间", "落户日期",
                     "落户", "入驻年份", "入驻时间", "注册时间", "year", "founded", "established", "year founded")),
    Column("story", ("简介", "story", "一句话", "一句话简介", "一句话介绍", "介绍", "企业简介", "公司简介", "企业介绍",
                     "summary", "description", "introduction", "about"), bilingual=True),
    Column("facts", ("亮点", "facts", "特色", "要点", "优势", "企业亮点", "主要产品", "fact", "highlights",
                     "highlight"), bilingual=True, many=True),
    Column("honours", ("荣誉", "honours", "奖项", "资质", "荣誉资质", "所获荣誉", "获奖", "honors", "honour", "honor",
                       "awards", "award"), bilingual=True, many=True),
    Column("figures", ("数据", "figures", "指标", "关键数据", "数字", "figure", "data", "metrics", "metric"),
           bilingual=True, many=True),
    Column("milestones", ("大事", "milestones", "大事记", "里程碑", "发展历程", "历程", "milestone", "history",
                          "timeline"), bilingual=True, many=True),
    Column("picture", ("图片", "picture", "标志", "logo", "企业logo", "公司logo", "标识", "商标", "图", "照片", "image",
                       "photo")),
    Column("link", ("网址", "link", "链接", "官网", "网站", "官方网站", "企业官网", "公司官网", "主页", "url",
                    "website", "homepage", "web")),
)  # fmt: skip
#: Columns that tables have for their keepers; nobody wants to be told that they are not shown.
_UNSHOWN = {"序号", "备注", "no", "number", "note", "notes", "remark", "remarks", "comment", "comments"}


class Meaning(NamedTuple):
    """What a header stands for."""

    column: Column
    language: Language


_EN = re.compile(
    r"(?:英文|英语|english)[\s_-]*(?P<after>.+)"
    r"|(?P<before>.+?)[\s_-]*[(\[【]?(?:英文|英语|english)[)\]】]?"
    r"|(?P<short>.+?)(?:[\s_-]+en|\s*[(\[【]\s*en\s*[)\]】])"
)
_ZH = re.compile(
    r"(?:中文|chinese)[\s_-]*(?P<after>.+)"
    r"|(?P<before>.+?)[\s_-]*[(\[【]?(?:中文|chinese)[)\]】]?"
    r"|(?P<short>.+?)(?:[\s_-]+(?:zh|cn)|\s*[(\[【]\s*(?:zh|cn)\s*[)\]】])"
)


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


_BY_NAME = {_plain(name): column for column in COLUMNS for name in column.names}


@lru_cache(maxsize=512)
def meaning(header: str) -> Meaning | None:
    """The column that a header means, whatever its case, width and blanks; None when it is none of ours.

    `名称`, `name`, `英文名`, `track (en)`, `数据2`, two lines or two halves of which the first is one of ours.
    """
    text = unicodedata.normalize("NFKC", header).casefold().strip(" \t\n*:")
    if not text:
        return None
    first = re.split(r"[\n/|]", text)[0].strip()
    halves = re.match(r"([\u4e00-\u9fff]+\d*)\s+[a-z][a-z _]*\d*$", first)
    for part in (text, first, re.sub(r"\s*[(\[【].*?[)\]】]", "", first), halves[1] if halves else ""):
        if part and (found := _meaning(part)):
            return found
    return None


def _meaning(text: str) -> Meaning | None:
    text = re.sub(r"(?<=\D)\s*[_-]?\d{1,2}$|(?<=\D)\s*[_-]?\d{1,2}(?=[\s_-]*(?:[(\[【]|en|英文|zh|中文))", "", text)
    if column := _BY_NAME.get(_plain(text)):
        return Meaning(column, "zh")
    for pattern, language in ((_EN, "en"), (_ZH, "zh")):
        match = pattern.fullmatch(text)
        column = _BY_NAME.get(_plain(match["after"] or match["before"] or match["short"])) if match else None
        if column is not None and column.bilingual:
            return Meaning(column, "en" if language == "en" else "zh")
    return Meaning(_BY_NAME["name"], "en") if text in ("英文", "english") else None


def score(headers: Sequence[str]) -> int:
    """How many of a row's cells are headers of ours; 0 when no company name is among them."""
    found = [known for header in headers if len(header) <= 40 and (known := meaning(header)) is not None]
    return len(found) if any(known.column.field == "name" for known in found) else 0


def is_unshown(header: str) -> bool:
    """Whether a column is left out without a word."""
    return _plain(unicodedata.normalize("NFKC", header).casefold()) in _UNSHOWN


def likely(header: str) -> str:
    """The header that was most likely meant: one that is part of it, or one that is spelt alike."""
    plain = _plain(unicodedata.normalize("NFKC", header).casefold())
    inside = [name for column in COLUMNS for name in column.names if len(name) > 1 and _plain(name) in plain]
    if inside:
        return max(inside, key=len)
    return nearest(header, [name for column in COLUMNS for name in column.names])
