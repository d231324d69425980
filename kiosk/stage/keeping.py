"""Keeps the first slide's picture for the curtain of the next start: once it stands still, and after every change.

Owns when the picture is that of the files as they are. Must not know the window, or whether the curtain will be used.
"""

from __future__ import annotations

import logging
from concurrent.futures import Executor
from typing import Protocol

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter, QRegion

from kiosk.content.deck import Deck
from kiosk.content.marks import Marks
from kiosk.content.schedule import Show
from kiosk.stage.curtain import keep
from kiosk.stage.stage import Stage

log = logging.getLogger("kiosk")


class Followed(Protocol):
    """The content files, as far as they are of interest here."""

    deck: Deck
    marks: Marks | None


class Keeping:
    """Of one run of the show."""

    def __init__(self, followed: Followed, stage: Stage, beside: Executor) -> None:
        """Nothing is kept yet; the file is written `beside` the show."""
        self._followed, self._stage, self._beside = followed, stage, beside
        self._kept: Marks | None = None

    def look(self, area: QRect) -> None:
        """Keep what shows, as it fills `area` of the desktop, if it is the first slide at rest.

        Only what has been read from the files as they were found: not a deck that stands in for a faulty one, and not
        the one before while another is still to come.
        """
        stage, marks = self._stage, self._followed.marks
        if marks is None or marks is self._kept or stage.index is None or not stage.at_rest:
            return
        if stage.deck is not self._followed.deck or stage.host.guest is not None or stage.index != stage.loop.first():
            return
        self._kept = marks
        first = stage.deck.slides[stage.index]
        if first.fallback or {first.show, stage.deck.settings.show} != {Show()}:
            return
        image = QImage(area.size(), QImage.Format.Format_RGB32)
        painter = QPainter(image)
        stage.paint(painter, QRegion(image.rect()))
        painter.end()
        self._beside.submit(self._store, marks, area, image)

    def _store(self, marks: Marks, area: QRect, image: QImage) -> None:
        try:
            keep(marks, area, image)
        except OSError as error:  # a full or read-only disk: the next start is slower, nothing more
            log.info("the first slide is not kept for the next start: %s", error)
