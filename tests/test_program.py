"""What people are told to type must start this program, however it came to this machine."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.program import HOME, TYPED, typed


def test_what_is_to_be_typed_starts_this_program() -> None:
    # Where the environment does not lie beside main.py, whoever made it knows how to activate it.
    activated = {**os.environ, "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])}
    done = subprocess.run(
        [*shlex.split(TYPED), "--version"], cwd=HOME, env=activated, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip()


@pytest.mark.parametrize(
    ("executable", "frozen", "words"),
    [
        ("show/.venv/bin/python", False, f"{Path('.venv/bin/python')} main.py"),
        ("show/.venv/Scripts/python.exe", False, f"{Path('.venv/Scripts/python')} main.py"),
        ("elsewhere/bin/python3.11", False, "python main.py"),
        ("show/kiosk", True, f".{os.sep}kiosk"),
        ("show/kiosk.exe", True, f".{os.sep}kiosk"),
    ],
)
def test_how_it_is_typed(executable: str, frozen: bool, words: str, tmp_path: Path) -> None:
    assert typed(tmp_path / executable, tmp_path / "show", frozen=frozen) == words
