"""The tree has a node at every root's end, a crown for any number of strands, and is the same every time."""

import numpy as np
import pytest
from pixels import light, painted, pixels

from kiosk.charts.crown import CROWN, grow
from kiosk.charts.tree import Tree, paint_tree, strand_colours
from kiosk.look.frame import Frame
from kiosk.look.look import Look

LOOK = Look(Frame(1280, 720))


def tree(count: int) -> Tree:
    return Tree(600, 500, 0.6, tuple((600 + (k - (count - 1) / 2) * 90, 580.0) for k in range(count)))


@pytest.mark.parametrize("count", [3, 4, 5, 7, 8])
def test_a_grown_crown_fills_its_place_and_stays_in_it(count: int) -> None:
    strands = grow(count)
    assert len(strands) == count
    tips = np.vstack([strand.tips for strand in strands])
    left, top, right, bottom = CROWN
    assert len(tips) > 150
    assert tips[:, 0].min() > left - 20
    assert tips[:, 0].max() < right + 20
    assert tips[:, 1].min() > top - 20
    assert tips[:, 1].max() < bottom + 60
    assert np.ptp(tips[:, 0]) > 0.85 * (right - left)


def test_strands_stay_in_order_from_left_to_right() -> None:
    middles = [strand.tips[:, 0].mean() for strand in grow(5)]
    assert middles == sorted(middles)


@pytest.mark.parametrize("count", [3, 6, 8])
def test_every_root_ends_in_a_node_of_its_colour(qapp: object, count: int) -> None:
    made = tree(count)
    image = painted(1280, 720, lambda painter: paint_tree(painter, made, LOOK))
    for (x, y), colour in zip(made.nodes, strand_colours(LOOK, count), strict=True):
        found = image.pixelColor(round(x), round(y))
        assert max(abs(a - b) for a, b in zip(found.getRgb(), colour.getRgb(), strict=True)) < 40  # type: ignore[call-overload]


@pytest.mark.parametrize("count", [5, 6])
def test_it_is_painted_within_its_rectangle_and_always_alike(qapp: object, count: int) -> None:
    made = tree(count)
    first, second = (painted(1280, 720, lambda painter: paint_tree(painter, made, LOOK)) for _ in range(2))
    assert first == second
    assert light(first) > 0
    rows, columns = np.nonzero(pixels(first))
    rect = made.rect
    assert rect.left() - 1 <= columns.min()
    assert columns.max() <= rect.right() + 1
    assert rect.top() - 1 <= rows.min()
    assert rows.max() <= rect.bottom() + 1
