"""Ripples answer in the next frame, are soon gone and never too many; the keyboard's ring is seen on everything."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QRectF

from kiosk.look.look import Look
from kiosk.stage.focus import FocusRing
from kiosk.stage.ripple import Ripples
from tests.panes import CALM, PLAIN, SMALL, painted, same, told
from tests.pixels import colours, differing

pytestmark = pytest.mark.usefixtures("qapp")
LIFE = 0.7  # three rings of 520 ms, 90 ms apart


@pytest.mark.parametrize("look", [SMALL, CALM, PLAIN], ids=["full", "calm", "plain"])
def test_it_shows_in_the_very_next_frame_and_is_gone_soon(look: Look) -> None:
    ripples = Ripples(look)
    still = painted(ripples, look)
    assert ripples.wake(0.0) == math.inf
    ripples.add(300, 200, 5.0)
    assert ripples.wake(5.0) <= 5.0 + 1 / 60
    ((_, _, first),) = told(ripples, look, [5.0])
    assert differing(still, first).contains(300, 200)
    frames = [image for _, _, image in told(ripples, look, [5 + n / 60 for n in range(1, 45)])]
    assert same(still, frames[-1])
    assert ripples.wake(6.0) == math.inf


def test_rings_grow_to_the_designs_radius() -> None:
    ripples = Ripples(SMALL)
    still = painted(ripples, SMALL)
    ripples.add(300, 200, 0.0)
    reaches = []
    for now in (0.0, 0.1, 0.3, 0.45):
        ripples.advance(now)
        reaches.append(differing(still, painted(ripples, SMALL)).width() / 2)
    assert reaches == sorted(reaches)
    assert reaches[0] == pytest.approx(SMALL.px(38), abs=3)
    assert reaches[-1] == pytest.approx(SMALL.px(134), abs=3)


def test_less_motion_leaves_a_dot_that_does_not_move() -> None:
    ripples = Ripples(CALM)
    still = painted(ripples, CALM)
    ripples.add(300, 200, 0.0)
    frames = [image for _, _, image in told(ripples, CALM, [0.0, 0.05, 0.1, 0.19])]
    assert all(same(frames[0], frame) for frame in frames)
    assert differing(still, frames[0]).width() < CALM.px(50)
    assert ripples.wake(0.19) == pytest.approx(0.2)
    *_, (_, _, last) = told(ripples, CALM, [0.21])
    assert same(still, last)


@given(st.lists(st.tuples(st.integers(-50, 1010), st.integers(-50, 590), st.floats(0, 0.2)), max_size=25))
@settings(max_examples=25, deadline=None)
def test_ten_at_most_wherever_fingers_fall(touches: list[tuple[int, int, float]]) -> None:
    ripples = Ripples(SMALL)
    still = painted(ripples, SMALL)
    now = 0.0
    for x, y, after in touches:
        now += after
        ripples.add(x, y, now)
        ((_, rects, _),) = told(ripples, SMALL, [now])
        assert len(rects) <= 3 * 10 + 2
    list(told(ripples, SMALL, [now + 0.2, now + 0.5]))
    *_, (_, _, last) = told(ripples, SMALL, [now + LIFE + 0.1])
    assert same(still, last)
    assert ripples.wake(now + 1) == math.inf


def test_the_oldest_goes() -> None:
    ripples = Ripples(SMALL)
    ripples.advance(0.0)
    still = painted(ripples, SMALL)
    for n in range(11):
        ripples.add(40 + 85 * n, 300, 0.0)
    ((_, _, image),) = told(ripples, SMALL, [0.0])
    seen = differing(still, image)
    assert seen.left() > 40 + 30
    assert seen.contains(40 + 85 * 10, 300)


def test_another_look_stills_the_lake() -> None:
    ripples = Ripples(SMALL)
    still = painted(ripples, SMALL)
    ripples.add(300, 200, 0.0)
    list(told(ripples, SMALL, [0.0, 0.1]))
    ripples.relook(PLAIN)
    ((_, _, last),) = told(ripples, SMALL, [0.2])
    assert same(still, last)


@pytest.mark.parametrize("look", [SMALL, PLAIN], ids=["night", "plain"])
def test_the_keyboards_ring_goes_where_it_is_wanted(look: Look) -> None:
    ring = FocusRing(look)
    away = painted(ring, look)
    assert ring.wake(0.0) == math.inf
    for rect in (
        QRectF(100, 100, 200, 80),
        QRectF(100, 100, 201, 80),
        QRectF(0, 500, 960, 40),
        QRectF(500, 60, 90, 90),
    ):
        ring.rect, ring.radius = rect, 20.0
        assert ring.wake(0.0) <= 1 / 60
        ((_, _, image),) = told(ring, look, [0.0])
        assert not same(away, image)
        assert ring.wake(0.0) == math.inf
        inside = rect.toRect().adjusted(20, 0, -20, 0) & QRect(20, 20, 920, 500)
        assert same(away.copy(inside), image.copy(inside))  # it covers nothing of what it is around
    ring.rect = None
    ((_, _, last),) = told(ring, look, [0.0])
    assert same(away, last)


def test_the_ring_is_light_and_dark_so_that_it_is_seen_on_everything() -> None:
    ring = FocusRing(SMALL)
    ring.rect = QRectF(100, 100, 200, 80)
    ring.advance(0.0)
    row = colours(painted(ring, SMALL).copy(QRect(200, 80, 1, 30))).sum(axis=2)
    assert row.max() > 700
    assert row.min() < 120
