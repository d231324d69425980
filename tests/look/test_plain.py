"""High contrast: four colours, nothing half-clear, thicker lines, bolder words."""

import random
import re
from pathlib import Path

import numpy
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from kiosk.look.art import art, picture
from kiosk.look.frame import Frame
from kiosk.look.ink import glow
from kiosk.look.lake import lake
from kiosk.look.look import Look
from kiosk.look.plain import nearest, plain_drawing
from kiosk.look.reflection import lamp_dashes
from kiosk.look.skyline import Placement, Skyline
from kiosk.look.tokens import BODY, HEADLINE, HIGH_CONTRAST, NIGHT
from tests.pixels import colours, light, painted

pytestmark = pytest.mark.usefixtures("qapp")

FOUR = {"#000000", "#ffffff", "#5cf0ff", "#ffe14d"}
LOOK = Look(Frame(640, 360), palette=HIGH_CONTRAST)


def every_colour() -> set[str]:
    return {
        found.lower() for value in vars(HIGH_CONTRAST).values() for found in re.findall(r"#[0-9A-Fa-f]{6}", str(value))
    }


def test_it_knows_four_colours() -> None:
    assert every_colour() == FOUR


@pytest.mark.parametrize("name", ["moon", "cyan", "violet", "gold", "green"])
def test_numerals_are_filled_with_one_colour(name: str) -> None:
    top, bottom = HIGH_CONTRAST.numeral(name)
    assert top == bottom
    assert NIGHT.numeral(name)[0] != NIGHT.numeral(name)[1]


def test_no_colour_is_half_clear() -> None:
    assert LOOK.colour("edge", 0.3).alphaF() == 1
    assert LOOK.colour("edge", 0).alphaF() == 0
    assert Look(Frame(640, 360)).colour("edge", 0.5).alphaF() == pytest.approx(0.5, abs=0.01)


def test_lines_are_thicker_and_body_text_is_bold() -> None:
    night = Look(Frame(1920, 1080))
    plain = Look(Frame(1920, 1080), palette=HIGH_CONTRAST)
    assert plain.line(2) == pytest.approx(1.7 * night.line(2))
    assert plain.set("灯火", BODY, 900).font.bold()
    assert not night.set("灯火", BODY, 900).font.bold()
    assert plain.set("灯火", HEADLINE, 900).font.families() == night.set("灯火", HEADLINE, 900).font.families()
    wide = "Every lamp is a company"
    assert plain.measure(wide, BODY) == pytest.approx(plain.set(wide, BODY, 900).width)
    assert plain.measure(wide, BODY) > night.measure(wide, BODY)


def test_the_lake_is_black_but_for_its_shore() -> None:
    rows = colours(lake(Frame(1920, 1080), 200, HIGH_CONTRAST).toImage())
    assert rows[195].max() == 0
    assert rows[205].max() == 0
    assert rows[200].min() >= 254


def test_nothing_glows_and_nothing_glitters() -> None:
    def draw(look: Look) -> int:
        colour = QColor("white")
        lit = painted(100, 100, lambda painter: glow(painter, look, QPointF(50, 50), 40, 40, colour, 0.8))
        wet = painted(100, 100, lambda painter: lamp_dashes(painter, 50, 0, 40, 90, colour, look, random.Random(1)))
        return light(lit) * light(wet)

    assert draw(LOOK) == 0
    assert draw(Look(Frame(640, 360))) > 0


# ----- drawings -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("drawn", "plain"),
    [("#35D0E6", "#5CF0FF"), ("#3DDC97", "#5CF0FF"), ("#F6C453", "#FFE14D"), ("#9A8CFF", "#FFFFFF"),
     ("#F2F7FF", "#FFFFFF"), ("#6FA8E6", "#FFFFFF"), ("#0D1D3B", "#000000"), ("#2A2410", "#000000")],
)  # fmt: skip
def test_a_drawings_colour_becomes_the_nearest_there_is(drawn: str, plain: str) -> None:
    assert nearest(drawn, HIGH_CONTRAST) == plain


def test_lines_get_thicker_tints_go_and_nothing_is_half_clear() -> None:
    drawn = (
        '<path d="M0 0" fill="#35D0E6" opacity="0.2"/><path d="M0 0" fill="url(#g)" stroke="#6FA8E6" stroke-width="2"/>'
        '<path d="M0 0" fill="none" stroke="#F6C453" stroke-width="1" stroke-opacity="0.1"/>'
        '<path d="M0 0" fill="#3DDC97" fill-opacity="0.9"/><path d="M0 0" fill="url(#glow)"/>'
    )
    glow = '<radialGradient id="glow" r="1"><stop offset="0"/><stop offset="1" stop-opacity="0"/></radialGradient>'
    wall = '<linearGradient id="g"><stop offset="0" stop-opacity="1"/></linearGradient>'
    assert plain_drawing(glow + wall + drawn, HIGH_CONTRAST).removeprefix(glow + wall) == (
        '<path d="M0 0" fill="none"/><path d="M0 0" fill="#000000" stroke="#FFFFFF" stroke-width="3.4"/>'
        '<path d="M0 0" fill="none" stroke="none" stroke-width="1.7"/>'
        '<path d="M0 0" fill="#5CF0FF"/><path d="M0 0" fill="none"/>'
    )


@pytest.mark.parametrize("name", ["touch-ripple", "icon-track-chip", "icon-a11y", "icon-warn"])
def test_our_drawings_can_still_be_drawn(name: str) -> None:
    drawing = art(name, palette=HIGH_CONTRAST)
    found = colours(painted(512, 512, drawing.render))
    assert found.max() == 255
    faint = (found.max(axis=2) > 0) & (found.max(axis=2) < 128)
    assert numpy.count_nonzero(faint) < 0.5 * numpy.count_nonzero(found.max(axis=2)), "mostly edges are in between"


def test_the_skyline_stands_still_in_plain_lines() -> None:
    look = Look(Frame(1280, 720), palette=HIGH_CONTRAST)
    city = Skyline(look, Placement.on(look, look.frame.cover_waterline))
    image = painted(1280, 720, lambda painter: city.paint(painter, city.end))
    blue, green, red = colours(image).reshape(-1, 3).T.astype(int)
    assert not ((blue > 60) & (red < 20) & (green < blue * 0.8)).any(), "no blue walls"
    assert city.next_change(city.end) == float("inf")


def test_a_drawing_of_staff_is_redrawn_and_a_photograph_is_not(tmp_path: Path) -> None:
    drawn = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="{}"/></svg>'
    )
    (tmp_path / "drawing.svg").write_text(drawn.format("#9A8CFF"))
    photo = painted(40, 20, lambda painter: painter.fillRect(0, 0, 40, 20, QColor("#9A8CFF")))
    assert photo.save(str(tmp_path / "photo.png"))
    for name, colour in (("drawing.svg", "#ffffff"), ("photo.png", "#9a8cff")):
        assert picture(tmp_path / name, 40, 20).pixelColor(20, 10).name() == "#9a8cff"
        assert picture(tmp_path / name, 40, 20, palette=HIGH_CONTRAST).pixelColor(20, 10).name() == colour
