"""The cover: its words keep clear of the city, however large a visitor has made them."""

import pytest
from PySide6.QtGui import QImage, QPainter

from kiosk.content.deck import Deck
from kiosk.content.fields import LANGUAGES, Language
from kiosk.look.blocks import Block
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.look.skyline import Skyline
from kiosk.look.tokens import HIGH_CONTRAST
from kiosk.motion import AT_REST
from kiosk.slides import cover

pytestmark = pytest.mark.usefixtures("qapp")


def built(shipped: Deck, look: Look) -> cover.Page:
    slide = shipped.slides[0]
    assert isinstance(slide, cover.Content)
    page = cover.Page(slide, shipped, look)
    page.build()
    return page


def lead(page: cover.Page) -> Block:
    """The lowest words over the water."""
    over = [block for block in page.blocks if block.words is not None and block.words.bottom() < page.waterline]
    return max(over, key=lambda block: block.words.bottom() if block.words is not None else 0.0)


def painted(page: cover.Page, *blocks: Block) -> QImage:
    """These at rest, on black."""
    image = QImage(page.frame.width, page.frame.height, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    for block in blocks:
        block.paint(painter, AT_REST)
    painter.end()
    return image


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800), (1440, 1080), (1080, 1920)], ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_lamp_and_no_line_of_the_city_lies_under_the_lead(
    shipped: Deck, language: Language, size: tuple[int, int], scale: float
) -> None:
    """In high contrast only contours and lamps are drawn, on black."""
    look = Look(Frame(*size), language, palette=HIGH_CONTRAST, text_scale=scale)
    page = built(shipped, look)
    skyline = next(block for block in page.blocks if isinstance(block, Skyline))
    skyline.prepare()
    words, city = painted(page, lead(page)), painted(page, skyline)
    room = lead(page).rect
    both = (
        words.pixelColor(x, y).lightness() > 90 and city.pixelColor(x, y).lightness() > 90
        for x in range(room.left(), room.right())
        for y in range(room.top(), room.bottom())
    )
    assert not any(both)


def test_the_lead_is_enlarged_where_the_city_leaves_room(shipped: Deck) -> None:
    looks = [Look(Frame(1080, 1920), "en", text_scale=scale) for scale in (1, 1.5)]
    heights = [lead(built(shipped, look)).rect.height() for look in looks]
    assert heights[1] > 1.15 * heights[0]
