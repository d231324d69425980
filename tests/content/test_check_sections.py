"""Settings, companies and warnings: what is wrong is told at its place, and the rest plays."""

import pytest

from tests.content.checks import CheckText, played
from tests.content.decks import STATEMENT, lines, slide


def test_bad_settings_fall_back_one_by_one(check_text: CheckText) -> None:
    checked = check_text(lines(
        "kiosk:", "  motion: ful", "  language: en", "  screen: {number: 0, diagonal_inches: 55}", "  zoom: 2",
        "slides:",
    ) + STATEMENT)  # fmt: skip
    settings = played(checked).settings
    assert (settings.motion, settings.language) == ("full", "en")
    assert (settings.screen.number, settings.screen.diagonal_inches) == (1, 55)
    assert [(problem.code, problem.line) for problem in checked.problems] == [
        ("choice", 2), ("number_small", 4), ("key_unknown", 5),
    ]  # fmt: skip


@pytest.mark.parametrize("kiosk", ["", "x", "[x]", "{screen: x}", "{screen: }"])
def test_settings_that_are_no_settings(kiosk: str, check_text: CheckText) -> None:
    checked = check_text(f"kiosk: {kiosk}\nslides:\n{STATEMENT}")
    assert played(checked).settings.language == "zh"
    assert len(checked.problems) == bool(kiosk)


def test_companies_get_ids(check_text: CheckText) -> None:
    checked = check_text(lines(
        "companies:", "- {id: a, name: {zh: 甲, en: A}}", "- name: {zh: 乙科技, en: Yi Tech}", "- name: 丙 · 公司",
        "- name: {zh: 丁, en: Yi Tech}", "- name: '！'", "slides:",
    ) + STATEMENT)  # fmt: skip
    assert [company.id for company in played(checked).companies] == ["a", "yi-tech", "丙-公司", "yi-tech-2", "company"]
    assert played(checked).company("yi-tech") is played(checked).companies[1]
    assert played(checked).companies[1].name.zh == "乙科技"


def test_clashing_companies(check_text: CheckText) -> None:
    checked = check_text(lines(
        "companies:", "- {id: a, name: {zh: 甲, en: A}}", "- {id: a, name: {zh: 乙, en: B}}",
        "- {id: c, name: {zh: 甲, en: C}}", "slides:",
    ) + STATEMENT)  # fmt: skip
    assert [company.id for company in played(checked).companies] == ["a", "c"]
    assert [(problem.code, problem.line, problem.params["first"]) for problem in checked.problems] == [
        ("company_id_twice", 3, "2"), ("company_name_twice", 4, "2"),
    ]  # fmt: skip


def test_slides_name_companies(check_text: CheckText) -> None:
    content = lines(
        "companies:", "- {id: jiushi, name: {zh: 九识, en: Jiushi}}", "- {id: bad}", "slides:",
        "- {kind: spotlight, title: x, company: jiushi}", "- {kind: spotlight, title: x, company: jiusi}",
        "- {kind: spotlight, title: x, company: 九识}", "- {kind: timeline, title: x, company: bad}",
    )  # fmt: skip
    checked = check_text(content)
    assert len(played(checked).slides) == 1
    assert [(problem.code, problem.line, problem.params.get("nearest")) for problem in checked.problems] == [
        ("key_missing", 3, None),
        ("company_unknown", 6, "jiushi"),
        ("company_unknown", 7, "jiushi"),
        ("company_left_out", 8, None),
    ]


def test_english_missing_is_one_warning_a_slide(check_text: CheckText) -> None:
    checked = check_text(
        slide("statement", "lead: 灯", "points: [湖, {zh: 火, en: fire}, {zh: 同, en: 同}]", "source: s")
    )
    (problem,) = checked.problems
    assert (problem.severity, problem.code, problem.line, problem.params["count"]) == (
        "warning",
        "english_missing",
        4,
        "2",
    )


def test_english_missing_is_one_warning_for_all_companies(check_text: CheckText) -> None:
    checked = check_text("companies: [{name: 甲}, {name: 乙}]\nslides:\n" + STATEMENT)
    assert [(problem.code, problem.params["count"]) for problem in checked.problems] == [
        ("companies_english_missing", "2")
    ]


def test_figures_want_a_source(check_text: CheckText) -> None:
    figures = ["figures: [{label: a, value: 1}]"]
    assert [problem.code for problem in check_text(slide("metrics", *figures)).problems] == ["source_missing"]
    assert check_text(slide("metrics", *figures, "source: s")).problems == ()
    assert check_text(slide("metrics", *figures) + "kiosk: {source: s}\n").problems == ()
    shares = slide("shares", "shares: [{label: a, share: 4, of: b}]")
    assert [problem.code for problem in check_text(shares).problems] == ["source_missing"]


def test_all_hidden_is_a_warning(check_text: CheckText) -> None:
    checked = check_text(slide("statement", "show: no"))
    assert checked.deck is not None
    assert [(problem.code, problem.severity) for problem in checked.problems] == [("nothing_shown", "warning")]


def test_others_add_problems(check_text: CheckText) -> None:
    checked = check_text("slides:\n  - kind: nope\n    title: x\n" + slide("statement", "lead: y")[8:])
    extra = checked.slide_problem("text_too_long", 0, ("lead",))
    failed = checked.slide_problem("slide_failed", 0, reason="ValueError")
    more = checked.with_problems([extra, failed])
    assert [(problem.code, problem.place) for problem in more.problems] == [
        ("kind_unknown", "content.yaml:2:11"),
        ("slide_failed", "content.yaml:4:5"),
        ("text_too_long", "content.yaml:6:11"),
    ]
    assert [problem.severity for problem in (extra, failed)] == ["warning", "error"]
    assert extra.what("en") == "The text of `lead` is too long to fit."
