"""The picture of the first slide that hangs while the kiosk starts: shown only when it is of this very show."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from kiosk.content.marks import marks_of
from kiosk.stage.curtain import Curtain, draw_curtain, keep


@pytest.fixture
def content(tmp_path: Path) -> Path:
    file = tmp_path / "content.yaml"
    file.write_text("slides: []\n", "utf-8")
    (tmp_path / "表.csv").write_text("1\n", "utf-8")
    return file


@pytest.fixture
def kept(tmp_path: Path, content: Path, qapp: QApplication) -> Path:
    """A picture of the whole screen, in a colour of its own, kept for `content`."""
    area = QGuiApplication.primaryScreen().geometry()
    image = QImage(area.size(), QImage.Format.Format_RGB32)
    image.fill(QColor("#123456"))
    file = tmp_path / "cache" / "curtain.png"
    keep(marks_of([content, content.parent / "表.csv"]), area, image, file)
    return file


@pytest.fixture
def drawn(content: Path, kept: Path) -> Callable[[], Curtain | None]:
    return lambda: draw_curtain(content, kept)


def closed(curtain: Curtain) -> None:
    curtain.close()
    curtain.deleteLater()


def test_the_kept_picture_covers_the_screen(drawn: Callable[[], Curtain | None]) -> None:
    curtain = drawn()
    assert curtain is not None
    assert curtain.isVisible()
    assert curtain.geometry() == QGuiApplication.primaryScreen().geometry()
    assert curtain.grab().toImage().pixelColor(100, 100) == QColor("#123456")
    closed(curtain)


def test_changed_content_has_no_curtain(content: Path, drawn: Callable[[], Curtain | None]) -> None:
    content.write_text("slides: [] # other\n", "utf-8")
    assert drawn() is None


def test_a_changed_table_has_no_curtain(content: Path, drawn: Callable[[], Curtain | None]) -> None:
    (content.parent / "表.csv").write_text("22\n", "utf-8")
    assert drawn() is None


def test_a_table_that_is_gone_has_no_curtain(content: Path, drawn: Callable[[], Curtain | None]) -> None:
    (content.parent / "表.csv").unlink()
    assert drawn() is None


def test_other_content_has_no_curtain(content: Path, kept: Path) -> None:
    other = content.with_name("other.yaml")
    other.write_bytes(content.read_bytes())
    assert draw_curtain(other, kept) is None


def test_the_content_may_be_named_by_less_than_its_whole_path(
    content: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(content.parent)
    curtain = draw_curtain(Path(content.name), kept)
    assert curtain is not None
    closed(curtain)


def test_missing_content_has_no_curtain(content: Path, drawn: Callable[[], Curtain | None]) -> None:
    content.unlink()
    assert drawn() is None


def test_another_screen_has_no_curtain(content: Path, kept: Path) -> None:
    image = QImage(320, 200, QImage.Format.Format_RGB32)
    keep(marks_of([content]), QRect(0, 0, 320, 200), image, kept)
    assert draw_curtain(content, kept) is None


@pytest.mark.parametrize("damage", ["truncated", "not a picture", "other words", "missing"])
def test_a_damaged_picture_is_ignored(damage: str, kept: Path, drawn: Callable[[], Curtain | None]) -> None:
    if damage == "missing":
        kept.unlink()
    elif damage == "other words":  # of an earlier version
        image = QImage(str(kept))
        image.setText("Kiosk", "0123456789abcdef 0 0 800 600")
        assert image.save(str(kept))
    else:
        kept.write_bytes(kept.read_bytes()[:900] if damage == "truncated" else b"nothing")
    assert drawn() is None


def test_a_folder_that_cannot_be_written_is_an_oserror(content: Path, tmp_path: Path, qapp: QApplication) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises((FileExistsError, NotADirectoryError)):
        keep(marks_of([content]), QRect(0, 0, 8, 8), QImage(8, 8, QImage.Format.Format_RGB32), blocked / "curtain.png")


def test_a_picture_that_cannot_be_put_in_place_leaves_nothing_behind(
    content: Path, tmp_path: Path, qapp: QApplication
) -> None:
    (tmp_path / "cache" / "curtain.png").mkdir(parents=True)
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    with pytest.raises(OSError, match="directory"):
        keep(marks_of([content]), QRect(0, 0, 8, 8), image, tmp_path / "cache" / "curtain.png")
    assert [entry.name for entry in (tmp_path / "cache").iterdir()] == ["curtain.png"]
