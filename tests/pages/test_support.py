"""What stands in the water: apart from each other and from the foot, however large a visitor has made it."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF

from kiosk.content.deck import Deck
from kiosk.content.fields import LANGUAGES, Language
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.pages.page import Page
from kiosk.slides import page_of

pytestmark = pytest.mark.usefixtures("qapp")


def built(shipped: Deck, index: int, look: Look) -> Page:
    page = page_of(shipped.slides[index], shipped, look)
    page.build()
    return page


def words(page: Page) -> list[QRectF]:
    return [block.words for block in page.blocks if block.words is not None]


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)], ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
def test_source_and_hint_keep_clear_of_all_above_them(
    shipped: Deck, language: Language, size: tuple[int, int], scale: float
) -> None:
    look = Look(Frame(*size), language, text_scale=scale)
    for index, slide in enumerate(shipped.slides):
        shown = words(built(shipped, index, look))
        foot = [rect for rect in shown if rect.bottom() > look.frame.source - look.px(12)]
        above = [rect for rect in shown if rect not in foot]
        assert foot
        assert all(rect.bottom() < look.frame.progress - look.px(2) for rect in foot), slide.kind
        for low in foot:
            over = [rect for rect in above if rect.right() > low.left() and rect.left() < low.right()]
            assert all(low.top() - rect.bottom() >= look.px(10) for rect in over), (slide.kind, low)


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("language", LANGUAGES)
def test_on_upright_pages_a_figures_words_keep_clear_of_the_next_ones(
    shipped: Deck, language: Language, scale: float
) -> None:
    look = Look(Frame(1080, 1920), language, text_scale=scale)
    index = max(place for place, slide in enumerate(shipped.slides) if slide.kind == "pillars")
    page = built(shipped, index, look)
    wet = [rect for rect in words(page) if page.waterline < rect.top() and rect.bottom() < look.frame.support_bottom]
    beside = sorted((rect for rect in wet if rect.left() > look.frame.left + look.px(60)), key=lambda rect: rect.top())
    assert len(beside) == 2
    assert all(lower.top() - upper.bottom() >= look.px(16) for upper, lower in pairwise(beside))
