"""A real process that records is killed without warning: the file is sound, and all but the last second is in it."""

from __future__ import annotations

from pathlib import Path

from bench.journal import kill_one


def test_nothing_older_than_a_second_is_lost_and_the_file_is_sound(tmp_path: Path) -> None:
    first = 0
    for seconds in (0.2, 1.3, 1.7):
        killed = kill_one(tmp_path, first, seconds)
        assert killed.sound
        assert killed.too_old == 0
        first += 2 * killed.recorded
    assert killed.kept > 0
