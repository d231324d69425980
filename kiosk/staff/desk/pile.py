"""The views of the panel as one overlay: the first fades in over the show, others take its place, the last fades out.

Owns which views can be seen, and how a visitor's look becomes staff's. Must not know what views say.
"""

from __future__ import annotations

import math
from dataclasses import replace

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from kiosk.content.fields import Language
from kiosk.look.look import Look
from kiosk.staff.desk.view import View


class Pile:
    """An overlay in which the last view is on top."""

    def __init__(self, look: Look) -> None:
        """Empty."""
        self.language: Language = look.language
        self._look = look
        self._views: list[View] = []

    @property
    def look(self) -> Look:
        """How views look: in staff's language, and no larger than planned, for they are full."""
        return replace(self._look, language=self.language, text_scale=1.0)

    @property
    def top(self) -> View | None:
        """The view that can be touched."""
        return self._views[-1] if self._views and self._views[-1].shown else None

    @property
    def covers(self) -> bool:
        """Whether nothing of the show can be seen."""
        return any(view.covers for view in self._views)

    def show(self, view: View, now: float) -> None:
        """Bring a view: the first one fades in, any other takes the place of the one before."""
        view.show(now)
        if self._views:
            view.appear(now)
        self._views.append(view)

    def clear(self, now: float) -> None:
        """Let all of them go; those below the last are gone at once."""
        for view in self._views[:-1]:
            view.hide(now, at_once=True)
        for view in self._views[-1:]:
            view.hide(now)

    def relook(self, look: Look) -> None:
        """Another size, language or palette."""
        self._look = look
        for view in self._views:
            view.relook(self.look)

    def advance(self, now: float) -> list[QRect]:
        """Go on to `now`; returns the rectangles that differ from the last time."""
        rects = [rect for view in self._views for rect in view.advance(now)]
        top = self.top
        if top is not None and top.covers:
            self._views = [top]
        self._views = [view for view in self._views if view.shown or view.seen]
        return rects

    def wake(self, now: float) -> float:
        """The next moment at which it looks different; infinity when it stands still."""
        return min((view.wake(now) for view in self._views), default=math.inf)

    def paint(self, painter: QPainter, patch: QRect) -> None:
        """Draw it as it was at the last `advance`."""
        for view in self._views:
            view.paint(painter, patch)
