"""What a screen reader finds: for every painted control an invisible widget at its place, with its name and state.

The kiosk paints its controls itself; assistive technology asks widgets. Owns these stand-ins and keeps them in step.
Must not know what intents do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.pages.controls import Control, Intent


class _Proxy(QAbstractButton):
    """A button that nobody sees and no finger meets; a screen reader can press it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint nothing: the control is painted already."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys are the window's."""
        event.ignore()

    keyReleaseEvent = keyPressEvent


class Proxies:
    """The stand-ins on one window."""

    def __init__(self, window: QWidget, send: Callable[[Intent], None]) -> None:
        """None yet. `send` takes what a screen reader asks for."""
        self._window, self._send = window, send
        self._controls: dict[str, Control] = {}
        self._widgets: dict[str, _Proxy] = {}
        self._focus: str | None = None

    def follow(self, controls: Iterable[Control], focus: str | None) -> None:
        """Stand for exactly these controls, in this order, the keyboard being at `focus`."""
        wanted = {control.key: control for control in controls}
        if wanted != self._controls:
            for key in self._widgets.keys() - wanted.keys():
                self._widgets.pop(key).deleteLater()
            for key, control in wanted.items():
                if self._controls.get(key) != control:
                    self._place(key, control)
            self._controls = wanted
        if focus != self._focus:
            self._focus = focus
            (self._widgets.get(focus or "") or self._window).setFocus(Qt.FocusReason.TabFocusReason)

    def _place(self, key: str, control: Control) -> None:
        widget = self._widgets.get(key)
        if widget is None:
            widget = self._widgets[key] = _Proxy(self._window)
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            widget.setObjectName(key)
            widget.clicked.connect(partial(self._clicked, key))
            widget.show()
        widget.setGeometry(control.rect.toAlignedRect())
        widget.setAccessibleName(control.name)
        widget.setEnabled(control.enabled)
        widget.setCheckable(control.checked is not None)
        widget.setChecked(bool(control.checked))

    def _clicked(self, key: str) -> None:
        if key in self._controls:
            self._send(self._controls[key].intent)
