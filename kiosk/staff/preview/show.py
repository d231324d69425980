"""Runs the preview: in a window until it is closed, or once into a picture.

Owns the Qt application. Must not know what the window does.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize
from PySide6.QtWidgets import QApplication

from kiosk.staff.preview.window import Preview


def show(made: Callable[[], Preview], picture: Path | None = None, size: tuple[int, int] | None = None) -> int:
    """Show the window that is `made`; returns the exit status. With `picture`, draw it there and end.

    `size` is the window's own, in pixels.
    """
    application = QApplication.instance() or QApplication(sys.argv[:1])
    application.setApplicationName("Kiosk preview")
    window = made()
    if size is not None:
        window.resize(QSize(*size))
    window.start()
    if picture is None:
        return application.exec()
    while window.busy:
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    drawn = window.grab().save(str(picture))
    window.close()
    if not drawn:
        print(f"{picture}: 写不进去 · cannot be written", file=sys.stderr)
    return 0 if drawn else 1
