"""Dots: one a person, all groups at one density, in every shape of page."""

from typing import Any

import pytest
from pydantic import ValidationError
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QBitmap, QColor, QImage, QPainter, QRegion

from kiosk.charts.discs import DiscBlock, disc_radius
from kiosk.content.deck import Deck
from kiosk.content.fields import LANGUAGES, Language
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.look.tokens import HIGH_CONTRAST, NIGHT
from kiosk.motion import AT_REST
from kiosk.pages.controls import Hotspot
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
    plain: bool = False,
    text_scale: float = 1.0,
) -> Page:
    look = Look(Frame(*size), language, palette=HIGH_CONTRAST if plain else NIGHT, text_scale=text_scale)
    made = Page(Content.model_validate(content(*values)), Deck(), look, before)
    made.build()
    return made


def plate(spot: Hotspot) -> tuple[str, tuple[str, ...]]:
    """Title and lines, with the spaces that keep a number with its unit as plain ones."""
    return spot.title.replace("\xa0", " "), tuple(line.replace("\xa0", " ") for line in spot.lines)


def discs(shown: Page) -> list[DiscBlock]:
    return [block for block in shown.blocks if isinstance(block, DiscBlock)]


def light(disc: DiscBlock, ms: float) -> QRect:
    """What of a landscape page its dots cover at that millisecond."""
    image = QImage(1920, 1080, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    disc.paint(painter, ms)
    painter.end()
    return QRegion(QBitmap.fromImage(image.createAlphaMask())).boundingRect()


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
    """The dots that go out need room only while they do, and none in the water: what stays is as in a first showing."""
    shown = page(1400, before={"group.0": 5000})
    changed, fresh = discs(shown)[0], discs(page(1400))[0]
    at_rest, first, last = light(changed, AT_REST), light(changed, 150), light(fresh, AT_REST)
    assert at_rest.adjusted(-1, -1, 1, 1).contains(last)
    assert last.adjusted(-1, -1, 1, 1).contains(at_rest)
    assert first.width() > 1.5 * last.width()
    assert last.bottom() < first.bottom() < shown.waterline
    dirty = QRegion()
    for rect in changed.changed(150, 250):
        dirty += rect
    assert dirty.boundingRect().bottom() < shown.waterline
    assert dirty.boundingRect().top() <= first.top()


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


def test_a_touch_says_how_many_and_what_one_dot_is() -> None:
    raw = content("1500+", 68)
    raw["groups"][1]["fact"] = {"zh": "来自海外", "en": "From abroad"}
    said = {}
    for language in LANGUAGES:
        shown = Page(Content.model_validate(raw), Deck(), Look(Frame(1920, 1080), language))
        shown.build()
        said[language] = [plate(spot) for spot in shown.hotspots]
    assert said["zh"] == [
        ("领军人才 1,500+ 位", ("一点 = 一位人才",)),
        ("引进人才 68 位", ("一点 = 一位人才", "来自海外")),
    ]
    assert [title for title, _ in said["en"]] == ["领军人才: 1,500+ people", "引进人才: 68 people"]
    assert said["en"][1][1][-1] == "From abroad"


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("values", [(1500, 68, 103), (5000,), (900, 800, 700, 600)], ids=str)
def test_what_is_touched_holds_its_disc_and_no_other(values: tuple[int, ...], size: tuple[int, int]) -> None:
    shown = page(*values, size=size)
    for disc, spot in zip(discs(shown), shown.hotspots, strict=True):
        assert disc.group == spot.key
        assert spot.rect.contains(QRectF(disc.rect).center())
        assert not any(spot.rect.intersects(other.rect) for other in shown.hotspots if other is not spot)


def test_in_high_contrast_dots_are_plain_and_lay_no_light_on_the_water() -> None:
    shown = page(1500, 68, 103, plain=True)
    image = QImage(1920, 1080, QImage.Format.Format_RGB32)
    image.fill(QColor("black"))
    painter = QPainter(image)
    for block in shown.blocks:
        if block.words is None and block.group is not None:
            block.paint(painter, AT_REST)
    painter.end()
    centre = discs(shown)[0].rect.center()
    tones = [image.pixelColor(centre.x() + x, centre.y() + y).lightness() for x in range(60) for y in range(60)]
    flat = [tone for tone in tones if tone in (0, 255)]
    assert max(tones) == 255
    assert len(flat) > len(tones) * 0.6, "only the rims of dots are smoothed"
    lake = image.copy(0, round(shown.waterline), 1920, 1080 - round(shown.waterline))
    dark = QImage(lake)
    dark.fill(QColor("black"))
    assert lake == dark


def test_larger_words_are_larger_and_the_shore_rises_for_them() -> None:
    normal, larger = (page(1500, 68, 103, text_scale=scale) for scale in (1.0, 1.5))
    assert larger.waterline < normal.waterline
    for key in ("group.1", "group.2"):
        label, grown = (
            max((b.words for b in shown.blocks if b.group == key and b.words), key=QRectF.bottom)
            for shown in (normal, larger)
        )
        assert grown.height() > label.height() * 1.2
