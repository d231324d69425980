"""Ticks of a time axis, and labels pushed apart."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.fields import Day
from kiosk.pages.ticks import Tick, spread, ticks


def days(*written: str) -> list[Day]:
    return [Day.model_validate(text) for text in written]


def at_most(count: int) -> object:
    return lambda found: len(found) <= count


@pytest.mark.parametrize(
    ("written", "most", "expected"),
    [
        (("2021", "2022", "2023", "2024", "2025"), 9, ["2021", "2022", "2023", "2024", "2025"]),
        (("2021", "2023", "2025"), 3, ["2021", "2023", "2025"]),
        (("2024-11", "2025-02"), 9, ["2024.11", "2024.12", "2025.1", "2025.2"]),
        (("2024-01", "2025-01"), 6, ["2024.1", "2024.4", "2024.7", "2024.10", "2025.1"]),
        (("2015-06", "2025-06"), 5, ["2016", "2018", "2020", "2022", "2024"]),
        (("2025-03-01", "2025-03-03", "2025-03-05"), 9, ["3.1", "3.3", "3.5"]),
    ],
)
def test_as_many_even_ticks_as_find_room(written: tuple[str, ...], most: int, expected: list[str]) -> None:
    found = ticks(days(*written), at_most(most))  # type: ignore[arg-type]
    assert [tick.label for tick in found] == expected
    assert all(before.time < after.time for before, after in pairwise(found))


def test_a_year_stands_where_its_point_does() -> None:
    found = ticks(days("2024", "2025"), lambda _: True)
    assert found == [Tick(2024.5, "2024"), Tick(2025.5, "2025")]


def test_where_nothing_fits_the_ends_are_named() -> None:
    found = ticks(days("2021-05", "2021-06", "2024-07"), lambda _: False)
    assert [tick.label for tick in found] == ["2021.5", "2024.7"]


LABELS = st.lists(st.tuples(st.floats(0, 500), st.floats(5, 60)), min_size=1, max_size=6)


@given(LABELS)
def test_labels_never_overlap_and_stay_inside(labels: list[tuple[float, float]]) -> None:
    wanted, sizes = [label[0] for label in labels], [label[1] for label in labels]
    placed = spread(wanted, sizes, 0.0, 500.0)
    spans = sorted((middle - size / 2, middle + size / 2) for middle, size in zip(placed, sizes, strict=True))
    assert all(after[0] >= before[1] - 1e-6 for before, after in pairwise(spans))
    assert spans[0][0] >= -1e-6
    assert spans[-1][1] <= 500 + 1e-6


def test_labels_with_room_stay_where_they_are_wanted() -> None:
    assert spread([300.0, 100.0, 200.0], [40.0, 40.0, 40.0], 0.0, 400.0) == [300.0, 100.0, 200.0]
