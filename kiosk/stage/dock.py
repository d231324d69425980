"""The dock: home, companies, previous, where the visitor is, next, language and accessibility, on one plate.

Owns its cells and where they stand. Must not know what the intents do, or when it is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import pairwise, product

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPixmap

from kiosk.look.blocks import paint_pixmap
from kiosk.look.buttons import LABEL_AIR, Label, label_below, plate, primary, with_shadow
from kiosk.look.look import Look, Setting
from kiosk.look.placed import Placed, middle
from kiosk.look.tokens import CELL, PAGE, SCALE, SMALL, SMALLEST
from kiosk.look.typeset import spaced
from kiosk.look.words import say
from kiosk.pages.controls import Control, Intent
from kiosk.stage.panel import Button, Panel
from kiosk.stage.reach import Reach

_RADIUS = 40.0
_INSET = 10.0  # from the plate's edge to the filled button
_BESIDE_LINE = 16.0  # u, beside the small line
_EVEN_AIR = 20.0  # u, more than the least, around the widest words of cells that are all equally wide
_WORD_AIR = 22.0  # u, beside the words of a cell
_LOWEST = 12.0  # u, from the lowered plate to the page's foot
_CELLS = ("home", "companies", "previous", "page", "next", "language", "access")
#: On a page that a visitor opened from another one.
_BACK_CELLS = ("back", "home", "previous", "next", "language", "access")
_ICONS = {
    "back": "back",
    "home": "home",
    "companies": "grid",
    "previous": "prev",
    "next": "next",
    "language": "globe",
    "access": "a11y",
}
_NAMES = {"language": "other_language", "access": "accessibility"}
#: Said instead where there is too little room for the names: first for these, then for those as well.
_SHORT: tuple[dict[str, str], ...] = (
    {},
    {"previous_company": "previous_company_short", "next_company": "next_company_short"},
    {
        "previous_company": "previous_company_short",
        "next_company": "next_company_short",
        "accessibility": "accessibility_short",
    },
)
#: What is tried at each size of words: how short they are, and whether the small line below the page's number has room
#: to stand in one.
_TRIES = (*((short, True) for short in range(len(_SHORT))), (len(_SHORT) - 1, False))


@dataclass(frozen=True)
class DockState:
    """What the dock says: slide `index` of `count` (None where there are no slides), and a small line below it.

    `companies` says whether there is a directory to go to. With `back`, a page of a company shows: the way back is
    the one filled button, and previous and next mean companies.
    """

    index: int | None = None
    count: int = 0
    line: str = ""
    can_previous: bool = True
    can_next: bool = True
    companies: bool = True
    back: bool = False


class Dock(Panel):
    """One plate at the foot of the page, with a cell for every wish."""

    def __init__(self, look: Look, reach: Reach, lowered: bool = False) -> None:
        """Away. `reach` says what a seated visitor can touch; with `lowered` it stands there."""
        super().__init__(look)
        self.reach = reach
        self.lowered = lowered
        self._above = 0.0  # the row that it stays below
        self.state = DockState()
        self.plate = QRectF()
        self.labels: dict[str, Label] = {}
        #: Where the visitor is, and the small line, each with its colour.
        self.said: list[tuple[Placed, str]] = []
        #: Every cell's share of the plate, by its key, from left to right.
        self.cells: dict[str, QRectF] = {}
        self._size, self._short = CELL.size, 0
        self._page: QPixmap | None = None

    @property
    def top(self) -> float:
        """Where it begins when it stands still, in pixels."""
        return self._placed().top()

    def stay_below(self, row: float) -> bool:
        """Stand below a row of the page, in pixels, where the usual place does; returns whether that moves it."""
        before, self._above = self.top, row
        if moves := self.top != before:
            self.refresh()
        return moves

    def say(self, state: DockState) -> None:
        """Say something else; only the cells that differ are painted again."""
        before, self.state = self.state, state
        if state == before or not self._laid:
            return
        if (state.companies, state.back) != (before.companies, before.back):
            self.refresh()
            return
        for key in ("previous", "next"):
            if getattr(state, f"can_{key}") != getattr(before, f"can_{key}"):
                self.change(self._button(key))
        if not state.back and (state.index, state.count, state.line) != (before.index, before.count, before.line):
            self._page = None
            self._soil(self.cells["page"].toAlignedRect().translated(0, self.shift))
            self.said = self._page_words()

    # ----- where everything stands ------------------------------------------------------------------------

    def _placed(self) -> QRectF:
        frame, px = self.look.frame, self.look.px
        high, side = (px(116), px(48)) if frame.portrait else (px(124), px(120))
        top = frame.progress - px(22) - high if frame.portrait else frame.height - px(168)
        if self.lowered:
            # On a screen that hangs low it comes up, though not over what a visitor touches on the page.
            top = max(self.reach.lowered(high, frame.height - px(_LOWEST) - high), min(self._above + px(12), top))
        return QRectF(side, top, frame.width - 2 * side, high)

    def _share(self) -> None:
        """Cells and the size of their words: equal cells while all words fit, then as wide as the words ask for.

        When even that does not do, shorter words are tried, then the small line in two, then the next size down the
        type scale, for all at once.
        """
        cells = _BACK_CELLS if self.state.back else _CELLS
        keys = [key for key in cells if key != "companies" or self.state.companies]
        look, whole = self.look, self._placed()
        first = CELL.size * look.text_scale
        sizes = (first, *(step for step in SCALE if SMALLEST <= step < first))
        for self._size, (self._short, line) in product(sizes, _TRIES):
            asked = {key: self._asked(key, in_one_line=line) + look.px(_WORD_AIR) for key in keys}
            if sum(asked.values()) <= whole.width():
                break
        even = whole.width() / len(keys)
        spare = (whole.width() - sum(asked.values())) / len(keys)
        wide = {key: even if max(asked.values()) + look.px(_EVEN_AIR) <= even else asked[key] + spare for key in keys}
        left = whole.left()
        self.cells = {}
        for key in keys:
            self.cells[key] = QRectF(left, whole.top(), wide[key], whole.height())
            left += wide[key]

    def _asked(self, key: str, *, in_one_line: bool) -> float:
        """How wide a cell's words are, but no narrower than a finger needs."""
        look = self.look
        least = look.px({"page": 120, "back": 200}.get(key, 96 - LABEL_AIR))
        if key != "page":
            return max(least, self._in(key).measure(self._word(key), CELL, self._size))
        held = look.measure(say("loop_held", look.language), SMALL, SMALL.size * look.text_scale)
        return max(least, held + look.px(_BESIDE_LINE - LABEL_AIR)) if in_one_line else least

    def _in(self, key: str) -> Look:
        """The other language's own name is written in that language."""
        return self.look.in_("en" if self.look.language == "zh" else "zh") if key == "language" else self.look

    def _name(self, key: str) -> str:
        if self.state.back and key in ("previous", "next"):
            return f"{key}_company"
        return _NAMES.get(key, key)

    def _word(self, key: str) -> str:
        name = self._name(key)
        return say(_SHORT[self._short].get(name, name), self.look.language)

    def lay(self) -> None:
        """Share the plate among the cells."""
        self.plate = self._placed()
        self.rect = with_shadow(self.look, self.plate)
        self._share()
        self.labels = {}
        self.buttons = [self._button(key) for key in self.cells if key != "page"]
        self.said = self._page_words() if "page" in self.cells else []
        self._page = None

    def _button(self, key: str) -> Button:
        look, rect = self.look, self.cells[key]
        enabled = getattr(self.state, f"can_{key}", True)
        label = label_below(self._in(key), rect, self._word(key), _ICONS[key], CELL, self._size)
        self.labels[key] = label
        name, radius = say(self._name(key), look.language), look.px(_RADIUS)
        control = Control(f"dock.{key}", rect, name, Intent(key), enabled=enabled, radius=radius, group="dock")
        if key == "back":
            inset = look.px(_INSET)
            filled = rect.adjusted(inset, inset, -inset, -inset)
            return Button(control, partial(primary, look=look, rect=filled, label=label, radius=_RADIUS - _INSET))
        return Button(control, partial(label.paint, look=look, colour="text", enabled=enabled))

    def _page_words(self) -> list[tuple[Placed, str]]:
        """Where the visitor is, and the small line below it: in one or two lines, as there is room."""
        look, cell, state = self.look, self.cells["page"], self.state
        room, x, y = cell.width() - look.px(_BESIDE_LINE), cell.center().x(), cell.center().y()
        line = self._small(state.line, room) if state.line else None
        if state.index is None:
            return [(middle(line, x, y), "text_2")] if line else []
        two = line is not None and len(line.lines) > 1  # it needs some of the number's room
        page = look.set(
            say("page_of", look.language, page=state.index + 1, count=state.count), PAGE, room, size=34 if two else None
        )
        if line is None:
            return [(middle(page, x, y), "text")]
        gap = look.px(8 if two else 13)
        high = page.pixels * 0.76 + gap + line.last + line.pixels * 0.92
        baseline = y - high / 2 + page.pixels * 0.76
        below = Placed(line, x, baseline + gap + line.pixels * 0.9, "centre")
        return [(Placed(page, x, baseline, "centre"), "text"), (below, "text_2")]

    def _small(self, words: str, room: float) -> Setting:
        """In one line, though it be less enlarged; else in two."""
        look = self.look
        one = look.set(spaced(words), SMALL, room)
        return one if one.fits else look.set(spaced(words), SMALL, room, lines=2, height=look.px(62), even=True)

    # ----- pixels -----------------------------------------------------------------------------------------

    def draw_plate(self, painter: QPainter) -> None:
        """The plate, and a thin line between each two cells that are not beside the page's number."""
        look, px = self.look, self.look.px
        plate(painter, look, self.plate, _RADIUS, look.palette.dock, "dock_edge")
        wide = max(1.0, px(1.6 * look.palette.line))
        for (left, rect), (right, _) in pairwise(self.cells.items()):
            if {"page", "back"} & {left, right}:
                continue
            line = QRectF(rect.right() - wide / 2, rect.center().y() - px(26), wide, px(52))
            painter.fillRect(line, look.colour("dock_edge"))

    def paint_over(self, painter: QPainter, patch: QRect, shown: float) -> None:
        """The page's number and the line below it: the only cell that speaks often."""
        if "page" not in self.cells:
            return
        cell = self.cells["page"].toAlignedRect()
        if not patch.intersects(cell):
            return
        if self._page is None:
            self._page = paint_pixmap(cell, self._draw_page)
        painter.setOpacity(shown)
        painter.drawPixmap(cell.topLeft(), self._page)

    def _draw_page(self, painter: QPainter) -> None:
        for words, colour in self.said:
            words.paint(painter, self.look, colour)
