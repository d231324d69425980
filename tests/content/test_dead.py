"""Schedules that will not come true (again) are told, with the words that are to blame."""

from datetime import date
from pathlib import Path

import pytest

from kiosk.content.check import check
from kiosk.content.dead import dead
from kiosk.content.schedule import Show
from tests.content.checks import Kinds

FRIDAY = date(2026, 11, 27)


def show(**written: object) -> Show:
    return Show.model_validate(written)


@pytest.mark.parametrize(
    ("shows", "code"),
    [
        ([{}], None),
        ([{"until": "2026-11-27"}], None),  # today is still meant
        ([{"until": "2026-11-26"}], "show_over"),
        ([{"until": "2026-11-26 18:00"}], "show_over"),
        ([{"from": "2026-12-01", "until": "2026-12-01", "days": ["tue"]}], None),
        ([{"from": "2026-12-01", "until": "2026-12-01", "days": ["周一"]}], "show_never"),
        ([{"from": "2026-12-05", "until": "2026-12-06", "days": ["工作日"], "hours": "09:00-17:00"}], "show_never"),
        ([{"until": "2026-11-27", "days": ["sat"]}], "show_never"),
        ([{"until": "2026-11-27 08:00", "hours": "09:00-17:00"}], "show_never"),
        ([{"from": "2026-12-05", "until": "2026-12-05", "days": ["fri"], "hours": "22:00-02:00"}], None),
        ([{"from": "2026-12-05 02:00", "until": "2026-12-05", "days": ["fri"], "hours": "22:00-02:00"}], "show_never"),
        ([{"hours": "18:00-20:00"}, {"hours": "09:00-17:00"}], "show_never"),
        ([{"hours": "16:00-20:00"}, {"hours": "09:00-17:00"}], None),
        ([{"days": ["sat"]}, {"until": "2026-11-27"}], "show_never"),
        ([{"shown": "no", "until": "2020"}], None),
        ([{"from": "9999-12-31"}], None),
    ],
)
def test_what_is_dead(shows: list[dict[str, object]], code: str | None) -> None:
    assert dead([show(**written) for written in shows], FRIDAY) == code


def test_it_is_told_where_it_is_written(tmp_path: Path, kinds: Kinds) -> None:
    file = tmp_path / "content.yaml"
    file.write_text(
        "kiosk: {show: {hours: 09:00-17:00}}\nslides:\n"
        "  - {kind: statement, title: a, show: {until: 2026-10-31}}\n"
        "  - kind: statement\n    title: b\n    show:\n      hours: 18:00-20:00\n"
        "  - {kind: statement, title: c, show: {hours: 18:00-20:00}, fallback: yes}\n",
        "utf-8",
    )
    checked = check(file, kinds, today=FRIDAY)
    told = {problem.code: problem for problem in checked.warnings if problem.code.startswith("show")}
    assert {code: (problem.line, problem.column) for code, problem in told.items()} == {
        "show_over": (3, 47),
        "show_never": (7, 7),
    }
    assert "2026-10-31" in told["show_over"].what("zh")
    assert not checked.errors


def test_a_deck_whose_time_is_over_is_told_once(tmp_path: Path, kinds: Kinds) -> None:
    file = tmp_path / "content.yaml"
    slides = "".join(f"  - {{kind: statement, title: {{zh: {name}, en: {name}}}}}\n" for name in "abc")
    file.write_text(f"kiosk: {{show: {{until: 2026-11-01}}}}\nslides:\n{slides}", "utf-8")
    checked = check(file, kinds, today=FRIDAY)
    assert [(problem.code, problem.line) for problem in checked.problems] == [("show_over", 1)]
