"""What the format of a cell makes of its number: per cent, decimals, 万 and 亿, and how much of a date is shown.

Owns the format codes of Excel workbooks (ECMA-376, part 1, 18.8.30 and 18.8.31), so that a figure reads on the screen
as it reads in the spreadsheet. Must not know sheets, cells, or Qt.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple
from xml.etree import ElementTree

#: Formats that have a number instead of a code, as far as they change what is read.
_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 17: "mmm-yy", 27: "yyyy年m月", 37: "#,##0",
    38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 57: "yyyy年m月",
}  # fmt: skip
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|!(.)')
_UNSHOWN = re.compile(r"\[[^\]]*\]|[_*].")
_DIGITS = re.compile(r"[0#?](?:[0#?,]*[0#?])?(?:\.([0#?]+))?(,*)")
_MAGNITUDE = re.compile("万亿|千万|百万|亿|万")
#: Digits to which a spreadsheet counts; what a binary number holds beyond them is noise (0.1 + 0.2).
_SIGNIFICANT = 15


class NumberFormat(NamedTuple):
    """How a number is shown: `decimals` at most (None: all), × 100 with a `%`, or followed by 万 or 亿.

    `date_parts` counts what is shown of a date: 1 the year, 2 the month too, 3 (or no date at all) all of it.
    """

    percent: bool = False
    decimals: int | None = None
    magnitude: str = ""
    date_parts: int = 3


PLAIN = NumberFormat()


def parse_format(code: str) -> NumberFormat:
    """What a format code such as `0.0%`, `#,##0"亿"` or `yyyy年m月` means for a number that is not negative."""
    first = code.split(";")[0]
    literal = "".join("".join(parts) for parts in _LITERAL.findall(first))
    bare = _UNSHOWN.sub("", _LITERAL.sub("", first))
    if re.search("[yd]", bare.lower()) and not _DIGITS.search(bare):
        return NumberFormat(date_parts=1 + ("m" in bare.lower()) + ("d" in bare.lower()))
    digits = _DIGITS.search(bare)
    if digits is None or digits[2] or "/" in bare or "e" in bare.lower():
        return PLAIN  # `0.0,` shows thousandths; what stands in the cell is said in full instead
    magnitude = _MAGNITUDE.search(literal + bare)
    return NumberFormat("%" in bare, len(digits[1] or ""), magnitude[0] if magnitude else "")


def number_formats(styles: bytes) -> dict[int, NumberFormat]:
    """By the number of a cell's style, the formats that change what is read. Raises `ElementTree.ParseError`."""
    book = ElementTree.fromstring(styles)
    codes = dict(_BUILT_IN)
    for own in book.iterfind(".//{*}numFmts/{*}numFmt"):
        codes[int(own.get("numFmtId", "0"))] = own.get("formatCode", "")
    used = [int(style.get("numFmtId", "0")) for style in book.iterfind(".//{*}cellXfs/{*}xf")]
    found = {index: parse_format(codes[number]) for index, number in enumerate(used) if number in codes}
    return {index: shown for index, shown in found.items() if shown != PLAIN}


def number_text(value: float, shown: NumberFormat = PLAIN) -> str:
    """A finite number as its cell shows it, but without commas: 0.345 in `0.0%` is `34.5%`, 0.1 + 0.2 is `0.3`."""
    exact = Decimal(f"{value:.{_SIGNIFICANT}g}")
    if shown.percent:
        exact *= 100
    if shown.decimals is not None and exact.adjusted() < _SIGNIFICANT:
        exact = exact.quantize(Decimal(1).scaleb(-shown.decimals), ROUND_HALF_UP)
    plain = f"{exact.normalize():f}" if exact else "0"
    return f"{plain}{'%' if shown.percent else shown.magnitude}"
