"""A picture that fills the sky, or stands in it whole, with a caption and a gentle pan.

`picture:` is a file in `assets/` (png, jpg, webp, svg). `fit: fill` covers the sky and cuts what stands over,
`fit: whole` shows all of it. `caption:` is a line in the water. `pan: no` keeps a picture that fills the sky still.
Visitors can pinch it.

一张图片：铺满天空，或者完整地立在天空里，带一行说明，缓缓移动。观众可以用两指放大。

`picture:` 写 assets 里的文件（png、jpg、webp、svg）。`fit: fill` 铺满并裁掉多余的，`fit: whole` 完整显示。
"""

from typing import Literal

from pydantic import Field
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from kiosk.content.deck import PicturePath, Slide
from kiosk.content.fields import Flag, Text
from kiosk.look.blocks import Painted
from kiosk.look.ink import stroke, tight_rect, write
from kiosk.look.panorama import Panorama, drawn_in, foot, shaded
from kiosk.look.reflection import mirrored
from kiosk.look.tokens import BODY
from kiosk.look.typeset import spaced
from kiosk.look.words import say
from kiosk.motion import RISE, Span
from kiosk.pages.artwork import hang, read_picture, soften_sides, stand, transparent
from kiosk.pages.slide_page import SlidePage


class Content(Slide):
    """What staff may write."""

    picture: PicturePath = Field(description="图片，写 assets/文件名 · The picture, written assets/name")
    fit: Literal["fill", "whole"] = Field(
        "fill", description="fill 铺满天空，whole 完整显示 · fill covers the sky, whole shows all of it"
    )
    caption: Text | None = Field(None, description="水里的一行说明 · A line in the water")
    pan: Flag = Field(True, description="是否缓缓移动 · Whether it drifts")


EXAMPLE = """
kind: picture
title: {zh: 湖畔三处, en: Three places by the lake}
picture: assets/skyline.svg
fit: whole
"""

#: How much wider than the page a drifting picture is, and how long it drifts when the deck does not say, in ms.
_TRAVEL, _DRIFT = 0.028, 20_000.0
#: From this ratio of width to height on, a picture is a panorama: it stands from edge to edge.
_PANORAMA = 2.0


class Page(SlidePage[Content]):
    """The picture over the waterline, its reflection and its caption below, the heading on it or beside it."""

    def hero(self) -> float | None:
        """The shore shines at the left, below the heading."""
        return self.frame.left + self.frame.content * 0.3

    def body(self) -> None:
        """Picture, heading, caption. The picture lies below everything else, but is laid out around the heading."""
        before = len(self.blocks)
        if self.slide.fit == "fill":
            bottom = self.heading_block()
            image = self._read(self.frame.width + self._travel(), self.waterline, fill=True)
            words = len(self.blocks)
            if image is not None:
                self._fill(image, bottom)
        else:
            image = self._read(self.frame.width, self.waterline)
            wide = image is not None and image.width() >= _PANORAMA * image.height()
            beside = image is not None and not wide and not self.frame.portrait
            bottom = self.heading_block(width=self.frame.content * 0.4 if beside else None, lines=3 if beside else 2)
            words = len(self.blocks)
            if image is not None and wide and transparent(image):
                self._shore_to_shore(image, before, bottom)
            elif image is not None:
                self._whole(image, self._area(bottom, beside))
        if image is None:
            self._tile(self._area(bottom, False))
        below = self.blocks[words:]
        del self.blocks[words:]
        self.blocks[0:0] = below
        self._caption()

    def _read(self, width: float, height: float, *, fill: bool = False) -> QImage | None:
        return read_picture(self, self.slide.picture, width, height, fill=fill)

    def _travel(self) -> int:
        still = not self.slide.pan or self.look.motion == "reduced"
        return 0 if still else round(self.frame.width * _TRAVEL)

    def _fill(self, image: QImage, bottom: float) -> None:
        """From edge to edge over the water, dark behind the heading."""
        px, width, height = self.look.px, self.frame.width + self._travel(), round(self.waterline)
        part = image.copy((image.width() - width) // 2, (image.height() - height) // 2, width, height)
        shown = shaded(part, bottom + px(12), px(190), QColor(self.look.palette.sky[0][1]))
        mirror = QPixmap() if self.look.palette.plain else mirrored(part, height, px(110), self.look.u)
        seconds = self.slide.seconds
        drift = seconds * 1000 if seconds else _DRIFT
        window = QRect(0, 0, self.frame.width, height)
        self.pinchable(self.add(Panorama(window, QPixmap.fromImage(shown), mirror, Span(0, RISE), drift)))

    def _shore_to_shore(self, image: QImage, before: int, bottom: float) -> None:
        """A drawn panorama, on the waterline from edge to edge, or lower and narrower if it met the heading."""
        ground = foot(image)
        top = round(self.waterline) - ground
        words = [block.words for block in self.blocks[before:] if block.words is not None]
        left = (self.frame.width - image.width()) // 2
        if any(drawn_in(image, rect.toAlignedRect().translated(-left, -top)) for rect in words):
            room = (self.waterline - bottom - self.look.px(24)) * image.height() / ground
            lower = self._read(self.frame.width, room)
            if lower is not None:
                image, ground = lower, foot(lower)
        if image.width() < self.frame.width:
            soften_sides(image)
        place = QPoint((self.frame.width - image.width()) // 2, round(self.waterline) - ground)
        rect = QRectF(place, image.size())
        drawn = Painted(rect, lambda painter: painter.drawImage(place, image), Span(60, RISE), self.look.px(24))
        self.pinchable(self.add(drawn))
        if self.look.palette.plain:
            return
        mirror = mirrored(image, ground, self.look.px(130), self.look.u, 0.6)
        water = QPoint(place.x(), round(self.waterline))
        below = QRectF(water, mirror.size())
        self.add(Painted(below, lambda painter: painter.drawPixmap(water, mirror), Span(240, RISE)))

    def _area(self, bottom: float, beside: bool) -> QRectF:
        """The sky that the heading leaves free."""
        frame, px = self.frame, self.look.px
        if beside:
            left = frame.left + frame.content * 0.4 + px(64)
            return QRectF(left, px(96), frame.right - left, self.waterline - px(96))
        return QRectF(frame.left, bottom + px(40), frame.content, self.waterline - bottom - px(40))

    def _whole(self, image: QImage, area: QRectF) -> None:
        """All of it within `area`: a drawing stands on the water, a photograph hangs over it."""
        fitting = self._read(area.width(), area.height())
        if fitting is None:
            return
        if transparent(image):
            self.pinchable(stand(self, fitting, foot(fitting) / fitting.height(), area, self.slide.accent, 120))
        else:
            self.pinchable(hang(self, fitting, area, 120))

    def _tile(self, area: QRectF) -> None:
        """What is shown in place of a picture that cannot be read."""
        look, px = self.look, self.look.px
        tile = area.adjusted(0, 0, 0, -px(48))
        words = self.set(say("not_shown", look.language), BODY, tile.width() - px(96), lines=3)
        middle = tile.center()
        baseline = middle.y() - words.last / 2 + words.pixels * 0.35

        def draw(painter: QPainter) -> None:
            painter.setPen(stroke(look.colour("hair"), look.line(2)))
            painter.setBrush(look.colour("plate", 0.8))
            painter.drawRoundedRect(tile.adjusted(1, 1, -1, -1), px(28), px(28))
            write(painter, words, middle.x(), baseline, look.colour("text_2"), "centre")

        block = self.add(Painted(tile, draw, Span(120, RISE), px(24)))
        block.words = tight_rect(words, middle.x(), baseline, "centre")

    def _caption(self) -> None:
        """A line in the water, below the reflection."""
        if self.slide.caption is None:
            return
        frame, px = self.frame, self.look.px
        setting = self.set(spaced(self.t(self.slide.caption)), BODY, frame.content, lines=3, even=True)
        lowest = frame.support_bottom - px(16) - setting.last
        baseline = min(lowest, self.waterline + px(190))
        self.text(setting, frame.left, baseline, colour="text_2", at=600, rise=16)
