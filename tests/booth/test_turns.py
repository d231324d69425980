"""No thread keeps Python from the one that paints for long."""

import sys
from collections.abc import Iterator

import pytest

from kiosk.booth.turns import take_short_turns
from kiosk.stage.overlay import FRAME


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = sys.getswitchinterval()
    yield
    sys.setswitchinterval(before)


def test_many_turns_find_room_in_a_frame() -> None:
    assert sys.getswitchinterval() * 20 > FRAME
    take_short_turns()
    assert sys.getswitchinterval() * 20 < FRAME
