"""The window: fullscreen on its screen, deaf to what would close it, and the keys staff may use.

Turns Qt events into intents, calls it was handed by name. Must not know slides or the deck.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QScreen,
)
from PySide6.QtWidgets import QWidget

from kiosk.content.deck import Screen

_KEYS: dict[int, str] = {
    Qt.Key.Key_Right.value: "next",
    Qt.Key.Key_Down.value: "next",
    Qt.Key.Key_PageDown.value: "next",
    Qt.Key.Key_Left.value: "previous",
    Qt.Key.Key_Up.value: "previous",
    Qt.Key.Key_PageUp.value: "previous",
    Qt.Key.Key_Home.value: "home",
    Qt.Key.Key_P.value: "pause",
    Qt.Key.Key_F11.value: "fullscreen",
    Qt.Key.Key_L.value: "language",
}
_POINTER_MS = 3000


class Window(QWidget):
    """Shows what `paint` draws. `intents` holds a call for every name in the key table, `resized` and `quit`."""

    def __init__(self, paint: Callable[[QPainter, QRegion], None], intents: Mapping[str, Callable[[], None]]) -> None:
        """A window that is not shown yet."""
        super().__init__()
        self._paint, self._intents = paint, intents
        self._screen = Screen()
        self._fullscreen = True
        self._may_close = False
        self.setWindowTitle("Kiosk")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setMouseTracking(True)
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
            self.setWindowFlag(Qt.WindowType.FramelessWindowHint, True)
            self.setGeometry(area)
            self.showFullScreen()
            self.setGeometry(area)
        else:
            self.setWindowFlag(Qt.WindowType.FramelessWindowHint, False)
            self.showNormal()
            size = area.size() * 2 / 3
            self.setGeometry(area.x() + area.width() // 6, area.y() + area.height() // 6, size.width(), size.height())
        self.raise_()
        self.activateWindow()

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
        self.close()

    # ----- events -----------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint(painter, event.region())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._intents["resized"]()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close or not self._fullscreen:
            self._may_close = True
            event.accept()
            self._intents["quit"]()
        else:
            event.ignore()  # Alt+F4, or a window manager's close button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Q and held == (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        ):
            self._intents["quit"]()
        elif not held and event.key() in _KEYS:
            self._intents[_KEYS[event.key()]]()
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
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
