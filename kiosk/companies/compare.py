"""Two companies side by side: names, figures with the same unit on one scale, both pasts on one axis of time, facts.

Owns where everything stands and what gives way where room is short; what a company does not have is calmly absent. Must
not know how a visitor came here, or the dock's buttons.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from kiosk.companies.aside import fitting, items_of, lay_items
from kiosk.companies.figures import Grid, set_figures
from kiosk.companies.heading import Heading, set_heading
from kiosk.companies.pairs import ACCENTS, Bars, Pair, figure_key, matched, set_pairs
from kiosk.companies.past import MOST, Lane, lay_past, under
from kiosk.companies.past import height as past_height
from kiosk.companies.shore import floor, waterline
from kiosk.content.deck import Company, Deck
from kiosk.look.blocks import Painted
from kiosk.look.constellation import constellation
from kiosk.look.larger import set_at, sizes
from kiosk.look.look import Look
from kiosk.look.shortened import shortened
from kiosk.look.tokens import EYEBROW
from kiosk.look.typeset import in_one_line, spaced
from kiosk.motion import RISE, Span
from kiosk.pages.artwork import read_picture
from kiosk.pages.deck_page import DeckPage
from kiosk.pages.page import Fault

_NAME, _LEAST_NAME = 72.0, 44.0  # u: the largest a name is; so small it may make the other one
_EYEBROW = (112.0, 150.0)  # u, its baseline: lying, upright
_GAP = 72.0  # u, between the two columns
_SHORE, _WATER = 34.0, 26.0  # u, kept free above the shore and below it
_AIR = 34.0  # u, between parts that stand over one another
_HEADED = (0.42, 0.36)  # of the sky is what names may take
#: Of the page's width is the column of labels before bars and axes.
_ASIDE = (0.2, 0.25)
#: Sizes in u that are tried as room gets short: of figures without a partner, and of those beside bars.
_TRIES = ((84.0, 54.0), (72.0, 48.0), (60.0, 44.0), (54.0, 40.0), (44.0, 36.0), (36.0, 32.0))
_FACTS, _ART = 96.0, 150.0  # u, the least room for facts, for pictures
_MOST_ART = 330.0


@dataclass(frozen=True)
class _Figures:
    """What stands in the sky below the names: a grid of every company's own figures, and the bars of those in pairs."""

    grids: tuple[Grid | None, Grid | None]
    bars: Bars | None

    @property
    def grids_height(self) -> float:
        return max((grid.height for grid in self.grids if grid), default=0.0)


class ComparePage(DeckPage):
    """Names and figures in the sky; in the water the milestones in two lanes, and facts where there is room."""

    def __init__(self, first: Company, second: Company, deck: Deck, look: Look) -> None:
        """A page that is not built yet."""
        super().__init__(deck, look)
        self.companies = (first, second)
        self.waterline = waterline(self.frame)
        self.source = self.t(deck.settings.source)
        width = (self.frame.content - look.px(_GAP)) / 2
        self._columns = tuple(
            QRectF(self.frame.left + side * (width + look.px(_GAP)), 0, width, self.frame.height) for side in (0, 1)
        )

    def build(self) -> None:
        """Make the blocks."""
        px = self.look.px
        self.shore()
        top = self._headings()
        low = self.waterline - px(_SHORE)
        figures = self._set_figures(low - top - px(_AIR))
        if figures.bars:
            low -= figures.bars.height
            figures.bars.lay(self, self.frame.left, low, self.companies)
            low -= px(_AIR)
        if figures.grids_height:
            low -= figures.grids_height
            self._lay_grids(figures.grids, low)
            low -= px(_AIR)
        free = low - top - px(_AIR)  # between the names and what stands below them
        room = self._pasts()
        if any(map(items_of, self.companies)):
            if room >= px(_FACTS):
                self._facts(self.floor - room, self.floor)
            elif free >= px(_FACTS) / 2:
                self._facts(top + px(_AIR), low)
                return
        if free >= px(_ART):
            high = min(free, px(_MOST_ART))
            above = (top + px(_AIR) + low - high) / 2
            for side, column in enumerate(self._columns):
                self._art(side, QRectF(column.left(), above, column.width(), high))

    @property
    def floor(self) -> float:
        """Above the dock: nothing reaches lower."""
        return floor(self.frame)

    # ----- names ----------------------------------------------------------------------------------------

    def _headings(self) -> float:
        """Tracks, names and stories, the names of one size; returns the y below them."""
        eyebrow = self.look.px(_EYEBROW[self.frame.portrait])
        room = self.waterline * _HEADED[self.frame.portrait] - eyebrow * 0.5
        made = [self._heading(company, room, _NAME) for company in self.companies]
        least = min(heading.lines[0].setting.pixels for heading in made) / self.look.u
        if least >= _LEAST_NAME:  # a name that is a sentence does not make the other one small
            made = [self._heading(company, room, least + 0.1) for company in self.companies]
        for company, heading, column, accent in zip(self.companies, made, self._columns, ACCENTS, strict=True):
            if company.track:
                track = in_one_line(self.t(company.track))
                self.eyebrow(self._fitted(track, column.width()), column.left(), eyebrow, accent, column.width())
            for place, line in enumerate(heading.lines):
                at = 60.0 + 30 * place
                self.text(line.setting, column.left(), eyebrow + line.baseline, colour=line.colour, at=at)
        return eyebrow + max(heading.depth for heading in made)

    def _fitted(self, text: str, width: float) -> str:
        """As much of a line's text as there is room for at its smallest size."""
        if self.look.set(spaced(text), EYEBROW, width - self.look.px(28)).fits:
            return text
        return shortened(self.look, text, EYEBROW, 24.0, width - self.look.px(36)).lines[0].text

    def _heading(self, company: Company, room: float, largest: float) -> Heading:
        width = self._columns[0].width()
        return set_heading(self.look, self.t(company.name), self.t(company.story), "", width, room, largest=largest)

    # ----- figures --------------------------------------------------------------------------------------

    def _set_figures(self, room: float) -> _Figures:
        """The figures within so many pixels: smaller ones, then fewer: those in pairs stay longest."""
        pairs = matched(*self.companies)
        alone = [self._alone(side, pairs) for side in (0, 1)]
        counts = [(len(pairs), True), *((count, False) for count in range(len(pairs), -1, -1))]
        for count, with_alone in counts:
            for look in self.look.calmer():
                for size, beside in _TRIES:
                    made = self._tried(look, pairs[:count], alone if with_alone else [[], []], size, beside)
                    high = made.grids_height + (made.bars.height if made.bars else 0.0)
                    if made.grids_height and made.bars:
                        high += self.look.px(_AIR)
                    if high <= room and (made.bars is None or made.bars.room >= self.look.px(160)):
                        self._told(made)
                        return made
        return _Figures((None, None), None)

    def _alone(self, side: int, pairs: Sequence[Pair]) -> list[int]:
        """The places of a company's figures that have no partner."""
        taken = {pair.places[side] for pair in pairs}
        return [place for place in range(len(self.companies[side].figures)) if place not in taken]

    def _tried(
        self, look: Look, pairs: Sequence[Pair], alone: Sequence[Sequence[int]], size: float, beside: float
    ) -> _Figures:
        bars = set_pairs(self, look, pairs, self.frame.content, self._aside, beside) if pairs else None
        made = [self._grid(look, side, alone[side], size) for side in (0, 1)]
        found = [grid for grid in made if grid]
        if len({(grid.size, grid.look.text_scale) for grid in found}) > 1:  # both are to be of one size
            least = min(grid.size for grid in found)
            calmest = min((grid.look for grid in found), key=lambda found: found.text_scale)
            made = [self._grid(calmest, side, alone[side], least) for side in (0, 1)]
        return _Figures((made[0], made[1]), bars)

    def _grid(self, look: Look, side: int, places: Sequence[int], size: float) -> Grid | None:
        if not places:
            return None
        figures = [self.companies[side].figures[place] for place in places]
        across = 2 if self.frame.portrait else 3
        rows = 2 if self.frame.portrait and len(figures) > across else 1
        return set_figures(self, look, figures, self._columns[side].width(), size, rows=rows, most=across)

    def _lay_grids(self, grids: Sequence[Grid | None], top: float) -> None:
        for side, grid in enumerate(grids):
            if grid is None:
                continue
            company, column = self.companies[side], self._columns[side]
            keys = [figure_key(side, place) for place in self._alone(side, matched(*self.companies))]
            grid.lay(self, column.left(), top, self.t(company.name), keys, ACCENTS[side])

    def _told(self, made: _Figures) -> None:
        """Note which figures found no room."""
        pairs = made.bars.pairs if made.bars else ()
        for side, (company, grid) in enumerate(zip(self.companies, made.grids, strict=True)):
            found = (*(pair.figures[side] for pair in pairs), *(grid.figures if grid else ()))
            shown = {id(figure) for figure in found}
            for figure in company.figures:
                if id(figure) not in shown:
                    self.faults.append(Fault("company_crowded", self.t(figure.label)))

    # ----- in the water ---------------------------------------------------------------------------------

    @property
    def _aside(self) -> float:
        """How wide the column of labels before bars and axes is."""
        return self.frame.content * _ASIDE[self.frame.portrait]

    def _pasts(self) -> float:
        """Both companies' milestones, one lane each, on one scale of years; returns how much room is left below."""
        px, top = self.look.px, self.waterline + self.look.px(_WATER)
        sides = [side for side in (0, 1) if self.companies[side].milestones]
        if not sides:
            return self.floor - top
        shown = [sorted(self.companies[side].milestones, key=lambda step: step.date.start)[-MOST:] for side in sides]
        years = [step.date.year for steps in shown for step in steps]
        facts = any(map(items_of, self.companies))
        lanes = next((n for n in (3, 2, 1) if self._height(len(sides), n) <= self._for_pasts(facts)), 0)
        bottom = top + min(self._height(len(sides), max(1, lanes)), self.floor - top)
        written = under(self.look) - under(self.look, years=False)
        high = (bottom - top - written) / len(sides)
        for place, side in enumerate(sides):
            last = place == len(sides) - 1
            foot = bottom if last else top + high
            lane = Lane(
                f"milestone.{side}", ACCENTS[side], (min(years), max(years)), last, self.t(self.companies[side].name)
            )
            left = self.frame.left + self._aside
            room = QRectF(left, top, self.frame.right - left, foot - top)
            lay_past(self, self.companies[side].milestones, room, lane)
            self._whose(side, foot - under(self.look, years=last), high)
            top += high
        return self.floor - bottom - px(_AIR)

    def _for_pasts(self, facts: bool) -> float:
        """How much of the water milestones may take: more than half only where facts do not need it."""
        room = self.floor - self.waterline - self.look.px(_WATER)
        return room * 0.55 if facts and self.frame.portrait else room

    def _height(self, count: int, lanes: int) -> float:
        """How high so many axes are, with so many lanes of words each."""
        return past_height(self.look, lanes) + (count - 1) * past_height(self.look, lanes, years=False)

    def _whose(self, side: int, line: float, room: float) -> None:
        """The company's name before its axis, whose y is `line`, in its colour; `room` is from one axis to the next."""
        look, accent = self.look, ACCENTS[side]
        name, width = spaced(in_one_line(self.t(self.companies[side].name))), self._aside - look.px(32)
        tried = (set_at(look, name, EYEBROW, size, width, lines=2) for size in sizes(look, (26.0, 24.0)))
        low = (one for one in tried if one.fits and one.last + one.pixels <= room)
        made = next(low, None) or shortened(look, name, EYEBROW, 24.0, width, lines=2)
        baseline = line + made.pixels * 0.36 - made.last
        self.text(made, self.frame.left, baseline, colour=look.palette.accent(accent), rise=16)

    def _facts(self, top: float, bottom: float) -> None:
        """Honours and facts, every company's in its own column, of one size."""
        rooms = [QRectF(column.left(), top, column.width(), bottom - top) for column in self._columns]
        items = [items_of(company) for company in self.companies]
        largest = min(fitting(self, own, room) for own, room in zip(items, rooms, strict=True))
        for own, room, accent in zip(items, rooms, ACCENTS, strict=True):
            lay_items(self, own, room, 0, accent, largest=largest)

    # ----- pictures -------------------------------------------------------------------------------------

    def _art(self, side: int, area: QRectF) -> None:
        """The company's picture, or its constellation, in the sky."""
        company, look, accent = self.companies[side], self.look, ACCENTS[side]
        image = read_picture(self, company.picture, area.width(), area.height()) if company.picture else None
        if image is not None:
            place = QPointF(round(area.left()), round(area.center().y() - image.height() / 2))
            rect = QRectF(place, image.size())
            self.add(Painted(rect, lambda painter: painter.drawImage(place, image), Span(120, RISE), look.px(24)))
            return
        wide = min(area.width() * 0.7, area.height() * 1.7)
        air = look.px(16)
        sky = QRectF(area.left() + air, area.top() + air, wide, area.height() - 2 * air)
        reach = look.px(42)
        self.add(
            Painted(
                sky.adjusted(-reach, -reach, reach, reach),
                lambda painter: constellation(painter, sky, company.id, look, accent),
                Span(120, RISE),
                look.px(24),
            )
        )
