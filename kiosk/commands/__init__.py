"""Commands: every module in this folder is one, and its name is the word that is typed (`_` for `-`).

Owns discovery. A command is a module with `HELP` (中文 · English), `arguments(parser)` and `run(words)`, which returns
the exit status. It imports at its top only what is quick: all of them are imported at every start.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
from typing import Protocol, cast


class Command(Protocol):
    """What a module in this folder holds."""

    HELP: str

    def arguments(self, parser: argparse.ArgumentParser) -> None:
        """Tell the parser which words the command takes."""

    def run(self, words: argparse.Namespace) -> int:
        """Carry it out; returns the exit status."""


def discover() -> dict[str, Command]:
    """All commands by the word that is typed."""
    found = [module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_")]
    return {name.replace("_", "-"): cast(Command, importlib.import_module(f"{__name__}.{name}")) for name in found}
