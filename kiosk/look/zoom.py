"""A picture that can be pinched and panned: how it lies under the fingers, and the block that paints it so.

What fingers do to a view is pure arithmetic on numbers. Must not know gestures, the stage, or what the picture shows.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter

from kiosk.look.blocks import Block, Painted
from kiosk.look.look import Look
from kiosk.look.panorama import Panorama

#: How far a picture may be magnified; beyond it resists, and never gives more than `_GIVE` of that.
MOST = 4.0
_GIVE = 0.25
#: From this scale on the rest of the page lies in the dark.
_ALONE = 1.5
#: Pages of more pixels than this are so fine that a magnified picture need not be smoothed (11 ms against 4 at 4K).
_SMOOTHED = 2560 * 1600


@dataclass(frozen=True)
class View:
    """How a picture lies: `scale` times as large, its middle `dx` and `dy` pixels from where it rests."""

    scale: float = 1.0
    dx: float = 0.0
    dy: float = 0.0


REST = View()


def pinched(view: View, scale: float, centre: QPointF, dx: float, dy: float, size: QSizeF) -> View:
    """The view that began as `view` after the fingers moved `scale` times as far apart, and their middle by `dx`, `dy`.

    `centre` is where that middle was at first, in pixels from the resting picture's middle, whose size is `size`: what
    lay there stays under the fingers. The scale resists below 1 and above `MOST`, the place where an edge comes in.
    """
    before = _raw_scale(view.scale)
    after = _scale(before * scale)
    grown = after / view.scale
    across, down = _slack(size.width(), view.scale), _slack(size.height(), view.scale)
    x = centre.x() + dx - (centre.x() - _raw(view.dx, across, size.width())) * grown
    y = centre.y() + dy - (centre.y() - _raw(view.dy, down, size.height())) * grown
    return View(
        after,
        _held(x, _slack(size.width(), after), size.width()),
        _held(y, _slack(size.height(), after), size.height()),
    )


def sprung(view: View, progress: float) -> View:
    """The view on its way back to rest, at an eased progress of 0 to 1."""
    if progress >= 1:
        return REST
    left = 1 - progress
    return View(1 + (view.scale - 1) * left, view.dx * left, view.dy * left)


def _slack(length: float, scale: float) -> float:
    """How far a magnified picture may move before an edge of it comes in over where it rests."""
    return max(0.0, scale - 1) * length / 2


def _give(over: float, most: float) -> float:
    """What resists: as far as asked at first, never farther than `most`."""
    return most * (1 - math.exp(-over / most))


def _taken(shown: float, most: float) -> float:
    """What was asked for when `_give` gave `shown`."""
    return -most * math.log(max(1e-9, 1 - shown / most))


def _scale(raw: float) -> float:
    if raw > MOST:
        return MOST * (1 + _give(raw / MOST - 1, _GIVE))
    return 1 / (1 + _give(1 / max(1e-6, raw) - 1, _GIVE)) if raw < 1 else raw


def _raw_scale(shown: float) -> float:
    if shown > MOST:
        return MOST * (1 + _taken(shown / MOST - 1, _GIVE))
    return 1 / (1 + _taken(1 / shown - 1, _GIVE)) if shown < 1 else shown


def _held(raw: float, slack: float, length: float) -> float:
    over = abs(raw) - slack
    return raw if over <= 0 else math.copysign(slack + _give(over, _GIVE * length), raw)


def _raw(shown: float, slack: float, length: float) -> float:
    over = abs(shown) - slack
    return shown if over <= 0 else math.copysign(slack + _taken(over, _GIVE * length), shown)


class Zoomable(Block):
    """`carried`, a block with a picture, as it is; with a view other than `REST` magnified, over the whole page.

    The page fades into the night behind it; from some scale on it is `alone` there.
    """

    def __init__(self, carried: Painted | Panorama, look: Look) -> None:
        """At rest it is what it carries."""
        super().__init__(QRectF(carried.rect), carried.span, carried.rise)
        self.carried = carried
        self.words, self.group, self.ambient = carried.words, carried.group, carried.ambient
        self.view = REST
        self._page = QRect(0, 0, look.frame.width, look.frame.height)
        self._night = look.colour(look.palette.sky[0][1])
        self._smooth = look.frame.width * look.frame.height <= _SMOOTHED

    @property
    def alone(self) -> bool:
        """Whether nothing else of the page can be seen."""
        return self.view.scale >= _ALONE

    @property
    def window(self) -> QRectF:
        """Where the picture rests: what fingers pinch, its middle the one that a view is about."""
        return QRectF(self.carried.window)

    @property
    def reach(self) -> QRect:
        """The whole page while it is pinched."""
        return self.carried.reach if self.view == REST else self._page

    @property
    def end(self) -> float:
        """When what it carries rests."""
        return self.carried.end

    def moving(self, before: float, now: float) -> bool:
        """Whether what it carries changes."""
        return self.carried.moving(before, now)

    def changed(self, before: float, now: float) -> list[QRect]:
        """Where what it carries changes."""
        return self.carried.changed(before, now) if self.view == REST else []

    def next_change(self, ms: float) -> float:
        """When what it carries changes next; while it is pinched, only fingers change it."""
        return self.carried.next_change(ms) if self.view == REST else math.inf

    def prepare(self) -> None:
        """Paint what it carries."""
        self.carried.prepare()

    def paint(self, painter: QPainter, ms: float, alpha: float = 1.0) -> None:
        """Draw it as it is; or the part of it that is on the page, magnified: one pixmap, copied once."""
        if self.view == REST:
            self.carried.paint(painter, ms, alpha)
            return
        self.carried.prepare()
        pixmap, shown = self.carried.part(ms)
        placed = placed_at(self.window, self.view)
        painter.setOpacity(alpha)
        if pixmap.hasAlpha() or not placed.contains(QRectF(self._page)):
            night = QColor(self._night)
            night.setAlphaF(max(0.0, min(1.0, (self.view.scale - 1) / (_ALONE - 1))))
            painter.fillRect(self._page, night)
        seen = (placed & QRectF(self._page)).toRect()
        source = QRectF(
            shown.x() + (seen.x() - placed.x()) / self.view.scale,
            shown.y() + (seen.y() - placed.y()) / self.view.scale,
            seen.width() / self.view.scale,
            seen.height() / self.view.scale,
        )
        if not seen.isEmpty():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self._smooth)
            painter.drawPixmap(QRectF(seen), pixmap, source & QRectF(shown))


def placed_at(window: QRectF, view: View) -> QRectF:
    """Where a picture that rests in `window` lies in a view."""
    placed = QRectF(0, 0, window.width() * view.scale, window.height() * view.scale)
    placed.moveCenter(window.center() + QPointF(view.dx, view.dy))
    return placed
