"""`check` tries the pages of companies, and their charts, as visitors will open them."""

import json
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.slides import discover
from tests.good_deck import GOOD, LONG, write_good_deck


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return write_good_deck(tmp_path, monkeypatch)


pytestmark = pytest.mark.usefixtures("qapp")


def test_check_tries_the_pages_of_companies(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    facts = "".join(f"      - {{zh: {number}{'示例事实' * 9}, en: {number}{' sample' * 12}}}\n" for number in range(9))
    company = f"  - name: {{zh: 示例一, en: Sample}}\n    facts:\n{facts}"
    glyph = "  - name: {zh: 示例\ue123, en: Sample 2}"
    content.write_text(f"{GOOD}companies:\n{company}{glyph}\n", "utf-8")
    assert main(["check", str(content), "--json"]) == 2
    told = json.loads(capsys.readouterr().out)["problems"]
    assert {problem["code"] for problem in told} == {"company_crowded", "glyph_missing"}
    for problem in told:
        assert "示例事实" in problem["snippet"] if problem["code"] == "company_crowded" else problem["snippet"] == glyph


def test_check_tries_the_pages_of_companies_in_portrait_too(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def rows(key: str, item: str, count: int) -> str:
        return f"    {key}:\n" + "".join(f"      - {item.replace('#', str(number))}\n" for number in range(count))

    figures = rows("figures", "{label: {zh: 示例数字 #, en: Sample figure #}, value: #}", 6)
    facts, steps = rows("facts", "示例事实 #", 6), rows("milestones", "{date: 202#, text: 示例 #}", 3)
    content.write_text(f"{GOOD}companies:\n  - name: {{zh: 示例, en: Sample}}\n{figures}{facts}{steps}", "utf-8")
    main(["check", str(content), "--json"])
    told = json.loads(capsys.readouterr().out)["problems"]
    assert {problem["code"] for problem in told} == {"company_crowded"}
    # In landscape all of them find room.
    assert {problem["snippet"].strip()[-9:] for problem in told} == {f"value: {number}}}" for number in (3, 4, 5)}


def test_a_milestone_is_told_on_its_own_line_however_they_are_ordered(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    years = (2024, 2019, 2022, 2020, 2021, 2023)
    lines = (f"      - {{date: {year}, text: {{zh: 示例{year}{'大事' * 12}, en: S{year}}}}}\n" for year in years)
    steps = "".join(lines)
    content.write_text(f"{GOOD}companies:\n  - name: {{zh: 示例, en: Sample}}\n    milestones:\n{steps}", "utf-8")
    main(["check", str(content), "--json"])
    told = [one for one in json.loads(capsys.readouterr().out)["problems"] if one["code"] == "company_crowded"]
    assert told
    for one in told:
        assert one["zh"]["what"].partition("示例")[2][:4] == one["snippet"].partition("示例")[2][:4]  # the year


CHARTS = """
companies:
  - name: {zh: 示例, en: Sample}
    charts:
      - {kind: bars, title: {zh: 错, en: Wrong}, bars: [{label: {zh: 甲, en: A}, valeu: 1}]}
      - {kind: bars, title: {zh: 对, en: Right}, bars: [{label: {zh: 甲, en: A}, value: 1}]}
"""


def charted(content: Path, chart: str, capsys: pytest.CaptureFixture[str]) -> list[tuple[str, int]]:
    """What a check tells of a company's charts, the last of which is `chart`: codes and lines."""
    content.write_text(GOOD + CHARTS + f"      - {chart}\n", "utf-8")
    main(["check", str(content), "--json"])
    return [(problem["code"], problem["line"]) for problem in json.loads(capsys.readouterr().out)["problems"]]


def test_check_tries_the_charts_of_companies_in_full(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    long = f"{{kind: bars, title: {{zh: {LONG}, en: Long}}, bars: [{{label: {{zh: 甲, en: A}}, value: 1}}]}}"
    (_, left_out), *rest = charted(content, long, capsys)
    assert left_out == 13
    assert rest == [("text_too_long", 15)]  # on the line where it is written, whatever was left out before it


def test_check_tells_once_of_a_chart_that_cannot_be_drawn(
    content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(page: object) -> None:
        raise ValueError(type(page).__name__)

    monkeypatch.setattr(discover()["line"].page, "body", fail)
    line = "{kind: line, title: {zh: 线, en: Line}, series: [{name: {zh: 甲, en: A}, points: [[2021, 1], [2022, 2]]}]}"
    assert charted(content, line, capsys)[1:] == [("chart_failed", 15)]
