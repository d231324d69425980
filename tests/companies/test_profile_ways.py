"""Where a company's page leads to: the related company, the comparison, and the code that visitors take along."""

import pytest
import segno

from kiosk.companies.profile import ProfilePage
from kiosk.companies.qr import QUIET, QrPlate
from kiosk.content.deck import Company, Deck
from kiosk.content.fields import LANGUAGES, Language
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.look.tokens import HIGH_CONTRAST, NIGHT
from kiosk.pages.controls import Intent
from tests.companies.profiles import LINK, POOR, SIZES, USUAL, page, painted
from tests.pixels import pixels

pytestmark = pytest.mark.usefixtures("qapp")


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
    shown = page({**POOR, "link": LINK}, size, language, palette=HIGH_CONTRAST if contrast else NIGHT)
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
