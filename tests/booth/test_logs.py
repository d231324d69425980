"""The log: bounded files, a fault that repeats itself, a folder that cannot be written, what staff are shown."""

from __future__ import annotations

import logging
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qDebug, qInstallMessageHandler, qWarning

from kiosk.booth import log_files, logs, throttle
from kiosk.booth.qt_words import listen_to_qt
from kiosk.clock import ManualClock
from tests.booth.disks import Disk

log = logging.getLogger("kiosk.tests")


@pytest.fixture
def clock(tmp_path: Path) -> Iterator[ManualClock]:
    """A log in `tmp_path / "logs"`, and the clock it goes by. The root logger is left as it was."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    clock = ManualClock()
    logs.begin(tmp_path / "logs", clock=clock)
    yield clock
    logs.end()
    root.handlers[:], root.level = before, level


def written(tmp_path: Path) -> str:
    """What the files hold in the end."""
    logs.end()
    return "".join(file.read_text("utf-8") for file in sorted((tmp_path / "logs").glob("kiosk.log*"), reverse=True))


def fail(text: str = "boom") -> None:
    try:
        raise ValueError(text)
    except ValueError:
        log.exception("it failed")


def test_an_entry_is_written_and_shown_on_the_console(
    clock: ManualClock, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.begin(tmp_path / "logs", clock=clock)  # again, now that the console is listened to
    log.info("第一张幻灯片")
    assert "INFO 第一张幻灯片\n" in written(tmp_path)
    assert "INFO 第一张幻灯片\n" in capsys.readouterr().err


def test_the_same_fault_is_written_three_times_and_then_counted(clock: ManualClock, tmp_path: Path) -> None:
    for _ in range(500):
        fail()
    clock.advance(throttle.WINDOW + 1)
    fail()
    text = written(tmp_path)
    assert text.count("Traceback") == throttle.SAME + 1
    assert "more are only counted for 10 minutes" in text
    assert "[and 497 more before]" in text


def test_one_line_of_code_cannot_flood_with_ever_other_words(clock: ManualClock, tmp_path: Path) -> None:
    for number in range(1000):
        log.warning("no such thing: %d", number)
    log.warning("another one is heard")
    text = written(tmp_path)
    assert text.count("no such thing") == throttle.SITE
    assert "another one is heard" in text


def test_the_files_stay_within_their_bound(clock: ManualClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert 2 * log_files.FILES * log_files.FILE_BYTES <= 25_000_000  # the show's and the supervisor's
    monkeypatch.setattr(log_files, "FILE_BYTES", 4000)
    logs.begin(tmp_path / "logs", clock=clock)
    for number in range(300):
        clock.advance(throttle.WINDOW)
        log.info("entry %d %s", number, "x" * 100)
    text = written(tmp_path)
    assert "entry 299" in text
    assert "entry 0 " not in text
    sizes = [file.stat().st_size for file in (tmp_path / "logs").iterdir()]
    assert len(sizes) == log_files.FILES
    assert max(sizes) <= 4000


def test_a_traceback_without_end_is_cut_in_its_middle(clock: ManualClock, tmp_path: Path) -> None:
    fail("a" * 100_000 + "the end")
    text = written(tmp_path)
    assert len(text) < log_files.ENTRY + 100
    assert text.endswith("the end\n")


def flush() -> None:
    """Wait for the thread that writes."""
    for handler in logging.getLogger().handlers:
        handler.flush()


def test_a_folder_that_vanishes_is_made_again(clock: ManualClock, tmp_path: Path) -> None:
    log.info("before")
    flush()
    shutil.rmtree(tmp_path / "logs")
    log.info("after")
    assert written(tmp_path).endswith("after\n")


def test_a_folder_that_cannot_be_made_is_told_once_and_tried_again(clock: ManualClock, tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("in the way")
    for _ in range(3):
        log.info("lost")
        flush()
        clock.advance(log_files.RETRY + 1)
    (trouble,) = logs.recent_errors()
    assert trouble.text.startswith(f"日志写不进 {tmp_path / 'logs'}")
    assert trouble.times == 1
    (tmp_path / "logs").unlink()
    log.info("written again")
    assert "written again" in written(tmp_path)


def test_a_full_disk_is_told_once_and_the_log_goes_on_when_there_is_room(clock: ManualClock, disk: Disk) -> None:
    folder = disk("well")
    logs.begin(folder, clock=clock)
    log.info("before")
    flush()
    disk("full")
    for number in range(20):  # what is left of the last block
        log.info("lost %d %s", number, "x" * 4000)
        flush()
        clock.advance(log_files.RETRY + 1)
    (trouble,) = logs.recent_errors()
    assert "No space left on device" in trouble.text
    assert trouble.times == 1
    disk("well")
    log.info("there is room again")
    logs.end()
    text = (folder / "kiosk.log").read_text("utf-8")
    assert "before" in text
    assert text.endswith("there is room again\n")


def test_what_qt_says_goes_to_the_log(clock: ManualClock, caplog: pytest.LogCaptureFixture) -> None:
    before = qInstallMessageHandler(None)
    try:
        listen_to_qt()
        qWarning("the screen is gone")
        qDebug("chatter")
    finally:
        qInstallMessageHandler(before)
    assert [(record.levelname, record.message) for record in caplog.records if record.name == "qt"] == [
        ("WARNING", "the screen is gone")
    ]


def test_staff_see_the_last_errors_the_newest_first(clock: ManualClock) -> None:
    log.warning("not an error")
    log.error("the first")
    for _ in range(7):
        clock.advance(60)
        fail()
    fault, first = logs.recent_errors()
    assert (first.text, first.times) == ("the first", 1)
    assert fault.text.startswith("it failed\nValueError: boom (test_logs.py:")
    assert (fault.times, fault.at) == (7, clock.wall())
    assert logs.recent_errors(1) == [fault]


def test_a_fault_in_a_thread_is_logged(clock: ManualClock) -> None:
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    (trouble,) = logs.recent_errors()
    assert "ZeroDivisionError" in trouble.text


def test_without_a_log_there_are_no_errors() -> None:
    assert logs.recent_errors() == []
