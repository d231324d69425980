"""A lamp of the skyline that a visitor has touched: it shines, rings once, and a plate beside it tells whose it is.

Owns where the plate stands and how both come and go. Must not know which lamp is whose, or what the plate leads to.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap

from kiosk.look.blocks import Block, paint_pixmap
from kiosk.look.buttons import icon, plate, with_shadow
from kiosk.look.ink import glow, stroke
from kiosk.look.look import Look, Setting
from kiosk.look.placed import MIDDLE, Placed
from kiosk.look.shortened import shortened
from kiosk.look.tokens import EFFECT, FACT, SMALLEST
from kiosk.look.typeset import in_one_line, spaced
from kiosk.motion import FADE, RISE, Motion, Span

_RING = Motion(520, (0.16, 1, 0.3, 1))
_NEAR, _FAR = 15.0, 62.0  # u, radius of the ring: where it stays, and where the one that goes out ends
_GLOW, _PEAK = 58.0, 0.55
_HIGH, _WIDEST = 116.0, 620.0
_PAD, _CHEVRON, _RADIUS = 32.0, 40.0, 28.0
_AWAY = 34.0  # from the lamp's middle to the plate
_LEADER = 2.0
_NAME, _TRACK = 36.0, 28.0  # sizes of type


@dataclass(frozen=True)
class Lit:
    """A lamp that shines since a millisecond of the page: where it is, its plate, and both as they are painted."""

    key: str
    lamp: QRectF
    plate: QRectF
    since: float
    light: tuple[QRect, QPixmap]
    board: tuple[QRect, QPixmap]


class LampPlate(Block):
    """One lamp at most that shines, with its plate; until somebody touches one there is nothing to see."""

    ambient = True

    def __init__(self, look: Look, bounds: QRectF) -> None:
        """Plates stand inside `bounds`."""
        super().__init__(QRectF(), Span(0, RISE), look.px(16))
        self._look, self._bounds = look, bounds
        self._calm = look.motion == "reduced"
        self.lit: Lit | None = None
        self._leaving: tuple[Lit, float] | None = None  # what goes, and since when
        self._soiled: list[QRect] = []

    # ----- what shines ------------------------------------------------------------------------------------

    def show(self, key: str, lamp: QRectF, name: str, track: str, avoid: Iterable[QRectF], ms: float) -> None:
        """Let a lamp shine from now on; the one that did is gone at once."""
        self._drop()
        look = self._look
        title, below = self._settings(name, track)
        where = _beside(lamp.center(), self._size(title, below), self._bounds, look.px(_AWAY), list(avoid))
        far = look.px(_FAR) + look.line(_LEADER) + 1
        round_it = QRectF(lamp.center(), QSizeF()).adjusted(-far, -far, far, far).toAlignedRect()
        both = with_shadow(look, where).united(QRectF(lamp.center(), QSizeF(1, 1))).toAlignedRect()
        light = round_it, paint_pixmap(round_it, lambda painter: self._draw_light(painter, lamp))
        board = both, paint_pixmap(both, lambda painter: self._draw_plate(painter, lamp, where, title, below))
        self.lit = Lit(key, lamp, where, ms, light, board)
        self.rect = round_it.united(both)
        self._soiled.append(self.reach)

    def put_out(self, ms: float, *, at_once: bool = False) -> None:
        """No lamp shines from now on."""
        lit = self.lit
        self._drop()
        if lit is not None and not at_once and not self._calm:
            self._leaving = lit, ms
            self.rect = lit.light[0].united(lit.board[0])

    def _drop(self) -> None:
        if self.lit is not None or self._leaving is not None:
            self._soiled.append(self.reach)
        self.lit, self._leaving, self.rect = None, None, QRect()

    # ----- words ------------------------------------------------------------------------------------------

    def _settings(self, name: str, track: str) -> tuple[Setting, Setting | None]:
        """The company's name, in two lines at most, and its track; what is longer is cut short."""
        look = self._look
        room = min(look.px(_WIDEST) * (0.4 + 0.6 * look.text_scale), self._bounds.width())
        room -= look.px(2 * _PAD + _CHEVRON + 12)
        title = look.set(spaced(name), FACT, room, lines=2, size=_NAME, smallest=SMALLEST)
        if not title.fits:
            title = shortened(look, spaced(in_one_line(name)), FACT, 30 * look.text_scale, room, lines=2)
        below = shortened(look, spaced(in_one_line(track)), EFFECT, _TRACK * look.text_scale, room) if track else None
        return title, below

    def _size(self, title: Setting, below: Setting | None) -> QSizeF:
        px = self._look.px
        wide = max(title.width, below.width if below else 0.0) + px(2 * _PAD + _CHEVRON + 12)
        return QSizeF(wide, max(px(_HIGH), self._column(title, below) + px(44)))

    @staticmethod
    def _column(title: Setting, below: Setting | None) -> float:
        """How high name and track are together."""
        return title.last + title.pixels * 0.8 + (below.pixels * 1.5 if below else 0.0)

    # ----- pixels -----------------------------------------------------------------------------------------

    def _draw_light(self, painter: QPainter, lamp: QRectF) -> None:
        look, middle = self._look, lamp.center()
        white = look.colour("text")
        glow(painter, look, middle, look.px(_GLOW), look.px(_GLOW), look.colour("moon"), _PEAK)
        grown = look.px(1.5)
        painter.fillRect(lamp.adjusted(-grown, -grown, grown, grown), white)
        painter.setPen(stroke(white, look.line(_LEADER)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, look.px(_NEAR), look.px(_NEAR))

    def _draw_plate(
        self, painter: QPainter, lamp: QRectF, where: QRectF, title: Setting, below: Setting | None
    ) -> None:
        look, px, from_ = self._look, self._look.px, lamp.center()
        to = QPointF(min(max(from_.x(), where.left()), where.right()), min(max(from_.y(), where.top()), where.bottom()))
        way = to - from_
        length = math.hypot(way.x(), way.y())
        if length > px(_NEAR):
            painter.setPen(stroke(look.colour("text"), look.line(_LEADER)))
            painter.drawLine(from_ + way * (px(_NEAR) / length), to)
        plate(painter, look, where, _RADIUS, look.palette.card, "plate_edge")
        left, size = where.left() + px(_PAD), px(_CHEVRON)
        top = where.center().y() - self._column(title, below) / 2
        baseline = top + title.pixels * (0.4 + MIDDLE)
        Placed(title, left, baseline).paint(painter, look)
        if below is not None:
            Placed(below, left, baseline + title.last + below.pixels * 1.5).paint(painter, look, "text_2")
        chevron = QRectF(where.right() - px(_PAD * 0.7) - size, where.center().y() - size / 2, size, size)
        icon(painter, look, "next", chevron, "cyan")

    def paint(self, painter: QPainter, ms: float, alpha: float = 1.0) -> None:
        """Draw the lamp that shines with its plate, or as much as is left of them."""
        if self._leaving is not None:
            lit, gone = self._leaving
            self._draw(painter, lit, math.inf, (1 - FADE.ease((ms - gone) / FADE.ms)) * alpha)
        elif self.lit is not None and ms >= self.lit.since:
            self._draw(painter, self.lit, math.inf if self._calm else ms - self.lit.since, alpha)

    def _draw(self, painter: QPainter, lit: Lit, age: float, alpha: float) -> None:
        """Draw a light that has shone for `age` ms."""
        rect, pixmap = lit.light
        painter.setOpacity(alpha)
        painter.drawPixmap(rect.topLeft(), pixmap)
        pulse = _RING.ease(age / _RING.ms)
        if pulse < 1 and not self._look.palette.plain:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setOpacity(alpha * (1 - pulse))
            painter.setPen(stroke(self._look.colour("text"), self._look.line(_LEADER)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = self._look.px(_NEAR + (_FAR - _NEAR) * pulse)
            painter.drawEllipse(lit.lamp.center(), radius, radius)
        rect, pixmap = lit.board
        risen = RISE.ease(age / RISE.ms)
        painter.setOpacity(alpha * risen)
        painter.drawPixmap(rect.topLeft() + QPoint(0, round((1 - risen) * self.rise)), pixmap)

    # ----- time -------------------------------------------------------------------------------------------

    def changed(self, before: float, now: float) -> list[QRect]:
        """What came or went, the ring while it spreads, the plate while it rises.

        A page that enters again has nothing lit: its milliseconds begin anew.
        """
        if (self.lit is not None and now < self.lit.since) or (self._leaving is not None and now < self._leaving[1]):
            self._drop()
        rects, self._soiled = self._soiled, []
        if self._leaving is not None:
            rects.append(self.reach)
            if now >= self._leaving[1] + FADE.ms:
                self._leaving, self.rect = None, QRect()
        elif self.lit is not None and not self._calm:
            if before < self.lit.since + _RING.ms:
                rects.append(self.lit.light[0])
            if before < self.lit.since + RISE.ms:
                rects.append(self.lit.board[0].adjusted(0, 0, 0, int(self.rise) + 2))
        return rects

    def next_change(self, ms: float) -> float:
        """Now while something comes or goes."""
        comes = self.lit is not None and not self._calm and ms < self.lit.since + _RING.ms
        return ms if self._soiled or self._leaving is not None or comes else math.inf


def _beside(point: QPointF, size: QSizeF, bounds: QRectF, away: float, avoid: list[QRectF]) -> QRectF:
    """A place for a plate `away` from a point, inside `bounds`: where it covers the least of `avoid`.

    First above, because the hand lies below.
    """
    wide, high = size.width(), size.height()
    corners = (
        QPointF(point.x() - wide / 2, point.y() - away - high),
        QPointF(point.x() - away - wide, point.y() - high / 2),
        QPointF(point.x() + away, point.y() - high / 2),
        QPointF(point.x() - wide / 2, point.y() + away),
    )
    hand = QRectF(point, QSizeF()).adjusted(-away * 0.9, -away * 0.9, away * 0.9, away * 0.9)

    def covered(rect: QRectF) -> float:
        met = [rect & other for other in (*avoid, *(hand,) * 9)]
        return sum(max(0.0, both.width()) * max(0.0, both.height()) for both in met)

    places = []
    for corner in corners:
        x = max(bounds.left(), min(corner.x(), bounds.right() - wide))
        y = max(bounds.top(), min(corner.y(), bounds.bottom() - high))
        places.append(QRectF(x, y, wide, high))
    return min(places, key=covered)
