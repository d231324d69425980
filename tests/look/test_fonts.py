"""Fonts: stand-ins are admitted, and characters without a glyph are found."""

import pytest

from kiosk.look import fonts
from kiosk.look.tokens import HEADLINE

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def fresh_fonts() -> object:
    """Fonts are made once; a test that changes the families wants them made anew, and so do the tests after it."""
    for made in (fonts.font, fonts.metrics):
        made.cache_clear()
    yield None
    for made in (fonts.font, fonts.metrics):
        made.cache_clear()


def test_a_family_of_the_design_needs_no_stand_in(monkeypatch: pytest.MonkeyPatch, fresh_fonts: object) -> None:
    from PySide6.QtGui import QFontInfo

    here = QFontInfo(fonts.font("sans", 24, "zh")).family()
    fonts.font.cache_clear()
    monkeypatch.setattr(fonts, "FAMILIES", {"serif": (here,), "sans": (here, "No Such Family")})
    assert fonts.stand_ins() == {}


def test_a_missing_family_is_named_with_what_is_used_instead(
    monkeypatch: pytest.MonkeyPatch, fresh_fonts: object
) -> None:
    from PySide6.QtGui import QFontInfo

    here = QFontInfo(fonts.font("sans", 24, "zh")).family()
    fonts.font.cache_clear()
    monkeypatch.setattr(fonts, "FAMILIES", {"serif": ("Lost Ming", here), "sans": (here,)})
    assert fonts.stand_ins() == {"serif": ("Lost Ming", here)}


def test_the_designs_families_come_first() -> None:
    assert fonts.font("serif", 40, "zh").families()[0] == "Noto Serif CJK SC"
    assert fonts.font("sans-bold", 40, "en").families()[0] == "Noto Sans CJK SC"
    assert fonts.font("sans-bold", 40, "en").weight() > fonts.font("sans", 40, "en").weight()


def test_common_and_rare_hanzi_and_marks_have_glyphs() -> None:
    assert fonts.lacks("苏州工业园区，人工智能 2025！“模术空间” AI — 𬭎 ½ é\u00a0\n") == ""


def test_a_character_that_no_font_has_is_found() -> None:
    assert fonts.lacks("苏\ue123州") == "\ue123"
    assert fonts.lacks("\U000f1234苏\ue123\U000f1234") == "\U000f1234\ue123"


def test_half_width_marks_are_narrower_in_chinese() -> None:
    def wide(half: bool) -> float:
        return fonts.metrics("serif", 84, "zh", 0.0, half).horizontalAdvance("，")

    assert wide(True) < wide(False) * 0.75
    assert fonts.style_font(HEADLINE, 84, "zh").pixelSize() == 84


def test_english_quotation_marks_are_set_proportionally() -> None:
    quotes = [fonts.metrics("sans", 100, language, 0.0, False).horizontalAdvance("“") for language in ("zh", "en")]
    assert quotes[1] < quotes[0] * 0.75
