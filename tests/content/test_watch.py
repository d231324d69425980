"""Changes of files are seen once, when they are whole, and never missed."""

import os
from pathlib import Path

import pytest

from kiosk.content.watch import PATIENCE, Watch


class Looks:
    """A watch and a clock that moves a second with every look."""

    def __init__(self, path: Path, *files: Path) -> None:
        self.watch = Watch(path, files)
        self.now = 0.0

    def __call__(self, count: int = 1) -> list[bool]:
        answers = []
        for _ in range(count):
            self.now += 1.0
            answers.append(self.watch.look(self.now))
        return answers


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "content.yaml"
    path.write_text("one")
    return path


def test_a_change_is_taken_once_when_two_looks_agree(path: Path) -> None:
    looks = Looks(path)
    assert looks(3) == [False] * 3
    path.write_text("longer")
    assert looks(4) == [False, True, False, False]


def test_a_save_in_several_steps_is_taken_at_its_end(path: Path) -> None:
    looks = Looks(path)
    for text in ("a", "ab", "abc", "abcd"):
        path.write_text(text)
        assert looks() == [False]
    assert looks(2) == [True, False]


def test_not_more_than_one_look_a_second(path: Path) -> None:
    asked: list[Path] = []

    def stat(file: Path) -> os.stat_result:
        asked.append(file)
        return os.stat(file)

    watch = Watch(path, stat=stat)
    asked.clear()
    assert not any(watch.look(5 + tick / 60) for tick in range(60))
    assert len(asked) == 1
    watch.look(6.0)
    assert len(asked) == 2


def test_a_clock_that_starts_anew_does_not_deafen(path: Path) -> None:
    watch = Watch(path)
    watch.look(1000.0)
    path.write_text("longer")
    assert [watch.look(0.0), watch.look(1.0)] == [False, True]


@pytest.mark.parametrize("again", range(3))
def test_atomic_renames_are_seen_every_time(path: Path, again: int) -> None:
    looks = Looks(path)
    for number in range(again + 1):
        fresh = path.with_name(f"fresh{number}")
        fresh.write_text("two")
        os.utime(fresh, ns=(path.stat().st_mtime_ns,) * 2)  # same time, same size: only the file is another
        fresh.replace(path)
        assert looks(3) == [False, True, False]


def test_deleted_and_written_again(path: Path) -> None:
    looks = Looks(path)
    path.unlink()
    assert looks(2) == [False, False]
    path.write_text("another")
    assert looks(3) == [False, True, False]


@pytest.mark.parametrize("gone", [True, False])
def test_missing_or_empty_is_believed_only_after_a_while(path: Path, gone: bool) -> None:
    looks = Looks(path)
    path.unlink()
    if not gone:
        path.touch()
    assert looks(PATIENCE + 1) == [False] * (PATIENCE - 1) + [True, False]
    path.write_text("back")
    assert looks(3) == [False, True, False]


def test_followed_pictures(path: Path) -> None:
    picture = path.with_name("lake.png")
    looks = Looks(path, picture)
    picture.write_bytes(b"1")
    assert looks(3) == [False, True, False]
    picture.write_bytes(b"22")
    assert looks(2) == [False, True]
    looks.watch.follow([])
    picture.unlink()
    assert looks(3) == [False] * 3


def test_what_changes_during_a_check_is_not_lost(path: Path) -> None:
    looks = Looks(path)
    path.write_text("second")
    assert looks(2) == [False, True]
    path.write_text("third!!")
    looks.watch.follow([path.with_name("lake.png")])
    assert looks(3) == [False, True, False]
