"""What the packaged program needs: it is its own Python, and names what it holds."""

import re
import sys
import tomllib
from pathlib import Path

import pytest

from kiosk.cli import main

ROOT = Path(__file__).parents[1]


def test_the_packaged_program_is_its_own_python(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kiosk.cli.FROZEN", True)
    monkeypatch.setattr(sys, "argv", ["kiosk", "-m", "calendar", "2026", "11"])
    assert main() == 0
    assert "November 2026" in capsys.readouterr().out


def test_everything_that_is_needed_to_run_has_its_notice() -> None:
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    notices = (ROOT / "NOTICES.md").read_text("utf-8").lower().replace(" ", "-")
    names = [re.split("[<>=]", line)[0].lower() for line in needed]
    assert [name for name in names if name not in notices] == []
