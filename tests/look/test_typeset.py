"""Lines are broken by the rules of Chinese and English typesetting, whatever is mixed."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.look.typeset import CLOSING, GAP, HANG, OPENING, atoms, break_lines, curled, in_one_line, spaced

HAN = "人工智能大模型工业软件芯片设计企业产值园区苏州湖灯火𬭎"


def measure(text: str) -> float:
    """Hanzi and full-width marks are one em wide, letters and digits half of that, spaces a quarter."""
    return sum(0.25 if c in f" {GAP}" else 0.5 if c.isascii() or c == "’" else 1.0 for c in text)


han = st.text(HAN, min_size=1, max_size=9)
word = st.sampled_from(
    ["AI", "Kimi", "large-model", "world’s", "Suzhou’s", "it's", "1,900", "1.8", "70%", "300+", "2025", "GPT-4.5"]
)
clause = st.one_of(han, word, st.tuples(word, st.sampled_from(["", " ", GAP]), han).map("".join))
bracketed = st.tuples(
    st.sampled_from(["（）", "“”", "《》", "「」", "‘’", "【】", "()", "[]", "“‘’”", "（《》）", "([])"]), clause
).map(lambda pair: pair[0][: len(pair[0]) // 2] + pair[1] + pair[0][len(pair[0]) // 2 :])
mark = st.sampled_from(["，", "。", "、", "；", "：", "？", "！", "……", "——", "·", ", ", ". ", ",", " ", ""])
mixed = st.lists(st.tuples(st.one_of(clause, bracketed), mark).map("".join), min_size=1, max_size=12).map("".join)
widths = st.floats(6, 40)


def lines(text: str, width: float, **how: object) -> list[str]:
    return [line.text for line in break_lines(text, width, measure, **how)]  # type: ignore[arg-type]


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


@given(mixed, widths, st.booleans())
@example("一二三四五(模型)and七八", 6, False)
@example("一二三四GPT(模型)", 6, False)
@example("大模型企业家,AI芯片", 5, False)
@example("大模型企业家,500", 6, False)
@example("业，业,(业业)，", 6, False)
@example("一二三四五[(模型)]", 6, False)
def test_no_closing_mark_begins_a_line_and_no_opening_mark_ends_one(text: str, width: float, even: bool) -> None:
    found = lines(text, width, even=even)
    for line in found[1:]:
        assert line[0] not in CLOSING, found
    for line in found[:-1]:
        assert line[-1] not in OPENING, found


@given(st.one_of(mixed, st.text(max_size=60)), widths, st.booleans())
@example("([{{", 8, False)
@example("人“”工", 6, True)
def test_nothing_is_lost(text: str, width: float, even: bool) -> None:
    assert bare("".join(lines(text, width, even=even))) == bare(text)


@given(st.lists(st.sampled_from(["AI", "park", "Suzhou", "of", "1,900"]), min_size=1, max_size=20), widths)
@settings(max_examples=50)
def test_words_stay_whole_and_apart(words: list[str], width: float) -> None:
    assert " ".join(lines(" ".join(words), width)).split() == words


@pytest.mark.parametrize("space", [" ", "\t", GAP, "\u2003", "\u2009", "\u202f"])
def test_any_space_keeps_words_apart(space: str) -> None:
    assert lines(f"AI{space}Park", 40)[0].split() == ["AI", "Park"]


def test_names_in_a_row_part_between_them() -> None:
    found = lines("Science Park · Dushu Lake Harbour · AI Park", 16, even=True)
    assert found == ["Science Park ·", "Dushu Lake Harbour · AI Park"]
    assert lines("Science Park · Dushu Lake Youth Harbour · AI Park", 14, even=True) == [
        "Science Park ·", "Dushu Lake Youth Harbour ·", "AI Park",
    ]  # fmt: skip
    assert lines("Science Park · Dushu Lake Youth Harbour", 8) == ["Science Park ·", "Dushu Lake Youth", "Harbour"]


@given(mixed, widths, st.booleans())
def test_lines_are_no_wider_than_allowed(text: str, width: float, even: bool) -> None:
    # Only what may not be divided may be wider: a word, or a hanzi, with its marks and its unit.
    for line in break_lines(text, width, measure, even=even):
        assert line.width == measure(line.text)
        if line.width > width + 0.01:
            assert len(atoms(line.text)) == 1, line


@given(mixed, widths)
def test_even_lines_take_no_more_room(text: str, width: float) -> None:
    assert len(lines(text, width, even=True)) <= len(lines(text, width))


def test_hanzi_and_latin_keep_a_gap() -> None:
    assert spaced("园区AI企业1900家，占70%的") == f"园区{GAP}AI{GAP}企业{GAP}1900{GAP}家，占{GAP}70%{GAP}的"
    assert spaced("园区 AI  企业") == f"园区{GAP}AI{GAP}企业"
    assert spaced("（AI）") == "（AI）"
    assert spaced("AI in Suzhou, 2025") == "AI in Suzhou, 2025"


@given(mixed)
def test_spacing_twice_is_spacing_once(text: str) -> None:
    assert spaced(spaced(text)) == spaced(text)
    assert bare(spaced(text)) == bare(text)


@given(han, st.sampled_from(["1,900", "70%", "300+", "1.8"]), st.sampled_from("家亿个年的"), han, widths)
@example("人工智能大", "1,900", "家", "人", 8)
@example("产业规模为", "300+", "家", "园", 10.75)
def test_a_number_keeps_its_unit(before: str, number: str, unit: str, after: str, width: float) -> None:
    assert any(f"{number}{GAP}{unit}" in line for line in lines(f"{before}{number}{unit}{after}", width))


@given(han, han, widths, st.booleans())
@example("通过", "昼夜场景测试", 9, True)
def test_a_name_in_capitals_keeps_its_number(before: str, after: str, width: float, even: bool) -> None:
    assert any("ISO 22737" in line for line in lines(f"{before} ISO 22737 {after}", max(width, 8), even=even))


@given(st.text(HAN, min_size=4, max_size=80), st.integers(6, 30), st.sampled_from(["", "。", "”。"]), st.booleans())
def test_no_hanzi_is_left_alone_on_the_last_line(text: str, width: int, end: str, even: bool) -> None:
    found = lines(text + end, width, even=even)
    if len(found) > 1:
        assert len(found[-1].strip(CLOSING)) >= 2, found


def test_a_headline_parts_at_the_pause() -> None:
    assert lines("两个数字，看见产业的量级", 9, even=True) == ["两个数字，", "看见产业的量级"]
    assert lines("四项认可看见一个园区，苏州市第一", 14, even=True) == ["四项认可看见一个园区，", "苏州市第一"]
    # A pause too near one end does not help: the lines are evened out instead.
    assert lines("看，两个数字说出产业的量级在哪里", 13, even=True)[0] != "看，"


def test_a_headline_without_a_pause_has_even_lines() -> None:
    found = lines("苏州工业园区人工智能产业一年回望", 13, even=True)
    assert len(found) == 2
    assert abs(measure(found[0]) - measure(found[1])) <= 1


def test_opening_marks_hang_out_at_a_lines_start() -> None:
    first, *rest = break_lines("“模术空间”是大模型社区", 7, measure, em=1.0)
    assert first.hang == HANG
    assert [line.hang for line in rest] == [0.0] * len(rest)
    assert break_lines("“模术空间”", 9, measure)[0].hang == 0.0
    assert break_lines("(AI) 大模型", 9, measure, em=1.0)[0].hang == 0.0


@given(st.integers(3, 30))
def test_an_apostrophe_does_not_break_a_word(width: int) -> None:
    text = "The world’s first and Suzhou’s own park’s 'tigers'"
    assert " ".join(lines(text, width)).split() == text.split()


def test_line_breaks_typed_by_hand_are_kept() -> None:
    assert lines("一湖灯火\n一城智能", 30) == ["一湖灯火", "一城智能"]
    assert lines("Two numbers,\none measure", 30, even=True) == ["Two numbers,", "one measure"]
    assert lines("", 10) == []


@pytest.mark.parametrize(
    ("typed", "joined"),
    [
        ("六股力量，\n长成一片雨林", "六股力量，长成一片雨林"),
        ("Six strands,\none rainforest", "Six strands, one rainforest"),
        ("与“AI 员工”\n一起 OPC\n创业", "与“AI 员工”一起 OPC 创业"),
    ],
)
def test_line_breaks_can_be_taken_out(typed: str, joined: str) -> None:
    assert in_one_line(typed) == joined


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("AI 'Ten Little Tigers'", "AI ‘Ten Little Tigers’"),
        ("China's ten, the parks' own", "China’s ten, the parks’ own"),
        ("\"'Ten' tigers\", he said", "“‘Ten’ tigers”, he said"),
        ("('a') and a \"b\"", "(‘a’) and a “b”"),
        ("1990's", "1990’s"),
        ("5'10\" tall", "5'10\" tall"),
        ("‘Ten’ tigers’ “own”", "‘Ten’ tigers’ “own”"),
        ("", ""),
    ],
)
def test_english_quotation_marks_are_printed_curled(typed: str, printed: str) -> None:
    assert curled(typed) == printed
