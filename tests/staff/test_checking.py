"""Content is examined in a process of its own, and whatever happens to that process, an answer comes."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.content.checked import Checked
from kiosk.content.examine import Here
from kiosk.content.last_good import LastGood
from kiosk.look.probe import probe
from kiosk.slides import contents
from kiosk.staff.checking import Apart

DECK = """kiosk: {source: {zh: 示例, en: Sample}}
slides:
  - {kind: statement, title: {zh: 湖, en: Lake}, lead: {zh: "\ue123", en: Lake}}
  - {kind: statement, title: {zh: 看见产业的量级, en: {long}}, seconds: 2}
""".replace("{long}", "seen " * 90)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    file = tmp_path / "content.yaml"
    file.write_text(DECK, "utf-8")
    return file


@pytest.fixture
def apart() -> Iterator[Apart]:
    examiner = Apart([(1280, 720)], Here(contents(), probe))
    yield examiner
    examiner.close()


def codes(checked: Checked | None) -> list[str]:
    return [] if checked is None else [problem.code for problem in checked.problems]


def test_the_check_comes_first_and_then_what_comes_out_on_the_page(apart: Apart, content: Path) -> None:
    answers = list(apart.examine(content))
    first, last = answers[0], next(answer for answer in reversed(answers) if answer is not None)
    assert first is not None
    assert first.good
    assert codes(first) == []
    assert codes(last) == ["glyph_missing", "text_too_long", "dwell_too_short"]
    assert [problem.line for problem in last.problems] == [3, 4, 4]
    assert last.deck is first.deck
    assert "看见产业的量级" in last.problems[1].snippet
    assert first.slide_position(1).line == 4
    assert LastGood(content).find() is not None


def test_nobody_has_to_hear_it_to_the_end(apart: Apart, content: Path) -> None:
    assert codes(next(iter(apart.examine(content)))) == []
    content.write_text(DECK.replace("seconds: 2", "seconds: two"), "utf-8")
    assert codes(next(iter(apart.examine(content)))) == ["amount_expected"]


def test_a_process_that_was_ended_is_started_again(apart: Apart, content: Path) -> None:
    assert next(iter(apart.examine(content))) is not None
    process = apart._process
    assert process is not None
    process.kill()
    checked = next(iter(apart.examine(content)))
    assert checked is not None
    assert checked.good


def test_a_file_that_breaks_the_process_is_told(
    apart: Apart, content: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "breaks"
    program.write_text("#!/bin/sh\nread question\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    (checked,) = apart.examine(content)
    assert codes(checked) == ["check_died"]
    assert checked is not None
    assert checked.deck is None


def test_where_no_process_can_be_started_the_file_is_checked_all_the_same(
    apart: Apart, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    apart.prepare()
    checked = next(iter(apart.examine(content)))
    assert checked is not None
    assert checked.good


def test_once_closed_it_starts_no_process_any_more(apart: Apart, content: Path) -> None:
    assert next(iter(apart.examine(content))) is not None
    apart.close()
    apart.prepare()
    assert list(apart.examine(content)) == []
    assert apart._process is None


def test_closing_it_waits_for_nobody(
    apart: Apart, content: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What it has started in its turn holds its pipe, so whoever hears it out hears no end, though it is dead."""
    program, number = tmp_path / "stays", tmp_path / "number"
    told = f"echo $! > {number}.part\nmv {number}.part {number}\n"
    program.write_text(f"#!/bin/sh\nread question\nsleep 600 &\n{told}wait\n")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    answers: list[Checked | None] = []
    hears = threading.Thread(target=lambda: answers.extend(apart.examine(content)))
    closes = threading.Thread(target=apart.close)
    hears.start()
    while not number.exists():
        hears.join(0.05)  # until it is asked
    closes.start()
    closes.join(30)
    closed, heard = not closes.is_alive(), hears.is_alive()
    os.kill(int(number.read_text()), signal.SIGKILL)
    hears.join(30)
    assert closed
    assert heard
    assert not hears.is_alive()
    assert answers == []


def test_a_process_of_which_nothing_is_asked_ends_in_peace() -> None:
    script = "import kiosk.staff.checking as checking; checking.LINGERS = 0.2; checking.main()"
    with subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        told = process.stderr.read()  # until it has ended: whoever started it still could ask
        assert (process.wait(60), told) == (0, b"")
