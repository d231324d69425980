"""A company's own page: its picture on the lake, name and story, figures, honours, past, facts, whom it leads to.

Owns where everything stands and what gives way where room is short; the parts stand in files beside it. With as little
as a name it is a constellation over a calm lake. Must not know how a visitor came here, or the dock's buttons.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF

from kiosk.companies.aside import items_of, lay_aside, lay_items
from kiosk.companies.charts import Draw, lay_charts
from kiosk.companies.figures import ACROSS, ROWS, Grid, set_figures
from kiosk.companies.heading import Heading, set_heading
from kiosk.companies.past import height as past_height
from kiosk.companies.past import lay_past
from kiosk.companies.related import HIGH, related, rival
from kiosk.companies.shore import floor, waterline
from kiosk.content.deck import Company, Deck
from kiosk.look.look import Look
from kiosk.pages.about import since_and_place, told_art
from kiosk.pages.deck_page import DeckPage
from kiosk.pages.page import Fault

_ACCENT = "cyan"
#: From the figures' labels to the shore, from the heading to the figures, at least, in u.
_SHORE, _OVER_FIGURES = 46.0, 44.0
#: How far words come down where there is little to say: a share of what is free, and at most (u).
_DROP, _DEEPEST = 0.42, 170.0
#: The largest numerals in u, in one row and in two: what is tried as room gets short.
_LARGEST = {1: (104.0, 84.0, 66.0), 2: (72.0, 66.0)}
#: A name smaller than this makes figures give way, in u.
_NAME = 72.0
_QR_ROOM = 236.0
_ITEM = 47.0  # u, a line of an honour or a fact in its largest size, with what parts it from the next
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
        self.waterline = waterline(self.frame)
        self.source = self.t(deck.settings.source)

    @property
    def floor(self) -> float:
        """Above the dock: nothing reaches lower."""
        return floor(self.frame)

    def build(self) -> None:
        """Make the blocks."""
        frame = self.frame
        self.shore(None if frame.portrait else frame.width * 0.26)
        if frame.portrait:
            self._upright()
        else:
            self._lying(frame.left + frame.content * 0.525)
        for figure in self.company.figures[len(self._shown(self.company.figures)) :]:
            self.faults.append(Fault("company_crowded", self.t(figure.label)))

    # ----- landscape ------------------------------------------------------------------------------------

    def _lying(self, middle: float) -> None:
        """Picture left, words right; below them the past left, what else is known right."""
        frame, px = self.frame, self.look.px
        start = frame.left * 0.3
        self._art(QRectF(start, px(96), middle - px(56) - start, self.waterline - px(96)))
        width = frame.right - middle
        grid, heading = self._beside(width)
        top = self.waterline - px(_SHORE) - (grid.height if grid else 0.0)
        free = top - (px(_OVER_FIGURES) if grid else 0.0) - frame.eyebrow - heading.depth
        self._heading(heading, middle, frame.eyebrow + min(max(0.0, free) * _DROP, px(_DEEPEST)), width)
        if grid:
            grid.lay(self, middle, top, self.t(self.company.name))
        left = QRectF(frame.left, self.waterline + px(62), middle - px(64) - frame.left, 0)
        left.setBottom(self.floor)
        right = QRectF(middle, self.waterline + px(18), width, 0)
        right.setBottom(self.floor)
        self._in_water(left, right)

    def _beside(self, width: float) -> tuple[Grid | None, Heading]:
        """Figures and heading above the shore: figures grow smaller before a name does, and words go last."""
        px, whole = self.look.px, list[tuple[Grid | None, Heading]]()
        tries = [(rows, size) for rows in self._row_counts() for size in _LARGEST[rows]]
        for rows, largest in tries:
            grid = self._grid(self.look, width, largest, rows)
            room = self.waterline - px(_SHORE) - self.frame.eyebrow
            room -= grid.height + px(_OVER_FIGURES) if grid else 0.0
            heading = self._words(width, room)
            if heading.whole and heading.lines[0].setting.pixels >= px(_NAME):
                return grid, heading
            if heading.whole:
                whole.append((grid, heading))
        return whole[0] if whole else (grid, heading)

    def _in_water(self, left: QRectF, right: QRectF) -> None:
        """The past, or facts where there is none, at the left; the rest at the right."""
        company, items = self.company, items_of(self.company)
        if company.milestones:
            lay_past(self, company.milestones, left)
        else:
            facts = [item for item in items if not item[1]]
            items = [item for item in items if item[1]]
            left.setTop(left.top() + self.look.px(22))  # below the picture's foot
            lay_items(self, facts, left, 0)
        lay_aside(self, items, related(company, self.deck), rival(company, self.deck), company.link, right)

    # ----- portrait -------------------------------------------------------------------------------------

    def _upright(self) -> None:
        """From the top down: words, picture, figures, past, the rest."""
        frame, px, company = self.frame, self.look.px, self.company
        eyebrow = px(160)
        share = 0.5 + 0.24 * (self.look.text_scale - 1)  # the picture gives way to enlarged text
        heading = self._words(frame.content, self.waterline * share - eyebrow)
        bottom = eyebrow + heading.depth
        self._art(QRectF(frame.left, bottom + px(36), frame.content, self.waterline - bottom - px(36)))
        self._heading(heading, frame.left, eyebrow, frame.content)
        grid, high = self._divided(self.floor - self.waterline - px(40))
        top = self.waterline + px(40)
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

    def _divided(self, room: float) -> tuple[Grid | None, float]:
        """The figures, and how high the past is (0: left out), so that the rest finds room below them.

        Lanes of the past's words go first, then the size of figures and their second row, then what is enlarged, then
        what lies below them; last the past.
        """
        px, company = self.look.px, self.company
        lanes = (3, 2, 1) if company.milestones else (0,)
        tries = [(look, items, rows, largest, lane)
                 for items in (len(items_of(company)), 1)
                 for look in self.look.calmer()
                 for rows in self._row_counts()
                 for largest in _LARGEST[rows]
                 for lane in lanes]  # fmt: skip
        grids: dict[tuple[float, int, float], Grid | None] = {}
        for look, items, rows, largest, lane in (*tries, (*tries[-1][:4], 0)):
            key = (look.text_scale, rows, largest)
            if key not in grids:
                grids[key] = self._grid(look, self.frame.content, largest, rows)
            grid = grids[key]
            high = past_height(look, lane) if lane else 0.0
            used = (grid.height + px(34) if grid else 0.0) + (high + px(26) if lane else 0.0)
            if used + self._rest(look, items) <= room:
                break
        return grid, high

    def _rest(self, look: Look, items: int) -> float:
        """How much room so many items take with the card below them and the plate beside them."""
        px, card = look.px, rival(self.company, self.deck) is not None
        lines = px(_ITEM) * min(items, len(items_of(self.company))) * look.text_scale
        return max(px(_QR_ROOM) if self.company.link else 0.0, lines + (px(HIGH + 20) if card else 0.0))

    # ----- parts ----------------------------------------------------------------------------------------

    def _row_counts(self) -> Sequence[int]:
        """In how many rows the figures may stand, the most first."""
        return range(min(ROWS, -(-len(self.company.figures) // ACROSS)) or 1, 0, -1)

    def _grid(self, look: Look, width: float, largest: float, rows: int) -> Grid | None:
        if not self.company.figures:
            return None
        return set_figures(self, look, self.company.figures, width, largest, rows=rows)

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

    def _art(self, area: QRectF) -> None:
        """The picture, which can be pinched; a touch on it says the company's full name. Charts share its room."""
        company = self.company
        if self._draw is not None and company.charts:
            room = QRectF(area)
            if company.picture:
                room.setLeft(area.left() + area.width() * _PICTURE_BESIDE_CHARTS)
                area = QRectF(area.left(), area.top(), room.left() - area.left() - self.look.px(32), area.height())
            lay_charts(self, company.charts, self._draw, room)
            if not company.picture:
                return
        lines = tuple(filter(None, (company.legal_name, self.t(company.story))))
        told_art(self, company.id, company, area, self.t(company.name), lines, _ACCENT)
