"""Moons: the lit area is the share, at rest and on the way there."""

import math

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from kiosk.charts.moons import Moon
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.motion import AT_REST

pytestmark = pytest.mark.usefixtures("qapp")

RADIUS = 120.0


def moon(share: float, start: float = 0.0) -> Moon:
    return Moon(Look(Frame(1920, 1080)), QPointF(150, 150), RADIUS, share, start=start, at=100, gold=True)


def painted(shown: Moon, ms: float) -> QImage:
    image = QImage(300, 300, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    shown.paint(painter, ms)
    painter.end()
    return image


def lit_share(image: QImage) -> float:
    """The gold pixels' share of the disc. Gold is full of red, the dark limb is not; a pixel counts from half on."""
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    red = pixels[:, :, 2]
    return float((red > 127).sum()) / (math.pi * RADIUS**2)


@pytest.mark.parametrize("share", [0.0005, 0.035, 0.29, 0.44, 0.5, 0.7, 0.965, 1.0])
def test_the_lit_area_is_the_share(share: float) -> None:
    assert lit_share(painted(moon(share), AT_REST)) == pytest.approx(share, abs=0.005)


def test_it_waxes_from_the_right() -> None:
    image = painted(moon(0.5), AT_REST)
    left, right = image.pixelColor(90, 150), image.pixelColor(210, 150)
    assert right.red() > right.blue()
    assert left.red() < left.blue()


def test_half_way_the_lit_area_is_what_the_moon_says() -> None:
    shown = moon(0.7)
    ms = 470.0  # it has appeared, and its light still grows
    assert 0 < shown.lit(ms) < 0.7
    assert lit_share(painted(shown, ms)) == pytest.approx(shown.lit(ms), abs=0.006)


def test_before_its_time_there_is_nothing() -> None:
    empty = QImage(300, 300, QImage.Format.Format_RGB32)
    empty.fill(0)
    assert painted(moon(0.7), 100) == empty


@pytest.mark.parametrize(("old", "new"), [(0.7, 0.44), (0.29, 0.44)])
def test_changed_data_move_from_the_old_share(old: float, new: float) -> None:
    shown = moon(new, start=old)
    on_the_way = [shown.lit(100 + step * 50) for step in range(17)]
    assert on_the_way[0] == pytest.approx(old)
    assert on_the_way[-1] == pytest.approx(new)
    assert on_the_way == sorted(on_the_way, reverse=old > new)
