"""A display as somebody in front of it has it: its pixels, read where Xvfb keeps them, and its mouse, by XTest.

Both without starting a process, so that a tap can be timed to a fraction of a millisecond. Needs Xvfb with -fbdir, and
libX11 and libXtst, which come with xdotool. Must not know what is shown.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import struct
import time
from collections.abc import Iterable
from pathlib import Path

import numpy

_PERIOD = 0.0002  # s from one look to the next: a poller that never slept would take the display server's core
_BRIGHT = 128
Point = tuple[float, float]


class Glass:
    """The pixels of a display, as its X server last wrote them."""

    def __init__(self, file: Path) -> None:
        """Map them; they follow by themselves."""
        with file.open("rb") as dump:
            # The XWDFileHeader of X11/XWDFile.h: 25 numbers of 32 bits, most significant byte first.
            header = struct.unpack(">25I", dump.read(100))
        self.width, self.height, self._row = header[4], header[5], header[12] // 4
        start = header[0] + 12 * header[19]  # the header with the window's name, then the colour map
        self._pixels = numpy.memmap(file, "<u4", "r", start, (self._row * self.height,))

    def watch(self, points: Iterable[Point]) -> Watch:
        """Remember the pixels at some points; those that lie off the glass are left out."""
        return Watch(self._pixels, self._places(points))

    def bright(self, points: Iterable[Point]) -> bool:
        """Whether one of the pixels at some points is nearer to white than to black in every channel."""
        channels = self._pixels[self._places(points)].view("u1").reshape(-1, 4)[:, :3]
        return bool((channels >= _BRIGHT).all(axis=1).any())

    def _places(self, points: Iterable[Point]) -> numpy.ndarray:
        places = {int(y) * self._row + int(x) for x, y in points if 0 <= x < self.width and 0 <= y < self.height}
        if not places:
            raise ValueError("nothing of it is on the glass")
        return numpy.array(sorted(places))


class Watch:
    """A few pixels and what they were."""

    def __init__(self, pixels: numpy.ndarray, places: numpy.ndarray) -> None:
        self._pixels, self._places = pixels, places
        self._before = pixels[places]

    def changed(self, since: float, seconds: float) -> float | None:
        """Milliseconds from `since` (perf_counter) until one of them differed; None when none did for so long."""
        while not (self._pixels[self._places] != self._before).any():
            if time.perf_counter() - since > seconds:
                return None
            time.sleep(_PERIOD)
        return (time.perf_counter() - since) * 1000


class Hand:
    """A mouse with one button, over one long connection to the X server."""

    def __init__(self, display: str = os.environ.get("DISPLAY", "")) -> None:
        """Connect; raises OSError where that cannot be."""
        self._x11, self._xtst = (
            ctypes.CDLL(ctypes.util.find_library(name) or f"lib{name}") for name in ("X11", "Xtst")
        )
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._server = ctypes.c_void_p(self._x11.XOpenDisplay(display.encode()))
        if not self._server:
            raise OSError(f"no X server at {display!r}")

    def move(self, x: float, y: float) -> None:
        """Go to a pixel."""
        self._xtst.XTestFakeMotionEvent(self._server, -1, int(x), int(y), ctypes.c_ulong(0))
        self._x11.XFlush(self._server)

    def press(self) -> float:
        """Press the button; returns when that was sent (perf_counter)."""
        return self._button(1)

    def lift(self) -> float:
        """Let go; returns when that was sent."""
        return self._button(0)

    def _button(self, down: int) -> float:
        self._xtst.XTestFakeButtonEvent(self._server, 1, down, ctypes.c_ulong(0))
        sent = time.perf_counter()
        self._x11.XFlush(self._server)
        return sent
