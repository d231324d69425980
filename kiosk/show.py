"""The show as a program: Qt, the app, and what is told at its beginning, until staff leave it.

Must not know what the app does.
"""

from __future__ import annotations

import gc
import logging
import sys
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QApplication, QWidget

from kiosk.app import App
from kiosk.booth.journal import Journal
from kiosk.booth.turns import take_short_turns
from kiosk.content.examine import Here
from kiosk.look.fonts import stand_ins
from kiosk.look.probe import probe
from kiosk.slides import contents
from kiosk.staff.checking import Apart
from kiosk.unattended import Unattended

log = logging.getLogger("kiosk")


def run(
    content: Path,
    unattended: Unattended,
    journal: Journal,
    *,
    fullscreen: bool | None = None,
    curtain: QWidget | None = None,
) -> int:
    """Run the kiosk until staff leave it; returns the exit status."""
    qt = cast(QApplication, QApplication.instance() or QApplication(sys.argv[:1]))
    qt.setApplicationName("Kiosk")
    qt.setQuitOnLastWindowClosed(False)
    sys.excepthook = lambda kind, error, trace: log.critical("unexpected", exc_info=(kind, error, trace))
    take_short_turns()
    gc.disable()  # a first check of many companies takes half as long; `start` says who collects
    sizes = [(size.width(), size.height()) for size in (screen.geometry().size() for screen in qt.screens())]
    examiner = Apart(sizes, Here(contents(), probe))
    app = App(
        content, fullscreen=fullscreen, curtain=curtain, examiner=examiner, unattended=unattended, journal=journal
    )
    for face, (named, used) in stand_ins().items():
        log.warning("字体 font: %s 缺少 %s，改用 %s · %s lacks %s, using %s", face, named, used, face, named, used)
    app.start()
    status = qt.exec() or app.status  # Qt ends it by itself when the display server dies
    app.quit(status)
    return status
