"""Moons whose lit area is exactly a share: from new to full as a function of progress.

Owns the geometry of the phase and its cheap repainting: only the moon's own square changes in a frame, and one path is
filled. Must not know slides.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPixmap, QRadialGradient

from kiosk.look.blocks import Block, Painted, paint_pixmap
from kiosk.look.ink import clear_pixmap, glow
from kiosk.look.look import Look
from kiosk.motion import LIGHT, RISE, Span


def lit_path(centre: QPointF, radius: float, share: float) -> QPainterPath:
    """The lit part of a moon whose lit area is `share` (0 to 1) of the disc, waxing from the right.

    Half the limb and a terminator that is half an ellipse with semi-axis |1 - 2·share|·radius: the area of the half
    disc less (or plus) half of that ellipse is exactly share·π·radius².
    """
    path = QPainterPath()
    if share <= 0:
        return path
    disc = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    path.moveTo(centre.x(), centre.y() - radius)
    path.arcTo(disc, 90, -180)
    axis = abs(1 - 2 * min(1.0, share)) * radius
    if axis > 1e-6:
        terminator = QRectF(centre.x() - axis, centre.y() - radius, 2 * axis, 2 * radius)
        path.arcTo(terminator, -90, 180 if share < 0.5 else -180)
    path.closeSubpath()
    return path


class Moon(Block):
    """One moon. Its light grows, or falls, from `start` to `share` (both 0 to 1)."""

    def __init__(
        self, look: Look, centre: QPointF, radius: float, share: float, *, start: float = 0.0, at: float, gold: bool
    ) -> None:
        """`gold` moons are firsts and only-ones; all others are pale. `at`: when it begins, in milliseconds."""
        self.look, self.centre, self.radius = look, centre, radius
        self.share, self.start, self.gold = share, start, gold
        edge = radius + 2
        super().__init__(QRectF(centre.x() - edge, centre.y() - edge, 2 * edge, 2 * edge), Span(at, LIGHT))
        self._appear = Span(at, RISE)
        self._dark: QPixmap | None = None
        self._still: QPixmap | None = None
        self._full: QPixmap | None = None
        self._wax: tuple[float, QPixmap] | None = None

    def lit(self, ms: float) -> float:
        """The share that is lit at that millisecond, 0 to 1; on its way in steps of one pixel of the terminator."""
        assert self.span is not None
        progress = self.span.progress(ms)
        if progress >= 1:
            return self.share
        steps = 2 * self.radius
        return self.start + int((self.share - self.start) * progress * steps) / steps

    def changed(self, before: float, now: float) -> list[QRect]:
        """Once it stands there, only the part that the terminator swept over."""
        if not self.moving(before, now):
            return []
        if before < self._appear.end or now >= self.end:
            return [self.rect]
        if self.lit(before) == self.lit(now):
            return []
        edges = [self.centre.x()]  # both terminators run through the poles
        edges += [self.centre.x() + (1 - 2 * self.lit(ms)) * self.radius for ms in (before, now)]
        swept = QRectF(min(edges) - 2, self.rect.y(), max(edges) - min(edges) + 4, self.rect.height())
        return [swept.toAlignedRect() & self.rect]

    def prepare(self) -> None:
        """Paint the new moon, and the moon as it will rest."""
        if self._still is None:
            self._dark = paint_pixmap(self.rect, self._draw_dark)
            self._still = paint_pixmap(self.rect, self._draw_still)
            self._full = paint_pixmap(self.rect, lambda painter: painter.fillPath(self._lit_path(1.0), self._light()))

    def paint(self, painter: QPainter, ms: float, alpha: float = 1.0) -> None:
        """Draw the moon as it is at that millisecond."""
        appear = self._appear.progress(ms)
        if appear <= 0 or alpha <= 0:
            return
        self.prepare()
        assert self._dark is not None and self._still is not None and self.span is not None
        painter.setOpacity(appear * alpha)
        if self.span.progress(ms) >= 1:
            painter.drawPixmap(self.rect.topLeft(), self._still)
            return
        painter.drawPixmap(self.rect.topLeft(), self._dark)
        painter.drawPixmap(self.rect.topLeft(), self._waxed(self.lit(ms)))

    def _lit_path(self, share: float) -> QPainterPath:
        return lit_path(self.centre, self.radius, share)

    def _waxed(self, share: float) -> QPixmap:
        """The light of that share alone: the full moon less its dark part.

        Wiping takes a tenth of the time that filling the lit part with its gradient, or a texture of it, does.
        """
        assert self._full is not None
        if self._wax is None or self._wax[0] != share:
            wax = self._wax[1] if self._wax else clear_pixmap(self.rect.width(), self.rect.height())
            dark = self._lit_path(share)  # with a frame around it, the odd-even rule fills all but the lit part
            dark.addRect(QRectF(self.rect))
            wipe = QPainter(wax)
            wipe.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            wipe.drawPixmap(0, 0, self._full)
            wipe.setRenderHint(QPainter.RenderHint.Antialiasing)
            wipe.translate(-self.rect.x(), -self.rect.y())
            wipe.fillPath(dark, Qt.GlobalColor.transparent)
            wipe.end()
            self._wax = share, wax
        return self._wax[1]

    def _light(self) -> QBrush:
        shine = QRadialGradient(
            QPointF(self.centre.x() + 0.45 * self.radius, self.centre.y() - 0.35 * self.radius), 1.5 * self.radius
        )
        palette = self.look.palette
        for place, colour in palette.moon_lit if self.gold else palette.moon_pale:
            shine.setColorAt(place, QColor(colour))
        return QBrush(shine)

    def _draw_dark(self, painter: QPainter) -> None:
        ground = QRadialGradient(self.centre, self.radius)
        for place, colour in self.look.palette.moon_dark:
            ground.setColorAt(place, QColor(colour))
        line = self.look.palette.line
        painter.setPen(QPen(self.look.colour("moon_limb", 0.6), self.look.px(1.6 * line)))
        painter.setBrush(QBrush(ground))
        edge = self.radius - self.look.px(0.6 * line)
        painter.drawEllipse(self.centre, edge, edge)

    def _draw_still(self, painter: QPainter) -> None:
        self._draw_dark(painter)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillPath(lit_path(self.centre, self.radius, self.share), self._light())


def moonlight(look: Look, centre: QPointF, radius: float, *, at: float, gold: bool, peak: float = 0.2) -> Painted:
    """The soft light around a moon's lit side; nothing in a plain palette."""
    spread = 1.8 * radius
    middle = QPointF(centre.x() + 0.3 * radius, centre.y())
    colour = look.colour("gold" if gold else "moon")
    rect = QRectF(middle.x() - spread, middle.y() - spread, 2 * spread, 2 * spread)
    return Painted(rect, lambda painter: glow(painter, look, middle, spread, spread, colour, peak), Span(at, RISE))
