"""The grid of cards: two rows that scroll sideways, or columns that scroll down. Only what is seen is painted.

Owns where cards stand at a moment, which of them are seen, and how many are painted in a frame. Must not know what
was searched for, or fingers: it is handed a list, and its scroll is moved by others.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import pairwise

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from kiosk.companies.plan import Plan
from kiosk.companies.scroll import Scroll
from kiosk.companies.tiles import RADIUS, Card, Tiles
from kiosk.look.blocks import Block
from kiosk.look.look import Look
from kiosk.look.typeset import in_one_line
from kiosk.motion import AT_REST, RISE, Span
from kiosk.pages.controls import Control, Intent

_PICTURES, _PICTURES_MOVING = 4, 1  # pictures painted in one frame, while the list rests and while it moves
_JOINED = 2  # cards joined with their pictures in one frame while the list moves
_WORDS = 3  # cards whose words are painted in one frame while the list moves
_STRIPS = 12  # steps in which a card fades at an end of the grid
_LEAST_SEEN = 0.4  # of a card, so that it can be touched


class Grid(Block):
    """The cards of a list, as `scroll` has pushed it on. `show` gives it another list."""

    ambient = True

    def __init__(self, look: Look, plan: Plan, tiles: Tiles, card: Callable[[int], Card]) -> None:
        """Empty. `card` makes the card of a company by its place in the deck."""
        super().__init__(plan.grid, Span(60, RISE), look.px(24))
        self.look, self.plan, self.tiles = look, plan, tiles
        self.scroll = Scroll(look.u, calm=look.motion == "reduced")
        self.places: tuple[int, ...] = ()
        self._card = card
        self._cards: dict[int, Card] = {}  # of those seen last
        self._soiled: list[QRect] = [self.rect]
        self._now = 0.0
        self._shown = 0.0  # how far it was pushed on when it was last looked at
        self._pressed: int | None = None

    # ----- what is in it ----------------------------------------------------------------------------------

    def show(self, places: tuple[int, ...], companies: float = 0.0) -> None:
        """List the companies at these places of the deck, from the start or scrolled past so many of them."""
        self.places = places
        self._cards.clear()
        self._fit()
        self.scroll.jump(companies / self.plan.lines * self._step)
        self.soil()

    def _fit(self) -> None:
        """The list ends where its last card stands as far from the grid's end as the first one from its start."""
        plan, lines = self.plan, -(-len(self.places) // self.plan.lines)
        tile, grid = plan.tile, plan.grid
        start, size, far = (
            (tile.left(), tile.width(), grid.right()) if plan.sideways else (tile.top(), tile.height(), grid.bottom())
        )
        self.scroll.fit(start + (lines - 1) * self._step + size - (far - plan.fade))

    @property
    def _step(self) -> float:
        """From one line of cards to the next, in pixels."""
        return self.plan.pitch[0 if self.plan.sideways else 1]

    @property
    def passed(self) -> float:
        """How many companies it is scrolled past: what stays true when the page looks another way."""
        offset = max(0.0, min(self.scroll.most, self.scroll.offset(self._now)))
        return offset / self._step * self.plan.lines

    def reach_place(self, position: float) -> None:
        """Stand where the company at that position of the list comes first, as far as the list allows."""
        self.scroll.jump(math.floor(position / self.plan.lines) * self._step)
        self.soil()

    def soil(self) -> None:
        """All of it is painted again."""
        self._soiled = [self.rect]

    def press(self, place: int | None) -> None:
        """The card of that company looks pressed, or none."""
        if place != self._pressed:
            for each in (self._pressed, place):
                if each is not None and each in self.places:
                    self._soiled += [rect.toAlignedRect() for p, rect in self.seen(self._now) if p == each]
            self._pressed = place

    # ----- where cards stand ------------------------------------------------------------------------------

    def seen(self, ms: float) -> Iterator[tuple[int, QRectF]]:
        """The companies of which something is seen, by their place in the deck, and where their cards stand."""
        plan, offset = self.plan, self.scroll.offset(ms)
        horizontal = plan.sideways
        size = plan.tile.width() if horizontal else plan.tile.height()
        near, far = (plan.grid.left(), plan.grid.right()) if horizontal else (plan.grid.top(), plan.grid.bottom())
        origin = (plan.tile.left() if horizontal else plan.tile.top()) - offset
        first = max(0, math.floor((near - origin - size) / self._step) + 1)
        last = min(math.ceil((far - origin) / self._step), -(-len(self.places) // plan.lines))
        for line in range(first, last):
            for lane in range(plan.lines):
                position = line * plan.lines + lane
                if position >= len(self.places):
                    return
                if horizontal:
                    corner = QPointF(round(origin + line * self._step), plan.tile.top() + lane * plan.pitch[1])
                else:
                    corner = QPointF(plan.tile.left() + lane * plan.pitch[0], round(origin + line * self._step))
                yield self.places[position], QRectF(corner, plan.tile.size())

    def at_start(self, places: tuple[int, ...]) -> tuple[int, ...]:
        """Those of a list of which something is seen while it stands at its start."""
        plan = self.plan
        room = plan.grid.right() - plan.tile.left() if plan.sideways else plan.grid.bottom() - plan.tile.top()
        return places[: math.ceil(room / self._step) * plan.lines]

    def controls(self, names: Callable[[int], tuple[str, str]]) -> list[Control]:
        """The cards that can be touched; `names` gives a company's id and name by its place in the deck."""
        found = []
        whole = self.plan.tile.width() * self.plan.tile.height()
        for place, rect in self.seen(self._now):
            clear = rect.intersected(self.plan.grid)
            if clear.width() * clear.height() >= _LEAST_SEEN * whole:
                key, name = names(place)
                radius = self.look.px(RADIUS)
                found.append(Control(f"company.{key}", clear, in_one_line(name), Intent("company", key), radius=radius))
        return found

    # ----- time -------------------------------------------------------------------------------------------

    def changed(self, before: float, now: float) -> list[QRect]:
        """All of it while it moves; else cards whose pictures came, and what was soiled."""
        self._now = now
        offset = self.scroll.offset(now)
        moved, self._shown = offset != self._shown, offset
        rects = super().changed(before, now) or ([self.rect] if moved else self._soiled)
        self._soiled = []
        fresh = self._paint_ahead(now)
        return rects if self.rect in rects else rects + fresh

    def next_change(self, ms: float) -> float:
        """Now while it moves or something is still to be painted."""
        if self._soiled or self._moves(ms) or self._unpainted(ms):
            return ms
        return super().next_change(ms)

    def _moves(self, ms: float) -> bool:
        """Whether it goes on by itself, or a finger has moved it since it was last looked at."""
        return self.scroll.moving(ms) or self.scroll.offset(ms) != self._shown

    def _unpainted(self, ms: float) -> bool:
        return any(not self._done(self._of(place)) for place, _ in self.seen(ms))

    def _done(self, card: Card) -> bool:
        return self.tiles.has_words(card) and self.tiles.painted(card)

    def _of(self, place: int) -> Card:
        card = self._cards.get(place)
        if card is None:
            if len(self._cards) > 256:
                self._cards.clear()
            card = self._cards[place] = self._card(place)
        return card

    def _paint_ahead(self, now: float) -> list[QRect]:
        """Paint a few of the words and pictures that are missing; returns where they stand.

        A list that rests shows all its words at once, and pictures from the next frame on: somebody waits for words.
        """
        moving = self.scroll.moving(now)
        words, pictures = (_WORDS, _PICTURES_MOVING) if moving else (len(self.places), _PICTURES)
        rects, joined = [], _JOINED if moving else 0
        for place, rect in self.seen(now):
            card = self._of(place)
            fresh = False
            if joined > 0 and self._done(card) and not self.tiles.joined(card):
                self.tiles.whole(card)
                joined -= 1
            if not self.tiles.has_words(card):
                if words <= 0:
                    continue
                self.tiles.card(card)
                words, fresh = words - 1, True
                pictures = pictures - 1 if moving else 0
            if pictures > 0 and not self.tiles.painted(card) and self.tiles.begin(card):
                self.tiles.art(card)
                pictures, fresh = pictures - 1, True
            if fresh:
                rects.append(rect.toAlignedRect().intersected(self.rect))
        return rects

    def steps(self) -> Iterator[None]:
        """Paint all that is seen, a card a step."""
        _ = self.tiles.plate
        for place, _rect in self.seen(self._now):
            self.tiles.begin(self._of(place))
        yield
        for place, _rect in list(self.seen(self._now)):
            self.tiles.card(self._of(place))
            self.tiles.art(self._of(place))
            yield

    def prepare(self) -> None:
        """Paint all that is seen."""
        for _ in self.steps():
            pass

    # ----- pixels -----------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, ms: float, alpha: float = 1.0) -> None:
        """Draw the cards that are seen; those without words yet as plain plates.

        A page at rest, or with less motion, is asked for the end of time: that is where the list stands now.
        """
        assert self.span is not None
        progress = self.span.progress(ms)
        if progress <= 0 or alpha <= 0:
            return
        opaque, lift = progress * alpha, round((1 - progress) * self.rise)
        moment = self._now if ms >= AT_REST else ms
        painter.save()
        painter.setClipRect(self.rect, Qt.ClipOperation.IntersectClip)
        for place, rect in self.seen(moment):
            card = self._of(place)
            corner = rect.topLeft() + QPointF(0, lift)
            ready = self.tiles.has_words(card) or not self.scroll.moving(moment)
            if self.tiles.joined(card):
                self._draw(painter, self.tiles.whole(card), corner, opaque)
            else:
                self._draw(painter, self.tiles.card(card) if ready else self.tiles.plate, corner, opaque)
                if ready and self.tiles.painted(card):
                    picture, where = self.tiles.art(card)
                    self._draw(painter, picture, corner + where, opaque)
            if place == self._pressed:
                self._draw(painter, self.tiles.pressed, corner, opaque)
        painter.restore()

    def _draw(self, painter: QPainter, pixmap: QPixmap, corner: QPointF, opaque: float) -> None:
        """A pixmap at its place; where it lies in a fading end of the grid in strips, the fainter the farther out."""
        plan, grid = self.plan, self.plan.grid
        x, y = corner.x(), corner.y()
        if plan.sideways:
            start, size, near, far = x, pixmap.width(), grid.left(), grid.right()
        else:
            start, size, near, far = y, pixmap.height(), grid.top(), grid.bottom()
        end, first, last = start + size, near + plan.fade, far - plan.fade
        if self.look.palette.plain or (start >= first and end <= last):
            painter.setOpacity(opaque)
            painter.drawPixmap(corner, pixmap)
            return
        strip = plan.fade / _STRIPS
        edges = [
            start,
            *(near + strip * n for n in range(_STRIPS + 1)),
            *(last + strip * n for n in range(_STRIPS + 1)),
        ]
        cuts = sorted({round(edge - start) for edge in (*edges, end) if start <= edge <= end})
        for low, high in pairwise(cuts):
            middle = start + (low + high) / 2
            faded = min(1.0, (middle - near) / plan.fade, (far - middle) / plan.fade)
            if faded <= 0:
                continue
            painter.setOpacity(opaque * faded)
            part = QRectF(low, 0, high - low, pixmap.height())
            if not plan.sideways:
                part = QRectF(0, low, pixmap.width(), high - low)
            painter.drawPixmap(corner + part.topLeft(), pixmap, part)
