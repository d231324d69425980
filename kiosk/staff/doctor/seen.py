"""What Qt sees: screens, input devices, fonts, characters it cannot draw.

Run as a process of its own (`python -m kiosk.staff.doctor.seen CONTENT`): a platform that does not start aborts the
whole of it. Must not judge.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication, QInputDevice, QPointingDevice

from kiosk.content.check import check
from kiosk.content.dwell import texts
from kiosk.content.fields import LANGUAGES
from kiosk.look.fonts import lacks, stand_ins
from kiosk.slides import contents


def seen(content: Path) -> dict[str, Any]:
    """All of it, as plain values."""
    application = QGuiApplication(sys.argv[:1])
    deck = check(content, contents()).deck
    parts = (*deck.slides, *deck.companies) if deck is not None else ()
    written = "".join(text.in_(language) for part in parts for text in texts(part) for language in LANGUAGES)
    return {
        "platform": application.platformName(),
        "screens": [
            {
                "name": screen.name(),
                "size": screen.geometry().size().toTuple(),
                "at": screen.geometry().topLeft().toTuple(),
                "hz": round(screen.refreshRate(), 1),
                "dpi": round(screen.logicalDotsPerInch()),
                "mm": screen.physicalSize().toTuple(),
                "maker": f"{screen.manufacturer()} {screen.model()}".strip(),
            }
            for screen in QGuiApplication.screens()
        ],
        "devices": [
            {
                "name": device.name(),
                "kind": device.type().name or "",
                "points": device.maximumPoints() if isinstance(device, QPointingDevice) else 0,
            }
            for device in QInputDevice.devices()
        ],
        "stand_ins": stand_ins(),
        "lacks": lacks("智能" + written),
    }


if __name__ == "__main__":
    print(json.dumps(seen(Path(sys.argv[1]))))
