"""The tree has a node at every root's end, a crown for any number of strands, and is the same every time."""

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter

from kiosk.charts.crown import CROWN, grow
from kiosk.charts.tree import Tree, pieces, strand_colours
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.look.tokens import HIGH_CONTRAST, Palette
from tests.pixels import light, painted, pixels

LOOK = Look(Frame(1280, 720))


def tree(count: int) -> Tree:
    return Tree(600, 500, 0.6, tuple((600 + (k - (count - 1) / 2) * 90, 580.0) for k in range(count)))


def shown(made: Tree, look: Look = LOOK, strand: int | None = None) -> QImage:
    """All pieces of a tree, or those of one strand."""

    def draw(painter: QPainter) -> None:
        for piece in pieces(made, look):
            if strand is None or piece.strand == strand:
                piece.draw(painter)

    return painted(1280, 720, draw)


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
    image = shown(made)
    for (x, y), colour in zip(made.nodes, strand_colours(LOOK, count), strict=True):
        found = image.pixelColor(round(x), round(y))
        assert max(abs(a - b) for a, b in zip(found.getRgb(), colour.getRgb(), strict=True)) < 40  # type: ignore[call-overload]


@pytest.mark.parametrize("count", [5, 6])
def test_it_is_painted_within_its_rectangle_and_always_alike(qapp: object, count: int) -> None:
    made = tree(count)
    first, second = shown(made), shown(made)
    assert first == second
    assert light(first) > 0
    rows, columns = np.nonzero(pixels(first))
    rect = made.rect
    assert rect.left() - 1 <= columns.min()
    assert columns.max() <= rect.right() + 1
    assert rect.top() - 1 <= rows.min()
    assert rows.max() <= rect.bottom() + 1


@pytest.mark.parametrize("palette", [LOOK.palette, HIGH_CONTRAST], ids=["night", "plain"])
@pytest.mark.parametrize("count", [3, 4, 5, 6, 7, 8])
def test_every_piece_stays_in_its_own_rectangle(qapp: object, count: int, palette: Palette) -> None:
    look = Look(LOOK.frame, palette=palette)
    for piece in pieces(tree(count), look):
        image = painted(1280, 720, piece.draw)
        rows, columns = np.nonzero(pixels(image))
        if not len(rows):
            assert piece.strand is None
            assert palette.plain, "a plain palette has no light"
            continue
        rect = piece.rect.toAlignedRect()
        assert rect.left() <= columns.min()
        assert columns.max() <= rect.right()
        assert rect.top() <= rows.min()
        assert rows.max() <= rect.bottom()


def test_a_strand_is_one_from_its_node_to_its_tips(qapp: object) -> None:
    made = tree(6)
    image = shown(made, strand=1)
    rows, _ = np.nonzero(pixels(image))
    assert rows.min() < made.crown.top() + 60
    assert rows.max() >= made.nodes[1][1]
    found = image.pixelColor(round(made.nodes[4][0]), round(made.nodes[4][1]))
    assert found.lightness() == 0, "another strand's node"


@pytest.mark.parametrize("count", [5, 6])
def test_a_plain_tree_knows_no_colour_but_white_and_cyan(qapp: object, count: int) -> None:
    look = Look(LOOK.frame, palette=HIGH_CONTRAST)
    assert {colour.name() for colour in strand_colours(look, count)} == {"#5cf0ff", "#ffffff"}
    found, counts = np.unique(pixels(shown(tree(count), look)), return_counts=True)
    solid = {f"#{colour:06x}" for colour, count in zip(found, counts, strict=True) if count > counts.sum() / 500}
    assert solid <= {"#5cf0ff", "#ffffff", "#000000"}
