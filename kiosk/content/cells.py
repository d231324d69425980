"""What stands in one cell of a table: plain text, years, items, figures, milestones.

Owns how people write them in a spreadsheet. Pure text in, plain values out; must not know files, columns or Qt.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

_CONTROL = re.compile("[^\n\x20-\x7e\xa0-\ud7ff\ue000-\uffff\U00010000-\U0010ffff]")
#: Excel's way of writing a control character into its XML.
_ESCAPED = re.compile(r"_x00(?:0[0-8BCDEF]|1[0-9A-F])_")
#: Day 0 of Excel's serial dates; its 29 February 1900 that never was puts later days one further.
_EPOCH = date(1899, 12, 30)
_SERIAL = re.compile(r"(?:[34]\d|5[0-4])\d{3}(?:\.\d+)?")  # 1982 to 2050; 20211 is a slip of the finger
_YEAR = re.compile(
    r"((?:1[89]|2[01])\d\d)(?:\s*年(?:[成创]立)?|\s*[-/.年]\s*\d{1,2}(?:\s*[-/.月]\s*\d{1,2}\s*日?)?\s*月?)?(?:\s+\d.*)?"
)
_FIGURE = re.compile(
    r"(?P<label>[^=＝]*?)\s*[=＝]\s*"
    r"(?P<value>[-+]?(?:\d[\d,]*(?:\.\d+)?|\.\d+)"
    r"(?:\s*(?:百万|千万|万亿|[百千万亿])|\s*(?:thousand|million|billion)(?![a-z])|[kmb](?![a-z]))?[+%]?)\s*(?P<unit>.*)",
    re.IGNORECASE | re.DOTALL,
)
_MILESTONE = re.compile(
    r"(?P<date>(?:[34]\d|5[0-4])\d{3}(?=[\s:,|])|\d{4}(?:\s*[-/.年]\s*\d{1,2}(?!\d)(?:\s*[-/.月]\s*\d{1,2}(?!\d)\s*日?)?\s*月?|年)?)"
    r"(?!\d|\s*[-–—~至到]\s*\d{4})[\s:：,，、|—–-]*(?P<text>.*)",
    re.DOTALL,
)


class FigureText(NamedTuple):
    """The three parts of `员工=120 人`."""

    label: str
    value: str
    unit: str


class MilestoneText(NamedTuple):
    """The two parts of `2023-12 文字`."""

    date: str
    text: str


def clean(text: str) -> str:
    """Without control characters and blanks around it; line breaks stay."""
    if not text.isprintable():
        text = _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    if "_x00" in text:
        text = _ESCAPED.sub("", text)
    return text.strip()


def one_line(text: str) -> str:
    """With a space for every line break."""
    return " ".join(text.split()) if "\n" in text else text


def items(text: str) -> list[str]:
    """What is written one to a line, or divided by semicolons."""
    return [item for part in re.split(r"[\n;；]", text) if (item := part.strip(" \t\u3000·•"))]


@lru_cache(maxsize=512)
def year(text: str) -> int | None:
    """The year of `2021`, `2021年`, `2021-03-05`, or of Excel's serial date `44260`; None for anything else."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if _SERIAL.fullmatch(plain):
        return _day(plain).year
    match = _YEAR.fullmatch(plain)
    return int(match[1]) if match else None


@lru_cache(maxsize=4096)
def figure(text: str) -> FigureText | None:
    """The parts of `标签=值 单位`; None for anything else."""
    match = _FIGURE.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if match is None or not match["label"]:
        return None
    return FigureText(match["label"].strip(), re.sub(r"\s+", "", match["value"]), match["unit"].strip())


def milestones(text: str) -> list[MilestoneText | str]:
    """Every `date text` of a cell; a piece without a date that follows a semicolon belongs to what precedes it.

    What begins with no date is returned as it is.
    """
    found: list[MilestoneText | str] = []
    for line in text.split("\n"):
        first = len(found)
        for piece in re.split(r"(?<=[;；])", line):
            bare = piece.strip(" \t\u3000·•;；")
            match = _MILESTONE.fullmatch(bare)
            before = found[-1] if len(found) > first else None
            if match and match["text"]:
                day = unicodedata.normalize("NFKC", match["date"]).strip()
                found.append(MilestoneText(_day(day).isoformat() if _SERIAL.fullmatch(day) else day, match["text"]))
            elif bare and isinstance(before, MilestoneText):
                found[-1] = MilestoneText(before.date, f"{before.text}；{bare}")
            elif bare:
                found.append(bare)
    return found


def _day(serial: str) -> date:
    return _EPOCH + timedelta(days=int(float(serial)))
