"""What holds for every test: no display is needed, and no test leaves a running timer or a window behind."""

import atexit
import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from kiosk.content.deck import Deck

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_cache = tempfile.TemporaryDirectory()  # what the kiosk keeps between runs stays out of the user's folders
atexit.register(_cache.cleanup)
os.environ["XDG_CACHE_HOME"] = f"{_cache.name}/cache"
os.environ["XDG_STATE_HOME"] = f"{_cache.name}/state"


@pytest.fixture(scope="session")
def shipped() -> "Deck":
    """The deck that the kiosk ships with, checked."""
    from kiosk.content.check import check
    from kiosk.slides import contents

    deck = check(Path(__file__).parents[1] / "content.yaml", contents()).deck
    assert deck is not None
    return deck


def _left_behind() -> list[object]:
    """Timers that run and windows that stand, as far as Python knows them."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication
    from shiboken6 import isValid

    # `type()` rather than `isinstance()`, which would wake every lazy proxy in the process.
    timers = [item for item in gc.get_objects() if issubclass(type(item), QTimer) and isValid(item) and item.isActive()]
    return [*timers, *QApplication.topLevelWidgets()]


def _settle() -> None:
    """Let what is about to go be gone: deletions that Qt has put off, and reference cycles."""
    from PySide6.QtCore import QCoreApplication, QEvent

    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _remove(left: list[object]) -> None:
    """Take away what one test left, so that the next one is not blamed for it."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QWidget

    for item in left:
        if isinstance(item, QTimer):
            item.stop()
        elif isinstance(item, QWidget):
            item.close()
            item.deleteLater()
    _settle()


def _qt_runs() -> bool:
    widgets = sys.modules.get("PySide6.QtWidgets")
    return widgets is not None and widgets.QApplication.instance() is not None


@pytest.fixture(autouse=True)
def _no_memories() -> Iterator[None]:
    """What one test's kiosk remembers is not known to the next one's: each runs as if it were the first."""
    yield
    shutil.rmtree(f"{_cache.name}/state", ignore_errors=True)


@pytest.fixture(autouse=True)
def _nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    failed_before = request.session.testsfailed
    yield
    if not _qt_runs() or not _left_behind():
        return
    _settle()
    if left := _left_behind():
        names = ", ".join(sorted(repr(item) for item in left))
        _remove(left)
        # A test that failed half-way could not tidy up; its own failure says enough.
        if request.session.testsfailed == failed_before:
            pytest.fail(f"left behind: {names}")
