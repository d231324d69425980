"""The companies of the shipped deck, on every shape of screen and at every size of text: what they say is there."""

import pytest

from kiosk.companies.profile import ProfilePage
from kiosk.content.deck import Company, Deck
from kiosk.content.fields import LANGUAGES, Language
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.slides import page_of
from tests.companies.profiles import SIZES, in_trouble

pytestmark = pytest.mark.usefixtures("qapp")

SCALES = (1.0, 1.25, 1.5)


def built(
    company: Company, shipped: Deck, size: tuple[int, int], language: Language, scale: float = 1.0
) -> ProfilePage:
    shown = ProfilePage(company, shipped, Look(Frame(*size), language, text_scale=scale), draw=page_of)
    shown.build()
    return shown


def worded(shown: ProfilePage) -> set[str | None]:
    """The keys of what can be touched and has words on the page."""
    return {block.group for block in shown.blocks if block.words is not None}


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", [*SIZES, (1280, 1024), (800, 1280), (3840, 2160)], ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
def test_names_stories_figures_and_milestones_are_all_there(
    shipped: Deck, language: Language, size: tuple[int, int], scale: float
) -> None:
    for company in shipped.companies:
        shown = built(company, shipped, size, language, scale)
        assert list(in_trouble(shown)) == [], company.id
        steps = {f"milestone.{place}" for place in range(len(company.milestones))}
        figures = {f"figure.{place}" for place in range(len(company.figures))}
        assert steps | figures <= worded(shown), company.id
        # Only facts may find no room, and the card that leads on; where one did not, the picture tells it.
        spot = next(spot for spot in shown.hotspots if spot.key == "company")
        names = {other.name.in_(language) for other in shipped.companies if other is not company}
        facts = {fact.in_(language) for fact in company.facts}
        assert {fault.text for fault in shown.faults} <= facts | names, company.id
        assert {fault.text for fault in shown.faults} - names <= set(spot.lines), company.id


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize(
    "size", [(1920, 1080), (3840, 2160), (1280, 800), (1600, 1200), (1080, 1920), (1080, 1440)], ids=str
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_on_the_usual_screens_nothing_at_all_is_left_out(
    shipped: Deck, language: Language, size: tuple[int, int], scale: float
) -> None:
    for company in shipped.companies:
        assert built(company, shipped, size, language, scale).faults == [], company.id


def test_where_text_is_enlarged_the_picture_makes_room(shipped: Deck) -> None:
    """The page keeps every word in English at half as large again, as its picture is drawn smaller."""

    def picture(scale: float) -> float:
        shown = built(shipped.companies[0], shipped, (1920, 1080), "en", scale)
        return next(spot.rect.width() for spot in shown.hotspots if spot.key == "company")

    assert picture(1.5) < 0.9 * picture(1.0)


def test_upright_and_squat_the_figures_stand_beside_the_picture(shipped: Deck) -> None:
    for size, below in (((1080, 1920), True), ((1080, 1440), False)):
        shown = built(shipped.companies[0], shipped, size, "zh")
        figures = [spot.rect for spot in shown.hotspots if spot.key.startswith("figure")]
        assert all((rect.top() > shown.waterline) is below for rect in figures), size


def test_facts_that_would_be_small_go_on_in_a_second_column(shipped: Deck) -> None:
    """In large English text the facts of a company without a past stand at both sides."""
    company = next(company for company in shipped.companies if not company.milestones)
    for scale, both_sides in ((1.0, False), (1.5, True)):
        shown = built(company, shipped, (1920, 1080), "en", scale)
        controls = [control.rect for control in shown.controls]
        words = [block.words for block in shown.blocks if block.words is not None and block.group is None]
        wet = [rect for rect in words if rect.top() > shown.waterline and rect not in controls]
        assert len(wet) == len(company.facts)
        assert any(rect.left() > shown.frame.width * 0.5 for rect in wet) is both_sides, scale
