"""Visitors who leave: whatever they leave behind on the glass, the next one finds the kiosk fresh."""

from __future__ import annotations

import weakref
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


class Ring:
    """Garbage that only a collection finds."""

    def __init__(self) -> None:
        self.itself = self


def test_what_has_come_is_looked_through_once_they_have_left(start: Start) -> None:
    """With 20,000 companies that takes most of a second: nobody's touch waits for it."""
    app = start()
    app.wake()
    ring = weakref.ref(Ring())
    app.cycles.grown()
    app.pass_time(IDLE / 2, 0.25)
    assert app.visitor.there
    assert ring() is not None
    nobody(app)
    app.pass_time(2.0)  # until the first slide stands
    assert ring() is None
