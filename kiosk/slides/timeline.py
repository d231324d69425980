"""Milestones on the waterline, true to scale: a year as a bar, a month as a point.

`milestones:` takes two to ten of `date`, `text`, and if you like a gold `tag` ("first"), a `short` text, and a `fact`
that a touch adds. Or name a `company:` and its own milestones are shown. `hero:` is one big figure above the last step
(with a `fact`, if you like), `picture:` a drawing there.

水线上的大事记，间隔与时间成比例：只知道年份的是一段，知道月份的是一个点。

在 `milestones:` 里写二至十件事，每件有 `date` 和 `text`，还可以有金色的 `tag`（“首个”）和窄处用的 `short`；或者写
`company:`，用这家企业的大事记。`hero:` 是最后一步上方的大数字，`picture:` 是那里的图。
"""

from typing import TYPE_CHECKING, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError
from PySide6.QtCore import QRectF, QSize, Qt

from kiosk.charts.milestone_layout import Placed, bent, forms, larger, rows, upright
from kiosk.charts.numeral import Numeral
from kiosk.charts.stems import LOOKS, Sky
from kiosk.charts.uncover import grown
from kiosk.content.deck import CompanyId, Figure, Milestone, PicturePath, Rows, Slide
from kiosk.look.art import PictureError, picture_size
from kiosk.look.blocks import Painted
from kiosk.look.ink import tight_rect
from kiosk.look.look import Setting
from kiosk.look.tokens import KEY
from kiosk.look.typeset import spaced
from kiosk.motion import LIGHT, RISE, Span
from kiosk.pages.artwork import read_picture
from kiosk.pages.milestone_spots import answer_milestones, framed, milestone_key
from kiosk.pages.milestones import (
    START,
    anchors,
    lay_connector,
    lay_legend,
    lay_stem,
    lay_words,
    lay_year_column,
    lay_years,
    words_box,
)  # fmt: skip
from kiosk.pages.page import Fault
from kiosk.pages.slide_page import SlidePage

if TYPE_CHECKING:  # pyqtgraph is slow to import: only a page that is built needs it
    from kiosk.charts.timeaxis import TimeAxis


class Content(Slide):
    """What staff may write."""

    milestones: Rows[Milestone] = Field(default=(), max_length=10, description="二至十件事 · Two to ten milestones")
    company: CompanyId | None = Field(
        None, description="企业的 id，代替 milestones · The id of a company whose milestones are shown instead"
    )
    hero: Figure | None = Field(None, description="最后一步上方的大数字 · A large figure above the last step")
    picture: PicturePath | None = Field(None, description="最后一步上方的图 · A drawing above the last step")

    @model_validator(mode="after")
    def _has_steps(self) -> Self:
        if self.company is None and len(self.milestones) < 2:
            raise PydanticCustomError("timeline_short", "no milestones and no company", {})
        return self


EXAMPLE = """
kind: timeline
title: {zh: 从落户到纪录, en: From arrival to record}
milestones:
  - {date: 2021, text: {zh: 落户园区, en: Settles in the park}}
  - {date: 2023-12, text: {zh: 通过测试, en: Passes the test}, tag: {zh: 全球首个, en: World first}}
  - {date: 2025-08, text: {zh: 刷新纪录, en: Sets a record}}
"""


class Page(SlidePage[Content]):
    """The waterline as the axis; in portrait an axis that hangs from the heading down to the water."""

    def place(self) -> None:
        """In portrait, and where there are many, the milestones need more sky than other slides."""
        self.steps = self._milestones()
        if self.frame.portrait:
            self.waterline = round(self.frame.source - self.look.px(250))
        elif self._many:
            self.waterline += round(self.look.px(44))

    @property
    def _many(self) -> bool:
        return len(self.steps) > 6

    def hero(self) -> float | None:
        """The shore shines under the last step."""
        return None if self.frame.portrait else self.frame.left + self.frame.content * 0.82

    def body(self) -> None:
        """Heading, hero, picture, axis, words, legend."""
        gilded = self.slide.hero is not None or bool(self.steps and self.steps[-1].tag)
        self.gold = [gilded and index == len(self.steps) - 1 for index in range(len(self.steps))]
        if self.frame.portrait:
            self._hanging()
        else:
            self._lying()

    def _milestones(self) -> list[Milestone]:
        company = self.deck.company(self.slide.company) if self.slide.company else None
        given = self.slide.milestones or (company.milestones if company else ())
        return sorted(given, key=lambda step: step.date.start)[-_MOST:]

    def _axis(self, rect: QRectF, vertical: bool) -> "TimeAxis":
        from kiosk.charts.timeaxis import Step, TimeAxis

        days = []
        for index, (step, gold) in enumerate(zip(self.steps, self.gold, strict=True)):
            key = milestone_key(index)
            known = key in self.before
            before = self.value(key, step.date.middle)
            days.append(Step(step.date, gold, before if known else None))
        return TimeAxis(self.look, rect, days, vertical=vertical)

    def _show_axis(self, axis: "TimeAxis") -> None:
        from kiosk.charts.plot import ChartBlock

        rect = axis.rect
        if not axis.vertical:
            rect = rect.adjusted(-self.look.px(60), 0, self.look.px(60), 0)
        way: Literal["down", "right"] = "down" if axis.vertical else "right"
        reveal = None if axis.moves else (lambda progress: grown(rect, way, progress))
        self.add(ChartBlock(rect, axis.part(None), Span(START, LIGHT), reveal))
        for place in range(len(axis.steps)):
            with self.grouped(milestone_key(place)):
                self.add(ChartBlock(axis.reach(place) & rect, axis.part(place), Span(START, LIGHT), reveal))

    # ----- what answers a touch -----------------------------------------------------------------------------

    def _answer_hero(self, box: QRectF | None, placed: list[Placed]) -> None:
        """Let the hero say what it is, and what the slide says of it."""
        slide, hero = self.slide, self.slide.hero
        if hero is None:
            return
        own = [block.words for block in self.blocks if block.words is not None and block.group == "hero"]
        taken = [block.words for block in self.blocks if block.words is not None and block.group is None]
        both = own[0].united(own[1])
        taken += map(words_box, placed)
        area = framed(self, [*([both.united(box)] if box else []), both, own[0]], taken)
        if area == own[0]:
            area = framed(self, [area], [*taken, own[1]])
        lines = (self.t(slide.eyebrow), self.t(slide.lead), self.t(hero.fact))
        accent = "gold" if self._hero_colour == "gold" else slide.accent
        self.hotspot("hero", self.titled(self.t(hero.label), hero.value, hero.unit), lines, accent=accent, rect=area)

    @property
    def _picture_group(self) -> str | None:
        """What the picture stays with: the hero, or the last step."""
        return "hero" if self.slide.hero else milestone_key(len(self.steps) - 1) if self.steps else None

    # ----- landscape ------------------------------------------------------------------------------------

    def _lying(self) -> None:
        frame, px = self.frame, self.look.px
        self.heading_block(width=frame.content * (0.56 if self.slide.hero else 0.8))
        heading = [block.words for block in self.blocks if block.words is not None]
        if not self.steps:
            self._hero_numeral(_HEROES[0])
            self._answer_hero(None, [])
            return
        half = px(64)
        rect = QRectF(frame.left + px(24), self.waterline - half, frame.content - px(84), 2 * half)
        axis = self._axis(rect, vertical=False)
        hero, box, placing = self._arrange(axis, heading)
        self._hero_numeral(hero)
        lay_years(self, axis)
        for index, label in enumerate(placing):
            with self.grouped(milestone_key(index)):
                lay_stem(self, axis, index, label)
        self._picture(box)
        self._show_axis(axis)
        for index, label in enumerate(placing):
            with self.grouped(milestone_key(index)):
                lay_words(self, axis, index, label)
        answer_milestones(self, axis, self.steps, placing)
        self._answer_hero(box, placing)
        lay_legend(self, axis, frame.left, frame.waterline + px(178 if self._many else 170))

    def _arrange(self, axis: "TimeAxis", heading: list[QRectF]) -> tuple[float, QRectF | None, list[Placed]]:
        """The hero's size, the picture's box and where words stand: hero and picture give way before words do."""
        places, x = anchors(self, axis, self.steps), axis.along(self.steps[-1].date.middle)
        usual = [(short, _SIZES[self._many, short], LOOKS) for short in (False, True)]
        grown = [(short, (size,), _FEW_LOOKS) for short, size in larger(self.look, usual[0][1][0])]
        for short, sizes, looks in (*grown, *usual):
            tries = [[forms(self.look, step, size, short) for step in self.steps] for size in sizes]
            for hero in _HEROES[1:] if self._many else _HEROES:
                box = self._picture_box(x, hero)
                sky = self._sky([*heading, *self._hero_rects(hero)], box)
                for given in tries:
                    placed = upright(places, given, sky, looks)
                    if placed:
                        return hero, box, placed
        placed = upright(places, tries[-1], sky, _LAST_LOOKS)
        if placed:
            return hero, box, placed
        placed, whole = bent(self.look, self.steps, places, sky)
        if not whole:
            self.faults.append(Fault("text_too_long", self.t(self.slide.title)))
        return hero, box, placed

    def _sky(self, taken: list[QRectF], picture: QRectF | None) -> Sky:
        frame, px = self.frame, self.look.px
        return Sky(
            left=frame.left, top=px(96), right=frame.right + px(12), floor=self.waterline - px(46),
            obstacles=tuple(_box(rect) for rect in taken), step=px(24), gap=px(20), beside=px(18),
            pictures=(_box(picture),) if picture else (),
        )  # fmt: skip

    def _hero_setting(self, largest: float) -> tuple[float, float, Setting, float]:
        """The hero's size in u, its baseline, its label and the label's baseline."""
        frame, px, hero = self.frame, self.look.px, self.slide.hero
        assert hero is not None
        room = frame.content * 0.38
        size = self.fit_numeral(self.figures(hero.value, hero.unit), room, largest, 0.29)
        baseline = frame.headline + px(min(size * 0.22, 40))
        label = self.look.set(spaced(self.t(hero.label)), KEY, room, lines=2)
        return size, baseline, label, baseline + px(22) + label.pixels

    def _hero_rects(self, largest: float) -> list[QRectF]:
        """Where the hero's letters will stand."""
        hero = self.slide.hero
        if hero is None:
            return []
        size, baseline, label, below = self._hero_setting(largest)
        made = Numeral(self.look, self.figures(hero.value, hero.unit), self.frame.right, baseline, size, align="right")
        return [made.words or QRectF(made.rect), tight_rect(label, self.frame.right, below, "right")]

    def _hero_numeral(self, largest: float) -> None:
        """The hero figure at the top right, its label below it."""
        hero, right = self.slide.hero, self.frame.right
        if hero is None:
            return
        size, baseline, label, below = self._hero_setting(largest)
        with self.grouped("hero"):
            self.numeral("hero", hero.value, hero.unit, right, baseline, size, at=120, align="right")
            self.text(label, right, below, colour=self._hero_colour, align="right", at=210)

    @property
    def _hero_colour(self) -> str:
        return "gold" if self.gold and self.gold[-1] else "text_2"

    def _picture_box(self, x: float, hero: float) -> QRectF | None:
        """Where the picture stands on the line at the last step, or None without one."""
        if self.slide.picture is None:
            return None
        px, share = self.look.px, hero / _HEROES[0]
        try:
            own = picture_size(self.folder / self.slide.picture)
        except PictureError:
            return None
        size = own.scaled(QSize(round(px(330 * share)), round(px(236 * share))), Qt.AspectRatioMode.KeepAspectRatio)
        left = min(x - size.width() / 2, self.frame.right + px(30) - size.width())
        return QRectF(round(left), round(self.waterline + px(4)) - size.height(), size.width(), size.height())

    def _picture(self, box: QRectF | None) -> None:
        """The picture in its box; one that cannot be read is told to staff and left out."""
        if self.slide.picture is None:
            return
        image = read_picture(self, self.slide.picture, *((box.width(), box.height()) if box else (1, 1)))
        if box and image:
            block = Painted(box, lambda p: p.drawImage(box.topLeft(), image), Span(400, RISE), self.look.px(24))
            self.add(block).group = self._picture_group

    # ----- portrait -------------------------------------------------------------------------------------

    def _hanging(self) -> None:
        """Years at the left of a hanging axis, words at its right, hero and picture on the water."""
        frame, px = self.frame, self.look.px
        bottom = self.heading_block()
        standing = bool(self.slide.hero or self.slide.picture)
        if self.steps:
            top = bottom + px(64)
            x = frame.left + px(118)
            rect = QRectF(x - px(60), top, px(120), self.waterline - top)
            axis = self._axis(rect, vertical=True)
            shelves = (px(230), px(180), px(130)) if standing else (px(10),)
            places, left = anchors(self, axis, self.steps), x + px(84)
            placed, shelf, whole = rows(self.look, self.steps, places, left, bottom + px(30), self.waterline, shelves)
            if not whole:
                self.faults.append(Fault("text_too_long", self.t(self.slide.title)))
            lay_year_column(self, axis, x - px(34))
            for index, row in enumerate(placed):
                with self.grouped(milestone_key(index)):
                    lay_connector(self, axis, index, row)
            self._show_axis(axis)
            for index, row in enumerate(placed):
                with self.grouped(milestone_key(index)):
                    lay_words(self, axis, index, row)
            lay_legend(self, axis, frame.left, self.waterline + px(110))
            box = self._on_the_water(shelf)
            answer_milestones(self, axis, self.steps, placed)
            self._answer_hero(box, placed)
        else:
            self._answer_hero(self._on_the_water(px(230)), [])

    def _on_the_water(self, shelf: float) -> QRectF | None:
        """Hero figure and picture side by side on the shore, `shelf` pixels high; returns the picture's box."""
        frame, px, hero = self.frame, self.look.px, self.slide.hero
        right, box = frame.right, None
        if self.slide.picture:
            try:
                own = picture_size(self.folder / self.slide.picture)
            except PictureError:
                pass  # `_picture` tells staff
            else:
                size = own.scaled(QSize(round(px(300)), round(shelf)), Qt.AspectRatioMode.KeepAspectRatio)
                top = round(self.waterline + px(4)) - size.height()
                box = QRectF(round(right - size.width()), top, size.width(), size.height())
                right = box.left() - px(24)
            self._picture(box)
        if hero:
            left = frame.left + px(202)
            label = self.set(spaced(self.t(hero.label)), KEY, right - left, size=30, lines=1)
            figures, tallest = self.figures(hero.value, hero.unit), min(190, shelf / self.look.u * 0.76)
            em = self.fit_numeral(figures, right - left, tallest, 0.29)
            height = px(em) * 0.76 + px(16)
            with self.grouped("hero"):
                made = self.numeral("hero", hero.value, hero.unit, left, 0.0, em, at=120, reflected=True)
                self.text(label, left, made.baseline - height, colour=self._hero_colour, at=210)
        return box


def _box(rect: QRectF) -> tuple[float, float, float, float]:
    return rect.left(), rect.top(), rect.right(), rect.bottom()


_MOST = 10
#: Sizes of text in u that are tried, by whether there are many steps and whether the short texts are shown.
_SIZES = {
    (False, False): (32.0, 30.0, 28.0),
    (False, True): (30.0, 26.0),
    (True, False): (28.0,),
    (True, True): (26.0,),
}
#: Sizes of the hero numeral in u; the picture shrinks with it.
_HEROES = (220.0, 180.0, 150.0)
#: In how many placings a try of larger text looks, and the last try before stems are bent.
_FEW_LOOKS, _LAST_LOOKS = 80, 3000
