"""The show as its supervisor started it: where it begins, what it leaves out, when it is itself again, how it ends."""

from __future__ import annotations

import gc
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.app import App
from kiosk.booth.exits import LEFT, START_AGAIN, STUCK, TOLD
from kiosk.booth.guard import SECONDS
from kiosk.booth.handover import Handover
from kiosk.booth.heart import Heart
from kiosk.clock import ManualClock
from kiosk.content.deck import Deck
from kiosk.unattended import Unattended, mark, place_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")
SLIDE = "  - {{kind: statement, title: slide {0}, transition: push}}\n"
THREE = "slides:\n" + "".join(SLIDE.format(name) for name in ("one", "two", "three"))


class Played:
    """The show, and what its supervisor hears."""

    def __init__(self, content: Path, handover: Handover | None) -> None:
        self._reader, self._writer = os.pipe()
        self.heart = Heart(self._writer)
        self.clock = ManualClock()
        self.app = App(content, self.clock, unattended=Unattended(self.heart, handover))
        self.app.start()
        self.status: int | None = None

    def heard(self, *words: str) -> list[Any]:
        """The values of everything it has said under these words since it was asked last."""
        os.set_blocking(self._reader, False)
        try:
            said = [json.loads(line) for line in os.read(self._reader, 65_536).splitlines()]
        except BlockingIOError:
            said = []
        return [value for one in said for word, value in one.items() if word in words]

    def pass_time(self, seconds: float) -> None:
        for _ in range(round(seconds / 0.25)):
            self.clock.advance(0.25)
            self.app.tick()

    def titles(self) -> list[str]:
        return [slide.title.zh for slide in self.app.stage.deck.slides]

    def close(self) -> None:
        self.app.quit()
        self.app.window.deleteLater()
        os.close(self._reader)
        os.close(self._writer)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    file = tmp_path / "content.yaml"
    file.write_text(THREE, "utf-8")
    return file


@pytest.fixture
def play(content: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Played]]:
    """Start it with what a supervisor hands over; notes with which status it ends."""
    shows: list[Played] = []

    def start(*, supervised: bool = True, **handed: Any) -> Played:
        show = Played(content, Handover(**handed) if supervised else None)
        shows.append(show)
        monkeypatch.setattr(QApplication, "quit", lambda: setattr(show, "status", show.app.status))
        QTest.qWaitForWindowExposed(show.app.window)
        return show

    yield start
    for show in shows:
        show.close()
    gc.unfreeze()
    gc.enable()


@pytest.fixture
def marks(play: Callable[..., Played]) -> tuple[str, ...]:
    """What the three slides are known by."""
    deck = play().app.follow.deck
    return tuple(mark(deck, index) for index in range(3))


def test_it_says_which_slide_is_on(play: Callable[..., Played], marks: tuple[str, ...]) -> None:
    show = play()
    assert show.heard("slide") == [marks[0]]
    QTest.keyClick(show.app.window, Qt.Key.Key_Right)
    show.pass_time(2.0)
    assert show.heard("slide") == [marks[1]]
    show.pass_time(4.0)
    assert len(show.heard("beat")) in (2, 3)


def test_it_says_which_page_it_is_about_to_make(play: Callable[..., Played], marks: tuple[str, ...]) -> None:
    show = play()
    show.pass_time(12.0)
    said = show.heard("tries", "made")
    assert said[:4] == [marks[0], None, marks[1], None]  # the one that shows, and the next ahead; each is soon made


def test_it_begins_where_the_one_before_was_and_says_so_before_it_tries(
    play: Callable[..., Played], marks: tuple[str, ...]
) -> None:
    show = play(why="crash", slide=marks[2])
    assert show.app.stage.index == 2
    assert show.heard("slide") == [marks[2], marks[2]]


@pytest.mark.parametrize("slide", ["", "9:gone", "x:y", "-1:a", "²:a", "99999999999:a"])
def test_where_that_is_not_known_it_begins_at_the_beginning(play: Callable[..., Played], slide: str) -> None:
    assert play(slide=slide).app.stage.index == 0


def test_a_slide_is_found_though_it_has_moved_or_been_edited(play: Callable[..., Played]) -> None:
    deck = play().app.follow.deck
    turned = deck.model_copy(update={"slides": deck.slides[::-1]})
    assert place_of(turned, mark(deck, 0)) == 2
    assert place_of(turned, "1:edited") == 1
    assert place_of(Deck(), mark(deck, 0)) is None


def test_with_care_it_is_plain_and_without_what_was_set_aside(
    play: Callable[..., Played], marks: tuple[str, ...]
) -> None:
    show = play(care="safe", aside=[marks[1]], slide=marks[1])
    assert show.titles() == ["slide one", "slide three"]
    assert show.app.stage.look.motion == "reduced"
    assert [slide.transition for slide in show.app.stage.deck.slides] == [None, None]
    assert show.app.stage.index == 1  # what lies in its place


def test_bare_it_shows_no_slide_at_all_and_does_not_end(play: Callable[..., Played]) -> None:
    show = play(care="bare")
    assert show.app.stage.index is None
    show.pass_time(30.0)
    assert show.titles() == []
    assert not show.app.window.grab().toImage().isNull()


def test_after_a_quiet_while_it_is_itself_again(play: Callable[..., Played], marks: tuple[str, ...]) -> None:
    show = play(care="safe", aside=[marks[0]], quiet=60.0)
    show.pass_time(55.0)
    assert show.titles() == ["slide two", "slide three"]
    assert show.heard("normal") == []
    show.pass_time(10.0)
    assert show.titles() == ["slide one", "slide two", "slide three"]
    assert show.app.stage.look.motion == "full"
    assert show.heard("normal") == [None]


def test_not_while_somebody_is_there(play: Callable[..., Played], marks: tuple[str, ...]) -> None:
    show = play(care="safe", aside=[marks[0]], quiet=30.0)
    for _ in range(8):
        QTest.keyClick(show.app.window, Qt.Key.Key_Escape)
        show.pass_time(10.0)
    assert show.titles() == ["slide two", "slide three"]


def test_when_staff_change_the_content_it_is_played_as_they_wrote_it(
    play: Callable[..., Played], marks: tuple[str, ...], content: Path, qtbot: QtBot
) -> None:
    show = play(care="safe", aside=[marks[0]])
    content.write_text(THREE.replace("slide three", "mended"), "utf-8")

    def followed() -> bool:
        show.pass_time(0.5)
        return "mended" in show.titles()

    qtbot.waitUntil(followed)
    assert show.titles() == ["slide one", "slide two", "mended"]
    assert show.heard("normal") == [None]


def test_when_it_holds_too_much_it_starts_afresh_but_not_while_somebody_is_there(
    play: Callable[..., Played], monkeypatch: pytest.MonkeyPatch
) -> None:
    show = play(memory_mb=700.0)
    monkeypatch.setattr(Heart, "_memory", lambda heart: 701.0)
    QTest.keyClick(show.app.window, Qt.Key.Key_Escape)
    show.pass_time(30.0)
    assert show.status is None
    show.pass_time(90.0)
    assert show.status == START_AGAIN
    assert show.heard("ends") == [START_AGAIN]


def test_it_takes_its_leave_before_its_process_ends(play: Callable[..., Played]) -> None:
    show = play()
    QTest.keyClick(
        show.app.window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert show.status == LEFT
    assert show.heard("ends") == [LEFT]


def test_told_to_end_it_ends_and_says_that_it_was_not_staff(play: Callable[..., Played]) -> None:
    show = play()
    show.pass_time(5.0)
    assert show.status is None
    show.heart.ended.set()
    show.pass_time(0.25)
    assert show.status == TOLD
    assert not show.app.frames.isActive()
    assert show.heard("ends") == [TOLD]


def broken(*ignored: object) -> None:
    raise ValueError("broken")


@pytest.mark.parametrize("part", ["visitor", "touch", "desk", "stage"])
def test_one_that_does_not_go_on_asks_to_be_started_again(
    play: Callable[..., Played], part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    show = play()
    show.pass_time(1.0)
    monkeypatch.setattr(getattr(show.app, part), "advance", broken)
    show.pass_time(SECONDS - 1.0)
    assert show.status is None
    show.pass_time(2.0)
    assert show.status == STUCK
    assert show.heard("ends") == [STUCK]


def test_what_goes_wrong_for_a_moment_ends_nothing(play: Callable[..., Played]) -> None:
    show = play()
    for _ in range(6):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(show.app.touch, "advance", broken)
            show.pass_time(SECONDS - 1.0)
        show.pass_time(0.25)
    assert show.status is None


def test_a_part_that_fails_leaves_the_others_alone(
    play: Callable[..., Played], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a supervisor half a show is better than none."""
    show = play(supervised=False)
    show.pass_time(3.0)
    for part, act in (("visitor", "advance"), ("touch", "advance"), ("desk", "advance"), ("observer", "look")):
        monkeypatch.setattr(getattr(show.app, part), act, broken)
    monkeypatch.setattr(show.app.proxies, "follow", broken)
    before = show.app.stage.index
    show.pass_time(40.0)
    assert show.app.stage.index != before
    assert show.status is None
    assert len(show.app.guard.reported) == 1  # it is one place
    assert show.heard("beat")
