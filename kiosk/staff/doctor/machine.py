"""The machine as it is examined: its files, its programs, its environment, its clock. Whatever is missing is None.

Must not know what is looked for.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kiosk import apart
from kiosk.clock import Clock, SystemClock

_PATIENCE = 60.0  # s for a program that does not answer


@dataclass(frozen=True)
class Machine:
    """A machine; `root` is where its file system begins, `platform` is what `sys.platform` says."""

    root: Path = Path("/")
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    clock: Clock = field(default_factory=SystemClock)
    platform: str = sys.platform

    def read(self, path: str) -> str | None:
        """A file of the system, by its path from the root."""
        try:
            return (self.root / path).read_text("utf-8", "replace")
        except OSError:
            return None

    def run(self, words: Sequence[str], **environment: str) -> subprocess.CompletedProcess[str] | None:
        """What a program says; None when there is none of that name, or it does not end."""
        try:
            return subprocess.run(
                words,
                env={**self.environment, **environment},
                capture_output=True,
                text=True,
                errors="replace",
                timeout=_PATIENCE,
                stdin=subprocess.DEVNULL,
            )
        except (OSError, ValueError, subprocess.SubprocessError):
            return None

    def apart(self, part: str, *words: str, **environment: str) -> subprocess.CompletedProcess[str] | None:
        """What a part of the examination says that runs in a process of its own, because that may abort."""
        command = apart.command(f"kiosk.staff.doctor.{part}", *words)
        return self.run(command, PYTHONPATH=apart.python_path(self.environment), **environment)

    def says(self, *words: str) -> str | None:
        """The same, if it succeeds: what it printed, without the blanks around it."""
        done = self.run(words)
        return done.stdout.strip() if done is not None and done.returncode == 0 else None
