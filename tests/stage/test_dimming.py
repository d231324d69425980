"""How opaque the blocks of a touched page are, and that every pixel which differs is told of."""

import math
from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QRegion

from kiosk.look.blocks import Block, Painted
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.motion import AT_REST
from kiosk.pages.page import Page
from kiosk.stage.dimming import Dimming
from tests.pixels import differ_outside

pytestmark = pytest.mark.usefixtures("qapp")

FADED = 0.2  # s
DOCK = 600.0  # px from the top


class TouchedPage(Page):
    """Three marks over the water, and in it one line that stays beside the dock and two that do not."""

    def build(self) -> None:
        self.shore()
        self.named = {name: self._bar(place) for place, name in enumerate(("heading", "one", "two", "two_label"))}
        for name in ("one", "two", "two_label"):
            self.named[name].group = name[:3]
        water = self.waterline + 1
        for place, (name, y) in enumerate((("high", water), ("low", DOCK - 4), ("lowest", DOCK + 80))):
            self.named[name] = self._bar(place, y)
        self.named["drawing"] = self._bar(5, 100, 560)

    def _bar(self, place: int, y: float = 100, high: float = 20) -> Block:
        rect = QRectF(60 + 150 * place, y, 100, high)
        return self.add(Painted(rect, lambda painter: painter.fillRect(rect, QColor("white"))))


@pytest.fixture
def page() -> TouchedPage:
    made = TouchedPage(Look(Frame(1280, 720)))
    made.build()
    assert made.waterline + 21 < DOCK - 12 * made.look.u
    return made


@pytest.fixture
def dimming() -> Dimming:
    return Dimming()


def shades(dimming: Dimming, page: TouchedPage) -> dict[str, float]:
    return {name: round(dimming.of(page, block), 6) for name, block in page.named.items()}


def less(dimming: Dimming, page: TouchedPage) -> dict[str, float]:
    """The blocks that are not as opaque as ever."""
    return {name: shade for name, shade in shades(dimming, page).items() if shade != 1}


def drawn(dimming: Dimming, page: TouchedPage) -> QImage:
    image = QImage(1280, 720, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    page.paint(painter, AT_REST, shade=lambda block: dimming.of(page, block))
    painter.end()
    return image


# ----- a mark is touched -----


def test_the_others_recede_and_come_back(dimming: Dimming, page: TouchedPage) -> None:
    dimming.touch(page, "one", 1.0)
    dimming.advance(1.0, page)
    assert less(dimming, page) == {}
    dimming.advance(1.0 + FADED / 2, page)
    assert less(dimming, page) == {"two": pytest.approx(0.65, abs=0.01), "two_label": pytest.approx(0.65, abs=0.01)}
    dimming.advance(1.0 + FADED, page)
    assert less(dimming, page) == {"two": 0.3, "two_label": 0.3}
    dimming.touch(page, None, 2.0)
    dimming.advance(2.0 + FADED / 2, page)
    assert less(dimming, page).keys() == {"two", "two_label"}
    dimming.advance(2.0 + FADED, page)
    assert less(dimming, page) == {}


def test_from_one_mark_to_the_next(dimming: Dimming, page: TouchedPage) -> None:
    dimming.touch(page, "one", 1.0)
    dimming.advance(2.0, page)
    dimming.touch(page, "two", 2.0)
    dimming.advance(2.0, page)
    assert less(dimming, page) == {"two": 0.3, "two_label": 0.3}
    dimming.advance(2.0 + FADED, page)
    assert less(dimming, page) == {"one": 0.3}


def test_at_once(dimming: Dimming, page: TouchedPage) -> None:
    dimming.touch(page, "one", 1.0, at_once=True)
    dimming.advance(1.0, page)
    assert less(dimming, page) == {"two": 0.3, "two_label": 0.3}


# ----- the dock stands over the water -----


def test_what_the_dock_covers_goes_and_comes_back(dimming: Dimming, page: TouchedPage) -> None:
    dimming.cover(DOCK, 1.0)
    dimming.advance(1.0 + FADED / 2, page)
    assert less(dimming, page) == {"low": pytest.approx(0.5, abs=0.01), "lowest": pytest.approx(0.5, abs=0.01)}
    dimming.advance(1.0 + FADED, page)
    assert less(dimming, page) == {"low": 0, "lowest": 0}
    dimming.cover(None, 2.0)
    dimming.advance(2.0 + FADED, page)
    assert less(dimming, page) == {}


def test_the_support_zone_goes_as_a_whole(dimming: Dimming, page: TouchedPage) -> None:
    page.named["high"].support = page.named["low"].support = True
    dimming.cover(DOCK, 1.0, at_once=True)
    dimming.advance(1.0, page)
    assert less(dimming, page) == {"high": 0, "low": 0, "lowest": 0}


def test_a_support_zone_beside_the_dock_stays(dimming: Dimming, page: TouchedPage) -> None:
    page.named["high"].support = True
    dimming.cover(DOCK, 1.0, at_once=True)
    dimming.advance(1.0, page)
    assert "high" not in less(dimming, page)


def test_words_that_fit_beside_the_dock_stay_whatever_room_they_were_given(dimming: Dimming, page: TouchedPage) -> None:
    page.named["low"].words = QRectF(page.named["low"].rect).translated(0, -60)
    dimming.cover(DOCK, 1.0, at_once=True)
    dimming.advance(1.0, page)
    assert less(dimming, page) == {"lowest": 0}


def test_touched_and_covered_is_both(dimming: Dimming, page: TouchedPage) -> None:
    page.named["low"].group = "two"
    dimming.touch(page, "one", 1.0)
    dimming.cover(DOCK, 1.0)
    dimming.advance(1.0 + FADED / 2, page)
    assert shades(dimming, page)["low"] == pytest.approx(0.65 * 0.5, abs=0.02)
    assert shades(dimming, page)["two"] == pytest.approx(0.65, abs=0.01)


def test_another_page_under_the_same_dock(dimming: Dimming, page: TouchedPage) -> None:
    dimming.cover(DOCK, 1.0, at_once=True)
    dimming.advance(1.0, page)
    other = TouchedPage(page.look)
    other.build()
    assert less(dimming, other) == {"low": 0, "lowest": 0}


def test_where_the_dock_moves_other_blocks_go(dimming: Dimming, page: TouchedPage) -> None:
    dimming.cover(DOCK, 1.0, at_once=True)
    dimming.advance(1.0, page)
    dimming.cover(DOCK + 60, 1.0)
    assert page.named["low"].reach in dimming.advance(1.0, page)
    assert less(dimming, page) == {"lowest": 0}


# ----- what is told -----


def test_every_pixel_that_differs_is_told_of(dimming: Dimming, page: TouchedPage) -> None:
    def touch(key: str | None) -> None:
        dimming.touch(page, key, now)

    def cover(top: float | None) -> None:
        dimming.cover(top, now)

    deeds = {
        3: lambda: touch("one"),
        8: lambda: cover(DOCK),
        12: lambda: touch("two"),
        30: lambda: cover(DOCK + 60),
        35: lambda: cover(DOCK - 60),
        50: lambda: touch(None),
        55: lambda: cover(None),
        58: lambda: cover(DOCK),
        60: lambda: touch("one"),
        62: lambda: touch(None),
        75: lambda: cover(None),
    }
    now, before, state = 0.0, drawn(dimming, page), dimming.state
    told_of = 0
    for frame in range(100):
        now = frame / 60
        deeds.get(frame, lambda: None)()
        rects = dimming.advance(now, page)
        image, region = drawn(dimming, page), QRegion()
        for rect in rects:
            region += rect
        assert differ_outside(before, image, region) == 0, frame
        if image != before:
            assert dimming.state != state, frame
            assert rects
        told_of += bool(rects)
        before, state = image, dimming.state
    assert less(dimming, page) == {}
    assert 20 < told_of < 90  # while nothing moves nothing is told


def test_it_wakes_while_something_fades_and_sleeps_then(dimming: Dimming, page: TouchedPage) -> None:
    assert dimming.wake(1.0) == math.inf
    acts: tuple[Callable[[], object], ...] = lambda: dimming.touch(page, "one", 1.0), lambda: dimming.cover(DOCK, 1.0)
    for act in acts:
        act()
        assert 1.0 < dimming.wake(1.0) < 1.0 + FADED / 2
        assert dimming.wake(1.0 + FADED) == math.inf
        dimming.advance(1.0 + FADED, page)
        assert dimming.advance(1.0 + FADED + 0.1, page) == []


def test_without_a_page_there_is_nothing_to_tell(dimming: Dimming, page: TouchedPage) -> None:
    dimming.touch(page, "one", 1.0)
    dimming.cover(DOCK, 1.0)
    assert dimming.advance(1.1, None) == []
