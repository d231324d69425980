"""What the journal holds of searches and companies, and what it must never hold."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.booth.journal_file import NAME
from kiosk.companies.search import Index
from kiosk.pages.controls import Intent
from tests.visitors import DECK, Visited
from tests.watching import CHARTS, COMPANIES, TEAMS, Watched, watching, without

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support raise"), pytest.mark.usefixtures("qapp")]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[str], Watched]]:
    yield from watching(tmp_path)


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
    app.tour.indexed(Index.of(companies), companies)
    app.wake()
    app.touch_control("dock.companies")
    app.pass_time(1.5)
    return watched


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
