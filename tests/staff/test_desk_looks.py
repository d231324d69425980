"""How the panel looks on every screen: words fit and stand apart, what is touched is large enough, pixels are told."""

import math
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from itertools import combinations
from typing import TypeVar

import pytest
from PySide6.QtGui import QColor

from kiosk.content.fields import Language, Text
from kiosk.content.schedule import Show
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.look.tokens import CHIP_ON, HIGH_CONTRAST
from kiosk.staff.choices import LEVELS
from kiosk.staff.desk.console import Console
from kiosk.staff.desk.greeting import Greeting
from kiosk.staff.desk.live import LiveView
from kiosk.staff.desk.machine import MachineView
from kiosk.staff.desk.pad import PadState, PadView
from kiosk.staff.desk.slide_rows import hours_words
from kiosk.staff.desk.state import Known
from kiosk.staff.desk.today import TodayView
from kiosk.staff.desk.trial import ScreenTest, TouchTest
from kiosk.staff.desk.veil import Veil
from kiosk.staff.desk.view import View
from tests.panes import LANGUAGES, SIZES, SMALL, assert_words_stand_apart, name, page, painted, same, told
from tests.staff.desks import at_a_moment

pytestmark = pytest.mark.usefixtures("qapp")

LOOKS = [Look(Frame(*size), language) for size in SIZES for language in LANGUAGES]
LOOKS += [Look(Frame(*size), palette=HIGH_CONTRAST) for size in SIZES[:2]]
#: At three shapes of screen everything is also painted.
PAINTED = [LOOKS[0], LOOKS[3], LOOKS[-1]]
Seen = TypeVar("Seen", bound=View)
CONSOLES: list[type[Console]] = [LiveView, TodayView, MachineView]
each_look = pytest.mark.parametrize("look", LOOKS, ids=name)


def shown(view: Seen) -> Seen:
    view.show(0.0)
    view.advance(1.0)
    return view


def rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def assert_touchable(view: View) -> None:
    """Named, on the page, at least 96 u each way unless a list's edge cuts it, and none over another."""
    look, found = view.look, view.touchable
    whole = {control.key: control.rect for control in view.controls}
    for control in found:
        assert control.name, control.key
        assert page(look).adjusted(-0.5, -0.5, 0.5, 0.5).contains(control.rect), control.key
        assert whole[control.key].width() >= look.px(96) - 0.01, control.key
        assert whole[control.key].height() >= look.px(96) - 1, control.key
    for one, two in combinations(found, 2):
        common = one.rect & two.rect
        assert common.width() < 0.01 or common.height() < 0.01, (one.key, two.key)
    assert len({control.key for control in found}) == len(found)


@each_look
@pytest.mark.parametrize("kind", CONSOLES)
def test_words_of_the_open_panel_fit_and_controls_are_large(kind: type[Console], look: Look) -> None:
    view = shown(kind(look, at_a_moment()))
    assert_words_stand_apart(placed for placed, _ in view.words)
    assert_touchable(view)
    for card in view.cards:
        assert page(look).contains(card)
    for one, two in combinations(view.cards, 2):
        assert (one & two).isEmpty()


def test_on_a_narrow_screen_the_slides_have_as_much_room_as_the_problems() -> None:
    problems, slides, _ = shown(LiveView(Look(Frame(1440, 1080)), at_a_moment())).cards
    assert slides.width() == problems.width()
    problems, slides, _ = shown(LiveView(Look(Frame(1920, 1080)), at_a_moment())).cards
    assert slides.width() < problems.width()


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_long_a_welcome_shows_stands_in_one_line(language: Language) -> None:
    look = Look(Frame(1440, 1080), language)
    spans = [control for control in shown(TodayView(look, at_a_moment())).controls if ".span." in control.key]
    assert len(spans) == 5
    for control in spans:
        assert look.measure(control.name, CHIP_ON, 26) <= control.rect.width() - look.px(8) + 0.01, control.name


@each_look
@pytest.mark.parametrize(
    "state",
    [
        PadState(),
        PadState(digits=12),
        PadState(line="PIN 不对，还可以试 4 次", bad=True),
        PadState(open=False, none=True),
    ],
    ids=["empty", "full", "wrong", "none"],
)
def test_words_of_the_pad_fit_and_keys_are_large(state: PadState, look: Look) -> None:
    pad = PadView(look)
    pad.say(state)
    shown(pad)
    assert_words_stand_apart(placed for placed, _ in pad.words)
    assert_touchable(pad)


@pytest.mark.parametrize("look", PAINTED, ids=name)
@pytest.mark.parametrize("kind", CONSOLES)
def test_what_is_laid_anew_looks_as_if_it_had_been_new(kind: type[Console], look: Look) -> None:
    """What is kept from before is what would be painted; and every pixel that changes is told."""
    before, after = at_a_moment(), at_a_moment(changed=True)
    view = shown(kind(look, before))
    first = painted(view, look)
    view.say(after)
    ((_, _, second),) = told(view, look, [1.1])
    fresh = shown(kind(look, after))
    assert same(second, painted(fresh, look))
    assert same(first, second) == (kind is MachineView)
    assert view.wake(2.0) == math.inf


def test_nothing_shines_through_an_open_panel() -> None:
    for view in (LiveView(SMALL, at_a_moment()), PadView(SMALL), TouchTest(SMALL), ScreenTest(SMALL)):
        shown(view)
        assert view.covers
        assert same(painted(view, SMALL, "#000000"), painted(view, SMALL, "#FFFFFF"))


def test_a_view_that_is_gone_keeps_no_pixels() -> None:
    view = LiveView(SMALL, at_a_moment())
    shown(view)
    painted(view, SMALL)
    view.hide(2.0)
    view.advance(3.0)
    assert not view.seen
    assert view.controls == view.touchable == []
    assert view.lists == {}
    assert view._plate is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_finger_pushes_a_list_and_its_edges_hold(language: str) -> None:
    view = LiveView(Look(Frame(960, 540), language), at_a_moment())  # type: ignore[arg-type]
    shown(view)
    rows = view.lists["slides"]
    inside = rows.area.center()
    assert view.holds(inside.x(), inside.y())
    view.grab(1000.0)
    view.drag(0.0, -5000.0)
    view.release(0.0, 0.0, 1000.0)
    for now in (1.1, 1.3, 2.5, 4.0):
        view.advance(now)
    assert rows.scroll.offset(4000.0) == rows.scroll.most > 0
    view.reveal("desk.pick.0")
    view.advance(4.1)
    assert "desk.pick.0" in {control.key for control in view.touchable}


# ----- over the slides -----


@pytest.mark.parametrize("look", LOOKS, ids=name)
def test_the_welcome_stands_above_the_headline(look: Look) -> None:
    greeting = Greeting(look)
    assert greeting.wake(0.0) == math.inf
    greeting.say(Text(zh="欢迎新加坡裕廊集团代表团一行", en="Welcome to the delegation of the Jurong Group"), 0.0)
    greeting.advance(1.0)
    assert page(look).contains(greeting.rect)
    assert greeting.rect.bottom() < look.frame.eyebrow - look.px(26)


@pytest.mark.parametrize("look", [LOOKS[0], LOOKS[2]], ids=name)
def test_a_long_welcome_is_set_smaller_and_an_endless_one_ends_in_dots(look: Look) -> None:
    said = []
    for length in (10, 30, 200):
        greeting = Greeting(look)
        greeting.say(Text(zh="欢" * length, en="W"), 0.0)
        greeting.advance(1.0)
        assert page(look).contains(greeting.rect)
        said.append(greeting.words)
    short, long, endless = said
    assert (short, long) == ("欢" * 10, "欢" * 30)
    assert endless.endswith("…")


def test_the_welcome_comes_changes_and_goes() -> None:
    greeting = Greeting(SMALL)
    blank = painted(greeting, SMALL)
    greeting.say(Text(zh="欢迎甲团", en="A"), 0.0)
    *_, (_, _, one) = told(greeting, SMALL, [n / 30 for n in range(10)])
    greeting.say(Text(zh="欢迎一个名字很长的乙代表团", en="B"), 1.0)
    *_, (_, _, two) = told(greeting, SMALL, [1.0, 1.1])
    assert not same(one, two)
    assert greeting.wake(1.5) == math.inf
    greeting.say(None, 2.0)
    *_, (_, _, last) = told(greeting, SMALL, [2 + n / 30 for n in range(10)])
    assert same(blank, last)


def test_the_veil_darkens_everything_and_costs_nothing_when_it_is_up() -> None:
    veil = Veil(SMALL)
    ground = painted(veil, SMALL).pixelColor(5, 5)
    for level in LEVELS[:-1]:
        veil.turn(level)
        ((_, rects, image),) = told(veil, SMALL, [float(level)])
        assert rects
        seen, wanted = rgb(image.pixelColor(500, 300)), [part * level / 100 for part in rgb(ground)]
        assert seen == pytest.approx(wanted, abs=1.5)
        assert veil.wake(200.0) == math.inf
    veil.turn(100)
    veil.advance(300.0)
    assert painted(veil, SMALL).pixelColor(5, 5) == ground


# ----- words -----


@pytest.mark.parametrize(
    ("written", "zh", "en"),
    [
        ({}, "全天", "all day"),
        ("no", "已停用", "off"),
        ({"hours": "9:30-11:30"}, "9:30–11:30", "9:30–11:30"),
        ({"hours": "22:00-02:00"}, "22:00–2:00", "22:00–2:00"),
        ({"until": "2026-12-31"}, "到 12-31", "until 12-31"),
        ({"from": "2026-12-05"}, "12-05 起", "from 12-05"),
    ],
)
def test_when_a_slide_shows_is_said_shortly(written: object, zh: str, en: str) -> None:
    show = Show.model_validate(written)
    assert (hours_words(show, "zh"), hours_words(show, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("hours", "minutes", "said"), [(8, 0, "UTC+8"), (0, 0, "UTC+0"), (-3, -30, "UTC-3:30"), (5, 45, "UTC+5:45")]
)
def test_the_zone_is_said_shortly(hours: int, minutes: int, said: str) -> None:
    zone = timezone(timedelta(hours=hours, minutes=minutes))
    known: Known = replace(at_a_moment(), now=datetime(2026, 12, 1, 10, 0, tzinfo=zone))
    assert known.zone == said
