"""What the preview shows when the file is saved: the slide that was changed, or the last good one with its fault."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.content.examine import Here
from kiosk.look.probe import probe
from kiosk.slides import contents
from tests.staff.preview.previews import DECK, Open

BROKEN = DECK.replace("value: 1200", "value: 1,20")


def test_it_opens_on_the_first_slide_and_lists_all(desk: Open) -> None:
    window = desk()
    assert window.number == 1
    titles = [entry.title for entry in window.index.entries]
    assert titles == ["1  一湖灯火", "2  两个数字", "3  再会", "企业：示例企业"]
    assert [(image.width(), image.height()) for image in window.canvas.images] == [(640, 360)]
    assert window.cards.cards == []


def test_a_save_leads_to_the_slide_that_was_changed(desk: Open, qtbot: QtBot) -> None:
    window = desk()
    before = window.canvas.images[0]
    window.save(DECK.replace("Two numbers", "Two figures").replace("两个数字", "两个大数"))
    window.pass_until(lambda: window.number == 2, qtbot)
    assert window.canvas.images[0] != before
    assert window.index.currentRow() == 1
    assert window.index.entries[1].title == "2  两个大数"
    window.save(DECK.replace("再会", "再见"))
    window.pass_until(lambda: window.number == 3, qtbot)


def test_a_new_slide_is_shown_at_once(desk: Open, qtbot: QtBot) -> None:
    window = desk()
    new = "  - {kind: statement, title: {zh: 新的, en: New}}\ncompanies:"
    window.save(DECK.replace("companies:", new))
    window.pass_until(lambda: window.number == 4, qtbot)


def test_a_change_outside_the_slides_leaves_the_slide(desk: Open, qtbot: QtBot) -> None:
    window = desk()
    window.slide(3)
    window.save(DECK.replace("示例企业", "另一家"))
    window.pass_until(lambda: "另一家" in window.index.entries[-1].title, qtbot)
    assert window.number == 3


def test_a_broken_save_keeps_the_good_slide_and_frames_the_fault(desk: Open, qtbot: QtBot) -> None:
    window = desk()
    window.slide(2)
    good = window.canvas.images[0]
    window.slide(1)
    window.save(BROKEN)
    window.pass_until(lambda: window.session.held, qtbot)
    assert window.number == 2
    assert window.canvas.images[0] == good
    assert window.held.isVisible()
    assert window.held.text() == "未修正前，这里显示上一份正确的内容。"
    (mark,) = window.canvas.marks[0]
    (left, right) = window.first_page.hotspots
    assert (left.title, right.title) == ("企业\u00a01,900", "产值\u00a01,200")
    assert mark.rect == right.rect
    assert mark.tag == "第 11 行未生效"
    assert "1,20" in mark.told[0]
    assert mark.told[1].startswith("改法：")
    assert window.index.entries[1].severity == "error"
    assert [text.splitlines()[0][:18] for text in window.card_texts()] == ["content.yaml:11:16"]


def test_the_fault_is_found_though_lines_were_added_above_it(desk: Open, qtbot: QtBot) -> None:
    window = desk()
    window.save(BROKEN.replace("slides:", "# One\n# Two\n# Three\nslides:"))
    window.pass_until(lambda: window.session.held, qtbot)
    window.slide(2)
    (mark,) = window.canvas.marks[0]
    assert mark.tag == "第 14 行未生效"
    assert mark.rect == window.first_page.hotspots[1].rect


def test_what_lies_in_the_water_is_framed_there(desk: Open, qtbot: QtBot) -> None:
    support = "    support:\n      - items:\n          - {value: 10, text: {zh: 水中, en: In the water}}\n"
    wet = DECK.replace("        value: 1200\n", f"        value: 1200\n{support}")
    window = desk(wet)
    window.save(wet.replace("value: 10,", "value: ten,"))
    window.pass_until(lambda: window.session.held, qtbot)
    (mark,) = window.canvas.marks[0]
    page = window.first_page
    assert page.waterline < mark.rect.top() < mark.rect.bottom() < page.frame.source


def test_of_labels_that_begin_alike_the_right_one_is_framed(desk: Open, qtbot: QtBot) -> None:
    alike = DECK.replace("{zh: 企业, en: Companies}", "{zh: 产值增长, en: Output}").replace("value: 1900", "value: 1")
    window = desk(alike)
    window.save(alike.replace("value: 1200", "value: 1,20"))
    window.pass_until(lambda: window.session.held, qtbot)
    (mark,) = window.canvas.marks[0]
    assert mark.rect == window.first_page.hotspots[1].rect


def test_when_it_is_mended_everything_is_as_before(desk: Open, qtbot: QtBot) -> None:
    window = desk()
    window.save(BROKEN)
    window.pass_until(lambda: window.session.held, qtbot)
    window.save(DECK.replace("value: 1200", "value: 1300"))
    window.pass_until(lambda: not window.session.held, qtbot)
    assert not window.held.isVisible()
    assert window.canvas.marks == ((),)
    assert window.cards.cards == []
    assert window.number == 2


def test_a_file_that_is_broken_from_the_start_is_followed_until_it_can_be_shown(desk: Open, qtbot: QtBot) -> None:
    window = desk("slides: [\n")
    assert window.number is None
    assert window.canvas.images == ()
    assert len(window.cards.cards) > 0
    window.save(DECK)
    window.pass_until(lambda: window.number is not None, qtbot)
    assert len(window.canvas.images) == 1


def test_how_slides_come_out_is_told_too(desk: Open, qtbot: QtBot) -> None:
    window = desk()
    window.save(DECK.replace("再会", "看见产业的量级" * 30))
    window.pass_until(lambda: window.cards.cards, qtbot)
    assert window.number == 3
    assert window.index.entries[2].severity == "warning"
    assert {mark.severity for mark in window.canvas.marks[0]} == {"warning"}


def test_a_slide_that_cannot_be_drawn_says_so_and_the_others_are_shown(
    desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kiosk.slides.metrics import Page

    def fail(self: Page) -> None:
        raise ValueError("no such figure")

    monkeypatch.setattr(Page, "body", fail)
    window = desk()
    window.slide(2)
    assert window.canvas.images == ()
    assert any("no such figure" in word for word in window.canvas.words)
    window.slide(3)
    assert len(window.canvas.images) == 1


def test_a_deck_that_the_kiosk_kept_shows_with_its_date(
    desk: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The preview keeps nothing itself; of a file that was played here before, the last good content shows."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    window = desk()
    window.close()
    assert not (tmp_path / "state").exists()
    for _ in Here(contents(), probe).examine(window.session.content):  # as the kiosk does while it plays
        pass
    window = desk(BROKEN)
    assert window.number == 1
    assert len(window.index.entries) == 4
    assert "屏幕上播放的是" in window.held.text()
    window.slide(2)
    (mark,) = window.canvas.marks[0]
    assert mark.rect == window.first_page.hotspots[1].rect
