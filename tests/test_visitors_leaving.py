"""Visitors who leave: whatever they leave behind on the glass, the next one finds the kiosk fresh."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.visitors import Start, Visited, starting

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support raise"), pytest.mark.usefixtures("qapp")]
IDLE, STAY = 60, 20


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    yield from starting(tmp_path)


def nobody(app: Visited) -> None:
    """Until the kiosk must be home."""
    app.pass_time(IDLE + STAY + 1.0, 0.25)


def test_a_bag_that_slid_down_the_glass_and_lies_there_keeps_nobody(start: Start) -> None:
    app = start()
    app.wake()
    middle = app.middle
    app.down(middle.x(), middle.y())
    app.pass_time(0.1)
    app.move(middle.x() + 80, middle.y())  # the page follows, and is never let go
    nobody(app)
    assert not app.visitor.there
    assert app.stage.index == 0
    assert not app.stage.loop.held("visitor")
    app.pass_time(2.0, 0.25)
    assert not app.visitor.there
