"""Metrics: figures that stand on the water, say what they are when touched, and give way to larger words."""

from itertools import combinations
from typing import Any

import pytest
from PySide6.QtCore import QRectF

from kiosk.charts.numeral import Numeral
from kiosk.content.deck import Deck
from kiosk.content.fields import LANGUAGES, Language
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.look.tokens import HIGH_CONTRAST, LEAD
from kiosk.motion import AT_REST
from kiosk.slides.metrics import Content, Page
from tests.pixels import colours, painted

pytestmark = pytest.mark.usefixtures("qapp")

FIGURES: list[dict[str, Any]] = [
    {"label": {"zh": "相关企业", "en": "Companies"}, "value": 1900, "unit": {"zh": "家", "en": "companies"}},
    {"label": {"zh": "产值", "en": "Output"}, "value": "1200亿", "unit": {"zh": "元", "en": "yuan"}},
    {
        "label": {"zh": "企业入选苏州市首批“驱动中心”", "en": "Among Suzhou's first drive centres"},
        "value": 7,
    },
    {"label": {"zh": "占比", "en": "Share"}, "value": "35%"},
]


def page(
    count: int = 2,
    *,
    size: tuple[int, int] = (1920, 1080),
    language: Language = "zh",
    scale: float = 1.0,
    plain: bool = False,
    figures: list[dict[str, Any]] = FIGURES,
    **more: object,
) -> Page:
    raw = {"kind": "metrics", "title": "两个数字，\n看见产业的量级", "figures": figures[:count], **more}
    look = Look(Frame(*size), language, text_scale=scale)
    if plain:
        look = Look(Frame(*size), language, palette=HIGH_CONTRAST)
    made = Page(Content.model_validate(raw), Deck(), look)
    made.build()
    return made


def numerals(shown: Page) -> list[Numeral]:
    return [block for block in shown.blocks if isinstance(block, Numeral)]


def frame_of(shown: Page, rect: QRectF) -> QRectF:
    gap = shown.look.px(14)
    return rect.adjusted(-gap, -gap, gap, gap)


@pytest.mark.parametrize(
    ("language", "titles"),
    [
        ("zh", ["相关企业\u00a01,900\u00a0家", "产值\u00a01,200\u00a0亿元"]),
        ("en", ["Companies: 1,900 companies", "Output: 120 billion yuan"]),
    ],
)
def test_a_touched_figure_says_its_label_and_value(language: Language, titles: list[str]) -> None:
    assert [spot.title for spot in page(language=language).hotspots] == titles


def test_it_says_the_lead_or_the_eyebrow_and_what_staff_added() -> None:
    figures = [{**FIGURES[0], "fact": "截至年末"}, FIGURES[1]]
    shown = page(figures=figures, eyebrow="产业规模", lead="2025\n大会")
    assert [spot.lines for spot in shown.hotspots] == [("截至年末", "2025\u00a0大会"), ("2025\u00a0大会",)]
    assert page(eyebrow="产业规模").hotspots[0].lines == ("产业规模",)


def test_a_figure_recedes_with_its_label_and_its_glow() -> None:
    shown = page()
    assert [block.group for block in shown.blocks].count("figure.0") == 3
    for numeral, spot in zip(numerals(shown), shown.hotspots, strict=True):
        assert numeral.group == spot.key
        assert spot.rect.contains(QRectF(numeral.x, numeral.baseline - numeral.em * 0.7, 1, numeral.em * 0.6))


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)], ids=str)
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_frames_end_on_the_shore_and_cut_through_no_other_figure(count: int, size: tuple[int, int]) -> None:
    shown = page(count, size=size)
    for spot in shown.hotspots:
        assert frame_of(shown, spot.rect).bottom() <= shown.waterline
        for other in numerals(shown):
            # Half of the digits' height: their feet and heads may come near, never within.
            middle = QRectF(other.x, other.baseline - other.em * 0.55, other.digits_width, other.em * 0.4)
            assert other.group == spot.key or not frame_of(shown, spot.rect).intersects(middle)


def test_in_high_contrast_figures_are_white_and_have_no_reflection() -> None:
    shown = page(plain=True)
    image = colours(painted(1920, 1080, lambda painter: shown.paint(painter, AT_REST)))
    assert not image[round(shown.waterline) + 8 : 940].any(), "something shines in the water"
    for numeral in numerals(shown):
        rows = slice(round(numeral.baseline - numeral.em * 0.7), round(numeral.baseline))
        digits = image[rows, round(numeral.x) : round(numeral.x + numeral.digits_width)]
        assert (digits.max(axis=2) == digits.min(axis=2)).all(), "a numeral is coloured"
        assert (digits[digits.max(axis=2) > 0] == 255).mean() > 0.8, "a numeral is shaded"


@pytest.mark.parametrize("lead", ["", "“华为云杯”2025 人工智能应用创新大赛，江苏人工智能创新发展大会"])
@pytest.mark.parametrize("scale", [1.25, 1.5])
@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1440, 1080)], ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_larger_words_take_room_from_figures(
    count: int, language: Language, size: tuple[int, int], scale: float, lead: str
) -> None:
    shown = page(count, size=size, language=language, scale=scale, lead=lead or None)
    assert shown.faults == []
    words = [block.words for block in shown.blocks if block.words is not None]
    assert all(QRectF(0, 0, *size).contains(rect) for rect in words)
    for one, other in combinations(words, 2):
        met = one.intersected(other)
        assert met.width() <= 1 or met.height() <= 1, f"{one} meets {other}"


def test_where_units_are_long_columns_are_as_wide_as_their_figures_ask() -> None:
    """Two figures stand as large in English as in Chinese, where equal columns do."""
    sizes, lefts = {}, {}
    for language in LANGUAGES:
        shown = numerals(page(language=language))
        sizes[language] = {round(numeral.em) for numeral in shown}
        lefts[language] = shown[1].x
    assert sizes == {"zh": {274}, "en": {274}}
    assert lefts["zh"] == 120 + 1680 / 2
    assert lefts["en"] > lefts["zh"]


def test_a_label_in_two_lines_leaves_no_word_alone() -> None:
    label = {"zh": "入选", "en": "Among the first development drive centres of the whole wide city"}
    shown = page(figures=[FIGURES[0], {**FIGURES[1], "label": label}], language="en")
    rect = next(block.words for block in shown.blocks if block.words is not None and block.group == "figure.1")
    one_line = shown.look.measure(label["en"], LEAD)
    assert rect.width() < 0.62 * one_line


def test_in_the_water_white_numerals_have_its_colour() -> None:
    shown = page()
    image = colours(painted(1920, 1080, lambda painter: shown.paint(painter, AT_REST)))
    first = numerals(shown)[0]
    below = image[round(shown.waterline) + 20 : round(shown.waterline) + 60, round(first.x) : round(first.x + 300)]
    blue, _, red = below.reshape(-1, 3).astype(float).T
    lit = blue > 60
    assert lit.any()
    assert (red[lit] < 0.66 * blue[lit]).all()
