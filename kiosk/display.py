"""Is there a display to show anything on? Asked before Qt, which would abort without a useful word.

Must not know Qt.
"""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

_NONE = """\
没有显示屏：环境里没有 DISPLAY 或 WAYLAND_DISPLAY。请在图形桌面里启动，或用 `make run`（它会自建一个虚拟显示屏）。
No display: neither DISPLAY nor WAYLAND_DISPLAY is set. Start from a graphical session, or use `make run`, which
makes a virtual display when there is none."""
_SILENT = """\
显示屏没有应答：DISPLAY={name}。请检查显示服务是否在运行，当前用户是否有权限。
The display does not answer: DISPLAY={name}. Check that the display server runs and that this user may use it."""


def missing_display(environment: Mapping[str, str] = os.environ) -> str | None:
    """Why nothing can be shown, in words for staff; None when there is a display (or none is needed)."""
    if sys.platform in ("win32", "darwin") or environment.get("QT_QPA_PLATFORM", "") not in ("", "xcb", "wayland"):
        return None
    if environment.get("WAYLAND_DISPLAY"):
        return None
    name = environment.get("DISPLAY", "")
    if not name:
        return _NONE
    return None if _answers(name) else _SILENT.format(name=name)


def _answers(name: str) -> bool:
    """Whether an X server listens where `name` ([host]:number[.screen]) says."""
    host, _, rest = name.rpartition(":")
    number = rest.split(".")[0]
    if not number.isdecimal():
        return False
    try:
        if host in ("", "unix"):
            for place in (f"\0/tmp/.X11-unix/X{number}", f"/tmp/.X11-unix/X{number}"):
                if place[0] == "/" and not Path(place).exists():
                    continue
                with socket.socket(socket.AF_UNIX) as door:
                    door.settimeout(2)
                    if door.connect_ex(place) == 0:
                        return True
            return False
        with socket.create_connection((host, 6000 + int(number)), 2):
            return True
    except OSError:
        return False
