"""The accessibility sheet: four choices told and shown by shape, fitting in every look, drawn down by a finger."""

import math
from dataclasses import replace

import pytest

from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.pages.controls import Intent
from kiosk.stage.access import Access
from kiosk.stage.sheet import Sheet
from tests.panes import (
    CALM,
    LOOKS,
    PLAIN,
    SMALL,
    assert_touchable,
    assert_words_stand_apart,
    name,
    painted,
    reach,
    same,
    told,
)
from tests.pixels import colours, differing, light, pixels

pytestmark = pytest.mark.usefixtures("qapp")
USUAL = Access()
INTENTS = {
    "sheet.text": Intent("text_size"),
    "sheet.contrast": Intent("contrast"),
    "sheet.calm": Intent("calm"),
    "sheet.lower": Intent("lower"),
    "sheet.reset": Intent("reset_access"),
    "sheet.done": Intent("close"),
}


def sheet(look: Look, access: Access = USUAL) -> Sheet:
    made = Sheet(look, reach(look))
    made.say(access)
    made.show(0.0)
    made.advance(1.0)
    return made


@pytest.mark.parametrize("look", LOOKS, ids=name)
def test_everything_is_named_touchable_and_holds_its_words(look: Look) -> None:
    shown = sheet(look, Access(text_scale=look.text_scale))
    assert {control.key: control.intent for control in shown.controls} == INTENTS
    assert {control.group for control in shown.controls} == {"panel"}
    assert_touchable(shown.controls, look)
    assert all(shown.plate.contains(control.rect) for control in shown.controls)
    steps = [words for tile in shown.tiles for _, words in tile.steps]
    words = [*shown.words, *(placed for tile in shown.tiles for placed in tile.words), *steps]
    assert_words_stand_apart(words)
    for tile in shown.tiles:
        graphics = [tile.icon_rect, *([tile.switch_rect] if tile.switch_rect else [])]
        for placed in tile.words:
            assert tile.rect.contains(placed.rect), placed.setting.lines
            assert not any(placed.rect.intersects(graphic) for graphic in graphics)
        for rect, placed in tile.steps:
            assert tile.rect.contains(rect)
            assert rect.contains(placed.rect)
            assert not any(rect.intersects(title.rect) for title in tile.words)
    assert all(shown.plate.contains(placed.rect) for placed in shown.words)


@pytest.mark.parametrize("look", [look for look in LOOKS if not look.palette.plain], ids=name)
def test_titles_stand_on_one_line(look: Look) -> None:
    rows: dict[float, set[float]] = {}
    for tile in sheet(look).tiles:
        rows.setdefault(tile.rect.top(), set()).add(round(tile.words[0].rect.center().y(), 1))
    assert all(len(lines) == 1 for lines in rows.values())


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (3840, 2160)])
def test_everything_to_touch_is_within_reach_of_somebody_who_sits(size: tuple[int, int]) -> None:
    for scale in (1.0, 1.5):
        look = Look(Frame(*size), text_scale=scale)
        assert all(control.rect.top() >= reach(look).top for control in sheet(look).controls)


def test_it_rises_to_where_the_design_has_it() -> None:
    shown = sheet(Look(Frame(1920, 1080)))
    assert shown.plate.top() == pytest.approx(436, abs=4)
    assert [tile.rect.getRect() for tile in shown.tiles][:2] == [(120, 590, 402, 296), (546, 590, 402, 296)]


def test_switches_say_their_state() -> None:
    def state(access: Access) -> dict[str, bool | None]:
        return {control.key: control.checked for control in sheet(SMALL, access).controls}

    off = dict.fromkeys(("sheet.text", "sheet.contrast", "sheet.calm", "sheet.lower"), False)
    plain = {"sheet.reset": None, "sheet.done": None}
    assert state(Access()) == off | plain
    assert state(Access(1.25, True, True, True)) == dict.fromkeys(off, True) | plain


def test_the_size_of_text_is_said() -> None:
    names = [
        next(c.name for c in sheet(SMALL, Access(scale)).controls if c.key == "sheet.text") for scale in (1, 1.25, 1.5)
    ]
    assert names == ["文字大小: 标准", "文字大小: ×1.25", "文字大小: ×1.5"]


@pytest.mark.parametrize("look", [SMALL, PLAIN], ids=["night", "plain"])
@pytest.mark.parametrize(
    ("key", "change"),
    [
        ("text", {"text_scale": 1.25}),
        ("contrast", {"contrast": True}),
        ("calm", {"calm": True}),
        ("lower", {"lowered": True}),
    ],
)
def test_only_the_tile_that_changed_is_painted_again(look: Look, key: str, change: dict[str, object]) -> None:
    shown = sheet(look)
    before = painted(shown, look)
    shown.say(replace(shown.access, **change))  # type: ignore[arg-type]
    ((_, rects, after),) = told(shown, look, [2.0])
    tile = next(control.rect for control in shown.controls if control.key == f"sheet.{key}").toAlignedRect()
    assert len(rects) == 1
    assert tile.adjusted(-1, -1, 1, 1).contains(rects[0])
    assert not differing(before, after).isEmpty()
    shown.say(Access())
    ((_, _, again),) = told(shown, look, [3.0])
    assert same(before, again)


@pytest.mark.parametrize("look", [SMALL, PLAIN], ids=["night", "plain"])
def test_a_switch_that_is_on_is_told_by_shape(look: Look) -> None:
    """Also to somebody who sees no colours: the knob is on the other side, with a tick in it."""
    off, on = (painted(sheet(look, Access(contrast=contrast)), look) for contrast in (False, True))
    rect = sheet(look).tiles[1].switch_rect
    assert rect is not None
    grey = [colours(image.copy(rect.toAlignedRect())).sum(axis=2) for image in (off, on)]
    half = grey[0].shape[1] // 2
    assert abs(grey[0][:, :half] - grey[1][:, :half]).max() > 200
    assert abs(grey[0][:, half:] - grey[1][:, half:]).max() > 200


def test_the_page_stays_visible_behind_the_scrim() -> None:
    above = sheet(SMALL).plate.toAlignedRect().top() // 2
    scrimmed = painted(sheet(SMALL), SMALL).pixelColor(5, above)
    bare = painted(Sheet(SMALL, reach(SMALL)), SMALL).pixelColor(5, above)
    assert 0.35 < scrimmed.lightnessF() / bare.lightnessF() < 0.65
    assert painted(sheet(PLAIN), PLAIN).pixelColor(5, above) == bare


def test_a_finger_draws_it_down_and_it_springs_back() -> None:
    shown = sheet(SMALL)
    before = painted(shown, SMALL)
    lights = []
    for step, pull in enumerate((40.0, 90.0, 90.0)):
        shown.pull = pull
        ((_, _, image),) = told(shown, SMALL, [1.1 + step / 60])
        lights.append(light(image.copy(0, 0, 960, 100)))
    assert light(before.copy(0, 0, 960, 100)) < lights[0] < lights[1] == lights[2]
    assert same_moved(before, painted(shown, SMALL), 90)
    assert shown.wake(1.2) == math.inf
    shown.let_go(2.0)
    assert shown.wake(2.0) < 2.1
    *_, (_, _, last) = told(shown, SMALL, [2 + n / 60 for n in range(20)])
    assert same(before, last)
    assert shown.pull == 0
    assert shown.wake(3.0) == math.inf


def same_moved(first: object, second: object, down: int) -> bool:
    top = 340  # below the sheet's rounded corners
    one, two = (pixels(image)[:, 200:760] for image in (first, second))  # type: ignore[arg-type]
    return bool((one[top : 540 - down] == two[top + down : 540]).all())


def test_it_never_goes_up_and_comes_back_in_its_place() -> None:
    shown = sheet(SMALL)
    before = painted(shown, SMALL)
    shown.pull = -50.0
    assert shown.pull == 0
    shown.pull = 200.0
    list(told(shown, SMALL, [1.1]))
    shown.hide(1.1)
    list(told(shown, SMALL, [1.1, 1.2, 1.5]))
    shown.show(2.0)
    *_, (_, _, last) = told(shown, SMALL, [2.0, 2.1, 2.5])
    assert same(before, last)


def test_with_less_motion_it_is_back_at_once() -> None:
    shown = sheet(CALM)
    before = painted(shown, CALM)
    shown.pull = 60.0
    list(told(shown, CALM, [1.1]))
    shown.let_go(1.2)
    ((_, _, last),) = told(shown, CALM, [1.2])
    assert same(before, last)


def test_a_tile_pressed_on_a_sheet_drawn_down_is_told_where_it_is() -> None:
    shown = sheet(SMALL)
    shown.pull = 60.0
    list(told(shown, SMALL, [1.1]))
    shown.press(["sheet.calm"], 1.2)
    list(told(shown, SMALL, [1.2, 1.3]))
    shown.press([], 1.3)
    list(told(shown, SMALL, [1.31, 1.4, 1.6]))
