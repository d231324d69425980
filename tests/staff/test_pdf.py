"""The deck on paper: its sheets, the text on them, the size of the file, and what happens when it cannot be written."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, NumberObject

from kiosk.cli import main

DECK = """\
kiosk: {source: {zh: 示例, en: Sample}}
slides:
  - kind: statement
    title: {zh: 人工智能，看见产业, en: See the industry in 2025}
    show: {from: 2026-12-01, until: 2026-12-03, hours: "09:00-17:00"}
    seconds: 12
  - kind: bars
    title: {zh: 创客团队, en: Maker teams}
    unit: {zh: 支, en: teams}
    bars:
      - {label: {zh: 创客, en: Makers}, value: 34, fact: {zh: 三十四支来自五省, en: From five provinces}}
      - {label: {zh: 企业, en: Companies}, value: 22}
  - {kind: statement, title: {zh: 再会, en: Goodbye}, show: no}
"""

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    file = tmp_path / "deck.yaml"
    file.write_text(DECK, "utf-8")
    return file


def sheets(file: Path) -> list[str]:
    """The text of every sheet, without line breaks."""
    return ["".join(page.extract_text().split("\n")) for page in PdfReader(file).pages]


def test_one_slide_a_sheet_chinese_then_english(content: Path, tmp_path: Path) -> None:
    out = tmp_path / "deep" / "deck.pdf"
    assert main(["render", "--pdf", str(out), str(content), "--size", "640x360"]) == 0
    told = sheets(out)
    assert [sheet.count("第 1 / 3 页，中文") for sheet in told] == [1, 0, 0, 0, 0, 0]
    assert [sheet.count("Slide 1 of 3, English") for sheet in told] == [0, 1, 0, 0, 0, 0]
    assert "Slide 3 of 3" in told[5]
    assert [file.name for file in out.parent.iterdir()] == ["deck.pdf"]


def test_the_notes_can_be_searched_and_copied(content: Path, tmp_path: Path) -> None:
    """Hanzi that share a glyph with a radical (人 ⼈, 见 ⻅), and digits among Latin letters, come out as written."""
    out = tmp_path / "deck.pdf"
    main(["render", "--pdf", str(out), str(content), "--size", "640x360"])
    chinese, english, bars, bars_in_english, _, goodbye = sheets(out)
    assert "人工智能，看见产业" in chinese
    assert "2026-12-01 起，2026-12-03 止，09:00–17:00" in chinese
    assert "12 秒（写在 seconds）" in chinese
    assert "deck.yaml 第 3 行，kind: statement" in chinese
    assert "See the industry in 2025" in english
    assert "from 2026-12-01, until 2026-12-03, 09:00–17:00" in english
    assert "三十四支来自五省" in bars
    assert "示例" in bars
    assert "From five provinces" in bars_in_english
    assert "deck.yaml, line 7, kind: bars" in bars_in_english
    assert "not shown" in goodbye


def test_a_name_that_ends_in_pdf_is_enough_and_one_language_can_be_chosen(content: Path, tmp_path: Path) -> None:
    out = tmp_path / "deck.pdf"
    assert main(["render", str(out), str(content), "--size", "360x640", "--lang", "en"]) == 0
    pages = PdfReader(out).pages
    assert len(pages) == 3
    assert all(page.mediabox.width > page.mediabox.height for page in pages)  # beside a slide that stands


def inside(value: object, *keys: str) -> DictionaryObject:
    """What a PDF holds under those names, one in the other."""
    for key in keys:
        assert isinstance(value, DictionaryObject)
        value = value[key]
    assert isinstance(value, DictionaryObject)
    return value


def test_a_picture_of_4k_does_not_make_the_file_large(content: Path, tmp_path: Path) -> None:
    out = tmp_path / "deck.pdf"
    assert main(["render", str(out), str(content), "--size", "3840x2160", "--lang", "zh"]) == 0
    for page in PdfReader(out).pages:
        pictures = inside(page, "/Resources", "/XObject")
        sizes = [(inside(pictures, name)["/Width"], inside(pictures, name)["/Height"]) for name in pictures]
        assert sizes == [(NumberObject(2560), NumberObject(1440))]


def test_what_the_check_says_stands_on_the_sheet_of_its_slide(content: Path, tmp_path: Path) -> None:
    content.write_text(DECK.replace("{zh: 再会, en: Goodbye}", "再会"), "utf-8")
    out = tmp_path / "deck.pdf"
    assert main(["render", str(out), str(content), "--size", "640x360", "--lang", "en"]) == 0
    assert ["Check" in sheet for sheet in sheets(out)] == [False, False, True]


def test_an_old_file_stands_when_the_new_one_cannot_be_written(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder", "utf-8")
    assert main(["render", "--pdf", str(blocked / "deck.pdf"), str(content), "--size", "320x320"]) == 1
    assert "deck.pdf" in capsys.readouterr().err
    assert blocked.read_text("utf-8") == "no folder"


def test_of_a_file_that_cannot_be_played_nothing_is_printed(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content.write_text("slides: [\n", "utf-8")
    assert main(["render", "--pdf", str(tmp_path / "deck.pdf"), str(content)]) == 1
    assert "deck.yaml" in capsys.readouterr().err
    assert not (tmp_path / "deck.pdf").exists()


def test_a_slide_that_cannot_be_drawn_leaves_a_sheet_with_its_reason(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from kiosk.slides.bars import Page

    def fail(self: Page) -> None:
        raise ValueError("no such tower")

    monkeypatch.setattr(Page, "body", fail)
    out = tmp_path / "deck.pdf"
    assert main(["render", "--pdf", str(out), str(content), "--size", "320x320", "--lang", "zh"]) == 1
    assert "no such tower" in capsys.readouterr().err
    told = sheets(out)
    assert len(told) == 3
    assert "no such tower" in told[1]
