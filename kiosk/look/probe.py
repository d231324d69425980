"""Looks at picture files for the content check: what they really are, how large, and whether they are complete.

Must not know decks or problems; `content/pictures.py` turns what is found into words for staff.
"""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImageIOHandler, QImageReader
from PySide6.QtSvg import QSvgRenderer

from kiosk.content.pictures import PictureFault, Size

#: Pictures up to here are decoded to see whether they are complete; larger ones only at their ends.
_DECODED_PIXELS = 40_000_000
#: The whole file is decoded, but into an image of this size: every byte is read, little is kept.
_PREVIEW = QSize(256, 256)
_NOT_A_PICTURE, _TRUNCATED = PictureFault("not a picture"), PictureFault("truncated")


def probe(path: Path) -> Size | PictureFault:
    """The size of the picture in `path`, or why it is none. Any error of reading means "not a picture"."""
    try:
        data = path.read_bytes()
        buffer = QBuffer()
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer)
        reader.setDecideFormatFromContent(True)
        kind = bytes(reader.format().data()).decode("ascii", "replace")
        if kind in ("svg", "svgz") or path.suffix.lower() == ".svg":
            return _drawing(data)
        return _bitmap(reader, kind, data)
    except (OSError, RuntimeError, ValueError, MemoryError):
        return _NOT_A_PICTURE


def _drawing(data: bytes) -> Size | PictureFault:
    plain = b"<svg" in data or b":svg" in data
    if plain and not re.search(rb"</\s*(?:[\w-]+:)?svg\s*>|<(?:[\w-]+:)?svg[^>]*/>", data):
        return _TRUNCATED
    renderer = QSvgRenderer(QByteArray(data))
    size = renderer.defaultSize()
    if not renderer.isValid() or size.isEmpty():
        return _NOT_A_PICTURE
    return Size(size.width(), size.height())


def _bitmap(reader: QImageReader, kind: str, data: bytes) -> Size | PictureFault:
    size = reader.size()
    if not reader.canRead() or size.isEmpty():
        return _NOT_A_PICTURE
    if not _ended(kind, data):
        return _TRUNCATED
    turned = bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
    if size.width() * size.height() <= _DECODED_PIXELS:
        preview = size.scaled(_PREVIEW, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
        reader.setScaledSize(preview)
        if reader.read().isNull():
            return _TRUNCATED
    return Size(size.height(), size.width()) if turned else Size(size.width(), size.height())


def _ended(kind: str, data: bytes) -> bool:
    """Whether the file has its end. Qt shows the upper part of a JPEG that was cut off and calls it read."""
    if kind in ("jpeg", "jpg"):
        return data.rfind(b"\xff\xd9") > data.rfind(b"\xff\xda")
    if kind == "png":
        return data.rfind(b"IEND") > data.rfind(b"IDAT")
    return True
