"""The report, by its command: from a real journal, while it is written, to a page, a table and a few lines."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kiosk.booth.journal import Journal
from kiosk.booth.journal_file import NAME
from kiosk.cli import main
from kiosk.clock import ManualClock

BEGIN = datetime(2026, 12, 1, 9, 30, tzinfo=timezone(timedelta(hours=8)))
LAKE, TEAMS = "slide/cover/一湖灯火", "slide/bars/创客团队"
TRICKY = "company/tricky"


class Show:
    """A kiosk that records, and goes on recording while it is reported on."""

    def __init__(self, folder: Path) -> None:
        self.clock = ManualClock(BEGIN)
        self.journal = Journal(folder, self.clock)
        self.file = folder / NAME
        self.journal.name(LAKE, "一湖灯火", "A lake of lights")
        self.journal.name(TEAMS, "创客团队", "Maker teams")
        self.journal.name(TRICKY, "<b>甲</b>&乙", "=HYPERLINK(1)")

    def visit(self, *pages: str, seconds: float = 10, name: str = "unanswered", language: str = "zh") -> None:
        self.journal.record("begin", page=pages[0])
        for page in pages:
            self.clock.advance(seconds)
            self.journal.record("view", page=page, seconds=seconds)
        self.journal.record(
            "end", name=name, page=pages[-1], seconds=seconds * len(pages), steps=len(pages) - 1, language=language
        )


@pytest.fixture
def show(tmp_path: Path) -> Iterator[Show]:
    show = Show(tmp_path / "state")
    yield show
    show.journal.close()


@pytest.fixture
def two_days(show: Show) -> Show:
    """Five visits on the first day, two on the second; a crash, an error, searches, choices."""
    journal = show.journal
    journal.record("start")
    for _ in range(10):
        journal.count("play", LAKE, seconds=8)
    show.visit(LAKE, TEAMS, TRICKY)
    show.visit(LAKE, TEAMS, language="en")
    show.visit(LAKE)
    show.clock.advance(3600)
    show.visit(TEAMS, name="left")
    show.visit(TEAMS, TRICKY, seconds=40)
    journal.record("search", query="JSZN", found=1, company="jiushi")
    journal.record("search", length=4, near=0)
    journal.record("access", name="contrast", on=True)
    journal.record("prompt", name="stayed", seconds=3)
    journal.record("tap", page=LAKE, name="nothing")
    journal.record("trouble", name="it failed: ValueError cover.py:7")
    assert journal.flush()
    show.clock.advance(86400)
    show.visit(LAKE, TEAMS)
    show.visit(LAKE)
    assert journal.flush()
    return show


def report(show: Show, *words: str) -> int:
    return main(["report", "--journal", str(show.file), *words])


class Page(HTMLParser):
    """What a browser would fetch, and what a reader of one language reads."""

    VOID = ("meta", "input", "link", "img", "br")

    def __init__(self, text: str, hidden: str) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.scripts = 0
        self._hidden, self._open = hidden, [("", False)]
        self._said: list[str] = []
        self.feed(text)
        assert self._open == [("", False)], "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.fetched += [f"{name}={value}" for name, value in attrs if name in ("src", "href", "xlink:href", "srcset")]
        self.scripts += tag == "script"
        if tag not in self.VOID:
            hidden = self._open[-1][1] or ("class", self._hidden) in attrs or tag in ("style", "title")
            self._open.append((tag, hidden))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open[-1][0] == tag
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if not self._open[-1][1]:
            self._said.append(data)

    @property
    def said(self) -> str:
        return " ".join(" ".join(self._said).split())


def page(show: Show, tmp_path: Path, *words: str, language: str = "zh") -> tuple[str, Page]:
    out = tmp_path / "out" / "report.html"
    assert report(show, "--html", str(out), *words) == 0
    text = out.read_text("utf-8")
    return text, Page(text, hidden="en" if language == "zh" else "zh")


def test_the_page_needs_nothing_from_elsewhere(two_days: Show, tmp_path: Path) -> None:
    text, read = page(two_days, tmp_path)
    assert read.fetched == []
    assert read.scripts == 0
    assert not re.search(r"https?:|//|@import|url\(", re.sub(r"/\*.*?\*/", "", text))


def test_the_page_in_both_languages(two_days: Show, tmp_path: Path) -> None:
    _, zh = page(two_days, tmp_path)
    _, en = page(two_days, tmp_path, language="en")
    assert "7 次到访" in zh.said
    assert "7 visits" in en.said
    assert "visits" not in zh.said
    assert not re.search("[\u4e00-\u9fff]", en.said.replace("中文", "").replace("<b>甲</b>&乙", ""))
    for told in (
        "一湖灯火",
        "2026-12-01 — 2026-12-02",
        "12 月 2 日 周三",
        "it failed: ValueError cover.py:7",
        "高对比",
    ):
        assert told in zh.said
    for told in ("A lake of lights", "Wed 2 Dec", "High contrast", "1 found something, 1 of them opened a company"):
        assert told in en.said


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_opens_in_the_language_asked_for(two_days: Show, tmp_path: Path, language: str) -> None:
    text, _ = page(two_days, tmp_path, "--lang", language)
    assert re.findall(r'id="(..)" checked', text) == [language]


def test_one_lamp_is_one_visit(two_days: Show, tmp_path: Path) -> None:
    text, read = page(two_days, tmp_path)
    lamps = "".join(re.findall(r'<path class="lamp[^>]* d="([^"]*)"', text))
    assert lamps.count("M") == 7
    assert "一盏灯 = 一次到访" in read.said


def test_what_is_written_in_the_deck_cannot_become_part_of_the_page(two_days: Show, tmp_path: Path) -> None:
    text, read = page(two_days, tmp_path)
    assert "<b>甲" not in text
    assert "<b>甲</b>&乙" in read.said


def test_slides_tell_who_stopped_read_and_left(two_days: Show, tmp_path: Path) -> None:
    text, _ = page(two_days, tmp_path)
    row = next(found for found in re.findall("<tr>.*?</tr>", text, re.DOTALL) if "一湖灯火" in found)
    plain = Page(row.replace('<td class="bar">', "<td>"), hidden="en").said
    # 5 of 10 plays, 5 views of 10 s, two of which were the last, one touch that met nothing.
    assert plain == "一湖灯火 cover 50.0 5 10 秒 40% 1"


def test_one_day_and_from_until(two_days: Show, capsys: pytest.CaptureFixture[str]) -> None:
    assert report(two_days, "--day", "2026-12-02", "--lang", "en") == 0
    assert "2 visits" in capsys.readouterr().out
    assert report(two_days, "--from", "2026-12-01", "--until", "2026-12-01", "--lang", "en") == 0
    assert "5 visits" in capsys.readouterr().out
    assert report(two_days, "--until", "2026-11-30") == 1
    assert "这些日子没有记录" in capsys.readouterr().err
    assert report(two_days, "--day", "2026-12-01", "--from", "2026-12-01") == 2
    with pytest.raises(SystemExit):
        report(two_days, "--day", "1. Dezember")


def test_a_few_lines_by_default(two_days: Show, capsys: pytest.CaptureFixture[str]) -> None:
    assert report(two_days, "--lang", "zh") == 0
    said = capsys.readouterr().out
    assert "7 次到访 · 10:00 最热闹" in said
    assert "每一页：一湖灯火 5 · 创客团队 5" in said
    assert "看得最多的企业：<b>甲</b>&乙 2" in said
    assert "语言：中文 6 · 英文 1" in said


def test_the_table_holds_every_count_and_no_formulas(two_days: Show, tmp_path: Path) -> None:
    out = tmp_path / "report.csv"
    assert report(two_days, "--csv", str(out)) == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    views = {(line["day"], line["name"]): (line["times"], line["seconds"]) for line in lines if line["kind"] == "view"}
    assert views["2026-12-01", LAKE] == ("3", "30.0")
    assert views["2026-12-02", LAKE] == ("2", "20.0")
    assert next(line["en"] for line in lines if line["name"] == TRICKY) == "'=HYPERLINK(1)"


def test_a_journal_that_holds_no_visit_yet(show: Show, tmp_path: Path) -> None:
    show.journal.record("start")
    assert show.journal.flush()
    _, read = page(show, tmp_path)
    assert "还没有人来过" in read.said


def test_no_journal_and_what_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "--journal", str(tmp_path / "nothing")]) == 1
    assert "no such file" in capsys.readouterr().err
    (tmp_path / "text").write_text("text, and enough of it for a header of a database; " * 40)
    assert main(["report", "--journal", str(tmp_path / "text")]) == 1
    assert "cannot be read" in capsys.readouterr().err
    (tmp_path / "empty").touch()
    assert main(["report", "--journal", str(tmp_path / "empty")]) == 1
    assert "the file is empty" in capsys.readouterr().err


def test_a_page_that_cannot_be_written(two_days: Show, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("in the way")
    assert report(two_days, "--html", str(tmp_path / "file" / "report.html")) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_by_default_the_journal_of_this_kiosk(
    two_days: Show, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kiosk.storage.state_folder", lambda: two_days.file.parent)
    assert main(["report", "--lang", "en"]) == 0
    assert "7 visits" in capsys.readouterr().out
