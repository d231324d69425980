"""Honours: a full gold moon for each, with its number and its light on the water, and nothing on top of its words."""

from itertools import combinations
from typing import Any

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk.charts.moons import Moon
from kiosk.content.deck import Deck
from kiosk.content.fields import LANGUAGES, Language
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.motion import AT_REST
from kiosk.slides.honours import Content, Page

pytestmark = pytest.mark.usefixtures("qapp")

SIZES = [(1920, 1080), (2560, 1080), (1440, 1080), (1080, 1920), (1080, 1440)]
TAG = {"zh": "全省唯一", "en": "Only one in the province"}
TEXTS = [
    {"zh": "数据知识产权登记典型案例", "en": "Model case of data-IP registration"},
    {"zh": "中国智能制造十大科技进展", "en": "Ten advances in intelligent manufacturing"},
    {"zh": "人工智能创新发展试验区核心区", "en": "Core area of an AI innovation pilot zone"},
    {"zh": "江苏省软件名园", "en": "Jiangsu flagship software park"},
] * 2


def honours(number: int, /, **more: Any) -> list[dict[str, Any]]:
    return [{"text": text, **more} for text in TEXTS[:number]]


def page(given: list[dict[str, Any]], size: tuple[int, int] = (1920, 1080), language: Language = "zh") -> Page:
    slide = Content.model_validate({"kind": "honours", "title": "金字招牌", "honours": given})
    made = Page(slide, Deck(), Look(Frame(*size), language))
    made.build()
    return made


def painted(shown: Page) -> QImage:
    image = QImage(shown.frame.width, shown.frame.height, QImage.Format.Format_RGB32)
    image.fill(QColor("black"))
    painter = QPainter(image)
    shown.paint(painter, AT_REST)
    painter.end()
    return image


def moons(shown: Page) -> list[Moon]:
    return [block for block in shown.blocks if isinstance(block, Moon)]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("more", [{}, {"count": "1", "tag": TAG}, {"count": "300+"}, {"tag": TAG}], ids=str)
@pytest.mark.parametrize("count", [1, 2, 4, 8])
def test_each_has_a_full_moon_and_nothing_meets(
    count: int, more: dict[str, Any], language: Language, size: tuple[int, int]
) -> None:
    shown = page(honours(count, **more), size, language)
    assert shown.faults == []
    found = moons(shown)
    assert [(moon.share, moon.gold) for moon in found] == [(1.0, True)] * count
    assert not any(first.rect.intersects(second.rect) for first, second in combinations(found, 2))
    words = [block.words for block in shown.blocks if block.words is not None]
    for first, second in combinations(words, 2):
        met = first.intersected(second)
        assert met.width() <= 1 or met.height() <= 1, f"{first} meets {second}"
    for moon in found:
        assert all(moon.rect.contains(rect.toRect()) for rect in words if rect.toRect().intersects(moon.rect))
        assert moon.rect.bottom() < shown.waterline


def test_the_number_stands_in_ink_on_the_moon() -> None:
    with_number, without = (painted(page(honours(2, **more))) for more in ({"count": "1"}, {}))
    for image, dark in ((with_number, True), (without, False)):
        (first, _) = moons(page(honours(2, **({"count": "1"} if dark else {}))))
        middle = image.pixelColor(round(first.centre.x()), round(first.centre.y()))
        assert (middle.value() < 60) is dark


@pytest.mark.parametrize("more", [{"count": "1"}, {}], ids=str)
def test_every_moon_lays_its_light_on_the_water(more: dict[str, Any]) -> None:
    shown = page(honours(2, **more))
    image, px = painted(shown), shown.look.px
    for moon in moons(shown):
        x = round(moon.centre.x())
        rows = range(round(shown.waterline + px(6)), round(shown.waterline + px(60)))
        below = [image.pixelColor(x + shift, y) for y in rows for shift in range(-40, 41, 4)]
        assert any(colour.red() > 120 and colour.red() > colour.blue() for colour in below)


def test_a_count_too_long_for_a_small_moon_stands_before_the_words() -> None:
    bare, counted = (page(honours(8, **more)) for more in ({}, {"count": "1200亿"}))

    def width(shown: Page) -> float:
        return max(block.words.width() for block in shown.blocks if block.words and block.words.top() > 300)

    assert width(counted) > width(bare)


def test_the_entry_is_over_in_time() -> None:
    assert page(honours(8, count="1", tag=TAG)).end <= 1120


def test_words_that_are_far_too_long_are_a_fault() -> None:
    given = honours(2)
    given[0] = {"text": "很长的名字" * 80}
    assert {fault.code for fault in page(given).faults} == {"text_too_long"}
