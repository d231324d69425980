"""A chart that is uncovered shows nothing until the first bit of it is uncovered, and everything at the end."""

from __future__ import annotations

from itertools import pairwise

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from kiosk.charts.plot import ChartBlock, Plot
from kiosk.charts.uncover import Uncovered, Way
from kiosk.motion import AT_REST, LIGHT, Span

RECT = QRectF(10, 10, 80, 80)
RANGE = range(10, 90)


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


@pytest.mark.parametrize("way", ["up", "down", "right"])
def test_a_soft_edge_fades_as_it_goes_and_leaves_nothing_out(qapp: QApplication, way: Way) -> None:
    block = Uncovered(RECT, lambda painter: painter.fillRect(RECT, QColor("white")), Span(100, LIGHT), way, soft=20)

    def shades(ms: float) -> list[int]:
        """Along the way, from where it begins."""
        image = QImage(100, 100, QImage.Format.Format_RGB32)
        image.fill(0)
        painter = QPainter(image)
        block.paint(painter, ms)
        painter.end()
        along = [QColor(image.pixel(*((place, 50) if way == "right" else (50, place)))).lightness() for place in RANGE]
        return along[::-1] if way == "up" else along

    seen = [shades(ms) for ms in range(100, 901, 20)]
    assert seen[0] == [0] * 80
    assert seen[-1] == [255] * 80
    assert all(frame == sorted(frame, reverse=True) for frame in seen)
    assert all(now >= then for before, after in pairwise(seen) for then, now in zip(before, after, strict=True))
    half = next(frame for frame in seen if frame[20] == 255)
    assert len(set(half)) > 5  # not a cut, but steps
    assert max(then - now for then, now in pairwise(half)) < 60
