"""A virtual X display for one test: its pixels, its mouse and its keys, as somebody in front of the screen has them.

Owns the X server's process. Must not know what is shown on it.
"""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy
import pytest

from tests.pixels import Pixels

_PERIOD = 0.02  # s


def until(condition: Callable[[], object], seconds: float, what: str) -> None:
    """Wait for a condition, by asking again and again; fails when it has not come true after so many seconds."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            pytest.fail(f"not within {seconds} s: {what}")
        time.sleep(_PERIOD)


def needs(*programs: str) -> None:
    """Skip the test where these programs cannot be; where the project's own recipes install them, fail."""
    missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        (pytest.fail if sys.platform == "linux" else pytest.skip)(f"missing: {', '.join(missing)}")


class XDisplay:
    """A display; `name` is what DISPLAY holds, `file` where Xvfb maps its screen."""

    def __init__(self, name: str, file: Path) -> None:
        self.name = name
        self._file = file
        with file.open("rb") as dump:
            # The XWDFileHeader of X11/XWDFile.h: 25 numbers of 32 bits, most significant byte first.
            header = struct.unpack(">25I", dump.read(100))
        self.width, self.height = header[4], header[5]
        self._order = "<u4" if header[7] == 0 else ">u4"
        self._row = header[12] // 4
        self._start = header[0] + 12 * header[19]  # the header with the window's name, then the colour map
        assert header[11] == 32, "bits a pixel"

    def pixels(self) -> Pixels:
        """What is on the screen now: height × width of 0x00rrggbb."""
        count = self._row * self.height
        shown = numpy.fromfile(self._file, self._order, count, offset=self._start)
        rows = shown.reshape(self.height, self._row)[:, : self.width]
        return rows.astype(numpy.uint32) & numpy.uint32(0xFFFFFF)

    def do(self, *words: str | int) -> None:
        """What hands do, in xdotool's words: mousemove 10 20, mousedown 1, mouseup 1, key ctrl+shift+q …"""
        environment = {**os.environ, "DISPLAY": self.name}
        subprocess.run(["xdotool", *map(str, words)], env=environment, check=True)

    def click(self, x: float, y: float, button: int = 1) -> None:
        """Move there and click."""
        self.do("mousemove", round(x), round(y), "mousedown", button, "mouseup", button)


@contextmanager
def x_display(folder: Path, width: int, height: int) -> Iterator[XDisplay]:
    """A display of that size, which keeps its screen in `folder`; ended afterwards."""
    reader, writer = os.pipe()
    screen = ["-screen", "0", f"{width}x{height}x24", "-fbdir", str(folder)]
    command = ["Xvfb", "-displayfd", str(writer), *screen, "-noreset", "-nolisten", "tcp"]
    with os.fdopen(reader) as told, subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL) as server:
        os.close(writer)
        try:
            number = told.readline().strip()  # written when it can be used; nothing when it has died
            assert number, "Xvfb does not start"
            yield XDisplay(f":{number}", folder / "Xvfb_screen0")
        finally:
            server.terminate()
