"""Two companies side by side: what has the same unit stands on one scale, both pasts on one axis, nothing overlaps."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF

from kiosk.charts.lit import Lit
from kiosk.companies.compare import ComparePage
from kiosk.companies.directory import DirectoryPage
from kiosk.companies.profile import ProfilePage
from kiosk.content.deck import Company, Deck
from kiosk.content.fields import LANGUAGES, Language
from kiosk.content.wording import WORDING
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.look.tokens import HIGH_CONTRAST, NIGHT
from kiosk.look.typeset import spaced
from kiosk.motion import AT_REST
from tests.companies.profiles import painted
from tests.pixels import differ_outside, dirty
from tests.visitors import DECK, visited

pytestmark = pytest.mark.usefixtures("qapp")

SIZES = [(1920, 1080), (1080, 1920), (1440, 1080)]


def both(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}


def figure(label: str, value: str, unit: str | None, **more: str) -> dict[str, object]:
    return {"label": both(f"示例{label}", f"Sample {label}"), "value": value, "unit": unit, **more}


POOR = {"id": "poor", "name": both("示例企业 001", "Sample company 001")}
USUAL = {
    "id": "usual",
    "name": both("示例企业 002", "Sample company 002"),
    "track": both("示例赛道", "Sample track"),
    "story": both("一句话的示例故事，说明它做什么", "A sample story that says what it does"),
    "facts": [both("第一条示例事实", "The first sample fact"), both("第二条示例事实", "The second sample fact")],
    "honours": [both("示例荣誉", "A sample honour")],
    "figures": [figure("A", "300+", "城市", fact="一"), figure("B", "5", "代"), figure("C", "1.8", "吨")],
    "milestones": [
        {"date": "2021", "text": both("落户示例园", "Settles in the park"), "short": both("落户", "Settles")},
        {"date": "2023-12", "text": both("通过测试", "Passes a test"), "tag": both("首个", "First"), "fact": "一"},
    ],
}
OTHER = {
    **USUAL,
    "id": "other",
    "name": both("示例企业 003", "Sample company 003"),
    "figures": [figure("D", "100万", "人"), figure("E", "120", "城市")],
    "milestones": [
        {"date": "2019-06", "text": both("成立", "Founded")},
        {"date": "2023-12", "text": both("走向海外", "Goes abroad")},
    ],
}
RICH = {
    **USUAL,
    "id": "rich",
    "name": both("示例" * 100, "Sample company " * 13 + "xxxxx"),
    "facts": [both(f"第 {n} 条示例事实，值得知道", f"Sample fact {n}, worth knowing") for n in range(10)],
    "figures": [figure(str(n), str(7**n), "城市" if n % 2 else "代") for n in range(12)],
    "milestones": [
        {"date": f"{2004 + n}" + (f"-{n * 5 % 12 + 1:02}" if n % 3 else ""), "text": f"第 {n} 步示例里程碑"}
        for n in range(20)
    ],
}
RICH_TOO = {**RICH, "id": "rich-too"}
PAIRS: dict[str, tuple[Mapping[str, object], Mapping[str, object]]] = {
    "poor": (POOR, {**POOR, "id": "b"}),
    "uneven": (POOR, USUAL),
    "usual": (USUAL, OTHER),
    "rich": (RICH, RICH_TOO),
}


def page(
    first: Mapping[str, object],
    second: Mapping[str, object],
    size: tuple[int, int] = (1920, 1080),
    language: Language = "zh",
    **look: object,
) -> ComparePage:
    one, other = Company.model_validate(first), Company.model_validate(second)
    deck = Deck(companies=(one, other))
    shown = ComparePage(one, other, deck, replace(Look(Frame(*size), language), **look))  # type: ignore[arg-type]
    shown.build()
    return shown


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("pair", PAIRS)
def test_nothing_meets_or_leaves_the_page_or_lies_under_the_dock(
    pair: str, size: tuple[int, int], scale: float
) -> None:
    for language in LANGUAGES:
        shown = page(*PAIRS[pair], size, language, text_scale=scale)
        room = QRectF(0, 0, size[0], shown.floor + 1).adjusted(shown.look.px(24), 0, -shown.look.px(24), 0)
        words = [block.words for block in shown.blocks if block.words is not None]
        assert [rect.getRect() for rect in words if not room.contains(rect)] == []
        for one, other in combinations(words, 2):
            met = one.intersected(other)
            assert met.width() <= 1 or met.height() <= 1, (one.getRect(), other.getRect())
        assert shown.end <= 1300
        assert {fault.code for fault in shown.faults} <= WORDING.keys()
        keys = [spot.key for spot in shown.hotspots]
        assert len(set(keys)) == len(keys)
        assert {block.group for block in shown.blocks} - {None} == set(keys)
        for spot in shown.hotspots:
            assert not spot.rect.isEmpty()
            assert room.adjusted(-40, 0, 40, 0).contains(spot.rect), spot


def test_larger_text_enlarges_the_facts_of_both_alike() -> None:
    short = both("一条示例事实", "A fact")
    long = both("一条长一些的示例事实，要写上好几行", "A sample fact that takes more than two lines of its column")
    pair = ({**POOR, "facts": [short, long]}, {**POOR, "id": "b", "facts": [short]})

    def heights(scale: float) -> list[float]:
        shown = page(*pair, (1080, 1920), "en", text_scale=scale)
        facts = [block.words for block in shown.blocks if block.words and block.words.top() > shown.waterline]
        first = min(words.top() for words in facts)
        return [words.height() for words in facts if words.top() == pytest.approx(first, abs=1)]

    usual, larger = heights(1.0), heights(1.5)
    assert usual == [usual[0]] * 2
    assert larger == [larger[0]] * 2
    assert larger[0] > 1.4 * usual[0]


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
def test_usual_companies_are_shown_whole(language: Language, size: tuple[int, int]) -> None:
    shown = page(USUAL, {**OTHER, "story": None, "facts": [], "honours": []}, size, language)
    assert shown.faults == []
    spots = {spot.key: spot for spot in shown.hotspots}
    figures = {f"figure.0.{n}" for n in range(3)} | {f"figure.1.{n}" for n in range(2)}
    assert spots.keys() == figures | {f"milestone.{side}.{n}" for side in (0, 1) for n in (0, 1)}
    name = spaced(shown.t(shown.companies[1].name))
    assert name in spots["figure.1.1"].lines
    assert name in spots["milestone.1.0"].lines


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_same_unit_stands_on_one_scale_from_one_baseline(size: tuple[int, int]) -> None:
    shown = page(USUAL, OTHER, size)
    bars = {block.group: block.chart for block in shown.blocks if isinstance(block, Lit)}
    assert bars.keys() == {"figure.0.0", "figure.1.1"}  # 300+ and 120, both in 城市
    one, other = bars["figure.0.0"], bars["figure.1.1"]
    assert one.plot.rect.left() == other.plot.rect.left()
    assert other.length(1.0) / one.length(1.0) == pytest.approx(120 / 300)  # type: ignore[attr-defined]


def test_amounts_are_compared_however_they_are_written() -> None:
    shown = page({**POOR, "figures": [figure("A", "2亿", "元")]}, {**OTHER, "figures": [figure("A", "5000万", "元")]})
    one, other = (block.chart for block in shown.blocks if isinstance(block, Lit))
    assert other.length(1.0) / one.length(1.0) == pytest.approx(1 / 4)  # type: ignore[attr-defined]


def test_what_does_not_say_its_unit_is_not_compared() -> None:
    shown = page({**POOR, "figures": [figure("A", "3", None)]}, {**OTHER, "figures": [figure("A", "5", None)]})
    assert not any(isinstance(block, Lit) for block in shown.blocks)
    assert {"figure.0.0", "figure.1.0"} <= {spot.key for spot in shown.hotspots}


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_both_pasts_stand_on_one_axis_of_time_in_two_lanes(size: tuple[int, int]) -> None:
    steps = [{"date": "2018-06", "text": "甲"}, {"date": "2024-01", "text": "乙"}]
    later = [{"date": "2021-03", "text": "丙"}, {"date": "2024-01", "text": "丁"}]
    spots = {spot.key: spot.rect for spot in page({**POOR, "milestones": steps}, {**OTHER, "milestones": later}, size)
             .hotspots}  # fmt: skip
    same, twin = spots["milestone.0.1"], spots["milestone.1.1"]
    assert same.center().x() == pytest.approx(twin.center().x(), abs=20)
    assert same.bottom() < twin.bottom() - 40
    assert spots["milestone.0.0"].center().x() < spots["milestone.1.0"].center().x() < twin.center().x()


@pytest.mark.parametrize("contrast", [False, True])
def test_what_is_dirty_covers_all_that_changes(contrast: bool) -> None:
    shown = page(USUAL, OTHER, (1280, 720), palette=HIGH_CONTRAST if contrast else NIGHT)
    frames = [(ms, painted(shown, ms)) for ms in (0, 200, 450, 800, shown.end, AT_REST)]
    assert not shown.broken
    for (before, old), (now, new) in pairwise(frames):
        region = dirty(shown, before, now)
        assert differ_outside(old, new, region) == 0, f"pixels outside dirty({before}, {now}) changed"


COMPANIES = """
companies:
  - {id: a, name: {zh: 示例企业 001, en: Sample company 001}, track: 示例赛道}
  - {id: b, name: {zh: 示例企业 002, en: Sample company 002}, track: 示例赛道}
  - {id: c, name: {zh: 示例企业 003, en: Sample company 003}}
"""


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_a_visitor_compares_swipes_and_finds_the_way_back(tmp_path: Path) -> None:
    content = tmp_path / "content.yaml"
    content.write_text(DECK + COMPANIES, "utf-8")
    with visited(content, (960, 540)) as app:

        def shown() -> object:
            app.pass_time(1.5)
            return app.stage.scene.page

        def compared() -> list[str]:
            page = shown()
            assert isinstance(page, ComparePage)
            return [company.id for company in page.companies]

        app.wake()
        app.touch_control("dock.companies")
        assert isinstance(shown(), DirectoryPage)
        app.touch_control("company.b")
        assert isinstance(shown(), ProfilePage)
        app.touch_control("compare")
        assert compared() == ["b", "a"]
        middle = QPointF(app.window.width() / 2, app.window.height() * 0.4)
        app.drag(middle, -app.window.width() * 0.4)
        assert compared() == ["b", "c"]
        app.drag(middle, -app.window.width() * 0.4)
        assert compared() == ["b", "c"]
        app.touch_control("dock.back")
        page = shown()
        assert isinstance(page, ProfilePage)
        assert page.company.id == "b"
        app.touch_control("dock.back")
        assert isinstance(shown(), DirectoryPage)
