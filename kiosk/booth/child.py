"""One run of the show, as its supervisor has it: a process, what it says, and how it is ended.

Must not know why it is started or ended.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any

from kiosk.booth.handover import Handover

_OWN_GROUP: int = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)  # Windows has it


@dataclass(frozen=True)
class Said:
    """The show said something: a word and its value."""

    child: Child
    word: str
    value: Any


@dataclass(frozen=True)
class Ended:
    """The process is over. `status` is negative when a signal ended it."""

    child: Child
    status: int


class Child:
    """A show that runs. What it says, and its end, come to `news`."""

    def __init__(self, command: Sequence[str], handover: Handover, news: SimpleQueue[Any]) -> None:
        """Start it; raises OSError where that cannot be."""
        environment = dict(os.environ)
        handover.into(environment)
        self._process: subprocess.Popen[bytes] = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            # In a group of its own: a Ctrl-C is for the supervisor, which then ends the show in good order.
            start_new_session=True,
            creationflags=_OWN_GROUP,
        )
        self._news = news
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        threading.Thread(target=self._wait, daemon=True).start()

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def ask_to_end(self) -> None:
        """It ends in good order, in its own time."""
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):
                self._process.stdin.close()

    def put_down(self, grace: float) -> None:
        """End it whatever it does: `grace` seconds after it was asked by a signal, without asking."""
        self._process.terminate()
        try:
            self._process.wait(grace)
        except subprocess.TimeoutExpired:
            self._process.kill()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with contextlib.suppress(OSError), self._process.stdout as told:
            for line in told:
                with contextlib.suppress(ValueError, TypeError, AttributeError):  # half a line, at a crash
                    for word, value in json.loads(line).items():
                        self._news.put(Said(self, word, value))

    def _wait(self) -> None:
        status = self._process.wait()
        self.ask_to_end()  # no descriptor is kept
        self._listener.join(1.0)  # its last words come before its end
        self._news.put(Ended(self, status))
