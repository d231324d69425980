"""A process beside the show finds the kiosk from any folder, hears what it is told, and comes second."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import kiosk
from kiosk.apart import python_apart, python_path

ROOT = Path(kiosk.__file__).parents[1]
# `timeit` is a module of Python's own that carries out what it is told.
SECOND = "import os, kiosk.apart as apart; apart.come_second(1)"
TELL = "print(os.nice(0), os.environ['SAID'], kiosk.__file__)"


def test_it_runs_from_any_folder_and_comes_second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with python_apart("timeit", "-n", "1", "-r", "1", "-s", SECOND, f"import kiosk; {TELL}", SAID="so") as process:
        assert process.stdout is not None
        niceness, said, where = process.stdout.readline().split()
        process.stdout.read()
    assert process.returncode == 0
    assert int(niceness) == min(19, os.nice(0) + 1)
    assert said == b"so"
    assert Path(os.fsdecode(where)) == Path(kiosk.__file__)


def test_its_modules_are_looked_for_here_first() -> None:
    assert python_path({"PYTHONPATH": "/elsewhere", "PATH": "/bin"}) == f"{ROOT}{os.pathsep}/elsewhere"
    assert python_path({}) == str(ROOT)


def test_a_python_that_is_gone_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    with pytest.raises(OSError, match="nowhere"):
        python_apart("timeit")
