"""Tells systemd how the kiosk is: the datagrams of sd_notify(3), where it asked for them.

Must not know when there is something to tell.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping


def notify(*words: str, environment: Mapping[str, str] = os.environ) -> None:
    """Send words such as `READY=1`, `WATCHDOG=1`, `STOPPING=1`, `STATUS=…`; does nothing where nobody listens.

    Never waits and never raises: a service manager that does not listen must not stop the show.
    """
    place = environment.get("NOTIFY_SOCKET", "")
    if not place or not hasattr(socket, "AF_UNIX"):
        return
    address = "\0" + place[1:] if place.startswith("@") else place
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
            sender.setblocking(False)
            sender.sendto("\n".join(words).encode(), address)
    except (OSError, ValueError):
        return
