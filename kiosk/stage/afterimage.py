"""The after-image: on X11 the last picture stays on the glass when the process dies, until the next show is there.

An X server destroys the windows of a client whose connection ends, unless that client asked it to retain them. Owns
that request and the tidying up. Elsewhere there is no such thing, and nothing happens. Must not know who starts the
next show.
"""

from __future__ import annotations

import ctypes
import logging
from typing import Any

from PySide6.QtGui import QGuiApplication

log = logging.getLogger("kiosk")
#: Of the X protocol: SetCloseDownMode and KillClient.
_DESTROY_ALL, _RETAIN_TEMPORARY, _ALL_TEMPORARY = 0, 2, 0


class AfterImage:
    """What this process leaves on the screen."""

    def __init__(self) -> None:
        """Nothing, so far. Needs the application."""
        self._xcb: ctypes.CDLL | None = None
        self._connection = ctypes.c_void_p()
        application = QGuiApplication.instance()
        if not isinstance(application, QGuiApplication) or application.platformName() != "xcb":
            return
        try:
            native: Any = application.nativeInterface()  # PySide's stubs do not know what it has
            self._connection = ctypes.c_void_p(native.connection())
            self._xcb = ctypes.CDLL("libxcb.so.1")
        except (OSError, AttributeError) as error:
            log.info("a crash will leave the screen empty: %s", error)

    def leave(self) -> bool:
        """From now on what is on the screen stays there when the process dies; returns whether it does."""
        return self._ask("xcb_set_close_down_mode", ctypes.c_uint8(_RETAIN_TEMPORARY))

    def wipe(self) -> None:
        """What a show before has left is taken away: this one stands before it."""
        self._ask("xcb_kill_client", ctypes.c_uint32(_ALL_TEMPORARY))

    def end(self) -> None:
        """The process ends in good order: nothing of it stays."""
        self._ask("xcb_set_close_down_mode", ctypes.c_uint8(_DESTROY_ALL))

    def _ask(self, request: str, word: ctypes.c_uint8 | ctypes.c_uint32) -> bool:
        if self._xcb is None or not self._connection:
            return False
        getattr(self._xcb, request)(self._connection, word)
        self._xcb.xcb_flush(self._connection)
        return True
