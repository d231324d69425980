"""Files are replaced whole, and what a killed process left half-written goes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.storage import write_whole


def test_a_file_is_replaced_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "choices.json"
    write_whole(file, b"old")
    write_whole(file, b"new")
    assert file.read_bytes() == b"new"
    assert [entry.name for entry in file.parent.iterdir()] == ["choices.json"]


def test_a_file_that_cannot_be_replaced_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "choices.json").mkdir()
    with pytest.raises(OSError, match="directory"):
        write_whole(tmp_path / "choices.json", b"new")
    assert [entry.name for entry in tmp_path.iterdir()] == ["choices.json"]


def test_what_a_killed_process_left_goes_with_the_next_writing(tmp_path: Path) -> None:
    """Not what another process may be writing at this moment, and not what belongs to another file."""
    for name, age in ((".a[1].json.77", 7200), (".a[1].json.78", 60), (".b.json.79", 7200)):
        left = tmp_path / name
        left.write_bytes(b"half")
        os.utime(left, (left.stat().st_mtime - age,) * 2)
    write_whole(tmp_path / "a[1].json", b"whole")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [".a[1].json.78", ".b.json.79", "a[1].json"]
