"""A picture on the page: over the water, mirrored in it, readable under words, drifting a pixel at a time."""

import math
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Literal

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk.content.deck import Deck
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.look.tokens import HIGH_CONTRAST
from kiosk.look.zoom import REST, View
from kiosk.pages.page import Fault
from kiosk.slides.picture import Content, Page
from tests.pixels import dirty, painted_page

pytestmark = pytest.mark.usefixtures("qapp")


def photo(folder: Path, colour: str = "white", size: tuple[int, int] = (1600, 900)) -> str:
    """A photograph of one colour, whose right quarter is red."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    painter = QPainter(image)
    painter.fillRect(size[0] * 3 // 4, 0, size[0], size[1], QColor("red"))
    painter.end()
    assert image.save(str(folder / "photo.png"))
    return "photo.png"


def drawing(folder: Path) -> str:
    """A drawn panorama: a low city with empty ground below it, twelfths of its height."""
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="960" height="240">'
    (folder / "city.svg").write_text(f'{head}<rect y="160" width="960" height="60" fill="#ffffff"/></svg>')
    return "city.svg"


def page(
    folder: Path,
    picture: str,
    size: tuple[int, int] = (1280, 720),
    motion: Literal["full", "reduced"] = "full",
    **more: object,
) -> Page:
    slide = Content.model_validate({"kind": "picture", "title": "湖畔", "picture": picture, **more})
    made = Page(slide, Deck(folder=str(folder)), Look(Frame(*size), motion=motion))
    made.build()
    return made


def luminance(colour: QColor) -> float:
    """Relative luminance (WCAG 2.2)."""
    channels = colour.redF(), colour.greenF(), colour.blueF()
    parts: list[float] = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in channels]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def red_edge(image: QImage, y: int) -> int:
    """The first x from which the row is red."""
    row = [image.pixelColor(x, y) for x in range(image.width())]
    return next(x for x, colour in enumerate(row) if colour.red() > 3 * colour.blue() + 60)


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280)], ids=str)
def test_a_filling_picture_reaches_every_edge_of_the_sky(tmp_path: Path, size: tuple[int, int]) -> None:
    shown = page(tmp_path, photo(tmp_path), size)
    image, low = painted_page(shown), round(shown.waterline) - 6
    assert image.pixelColor(0, low).valueF() > 0.9
    assert image.pixelColor(image.width() - 1, low).valueF() > 0.9


@pytest.mark.parametrize("colour", ["white", "#ffe0a0", "#808080", "black"])
@pytest.mark.parametrize("accent", ["cyan", "violet", "gold", "green"])
def test_words_on_a_filling_picture_can_be_read(tmp_path: Path, colour: str, accent: str) -> None:
    shown = page(tmp_path, photo(tmp_path, colour), accent=accent, eyebrow="眉题", lead="一句引言", pan="no")
    words = [block for block in shown.blocks if block.words is not None and block.words.bottom() < shown.waterline]
    assert len(words) == 3
    shown.blocks = [block for block in shown.blocks if block.words is None]
    image, look = painted_page(shown), shown.look
    for block, name in zip(words, (look.palette.accent(accent), "text", "text_2"), strict=True):
        assert block.words is not None
        area = block.words.toAlignedRect()
        ground = max(luminance(image.pixelColor(area.left(), y)) for y in range(area.top(), area.bottom()))
        assert (luminance(look.colour(name)) + 0.05) / (ground + 0.05) >= 4.5


def test_water_mirrors_the_picture(tmp_path: Path) -> None:
    shown = page(tmp_path, photo(tmp_path), pan="no")
    image, water = painted_page(shown), round(shown.waterline)
    assert 0.1 < max(image.pixelColor(100, water + y).valueF() for y in range(2, 14)) < 0.7
    assert image.pixelColor(1200, water + 4).red() > 2 * image.pixelColor(1200, water + 4).green()


def test_it_drifts_by_whole_pixels_and_repaints_only_then(tmp_path: Path) -> None:
    shown = page(tmp_path, photo(tmp_path), seconds=8)
    y = round(shown.waterline) - 20
    assert shown.end <= 1120
    travel = red_edge(painted_page(shown, shown.end), y) - red_edge(painted_page(shown), y)
    assert 0.02 * 1280 <= travel <= 0.03 * 1280
    moments = [shown.end + step * 16 for step in range(600)]
    repaints = [pair for pair in pairwise(moments) if not dirty(shown, *pair).isEmpty()]
    assert len(repaints) == travel
    before, now = repaints[3]
    assert red_edge(painted_page(shown, before), y) - red_edge(painted_page(shown, now), y) == 1


def test_it_says_when_its_next_pixel_is_due(tmp_path: Path) -> None:
    shown = page(tmp_path, photo(tmp_path), seconds=8)
    moment, steps = shown.end, 0
    while (due := shown.next_change(moment)) < math.inf:
        assert dirty(shown, moment, due - 3).isEmpty()
        assert not dirty(shown, moment, due).isEmpty()
        moment, steps = due, steps + 1
    assert steps >= 0.02 * 1280
    assert moment < 9000


@pytest.mark.parametrize("still", [{"pan": "no"}, {"motion": "reduced"}, {"fit": "whole"}], ids=str)
def test_it_can_keep_still(tmp_path: Path, still: dict[str, str]) -> None:
    shown = page(tmp_path, photo(tmp_path), **still)  # type: ignore[arg-type]
    assert shown.next_change(shown.end) == math.inf


@pytest.mark.parametrize("shape", [(1600, 900), (900, 1600), (3000, 800), (400, 400)], ids=str)
@pytest.mark.parametrize("size", [(1280, 720), (720, 1280), (960, 720)], ids=str)
def test_a_whole_picture_is_whole_and_clear_of_words(
    tmp_path: Path, size: tuple[int, int], shape: tuple[int, int]
) -> None:
    shown = page(tmp_path, photo(tmp_path, "#00ff00", shape), size, fit="whole", caption="图注", lead="一句引言")
    image = painted_page(shown)
    lit = [
        (x, y)
        for y in range(0, round(shown.waterline), 2)
        for x in range(0, image.width(), 2)
        if image.pixelColor(x, y).green() > 250 and image.pixelColor(x, y).red() < 5
    ]
    left, right = min(x for x, _ in lit), max(x for x, _ in lit)
    top, bottom = min(y for _, y in lit), max(y for _, y in lit)
    assert 4 / 3 * (right - left) / (bottom - top) == pytest.approx(shape[0] / shape[1], rel=0.05)
    for block in shown.blocks:
        if block.words is not None:
            assert not any(block.words.contains(x, y) for x, y in lit)


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280), (1440, 600)], ids=str)
def test_a_drawn_panorama_stands_on_the_waterline(tmp_path: Path, size: tuple[int, int]) -> None:
    shown = page(tmp_path, drawing(tmp_path), size, fit="whole")
    image, water = painted_page(shown), round(shown.waterline)
    assert image.pixelColor(size[0] // 2, water - 4) == QColor("white")
    assert image.pixelColor(2, water - 4) == QColor("white")
    assert 0.1 < image.pixelColor(size[0] // 2, water + 4).valueF() < 0.8


@pytest.mark.qt_log_level_fail("NO")
@pytest.mark.parametrize("fit", ["fill", "whole"])
@pytest.mark.parametrize("data", [None, b"", b"not a picture"])
@pytest.mark.parametrize("name", ["a.png", "a.svg"])
def test_what_cannot_be_read_is_a_calm_tile_and_a_fault(
    tmp_path: Path, name: str, data: bytes | None, fit: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    shown = page(tmp_path, name, fit=fit)
    assert shown.faults == [Fault("picture_unreadable", name)]
    tile = shown.blocks[0].words
    assert tile is not None
    assert tile.center().x() == pytest.approx(640, abs=2)


def test_a_drawing_too_thin_to_fill_a_page_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "thin.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="100000"><g/></svg>')
    assert page(tmp_path, "thin.svg").faults == [Fault("picture_unreadable", "thin.svg")]


# ----- under the fingers ----------------------------------------------------------------------------------


@pytest.mark.parametrize("fit", ["fill", "whole"])
@pytest.mark.parametrize("drawn", [False, True])
def test_a_picture_can_be_pinched_however_it_is_shown(tmp_path: Path, fit: str, drawn: bool) -> None:
    shown = page(tmp_path, drawing(tmp_path) if drawn else photo(tmp_path), fit=fit)
    assert shown.zoomable is not None
    assert shown.zoomable in shown.blocks
    assert 0 < shown.zoomable.window.width() <= 1280
    assert shown.zoomable.window.bottom() <= shown.waterline + shown.look.px(40)


def test_a_picture_that_cannot_be_read_cannot_be_pinched(tmp_path: Path) -> None:
    assert page(tmp_path, "nothing.png").zoomable is None


def test_magnified_it_covers_the_words_and_then_the_page(tmp_path: Path) -> None:
    shown = page(tmp_path, photo(tmp_path, "#00ff00"), fit="whole", caption="图注")
    rest = painted_page(shown)
    assert shown.zoomable is not None
    shown.zoomable.view = View(4.0)
    image = painted_page(shown)
    for at in ((20, 20), (640, 300), (20, 700)):
        assert image.pixelColor(*at).name() == "#00ff00"
    shown.zoomable.view = REST
    assert painted_page(shown) == rest


def test_a_little_magnified_the_words_are_still_there_but_dimmed(tmp_path: Path) -> None:
    shown = page(tmp_path, photo(tmp_path), fit="whole")
    words = shown.blocks[-2].words or shown.blocks[-1].words
    assert words is not None
    assert shown.zoomable is not None

    def brightest() -> float:
        part = painted_page(shown).copy(words.toAlignedRect())
        return max(part.pixelColor(x, y).valueF() for x in range(part.width()) for y in range(part.height()))

    usual = brightest()
    shown.zoomable.view = View(1.1)
    assert 0.5 * usual < brightest() < 0.95 * usual


def test_in_high_contrast_water_mirrors_nothing(tmp_path: Path) -> None:
    for fit, picture in (("fill", photo(tmp_path)), ("whole", drawing(tmp_path))):
        shown = page(tmp_path, picture, fit=fit)
        plain = Page(shown.slide, shown.deck, replace(shown.look, palette=HIGH_CONTRAST))
        plain.build()
        below = painted_page(plain).copy(0, round(plain.waterline) + 4, 1280, 60)
        assert max(below.pixelColor(x, y).valueF() for x in range(0, 1280, 3) for y in range(60)) == 0
