"""The directory of synthetic companies, built and painted for tests."""


from PySide6.QtGui import QImage, QPainter

from kiosk.companies.directory import DirectoryPage, DirectoryState
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.pages.controls import Intent
from tests.companies.crowds import crowd, index

LYING, UPRIGHT = (1920, 1080), (1080, 1920)
SMALL = Look(Frame(960, 540))


def page(count: int, look: Look = SMALL, state: DirectoryState | None = None, *, ready: bool = True) -> DirectoryPage:
    made = DirectoryPage(crowd(count), look, index(count) if ready else None, state)
    made.build()
    made.changes(0, 5000)
    return made


def settled(made: DirectoryPage, ms: float = 5000.0) -> DirectoryPage:
    for _ in range(80):
        made.changes(ms, ms)
    return made


def shot(made: DirectoryPage, ms: float) -> QImage:
    image = QImage(made.frame.width, made.frame.height, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    made.paint(painter, ms)
    painter.end()
    assert not made.broken
    return image


def enabled(made: DirectoryPage) -> dict[str, Intent]:
    return {control.key: control.intent for control in made.controls if control.enabled}
