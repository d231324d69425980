"""The veil: how much darker than usual the whole screen is.

One even, half-clear black over everything, like a lamp turned down: what is told apart stays told apart. At full
brightness it is not there at all. Must not know who set it.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter

from kiosk.look.look import Look
from kiosk.stage.overlay import FRAME


class Veil:
    """The topmost overlay."""

    def __init__(self, look: Look) -> None:
        """Not there."""
        self.look = look
        self._level = self._painted = 100

    def turn(self, level: int) -> None:
        """Let the screen be that bright, in percent."""
        self._level = level

    def relook(self, look: Look) -> None:
        """Another size, language or palette."""
        self.look = look

    def advance(self, now: float) -> list[QRect]:
        """Go on to `now`; returns the rectangles that differ from the last time."""
        if self._level == self._painted:
            return []
        self._painted = self._level
        return [QRect(0, 0, self.look.frame.width, self.look.frame.height)]

    def wake(self, now: float) -> float:
        """The next moment at which it looks different; infinity when it stands still."""
        return now + FRAME if self._level != self._painted else math.inf

    def paint(self, painter: QPainter, patch: QRect) -> None:
        """Darken `patch`."""
        if self._painted < 100:
            black = QColor(Qt.GlobalColor.black)
            black.setAlphaF(1 - self._painted / 100)
            painter.fillRect(patch, black)
