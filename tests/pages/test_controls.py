"""Which control a finger means: the nearest whose area holds it, and areas reach farther down than up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from kiosk.pages.controls import Control, Hotspot, Intent, area, touched

LEAST = 40.0


def control(key: str, x: float, y: float, w: float = 10.0, h: float = 10.0, *, enabled: bool = True) -> Control:
    return Control(key, QRectF(x, y, w, h), key, Intent("test", key), enabled=enabled)


def at(controls: list[Control], x: float, y: float) -> str | None:
    found = touched(controls, QPointF(x, y), LEAST)
    return found.key if found else None


def test_nothing_is_meant_where_nothing_is() -> None:
    assert at([], 5, 5) is None
    assert at([control("a", 0, 0)], 300, 300) is None


def test_a_small_control_is_touched_all_around_and_farther_below() -> None:
    small = [control("a", 100, 100)]
    for x, y in ((105, 105), (85, 105), (125, 105), (105, 85), (105, 125), (105, 133)):
        assert at(small, x, y) == "a", (x, y)
    for x, y in ((84, 105), (126, 105), (105, 84), (105, 134)):
        assert at(small, x, y) is None, (x, y)


def test_a_large_control_only_grows_downwards() -> None:
    assert area(QRectF(100, 100, 200, 80), LEAST) == QRectF(100, 100, 200, 88)


def test_a_thin_control_grows_only_where_it_is_thin() -> None:
    assert area(QRectF(100, 100, 200, 4), LEAST) == QRectF(100, 82, 200, 48)


def test_where_areas_overlap_the_nearest_wins() -> None:
    both = [control("a", 100, 100), control("b", 130, 100)]
    assert at(both, 119, 105) == "a"
    assert at(both, 121, 105) == "b"
    assert at(both[::-1], 119, 105) == "a"
    assert at(both[::-1], 121, 105) == "b"


def test_what_holds_the_point_wins_over_what_is_only_near() -> None:
    assert at([control("large", 0, 0, 300, 300), control("small", 301, 100)], 299.5, 105) == "large"
    assert at([control("small", 301, 100), control("large", 0, 0, 300, 300)], 299.5, 105) == "large"


def test_what_is_on_top_wins_among_those_that_hold_the_point() -> None:
    both = [control("below", 0, 0, 300, 300), control("above", 100, 100)]
    assert at(both, 105, 105) == "above"
    assert at(both, 90, 105) == "below"  # though it lies in the other's area


def test_what_is_not_enabled_holds_its_place() -> None:
    both = [control("below", 0, 0, 300, 300), control("above", 100, 100, 50, 50, enabled=False)]
    found = touched(both, QPointF(120, 120), LEAST)
    assert found is not None
    assert found.key == "above"
    assert not found.enabled


def test_a_hotspot_is_read_out_as_a_sentence() -> None:
    spot = Hotspot("a", QRectF(), "创客团队 344 支", ("一盏灯 10 支", "2025"))
    assert spot.name == "创客团队 344 支, 一盏灯 10 支, 2025"
    assert Hotspot("a", QRectF(), "alone").name == "alone"


SIDES = st.floats(0.0, 120.0)
PLACES = st.floats(0.0, 400.0)
CONTROLS = st.lists(st.tuples(PLACES, PLACES, SIDES, SIDES), max_size=8)


@given(CONTROLS, PLACES, PLACES)
def test_a_finger_means_what_it_could_not_miss_by_less(
    places: list[tuple[float, float, float, float]], x: float, y: float
) -> None:
    controls = [control(str(number), *place) for number, place in enumerate(places)]
    point = QPointF(x, y)
    near = [one for one in controls if area(one.rect, LEAST).contains(point)]
    found = touched(controls, point, LEAST)
    if found is None:
        assert not near
        return
    assert found in near
    if any(one.rect.contains(point) for one in near):
        on_top = [one for one in near if _distance(one.rect, point) == 0][-1]
        assert found == on_top
    assert _distance(found.rect, point) == pytest.approx(min(_distance(one.rect, point) for one in near))


def _distance(rect: QRectF, point: QPointF) -> float:
    x = min(max(point.x(), rect.left()), rect.right())
    y = min(max(point.y(), rect.top()), rect.bottom())
    return float(((point.x() - x) ** 2 + (point.y() - y) ** 2) ** 0.5)
