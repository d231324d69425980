"""A picture under the fingers: it follows them, resists at its limits, and goes back to where it was."""

import math
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter

from kiosk.look.blocks import Painted
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.look.zoom import MOST, REST, View, Zoomable, pinched, placed_at, sprung
from kiosk.motion import AT_REST
from tests.pixels import painted

pytestmark = pytest.mark.usefixtures("qapp")

SIZE = QSizeF(800, 400)
MIDDLE = QPointF(0, 0)
shares = st.floats(-0.5, 0.5)
moves = st.floats(-2000, 2000)


def lies_at(view: View, point: QPointF) -> QPointF:
    """Where a view puts what lies at `point` of the resting picture; both from its middle."""
    return QPointF(point.x() * view.scale + view.dx, point.y() * view.scale + view.dy)


@given(shares, shares, st.floats(1, MOST), st.floats(1, MOST))
def test_what_is_under_the_fingers_stays_there(x: float, y: float, first: float, second: float) -> None:
    assume(first * second <= MOST)
    centre = QPointF(x * SIZE.width(), y * SIZE.height())
    view = pinched(pinched(REST, first, centre, 0, 0, SIZE), second, centre, 0, 0, SIZE)
    assert view.scale == pytest.approx(first * second)
    assert lies_at(view, centre).x() == pytest.approx(centre.x(), abs=1e-6)
    assert lies_at(view, centre).y() == pytest.approx(centre.y(), abs=1e-6)


def test_it_moves_with_the_fingers() -> None:
    view = pinched(View(2.0, 10, 20), 1.0, QPointF(50, 60), 30, -40, SIZE)
    assert (view.scale, view.dx, view.dy) == pytest.approx((2.0, 40, -20))


@given(st.floats(1e-3, 1e3), shares, shares, moves, moves)
def test_it_never_goes_far_beyond_its_limits(scale: float, x: float, y: float, dx: float, dy: float) -> None:
    view = pinched(REST, scale, QPointF(x * SIZE.width(), y * SIZE.height()), dx, dy, SIZE)
    assert 0.8 <= view.scale <= MOST * 1.25
    placed = placed_at(QRectF(0, 0, SIZE.width(), SIZE.height()), view)
    assert placed.left() <= 0.36 * SIZE.width()
    assert placed.right() >= 0.64 * SIZE.width()
    assert placed.top() <= 0.36 * SIZE.height()
    assert placed.bottom() >= 0.64 * SIZE.height()


def test_it_resists_more_and_more() -> None:
    scales = [pinched(REST, asked, MIDDLE, 0, 0, SIZE).scale for asked in (4, 5, 6, 7, 8)]
    steps = [after - before for before, after in pairwise(scales)]
    assert scales[0] == MOST
    assert steps == sorted(steps, reverse=True)
    assert 0 < steps[0] < 1
    assert pinched(REST, 0.5, MIDDLE, 0, 0, SIZE).scale > 0.5


@given(st.floats(0.05, 30), shares, shares, moves, moves)
def test_fingers_that_come_again_find_it_as_it_is(scale: float, x: float, y: float, dx: float, dy: float) -> None:
    """Caught on its way back, beyond a limit or not, it does not jump."""
    centre = QPointF(x * SIZE.width(), y * SIZE.height())
    view = pinched(REST, scale, centre, dx, dy, SIZE)
    for caught in (view, sprung(view, 0.3)):
        again = pinched(caught, 1.0, centre, 0, 0, SIZE)
        assert again.scale == pytest.approx(caught.scale, rel=1e-3)
        assert again.dx == pytest.approx(caught.dx, abs=0.5)
        assert again.dy == pytest.approx(caught.dy, abs=0.5)


def test_it_springs_back_to_exactly_where_it_was() -> None:
    view = View(3.0, 100, -50)
    assert sprung(view, 0) == view
    assert sprung(view, 0.5) == View(2.0, 50, -25)
    assert sprung(view, 1) == REST
    assert sprung(view, 1.2) == REST


# ----- what is painted ------------------------------------------------------------------------------------


def quarters(painter: QPainter) -> None:
    """Red and green above, blue and white below, in a rectangle of 40 × 20 at (30, 20)."""
    colours = (Qt.GlobalColor.red, Qt.GlobalColor.green, Qt.GlobalColor.blue, Qt.GlobalColor.white)
    for index, colour in enumerate(colours):
        painter.fillRect(30 + index % 2 * 20, 20 + index // 2 * 10, 20, 10, colour)


def zoomable(size: tuple[int, int] = (100, 60)) -> Zoomable:
    look = Look(Frame(*size))
    block = Zoomable(Painted(QRectF(30, 20, 40, 20), quarters, None), look)
    block.prepare()
    return block


def shown(block: Zoomable) -> QImage:
    def draw(painter: QPainter) -> None:
        painter.fillRect(0, 0, 100, 60, Qt.GlobalColor.yellow)
        block.paint(painter, AT_REST)

    return painted(100, 60, draw)


def test_at_rest_it_is_what_it_carries() -> None:
    block = zoomable()
    assert block.reach == block.carried.reach
    assert shown(block).pixelColor(35, 25).name() == "#ff0000"
    assert shown(block).pixelColor(5, 5).name() == "#ffff00"
    assert not block.alone


def test_magnified_it_lies_over_a_darkened_page() -> None:
    block = zoomable()
    block.view = View(1.5, 4, 0)  # 60 × 30, its middle at (54, 30)
    image = shown(block)
    for at, colour in (((30, 20), "#ff0000"), ((70, 20), "#00ff00"), ((30, 40), "#0000ff"), ((80, 40), "#ffffff")):
        assert image.pixelColor(*at).name() == colour
    assert image.pixelColor(20, 30).valueF() < 0.2
    assert block.reach == QRect(0, 0, 100, 60)
    assert block.alone


def test_magnified_beyond_the_page_it_shows_the_part_that_is_on_it() -> None:
    block = zoomable()
    block.view = View(4.0, 80, 40)  # the red quarter, 80 × 40, begins at (50, 30)
    image = shown(block)
    assert image.pixelColor(52, 32).name() == "#ff0000"
    assert image.pixelColor(99, 59).name() == "#ff0000"
    assert image.pixelColor(48, 32).valueF() < 0.2
    block.view = View(4.0, -300, 0)
    assert shown(block).pixelColor(50, 30).valueF() < 0.2, "a picture that has left leaves the night"


def test_while_it_is_pinched_only_fingers_change_it() -> None:
    block = zoomable()
    block.view = View(2.0)
    assert block.changed(0, AT_REST) == []
    assert block.next_change(0) == math.inf
