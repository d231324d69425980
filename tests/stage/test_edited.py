"""An edit of the deck on stage: what did not change does not blink, and charts move from old values to new."""

from __future__ import annotations

from pathlib import Path

import numpy
import pytest
import yaml
from PySide6.QtGui import QImage

from kiosk.content.check import check
from kiosk.content.deck import Company, Deck
from kiosk.content.fields import Text
from kiosk.slides import contents, discover
from kiosk.stage.incoming import LONGEST, PATIENCE, Incoming
from kiosk.stage.transition import Change
from tests.pixels import colours
from tests.stage.theatre import MADE_UP, Theatre, deck, plain

pytestmark = pytest.mark.usefixtures("qapp")


# ----- what did not change does not blink -----


@pytest.fixture
def theatre() -> Theatre:
    theatre = Theatre(MADE_UP)
    theatre.stage.replace(deck(plain("one"), plain("two", amount="40"), plain("three")))
    theatre.stage.jump(1)
    theatre.arrive(1)
    theatre.run(3.0)
    return theatre


def test_an_edit_elsewhere_leaves_the_page_and_its_time_alone(theatre: Theatre) -> None:
    page, shown, elapsed = theatre.stage.scene.page, theatre.image.copy(), theatre.stage.loop.elapsed
    before = elapsed(theatre.clock.now())
    slides = theatre.stage.deck.slides
    theatre.stage.replace(deck(plain("none"), plain("first"), *slides[1:]))
    theatre.run(0.1)
    assert theatre.stage.index == 2
    assert theatre.stage.scene.page is page
    assert theatre.stage.loop.elapsed(theatre.clock.now()) == pytest.approx(before + 0.1)
    row = theatre.image.height() - 20  # there are more segments in the progress row
    assert theatre.image.copy(0, 0, 640, row) == shown.copy(0, 0, 640, row)


@pytest.mark.parametrize("edit", ["slide", "settings", "companies", "picture"])
def test_an_edit_of_what_it_shows_is_shown(theatre: Theatre, edit: str) -> None:
    old = theatre.stage.deck
    page = theatre.stage.scene.page
    new = {
        "slide": old.model_copy(update={"slides": (old.slides[0], plain("two", amount="41"), old.slides[2])}),
        "settings": old.model_copy(update={"settings": old.settings.model_copy(update={"idle_seconds": 90.0})}),
        "companies": old.model_copy(update={"companies": (Company(name=Text(zh="示例", en="Sample")),)}),
        "picture": old,
    }[edit]
    kinds = discover()
    if edit == "picture":
        written = {"kind": "picture", "title": "lake", "picture": ".\\assets/skyline.svg"}
        slide = contents()["picture"].model_validate(written)
        theatre = Theatre(dict(kinds))
        old = new = deck(slide)
        theatre.stage.replace(old)
        theatre.run(3.0)
        page = theatre.stage.scene.page
        theatre.stage.replace(new, exchanged=frozenset({"assets/van.svg"}))
        assert theatre.stage.scene.page is page  # another slide's
    theatre.stage.replace(new, exchanged=frozenset({"assets/skyline.svg"}))
    assert theatre.stage.scene.page is not page


# ----- when it is taken -----


@pytest.fixture
def incoming(theatre: Theatre) -> Incoming:
    return Incoming(theatre.clock, theatre.stage)


def edited(theatre: Theatre) -> Deck:
    slides = theatre.stage.deck.slides
    return deck(*(plain(slide.title.zh, amount="77") for slide in slides))


def test_it_is_not_taken_while_a_page_leaves(theatre: Theatre, incoming: Incoming) -> None:
    theatre.stage.jump(2)
    theatre.arrive(2)
    incoming.offer(edited(theatre), frozenset())
    leaving = 0
    for _ in theatre.play(2.0):
        was = theatre.stage.scene.leaving(theatre.clock.now())
        taken = incoming.advance()
        leaving += was
        assert not (taken and was)
        if taken:
            break
    assert leaving > 10
    assert not incoming.waiting
    assert theatre.stage.index == 2


def test_a_page_that_enters_is_waited_for_only_so_long(theatre: Theatre, incoming: Incoming) -> None:
    began = theatre.clock.now()
    theatre.stage.replace(edited(theatre))
    incoming.offer(deck(*theatre.stage.deck.slides[:2]), frozenset({"x.png"}))
    incoming.offer(deck(plain("two", amount="5")), frozenset())
    for _ in theatre.play(3.0):
        assert theatre.stage.scene.moving(theatre.clock.now())
        if incoming.advance():
            break
    assert theatre.clock.now() - began == pytest.approx(PATIENCE, abs=0.05)
    assert [slide.title.zh for slide in theatre.stage.deck.slides] == ["two"]


def test_somebody_who_swipes_without_a_rest_does_not_keep_it_out(theatre: Theatre, incoming: Incoming) -> None:
    began = theatre.clock.now()
    incoming.offer(edited(theatre), frozenset())
    theatre.stage.jump(0)
    for _ in theatre.play(2 * LONGEST):
        if incoming.advance():
            break
        if not theatre.stage.scene.leaving(theatre.clock.now()):
            theatre.stage.jump((theatre.stage.index or 0) ^ 1)
            theatre.tick()
    assert theatre.clock.now() - began < LONGEST + 0.2
    assert theatre.stage.deck.slides[0] == plain("one", amount="77")


def test_its_page_is_painted_before_it_is_taken(theatre: Theatre, incoming: Incoming) -> None:
    new = edited(theatre)
    let_go: list[bool] = []
    incoming = Incoming(theatre.clock, theatre.stage, lambda: let_go.append(theatre.stage.deck is not new))
    incoming.offer(new, frozenset())
    assert incoming.advance()
    assert let_go == [True]
    assert theatre.stage.book.ready(1)
    assert not incoming.advance()


# ----- charts -----

NUMBERS = {
    "metrics": ("figures:\n  - {{label: 示例, value: {0}, unit: 家}}", 998, 991),
    "bars": ("bars:\n  - {{label: 甲, value: {0}}}\n  - {{label: 乙, value: 100}}", 90, 20),
    "shares": ("shares:\n  - {{label: 甲, share: {0}%, of: 全市}}\n  - {{label: 乙, share: 95%, of: 全市}}", 90, 30),
    "line": ("series:\n  - {{name: 甲, points: [[2021, 20], [2022, {0}], [2023, 100]]}}", 90, 10),
    "dots": ("groups:\n  - {{label: 甲, value: {0}}}\n  - {{label: 乙, value: 1000}}", 900, 600),
}


@pytest.mark.parametrize("kind", NUMBERS)
def test_charts_move_from_old_values_to_new(kind: str, tmp_path: Path) -> None:
    """On its way the chart lies nearer to its old picture than one that grows from nothing; at last it is new."""
    written, old, new = NUMBERS[kind]

    def made(value: int) -> Deck:
        slide = {"kind": kind, "title": {"zh": "示例", "en": "Sample"}, **yaml.safe_load(written.format(value))}
        file = tmp_path / "content.yaml"
        file.write_text(yaml.safe_dump({"slides": [slide]}, allow_unicode=True), "utf-8")
        found = check(file, contents()).deck
        assert found is not None
        return found

    def rest(*values: int) -> tuple[Theatre, QImage]:
        theatre = Theatre(dict(discover()), (480, 270))
        for value in values:
            theatre.stage.replace(made(value), Change("none"))
            theatre.run(3.0, 0.5)
        return theatre, theatre.fresh()

    def unlike(one: QImage, other: QImage) -> float:
        return float(numpy.abs(colours(one) - colours(other)).mean())

    edited, before = rest(old)
    fresh, _ = rest(old)
    _, after = rest(new)
    assert fresh.stage.scene.page is not None
    fresh.stage.scene.page.values.clear()  # as if the chart had not shown before
    edited.stage.replace(made(new))
    fresh.stage.replace(made(new))
    nearer: list[float] = []
    left: list[float] = []
    for _ in range(4):
        edited.run(0.25, 0.125)
        fresh.run(0.25, 0.125)
        nearer.append(unlike(fresh.fresh(), before) - unlike(edited.fresh(), before))
        left.append(unlike(edited.fresh(), after))
    assert max(nearer) > 0.2 * unlike(before, after)
    edited.run(3.0, 0.5)
    assert left[0] > left[2] >= left[3] >= unlike(edited.fresh(), after)
    assert unlike(edited.fresh(), after) < 0.1 * unlike(before, after)
