"""The dock: cells for every wish in every look, its words inside their cells, and only what changes painted again."""

import math
from dataclasses import replace
from itertools import pairwise

import pytest

from kiosk.content.deck import Screen
from kiosk.content.fields import LANGUAGES, Language
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.look.words import say
from kiosk.pages.controls import Intent
from kiosk.stage.dock import Dock, DockState
from kiosk.stage.reach import Reach
from tests.panes import (
    LOOKS,
    PLAIN,
    SMALL,
    UPRIGHT,
    assert_touchable,
    assert_words_stand_apart,
    name,
    painted,
    reach,
    same,
    told,
)
from tests.pixels import differing

pytestmark = pytest.mark.usefixtures("qapp")
STATE = DockState(3, 18, "30 秒后继续轮播")


def dock(look: Look, state: DockState = STATE, *, lowered: bool = False) -> Dock:
    made = Dock(look, reach(look), lowered)
    made.say(replace(state, line=say("loop_in", look.language, seconds=30) if state.line else ""))
    made.show(0.0)
    made.advance(1.0)
    return made


@pytest.mark.parametrize("companies", [True, False])
@pytest.mark.parametrize("look", LOOKS, ids=name)
def test_every_cell_is_named_touchable_and_holds_its_words(look: Look, companies: bool) -> None:
    shown = dock(look, replace(STATE, companies=companies))
    assert_touchable(shown.controls, look)
    assert all(shown.plate.adjusted(-0.5, 0, 0.5, 0).contains(control.rect) for control in shown.controls)
    keys = ["home", "companies", "previous", "next", "language", "access"]
    if not companies:
        keys.remove("companies")
    assert [control.key for control in shown.controls] == [f"dock.{key}" for key in keys]
    assert [control.intent for control in shown.controls] == [Intent(key) for key in keys]
    assert {control.group for control in shown.controls} == {"dock"}
    words = {key: [label.words] for key, label in shown.labels.items()} | {"page": [placed for placed, _ in shown.said]}
    for key, placed in words.items():
        for one in placed:
            assert shown.cells[key].contains(one.rect), (key, one.setting.lines)
    assert_words_stand_apart(one for placed in words.values() for one in placed)
    for label in shown.labels.values():
        assert not label.icon_rect.intersects(label.words.rect)


@pytest.mark.parametrize("look", LOOKS, ids=name)
def test_all_labels_are_of_one_size(look: Look) -> None:
    assert len({label.words.setting.pixels for label in dock(look).labels.values()}) == 1


@pytest.mark.parametrize("back", [False, True])
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("size", [(1080, 1920), (1440, 1080), (1920, 1080), (3840, 2160)], ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
def test_words_have_air_between_them(language: Language, size: tuple[int, int], scale: float, back: bool) -> None:
    look = Look(Frame(*size), language, text_scale=scale)
    shown = dock(look, replace(STATE, back=back))
    words = sorted((label.words.rect for label in shown.labels.values()), key=lambda rect: rect.left())
    assert all(right.left() - left.right() >= look.px(21.9) for left, right in pairwise(words))


@pytest.mark.parametrize("look", [Look(Frame(1080, 1920), text_scale=scale) for scale in (1.0, 1.25, 1.5)], ids=name)
def test_that_the_loop_is_held_stands_in_one_line(look: Look) -> None:
    shown = Dock(look, reach(look))
    shown.say(replace(STATE, line=say("loop_held", look.language)))
    shown.lay()
    assert [len(placed.setting.lines) for placed, _ in shown.said] == [1, 1]


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("size", [(1080, 1920), (1024, 768), (1920, 1080)], ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_moves_up_or_down_while_it_counts(language: Language, size: tuple[int, int], scale: float) -> None:
    look = Look(Frame(*size), language, text_scale=scale)
    shown, seen = Dock(look, reach(look)), set()
    shown.lay()
    for seconds in (30, 11, 10, 9, 1):
        shown.say(replace(STATE, line=say("loop_in", language, seconds=seconds)))
        seen.add(tuple((placed.baseline, placed.setting.pixels, len(placed.setting.lines)) for placed, _ in shown.said))
    assert len(seen) == 1


def test_where_names_are_long_for_the_plate_shorter_ones_stand_on_it_and_are_still_said_in_full() -> None:
    def words(size: tuple[int, int], scale: float) -> set[str]:
        shown = dock(Look(Frame(*size), "en", text_scale=scale), replace(STATE, back=True))
        assert "Previous company" in {control.name for control in shown.controls}
        assert "Accessibility" in {control.name for control in shown.controls}
        return {label.words.setting.lines[0].text.replace("\u00a0", " ") for label in shown.labels.values()}

    assert {"Previous company", "Next company", "Accessibility"} <= words((1920, 1080), 1.0)
    assert {"Previous", "Next", "Accessibility"} <= words((1080, 1920), 1.0)
    assert {"Previous", "Next", "Access"} <= words((1080, 1920), 1.5)


def test_words_get_larger_with_the_visitors_text() -> None:
    sizes = [
        dock(Look(Frame(1920, 1080), text_scale=scale)).labels["home"].words.setting.pixels for scale in (1, 1.25, 1.5)
    ]
    assert sizes == [26, 32.5, 39]


def test_the_language_cell_shows_the_other_languages_own_name() -> None:
    names = {
        language: next(c.name for c in dock(Look(Frame(1920, 1080), language)).controls if c.key == "dock.language")
        for language in LANGUAGES
    }
    assert names == {"zh": "English", "en": "中文"}


def test_where_it_stands() -> None:
    wide = dock(Look(Frame(1920, 1080)))
    assert wide.plate.getRect() == (120, 912, 1680, 124)
    assert wide.top == 912
    assert dock(Look(Frame(1920, 1080)), lowered=True).top == 944
    tall = Look(Frame(1080, 1920))
    for lowered, bottom in ((False, tall.frame.progress - 22), (True, 1908)):
        plate = dock(tall, lowered=lowered).plate
        assert (plate.left(), plate.width(), plate.height()) == (48, 984, 116)
        assert plate.bottom() == bottom
    assert dock(Look(Frame(2560, 1080))).plate.width() == 2320


def test_it_can_be_lowered_and_put_back_while_it_shows() -> None:
    shown = dock(SMALL)
    before = painted(shown, SMALL)
    shown.lowered = True
    shown.refresh()
    list(told(shown, SMALL, [1.1]))
    assert shown.top > dock(SMALL).top
    shown.lowered = False
    shown.refresh()
    *_, (_, _, after) = told(shown, SMALL, [1.2])
    assert same(before, after)


@pytest.mark.parametrize("frame", [Frame(1920, 1080), Frame(1080, 1920)], ids=str)
def test_a_screen_that_hangs_low_keeps_it_within_reach(frame: Frame) -> None:
    low = Reach(frame, Screen(bottom_edge_mm=100))
    lowered = Dock(Look(frame), low, lowered=True)
    lowered.show(0.0)
    assert lowered.plate.bottom() <= low.bottom + 0.01


def test_only_the_page_cell_is_painted_again_when_it_counts() -> None:
    shown = dock(SMALL)
    before = painted(shown, SMALL)
    shown.say(replace(shown.state, line="29 秒后继续轮播"))
    ((_, rects, after),) = told(shown, SMALL, [2.0])
    changed = differing(before, after)
    assert not changed.isEmpty()
    assert len(rects) == 1
    assert shown.cells["page"].toAlignedRect().contains(changed)
    assert rects[0] == shown.cells["page"].toAlignedRect()
    assert shown.wake(2.0) == math.inf


def test_what_cannot_be_done_is_told_and_shown() -> None:
    shown = dock(SMALL)
    before = painted(shown, SMALL)
    shown.say(replace(shown.state, can_previous=False))
    ((_, _, after),) = told(shown, SMALL, [2.0])
    assert shown.cells["previous"].toAlignedRect().adjusted(-1, -1, 1, 1).contains(differing(before, after))
    assert {c.key: c.enabled for c in shown.controls}["dock.previous"] is False


def test_nothing_is_painted_again_when_it_says_the_same() -> None:
    shown = dock(SMALL)
    shown.say(replace(shown.state))
    assert shown.wake(2.0) == math.inf
    assert shown.advance(2.0) == []


def test_without_a_place_only_the_line_stands() -> None:
    (line,) = dock(SMALL, replace(STATE, index=None)).said
    assert line[0].setting.lines[0].text.replace("\u00a0", " ") == "30 秒后继续轮播"
    assert dock(SMALL, DockState()).said == []
    (only,) = dock(SMALL, replace(STATE, line="")).said
    assert only[0].setting.lines[0].text == "4 / 18"


@pytest.mark.parametrize("look", [SMALL, PLAIN, UPRIGHT], ids=name)
def test_no_pixel_outside_what_it_says_it_reaches(look: Look) -> None:
    shown = dock(look)
    bare = painted(Dock(look, reach(look)), look)
    assert shown.extent.contains(differing(bare, painted(shown, look)))
