"""Text that is too long for its place ends in an ellipsis."""

import pytest

from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.look.shortened import shortened
from kiosk.look.tokens import LEAD

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_long_name_ends_in_an_ellipsis() -> None:
    look = Look(Frame(1920, 1080), "zh")
    made = shortened(look, "示例" * 40, LEAD, 30, 300)
    assert made.lines[-1].text.endswith("…")
    assert not made.fits
    assert 200 < made.width <= 300
    assert shortened(look, "示例", LEAD, 30, 300).fits
