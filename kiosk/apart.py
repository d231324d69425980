"""Processes of the kiosk's own beside the show: the same Python, another of its modules, and the show comes first.

Owns how one is started, wherever the kiosk lies and whatever folder it was started in. Must not know what they do.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

_HOME = Path(__file__).resolve().parents[1]


def command(module: str, *words: str) -> list[str]:
    """The command line that runs a module of the kiosk; the packaged program is its own Python, and knows `-m`."""
    return [sys.executable, "-m", module, *words]


def python_path(environment: Mapping[str, str]) -> str:
    """The PYTHONPATH with which its modules are found, before all else that was to be found."""
    return os.pathsep.join(filter(None, (str(_HOME), environment.get("PYTHONPATH"))))


def python_apart(module: str, *words: str, **own: str) -> subprocess.Popen[bytes]:
    """Start one, with pipes to its input and from its output, `own` variables added to this process's.

    Raises OSError when no process can be started.
    """
    return subprocess.Popen(
        command(module, *words),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": python_path(os.environ), **own},
        creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),  # Windows has it
    )


def come_second(niceness: int) -> None:
    """To be called in that process where there is niceness: whoever shows and is touched comes first."""
    if hasattr(os, "nice"):
        os.nice(niceness)
