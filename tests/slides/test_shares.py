"""Shares: sorted moons that show exactly what is written, and start from what was shown before."""

from itertools import combinations
from typing import Any

import pytest

from kiosk.charts.numeral import Numeral
from kiosk.content.deck import Deck
from kiosk.content.fields import LANGUAGES, Language
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.look.tokens import HIGH_CONTRAST, NIGHT
from kiosk.motion import AT_REST
from kiosk.slides.shares import Content, Page
from tests.pixels import painted_page
from tests.slides.moons import moons, plate

pytestmark = pytest.mark.usefixtures("qapp")

SIZES = [(1920, 1080), (2560, 1080), (1440, 1080), (1080, 1920), (1080, 1440)]
CITY = {"zh": "占全市", "en": "of the city"}
PROVINCE = {"zh": "占全省", "en": "of the province"}
UNIT = {"zh": "家", "en": "companies"}
SHARES: list[dict[str, Any]] = [
    {"label": {"zh": "十小虎", "en": "Ten Little Tigers"}, "share": "70%", "of": CITY, "count": "7", "unit": UNIT},
    {"label": {"zh": "百强企业", "en": "Top 100 companies"}, "share": "29", "of": PROVINCE, "count": "2", "unit": UNIT},
    {"label": {"zh": "重点软件企业", "en": "Key software companies"}, "share": "33.3%", "of": CITY},
    {"label": {"zh": "备案大模型", "en": "Filed models"}, "share": "100%", "of": PROVINCE, "count": "9"},
    {"label": {"zh": "上市公司", "en": "Listed companies"}, "share": "3.5%", "of": CITY},
    {"label": {"zh": "专利", "en": "Patents"}, "share": "52%", "of": PROVINCE, "count": "1.2万"},
]


def page(
    *shares: dict[str, Any],
    size: tuple[int, int] = (1920, 1080),
    language: Language = "zh",
    before: dict[str, float] | None = None,
    accent: str = "cyan",
    plain: bool = False,
    text_scale: float = 1.0,
) -> Page:
    slide = Content.model_validate({"kind": "shares", "title": "七成在这里", "accent": accent, "shares": list(shares)})
    look = Look(Frame(*size), language, palette=HIGH_CONTRAST if plain else NIGHT, text_scale=text_scale)
    made = Page(slide, Deck(), look, before)
    made.build()
    return made


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6])
def test_moons_are_sorted_by_share(count: int) -> None:
    shares = [moon.share for moon in moons(page(*SHARES[:count]))]
    written = [float(str(share["share"]).rstrip("%")) / 100 for share in SHARES[:count]]
    assert shares == pytest.approx(sorted(written, reverse=True))


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6])
def test_nothing_meets_anything(count: int, language: Language, size: tuple[int, int]) -> None:
    shown = page(*SHARES[:count], size=size, language=language)
    assert shown.faults == []
    words = [block.words for block in shown.blocks if block.words is not None]
    for first, second in combinations(words, 2):
        met = first.intersected(second)
        assert met.width() <= 1 or met.height() <= 1, f"{first} meets {second}"
    found = moons(shown)
    assert len(found) == count
    for moon in found:
        assert moon.radius >= shown.look.px(20)
        assert not any(rect.toRect().intersects(moon.rect) for rect in words)
    assert not any(first.rect.intersects(second.rect) for first, second in combinations(found, 2))


@pytest.mark.parametrize("text_scale", [1.0, 1.5])
@pytest.mark.parametrize("count", [1, 2, 4, 6])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_reflections_are_lost_above_the_words_in_the_water(
    size: tuple[int, int], count: int, text_scale: float
) -> None:
    shown = page(*SHARES[:count], size=size, language="en", text_scale=text_scale)
    deepest = max(block.rect.bottom() for block in shown.blocks if isinstance(block, Numeral))
    words = [block.words for block in shown.blocks if block.words is not None and block.words.top() > shown.waterline]
    assert words
    assert deepest < min(rect.top() for rect in words)


@pytest.mark.parametrize("accent", ["gold", "cyan"])
def test_gold_is_kept_for_firsts(accent: str) -> None:
    assert {moon.gold for moon in moons(page(*SHARES[:2], accent=accent))} == {accent == "gold"}


def test_changed_data_move_from_the_old_share_though_the_order_changes() -> None:
    before = page(*SHARES[:2]).values
    risen = page(SHARES[0], {**SHARES[1], "share": "90%"}, before=before)
    first, second = moons(risen)
    assert (first.lit(0), first.lit(AT_REST)) == pytest.approx((0.29, 0.90))
    assert second.lit(0) == second.lit(AT_REST) == pytest.approx(0.7)


def test_a_first_showing_begins_with_the_new_moon() -> None:
    assert {moon.lit(0) for moon in moons(page(*SHARES))} == {0.0}


def test_the_entry_is_over_in_time() -> None:
    assert page(*SHARES).end <= 1120


def test_a_label_that_is_far_too_long_is_a_fault() -> None:
    endless = {**SHARES[0], "label": "很长的名字" * 40}
    assert [fault.code for fault in page(endless, *SHARES[1:]).faults] == ["text_too_long"]


def test_a_touch_says_what_the_share_is_of_and_how_many() -> None:
    spots = {
        language: page(
            SHARES[1], {**SHARES[0], "fact": {"zh": "七成以上", "en": "Just so"}}, language=language
        ).hotspots
        for language in LANGUAGES
    }
    assert [spot.key for spot in spots["zh"]] == ["share.1", "share.0"]
    assert [plate(spot) for spot in spots["zh"]] == [
        ("十小虎 70%", ("占全市 · 7 家", "七成以上")),
        ("百强企业 29%", ("占全省 · 2 家",)),
    ]
    assert [plate(spot) for spot in spots["en"]] == [
        ("Ten Little Tigers: 70%", ("of the city · 7 companies", "Just so")),
        ("Top 100 companies: 29%", ("of the province · 2 companies",)),
    ]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("count", [1, 4, 6])
def test_what_is_touched_holds_its_moon_and_no_other(count: int, size: tuple[int, int]) -> None:
    shown = page(*SHARES[:count], size=size)
    for moon, spot in zip(moons(shown), shown.hotspots, strict=True):
        assert moon.group == spot.key
        assert spot.rect.contains(moon.centre)
        assert not any(spot.rect.intersects(other.rect) for other in shown.hotspots if other is not spot)


def test_the_bracket_over_several_shares_never_recedes_and_that_over_one_goes_with_it() -> None:
    shown = page(SHARES[0], SHARES[2], SHARES[4], SHARES[1])  # three of the city, one of the province between them
    wholes = [moon.share for moon in moons(shown)]
    assert wholes == pytest.approx([0.7, 0.333, 0.29, 0.035])
    loose = [block for block in shown.blocks if block.group is None and block.words is not None]
    bound = [block for block in shown.blocks if block.group == "share.3" and block.words is not None]
    level = {round(block.words.top()) for block in loose if block.words}
    assert sum(round(block.words.top()) in level for block in bound if block.words) == 1


@pytest.mark.parametrize("accent", ["gold", "cyan"])
def test_in_high_contrast_a_moon_is_a_flat_light_on_black_with_a_white_outline(accent: str) -> None:
    shown = page(*SHARES[:2], accent=accent, plain=True)
    image, (moon, _) = painted_page(shown), moons(shown)
    y = round(moon.centre.y())
    row = [image.pixelColor(round(moon.centre.x() + share * moon.radius), y).name() for share in (-0.8, 0.2, 0.9)]
    light = HIGH_CONTRAST.gold if accent == "gold" else HIGH_CONTRAST.moon
    assert row == ["#000000", light.lower(), light.lower()]
    edge = round(moon.centre.x() - moon.radius)
    assert max(image.pixelColor(x, y).lightness() for x in range(edge - 2, edge + 4)) == 255


def test_larger_words_are_larger_and_the_moons_give_way() -> None:
    normal, larger = (page(*SHARES[:4], text_scale=scale) for scale in (1.0, 1.5))
    assert larger.waterline < normal.waterline
    assert moons(larger)[0].radius < moons(normal)[0].radius
    label, grown = (
        max(
            b.words.height()
            for b in shown.blocks
            if b.group == "share.0" and b.words and b.words.top() > shown.waterline
        )
        for shown in (normal, larger)
    )
    assert grown > label * 1.2
