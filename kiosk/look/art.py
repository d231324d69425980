"""Our own drawings (SVG, in `look/art/`) and staff's pictures, drawn at the size they are shown.

Must not know pages. Pictures that cannot be read raise `PictureError`; the page shows a plain tile instead.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter
from PySide6.QtSvg import QSvgRenderer

from kiosk.look.plain import plain_drawing
from kiosk.look.tokens import NIGHT, Palette

ART = Path(__file__).with_name("art")
#: The colour in which all icons are drawn, replaced by the one that is asked for.
_ICON_COLOURS = ("#F2F7FF", "#35D0E6")

#: More pixels than this are not drawn: eight pages of 3840 × 2160.
MOST_PIXELS = 8 * 3840 * 2160


class PictureError(Exception):
    """A picture that cannot be shown, and why."""


def art(name: str, colour: str | None = None, palette: Palette = NIGHT) -> QSvgRenderer:
    """One of our drawings by name; with `colour`, an icon in that colour; for a plain `palette`, redrawn in it."""
    source = (ART / f"{name}.svg").read_text("utf-8")
    if colour:
        for drawn in _ICON_COLOURS:
            source = source.replace(drawn, colour)
    if palette.plain:
        source = plain_drawing(source, palette)
    return _renderer(source.encode(), name)


def _renderer(source: bytes, name: str) -> QSvgRenderer:
    renderer = QSvgRenderer(QByteArray(source))
    if not renderer.isValid() or renderer.defaultSize().isEmpty():
        raise PictureError(f"{name}: not a drawing that can be shown")
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    return renderer


def picture_size(path: Path) -> QSize:
    """Width and height of a picture in its own pixels, without decoding it."""
    if path.suffix.lower() == ".svg":
        return _renderer(path.read_bytes(), path.name).defaultSize()
    size = QImageReader(str(path)).size()
    if not size.isValid():
        raise PictureError(f"{path.name}: not a picture that can be shown")
    return size


def picture(path: Path, width: float, height: float, *, fill: bool = False, palette: Palette = NIGHT) -> QImage:
    """A picture decoded at the size it is shown: within `width` × `height` pixels, or with `fill` covering them.

    For a plain `palette` a drawing is redrawn in it; a photograph stays as it is.
    """
    own = picture_size(path)
    mode = Qt.AspectRatioMode.KeepAspectRatioByExpanding if fill else Qt.AspectRatioMode.KeepAspectRatio
    size = own.scaled(QSize(max(1, round(width)), max(1, round(height))), mode).expandedTo(QSize(1, 1))
    if size.width() * size.height() > MOST_PIXELS:
        raise PictureError(f"{path.name}: {own.width()} × {own.height()} is too long and thin to fill a page")
    if path.suffix.lower() == ".svg":
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        source = path.read_bytes()
        if palette.plain:
            source = plain_drawing(source.decode("utf-8", "replace"), palette).encode()
        renderer = _renderer(source, path.name)
        painter = QPainter(image)
        renderer.render(painter, QRectF(0, 0, size.width(), size.height()))
        painter.end()
        return image
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    if size.width() < own.width():
        reader.setScaledSize(size)
    image = reader.read()
    if image.isNull():
        raise PictureError(f"{path.name}: {reader.errorString()}")
    if image.size() != size:
        image = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    return image
