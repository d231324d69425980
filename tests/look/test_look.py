"""Text is set by rule: it steps down the type scale until it fits, keeps every word, and says when nothing helps."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.look.frame import Frame
from kiosk.look.look import Look, Setting
from kiosk.look.tokens import BODY, CAPTION, HEADLINE, SCALE, SMALLEST, TypeStyle

pytestmark = pytest.mark.usefixtures("qapp")

LOOK = Look(Frame(1920, 1080))
TITLE = "苏州工业园区人工智能产业的一年，两个数字看见量级"


def words(setting: Setting) -> str:
    return re.sub(r"\s", "", "".join(line.text for line in setting.lines))


def test_text_that_fits_keeps_its_size() -> None:
    setting = LOOK.set("一湖灯火", HEADLINE, 1600)
    assert setting.fits
    assert setting.pixels == HEADLINE.size * LOOK.u
    assert setting.font.pixelSize() == HEADLINE.size
    assert [line.text for line in setting.lines] == ["一湖灯火"]


def test_what_is_too_wide_steps_down_the_scale() -> None:
    sizes = [LOOK.set(TITLE, HEADLINE, width).pixels for width in range(2100, 600, -50)]
    assert sizes == sorted(sizes, reverse=True)
    assert set(sizes) <= {*SCALE, HEADLINE.size}
    assert len(set(sizes)) > 5
    for width in range(2100, 600, -50):
        setting = LOOK.set(TITLE, HEADLINE, width)
        assert setting.fits
        assert len(setting.lines) == 1
        assert setting.width <= width + 0.5


def test_it_takes_the_largest_size_that_fits() -> None:
    setting = LOOK.set(TITLE, HEADLINE, 1000)
    larger = min(step for step in SCALE if step > setting.pixels)
    assert not LOOK.set(TITLE, HEADLINE, 1000, size=larger, smallest=larger).fits


def test_height_limits_too() -> None:
    roomy = LOOK.set(TITLE, HEADLINE, 700, lines=4)
    tight = LOOK.set(TITLE, HEADLINE, 700, lines=4, height=roomy.height * 0.6)
    assert tight.fits
    assert tight.pixels < roomy.pixels
    assert tight.height <= roomy.height * 0.6 + 0.5


@given(st.integers(20, 900), st.integers(1, 3), st.sampled_from(["zh", "en"]))
@settings(max_examples=60)
def test_no_word_is_lost_and_fits_tells_the_truth(width: int, lines: int, language: str) -> None:
    text = TITLE if language == "zh" else "One year of artificial intelligence in Suzhou Industrial Park"
    look = Look(Frame(1280, 720), "zh" if language == "zh" else "en")
    setting = look.set(text, HEADLINE, width, lines=lines)
    assert words(setting) == re.sub(r"\s", "", text)
    assert setting.fits == (len(setting.lines) <= lines and setting.width <= width + 0.5)
    if not setting.fits:
        assert setting.pixels == pytest.approx(SMALLEST * look.u)


def test_a_title_of_three_hundred_hanzi_is_kept_whole_and_reported() -> None:
    title = (TITLE * 13)[:300]
    setting = LOOK.set(title, HEADLINE, LOOK.frame.content, lines=2)
    assert not setting.fits
    assert setting.pixels == SMALLEST
    assert words(setting) == title
    assert len(setting.lines) > 2
    assert setting.width <= LOOK.frame.content


def test_a_caller_may_set_its_own_smallest_size() -> None:
    setting = LOOK.set(TITLE, BODY, 100, smallest=28)
    assert not setting.fits
    assert setting.pixels == 28


@pytest.mark.parametrize(("style", "scaled"), [(BODY, True), (CAPTION, True), (HEADLINE, False)])
def test_the_text_scale_is_for_small_type(style: TypeStyle, scaled: bool) -> None:
    plain, large = LOOK.set("企业", style, 900), Look(LOOK.frame, text_scale=1.3).set("企业", style, 900)
    assert large.pixels == pytest.approx(plain.pixels * (1.3 if scaled else 1.0))


def test_sizes_follow_the_frame() -> None:
    small, large = (Look(Frame(w, h)).set("一湖灯火", HEADLINE, w) for w, h in ((640, 360), (3840, 2160)))
    assert large.pixels == pytest.approx(small.pixels * 6)


def test_height_is_from_the_first_letters_to_the_last() -> None:
    one = LOOK.set("苏州", BODY, 900)
    two = LOOK.set("苏州\n园区", BODY, 900, lines=2)
    assert one.last == 0.0
    assert two.last == two.pitch
    assert two.height == pytest.approx(one.height + two.pitch)
    assert LOOK.set("", BODY, 900).width == 0.0


def test_measures_are_those_of_the_lines_that_are_set() -> None:
    setting = LOOK.set("苏州工业园区 AI", HEADLINE, 1600)
    assert setting.width == pytest.approx(LOOK.measure("苏州工业园区 AI", HEADLINE))
    assert LOOK.measure("苏州", HEADLINE, 42) == pytest.approx(LOOK.measure("苏州", HEADLINE) / 2, rel=0.02)


def test_colours_are_found_by_name() -> None:
    assert LOOK.colour("cyan").name() == LOOK.palette.cyan.lower()
    assert LOOK.colour("#123456", 0.5).name() == "#123456"
    assert LOOK.colour("moon", 0.25).alphaF() == pytest.approx(0.25, abs=0.01)
    with pytest.raises(AttributeError):
        LOOK.colour("mauve")


def test_another_language_changes_nothing_else() -> None:
    english = LOOK.in_("en")
    assert english.language == "en"
    assert english.in_("zh") == LOOK
    assert english.store is LOOK.store
