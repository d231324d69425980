"""Changes of files are seen once, when they are whole, and never missed."""

import os
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from kiosk.content.watch import COARSE, PATIENCE, PERIOD, SETTLED, Watch


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


def test_it_looks_twice_a_second_and_again_soon_when_something_has_changed(path: Path) -> None:
    watch = Watch(path)
    assert watch.due(5.0) == 0.0
    watch.look(5.0)
    assert watch.due(5.0) == PERIOD
    assert not watch.unsettled
    path.write_text("longer")
    assert not watch.look(5.1)
    assert not watch.unsettled  # it was too soon to look
    assert not watch.look(5.0 + PERIOD)
    assert watch.unsettled
    assert watch.due(5.0 + PERIOD) == SETTLED
    assert watch.look(5.0 + PERIOD + SETTLED)
    assert watch.changed == {path}
    assert not watch.unsettled


class Coarse:
    """A file system that counts time in steps of two seconds and knows of no other mark, as FAT does."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self, file: Path) -> os.stat_result:
        status = os.stat(file)
        step = int(self.now // 2 * 2)
        marks = {"st_mtime_ns": step * 10**9, "st_ctime_ns": 0, "st_ino": 7, "st_size": status.st_size}
        return cast(os.stat_result, SimpleNamespace(**marks))


def test_a_second_save_in_the_same_step_of_a_coarse_clock_is_seen(path: Path) -> None:
    coarse = Coarse()
    watch = Watch(path, stat=coarse)
    seen = []
    saves = {10.1: "two", 11.1: "six", 12.1: "ten", 13.8: "add"}
    for tenth in range(200):
        now = tenth / 10
        if now in saves:
            path.write_text(saves[now])
            coarse.now = now
        if watch.look(now):
            seen.append((now, path.read_text()))
    assert [text for _, text in seen] == ["two", "six", "ten", "add"]
    assert all(taken - saved < 1.0 for (taken, _), saved in zip(seen, saves, strict=True))


def test_bytes_are_read_only_for_a_while_after_a_change(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    picture = path.with_name("lake.png")
    picture.write_bytes(b"1")
    looks = Looks(path, picture)
    looks(round(COARSE) + 1)
    read: list[str] = []
    real = Path.read_bytes

    def reading(file: Path) -> bytes:
        read.append(file.name)
        return real(file)

    monkeypatch.setattr(Path, "read_bytes", reading)
    looks(10)
    assert read == []
    picture.write_bytes(b"22")
    looks(10)
    assert set(read) == {"lake.png"}
    assert len(read) <= COARSE / PERIOD


def test_a_file_whose_time_goes_back_is_seen(path: Path) -> None:
    looks = Looks(path)
    path.write_text("six")
    os.utime(path, (1, 1))
    assert looks(3) == [False, True, False]
    os.utime(path, (4e9, 4e9))
    assert looks(3) == [False, True, False]


def test_a_share_that_comes_and_goes_within_its_patience_is_no_change(path: Path) -> None:
    gone = [False]

    def stat(file: Path) -> os.stat_result:
        if gone[0]:
            raise OSError("the network path was not found")
        return os.stat(file)

    watch = Watch(path, stat=stat)
    for second in range(30):
        gone[0] = second % 6 in (1, 2, 3)
        assert not watch.look(float(second))
    path.write_text("longer")
    gone[0] = False
    assert [watch.look(30.0), watch.look(31.0)] == [False, True]


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
    assert looks(round(PATIENCE) + 2) == [False] * round(PATIENCE) + [True, False]
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
