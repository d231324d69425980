"""The book of pages: built in small steps, a few kept, and what fails is reported once and never asked for again."""

from collections.abc import Callable

import pytest

from kiosk.content.deck import Slide
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.stage.pagebook import PageBook
from tests.stage.theatre import MADE_UP, deck, failing, plain

pytestmark = pytest.mark.usefixtures("qapp")

Reports = list[tuple[int, str]]
MakeBook = Callable[..., PageBook]


@pytest.fixture
def reports() -> Reports:
    return []


@pytest.fixture
def make(reports: Reports) -> MakeBook:
    def book(*slides: Slide) -> PageBook:
        look = Look(Frame(640, 360))
        return PageBook(deck(*slides), MADE_UP, look, lambda index, error: reports.append((index, str(error))))

    return book


def test_a_page_is_finished_in_many_small_steps(make: MakeBook) -> None:
    book = make(plain("one"), plain("two"))
    steps = 0
    while book.step(1):
        steps += 1
        assert not book.ready(1)
    assert book.ready(1)
    assert steps > 3
    assert not book.ready(0)
    assert not book.step(1)


def test_a_page_is_made_once(make: MakeBook) -> None:
    book = make(plain("one"))
    first = book.page(0)
    assert first is not None
    assert first.slide.title.zh == "one"
    assert book.page(0) is first


def test_a_page_that_is_begun_is_finished_when_asked_for(make: MakeBook) -> None:
    book = make(plain("one"))
    book.step(0)
    book.step(0)
    assert book.page(0) is not None
    assert book.ready(0)


@pytest.mark.parametrize("where", ["build", "paint"])
def test_what_fails_is_reported_once_and_passed_over(make: MakeBook, reports: Reports, where: str) -> None:
    book = make(plain("one"), failing(where), plain("three"))
    for _ in range(3):
        assert book.page(1) is None
        assert not book.step(1)
    assert [index for index, _ in reports] == [1]
    assert not book.may_show(1)
    assert not book.ready(1)
    assert [book.may_show(index) for index in (0, 2)] == [True, True]
    assert book.page(2) is not None


def test_a_kind_that_is_not_there_fails_like_any_other(make: MakeBook, reports: Reports) -> None:
    book = make(Slide.model_validate({"kind": "gone", "title": "gone"}))
    assert book.page(0) is None
    assert len(reports) == 1


def test_what_fails_on_stage_is_set_aside_too(make: MakeBook, reports: Reports) -> None:
    book = make(plain("one"))
    assert book.page(0) is not None
    book.fail(0, RuntimeError("lamp burst"))
    book.fail(0, RuntimeError("again"))
    assert reports == [(0, "lamp burst")]
    assert book.page(0) is None


def test_only_the_wanted_pages_are_kept(make: MakeBook) -> None:
    book = make(*(plain(str(number)) for number in range(5)))
    pages = [book.page(index) for index in range(5)]
    book.keep({1, 2})
    assert [book.ready(index) for index in range(5)] == [False, True, True, False, False]
    assert book.page(1) is pages[1]
    assert book.page(0) is not pages[0]


def test_a_page_starts_from_the_values_before(make: MakeBook) -> None:
    page = make(plain("one", amount="900")).page(0, {"figure": 400.0})
    assert page is not None
    assert page.before == {"figure": 400.0}
    assert page.values == {"figure": 900.0}
