"""A chart that is uncovered shows nothing until the first bit of it is uncovered, and everything at the end."""

from __future__ import annotations

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from kiosk.charts.plot import ChartBlock, Plot
from kiosk.motion import AT_REST, LIGHT, Span

RECT = QRectF(10, 10, 80, 80)


class Square:
    """A chart that fills its plot."""

    def __init__(self) -> None:
        self.plot = Plot(RECT, (0, 1), (0, 1))
        self.plot.add(pg.BarGraphItem(x=[0.5], height=[1], width=1, brush="w", pen=None))

    def apply(self, progress: float) -> None:
        """Always the same."""


@pytest.fixture
def block(qapp: QApplication) -> ChartBlock:
    def floors(progress: float) -> QRectF:
        """Uncovered in whole quarters, as towers are in floors."""
        height = int(progress * 4) / 4 * RECT.height()
        return QRectF(RECT.x(), RECT.bottom() - height, RECT.width(), height)

    return ChartBlock(RECT, Square(), Span(100, LIGHT), floors)


def white(block: ChartBlock, ms: float) -> int:
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    block.paint(painter, ms)
    painter.end()
    return sum(QColor(image.pixel(x, y)).lightness() > 200 for x in range(100) for y in range(100))


def test_before_the_first_floor_there_is_nothing(block: ChartBlock) -> None:
    assert block.span is not None
    assert 0 < block.span.progress(103) < 0.25
    assert white(block, 103) == 0


def test_floors_add_up_to_all_of_it(block: ChartBlock) -> None:
    seen = [white(block, ms) for ms in range(100, 901, 50)]
    assert seen == sorted(seen)
    assert white(block, AT_REST) == pytest.approx(80 * 80, rel=0.05)
