"""What the journal holds after a visit: real touches, a real file; and what it must never hold."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot
from visitors import DECK, Visited, visited

from kiosk.booth.journal import Journal
from kiosk.booth.journal_file import NAME
from kiosk.companies.search import Index
from kiosk.pages.controls import Intent

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support raise"), pytest.mark.usefixtures("qapp")]

COMPANIES = """
companies:
  - {id: jiushi, name: {zh: 九识智能, en: Jiushi Intelligence}, track: {zh: 无人驾驶, en: Driving}}
  - {id: sample, name: {zh: 示例企业, en: Sample company}, track: {zh: 工业软件, en: Software}}
"""
CHARTS = """\
  - id: charted
    name: {zh: 图表示例, en: Charted}
    charts:
      - {kind: bars, title: {zh: 今年, en: This year}, bars: [{label: {zh: 甲, en: A}, value: 1}]}
      - {kind: bars, title: {zh: 去年, en: Last year}, bars: [{label: {zh: 甲, en: A}, value: 2}]}
"""
TEAMS, LAKE = "slide/bars/创客团队", "slide/statement/一湖灯火"

Told = dict[str, Any]


class Watched:
    """A kiosk with a journal, and what stands in it."""

    def __init__(self, app: Visited, folder: Path) -> None:
        self.app, self.folder = app, folder

    def rows(self, *kinds: str) -> list[Told]:
        """Everything recorded so far, without times; of these kinds only."""
        assert self.app.journal.flush()
        with sqlite3.connect(self.folder / NAME) as file:
            found = file.execute("select kind, fields from events order by id").fetchall()
        return [{"kind": kind, **json.loads(told)} for kind, told in found if not kinds or kind in kinds]

    def one(self, kind: str) -> Told:
        (row,) = self.rows(kind)
        return row

    def counts(self, kind: str) -> dict[str, tuple[int, float]]:
        assert self.app.journal.flush()
        with sqlite3.connect(self.folder / NAME) as file:
            found = file.execute("select name, times, seconds from counts where kind = ?", (kind,)).fetchall()
        return {name: (times, seconds) for name, times, seconds in found}

    def go_away(self) -> None:
        """Nobody touches any more, and nobody answers."""
        self.app.pass_time(90, 0.25)
        assert not self.app.visitor.there


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[str], Watched]]:
    """Starts a kiosk that plays a deck and records."""
    content, folder = tmp_path / "content.yaml", tmp_path / "state"
    with ExitStack() as stack:

        def run(deck: str) -> Watched:
            content.write_text(deck, "utf-8")
            app = stack.enter_context(visited(content, (960, 540), lambda clock: Journal(folder, clock)))
            stack.callback(app.journal.close)
            return Watched(app, folder)

        yield run


@pytest.fixture
def watched(start: Callable[[str], Watched]) -> Watched:
    """Its slides alone."""
    return start(DECK)


@pytest.fixture
def among_companies(start: Callable[[str], Watched]) -> Watched:
    """Somebody has opened the directory. Its index is built here: the process that builds it takes its time."""
    watched = start(DECK + COMPANIES)
    app = watched.app
    companies = app.stage.deck.companies
    app.tour.indexed(Index(companies), companies)
    app.wake()
    app.touch_control("dock.companies")
    app.pass_time(1.5)
    return watched


def without(row: Told, *keys: str) -> Told:
    return {key: value for key, value in row.items() if key not in keys}


def test_a_visit_from_the_first_touch_to_the_last(watched: Watched) -> None:
    app = watched.app
    app.wake()
    app.pass_time(4)
    app.touch_control("dock.next")
    app.pass_time(10)
    app.touch_control("dock.language")
    app.pass_time(5)
    watched.go_away()
    assert watched.one("begin")["page"] == TEAMS
    first, second = watched.rows("view")
    assert (first["page"], second["page"]) == (TEAMS, LAKE)
    assert first["seconds"] == pytest.approx(5.1, abs=0.1)
    # Until the last touch: the minute in which nobody was there is nobody's.
    assert second["seconds"] == pytest.approx(10.1, abs=0.2)
    end = watched.one("end")
    assert without(end, "seconds") == {
        "kind": "end", "name": "unanswered", "page": LAKE, "steps": 2, "language": "en", "access": False,
    }  # fmt: skip
    assert end["seconds"] == pytest.approx(first["seconds"] + second["seconds"])
    assert [row["name"] for row in watched.rows("language")] == ["en"]
    assert watched.one("prompt")["name"] == "unanswered"
    assert watched.one("prompt")["seconds"] == pytest.approx(20, abs=0.3)


def test_the_one_who_comes_back_was_not_away(watched: Watched) -> None:
    app = watched.app
    app.wake()
    app.pass_time(65, 0.25)
    assert app.visitor.asked
    app.tap(app.middle.x(), app.middle.y())
    app.pass_time(30, 0.25)
    watched.go_away()
    stayed, unanswered = watched.rows("prompt")
    assert stayed["name"] == "stayed"
    assert stayed["seconds"] == pytest.approx(5.9, abs=0.5)
    assert unanswered["name"] == "unanswered"
    assert watched.one("end")["seconds"] == pytest.approx(66, abs=1)


def test_who_says_that_they_leave(watched: Watched) -> None:
    watched.app.wake()
    watched.app.pass_time(65, 0.25)
    watched.app.touch_control("prompt.home")
    watched.app.pass_time(1)
    assert watched.one("prompt")["name"] == "left"
    assert watched.one("end")["name"] == "left"


def test_touches_by_page_and_control(watched: Watched) -> None:
    app = watched.app
    app.wake()
    fact = next(key for key in app.control_keys() if key.startswith("fact."))
    app.touch_control(fact)
    app.pass_time(0.5)
    app.tap(app.middle.x(), app.middle.y() * 0.2)  # closes it
    app.pass_time(0.5)
    app.tap(app.middle.x(), app.middle.y() * 0.2)  # meets nothing
    app.touch_control("dock.next")
    app.pass_time(1)
    taps = [without(row, "kind") for row in watched.rows("tap")]
    assert taps == [
        {"page": TEAMS, "name": "fact", "value": fact.removeprefix("fact.")},
        {"page": TEAMS, "name": "close"},
        {"page": TEAMS, "name": "nothing"},
        {"page": TEAMS, "name": "next"},
    ]


def test_a_page_turned_by_a_finger_is_a_view_and_a_step(watched: Watched) -> None:
    app = watched.app
    app.wake()
    app.drag(QPointF(800, 250), -500)
    app.pass_time(2)
    watched.go_away()
    assert [row["page"] for row in watched.rows("view")] == [TEAMS, LAKE]
    assert watched.one("end")["steps"] == 1


def test_accessibility_choices(watched: Watched) -> None:
    app = watched.app
    app.wake()
    app.touch_control("dock.access")
    app.pass_time(1)
    for key in ("sheet.text", "sheet.contrast", "sheet.contrast"):
        app.touch_control(key)
        app.pass_time(0.5)
    watched.go_away()
    assert [(row["name"], row["on"]) for row in watched.rows("access")] == [
        ("text_scale", True), ("contrast", True), ("contrast", False),
    ]  # fmt: skip
    assert watched.one("end")["access"] is True


def test_the_loop_is_counted_and_no_rows_are_written_for_it(watched: Watched) -> None:
    watched.app.pass_time(60, 0.25)
    plays = watched.counts("play")
    assert plays[TEAMS][0] >= 1
    assert plays[LAKE][0] >= 1
    assert sum(seconds for _, seconds in plays.values()) == pytest.approx(60, abs=12)
    assert watched.rows("view") == []


# ----- searches -----


def type_hanzi(app: Visited, text: str) -> None:
    app.typed(text)
    app.pass_time(0.3)


def test_a_search_that_finds_is_recorded_with_what_was_opened(among_companies: Watched) -> None:
    app = among_companies.app
    for letter in "JSZN":
        app.touch_control(f"pad.{letter}")
    app.touch_control("company.jiushi")
    app.pass_time(1.5)
    assert without(among_companies.one("search"), "kind") == {"query": "JSZN", "found": 1, "company": "jiushi"}
    app.touch_control("dock.back")
    app.pass_time(1.5)
    among_companies.go_away()
    pages = [row["page"] for row in among_companies.rows("view")]
    assert pages == [TEAMS, "directory", "company/jiushi", "directory"]
    with sqlite3.connect(among_companies.folder / NAME) as file:
        named = dict(file.execute("select key, zh || '|' || en from names").fetchall())
    assert named["company/jiushi"] == "九识智能|Jiushi Intelligence"
    assert named[TEAMS] == "创客团队|Maker teams"


def test_a_chart_of_a_company_is_a_view_a_step_and_a_key_of_its_own(start: Callable[[str], Watched]) -> None:
    watched = start(DECK + COMPANIES + CHARTS)
    app = watched.app
    app.wake()
    app.answer(Intent("company", "charted"))
    app.pass_time(1.5)
    app.touch_control("chart.1")
    app.pass_time(1.5)
    app.touch_control("dock.previous")
    app.pass_time(1.5)
    watched.go_away()
    company = "company/charted"
    assert [row["page"] for row in watched.rows("view")] == [TEAMS, company, "chart/charted/2", "chart/charted/1"]
    assert watched.one("end")["steps"] == 3
    assert watched.rows("tap")[1] == {"kind": "tap", "page": company, "name": "chart", "value": 1}
    with sqlite3.connect(watched.folder / NAME) as file:
        named = dict(file.execute("select key, zh || '|' || en from names").fetchall())
    assert named["chart/charted/2"] == "图表示例 · 去年|Charted · Last year"


def test_what_matches_nothing_is_not_recorded_but_for_its_length(among_companies: Watched) -> None:
    app = among_companies.app
    type_hanzi(app, "欧阳春晓13812345678")
    among_companies.go_away()
    assert without(among_companies.one("search"), "kind") == {"length": 15, "near": 0}


def test_a_query_that_is_deleted_again_counts_once_as_it_was_at_its_longest(among_companies: Watched) -> None:
    app = among_companies.app
    type_hanzi(app, "九识")
    type_hanzi(app, "\b")
    type_hanzi(app, "\b")
    assert without(among_companies.one("search"), "kind") == {"query": "九识", "found": 1}


def test_nothing_a_visitor_types_reaches_the_disk_unless_it_stands_in_the_deck(
    among_companies: Watched, tmp_path: Path
) -> None:
    """Every file of the kiosk's is searched for a name and a number that were typed, once they are gone."""
    app = among_companies.app
    for text in ("欧阳春晓", "13812345678", "chunxiao@example.org"):
        type_hanzi(app, text)
        type_hanzi(app, "\b" * 24)
    among_companies.go_away()
    assert len(among_companies.rows("search")) == 3
    app.journal.close()
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file() and file.suffix != ".yaml")
    assert "九识智能".encode() not in kept  # nobody looked at it
    for piece in ("欧阳", "春晓", "138123", "chunxiao", "CHUNXIAO", "EXAMPLE"):
        assert piece.encode() not in kept


# ----- the booth -----


def test_reloads_tell_what_the_check_came_to(watched: Watched, tmp_path: Path, qtbot: QtBot) -> None:
    app = watched.app
    content = tmp_path / "content.yaml"
    content.write_text(content.read_text("utf-8").replace("kind: bars", "kind: bras"), "utf-8")

    def reloaded() -> bool:
        app.pass_time(0.5)
        return bool(app.follow.checked.errors)

    qtbot.waitUntil(reloaded)
    told = watched.rows("reload")[-1]
    assert (told["name"], told["errors"]) == ("faulty", 1)
    assert "kind_unknown" in told["codes"].split(",")
    assert [row["name"] for row in watched.rows("check")] == ["good"]  # the closer look after the start


def test_a_clock_that_is_set_is_told_and_days_go_on(watched: Watched) -> None:
    app = watched.app
    app.clock.set_wall(app.clock.wall() - timedelta(days=365))
    app.pass_time(3)
    app.wake()
    assert watched.one("clock")["seconds"] == pytest.approx(-365 * 86400, abs=1)
    with sqlite3.connect(watched.folder / NAME) as file:
        days = [day for (day,) in file.execute("select substr(at, 1, 10) from events order by id")]
    assert (days[0], days[-1]) == ("2025-12-01", "2024-12-01")


def test_a_visit_that_the_end_of_the_show_cuts_off(watched: Watched) -> None:
    app = watched.app
    app.wake()
    app.pass_time(5)
    app.quit()
    assert watched.one("end")["name"] == "stopped"
    assert watched.one("stop")["name"] == "left"
    start = watched.one("start")
    assert (start["name"], start["slides"], start["companies"], start["errors"]) == ("first", 4, 0, 0)


def test_a_slide_is_called_what_it_is_called_now(watched: Watched, tmp_path: Path, qtbot: QtBot) -> None:
    app = watched.app
    content = tmp_path / "content.yaml"
    content.write_text(content.read_text("utf-8").replace("Maker teams", "Teams of makers"), "utf-8")
    before = app.follow.deck

    def reloaded() -> bool:
        app.pass_time(0.5)
        return app.follow.deck is not before

    qtbot.waitUntil(reloaded, timeout=30_000)
    app.pass_time(60, 0.25)  # once round the loop
    assert app.journal.flush()
    with sqlite3.connect(watched.folder / NAME) as file:
        assert file.execute("select en from names where key = ?", (TEAMS,)).fetchone() == ("Teams of makers",)


def test_a_defect_of_the_observer_is_logged_and_the_show_goes_on(
    watched: Watched, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    app = watched.app

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a defect")

    monkeypatch.setattr(app.journal, "record", fail)
    app.wake()
    app.touch_control("dock.next")
    app.pass_time(1)
    assert app.stage.index == 1
    assert {record.message for record in caplog.records} == {"what happened could not be recorded"}
    monkeypatch.undo()
    app.touch_control("dock.next")
    app.pass_time(1)
    assert watched.rows("view")[-1]["page"] == LAKE
