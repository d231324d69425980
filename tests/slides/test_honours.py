"""Honours: a full gold moon for each, with its number and its light on the water, and nothing on top of its words."""

from itertools import combinations
from typing import Any

import pytest
from PySide6.QtGui import QColor, QImage

from kiosk.content.deck import Deck
from kiosk.content.fields import LANGUAGES, Language
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.look.tokens import HIGH_CONTRAST, NIGHT
from kiosk.slides.honours import Content, Page
from tests.pixels import painted_page
from tests.slides.moons import moons, plate

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


def page(
    given: list[dict[str, Any]],
    size: tuple[int, int] = (1920, 1080),
    language: Language = "zh",
    *,
    plain: bool = False,
    text_scale: float = 1.0,
) -> Page:
    slide = Content.model_validate({"kind": "honours", "title": "金字招牌", "eyebrow": "年度认可", "honours": given})
    look = Look(Frame(*size), language, palette=HIGH_CONTRAST if plain else NIGHT, text_scale=text_scale)
    made = Page(slide, Deck(), look)
    made.build()
    return made


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
    with_number, without = (painted_page(page(honours(2, **more))) for more in ({"count": "1"}, {}))
    for image, dark in ((with_number, True), (without, False)):
        (first, _) = moons(page(honours(2, **({"count": "1"} if dark else {}))))
        middle = image.pixelColor(round(first.centre.x()), round(first.centre.y()))
        assert (middle.value() < 60) is dark


@pytest.mark.parametrize("more", [{"count": "1"}, {}], ids=str)
def test_every_moon_lays_its_light_on_the_water(more: dict[str, Any]) -> None:
    shown = page(honours(2, **more))
    image, px = painted_page(shown), shown.look.px
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


def test_a_touch_says_the_words_the_tag_and_the_fact() -> None:
    given = honours(2, count="1", tag=TAG)
    given[1] = {**given[1], "count": "300+", "fact": {"zh": "2025 年评出", "en": "Chosen in 2025"}}
    assert [plate(spot) for spot in page(given).hotspots] == [
        ("数据知识产权登记典型案例", ("全省唯一", "年度认可")),
        ("300+ 中国智能制造十大科技进展", ("全省唯一", "2025 年评出", "年度认可")),
    ]
    assert [plate(spot)[0] for spot in page(given, language="en").hotspots] == [
        "Model case of data-IP registration",
        "300+ Ten advances in intelligent manufacturing",
    ]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("text_scale", [1.0, 1.5])
@pytest.mark.parametrize("more", [{}, {"count": "1", "tag": TAG}], ids=str)
@pytest.mark.parametrize("count", [1, 2, 4, 8])
def test_what_is_touched_holds_its_moon_and_no_other(
    count: int, more: dict[str, Any], text_scale: float, size: tuple[int, int]
) -> None:
    shown = page(honours(count, **more), size, text_scale=text_scale)
    assert shown.faults == []
    for moon, spot in zip(moons(shown), shown.hotspots, strict=True):
        assert moon.group == spot.key
        assert spot.rect.contains(moon.centre)
        assert not any(spot.rect.intersects(other.rect) for other in shown.hotspots if other is not spot)


def test_in_high_contrast_moons_are_flat_gold_and_lay_no_light_on_the_water() -> None:
    shown = page(honours(2, count="1", tag=TAG), plain=True)
    for block in list(shown.blocks):
        if block.group is None:
            shown.blocks.remove(block)
    image = painted_page(shown)
    for moon in moons(shown):
        assert image.pixelColor(round(moon.centre.x()), round(moon.centre.y())).name() == HIGH_CONTRAST.ink
        ring = [QColor(image.pixel(round(moon.centre.x() + x), round(moon.centre.y()))) for x in (-120, -90, 90, 120)]
        assert {colour.name() for colour in ring} == {HIGH_CONTRAST.gold.lower()}
    lake = image.copy(0, round(shown.waterline), 1920, 1080 - round(shown.waterline))
    dark = QImage(lake)
    dark.fill(QColor("black"))
    assert lake == dark


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)], ids=str)
@pytest.mark.parametrize("more", [{}, {"count": "1"}], ids=str)
def test_larger_words_are_larger(more: dict[str, Any], size: tuple[int, int]) -> None:
    normal, larger = (page(honours(2, **more), size, text_scale=scale) for scale in (1.0, 1.5))
    for key in ("honour.0", "honour.1"):
        area, grown = (
            max(b.words.width() * b.words.height() for b in shown.blocks if b.group == key and b.words)
            for shown in (normal, larger)
        )
        assert grown > area * 1.3
