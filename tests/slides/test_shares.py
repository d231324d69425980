"""Shares: sorted moons that show exactly what is written, and start from what was shown before."""

from itertools import combinations
from typing import Any

import pytest

from kiosk.charts.moons import Moon
from kiosk.content.deck import Deck
from kiosk.content.fields import LANGUAGES, Language
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.motion import AT_REST
from kiosk.slides.shares import Content, Page

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
) -> Page:
    slide = Content.model_validate({"kind": "shares", "title": "七成在这里", "accent": accent, "shares": list(shares)})
    made = Page(slide, Deck(), Look(Frame(*size), language), before)
    made.build()
    return made


def moons(shown: Page) -> list[Moon]:
    return [block for block in shown.blocks if isinstance(block, Moon)]


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
