"""Text that YAML refuses, or swallows in silence: the true cause on its line, and the rest plays."""

import pytest

from tests.content.checks import Around, CheckText, Codes, played

BROKEN = {
    "full-width colon": ("  - kind: statement\n    title：重大突破\n    lead: x\n", "colon_fullwidth", 5, 10),
    "full-width colon at the end": ("  - kind: statement\n    title：重大突破\n", "colon_fullwidth", 5, 10),
    "full-width colon alone": ("  - kind：statement\n", "colon_fullwidth", 4, 9),
    "full-width colon in a text": ("  - kind: statement\n    title:\n      zh：中文\n", "colon_fullwidth", 6, 9),
    "full-width colon in braces": ("  - kind: statement\n    title: {zh：中文}\n", "colon_fullwidth", 5, 15),
    "no space after the colon": ("  - kind: statement\n    title:x\n    lead: y\n", "colon_space", 5, 10),
    "no space in braces": ("  - kind: statement\n    title: {zh:x,en: y}\n", "colon_space", 5, 15),
    "no space after the dash": ("  -kind: statement\n    title: x\n", "dash_space", 4, 3),
    "no space after an inner dash": (
        "  - kind: statement\n    title: x\n    points:\n      - a\n      -b\n", "dash_space", 8, 7),
    "tab": ("  - kind: statement\n\ttitle: x\n", "indent_tab", 5, 1),
    "full-width blanks": ("  - kind: statement\n\u3000\u3000title: x\n", "indent_wide_space", 5, 1),
    "non-breaking blanks": ("  - kind: statement\n\xa0\xa0\xa0\xa0title: x\n", "indent_wide_space", 5, 1),
    "per cent": ("  - kind: statement\n    title: %35 增长\n", "value_start", 5, 12),
    "at": ("  - kind: statement\n    title: @某人\n", "value_start", 5, 12),
    "backtick": ("  - kind: statement\n    title: `x`\n", "value_start", 5, 12),
    "star": ("  - kind: statement\n    title: *重点*\n", "value_start", 5, 12),
    "exclamation mark": ("  - kind: statement\n    title: !重磅 发布\n", "value_start", 5, 12),
    "exclamation mark taken for a tag": ("  - kind: statement\n    title: !new x\n", "tag_swallowed", 5, 12),
    "brackets": ("  - kind: statement\n    title: [重磅] 发布\n", "bracket_text", 5, 12),
    "open bracket": ("  - kind: statement\n    title: {zh: 中文\n    lead: x\n", "bracket_open", 5, 12),
    "full-width comma": ("  - kind: statement\n    title: {zh: 中文，en: x}\n", "comma_fullwidth", 5, 19),
    "open quote": ("  - kind: statement\n    title: \"没有关\n    lead: x\n", "quote_open", 5, 12),
    "open quote in braces": ("  - kind: statement\n    title: {zh: \"一, en: \"One\"}\n", "quote_open", 5, 17),
    "open quote at their end": ("  - kind: statement\n    title: {zh: \"一\", en: \"One}\n", "quote_open", 5, 26),
    "path with a backslash": ("  - kind: picture\n    picture: \"assets\\logo.png\"\n", "escape_unknown", 5, 21),
    "key at the margin": ("  - kind: statement\n    title: x\nshow: no\n", "indent_uneven", 6, 1),
    "text after a quote": ("  - kind: statement\n    title: \"重磅\"发布\n", "quote_text", 5, 16),
    "colon in a text": ("  - kind: statement\n    title: 时间: 10点\n", "colon_in_value", 5, 14),
    "list on the line of its key": ("  - kind: statement\n    title: x\n    points: - a\n", "dash_in_value", 6, 13),
    "indent too small": ("  - kind: statement\n   title: x\n", "indent_uneven", 5, 4),
    "indent too large": ("  - kind: statement\n      title: x\n", "indent_uneven", 5, 7),
    "item too far right": ("   - kind: statement\n     title: x\n", "indent_uneven", 4, 4),
    "item too far left": (" - kind: statement\n   title: x\n", "indent_uneven", 4, 2),
    "no dash": ("  kind: statement\n    title: x\n", "dash_missing", 4, 3),
    "three thousand brackets": (f"  - kind: statement\n    title: {'[' * 3000}\n", "too_deep", 5, 51),
    "three thousand dashes": (f"  - kind: statement\n    title:\n      {'- ' * 3000}\n", "too_deep", 6, 85),
    "unknown reference": ("  - kind: statement\n    title: *abc\n", "alias_unknown", 5, 12),
    "reference to itself": ("  - kind: statement\n    title: &a [*a]\n", "alias_loop", 5, 16),
    "merge key": ("  - kind: statement\n    title: x\n    <<: {lead: y}\n", "merge_key", 6, 5),
    "mapping for a key": ("  - kind: statement\n    title: x\n    {a: b}: y\n", "key_not_text", 6, 5),
    "escape": ("  - kind: statement\n    title: \"a\\x07\"\n", "control_escape", 5, 12),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_one_slip_is_told_and_costs_one_slide(case: str, around: Around) -> None:
    lines, code, line, column = BROKEN[case]
    checked = around(lines)
    first = checked.errors[0]
    assert (first.code, first.line, first.column) == (code, line, column)
    assert [slide.title.zh for slide in played(checked).slides] == ["first", "last"]


@pytest.mark.parametrize("case", BROKEN)
def test_nothing_but_the_cause_is_told(case: str, around: Around) -> None:
    """One slip is one message: a key that could not be read is not called missing as well."""
    lines, code, line, _ = BROKEN[case]
    told = {(problem.code, problem.line) for problem in around(lines).errors}
    also = {("value_empty", line)} if case in ("unknown reference", "exclamation mark taken for a tag") else set()
    if case == "reference to itself":
        also = {("text_expected", line)}
    assert told - also == {(code, line)}


def test_full_width_colon_reads_well(around: Around) -> None:
    (problem,) = around(BROKEN["full-width colon"][0]).errors
    assert problem.text("zh") == (
        "content.yaml:5:10 错误：用了全角冒号“：”。\n"
        "        title：重大突破\n"
        "             ^\n"
        "改法：改成英文冒号加一个空格：`title: `。"
    )
    assert problem.text("en") == (
        "content.yaml:5:10 error: There is a full-width colon “：” here.\n"
        "        title：重大突破\n"
        "             ^\n"
        "To mend it: Write an ordinary colon and a space: `title: `."
    )


def test_tab_and_wide_blank_read_well(around: Around) -> None:
    assert around(BROKEN["tab"][0]).errors[0].text("zh") == (
        "content.yaml:5:1 错误：行首用了 Tab 键，YAML 只认空格。\n"
        "    →title: x\n"
        "    ^\n"
        "改法：删掉行首的 Tab，用空格与上下行对齐。"
    )
    assert (
        around(BROKEN["full-width blanks"][0])
        .errors[0]
        .text("en")
        .endswith("To mend it: Delete it and type ordinary spaces, in line with its neighbours.")
    )


def test_all_slips_are_told_in_one_pass(codes: Codes) -> None:
    content = "kiosk:\n  language：zh\nslides:\n" + "".join(lines for lines, *_ in BROKEN.values())
    told = [code for code, _ in codes(content + "companies:\n  - name：x\n")]
    assert set(told) >= {code for _, code, *_ in BROKEN.values()} - {"tag_swallowed"}


def test_a_slip_does_not_hide_what_else_is_wrong_in_its_slide(around: Around) -> None:
    checked = around("  - kind: metrics\n    title：x\n    figures:\n      - {label: a, value: -1, nope: x}\n")
    assert [(problem.code, problem.line) for problem in checked.errors] == [
        ("colon_fullwidth", 5), ("amount_negative", 7), ("key_unknown", 7),
    ]  # fmt: skip


def test_a_slip_in_a_heading_costs_nothing(check_text: CheckText) -> None:
    checked = check_text("slides：\n  - kind: statement\n    title: x\n")
    assert len(played(checked).slides) == 1
    assert [(problem.code, problem.line, problem.column) for problem in checked.problems] == [("colon_fullwidth", 1, 7)]


def test_a_slip_in_a_company_costs_that_company(check_text: CheckText) -> None:
    checked = check_text(
        "slides:\n- kind: statement\n  title: x\ncompanies:\n- id: a\n  name：甲\n- {id: b, name: {zh: 乙, en: B}}\n"
    )
    assert [company.id for company in played(checked).companies] == ["b"]
    assert [(problem.code, problem.line) for problem in checked.problems] == [("colon_fullwidth", 6)]


def test_first_line_of_the_first_slide_commented_out(check_text: CheckText) -> None:
    rest = "    title: x\n  - kind: statement\n    title: y\n"
    checked = check_text(f"slides:\n#  - kind: statement\n{rest}companies: []\n")
    assert [(problem.code, problem.line) for problem in checked.problems] == [("dash_missing", 3)]
    assert [slide.title.zh for slide in played(checked).slides] == ["y"]


def test_prose_is_left_alone(around: Around) -> None:
    """What looks like a slip is none in a text of several lines, though another line of the slide is broken."""
    checked = around("  - kind: statement\n    title: |\n      lead：这不是键\n      -也不是\n    lead: %x\n")
    assert [(problem.code, problem.line) for problem in checked.errors] == [("value_start", 8)]


def test_quoted_text_may_run_over_lines(around: Around) -> None:
    checked = around('  - kind: statement\n    title: "one\n      two"\n    lead: @x\n')
    assert [(problem.code, problem.line) for problem in checked.errors] == [("value_start", 7)]


def test_laughs_are_told_once(check_text: CheckText) -> None:
    laughs = "a: &a [x,x,x,x,x,x,x,x,x]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True):
        laughs += f"{name}: &{name} [{','.join(['*' + before] * 9)}]\n"
    slides = "slides:\n- kind: statement\n  title: x\n  points: *i\n- kind: statement\n  title: y\n"
    checked = check_text(laughs + slides)
    assert [problem.line for problem in checked.errors if problem.code == "alias_bomb"] == [5]
    assert [slide.title.zh for slide in played(checked).slides] == ["y"]


def test_sharing_a_text_is_allowed(check_text: CheckText) -> None:
    checked = check_text("slides:\n- kind: statement\n  title: &t {zh: 灯, en: Lamp}\n- kind: statement\n  title: *t\n")
    assert [slide.title.en for slide in played(checked).slides] == ["Lamp", "Lamp"]
    assert checked.problems == ()


def test_second_document_is_told_and_the_first_plays(check_text: CheckText) -> None:
    checked = check_text("slides:\n- kind: statement\n  title: x\n---\nslides: []\n")
    assert len(played(checked).slides) == 1
    assert [(problem.code, problem.line) for problem in checked.problems] == [("several_documents", 4)]


@pytest.mark.parametrize(
    "content", ["[" * 3000, "{" * 3000, "- " * 3000, "? " * 3000, "'", "{", "]", "%", "\t", "&a " * 9]
)
def test_rubbish_is_told(content: str, check_text: CheckText) -> None:
    checked = check_text(content)
    assert checked.deck is None
    assert checked.problems


def test_many_misplaced_items_are_all_told(codes: Codes) -> None:
    right, left = "   - kind: statement\n     title: x\n", "  - kind: statement\n    title: x\n"
    assert codes("slides:\n" + (right + left) * 50) == [("indent_uneven", line) for line in range(4, 202, 4)]
