"""Milestones on their axis: true to scale, all of them there, no words on others, few or many."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError
from PySide6.QtGui import QImage

from kiosk.content.deck import Company, Deck
from kiosk.content.fields import LANGUAGES, Language
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.look.tokens import HIGH_CONTRAST
from kiosk.slides.timeline import EXAMPLE, Content, Page
from tests.pixels import light, painted, pixels

pytestmark = pytest.mark.usefixtures("qapp")
SIZES = [(1920, 1080), (1440, 1080), (1080, 1920), (1080, 1440)]
ROAD = """
- {date: 1994, text: {zh: 园区启动建设, en: Work begins}}
- {date: 2001-6, text: {zh: 首期建设完成, en: First phase done}, tag: {zh: 首个, en: First}}
- {date: 2006, text: {zh: 平台投入运行, en: Services go live}}
- {date: 2012-3, text: {zh: 软件企业增多, en: More software}}
- {date: 2016, text: {zh: 行动计划, en: Plan of action}}
- {date: 2020-9, text: {zh: 产业园启用, en: Industrial park opens}}
- {date: 2025-1, text: {zh: 备案领先, en: A lead in models}}
- {date: 2025-3, text: {zh: 大赛举办, en: Contest held}}
- {date: 2025-8, text: {zh: 载重纪录, en: Payload record}}
- {date: 2025-10, text: {zh: 空间启用, en: Space opens}, tag: {zh: 首个, en: First}}
"""
STEPS = yaml.load(ROAD, yaml.BaseLoader)


def page(
    size: tuple[int, int] = (1920, 1080), language: Language = "en", deck: Deck | None = None,
    before: dict[str, float] | None = None, look: dict[str, Any] | None = None, **changed: Any,
) -> Page:  # fmt: skip
    raw = {**yaml.load(EXAMPLE, yaml.BaseLoader), **changed}
    drawn = Look(Frame(*size), language, **(look or {}))
    made = Page(Content.model_validate(raw), deck or Deck(), drawn, before)
    made.build()
    for _ in made.prepare():
        pass
    return made


def image(made: Page, ms: float = 1e9) -> QImage:
    return painted(made.frame.width, made.frame.height, lambda painter: made.paint(painter, ms))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("steps", [STEPS[:2], STEPS[4:9], STEPS])
def test_words_never_meet(size: tuple[int, int], language: Language, steps: list[Any]) -> None:
    made = page(size, language, milestones=steps)
    words = [block.words for block in made.blocks if block.words is not None]
    for place, one in enumerate(words):
        assert one.left() >= 0
        assert one.right() <= size[0]
        assert one.bottom() <= size[1]
        assert not any(one.adjusted(1, 1, -1, -1).intersects(other) for other in words[place + 1 :])
    assert len(made.values) == len(steps)


@pytest.mark.parametrize("language", LANGUAGES)
def test_five_steps_with_hero_fit_without_complaint(language: Language) -> None:
    hero = {"label": "L5", "value": "1.8", "unit": {"zh": "吨", "en": "tonnes"}}
    for size in SIZES:
        made = page(size, language, milestones=STEPS[2:7], hero=hero)
        assert made.faults == []
        assert made.values["hero"] == 1.8
        assert made.end <= 1120


def test_milestones_are_put_in_order() -> None:
    made = page(milestones=[STEPS[5], STEPS[0], STEPS[3]])
    places = [made.values[f"milestone.{index}"] for index in range(3)]
    assert places == sorted(places)


def test_a_company_brings_its_own_milestones() -> None:
    company = Company.model_validate({"id": "lamp", "name": "Lamp", "milestones": STEPS[:3]})
    deck = Deck(companies=(company,))
    raw = {"kind": "timeline", "title": "Lamp", "company": "lamp"}
    made = Page(Content.model_validate(raw), deck, Look(Frame(1280, 720)))
    made.build()
    assert made.values["milestone.0"] == 1994.5
    assert len(made.values) == 3


def test_neither_milestones_nor_company_is_an_error() -> None:
    with pytest.raises(ValidationError):
        Content.model_validate({"kind": "timeline", "title": "Empty"})


def test_a_company_without_milestones_shows_the_heading_alone() -> None:
    deck = Deck(companies=(Company.model_validate({"id": "new", "name": "New"}),))
    slide = Content.model_validate({"kind": "timeline", "title": "New", "company": "new"})
    for size in SIZES:
        made = Page(slide, deck, Look(Frame(*size)))
        made.build()
        assert light(image(made)) > 0


def test_the_axis_is_drawn_on() -> None:
    made = page()
    lights = [light(image(made, ms)) for ms in (0, 150, 300, 1e9)]
    assert lights == sorted(lights)
    assert len(set(lights)) == 4


def test_changed_dates_move_from_the_old_ones() -> None:
    fresh = page()
    moved = page(before={key: years + 0.4 for key, years in fresh.values.items()})
    assert moved.values == fresh.values
    assert image(moved, 70) != image(fresh, 70)
    assert image(moved) == image(fresh)


def test_a_picture_that_cannot_be_read_is_told_and_left_out(tmp_path: Path) -> None:
    (tmp_path / "torn.png").write_bytes(b"nothing")
    made = page(deck=Deck(folder=str(tmp_path)), picture="torn.png")
    assert [fault.code for fault in made.faults] == ["picture_unreadable"]
    assert light(image(made)) > 0


def test_the_last_step_of_a_record_is_gold() -> None:
    plain = page(milestones=[{**step, "tag": None} for step in STEPS[:3]])
    hero = page(milestones=[{**step, "tag": None} for step in STEPS[:3]], hero={"label": "L5", "value": "3"})
    assert plain.gold == [False, False, False]
    assert hero.gold == [False, False, True]


# ----- what a visitor asks for ----------------------------------------------------------------------------

HERO = {"label": "L5", "value": "1.8", "unit": {"zh": "吨", "en": "tonnes"}, "fact": "On the road"}
WIDE = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><rect width="90" height="60" fill="{}"/></svg>'


@pytest.mark.parametrize("size", SIZES)
def test_a_milestone_says_its_whole_text_and_the_hero_what_it_is(size: tuple[int, int]) -> None:
    long = {
        "date": "2023-12", "text": "Z5 通过 ISO 22737 测试", "short": "Z5 通过", "tag": "全球首个", "fact": "昼夜场景",
    }  # fmt: skip
    steps = [{"date": "2021", "text": "落户"}, long]
    made = page(size, "zh", milestones=steps, hero=HERO, eyebrow="九识", lead="一路\n向前")
    gap = "\u00a0"
    assert [(spot.key, spot.title, spot.lines, spot.accent) for spot in made.hotspots] == [
        ("milestone.0", "2021", ("落户",), "cyan"),
        ("milestone.1", "2023.12", (f"Z5{gap}通过{gap}ISO 22737{gap}测试", "全球首个", "昼夜场景"), "gold"),
        ("hero", f"L5 1.8{gap}吨", ("九识", "一路向前", "On the road"), "gold"),
    ]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("steps", [STEPS[:2], STEPS[4:9], STEPS])
def test_a_frame_around_a_milestone_crosses_no_words(size: tuple[int, int], steps: list[Any]) -> None:
    made = page(size, milestones=steps, hero=HERO)
    words = [block.words for block in made.blocks if block.words is not None]
    for spot in made.hotspots:
        frame = spot.rect.adjusted(*(made.look.px(side) for side in (-14, -14, 14, 14)))
        for rect in words:
            assert frame.contains(rect) or not frame.intersects(rect) or spot.rect.intersects(rect)


def test_the_touched_point_stays_and_the_others_recede() -> None:
    made = page(milestones=STEPS[4:9])
    ours = [block for block in made.blocks if block.group == "milestone.2"]
    assert len(ours) == 3, "words, stem, point"
    line = [block for block in made.blocks if block.group is None and block.rect.width() > 1500]
    assert line, "the axis itself never recedes"


def test_the_picture_stays_with_the_hero_or_with_the_last_step(tmp_path: Path) -> None:
    (tmp_path / "van.svg").write_text(WIDE.format("#3F8CFF"), "utf-8")
    deck = Deck(folder=str(tmp_path))
    counts = [
        sum(block.group == key for block in page(deck=deck, picture="van.svg", hero=hero).blocks)
        for key, hero in (("hero", HERO), ("milestone.2", None))
    ]
    assert counts == [3, 4]


def test_larger_text_is_larger() -> None:
    for size in SIZES:
        heights = []
        for scale in (1.0, 1.25, 1.5):
            made = page(size, "zh", look={"text_scale": scale})
            assert made.faults == []
            heights.append(next(block.words.height() for block in made.blocks if block.group and block.words))
        assert heights[0] < heights[1]
        assert heights[0] < heights[2]


def test_high_contrast_shows_the_drawing_that_lies_beside_for_it(tmp_path: Path) -> None:
    (tmp_path / "van-plain.svg").write_text(WIDE.format("#3F8CFF"), "utf-8")
    (tmp_path / "van-high-contrast.svg").write_text(WIDE.format("#FFE14D"), "utf-8")
    deck = Deck(folder=str(tmp_path))
    steps = [{**step, "tag": None} for step in STEPS[:3]]
    night = pixels(image(page(deck=deck, picture="van-plain.svg", milestones=steps)))
    plain = pixels(image(page(deck=deck, picture="van-plain.svg", milestones=steps, look={"palette": HIGH_CONTRAST})))
    assert ((night == 0x3F8CFF).any(), (night == 0xFFE14D).any()) == (True, False)
    assert ((plain == 0x3F8CFF).any(), (plain == 0xFFE14D).any()) == (False, True)
    (tmp_path / "van-plain-high-contrast.svg").write_text(WIDE.format("#F2F7FF"), "utf-8")
    own = pixels(image(page(deck=deck, picture="van-plain.svg", milestones=steps, look={"palette": HIGH_CONTRAST})))
    assert ((own == 0x3F8CFF).any(), (own == 0xFFE14D).any()) == (False, False)
