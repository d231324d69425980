"""The axis is true to scale, draws on with progress, and moves milestones from old places to new ones."""

import numpy
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QRegion

from kiosk.charts.timeaxis import Step, TimeAxis
from kiosk.content.fields import Day
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from tests.pixels import differ_outside, differing, light, painted, pixels

pytestmark = pytest.mark.usefixtures("qapp")
RECT = QRectF(100, 50, 1000, 120)


def axis(*dates: str, before: tuple[float, ...] = (), vertical: bool = False) -> TimeAxis:
    old = before or (None,) * len(dates)
    steps = [Step(Day.model_validate(date), before=start) for date, start in zip(dates, old, strict=True)]
    rect = QRectF(50, 100, 120, 1000) if vertical else RECT
    return TimeAxis(Look(Frame(1920, 1080)), rect, steps, vertical=vertical)


def shown(made: TimeAxis, progress: float) -> QImage:
    made.apply(progress)
    return painted(1200, 1200, made.plot.paint)


def test_a_year_is_as_long_as_any_other() -> None:
    made = axis("2021", "2023-12", "2025-08")
    assert (made.first, made.last) == (2021, 2026)
    assert made.year_length == pytest.approx(200)
    assert [made.along(year) for year in (2021, 2023.5, 2026)] == pytest.approx([100, 600, 1100])
    assert made.span(made.steps[0]) == pytest.approx((100, 300))


def test_a_hanging_axis_grows_downwards() -> None:
    made = axis("2021", "2025-08", vertical=True)
    assert made.along(2021) == pytest.approx(100)
    assert made.along(2026) == pytest.approx(1100)


def test_nothing_at_the_start_and_everything_at_the_end() -> None:
    made = axis("2021", "2023-12", "2025-08")
    lights = [light(shown(made, progress)) for progress in (0.0, 0.3, 0.7, 1.0)]
    assert lights[0] == 0
    assert lights == sorted(lights)
    assert len(set(lights)) == 4


def test_the_line_ends_where_progress_is() -> None:
    columns = numpy.nonzero(pixels(shown(axis("2024-06", "2029-06"), 0.25)).any(axis=0))[0]
    assert columns.max() < 100 + 0.25 * 1000 + 4


def test_a_point_stands_at_its_month() -> None:
    made = axis("2023-12", "2025-08")
    image = shown(made, 1.0)
    spot = made.place(made.steps[0].day.middle)
    centre = image.pixelColor(round(spot.x()), round(spot.y()))
    cyan = made.look.colour("cyan")
    assert (centre.red(), centre.green(), centre.blue()) == (cyan.red(), cyan.green(), cyan.blue())


def test_a_bar_covers_its_whole_year_and_no_other() -> None:
    made = axis("2021", "2023-12")
    row = pixels(shown(made, 1.0))[110 - 3]
    cyan = made.look.colour("cyan").rgb() & 0xFFFFFF
    lit = numpy.nonzero(row == cyan)[0]
    start, end = made.span(made.steps[0])
    lit = lit[lit < end + 20]
    assert start <= lit.min() <= start + 12
    assert end - 12 <= lit.max() <= end


def test_changed_dates_move_from_where_they_were() -> None:
    made = axis("2021-06", "2024-06", before=(2021.45, 2022.45))
    old, new = (round(made.along(years)) for years in (2022.45, made.steps[1].day.middle))
    cyan = made.look.colour("cyan").rgb() & 0xFFFFFF
    for progress, there, gone in ((0.0, old, new), (1.0, new, old)):
        row = pixels(shown(made, progress))[110]
        assert (row[there - 2 : there + 3] == cyan).any()
        assert not (row[gone - 2 : gone + 3] == cyan).any()


def test_years_that_would_touch_are_left_out() -> None:
    assert axis("1994", "2025-08").labelled(70) == list(range(1994, 2026, 5))
    assert axis("2021", "2025-08").labelled(70) == [2021, 2022, 2023, 2024, 2025]


def test_later_steps_light_up_later() -> None:
    made = axis("2021", "2023-12", "2025-08")
    times = [made.lit_at(step) for step in made.steps]
    assert times == sorted(times)
    assert times[0] == 0.0
    assert times[-1] < 1.0


@pytest.mark.parametrize("vertical", [False, True])
def test_parts_painted_one_by_one_are_the_whole(vertical: bool) -> None:
    made = axis("2021", "2022-06", "2023-11", vertical=vertical)
    whole = shown(made, 1.0)
    parts = [made.part(place) for place in (None, 0, 1, 2)]

    def draw(painter: QPainter) -> None:
        for part in parts:
            part.apply(1.0)
            part.plot.paint(painter)

    assert differing(painted(1200, 1200, draw), whole, 3).isNull()
    assert shown(made, 1.0) == whole, "a part is alone only until the whole is asked for"


@pytest.mark.parametrize("before", [(), (2022.5, 2021.2, 2022.9)])
@pytest.mark.parametrize("vertical", [False, True])
def test_a_mark_stays_within_its_reach(vertical: bool, before: tuple[float, ...]) -> None:
    made = axis("2021", "2022-06", "2023-11", before=before, vertical=vertical)
    nothing = painted(1200, 1200, lambda painter: None)
    for place in range(3):
        rect = made.reach(place).toAlignedRect()
        for progress in (0.2, 1.0):
            part = made.part(place)
            part.apply(progress)

            assert differ_outside(painted(1200, 1200, part.plot.paint), nothing, QRegion(rect)) == 0
