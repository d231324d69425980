"""Millimetres on the glass: the size of a fingertip's target and what a seated visitor reaches, screen by screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.deck import Screen
from kiosk.look.frame import Frame
from kiosk.stage.reach import Reach


def hung(size: tuple[int, int], inches: float, bottom: float) -> Reach:
    """A page over a screen of so many inches whose lower edge is so many millimetres above the floor."""
    return Reach(Frame(*size), Screen.model_validate({"diagonal_inches": inches, "bottom_edge_mm": bottom}))


WALL = hung((1920, 1080), 43, 800)
TALL_WALL = hung((1080, 1920), 43, 800)
TOTEM = hung((1080, 1920), 55, 200)
TOO_HIGH = hung((1920, 1080), 43, 1600)


def test_the_screen_on_the_wall() -> None:
    assert pytest.approx(2.017, abs=0.001) == WALL.px_per_mm
    assert pytest.approx(40.3, abs=0.1) == WALL.target
    assert WALL.y(800) == 1080
    assert WALL.y(1220) == pytest.approx(232.9, abs=0.1)
    assert WALL.top == WALL.y(1220)
    assert WALL.bottom == 1080  # all of it hangs above 380 mm


def test_the_same_screen_turned() -> None:
    assert TALL_WALL.px_per_mm == WALL.px_per_mm
    assert pytest.approx(1920 - 420 * 2.017, abs=0.5) == TALL_WALL.top
    assert TALL_WALL.bottom == 1920


def test_a_totem_reaches_below_what_can_be_touched_without_bending() -> None:
    assert TOTEM.px_per_mm == pytest.approx(1.577, abs=0.001)
    assert TOTEM.bottom == pytest.approx(1920 - 180 * 1.577, abs=0.5)
    assert TOTEM.top == pytest.approx(1920 - 1020 * 1.577, abs=0.5)
    assert TOTEM.lowered(120, 1800) == pytest.approx(TOTEM.bottom - 120)


def test_more_pixels_on_the_same_glass_are_more_pixels_to_touch() -> None:
    fine = hung((3840, 2160), 43, 800)
    assert fine.target == pytest.approx(2 * WALL.target)
    assert fine.top == pytest.approx(2 * WALL.top)


def test_on_a_tiny_screen_a_target_is_no_more_than_a_tenth_of_it() -> None:
    tiny = hung((800, 480), 7, 900)
    assert tiny.px_per_mm * 20 > 48
    assert tiny.target == 48


def test_lowered_controls_stand_at_the_foot_of_a_screen_that_hangs_well() -> None:
    assert WALL.lowered(120, 940) == 940


def test_on_a_screen_that_hangs_too_high_they_stand_as_low_as_they_can() -> None:
    assert TOO_HIGH.top == 1080  # nothing of it is within reach
    assert TOO_HIGH.lowered(120, 940) == 940


def test_on_a_screen_that_stands_on_the_floor_they_stay_on_it() -> None:
    low = hung((800, 480), 7, 0)
    assert (low.top, low.bottom) == (0, 0)
    assert low.lowered(60, 400) == 0


@given(
    st.sampled_from([(1920, 1080), (1080, 1920), (3840, 2160), (480, 800)]),
    st.integers(7, 200),
    st.integers(0, 2500),
    st.floats(0.05, 0.2),
)
def test_wherever_it_hangs_lowered_controls_stay_on_the_page(
    size: tuple[int, int], inches: float, bottom: float, share: float
) -> None:
    reach = hung(size, inches, bottom)
    height, lowest = size[1] * share, size[1] * (1 - share)
    assert 0 <= reach.top <= size[1]
    assert 0 <= reach.bottom <= size[1]
    y = reach.lowered(height, lowest)
    assert 0 <= y <= lowest
    if reach.top <= lowest and reach.bottom - height >= reach.top:
        assert reach.top <= y
        assert y + height <= reach.bottom + 1e-6
