"""Every test of the preview may open some."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.staff.preview.previews import Open, desks


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Open]:
    with desks(tmp_path, qtbot) as opens:
        yield opens
