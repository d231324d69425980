"""The fact plate: what a touched part of a chart says, beside it, and the frame around that part.

Owns the plate's text, edge and beak. Must not know charts or how a part is chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPixmap

from kiosk.look.blocks import paint_pixmap
from kiosk.look.buttons import shadow, with_shadow
from kiosk.look.ink import lamp_bullet, stroke, vertical
from kiosk.look.look import Look, Setting
from kiosk.look.placed import Placed
from kiosk.look.tokens import FACT, FACT_LINE, SMALL
from kiosk.look.typeset import spaced
from kiosk.look.words import say
from kiosk.pages.controls import Hotspot
from kiosk.stage.beside import Avoided, Side, place
from kiosk.stage.panel import Panel
from kiosk.stage.toggle import Toggle

_RADIUS, _PAD, _EDGE = 28.0, 34.0, 2.0
_BEAK, _BEAK_HALF = 26.0, 18.0  # how far it stands out, and half its base
_AWAY = 32.0  # from the plate to the frame
_FRAME_AWAY, _FRAME_RADIUS, _FRAME_LINE = 14.0, 20.0, 3.0
_BULLET = 30.0  # from the bullet's left edge to the title
_AIR = 10.0  # around what it should not cover
_WIDEST, _STRETCHED = 460.0, 560.0  # u at the usual size of text; the second for a long title
_OF_PAGE = 0.4  # more of its width no title is worth
_WIDTHS = (1.0, 0.92, 0.84)  # of these, tried one after the other until the plate covers nothing that is read


@dataclass(frozen=True)
class _Arranged:
    """A plate at its place, and its words with their first baselines below its top."""

    plate: QRectF
    side: Side
    settings: tuple[Setting, ...]
    places: list[float]


class FactPlate(Panel):
    """Nothing on it can be touched."""

    RISE = 16.0

    def __init__(self, look: Look) -> None:
        """Away."""
        super().__init__(look)
        self.hotspot: Hotspot | None = None
        #: The plate itself, without beak and shadow, and on which side of the frame it stands.
        self.plate = QRectF()
        self.side: Side = "none"
        self.frame = QRectF()
        self.words: list[Placed] = []
        self._source = ""
        self._avoid: list[Avoided] = []
        self._bounds = QRectF()
        self._answered = False  # whether the frame has been seen
        self._drawn_frame: QPixmap | None = None

    def open(self, hotspot: Hotspot, source: str, avoid: Sequence[Avoided], bounds: QRectF, now: float) -> None:
        """Speak about `hotspot`, inside `bounds`, over as little as may be of `avoid` (pixels, and how dear).

        What it said before is gone at once.
        """
        self._soil()
        self.hotspot, self._source = hotspot, source
        air = self.look.px(_AIR)
        self._avoid, self._bounds = [(there.adjusted(-air, -air, air, air), dear) for there, dear in avoid], bounds
        self.toggle, self._painted = Toggle(*self._motions(self.look)), 0.0
        self.toggle.turn(True, now)
        self._forget()
        self._answered = False

    # ----- where everything stands ------------------------------------------------------------------------

    def lay(self) -> None:
        """Set the words, then find a place for as much as they take."""
        if self.hotspot is None:
            return
        look, px = self.look, self.look.px
        away = px(_FRAME_AWAY)
        self._drawn_frame = None
        self.frame = self.hotspot.rect.adjusted(-away, -away, away, away) & self._bounds.united(self.hotspot.rect)
        bullet, pad = px(_BULLET), px(_PAD)
        made = [self._arranged(_WIDTHS[0])]
        while not self._clear(made[-1].plate) and len(made) < len(_WIDTHS):
            made.append(self._arranged(_WIDTHS[len(made)]))
        best = made[-1] if self._clear(made[-1].plate) else made[0]
        self.plate, self.side, settings, places = best.plate, best.side, best.settings, best.places
        left, top = self.plate.left() + pad, self.plate.top()
        starts = (left + bullet, *(left for _ in range(len(settings) - 1)))
        self.words = [Placed(setting, x, top + y) for setting, x, y in zip(settings, starts, places, strict=True)]
        far = px(_BEAK) + px(_EDGE) * look.palette.line
        self.rect = with_shadow(look, self.plate).united(self.plate.adjusted(-far, -far, far, far))

    def _arranged(self, width: float) -> _Arranged:
        """The plate with its words at its place, at most that share of its usual width."""
        px, pad = self.look.px, self.look.px(_PAD)
        title, lines, source = self._settings(width)
        settings = (title, *lines, *source)
        wide = max(title.width + px(_BULLET), *(line.width for line in settings[1:]), px(160)) + 2 * pad
        places, high = _stacked(title, lines, source, self.look)
        plate, side = place(self.frame, QSizeF(wide, high), self._avoid, self._bounds, px(_AWAY))
        return _Arranged(plate, side, settings, places)

    def _clear(self, plate: QRectF) -> bool:
        """Whether it covers nothing that is still read."""
        return not any(dear > 1 and plate.intersects(there) for there, dear in self._avoid)

    def _settings(self, width: float) -> tuple[Setting, list[Setting], list[Setting]]:
        """Title, lines and source, no wider than that share of a plate's usual width."""
        assert self.hotspot is not None
        look, px = self.look, self.look.px
        scale = look.text_scale
        widest = self._bounds.width()
        widths = px(_WIDEST), min(px(_STRETCHED), max(px(_WIDEST), widest * _OF_PAGE))
        room, stretched = (min(most * width * (0.2 + 0.8 * scale), widest) - 2 * px(_PAD) for most in widths)
        size = (40 + 16 * (scale - 1)) / scale  # less than its lines, so that it stays one line
        words = spaced(self.hotspot.title)
        beside, least = stretched - px(_BULLET), FACT_LINE.size  # never smaller than what stands under it
        title = look.set(words, FACT, beside, lines=2, size=size, smallest=least, even=True)
        if not title.fits:
            title = look.set(words, FACT, beside, lines=4, size=size, smallest=least, even=True)
        room = max(room, title.width + px(_BULLET))
        lines = [look.set(spaced(line), FACT_LINE, room, lines=3) for line in self.hotspot.lines]
        source = say("source", look.language, source=self._source) if self._source else ""
        return title, lines, [look.set(spaced(source), SMALL, room, lines=3, even=True)] if source else []

    # ----- pixels -----------------------------------------------------------------------------------------

    @property
    def extent(self) -> QRect:
        """All pixels it may touch on its way, the frame's among them."""
        both = self.rect.united(QRectF(self._frame_rect()))
        return both.adjusted(0, 0, 0, self._rise).toAlignedRect()

    def advance(self, now: float) -> list[QRect]:
        """Go on to `now`; returns the rectangles that differ from the last time.

        The frame answers a touch at once; the plate takes longer to paint, and comes with the frame after that.
        """
        if not self.toggle.on or self._plate is not None:
            return super().advance(now)
        if self._answered or now >= self.toggle.end:
            self.prepare()
            return super().advance(now)
        rects, self._dirty = self._dirty, []
        self._now, self._painted, self._answered = now, self.toggle.value(now), True
        return [*rects, *self._edges()]

    def _edges(self) -> list[QRect]:
        """The four sides of the frame where it is now."""
        outer = QRectF(self._frame_rect().translated(0, self.shift))
        wide = 2 * self.look.px(_FRAME_LINE) * self.look.palette.line + 2
        upright, flat = QSizeF(wide, outer.height()), QSizeF(outer.width(), wide)
        sides = (
            QRectF(outer.topLeft(), flat),
            QRectF(outer.topLeft(), upright),
            QRectF(outer.bottomLeft() - QPointF(0, wide), flat),
            QRectF(outer.topRight() - QPointF(wide, 0), upright),
        )
        return [side.toAlignedRect() for side in sides]

    def paint(self, painter: QPainter, patch: QRect) -> None:
        """Draw it as it was at the last `advance`."""
        if self._plate is not None or not self._painted:
            super().paint(painter, patch)
            return
        painter.save()
        painter.translate(0, self.shift)
        self.paint_over(painter, patch, self._painted)
        painter.restore()

    def draw_plate(self, painter: QPainter) -> None:
        """Shadow, plate with its beak, lamp, words."""
        if self.hotspot is None:
            return
        look, px, palette = self.look, self.look.px, self.look.palette
        shadow(painter, look, self.plate, _RADIUS)
        stops = ((0, QColor(palette.card[0])), (1, QColor(palette.card[1])))
        painter.setPen(stroke(look.colour("plate_edge"), px(_EDGE) * palette.line))
        painter.setBrush(QBrush(vertical(self.plate.top(), self.plate.bottom(), stops)))
        painter.drawPath(self._outline())
        title, *others = self.words
        accent = palette.accent(self.hotspot.accent)
        lamp_bullet(painter, self.plate.left() + px(_PAD), title.baseline, look.u * 1.2, QColor(accent))
        title.paint(painter, look)
        for words in others:
            words.paint(painter, look, "text_3" if self._source and words is others[-1] else "text_2")

    def _outline(self) -> QPainterPath:
        plate, radius = self.plate, self.look.px(_RADIUS)
        outline = QPainterPath()
        outline.addRoundedRect(plate, radius, radius)
        return outline.united(self._beak(radius)).simplified()

    def _beak(self, radius: float) -> QPainterPath:
        """Toward the middle of the frame, as far as the plate's edge is straight."""
        plate, far, half = self.plate, self.look.px(_BEAK), self.look.px(_BEAK_HALF)
        beak = QPainterPath()
        if self.side == "none":
            return beak
        aim = self.frame.center()
        x = min(max(aim.x(), plate.left() + radius + half), plate.right() - radius - half)
        y = min(max(aim.y(), plate.top() + radius + half), plate.bottom() - radius - half)
        tip, along, inward = {
            "left": (QPointF(plate.right() + far, y), QPointF(0, half), QPointF(-far - 2, 0)),
            "right": (QPointF(plate.left() - far, y), QPointF(0, half), QPointF(far + 2, 0)),
            "above": (QPointF(x, plate.bottom() + far), QPointF(half, 0), QPointF(0, -far - 2)),
            "below": (QPointF(x, plate.top() - far), QPointF(half, 0), QPointF(0, far + 2)),
        }[self.side]
        beak.moveTo(tip)
        beak.lineTo(tip + inward + along)
        beak.lineTo(tip + inward - along)
        beak.closeSubpath()
        return beak

    def paint_over(self, painter: QPainter, patch: QRect, shown: float) -> None:
        """The frame, which comes with the plate; from a pixmap, because a stroked path is dear in every patch."""
        rect = self._frame_rect()
        if not patch.intersects(rect):
            return
        if self._drawn_frame is None:
            self._drawn_frame = paint_pixmap(rect, self._draw_frame)
        painter.setOpacity(shown)
        painter.drawPixmap(rect.topLeft(), self._drawn_frame)

    def _frame_rect(self) -> QRect:
        line = self.look.px(_FRAME_LINE) * self.look.palette.line
        return self.frame.adjusted(-line, -line, line, line).toAlignedRect()

    def _draw_frame(self, painter: QPainter) -> None:
        corner = self.look.px(_FRAME_RADIUS)
        painter.setPen(stroke(self.look.colour("text"), self.look.px(_FRAME_LINE) * self.look.palette.line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.frame, corner, corner)


def _stacked(title: Setting, lines: list[Setting], source: list[Setting], look: Look) -> tuple[list[float], float]:
    """Every first baseline below the plate's top, and how high the plate is with them, in pixels."""
    px = look.px
    baseline = px(_PAD * 0.8) + title.pixels * 0.88
    places, under = [baseline], title
    for setting in (*lines, *source):
        air = 10.0 if under is title else 12.0 if setting in source else 3.0
        baseline += under.last + setting.pitch + px(air)
        places.append(baseline)
        under = setting
    return places, baseline + under.last + under.pixels * 0.12 + px(_PAD * 0.8)
