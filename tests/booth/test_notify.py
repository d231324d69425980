"""What systemd would hear, at a socket of our own."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from kiosk.booth.notify import notify


@pytest.mark.parametrize("abstract", [False, True])
def test_words_come_as_one_datagram(tmp_path: Path, abstract: bool) -> None:
    place = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind("\0" + place if abstract else place)
        manager.settimeout(5)
        notify("READY=1", "STATUS=播放", environment={"NOTIFY_SOCKET": ("@" if abstract else "") + place})
        assert manager.recv(1000).decode() == "READY=1\nSTATUS=播放"


@pytest.mark.parametrize("place", ["", "/nowhere/at/all", "@nobody-listens-here", "/" + 300 * "x", "bad\0name"])
def test_where_nobody_listens_nothing_happens(place: str) -> None:
    notify("READY=1", environment={"NOTIFY_SOCKET": place})


def test_a_manager_that_does_not_read_is_not_waited_for(tmp_path: Path) -> None:
    place = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(place)
        for _ in range(3000):  # far more than a socket holds
            notify("WATCHDOG=1", environment={"NOTIFY_SOCKET": place})
        assert manager.recv(1000) == b"WATCHDOG=1"
