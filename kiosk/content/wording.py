"""The sentences of all problems, in 中文 and English: what is wrong, and how to mend it.

Owns which codes there are and which of them are only warnings. The sentences stand beside it, in `wording_file.py`
(file and YAML), `wording_value.py` (single values), `wording_deck.py` (slides, companies, pictures) and
`wording_table.py` (tables of companies). Must not know how problems are found, or Qt.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kiosk.content.fields import Language
from kiosk.content.wording_deck import DECK_WORDING
from kiosk.content.wording_file import FILE_WORDING
from kiosk.content.wording_table import TABLE_WORDING
from kiosk.content.wording_value import VALUE_WORDING

#: code → (what, how to mend it) in Chinese, then the same two in English.
WORDING: Mapping[str, tuple[str, str, str, str]] = {
    **FILE_WORDING, **VALUE_WORDING, **DECK_WORDING, **TABLE_WORDING,
}  # fmt: skip

#: Codes that leave the slide as it is; every other one is an error.
WARNINGS = frozenset(
    {
        "encoding_gb18030", "encoding_utf16", "control_character", "value_cut", "value_comment_ignored",
        "comma_in_list", "quote_alone", "bracket_fullwidth", "company_name_twice", "company_crowded", "english_missing",
        "companies_english_missing", "source_missing", "nothing_shown", "picture_small", "text_too_long",
        "glyph_missing", "dwell_too_short", "table_twice", "table_column_unknown", "table_column_nameless",
        "table_column_twice", "table_name_missing", "table_no_value", "table_english_missing", "table_more_warnings",
        "company_name_taken", "milestone_future", "link_not_web", "data_cell_empty",
        "data_total_left_out", "data_english_missing", "data_old_excel", "last_good_plays", "last_good_unkept",
        "show_over", "show_never", "svg_path",
    }
)  # fmt: skip


class _Params(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "…"


def what_words(code: str, params: Mapping[str, str], language: Language) -> str:
    """What is wrong. A code without wording of its own gets a sentence that is true of every problem."""
    return _filled(WORDING.get(code, WORDING["value_wrong"])[0 if language == "zh" else 2], params)


def mend_words(code: str, params: Mapping[str, str], language: Language) -> str:
    """How to mend it."""
    return _filled(WORDING.get(code, WORDING["value_wrong"])[1 if language == "zh" else 3], params)


def hint(params: Mapping[str, str], language: Language) -> str:
    """“Did you mean …?”, or what may be written, when the problem knows it; otherwise empty."""
    if params.get("nearest"):
        word = params["nearest"]
        return f"您是不是想写 `{word}`？" if language == "zh" else f"Did you mean `{word}`? "
    if params.get("choices"):
        words = params["choices"].split(" ")
        return (
            f"可以写：{'、'.join(f'`{word}`' for word in words)}。"
            if language == "zh"
            else f"You can write {', '.join(f'`{word}`' for word in words)}. "
        )
    return ""


def severity_word(severity: str, language: Language) -> str:
    """The word for an error or a warning."""
    words = {"error": ("错误", "error"), "warning": ("提醒", "warning")}[severity]
    return words[0] if language == "zh" else words[1]


def _filled(sentence: str, params: Mapping[str, str]) -> str:
    return sentence.format_map(_Params({name: _short(value) for name, value in params.items()}))


def _short(value: str) -> str:
    """What staff typed, on one line and not longer than a line."""
    value = re.sub(r"\s+", " ", value)
    return value if len(value) <= 60 else f"{value[:57]}…"
