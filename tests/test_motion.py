"""Easings agree with CSS's cubic-bezier, rise without going back, and end exactly; spans say when they move."""

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kiosk.motion
from kiosk.motion import Motion, Span

OURS = {name: value for name, value in vars(kiosk.motion).items() if isinstance(value, Motion)}
progresses = st.floats(0, 1)


def solved(bezier: tuple[float, float, float, float], time: float) -> float:
    """The value of the curve at a time, from the roots of its polynomial in the parameter."""
    x1, y1, x2, y2 = bezier
    roots = numpy.roots([1 + 3 * x1 - 3 * x2, 3 * x2 - 6 * x1, 3 * x1, -time])
    t = next(r.real for r in roots if abs(r.imag) < 1e-7 and -1e-7 <= r.real <= 1 + 1e-7)
    return float(3 * y1 * t * (1 - t) ** 2 + 3 * y2 * t**2 * (1 - t) + t**3)


@pytest.mark.parametrize(
    ("bezier", "time", "value"),
    [
        # CSS's own keywords, as browsers compute them.
        ((0.25, 0.1, 0.25, 1.0), 0.5, 0.8024),  # ease
        ((0.42, 0.0, 1.0, 1.0), 0.5, 0.3154),  # ease-in
        ((0.0, 0.0, 0.58, 1.0), 0.5, 0.6846),  # ease-out
        ((0.42, 0.0, 0.58, 1.0), 0.5, 0.5),  # ease-in-out
        ((0.42, 0.0, 0.58, 1.0), 0.25, 0.1292),
        ((1 / 3, 1 / 3, 2 / 3, 2 / 3), 0.3, 0.3),  # linear
    ],
)
def test_values_that_are_known(bezier: tuple[float, float, float, float], time: float, value: float) -> None:
    assert Motion(100, bezier).ease(time) == pytest.approx(value, abs=5e-4)


@pytest.mark.parametrize("motion", OURS.values(), ids=OURS)
def test_our_motions_follow_their_curves(motion: Motion) -> None:
    # Above 5 %: where a curve starts steeply, the table's straight pieces cut a corner of less than a pixel.
    for time in numpy.linspace(0.05, 0.99, 60):
        assert motion.ease(float(time)) == pytest.approx(solved(motion.bezier, float(time)), abs=2e-3)


@pytest.mark.parametrize("motion", OURS.values(), ids=OURS)
def test_our_motions_never_go_back_or_beyond(motion: Motion) -> None:
    values = [motion.ease(step / 1000) for step in range(1001)]
    assert values == sorted(values)
    assert values[0] == 0.0
    assert values[-1] == 1.0


@given(st.sampled_from(list(OURS.values())), st.floats(allow_nan=False))
def test_outside_its_time_a_motion_stands_still(motion: Motion, progress: float) -> None:
    assert 0.0 <= motion.ease(progress) <= 1.0
    if progress <= 0:
        assert motion.ease(progress) == 0.0
    if progress >= 1:
        assert motion.ease(progress) == 1.0


def test_a_span_waits_moves_and_rests() -> None:
    span = Span(120, Motion(360, (1 / 3, 1 / 3, 2 / 3, 2 / 3)))
    assert span.end == 480
    assert [span.progress(ms) for ms in (0, 120, 480, 1e9)] == [0, 0, 1, 1]
    assert span.progress(300) == pytest.approx(0.5)
    assert not span.moving(0, 120)
    assert span.moving(0, 121)
    assert span.moving(479, 500)
    assert not span.moving(480, 500)


@given(progresses, progresses)
def test_a_span_that_says_nothing_moved_looks_the_same(first: float, second: float) -> None:
    before, now = sorted((first * 900, second * 900))
    span = Span(200, kiosk.motion.RISE)
    if not span.moving(before, now):
        assert span.progress(before) == span.progress(now)
