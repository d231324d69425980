"""A company's own page: its picture on the lake, name and story, figures, honours, past, facts, whom it leads to.

Owns where everything stands and what gives way where room is short; the parts stand in files beside it. With as little
as a name it is a constellation over a calm lake. Must not know how a visitor came here, or the dock's buttons.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF

from kiosk.companies.aside import flows, items_of, lay_aside
from kiosk.companies.charts import Draw, lay_charts
from kiosk.companies.column import LARGEST, OVER_FIGURES, Column, rows_of, set_beside, set_column
from kiosk.companies.figures import ACROSS, Grid, Known, set_figures
from kiosk.companies.heading import Heading, set_heading
from kiosk.companies.past import height as past_height
from kiosk.companies.past import lanes, lay_past
from kiosk.companies.related import HIGH, related, rival
from kiosk.companies.shore import floor, waterline
from kiosk.content.deck import Company, Deck
from kiosk.look.look import Look
from kiosk.pages.about import since_and_place, told_art
from kiosk.pages.deck_page import DeckPage
from kiosk.pages.page import Fault

_ACCENT = "cyan"
#: From the figures' labels to the shore, in u.
_SHORE = 46.0
#: How far words come down where there is little to say: a share of what is free, and at most (u).
_DROP, _DEEPEST = 0.42, 170.0
#: Where the eyebrow stands in portrait, in u.
_EYEBROW = 160.0
#: What is at the left in the water of lying pages has the picture's share of the content, or where that is less than
#: the first of these, and where it is the past, the second.
_NARROWEST, _WATER = 0.45, 0.525
#: Upright pages less high than this, by their width, have picture and figures abreast.
_SLIM = 1.65
#: So many texts that found no room are told at a touch on the picture.
_TOLD = 2
_QR_ROOM = 236.0
#: A line of an honour or a fact in its largest and in its smallest size, with what parts it from the next, in u.
_ITEM, _TIGHT = 47.0, 38.0
_RISES = (0.0, 26.0, 52.0, 78.0)  # u, by which the lake rises for words in it, where the sky keeps all of its own
_PICTURE_BESIDE_CHARTS = 0.42  # of the width that both have


class ProfilePage(DeckPage):
    """Picture at the left, words and figures at its right (in portrait above and below), all else in the water."""

    def __init__(
        self,
        company: Company,
        deck: Deck,
        look: Look,
        before: Mapping[str, float] | None = None,
        draw: Draw | None = None,
    ) -> None:
        """A page that is not built yet; `before` holds the values that its previous version showed.

        `draw` makes the pages of its charts; without it there are none.
        """
        super().__init__(deck, look, before)
        self.company = company
        self._draw = draw
        self._known: Known = {}
        self.waterline = waterline(self.frame)
        self.source = self.t(deck.settings.source)

    @property
    def floor(self) -> float:
        """Above the dock: nothing reaches lower."""
        return floor(self.frame)

    def build(self) -> None:
        """Make the blocks."""
        frame = self.frame
        if not frame.portrait:
            self._lying()
        elif frame.height < frame.width * _SLIM:
            self._squat()
        else:
            self._upright()
        for figure in self.company.figures[len(self._shown(self.company.figures)) :]:
            self.faults.append(Fault("company_crowded", self.t(figure.label)))
        self._tell_left_out()

    # ----- landscape ------------------------------------------------------------------------------------

    def _lying(self) -> None:
        """Picture left, words right; below them the past left, what else is known right."""
        frame = self.frame
        self._raise_lake()
        middle = self._abreast()
        roomier = frame.left + frame.content * _WATER
        if self.company.milestones or middle < frame.left + frame.content * _NARROWEST:
            middle = roomier
        self._in_water(middle, roomier)

    def _raise_lake(self) -> None:
        """Squarer pages are shallow for what stands beside the past; most of them have sky to spare."""
        company, frame, usual = self.company, self.frame, self.waterline
        if not company.milestones:
            return
        rest = (related(company, self.deck), rival(company, self.deck), company.link)
        for rise in _RISES:
            self.waterline = usual - round(self.look.px(rise))
            left, right = self._sides(frame.left + frame.content * _WATER)
            if flows(self, items_of(company), *rest, right, flowing=(), before=left):
                if not rise or not self._column().heading.missing:
                    return
                break
        self.waterline = usual

    def _column(self) -> Column:
        """Words and figures right of the picture, over the shore."""
        room = self.waterline - self.look.px(_SHORE) - self.frame.eyebrow
        return set_column(self.look, len(self.company.figures), self.frame.content, room, self._words, self._grid)

    def _abreast(self) -> float:
        """Over the shore the picture at the left, words and figures at its right; returns where these begin."""
        frame, px, company = self.frame, self.look.px, self.company
        eyebrow, shore = frame.eyebrow, self.waterline - px(_SHORE)
        column = self._column()
        middle, grid, heading = frame.left + frame.content * column.picture, column.grid, column.heading
        start = frame.left * 0.3
        art = QRectF(start, px(96), middle - px(56) - start, self.waterline - px(96))
        self.shore(art.center().x())
        self._art(art, QRectF(0, 0, middle - px(36), self.waterline))
        top = shore - (grid.height if grid else 0.0)
        free = top - (px(OVER_FIGURES) if grid else 0.0) - eyebrow - heading.depth
        drop = min(max(0.0, free) * _DROP, px(_DEEPEST))
        self._heading(heading, middle, eyebrow + drop, frame.right - middle)
        if grid:
            grid.lay(self, middle, top, self.t(company.name))
        return middle

    def _in_water(self, middle: float, roomier: float) -> None:
        """The past, or facts where there is none, left of `middle`; the rest at the right.

        Where facts have too little room there, they stand left of `roomier`.
        """
        company, deck, items = self.company, self.deck, items_of(self.company)
        left, right = self._sides(middle)
        rest = (related(company, deck), rival(company, deck), company.link)
        if company.milestones:
            lay_past(self, company.milestones, left)
            lay_aside(self, items, *rest, right)
            return
        facts, honours = ([item for item in items if item[1] is gold] for gold in (False, True))
        if not flows(self, honours, *rest, right, flowing=facts, before=left):
            left, right = self._sides(roomier)
        lay_aside(self, honours, *rest, right, flowing=facts, before=left)

    def _sides(self, middle: float) -> tuple[QRectF, QRectF]:
        """The water left of `middle` and right of it."""
        frame, px = self.frame, self.look.px
        foot = 62 if self.company.milestones else 84  # below the picture's
        left = QRectF(frame.left, self.waterline + px(foot), middle - px(64) - frame.left, 0)
        right = QRectF(middle, self.waterline + px(18), frame.right - middle, 0)
        for side in (left, right):
            side.setBottom(self.floor)
        return left, right

    # ----- portrait -------------------------------------------------------------------------------------

    def _upright(self) -> None:
        """From the top down: words, picture, figures, past, the rest."""
        frame = self.frame
        top = self._head(0.5)
        self.shore()
        self._art(QRectF(frame.left, top, frame.content, self.waterline - top))
        self._below(figures=True)

    def _squat(self) -> None:
        """The same with the figures at the picture's right: the water is too shallow for them."""
        frame, px = self.frame, self.look.px
        top = self._head(0.58)
        shore = self.waterline - px(_SHORE)
        picture, grid = set_beside(self.look, len(self.company.figures), frame.content, shore - top, self._grid)
        middle = frame.left + frame.content * picture if grid else frame.right
        art = QRectF(frame.left, top, middle - px(36 if grid else 0) - frame.left, self.waterline - top)
        self.shore(art.center().x())
        self._art(art)
        if grid:
            grid.lay(self, middle, shore - grid.height, self.t(self.company.name))
        self._below(figures=False)

    def _head(self, share: float) -> float:
        """Words across the page from its top down to that `share` of the sky; returns where the picture may begin."""
        frame, px = self.frame, self.look.px
        eyebrow = px(_EYEBROW)
        share += 0.24 * (self.look.text_scale - 1)  # the picture gives way to enlarged text
        heading = self._words(frame.content, self.waterline * share - eyebrow)
        self._heading(heading, frame.left, eyebrow, frame.content)
        return eyebrow + heading.depth + px(36)

    def _below(self, *, figures: bool) -> None:
        """In the water from the top down: figures, if they are not over it, the past, the rest."""
        frame, px, company = self.frame, self.look.px, self.company
        top = self.waterline + px(40)
        grid, high = self._divided(self.floor - top, figures=figures)
        if grid:
            grid.lay(self, frame.left, top, self.t(company.name))
            top += grid.height + px(34)
        if high:
            lay_past(self, company.milestones, QRectF(frame.left, top, frame.content, high))
            top += high + px(26)
        elif company.milestones:
            for step in company.milestones:
                self.faults.append(Fault("company_crowded", self.t(step.text)))
        room = QRectF(frame.left, top, frame.content, self.floor - top)
        lay_aside(self, items_of(company), related(company, self.deck), rival(company, self.deck), company.link, room)

    def _divided(self, room: float, *, figures: bool) -> tuple[Grid | None, float]:
        """The figures, and how high the past is (0: left out), so that the rest finds room below them.

        Lanes of the past's words go first, as far as all find room in those left, then the size of figures and their
        second row, then what is enlarged, then what lies below them; last lanes that the past needs, and the past.
        """
        px, company = self.look.px, self.company
        most = 3 if company.milestones else 0
        need = lanes(self, company.milestones, QRectF(self.frame.left, 0, self.frame.content, room), most)
        shapes = [(rows, largest) for rows in rows_of(len(company.figures)) for largest in LARGEST[rows]]
        tries = [(look, items, *shape, lane)
                 for least, start in ((need, most), (min(1, need), need - 1))
                 for items in ((len(items_of(company)), _ITEM), (len(items_of(company)), _TIGHT), (1, _ITEM))
                 for look in self.look.calmer()
                 for shape in (shapes if figures else shapes[:1])
                 for lane in range(start, least - 1, -1)]  # fmt: skip
        grids: dict[tuple[float, int, float], Grid | None] = {}
        for look, items, rows, largest, lane in (*tries, (*tries[-1][:4], 0)):
            key = (look.text_scale, rows, largest)
            if figures and key not in grids:
                grids[key] = self._grid(look, self.frame.content, largest, rows)
            grid = grids.get(key)
            high = past_height(look, lane) if lane else 0.0
            used = (grid.height + px(34) if grid else 0.0) + (high + px(26) if lane else 0.0)
            if used + self._rest(look, *items) <= room:
                break
        return grid, high

    def _rest(self, look: Look, items: int, high: float) -> float:
        """How much room so many items, each `high` u, take with the card below them and the plate beside them."""
        px, card = look.px, rival(self.company, self.deck) is not None
        lines = px(high) * min(items, len(items_of(self.company))) * look.text_scale
        return max(px(_QR_ROOM) if self.company.link else 0.0, lines + (px(HIGH + 20) if card else 0.0))

    def _tell_left_out(self) -> None:
        """What found no room on the page is read at a touch on the picture, as much of it as a plate holds."""
        company = self.company
        texts = [since_and_place(self, company), *(self.t(text) for text in (*company.facts, *company.honours))]
        crowded = {fault.text for fault in self.faults if fault.code == "company_crowded"}
        left = [text for text in texts if text in crowded][:_TOLD]
        for place, spot in enumerate(self.hotspots):
            if spot.key == "company" and left:
                self.hotspots[place] = replace(spot, lines=(*spot.lines, *left))

    # ----- parts ----------------------------------------------------------------------------------------

    def _grid(self, look: Look, width: float, largest: float, rows: int, across: int = ACROSS) -> Grid | None:
        if not self.company.figures:
            return None
        return set_figures(self, look, self.company.figures, width, largest, rows=rows, most=across, known=self._known)

    def _shown(self, figures: Sequence[object]) -> list[str]:
        """The keys of the figures that found room."""
        return [f"figure.{place}" for place in range(len(figures)) if f"figure.{place}" in self.values]

    def _words(self, width: float, room: float) -> Heading:
        company = self.company
        return set_heading(
            self.look, self.t(company.name), self.t(company.story), since_and_place(self, company), width, room
        )

    def _heading(self, heading: Heading, x: float, eyebrow: float, width: float) -> None:
        """Track, name, story, since when and where, from the eyebrow's baseline down."""
        if self.company.track:
            self.eyebrow(self.t(self.company.track), x, eyebrow, _ACCENT, width)
        for place, line in enumerate(heading.lines):
            self.text(line.setting, x, eyebrow + line.baseline, colour=line.colour, at=60.0 + 30 * place)
        self.faults += [Fault("company_crowded", text) for text in heading.missing]

    def _art(self, area: QRectF, roomier: QRectF | None = None) -> None:
        """The picture, which can be pinched; a touch on it says the company's full name. Charts share its room.

        A drawing that stands alone has the `roomier` area, if there is one.
        """
        company = self.company
        if self._draw is not None and company.charts:
            room = QRectF(area)
            if company.picture:
                room.setLeft(area.left() + area.width() * _PICTURE_BESIDE_CHARTS)
                area = QRectF(area.left(), area.top(), room.left() - area.left() - self.look.px(32), area.height())
            lay_charts(self, company.charts, self._draw, room)
            roomier = None
            if not company.picture:
                return
        lines = tuple(filter(None, (company.legal_name, self.t(company.story))))
        told_art(self, company.id, company, area, self.t(company.name), lines, _ACCENT, roomier=roomier)
