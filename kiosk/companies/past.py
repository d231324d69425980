"""A company's milestones on a small time axis, true to scale: years as bars, months as points.

Words stand above the axis, in lanes, wherever they find room; a step without room for its words still answers a touch.
Must not know what else stands on the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from kiosk.charts.stems import Box, meets
from kiosk.charts.uncover import grown
from kiosk.content.deck import Milestone
from kiosk.look.larger import set_at, sizes
from kiosk.look.look import Look, Setting
from kiosk.look.tokens import CAPTION
from kiosk.look.typeset import in_one_line, spaced
from kiosk.motion import LIGHT, RISE, Span
from kiosk.pages.deck_page import DeckPage
from kiosk.pages.milestone_spots import framed
from kiosk.pages.milestones import START, lay_line, lay_years, reached
from kiosk.pages.page import Fault

if TYPE_CHECKING:  # pyqtgraph is slow to import: only a page that is built needs it
    from kiosk.charts.timeaxis import Step, TimeAxis

#: The latest so many milestones are shown.
MOST = 20
_SIZE = 0.84  # of the axis, beside that of slides
_SIZES = (28.0, 26.0, 24.0)  # u, of words
_LANE, _FLOOR, _BESIDE, _GAP = 40.0, 24.0, 12.0, 24.0  # u: a lane, from the axis to words, from a stem, between words
_YEARS = 46.0  # u, from the axis to the baseline of years
_BELOW = 56.0  # u, from the axis to the lower edge of the years
_BARE = 34.0  # the same where no years are written
#: Among so few milestones a spot for all words is searched for, and so many spots are tried.
_FEW, _TRIES = 10, 600
#: In so many lanes at most.
_LANES = 6


@dataclass(frozen=True)
class Label:
    """A step's words at a spot; `stem` is where their stem ends, None without one, `cost` how unwelcome the spot is."""

    setting: Setting
    box: QRectF
    foot: QPointF
    stem: float | None
    cost: float

    #: Where no other words may be, and the line that no other words may touch (left, top, right, bottom).
    area: Box
    line: Box | None


@dataclass(frozen=True)
class Lane:
    """How an axis stands among others: the keys of its steps, its colour, the years it shares with them.

    `years`: the first and the last one; None: its steps' own. Only the lowest of several axes has them `written`.
    """

    key: str = "milestone"
    accent: str = "cyan"
    years: tuple[int, int] | None = None
    written: bool = True
    subject: str = ""

    def step(self, index: int) -> str:
        """A step's name among the page's values and hotspots."""
        return f"{self.key}.{index}"


ALONE = Lane()


def height(look: Look, lanes: int, *, years: bool = True) -> float:
    """How high an axis with so many lanes of words is, in pixels, with or without its `years`."""
    grown_by = min(1.25, look.text_scale)
    return look.px(_LANE * lanes * grown_by + _FLOOR) + under(look, years=years)


def under(look: Look, *, years: bool = True) -> float:
    """How far an axis reaches below its line, in pixels, with or without its `years`."""
    return look.px((_BELOW if years else _BARE) * min(1.25, look.text_scale))


def lanes(page: DeckPage, milestones: Sequence[Milestone], room: QRectF, most: int) -> int:
    """The fewest lanes in which the words of all find room on an axis as wide as `room`; `most` if they never do."""
    look, steps = page.look, _latest(milestones)
    for count in range(1, most):
        sky = QRectF(room.left(), 0, room.width(), look.px(_LANE * count + _FLOOR))
        axis = _axis(page, steps, sky, ALONE)
        spots = [_spots(page, axis, step, mark, sky, _SIZES[-1]) for step, mark in zip(steps, axis.steps, strict=True)]
        if len(_searched(spots) or _greedy(spots, range(len(steps)))) == len(steps):
            return count
    return most


def lay_past(page: DeckPage, milestones: Sequence[Milestone], room: QRectF, lane: Lane = ALONE) -> None:
    """Put the axis at the foot of `room` and the words above it."""
    look = page.look
    steps = _latest(milestones)
    for step in milestones:
        if step not in steps:
            page.faults.append(Fault("company_crowded", page.t(step.text)))
    years = min(look.text_scale, 1.25)
    sky = room.adjusted(0, 0, 0, -under(look, years=lane.written))
    axis = _axis(page, steps, sky, lane)
    labels = _arranged(page, axis, steps, sky)
    for index, label in labels.items():
        if label.stem is not None:
            with page.grouped(lane.step(index)):
                _lay_stem(page, axis, index, label, label.stem)
    _show_axis(page, axis, lane)
    calm = next((calmer for calmer in look.calmer() if calmer.text_scale <= years), look)
    if lane.written:
        lay_years(page, axis, calm, size=26, below=_YEARS)
    for index, label in labels.items():
        with page.grouped(lane.step(index)):
            colour = "gold" if steps[index].tag else "text"
            made = page.text(label.setting, label.box.left(), _baseline(label), colour=colour, rise=16)
            made.span = Span(reached(axis, index) + 40, RISE)
    _answer(page, axis, steps, labels, lane)


def _latest(milestones: Sequence[Milestone]) -> list[Milestone]:
    """As many as an axis shows, in the order of time."""
    return sorted(milestones, key=lambda step: step.date.start)[-MOST:]


def _axis(page: DeckPage, steps: Sequence[Milestone], sky: QRectF, lane: Lane) -> TimeAxis:
    """The axis at the foot of `sky`, its marks where they stood before, if they did."""
    from kiosk.charts.timeaxis import Step, TimeAxis

    px = page.look.px
    rect = QRectF(sky.left() + px(4), sky.bottom() - px(60), sky.width() - px(8), px(120))
    days = []
    for index, step in enumerate(steps):
        key = lane.step(index)
        known = key in page.before
        before = page.value(key, step.date.middle)
        days.append(Step(step.date, step.tag is not None, before if known else None))
    return TimeAxis(page.look, rect, days, size=_SIZE, years=lane.years, accent=lane.accent)


def _baseline(label: Label) -> float:
    return label.box.top() + label.setting.pixels * 0.8


# ----- where words stand ----------------------------------------------------------------------------------


def _arranged(page: DeckPage, axis: TimeAxis, steps: Sequence[Milestone], sky: QRectF) -> dict[int, Label]:
    """Words in the largest size at which all find room; otherwise as many as do, tagged and late ones first."""
    important = sorted(range(len(steps)), key=lambda index: (steps[index].tag is None, -index))
    placed: dict[int, Label] = {}
    for size in sizes(page.look, _SIZES):
        spots = [_spots(page, axis, step, axis.steps[index], sky, size) for index, step in enumerate(steps)]
        made = _lowest(spots) or _greedy(spots, important)
        if len(made) > len(placed):
            placed = made
        if len(placed) == len(steps):
            return placed
    for index in important:
        if index not in placed:
            page.faults.append(Fault("company_crowded", page.t(steps[index].text)))
    return placed


def _lowest(spots: Sequence[Sequence[Label]]) -> dict[int, Label]:
    """A spot for every step's words, all of them as low as can be; empty if none is found soon enough."""
    for dearest in range(1, _LANES + 1):
        low = [[label for label in found if label.cost < dearest] for found in spots]
        if all(low) and (made := _searched(low)):
            return made
    return _searched(spots)


def _searched(spots: Sequence[Sequence[Label]]) -> dict[int, Label]:
    """A spot for every step's words, found by trying the best ones first; empty if none is found soon enough.

    A spot once taken strikes out all that it would meet; the words with the fewest spots left are placed next.
    """
    if len(spots) > _FEW:
        return {}
    left = _TRIES

    def visit(free: dict[int, list[Label]]) -> dict[int, Label] | None:
        nonlocal left
        if not free:
            return {}
        index = min(free, key=lambda one: len(free[one]))
        for label in free[index]:
            left -= 1
            if left < 0:
                return None
            rest = {other: [one for one in found if _apart(one, label)]
                    for other, found in free.items() if other != index}  # fmt: skip
            done = visit(rest) if all(rest.values()) else None
            if done is not None:
                return {**done, index: label}
        return None

    return visit({index: list(found) for index, found in enumerate(spots)}) or {}


def _greedy(spots: Sequence[Sequence[Label]], order: Sequence[int]) -> dict[int, Label]:
    """One step after the other in its best free spot; those without one are left out."""
    found: dict[int, Label] = {}
    for index in order:
        free = (label for label in spots[index] if all(_apart(label, other) for other in found.values()))
        label = next(free, None)
        if label is not None:
            found[index] = label
    return found


def _apart(one: Label, other: Label) -> bool:
    """Whether two steps' words and stems keep off each other."""
    if meets(one.area, other.area):
        return False
    if other.line is not None and meets(one.area, other.line):
        return False
    return one.line is None or not meets(other.area, one.line)


def _spots(page: DeckPage, axis: TimeAxis, step: Milestone, mark: Step, sky: QRectF, size: float) -> list[Label]:
    """Where a step's words could stand, the best spot first: low, over their mark, in one line."""
    look, px = page.look, page.look.px
    start, end = axis.span(mark)
    foot = QPointF((start + end) / 2, sky.bottom() - px(14 if step.date.month else 5))
    words = spaced(in_one_line(page.t(step.short or step.text)))
    shapes = [set_at(look, words, CAPTION, size, sky.width() * share, lines=lines, even=True)
              for share, lines in ((0.48, 1), (0.3, 2), (0.2, 3))]  # fmt: skip
    found = []
    for lane in range(_LANES):
        for lines, setting in enumerate(shapes):
            bottom = sky.bottom() - px(_FLOOR) - lane * setting.pixels * 1.35
            high = setting.last + setting.pixels
            if not setting.fits or bottom - high < sky.top():
                continue
            middle = min(max(foot.x() - setting.width / 2, sky.left()), sky.right() - setting.width)
            right, left = foot.x() + px(_BESIDE), foot.x() - px(_BESIDE) - setting.width
            for x, dear in ((middle, 0.0), (right, 0.7), (left, 0.8)):
                box = QRectF(x, bottom - high, setting.width, high)
                if box.left() < sky.left() - 1 or box.right() > sky.right() + 1:
                    continue
                # A stem runs beside its words, or ends below them; right over their mark they need none.
                tip = box.top() if dear else box.bottom() + px(3)
                stem = tip if foot.y() - tip > px(22) else None
                free = box.adjusted(-px(_GAP / 2), -px(1.5), px(_GAP / 2), px(1.5))
                area = (free.left(), free.top(), free.right(), free.bottom())
                line = None if stem is None else (foot.x(), stem, foot.x(), foot.y())
                found.append(Label(setting, box, foot, stem, lane + dear + 1.2 * lines, area, line))
    return sorted(found, key=lambda label: label.cost)


# ----- what is painted ------------------------------------------------------------------------------------


def _lay_stem(page: DeckPage, axis: TimeAxis, index: int, label: Label, tip: float) -> None:
    path = QPainterPath(label.foot)
    path.lineTo(label.foot.x(), tip)
    lay_line(page, axis, index, path, "up")


def _show_axis(page: DeckPage, axis: TimeAxis, lane: Lane) -> None:
    from kiosk.charts.plot import ChartBlock

    px = page.look.px
    rect = axis.rect.adjusted(-px(50), 0, px(50), 0)
    reveal = None if axis.moves else (lambda progress: grown(rect, "right", progress))
    page.add(ChartBlock(rect, axis.part(None), Span(START, LIGHT), reveal))
    for index in range(len(axis.steps)):
        with page.grouped(lane.step(index)):
            page.add(ChartBlock(axis.reach(index) & rect, axis.part(index), Span(START, LIGHT), reveal))


def _answer(page: DeckPage, axis: TimeAxis, steps: Sequence[Milestone], labels: dict[int, Label], lane: Lane) -> None:
    """Let every step say whose it is among others, its date, its whole text, its tag and its fact."""
    marks = [_mark(axis, steps, index) for index in range(len(steps))]
    keys = [lane.step(index) for index in range(len(steps))]
    fixed = [block.words for block in page.blocks if block.words is not None and block.group not in keys]
    for index, step in enumerate(steps):
        others = [label.box for other, label in labels.items() if other != index]
        wishes = [marks[index]]
        if index in labels:
            wishes = [labels[index].box.united(marks[index]), labels[index].box]
        area = framed(page, wishes, [*fixed, *others])
        lines = (lane.subject, page.t(step.text), page.t(step.tag), page.t(step.fact))
        page.hotspot(keys[index], step.date.shown(), lines, accent="gold" if step.tag else lane.accent, rect=area)


def _mark(axis: TimeAxis, steps: Sequence[Milestone], index: int) -> QRectF:
    """A step's point, or its share of a bar that it has in common with others of its year."""
    px, (start, end) = axis.look.px, axis.span(axis.steps[index])
    line = axis.rect.center().y()
    if steps[index].date.month is not None:
        return QRectF(start - px(15), line - px(15), px(30), px(19))
    same = [other for other in steps if other.date == steps[index].date]
    place = next(number for number, other in enumerate(same) if other is steps[index])
    width = (end - start) / len(same)
    return QRectF(start + place * width, line - px(8), width, px(12))
