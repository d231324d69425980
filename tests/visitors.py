"""A kiosk on an invisible screen, with a clock that is turned by hand, and the hands of its visitors.

Fingers are real `QTouchEvent`s, the mouse sends real mouse events; both go through the window.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.app import App
from kiosk.booth.journal import Journal
from kiosk.clock import Clock, ManualClock
from kiosk.pages.controls import Control

FRAME = 1 / 60

#: Two towers, a sentence, a moon, a picture: what can be touched and what cannot.
DECK = """
kiosk: {source: {zh: 示例, en: Sample}}
slides:
  - kind: bars
    title: {zh: 创客团队, en: Maker teams}
    unit: {zh: 支, en: teams}
    bars:
      - {label: {zh: 创客, en: Makers}, value: 34}
      - {label: {zh: 企业, en: Companies}, value: 22}
  - {kind: statement, title: {zh: 一湖灯火, en: A lake of lights}}
  - kind: shares
    title: {zh: 份额, en: Shares}
    shares:
      - {label: {zh: 甲, en: A}, share: 70%, of: {zh: 全市, en: of all}}
      - {label: {zh: 乙, en: B}, share: 30%, of: {zh: 全市, en: of all}}
  - {kind: statement, title: {zh: 再会, en: Goodbye}}
"""


class Visited(App):
    """The kiosk, and what a visitor does to it."""

    clock: ManualClock
    device: QPointingDevice
    fingers: set[int]

    def pass_time(self, seconds: float, step: float = FRAME) -> None:
        """Let time run as the app's own timer would, a tick a step at most as often as anything changes."""
        end = self.clock.now() + seconds
        self.tick()
        while (left := end - self.clock.now()) > 1e-9:
            self.clock.advance(min(left, max(step, min(self.stage.wake, 0.25))))
            self.tick()

    # ----- fingers -----

    def _touch(self, act: str, finger: int, x: float, y: float) -> None:
        """One finger does something; as on a real screen, the event tells of those that lie still as well."""
        sequence = QTest.touchEvent(self.window, self.device)
        for other in self.fingers - {finger}:
            sequence.stationary(other)
        getattr(sequence, act)(finger, QPoint(round(x), round(y)), self.window).commit()
        (self.fingers.discard if act == "release" else self.fingers.add)(finger)

    def down(self, x: float, y: float, finger: int = 0) -> None:
        self._touch("press", finger, x, y)

    def move(self, x: float, y: float, finger: int = 0) -> None:
        self._touch("move", finger, x, y)

    def up(self, x: float, y: float, finger: int = 0) -> None:
        self._touch("release", finger, x, y)

    def tap(self, x: float, y: float, finger: int = 0) -> None:
        self.down(x, y, finger)
        self.pass_time(0.06)
        self.up(x, y, finger)
        self.pass_time(0.02)

    def drag(self, start: QPointF, by: float, seconds: float = 0.2, *, down: float = 0.0, lift: bool = True) -> None:
        """Draw a finger `by` pixels to the right and `down` pixels down, evenly."""
        steps = max(2, round(seconds / FRAME))
        self.down(start.x(), start.y())
        for step in range(1, steps + 1):
            self.pass_time(FRAME)
            self.move(start.x() + by * step / steps, start.y() + down * step / steps)
        if lift:
            self.up(start.x() + by, start.y() + down)
        self.pass_time(0)

    # ----- what can be touched -----

    def control(self, key: str) -> Control:
        return next(control for control in self.visitor.controls if control.key == key)

    def control_keys(self) -> set[str]:
        return {control.key for control in self.visitor.controls}

    def touch_control(self, key: str) -> None:
        middle = self.control(key).rect.center()
        self.tap(middle.x(), middle.y())

    def click(self, x: float, y: float, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        QTest.mouseClick(self.window, button, Qt.KeyboardModifier.NoModifier, QPoint(round(x), round(y)))
        self.pass_time(0.02)

    @property
    def middle(self) -> QPointF:
        """A place in the sky where nothing answers."""
        return QPointF(self.window.width() * 0.2, self.window.height() * 0.45)

    def wake(self) -> None:
        """The first touch, and the time it takes to see the dock."""
        self.tap(self.middle.x(), self.middle.y())
        self.pass_time(1.0)


@contextmanager
def visited(
    content: Path, size: tuple[int, int] = (640, 360), journal: Callable[[Clock], Journal] | None = None
) -> Iterator[Visited]:
    """A kiosk that shows `content`, its first slide at rest; ended afterwards. It records to that `journal`."""
    clock = ManualClock()
    app = Visited(content, clock, fullscreen=False, journal=journal(clock) if journal is not None else None)
    app.device, app.fingers = QTest.createTouchDevice(), set()
    app.start()
    app.window.resize(QSize(*size))
    QApplication.processEvents()
    app.frames.stop()
    app.pass_time(2.0)
    try:
        yield app
    finally:
        app.quit()
        app.window.deleteLater()
        gc.unfreeze()
        gc.enable()


Start = Callable[..., Visited]


def starting(folder: Path) -> Iterator[Start]:
    """For a fixture: starts kiosks on decks that are written into `folder`, and ends them after the test."""
    with ExitStack() as stack:

        def run(deck: str = DECK, size: tuple[int, int] = (640, 360)) -> Visited:
            content = folder / "content.yaml"
            content.write_text(deck, "utf-8")
            return stack.enter_context(visited(content, size))

        yield run
