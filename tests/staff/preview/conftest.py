"""Every test of the preview may open some."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from previews import Open, desks
from pytestqt.qtbot import QtBot


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Open]:
    with desks(tmp_path, qtbot) as opens:
        yield opens
