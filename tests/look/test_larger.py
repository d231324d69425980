"""Which sizes are tried for larger text, and text that is set at exactly one of them."""

import pytest

from kiosk.look.frame import Frame
from kiosk.look.larger import set_at, sizes
from kiosk.look.look import Look
from kiosk.look.tokens import BODY, LABEL, TypeStyle

pytestmark = pytest.mark.usefixtures("qapp")


def look(scale: float) -> Look:
    return Look(Frame(1920, 1080), text_scale=scale)


def test_the_usual_sizes_are_all_there_is_at_a_scale_of_one() -> None:
    assert sizes(look(1.0), (34.0, 30.0)) == (34.0, 30.0)


def test_larger_ones_come_first_and_fall_to_the_usual_ones() -> None:
    found = sizes(look(1.5), (34.0, 30.0))
    assert found[0] == 51.0
    assert found[-2:] == (34.0, 30.0)
    assert list(found) == sorted(set(found), reverse=True)


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("style", [BODY, LABEL])
def test_text_is_set_at_that_size_or_does_not_fit(style: TypeStyle, scale: float) -> None:
    assert set_at(look(scale), "湖上灯火", style, 40, 400).pixels == pytest.approx(40)
    tight = set_at(look(scale), "湖上灯火", style, 40, 100)
    assert tight.pixels == pytest.approx(40)
    assert not tight.fits
