"""How opaque the blocks of the page are while it is touched: what is not meant recedes, what the dock covers goes.

Pure but for the blocks it is asked about. Must not know fingers or panels.
"""

from __future__ import annotations

import math
from weakref import WeakKeyDictionary

from PySide6.QtCore import QRect

from kiosk.look.blocks import Block
from kiosk.look.lake import Shore
from kiosk.motion import FADE
from kiosk.pages.page import Page
from kiosk.stage.overlay import FRAME
from kiosk.stage.toggle import Toggle

_RECEDED = 0.3
_AIR = 12  # u between the dock and what may stand beside it


class Dimming:
    """Asked for every block at every frame, told of touches by their hotspot's key."""

    def __init__(self) -> None:
        """Nothing is touched, nothing covered."""
        self._touched: str | None = None
        self._groups: dict[str, Toggle] = {}
        self._cover = Toggle(FADE, FADE)
        self._top = math.inf
        self._shades: dict[str, float] = {}
        self._uncovered = 1.0
        self._seen = math.inf  # where that began, the last time
        self._yielding: WeakKeyDictionary[Page, set[int]] = WeakKeyDictionary()

    def touch(self, page: Page, key: str | None, now: float, *, at_once: bool = False) -> None:
        """Let all groups of the page but `key` recede; with None all come back."""
        self._touched = key
        for group in {block.group for block in page.blocks if block.group is not None} | set(self._groups):
            toggle = self._groups.setdefault(group, Toggle(FADE, FADE))
            toggle.turn(key is not None and group != key, now, at_once=at_once)

    def cover(self, top: float | None, now: float, *, at_once: bool = False) -> None:
        """Something stands over the page from `top` (pixels) downwards; with None it goes."""
        if top is not None and top != self._top:
            self._top = top
            self._yielding.clear()
        self._cover.turn(top is not None, now, at_once=at_once)

    def advance(self, now: float, page: Page | None) -> list[QRect]:
        """Go on to `now`; returns the rectangles of the page that differ from the last time."""
        shades = {group: 1 - (1 - _RECEDED) * toggle.value(now) for group, toggle in self._groups.items()}
        uncovered = 1 - self._cover.value(now)
        rects: list[QRect] = []
        moved = self._top != self._seen and min(uncovered, self._uncovered) < 1
        if page is not None and (shades != self._shades or uncovered != self._uncovered or moved):
            changed = {group for group in shades if shades[group] != self._shades.get(group, 1.0)}
            yields = self._yields(page) if uncovered != self._uncovered else set()
            if moved:  # some come back, others go
                yields = {id(block) for block in self._in_water(page)}
            rects = [block.reach for block in page.blocks if block.group in changed or id(block) in yields]
        self._shades, self._uncovered, self._seen = shades, uncovered, self._top
        if self._touched is None and all(now >= toggle.end for toggle in self._groups.values()):
            self._groups.clear()
        return rects

    def wake(self, now: float) -> float:
        """The next moment at which something changes; infinity when all stands still."""
        moving = now < self._cover.end or any(now < toggle.end for toggle in self._groups.values())
        return now + FRAME if moving else math.inf

    @property
    def state(self) -> object:
        """Equal at two moments when every block is as opaque at both."""
        top = self._seen if self._uncovered < 1 else math.inf
        return self._uncovered, top, tuple(sorted((group, shade) for group, shade in self._shades.items() if shade < 1))

    def of(self, page: Page, block: Block) -> float:
        """How opaque a block of the page is."""
        shade = self._shades.get(block.group, 1.0) if block.group is not None else 1.0
        if self._uncovered < 1 and id(block) in self._yields(page):
            shade *= self._uncovered
        return shade

    def _yields(self, page: Page) -> set[int]:
        """The blocks in the water that cannot stay beside what covers it.

        The support zone goes as a whole; a picture or a drawing that comes down from the sky stays, and is covered.
        """
        if page not in self._yielding:
            edge = self._top - page.look.px(_AIR)
            inside = self._in_water(page)
            found = {id(block) for block in inside if (block.words or block.rect).bottom() > edge}
            if any(block.support and id(block) in found for block in inside):
                found |= {id(block) for block in inside if block.support}
            self._yielding[page] = found
        return self._yielding[page]

    @staticmethod
    def _in_water(page: Page) -> list[Block]:
        return [
            block
            for block in page.blocks
            if not isinstance(block, Shore) and (block.words or block.rect).top() > page.waterline
        ]
