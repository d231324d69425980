"""One company: its picture, name, one-line story, up to three figures. A touch says more of each.

`company:` is the company's `id`. `facts: yes` shows its facts too. `title:` may differ from the company's name.
A figure of the company may have a `fact:`, which a touch on it adds; a touch on the picture leads to the company's
own page.

一家企业：图片、名称、一句话介绍，和最多三个数字。触摸可以看到更多。

`company:` 写企业的 id。`facts: no` 不显示它的亮点。触摸图片，打开这家企业自己的页面。
"""

from pydantic import Field
from PySide6.QtCore import QRectF

from kiosk.content.deck import Company, CompanyId, Figure, Slide
from kiosk.content.fields import Flag, Text
from kiosk.look.larger import set_at, sizes
from kiosk.look.look import Look, Setting
from kiosk.look.tokens import BODY, CAPTION, HEADLINE, KEY, LEAD, NAME, SCALE, TypeStyle
from kiosk.look.typeset import spaced
from kiosk.pages.about import lay_item, pitch, since_and_place, told_art
from kiosk.pages.controls import Intent
from kiosk.pages.page import Fault
from kiosk.pages.slide_page import SlidePage

#: What lies in the water, each with whether it is an honour; rows of it set, where columns begin, whether all fits.
Items = list[tuple[Text, bool]]
Rows = tuple[list[list[Setting]], tuple[float, ...], bool]


class Content(Slide):
    """What staff may write."""

    company: CompanyId = Field(description="企业的 id · The id of the company")
    facts: Flag = Field(True, description="是否显示亮点 · Whether its facts are shown")


EXAMPLE = """
kind: spotlight
title: {zh: 示例企业, en: Sample company}
company: example
"""

#: When things in the water begin to enter, in milliseconds, and how much later each next one does.
_WATER, _STAGGER = 600.0, 80.0
#: How many the slide shows; the company's own page shows all.
_FIGURES, _FACTS, _HONOURS = 3, 4, 2
#: From a numeral's top to the water below it, in its own size.
_OVER_WATER = 0.76 + 36 / 274
#: Sizes of facts in u, the largest first.
_IN_WATER = (34.0, 30.0, 28.0, 26.0, 24.0)
#: How many lines a plate has.
_LINES = 3


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
            share = 0.7 + 0.16 * (self.look.text_scale - 1)  # the picture gives way to enlarged text
            bottom = self._words(frame.left, frame.content, self.waterline * share)
            self._art(QRectF(frame.left, bottom + px(20), frame.content, self.waterline - bottom - px(20)))
            self._water(frame.left, self._figures_in_water(frame.support_top))
        else:
            left = frame.left + frame.content * 0.51
            self._figures_on_shore(left, frame.right - left)
            start = frame.left * 0.3
            self._art(QRectF(start, px(96), left - px(48) - start, self.waterline - px(96)))
            self._water(left, frame.support_top + px(20))

    def _art(self, area: QRectF) -> None:
        """The picture; a touch on it leads to the company's page, and a screen reader says what that holds."""
        known = self.company
        lines: tuple[str, ...] = ()
        if known:
            unseen = known.facts if not self.slide.facts else ()
            lines = (known.legal_name or "", *map(self.t, unseen or (known.story,)))[:_LINES]
        title = self.t(known.name if known else self.slide.title)
        leads = Intent("company", known.id) if known else None
        told_art(self, self.slide.company, known, area, title, lines, self.slide.accent, leads=leads)

    # ----- words ----------------------------------------------------------------------------------------

    def _words(self, x: float, width: float, floor: float) -> float:
        """Eyebrow, headline, name, story and place from the top down, above `floor`; returns the y below them."""
        frame, slide = self.frame, self.slide
        eyebrow = self.t(slide.eyebrow) or self.t(self.company.track if self.company else None)
        rows, depth = self._fitted_rows(width, floor)
        free = floor - frame.headline - depth
        if free < 0 or not all(setting.fits for setting, *_ in rows):
            self.faults.append(Fault("text_too_long", self.t(slide.title)))
        drop = 0.0 if frame.portrait else min(max(0.0, free) * 0.4, self.look.px(150))
        if eyebrow:
            self.eyebrow(eyebrow, x, frame.eyebrow + drop, slide.accent, width)
        for index, (setting, colour, offset) in enumerate(rows):
            self.text(setting, x, frame.headline + drop + offset, colour=colour, at=60.0 + 30 * index)
        return frame.headline + drop + depth

    def _fitted_rows(self, width: float, floor: float) -> tuple[list[tuple[Setting, str, float]], float]:
        """The paragraphs with the largest headline, and then the largest text, with which they end above `floor`."""
        size = self._headline_size()
        for look in self.look.calmer():
            smallest = 48 if look.text_scale == 1 else 66
            for step in (size, *(step for step in SCALE if smallest <= step < size)):
                rows, depth = self._rows(width, step, look)
                if self.frame.headline + depth <= floor:
                    return rows, depth
        return rows, depth

    def _headline_size(self) -> float:
        return (92.0 if self.frame.portrait else 84.0) if self.look.language == "zh" else 78.0

    def _rows(self, width: float, size: float, look: Look) -> tuple[list[tuple[Setting, str, float]], float]:
        """Set text, colour and baseline (below the headline's) of every paragraph, and where the last one ends."""
        words = spaced(self.t(self.slide.title))
        lines = 3 if len(words) > 40 and "\n" not in words else 2
        title = look.set(words, HEADLINE, width, lines=lines, size=size, smallest=48, even=True)
        rows = [(title, "text", 0.0)]
        below = title.last + title.pixels * 0.24
        for text, style, lines, colour, gap in self._paragraphs():
            first = style.size * (min(1.25, look.text_scale) if style is NAME else 1)  # a name stays above its story
            setting = look.set(spaced(text), style, width, size=first, smallest=30 * look.text_scale)
            if not setting.fits:  # a little smaller on one line reads better than one word on a second
                setting = look.set(spaced(text), style, width, lines=lines, size=first, smallest=26, even=True)
            baseline = below + look.px(gap) + setting.pixels * 0.86
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
            (since_and_place(self, company), CAPTION, 2, "text_3", 18.0),
        ]
        return [row for row in found if row[0]]

    # ----- figures --------------------------------------------------------------------------------------

    def _given(self) -> tuple[Figure, ...]:
        return self.company.figures[:_FIGURES] if self.company else ()

    def _columns(self, width: float, largest: float) -> tuple[float, float]:
        """Even columns for the figures: the width of one, and the size in u at which every figure fits its own."""
        figures = self._given()
        column = width / len(figures)
        room = column - self.look.px(32 if len(figures) > 1 else 0)
        return column, min(self.fit_numeral(self.figures(f.value, f.unit), room, largest, 0.29) for f in figures)

    def _labels(self, column: float, look: Look, height: float | None = None) -> list[Setting]:
        """What every figure counts, in two lines, or in three where two do not do.

        With `height`, enlarged text takes three lines of so many pixels too if it is larger in them.
        """
        gap = look.px(32 if len(self._given()) > 1 else 0)
        made = []
        for figure in self._given():
            words = spaced(self.t(figure.label))
            two = look.set(words, CAPTION, column - gap, lines=2, even=True)
            three = look.set(words, CAPTION, column - gap, lines=3, even=True, height=height)
            larger = height is not None and look.text_scale > 1 and three.fits and three.pixels > two.pixels
            made.append(three if larger or not two.fits else two)
        return made

    def _grown(self, labels: list[Setting]) -> float:
        """How much higher than usual enlarged labels are, in pixels."""
        return max(0.0, max(label.pixels for label in labels) - self.look.px(CAPTION.size))

    def _figures_on_shore(self, left: float, width: float) -> None:
        """Words, and below them figures that stand on the water; labels above them, or in the water if that is free."""
        px, figures = self.look.px, self._given()
        if not figures:
            self._words(left, width, self.waterline - px(60))
            return
        column, largest = self._columns(width, 130)
        below = not self._facts()
        size, labels, tallest = self._shore_sizes(column, width, largest, below)
        top = self.waterline - px(size) * _OVER_WATER
        self._words(left, width, top - tallest - px(20 if self.look.text_scale == 1 else 36))
        for index, label in enumerate(labels):
            x, at = left + index * column, 120.0 + 50 * index
            first = self.waterline + px(92) + self._grown([label]) if below else top - px(24) - label.last
            self._figure(index, label, x, None, first, size, at, at + 60 if below else at - 30)

    def _shore_sizes(
        self, column: float, width: float, largest: float, below: bool
    ) -> tuple[float, list[Setting], float]:
        """The size of the numerals on the shore in u, their labels, and the room these take above them.

        Where room is short the numerals give way before the headline does, and enlarged text last.
        """
        px = self.look.px
        for look in self.look.calmer():
            room = self.frame.support_bottom - self.waterline - px(64) if below else None
            labels = self._labels(column, look, room)
            tallest = 0.0 if below else max(label.last + label.pixels for label in labels) + px(24)
            _, least = self._rows(width, min(72.0, self._headline_size()), look)
            for size in (largest, *(step for step in SCALE if 84 <= step < largest)):
                if self.frame.headline + least <= self.waterline - px(size) * _OVER_WATER - tallest - px(36):
                    return size, labels, tallest
        return size, labels, tallest

    def _figure(
        self,
        index: int,
        label: Setting,
        x: float,
        baseline: float | None,
        first: float,
        size: float,
        at: float,
        label_at: float,
    ) -> None:
        """A figure and its label, which answer a touch; without `baseline` it stands on the water."""
        figure = self._given()[index]
        key = f"figure.{index}"
        if not label.fits:
            self.faults.append(Fault("text_too_long", self.t(figure.label)))
        with self.grouped(key):
            numeral = self.numeral(
                key, figure.value, figure.unit, x, baseline or 0.0, size, at=at, reflected=baseline is None
            )
            words = self.text(label, x, first, colour="text_2", at=label_at)
        assert numeral.words is not None and words.words is not None
        apart = numeral.words.top() < self.waterline < first  # a label in the water lies under the dock
        rect = numeral.words if apart else numeral.words.united(words.words)
        lines = (self.t(self.company.name) if self.company else "", self.t(figure.fact))
        self.hotspot(key, self.titled(self.t(figure.label), figure.value, figure.unit), lines, rect=rect)

    def _figures_in_water(self, top: float) -> float:
        """Portrait: figures below the picture, labels under them; returns the y below them."""
        if not self._given():
            return top
        px, frame = self.look.px, self.frame
        roomy = frame.support_bottom - top > px(420)
        column, size = self._columns(frame.content, 130 if roomy else 84)
        baseline, gap = top + px(size) * 0.76, px(56 if roomy else 36)
        for look in self.look.calmer():
            labels = self._labels(column, look)
            first = baseline + px(48 if roomy else 40) + self._grown(labels)
            bottom = first + max(label.last for label in labels) + gap
            if not self._items() or self._rows_in_water(self._items(), 0.0, bottom)[2]:
                break
        for index, label in enumerate(labels):
            x, at = frame.left + index * column, 120.0 + 50 * index
            self._figure(index, label, x, baseline, first, size, at, at + 60)
        return bottom

    # ----- water ----------------------------------------------------------------------------------------

    def _water(self, middle: float, top: float) -> None:
        """Honours in gold and facts with lamps in two columns (one in portrait), as large as the room allows."""
        items = self._items()
        if not items:
            return
        rows, starts, fit = self._rows_in_water(items, middle, top)
        if not fit:
            self.faults.append(Fault("text_too_long", self.t(items[0][0])))
        baseline, number = top + rows[0][0].pixels, 0
        for row in rows:
            for start, setting in zip(starts, row, strict=False):
                at = _WATER + _STAGGER * min(number, 2)
                lay_item(self, setting, start, baseline, gold=items[number][1], accent=self.slide.accent, at=at)
                number += 1
            baseline += pitch(row)

    def _items(self) -> Items:
        """What lies in the water: facts, then honours; whether it is one."""
        honours = self.company.honours[:_HONOURS] if self.company else ()
        return [*((fact, False) for fact in self._facts()), *((honour, True) for honour in honours)]

    def _rows_in_water(self, items: Items, middle: float, top: float) -> Rows:
        """The items set in rows, and where their columns begin, at the largest size at which all of them fit."""
        for size in sizes(self.look, _IN_WATER):
            for starts in self._shapes(items, middle):
                rows = self._set_in_water(items, starts, middle, size)
                low = top + sum(pitch(row) for row in rows)
                fits = all(setting.fits for row in rows for setting in row)
                if fits and low <= self.frame.support_bottom + self.look.px(12):
                    return rows, starts, True
        return rows, starts, False

    def _shapes(self, items: Items, middle: float) -> list[tuple[float, ...]]:
        """In how many columns the items may stand, and where these begin."""
        frame = self.frame
        if frame.portrait or len(items) == 1:
            return [(frame.left,), (frame.left, frame.left + frame.content / 2)][: len(items)]
        return [(frame.left, middle)]

    def _set_in_water(self, items: Items, starts: tuple[float, ...], middle: float, size: float) -> list[list[Setting]]:
        frame, px = self.frame, self.look.px
        column = (frame.content / len(starts)) if frame.portrait else middle - frame.left
        width = column - px(48 if len(starts) > 1 or not frame.portrait else 0) - px(34)
        made = [
            set_at(self.look, spaced(self.t(text)), KEY if gold else BODY, size, width, lines=3, even=True)
            for text, gold in items
        ]
        return [made[place : place + len(starts)] for place in range(0, len(made), len(starts))]

    def _facts(self) -> tuple[Text, ...]:
        return self.company.facts[:_FACTS] if self.company and self.slide.facts else ()
