"""The skyline: 1,900 lamps, all of them on the page, and a twinkling that touches few of them."""

from itertools import pairwise

import pytest
from PySide6.QtGui import QImage, QRegion

from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.look.skyline import Placement, Skyline, lamp_places, reflection
from kiosk.motion import AT_REST
from tests.pixels import differ_outside, light, painted

SIZES = [
    (640, 360), (1280, 720), (1920, 1080), (1920, 1200), (1440, 1080), (2560, 1080), (3840, 2160),
    (1080, 1920), (1200, 1920), (1080, 1440), (1080, 1081), (1080, 1080),
]  # fmt: skip

pytestmark = pytest.mark.usefixtures("qapp")


def skyline(look: Look) -> Skyline:
    return Skyline(look, Placement.on(look, look.frame.cover_waterline))


def shown(city: Skyline, ms: float) -> QImage:
    frame = Frame(city.rect.right() + 1, city.rect.bottom() + 200)
    return painted(frame.width, frame.height, lambda painter: city.paint(painter, ms))


def test_there_is_one_lamp_for_every_company() -> None:
    places = lamp_places()
    assert len(places) == 1900
    assert len({(lamp.x(), lamp.y()) for lamp in places}) == 1900
    assert all(lamp.width() > 0 and lamp.height() > 0 for lamp in places)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_lamp_is_on_the_page_and_above_the_water(size: tuple[int, int]) -> None:
    frame = Frame(*size)
    place = Placement.on(Look(frame), frame.cover_waterline)
    for lamp in map(place.rect, lamp_places()):
        assert lamp.left() >= 0
        assert lamp.right() <= frame.width
        assert lamp.top() >= 0
        assert lamp.bottom() <= frame.cover_waterline + 0.01


@pytest.mark.parametrize("size", SIZES[:3] + SIZES[7:9], ids=lambda size: f"{size[0]}x{size[1]}")
def test_city_and_reflection_stay_on_the_page(size: tuple[int, int]) -> None:
    look = Look(Frame(*size))
    place = Placement.on(look, look.frame.cover_waterline)
    page = QRegion(0, 0, *size).boundingRect().adjusted(-1, -1, 1, 1)
    assert page.contains(Skyline(look, place).rect)
    assert page.contains(reflection(look, place).rect)


def test_at_rest_at_most_one_lamp_in_a_hundred_changes_a_second() -> None:
    look = Look(Frame(1920, 1080))
    city, place = skyline(look), Placement.on(look, look.frame.cover_waterline)
    lamps = {place.rect(lamp).toAlignedRect().getRect() for lamp in lamp_places()}
    changed = 0.0
    seconds = 60
    moment = city.end
    while moment < city.end + seconds * 1000:
        after = city.next_change(moment)
        assert after > moment
        rects = city.changed(moment, after)
        assert all(rect.getRect() in lamps for rect in rects)
        changed += len(rects) / 2  # a lamp dims once and shines again once
        moment = after
    assert 0 < changed / seconds <= 0.0101 * 1900


def test_between_two_twinkles_nothing_is_painted() -> None:
    city = skyline(Look(Frame(640, 360)))
    after = city.next_change(city.end)
    assert city.changed(city.end, after - 1) == []
    assert not city.moving(city.end, after - 1)


@pytest.mark.parametrize("size", [(320, 180), (180, 320)])
def test_what_it_says_changed_is_all_that_changed(size: tuple[int, int]) -> None:
    city = skyline(Look(Frame(*size)))
    moments = [0.0, 40, 90, 200, 330, 421, 500, 800, city.end - 1, city.end, city.end + 699, city.end + 701, 5000.0]
    frames = [shown(city, ms) for ms in moments]
    for (before, first), (now, second) in pairwise(zip(moments, frames, strict=True)):
        told = QRegion()
        for rect in city.changed(before, now):
            told += rect
        assert differ_outside(first, second, told) == 0, (before, now)


def test_lamps_light_up_until_the_entry_is_over() -> None:
    city = skyline(Look(Frame(640, 360)))
    sums = [light(shown(city, ms)) for ms in (0, 300, 500, 700, city.end - 1)]
    assert sums == sorted(sums)
    assert sums[0] < sums[1] < sums[-1]


def test_with_reduced_motion_no_lamp_twinkles() -> None:
    city = skyline(Look(Frame(640, 360), motion="reduced"))
    assert city.changed(city.end, city.end + 60_000) == []
    assert city.next_change(city.end + 1) == float("inf")


def test_a_city_that_is_simply_there_rests() -> None:
    assert skyline(Look(Frame(640, 360))).next_change(AT_REST) >= AT_REST


def test_no_lamp_burns_before_the_lamps_light_up() -> None:
    """The empty part of a pixmap must not be taken for all of it."""
    city = skyline(Look(Frame(960, 540)))

    def bright(ms: float) -> int:
        image = shown(city, ms)
        wide, high = range(0, image.width(), 2), range(0, image.height(), 2)
        return sum(image.pixelColor(x, y).lightness() > 150 for x in wide for y in high)

    assert bright(110) < 20 < bright(300) < bright(AT_REST)
