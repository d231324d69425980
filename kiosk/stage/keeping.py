"""Keeps the first slide's picture for the curtain of the next start: once, when it stands still.

Must not know the window, or whether the curtain will be used.
"""

from __future__ import annotations

import logging
from concurrent.futures import Executor
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter, QRegion

from kiosk.content.schedule import Show
from kiosk.stage.curtain import keep
from kiosk.stage.stage import Stage

log = logging.getLogger("kiosk")


class Keeping:
    """Of one run of the show."""

    def __init__(self, content: Path, stage: Stage, beside: Executor) -> None:
        """Nothing is kept yet; the file is written `beside` the show."""
        self._content, self._stage, self._beside = content, stage, beside
        self._done = False

    def look(self, area: QRect) -> None:
        """Keep what shows, as it fills `area` of the desktop, if it is the first slide at rest."""
        stage = self._stage
        if self._done or stage.index is None or not stage.at_rest:
            return
        self._done = True
        first = stage.deck.slides[stage.index]
        if stage.index != stage.loop.first() or first.fallback or {first.show, stage.deck.settings.show} != {Show()}:
            return
        image = QImage(area.size(), QImage.Format.Format_RGB32)
        painter = QPainter(image)
        stage.paint(painter, QRegion(image.rect()))
        painter.end()
        self._beside.submit(self._store, area, image)

    def _store(self, area: QRect, image: QImage) -> None:
        try:
            keep(self._content, area, image)
        except OSError as error:  # a full or read-only disk: the next start is slower, nothing more
            log.info("the first slide is not kept for the next start: %s", error)
