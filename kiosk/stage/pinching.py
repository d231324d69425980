"""The page's picture between two fingers, and on its way back when they let go.

Owns the one pinch that is on. Must not know fingers: it is told how far they went.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QSizeF

from kiosk.clock import Clock
from kiosk.look.zoom import REST, View, Zoomable, pinched, sprung
from kiosk.motion import FADE, SETTLE
from kiosk.stage.overlay import FRAME
from kiosk.stage.stage import Stage


class Pinching:
    """Magnifies the picture of the stage's page, if it has one."""

    def __init__(self, clock: Clock, stage: Stage) -> None:
        """Nothing is pinched."""
        self._clock, self._stage = clock, stage
        self._picture: Zoomable | None = None
        self._centre = QPointF()  # between the fingers at first, from the picture's middle
        self._start = REST  # the view when the fingers came, or let go
        self._released: float | None = None

    @property
    def moving(self) -> bool:
        """Whether a picture is away from its place."""
        return self._picture is not None

    def begin(self, x: float, y: float) -> None:
        """Two fingers, with the point between them at (x, y), take the picture that lies there, even in flight."""
        page = self._stage.scene.page
        picture = page.zoomable if page is not None else None
        if picture is not self._picture:
            self.stop()
        if picture is not None and picture.reach.contains(QPointF(x, y).toPoint()):
            self._stage.scene.rest(self._clock.now())
            self._picture, self._start, self._released = picture, picture.view, None
            self._centre = QPointF(x, y) - picture.window.center()

    def move(self, scale: float, dx: float, dy: float) -> None:
        """Since they came the fingers are `scale` times as far apart, their middle (dx, dy) pixels away."""
        if self._picture is not None and self._released is None:
            window = self._picture.window
            size = QSizeF(window.width(), window.height())
            self._show(pinched(self._start, scale, self._centre, dx, dy, size))

    def end(self) -> None:
        """They let go: the picture springs back."""
        if self._picture is not None and self._released is None:
            self._start, self._released = self._picture.view, self._clock.now()

    def stop(self) -> None:
        """Back in its place, at once."""
        if self._picture is not None:
            self._show(REST)
            self._picture = None

    def advance(self) -> None:
        """Put the picture where it is at the clock's time."""
        if self._picture is None or self._released is None:
            return
        motion = FADE if self._stage.look.motion == "reduced" else SETTLE
        since = (self._clock.now() - self._released) * 1000
        self._show(sprung(self._start, motion.ease(since / motion.ms)))
        if since >= motion.ms:
            self._picture = None

    def _show(self, view: View) -> None:
        assert self._picture is not None
        if view != self._picture.view:
            self._picture.view = view
            self._stage.scene.soil()

    def wake(self, now: float) -> float:
        """The next moment at which the picture lies elsewhere by itself."""
        return now + FRAME if self._picture is not None and self._released is not None else math.inf
