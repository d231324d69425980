"""The rolling numeral: what it says in both languages, and digits that count without jitter and end exactly."""

from decimal import Decimal

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QImage, QRegion

from kiosk.charts.numeral import Figures, Numeral
from kiosk.content.fields import Amount
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from tests.pixels import differ_outside, light, painted, pixels

pytestmark = pytest.mark.usefixtures("qapp")

LOOK = Look(Frame(640, 360))
ZERO = Decimal(0)


def figures(written: str, unit: str = "", language: str = "zh") -> Figures:
    return Figures.of(Amount.model_validate(written), unit, language)


def numeral(written: str, before: int = 0, **how: object) -> Numeral:
    return Numeral(LOOK, figures(written), 40, 200, 220, at=100, before=Decimal(before), **how)  # type: ignore[arg-type]


def shown(it: Numeral, ms: float) -> QImage:
    return painted(640, 360, lambda painter: it.paint(painter, ms))


# ----- what it says -----


@pytest.mark.parametrize(
    ("written", "unit", "language", "digits", "unit_lines"),
    [
        ("1200亿", "元", "zh", "1,200", "亿元"),
        ("120000000000", "元", "zh", "1,200", "亿元"),
        ("1200亿", "yuan", "en", "120", "billion\nyuan"),
        ("1900", "家", "zh", "1,900", "家"),
        ("1900", "companies", "en", "1,900", "companies"),
        ("100万", "", "zh", "100", "万"),
        ("100万", "", "en", "1", "million"),
        ("1.8", "万亿", "zh", "1.8", "万亿"),
        ("0.25", "", "zh", "0.25", ""),
        ("2.50", "", "zh", "2.5", ""),
        ("0", "家", "zh", "0", "家"),
        ("1234567", "", "zh", "123.46", "万"),
    ],
)
def test_an_amount_reads(written: str, unit: str, language: str, digits: str, unit_lines: str) -> None:
    it = figures(written, unit, language)
    assert it.at(ZERO, 1.0) == digits
    assert it.unit == unit_lines


@pytest.mark.parametrize(("written", "suffix"), [("35%", "%"), ("300+", "+"), ("100万+", "+"), ("12", "")])
def test_percent_and_more_are_appended(written: str, suffix: str) -> None:
    assert figures(written).suffix == suffix


@given(
    st.decimals(0, 10**15, places=2, allow_nan=False),
    st.decimals(0, 10**15, places=2, allow_nan=False),
    st.sampled_from(["zh", "en"]),
)
def test_it_ends_exactly_and_keeps_its_decimals(value: Decimal, start: Decimal, language: str) -> None:
    it = Figures.of(Amount(value=value), "", language)
    number, _ = Amount(value=value).shown("zh" if language == "zh" else "en")
    assert it.at(start, 1.0) == f"{number:,.{it.decimals}f}"
    assert Decimal(it.at(start, 1.0).replace(",", "")) == round(number, 2)
    for progress in (0.0, 0.3, 0.999):
        written = it.at(start, progress)
        assert len(written.partition(".")[2]) == it.decimals


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.floats(0, 1), st.floats(0, 1))
def test_it_counts_from_the_value_before_without_turning_back(value: int, start: int, one: float, two: float) -> None:
    it = Figures(Decimal(value), 0, "", "")
    assert it.at(Decimal(start), 0.0) == f"{start:,}"
    earlier, later = (int(it.at(Decimal(start), p).replace(",", "")) for p in sorted((one, two)))
    assert abs(value - later) <= abs(value - earlier)
    assert min(start, value) <= earlier <= max(start, value)


# ----- how it looks -----


def columns(image: QImage) -> numpy.typing.NDArray[numpy.intp]:
    """Where something stands, from the left."""
    return numpy.flatnonzero(pixels(image).any(axis=0))


def test_a_numeral_is_not_there_before_it_enters_and_rests_at_its_end() -> None:
    it = numeral("1900")
    assert light(shown(it, 0)) == light(shown(it, 100)) == 0
    assert pixels(shown(it, it.end)).tolist() == pixels(shown(it, 1e9)).tolist()
    assert not it.moving(it.end, it.end + 1000)
    assert it.next_change(it.end) == float("inf")
    assert it.next_change(0.0) == 100


def test_at_its_start_stands_the_old_value_and_at_its_end_the_new() -> None:
    counting, old, new = numeral("900", before=200), numeral("200"), numeral("900")
    assert counting.span is not None
    first = counting.span.at + 300  # risen, and counting from 200
    text = counting.figures.at(Decimal(200), counting.span.progress(first))
    assert 200 < int(text) < 900
    assert pixels(shown(counting, first)).tolist() == pixels(shown(numeral(text), 1e9)).tolist()
    assert pixels(shown(counting, 1e9)).tolist() == pixels(shown(new, 1e9)).tolist()
    assert pixels(shown(counting, 1e9)).tolist() != pixels(shown(old, 1e9)).tolist()


@given(st.lists(st.integers(1000, 9999), min_size=2, max_size=2, unique=True))
@settings(max_examples=20, deadline=None)
def test_digits_do_not_jitter(pair: list[int]) -> None:
    """Where two figures of one length have the same digit, the same pixels stand at the same place."""
    one, two = (shown(numeral(str(value)), 1e9) for value in pair)
    texts = [f"{value:,}" for value in pair]
    it = numeral(str(pair[0]))
    unlike = (pixels(one) != pixels(two)).any(axis=0)
    x = it.x + it.digits_width
    for first, second in zip(*(reversed(text) for text in texts), strict=True):
        advance = (0.158 if first == "," else 0.568) * it.em
        x -= advance
        # The middle of the cell: glyphs hang over into their neighbours' cells by less than a tenth.
        middle = unlike[round(x + advance * 0.2) : round(x + advance * 0.8)]
        assert middle.any() == (first != second)


@pytest.mark.parametrize("written", ["1900", "35%", "300+", "1.8"])
def test_it_keeps_its_right_edge_while_it_counts(written: str) -> None:
    it = numeral(written)
    rights = {int(columns(shown(it, ms))[-1]) for ms in (500, 700, 900, 1e9)}
    # The last digit's own outline differs by a few pixels; its cell does not move.
    assert max(rights) - min(rights) <= it.em * 0.1
    lefts = [int(columns(shown(it, ms))[0]) for ms in (110, 1e9)]
    assert lefts[0] >= lefts[1] - it.em * 0.1


@pytest.mark.parametrize(("align", "edge"), [("left", 0.0), ("centre", 0.5), ("right", 1.0)])
def test_it_is_aligned_as_asked(align: str, edge: float) -> None:
    it = Numeral(LOOK, figures("1,900", "家"), 320, 200, 150, align=align)
    assert it.x == pytest.approx(320 - edge * it.width)
    stands = columns(shown(it, 1e9))
    assert it.x - 2 <= stands[0] < it.x + it.em * 0.2
    assert it.x + it.width - it.em * 0.2 < stands[-1] <= it.x + it.width + 2


@pytest.mark.parametrize("written", ["1900", "35%", "300+", "1200亿", "0.25"])
@pytest.mark.parametrize("water", [None, 250.0])
def test_all_its_pixels_stand_in_its_rectangle(written: str, water: float | None) -> None:
    it = Numeral(LOOK, figures(written, "家"), 40, 200, 220, waterline=water, before=Decimal(12345))
    nothing = painted(640, 360, lambda painter: None)
    for ms in (150.0, 300.0, 600.0, 1e9):
        assert differ_outside(nothing, shown(it, ms), QRegion(it.reach)) == 0


def test_a_reflection_lies_in_the_water_and_comes_a_little_later() -> None:
    it = Numeral(LOOK, figures("1900"), 40, 0, 220, at=0, waterline=250)
    assert it.baseline < 250
    assert not pixels(shown(it, 100))[250:].any()
    assert pixels(shown(it, 100))[:250].any()
    assert pixels(shown(it, 1e9))[250:].any()
    dry = Numeral(LOOK, figures("1900"), 40, 240, 220, at=0)
    assert not pixels(shown(dry, 1e9))[252:].any()


def test_room_is_kept_for_the_longer_of_old_and_new() -> None:
    assert numeral("9", before=1000).digits_width == numeral("1000").digits_width
    assert numeral("1000", before=9).digits_width == numeral("1000").digits_width


@pytest.mark.parametrize(("size", "scale", "least"), [(60, 1.0, 24), (60, 1.5, 36), (24, 1.5, 24), (274, 1.5, 79.46)])
def test_larger_text_enlarges_the_smallest_units(size: float, scale: float, least: float) -> None:
    it = Numeral(Look(Frame(1920, 1080), text_scale=scale), figures("7", "家"), 40, 200, size)
    assert it.unit is not None
    assert it.unit.pixels == pytest.approx(least)
