"""The lake at night: sky, stars, haze and water, painted once per size and waterline, and the shore's bright line.

Must not know what stands on it.
"""

from __future__ import annotations

import random
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QLinearGradient, QPainter, QPixmap

from kiosk.look.blocks import Unfolding
from kiosk.look.frame import Frame
from kiosk.look.ink import glow, vertical
from kiosk.look.look import Look
from kiosk.look.tokens import Palette
from kiosk.motion import WATERLINE, Span

_NOISE = 128


@lru_cache(maxsize=1)
def _noise() -> QImage:
    """A tile of ±1 level of grain, without which dark gradients band."""
    grains = (b"\x01\x01\x01\x01", b"\x00\x00\x00\x01", b"\x00\x00\x00\x00")
    data = b"".join(random.Random(7).choices(grains, k=_NOISE * _NOISE))
    return QImage(data, _NOISE, _NOISE, QImage.Format.Format_ARGB32_Premultiplied).copy()


def lake(frame: Frame, waterline: float, palette: Palette) -> QPixmap:
    """The empty scene as an opaque pixmap of the frame's size."""
    if palette.plain:
        return _plain(frame, waterline, palette)
    image = QImage(frame.width, frame.height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    sky = [(place, QColor(colour)) for place, colour in palette.sky]
    water = [(place, QColor(colour)) for place, colour in palette.lake]
    painter.fillRect(QRectF(0, 0, frame.width, waterline), QBrush(vertical(0, waterline, sky)))
    below = QRectF(0, waterline, frame.width, frame.height - waterline)
    painter.fillRect(below, QBrush(vertical(waterline, frame.height, water)))
    _haze(painter, Look(frame, palette=palette), waterline)
    _stars(painter, frame, waterline, palette)
    _dashes(painter, frame, waterline, palette)
    _still_shore(painter, frame, waterline, palette)
    painter.fillRect(QRectF(0, 0, frame.width, frame.height), QBrush(_noise()))
    painter.end()
    return QPixmap.fromImage(image)


def _plain(frame: Frame, waterline: float, palette: Palette) -> QPixmap:
    """For high contrast: one dark colour and the shore's full line."""
    made = QPixmap(frame.width, frame.height)
    made.fill(QColor(palette.sky[0][1]))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(_line(frame, waterline, palette), QColor(palette.shore[0][2]))
    painter.end()
    return made


def _line(frame: Frame, waterline: float, palette: Palette) -> QRectF:
    """The pixels of the shore's line: across the whole page."""
    width = max(1.5, frame.px(2) * palette.line)
    return QRectF(0, waterline - width / 2, frame.width, width)


def _haze(painter: QPainter, look: Look, waterline: float) -> None:
    frame, haze = look.frame, look.colour("haze")
    painter.save()
    painter.setClipRect(QRectF(0, 0, frame.width, waterline))
    glow(painter, look, QPointF(frame.width / 2, waterline), frame.width * 0.62, frame.px(440), haze, 0.34)
    painter.setClipRect(QRectF(0, waterline, frame.width, frame.height - waterline))
    glow(painter, look, QPointF(frame.width / 2, waterline), frame.width * 0.55, frame.px(110), haze, 0.30)
    painter.restore()


def _stars(painter: QPainter, frame: Frame, waterline: float, palette: Palette) -> None:
    chance = random.Random(1900)
    painter.setPen(Qt.PenStyle.NoPen)
    count = round(46 * (frame.width / frame.px(1080)))
    for _ in range(count):
        depth = chance.random() ** 1.7
        colour = QColor(palette.moon)
        colour.setAlphaF(chance.uniform(0.10, 0.42) * (1 - depth))
        painter.setBrush(colour)
        radius = frame.px(chance.uniform(0.7, 1.4))
        painter.drawEllipse(QPointF(chance.random() * frame.width, depth * waterline * 0.62), radius, radius)


def _dashes(painter: QPainter, frame: Frame, waterline: float, palette: Palette) -> None:
    """Still water: thin dashes, denser and brighter near the shore."""
    chance = random.Random(2025)
    depth = frame.height - waterline
    for _ in range(round(88 * (frame.width / frame.px(1920)))):
        fall = chance.random() ** 1.4
        length = frame.px(chance.uniform(70, 360))
        x, y = chance.uniform(-0.1, 1.0) * frame.width, waterline + frame.px(8) + fall * depth * 0.94
        colour = QColor(palette.blue)
        clear = QColor(colour)
        clear.setAlphaF(0)
        colour.setAlphaF(chance.uniform(0.04, 0.11) * (1 - fall * 0.5))
        fade = QLinearGradient(x, 0, x + length, 0)
        for place, shade in ((0, clear), (0.3, colour), (0.7, colour), (1, clear)):
            fade.setColorAt(place, shade)
        painter.fillRect(QRectF(x, y, length, max(1.0, frame.px(1.4))), QBrush(fade))


def _still_shore(painter: QPainter, frame: Frame, waterline: float, palette: Palette) -> None:
    """The shore as it lies there before and after every page: the faint part of its line."""
    line = QLinearGradient(0, 0, frame.width, 0)
    for place, alpha in ((0, 0.10), (0.5, 0.24), (1, 0.10)):
        colour = QColor(palette.shore[0][2])
        colour.setAlphaF(alpha)
        line.setColorAt(place, colour)
    painter.fillRect(QRectF(0, waterline, frame.width, max(1.0, frame.px(1.6))), QBrush(line))


class Shore(Unfolding):
    """The waterline's bright part, brightest at `hero` (pixels from the left); it opens from the centre."""

    def __init__(self, look: Look, waterline: float, hero: float | None = None) -> None:
        """A line across the whole page at `waterline`."""
        frame = look.frame
        rect = _line(frame, waterline, look.palette)
        centre = min(0.92, max(0.08, (hero if hero is not None else frame.width / 2) / frame.width))
        line = QLinearGradient(0, 0, frame.width, 0)
        for place, alpha, name in look.palette.shore:
            moved = place * centre / 0.5 if place <= 0.5 else 1 - (1 - place) * (1 - centre) / 0.5
            colour = QColor(name)
            colour.setAlphaF(alpha)
            line.setColorAt(moved, colour)
        brush = QBrush(line)
        super().__init__(rect.adjusted(0, -1, 0, 1), lambda painter: painter.fillRect(rect, brush), Span(0, WATERLINE))
