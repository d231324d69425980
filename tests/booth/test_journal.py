"""The journal, through its door: what was recorded stands in the file, whatever happens to the file."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from kiosk.booth import journal as journal_module
from kiosk.booth import writer as writer_module
from kiosk.booth.journal import Journal
from kiosk.booth.journal_file import NAME, VERSIONS
from kiosk.clock import ManualClock
from tests.booth.disks import Disk
from tests.booth.journals import rows

Open = Callable[[Path], Journal]


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(datetime(2026, 12, 1, 10, 0, tzinfo=timezone(timedelta(hours=8))))


@pytest.fixture
def begin(clock: ManualClock) -> Iterator[Open]:
    """Opens journals, and closes them in the end."""
    with ExitStack() as stack:

        def run(folder: Path) -> Journal:
            journal = Journal(folder, clock)
            stack.callback(journal.close)
            return journal

        yield run


def kinds(folder: Path) -> list[str]:
    return [kind for _, kind, _ in rows(folder)]


def counts(folder: Path) -> dict[tuple[str, str, str], tuple[int, float]]:
    with closing(sqlite3.connect(folder / NAME)) as file:
        found = file.execute("select day, kind, name, times, seconds from counts").fetchall()
    return {(day, kind, name): (times, seconds) for day, kind, name, times, seconds in found}


def codes(journal: Journal) -> list[str]:
    return [notice.code for notice in journal.notices]


# ----- when all is well -----


def test_what_was_recorded_stands_in_the_file_with_the_local_time(
    clock: ManualClock, begin: Open, tmp_path: Path
) -> None:
    journal = begin(tmp_path)
    journal.record("language", name="en")
    clock.advance(1.5)
    journal.record("view", page="slide/statement/一湖灯火", seconds=8.25)
    assert journal.flush()
    assert rows(tmp_path) == [
        ("2026-12-01T10:00:00.000+08:00", "language", {"name": "en"}),
        ("2026-12-01T10:00:01.500+08:00", "view", {"page": "slide/statement/一湖灯火", "seconds": 8.25}),
    ]


def test_what_is_not_plain_is_told_in_words_and_cut(begin: Open, tmp_path: Path) -> None:
    journal = begin(tmp_path)
    journal.record("odd", path=Path("x"), far=float("inf"), long="é" * 1000)  # type: ignore[arg-type]
    assert journal.flush()
    ((_, _, fields),) = rows(tmp_path)
    assert fields == {"path": "x", "far": None, "long": "é" * 200}


def test_counts_add_up_by_day(clock: ManualClock, begin: Open, tmp_path: Path) -> None:
    journal = begin(tmp_path)
    for _ in range(3):
        journal.count("play", "slide/a", seconds=8)
    clock.advance(86400)
    journal.count("play", "slide/a", seconds=8)
    assert journal.flush()
    assert counts(tmp_path) == {
        ("2026-12-01", "play", "slide/a"): (3, 24.0),
        ("2026-12-02", "play", "slide/a"): (1, 8.0),
    }


def test_the_end_writes_what_waits(begin: Open, tmp_path: Path) -> None:
    journal = begin(tmp_path)
    for number in range(500):
        journal.record("tap", name=str(number))
    journal.close()
    assert [fields["name"] for _, _, fields in rows(tmp_path)] == [str(number) for number in range(500)]


def test_it_can_be_read_while_it_is_written(begin: Open, tmp_path: Path) -> None:
    journal = begin(tmp_path)
    journal.record("tap", name="1")
    assert journal.flush()
    with closing(sqlite3.connect(f"file:{tmp_path / NAME}?mode=ro", uri=True)) as reader:
        reader.execute("begin")
        assert reader.execute("select count(*) from events").fetchone() == (1,)
        journal.record("tap", name="2")
        assert journal.flush()
        assert reader.execute("select count(*) from events").fetchone() == (1,)  # as it was when it began to read
        reader.execute("commit")
        assert reader.execute("select count(*) from events").fetchone() == (2,)


def test_without_a_folder_nothing_is_recorded(clock: ManualClock) -> None:
    journal = Journal(None, clock)
    journal.record("language", name="en")
    assert journal.flush()
    assert journal.notices == ()
    journal.close()


def test_how_the_last_run_ended_and_for_how_long_the_show_was_away(
    clock: ManualClock, begin: Open, tmp_path: Path
) -> None:
    first = begin(tmp_path)
    first.record("start", version="1")
    assert first.flush()
    clock.advance(600)
    first.record("tap", name="next")
    assert first.flush()
    cut_off(first)
    clock.advance(40)
    second = begin(tmp_path)
    second.record("start", version="1")
    second.flush()
    clock.advance(30)
    second.record("stop", name="again")
    second.close()
    clock.advance(3000)
    begin(tmp_path).record("start", version="1")
    begin(tmp_path).flush()
    started = [fields for _, kind, fields in rows(tmp_path) if kind == "start"]
    assert started[0] == {"version": "1", "name": "first"}
    assert started[1] == {"version": "1", "name": "cut", "seconds": 40.0}
    assert counts(tmp_path)["2026-12-01", "up", ""][1] == 630.0


def cut_off(journal: Journal) -> None:
    """Leave it as a process does that is killed: nothing more is written, nothing is closed."""
    journal._writer = None


# ----- when the file is not as it should be -----


def _truncated(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def _garbage(file: Path) -> None:
    file.write_bytes(bytes(range(256)) * 40)


def _half_overwritten(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096:12288] = b"\xff" * 8192
    file.write_bytes(content)


def _other_program(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as other:
        other.execute("create table songs (title text)")


def _wrong_tables(file: Path) -> None:
    with closing(sqlite3.connect(file)) as other:
        other.execute("alter table events rename column kind to sort")


def _newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as other:
        other.execute(f"pragma user_version = {len(VERSIONS) + 1}")


@pytest.mark.parametrize(
    "damage", [_truncated, _garbage, _half_overwritten, _other_program, _wrong_tables, _newer], ids=lambda d: d.__name__
)
def test_a_damaged_file_is_set_aside_and_a_new_one_begun(
    damage: Callable[[Path], None], begin: Open, tmp_path: Path
) -> None:
    before = begin(tmp_path)
    for number in range(200):
        before.record("tap", name=f"before {number}")
    before.close()
    damage(tmp_path / NAME)
    damaged = (tmp_path / NAME).read_bytes()
    journal = begin(tmp_path)
    journal.record("tap", name="after")
    assert journal.flush()
    assert [fields["name"] for _, _, fields in rows(tmp_path)] == ["after"]
    (aside,) = tmp_path.glob("journal-damaged-20261201-100000-*.sqlite")
    assert aside.stat().st_size == len(damaged)
    (notice,) = journal.notices
    assert notice.code == "set_aside"
    assert aside.name in notice.zh
    assert aside.name in notice.en


def test_a_file_damaged_while_it_is_open_is_set_aside_too(begin: Open, tmp_path: Path) -> None:
    journal = begin(tmp_path)
    journal.record("tap", name="before")
    assert journal.flush()
    with closing(sqlite3.connect(tmp_path / NAME)) as other:  # what the journal has in memory is out of date now
        other.execute("delete from events")
        other.commit()
        other.execute("pragma wal_checkpoint(truncate)")
    with (tmp_path / NAME).open("r+b") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))
    journal.record("tap", name="after")
    assert journal.flush()
    assert codes(journal) == ["set_aside"]
    assert [fields["name"] for _, _, fields in rows(tmp_path)] == ["after"]


def test_of_files_that_were_set_aside_two_are_kept(clock: ManualClock, begin: Open, tmp_path: Path) -> None:
    for _ in range(5):
        clock.advance(1)
        _garbage(tmp_path / NAME)
        journal = begin(tmp_path)
        journal.record("tap")
        assert journal.flush()
        journal.close()
    kept = sorted(file.name for file in tmp_path.glob("journal-damaged-*"))
    assert [name[:31] for name in kept] == ["journal-damaged-20261201-100004", "journal-damaged-20261201-100005"]


def test_another_programs_lock_is_told_and_waited_out(
    begin: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.booth.journal_file._PATIENCE", 0.01)
    journal = begin(tmp_path)
    journal.record("tap", name="1")
    assert journal.flush()
    with closing(sqlite3.connect(tmp_path / NAME, isolation_level=None)) as other:
        other.execute("begin exclusive")
        journal.record("tap", name="2")
        assert not journal.flush()
        assert "被另一个程序锁住" in journal.notices[0].zh
        other.execute("rollback")
    assert journal.flush()
    assert journal.notices == ()
    assert kinds(tmp_path) == ["tap", "tap", "gap"]


# ----- when the disk is not as it should be -----


def test_a_folder_that_vanishes_is_made_again(begin: Open, tmp_path: Path) -> None:
    folder = tmp_path / "state"
    journal = begin(folder)
    journal.record("tap", name="gone")
    assert journal.flush()
    shutil.rmtree(folder)
    journal.record("tap", name="here")
    assert journal.flush()
    assert [fields["name"] for _, _, fields in rows(folder)] == ["here"]


def test_a_folder_that_cannot_be_made_is_told_once_and_nothing_is_lost(begin: Open, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("in the way")
    journal = begin(tmp_path / "state")
    for number in range(3):
        journal.record("tap", name=str(number))
        assert not journal.flush()
    assert codes(journal) == ["stopped"]
    assert str(tmp_path / "state") in journal.notices[0].en
    (tmp_path / "state").unlink()
    assert journal.flush()
    assert journal.notices == ()
    assert [fields for _, _, fields in rows(tmp_path / "state")] == [
        {"name": "0"}, {"name": "1"}, {"name": "2"}, {"lost": 0},
    ]  # fmt: skip


def test_what_waits_is_bounded_and_what_had_no_room_is_counted(
    begin: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_module, "WAITING", 20)
    monkeypatch.setattr(writer_module, "KEPT", 20)
    (tmp_path / "state").write_text("in the way")
    journal = begin(tmp_path / "state")
    recorded = 0
    for _ in range(10):
        for _ in range(15):
            journal.record("tap")
            recorded += 1
        assert not journal.flush()
    (tmp_path / "state").unlink()
    assert journal.flush()
    kept = rows(tmp_path / "state")
    lost = next(fields["lost"] for _, kind, fields in kept if kind == "gap")
    assert len(kept) - 1 == 20
    assert lost == recorded - 20


@pytest.mark.parametrize(("state", "told"), [("full", "磁盘已满"), ("readonly", "没有写入权限")])
def test_a_disk_that_takes_nothing_is_told_once_and_recording_resumes(
    state: str, told: str, disk: Disk, begin: Open
) -> None:
    folder = disk("well")
    journal = begin(folder)
    journal.record("tap", name="before")
    assert journal.flush()
    disk(state)
    number = 0
    while journal.flush():  # what is left of the last blocks
        journal.record("tap", name=f"{number} {'x' * 190}")
        number += 1
    for _ in range(5):
        journal.record("tap", name="meanwhile")
        assert not journal.flush()
    (notice,) = journal.notices
    assert notice.code == "stopped"
    assert told in notice.zh
    disk("well")
    assert journal.flush()
    assert journal.notices == ()
    found = rows(folder)
    assert [kind for _, kind, _ in found].count("gap") == 1
    assert [fields.get("name") for _, _, fields in found].count("meanwhile") == 5
    assert len(found) == 1 + number + 5 + 1


def test_a_journal_on_a_disk_that_is_read_only_from_the_start(disk: Disk, begin: Open) -> None:
    folder = disk("readonly")
    journal = begin(folder)
    journal.record("tap")
    assert not journal.flush()
    assert codes(journal) == ["stopped"]
    disk("well")
    assert journal.flush()
    assert kinds(folder) == ["tap", "gap"]
