"""Line: values at their dates above a zero that is the waterline, drawn on from the left, named at the ends."""

from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from kiosk.charts.lines import Lines
from kiosk.charts.numeral import Numeral
from kiosk.charts.plot import ChartBlock
from kiosk.content.deck import Deck
from kiosk.content.fields import LANGUAGES, Language
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.look.riding import Riding
from kiosk.look.tokens import HIGH_CONTRAST
from kiosk.motion import AT_REST
from kiosk.slides.line import Content, Page
from tests.pixels import colours, differing, painted

pytestmark = pytest.mark.usefixtures("qapp")

SIZES = [(1280, 720), (1920, 1080), (1440, 1080), (2560, 1080), (1080, 1920), (1200, 1920), (1080, 1440)]
RISING = [["2021", 12], ["2022", 18], ["2023", 31], ["2024", 45], ["2025", 70]]
NAMES = [
    {"zh": "智能制造", "en": "Smart manufacturing"}, {"zh": "自动驾驶", "en": "Autonomous driving"},
    {"zh": "医疗影像", "en": "Medical imaging"}, {"zh": "芯片", "en": "Chips"},
]  # fmt: skip


def series(*points: list[list[Any]]) -> list[dict[str, Any]]:
    return [{"name": name, "points": given} for name, given in zip(NAMES, points, strict=False)]


def page(
    *points: list[list[Any]],
    size: tuple[int, int] = (1920, 1080),
    language: Language = "zh",
    before: dict[str, float] | None = None,
    **more: object,
) -> Page:
    raw = {"kind": "line", "title": "逐年上升", "series": series(*points), **more}
    made = Page(Content.model_validate(raw), Deck(), Look(Frame(*size), language), before)
    made.build()
    return made


def chart(shown: Page) -> tuple[ChartBlock, Lines]:
    block = next(block for block in shown.blocks if isinstance(block, ChartBlock))
    assert isinstance(block.chart, Lines)
    return block, block.chart


def numerals(shown: Page) -> list[Numeral]:
    bare = [block.carried if isinstance(block, Riding) else block for block in shown.blocks]
    return [block for block in bare if isinstance(block, Numeral)]


def words(shown: Page) -> list[QRectF]:
    return [block.words for block in shown.blocks if block.words is not None]


def drawn(shown: Page, ms: float) -> QImage:
    block, _ = chart(shown)
    return painted(shown.frame.width, shown.frame.height, lambda painter: block.paint(painter, ms))


def test_zero_is_the_waterline() -> None:
    shown = page(RISING)
    _, lines = chart(shown)
    assert lines.plot.pixel(2021.5, 0.0)[1] == pytest.approx(shown.waterline)
    assert list(lines.curves[0].times) == [2021.5, 2022.5, 2023.5, 2024.5, 2025.5]
    top = lines.plot.pixel(2025.5, 70.0)[1]
    middle = lines.plot.pixel(2025.5, 35.0)[1]
    assert middle == pytest.approx((top + shown.waterline) / 2)


def test_it_is_drawn_on_from_the_left() -> None:
    shown = page(RISING, area=True)
    block, _ = chart(shown)
    empty = painted(1920, 1080, lambda painter: None)
    assert block.span is not None
    assert drawn(shown, block.span.at) == empty
    rights = [differing(empty, drawn(shown, ms)).right() for ms in range(160, 920, 80)]
    assert rights == sorted(rights)
    assert rights[0] < 1000 < rights[-1]
    assert drawn(shown, block.span.end) == drawn(shown, AT_REST)


def test_a_changed_value_moves_from_the_old_one() -> None:
    fresh = page(RISING, unit="个")
    assert fresh.values["line.0.2023"] == 31.0
    shown = page(RISING, unit="个", before={**fresh.values, "line.0.2023": 60.0})
    _, lines = chart(shown)
    lines.apply(0.0)
    assert list(lines.shown(0)) == [12.0, 18.0, 60.0, 45.0, 70.0]
    lines.apply(0.5)
    assert lines.shown(0)[2] == 45.5
    block, _ = chart(shown)
    assert block.span is not None
    moving = drawn(shown, block.span.at + 1)
    empty = painted(1920, 1080, lambda painter: None)
    assert differing(empty, moving).right() > 1400, "a line that changes is whole from the first moment"
    assert drawn(shown, AT_REST) == drawn(fresh, AT_REST)


def test_a_new_date_does_not_rise_from_zero() -> None:
    shown = page(RISING, before={f"line.0.{year}": 10.0 for year in (2021, 2022, 2023, 2024)})
    _, lines = chart(shown)
    lines.apply(0.0)
    assert list(lines.shown(0)) == [10.0, 10.0, 10.0, 10.0, 70.0]


def test_the_last_value_stands_at_the_lines_end() -> None:
    shown = page(RISING, unit="个")
    _, lines = chart(shown)
    (numeral,) = numerals(shown)
    x, y = lines.plot.pixel(2025.5, 70.0)
    assert numeral.text == "70"
    assert x < numeral.x < x + 80
    assert numeral.baseline - numeral.em < y < numeral.baseline + numeral.em


def test_ends_are_pushed_apart() -> None:
    near = [[[2024, 10], [2025, 100 - place]] for place in range(4)]
    shown = page(*near)
    baselines = [numeral.baseline for numeral in numerals(shown)]
    assert baselines == sorted(baselines), "labels are not in the order of their lines"
    assert [numeral.accent for numeral in numerals(shown)] == ["cyan", "violet", "moon", "green"]


def months(count: int, scale: float) -> list[list[Any]]:
    return [[f"{2022 + place // 12}-{place % 12 + 1:02}", f"{scale * (place % 7 + 1):.1f}"] for place in range(count)]


CASES: list[tuple[list[list[list[Any]]], dict[str, Any]]] = [
    ([RISING], {"area": True, "unit": {"zh": "个", "en": "items"}}),
    ([[["2019", "320亿"], ["2020", "280亿"], ["2021", "1300亿"]]], {"unit": {"zh": "元", "en": "yuan"}}),
    ([months(6, 10)] * 4, {"unit": {"zh": "件", "en": "pieces"}, "lead": "示例数据"}),
    ([months(40, 100), months(30, 1)], {"title": "两条线，\n四十个月"}),
    ([[["2024", 0], ["2025", 0]]], {}),
    ([[[f"2025-03-{day:02}", f"{day % 5}%"] for day in range(1, 29)]], {"area": True}),
]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", range(len(CASES)))
def test_everything_finds_room(case: int, language: Language, size: tuple[int, int]) -> None:
    points, more = CASES[case]
    shown = page(*points, size=size, language=language, **more)
    assert shown.faults == []
    sheet, found = QRectF(0, 0, *size), words(shown)
    for place, rect in enumerate(found):
        assert sheet.contains(rect)
        for other in found[:place]:
            met = rect.intersected(other)
            assert met.width() <= 1 or met.height() <= 1, f"{rect} meets {other}"
    _, lines = chart(shown)
    assert lines.plot.pixel(lines.curves[0].times[0], 0.0)[1] == pytest.approx(shown.waterline)
    assert lines.plot.rect.width() > size[0] * 0.4, "the line is squeezed"


def test_the_time_is_written_in_the_water() -> None:
    shown = page(RISING)
    below = [rect for rect in words(shown) if shown.waterline < rect.top() < shown.waterline + 60]
    _, lines = chart(shown)
    years = [lines.plot.pixel(year + 0.5, 0.0)[0] for year in range(2021, 2026)]
    assert sorted(rect.center().x() for rect in below) == pytest.approx(years, abs=1)


# ----- what a visitor asks for ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "title"), [("zh", "智能制造\u00a031\u00a0个"), ("en", "Smart manufacturing: 31 items")]
)
def test_a_touched_point_says_its_value_and_date(language: Language, title: str) -> None:
    shown = page(RISING, unit={"zh": "个", "en": "items"}, language=language)
    assert [spot.key for spot in shown.hotspots] == [f"point.0.{year}" for year in range(2021, 2026)]
    assert (shown.hotspots[2].title, shown.hotspots[2].lines) == (title, ("2023",))
    _, lines = chart(shown)
    for spot, value in zip(shown.hotspots, lines.curves[0].values, strict=True):
        assert spot.rect.contains(*lines.plot.pixel(float(spot.lines[0]) + 0.5, value))


def test_what_staff_added_is_said_of_a_point_and_of_its_line() -> None:
    points: list[Any] = [["2023", 5], {"date": "2024", "value": 7, "fact": "启用\n新址"}]
    raw = {"kind": "line", "title": "一", "series": [{"name": "甲", "fact": "每年末统计", "points": points}]}
    shown = Page(Content.model_validate(raw), Deck(), Look(Frame(1920, 1080)))
    shown.build()
    assert [spot.lines for spot in shown.hotspots] == [("2023", "每年末统计"), ("2024", "启用新址", "每年末统计")]


def test_value_date_and_end_recede_with_their_point() -> None:
    shown = page(RISING)
    assert {block.group for block in shown.blocks} - {None} == {spot.key for spot in shown.hotspots}
    assert [type(block) for block in shown.blocks if block.group == "point.0.2025"].count(Numeral) == 1
    assert chart(shown)[0].group is None, "the line belongs to all of its points"


def test_of_many_points_evenly_chosen_ones_answer_up_to_the_last() -> None:
    shown = page(months(40, 100), months(30, 1))
    keys = [spot.key for spot in shown.hotspots]
    assert len(keys) <= 40
    assert keys.count("point.0.2025.4") == keys.count("point.1.2024.6") == 1, "a line's end does not answer"
    assert {block.group for block in shown.blocks} - {None} <= set(keys)


def test_in_high_contrast_lines_are_told_apart_by_dashes_and_hollow_lamps() -> None:
    rows = [[[year, 10 + 30 * place] for year in (2023, 2024)] for place in range(3)]
    raw = {"kind": "line", "title": "一", "series": series(*rows)}
    shown = Page(Content.model_validate(raw), Deck(), Look(Frame(1920, 1080), palette=HIGH_CONTRAST))
    shown.build()
    for _ in shown.prepare():
        pass
    _, lines = chart(shown)
    seen = colours(drawn(shown, AT_REST)).max(axis=2)
    shares, lamps = [], []
    for place in range(3):
        start, y = lines.plot.pixel(2023.5, 10 + 30 * place)
        end, _ = lines.plot.pixel(2024.5, 0)
        shares.append(float((seen[round(y), round(start) + 30 : round(end) - 30] > 200).mean()))
        lamps.append(int(seen[round(y), round(start)]))
    assert shares[0] == 1.0
    assert all(0.2 < share < 0.9 for share in shares[1:])
    assert lamps[0] > 200 > 50 > lamps[1], "the second line's lamps are not hollow"


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1440, 1080)], ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", range(len(CASES)))
def test_larger_text_finds_room(case: int, language: Language, size: tuple[int, int]) -> None:
    points, more = CASES[case]
    raw = {"kind": "line", "title": "逐年上升", "series": series(*points), **more}
    shown = Page(Content.model_validate(raw), Deck(), Look(Frame(*size), language, text_scale=1.5))
    shown.build()
    found = words(shown)
    for place, rect in enumerate(found):
        assert QRectF(24, 0, size[0] - 48, size[1]).contains(rect)
        for other in found[:place]:
            met = rect.intersected(other)
            assert met.width() <= 1 or met.height() <= 1, f"{rect} meets {other}"
