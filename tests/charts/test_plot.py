"""Plots: data lie where they should, and a plot that is gone leaves nothing behind."""

import gc

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QRect, QRectF

from kiosk.charts.plot import Plot
from tests.pixels import differing, painted

pytestmark = pytest.mark.usefixtures("qapp")


def bar(plot: Plot) -> None:
    plot.add(pg.BarGraphItem(x0=[2.0], width=[4.0], y0=[0.0], height=[5.0], pen=None, brush="w"))


def drawn(plot: Plot) -> QRect:
    return differing(painted(300, 300, lambda painter: None), painted(300, 300, plot.paint))


def test_data_lie_where_pixel_says() -> None:
    plot = Plot(QRectF(50, 60, 200, 100), (0.0, 10.0), (0.0, 20.0))
    bar(plot)
    left, bottom = plot.pixel(2.0, 0.0)
    right, top = plot.pixel(6.0, 5.0)
    assert drawn(plot) == QRectF(left, top, right - left, bottom - top).toRect()
    assert plot.per_pixel == (0.05, 0.2)


def test_a_plot_that_is_gone_leaves_nothing_on_the_next() -> None:
    for _ in range(3):
        plot = Plot(QRectF(50, 60, 200, 100), (0.0, 10.0), (0.0, 20.0))
        assert drawn(plot).isNull()
        bar(plot)
        assert not drawn(plot).isNull()
        del plot
        gc.collect()


def test_the_scene_of_a_plot_that_is_gone_is_used_again() -> None:
    """Destroying a ViewBox can end the process when the next one is made."""
    first, second = (Plot(QRectF(0, 0, 50, 50), (0.0, 1.0), (0.0, 1.0)) for _ in range(2))
    assert first.box is not second.box, "two plots that live share a scene"
    kept = first.box
    del first
    gc.collect()
    again = Plot(QRectF(0, 0, 80, 20), (0.0, 4.0), (0.0, 2.0))
    assert again.box is kept
    bar(again)
    assert drawn(again) == QRect(40, 0, 40, 20), "the new plot keeps the old one's ranges"
