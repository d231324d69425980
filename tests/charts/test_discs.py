"""Discs: as many dots as things, lit from the centre, no dot on another."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk.charts.discs import DiscBlock, disc_radius
from kiosk.motion import AT_REST

pytestmark = pytest.mark.usefixtures("qapp")

SIZE = 640


def disc(count: int, start: int = 0) -> DiscBlock:
    return DiscBlock(QRectF(0, 0, SIZE, SIZE), count, QColor("white"), start=start, at=100)


def painted(shown: DiscBlock, ms: float) -> QImage:
    image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    shown.paint(painter, ms)
    painter.end()
    return image


def lit_pixels(image: QImage) -> np.ndarray:
    """Where it shines, as rows of columns."""
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return pixels[:, :, 1] > 100


def dots(image: QImage) -> int:
    """How many separate lights there are."""
    bright, found = {(int(x), int(y)) for y, x in np.argwhere(lit_pixels(image))}, 0
    while bright:
        found += 1
        edge = [bright.pop()]
        while edge:
            x, y = edge.pop()
            for near in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
                if near in bright:
                    bright.remove(near)
                    edge.append(near)
    return found


def farthest(image: QImage) -> float:
    """How far the outermost light lies from the centre."""
    away = np.argwhere(lit_pixels(image)) - SIZE / 2
    return float(np.hypot(away[:, 0], away[:, 1]).max())


@pytest.mark.parametrize("count", [1, 2, 68, 103, 1500])
def test_there_is_a_dot_for_everyone(count: int) -> None:
    assert dots(painted(disc(count), AT_REST)) == count


def test_it_lights_from_the_centre() -> None:
    shown = disc(400)
    early = painted(shown, 200)
    assert 0 < dots(early) == shown.lit(200) < 400
    assert farthest(early) < farthest(painted(shown, AT_REST))


def test_nothing_shows_before_it_begins() -> None:
    assert dots(painted(disc(400), 100)) == 0


@pytest.mark.parametrize(("old", "new"), [(300, 400), (400, 300), (50, 50)])
def test_changed_data_move_from_the_old_count(old: int, new: int) -> None:
    shown = disc(new, start=old)
    counts = [dots(painted(shown, ms)) for ms in (0, 300, AT_REST)]
    assert counts[0] == old
    assert counts[-1] == new
    assert min(old, new) <= counts[1] <= max(old, new)


def test_frames_may_come_in_any_order() -> None:
    shown = disc(200)
    first = painted(shown, 300)
    painted(shown, AT_REST)
    painted(shown, 700)
    assert painted(shown, 300) == first


def test_only_the_part_within_the_rim_is_repainted() -> None:
    shown = disc(400)
    early, late = shown.changed(100, 160), shown.changed(600, 660)
    reach = [max(part.right() for part in ring) - min(part.left() for part in ring) for ring in (early, late)]
    assert reach[0] < reach[1] <= SIZE
    middle = shown.rect.center()
    assert not any(part.contains(middle) for part in late)  # dots that burn already stand still
    assert shown.changed(AT_REST, AT_REST + 1) == []


def test_area_grows_with_the_count() -> None:
    """One density: four times the people, twice the radius (the rim of half a spacing apart)."""
    assert disc_radius(400) - 0.5 == pytest.approx(2 * (disc_radius(100) - 0.5))
