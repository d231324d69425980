"""The picture on a card: staff's own, decoded at the size of the card, or a constellation.

What cannot be read is noted, and has a constellation too. Must not know words, or where cards stand.
"""

from __future__ import annotations

import random
import zlib
from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QImage, QLinearGradient, QPainter, QPainterPath, QPixmap

from kiosk.content.deck import Company
from kiosk.look.art import PictureError, picture, picture_size
from kiosk.look.blocks import paint_pixmap
from kiosk.look.constellation import links, stars
from kiosk.look.ink import clear_pixmap, glow, stroke
from kiosk.look.look import Look

_LEAST = 44.0  # u; where there is less room nothing is drawn
_GROWN = 1.34  # drawings have air around what they show: so much of it lies beyond a small card's place for it
_CORNER, _SIGN_CORNER = 14.0, 8.0  # u, of a photograph and of a sign with a ground of its own
_INSET = (10.0, 14.0)  # u, from the card's upper and right edge to a picture that has edges
_WAITING = 64  # pictures that are decoded and not asked for any more, at most
_WIDE = 0.8  # of its place must a photograph be, to fill it; others (logos, say) are shown whole


class Thumbnails:
    """Pictures for cards in one look."""

    def __init__(self, look: Look, folder: Path, *, large: bool) -> None:
        """Pictures lie in `folder`; `large` cards show drawings whole."""
        self.look, self._folder, self._large = look, folder, large
        self._sprites: dict[str, QPixmap] = {}
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="thumbnails")
        self._decoding: OrderedDict[str, Future[QImage | None]] = OrderedDict()
        #: Pictures that could not be read, as written in the deck.
        self.unreadable: set[str] = set()

    def begin(self, company: Company, place: QRect) -> bool:
        """Let a thread decode its picture, unless that has begun; whether `paint` need not wait for it."""
        if not company.picture or company.picture in self.unreadable or not self._roomy(place):
            return True
        if company.id not in self._decoding:
            self._decoding[company.id] = self._thread.submit(self._picture, company, self._area(company, place))
            if len(self._decoding) > _WAITING:
                self._decoding.popitem(last=False)[1].cancel()
        return self._decoding[company.id].done()

    def _area(self, company: Company, place: QRect) -> QRectF:
        """A drawing melts into its card; what has edges keeps off the card's own."""
        drawing = str(company.picture).lower().endswith(".svg")
        down, left = (0.0, 0.0) if drawing else map(self.look.px, _INSET)
        return QRectF(place).adjusted(0, down, -left, 0)

    def _roomy(self, place: QRect) -> bool:
        return place.height() >= self.look.px(_LEAST)

    def paint(self, company: Company, place: QRect) -> QPixmap:
        """What fills its place on the card; waits for the picture if it is still being decoded."""
        if not self._roomy(place):
            return clear_pixmap(1, 1)
        self.begin(company, place)
        area, decoded = self._area(company, place), self._decoding.pop(company.id, None)
        image = decoded.result() if decoded is not None else None
        if image is None:
            return paint_pixmap(place, lambda painter: self._stars(painter, company, QRectF(place)))
        x = area.right() - image.width()
        y = area.top() + (area.height() - image.height()) / 2
        return paint_pixmap(place, lambda painter: painter.drawImage(QPointF(round(x), round(y)), image))

    def _picture(self, company: Company, area: QRectF) -> QImage | None:
        """Its picture as the card shows it: decoded at that size, never in full; None if it has none to show."""
        if not company.picture or company.picture in self.unreadable:
            return None
        path = self._folder / company.picture
        try:
            own = picture_size(path)
            wide, high = area.width(), area.height()
            drawing = path.suffix.lower() == ".svg"
            grown = _GROWN if drawing and not self._large else 1.0
            if not drawing and own.width() * high > own.height() * wide * _WIDE:  # a photograph fills its place
                size = QSize(round(wide), round(high))
                return _rounded(picture(path, wide, high, fill=True), size, self.look.px(_CORNER))
            image = picture(path, wide * grown, high * grown, palette=self.look.palette)
        except (PictureError, OSError, ValueError):
            self.unreadable.add(company.picture)
            return None
        if drawing:
            return _melting(image, QSize(round(wide), round(high)), self.look)
        return image if image.hasAlphaChannel() else _rounded(image, image.size(), self.look.px(_SIGN_CORNER))

    def _stars(self, painter: QPainter, company: Company, area: QRectF) -> None:
        """Its constellation, smaller and quieter than on its own page: the same stars, their glow from a sprite."""
        look, px = self.look, self.look.px
        reach = px(24)
        wide = min(area.width(), px(260 if self._large else 172))
        sky = QRectF(0, 0, wide - 2 * reach, min(area.height() - reach, wide * 0.8))
        sky.moveCenter(QPointF(area.right() - reach - sky.width() / 2, area.center().y()))
        places, accent = stars(company.id, sky), accent_of(company)
        painter.setPen(stroke(look.colour("edge", 0.6), look.line(1.2)))
        for near, far in links(places):
            painter.drawLine(near, far)
        chance = random.Random(company.id + "*")
        for place in reversed(places):
            first = place is places[0]
            size = 1.0 if first else chance.uniform(0.45, 0.75)
            sprite = self._star(accent if first else "moon")
            side = sprite.width() * size
            spot = QRectF(place.x() - side / 2, place.y() - side / 2, side, side)
            painter.drawPixmap(spot, sprite, QRectF(sprite.rect()))

    def _star(self, accent: str) -> QPixmap:
        """One star with its glow."""
        if accent not in self._sprites:
            look, reach = self.look, round(self.look.px(24))
            colour, centre = look.colour(look.palette.accent(accent)), QPointF(reach, reach)

            def draw(painter: QPainter) -> None:
                glow(painter, look, centre, reach, reach, colour, 0.5 if accent != "moon" else 0.36)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.colour("moon"))
                painter.drawEllipse(centre, look.px(4.8), look.px(4.8))

            self._sprites[accent] = paint_pixmap(QRect(0, 0, 2 * reach, 2 * reach), draw)
        return self._sprites[accent]


def accent_of(company: Company) -> str:
    """Cyan or violet: the same for all companies of one track, on every page."""
    track = company.track.zh if company.track is not None else ""
    return ("cyan", "violet")[zlib.crc32(track.encode()) % 2]


def _melting(image: QImage, size: QSize, look: Look) -> QImage:
    """The middle of a drawing, whose edges melt into the card; in a plain palette they are cut."""
    size = size.boundedTo(image.size())
    image = image.copy((image.width() - size.width()) // 2, (image.height() - size.height()) // 2, *size.toTuple())
    if look.palette.plain:
        return image
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    for start, end in (
        (image.rect().topLeft(), image.rect().topRight()),
        (image.rect().topLeft(), image.rect().bottomLeft()),
    ):
        fade = QLinearGradient(start, end)
        for stop, shade in ((0.0, "transparent"), (0.1, "black"), (0.9, "black"), (1.0, "transparent")):
            fade.setColorAt(stop, getattr(Qt.GlobalColor, shade))
        painter.fillRect(image.rect(), QBrush(fade))
    painter.end()
    return image


def _rounded(image: QImage, size: QSize, radius: float) -> QImage:
    """The middle of a photograph with round corners."""
    made = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QPainterPath()
    outline.addRoundedRect(QRectF(made.rect()), radius, radius)
    painter.setClipPath(outline)
    painter.drawImage((size.width() - image.width()) // 2, (size.height() - image.height()) // 2, image)
    painter.end()
    return made
