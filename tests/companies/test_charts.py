"""Small charts on a company's page: any slide that takes rows, drawn by its own kind, side by side over the water."""

from itertools import combinations
from pathlib import Path

import pytest
import yaml
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from kiosk.companies.charts import shared
from kiosk.companies.profile import ProfilePage
from kiosk.content.check import check
from kiosk.content.deck import MOST_CHARTS, Company, Deck, Slide
from kiosk.content.fields import Language
from kiosk.content.shape import rows_of
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.motion import AT_REST
from kiosk.slides import contents, discover, page_of

pytestmark = pytest.mark.usefixtures("qapp")

ROOT = Path(__file__).parents[2]
SIZES = [(1920, 1080), (1080, 1920), (1440, 1080)]
CHARTS = sorted(name for name, model in contents().items() if rows_of(model) is not None)


def chart(kind: str) -> Slide:
    found = discover()[kind]
    return found.content.model_validate(yaml.load(found.example, yaml.BaseLoader))


def page(
    charts: list[Slide], size: tuple[int, int], language: Language = "zh", picture: str | None = None
) -> ProfilePage:
    company = Company.model_validate({"id": "sample", "name": "示例企业", "picture": picture})
    company = company.model_copy(update={"charts": tuple(charts)})
    deck = Deck(companies=(company,), folder=str(ROOT))
    made = ProfilePage(company, deck, Look(Frame(*size), language), draw=page_of)
    made.build()
    return made


def plates(made: ProfilePage) -> list[QRectF]:
    return [control.rect for control in made.controls if control.intent.name == "chart"]


@pytest.mark.parametrize("kind", CHARTS)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_chart_is_drawn_on_its_plate_and_leads_to_itself(kind: str, size: tuple[int, int]) -> None:
    made = page([chart(kind)], size, "en")
    assert made.faults == []
    (plate,) = plates(made)
    assert [control.intent.value for control in made.controls if control.intent.name == "chart"] == [0]
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    made.paint(painter, AT_REST)
    painter.end()
    seen = image.copy(plate.toAlignedRect())
    shades = {seen.pixel(x, y) for x in range(0, seen.width(), 3) for y in range(0, seen.height(), 3)}
    assert len(shades) > 200


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("count", range(1, MOST_CHARTS + 1))
@pytest.mark.parametrize("picture", [None, "assets/van.svg"])
def test_they_stand_apart_above_the_water_beside_the_picture(
    size: tuple[int, int], count: int, picture: str | None
) -> None:
    made = page([chart("bars")] * count, size, picture=picture)
    found = plates(made)
    assert len(found) == count
    assert all(not one.intersects(two) for one, two in combinations(found, 2))
    assert all(QRectF(0, 0, size[0], made.waterline).contains(plate) for plate in found)
    assert min(plate.height() for plate in found) >= made.look.px(96), "too small for a finger"
    words = [block.words for block in made.blocks if block.words is not None and block.words not in found]
    assert not any(plate.intersects(rect) for plate in found for rect in words)
    assert [spot.key for spot in made.hotspots] == (["company"] if picture else [])


def test_a_single_plate_is_as_large_as_its_room_lets_it_be() -> None:
    (plate,) = shared(QRectF(0, 0, 900, 500), 1, 20)
    assert (plate.width(), plate.height()) == (800, 500)
    two = shared(QRectF(0, 0, 900, 500), 2, 20)
    assert all(each.width() == 440 for each in two)
    assert two[0].bottom() == two[1].bottom() == 499


def test_without_charts_nothing_changes() -> None:
    assert plates(page([], SIZES[0])) == []


CONTENT = """
slides:
  - {kind: statement, title: x}
companies:
  - id: sample
    name: {zh: 示例, en: Sample}
    charts:
"""


def checked(tmp_path: Path, charts: str) -> tuple[Company, list[tuple[str, int | None]]]:
    file = tmp_path / "content.yaml"
    file.write_text(CONTENT + charts, "utf-8")
    found = check(file, contents())
    assert found.deck is not None
    return found.deck.companies[0], [(problem.code, problem.line) for problem in found.problems]


BARS = "      - {kind: bars, title: t, bars: [{label: a, value: 1}]}\n"


def test_staff_write_charts_as_they_write_slides(tmp_path: Path) -> None:
    line = "      - {kind: line, title: t, series: [{name: a, points: [[2021, 1], [2022, 2]]}]}\n"
    company, told = checked(tmp_path, BARS + line)
    assert [chart.kind for chart in company.charts] == ["bars", "line"]
    assert told == []


def test_one_that_is_wrong_is_left_out_on_its_line(tmp_path: Path) -> None:
    wrong = "      - {kind: bars, title: t, bars: [{label: a, valeu: 1}]}\n      - {kind: cover, title: t}\n"
    company, told = checked(tmp_path, wrong + BARS)
    assert [chart.kind for chart in company.charts] == ["bars"]
    assert {line for _, line in told} == {8, 9}
    assert ("kind_unknown", 9) in told


def test_more_than_find_room_are_told(tmp_path: Path) -> None:
    company, told = checked(tmp_path, BARS * (MOST_CHARTS + 2))
    assert len(company.charts) == MOST_CHARTS
    assert told == [("charts_many", 8 + MOST_CHARTS)]


def test_a_table_fills_a_chart_too(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "rows.csv").write_text("label,value\na,1\nb,2\n", "utf-8")
    company, told = checked(tmp_path, "      - {kind: bars, title: t, data: assets/rows.csv}\n")
    assert told == []
    assert len(getattr(company.charts[0], "bars")) == 2  # noqa: B009
