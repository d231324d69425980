"""Examines content files in a process of its own: `python -m kiosk.staff.checking`.

A check keeps Python busy for as long as a dozen frames, and trying all pages for seconds; and whatever a file does to
a library that reads it, the show goes on. Owns that process's life and what is said to it. Must not know who asks.

Spoken: a line `check PATH` or `more` goes in, one pickle comes out: (the check, further problems or None, whether it
was the last).
"""

from __future__ import annotations

import argparse
import logging
import os
import pickle
import queue
import signal
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from kiosk.apart import come_second, python_apart
from kiosk.content.checked import Checked
from kiosk.content.examine import Here, keep
from kiosk.content.problems import Problem

log = logging.getLogger("kiosk")
#: Seconds after which it ends when nothing is asked of it: it takes as much memory as half a kiosk.
LINGERS = 120.0
#: Seconds a step may take; a share that hangs is given up then.
LONGEST = 60.0
#: Seconds that `close` may wait for it to be gone; the kernel keeps what hangs in a share for as long as that does.
_GONE = 1.0
_NICENESS = 5
Answer = tuple[Checked | None, list[Problem], bool]


class _ClosedError(Exception):
    """Nothing is examined any more."""


class Apart:
    """Examines in a process that is started when it is needed."""

    def __init__(self, sizes: Sequence[tuple[int, int]], otherwise: Here) -> None:
        """Pages are tried at these sizes in pixels. Where no process can be started, it is done `otherwise`."""
        self._sizes, self._otherwise = sizes, otherwise
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False
        self._lock = threading.Lock()  # of the process and of `_closed`
        self._speaking = threading.Lock()  # of the pipes

    def prepare(self) -> None:
        """Start the process, if there is none."""
        with suppress(OSError, _ClosedError):
            self._running()

    def examine(self, content: Path) -> Iterator[Checked | None]:
        """The check, then every slide tried, a step each."""
        with suppress(_ClosedError):
            yield from self._examine(content)

    def _examine(self, content: Path) -> Iterator[Checked | None]:
        try:
            self._running()
        except OSError as error:
            log.warning("content is checked within the show: %s", error)
            yield from self._otherwise.examine(content)
            return
        answer = self._ask(f"check {os.path.abspath(content)}") or self._ask(f"check {os.path.abspath(content)}")
        if answer is None or answer[0] is None:
            yield Checked(None, (Problem.of("check_died", content.name),))
            return
        checked = answer[0]
        yield checked
        while answer is not None and not answer[2]:
            answer = self._ask("more")
            if answer is not None and answer[1]:
                checked = checked.with_problems(answer[1])
                yield checked
            else:
                yield None

    def close(self) -> None:
        """End the process, and start none any more. Waits a moment at most, whatever the process hangs in."""
        with self._lock:
            self._closed = True
            process = self._process
        if process is not None:
            process.kill()
            if self._speaking.acquire(timeout=_GONE):  # else whoever still hears it out tidies up
                try:
                    self._end(process)
                finally:
                    self._speaking.release()

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        """It is of no use any more. Only for whoever holds its pipes: closing one that is read from waits."""
        with self._lock:
            if self._process is process:
                self._process = None
        process.kill()
        with suppress(subprocess.TimeoutExpired):
            process.wait(_GONE)
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):  # what it was not told any more
                assert pipe is not None
                pipe.close()

    def _running(self) -> subprocess.Popen[bytes]:
        """The process, which is started if need be. Raises OSError, or _ClosedError once that is over."""
        with self._lock:
            if self._closed:
                raise _ClosedError
            process = self._process
            if process is None or process.poll() is not None:
                sizes = (f"{wide}x{high}" for wide, high in self._sizes)
                process = python_apart("kiosk.staff.checking", *sizes, QT_QPA_PLATFORM="offscreen")
                self._process = process
            return process

    def _ask(self, what: str) -> Answer | None:
        """The answer, or None when the process has died, or had to be ended because it took too long."""
        with self._speaking:
            try:
                process = self._running()
            except OSError:
                return None
            assert process.stdin is not None
            assert process.stdout is not None
            watchdog = threading.Timer(LONGEST, process.kill)
            watchdog.daemon = True
            watchdog.start()
            try:
                process.stdin.write(f"{what}\n".encode("utf-8", "surrogateescape"))
                process.stdin.flush()
                answer: Answer = pickle.load(process.stdout)
            except (OSError, ValueError, EOFError, pickle.UnpicklingError):
                self._end(process)
                return None
            finally:
                watchdog.cancel()
            return answer


def _serve(sizes: Sequence[tuple[int, int]], questions: BinaryIO, answers: BinaryIO) -> None:
    """Answer until nothing is asked for a while, or nobody is left who could."""
    from PySide6.QtWidgets import QApplication

    from kiosk.look.frame import Frame
    from kiosk.look.probe import probe
    from kiosk.slides import contents
    from kiosk.staff.checkup import FRAMES, trials

    application = QApplication([])
    frames = tuple(dict.fromkeys((*(Frame(*size) for size in sizes), *FRAMES)))
    kinds = contents()

    def steps(content: Path) -> Iterator[Answer]:
        from kiosk.content.check import check

        checked = check(content, kinds, probe)
        yield checked.to_send(), [], False
        keep(content, checked, kinds, probe)
        if checked.deck is not None:
            yield None, [], False
            for found in trials(checked, frames):
                yield None, found, False
        yield None, [], True

    asked: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(questions, asked), daemon=True).start()
    doing: Iterator[Answer] = iter(())
    with suppress(queue.Empty, BrokenPipeError):
        while question := asked.get(timeout=LINGERS):
            if question.startswith("check "):
                doing = steps(Path(question.removeprefix("check ")))
            pickle.dump(next(doing, (None, [], True)), answers)
            answers.flush()
    del application


def _listen(questions: BinaryIO, asked: queue.SimpleQueue[str]) -> None:
    for line in questions:
        asked.put(line.decode("utf-8", "surrogateescape").rstrip("\n"))
    asked.put("")


def _size(text: str) -> tuple[int, int]:
    wide, _, high = text.partition("x")
    return int(wide), int(high)


def main() -> None:
    """Serve the process that has started this one."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", nargs="*", type=_size)
    words = parser.parse_args()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started it ends it
    come_second(_NICENESS)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever libraries print is no answer
    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s", level=logging.INFO)
    # Not `sys.stdin`, nor anything buffered: a thread that waits in there would abort the process at its end.
    with open(0, "rb", buffering=0, closefd=False) as questions:
        _serve(words.sizes, questions, answers)


if __name__ == "__main__":
    main()
