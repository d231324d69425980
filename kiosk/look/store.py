"""A bounded store of costly pixmaps, shared by the pages of one stage.

Must not know what the pixmaps show.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable

from PySide6.QtGui import QPixmap


class PixmapStore:
    """Keeps the pixmaps used last, up to `limit` bytes."""

    def __init__(self, limit: int = 8 * 2**20) -> None:
        """An empty store; `limit` may be changed at any time."""
        self.limit = limit
        #: How many bytes are kept.
        self.bytes = 0
        self._kept: OrderedDict[Hashable, QPixmap] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], QPixmap]) -> QPixmap:
        """The pixmap kept under `key`, made now if there is none."""
        pixmap = self._kept.get(key)
        if pixmap is None:
            pixmap = make()
            self._kept[key] = pixmap
            self.bytes += _bytes(pixmap)
            while len(self._kept) > 1 and self.bytes > self.limit:
                self.bytes -= _bytes(self._kept.popitem(last=False)[1])
        else:
            self._kept.move_to_end(key)
        return pixmap

    def __contains__(self, key: Hashable) -> bool:
        """Whether a pixmap is kept under `key`; asking does not make it younger."""
        return key in self._kept

    def clear(self) -> None:
        """Forget everything, as when the screen's size changes."""
        self._kept.clear()
        self.bytes = 0


def _bytes(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
