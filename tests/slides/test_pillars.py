"""The parts of a whole: every part has its root or its node, in its own place, whatever their number."""

from math import hypot
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from kiosk.charts.dome import Dome
from kiosk.charts.numeral import Numeral
from kiosk.content.deck import Deck
from kiosk.content.fields import Language
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.look.tokens import HIGH_CONTRAST
from kiosk.slides.pillars import EXAMPLE, Content, Page
from tests.pixels import light, painted, pixels

pytestmark = pytest.mark.usefixtures("qapp")
SIZES = [(1280, 720), (720, 1280), (960, 720), (720, 960)]
LONG = [
    "Resources", "Pilot testing", "Scenario matching", "Capital", "Talent services", "Ecosystem", "Partners", "Patents",
]  # fmt: skip


def page(
    size: tuple[int, int] = (1280, 720), language: Language = "en", look: dict[str, Any] | None = None, **changed: Any
) -> Page:
    raw = {**yaml.load(EXAMPLE, yaml.BaseLoader), **changed}
    made = Page(Content.model_validate(raw), Deck(folder=str(Path())), Look(Frame(*size), language, **(look or {})))
    made.build()
    for _ in made.prepare():
        pass
    return made


@pytest.mark.parametrize("form", ["tree", "dome"])
@pytest.mark.parametrize("count", [3, 6, 7, 8])
@pytest.mark.parametrize("size", SIZES)
def test_parts_never_meet_whatever_their_number(form: str, count: int, size: tuple[int, int]) -> None:
    made = page(size, form=form, parts=LONG[:count], centre="1")
    words = [block.words for block in made.blocks if block.words is not None]
    assert made.faults == []
    for place, one in enumerate(words):
        assert one.left() >= 0
        assert one.right() <= size[0]
        assert not any(one.adjusted(1, 1, -1, -1).intersects(other) for other in words[place + 1 :])


@pytest.mark.parametrize("form", ["tree", "dome"])
def test_it_grows_from_nothing(form: str) -> None:
    made = page(form=form)
    lights = [light(painted(1280, 720, lambda p, ms=ms: made.paint(p, ms))) for ms in (0, 200, 350, 1e9)]  # type: ignore[misc]
    assert lights == sorted(lights)
    assert len(set(lights)) == 4
    assert made.end <= 1120


def test_six_parts_sit_at_fifteen_and_thirty_degrees() -> None:
    dome = Dome(500, 600, 400, 6)
    assert [round(dome.angle(k) * 57.29578) for k in range(6)] == [15, 45, 75, 105, 135, 165]
    assert all(
        hypot(dome.node(k).x() - 500, dome.node(k).y() - 600) == pytest.approx(400) for k in range(6)
    )


def test_a_figure_in_the_dome_counts_and_a_word_stands() -> None:
    assert page(form="dome", centre="1").values == {"centre": 1.0}
    assert page(form="dome", centre={"zh": "一家公司", "en": "A company"}).values == {}


def test_the_one_stands_nearly_on_the_water() -> None:
    made = page(form="dome", centre="1")
    (one,) = (block for block in made.blocks if isinstance(block, Numeral))
    assert 0 < made.waterline - one.baseline < made.look.px(20)


def test_a_quote_and_support_find_room_beside_the_tree() -> None:
    extra = {
        "quote": {"text": "'A digital rainforest'", "by": "Somebody of some company"},
        "support": [{"items": [{"value": "10+", "unit": "places", "text": "planned"}]}],
    }
    for size in SIZES:
        made = page(size, "en", None, **extra)
        words = [block.words for block in made.blocks if block.words is not None]
        assert made.faults == []
        for place, one in enumerate(words):
            assert not any(one.adjusted(1, 1, -1, -1).intersects(other) for other in words[place + 1 :])


def test_the_tree_is_painted_once_for_both_languages() -> None:
    look = Look(Frame(1280, 720), "zh")
    slide = Content.model_validate(yaml.load(EXAMPLE, yaml.BaseLoader) | {"title": {"zh": "六股", "en": "Six"}})
    kept = []
    languages: tuple[Language, ...] = ("zh", "en", "zh")
    for language in languages:
        made = Page(slide, Deck(), look.in_(language))
        made.build()
        for _ in made.prepare():
            pass
        kept.append(look.store.bytes)
    assert kept[1] == kept[2]


# ----- what a visitor asks for ----------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["tree", "dome"])
def test_a_part_says_what_it_is_a_part_of_and_what_staff_added(form: str) -> None:
    parts = [{"zh": "资本", "en": "Capital", "fact": {"zh": "三支基金", "en": "Three funds"}}, "Talent", "Patents"]
    lead = {"zh": "首个社区，\n2025 年启用", "en": "First,\nin 2025"}
    made = page(form=form, parts=parts, eyebrow="Moshu", lead=lead)
    plates = [(spot.key, spot.title, spot.lines) for spot in made.hotspots]
    assert plates == [
        ("part.0", "Capital", ("Moshu", "First, in 2025", "Three funds")),
        ("part.1", "Talent", ("Moshu", "First, in 2025")),
        ("part.2", "Patents", ("Moshu", "First, in 2025")),
    ]


def test_without_a_lead_the_title_says_it() -> None:
    made = page(language="zh")
    assert made.hotspots[0].title == "要素支撑"
    assert made.hotspots[0].lines == ("六股力量，长成一片雨林",)


def test_what_stands_in_the_dome_answers_too() -> None:
    for centre in ("1", "One"):
        made = page(form="dome", centre=centre)
        spot = made.hotspots[-1]
        assert (spot.key, spot.title) == ("centre", centre)
        assert {block.group for block in made.blocks} >= {"centre"}


@pytest.mark.parametrize(
    ("part", "code", "where"),
    [
        ({"zh": "资本", "de": "Kapital", "fact": "x"}, "text_language", ("parts", 0)),
        ({"zh": "资本", "fact": {"de": "x"}}, "text_language", ("parts", 0, "fact")),
        ({"fact": "x"}, "text_empty", ("parts", 0)),
    ],
)
def test_a_part_that_is_wrong_is_refused_in_its_place(part: dict[str, Any], code: str, where: tuple[Any, ...]) -> None:
    with pytest.raises(ValidationError) as refused:
        page(parts=[part, "Two", "Three", "Four"])
    assert (code, where) in [(error["type"], error["loc"]) for error in refused.value.errors()]


def test_a_touched_strand_keeps_its_root_its_crown_and_its_label() -> None:
    made = page()
    ours = [block for block in made.blocks if block.group == "part.1"]
    assert len(ours) == 3
    assert sum(block.words is not None for block in ours) == 1
    assert min(block.rect.top() for block in ours) < made.waterline / 2, "the crown"
    assert max(block.rect.bottom() for block in ours) > made.waterline, "the root"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("count", [3, 6, 8])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("form", ["tree", "dome"])
def test_no_area_covers_the_label_of_another_part(
    form: str, size: tuple[int, int], count: int, language: Language
) -> None:
    made = page(size, language, form=form, parts=LONG[:count])
    labels = {block.group: block.words for block in made.blocks if block.group and block.words is not None}
    for spot in made.hotspots:
        assert spot.rect.width() > 0
        assert spot.rect.height() > 0
        assert not any(spot.rect.intersects(words) for key, words in labels.items() if key != spot.key)


def test_in_landscape_the_dock_leaves_the_areas_of_roots_in_sight() -> None:
    for size in ((1280, 720), (960, 720)):
        made = page(size)
        dock = size[1] - made.look.px(168)
        assert all(spot.rect.top() < made.waterline < spot.rect.bottom() < dock for spot in made.hotspots)


@pytest.mark.parametrize("form", ["tree", "dome"])
def test_larger_text_is_larger(form: str) -> None:
    heights = []
    for scale in (1.0, 1.25, 1.5):
        made = page(language="zh", look={"text_scale": scale}, form=form)
        assert made.faults == []
        heights.append([block.words.height() for block in made.blocks if block.group and block.words])
        assert max(heights[-1]) == pytest.approx(min(heights[-1])), "labels of one size"
    assert heights[0][0] < heights[1][0]
    assert heights[0][0] < heights[2][0]


def test_a_plain_dome_has_no_reflection_and_nothing_half_clear() -> None:
    made = page(form="dome", look={"palette": HIGH_CONTRAST}, source="x")
    heading = [block for block in made.blocks if block.group is None and block.words is not None]
    made.blocks = [block for block in made.blocks if block not in heading]
    found = pixels(painted(1280, 720, lambda painter: made.paint(painter, 1e9)))
    assert not found[int(made.waterline) + 4 : int(made.frame.source) - 60].any()
