"""What one show hands to the next, by way of the environment."""

import pytest

from kiosk.booth.handover import Handover, handed_over


def test_it_arrives_as_it_was_sent() -> None:
    environment: dict[str, str] = {}
    sent = Handover("crash", "3:a1b2", "safe", ("3:a1b2", "5:ffff"), 1200.0, 900.0)
    sent.into(environment)
    assert handed_over(environment) == sent


def test_without_a_supervisor_there_is_none() -> None:
    assert handed_over({}) is None


@pytest.mark.parametrize("written", ["", "{", "[]", "null", "{}", '{"aside": 3}', '{"aside": [], "more": 1}'])
def test_garbage_is_taken_for_a_first_start(written: str) -> None:
    assert handed_over({"KIOSK_HANDOVER": written}) == Handover()
