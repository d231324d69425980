"""Turns Qt's event loop ten thousand times and counts the references to None that are lost.

Run as a process of its own (`python -m kiosk.staff.doctor.turns`): a binding that loses them aborts the whole of it.
Must not judge.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QCoreApplication, QTimer, qVersion

TURNS = 10_000


def turns() -> dict[str, object]:
    """The version of Qt, and how many references were lost."""
    application = QCoreApplication([])
    timer, count = QTimer(), 0

    def turn() -> None:
        nonlocal count
        count += 1
        timer.setInterval(0)  # a call that returns nothing: it is those that lose a reference
        if count == TURNS:
            application.quit()

    timer.timeout.connect(turn)
    before = sys.getrefcount(None)
    timer.start(0)
    application.exec()
    return {"qt": qVersion(), "lost": before - sys.getrefcount(None)}


if __name__ == "__main__":
    print(json.dumps(turns()))
