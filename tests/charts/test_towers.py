"""Towers: as many lamps as units, within their room, never a lamp in half."""

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from kiosk.charts.lit import Finish
from kiosk.charts.towers import Stack, Tower, reflect, stack_for
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from tests.pixels import differing, painted, pixels

pytestmark = pytest.mark.usefixtures("qapp")

CYAN = QColor("#35D0E6")
LEFT, SHORE = 40.0, 360.0


def tower(count: int, *, start: int = 0, across: int = 7, pitch: float = 12.0, lying: bool = False) -> Tower:
    return Tower(Stack(across, pitch), (LEFT, SHORE), count, start, CYAN, seed=3, lying=lying)


def lit_cells(shown: Tower) -> list[tuple[int, int]]:
    """(row, column) of every bright cell, rows counted from a standing tower's foot, a lying one's top."""
    values = pixels(painted(400, 400, shown.plot.paint))
    found = []
    rect, pitch = shown.plot.rect, shown.stack.pitch
    for row in range(round(rect.height() / pitch)):
        for column in range(round(rect.width() / pitch)):
            x = round(rect.left() + (column + 0.37) * pitch)
            y = round(rect.top() + (row + 0.37) * pitch if shown.lying else rect.bottom() - (row + 0.37) * pitch)
            if values[y, x] & 0xFF > 100:
                found.append((row, column))
    return found


@pytest.mark.parametrize("count", [0, 1, 6, 7, 8, 100, 153])
def test_there_are_as_many_lamps_as_units(count: int) -> None:
    shown = tower(count)
    shown.apply(1.0)
    cells = lit_cells(shown)
    assert len(cells) == count
    assert cells == [divmod(index, 7) for index in range(count)], "lamps are not filled floor by floor from the left"


@pytest.mark.parametrize("count", [1, 20, 100])
def test_a_lying_tower_has_as_many(count: int) -> None:
    shown = tower(count, lying=True)
    shown.apply(1.0)
    assert sorted((column, row) for row, column in lit_cells(shown)) == [divmod(index, 7) for index in range(count)]


@pytest.mark.parametrize(("start", "count"), [(100, 40), (40, 100)])
def test_a_changed_count_moves_from_the_old_one(start: int, count: int) -> None:
    shown = tower(count, start=start)
    for progress, expected in ((0.0, start), (0.5, 70), (1.0, count)):
        shown.apply(progress)
        assert shown.lit == expected
        assert len(lit_cells(shown)) == expected
    assert shown.length(0.0) == shown.stack.length(start)
    assert shown.length(1.0) == shown.stack.length(count)


def test_no_lamp_leaves_the_tower() -> None:
    shown = tower(100)
    image = painted(400, 400, lambda painter: None)
    lit = differing(image, painted(400, 400, shown.plot.paint))
    assert shown.plot.rect.contains(QRectF(lit))


def test_the_designed_tower() -> None:
    """14 lamps a floor, 17 u apart, where they fill the height that a slide has."""
    assert stack_for(344, 396, 430, 1.0) == Stack(14, 17.0)
    assert stack_for(344, 792, 860, 2.0) == Stack(14, 34.0)


@given(
    most=st.integers(1, 2000),
    width=st.floats(90, 900),
    height=st.floats(120, 600),
    u=st.sampled_from([0.667, 1.0, 2.0]),
)
def test_any_count_finds_room(most: int, width: float, height: float, u: float) -> None:
    stack = stack_for(most, width * u, height * u, u)
    assert stack.width <= width * u + 1
    assert stack.length(most) <= height * u + 0.3 * stack.pitch + 1
    assert stack.pitch > 1
    assert stack.across * stack.floors(most) >= most


def test_the_reflection_stays_below_its_tower_and_fades() -> None:
    water = QRectF(100, 50, 200, 90)
    look = Look(Frame(1920, 1080))
    image = painted(400, 200, lambda painter: reflect(painter, look, water, CYAN, 5))
    lit = differing(image, painted(400, 200, lambda painter: None))
    assert water.adjusted(-6, 0, 6, 6).contains(QRectF(lit))
    rows = (pixels(image) & 0xFF).astype(numpy.int64).sum(axis=1)
    assert rows[50:80].sum() > 2 * rows[110:140].sum() > 0
    assert image == painted(400, 200, lambda painter: reflect(painter, look, water, CYAN, 5)), "the seed is not fixed"


def test_hollow_lamps_are_as_many_and_as_large() -> None:
    """High contrast tells two series apart by them, because it has no second colour to spare."""
    made: dict[Finish, Tower] = {}
    finishes: tuple[Finish, ...] = ("flat", "hollow")
    for finish in finishes:
        made[finish] = Tower(Stack(5, 30.0), (LEFT, SHORE), 12, 0, CYAN, seed=3, lying=False, finish=finish)
    flat, hollow = (pixels(painted(400, 400, tower.plot.paint)) & 0xFF for tower in made.values())
    for index in range(12):
        floor, place = divmod(index, 5)
        x, y = round(LEFT + 30 * place + 11), round(SHORE - 30 * floor - 11)
        assert flat[y, x] > 200 > 20 > hollow[y, x], f"lamp {index}"
        assert hollow[y - 12 : y + 13, x - 12 : x + 13].max() > 200, f"lamp {index} has no contour"
    rows, columns = numpy.nonzero(flat > 100)
    others = numpy.nonzero(hollow > 100)
    assert abs(int(columns.max()) - int(others[1].max())) <= 1
    assert abs(int(rows.min()) - int(others[0].min())) <= 1


def test_flat_lamps_have_one_brightness() -> None:
    tower = Tower(Stack(5, 30.0), (LEFT, SHORE), 30, 0, CYAN, seed=3, lying=False, finish="flat")
    shown = pixels(painted(400, 400, tower.plot.paint))
    seen = {int(shown[round(SHORE - 30 * floor - 11), round(LEFT + 30 * place + 11)])
            for floor in range(6) for place in range(5)}  # fmt: skip
    assert seen == {0x35D0E6}
