"""How the slide can be looked at: screens, languages, text, contrast, time, the moments of its entry, companies."""

from datetime import datetime
from itertools import count

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.staff.preview.wish import Wish
from tests.staff.preview.previews import DECK, Desk, Open


def sizes(window: Desk) -> list[tuple[int, int]]:
    return [(image.width(), image.height()) for image in window.canvas.images]


@pytest.mark.parametrize(
    ("written", "size"),
    [("800x600", (800, 600)), ("360 × 640", (360, 640)), ("big", (640, 360)), ("10x10", (640, 360))],
)
def test_any_screen_can_be_written(desk: Open, written: str, size: tuple[int, int]) -> None:
    window = desk()
    line = window.bar.size_box.lineEdit()
    assert line is not None
    line.selectAll()
    QTest.keyClicks(line, written)
    QTest.keyClick(line, Qt.Key.Key_Return)
    window.draw()
    assert sizes(window) == [size]
    assert window.bar.size_box.currentText() == f"{size[0]} × {size[1]}"


def test_both_languages_side_by_side_or_below_each_other(desk: Open) -> None:
    window = desk()
    chinese = window.canvas.images[0]
    window.bar.languages.buttons()[2].click()
    window.draw()
    assert window.canvas.images[0] == chinese
    assert window.canvas.images[1] != chinese
    window.canvas.resize(1200, 360)
    left, right = window.canvas.areas()
    assert left.right() < right.left()
    window.canvas.resize(500, 700)
    upper, lower = window.canvas.areas()
    assert upper.bottom() < lower.top()


def test_larger_text_and_high_contrast_change_the_picture(desk: Open) -> None:
    window = desk()
    window.slide(2)
    pictures = [window.canvas.images[0]]
    window.bar.scales.buttons()[2].click()
    window.draw()
    pictures.append(window.canvas.images[0])
    window.bar.contrast.click()
    window.draw()
    pictures.append(window.canvas.images[0])
    assert pictures[0] != pictures[1] != pictures[2] != pictures[0]
    assert pictures[2].pixelColor(2, 2).name() == "#000000"


def test_at_another_time_slides_that_do_not_play_are_dimmed_with_the_reason(desk: Open) -> None:
    window = desk(moment=datetime(2026, 12, 1, 18, 0))
    assert [entry.hidden for entry in window.index.entries] == ["", "", "此时不播放：只在09:00–17:00播放", ""]
    window.bar.timed.click()
    assert window.index.entries[2].hidden == "此时不播放：2026-12-01 才开始"
    window.bar.chrome.click()
    assert window.index.entries[2].hidden == "Not shown then: begins 2026-12-01"


def test_when_time_passes_the_list_follows(desk: Open) -> None:
    window = desk(DECK.replace("2026-12-01", "2026-11-27 10:05"))
    assert "10:05" in window.index.entries[2].hidden
    window.clock.advance(301)
    window.tick()
    assert window.index.entries[2].hidden == ""


def test_the_slider_leads_through_the_entry(desk: Open) -> None:
    window = desk()
    window.slide(2)
    rest = window.canvas.images[0]
    slider = window.transport.slider
    assert slider.value() == slider.maximum() > 500
    slider.setValue(0)
    empty = window.canvas.images[0]
    slider.setValue(400)
    half = window.canvas.images[0]
    assert empty != half != rest
    slider.setValue(slider.maximum())
    assert window.canvas.images[0] == rest


def test_the_entry_can_be_played(desk: Open) -> None:
    window = desk()
    window.slide(2)
    rest, transport = window.canvas.images[0], window.transport
    QTest.keyClick(window, Qt.Key.Key_P)
    assert transport.playing
    assert transport.ms == 0
    window.clock.advance(0.4)
    transport.advance()
    assert transport.ms == 400
    assert window.canvas.images[0] != rest
    window.clock.advance(5)
    transport.advance()
    assert not transport.playing
    assert window.canvas.images[0] == rest
    transport.play.click()
    window.clock.advance(0.2)
    transport.play.click()
    assert (transport.playing, transport.ms) == (False, 0)  # it stands where it was last seen


def test_keys_lead_through_the_list_and_the_languages(desk: Open) -> None:
    window = desk()
    QTest.keyClick(window, Qt.Key.Key_Right)
    QTest.keyClick(window, Qt.Key.Key_PageDown)
    assert window.number == 3
    QTest.keyClick(window, Qt.Key.Key_Left)
    assert window.number == 2
    QTest.keyClick(window, Qt.Key.Key_L)
    assert window.bar.wish.languages == ("en",)
    QTest.keyClick(window.index, Qt.Key.Key_Down)
    assert window.number == 3


def test_a_company_is_shown_as_its_page(desk: Open) -> None:
    window = desk()
    slide = window.canvas.images[0]
    window.index.setCurrentRow(3)
    window.draw()
    assert window.number is None
    assert sizes(window) == [(640, 360)]
    assert window.canvas.images[0] != slide


def test_the_window_speaks_both_languages(desk: Open) -> None:
    window = desk(language="en")
    assert window.windowTitle() == "Live preview — content.yaml"
    assert window.counted.text() == "Errors: 0, warnings: 0"
    window.bar.chrome.click()
    assert window.windowTitle() == "实时预览 — content.yaml"
    assert window.counted.text() == "0 个错误，0 个提醒"


def test_a_page_is_drawn_in_steps_between_which_events_are_heard(
    desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = desk(wish=Wish((320, 320)))
    slowly = map(float, count())  # a second passes with every look at the clock: one step, and the events are heard
    monkeypatch.setattr(window.clock, "now", lambda: next(slowly))
    window.go(window.index.entries[1].subject)
    steps = 0
    while window._waiting:
        window.work()
        steps += 1
    assert steps > 5
