"""The progress row: a segment a slide, the current one filling, and no pixel that is not told of."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QRegion

from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.look.tokens import HIGH_CONTRAST
from kiosk.stage.progress import Progress, Segments
from tests.pixels import differ_outside, light, painted, pixels

pytestmark = pytest.mark.usefixtures("qapp")

LOOKS = [Look(Frame(640, 360)), Look(Frame(1920, 1080)), Look(Frame(1080, 1920)), Look(Frame(3840, 2160))]
shares = st.floats(0, 1)


def shown(look: Look, state: Segments) -> QImage:
    """The row alone: the page from its foot's top, moved up."""
    progress = Progress(look)
    foot = progress.rect.top() - 20

    def draw(painter: object) -> None:
        painter.translate(0, -foot)  # type: ignore[attr-defined]
        progress.paint(painter, state)  # type: ignore[arg-type]

    return painted(look.frame.width, 60, draw)


def foot(look: Look, rect: QRect) -> QRegion:
    return QRegion(rect.translated(0, 20 - Progress(look).rect.top()))


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: str(look.frame.width))
@pytest.mark.parametrize("count", [2, 3, 18, 60, 500])
@given(data=st.data())
@settings(max_examples=12, deadline=None)
def test_it_tells_of_every_pixel_that_changes(look: Look, count: int, data: st.DataObject) -> None:
    one = Segments(count, data.draw(st.integers(0, count - 1)), data.draw(shares))
    two = Segments(count, data.draw(st.sampled_from([one.index, (one.index + 1) % count])), data.draw(shares))
    told = Progress(look).changed(one, two)
    assert differ_outside(shown(look, one), shown(look, two), foot(look, told)) == 0
    assert told.isEmpty() or Progress(look).rect.adjusted(-9, -1, 1, 1).contains(told)


@pytest.mark.parametrize("count", [1, 2, 18, 500])
def test_the_row_stands_between_the_margins(count: int) -> None:
    look = LOOKS[1]
    for index in {0, count // 2, count - 1}:
        image = shown(look, Segments(count, index, 0.7))
        assert differ_outside(image, painted(1920, 60, lambda painter: None), foot(look, Progress(look).rect)) == 0


def test_as_many_segments_as_slides() -> None:
    row = pixels(shown(LOOKS[1], Segments(18, 4, 0.5)))
    middle = row[20 + Progress(LOOKS[1]).rect.height() // 2] > 0
    assert (middle[1:] & ~middle[:-1]).sum() == 18


def test_past_slides_shine_brighter_than_those_to_come() -> None:
    look = LOOKS[1]
    sums = [light(shown(look, Segments(18, index, 0.0))) for index in (0, 6, 12, 17)]
    assert sums == sorted(sums)
    assert len(set(sums)) == 4


@pytest.mark.parametrize("count", [2, 18, 500])
def test_the_current_segment_fills_with_its_share(count: int) -> None:
    progress = Progress(LOOKS[3])
    filled = [progress.filled(Segments(count, 1, share)) for share in (-1.0, 0.0, 0.5, 1.0, 7.0)]
    assert filled[0] == filled[1] == 0
    assert filled[2] == pytest.approx(filled[3] / 2, abs=1)
    assert filled[3] == filled[4] > 0
    sums = [light(shown(LOOKS[3], Segments(count, 1, share))) for share in (0.2, 0.6, 1.0)]
    assert sums == sorted(sums)


def test_nothing_changes_when_no_pixel_is_filled() -> None:
    progress = Progress(LOOKS[1])
    state = Segments(18, 3, 0.5)
    assert progress.changed(state, state).isEmpty()
    assert progress.changed(state, Segments(18, 3, 0.5001)).isEmpty()
    assert progress.changed(None, None).isEmpty()
    assert progress.changed(None, state) == progress.changed(state, None) == progress.rect
    assert progress.changed(state, Segments(19, 3, 0.5)) == progress.rect


@pytest.mark.parametrize("count", [2, 18, 500])
@pytest.mark.parametrize("seconds", [8.0, 20.0, 600.0])
def test_it_asks_for_no_more_than_four_steps_a_second(count: int, seconds: float) -> None:
    progress = Progress(LOOKS[1])
    step = progress.step(Segments(count, 0, 0.0), seconds)
    assert step >= 0.25
    assert step == 0.25 or step * progress.filled(Segments(count, 0, 1.0)) <= seconds


def test_in_a_plain_palette_what_is_to_come_is_a_thin_full_line() -> None:
    look = Look(Frame(1920, 1080), palette=HIGH_CONTRAST)
    row = Progress(look)
    image = painted(1920, 1080, lambda painter: row.paint(painter, Segments(4, 1, 0.5)))
    middle = round(look.frame.progress)
    past, coming = (round(look.frame.left + look.frame.content * share) for share in (0.12, 0.88))

    def high(x: int) -> float:
        return sum(image.pixelColor(x, y).valueF() for y in range(middle - 8, middle + 8))

    assert high(past) == pytest.approx(4, abs=0.1)
    assert 0.9 < high(coming) < 2
