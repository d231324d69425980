"""Keeps the screen awake while the kiosk runs: asks whatever there is on this system that would put it to sleep.

Owns those requests; each is freed by the system when the process ends, however it ends (only `xset` is not, which a
kiosk does not miss). Must not know what is shown.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping

log = logging.getLogger("kiosk.awake")
Free = Callable[[], object]
_WHY = "an exhibition plays"
_SECONDS = 5.0  # that a program may take to answer


class Awake:
    """One request to each of those who might put the screen to sleep, made in a thread of its own."""

    def __init__(self, platform: str = sys.platform, environment: Mapping[str, str] = os.environ) -> None:
        """Nothing is asked for yet."""
        self._platform, self._environment = platform, environment
        self._free = threading.Event()
        self._thread = threading.Thread(target=self._work, name="awake", daemon=True)
        #: Who keeps it awake, once all were asked.
        self.held: tuple[str, ...] | None = None
        self._after = 0.0

    def hold(self, after: float = 0.0) -> None:
        """Keep the screen awake, beginning `after` seconds from now. Returns at once and never raises."""
        self._after = after
        self._thread.start()

    def free(self) -> None:
        """The screen may sleep again."""
        self._free.set()
        self._thread.join(_SECONDS)

    def _work(self) -> None:
        """All in one thread, which stays: what Windows grants, it grants to a thread while that lives."""
        if self._free.wait(self._after):
            return
        held: list[tuple[str, Free]] = []
        for name, ask in _ways(self._platform, self._environment).items():
            try:
                free = ask()
            except Exception as error:  # whatever is installed here, the show goes on
                log.info("%s cannot keep the screen awake: %s", name, error)
                continue
            if free is not None:
                held.append((name, free))
        self.held = tuple(name for name, _ in held)
        log.info("the screen is kept awake by: %s", ", ".join(self.held) or "nobody here")
        self._free.wait()
        for name, free in held:
            try:
                free()
            except Exception as error:
                log.info("%s does not let the screen sleep again: %s", name, error)


def _ways(platform: str, environment: Mapping[str, str]) -> dict[str, Callable[[], Free | None]]:
    if platform == "win32":
        return {"SetThreadExecutionState": _windows}
    if platform == "darwin":
        return {"caffeinate": lambda: _while_we_live(["caffeinate", "-d", "-i", "cat"])}
    ways: dict[str, Callable[[], Free | None]] = {}
    inhibit = ["systemd-inhibit", "--what=idle:sleep", "--who=Kiosk", f"--why={_WHY}", "--mode=block", "cat"]
    ways["systemd-inhibit"] = lambda: _while_we_live(inhibit)
    if environment.get("DBUS_SESSION_BUS_ADDRESS"):
        ways["org.freedesktop.ScreenSaver"] = _screen_saver
    if environment.get("DISPLAY"):
        ways["xset"] = _xset
    return ways


def _while_we_live(command: list[str]) -> Free | None:
    """A program that holds the request until its input ends: with us, or before."""
    if shutil.which(command[0]) is None:
        return None
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        status = process.wait(1.0)
    except subprocess.TimeoutExpired:
        return lambda: process.communicate(timeout=_SECONDS)
    assert process.stdin is not None
    process.stdin.close()
    raise OSError(f"it ended with status {status}")


def _windows() -> Free:
    import ctypes

    continuous, system, display = 0x80000000, 0x00000001, 0x00000002
    ask = ctypes.windll.kernel32.SetThreadExecutionState  # type: ignore[attr-defined, unused-ignore]
    if not ask(continuous | system | display):
        raise OSError("it was refused")
    return lambda: ask(continuous)


def _screen_saver() -> Free:
    """The desktop's own screen saver; it frees the request when our connection ends."""
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

    name = "org.freedesktop.ScreenSaver"
    bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, "kiosk-awake")
    request = QDBusMessage.createMethodCall(name, "/org/freedesktop/ScreenSaver", name, "Inhibit")
    request.setArguments(["Kiosk", _WHY])
    answer = bus.call(request, timeout=int(_SECONDS * 1000))
    if answer.type() != QDBusMessage.MessageType.ReplyMessage:
        QDBusConnection.disconnectFromBus("kiosk-awake")
        raise OSError(answer.errorMessage())
    return lambda: QDBusConnection.disconnectFromBus("kiosk-awake")


def _xset() -> Free | None:
    """X's own blanking and the monitor's sleep; put back as they were."""
    if shutil.which("xset") is None:
        return None
    before = _run("xset", "q")
    _run("xset", "s", "off", "s", "noblank")
    times = re.search(r"timeout:\s*(\d+)\s*cycle:\s*(\d+)", before)
    back = ["s", *times.groups()] if times else ["s", "default"]
    back += ["s", "blank"] if "prefer blanking:  yes" in before else []
    if "DPMS is Enabled" in before:  # a server without DPMS refuses the word
        _run("xset", "-dpms")
        back += ["+dpms"]
    return lambda: _run("xset", *back)


def _run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=_SECONDS)
    return done.stdout
