"""Problems as cards: their words, what a click does, and the editor that opens."""

import sys
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiosk.program import TYPED
from kiosk.staff.preview.cards import MOST
from tests.staff.preview.previews import DECK, Open

#: A warning on slide 1, another on slide 3.
DECK_WITH_WARNINGS = DECK.replace("{zh: 一湖灯火, en: A lake of lights}", "一湖灯火").replace(
    "{zh: 再会, en: Goodbye}", "再会"
)


def texts(card: QWidget) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel)]


def test_a_card_says_line_reason_and_mend_in_the_window_s_language(desk: Open) -> None:
    window = desk(DECK_WITH_WARNINGS)
    _, what, code, mend = texts(window.cards.cards[0])
    assert what == "第 4 行：这一页有 1 处文字没有英文，英文界面会显示中文。"
    assert "一湖灯火" in code
    assert mend.startswith("改法：")
    window.bar.chrome.click()
    assert texts(window.cards.cards[0])[1].startswith("Line 4: ")
    assert window.counted.text() == "Errors: 0, warnings: 2"


def test_english_quotation_marks_are_as_wide_as_they_are_drawn(desk: Open) -> None:
    """In the fonts of the kiosk they are as wide as a hanzi, unless that is asked for."""
    window = desk(DECK_WITH_WARNINGS)

    def marks() -> list[float]:
        labels = window.cards.cards[0].findChildren(QLabel)
        return [QFontMetricsF(label.font()).horizontalAdvance("“”") for label in labels if label.objectName() == "what"]

    (chinese,) = marks()
    window.bar.chrome.click()
    (english,) = marks()
    assert english < 0.8 * chinese


def test_a_long_line_keeps_its_caret_and_its_button_in_sight(desk: Open) -> None:
    window = desk(DECK_WITH_WARNINGS.replace("一湖灯火\n", f'{{zh: "{"湖" * 40}", en："{"x" * 80}"}}\n', 1))
    card = window.cards.cards[0]
    assert card.width() <= window.cards.viewport().width()
    code = next(label for label in card.findChildren(QLabel) if label.objectName() == "code")
    assert "en：" in code.text()
    assert code.sizeHint().width() <= code.width()


def test_a_click_shows_the_slide_and_copies_the_place(desk: Open) -> None:
    window = desk(DECK_WITH_WARNINGS)
    QTest.mouseClick(window.cards.cards[1], Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 5))
    window.draw()
    assert window.number == 3
    assert QGuiApplication.clipboard().text() == "content.yaml:13:12"
    assert window.told.text() == "已复制 content.yaml:13:12"
    (mark,) = window.canvas.marks[0]
    assert mark.told


def test_a_click_on_a_frame_chooses_its_problem(desk: Open) -> None:
    window = desk(DECK_WITH_WARNINGS)
    (mark,) = window.canvas.marks[0]
    assert mark.told == ()
    area = window.canvas.areas()[0]
    share = area.width() / 640
    middle = area.topLeft() + mark.rect.center() * share
    QTest.mouseClick(window.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle.toPoint())
    (mark,) = window.canvas.marks[0]
    assert mark.told != ()


def test_the_line_opens_in_the_editor_that_was_named(desk: Open, tmp_path: Path, qtbot: QtBot) -> None:
    told = tmp_path / "told"
    code = f"import sys, pathlib; pathlib.Path({str(told)!r}).write_text(sys.argv[1])"
    window = desk(DECK_WITH_WARNINGS, editor=f'{sys.executable} -c "{code}" {{file}}:{{line}}:{{column}}')
    window.cards.cards[1].open.click()
    qtbot.waitUntil(lambda: told.exists() and told.read_text("utf-8") != "", timeout=20_000)
    assert told.read_text("utf-8") == f"{tmp_path / 'content.yaml'}:13:12"
    assert window.told.text() == "已在编辑器中打开 content.yaml:13:12"


def test_an_editor_that_is_not_there_leaves_the_place_on_the_clipboard(desk: Open) -> None:
    window = desk(DECK_WITH_WARNINGS, editor="no-such-editor-anywhere {file}:{line}")
    window.cards.cards[0].open.click()
    assert window.told.text() == "已复制 content.yaml:4:12"
    window = desk(DECK_WITH_WARNINGS, editor='"odd {quotes')
    window.cards.cards[0].open.click()
    assert window.told.text() == "已复制 content.yaml:4:12"


def test_of_very_many_problems_the_first_are_shown_and_the_rest_counted(desk: Open) -> None:
    wrong = "".join(f"  - {{kind: statement, title: {{zh: 一, en: One}}, wrong{number}: 1}}\n" for number in range(60))
    window = desk(DECK.replace("slides:\n", f"slides:\n{wrong}"))
    assert len(window.cards.cards) == MOST
    assert window.counted.text().startswith("60 个错误")
    inside = window.cards.widget()
    assert inside is not None
    rest = [label.text() for label in inside.findChildren(QLabel) if label.objectName() == "quiet"]
    assert rest == [f"还有 {60 - MOST} 处，用 {TYPED} check 查看。"]
    assert "这一页没有采用。" in texts(window.cards.cards[0])[-1]
