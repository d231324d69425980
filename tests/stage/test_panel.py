"""Panels in general: they come, go, and look pressed, and tell of every pixel that changes."""

import math
from collections.abc import Callable

import pytest

from kiosk.content.fields import Language
from kiosk.look.look import Look
from kiosk.stage.dock import Dock, DockState
from kiosk.stage.panel import Panel
from kiosk.stage.prompt import Prompt
from kiosk.stage.sheet import Sheet
from tests.panes import CALM, PLAIN, SMALL, UPRIGHT, painted, reach, same, told
from tests.pixels import differing

pytestmark = pytest.mark.usefixtures("qapp")
FRAMES = [n / 60 for n in range(0, 24)]


def a_dock(look: Look) -> Dock:
    made = Dock(look, reach(look))
    made.say(DockState(0, 9, "30 秒"))
    return made


PANELS: list[Callable[[Look], Panel]] = [a_dock, lambda look: Sheet(look, reach(look)), Prompt]
NAMES = ["dock", "sheet", "prompt"]
each_panel = pytest.mark.parametrize("make", PANELS, ids=NAMES)


@each_panel
@pytest.mark.parametrize("look", [SMALL, CALM, PLAIN, UPRIGHT], ids=["full", "calm", "plain", "upright"])
def test_it_comes_and_goes_and_tells_of_every_pixel(make: Callable[[Look], Panel], look: Look) -> None:
    panel = make(look)
    away = painted(panel, look)
    assert panel.wake(0.0) == math.inf
    panel.show(0.0)
    frames = [image for _, _, image in told(panel, look, FRAMES)]
    assert not same(away, frames[-1])
    assert same(frames[-2], frames[-1])
    assert len({bytes(f.constBits()) for f in frames}) > 5
    assert panel.shown
    panel.hide(1.0)
    *_, (_, _, last) = told(panel, look, [1 + now for now in FRAMES])
    assert same(away, last)
    assert panel.wake(2.0) == math.inf
    assert panel.controls == []


@each_panel
@pytest.mark.parametrize("look", [SMALL, CALM, PLAIN], ids=["full", "calm", "plain"])
def test_the_frame_that_answers_shows_that_it_comes(make: Callable[[Look], Panel], look: Look) -> None:
    panel = make(look)
    away = painted(panel, look)
    panel.show(1.0)
    ((_, _, answer),) = told(panel, look, [1.0])
    assert not same(away, answer)


@pytest.mark.parametrize(("make", "key"), [(PANELS[0], "dock.home"), (PANELS[1], "sheet.done")], ids=NAMES[:2])
@pytest.mark.parametrize("look", [SMALL, CALM, PLAIN], ids=["full", "calm", "plain"])
def test_a_pressed_button_shows_in_the_very_next_frame(make: Callable[[Look], Panel], key: str, look: Look) -> None:
    panel = make(look)
    panel.show(0.0)
    panel.advance(1.0)
    before = painted(panel, look)
    button = next(control for control in panel.controls if control.key == key)
    panel.press([key], 1.0)
    ((_, _, after),) = told(panel, look, [1.0])
    changed = differing(before, after)
    assert not changed.isEmpty()
    assert button.rect.toAlignedRect().adjusted(-2, -2, 2, 2).contains(changed)
    list(told(panel, look, [1 + n / 60 for n in range(1, 14)]))
    assert panel.wake(2.0) == math.inf  # it stays pressed, and still
    panel.press([], 2.0)
    *_, (_, _, last) = told(panel, look, [2 + n / 60 for n in range(14)])
    assert same(before, last)
    assert panel.wake(3.0) == math.inf


def test_less_motion_moves_nothing() -> None:
    """Half-way there, every pixel is a mixture of what it was and what it will be."""
    for make in PANELS:
        panel = make(CALM)
        away = painted(panel, CALM)
        panel.show(0.0)
        panel.advance(0.1)
        half = painted(panel, CALM)
        panel.advance(1.0)
        there = painted(panel, CALM)
        assert differing(away, there).contains(differing(away, half))
        for x in range(0, CALM.frame.width, 37):
            for y in range(0, CALM.frame.height, 23):
                before, mixed, after = (image.pixelColor(x, y) for image in (away, half, there))
                for channel in ("red", "green", "blue"):
                    low, high = sorted((getattr(before, channel)(), getattr(after, channel)()))
                    # The scrim below a sheet that is half there adds a little.
                    assert low - 12 <= getattr(mixed, channel)() <= high + 3


@each_panel
def test_another_language_is_laid_at_once(make: Callable[[Look], Panel]) -> None:
    panel = make(SMALL)
    panel.show(0.0)
    panel.advance(1.0)
    before = [control.name for control in panel.controls]
    english: Language = "en"
    panel.relook(SMALL.in_(english))
    after = [control.name for control in panel.controls]
    assert len(after) == len(before)
    assert all(one != two for one, two in zip(before, after, strict=True))
    list(told(panel, SMALL.in_(english), [1.1]))


@each_panel
def test_turned_round_half_way_it_never_jumps(make: Callable[[Look], Panel]) -> None:
    panel = make(SMALL)
    away = painted(panel, SMALL)
    panel.show(0.0)
    list(told(panel, SMALL, [0.0, 0.05]))
    panel.hide(0.05)
    *_, (_, _, last) = told(panel, SMALL, [0.06, 0.15, 0.5])
    assert same(away, last)


@each_panel
def test_it_can_be_gone_at_once(make: Callable[[Look], Panel]) -> None:
    panel = make(SMALL)
    away = painted(panel, SMALL)
    panel.show(0.0)
    panel.advance(1.0)
    panel.hide(1.0, at_once=True)
    ((_, _, after),) = told(panel, SMALL, [1.0])
    assert same(away, after)
