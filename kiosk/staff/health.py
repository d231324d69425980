"""What the kiosk is made of, and how much memory it takes. Asked, never watched.

Some of it is slow to find out; ask off the GUI thread. Must not know the panel.
"""

from __future__ import annotations

import importlib.metadata
import platform
from dataclasses import dataclass

import psutil

from kiosk import __version__

_PACKAGES = {
    "Qt for Python": "PySide6_Essentials",
    "pyqtgraph": "pyqtgraph",
    "pydantic": "pydantic",
    "PyYAML": "PyYAML",
}


@dataclass(frozen=True)
class Health:
    """What was found out."""

    versions: tuple[tuple[str, str], ...]
    #: Bytes of memory that are the kiosk's own.
    memory: int


def versions() -> tuple[tuple[str, str], ...]:
    """Names and versions of what the kiosk is made of."""
    found = [("Kiosk", __version__), ("Python", platform.python_version())]
    for name, package in _PACKAGES.items():
        try:
            found.append((name, importlib.metadata.version(package)))
        except importlib.metadata.PackageNotFoundError:  # it was built in some other way
            found.append((name, "?"))
    found.append((platform.system(), platform.release()))
    return tuple(found)


def health() -> Health:
    """How it is now."""
    return Health(versions(), psutil.Process().memory_info().rss)
