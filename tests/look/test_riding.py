"""Riding: what is carried moves with its carrier and comes to rest at its own place."""

import math
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QImage, QRegion

from kiosk.look.blocks import Painted
from kiosk.look.riding import Riding
from kiosk.motion import LIGHT, RISE, Span
from tests.pixels import differ_outside, differing, painted

pytestmark = pytest.mark.usefixtures("qapp")

PLACE = QRectF(40, 30, 50, 20)


def riding() -> Riding:
    carried = Painted(PLACE, lambda painter: painter.fillRect(PLACE, QColor("white")), Span(0, RISE))
    carried.words = PLACE
    return Riding(carried, Span(100, LIGHT), lambda progress: QPointF(0, 100 * (1 - progress)))


def frame(block: Riding, ms: float) -> QImage:
    return painted(200, 200, lambda painter: block.paint(painter, ms))


def place(block: Riding, ms: float) -> QRect:
    return differing(painted(200, 200, lambda painter: None), frame(block, ms))


def test_it_begins_below_and_rests_at_its_own_place() -> None:
    block = riding()
    assert place(block, 100).top() == 130
    tops = [place(block, ms).top() for ms in range(100, 901, 50)]
    assert tops == sorted(tops, reverse=True)
    assert place(block, block.end) == PLACE.toRect()
    assert block.end == 900
    assert block.words == PLACE


def test_nothing_changes_outside_what_it_says() -> None:
    block = riding()
    moments = [0.0, 40.0, 100.0, 160.0, 500.0, 899.0, 1000.0]
    for (before, old), (now, new) in pairwise((ms, frame(block, ms)) for ms in moments):
        region = QRegion()
        for rect in block.changed(before, now):
            region += rect
            assert block.reach.contains(rect)
        assert differ_outside(old, new, region) == 0


def test_it_rests_for_good() -> None:
    block = riding()
    assert block.changed(900, 1000) == []
    assert block.next_change(900) == math.inf
    assert block.next_change(500) == 500
