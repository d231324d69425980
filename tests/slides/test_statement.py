"""A sentence over the lake: as large as it fits, with its points as lamps along the shore."""

from dataclasses import replace
from itertools import pairwise

import pytest

from kiosk.content.deck import Deck
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.look.tokens import HIGH_CONTRAST
from kiosk.slides.statement import Content, Page
from tests.pixels import painted_page

pytestmark = pytest.mark.usefixtures("qapp")

SIZES = [(1920, 1080), (1080, 1920), (1440, 1080), (1280, 720), (1080, 1440), (2560, 1080)]


def page(title: str, size: tuple[int, int] = (1920, 1080), **more: object) -> Page:
    slide = Content.model_validate({"kind": "statement", "title": title, **more})
    made = Page(slide, Deck(), Look(Frame(*size)))
    made.build()
    return made


def lamps(shown: Page) -> int:
    """How many separate lights stand just above the shore."""
    image, y = painted_page(shown), round(shown.waterline - shown.look.px(28))
    lit = [image.pixelColor(x, y).valueF() > 0.7 for x in range(image.width())]
    return sum(now and not before for before, now in pairwise(lit))


def light_in_water(shown: Page) -> float:
    """The mean light of the water down to 100 u, without the shore's line."""
    image, px = painted_page(shown), shown.look.px
    rows = range(round(shown.waterline + px(8)), round(shown.waterline + px(100)), 2)
    values = [image.pixelColor(x, y).valueF() for y in rows for x in range(0, image.width() // 2, 4)]
    return sum(values) / len(values)


@pytest.mark.parametrize("size", [(1920, 1080), (1440, 1080), (1280, 720)], ids=str)
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_there_is_a_lamp_for_every_point(count: int, size: tuple[int, int]) -> None:
    shown = page("一个人，一个创意", size, points=["模式创新型", "场景应用型", "生态服务型", "平台共建型"][:count])
    assert shown.faults == []
    assert lamps(shown) == count


def test_a_sentence_alone_lights_the_water_below_it() -> None:
    assert lamps(page("全面实施行动")) == 0
    assert light_in_water(page("全面实施行动")) > 4 * light_in_water(page("一", lead="别的话"))


def test_a_short_sentence_is_larger_than_a_long_one() -> None:
    def height(title: str) -> float:
        shown = page(title)
        assert shown.faults == []
        return max(block.words.height() for block in shown.blocks if block.words is not None)

    one, other = height("短句"), height("一个写得相当长的句子，长得一行里放不下它的全部文字，只好再写一行")
    assert one > other / 2


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("count", [0, 4])
def test_the_longest_that_is_sensible_finds_its_place(count: int, size: tuple[int, int]) -> None:
    shown = page(
        "一个人，一个创意，一台电脑，\n也是一家公司的全部",
        size,
        eyebrow="一句眉题",
        lead="借助工具，从产品设计到市场运营，走完业务闭环，\n这里还有第二行。",
        points=["模式创新型企业", "场景应用型企业", "生态服务型企业", "平台共建型企业"][:count],
        document="《关于加快打造全球领先的人工智能创业首选区的若干措施》",
    )
    assert shown.faults == []
    words = [block.words for block in shown.blocks if block.words is not None]
    assert len(words) == 3 + count + 1 + 1
    assert not [1 for i, one in enumerate(words) for other in words[i + 1 :] if one.intersects(other)]


def test_a_sentence_too_long_for_any_page_is_told_to_staff() -> None:
    assert [fault.code for fault in page("很长的句子" * 120).faults] == ["text_too_long"]


def test_it_stands_still_in_time() -> None:
    shown = page("一个人", points=["一", "二", "三", "四"], document="《文件》", lead="话")
    assert shown.end <= 1120
    assert painted_page(shown, shown.end) == painted_page(shown)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("scale", [1.25, 1.5])
def test_enlarged_words_find_room_beside_the_sentence(size: tuple[int, int], scale: float) -> None:
    more = {"lead": "走完业务闭环。", "points": ["模式创新型", "场景应用型"], "document": "《若干措施》"}
    usual = page("一个人，一个创意", size, **more)
    larger = Page(usual.slide, usual.deck, replace(usual.look, text_scale=scale))
    larger.build()
    assert larger.faults == []
    below, above = (
        sum(block.words.height() for block in shown.blocks if block.words and block.words.top() > shown.waterline)
        for shown in (usual, larger)
    )
    assert above > 1.08 * below


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_no_point_is_divided_while_all_have_room_in_a_line(scale: float) -> None:
    slide = Content.model_validate(
        {"kind": "statement", "title": "一个人", "points": ["模式创新型", "场景应用型", "生态服务型"]}
    )
    shown = Page(slide, Deck(), Look(Frame(1080, 1920), text_scale=scale))
    shown.build()
    wet = [block.words for block in shown.blocks if block.words is not None and block.words.top() > shown.waterline]
    points = [rect for rect in wet if rect.bottom() < shown.frame.support_bottom]
    assert len(points) == 3
    assert all(shown.look.px(34) < rect.height() < shown.look.px(70) for rect in points)


def test_in_high_contrast_a_lamp_is_a_lamp_without_its_light() -> None:
    usual = page("一个人", points=["一", "二", "三"])
    plain = Page(usual.slide, usual.deck, replace(usual.look, palette=HIGH_CONTRAST))
    plain.build()
    assert lamps(plain) == 3
    image, y = painted_page(plain), round(plain.waterline - plain.look.px(60))
    assert all(image.pixelColor(x, y).valueF() == 0 for x in range(0, 1920, 3))
