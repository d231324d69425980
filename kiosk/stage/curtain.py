"""The curtain: the first slide as it looked last time, shown while the kiosk is still starting.

Reading the deck, importing and painting take about a second; a picture from the cache is on the screen in a third of
that, so a machine that comes back from a power cut or a crash shows the show at once. It is used only when kiosk
version and screen are the same as when it was taken, and every file that the deck was read from is as it was: the
content file, its tables and pictures. Imports nothing of the kiosk but its version, where it keeps things and how files
are told apart, because it must be quick; must not know slides.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QRect, Qt
from PySide6.QtGui import QCloseEvent, QImage, QImageReader, QImageWriter, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from kiosk import __version__
from kiosk.content.marks import Marks, marks_of
from kiosk.storage import cache_folder, write_whole

_KEY = "Kiosk"


def cache_file() -> Path:
    """Where the picture is kept."""
    return cache_folder() / "curtain.png"


def keep(marks: Marks, area: QRect, image: QImage, file: Path | None = None) -> None:
    """Store the first slide at rest, as it fills `area` of the desktop; replaces the old one in one stroke.

    `marks` are those of all files that its deck was read from. Raises OSError when it cannot be written.
    """
    places = area.x(), area.y(), area.width(), area.height()
    image.setText(_KEY, json.dumps({"version": __version__, "area": places, "files": marks}))
    encoded = QBuffer()
    writer = QImageWriter(encoded, QByteArray(b"png"))
    writer.setCompression(20)  # nearly as small as the best, in a fraction of its time
    if not writer.write(image):
        raise OSError(writer.errorString())
    write_whole(file or cache_file(), bytes(encoded.data().data()))


def forget(file: Path | None = None) -> None:
    """Keep none: the next start will not look like that. Never raises."""
    with suppress(OSError):
        (file or cache_file()).unlink(missing_ok=True)


class Curtain(QWidget):
    """A window that shows one picture and does nothing."""

    def __init__(self, picture: QPixmap, area: QRect) -> None:
        """`picture` fills `area`, both in device pixels."""
        super().__init__(None, Qt.WindowType.FramelessWindowHint)
        self._picture = picture
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setGeometry(area)
        self.showFullScreen()
        self.setGeometry(area)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed by us, not by Alt+F4."""
        event.setAccepted(not event.spontaneous())


def draw_curtain(content: Path, file: Path | None = None) -> Curtain | None:
    """Show the picture that fits content and screens; None when there is none, or it is of something else."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    reader = QImageReader(str(file or cache_file()))
    area = _area_of(reader.text(_KEY), content)
    if area is None:
        return None
    if all(screen.geometry() != area for screen in application.screens()):
        return None
    picture = QPixmap.fromImage(reader.read())
    if picture.size() != area.size():
        return None
    curtain = Curtain(picture, area)
    application.processEvents()
    return curtain


def _area_of(told: str, content: Path) -> QRect | None:
    """Where a picture belongs that was kept with these words; None when it is of anything else than `content` now."""
    try:
        words = json.loads(told)
        files = {name: mark and tuple(mark) for name, mark in words["files"].items()}
        if words["version"] != __version__ or os.path.abspath(content) not in files or marks_of(files) != files:
            return None
        return QRect(*words["area"])
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
