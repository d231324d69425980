"""Buttons as paint: nothing outside their place, states told by more than colour, a plain palette in flat colours."""

from collections.abc import Callable

import numpy
import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk.look import buttons
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.look.tokens import BUTTON, HIGH_CONTRAST, NIGHT
from tests.pixels import colours, differing, painted

pytestmark = pytest.mark.usefixtures("qapp")

NIGHTLY = Look(Frame(1920, 1080))
PLAIN = Look(Frame(1920, 1080), palette=HIGH_CONTRAST)
RECT = QRectF(40, 30, 420, 120)
Style = Callable[[QPainter, Look], None]


def drawn(look: Look, style: Style) -> QImage:
    def draw(painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style(painter, look)

    return painted(500, 180, draw)


def label(look: Look, text: str = "好，继续看", icon: str | None = "check") -> buttons.Label:
    return buttons.label_beside(look, RECT, text, icon)


STYLES: dict[str, Style] = {
    "primary": lambda painter, look: buttons.primary(painter, look, RECT, label(look)),
    "solid": lambda painter, look: buttons.solid(painter, look, RECT, label(look)),
    "ghost": lambda painter, look: buttons.ghost(painter, look, RECT, label(look)),
    "disabled": lambda painter, look: buttons.solid(painter, look, RECT, label(look), enabled=False),
    "tile": lambda painter, look: buttons.tile(painter, look, RECT, False),
    "chosen": lambda painter, look: buttons.tile(painter, look, RECT, True),
    "off": lambda painter, look: buttons.switch(painter, look, QRectF(40, 30, 108, 60), False),
    "on": lambda painter, look: buttons.switch(painter, look, QRectF(40, 30, 108, 60), True),
}
each_style = pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
each_look = pytest.mark.parametrize("look", [NIGHTLY, PLAIN], ids=["night", "plain"])


@each_style
@each_look
def test_nothing_is_painted_outside_its_place(style: Style, look: Look) -> None:
    changed = differing(drawn(look, lambda painter, look: None), drawn(look, style))
    assert changed.isEmpty() or RECT.toAlignedRect().contains(changed)


def test_a_plates_shadow_stays_where_it_is_said_to() -> None:
    rect = QRectF(60, 50, 300, 80)
    plate = drawn(NIGHTLY, lambda painter, look: buttons.plate(painter, look, rect, 28, look.palette.dock))
    on_white = painted(500, 180, lambda painter: painter.fillRect(QRect(0, 0, 500, 180), QColor("white")))

    def over_white(painter: QPainter) -> None:
        painter.fillRect(QRect(0, 0, 500, 180), QColor("white"))
        buttons.plate(painter, NIGHTLY, rect, 28, NIGHT.dock)

    changed = differing(on_white, painted(500, 180, over_white))
    assert buttons.with_shadow(NIGHTLY, rect).toAlignedRect().contains(changed)
    assert changed.bottom() > rect.bottom() + 10
    assert not plate.isNull()


@each_style
def test_a_plain_palette_has_flat_fills(style: Style) -> None:
    """Apart from smoothed edges every pixel has one of its four colours."""
    image = colours(drawn(PLAIN, style)).reshape(-1, 3)
    own = [QColor(name) for name in ("#000000", "#FFFFFF", "#5CF0FF", "#FFE14D")]
    flat = numpy.zeros(len(image), bool)
    for colour in own:
        flat |= (image == (colour.blue(), colour.green(), colour.red())).all(axis=1)
    assert flat.mean() > 0.93


def test_a_plain_palette_draws_no_shadow() -> None:
    rect = QRectF(60, 50, 300, 80)

    def over_grey(painter: QPainter) -> None:
        painter.fillRect(QRect(0, 0, 500, 180), QColor("#808080"))
        buttons.plate(painter, PLAIN, rect, 28, HIGH_CONTRAST.dock)

    grey = painted(500, 180, lambda painter: painter.fillRect(QRect(0, 0, 500, 180), QColor("#808080")))
    assert rect.toAlignedRect().contains(differing(grey, painted(500, 180, over_grey)))


@each_look
@pytest.mark.parametrize(("one", "two"), [("tile", "chosen"), ("off", "on")])
def test_states_differ_in_shape(look: Look, one: str, two: str) -> None:
    """Also in a picture without colours."""
    first, second = (colours(drawn(look, STYLES[key])).sum(axis=2) for key in (one, two))
    assert (abs(first - second) > 60).sum() > 300


def test_what_is_disabled_is_dim_at_night_and_left_out_in_plain() -> None:
    def brightest(look: Look, enabled: bool) -> int:
        words = label(look)
        image = drawn(look, lambda painter, look: words.paint(painter, look, "text", enabled=enabled))
        return int(colours(image).sum(axis=2).max())

    assert 300 < brightest(NIGHTLY, False) < 560 < brightest(NIGHTLY, True)
    assert brightest(PLAIN, False) == 0 < brightest(PLAIN, True)


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize(
    "text", ["好", "好，继续看", "Done, keep exploring", "A much longer label than anybody would ask for"]
)
@pytest.mark.parametrize("icon", [None, "check"])
def test_labels_stay_inside_beside_their_icon(scale: float, text: str, icon: str | None) -> None:
    look = Look(Frame(1920, 1080), "en" if text.isascii() else "zh", text_scale=scale)
    made = buttons.label_beside(look, RECT, text, icon)
    assert RECT.contains(made.words.rect)
    if icon:
        assert RECT.contains(made.icon_rect)
        assert made.icon_rect.right() < made.words.rect.left()
        both = made.icon_rect.united(made.words.rect)
        assert both.center().x() == pytest.approx(RECT.center().x(), abs=2)


def test_a_label_below_its_icon_steps_down_to_fit() -> None:
    cell = QRectF(0, 0, 140, 116)
    look = Look(Frame(1080, 1920), "en", text_scale=1.5)
    style = BUTTON
    made = buttons.label_below(look, cell, "Companies", "grid", style, 36)
    assert cell.contains(made.words.rect)
    assert cell.contains(made.icon_rect)
    assert made.icon_rect.bottom() < made.words.rect.top()
