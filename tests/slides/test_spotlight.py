"""A company's slide: everything that is known of it is shown, and with little it is still composed."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage

from kiosk.charts.numeral import Numeral
from kiosk.content.deck import Company, Deck
from kiosk.look.constellation import stars
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.look.typeset import spaced
from kiosk.pages.page import Fault
from kiosk.slides.spotlight import Content, Page
from tests.pixels import painted_page

pytestmark = pytest.mark.usefixtures("qapp")

FULL = {
    "id": "full",
    "name": {"zh": "示例科技", "en": "Sample Technology"},
    "track": "自动驾驶",
    "since": "2021",
    "place": "示例园",
    "story": "一句话的故事",
    "facts": ["第一句", "第二句", "第三句", "第四句"],
    "honours": ["示例奖"],
    "figures": [
        {"label": "覆盖", "value": "300+", "unit": "城市"},
        {"label": "产品", "value": "5", "unit": "代"},
        {"label": "载重", "value": "1.8", "unit": "吨"},
    ],
}
SIZES = [(1920, 1080), (1080, 1920), (1440, 1080), (1280, 720), (1080, 1440)]


def page(
    company: Mapping[str, object] | None,
    *,
    title: str = "一个发现",
    size: tuple[int, int] = (1920, 1080),
    folder: Path = Path(),
    before: Mapping[str, float] | None = None,
    **more: object,
) -> Page:
    deck = Deck(companies=(Company.model_validate(company),) if company else (), folder=str(folder))
    key = company["id"] if company else "nobody"
    slide = Content.model_validate({"kind": "spotlight", "title": title, "company": key, **more})
    made = Page(slide, deck, Look(Frame(*size)), before)
    made.build()
    return made


def ink(image: QImage, part: QRect) -> int:
    """How many pixels of `part` are bright."""
    return sum(
        image.pixelColor(x, y).valueF() > 0.5
        for x in range(part.left(), part.right(), 3)
        for y in range(part.top(), part.bottom(), 3)
    )


def golden(image: QImage) -> int:
    """How many pixels are gold."""
    found = 0
    for y in range(0, image.height(), 2):
        for x in range(0, image.width(), 2):
            colour = image.pixelColor(x, y)
            found += colour.red() > 190 and 150 < colour.green() < 220 and colour.blue() < 120
    return found


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_all_that_is_known_finds_a_place(size: tuple[int, int]) -> None:
    shown = page(FULL, size=size)
    assert shown.faults == []
    words = [block.words for block in shown.blocks if block.words is not None]
    # eyebrow, title, name, story, place; 3 figures, 3 labels; 4 facts, 1 honour; hint
    assert len(words) == 5 + 3 + 3 + 4 + 1 + 1
    assert not [1 for i, one in enumerate(words) for other in words[i + 1 :] if one.intersects(other)]


def test_figures_stand_in_even_columns_and_count_to_their_values() -> None:
    shown = page(FULL)
    assert shown.values == {"figure.0": 300.0, "figure.1": 5.0, "figure.2": pytest.approx(1.8)}
    starts = sorted(block.words.left() for block in shown.blocks if type(block).__name__ == "Numeral" and block.words)
    assert starts[1] - starts[0] == pytest.approx(starts[2] - starts[1])


def test_a_changed_figure_starts_from_what_was_shown() -> None:
    old = {"figure.0": 250.0, "figure.1": 5.0, "figure.2": 1.8}
    assert painted_page(page(FULL, before=old), 140) != painted_page(page(FULL), 140)
    assert painted_page(page(FULL, before=old)) == painted_page(page(FULL))


def test_facts_may_be_left_out() -> None:
    with_facts, without = page(FULL), page(FULL, facts="no")
    count = [sum(block.words is not None for block in shown.blocks) for shown in (with_facts, without)]
    assert count[0] - count[1] == 4


def test_honours_are_gold_and_nothing_else_is() -> None:
    assert golden(painted_page(page(FULL))) > 200
    assert golden(painted_page(page({**FULL, "honours": []}))) == 0


def test_a_title_that_is_the_name_says_it_once() -> None:
    named = page({"id": "a", "name": "只有名字"}, title="只有名字")
    other = page({"id": "a", "name": "只有名字"}, title="一个发现")
    count = [sum(block.words is not None for block in shown.blocks) for shown in (named, other)]
    assert count[1] - count[0] == 1


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_name_alone_stands_beside_its_own_constellation(size: tuple[int, int]) -> None:
    one, again, other = (page({"id": key, "name": "甲"}, title="甲", size=size) for key in ("a", "a", "b"))
    assert one.faults == []
    assert painted_page(one) == painted_page(again)
    assert painted_page(one) != painted_page(other)


def test_stars_stay_in_their_sky() -> None:
    sky = QRect(100, 50, 600, 400)
    for number in range(50):
        assert all(sky.toRectF().contains(star) for star in stars(f"company-{number}", sky.toRectF()))


def test_a_company_that_is_not_in_the_deck_leaves_its_title() -> None:
    shown = page(None)
    assert shown.faults == []
    assert ink(painted_page(shown), QRect(960, 100, 800, 500)) > 50


@pytest.mark.qt_log_level_fail("NO")
@pytest.mark.parametrize("data", [None, b"not a picture", b"<svg"])
def test_a_picture_that_cannot_be_read_is_a_fault_and_a_constellation(tmp_path: Path, data: bytes | None) -> None:
    name = "a.png" if data != b"<svg" else "a.svg"
    if data is not None:
        (tmp_path / name).write_bytes(data)
    shown = page({**FULL, "picture": name}, folder=tmp_path)
    assert shown.faults == [Fault("picture_unreadable", name)]
    assert painted_page(shown) == painted_page(page(FULL, folder=tmp_path))


def test_a_photograph_is_shown_left_of_the_words_and_mirrored(tmp_path: Path) -> None:
    photo = QImage(800, 600, QImage.Format.Format_RGB32)
    photo.fill(QColor("white"))
    assert photo.save(str(tmp_path / "a.png"))
    shown = page({**FULL, "picture": "a.png"}, folder=tmp_path)
    image, water = painted_page(shown), round(shown.waterline)
    assert image.pixelColor(480, water - 200) == QColor("white")
    assert 0.05 < max(image.pixelColor(480, water + y).valueF() for y in range(20, 40)) < 0.6


def test_a_drawing_crosses_the_waterline(tmp_path: Path) -> None:
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="72">'
    (tmp_path / "a.svg").write_text(f'{head}<rect x="20" y="10" width="56" height="62" fill="white"/></svg>')
    shown = page({**FULL, "picture": "a.svg", "facts": []}, folder=tmp_path)
    image, water = painted_page(shown), round(shown.waterline)
    assert image.pixelColor(480, water - 100) == QColor("white")
    assert image.pixelColor(480, water + 20) == QColor("white")


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_it_stands_still_in_time(size: tuple[int, int]) -> None:
    shown = page(FULL, size=size)
    assert shown.end <= 1120
    assert painted_page(shown, shown.end) == painted_page(shown)


# ----- what a touch adds ----------------------------------------------------------------------------------


def test_a_figure_says_what_it_counts_of_whom_and_its_fact() -> None:
    figures = [{"label": "覆盖", "value": "300+", "unit": "城市", "fact": "十个国家"}, {"label": "产品", "value": "5"}]
    shown = page({**FULL, "figures": figures})
    first, second = (spot for spot in shown.hotspots if spot.key.startswith("figure"))
    assert (first.title, first.lines) == (spaced("覆盖 300+ 城市"), ("示例科技", "十个国家"))
    assert (second.title, second.lines) == (spaced("产品 5"), ("示例科技",))


def test_the_picture_says_what_the_slide_leaves_out() -> None:
    company = {**FULL, "legal_name": "示例(苏州)科技有限公司"}
    (spot,) = (spot for spot in page(company, facts="no").hotspots if spot.key == "company")
    assert (spot.title, spot.lines) == ("示例科技", ("示例(苏州)科技有限公司", "第一句", "第二句"))
    (spot,) = (spot for spot in page(company).hotspots if spot.key == "company")
    assert spot.lines == ("示例(苏州)科技有限公司", "一句话的故事")


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_frames_of_figures_keep_clear_of_other_words(size: tuple[int, int]) -> None:
    shown = page(FULL, size=size)
    reach = shown.look.px(14)
    assert [spot.key for spot in shown.hotspots] != []
    for spot in shown.hotspots:
        frame = spot.rect.adjusted(-reach, -reach, reach, reach)
        for block in shown.blocks:
            assert block.words is None or block.group == spot.key or not frame.intersects(block.words)


@pytest.mark.parametrize("scale", [1.25, 1.5])
def test_enlarged_text_grows_and_numerals_give_way(scale: float) -> None:
    company = {**FULL, "story": "无人驾驶厢式货车领域的开创者，链接全球生态"}

    def built(text_scale: float) -> Page:
        shown = page(company)
        larger = Page(shown.slide, shown.deck, replace(shown.look, text_scale=text_scale))
        larger.build()
        return larger

    def heights(shown: Page, numerals: bool) -> float:
        return sum(
            block.words.height()
            for block in shown.blocks
            if block.words is not None and isinstance(block, Numeral) == numerals
        )

    usual, larger = built(1.0), built(scale)
    assert larger.faults == []
    assert heights(larger, False) > 1.08 * heights(usual, False)
    assert heights(larger, True) <= heights(usual, True)
