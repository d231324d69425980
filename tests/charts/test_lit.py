"""Bars that come to light: nothing before, whole floors on the way, everything after, no pixel outside `changed`."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QRegion

from kiosk.charts.lit import Lit
from kiosk.charts.plain_bars import Bar
from kiosk.charts.towers import Stack, Tower
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from tests.pixels import differ_outside, painted, pixels

pytestmark = pytest.mark.usefixtures("qapp")

CYAN = QColor("#35D0E6")
LOOK = Look(Frame(640, 360))
AT = 100.0


def lit(*, start: int = 0, first: bool = True, lying: bool = False) -> Lit:
    tower = Tower(Stack(5, 12.0), (80.0, 300.0), 83, start, CYAN, seed=1, lying=lying)
    return Lit(LOOK, tower, CYAN, at=AT, first=first)


def frame(block: Lit, ms: float) -> QImage:
    return painted(400, 360, lambda painter: block.paint(painter, ms))


def lamps(image: QImage, block: Lit) -> int:
    """How many lamps have a bright middle, the soft light at the head aside."""
    values, rect = pixels(image), block.chart.plot.rect
    cells = [(row, column) for row in range(17) for column in range(5)]
    return sum(
        bool(values[round(rect.bottom() - (row + 0.37) * 12), round(rect.left() + (column + 0.37) * 12)] & 0xFF > 160)
        for row, column in cells
    )


def test_it_lights_floor_by_floor() -> None:
    block = lit()
    assert lamps(frame(block, AT), block) == 0
    counts = [lamps(frame(block, ms), block) for ms in range(100, 880, 20)]
    assert counts == sorted(counts)
    assert all(count % 5 == 0 for count in counts if count < 80), "a floor is lit in part"
    assert 0 < counts[5] < counts[12] <= 83
    assert lamps(frame(block, block.end), block) == 83


def test_a_changed_count_begins_with_the_old_one() -> None:
    block = lit(start=20, first=False)
    assert lamps(frame(block, AT + 0.01), block) == 20
    assert lamps(frame(block, block.end), block) == 83


def test_what_stands_on_the_head_rides_with_it() -> None:
    standing, lying = lit(), lit(lying=True)
    assert standing.shift(0.0).y() == pytest.approx(17 * 12)
    assert lying.shift(0.0).x() == pytest.approx(-17 * 12)
    assert standing.shift(1.0).isNull()
    assert lying.shift(1.0).isNull()


@pytest.mark.parametrize("lying", [False, True])
@pytest.mark.parametrize("first", [False, True])
@pytest.mark.parametrize("plain", [False, True])
def test_nothing_changes_outside_what_it_says(plain: bool, first: bool, lying: bool) -> None:
    if plain:
        bar = Bar(QRectF(80, 60, 200, 240), 10.0, 8.0, 0.0 if first else 3.0, CYAN, lying=lying)
        block = Lit(LOOK, bar, CYAN, at=AT, rest=0.5, first=first)
    else:
        block = lit(start=0 if first else 30, first=first, lying=lying)
    moments = [0.0, 90.0, 120.0, 180.0, 300.0, 340.0, 600.0, 899.0, 950.0]
    for (before, old), (now, new) in pairwise((ms, frame(block, ms)) for ms in moments):
        region = QRegion()
        for rect in block.changed(before, now):
            region += rect
        assert differ_outside(old, new, region) == 0


def test_an_unchanged_bar_stands_still_from_its_first_moment() -> None:
    block = lit(start=83, first=False)
    assert frame(block, AT + 1) == frame(block, block.end)
