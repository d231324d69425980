"""Kiosks on which staff put their hands."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.staff.desks import Staff
from tests.visitors import Start, starting


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    yield from starting(tmp_path)


@pytest.fixture
def staff(start: Start, qtbot: QtBot) -> Staff:
    """At a kiosk in its attract loop."""
    return Staff(start(), qtbot)
