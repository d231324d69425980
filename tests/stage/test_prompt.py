"""The question: twenty lamps, one out each second, only what changes painted again, and a large answer."""

import math

import pytest
from PySide6.QtGui import QColor, QImage

from kiosk.look.look import Look
from kiosk.pages.controls import Intent
from kiosk.stage.prompt import Prompt
from tests.panes import (
    LOOKS,
    PLAIN,
    SMALL,
    UPRIGHT,
    assert_touchable,
    assert_words_stand_apart,
    name,
    page,
    painted,
    same,
    told,
)
from tests.pixels import differing

pytestmark = pytest.mark.usefixtures("qapp")


def prompt(look: Look, seconds: float = 20.0) -> Prompt:
    made = Prompt(look)
    made.seconds = seconds
    made.show(0.0)
    made.advance(1.0)
    return made


@pytest.mark.parametrize("look", LOOKS, ids=name)
def test_everything_is_named_touchable_and_stands_apart(look: Look) -> None:
    shown = prompt(look)
    assert [(c.key, c.intent) for c in shown.controls] == [
        ("prompt.home", Intent("leave")),
        ("prompt.stay", Intent("stay")),
    ]
    assert {control.group for control in shown.controls} == {"panel"}
    assert_touchable(shown.controls, look)
    assert_words_stand_apart(shown.words)
    home, stay = (control.rect for control in shown.controls)
    assert stay.width() > 1.8 * home.width()
    for placed in shown.words:
        assert page(look).contains(placed.rect)
    *texts, unit, _, _ = (placed.rect for placed in shown.words)
    assert all(not text.intersects(shown.ring.rect) for text in texts)
    assert all(text.bottom() <= look.frame.waterline for text in texts)
    assert shown.ring.rect.bottom() <= look.frame.waterline + look.px(12)
    lamps = [shown.ring.place(index) for index in range(20)]
    inner = shown.ring.radius * 0.9
    for corner in (unit.topLeft(), unit.bottomRight(), shown.numeral.topLeft(), shown.numeral.topRight()):
        off = corner - shown.ring.centre
        assert math.hypot(off.x(), off.y()) < inner
    assert not shown.numeral.intersects(unit)
    assert shown.ring.radius >= look.px(120)
    assert lamps[0].y() < shown.ring.centre.y()


def brightness(colour: QColor) -> int:
    return colour.red() + colour.green() + colour.blue()


def lit(image: QImage, shown: Prompt) -> list[bool]:
    """Which lamps shine: their middles are bright."""
    middles = (shown.ring.place(index).toPoint() for index in range(shown.total))
    return [brightness(image.pixelColor(middle)) > 380 for middle in middles]


@pytest.mark.parametrize("look", [SMALL, PLAIN, UPRIGHT], ids=["night", "plain", "upright"])
def test_twenty_lamps_go_out_one_by_one_clockwise_from_the_top(look: Look) -> None:
    shown = prompt(look)
    assert lit(painted(shown, look), shown) == [True] * 20
    for left in (19.3, 19.0, 18.7, 13.0, 0.4, 0.0):
        shown.seconds = left
        list(told(shown, look, [21.0 - left]))
        out = 20 - math.ceil(left)
        assert lit(painted(shown, look), shown) == [False] * out + [True] * (20 - out)


def test_the_next_to_go_is_the_brightest() -> None:
    shown = prompt(SMALL, 13.0)
    image = painted(shown, SMALL)
    light = [brightness(image.pixelColor(shown.ring.place(index).toPoint())) for index in range(20)]
    assert light.index(max(light)) == 7
    assert light.count(max(light)) == 1


def test_once_a_second_only_ring_and_numeral_are_painted_again() -> None:
    shown = prompt(SMALL)
    shown.seconds = 19.9
    assert [rects for _, rects, _ in told(shown, SMALL, [1.1])] == [[]]
    shown.seconds = 19.0
    before = painted(shown, SMALL)
    ((_, rects, after),) = told(shown, SMALL, [2.0])
    assert rects
    parts = [shown.numeral, shown.ring.lamp(0), shown.ring.lamp(1)]
    assert all(any(part.toAlignedRect().adjusted(-2, -2, 2, 2).contains(r) for part in parts) for r in rects)
    assert shown.numeral.toAlignedRect().intersects(differing(before, after))


def test_it_asks_for_the_next_whole_second() -> None:
    shown = prompt(SMALL)
    shown.seconds = 12.4
    shown.advance(8.6)
    shown.advance(8.6)
    assert shown.wake(8.6) == pytest.approx(9.0, abs=0.05)
    shown.seconds = 12.0
    shown.advance(9.0)
    assert shown.wake(9.0) > 9.5
    shown.seconds = 0.0
    shown.advance(21.0)
    assert shown.wake(21.0) == math.inf
    shown.hide(21.0, at_once=True)
    shown.advance(21.0)
    shown.seconds = 20.0
    shown.advance(22.0)
    assert shown.wake(22.0) == math.inf


def test_it_covers_the_page_wholly() -> None:
    shown = prompt(SMALL)
    assert shown.opaque
    assert same(painted(shown, SMALL), painted(shown, SMALL, "#FFFFFF"))


def test_digits_stand_still_while_they_count() -> None:
    """From 19 to 18 only the second digit differs."""
    shown = prompt(SMALL, 19.0)
    before = painted(shown, SMALL)
    shown.seconds = 18.0
    ((_, _, after),) = told(shown, SMALL, [2.0])
    number = shown.numeral.toAlignedRect()
    changed = differing(before.copy(number), after.copy(number))
    assert changed.left() >= number.width() // 2 - 1


def test_as_many_lamps_as_seconds() -> None:
    shown = Prompt(SMALL, 30.0)
    shown.show(0.0)
    shown.advance(1.0)
    assert sum(lit(painted(shown, SMALL), shown)) == 30
