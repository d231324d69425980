"""The window: fullscreen on its screen, deaf to what would close it.

Turns Qt's events (touch, pen, mouse, keys, size) into calls of the doors it was handed. Must not know slides or what
a touch means.
"""

from __future__ import annotations

from itertools import count
from typing import Protocol

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QContextMenuEvent,
    QEventPoint,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QScreen,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QWidget

from kiosk.content.deck import Screen
from kiosk.pages.controls import Intent
from kiosk.stage.front import Front
from kiosk.stage.gesture import Phase

_POINTER_MS = 3000
_OVER = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
#: Keys that mean something else, though they have a text.
_NO_TEXT = (
    Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape, Qt.Key.Key_Space,
)  # fmt: skip
#: Numbers of the fingers that are none; a touch screen's own are not negative.
_MOUSE, _PEN = -1, -2
_PHASES: dict[QEventPoint.State, Phase] = {
    QEventPoint.State.Pressed: "down",
    QEventPoint.State.Updated: "move",
    QEventPoint.State.Released: "up",
}


class Doors(Protocol):
    """What the window asks of the kiosk."""

    def paint(self, painter: QPainter, region: QRegion) -> None:
        """Draw the pixels of `region`."""

    def pointer(self, phase: Phase, finger: int, x: float, y: float) -> None:
        """A finger, pen or mouse button came down, moved, was lifted at a pixel, or was lost."""

    def cancel(self) -> None:
        """The system took all fingers away."""

    def key(self, key: int) -> None:
        """A key without modifiers."""

    def typed(self, text: str) -> bool:
        """Characters from a real keyboard, or an input method; returns whether anybody took them."""

    def fit(self) -> None:
        """The window has another size."""

    def answer(self, intent: Intent) -> None:
        """Staff want in."""

    def quit(self) -> None:
        """Staff want to leave."""


class Window(QWidget):
    """Shows what its doors paint, and hands on what it hears."""

    def __init__(self, doors: Doors) -> None:
        """A window that is not shown yet."""
        super().__init__()
        self._doors = doors
        self._screen = Screen()
        self._fullscreen = True
        self._may_close = False
        self._fingers: dict[tuple[int, int], int] = {}  # by device and its own number: ours
        self.setWindowTitle("Kiosk")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setMouseTracking(True)
        self.setAcceptDrops(False)
        self._front = Front(self, lambda: self._fullscreen and not self._may_close)
        self._pointer = QTimer(self)
        self._pointer.setSingleShot(True)
        self._pointer.timeout.connect(self._hide_pointer)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._watch_screen)
            app.screenRemoved.connect(self._replace_window)
        for screen in QGuiApplication.screens():
            self._watch_screen(screen)

    # ----- where it stands --------------------------------------------------------------------------------

    def place(self, screen: Screen, *, fullscreen: bool) -> None:
        """Show the window on a screen: over all of it, or as a window of two thirds of its size."""
        self._screen, self._fullscreen = screen, fullscreen
        chosen = choose_screen(screen, QGuiApplication.screens())
        if chosen is None:  # every screen is unplugged: wait for one
            return
        area = chosen.geometry()
        if fullscreen:
            # Without a window manager showFullScreen() alone leaves a small window: set the geometry too.
            self._over_everything(True)
            self.setGeometry(area)
            self.showFullScreen()
            self.setGeometry(area)
        else:
            self._over_everything(False)
            self.showNormal()
            size = area.size() * 2 / 3
            self.setGeometry(area.x() + area.width() // 6, area.y() + area.height() // 6, size.width(), size.height())
        self.raise_()
        self.activateWindow()

    def _over_everything(self, over: bool) -> None:
        """Without a frame, and above task bars and notes; or a window like others."""
        wanted = self.windowFlags() | _OVER if over else self.windowFlags() & ~_OVER
        if wanted != self.windowFlags():  # setting them hides the window
            self.setWindowFlags(wanted)

    @property
    def fullscreen(self) -> bool:
        """Whether it covers its screen."""
        return self._fullscreen

    def toggle_fullscreen(self) -> None:
        """Window or full screen."""
        self.place(self._screen, fullscreen=not self._fullscreen)

    def _watch_screen(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._replace_window)
        self._replace_window()

    def _replace_window(self, *_: object) -> None:
        """A screen came, went or changed: stand where we belong again, once Qt has settled."""
        if self.isVisible() and self._fullscreen:
            QTimer.singleShot(0, self, self._stand)

    def _stand(self) -> None:
        if self.isVisible():
            self.place(self._screen, fullscreen=self._fullscreen)

    def leave(self) -> None:
        """Close for good: staff want out."""
        self._may_close = True
        self._pointer.stop()
        self._front.stop()
        self.close()

    # ----- events -----------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what the system asks for."""
        painter = QPainter(self)
        self._doors.paint(painter, event.region())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size: everything is laid anew."""
        self._doors.fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Alt+F4, or a window manager's close button: heeded in a window, not in full screen."""
        if self._may_close or not self._fullscreen:
            self._may_close = True
            event.accept()
            self._doors.quit()
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The two chords of staff, characters, and keys without modifiers."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier:
            if event.key() == Qt.Key.Key_Q:
                self._doors.quit()
            elif event.key() == Qt.Key.Key_S:
                self._doors.answer(Intent("staff", False))
        elif not held & ~Qt.KeyboardModifier.ShiftModifier:  # Shift comes with Tab
            said = event.text() if event.key() not in _NO_TEXT else ""
            if not (said and self._doors.typed(said)):
                self._doors.key(event.key())
        event.accept()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Characters that an input method has composed."""
        if event.commitString():
            self._doors.typed(event.commitString())
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab is a key like any other: the kiosk moves its own focus."""
        return False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """There is no menu."""
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Touches and the pen are taken here, so that Qt makes no mouse events of them."""
        kind = event.type()
        if isinstance(event, QTouchEvent):
            if kind == QEvent.Type.TouchCancel:
                self._fingers.clear()
                self._doors.cancel()
            else:
                self._touched(event)
            event.accept()
            return True
        if kind in (QEvent.Type.WindowDeactivate, QEvent.Type.Hide, QEvent.Type.UngrabMouse):
            self._fingers.clear()
            self._doors.cancel()  # what is lifted from now on is not heard here
        if kind == QEvent.Type.WindowActivate:
            self._front.won()
        elif kind == QEvent.Type.WindowDeactivate or (kind == QEvent.Type.WindowStateChange and self.isMinimized()):
            self._front.lost()
        return super().event(event)

    def _touched(self, event: QTouchEvent) -> None:
        """Hand on every point; two touch screens may give two fingers one number, so each gets one of ours.

        When an event ends a touch, no finger of its device is down: what is still thought to be was lost.
        """
        device = event.pointingDevice().systemId()
        for point in event.points():
            phase, key = _PHASES.get(point.state()), (device, point.id())
            if phase == "down":
                self._fingers[key] = next(number for number in count() if number not in self._fingers.values())
            if phase is not None and key in self._fingers:
                self._point(phase, self._fingers[key], point.position())
            if phase == "up":
                self._fingers.pop(key, None)
        if event.type() == QEvent.Type.TouchEnd:
            for key in [key for key in self._fingers if key[0] == device]:
                self._doors.pointer("lost", self._fingers.pop(key), 0.0, 0.0)

    def tabletEvent(self, event: QTabletEvent) -> None:
        """The pen is a finger."""
        phases: dict[QEvent.Type, Phase] = {
            QEvent.Type.TabletPress: "down",
            QEvent.Type.TabletMove: "move",
            QEvent.Type.TabletRelease: "up",
        }
        if event.type() in phases:
            self._point(phases[event.type()], _PEN, event.position())
        event.accept()  # else it would come again as a mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The left button is a finger."""
        self._mouse("down", event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It is lifted."""
        self._mouse("up", event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two taps are two taps."""
        self._mouse("down", event)

    def _mouse(self, phase: Phase, event: QMouseEvent) -> None:
        """Only the left button is a finger; the others do nothing."""
        real = event.source() == Qt.MouseEventSource.MouseEventNotSynthesized
        if real and (event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton)):
            self._point(phase, _MOUSE, event.position())
        event.accept()

    def _point(self, phase: Phase, finger: int, place: QPointF) -> None:
        self._doors.pointer(phase, finger, place.x(), place.y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The finger moves; one whose lift was lost elsewhere is lifted."""
        held = event.buttons() & Qt.MouseButton.LeftButton
        self._mouse("move" if held else "up", event)
        if event.source() == Qt.MouseEventSource.MouseEventNotSynthesized:
            self.setCursor(Qt.CursorShape.ArrowCursor)
            self._pointer.start(_POINTER_MS)

    def _hide_pointer(self) -> None:
        self.setCursor(Qt.CursorShape.BlankCursor)


def choose_screen(wanted: Screen, screens: list[QScreen]) -> QScreen | None:
    """The screen of that name, else of that number, else the first; None when there is none."""
    if not screens:
        return None
    if wanted.name:
        named = [screen for screen in screens if screen.name() == wanted.name]
        if named:
            return named[0]
    return screens[wanted.number - 1] if wanted.number <= len(screens) else screens[0]
