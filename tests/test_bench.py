"""The benches run and name what they promise; how fast anything is, no test says."""

import json
import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bench.__main__ import TRIALS, main
from bench.benches import BENCHES, NAMED_ONLY
from bench.faults.row import Row
from bench.faults.run import write
from bench.faults.seen import Seen
from bench.figures import Figure, p95
from bench.virtual import answer
from tests.xdisplay import needs

ROOT = Path(__file__).parent.parent
DECK = """
slides:
  - kind: statement
    eyebrow: {zh: "一", en: "One"}
    title: {zh: "第一页", en: "The first"}
  - kind: statement
    eyebrow: {zh: "二", en: "Two"}
    title: {zh: "第二页", en: "The second"}
"""
MARKED = """
  - kind: metrics
    title: {zh: "第三页", en: "The third"}
    figures:
      - {value: 3, label: {zh: "页", en: "pages"}}
      - {value: 2, label: {zh: "种语言", en: "languages"}}
"""


def _bench(tmp_path: Path, *names: str, deck: str = DECK) -> dict[str, Any]:
    if shutil.which("Xvfb") is None:
        pytest.skip("benches need Xvfb")
    content = tmp_path / "content.yaml"
    content.write_text(deck, encoding="utf-8")
    command = [sys.executable, "-m", "bench", "--json", "--frame", "480x360", "--content", str(content), *names]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert isinstance(seen, dict)
    return seen


def test_json_holds_figures_goals_and_the_machine(tmp_path: Path) -> None:
    seen = _bench(tmp_path, "refcount", "transition")
    assert seen["machine"]["slides"] == 2
    assert seen["machine"]["failed"] == 0
    assert seen["machine"]["platform"] == "xcb"
    assert seen["refcount.none_before"] > 0
    assert seen["goals"]["refcount.none_after"]["met"] is True
    assert seen["transition.480x360.worst_ms"] >= seen["transition.480x360.p95_ms"] > 0


def test_a_start_is_measured_with_a_kept_picture_and_without(tmp_path: Path) -> None:
    seen = _bench(tmp_path, "start", "--starts", "1")
    assert seen["start.first_live_paint_s"] > seen["start.first_paint_s"] > 0
    assert seen["start.check_s"] > 0
    assert seen["start.first_page_s"] > 0


def test_every_bench_is_told_of_in_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    told = capsys.readouterr().out.splitlines()
    for name in (*BENCHES, *TRIALS):
        assert any(line.startswith(f"  {name} ") and line.endswith(".") for line in told), name


def test_without_a_name_long_ones_are_left_out_and_one_that_fails_stops_no_other(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[str] = []

    def bench(name: str, _run: object) -> None:
        ran.append(name)
        if name == "still":
            raise RuntimeError("the page never stood still")

    for name in BENCHES:
        monkeypatch.setitem(BENCHES, name, partial(bench, name))
    assert main(["--json"]) == 1
    assert set(ran) == set(BENCHES) - NAMED_ONLY
    assert "still: the page never stood still" in capsys.readouterr().err
    ran.clear()
    assert main(["--json", "journal"]) == 0
    assert ran == ["journal"]


def test_a_measuring_process_that_is_stuck_is_ended() -> None:
    with pytest.raises(RuntimeError, match=r"had not ended after 0\.5 s"):
        answer("http.server", {**os.environ}, "0", "--bind", "127.0.0.1", patience=0.5)


def test_touches_are_measured_from_outside_and_inside(tmp_path: Path) -> None:
    needs("xdotool")  # its libraries
    seen = _bench(tmp_path, "tap", "swipe", "pinch", "--taps", "1", deck=DECK + MARKED)
    assert seen["machine"]["slides"] == 3
    for kind in ("press", "fact", "next", "sheet", "sheet_first", "language", "hurried"):
        assert seen[f"tap.480x360.{kind}_p95_ms"] > 0, kind
    assert seen["tap.480x360.worst_ms"] >= seen["tap.480x360.p95_ms"]
    assert seen["swipe.480x360.worst_ms"] >= seen["swipe.480x360.p95_ms"] > 0
    assert seen["swipe.480x360.longest_step_ms"] > 0
    assert "pinch.480x360.p95_ms" not in seen  # there is no picture


def test_a_goal_is_met_or_missed_by_its_figure_alone() -> None:
    assert Figure("most", 6.0, 6.0).met is True
    assert Figure("most", 6.1, 6.0).met is False
    assert Figure("least", 5.9, 6.0, at_least=True).met is False
    assert Figure("free", 1.0).met is None


def test_p95_leaves_five_of_a_hundred_above() -> None:
    assert p95([float(number) for number in range(1, 101)]) == 95
    assert p95([3.0]) == 3
    assert p95([]) == 0


def test_saves_are_followed_under_the_bench(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    seen = _bench(tmp_path, "check", "reload", "mutations", "--saves", "1", "--cases", "20")
    assert seen["check.first_s"] > 0
    assert seen["reload.still_s"] > 0
    assert seen["reload.moving_s"] > 0
    assert seen["mutations.broken_words"] == 0
    assert seen["reload.frame_ms"] >= seen["reload.frame_cpu_ms"] > 0


def test_many_companies_are_opened_flung_searched_and_indexed(tmp_path: Path) -> None:
    names = ("directory", "fling", "search", "index", "--companies", "60", "--taps", "2")
    seen = _bench(tmp_path, *names, deck=DECK + "companies:\n  - {name: a}\n")
    for figure in ("directory.480x360.60", "fling.480x360.60", "search.480x360.60"):
        assert seen[f"{figure}.p95_ms"] > 0, figure
    assert seen["index.60.seconds"] > 0
    assert seen["index.60.index_worst_ms"] > 0
    assert "61 synthetic" in seen["notes"]["directory.480x360.60.p95_ms"]


def test_what_was_seen_of_a_fault_is_said_in_words_and_judged() -> None:
    seen = Seen((("same", 10.0), ("blank", 0.8), ("other", 0.05), ("same", 1.5)), 12.0, "it hangs")
    assert seen.blank == 0.8
    row = Row("a hang", seen, after=10.0)
    assert row.cells() == (
        "a hang",
        "the same picture for 10.0 s, a blank screen for 0.8 s, then the same picture",
        "12.0 s",
        "yes",
        "it hangs",
    )
    assert Row("a hang", seen, after=8.0).met is False
    assert Row("a hang", Seen((("blank", 40.0),), None)).met is False
    assert Row("a hang that did not come about", seen, after=10.0, happened=False).met is False
    assert Seen((("blank", 0.5), ("other", 9.0), ("blank", 1.5), ("same", 9.0)), 11.0).longest_blank == 1.5
    calm = Row("a save", Seen((("same", 5.0),), 0.0))
    assert calm.cells()[1:3] == ("nothing: the same picture all the time", "at once")
    assert Row("a plug", tried="no hands").cells()[1] == "not tried: no hands"


def test_a_table_goes_between_its_marks_and_nowhere_else(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- python -m bench faults -->\nold\n<!-- end -->\nafter\n", "utf-8")
    write(page, [Row("a | b", Seen((("same", 5.0),), 0.0))])
    text = page.read_text("utf-8")
    assert text.startswith("before\n<!-- python -m bench faults -->\n\n| fault |")
    assert "| a \\| b | nothing: the same picture all the time | at once | yes |  |" in text
    assert text.endswith("|\n\n<!-- end -->\nafter\n")
    assert "old" not in text
