"""Slides, companies and settings: what is wrong is told at its place, and the rest plays."""

import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from kiosk.content.check import check
from kiosk.content.fields import Text
from kiosk.slides.metrics import Content as Metrics
from tests.content.checks import CheckText, Kinds, played, shown
from tests.content.decks import STATEMENT, lines, slide


def test_the_check_needs_no_qt() -> None:
    code = "import sys, kiosk.content.check, kiosk.content.watch; print([m for m in sys.modules if 'PySide6' in m])"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("count", [1, 500])
def test_any_number_of_slides_plays(count: int, check_text: CheckText) -> None:
    checked = check_text("slides:\n" + STATEMENT * count)
    assert len(played(checked).slides) == count
    assert checked.problems == ()
    assert checked.slide_position(count - 1) == (2 * count, 5)


@pytest.mark.parametrize(
    ("content", "line"), [("slides: []\n", 1), ("kiosk: {}\nslides:\n", 2), ("companies: []\n", 1), ("slides: ~\n", 1)]
)
def test_no_slides(content: str, line: int, check_text: CheckText) -> None:
    checked = check_text(content)
    assert checked.deck is None
    assert [(problem.code, problem.line) for problem in checked.problems] == [("slides_none", line)]


def test_bad_slides_alone_leave_no_deck(check_text: CheckText) -> None:
    checked = check_text("slides:\n  - kind: statement\n")
    assert checked.deck is None
    assert [problem.code for problem in checked.problems] == ["key_missing"]


def test_deck_is_frozen(check_text: CheckText) -> None:
    slide = played(check_text("slides:\n" + STATEMENT)).slides[0]
    with pytest.raises(ValidationError):
        setattr(slide, "title", slide.title)  # noqa: B010 - mypy knows that it cannot be


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("- kind: statement\n  title: x\n", "top_not_mapping"),
        ("kind\n", "top_not_mapping"),
        ("slides：\n", "colon_fullwidth"),
        ("slides: x\n", "list_expected"),
        ("slides:\n  kind: statement\n  title: x\n", "list_expected"),
        ("slides:\n  - x\n", "slide_not_mapping"),
        ("slides:\n  -\n", "slide_not_mapping"),
        ("slides:\n  - title: x\n", "kind_missing"),
    ],
)
def test_not_the_shape_of_a_deck(content: str, code: str, check_text: CheckText) -> None:
    checked = check_text(content)
    assert checked.deck is None
    assert [problem.code for problem in checked.problems] == [code]


def test_unknown_key_reads_well(check_text: CheckText) -> None:
    (problem,) = check_text(slide("statement", "leed: y") + STATEMENT).problems
    assert problem.text("zh") == (
        "content.yaml:4:5 错误：这里没有 `leed` 这个键。\n        leed: y\n        ^\n改法：您是不是想写 `lead`？"
    )
    assert problem.text("en") == (
        "content.yaml:4:5 error: There is no key `leed` here.\n        leed: y\n        ^\n"
        "To mend it: Did you mean `lead`?"
    )


def test_unknown_key_that_resembles_none_lists_the_keys(check_text: CheckText) -> None:
    (problem,) = check_text(slide("statement", "zzz: y")).problems
    assert "`title`、" in problem.text("zh")
    assert "`from`" not in problem.text("zh")


def test_key_in_chinese(check_text: CheckText) -> None:
    (problem,) = check_text(slide("statement", "来源: y")).problems
    assert problem.mend("zh") == "您是不是想写 `source`？"


def test_a_quote_at_the_end_alone_is_told_but_neither_inches_nor_pairs_are(check_text: CheckText) -> None:
    texts = '{zh: 规模", en: "Scale"}', '{zh: 43", en: A 43" screen}', "{zh: 规模“大”, en: a \"big\" one}"
    told = [check_text(slide("statement", f"lead: {text}")).problems for text in texts]
    assert [(problem.code, problem.severity, problem.line, problem.column) for problem in told[0]] == [
        ("quote_alone", "warning", 4, 16)
    ]
    assert not told[1]
    assert not told[2]


def test_unknown_kind_reads_well(check_text: CheckText) -> None:
    checked = check_text("slides:\n  - kind: metrix\n    title: x\n" + STATEMENT)
    assert [problem.text("en") for problem in checked.problems] == [
        "content.yaml:2:11 error: There is no kind of slide called “metrix”.\n"
        "      - kind: metrix\n"
        "              ^\n"
        "To mend it: Did you mean `metrics`?"
    ]
    assert len(played(checked).slides) == 1


def test_unknown_section(check_text: CheckText) -> None:
    checked = check_text("slide: 3\nslides:\n" + STATEMENT)
    (problem,) = checked.problems
    assert (problem.code, problem.line, problem.params["nearest"]) == ("section_unknown", 1, "slides")
    assert checked.deck is not None


def test_a_misspelt_section_plays_all_the_same(check_text: CheckText) -> None:
    checked = check_text("slide:\n" + STATEMENT + "  - kind: nope\n    title: y\n")
    assert [(problem.code, problem.line) for problem in checked.problems] == [
        ("section_unknown", 1),
        ("kind_unknown", 4),
    ]
    assert checked.slide_position(0) == (2, 5)


def test_duplicate_key_keeps_the_first(check_text: CheckText) -> None:
    checked = check_text(slide("statement", "lead: one", "lead: two"))
    assert played(checked).slides[0].lead == Text(zh="one", en="one")
    assert [problem.text("zh") for problem in checked.problems] == [
        "content.yaml:5:5 错误：`lead` 写了两次，第一次在第 4 行；这里的没有采用。\n"
        "        lead: two\n"
        "        ^\n"
        "改法：请删掉其中一个。"
    ]


@pytest.mark.parametrize(
    "typed", ["NO", "on", "yes", "12:30", "010", "1.10", "1,900", "35%", "2026-13-45", "null and void"]
)
def test_text_stays_as_it_was_typed(typed: str, check_text: CheckText) -> None:
    checked = check_text(f"slides:\n- kind: statement\n  title: {typed}\n")
    assert played(checked).slides[0].title.zh == typed
    assert checked.problems == ()


@pytest.mark.parametrize(
    ("typed", "value"),
    [("010", 10), ("1,900", 1900), ("1.10", 1.1), ("1_900", 1900), ("１９００", 1900), ("1200亿", 1.2e11),
     ("300+", 300), ("35%", 35), ("0", 0), ("1.2B", 1.2e9)],
)  # fmt: skip
def test_numbers_mean_what_people_mean(typed: str, value: float, check_text: CheckText) -> None:
    checked = check_text(slide("metrics", "source: s", "figures:", f"  - {{label: a, value: '{typed}'}}"))
    assert float(shown(checked, Metrics).figures[0].value) == value


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("nan", "amount_not_finite"),
        (".NaN", "amount_not_finite"),
        ("-inf", "amount_not_finite"),
        ("∞", "amount_not_finite"),
        ("1e400", "amount_exponent"),
        ("1e5", "amount_exponent"),
        ("-5", "amount_negative"),
        ("1" + "0" * 30, "amount_huge"),
        ("9" * 5000, "amount_huge"),
        ("1,90", "amount_commas"),
        ("12:30", "amount_expected"),
        ("0x10", "amount_expected"),
        ("about 5", "amount_expected"),
        ("{value: 5}", "amount_expected"),
        ("[5]", "amount_expected"),
        ("", "value_empty"),
        ("#5", "value_comment"),
    ],
)
def test_numbers_that_are_none(typed: str, code: str, check_text: CheckText) -> None:
    checked = check_text(slide("metrics", "source: s", "figures:", "  - label: a", f"    value: {typed}") + STATEMENT)
    assert [(problem.code, problem.line) for problem in checked.problems] == [(code, 7)]
    assert len(played(checked).slides) == 1


@pytest.mark.parametrize(
    ("kind", "texts", "code", "line"),
    [
        ("shares", ["shares:", "- {label: a, share: 0, of: b}"], "percent_range", 5),
        ("shares", ["shares:", "- {label: a, share: 101, of: b}"], "percent_range", 5),
        ("shares", ["shares:", "- {label: a, share: 0.7, of: b}"], "percent_fraction", 5),
        ("statement", ["seconds: 0"], "number_small", 4),
        ("statement", ["seconds: 601"], "number_large", 4),
        ("statement", ["accent: blue"], "choice", 4),
        ("statement", ["points: [a, b, c, d, e]"], "list_long", 4),
        ("statement", ["points: a"], "list_expected", 4),
        ("statement", ["points: -a"], "dash_space", 4),
        ("statement", ["points: [a, ~]"], "value_empty", 4),
        ("statement", ["lead: ''"], "text_empty", 4),
        ("statement", ["lead: {cn: x}"], "text_language", 4),
        ("statement", ["lead: [x]"], "text_expected", 4),
        ("metrics", ["figures: []"], "list_short", 4),
        ("metrics", ["figures: [x]"], "mapping_expected", 4),
        ("metrics", ["figures:", "- label：x"], "colon_fullwidth", 5),
        ("picture", ["picture: [x]"], "word_expected", 4),
        ("picture", ["picture: ''"], "string_short", 4),
        ("picture", ["picture: x.png", "pan: maybe"], "flag_expected", 5),
        ("timeline", [], "timeline_short", 2),
        ("timeline", ["milestones: [{date: 2026-13-45, text: a}, {date: 2022, text: b}]"], "day_impossible", 4),
        ("timeline", ["milestones: [{date: soon, text: a}, {date: 2022, text: b}]"], "day_expected", 4),
        ("bars", ["bars:", "- {label: a}"], "bar_value", 5),
        ("bars", ["bars:", "- {label: a, value: 1, values: [2]}"], "bar_value", 5),
        (
            "bars",
            ["series: [a, b]", "bars:", "- {label: a, values: [1, 2]}", "- {label: b, value: 1}"],
            "bars_series",
            7,
        ),
        ("bars", ["bars:", "- {label: a, values: [1, 2]}"], "bars_series", 5),
        ("bars", ["bars:", "- {label: a, value: 0}"], "bars_zero", 5),
        ("line", ["series:", "- name: a", "  points:", "  - [2023, 1]", "  - [2022, 2]"], "line_order", 8),
        ("line", ["series:", "- {name: a, points: [[2023, 1], [2023, 2]]}"], "line_order", 5),
        (
            "line",
            ["area: yes", *("series: [", *["  {name: a, points: [[2022, 1], [2023, 2]]},"] * 2, "]")],
            "line_area",
            4,
        ),
        ("line", ["series:", "- {name: a, points: [[2022, 1]]}"], "list_short", 5),
        ("dots", ["groups:", "- {label: a, value: 0}"], "dots_whole", 5),
        ("dots", ["groups:", "- {label: a, value: 1.5}"], "dots_whole", 5),
        ("dots", ["groups:", "- {label: a, value: 4000}", "- {label: a, value: 1001}"], "dots_many", 5),
        ("poll", ["answers: [{label: a}]"], "list_short", 4),
        ("poll", ["answers:", "- {label: a}", "- {label: b, id: a}"], "poll_same", 6),
        ("statement", ["show: {days: [moo]}"], "weekday_expected", 4),
        ("statement", ["show: {hours: 9}"], "hours_expected", 4),
        ("statement", ["show:", "  from: 2026-12-02", "  until: 2026-12-01"], "show_backwards", 6),
        ("spotlight", ["company: nobody"], "company_unknown", 4),
    ],
)
def test_values_that_are_refused(kind: str, texts: list[str], code: str, line: int, check_text: CheckText) -> None:
    checked = check_text(slide(kind, *texts) + STATEMENT)
    assert [(problem.code, problem.line) for problem in checked.errors] == [(code, line)]
    assert len(played(checked).slides) == 1


def test_colour_without_quotes(check_text: CheckText) -> None:
    checked = check_text(
        "slides:\n- kind: statement\n  title: #fff\n" + "- kind: statement\n  title: x\n  lead: #1 in town\n"
    )
    assert [problem.text("en") for problem in checked.problems] == [
        "content.yaml:3:3 error: `title` is empty, because # begins a comment.\n"
        "      title: #fff\n"
        "      ^\n"
        'To mend it: Put it into quotes: `title: "#fff"`.',
        "content.yaml:6:3 warning: `lead` is empty, because # begins a comment.\n"
        "      lead: #1 in town\n"
        "      ^\n"
        'To mend it: If it should count, put it into quotes: `lead: "#1 in town"`.',
    ]


def test_text_cut_at_a_hash(check_text: CheckText) -> None:
    checked = check_text("slides:\n- kind: statement\n  title: building #3 opens # really\n")
    assert [(problem.code, problem.severity, problem.line, problem.column) for problem in checked.problems] == [
        ("value_cut", "warning", 3, 18)
    ]


def test_long_titles_emoji_and_rare_hanzi(check_text: CheckText) -> None:
    title = "智" * 300
    slides = [f"- {{kind: statement, title: {{zh: {text}, en: x}}}}" for text in (title, "𬭎😀")]
    checked = check_text(lines("slides:", *slides))
    assert [slide.title.zh for slide in played(checked).slides] == [title, "𬭎😀"]
    assert checked.problems == ()


def test_caret_after_full_width_text(check_text: CheckText) -> None:
    (problem,) = check_text("slides:\n- {kind: statement, title: 𬭎灯火, accent: 蓝}\n").errors
    where, line, caret, _ = problem.text("zh").split("\n")
    assert where.startswith("content.yaml:2:41 ")
    assert len(caret.rstrip("^")) == len("    - {kind: statement, title: ") + 3 * 2 + len(", accent: ")
    assert line.endswith("accent: 蓝}")


def test_problems_come_by_line(check_text: CheckText) -> None:
    checked = check_text(
        "kiosk: {zoom: 1}\nslides:\n  - kind: spotlight\n    title: x\n    company: b\n    x: y\ncompanies:\n- {}\n"
    )
    assert [problem.line for problem in checked.problems] == [1, 6, 8]


def test_every_shipped_kind_example_is_sound(kinds: Kinds, tmp_path: Path) -> None:
    for name, model in kinds.items():
        example = sys.modules[model.__module__].EXAMPLE.strip().splitlines()
        item = "".join(f"{'  - ' if not number else '    '}{line}\n" for number, line in enumerate(example))
        (tmp_path / "content.yaml").write_text(f"slides:\n{item}companies:\n- {{id: example, name: x}}\n")
        told = {problem.code for problem in check(tmp_path / "content.yaml", kinds).problems}
        assert told <= {"picture_missing", "english_missing"}, name
