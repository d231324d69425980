"""Which line was changed last, and where a line stood before the change."""

import pytest

from kiosk.staff.preview.changes import Changes

BEFORE = ("a", "b", "c", "d", "e")


@pytest.mark.parametrize(
    ("now", "last"),
    [
        (BEFORE, None),
        (("a", "b", "X", "d", "e"), 3),
        (("a", "b", "X", "Y", "c", "d", "e"), 3),
        (("a", "b", "d", "e"), 3),
        (("a", "b", "c", "d"), 4),
        (("X", "b", "c", "Y", "e"), 4),
        ((), 1),
        ((*BEFORE, "f"), 6),
    ],
)
def test_the_last_change_begins_on_a_line(now: tuple[str, ...], last: int | None) -> None:
    assert Changes(BEFORE, now).last == last


def test_a_line_is_traced_back_to_where_it_stood() -> None:
    changes = Changes(BEFORE, ("a", "X", "Y", "c", "Z", "d", "e"))
    assert [changes.before(line) for line in range(1, 8)] == [1, 2, 2, 3, 4, 4, 5]


def test_lines_of_an_empty_file_lead_to_its_first() -> None:
    assert Changes((), ("a", "b")).before(2) == 1
    assert Changes(("a", "a", "a"), ("a", "a")).before(2) == 2
