"""The heart's beats as a supervisor and systemd hear them, and the order to end."""

from __future__ import annotations

import faulthandler
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.booth.exits import LEFT
from kiosk.booth.heart import PERIOD, STACKS_AFTER, Heart


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    reader, writer = os.pipe()
    yield reader, writer
    for end in (reader, writer):
        try:
            os.close(end)
        except OSError:
            continue  # the test did


def said(reader: int) -> list[dict[str, object]]:
    return [json.loads(line) for line in os.read(reader, 65_536).splitlines()]


def test_it_beats_no_faster_than_it_must_however_often_it_is_asked(pipe: tuple[int, int]) -> None:
    heart = Heart(pipe[1])
    for tick in range(1 + round(6 * PERIOD * 60)):
        heart.beat(1000.0 + tick / 60)
    beats = [one["beat"] for one in said(pipe[0])]
    assert len(beats) == 7
    assert beats[0] == 0.0  # the first comes before anything is measured
    assert all(isinstance(megabytes, float) and megabytes > 10 for megabytes in beats[1:])
    assert heart.memory_mb == beats[-1]


def test_what_is_told_comes_in_between(pipe: tuple[int, int]) -> None:
    heart = Heart(pipe[1])
    heart.tell("slide", "3:abc")
    heart.tell("normal")
    assert said(pipe[0]) == [{"slide": "3:abc"}, {"normal": None}]


def test_a_supervisor_that_has_been_stopped_does_not_stop_the_show(pipe: tuple[int, int]) -> None:
    heart = Heart(pipe[1])
    for _ in range(5000):
        heart.tell("slide", 100 * "x")  # far more than a pipe holds
    assert said(pipe[0])[0] == {"slide": 100 * "x"}


def test_a_supervisor_that_is_gone_is_not_missed(pipe: tuple[int, int]) -> None:
    heart = Heart(pipe[1])
    os.close(pipe[0])
    heart.beat(0.0)
    heart.tell("slide", "1:a")
    assert not heart.ended.is_set()  # the other pipe says that


def test_the_order_to_end_is_the_end_of_what_can_be_read(pipe: tuple[int, int]) -> None:
    heart = Heart(orders=pipe[0], give_up=lambda status: None)
    os.write(pipe[1], b"whatever is said is no order\n")
    assert not heart.ended.is_set()
    os.close(pipe[1])
    assert heart.ended.wait(10)


def test_systemd_hears_that_it_is_ready_and_then_that_it_lives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        manager.settimeout(5)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        heart = Heart()
        heart.beat(0.0)
        heart.beat(PERIOD)
        heart.stop(LEFT)
        assert [manager.recv(100) for _ in range(3)] == [b"READY=1\nWATCHDOG=1", b"WATCHDOG=1", b"STOPPING=1"]


def test_every_beat_puts_off_the_writing_of_stacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    armed: list[float | None] = []
    monkeypatch.setattr(faulthandler, "dump_traceback_later", lambda seconds, file: armed.append(seconds))
    monkeypatch.setattr(faulthandler, "cancel_dump_traceback_later", lambda: armed.append(None))
    with (tmp_path / "stacks.txt").open("wb") as file:
        heart = Heart(stacks=file)
        heart.beat(0.0)
        heart.beat(PERIOD)
        heart.stop(LEFT)
    assert armed == [STACKS_AFTER, STACKS_AFTER, None]


#: Ends, while a thread hangs that Python waits for.
HANGS = """\
import sys, threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from kiosk.booth import heart
heart._GRACE = 0.2
mine = heart.heart_of_this_process(Path(sys.argv[1]), supervised=True)
begun = threading.Event()
ThreadPoolExecutor(1).submit(lambda: begun.set() or threading.Event().wait())
begun.wait()
mine.stop(7)
"""


def test_a_process_that_ends_is_over_soon_though_a_thread_hangs(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", HANGS, str(tmp_path)]
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as show:
        try:
            assert show.wait(60) == 7
        finally:
            show.kill()
