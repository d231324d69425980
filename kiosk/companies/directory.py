"""The directory: all companies as cards over the lake, the pad that finds them below the line.

Owns what is searched for, and keeps grid, rail, chips, count and pad in step with it. Must not know the stage, who
answers an intent that leads elsewhere, or how searching works.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSizeF

from kiosk.charts.numeral import Figures, Numeral
from kiosk.companies import advice
from kiosk.companies.board import Board
from kiosk.companies.chips import Chip, Chips
from kiosk.companies.fingers import Fingers
from kiosk.companies.foresight import Foresight
from kiosk.companies.found import Found, Order
from kiosk.companies.grid import Grid
from kiosk.companies.pad import Pad, PadState
from kiosk.companies.plan import plan
from kiosk.companies.rail import Rail, marks_of
from kiosk.companies.search import Index
from kiosk.companies.sought import Sought
from kiosk.companies.swipe_hint import SwipeHint
from kiosk.companies.tiles import Card, Tiles
from kiosk.content.deck import Deck
from kiosk.look.look import Look
from kiosk.look.tokens import HEADLINE
from kiosk.look.words import say
from kiosk.motion import AT_REST
from kiosk.pages.controls import Control, Intent
from kiosk.pages.page import Page
from kiosk.pages.scroller import Scroller

_COUNT = 96.0  # u, of the number of companies
_UNIT = 0.4  # of that its unit


@dataclass(frozen=True)
class DirectoryState:
    """Where a visitor is: true in every language, size and look.

    `passed` is how many companies the list is scrolled past, `chips` how many u the row of chips is pushed on.
    """

    query: str = ""
    track: str | None = None
    order: Order = "name"
    passed: float = 0.0
    chips: float = 0.0


class DirectoryPage(Page):
    """All companies of a deck in one look. Without an `index` they stand in the deck's order and cannot be searched."""

    def __init__(self, deck: Deck, look: Look, index: Index | None, state: DirectoryState | None = None) -> None:
        """A page that is not built yet, to begin in `state`."""
        super().__init__(look, Path(deck.folder))
        self.deck = deck
        self._index = index
        self._begin = state or DirectoryState()
        self._sought = Sought(self._begin.query, self._begin.track, self._begin.order)
        self._now = 0.0
        self._example: str | None = None  # the letters of the first company, once they are known
        self._unit = True  # the count has one
        self._asked: tuple[float, float] | None = None  # a position of the list that was asked for, and where it led
        self._soiled: list[QRect] = []
        self.plan = plan(look, len(deck.companies))
        self.waterline = self.plan.waterline
        self.found = self._find(self._sought)

    # ----- building ---------------------------------------------------------------------------------------

    def build(self) -> None:
        """Make the blocks, as the state asks for."""
        look, where = self.look, self.plan
        self.shore()
        title = self.set(say("companies", look.language), HEADLINE, self.frame.content * 0.6)
        self.text(title, self.frame.left, where.title, at=30)
        beside = self.frame.left + title.width + look.px(48)
        self.count = self._numeral(120.0, Decimal(len(self.deck.companies)), rolls=True)
        self._unit = self.count.x >= beside  # it goes where it has no room: the title says it too
        self.count = self.add(self._numeral(120.0, Decimal(0), rolls=False))
        room = self.count.x - look.px(48) - beside
        self.hint = self.add(SwipeHint(look, beside, where.title, room, sideways=where.sideways))
        size = QSizeF(round(where.tile.width()), round(where.tile.height()))
        tiles = Tiles(look, self.folder, size)
        self.grid = self.add(Grid(look, where, tiles, self.card))
        self._foresight = Foresight(tiles, self._find, self._first_cards)
        self.notice = self.add(Board(look, where.grid, 60))
        self.rail = self.add(Rail(look, where.rail, where.sideways))
        self.chips = self.add(Chips(look, where.chips, self._chip_row(), enabled=self._index is not None))
        below = QRectF(
            0, self.waterline + look.px(8), self.frame.width, self.frame.height - self.waterline - look.px(8)
        )
        self.board = self.add(Board(look, below, 200))
        self.pad = Pad(look, where, self.board)
        self.scroller: Scroller | None = Fingers(self.grid, self.chips, self.rail, self._lead_to)
        self.chips.scroll.jump(look.px(self._begin.chips))
        self.chips.choose(self._sought.track, reveal=True)
        self._show(self._begin.passed)

    def prepare(self) -> Iterator[None]:
        """Paint everything, a card or a key a step."""
        for block in self.blocks:
            if isinstance(block, Grid | Board | Chips):
                yield from block.steps()
            else:
                block.prepare()
                yield

    # ----- what is listed ---------------------------------------------------------------------------------

    @property
    def index(self) -> Index | None:
        """What is searched; None while it is being built."""
        return self._index

    @index.setter
    def index(self, index: Index | None) -> None:
        self._index = index
        passed = self.grid.passed if self.blocks else 0.0
        self.found = self._find(self._sought)
        if self.blocks:
            self._foresight.forget()
            self.chips.fill(self._chip_row(), enabled=index is not None)
            self.chips.choose(self._sought.track, reveal=True)
            self._show(passed)
            self._roll(self._now)

    @property
    def state(self) -> DirectoryState:
        """Where the visitor is."""
        if not self.blocks:
            return self._begin
        pushed = self.chips.scroll.offset(self._now) / self.look.u
        return DirectoryState(*self._sought, self.grid.passed, max(0.0, pushed))

    def _find(self, sought: Sought) -> Found | None:
        return self._index.find(*sought, self.look.language) if self._index is not None else None

    @property
    def places(self) -> tuple[int, ...]:
        """What is listed: places in the deck's companies."""
        return self.found.companies if self.found is not None else tuple(range(len(self.deck.companies)))

    def card(self, place: int) -> Card:
        """What the card of the company at that place of the deck says."""
        return self._card(place, self.found)

    def _card(self, place: int, found: Found | None) -> Card:
        initial = self._index.letters_in(self.look.language)[place] if self._index is not None else ""
        marks = found.marks.get(place, ()) if found is not None else ()
        return Card(self.deck.companies[place], initial, tuple(marks))

    def _first_cards(self, found: Found | None) -> list[Card]:
        """The cards that are seen first of what was found."""
        return [self._card(place, found) for place in self.grid.at_start(found.companies)] if found is not None else []

    def _chip_row(self) -> list[Chip]:
        """All companies, then every track with its count, in the visitor's language."""
        language = self.look.language
        row = [Chip(None, say("all", language), len(self.deck.companies))]
        if self._index is not None and self._index.tracks:
            said = {c.track.zh: c.track.in_(language) for c in self.deck.companies if c.track is not None}
            row += [Chip(track, said.get(track, track), count) for track, count in self._index.tracks]
        return row

    def _show(self, passed: float = 0.0) -> None:
        """Bring everything in step with what was found."""
        found, places, companies = self.found, self.places, self.deck.companies
        self._asked = None
        self.grid.show(places, passed)
        scrolls = self.grid.scroll.most > 0
        self.hint.tell(scrolls)
        labels: list[str] = []
        query, _, order = self._sought
        if self._index is not None and not query and scrolls:  # a list that is seen whole has nowhere to lead
            if order == "name":
                labels = [self._index.letters_in(self.look.language)[place] for place in places]
            elif order == "year":
                labels = [str(companies[place].since or "") for place in places]
        self.rail.show(marks_of(labels), len(places))
        self._light()
        keys = found.keys if found is not None else frozenset()
        first = companies[0] if companies else None
        if self._example is None and self._index is not None:
            self._example = advice.initials(first, self.look.language) if first is not None else ""
        example, language = self._example or "", self.look.language
        hint = advice.hint(language, found, first, example)
        self.pad.show(PadState(query, order, keys, hint, example, enabled=self._index is not None))
        self._tell()

    # ----- words ------------------------------------------------------------------------------------------

    def _numeral(self, at: float, before: Decimal, *, rolls: bool) -> Numeral:
        look, count = self.look, len(self.places)
        unit = say("company_unit" if count == 1 else "companies_unit", look.language) if self._unit else ""
        made = Numeral(
            look,
            Figures(Decimal(count), 0, "", unit),
            self.frame.right,
            self.plan.count,
            _COUNT,
            at=at,
            before=before,
            align="right",
            unit_share=_UNIT,
            rolls=rolls,
        )
        made.ambient = rolls  # the page has long entered when it rolls on
        return made

    def _roll(self, ms: float) -> None:
        """The number rolls on from what it shows to how many are listed now."""
        old, count = self.count, len(self.places)
        if old.figures.value == count:
            return
        assert old.span is not None
        progress = 1.0 if self.look.motion == "reduced" else old.span.progress(ms)
        shown = Decimal(old.figures.at(old.before, progress).replace(",", ""))
        self.count = self._numeral(ms, shown, rolls=True)
        self.blocks[self.blocks.index(old)] = self.count
        self._soiled.append(old.reach.united(self.count.reach))

    def _tell(self) -> None:
        """In the place of the cards, when there are none: that nothing was found, and what would help."""
        if self.places:
            self.notice.drop("notice")
            return
        area = self.plan.grid.intersected(QRectF(self.frame.left, 0, self.frame.content, self.frame.height))
        help_ = advice.help_in(self.found.hint if self.found is not None else None, self.look.language)
        self.notice.put(advice.notice(self.look, area, self._sought.query, help_))

    # ----- answering --------------------------------------------------------------------------------------

    def take(self, intent: Intent, ms: float) -> bool:
        """Answer one of the directory's own intents at that moment; False if it is for somebody else."""
        sought = self._sought.after(intent)
        if sought is not None:
            self._search(sought, ms)
        elif intent.name == "rail":
            first = self.rail.first(str(intent.value))
            if first is not None:
                self._lead_to(float(first))
        else:
            return False
        return True

    def typed(self, text: str, ms: float | None = None) -> bool:
        """Characters from a real keyboard: hanzi, letters, digits; a backspace deletes. False if none was of use."""
        query = self._sought.query
        for character in text:
            if character in "\b\x7f":
                query = query[:-1]
            elif character.isprintable() and (query or not character.isspace()):
                query += character.upper()
        return self._search(self._sought.typed(query), self._now if ms is None else ms)

    def press(self, keys: frozenset[str]) -> None:
        """Exactly the controls with these keys look pressed."""
        self.board.press(keys)
        self.chips.press(keys)
        ids = {key.removeprefix("company.") for key in keys if key.startswith("company.")}
        seen = (place for place, _ in self.grid.seen(self._now))
        self.grid.press(next((place for place in seen if self.deck.companies[place].id in ids), None))
        pressed = (one for one in (*self.board.controls, *self.chips.controls) if one.key in keys and one.enabled)
        sought = next(filter(None, (self._sought.after(one.intent) for one in pressed)), None)
        if sought is not None and sought != self._sought:
            self._foresight.expect(sought)

    def _search(self, sought: Sought, ms: float) -> bool:
        """Find something else; False if it is the same as before, or nothing can be found yet."""
        if self._index is None or sought == self._sought:
            return False
        self.found = self._foresight.found(sought)
        self._foresight.forget()
        self._sought = sought
        self.chips.choose(sought.track, reveal=True)
        self._show()
        self._roll(ms)
        return True

    def _lead_to(self, position: float) -> None:
        """The company at that position of the list comes first."""
        self.grid.reach_place(position)
        self._asked = (position, self.grid.scroll.offset(self._now))

    def _light(self) -> None:
        """The rail shows where the list stands; where its end came first, what was asked for."""
        offset = self.grid.scroll.offset(self._now)
        if self._asked is not None and self._asked[1] == offset:
            self.rail.light(self._asked[0])
        else:
            step = self.plan.pitch[0 if self.plan.sideways else 1]
            self.rail.light(math.floor(max(0.0, offset) / step) * self.plan.lines)

    # ----- living -----------------------------------------------------------------------------------------

    @property
    def controls(self) -> list[Control]:
        """Everything that can be touched now: what is below the line, then the cards that are seen, then the rail."""
        if not self.blocks:
            return []
        language, companies = self.look.language, self.deck.companies
        cards = self.grid.controls(lambda place: (companies[place].id, companies[place].name.in_(language)))
        if self._sought.query and cards:  # who types a name goes on with Enter
            cards[0] = replace(cards[0], default=True)
        home, *pad = self.board.controls
        return [home, *self.chips.controls, *pad, *cards, *self.rail.controls]

    @controls.setter
    def controls(self, given: list[Control]) -> None:
        """Nobody gives them: they follow the lists."""

    def changes(self, before: float, now: float) -> list[QRect]:
        """What differs between two moments; what fingers and keys have changed is told once."""
        self._now = now
        soiled, self._soiled = self._soiled, []
        self._light()
        self._foresight.step()
        rects = super().changes(before, now)
        if self.look.motion == "reduced":  # nothing enters by parts, but lists move and answers come
            rects += [rect for block in self.blocks if block.ambient for rect in block.changed(before, now)]
        return rects + soiled

    def next_change(self, ms: float) -> float:
        """Now while a list moves or an answer is not shown yet."""
        if self._soiled or self._foresight.behind:
            return ms
        if self.look.motion == "reduced":
            own = (block.next_change(AT_REST) for block in self.blocks if isinstance(block, Rail | Board))
            lists = (block.next_change(ms) for block in (self.grid, self.chips))
            return min(super().next_change(ms), *own, *lists)
        return super().next_change(ms)
