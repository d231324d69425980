"""Visitors among the companies: directory, search, profile and the way back, by real touches and keys."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.companies.directory import DirectoryPage
from kiosk.companies.profile import ProfilePage
from kiosk.content.fields import LANGUAGES
from kiosk.pages.slide_page import SlidePage
from kiosk.stage.access import Access
from tests.visitors import DECK, Start, Visited, visited

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support raise"), pytest.mark.usefixtures("qapp")]

ROOT = Path(__file__).parents[1]
SAMPLES = 60
COMPANIES = "companies:\n" + "".join(
    f"  - {{id: s{number:03}, name: {{zh: 示例企业{number:03}, en: Sample company {number:03}}},"
    f" track: {{zh: 赛道{number % 3}, en: Track {number % 3}}}, since: {2000 + number % 20}}}\n"
    for number in range(SAMPLES)
)
NAMED = """  - id: jiushi
    name: {zh: 九识智能, en: Jiushi Intelligence}
    figures: [{label: {zh: 城市, en: Cities}, value: 300}]
    charts:
      - {kind: bars, title: {zh: 示例图表, en: Sample chart}, bars: [{label: a, value: 3}, {label: b, value: 5}]}
      - {kind: line, title: {zh: 示例线, en: Sample line}, series: [{name: a, points: [[2021, 1], [2022, 2]]}]}
"""


@pytest.fixture
def start(tmp_path: Path, qtbot: QtBot) -> Iterator[Start]:
    with ExitStack() as stack:

        def run(size: tuple[int, int] = (960, 540)) -> Visited:
            content = tmp_path / "content.yaml"
            content.write_text(DECK + COMPANIES + NAMED, "utf-8")
            app = stack.enter_context(visited(content, size))

            def indexed() -> bool:
                app.pass_time(0.1)
                return app.tour.searchable

            qtbot.waitUntil(indexed, timeout=60_000)
            app.wake()
            app.touch_control("dock.companies")
            app.pass_time(1.5)
            return app

        yield run


def directory(app: Visited) -> DirectoryPage:
    page = app.stage.scene.page
    assert isinstance(page, DirectoryPage)
    return page


def profile(app: Visited) -> str:
    page = app.stage.scene.page
    assert isinstance(page, ProfilePage)
    return page.company.id


def tiles(app: Visited) -> list[str]:
    return [control.key for control in app.visitor.controls if control.intent.name == "company"]


@pytest.mark.parametrize("size", [(960, 540), (540, 960)], ids=str)
def test_initials_lead_to_a_company_and_back_is_where_one_was(start: Start, size: tuple[int, int]) -> None:
    app = start(size)
    assert len(directory(app).places) == SAMPLES + 1
    for letter in "JSZN":
        app.touch_control(f"pad.{letter}")
    assert [app.stage.deck.companies[place].id for place in directory(app).places] == ["jiushi"]
    app.touch_control("company.jiushi")
    app.pass_time(1.5)
    assert profile(app) == "jiushi"
    app.touch_control("dock.back")
    app.pass_time(1.0)
    assert len(directory(app).places) == 1, "the search was lost"
    app.touch_control("pad.clear")
    assert len(directory(app).places) == SAMPLES + 1
    app.touch_control("pad.home")
    app.pass_time(1.0)
    assert app.stage.index == 0
    assert not isinstance(app.stage.scene.page, DirectoryPage)


@pytest.mark.parametrize("size", [(960, 540), (540, 960)], ids=str)
def test_the_list_flings_stops_at_a_touch_and_keeps_its_place(start: Start, size: tuple[int, int]) -> None:
    app = start(size)
    sideways = size[0] > size[1]
    first = tiles(app)
    middle = QPointF(size[0] * 0.5, size[1] * 0.35)
    app.drag(middle, -200 if sideways else 0, 0.1, down=0 if sideways else -200)
    app.pass_time(0.05)
    scroller = directory(app).scroller
    assert scroller is not None
    assert scroller.moving(app.stage.page_ms)
    app.tap(middle.x(), middle.y())
    assert isinstance(app.stage.scene.page, DirectoryPage), "the touch that stops it opened a company"
    assert not scroller.moving(app.stage.page_ms)
    app.pass_time(0.3)
    there = tiles(app)
    assert there != first
    opened = there[len(there) // 2]
    app.touch_control(opened)
    app.pass_time(1.5)
    assert f"company.{profile(app)}" == opened
    app.touch_control("dock.language")
    app.pass_time(1.0)
    app.touch_control("dock.back")
    app.pass_time(1.0)
    assert app.stage.look.language == "en"
    assert set(tiles(app)) & set(there)


def test_profiles_follow_each_other_under_the_finger(start: Start) -> None:
    app = start()
    listed = [app.stage.deck.companies[place].id for place in directory(app).places]
    app.touch_control(tiles(app)[0])
    app.pass_time(1.5)
    here = listed.index(profile(app))
    app.drag(QPointF(800, 60), -600)
    app.pass_time(1.0)
    assert profile(app) == listed[here + 1]
    app.touch_control("dock.next")
    app.pass_time(1.0)
    assert profile(app) == listed[here + 2]
    app.touch_control("dock.back")
    app.pass_time(1.0)
    directory(app)


def test_a_small_chart_leads_to_itself_in_full_and_back(start: Start) -> None:
    app = start()
    for letter in "JSZN":
        app.touch_control(f"pad.{letter}")
    app.touch_control("company.jiushi")
    app.pass_time(1.5)
    app.touch_control("chart.0")
    app.pass_time(1.5)
    shown = app.stage.scene.page
    assert isinstance(shown, SlidePage)
    assert shown.slide.title.en == "Sample chart"
    assert [spot.key for spot in shown.hotspots] == ["bar.0.0", "bar.1.0"]
    app.touch_control("dock.next")
    app.pass_time(1.5)
    assert isinstance(app.stage.scene.page, SlidePage)
    assert app.stage.scene.page.slide.title.en == "Sample line"
    app.touch_control("dock.back")
    app.pass_time(1.0)
    assert profile(app) == "jiushi"


def test_a_save_that_adds_a_chart_lets_visitors_go_on_to_it(start: Start) -> None:
    app = start()
    for letter in "JSZN":
        app.touch_control(f"pad.{letter}")
    app.touch_control("company.jiushi")
    app.pass_time(1.5)
    app.touch_control("chart.1")
    app.pass_time(1.5)
    assert not app.control("dock.next").enabled
    companies = app.stage.deck.companies
    more = companies[-1].model_copy(update={"charts": (*companies[-1].charts, companies[-1].charts[0])})
    app.stage.replace(app.stage.deck.model_copy(update={"companies": (*companies[:-1], more)}))
    app.pass_time(1.5)
    app.touch_control("dock.next")
    app.pass_time(1.5)
    page = app.stage.scene.page
    assert isinstance(page, SlidePage)
    assert page.slide.title.en == "Sample chart"


def test_a_keyboard_searches_too(start: Start) -> None:
    app = start()
    QTest.keyClicks(app.window, "jiushi")
    assert [app.stage.deck.companies[place].id for place in directory(app).places] == ["jiushi"]
    QTest.keyClick(app.window, Qt.Key.Key_Escape)
    for _ in "jiushi":
        QTest.keyClick(app.window, Qt.Key.Key_Backspace)
    assert len(directory(app).places) == SAMPLES + 1


def test_enter_opens_the_first_that_a_keyboard_has_found(start: Start) -> None:
    app = start()
    QTest.keyClick(app.window, Qt.Key.Key_Return)
    app.pass_time(1.5)
    assert isinstance(app.stage.scene.page, DirectoryPage), "nothing had been typed"
    QTest.keyClicks(app.window, "jiushi")
    QTest.keyClick(app.window, Qt.Key.Key_Tab)
    QTest.keyClick(app.window, Qt.Key.Key_Return)  # what Tab has gone to is what Enter touches
    app.pass_time(1.5)
    assert app.stage.index == 0
    assert not isinstance(app.stage.scene.page, ProfilePage)
    app.touch_control("dock.companies")
    app.pass_time(1.5)
    QTest.keyClicks(app.window, "jiushi")
    QTest.keyClick(app.window, Qt.Key.Key_Return)
    app.pass_time(1.5)
    assert profile(app) == "jiushi"


def test_a_save_keeps_the_visitors_place(start: Start) -> None:
    app = start()
    app.touch_control("pad.J")
    app.stage.replace(app.stage.deck.model_copy(update={"companies": app.stage.deck.companies[:-1]}))
    app.pass_time(0.5)
    assert directory(app).state.query == "J"
    app.touch_control("pad.clear")
    app.touch_control(tiles(app)[0])
    app.pass_time(1.0)
    gone = profile(app)
    left = tuple(company for company in app.stage.deck.companies if company.id != gone)
    app.stage.replace(app.stage.deck.model_copy(update={"companies": left}))
    app.pass_time(0.5)
    assert not isinstance(app.stage.scene.page, ProfilePage)
    assert app.guard.reported == set()


def without(app: Visited, *companies: str) -> None:
    """Staff save a deck in which these are left out."""
    left = tuple(company for company in app.stage.deck.companies if company.id not in companies)
    app.stage.replace(app.stage.deck.model_copy(update={"companies": left}))
    app.pass_time(0.5)


def test_the_way_on_leads_past_companies_that_a_save_has_removed(start: Start) -> None:
    app = start()
    first, second, third = tiles(app)[:3]
    app.touch_control(first)
    app.pass_time(1.0)
    here = profile(app)
    names = [key.partition(".")[2] for key in (first, second, third)]
    assert names[0] == here
    without(app, names[1])
    assert profile(app) == here
    app.touch_control("dock.next")
    app.pass_time(1.0)
    assert profile(app) == names[2]
    without(app, names[0])
    assert not app.control("dock.previous").enabled


def test_the_next_visitor_finds_nothing_of_the_last_one(start: Start) -> None:
    app = start()
    app.touch_control("pad.J")
    app.pass_time(81, 0.5)
    app.pass_time(3)  # frame by frame: wherever the loop had been, the first slide may still have to be painted
    assert not app.visitor.there
    assert app.stage.index == 0
    assert app.stage.host.guest is None
    app.wake()
    app.touch_control("dock.companies")
    app.pass_time(1.0)
    assert directory(app).state.query == ""


def test_what_a_visitor_sees_of_the_directory_follows_their_choices(start: Start) -> None:
    app = start()
    app.touch_control("pad.access")
    app.touch_control("sheet.text")
    app.touch_control("sheet.contrast")
    app.touch_control("sheet.done")
    app.pass_time(1.0)
    page = directory(app)
    assert page.look.palette.plain
    assert page.look.text_scale == 1.25
    assert page.broken == []


def test_a_key_of_the_pad_looks_pressed_in_the_very_next_frame(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = start()
    monkeypatch.setattr(app.visitor.ripples, "add", lambda *place: None)  # it would be seen there too
    key = app.control("pad.J").rect
    before = app.window.grab(key.toAlignedRect()).toImage().pixelColor(4, int(key.height() / 2))
    app.down(key.center().x(), key.center().y())
    app.tick()
    assert app.window.grab(key.toAlignedRect()).toImage().pixelColor(4, int(key.height() / 2)) != before
    app.up(key.center().x(), key.center().y())


@pytest.mark.parametrize("access", [Access(1.0, False, False, True), Access(1.5, True, False, True)], ids=str)
@pytest.mark.parametrize("size", [(960, 540), (540, 960)], ids=str)
def test_what_can_be_touched_on_a_company_can_be_seen(size: tuple[int, int], access: Access) -> None:
    leading = 0
    with visited(ROOT / "content.yaml", size) as app:
        app.wake()
        app.visitor.set_access(access)
        for language in LANGUAGES:
            if app.stage.look.language != language:
                app.visitor.toggle_language()
            for company in app.stage.deck.companies:
                app.tour.open_company(company.id)
                app.pass_time(2.0)
                scene, page = app.stage.scene, app.stage.scene.page
                assert isinstance(page, ProfilePage)
                for control in app.visitor.controls:
                    if control.intent.name in ("company", "compare"):
                        there = [block for block in page.blocks if block.rect.contains(control.rect.toRect())]
                        assert there
                        assert all(scene.dimming.of(page, block) == 1.0 for block in there), (language, control.key)
                        leading += 1
    assert leading > 6
