"""What the content check learns about picture files: real format, size, and whether they are complete."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QImageIOHandler, QImageWriter

from kiosk.content.pictures import PictureFault, Size
from kiosk.look.probe import probe

# Qt's readers complain aloud about what they cannot read; that is what these tests are about.
pytestmark = [pytest.mark.usefixtures("qapp"), pytest.mark.qt_log_level_fail("NO")]

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80"><rect width="9" height="9"/></svg>'


def photo(path: Path, kind: str) -> bytes:
    """A picture with some grain, so that cutting it off matters."""
    image = QImage(320, 200, QImage.Format.Format_RGB32)
    for y in range(200):
        for x in range(320):
            image.setPixelColor(x, y, QColor((x * 7 + y) % 256, (x * y) % 256, (x + y * 13) % 256))
    assert image.save(str(path), kind)  # type: ignore[call-overload]
    return path.read_bytes()


@pytest.mark.parametrize("kind", ["png", "jpg", "webp"])
def test_a_picture_has_its_size(tmp_path: Path, kind: str) -> None:
    photo(tmp_path / f"a.{kind}", kind)
    assert probe(tmp_path / f"a.{kind}") == Size(320, 200)


@pytest.mark.parametrize("kind", ["png", "jpg", "webp"])
@pytest.mark.parametrize("missing", [40, 1000, 5000])
def test_a_picture_that_was_not_copied_to_its_end_is_found(tmp_path: Path, kind: str, missing: int) -> None:
    file = tmp_path / f"cut.{kind}"
    data = photo(file, kind)
    file.write_bytes(data[:-missing])
    assert probe(file) == PictureFault("truncated")


def test_what_counts_is_the_content_not_the_name(tmp_path: Path) -> None:
    data = photo(tmp_path / "a.png", "png")
    (tmp_path / "a.jpg").write_bytes(data)
    assert probe(tmp_path / "a.jpg") == Size(320, 200)


def test_a_photo_taken_upright_is_upright(tmp_path: Path) -> None:
    image = QImage(320, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    writer = QImageWriter(str(tmp_path / "turned.jpg"))
    writer.setTransformation(QImageIOHandler.Transformation.TransformationRotate90)
    assert writer.write(image)
    assert probe(tmp_path / "turned.jpg") == Size(200, 320)


@pytest.mark.parametrize("data", [b"", b"hello", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"<html></html>", b"\0" * 4096])
@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.svg", "a.webp"])
def test_what_is_no_picture_is_no_picture(tmp_path: Path, data: bytes, name: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert isinstance(probe(tmp_path / name), PictureFault)


def test_drawings(tmp_path: Path) -> None:
    file = tmp_path / "a.svg"
    file.write_text(SVG)
    assert probe(file) == Size(120, 80)
    file.write_text(SVG[:-20])
    assert probe(file) == PictureFault("truncated")
    file.write_text(SVG.replace("<rect", "<rect <"))
    assert probe(file) == PictureFault("not a picture")


def test_a_folder_and_a_missing_file_raise_nothing(tmp_path: Path) -> None:
    assert probe(tmp_path) == PictureFault("not a picture")
    assert probe(tmp_path / "none.png") == PictureFault("not a picture")
