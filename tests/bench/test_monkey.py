"""The monkey finds what was planted for it, tells how to see it again, and finds nothing in a sound kiosk."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import threading
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, qWarning
from PySide6.QtGui import QColor, QImage

from bench.cage import Kiosk, caged, lay_out
from bench.monkey import decks
from bench.monkey.ear import Ear, Failed, Stopwatch
from bench.monkey.hands import Event
from bench.monkey.home import blank
from bench.monkey.run import Monkey, hammer
from kiosk.content.check import check
from kiosk.content.checked import Checked
from kiosk.content.examine import Here
from kiosk.slides import contents
from kiosk.stage.visitor import Visitor
from tests.visitors import DECK

pytestmark = pytest.mark.usefixtures("qapp")
SIZE = (480, 270)
ROOT = Path(__file__).parents[2]
WAKE: list[Event] = [["touch", "press", [0, 100, 80]], ["touch", "release", [0, 100, 80]], ["wait", 1.0]]
LANGUAGE: Event = ["key", Qt.Key.Key_L.value, 0, ""]


@pytest.fixture
def ear() -> Iterator[Ear]:
    made = Ear()
    with made.listening():
        yield made


@pytest.fixture
def kiosk(tmp_path: Path, ear: Ear) -> Iterator[Kiosk]:
    content = tmp_path / "content.yaml"
    content.write_text(DECK, "utf-8")
    with caged(content, SIZE) as made:
        yield made


def plant(monkeypatch: pytest.MonkeyPatch, what: object, name: str = "toggle_language") -> None:
    monkeypatch.setattr(Visitor, name, what)


def test_a_save_is_followed_within_ticks(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the same events would come to something else on a busier machine."""
    examine, threads = Here.examine, set[threading.Thread]()

    def noted(self: Here, content: Path) -> Iterator[Checked | None]:
        threads.add(threading.current_thread())
        return examine(self, content)

    monkeypatch.setattr(Here, "examine", noted)
    for title in ("甲", "乙", "丙"):
        kiosk.follow.content.write_text(DECK.replace("创客团队", title), "utf-8")
        kiosk.let(2.0)
        assert kiosk.stage.deck.slides[0].title.zh == title
    assert threads == {threading.main_thread()}


def test_a_few_hundred_events_find_nothing_and_are_the_same_each_time(tmp_path: Path) -> None:
    done, heard = [], []
    for name in ("one", "two"):
        ear = Ear()
        content = lay_out(tmp_path / name)
        decks.save(content, "few", 2)
        with ear.listening(), caged(content, SIZE) as kiosk:
            monkey = Monkey(kiosk, ear)
            monkey.play(monkey.whims(7), 120)
            done.append(monkey.done)
            heard.append(ear.heard)
    assert done[0] == done[1]
    assert len({event[0] for event in done[0]}) > 4
    assert heard == [[], []]


def test_an_exception_that_the_app_caught_is_found_and_can_be_played_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(visitor: Visitor) -> None:
        raise RuntimeError("planted")

    plant(monkeypatch, fail)
    record = tmp_path / "record.jsonl"
    told: list[str] = []
    assert hammer(lambda monkey: [*WAKE * 18, LANGUAGE, *WAKE], 100, record, told.append, "few") == 1
    text = told[-1]
    assert "RuntimeError: planted" in text
    assert "FAILED at event 55" in text
    assert len(text.split("\n\n")[0].splitlines()) == 50
    events = [json.loads(line) for line in record.read_text("utf-8").splitlines()]
    assert events[-1] == LANGUAGE
    told.clear()
    assert hammer(lambda monkey: events, len(events), tmp_path / "again.jsonl", told.append, "few") == 1
    assert "FAILED at event 55" in told[-1]


def test_a_second_of_work_is_found(kiosk: Kiosk, ear: Ear, monkeypatch: pytest.MonkeyPatch) -> None:
    time = [0.0]

    def work(visitor: Visitor) -> None:
        time[0] += 1.1

    plant(monkeypatch, work)
    monkey = Monkey(kiosk, ear, Stopwatch(lambda: time[0]))
    monkey.play(WAKE, 3)
    with pytest.raises(Failed, match=r"wedged: 1\.10 s"):
        monkey.play([LANGUAGE], 4)


def test_a_tick_that_takes_a_second_is_found(kiosk: Kiosk, ear: Ear, monkeypatch: pytest.MonkeyPatch) -> None:
    time = [0.0]

    def work(visitor: Visitor) -> None:
        time[0] += 1.1

    monkey = Monkey(kiosk, ear, Stopwatch(lambda: time[0]))
    plant(monkeypatch, work, "advance")
    with pytest.raises(Failed, match="wedged"):
        monkey.play([["wait", 0.5]], 1)


def test_a_warning_of_qt_is_found(kiosk: Kiosk, ear: Ear, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch, lambda visitor: qWarning("planted"))
    with pytest.raises(Failed, match="Qt warned: planted"):
        Monkey(kiosk, ear).play([*WAKE, LANGUAGE], 9)


@pytest.mark.parametrize("name", ["close_fact", "leave", "_relook"])
def test_a_visitor_of_whom_something_stays_is_found(
    kiosk: Kiosk, ear: Ear, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkey = Monkey(kiosk, ear)
    monkey.play([*WAKE, LANGUAGE], 4)
    kiosk.visitor.open_sheet()
    if name == "close_fact":
        kiosk.visitor.close()
        assert kiosk.stage.scene.page is not None
        kiosk.visitor.open_fact(kiosk.stage.scene.page.hotspots[0].key)
    plant(monkeypatch, lambda visitor, *given, **more: None, name)
    with pytest.raises(Failed, match="missed return home"):
        monkey.play([["alone"]], 9)


def test_a_loop_that_stands_still_is_found(kiosk: Kiosk, ear: Ear, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kiosk.stage.loop, "due", lambda now: False)
    with pytest.raises(Failed, match="stands still"):
        Monkey(kiosk, ear).play([["alone"]], 1)


def test_a_button_that_stays_down_in_the_corner_of_staff_keeps_nobody(kiosk: Kiosk, ear: Ear) -> None:
    there = 2, kiosk.window.height() - 3, 1
    corner: list[Event] = [["mouse", "hover", *there], ["mouse", "double", *there], ["alone"]]
    Monkey(kiosk, ear).play([*WAKE, *corner], 6)
    assert not kiosk.visitor.there



def test_a_way_out_is_found(kiosk: Kiosk, ear: Ear) -> None:
    kiosk.quit()
    with pytest.raises(Failed, match="asked to quit"):
        Monkey(kiosk, ear).play([["wait", 0.0]] * 40, 40)


def test_what_is_raised_where_nobody_catches_it_is_heard(ear: Ear) -> None:
    def fail() -> None:
        raise RuntimeError("in a thread")

    class Lost:
        def __del__(self) -> None:
            raise RuntimeError("in a finaliser")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    Lost()
    assert ["in a thread" in ear.heard[0], "in a finaliser" in ear.heard[1]] == [True, True]
    with pytest.raises(Failed, match="in a thread"):
        ear.check()


def test_one_colour_is_blank_and_two_are_not() -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#0a1424"))
    assert blank(image)
    image.setPixelColor(20, 15, QColor("#ffffff"))
    assert not blank(image)


@pytest.mark.parametrize("name", decks.SOUND)
def test_the_decks_it_saves_are_sound(name: str, tmp_path: Path) -> None:
    content = lay_out(tmp_path)
    for number in range(3):
        decks.save(content, name, number)
        checked = check(content, contents())
        assert checked.errors == ()
        assert checked.deck is not None


def test_what_it_breaks_can_be_broken_and_mended_again(tmp_path: Path) -> None:
    content = lay_out(tmp_path)
    chance, broken = random.Random(1), set()
    for _ in range(40):
        number = chance.randrange(10**6)
        decks.spoil(content, number)
        decks.garble(content, number)
        broken.add(content.read_bytes() if content.is_file() else content.exists())
    assert len(broken) > 20
    decks.save(content, "shipped", 0)
    assert check(content, contents()).errors == ()


def test_the_command_ends_well_and_says_how_long_it_took(tmp_path: Path) -> None:
    words = ["--seed", "3", "--events", "40", "--record", str(tmp_path / "record")]
    command = [sys.executable, "-m", "bench", "monkey", *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("seed 3, 40 events\n40 events, no failure")


def test_whims_have_no_end(kiosk: Kiosk, ear: Ear) -> None:
    monkey = Monkey(kiosk, ear)
    assert all(isinstance(event, list) for event in islice(monkey.whims(1), 60))
