"""Lines: their zero is the lower edge, they move from old values to new, and a live frame stays light."""

import numpy
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from kiosk.charts.lines import Curve, Lines
from tests.pixels import differing, painted, pixels

pytestmark = pytest.mark.usefixtures("qapp")

RECT = QRectF(60, 40, 400, 200)
CYAN = QColor("#35D0E6")


def lines(values: list[float], before: list[float] | None = None, *, area: bool = False, top: float = 100.0) -> Lines:
    times = numpy.linspace(2020.0, 2025.0, len(values))
    curve = Curve(times, numpy.array(values), numpy.array(before if before is not None else values), CYAN)
    return Lines(RECT, (2020.0, 2025.0), top, [curve], u=1.0, area=area)


def test_it_moves_from_the_old_values_to_the_new() -> None:
    chart = lines([10, 50, 100], [0, 100, 60])
    for progress, expected in ((0.0, [0, 100, 60]), (0.5, [5, 75, 80]), (1.0, [10, 50, 100])):
        chart.apply(progress)
        assert list(chart.shown(0)) == expected


def test_a_moving_line_has_few_points_and_a_still_one_all() -> None:
    values = [float(index % 40) for index in range(400)]
    chart = lines(values, [0.0] * 400)
    chart.apply(0.3)
    assert len(chart.shown(0)) <= 120
    chart.apply(1.0)
    assert list(chart.shown(0)) == values


def test_zero_lies_on_the_lower_edge_and_the_largest_value_on_the_upper() -> None:
    chart = lines([0.0] * 20 + [100.0] * 20)
    chart.apply(1.0)
    values = pixels(painted(520, 300, chart.plot.paint))

    def middle(x: int) -> float:
        return float(numpy.nonzero(values[:, x])[0].mean())

    assert middle(120) == pytest.approx(RECT.bottom(), abs=1.5)
    assert middle(400) == pytest.approx(RECT.top(), abs=1.5)


def test_few_points_are_lamps() -> None:
    bare = lines([50.0] * 13)
    marked = lines([50.0] * 12)
    heights = []
    for chart in (bare, marked):
        chart.apply(1.0)
        heights.append(differing(painted(520, 300, lambda painter: None), painted(520, 300, chart.plot.paint)).height())
    assert heights[0] < 10 < heights[1]


def test_the_area_reaches_down_to_zero() -> None:
    empty = painted(520, 300, lambda painter: None)
    for area in (False, True):
        chart = lines([80.0] * 20, area=area)
        chart.apply(1.0)
        lit = differing(empty, painted(520, 300, chart.plot.paint))
        assert (lit.bottom() > RECT.bottom() - 3) is area
