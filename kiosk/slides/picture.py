"""A picture that fills the sky, or stands in it whole, with a caption and a gentle pan.

`picture:` is a file in `assets/` (png, jpg, webp, svg). `fit: fill` covers the sky and cuts what stands over,
`fit: whole` shows all of it. `caption:` is a line in the water. `pan: no` keeps a picture that fills the sky still.
"""

from pathlib import PurePath
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from kiosk.content.deck import PicturePath, Slide
from kiosk.content.fields import Flag, Text
from kiosk.look.art import PictureError, picture_size
from kiosk.look.blocks import Painted
from kiosk.look.ink import stroke, tight_rect, vertical, write
from kiosk.look.panorama import Drift, Panorama, foot, shaded
from kiosk.look.reflection import mirrored
from kiosk.look.tokens import BODY, LEAD
from kiosk.look.typeset import spaced
from kiosk.look.words import say
from kiosk.motion import RISE, Motion, Span
from kiosk.pages.artwork import read_picture, rounded
from kiosk.pages.page import Fault
from kiosk.pages.slide_page import SlidePage


class Content(Slide):
    """What staff may write."""

    picture: PicturePath
    fit: Literal["fill", "whole"] = "fill"
    caption: Text | None = None
    pan: Flag = True


EXAMPLE = """
kind: picture
title: {zh: 湖畔三处, en: Three places by the lake}
picture: assets/skyline.svg
fit: whole
"""
