"""Numbers read as their cells show them."""

import pytest

from kiosk.content.number_formats import PLAIN, NumberFormat, number_text, parse_format


@pytest.mark.parametrize(
    ("code", "value", "read"),
    [
        ("0%", 0.35, "35%"),
        ("0.0%", 0.34567, "34.6%"),
        ("0%", 0.07, "7%"),
        ("0.00", 1.005, "1.01"),
        ("0.00", 1.5, "1.5"),
        ("#,##0", 1234567, "1234567"),
        ("#,##0.0_);(#,##0.0)", 2.25, "2.3"),
        ('#,##0"亿"', 1200, "1200亿"),
        ("0亿", 1200, "1200亿"),
        ('0"家"', 1900, "1900"),
        ('[Red]0.0"万";-0.0"万"', 3.14, "3.1万"),
        ('0!.0,"万"', 12345, "12345"),
        ("0.0,,", 12345678, "12345678"),
        ("General", 0.1 + 0.2, "0.3"),
        ("General", 2021.0, "2021"),
        ("0.00E+00", 1234.5, "1234.5"),
        ("# ?/?", 0.5, "0.5"),
        ("@", 7, "7"),
        ("0", 0, "0"),
        ("0", 1e20, "100000000000000000000"),
        ("0", 0.4, "0"),
    ],
)  # fmt: skip
def test_numbers(code: str, value: float, read: str) -> None:
    assert number_text(value, parse_format(code)) == read


@pytest.mark.parametrize(
    ("code", "parts"),
    [("yyyy", 1), ("yyyy-mm", 2), ('yyyy"年"m"月"', 2), ("mmm-yy", 2), ("yyyy-mm-dd", 3), ("[$-804]yyyy年m月d日", 3)],
)
def test_as_much_of_a_date_as_is_shown(code: str, parts: int) -> None:
    assert parse_format(code) == NumberFormat(date_parts=parts)


def test_what_is_no_format_changes_nothing() -> None:
    assert parse_format("") == parse_format("General") == PLAIN
