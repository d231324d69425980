"""One company: its picture, name, one-line story, up to three figures. A touch leads to its profile.

`company:` is the company's `id`. `facts: yes` shows its facts too. `title:` may differ from the company's name.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from kiosk.content.deck import Company, CompanyId, Figure, Slide
from kiosk.content.fields import Flag, Text
from kiosk.look.blocks import Painted
from kiosk.look.ink import lamp_bullet, text_rect, tight_rect, write
from kiosk.look.look import Setting
from kiosk.look.tokens import BODY, CAPTION, HEADLINE, KEY, LEAD, NAME, SCALE, TypeStyle
from kiosk.look.typeset import spaced
from kiosk.look.words import say
from kiosk.motion import SUPPORT, Span
from kiosk.pages.artwork import company_art
from kiosk.pages.page import Fault
from kiosk.pages.slide_page import SlidePage


class Content(Slide):
    """What staff may write."""

    company: CompanyId
    facts: Flag = True


EXAMPLE = """
kind: spotlight
title: {zh: 示例企业, en: Sample company}
company: example
"""

#: When things in the water begin to enter, in milliseconds, and how much later each next one does.
_WATER, _STAGGER = 600.0, 80.0
#: How many the slide shows; the company's own page shows all.
_FIGURES, _FACTS, _HONOURS = 3, 4, 2


class Page(SlidePage[Content]):
    """Picture at the left, words and figures at the right of it (in portrait above and below), facts in the water."""

    company: Company | None = None

    def hero(self) -> float | None:
        """The shore shines under the picture."""
        return None if self.frame.portrait else self.frame.width * 0.26

    def body(self) -> None:
        """Words, figures, facts; the picture takes the room they leave."""
        self.company = self.deck.company(self.slide.company)
        frame, px = self.frame, self.look.px
        if frame.portrait:
            bottom = self._words(frame.left, frame.content, self.waterline * 0.7)
            self._art(QRectF(frame.left, bottom + px(20), frame.content, self.waterline - bottom - px(20)))
            self._water(frame.left, self._figures_in_water(frame.support_top))
        else:
            left = frame.left + frame.content * 0.51
            self._figures_on_shore(left, frame.right - left)
            start = frame.left * 0.3
            self._art(QRectF(start, px(96), left - px(48) - start, self.waterline - px(96)))
            self._water(left, frame.support_top + px(20))

    def _art(self, area: QRectF) -> None:
        picture = self.company.picture if self.company else None
        company_art(self, self.slide.company, picture, area, self.slide.accent)

    # ----- words ----------------------------------------------------------------------------------------

    def _words(self, x: float, width: float, floor: float) -> float:
        """Eyebrow, headline, name, story and place from the top down, above `floor`; returns the y below them."""
        frame, slide = self.frame, self.slide
        eyebrow = self.t(slide.eyebrow) or self.t(self.company.track if self.company else None)
        size = self._headline_size()
        rows, depth = self._rows(width, size)
        for step in (step for step in SCALE if 48 <= step < size):
            if frame.headline + depth <= floor:
                break
            rows, depth = self._rows(width, step)
        free = floor - frame.headline - depth
        if free < 0 or not all(setting.fits for setting, *_ in rows):
            self.faults.append(Fault("text_too_long", self.t(slide.title)))
        drop = 0.0 if frame.portrait else min(max(0.0, free) * 0.4, self.look.px(150))
        if eyebrow:
            self.eyebrow(eyebrow, x, frame.eyebrow + drop, slide.accent, width)
        for index, (setting, colour, offset) in enumerate(rows):
            self.text(setting, x, frame.headline + drop + offset, colour=colour, at=60.0 + 30 * index)
        return frame.headline + drop + depth

    def _headline_size(self) -> float:
        return (92.0 if self.frame.portrait else 84.0) if self.look.language == "zh" else 78.0

    def _rows(self, width: float, size: float) -> tuple[list[tuple[Setting, str, float]], float]:
        """Set text, colour and baseline (below the headline's) of every paragraph, and where the last one ends."""
        words = spaced(self.t(self.slide.title))
        lines = 3 if len(words) > 40 and "\n" not in words else 2
        title = self.look.set(words, HEADLINE, width, lines=lines, size=size, smallest=48, even=True)
        rows = [(title, "text", 0.0)]
        below = title.last + title.pixels * 0.24
        for text, style, lines, colour, gap in self._paragraphs():
            setting = self.look.set(spaced(text), style, width, smallest=30)
            if not setting.fits:  # a little smaller on one line reads better than one word on a second
                setting = self.look.set(spaced(text), style, width, lines=lines, smallest=26, even=True)
            baseline = below + self.look.px(gap) + setting.pixels * 0.86
            rows.append((setting, colour, baseline))
            below = baseline + setting.last + setting.pixels * 0.24
        return rows, below

    def _paragraphs(self) -> list[tuple[str, TypeStyle, int, str, float]]:
        """Name, story and place, as far as they are known: text, style, most lines, colour, gap above in u."""
        company, slide = self.company, self.slide
        name = self.t(company.name) if company else ""
        story = self.t(slide.lead) or self.t(company.story if company else None)
        found = [
            ("" if name == self.t(slide.title).replace("\n", "") else name, NAME, 1, "text", 34.0),
            (story, LEAD, 3, "text_2", 22.0),
            (self._place(), CAPTION, 2, "text_3", 18.0),
        ]
        return [row for row in found if row[0]]

    def _place(self) -> str:
        """Since when it is here and where, in a sentence of the kiosk's own."""
        if self.company is None:
            return ""
        year, place = self.company.since, self.t(self.company.place)
        key = "since_at" if year and place else "since" if year else "at" if place else ""
        return say(key, self.look.language, year=year, place=place) if key else ""

    # ----- figures --------------------------------------------------------------------------------------

    def _given(self) -> tuple[Figure, ...]:
        return self.company.figures[:_FIGURES] if self.company else ()

    def _columns(self, width: float, largest: float) -> tuple[float, float]:
        """Even columns for the figures: the width of one, and the size in u at which every figure fits its own."""
        figures = self._given()
        column = width / len(figures)
        room = column - self.look.px(32 if len(figures) > 1 else 0)
        return column, min(self.fit_numeral(self.figures(f.value, f.unit), room, largest, 0.29) for f in figures)

    def _label(self, figure: Figure, column: float) -> Setting:
        gap = self.look.px(32 if len(self._given()) > 1 else 0)
        words = spaced(self.t(figure.label))
        two = self.look.set(words, CAPTION, column - gap, lines=2, even=True)
        return two if two.fits else self.set(words, CAPTION, column - gap, lines=3, even=True)

    def _figures_on_shore(self, left: float, width: float) -> None:
        """Words, and below them figures that stand on the water; their labels above, or in the water if that is free.

        Where room is short the numerals give way before the headline does.
        """
        px, figures = self.look.px, self._given()
        if not figures:
            self._words(left, width, self.waterline - px(60))
            return
        column, largest = self._columns(width, 130)
        labels = [self._label(figure, column) for figure in figures]
        below = not self._facts()
        tallest = 0.0 if below else max(label.last + label.pixels for label in labels) + px(24)
        _, least = self._rows(width, min(72.0, self._headline_size()))
        size = largest
        for size in (largest, *(step for step in SCALE if 84 <= step < largest)):
            baseline = self.waterline - px(size) * 36 / 274
            top = baseline - px(size) * 0.76
            if self.frame.headline + least <= top - tallest - px(36):
                break
        self._words(left, width, top - tallest - px(20))
        for index, (figure, label) in enumerate(zip(figures, labels, strict=True)):
            x, at = left + index * column, 120.0 + 50 * index
            self.numeral(f"figure.{index}", figure.value, figure.unit, x, baseline, size, at=at, reflected=True)
            first = self.waterline + px(92) if below else top - px(24) - label.last
            self.text(label, x, first, colour="text_2", at=at + 60 if below else at - 30)

    def _figures_in_water(self, top: float) -> float:
        """Portrait: figures below the picture, labels under them; returns the y below them."""
        if not self._given():
            return top
        px, frame = self.look.px, self.frame
        roomy = frame.support_bottom - top > px(420)
        column, size = self._columns(frame.content, 130 if roomy else 84)
        baseline, bottom = top + px(size) * 0.76, top
        for index, figure in enumerate(self._given()):
            x, at = frame.left + index * column, 120.0 + 50 * index
            self.numeral(f"figure.{index}", figure.value, figure.unit, x, baseline, size, at=at)
            label = self._label(figure, column)
            self.text(label, x, baseline + px(48 if roomy else 40), colour="text_2", at=at + 60)
            bottom = max(bottom, baseline + px(48 if roomy else 40) + label.last)
        return bottom + px(56 if roomy else 36)

    # ----- water ----------------------------------------------------------------------------------------

    def _water(self, middle: float, top: float) -> None:
        """Honours in gold and facts with lamps in two columns (one in portrait), as large as the room allows."""
        facts = self._facts()
        honours = self.company.honours[:_HONOURS] if self.company else ()
        items: list[tuple[Text, bool]] = [*((fact, False) for fact in facts), *((honour, True) for honour in honours)]
        if not items:
            return
        rows, starts = self._rows_in_water(items, middle, top)
        baseline, number = top + rows[0][0].pixels, 0
        for row in rows:
            for start, setting in zip(starts, row, strict=False):
                self._item(setting, start, baseline, items[number][1], _WATER + _STAGGER * min(number, 2))
                number += 1
            baseline += self._pitch(row)

    def _rows_in_water(
        self, items: list[tuple[Text, bool]], middle: float, top: float
    ) -> tuple[list[list[Setting]], tuple[float, ...]]:
        """The items set in rows, and where their columns begin: the largest size at which all of them fit."""
        frame, look = self.frame, self.look
        half = frame.left + frame.content / 2
        shapes: list[tuple[float, ...]] = [(frame.left, middle)]
        if frame.portrait or len(items) == 1:
            shapes = [(frame.left,), (frame.left, half)][: len(items)]
        for size in (34.0, 30.0, 28.0, 26.0, 24.0):
            for starts in shapes:
                column = (frame.content / len(starts)) if frame.portrait else middle - frame.left
                width = column - look.px(48 if len(starts) > 1 or not frame.portrait else 0)
                made = [self._in_water(text, gold, width, size) for text, gold in items]
                rows = [made[place : place + len(starts)] for place in range(0, len(made), len(starts))]
                low = top + sum(self._pitch(row) for row in rows)
                if low <= frame.support_bottom + look.px(12) and all(setting.fits for setting in made):
                    return rows, starts
        self.faults.append(Fault("text_too_long", self.t(items[0][0])))
        return rows, starts

    def _in_water(self, text: Text, gold: bool, width: float, size: float) -> Setting:
        words, style = spaced(self.t(text)), KEY if gold else BODY
        return self.look.set(words, style, width - self.look.px(34), lines=3, size=size, smallest=size)

    def _facts(self) -> tuple[Text, ...]:
        return self.company.facts[:_FACTS] if self.company and self.slide.facts else ()

    def _pitch(self, row: list[Setting]) -> float:
        """From the first baseline of a row to that of the next."""
        return max(setting.last for setting in row) + row[0].pixels * 1.75

    def _item(self, setting: Setting, x: float, baseline: float, gold: bool, at: float) -> None:
        """A fact behind its lamp, or an honour behind its gold disc."""
        look, px = self.look, self.look.px
        colour = look.colour("gold" if gold else look.palette.accent(self.slide.accent))
        ink = look.colour("gold" if gold else "text_2")

        def draw(painter: QPainter) -> None:
            if gold:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour)
                painter.drawEllipse(QPointF(x + px(9), baseline - setting.pixels * 0.35), px(9), px(9))
            else:
                lamp_bullet(painter, x, baseline - setting.pixels * 0.05, look.u, colour)
            write(painter, setting, x + px(34), baseline, ink)

        rect = text_rect(setting, x + px(34), baseline).united(QRectF(x, baseline - px(30), px(34), px(36)))
        block = self.add(Painted(rect, draw, Span(at, SUPPORT), px(16)))
        block.words = tight_rect(setting, x + px(34), baseline)
