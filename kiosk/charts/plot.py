"""A pyqtgraph scene that is painted into a page, and the block that brings it in.

No widget is made: a `ViewBox` with fixed ranges stands in a graphics scene, and the scene is rendered by the page's own
painter. Owns how charts are painted, cached once still, and revealed. Must not know slides.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import Protocol

import pyqtgraph as pg
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPixmap

from kiosk.look.blocks import Block, paint_pixmap
from kiosk.motion import Span

pg.setConfigOptions(antialias=True, useOpenGL=False)


#: Scenes whose plots are gone. A `ViewBox` is never destroyed but used again: while one is made, Qt hands half-made
#: children to Python, which finds the wrappers of destroyed ones at their addresses, and the process dies.
_spare: list[tuple[pg.GraphicsScene, pg.ViewBox]] = []


def _new_scene() -> tuple[pg.GraphicsScene, pg.ViewBox]:
    scene = pg.GraphicsScene()
    box = pg.ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0)
    scene.addItem(box)
    return scene, box


def _give_back(scene: pg.GraphicsScene, box: pg.ViewBox, items: list[pg.GraphicsObject]) -> None:
    for item in items:
        box.removeItem(item)
    _spare.append((scene, box))


class Plot:
    """A rectangle of the page (device pixels) in which pyqtgraph items are drawn in data coordinates.

    `x` and `y` are the ranges of the data, lowest first; y grows upwards, so that the waterline is its zero.
    """

    def __init__(self, rect: QRectF, x: tuple[float, float], y: tuple[float, float]) -> None:
        """An empty plot without axes, menu or mouse."""
        self.rect = QRectF(rect)
        self.scene, self.box = _spare.pop() if _spare else _new_scene()
        self._items: list[pg.GraphicsObject] = []
        weakref.finalize(self, _give_back, self.scene, self.box, self._items).atexit = False
        self.box.setGeometry(QRectF(0, 0, rect.width(), rect.height()))
        self.box.setRange(xRange=x, yRange=y, padding=0, disableAutoRange=True)
        self.scene.setSceneRect(0, 0, rect.width(), rect.height())
        self._x, self._y = x, y

    @property
    def per_pixel(self) -> tuple[float, float]:
        """Width and height of one pixel in data units."""
        return (
            (self._x[1] - self._x[0]) / self.rect.width(),
            (self._y[1] - self._y[0]) / self.rect.height(),
        )

    def add(self, item: pg.GraphicsObject) -> None:
        """Put an item, in data coordinates, on top of the others."""
        self._items.append(item)
        self.box.addItem(item, ignoreBounds=True)

    def pixel(self, x: float, y: float) -> tuple[float, float]:
        """Where a place in the data lies on the page, in pixels."""
        return (
            self.rect.x() + (x - self._x[0]) / (self._x[1] - self._x[0]) * self.rect.width(),
            self.rect.y() + (self._y[1] - y) / (self._y[1] - self._y[0]) * self.rect.height(),
        )

    def paint(self, painter: QPainter) -> None:
        """Render the scene at its place on the page."""
        self.box.prepareForPaint()
        self.scene.render(painter, self.rect, QRectF(0, 0, self.rect.width(), self.rect.height()))


class Chart(Protocol):
    """An animated graphic on a plot: a function of progress."""

    plot: Plot

    def apply(self, progress: float) -> None:
        """Take the state at that progress, 0 to 1."""


class ChartBlock(Block):
    """A chart on the page: painted live while it moves, from a pixmap once still.

    With `reveal`, the finished chart is painted once in advance and uncovered: `reveal(progress)` gives the part, in
    page pixels, that shows. Cheaper by far, so charts that light up use it on their first showing; charts whose data
    change under them move live through `apply`.
    """

    def __init__(self, rect: QRectF, chart: Chart, span: Span, reveal: Callable[[float], QRectF] | None = None) -> None:
        """`rect` holds every pixel the chart touches."""
        super().__init__(rect, span)
        self.chart = chart
        self._reveal = reveal
        self._still: QPixmap | None = None

    def prepare(self) -> None:
        """Paint the finished chart."""
        if self._still is None:
            self.chart.apply(1.0)
            self._still = paint_pixmap(self.rect, self.chart.plot.paint)

    def paint(self, painter: QPainter, ms: float, alpha: float = 1.0) -> None:
        """Draw the chart as it is at that millisecond."""
        assert self.span is not None
        progress = self.span.progress(ms)
        if progress <= 0 or alpha <= 0:
            return
        self.prepare()
        assert self._still is not None
        painter.setOpacity(alpha)
        if progress >= 1:
            painter.drawPixmap(self.rect.topLeft(), self._still)
        elif self._reveal:
            part: QRect = self._reveal(progress).toAlignedRect() & self.rect
            if not part.isEmpty():  # an empty source would mean: all of it
                painter.drawPixmap(part.topLeft(), self._still, part.translated(-self.rect.topLeft()))
        else:
            self.chart.apply(progress)
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.chart.plot.paint(painter)
            painter.restore()
