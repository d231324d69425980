"""A file is as it was as long as nobody writes it."""

import os
from pathlib import Path

import pytest

from kiosk.content.marks import marks_of


def test_a_file_that_is_written_is_another(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text("1")
    os.utime(file, ns=(5, 5))
    before = marks_of([file])
    assert before == {str(file): (5, 1)}
    assert marks_of([str(file)]) == before
    file.write_text("2")
    assert marks_of([file]) != before


def test_one_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert marks_of([tmp_path / "gone", "\0"])[str(tmp_path / "gone")] is None


def test_files_are_known_by_their_whole_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_text("1")
    monkeypatch.chdir(tmp_path)
    assert marks_of(["a"]) == marks_of([tmp_path / "a"])
