"""Plain bars: as long as their value, from the foot."""

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor

from kiosk.charts.lit import Finish
from kiosk.charts.plain_bars import Bar
from tests.pixels import differing, painted, pixels

pytestmark = pytest.mark.usefixtures("qapp")

ROOM = QRectF(50, 40, 60, 200)
FINISHES: tuple[Finish, ...] = ("flat", "hollow")


def drawn(bar: Bar, progress: float) -> QRect:
    bar.apply(progress)
    return differing(painted(300, 300, lambda painter: None), painted(300, 300, bar.plot.paint))


@pytest.mark.parametrize("value", [12.5, 50.0, 100.0])
def test_a_bar_is_as_long_as_its_value(value: float) -> None:
    bar = Bar(ROOM, 100.0, value, 0.0, QColor("#35D0E6"))
    assert drawn(bar, 0.0).isNull()
    for progress in (0.5, 1.0):
        lit = drawn(bar, progress)
        assert lit.height() == pytest.approx(2 * value * progress, abs=1.1)
        assert lit.bottom() + 1 == pytest.approx(ROOM.bottom(), abs=1)
        assert lit.width() == pytest.approx(ROOM.width(), abs=1)
        assert bar.length(progress) == pytest.approx(2 * value * progress)


def test_a_lying_bar_begins_at_the_left() -> None:
    bar = Bar(QRectF(20, 100, 240, 30), 4.0, 1.0, 3.0, QColor("#9A8CFF"), lying=True)
    assert drawn(bar, 0.0).width() == pytest.approx(180, abs=1), "it starts from the value that was shown before"
    lit = drawn(bar, 1.0)
    assert lit.left() == pytest.approx(20, abs=1)
    assert lit.width() == pytest.approx(60, abs=1)
    assert lit.height() == pytest.approx(30, abs=1)


def test_nothing_is_drawn_of_zero() -> None:
    assert drawn(Bar(ROOM, 10.0, 0.0, 0.0, QColor("#35D0E6")), 1.0).isNull()


@pytest.mark.parametrize("lying", [False, True])
def test_a_hollow_bar_is_a_contour_of_the_same_size(lying: bool) -> None:
    flat, hollow = (Bar(ROOM, 100.0, 50.0, 0.0, QColor("#FFFFFF"), lying=lying, finish=how) for how in FINISHES)
    assert drawn(hollow, 1.0) == drawn(flat, 1.0)
    shown = pixels(painted(300, 300, hollow.plot.paint)) & 0xFF
    box = drawn(hollow, 1.0)
    inner = shown[box.top() + 6 : box.bottom() - 5, box.left() + 6 : box.right() - 5]
    assert not inner.any(), "it is filled"
    assert shown[box.center().y(), box.left() + 1] == 255
    assert drawn(hollow, 0.0).isNull(), "of nothing there is no contour"


def test_a_flat_bar_has_one_colour() -> None:
    bar = Bar(ROOM, 100.0, 50.0, 0.0, QColor("#5CF0FF"), finish="flat")
    box = drawn(bar, 1.0)
    shown = pixels(painted(300, 300, bar.plot.paint))
    assert set(shown[box.top() + 1 : box.bottom(), box.center().x()].tolist()) == {0x5CF0FF}
