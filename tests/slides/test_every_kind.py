"""What holds for every slide kind: the example is right, and its page draws, rests, and never covers its own words."""

import math
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QRegion

from kiosk.content.deck import Company, Deck, Settings, Slide
from kiosk.content.fields import LANGUAGES, Language
from kiosk.look.frame import Frame
from kiosk.look.lake import lake
from kiosk.look.look import Look
from kiosk.look.tokens import HIGH_CONTRAST
from kiosk.motion import AT_REST
from kiosk.pages.page import Page
from kiosk.slides import discover
from tests.pixels import dirty

ROOT = Path(__file__).parents[2]
SIZES = [(1920, 1080), (1080, 1920), (1440, 1080), (1280, 720), (2560, 1080), (1200, 1920), (1080, 1440)]
KINDS = sorted(discover())
SHIPPED = yaml.load((ROOT / "content.yaml").read_text("utf-8"), yaml.BaseLoader)
NAMES = [f"{place:02}-{raw['kind']}" for place, raw in enumerate(SHIPPED["slides"])]
#: Words keep at least this many u from both sides of the page.
MARGIN = 24

pytestmark = pytest.mark.usefixtures("qapp")


def example(kind: str) -> Slide:
    return discover()[kind].content.model_validate(yaml.load(discover()[kind].example, yaml.BaseLoader))


def built(slide: Slide, size: tuple[int, int], language: Language, deck: Deck | None = None) -> Page:
    page = discover()[slide.kind].page(slide, deck or Deck(folder=str(ROOT)), Look(Frame(*size), language))
    page.build()
    for _ in page.prepare():
        pass
    return page


@pytest.fixture(scope="module")
def shipped() -> Deck:
    slides = tuple(discover()[raw["kind"]].content.model_validate(raw) for raw in SHIPPED["slides"])
    companies = tuple(Company.model_validate(raw) for raw in SHIPPED["companies"])
    settings = Settings.model_validate(SHIPPED["kiosk"])
    return Deck(settings=settings, slides=slides, companies=companies, folder=str(ROOT))


def background(page: Page) -> QImage:
    return lake(page.frame, page.waterline, page.look.palette).toImage().convertToFormat(QImage.Format.Format_RGB32)


def painted(page: Page, ground: QImage, ms: float) -> QImage:
    image = ground.copy()
    painter = QPainter(image)
    page.paint(painter, ms)
    painter.end()
    return image


def without(image: QImage, region: QRegion) -> QImage:
    """`image` with everything inside `region` blacked out."""
    left = image.copy()
    painter = QPainter(left)
    painter.setClipRegion(region)
    painter.fillRect(left.rect(), 0)
    painter.end()
    return left


def furniture(page: Page) -> QRegion:
    region = QRegion()
    for block in page.blocks:
        if block.span is None:
            region += block.rect
    return region


def words_in_trouble(page: Page) -> Iterator[str]:
    """Words that meet others, or come too near the edge of the page."""
    margin = page.look.px(MARGIN)
    room = QRectF(margin, 0, page.frame.width - 2 * margin, page.frame.height)
    words = [(type(block).__name__, block.words) for block in page.blocks if block.words is not None]
    for name, rect in words:
        if not room.contains(rect):
            yield f"{name} {rect.getRect()} leaves {room.getRect()}"
    for (one, first), (other, second) in combinations(words, 2):
        met = first.intersected(second)
        if met.width() > 1 and met.height() > 1:
            yield f"{one} {first.getRect()} meets {other} {second.getRect()}"


# ----- what staff write ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_is_right_and_says_its_kind(kind: str) -> None:
    assert example(kind).kind == kind


@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_key_is_refused(kind: str) -> None:
    raw = {**yaml.load(discover()[kind].example, yaml.BaseLoader), "colour_of_the_moon": "green"}
    with pytest.raises(ValidationError) as refused:
        discover()[kind].content.model_validate(raw)
    assert [error["loc"] for error in refused.value.errors()] == [("colour_of_the_moon",)]


@pytest.mark.parametrize("kind", KINDS)
def test_staff_find_a_reference(kind: str) -> None:
    assert len(discover()[kind].reference.strip()) > 40


# ----- what visitors see --------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_example_is_drawn_without_a_fault(kind: str, language: Language, size: tuple[int, int]) -> None:
    page = built(example(kind), size, language)
    bare = background(page)
    rest = painted(page, bare, AT_REST)
    assert rest != bare
    assert painted(page, bare, AT_REST) == rest, "two paintings at rest differ"
    if page.next_change(page.end) == math.inf:
        assert painted(page, bare, page.end) == rest, "the page is not at rest when it says so"
    assert page.faults == []
    assert list(words_in_trouble(page)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_an_entry_begins_with_the_empty_lake(kind: str) -> None:
    page = built(example(kind), (1920, 1080), "zh")
    bare, kept = background(page), furniture(page)
    assert without(painted(page, bare, 0), kept) == without(bare, kept)


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280)], ids=str)
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_dirty_covers_all_that_changes(kind: str, size: tuple[int, int]) -> None:
    page = built(example(kind), size, "zh")
    bare = background(page)
    moments = sorted([*range(0, 1201, 80), page.end, 3000.0, 9000.0, AT_REST])
    frames = [(ms, painted(page, bare, ms)) for ms in moments]
    for (before, old), (now, new) in pairwise(frames):
        region = dirty(page, before, now)
        assert without(old, region) == without(new, region), f"pixels outside dirty({before}, {now}) changed"


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_dirty_is_all_that_needs_painting(kind: str) -> None:
    """Painting only the dirty part over the frame before gives the frame that painting everything gives."""
    page = built(example(kind), (1280, 720), "zh")
    bare = background(page)
    for before, now in ((160, 240), (400, 480), (720, 800)):
        region = dirty(page, before, now)
        patched = painted(page, bare, before)
        painter = QPainter(patched)
        painter.setClipRegion(region)
        painter.drawImage(0, 0, bare)
        page.paint(painter, now, patch=region.boundingRect())
        painter.end()
        assert patched == painted(page, bare, now)


@pytest.mark.parametrize("kind", KINDS)
def test_less_motion_is_a_fade_of_the_page_at_rest(kind: str) -> None:
    look = Look(Frame(1280, 720), "zh", motion="reduced")
    page = discover()[kind].page(example(kind), Deck(folder=str(ROOT)), look)
    page.build()
    bare = background(page)
    assert painted(page, bare, page.end) == painted(page, bare, AT_REST)
    assert page.next_change(page.end) == math.inf


# ----- what a visitor asks for ----------------------------------------------------------------------------

TOUCHABLE = sorted(set(KINDS) - {"cover", "picture", "poll", "statement"})


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1440, 1080)], ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", TOUCHABLE)
def test_every_hotspot_has_its_blocks_its_place_and_its_words(
    kind: str, language: Language, size: tuple[int, int]
) -> None:
    page = built(example(kind), size, language)
    assert page.hotspots, "a chart that answers no touch"
    keys = [spot.key for spot in page.hotspots]
    assert len(set(keys)) == len(keys)
    groups = {block.group for block in page.blocks} - {None}
    assert groups == set(keys)
    for spot in page.hotspots:
        assert spot.title.strip()
        assert QRectF(0, 0, *size).contains(spot.rect), spot
        assert not spot.rect.isEmpty()
        # In the water stands the dock; in portrait it is deep enough for both.
        assert spot.rect.top() < page.waterline or page.frame.portrait


@pytest.mark.parametrize("kind", TOUCHABLE)
def test_the_others_recede_when_one_is_touched(kind: str) -> None:
    page = built(example(kind), (1280, 720), "zh")
    bare = background(page)
    rest = painted(page, bare, AT_REST)
    chosen = page.hotspots[0].key
    image = bare.copy()
    painter = QPainter(image)
    page.paint(painter, AT_REST, shade=lambda block: 0.0 if block.group not in (None, chosen) else 1.0)
    painter.end()
    assert (image != rest) == (len(page.hotspots) > 1)
    kept = QRegion()
    for block in page.blocks:
        if block.group is not None and block.group != chosen:
            kept += block.reach
    assert without(image, kept) == without(rest, kept), "something else receded"


@pytest.mark.parametrize("scale", [1.25, 1.5])
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", range(len(NAMES)), ids=NAMES)
def test_larger_text_is_fitted_in_anew(
    shipped: Deck, place: int, language: Language, size: tuple[int, int], scale: float
) -> None:
    slide = shipped.slides[place]
    page = discover()[slide.kind].page(slide, shipped, Look(Frame(*size), language, text_scale=scale))
    page.build()
    assert list(words_in_trouble(page)) == []


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)], ids=str)
@pytest.mark.parametrize("place", range(len(NAMES)), ids=NAMES)
def test_high_contrast_knows_six_colours(shipped: Deck, place: int, size: tuple[int, int]) -> None:
    """Black, white, cyan, gold and the two greys between: what smoothing leaves between them is little."""
    slide = shipped.slides[place]
    look = Look(Frame(*size), "zh", palette=HIGH_CONTRAST)
    page = discover()[slide.kind].page(slide, shipped, look)
    page.build()
    image = painted(page, background(page), AT_REST).scaled(480, 480)
    pixels = [QColor(image.pixel(x, y)) for x in range(0, 480, 2) for y in range(0, 480, 2)]
    dark = sum(1 for pixel in pixels if pixel.lightness() == 0)
    assert dark > len(pixels) * (0.2 if slide.kind == "picture" else 0.6), "the ground is black"
    assert max(pixel.lightness() for pixel in pixels) == 255


# ----- the deck that is shipped ---------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", range(len(NAMES)), ids=NAMES)
def test_no_words_of_the_shipped_deck_meet(
    shipped: Deck, place: int, language: Language, size: tuple[int, int]
) -> None:
    page = built(shipped.slides[place], size, language, shipped)
    assert list(words_in_trouble(page)) == []
    assert page.faults == []


@pytest.mark.parametrize("place", range(len(NAMES)), ids=NAMES)
def test_the_shipped_deck_repaints_all_that_changes(shipped: Deck, place: int) -> None:
    page = built(shipped.slides[place], (1280, 720), "zh", shipped)
    bare = background(page)
    frames = [(ms, painted(page, bare, ms)) for ms in (0, 200, 400, 600, 800, 1000, AT_REST)]
    for (before, old), (now, new) in pairwise(frames):
        region = dirty(page, before, now)
        assert without(old, region) == without(new, region), f"pixels outside dirty({before}, {now}) changed"
