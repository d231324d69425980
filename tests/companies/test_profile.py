"""A company's page: composed with as little as a name and as much as a page, every part of it true and touchable."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from kiosk.charts.numeral import Numeral
from kiosk.companies.profile import ProfilePage
from kiosk.content.fields import LANGUAGES, Language
from kiosk.content.wording import WORDING
from kiosk.look.tokens import HIGH_CONTRAST
from kiosk.motion import AT_REST
from tests.companies.profiles import COMPANIES, POOR, RICH, SIZES, USUAL, dock, in_trouble, page, painted
from tests.pixels import differ_outside, dirty, pixels

pytestmark = pytest.mark.usefixtures("qapp")


# ----- at every size --------------------------------------------------------------------------------------


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", COMPANIES)
def test_no_words_meet_or_leave_the_page_or_lie_under_the_dock(
    name: str, language: Language, size: tuple[int, int], scale: float
) -> None:
    shown = page(COMPANIES[name], size, language, text_scale=scale)
    assert list(in_trouble(shown)) == []
    assert shown.end <= 1120
    if name == "poor":
        assert shown.faults == []
    assert {fault.code for fault in shown.faults} <= WORDING.keys()


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_usual_company_is_shown_whole(language: Language, size: tuple[int, int]) -> None:
    shown = page(USUAL, size, language)
    assert shown.faults == []
    keys = [spot.key for spot in shown.hotspots]
    assert sorted(keys) == ["company", *(f"figure.{n}" for n in range(3)), *(f"milestone.{n}" for n in range(3))]
    # eyebrow, name, story, since; 3 figures with labels; years and 3 milestones; 2 facts, 1 honour; card, chip, plate
    assert len([block for block in shown.blocks if block.words is not None]) == 4 + 6 + 4 + 3 + 3


def test_with_nothing_but_a_name_it_is_a_constellation_over_a_calm_lake() -> None:
    shown = page(POOR, others=())
    assert [spot.key for spot in shown.hotspots] == ["company"]
    assert shown.controls == []
    assert len([block for block in shown.blocks if block.words is not None]) == 1


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
def test_what_finds_no_room_is_told_to_staff(size: tuple[int, int]) -> None:
    shown = page(RICH, size)
    told = {fault.text for fault in shown.faults if fault.code == "company_crowded"}
    assert RICH["figures"][11]["label"]["zh"] in told  # type: ignore[index]
    assert RICH["facts"][9]["zh"] in told  # type: ignore[index]
    assert RICH["facts"][0]["zh"] not in told  # type: ignore[index]
    assert RICH["honours"][0]["zh"] not in told  # type: ignore[index]
    assert len([spot for spot in shown.hotspots if spot.key.startswith("milestone")]) == 20


def test_the_larger_text_is_larger() -> None:
    def tall(shown: ProfilePage) -> float:
        blocks = [block for block in shown.blocks if block.words is not None and type(block) is not Numeral]
        return sum(block.words.height() for block in blocks if block.words is not None)

    assert tall(page(USUAL, (1080, 1920), text_scale=1.5)) > 1.1 * tall(page(USUAL, (1080, 1920)))


# ----- what a touch answers -------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", COMPANIES)
def test_every_hotspot_has_its_blocks_and_its_place(name: str, size: tuple[int, int]) -> None:
    shown = page(COMPANIES[name], size)
    keys = [spot.key for spot in shown.hotspots]
    assert len(set(keys)) == len(keys)
    assert {block.group for block in shown.blocks} - {None} == set(keys)
    for spot in shown.hotspots:
        assert spot.title.strip()
        assert not spot.rect.isEmpty()
        assert QRectF(0, 0, size[0], dock(shown).top()).contains(spot.rect), spot


def test_figures_and_milestones_say_what_they_know() -> None:
    spots = {spot.key: spot for spot in page(USUAL, language="en").hotspots}
    assert (spots["figure.0"].title, spots["figure.0"].lines) == (
        "Covered: 300+ cities", ("Sample company 002", "one"),
    )  # fmt: skip
    assert (spots["milestone.1"].title, spots["milestone.1"].lines) == ("2023.12", ("Passes a test", "First", "一"))
    assert spots["milestone.1"].accent == "gold"
    assert spots["company"].lines[0] == USUAL["legal_name"]


def test_figures_start_from_what_they_showed_before() -> None:
    shown = page(USUAL, before={"figure.0": 200.0, "figure.1": 5.0, "figure.2": 1.0})
    assert {key: shown.values[key] for key in ("figure.0", "figure.1")} == {"figure.0": 300.0, "figure.1": 5.0}
    numerals = [block for block in shown.blocks if isinstance(block, Numeral)]
    assert float(numerals[0].before) == 200.0


def test_milestones_stand_true_to_scale() -> None:
    steps = [{"date": f"{year}-06", "text": str(year)} for year in (2019, 2021, 2025)]
    spots = [spot for spot in page({**POOR, "milestones": steps}).hotspots if spot.key.startswith("milestone")]
    first, second, third = (spot.rect.center().x() for spot in spots)
    assert (third - second) / (second - first) == pytest.approx(2, rel=0.02)


def test_a_picture_can_be_pinched(tmp_path: Path) -> None:
    photo = QImage(400, 300, QImage.Format.Format_RGB32)
    photo.fill(0xFFFFFF)
    assert photo.save(str(tmp_path / "a.png"))
    assert page({**USUAL, "picture": "a.png"}, folder=tmp_path).zoomable is not None


# ----- pixels ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280)], ids=str)
def test_what_is_dirty_covers_all_that_changes(size: tuple[int, int]) -> None:
    shown = page(USUAL, size)
    frames = [(ms, painted(shown, ms)) for ms in (0, 150, 300, 450, 700, 1000, shown.end, AT_REST)]
    for (before, old), (now, new) in pairwise(frames):
        region = dirty(shown, before, now)
        assert differ_outside(old, new, region) == 0, f"pixels outside dirty({before}, {now}) changed"


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
def test_high_contrast_has_a_black_ground(size: tuple[int, int]) -> None:
    image = painted(page({**USUAL, "link": None}, size, palette=HIGH_CONTRAST))
    assert (pixels(image) == 0).mean() > 0.7
    assert pixels(image).max() == 0xFFFFFF
