"""The fact plate: beside what it speaks of, never over it, with its words, beak and frame."""

import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, QSizeF

from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.pages.controls import Hotspot
from kiosk.stage.beside import Avoided, place
from kiosk.stage.plate import FactPlate
from tests.panes import CALM, LOOKS, PLAIN, SMALL, assert_words_stand_apart, name, page, painted, same, told
from tests.pixels import differing

pytestmark = pytest.mark.usefixtures("qapp")
BOUNDS = QRectF(24, 24, 1872, 850)
sizes = st.builds(QSizeF, st.floats(160, 640), st.floats(120, 420))
rects = st.builds(QRectF, st.floats(24, 1700), st.floats(24, 700), st.floats(4, 900), st.floats(4, 700))


@given(rects, sizes, st.lists(st.tuples(rects, st.sampled_from([0.5, 3.0])), max_size=6))
@settings(max_examples=300, deadline=None)
def test_it_never_covers_what_it_points_at(rect: QRectF, size: QSizeF, avoid: list[Avoided]) -> None:
    rect &= BOUNDS
    assume(not rect.isEmpty())
    there, side = place(rect, size, avoid, BOUNDS, 30)
    assert BOUNDS.adjusted(-1, -1, 1, 1).contains(there)
    assert there.size() == size
    rooms = (
        rect.left() - BOUNDS.left() - 30 >= size.width(),
        BOUNDS.right() - rect.right() - 30 >= size.width(),
        rect.top() - BOUNDS.top() - 30 >= size.height(),
        BOUNDS.bottom() - rect.bottom() - 30 >= size.height(),
    )
    if any(rooms):
        assert side != "none"
        assert not there.intersects(rect.adjusted(-29, -29, 29, 29))
    beside = {
        "left": there.right() <= rect.left(),
        "right": there.left() >= rect.right(),
        "above": there.bottom() <= rect.top(),
        "below": there.top() >= rect.bottom(),
        "none": not any(rooms),
    }
    assert beside[side]


def test_it_prefers_the_side_where_it_covers_nothing() -> None:
    rect, size = QRectF(900, 300, 120, 300), QSizeF(400, 200)
    for taken, side in ((QRectF(0, 0, 890, 900), "right"), (QRectF(1030, 0, 900, 900), "left")):
        assert place(rect, size, [(taken, 1.0)], BOUNDS, 30)[1] == side
    both = [(QRectF(0, 0, 890, 900), 1.0), (QRectF(1030, 0, 900, 900), 1.0)]
    assert place(rect, size, both, BOUNDS, 30)[1] == "above"


def test_it_covers_what_has_receded_rather_than_what_is_read() -> None:
    rect, size = QRectF(900, 300, 120, 300), QSizeF(400, 200)
    everywhere = [(QRectF(0, 0, 890, 900), 3.0), (QRectF(1030, 0, 900, 900), 0.5), (QRectF(0, 0, 1900, 280), 3.0)]
    assert place(rect, size, everywhere, BOUNDS, 30)[1] == "right"


def test_a_hand_comes_from_below() -> None:
    assert place(QRectF(900, 400, 100, 100), QSizeF(300, 200), [], QRectF(700, 24, 500, 850), 30)[1] == "above"


HOTSPOT = Hotspot("bar.0", QRectF(440, 120, 130, 260), "创客团队 344 支", ("每一盏灯是一支团队",), "cyan")


def opened(look: Look, hotspot: Hotspot = HOTSPOT, source: str = "苏州工业园区，2025") -> FactPlate:
    u = look.u / SMALL.u
    rect = QRectF(hotspot.rect.x() * u, hotspot.rect.y() * u, hotspot.rect.width() * u, hotspot.rect.height() * u)
    scaled = Hotspot(hotspot.key, rect, hotspot.title, hotspot.lines, hotspot.accent)
    made = FactPlate(look)
    air = look.px(24)
    bounds = page(look).adjusted(air, air, -air, -look.px(200))
    made.open(scaled, source, [], bounds, 0.0)
    made.advance(1.0)
    return made


@pytest.mark.parametrize("look", LOOKS, ids=name)
def test_its_words_stand_on_it(look: Look) -> None:
    lines = {
        "zh": ("创客团队 344 支", "“华为云杯” 2025 人工智能应用创新大赛", "一盏灯 = 一支团队", "苏州工业园区，2025"),
        "en": (
            "Maker teams: 344 teams",
            "Huawei Cloud Cup 2025 AI Application Contest",
            "One lamp = one team",
            "SIP, 2025",
        ),
    }[look.language]
    u = min(look.frame.width, look.frame.height) / 1080 * 2
    spot = Hotspot("bar.0", QRectF(60 * u, 200, 60 * u, 300), lines[0], lines[1:3], "gold")
    made = FactPlate(look)
    made.open(spot, lines[3], [], page(look).adjusted(20, 20, -20, -20), 0.0)
    assert_words_stand_apart(made.words)
    assert len(made.words) == 4
    assert all(made.plate.contains(placed.rect) for placed in made.words)
    assert not made.plate.intersects(made.frame)
    assert page(look).contains(made.plate)


@pytest.mark.parametrize("look", [SMALL, CALM, PLAIN], ids=["full", "calm", "plain"])
def test_it_comes_and_goes_with_its_frame_and_tells_of_every_pixel(look: Look) -> None:
    made = FactPlate(look)
    away = painted(made, look)
    made.open(HOTSPOT, "苏州工业园区，2025", [], page(look).adjusted(12, 12, -12, -100), 0.0)
    frames = [image for _, _, image in told(made, look, [n / 60 for n in range(24)])]
    assert made.shown
    assert same(frames[-1], frames[-2])
    changed = differing(away, frames[-1])
    assert changed.contains(made.frame.toRect().adjusted(2, 2, -2, -2))
    assert changed.contains(made.plate.toRect().adjusted(2, 2, -2, -2))
    assert made.wake(1.0) == math.inf
    assert made.controls == []
    made.hide(1.0)
    *_, (_, _, last) = told(made, look, [1 + n / 60 for n in range(24)])
    assert same(away, last)
    assert made.wake(2.0) == math.inf


def test_another_one_takes_its_place_at_once() -> None:
    made = opened(SMALL)
    other = Hotspot("bar.1", QRectF(700, 200, 80, 180), "企业团队 229 支", (), "violet")
    made.open(other, "", [], page(SMALL).adjusted(12, 12, -12, -100), 1.0)
    list(told(made, SMALL, [1.0, 1.1, 1.2, 1.5]))
    assert made.hotspot == other
    assert [placed.setting.lines[0].text.replace("\u00a0", " ") for placed in made.words] == ["企业团队 229 支"]
    fresh = FactPlate(SMALL)
    fresh.open(other, "", [], page(SMALL).adjusted(12, 12, -12, -100), 0.0)
    fresh.advance(1.0)
    assert same(painted(made, SMALL), painted(fresh, SMALL))


def test_it_gets_narrower_where_it_would_lie_on_what_is_still_read() -> None:
    """What lies at both sides leaves it less than its usual width, but room enough for its words in more lines."""
    look = Look(Frame(1920, 1080))
    spot = Hotspot("a", QRectF(900, 300, 240, 450), "创客团队 344 支", ("“华为云杯” 2025 人工智能应用创新大赛",))

    def made(left: float) -> FactPlate:
        read = [(QRectF(0, 0, left, 1080), 12.0), (QRectF(1160, 0, 760, 1080), 12.0), (QRectF(0, 0, 1920, 280), 12.0)]
        plate = FactPlate(look)
        plate.open(spot, "苏州工业园区，2025", [*read, (QRectF(0, 760, 1920, 320), 12.0)], page(look), 0.0)
        plate.advance(1.0)
        return plate

    usual, narrow = made(0), made(854 - 425)
    assert usual.plate.width() > narrow.plate.width()
    assert narrow.plate.left() >= 854 - 425
    assert all(narrow.plate.contains(placed.rect) for placed in narrow.words)
    assert made(760).plate.width() == usual.plate.width(), "where not even that helps it keeps its usual width"


def test_the_source_is_said_last() -> None:
    words = opened(SMALL).words
    assert words[-1].setting.lines[0].text.startswith("数据来源：")
    assert words[-1].setting.pixels < words[-2].setting.pixels < words[0].setting.pixels


@given(rects, st.sampled_from([SMALL, PLAIN]))
@settings(max_examples=25, deadline=None)
def test_every_pixel_lies_where_it_says(rect: QRectF, look: Look) -> None:
    half = QRectF(rect.x() / 2, rect.y() / 2, rect.width() / 2, rect.height() / 2)
    spot = Hotspot("x", half & QRectF(12, 12, 936, 440), "创客团队 344 支", ("每一盏灯是一支团队",), "green")
    made = FactPlate(look)
    away = painted(made, look)
    made.open(spot, "苏州工业园区", [], QRectF(12, 12, 936, 440), 0.0)
    made.advance(1.0)
    assert made.extent.contains(differing(away, painted(made, look)))
    assert page(look).contains(made.frame)
