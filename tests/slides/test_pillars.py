"""The parts of a whole: every part has its root or its node, in its own place, whatever their number."""

from math import hypot
from pathlib import Path
from typing import Any

import pytest
import yaml
from pixels import light, painted

from kiosk.charts.dome import Dome
from kiosk.content.deck import Deck
from kiosk.content.fields import Language
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.slides.pillars import EXAMPLE, Content, Page

pytestmark = pytest.mark.usefixtures("qapp")
SIZES = [(1280, 720), (720, 1280), (960, 720), (720, 960)]
LONG = [
    "Resources", "Pilot testing", "Scenario matching", "Capital", "Talent services", "Ecosystem", "Partners", "Patents",
]  # fmt: skip


def page(size: tuple[int, int] = (1280, 720), language: Language = "en", **changed: Any) -> Page:
    raw = {**yaml.load(EXAMPLE, yaml.BaseLoader), **changed}
    made = Page(Content.model_validate(raw), Deck(folder=str(Path())), Look(Frame(*size), language))
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


def test_a_quote_and_support_find_room_beside_the_tree() -> None:
    extra = {
        "quote": {"text": "'A digital rainforest'", "by": "Somebody of some company"},
        "support": [{"items": [{"value": "10+", "unit": "places", "text": "planned"}]}],
    }
    for size in SIZES:
        made = page(size, **extra)
        words = [block.words for block in made.blocks if block.words is not None]
        assert made.faults == []
        for place, one in enumerate(words):
            assert not any(one.adjusted(1, 1, -1, -1).intersects(other) for other in words[place + 1 :])


def test_the_tree_is_painted_once_for_both_languages() -> None:
    look = Look(Frame(1280, 720), "zh")
    slide = Content.model_validate(yaml.load(EXAMPLE, yaml.BaseLoader) | {"title": {"zh": "六股", "en": "Six"}})
    kept = []
    for language in ("zh", "en", "zh"):
        made = Page(slide, Deck(), look.in_(language))  # type: ignore[arg-type]
        made.build()
        for _ in made.prepare():
            pass
        kept.append(look.store.bytes)
    assert kept[1] == kept[2]
