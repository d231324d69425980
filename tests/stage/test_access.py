"""How one visitor wants to see the kiosk, and what that makes of a look."""

import pytest

from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.look.tokens import HIGH_CONTRAST, NIGHT
from kiosk.stage.access import SCALES, Access


@pytest.fixture
def look(qapp: object) -> Look:
    return Look(Frame(640, 360), "en")


def test_text_grows_step_by_step_and_begins_again() -> None:
    access, seen = Access(), []
    for _ in range(len(SCALES) + 1):
        seen.append(access.text_scale)
        access = access.larger
    assert seen == [1.0, 1.25, 1.5, 1.0]


def test_larger_text_leaves_the_other_choices_alone() -> None:
    assert Access(1.5, contrast=True, lowered=True).larger == Access(1.0, contrast=True, lowered=True)


def test_without_a_choice_the_look_is_as_it_was(look: Look) -> None:
    assert Access().applied(look, "full") == look


def test_every_choice_shows_in_the_look(look: Look) -> None:
    assert Access(1.25).applied(look, "full").text_scale == 1.25
    assert Access(contrast=True).applied(look, "full").palette is HIGH_CONTRAST
    assert Access(calm=True).applied(look, "full").motion == "reduced"
    applied = Access(1.5, contrast=True, calm=True).applied(look, "full")
    assert (applied.frame, applied.language) == (look.frame, "en")


def test_what_was_chosen_is_forgotten_with_the_visitor(look: Look) -> None:
    theirs = Access(1.5, contrast=True, calm=True, lowered=True).applied(look, "full")
    after = Access().applied(theirs, "full")
    assert (after.text_scale, after.palette, after.motion) == (1.0, NIGHT, "full")


def test_less_motion_is_kept_where_staff_want_it(look: Look) -> None:
    assert Access().applied(look, "reduced").motion == "reduced"
    assert Access(calm=True).applied(look, "reduced").motion == "reduced"
