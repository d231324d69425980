"""Five wrong tries wait a minute: counted across restarts, whatever the date does."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kiosk.clock import ManualClock
from kiosk.staff.tries import MOST, Tries

NOON = datetime(2026, 12, 1, 12, 0).astimezone()


def wrong(tries: Tries, times: int) -> list[bool]:
    return [tries.begin() for _ in range(times)]


def test_the_fifth_wrong_try_makes_everybody_wait_a_minute(tmp_path: Path) -> None:
    clock = ManualClock(NOON)
    tries = Tries(tmp_path, clock)
    assert wrong(tries, 4) == [True] * 4
    assert (tries.left, tries.wait) == (1, 0)
    assert wrong(tries, 1) == [True]
    assert (tries.left, tries.wait) == (0, 60)
    assert wrong(tries, 1) == [False]
    clock.advance(59.5)
    assert tries.wait == pytest.approx(0.5)
    assert wrong(tries, 1) == [False]
    clock.advance(0.5)
    assert (tries.left, tries.wait) == (MOST, 0)
    assert wrong(tries, 6) == [True] * 5 + [False]


def test_a_right_one_forgets_the_wrong_ones(tmp_path: Path) -> None:
    tries = Tries(tmp_path, ManualClock(NOON))
    wrong(tries, 5)
    tries.passed()
    assert (tries.left, tries.wait) == (MOST, 0)
    assert Tries(tmp_path, ManualClock(NOON)).left == MOST


def test_starting_anew_gives_no_more_tries(tmp_path: Path) -> None:
    for left in (4, 3, 2, 1):
        tries = Tries(tmp_path, ManualClock(NOON))
        assert wrong(tries, 1) == [True]
        assert tries.left == left
    wrong(Tries(tmp_path, ManualClock(NOON)), 1)
    again = Tries(tmp_path, ManualClock(NOON + timedelta(seconds=20)))
    assert again.wait == 40
    assert wrong(again, 1) == [False]
    assert Tries(tmp_path, ManualClock(NOON + timedelta(seconds=60))).wait == 0


@pytest.mark.parametrize("back", [timedelta(seconds=1), timedelta(days=3650)])
def test_a_date_set_back_waits_a_minute_and_no_longer(tmp_path: Path, back: timedelta) -> None:
    wrong(Tries(tmp_path, ManualClock(NOON)), 5)
    clock = ManualClock(NOON - back)
    again = Tries(tmp_path, clock)
    assert again.wait == 60
    clock.advance(60)
    assert again.wait == 0


def test_a_date_set_forward_within_a_run_shortens_nothing(tmp_path: Path) -> None:
    class Jumping(ManualClock):
        def wall(self) -> datetime:
            return super().wall() + timedelta(days=1)

    clock = Jumping(NOON)
    tries = Tries(tmp_path, clock)
    wrong(tries, 5)
    assert tries.wait == 60


@pytest.mark.parametrize("kept", [b"", b"[]", b'{"tries": -3}', b'{"tries": 1, "full": "soon"}'])
def test_a_damaged_file_counts_as_too_many(tmp_path: Path, kept: bytes) -> None:
    wrong(Tries(tmp_path, ManualClock(NOON)), 1)
    (tmp_path / "pin-tries.json").write_bytes(kept)
    assert Tries(tmp_path, ManualClock(NOON)).wait == 60


def test_without_a_disk_it_still_counts(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    tries = Tries(tmp_path / "file", ManualClock(NOON))
    for _ in range(tries.left):
        with pytest.raises(OSError, match="file"):
            tries.begin()
    assert tries.wait == 60
