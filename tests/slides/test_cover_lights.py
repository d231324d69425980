"""The lake of lights: on the cover a lamp is a company, which shines and is named when it is touched."""

from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter, QRegion
from pytestqt.qtbot import QtBot

from kiosk.content.deck import Company, Deck
from kiosk.content.fields import Language
from kiosk.look.frame import Frame
from kiosk.look.lake import lake
from kiosk.look.look import Look
from kiosk.look.tokens import HIGH_CONTRAST, NIGHT
from kiosk.motion import AT_REST
from kiosk.pages.controls import Intent
from kiosk.slides import cover
from tests.pixels import differ_outside, differing, dirty
from tests.visitors import visited

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support raise"), pytest.mark.usefixtures("qapp")]

LONG = "一个名字很长的示例企业" * 18


def sample(place: int, name: str = "") -> Company:
    names = {"zh": name or f"示例企业 {place:03}", "en": name or f"Sample company {place:03}"}
    track = {"zh": "示例赛道", "en": "Sample track"}
    return Company.model_validate({"id": f"sample-{place}", "name": names, "track": track if place % 3 else None})


def built(companies: int | tuple[Company, ...], look: Look | None = None) -> cover.Page:
    if isinstance(companies, int):
        companies = tuple(sample(place) for place in range(1, companies + 1))
    slide = cover.Content.model_validate(yaml.load(cover.EXAMPLE, yaml.BaseLoader))
    page = cover.Page(slide, Deck(companies=companies), look or Look(Frame(1280, 720)))
    page.build()
    return page


def painted(page: cover.Page, ms: float) -> QImage:
    image = lake(page.frame, page.waterline, page.look.palette).toImage().convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(image)
    page.paint(painter, ms)
    painter.end()
    return image


def lamps(page: cover.Page) -> dict[str, QPointF]:
    """Where every company is found, as a finger that goes over the whole page finds them."""
    found = {}
    step = page.frame.width // 100
    for x in range(0, page.frame.width, step):
        for y in range(0, page.frame.height, step):
            control = page.near(x, y)
            if control is not None:
                found[str(control.intent.value)] = control.rect.center()
    return found


def test_every_company_is_found_in_the_city_and_nowhere_else() -> None:
    page = built(4)
    found = lamps(page)
    assert set(found) == {"sample-1", "sample-2", "sample-3", "sample-4"}
    assert all(QRectF(0, 0, 1280, page.waterline).contains(lamp) for lamp in found.values())
    assert page.near(100, 600) is None
    assert page.near(100, 100) is None


def test_without_companies_no_lamp_answers() -> None:
    assert lamps(built(0)) == {}


@pytest.mark.parametrize("palette", [NIGHT, HIGH_CONTRAST], ids=["night", "high contrast"])
def test_the_lamps_of_companies_stand_out_while_most_are_not(palette: object) -> None:
    look = Look(Frame(1280, 720), palette=HIGH_CONTRAST if palette is HIGH_CONTRAST else NIGHT)
    bare, four = painted(built(0, look), AT_REST), painted(built(4, look), AT_REST)
    region = QRegion()
    for lamp in lamps(built(4, look)).values():
        around = QRectF(lamp.x() - 20, lamp.y() - 20, 40, 40)
        assert not differing(bare.copy(around.toRect()), four.copy(around.toRect())).isNull()
        region += around.toRect()
    assert differ_outside(bare, four, region) == 0
    assert painted(built(1900, look), AT_REST) == bare


@pytest.mark.parametrize("motion", ["full", "reduced"])
def test_only_what_differs_is_painted_again(motion: str) -> None:
    page = built(60, Look(Frame(1280, 720), motion="reduced" if motion == "reduced" else "full"))
    first, second, *_ = lamps(page)
    page.changes(0, 4000)
    at = {4000.0: Intent("light", first), 4300.0: Intent("light", second), 5400.0: Intent("close")}
    moments = [3990.0, 4000.0, 4050.0, 4200.0, 4300.0, 4400.0, 5300.0, 5400.0, 5460.0, 5620.0]
    before = painted(page, moments[0])
    seen = []
    for earlier, now in pairwise(moments):
        if now in at:
            page.take(at[now], now)
        region = dirty(page, earlier, now)
        after = painted(page, now)
        assert differ_outside(before, after, region) == 0, f"pixels outside dirty({earlier}, {now}) changed"
        assert region.boundingRect().width() < 1000
        before = after
        seen.append(after)
    assert seen[5] != seen[8]
    assert differing(seen[8], painted(built(60, page.look), moments[-1])).isNull(), "something is left of it"


@pytest.mark.parametrize("name", ["", LONG], ids=["short", "long"])
@pytest.mark.parametrize(("language", "scale"), [("zh", 1.0), ("en", 1.5)])
@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1440, 1080), (1080, 1440)], ids=str)
def test_the_plate_stands_on_the_page_beside_its_lamp(
    size: tuple[int, int], language: Language, scale: float, name: str
) -> None:
    companies = tuple(sample(place, name) for place in range(1, 13))
    look = Look(Frame(*size), language, text_scale=scale)
    page = built(companies, look)
    for key, lamp in lamps(page).items():
        assert page.take(Intent("light", key), 5000)
        (plate,) = page.controls
        assert plate.intent == Intent("company", key)
        assert plate.name
        assert QRectF(0, 0, *size).contains(plate.rect)
        assert plate.rect.bottom() < page.frame.progress - look.px(140), "it reaches the dock"
        assert plate.rect.height() >= look.px(96)
        assert not plate.rect.contains(lamp)


def test_another_light_moves_the_plate_and_any_other_wish_puts_it_out() -> None:
    page = built(4)
    page.take(Intent("light", "sample-1"), 5000)
    page.take(Intent("light", "sample-2"), 6000)
    assert [control.key for control in page.controls] == ["company.sample-2"]
    assert not page.take(Intent("language"), 7000)
    assert [control.key for control in page.controls] == ["explore"]


def test_a_page_that_enters_again_has_nothing_lit() -> None:
    page = built(4)
    page.take(Intent("light", "sample-1"), 5000)
    page.changes(0, 16)
    assert [control.key for control in page.controls] == ["explore"]
    assert painted(page, AT_REST) == painted(built(4), AT_REST)


# ----- by touch -------------------------------------------------------------------------------------------

DECK = """
kiosk: {source: {zh: 示例, en: Sample}}
slides:
  - {kind: cover, name: {zh: 示例园, en: Sample park}, title: {zh: 一湖灯火, en: A lake of lights}}
  - {kind: statement, title: {zh: 再会, en: Goodbye}}
companies:
  - {id: sample-1, name: {zh: 示例企业 001, en: Sample company 001}}
  - {id: sample-2, name: {zh: 示例企业 002, en: Sample company 002}}
"""


def test_a_visitor_touches_a_light_and_comes_to_its_company(tmp_path: Path, qtbot: QtBot) -> None:
    content = tmp_path / "content.yaml"
    content.write_text(DECK, "utf-8")
    with visited(content, (960, 540)) as app:
        app.wake()
        page = app.stage.scene.page
        assert isinstance(page, cover.Page)
        found = lamps(page)
        for key in ("sample-2", "sample-1"):
            app.tap(found[key].x() + 3, found[key].y() + 2)
            app.pass_time(1.0)
            assert {key for key in app.control_keys() if key.startswith("company.")} == {f"company.{key}"}
        app.tap(app.middle.x(), app.middle.y())
        app.pass_time(0.5)
        assert "company.sample-1" not in app.control_keys()

        app.tap(found["sample-1"].x(), found["sample-1"].y())
        app.pass_time(1.0)
        app.touch_control("company.sample-1")
        app.pass_time(1.0)
        assert app.stage.host.guest is not None
        app.touch_control("dock.back")
        app.pass_time(1.5)
        assert app.stage.host.guest is None
        assert app.stage.scene.page is page
        assert "company.sample-1" not in app.control_keys()

        app.tap(found["sample-1"].x(), found["sample-1"].y())
        app.drag(found["sample-2"], -300)
        app.pass_time(1.5)
        assert app.stage.index == 1, "a swipe over the city is a swipe"
        app.drag(QPointF(300, 200), 300)
        app.pass_time(1.5)
        assert app.stage.scene.page is page
        assert "company.sample-1" not in app.control_keys()


def test_the_lake_leads_on_as_it_says_also_after_a_light(tmp_path: Path) -> None:
    content = tmp_path / "content.yaml"
    content.write_text(DECK, "utf-8")
    with visited(content, (540, 960)) as app:
        app.wake()
        page = app.stage.scene.page
        assert isinstance(page, cover.Page)
        light = lamps(page)["sample-1"]
        app.tap(light.x(), light.y())
        app.pass_time(1.0)
        assert "explore" not in app.control_keys()  # beside the plate a touch puts the plate away
        app.tap(app.middle.x(), app.middle.y())
        app.pass_time(0.5)
        assert app.stage.index == 0
        app.touch_control("explore")
        app.pass_time(1.5)
        assert app.stage.index == 1


def test_where_the_dock_covers_the_invitation_nothing_unseen_is_touched(tmp_path: Path) -> None:
    content = tmp_path / "content.yaml"
    content.write_text(DECK, "utf-8")
    with visited(content, (960, 540)) as app:
        app.wake()
        page = app.stage.scene.page
        assert page is not None
        assert [control.key for control in page.controls] == ["explore"]
        assert "explore" not in app.control_keys()
        app.tap(480, 425)
        app.pass_time(1.5)
        assert app.stage.index == 0
