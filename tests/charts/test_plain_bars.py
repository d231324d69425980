"""Plain bars: as long as their value, from the foot."""

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor

from kiosk.charts.plain_bars import Bar
from tests.pixels import differing, painted

pytestmark = pytest.mark.usefixtures("qapp")

ROOM = QRectF(50, 40, 60, 200)


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
