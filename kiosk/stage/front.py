"""Keeps the window in front: what comes before it is covered again, ever less eagerly if it keeps coming.

Must not know what the window shows, or who came before it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

#: Milliseconds before the front is taken again: the first time, and at most.
FIRST, LONGEST = 300, 30_000
#: Milliseconds in front after which nobody is thought to contend for it any more.
PEACE = 60_000


class Front(QObject):
    """The front of one window. A window of our own before it (a dialogue of staff's) is left there."""

    def __init__(self, window: QWidget, wanted: Callable[[], bool]) -> None:
        """`wanted()` says whether the window is to be in front at all."""
        super().__init__(window)
        self._window, self._wanted = window, wanted
        self._pause = FIRST
        self._again, self._peace = QTimer(self), QTimer(self)
        for timer, act in ((self._again, self._take), (self._peace, self._calm)):
            timer.setSingleShot(True)
            timer.timeout.connect(act)

    def lost(self) -> None:
        """Something else came before the window, or it was made small."""
        self._peace.stop()
        if self._wanted() and not self._again.isActive():
            self._again.start(self._pause)

    def won(self) -> None:
        """The window is in front."""
        self._again.stop()
        if self._pause != FIRST:
            self._peace.start(PEACE)

    def stop(self) -> None:
        """The window goes."""
        self._again.stop()
        self._peace.stop()

    def _take(self) -> None:
        window = self._window
        behind = window.isMinimized() or QApplication.activeWindow() is None
        if not (behind and window.isVisible() and self._wanted()):
            return
        self._pause = min(LONGEST, 2 * self._pause)
        if window.isMinimized():
            window.showFullScreen()
        window.raise_()
        window.activateWindow()
        self._again.start(self._pause)  # in case it was in vain

    def _calm(self) -> None:
        self._pause = FIRST
