"""What the journal holds after a visit: real touches, a real file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from kiosk.booth.journal_file import NAME
from tests.visitors import DECK
from tests.watching import LAKE, TEAMS, Watched, watching, without

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support raise"), pytest.mark.usefixtures("qapp")]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[str], Watched]]:
    yield from watching(tmp_path)


@pytest.fixture
def watched(start: Callable[[str], Watched]) -> Watched:
    """Its slides alone."""
    return start(DECK)


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


def test_staff_who_hold_the_corner_are_no_visitor(watched: Watched) -> None:
    app = watched.app
    x, y = 8, app.window.height() - 8
    app.down(x, y)
    app.pass_time(3.1, 0.25)
    app.up(x, y)
    assert app.desk.up
    app.key(Qt.Key.Key_Escape)
    app.pass_time(30, 0.25)
    assert watched.rows("begin", "end", "view", "tap") == []


def test_a_finger_that_lets_the_corner_go_is_a_visitor(watched: Watched) -> None:
    app = watched.app
    x, y = 8, app.window.height() - 8
    app.down(x, y)
    app.pass_time(2.5, 0.25)
    app.up(x, y)
    watched.go_away()
    assert [row["kind"] for row in watched.rows("begin", "end", "view", "prompt")] == ["begin", "prompt", "view", "end"]


def test_staff_who_hold_the_corner_before_a_visitor_end_no_visit(watched: Watched) -> None:
    app = watched.app
    app.wake()
    app.pass_time(5)
    x, y = 8, app.window.height() - 8
    app.down(x, y)
    app.pass_time(3.1, 0.25)
    app.up(x, y)
    assert app.desk.up
    assert len(watched.rows("begin")) == 1
    assert watched.rows("end") == []


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
