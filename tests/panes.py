"""What tests of all that stands over a page share: looks of every kind, and painting before and after a change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QRegion

from kiosk.content.deck import Screen
from kiosk.content.fields import Language
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.look.placed import Placed
from kiosk.look.tokens import HIGH_CONTRAST, NIGHT
from kiosk.pages.controls import Control
from kiosk.stage.overlay import Overlay
from kiosk.stage.reach import Reach
from tests.pixels import differ_outside, pixels

SIZES = ((1920, 1080), (1080, 1920), (1440, 1080), (3840, 2160), (1280, 720), (1080, 1440))
LANGUAGES: tuple[Language, ...] = ("zh", "en")
SCALES = (1.0, 1.25, 1.5)
#: Every size, language, size of text and palette.
LOOKS = [
    Look(Frame(*size), language, palette=palette, text_scale=scale)
    for size in SIZES
    for language in LANGUAGES
    for scale in SCALES
    for palette in (NIGHT, HIGH_CONTRAST)
]
#: One small look for pixels over time, so that tests stay quick.
SMALL = Look(Frame(960, 540))
CALM = Look(Frame(960, 540), motion="reduced")
PLAIN = Look(Frame(960, 540), palette=HIGH_CONTRAST)
UPRIGHT = Look(Frame(540, 960))


def name(look: Look) -> str:
    plain = "-plain" if look.palette.plain else ""
    return f"{look.frame.width}x{look.frame.height}-{look.language}-{look.text_scale:g}{plain}"


def reach(look: Look) -> Reach:
    return Reach(look.frame, Screen())


def page(look: Look) -> QRectF:
    return QRectF(0, 0, look.frame.width, look.frame.height)


def painted(overlay: Overlay, look: Look, ground: str = "#203050") -> QImage:
    """The overlay on a page of one colour."""
    image = QImage(look.frame.width, look.frame.height, QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    painter = QPainter(image)
    overlay.paint(painter, image.rect())
    painter.end()
    return image


def told(overlay: Overlay, look: Look, moments: Iterable[float]) -> Iterator[tuple[float, list[QRect], QImage]]:
    """Go from moment to moment; what changed there, and the picture. Fails when a pixel changed that was not told."""
    before = painted(overlay, look)
    for now in moments:
        rects = overlay.advance(now)
        after = painted(overlay, look)
        region = QRegion()
        for rect in rects:
            region += rect
        assert differ_outside(before, after, region) == 0, f"at {now}"
        yield now, rects, after
        before = after


def same(first: QImage, second: QImage) -> bool:
    return bool((pixels(first) == pixels(second)).all())


def assert_words_stand_apart(words: Iterable[Placed]) -> None:
    """All fit their room, and no two touch."""
    placed = list(words)
    for one in placed:
        assert one.setting.fits, one.setting.lines
    for one, two in combinations(placed, 2):
        common = one.rect & two.rect
        assert common.width() <= 1 or common.height() <= 1, (one.setting.lines, two.setting.lines)


def assert_touchable(controls: Iterable[Control], look: Look) -> None:
    """Inside the page, at least 96 u wide and high, not over each other, and named."""
    found = list(controls)
    for control in found:
        assert control.name, control.key
        assert page(look).adjusted(-0.5, -0.5, 0.5, 0.5).contains(control.rect), control.key
        assert min(control.rect.width(), control.rect.height()) >= look.px(96) - 0.01, control.key
    for one, two in combinations(found, 2):
        common = one.rect & two.rect
        assert common.width() < 0.01 or common.height() < 0.01, (one.key, two.key)
    assert len({control.key for control in found}) == len(found)
