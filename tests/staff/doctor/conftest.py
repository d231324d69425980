"""Every test of the examination may build a machine."""

from pathlib import Path

import pytest

from tests.staff.doctor.machines import Shop


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    (tmp_path / "machine").mkdir()
    return Shop(tmp_path / "machine")
