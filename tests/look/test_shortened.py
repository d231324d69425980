"""Text that is too long for its place ends in an ellipsis."""

import pytest

from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.look.shortened import shorten, shortened
from kiosk.look.tokens import LEAD, SOURCE

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_long_name_ends_in_an_ellipsis() -> None:
    look = Look(Frame(1920, 1080), "zh")
    made = shortened(look, "示例" * 40, LEAD, 30, 300)
    assert made.lines[-1].text.endswith("…")
    assert not made.fits
    assert 200 < made.width <= 300
    assert shortened(look, "示例", LEAD, 30, 300).fits


@pytest.mark.parametrize("text", ["示例企业甲乙丙", "ABC", "A", "…", "  ", ""])
@pytest.mark.parametrize("width", [0, 12, 40])
def test_a_place_too_narrow_for_anything_is_not_waited_for(text: str, width: int) -> None:
    look = Look(Frame(1920, 1080), "zh")
    made = shorten(text, lambda words: look.set(words, SOURCE, width))
    assert made.fits or len("".join(line.text for line in made.lines)) <= 2


def test_as_much_of_a_text_stays_as_finds_room() -> None:
    look = Look(Frame(1920, 1080), "zh")
    made = shorten("示例" * 40, lambda words: look.set(words, SOURCE, 300))
    assert made.fits
    assert made.lines[-1].text.endswith("…")
    assert made.width > 200
