"""Bars: one lamp a unit up to 2,000, lengths true to their values, room for every label."""

import itertools
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from kiosk.charts.lit import Lit
from kiosk.charts.numeral import Numeral
from kiosk.charts.plain_bars import Bar
from kiosk.charts.towers import Tower
from kiosk.content.deck import Deck
from kiosk.content.fields import LANGUAGES, Language
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.look.riding import Riding
from kiosk.look.tokens import HIGH_CONTRAST
from kiosk.motion import AT_REST
from kiosk.slides.bars import Content, Page
from tests.pixels import colours, painted

pytestmark = pytest.mark.usefixtures("qapp")

SIZES = [(1280, 720), (1920, 1080), (1440, 1080), (2560, 1080), (1080, 1920), (1200, 1920), (1080, 1440)]
TEAMS = [{"label": {"zh": "创客团队", "en": "Maker teams"}, "value": 344}, {"label": "企业团队", "value": 229}]
TRACKS = [
    ("智能制造", "Smart manufacturing"), ("自动驾驶", "Autonomous driving"), ("医疗影像", "Medical imaging"),
    ("芯片设计", "Chip design"), ("工业软件", "Industrial software"), ("机器人", "Robots"), ("大模型", "Large models"),
    ("语音", "Speech"), ("安防", "Security"), ("教育", "Education"), ("金融科技", "Fintech"), ("内容", "Content"),
]  # fmt: skip
PAIR = [{"zh": "创客", "en": "Makers"}, {"zh": "企业", "en": "Companies"}]


def tracks(count: int, *values: object) -> list[dict[str, Any]]:
    given: dict[str, Any] = {"values": list(values)} if len(values) > 1 else {"value": values[0]}
    return [{"label": {"zh": zh, "en": en}, **given} for zh, en in TRACKS[:count]]


def page(
    bars: list[dict[str, Any]],
    *,
    size: tuple[int, int] = (1920, 1080),
    language: Language = "zh",
    before: dict[str, float] | None = None,
    **more: object,
) -> Page:
    raw = {"kind": "bars", "title": "创客团队，\n多过企业团队", "bars": bars, **more}
    made = Page(Content.model_validate(raw), Deck(), Look(Frame(*size), language), before)
    made.build()
    return made


def lit(shown: Page) -> list[Lit]:
    return [block for block in shown.blocks if isinstance(block, Lit)]


def charts(shown: Page) -> list[Any]:
    return [block.chart for block in lit(shown)]


def numerals(shown: Page) -> list[Numeral]:
    bare = [block.carried if isinstance(block, Riding) else block for block in shown.blocks]
    return [block for block in bare if isinstance(block, Numeral)]


def frame(shown: Page, ms: float) -> QImage:
    return painted(shown.frame.width, shown.frame.height, lambda painter: shown.paint(painter, ms))


def test_one_lamp_a_unit() -> None:
    shown = page(TEAMS, unit="支")
    assert [(type(chart), chart.count) for chart in charts(shown)] == [(Tower, 344), (Tower, 229)]
    for _ in shown.prepare():
        pass
    assert [chart.lit for chart in charts(shown)] == [344, 229]
    assert {chart.stack.across for chart in charts(shown)} == {14}, "the design's 14 lamps a floor"
    assert [chart.plot.rect.bottom() for chart in charts(shown)] == [753.0, 753.0], "towers stand on the shore"


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (("1200", "800"), Tower),
        (("300+", "1"), Tower),
        (("1200", "801"), Bar),
        (("1.5", "2"), Bar),
        (("35%", "20%"), Bar),
    ],
)
def test_what_is_too_many_or_not_whole_is_a_plain_bar(values: tuple[object, object], kind: type) -> None:
    bars = [{"label": f"第{place}", "value": value} for place, value in enumerate(values)]
    assert {type(chart) for chart in charts(page(bars))} == {kind}


@pytest.mark.parametrize("layout", ["vertical", "horizontal"])
def test_lengths_are_true_from_one_foot(layout: str) -> None:
    values = {"甲": 1500.5, "乙": 750.25, "丙": 3001, "丁": 0}
    bars = [{"label": label, "value": value} for label, value in values.items()]
    found = charts(page(bars, layout=layout))
    lengths = [chart.length(1.0) for chart in found]
    assert lengths == pytest.approx([lengths[2] / 2, lengths[2] / 4, lengths[2], 0.0])
    feet = {chart.plot.rect.left() if layout == "horizontal" else chart.plot.rect.bottom() for chart in found}
    assert len(feet) == 1
    if layout == "vertical":
        assert feet == {760.0}, "the foot is not the waterline"


def test_numerals_stand_over_their_bars_and_count_to_the_values() -> None:
    shown = page(TEAMS, unit="支")
    for chart, numeral in zip(charts(shown), numerals(shown), strict=True):
        assert numeral.text == str(chart.count)
        assert numeral.baseline < chart.plot.rect.bottom() - chart.length(1.0)
        assert numeral.x == pytest.approx(chart.plot.rect.left(), abs=8)
    assert shown.values == {"bar.0.0": 344.0, "bar.1.0": 229.0}


def test_numerals_ride_on_growing_bars() -> None:
    shown = page(TEAMS)
    riding = [block for block in shown.blocks if isinstance(block, Riding)]
    assert len(riding) == 4, "two numerals and two labels"
    for block in riding:
        assert block.reach.height() > block.rect.height() + 200


def test_a_changed_figure_moves_from_the_old_one() -> None:
    fresh = page(TEAMS)
    shown = page(TEAMS, before={**fresh.values, "bar.0.0": 100.0})
    first, second = charts(shown)
    first.apply(0.0)
    assert first.lit == 100
    first.apply(1.0)
    assert first.lit == 344
    assert second.start == second.count == 229
    assert frame(shown, AT_REST) == frame(fresh, AT_REST), "at rest it matters not what was shown before"


def test_two_series_are_told_apart() -> None:
    shown = page([{"label": "2024", "values": [210, 180]}, {"label": "2025", "values": [344, 229]}], series=PAIR)
    assert [numeral.accent for numeral in numerals(shown)] == ["cyan", "violet"] * 2
    lefts = [chart.plot.rect.left() for chart in charts(shown)]
    assert lefts == sorted(lefts)
    assert lefts[1] - lefts[0] < lefts[2] - lefts[1], "a pair is not nearer together than two groups"


def test_gold_is_no_bars_colour() -> None:
    assert {numeral.accent for numeral in numerals(page(tracks(3, 5), accent="gold"))} == {"cyan"}
    assert {numeral.accent for numeral in numerals(page(tracks(3, 5), accent="green"))} == {"green"}


def test_horizontal_bars_lie_one_a_row() -> None:
    shown = page(tracks(5, 120), layout="horizontal", unit="家")
    rects = [chart.plot.rect for chart in charts(shown)]
    assert all(chart.lying for chart in charts(shown))
    assert all(below.top() > above.bottom() for above, below in itertools.pairwise(rects))
    for rect, numeral in zip(rects, numerals(shown), strict=True):
        assert numeral.x > rect.right()
        assert rect.top() < numeral.baseline < rect.bottom() + numeral.em


CASES: list[tuple[list[dict[str, Any]], dict[str, Any]]] = [
    (TEAMS, {}),
    (tracks(1, "1500+"), {}),
    (tracks(3, "1.8"), {}),
    (tracks(5, "1200亿"), {"unit": {"zh": "元", "en": "yuan"}, "lead": "示例数据"}),
    (tracks(12, 152), {"unit": {"zh": "家", "en": "companies"}}),
    (tracks(2, 210, 180), {"series": PAIR}),
    (tracks(6, "35%", "12.5%"), {"series": PAIR}),
    (tracks(12, 1520, 200), {"series": PAIR, "unit": {"zh": "家", "en": "companies"}}),
    (tracks(2, 0, 1), {"series": PAIR}),
]


@pytest.mark.parametrize("layout", ["vertical", "horizontal"])
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", range(len(CASES)))
def test_everything_finds_room(case: int, language: Language, size: tuple[int, int], layout: str) -> None:
    bars, more = CASES[case]
    one = {"zh": "一盏灯 = 一家企业", "en": "One lamp = one company"}
    shown = page(bars, size=size, language=language, layout=layout, one=one, **more)
    assert shown.faults == []
    words = [block.words for block in shown.blocks if block.words is not None]
    sheet = QRectF(0, 0, *size)
    for place, rect in enumerate(words):
        assert sheet.contains(rect)
        for other in words[:place]:
            met = rect.intersected(other)
            assert met.width() <= 1 or met.height() <= 1, f"{rect} meets {other}"
    for chart in charts(shown):
        body, long = chart.plot.rect, chart.length(1.0)
        assert body.bottom() <= shown.waterline
        if not long:
            continue
        drawn = QRectF(body)
        if chart.lying:
            drawn.setRight(body.left() + long)
        else:
            drawn.setTop(body.bottom() - long)
        assert sheet.contains(drawn)
        assert not any(rect.intersects(drawn.adjusted(2, 2, -2, -2)) for rect in words), "words lie on a bar"


def test_what_does_not_fit_is_told_to_staff() -> None:
    long = [{"label": "人工智能" * 20, "value": 3}, {"label": "短", "value": 5}]
    assert [fault.code for fault in page(long).faults] == ["text_too_long"]


def test_support_lies_below_the_reflections() -> None:
    item = {"value": 10, "unit": "个", "text": "人才项目"}
    shown = page(TEAMS, support=[{"caption": "博览会", "items": [item]}])
    found = [block.words for block in shown.blocks if block.words is not None and block.words.top() > shown.waterline]
    support = min(rect.top() for rect in found)
    image = frame(shown, AT_REST)
    bare = frame(page([{**bar, "value": 0} for bar in TEAMS[:1]] + [{"label": "一", "value": 1}]), AT_REST)
    x = round(charts(shown)[0].plot.rect.center().x())
    lit_rows = [
        y for y in range(round(shown.waterline) + 6, round(support)) if image.pixel(x, y) != bare.pixel(x, y)
    ]  # fmt: skip
    assert lit_rows, "the tower has no reflection"
    assert max(lit_rows) < support


# ----- what a visitor asks for ----------------------------------------------------------------------------

CUP = {"zh": "“华为云杯”2025 人工智能应用创新大赛", "en": "Huawei Cloud Cup 2025"}
LAMP = {"zh": "一盏灯 = 一支团队", "en": "One lamp = one team"}
TEAM = {"zh": "支", "en": "teams"}


@pytest.mark.parametrize(
    ("language", "title", "lines"),
    [
        ("zh", "创客团队 344 支", ("前一届没有", "“华为云杯”2025 人工智能应用创新大赛", "一盏灯 = 一支团队")),
        ("en", "Maker teams: 344 teams", ("New this year", "Huawei Cloud Cup 2025", "One lamp = one team")),
    ],
)
def test_a_touched_bar_says_its_figure_and_what_staff_added(
    language: Language, title: str, lines: tuple[str, ...]
) -> None:
    fact = {"zh": "前一届没有", "en": "New this year"}
    shown = page([{**TEAMS[0], "fact": fact}, TEAMS[1]], language=language, lead=CUP, one=LAMP, unit=TEAM)
    spot, other = shown.hotspots
    assert (spot.title.replace("\u00a0", " "), spot.accent) == (title, "cyan")
    assert tuple(line.replace("\u00a0", " ") for line in spot.lines) == lines
    assert len(other.lines) == 2, "the fact of one bar is not the other's"


def test_plain_bars_say_nothing_of_lamps() -> None:
    (spot,) = page([{"label": "产值", "value": "1200亿"}], one=LAMP, unit="元").hotspots
    assert (spot.title, spot.lines) == ("产值\u00a01,200\u00a0亿元", ())


def test_bars_of_a_group_say_their_series() -> None:
    titles: dict[Language, str] = {
        "zh": "智能制造·企业\u00a0180\u00a0家", "en": "Smart manufacturing, Companies: 180 firms",
    }  # fmt: skip
    for language, title in titles.items():
        shown = page(tracks(2, 210, 180), series=PAIR, unit={"zh": "家", "en": "firms"}, language=language)
        assert [spot.key for spot in shown.hotspots] == ["bar.0.0", "bar.0.1", "bar.1.0", "bar.1.1"]
        assert shown.hotspots[1].title == title


@pytest.mark.parametrize("layout", ["vertical", "horizontal"])
def test_bar_and_numeral_and_label_recede_together(layout: str) -> None:
    shown = page(TEAMS, layout=layout)
    for spot in shown.hotspots:
        own = [block for block in shown.blocks if block.group == spot.key]
        assert len([block for block in own if block.words is not None]) == 2, "numeral and label"
        assert any(isinstance(block, Lit) for block in own)


@pytest.mark.parametrize("layout", ["vertical", "horizontal"])
@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)], ids=str)
@pytest.mark.parametrize("case", range(len(CASES)))
def test_frames_cut_through_no_words(case: int, size: tuple[int, int], layout: str) -> None:
    bars, more = CASES[case]
    shown = page(bars, size=size, layout=layout, **more)
    gap, line = shown.look.px(14), shown.look.px(3)
    words = [block.words for block in shown.blocks if block.words is not None and block.words.top() < shown.waterline]
    for spot in shown.hotspots:
        frame = spot.rect.adjusted(-gap, -gap, gap, gap)
        inner = frame.adjusted(line, line, -line, -line)
        for rect in words:
            # A numeral's cell is higher than its digits.
            letters = rect.adjusted(0, rect.height() * 0.15, 0, -rect.height() * 0.15)
            assert inner.contains(letters) or not frame.intersects(letters), f"{spot.key}: {frame} cuts {rect}"


def test_in_high_contrast_the_second_series_is_hollow() -> None:
    look = Look(Frame(1920, 1080), palette=HIGH_CONTRAST)
    for values in (("344", "229"), ("1200.5", "800")):
        raw = {"kind": "bars", "title": "一", "bars": [{"label": "甲", "value": value} for value in values]}
        shown = Page(Content.model_validate(raw), Deck(), look)
        shown.build()
        image = frame(shown, AT_REST)
        shares = []
        for chart in charts(shown):
            body = chart.plot.rect
            area = QRectF(body.left() + 4, body.bottom() - 90, body.width() - 8, 80)
            rows = colours(image)[round(area.top()) : round(area.bottom()), round(area.left()) : round(area.right())]
            shares.append(float((rows.max(axis=2) > 127).mean()))
        assert shares[0] > 1.5 * shares[1], f"{values}: {shares}"


@pytest.mark.parametrize("layout", ["vertical", "horizontal"])
@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)], ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", range(len(CASES)))
def test_larger_text_finds_room(case: int, language: Language, size: tuple[int, int], layout: str) -> None:
    bars, more = CASES[case]
    raw = {"kind": "bars", "title": "创客团队，\n多过企业团队", "bars": bars, "layout": layout, "one": LAMP, **more}
    shown = Page(Content.model_validate(raw), Deck(), Look(Frame(*size), language, text_scale=1.5))
    shown.build()
    words = [block.words for block in shown.blocks if block.words is not None]
    for one, other in itertools.combinations(words, 2):
        met = one.intersected(other)
        assert met.width() <= 1 or met.height() <= 1, f"{one} meets {other}"
    assert all(QRectF(0, 0, *size).contains(rect) for rect in words)
