"""The key under a finger is searched for, and its cards are painted, before the finger is lifted."""

import pytest

from kiosk.companies.directory import DirectoryPage
from kiosk.companies.found import Found, Order
from kiosk.companies.search import Index
from kiosk.content.fields import Language
from kiosk.pages.controls import Intent
from tests.companies.crowds import crowd
from tests.companies.directories import page, settled, shot
from tests.pixels import differing

pytestmark = pytest.mark.usefixtures("qapp")
COUNT, FRAME = 200, 16.0


class Counting(Index):
    """An index that counts what it is asked."""

    asked = 0

    def find(self, query: str, track: str | None = None, order: Order = "name", language: Language = "zh") -> Found:
        self.asked += 1
        return super().find(query, track, order, language)


@pytest.fixture
def made() -> DirectoryPage:
    return settled(page(COUNT))


def hold(made: DirectoryPage, key: str, frames: int, ms: float = 6000.0) -> float:
    """Press that key for so many frames; returns the moment after them."""
    made.press(frozenset({key}))
    for _ in range(frames):
        made.changes(ms, ms + FRAME)
        ms += FRAME
    return ms


def unpainted(made: DirectoryPage, ms: float) -> int:
    tiles, cards = made.grid.tiles, [made.card(place) for place, _ in made.grid.seen(ms)]
    return sum(not (tiles.has_words(card) and tiles.painted(card)) for card in cards)


@pytest.mark.parametrize(
    ("key", "intent"), [("pad.A", Intent("letter", "A")), ("pad.order.year", Intent("order", "year"))]
)
def test_what_a_held_key_finds_is_painted_when_it_is_let_go(made: DirectoryPage, key: str, intent: Intent) -> None:
    other = settled(page(COUNT))
    ms = hold(made, key, 40)
    made.press(frozenset())
    for each in (made, other):
        assert each.take(intent, ms)
    assert unpainted(made, ms) == 0
    assert unpainted(other, ms) > 0
    for each in (made, other):
        settled(each, ms + 5000)
    assert made.places == other.places
    assert differing(shot(made, ms + 5000), shot(other, ms + 5000)).isNull()


def test_it_is_searched_for_once_and_not_in_the_frame_that_answers_the_touch(made: DirectoryPage) -> None:
    index = Counting.of(crowd(COUNT).companies)
    assert isinstance(index, Counting)
    made.index = index
    before = index.asked
    ms = hold(made, "pad.A", 1)
    assert index.asked == before
    assert made.next_change(ms) == ms  # there is more to do, whatever else moves
    ms = hold(made, "pad.A", 9, ms)
    made.take(Intent("letter", "A"), ms)
    assert index.asked == before + 1


def test_a_finger_that_slides_to_another_key_finds_what_that_one_means(made: DirectoryPage) -> None:
    ms = hold(made, "pad.A", 8)
    ms = hold(made, "pad.B", 1, ms)
    made.take(Intent("letter", "B"), ms)
    assert made.places == settled(page(COUNT)).index.find("B").companies  # type: ignore[union-attr]


def test_a_key_that_is_no_search_has_nothing_done(made: DirectoryPage) -> None:
    settled(made, 6000)
    rest = made.next_change(7000)
    hold(made, "pad.home", 1, 7000)
    settled(made, 7000)
    assert made.next_change(7000) == rest


def test_another_index_forgets_what_the_old_one_found(made: DirectoryPage) -> None:
    ms, before = hold(made, "pad.A", 8), made.index
    companies = crowd(COUNT).companies
    named = next(company.name for company in companies if company.name.zh.startswith("安"))
    made.index = Index.of([*companies[:-1], companies[-1].model_copy(update={"name": named})])
    made.take(Intent("letter", "A"), ms)
    assert before is not None
    assert made.places == made.index.find("A").companies != before.find("A").companies
