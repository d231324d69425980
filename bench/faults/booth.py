"""A booth: a display of its own, a folder of its own, and in it the real `main.py supervise`.

Owns starting, ending and looking. Must not know which faults there are.
"""

from __future__ import annotations

import os
import shutil
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy
import psutil

from bench.virtual import ROOT

SIZE = 1280, 720
#: Of every side, one pixel in so many is looked at.
_STEP = 4
#: Rows at the lower edge, where the loop's progress moves, are not.
_ROW = 24
DECK = """\
kiosk: {transition: none, motion: reduced, source: {zh: 示例, en: Sample}}
slides:
  - {kind: statement, title: {zh: 首页, en: First}, seconds: 4}
  - kind: metrics
    title: {zh: 第二页是故障来时的那一页, en: The page that is on}
    seconds: 600
    figures:
      - {label: {zh: 示例, en: Sample}, value: 1234, unit: {zh: 个, en: pieces}}
  - {kind: statement, title: {zh: 第三页, en: The third page}, seconds: 600}
"""


class Booth:
    """One kiosk with all that is around it. Its files lie in `folder`: deck/, state/, cache/, told."""

    def __init__(self, folder: Path, deck: str = DECK, variables: dict[str, str] | None = None) -> None:
        self.folder = folder
        self.content = folder / "deck" / "content.yaml"
        self.content.parent.mkdir()
        self.content.write_text(deck, "utf-8")
        for name in ("state", "cache", "glass", "home"):
            (folder / name).mkdir()
        self.environment = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
        self.environment |= {"QT_QPA_PLATFORM": "xcb", "XDG_STATE_HOME": str(folder / "state")}
        self.environment |= {"XDG_CACHE_HOME": str(folder / "cache"), "LC_ALL": "C.UTF-8", **(variables or {})}
        self._server: subprocess.Popen[bytes] | None = None
        self._number = ""
        self.supervisor: subprocess.Popen[bytes] | None = None
        self._told = (folder / "told").open("wb")

    # ----- what runs --------------------------------------------------------------------------------------

    def open_display(self) -> None:
        """Start the display; the second time under the same number."""
        theirs, ours = os.pipe()
        screen = ["-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-fbdir", str(self.folder / "glass")]
        command = ["Xvfb", *([self._number] if self._number else []), "-displayfd", str(ours), *screen]
        quiet = subprocess.DEVNULL
        self._server = subprocess.Popen([*command, "-nolisten", "tcp", "-noreset"], pass_fds=(ours,), stderr=quiet)
        os.close(ours)
        with os.fdopen(theirs) as answer:
            number = answer.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        self._number = f":{number}"
        self.environment["DISPLAY"] = self._number

    def close_display(self) -> None:
        """End the display, as a crash of it would."""
        if self._server is not None:
            self._server.kill()
            self._server.wait()
            (self.folder / "glass" / "Xvfb_screen0").unlink(missing_ok=True)

    def start(self) -> None:
        """Start the supervisor, as a service manager does."""
        command = [sys.executable, "main.py", "supervise", str(self.content)]
        self.supervisor = subprocess.Popen(command, cwd=ROOT, env=self.environment, stderr=self._told)

    @property
    def show(self) -> psutil.Process | None:
        """The process that shows."""
        if self.supervisor is None or self.supervisor.poll() is not None:
            return None
        with suppress(psutil.Error):
            for child in psutil.Process(self.supervisor.pid).children():
                if "run" in child.cmdline():
                    return child
        return None

    @property
    def plays(self) -> int | None:
        """The number of that process, once it is on the screen and alive."""
        show = self.show
        return show.pid if show is not None and f"process {show.pid} plays" in self.told() else None

    def kept(self, seconds: float = 30.0) -> None:
        """Wait until the deck is kept as the last good one; it is examined first, beside the show."""
        deadline = time.monotonic() + seconds
        while not list((self.folder / "state").rglob("kept.json")):
            if time.monotonic() > deadline:
                raise RuntimeError(f"the deck is not kept:\n{self.told()[-3000:]}")
            time.sleep(0.1)

    def signal(self, number: signal.Signals) -> None:
        """Send the show a signal."""
        if (show := self.show) is not None:
            show.send_signal(number)

    def told(self, since: int = 0) -> str:
        """What staff could read since some length of it."""
        return (self.folder / "told").read_bytes()[since:].decode("utf-8", "replace")

    def close(self) -> None:
        """End everything that was started."""
        if self.supervisor is not None:
            show = self.show
            self.supervisor.terminate()
            try:
                self.supervisor.wait(10)
            except subprocess.TimeoutExpired:
                self.supervisor.kill()
                self.supervisor.wait()
            if show is not None and show.is_running():
                with suppress(psutil.Error):
                    show.kill()
        self._told.close()
        if self._server is not None:
            self._server.kill()
            self._server.wait()

    # ----- what is seen -----------------------------------------------------------------------------------

    def glance(self) -> numpy.ndarray | None:
        """Some of the pixels that are on the screen; None when there is no screen."""
        try:
            with (self.folder / "glass" / "Xvfb_screen0").open("rb") as dump:
                header = struct.unpack(">25I", dump.read(100))  # the XWDFileHeader of X11/XWDFile.h
                start, row, height = header[0] + 12 * header[19], header[12] // 4, header[5]
                pixels = numpy.fromfile(dump, "<u4", row * height, offset=start - 100)
        except (OSError, struct.error):
            return None
        if len(pixels) != row * height:
            return None
        return pixels.reshape(height, row)[: height - _ROW : _STEP, ::_STEP] & 0xFFFFFF

    def still(self, seconds: float = 30.0) -> numpy.ndarray:
        """The screen once it has stood still for a second, on the slide that does."""
        deadline, since, before = time.monotonic() + seconds, time.monotonic(), self.glance()
        while time.monotonic() < deadline:
            time.sleep(0.1)
            now = self.glance()
            if now is None or before is None or blank(now) or differ(now, before) > 0:
                since = time.monotonic()
            elif time.monotonic() - since > 6.0:  # longer than the first slide stays
                return now
            before = now
        raise RuntimeError(f"nothing stands still on the screen:\n{self.told()[-3000:]}")


def differ(one: numpy.ndarray, two: numpy.ndarray) -> float:
    """The share of pixels that differ."""
    return float((one != two).mean()) if one.shape == two.shape else 1.0


def blank(picture: numpy.ndarray) -> bool:
    """Whether nearly all of it has one colour."""
    return float((picture == picture[0, 0]).mean()) > 0.995


@contextmanager
def booth(deck: str = DECK, **variables: str) -> Iterator[Booth]:
    """A booth whose kiosk plays and stands at its second slide."""
    with TemporaryDirectory(prefix="booth-", ignore_cleanup_errors=True) as folder:
        made = Booth(Path(folder), deck, variables)
        try:
            made.open_display()
            made.start()
            yield made
        finally:
            made.close()
            with suppress(OSError):
                shutil.rmtree(folder)
