"""The real supervisor keeps the real kiosk on a real display: what is seen after it was killed, and when all ends."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.onlooker import SOON, START, TITLE, Visitor, visited
from tests.xdisplay import until

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def visitor(tmp_path: Path) -> Iterator[Visitor]:
    """The kiosk runs under its supervisor, and somebody looks at it."""
    with visited(tmp_path, "supervise") as visitor:
        yield visitor


def show_of(visitor: Visitor) -> psutil.Process:
    """The process that shows."""
    (show,) = psutil.Process(visitor.process.pid).children()
    return show


def test_it_comes_back_at_the_slide_where_it_was_and_ends_when_it_is_told(visitor: Visitor) -> None:
    visitor.await_page(1, "zh", START)
    visitor.turn_to(2, "zh")

    first = show_of(visitor)
    first.kill()

    def answered() -> bool:
        assert visitor.reads(2, "zh") or visitor.sees(TITLE).std() > 0  # its last picture stays, or its successor moves
        visitor.display.do("key", "Right")
        return visitor.reads(3, "zh")

    until(answered, START, "an answer of the second show")
    second = show_of(visitor)
    assert second.pid != first.pid

    second.send_signal(signal.SIGTERM)  # by somebody who is neither staff nor its supervisor
    until(lambda: not second.is_running(), SOON, "the end of the second")
    visitor.await_page(3, "zh", START)
    third = show_of(visitor)

    visitor.process.terminate()
    assert visitor.process.wait(SOON) == -signal.SIGTERM
    assert not third.is_running()


def test_staff_can_leave_it(visitor: Visitor) -> None:
    visitor.await_page(1, "zh", START)
    show = show_of(visitor)
    visitor.display.do("key", "ctrl+shift+q")
    assert visitor.process.wait(SOON) == 0
    assert not show.is_running()
