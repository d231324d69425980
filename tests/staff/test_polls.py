"""Staff read what visitors chose in their own words, take it along as a table, and set it to zero."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kiosk.booth.votes import NAME, Votes
from kiosk.cli import main

DECK = """
slides:
  - kind: poll
    id: first
    title: {zh: "先看\\n哪个", en: Which first}
    answers:
      - {id: van, label: {zh: 货车, en: The van}}
      - {label: {zh: =评估, en: =The assessment}}
  - {kind: statement, title: {zh: 再会, en: Goodbye}}
"""


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("kiosk.storage.state_folder", lambda: tmp_path)
    (tmp_path / "content.yaml").write_text(DECK, "utf-8")
    return tmp_path / "content.yaml"


def votes(content: Path) -> Votes:
    return Votes(content.parent / NAME)


def said(content: Path, capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    assert main(["votes", str(content), *words]) == 0
    return capsys.readouterr().out.splitlines()


def test_nobody_has_voted(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(content, capsys, "--lang", "en") == [
        "Nobody has voted yet.", "Which first", "        0 votes  The van", "        0 votes  =The assessment",
    ]  # fmt: skip


def test_the_words_are_those_of_the_deck_and_what_is_no_longer_asked_comes_last(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counted = votes(content)
    for answer in ("van", "van", "=评估", "old"):
        counted.move("first", None, answer)
    counted.move("another", None, "x")
    assert said(content, capsys, "--lang", "en") == [
        "Which first",
        "   67%  2 votes  The van",
        "   33%  1 vote  =The assessment",
        "        1 vote  old (no longer in the content)",
        "another",
        "        1 vote  x (no longer in the content)",
    ]
    assert said(content, capsys, "--lang", "zh")[:2] == ["先看哪个", "   67%  2 票  货车"]


def test_a_table_that_no_spreadsheet_takes_for_formulas(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    votes(content).move("first", None, "=评估")
    said(content, capsys, "--csv", str(content.parent / "votes.csv"), "--lang", "zh")
    with (content.parent / "votes.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [
        ["poll", "answer", "votes", "percent", "shown"],
        ["先看哪个", "货车", "0", "0", "yes"],
        ["先看哪个", "'=评估", "1", "100", "yes"],
    ]


def test_set_to_zero_and_with_content_that_cannot_be_read(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    votes(content).move("first", None, "van")
    content.write_text("slides: [", "utf-8")
    assert said(content, capsys, "--lang", "en") == ["first", "        1 vote  van"]
    assert said(content, capsys, "--reset", "--lang", "zh") == ["票数已清零。"]
    assert votes(content).all() == {}


def test_a_table_that_cannot_be_written_is_told(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["votes", str(content), "--csv", str(content.parent), "--lang", "en"]) == 1
    assert "cannot be written" in capsys.readouterr().err
