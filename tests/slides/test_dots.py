"""Dots: one a person, all groups at one density, in every shape of page."""

from typing import Any

import pytest
from pydantic import ValidationError

from kiosk.charts.discs import DiscBlock, disc_radius
from kiosk.content.deck import Deck
from kiosk.content.fields import LANGUAGES, Language
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.slides.dots import MOST_DOTS, Content, Page

pytestmark = pytest.mark.usefixtures("qapp")

SIZES = [(1920, 1080), (2560, 1080), (1440, 1080), (1080, 1920), (1080, 1440)]
LABELS = ("领军人才", "引进人才", "双创人才", "博士")


def content(*values: object) -> dict[str, Any]:
    groups = [
        {"label": label, "value": value, "unit": {"zh": "位", "en": "people"}}
        for label, value in zip(LABELS, values, strict=False)
    ]
    return {"kind": "dots", "title": "一点一人", "one": "一点 = 一位人才", "groups": groups}


def page(
    *values: object,
    size: tuple[int, int] = (1920, 1080),
    language: Language = "zh",
    before: dict[str, float] | None = None,
) -> Page:
    made = Page(Content.model_validate(content(*values)), Deck(), Look(Frame(*size), language), before)
    made.build()
    return made


def discs(shown: Page) -> list[DiscBlock]:
    return [block for block in shown.blocks if isinstance(block, DiscBlock)]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "values",
    [(1,), (5000,), (1500, 68, 103), (1500, 1200), (2, 1, 3, 1), (1500, 68, 103, 12), (900, 1500, 800, 1)],
    ids=str,
)
def test_every_group_stands_on_the_page_at_one_density(
    values: tuple[int, ...], language: Language, size: tuple[int, int]
) -> None:
    shown = page(*values, size=size, language=language)
    found = discs(shown)
    assert [disc.count for disc in found] == list(values)
    assert shown.faults == []
    spacing = [disc.rect.width() / disc_radius(disc.count) for disc in found]
    assert max(spacing) - min(spacing) < 2.5 / disc_radius(min(values)), "discs differ in density"
    for place, disc in enumerate(found):
        assert disc.rect.left() >= 0
        assert disc.rect.right() < shown.frame.width
        assert all(not disc.rect.adjusted(2, 2, -2, -2).intersects(other.rect) for other in found[:place])


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("values", [(1500, 68, 103), (5000,), (900, 800, 700, 600)], ids=str)
def test_no_disc_covers_words(values: tuple[int, ...], size: tuple[int, int]) -> None:
    shown = page(*values, size=size)
    words = [block.words for block in shown.blocks if block.words is not None]
    for disc in discs(shown):
        # The square's corners hold no dots: its inscribed square stands for the disc.
        margin = round(disc.rect.width() * 0.147)
        inner = disc.rect.adjusted(margin, margin, -margin, -margin)
        assert not any(rect.toRect().intersects(inner) for rect in words)


def test_in_landscape_discs_rest_on_the_waterline() -> None:
    shown = page(1500, 68, 103)
    for disc in discs(shown):
        assert 0 < shown.waterline - disc.rect.bottom() < shown.look.px(16)


@pytest.mark.parametrize("now", [1600, 1400])
def test_changed_data_start_from_the_old_count(now: int) -> None:
    before = page(1500, 68).values
    first, second = discs(page(now, 68, before=before))
    assert (first.lit(0), first.lit(5000)) == (1500, now)
    assert second.lit(0) == second.lit(5000) == 68


def test_a_shrinking_disc_rests_at_its_new_size_on_the_water() -> None:
    """The dots that go out need room only while they do: what stays is as in a first showing."""
    changed = discs(page(1400, before={"group.0": 1500}))[0]
    fresh = discs(page(1400))[0]
    assert changed.rect.center() == fresh.rect.center()
    assert changed.rect.width() > fresh.rect.width()


@pytest.mark.parametrize("value", ["1.5", "35%", "0"])
def test_part_of_a_person_is_refused(value: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Content.model_validate(content("100", value))
    assert [error["type"] for error in refused.value.errors()] == ["dots_whole"]


def test_more_dots_than_can_be_told_apart_are_refused() -> None:
    with pytest.raises(ValidationError) as refused:
        Content.model_validate(content(MOST_DOTS, 1))
    assert [error["type"] for error in refused.value.errors()] == ["dots_many"]


def test_the_entry_is_over_in_time() -> None:
    assert page(1500, 68, 103, 12).end <= 1120
