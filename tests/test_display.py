"""Whether there is a display: asked of the environment and of the X server, and answered in words for staff."""

import socket
import sys
from collections.abc import Iterator

import pytest

from kiosk.display import missing_display

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="X servers are asked on Linux only")


@pytest.fixture
def tcp_display() -> Iterator[str]:
    """A display somewhere on this machine's network side that answers: numbers begin at port 6000."""
    with socket.socket() as server:
        for number in range(64, 164):
            try:
                server.bind(("127.0.0.1", 6000 + number))
            except OSError:
                continue
            server.listen(1)
            yield f"127.0.0.1:{number}"
            return
        pytest.skip("no free port")


@pytest.fixture
def unix_display() -> Iterator[str]:
    """A display of this machine that answers, at its abstract address."""
    for number in range(9000, 9100):
        with socket.socket(socket.AF_UNIX) as server:
            try:
                server.bind(f"\0/tmp/.X11-unix/X{number}")
            except OSError:
                continue
            server.listen(1)
            yield f":{number}"
            return
    pytest.skip("no free display number")


def test_without_a_display_staff_are_told_what_to_do() -> None:
    words = missing_display({})
    assert words is not None
    assert "没有显示屏" in words
    assert "make run" in words
    assert "No display" in words


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc", "eglfs"])
def test_a_platform_that_needs_no_display_gets_none(platform: str) -> None:
    assert missing_display({"QT_QPA_PLATFORM": platform}) is None


@pytest.mark.parametrize("platform", ["", "xcb", "wayland"])
def test_a_platform_that_needs_one_is_told(platform: str) -> None:
    assert missing_display({"QT_QPA_PLATFORM": platform}) is not None


def test_wayland_is_a_display() -> None:
    assert missing_display({"WAYLAND_DISPLAY": "wayland-0"}) is None


def test_a_display_that_answers_is_one(tcp_display: str) -> None:
    assert missing_display({"DISPLAY": tcp_display}) is None
    assert missing_display({"DISPLAY": f"{tcp_display}.0"}) is None


def test_so_is_one_of_this_machine(unix_display: str) -> None:
    assert missing_display({"DISPLAY": unix_display}) is None
    assert missing_display({"DISPLAY": f"unix{unix_display}.0"}) is None


@pytest.mark.parametrize("name", [":65431", "unix:65431", "nonsense", ":", ":x", ":9.x.y", "no.such.host.invalid:0"])
def test_a_display_that_does_not_answer_is_named(name: str) -> None:
    words = missing_display({"DISPLAY": name})
    assert words is not None
    assert f"DISPLAY={name}" in words


def test_a_number_beyond_all_ports_is_no_error() -> None:
    assert missing_display({"DISPLAY": "127.0.0.1:99999"}) is not None
