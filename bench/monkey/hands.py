"""Carries out events: real touches, pen, mouse, keys, what the window system may send, and what staff do to files.

An event is a list as JSON knows it: its name, then what it needs; places are pixels of the window. Must not know which
event comes next, or what should follow from it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any, cast

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import (
    QCloseEvent,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QEventPoint,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QScreen,
    QTabletEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench.cage import Kiosk
from bench.monkey import decks
from kiosk.stage import window as window_module

Event = list[Any]
_POINT_STATES = {
    "press": QEventPoint.State.Pressed,
    "move": QEventPoint.State.Updated,
    "still": QEventPoint.State.Stationary,
    "release": QEventPoint.State.Released,
}
_TOUCH_KINDS = {
    "begin": QEvent.Type.TouchBegin,
    "update": QEvent.Type.TouchUpdate,
    "end": QEvent.Type.TouchEnd,
    "cancel": QEvent.Type.TouchCancel,
}
_PLAIN = {
    name: getattr(QEvent.Type, name)
    for name in (
        "WindowDeactivate", "WindowActivate", "UngrabMouse", "ApplicationPaletteChange", "LanguageChange",
        "LocaleChange", "ApplicationFontChange", "Enter", "Leave", "ToolTip", "WhatsThis", "ShortcutOverride",
    )
    if hasattr(QEvent.Type, name)
}  # fmt: skip
PLAIN = tuple(name for name in _PLAIN if name != "ShortcutOverride")
_NO_BUTTON, _NO_MODIFIER = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier


class Hands:
    """The hands at one kiosk."""

    def __init__(self, kiosk: Kiosk) -> None:
        self._kiosk = kiosk
        self._device = QTest.createTouchDevice()
        self._pen = self._device
        self.down: set[int] = set()  # fingers, as far as Qt has been told

    def do(self, event: Event) -> None:
        """Carry it out. What the kiosk raises on the way is reported where it reports it."""
        name, *what = event
        getattr(self, f"_{name}")(*what)

    def _send(self, event: QEvent) -> None:
        QApplication.sendEvent(self._kiosk.window, event)

    def _global(self, place: QPointF) -> QPointF:
        return QPointF(self._kiosk.window.mapToGlobal(place.toPoint()))

    # ----- fingers ----------------------------------------------------------------------------------------

    def _touch(self, act: str, *fingers: list[int]) -> None:
        """Fingers (number, x, y) press, move or release through the window system; those that lie still are told of."""
        sequence = QTest.touchEvent(self._kiosk.window, self._device)
        named = {finger for finger, _, _ in fingers}
        for other in sorted(self.down - named):
            sequence.stationary(other)
        for finger, x, y in fingers:
            getattr(sequence, act)(finger, QPoint(x, y), self._kiosk.window)
        sequence.commit()
        self.down = self.down - named if act == "release" else self.down | named

    def _lose(self, finger: int) -> None:
        """A driver forgets to say that a finger was lifted."""
        self.down.discard(finger)

    def _raw(self, kind: str, *points: list[Any]) -> None:
        """A touch event as no window system should send it: points are (state, number, x, y)."""
        made = []
        for state, number, x, y in points:
            place = QPointF(x, y)
            made.append(QEventPoint(number, _POINT_STATES[state], place, place))
        self._send(QTouchEvent(_TOUCH_KINDS[kind], self._device, _NO_MODIFIER, made))

    # ----- mouse, pen, wheel --------------------------------------------------------------------------------

    def _mouse(self, act: str, x: int, y: int, button: int) -> None:
        kind, pressed = {
            "press": (QEvent.Type.MouseButtonPress, True),
            "double": (QEvent.Type.MouseButtonDblClick, True),
            "release": (QEvent.Type.MouseButtonRelease, False),
            "move": (QEvent.Type.MouseMove, True),
            "hover": (QEvent.Type.MouseMove, False),
        }[act]
        one = Qt.MouseButton(button)
        place = QPointF(x, y)
        moves = kind == QEvent.Type.MouseMove
        buttons = one if pressed else _NO_BUTTON
        self._send(QMouseEvent(kind, place, self._global(place), _NO_BUTTON if moves else one, buttons, _NO_MODIFIER))

    def _stylus(self, act: str, x: int, y: int) -> None:
        kind = {
            "press": QEvent.Type.TabletPress,
            "move": QEvent.Type.TabletMove,
            "release": QEvent.Type.TabletRelease,
        }[act]
        place, button = QPointF(x, y), Qt.MouseButton.LeftButton
        held = _NO_BUTTON if act == "release" else button
        self._send(
            QTabletEvent(kind, self._pen, place, self._global(place), 0.5, 0, 0, 0, 0, 0, _NO_MODIFIER, button, held)
        )

    def _wheel(self, x: int, y: int, dx: int, dy: int) -> None:
        place, phase = QPointF(x, y), Qt.ScrollPhase.NoScrollPhase
        turned = QPoint(dx, dy)
        self._send(QWheelEvent(place, self._global(place), QPoint(), turned, _NO_BUTTON, _NO_MODIFIER, phase, False))

    # ----- keys ---------------------------------------------------------------------------------------------

    def _key(self, key: int, modifiers: int, text: str) -> None:
        held = Qt.KeyboardModifier(modifiers)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self._send(QKeyEvent(kind, key, held, text))

    def _write(self, text: str, begun: str) -> None:
        """An input method: `begun` is not written yet, `text` is."""
        event = QInputMethodEvent(begun, [])
        event.setCommitString(text)
        self._send(event)

    # ----- the window system --------------------------------------------------------------------------------

    def _menu(self, x: int, y: int) -> None:
        place = QPoint(x, y)
        self._send(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, self._global(QPointF(place)).toPoint()))

    def _close(self) -> None:
        self._send(QCloseEvent())

    def _drag(self, x: int, y: int) -> None:
        """Somebody drags a file over the window, and drops it."""
        files = QMimeData()
        files.setUrls([QUrl.fromLocalFile("/a file.pdf")])
        left, copy = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
        self._send(QDragEnterEvent(QPoint(x, y), copy, files, left, _NO_MODIFIER))
        self._send(QDropEvent(QPointF(x, y), copy, files, left, _NO_MODIFIER))

    def _plain(self, name: str) -> None:
        self._send(QEvent(_PLAIN[name]))

    def _focus(self, comes: bool) -> None:
        self._send(QFocusEvent(QEvent.Type.FocusIn if comes else QEvent.Type.FocusOut))

    def _hide(self) -> None:
        """The window is taken away for a moment, as by another one in front."""
        self._kiosk.window.hide()
        self._kiosk.window.show()

    def _size(self, wide: int, high: int) -> None:
        self._kiosk.window.resize(wide, high)

    def _screen(self, what: str) -> None:
        """A screen goes, comes back or is turned, as far as that can be pretended."""
        qt = cast(QGuiApplication, QGuiApplication.instance())
        screen = qt.primaryScreen()
        if what == "gone":
            window_module.choose_screen = lambda wanted, screens: None
            qt.screenRemoved.emit(screen)
        elif what == "back":
            window_module.choose_screen = _CHOOSE
            qt.screenAdded.emit(screen)
        else:
            self._turned(screen)

    def _turned(self, screen: QScreen) -> None:
        area = screen.geometry()
        screen.geometryChanged.emit(QRect(area.x(), area.y(), area.height(), area.width()))

    # ----- staff and time -----------------------------------------------------------------------------------

    def _save(self, deck: str, number: int) -> None:
        decks.save(self._kiosk.follow.content, deck, number)

    def _spoil(self, number: int) -> None:
        decks.spoil(self._kiosk.follow.content, number)

    def _garble(self, number: int) -> None:
        decks.garble(self._kiosk.follow.content, number)

    def _wall(self, seconds: int) -> None:
        """The time of day jumps."""
        self._kiosk.clock.jumped += timedelta(seconds=seconds)

    def _wait(self, seconds: float) -> None:
        self._kiosk.let(seconds, 1 / 60 if seconds < 1 else 0.19)


_CHOOSE = window_module.choose_screen
