"""A company's page: composed with as little as a name and as much as a page, every part of it true and touchable."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import pytest
import segno
from pixels import differ_outside, dirty, pixels
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from kiosk.charts.numeral import Numeral
from kiosk.companies.profile import ProfilePage
from kiosk.companies.qr import QUIET, QrPlate
from kiosk.content.check import check
from kiosk.content.deck import Company, Deck
from kiosk.content.fields import LANGUAGES, Language
from kiosk.content.wording import WORDING
from kiosk.look.frame import Frame
from kiosk.look.lake import lake
from kiosk.look.look import Look
from kiosk.look.tokens import HIGH_CONTRAST
from kiosk.motion import AT_REST
from kiosk.pages.controls import Intent
from kiosk.slides import contents, page_of

pytestmark = pytest.mark.usefixtures("qapp")

ROOT = Path(__file__).parents[2]
SIZES = [(1920, 1080), (1080, 1920), (1440, 1080), (1280, 720), (2560, 1080), (1080, 1440)]
LINK = "https://example.com/companies/001?from=kiosk"


def both(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}


POOR = {"id": "poor", "name": both("示例企业 001", "Sample company 001")}
USUAL = {
    "id": "usual",
    "name": both("示例企业 002", "Sample company 002"),
    "legal_name": "示例企业（苏州）科技有限公司",
    "track": both("示例赛道", "Sample track"),
    "place": both("示例园", "Sample park"),
    "since": "2021",
    "story": both("一句话的示例故事，说明它做什么", "A sample story that says what it does"),
    "facts": [both("第一条示例事实", "The first sample fact"), both("第二条示例事实", "The second sample fact")],
    "honours": [both("示例荣誉", "A sample honour")],
    "figures": [
        {"label": both("覆盖", "Covered"), "value": "300+", "unit": both("城市", "cities"), "fact": both("一", "one")},
        {"label": both("示例产品", "Products"), "value": "5", "unit": both("代", "generations")},
        {"label": both("载重", "Payload"), "value": "1.8", "unit": both("吨", "tonnes")},
    ],
    "milestones": [
        {"date": "2021", "text": both("落户示例园", "Settles in the sample park"), "short": both("落户", "Settles")},
        {"date": "2023-12", "text": both("通过测试", "Passes a test"), "tag": both("首个", "First"), "fact": "一"},
        {"date": "2025-08", "text": both("发布新品", "Launches a product")},
    ],
    "link": LINK,
}
RICH = {
    **USUAL,
    "id": "rich",
    "name": both("示例" * 100, "Sample company " * 13 + "xxxxx"),
    "facts": [both(f"第 {n} 条示例事实，值得知道", f"Sample fact {n}, worth knowing") for n in range(10)],
    "honours": [both(f"示例荣誉 {n}", f"Sample honour {n}") for n in range(6)],
    "figures": [
        {"label": both(f"示例指标 {n}", f"Sample measure {n}"), "value": str(7**n), "unit": both("家", "units")}
        for n in range(12)
    ],
    "milestones": [
        {
            "date": f"{2014 + n // 2}" + (f"-{n * 5 % 12 + 1:02}" if n % 3 else ""),
            "text": both(f"第 {n} 步示例里程碑", f"Sample milestone {n}"),
            **({"tag": both("首个", "First")} if n % 6 == 0 else {}),
        }
        for n in range(20)
    ],
}
COMPANIES = {"poor": POOR, "usual": USUAL, "rich": RICH}
ALL = tuple(Company.model_validate(raw) for raw in COMPANIES.values())


def page(
    company: Mapping[str, object],
    size: tuple[int, int] = (1920, 1080),
    language: Language = "zh",
    *,
    others: tuple[Company, ...] = ALL,
    before: Mapping[str, float] | None = None,
    folder: Path = Path(),
    **look: object,
) -> ProfilePage:
    own = Company.model_validate(company)
    companies = (own, *(other for other in others if other.id != own.id))
    deck = Deck(companies=companies, folder=str(folder))
    made = ProfilePage(own, deck, replace(Look(Frame(*size), language), **look), before)  # type: ignore[arg-type]
    made.build()
    return made


def painted(shown: ProfilePage, ms: float = AT_REST) -> QImage:
    ground = lake(shown.frame, shown.waterline, shown.look.palette).toImage()
    image = ground.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(image)
    shown.paint(painter, ms)
    painter.end()
    return image


def dock(shown: ProfilePage) -> QRectF:
    frame, px = shown.frame, shown.look.px
    if frame.portrait:
        return QRectF(px(48), frame.progress - px(138), frame.width - px(96), px(116))
    return QRectF(px(120), frame.height - px(168), frame.width - px(240), px(124))


def in_trouble(shown: ProfilePage) -> Iterator[str]:
    """Words that meet others, leave the page, or lie under the dock."""
    margin, foot = shown.look.px(24), dock(shown).top()
    room = QRectF(margin, 0, shown.frame.width - 2 * margin, foot)
    words = [block.words for block in shown.blocks if block.words is not None]
    for rect in words:
        if not room.contains(rect):
            yield f"{rect.getRect()} leaves {room.getRect()}"
    for one, other in combinations(words, 2):
        met = one.intersected(other)
        if met.width() > 1 and met.height() > 1:
            yield f"{one.getRect()} meets {other.getRect()}"


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


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES[:2], ids=str)
def test_all_that_the_shipped_deck_says_of_companies_finds_room(language: Language, size: tuple[int, int]) -> None:
    """The words of every milestone, in portrait too, where figures with labels of two lines stand over them."""
    deck = check(ROOT / "content.yaml", contents()).deck
    assert deck is not None
    for company in deck.companies:
        shown = ProfilePage(company, deck, Look(Frame(*size), language), draw=page_of)
        shown.build()
        assert shown.faults == [], company.id


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


# ----- whom it leads to -----------------------------------------------------------------------------------


def other(key: str, track: str | None = None, place: str | None = None) -> Company:
    return Company.model_validate({"id": key, "name": key, "track": track, "place": place})


def leads_to(others: tuple[Company, ...]) -> Intent | None:
    shown = page({**POOR, "track": "甲", "place": "乙"}, others=others)
    return next((control.intent for control in shown.controls if control.key == "related"), None)


def test_it_leads_to_a_company_of_its_track_or_else_of_its_place() -> None:
    stranger, neighbour, kin = other("stranger", "丙", "丁"), other("neighbour", "丙", "乙"), other("kin", "甲", "丁")
    assert leads_to((stranger, neighbour, kin)) == Intent("company", "kin")
    assert leads_to((stranger, neighbour)) == Intent("company", "neighbour")
    assert leads_to((stranger,)) is None


def test_going_on_leads_round_through_the_whole_track() -> None:
    kin = tuple(other(key, "甲") for key in "abc")
    deck, at, seen = Deck(companies=(kin[0], other("stranger", "乙"), *kin[1:])), "a", []
    for _ in kin:
        company = deck.company(at)
        assert company is not None
        shown = ProfilePage(company, deck, Look(Frame(1920, 1080)))
        shown.build()
        at = str(shown.controls[0].intent.value)
        seen.append(at)
    assert seen == ["b", "c", "a"]


def test_the_card_is_large_enough_for_a_finger_and_says_where_it_leads() -> None:
    for control in page({**USUAL, "link": None}, others=(other("kin", "示例赛道"),)).controls:
        assert control.rect.height() >= 96
        assert "kin" in control.name


def compared_with(others: tuple[Company, ...]) -> Intent | None:
    shown = page({**POOR, "track": "甲"}, others=others)
    return next((control.intent for control in shown.controls if control.key == "compare"), None)


def test_it_is_compared_with_the_related_company_or_else_with_the_next_one() -> None:
    assert compared_with((other("stranger"), other("kin", "甲"))) == Intent("compare", "kin")
    assert compared_with((other("stranger"), other("another"))) == Intent("compare", "stranger")
    assert compared_with(()) is None


# ----- the code that visitors take along ------------------------------------------------------------------


def plate(shown: ProfilePage) -> QrPlate | None:
    return next((block for block in shown.blocks if isinstance(block, QrPlate)), None)


@pytest.mark.parametrize("contrast", [False, True])
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_painted_code_is_the_link(language: Language, size: tuple[int, int], contrast: bool) -> None:
    look = {"palette": HIGH_CONTRAST} if contrast else {}
    shown = page({**POOR, "link": LINK}, size, language, **look)
    code = plate(shown)
    assert code is not None
    image, area, module = painted(shown), code.code_rect, code.code.module
    expected = [[bool(dark) for dark in row] for row in segno.make(LINK, error="m", micro=False).matrix]
    count = len(expected) + 2 * QUIET
    assert area.width() == area.height() == count * module
    rows = pixels(image)[area.top() : area.bottom() + 1, area.left() : area.right() + 1]
    light = ((rows >> 8) & 0xFF) > 128
    cells = light.reshape(count, module, count, module)
    assert (cells == cells[:, :1, :, :1]).all(), "a module is not whole pixels"
    read = ~cells[:, 0, :, 0]
    assert read[QUIET:-QUIET, QUIET:-QUIET].tolist() == expected
    read[QUIET:-QUIET, QUIET:-QUIET] = False
    assert not read.any(), "the quiet zone is not light"


def test_a_plate_is_large_enough_to_be_read_from_a_metre() -> None:
    for size in SIZES:
        shown = page({**USUAL, "link": LINK}, size)
        code = plate(shown)
        if code is None:
            assert LINK in {fault.text for fault in shown.faults}
            continue
        assert code.rect.width() >= int(shown.look.px(172))
        assert code.code.module >= shown.look.px(2.5)


@pytest.mark.parametrize("length", [800, 4000])
def test_a_link_too_long_for_a_phone_to_read_is_left_out(length: int) -> None:
    link = f"https://example.com/{'x' * length}"
    shown = page({**POOR, "link": link})
    assert plate(shown) is None
    assert [fault.text for fault in shown.faults] == [link]


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
