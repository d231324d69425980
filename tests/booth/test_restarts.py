"""The rules of starting again: when with care, which slide is set aside, how soon, and back to normal."""

from __future__ import annotations

import pytest

from kiosk.booth.restarts import LONGEST_PAUSE, QUIET, Restarts


def fail(restarts: Restarts, *slides: str, at: float = 0.0, every: float = 5.0) -> list[bool]:
    changed = []
    for number, slide in enumerate(slides):
        restarts.slide = slide
        changed.append(restarts.failed(at + number * every, every))
    return changed


def test_after_one_fault_it_goes_on_where_it_was_as_if_nothing_had_been() -> None:
    restarts = Restarts()
    fail(restarts, "4:a")
    handed = restarts.handover("crash")
    assert (handed.slide, handed.care, handed.aside) == ("4:a", "none", ())
    assert restarts.pause == 0.0


def test_three_within_a_minute_at_one_slide_set_it_aside() -> None:
    restarts = Restarts()
    assert fail(restarts, "4:a", "4:a", "4:a") == [False, False, True]
    handed = restarts.handover("crash")
    assert (handed.care, handed.aside) == ("safe", ("4:a",))


def test_to_blame_is_the_slide_whose_page_was_being_made() -> None:
    restarts = Restarts()
    for number in range(3):
        restarts.slide, restarts.tried = "0:a", "1:b"
        restarts.failed(5.0 * number, 5.0)
    handed = restarts.handover("crash")
    assert (handed.slide, handed.aside) == ("0:a", ("1:b",))


def test_three_at_different_slides_set_none_aside() -> None:
    restarts = Restarts()
    fail(restarts, "4:a", "4:a", "5:b")
    handed = restarts.handover("crash")
    assert (handed.care, handed.aside) == ("safe", ())


def test_three_that_are_further_apart_are_three_accidents() -> None:
    restarts = Restarts()
    assert fail(restarts, "4:a", "4:a", "4:a", every=30.0) == [False, False, False]
    assert restarts.handover("crash").care == "none"


def test_a_second_bad_slide_is_set_aside_too() -> None:
    restarts = Restarts()
    fail(restarts, *3 * ["4:a"])
    fail(restarts, *3 * ["5:b"], at=60.0)
    handed = restarts.handover("crash")
    assert (handed.care, handed.aside) == ("safe", ("4:a", "5:b"))


@pytest.mark.parametrize("slides", [("4:a", "4:a", "4:a"), ("6:c", "7:d", "6:c"), ("", "", "")])
def test_what_fails_even_with_care_is_not_played_at_all(slides: tuple[str, ...]) -> None:
    restarts = Restarts()
    fail(restarts, *3 * ["4:a"])
    fail(restarts, *slides, at=60.0)
    assert restarts.handover("crash").care == "bare"


def test_normal_again_it_forgets_but_takes_longer_the_next_time() -> None:
    restarts = Restarts()
    fail(restarts, *3 * ["4:a"])
    restarts.calmed()
    handed = restarts.handover("asked")
    assert (handed.care, handed.aside, handed.quiet) == ("none", (), 2 * QUIET)
    restarts.calmed()  # said twice
    assert restarts.quiet == 2 * QUIET
    restarts.failed(1e6, 86_400.0)  # a day later
    assert restarts.quiet == QUIET


def test_a_show_that_cannot_even_begin_is_started_ever_more_slowly() -> None:
    restarts = Restarts()
    pauses = []
    for number in range(9):
        restarts.failed(float(number), 0.2)
        pauses.append(restarts.pause)
    assert pauses == [0, 0, 0, 1, 2, 4, 8, LONGEST_PAUSE, LONGEST_PAUSE]
    restarts.failed(1000.0, 900.0)  # it did play
    assert restarts.pause == 0.0
