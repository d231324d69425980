"""This program as something that is started: from source or packaged, by itself again, or typed by somebody.

Must not know what it does.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

#: Whether it is the packaged program, which is its own Python.
FROZEN = bool(getattr(sys, "frozen", False))
#: Where it lies: the folder with `main.py`, or with the packaged program.
HOME = Path(sys.executable).parent if FROZEN else Path(__file__).resolve().parents[1]
#: How it is started again, before the words of a command.
THIS_PROGRAM = [sys.executable] if FROZEN else [sys.executable, str(HOME / "main.py")]


def typed(executable: Path = Path(sys.executable), home: Path = HOME, *, frozen: bool = FROZEN) -> str:
    """What people type in `home` before the words of a command, so that it works on this very machine."""
    if frozen:
        return f".{os.sep}{executable.stem}"
    if executable.is_relative_to(home):  # an environment beside main.py, which nobody need have activated
        return f"{str(executable.relative_to(home)).removesuffix('.exe')} main.py"
    return "python main.py"


#: The same for this process.
TYPED = typed()
