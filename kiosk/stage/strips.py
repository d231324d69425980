"""Pages at rest as one pixmap each, for moving under a finger.

Owns those pixmaps: what moves sideways of a page, without lake, shore and foot, which stand still. Copying one costs a
frame less than copying all the page's blocks. Must not know where pages are moved to.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast
from weakref import WeakKeyDictionary

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPixmap, QRegion

from kiosk.look.blocks import Block
from kiosk.look.ink import clear_pixmap
from kiosk.look.lake import Shore
from kiosk.look.skyline import Skyline
from kiosk.pages.page import Page
from kiosk.stage.dimming import Dimming


@dataclass(frozen=True)
class Strip:
    """What moves of a page: all of it, and the rectangles in which there is anything."""

    pixmap: QPixmap
    parts: list[QRect]

    def paint(self, painter: QPainter, shift: int) -> None:
        """Draw it, `shift` pixels to the right of its place."""
        for part in self.parts:
            painter.drawPixmap(part.x() + shift, part.y(), self.pixmap, part.x(), part.y(), part.width(), part.height())


class Strips:
    """The pixmaps of the few pages that may be moved."""

    def __init__(self, dimming: Dimming) -> None:
        """None yet; `dimming` says how opaque blocks are."""
        self._dimming = dimming
        self._made: WeakKeyDictionary[Page, tuple[object, Strip]] = WeakKeyDictionary()

    def ready(self, page: Page) -> bool:
        """Whether the page's pixmap need not be painted when it is taken; of pages that drift it always must."""
        made = self._made.get(page)
        return _drifts(page) or (made is not None and made[0] == self._state(page))

    def _state(self, page: Page) -> object:
        return self._dimming.state, page.version

    def take(self, page: Page, ms: float) -> Strip:
        """The page's pixmap for a movement that begins now, `ms` after the page began to enter."""
        state = self._state(page)
        made = self._made.get(page)
        if made is None or made[0] != state or _drifts(page):
            made = self._made[page] = state, self._paint(page, max(ms, page.end))
        return made[1]

    def get(self, page: Page) -> Strip:
        """The same pixmap again, while the movement lasts."""
        made = self._made.get(page)
        return made[1] if made is not None else self.take(page, page.end)

    def keep(self, pages: set[Page]) -> None:
        """Drop every pixmap but those of these pages."""
        for page in set(self._made) - pages:
            del self._made[page]

    def _paint(self, page: Page, ms: float) -> Strip:
        pixmap = clear_pixmap(page.frame.width, page.frame.height)
        painter = QPainter(pixmap)

        def shade(block: Block) -> float:
            return 0.0 if isinstance(block, Shore) else self._dimming.of(page, block)

        page.paint(painter, ms, furniture=False, shade=shade)
        painter.end()
        region = QRegion()
        for block in page.blocks:
            if block.span is not None and shade(block) > 0:
                region += block.rect & pixmap.rect()
        return Strip(pixmap, list(cast(Iterable[QRect], region)))


def _drifts(page: Page) -> bool:
    """Whether the page goes on moving at rest; that lamps have twinkled since its pixmap was painted nobody sees."""
    moving = (block for block in page.blocks if block.ambient and not isinstance(block, Skyline))
    return any(block.next_change(page.end) < math.inf for block in moving)
