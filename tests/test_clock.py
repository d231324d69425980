"""The clock that tests turn by hand, and the machine's own."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.clock import ManualClock, SystemClock


def test_a_manual_clock_moves_only_when_told() -> None:
    start = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    clock = ManualClock(start)
    assert (clock.now(), clock.wall()) == (0.0, start)
    assert (clock.now(), clock.wall()) == (0.0, start)
    clock.advance(90)
    clock.advance(0.5)
    assert clock.now() == 90.5
    assert clock.wall() == start + timedelta(seconds=90.5)


def test_time_does_not_go_back() -> None:
    clock = ManualClock()
    clock.advance(3)
    with pytest.raises(ValueError, match="go back"):
        clock.advance(-0.1)
    assert clock.now() == 3


def test_the_machines_clock_goes_on_and_knows_its_zone() -> None:
    clock = SystemClock()
    first = clock.now()
    assert clock.now() >= first
    assert clock.wall().utcoffset() is not None
    assert abs(clock.wall() - datetime.now(UTC)) < timedelta(minutes=1)


def test_the_hands_move_as_they_do_in_their_zone() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    clock = ManualClock(datetime(2026, 3, 29, 1, 59, tzinfo=berlin))
    clock.advance(60)
    assert clock.wall().isoformat() == "2026-03-29T03:00:00+02:00"
    clock.set_wall(datetime(2026, 10, 25, 2, 59, tzinfo=berlin))
    assert clock.now() == 60
    clock.advance(60)
    assert clock.wall().isoformat() == "2026-10-25T02:00:00+01:00"
    assert SystemClock(berlin).wall().tzinfo is berlin


def test_a_manual_clock_knows_its_zone_too() -> None:
    assert ManualClock().wall().utcoffset() is not None
