"""Pictures on a page: read safely, and a company's picture standing on the lake.

What cannot be read is noted as a fault, and something calm is drawn in its place. Must not know slide kinds.
"""

from __future__ import annotations

import random
from pathlib import Path, PurePath

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QLinearGradient, QPainter, QPainterPath

from kiosk.look.art import PictureError, picture
from kiosk.look.blocks import Painted
from kiosk.look.constellation import constellation, stars
from kiosk.look.ink import glow, stroke
from kiosk.look.reflection import lamp_dashes, mirrored
from kiosk.look.tokens import NIGHT
from kiosk.motion import RISE, Span
from kiosk.pages.page import Fault, Page

#: Where drawings of things have their ground, as a share of their height: there the waterline crosses them.
GROUND = 0.885


def read_picture(page: Page, written: str, width: float, height: float, *, fill: bool = False) -> QImage | None:
    """The picture `written` in the deck within `width` × `height` pixels; None, and a fault, if it cannot be read.

    In a plain palette `van-high-contrast.svg` beside it takes the place of `van.svg`, and of `van-plain.svg` unless
    there is a `van-plain-high-contrast.svg`; a drawing without a twin is redrawn in it.
    """
    path = _fitting(page, written)
    palette = page.look.palette if path == page.folder / written else NIGHT
    try:
        return picture(path, width, height, fill=fill, palette=palette)
    except (PictureError, OSError, ValueError):
        page.faults.append(Fault("picture_unreadable", written))
        return None


def _fitting(page: Page, written: str) -> Path:
    path = page.folder / written
    if page.look.palette.plain and path.name:
        for stem in (path.stem, path.stem.removesuffix("-plain")):
            if (twin := path.with_name(f"{stem}-high-contrast{path.suffix}")).is_file():
                return twin
    return path


def company_art(
    page: Page,
    seed: str,
    written: str | None,
    area: QRectF,
    accent: str,
    at: float = 120.0,
    *,
    roomier: QRectF | None = None,
) -> None:
    """A company's picture in `area`, which ends at the waterline; `seed` draws a constellation if there is none.

    The picture can be pinched. Drawings, which are empty at their edges, have a `roomier` area if there is one.
    """
    drawing = written is not None and PurePath(written).suffix.lower() == ".svg"
    if drawing and roomier is not None:
        area = roomier
    height = area.height() / GROUND if drawing else area.height()
    image = read_picture(page, written, area.width(), height) if written else None
    if image is None:
        _stars(page, seed, area, accent, at)
    elif drawing or transparent(image):
        page.pinchable(stand(page, image, GROUND if drawing else 1.0, area, accent, at))
    else:
        page.pinchable(hang(page, image, area, at))


def transparent(image: QImage) -> bool:
    """Whether a picture is a drawing without a background: its upper corners are empty."""
    corners = (image.pixelColor(0, 0), image.pixelColor(image.width() - 1, 0))
    return image.hasAlphaChannel() and all(corner.alpha() < 16 for corner in corners)


def stand(page: Page, image: QImage, ground: float, area: QRectF, accent: str, at: float) -> Painted:
    """A drawing without a background: the waterline crosses its ground, and its edges melt into the night."""
    water = page.waterline
    place = QPointF(round(area.center().x() - image.width() / 2), round(water - image.height() * ground))
    if not page.look.palette.plain:
        soften_sides(image)
    _pool(page, area.center().x(), image.width() * 0.5, accent, at)
    rect = QRectF(place, image.size())
    return page.add(Painted(rect, lambda painter: painter.drawImage(place, image), Span(at, RISE), page.look.px(24)))


def soften_sides(image: QImage) -> None:
    """Let a drawing's left and right edges melt away."""
    fade = QLinearGradient(0, 0, image.width(), 0)
    for stop, alpha in ((0.0, 0), (0.07, 255), (0.93, 255), (1.0, 0)):
        shade = Qt.GlobalColor.black if alpha else Qt.GlobalColor.transparent
        fade.setColorAt(stop, shade)
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.fillRect(image.rect(), QBrush(fade))
    painter.end()


def hang(page: Page, image: QImage, area: QRectF, at: float) -> Painted:
    """A picture with a background: round corners, standing on the water, mirrored in it."""
    look, px = page.look, page.look.px
    gap = px(28)
    bottom = round(page.waterline - gap)
    shown = image.scaledToHeight(max(1, round(image.height() - gap)), Qt.TransformationMode.SmoothTransformation)
    x = round(area.center().x() - shown.width() / 2)
    frame = QRectF(x, bottom - shown.height(), shown.width(), shown.height())
    outline = QPainterPath()
    outline.addRoundedRect(frame, px(26), px(26))
    water = mirrored(shown, shown.height() + gap, px(110), look.u, 0.34)

    def draw(painter: QPainter) -> None:
        painter.save()
        painter.setClipPath(outline)
        painter.drawImage(frame.topLeft(), shown)
        painter.restore()
        painter.setPen(stroke(look.colour("edge", 0.8), max(1.0, px(1.8))))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)

    hung = page.add(Painted(frame.adjusted(-2, -2, 2, 2), draw, Span(at, RISE), px(24)))
    below = QRectF(x, page.waterline, water.width(), water.height())
    page.add(Painted(below, lambda painter: painter.drawPixmap(below.topLeft(), water), Span(at + 120, RISE)))
    return hung


def _stars(page: Page, seed: str, area: QRectF, accent: str, at: float) -> None:
    """A constellation over the lake, and the glitter of its stars in it."""
    look, px, water = page.look, page.look.px, page.waterline
    side = min(area.width(), area.height() * 1.3)
    sky = QRectF(0, 0, side * 0.8, min(area.height() * 0.72, side * 0.66))
    sky.moveCenter(QPointF(area.center().x(), area.center().y() - area.height() * 0.02))
    reach = px(42)
    page.add(
        Painted(
            sky.adjusted(-reach, -reach, reach, reach),
            lambda painter: constellation(painter, sky, seed, look, accent),
            Span(at, RISE),
            px(24),
        )
    )
    places = stars(seed, sky)

    def glitter(painter: QPainter) -> None:
        chance = random.Random(seed)
        for index, place in enumerate(places):
            colour = look.colour("moon", 0.42 if index else 0.6)
            depth = px(chance.uniform(50, 90) if index else 120)
            lamp_dashes(painter, place.x(), water, px(20), depth, colour, look, chance)

    lake = QRectF(sky.left() - px(40), water, sky.width() + px(80), px(140))
    page.add(Painted(lake, glitter, Span(at + 120, RISE)))


def _pool(page: Page, x: float, half: float, accent: str, at: float) -> None:
    """Light on the water around the foot of what stands there."""
    look, water = page.look, page.waterline
    colour = look.colour(look.palette.accent(accent))
    depth = look.px(64)
    rect = QRectF(x - half, water - depth, 2 * half, 2 * depth)
    centre = QPointF(x, water)
    page.add(Painted(rect, lambda painter: glow(painter, look, centre, half, depth, colour, 0.16), Span(at, RISE)))
