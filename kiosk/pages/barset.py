"""What all bars share: the marks of a slide, its key in words, and how one bar with its numeral comes to light.

Owns nothing of the layout: `standing.py` and `lying.py` say where bars are. Must not know slide kinds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from kiosk.charts.numeral import Numeral
from kiosk.content.fields import Amount, Text
from kiosk.look.blocks import Block, Painted
from kiosk.look.ink import lamp_bullet, text_rect, tight_rect, write
from kiosk.look.look import Look, Setting
from kiosk.look.riding import Riding
from kiosk.look.tokens import LEAD, SCALE, TypeStyle
from kiosk.look.typeset import spaced
from kiosk.look.words import say
from kiosk.motion import RISE, Span
from kiosk.pages.page import Page
from kiosk.pages.slide_page import SlidePage

if TYPE_CHECKING:  # pyqtgraph is slow to import: only when a page with bars is built
    from kiosk.charts.lit import Finish, Lit
    from kiosk.charts.towers import Stack

#: Up to so many units in all, every unit is one lamp.
MOST_LAMPS = 2000
UNIT_SHARE = 0.29
_FRAME = 14.0  # u: how far outside of what is touched its frame is drawn


@dataclass(frozen=True)
class Mark:
    """One bar: `key` names its value, `accent` its colour; `title` and `lines` are what a touch says."""

    key: str
    amount: Amount
    unit: Text | None
    accent: str
    title: str
    lines: tuple[str, ...]

    @property
    def value(self) -> float:
        """How much."""
        return float(self.amount.value)


@dataclass(frozen=True)
class Group:
    """The bars that share a label."""

    label: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class BarSet:
    """All bars of a slide, in groups; `series` names the bars of a group, `one` says what a lamp is."""

    groups: tuple[Group, ...]
    series: tuple[str, ...]
    one: str
    unit: str

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All bars."""
        return tuple(mark for group in self.groups for mark in group.marks)

    @property
    def most(self) -> float:
        """The longest bar's value."""
        return max(mark.value for mark in self.marks)

    @property
    def lamps(self) -> bool:
        """Whether every unit is drawn as one lamp."""
        whole = all(m.value == round(m.value) and not m.amount.percent for m in self.marks)
        return whole and sum(mark.value for mark in self.marks) <= MOST_LAMPS

    @property
    def unit_in_key(self) -> bool:
        """Whether the unit is said once, in the key, rather than at every numeral."""
        return len(self.marks) > 6 and bool(self.unit)

    def unit_of(self, mark: Mark) -> Text | None:
        """The unit that stands at a bar's numeral."""
        return None if self.unit_in_key else mark.unit

    def begins(self, index: int) -> float:
        """The millisecond at which the bar of that number begins to light."""
        return 120.0 + min(120.0, 200.0 / max(1, len(self.marks) - 1)) * index


@dataclass(frozen=True)
class KeyItem:
    """A few words of the key, with a lamp of each colour before them."""

    words: Setting
    accents: tuple[str, ...]
    width: float


def set_key(page: SlidePage[Any], bars: BarSet, width: float, *, series: bool) -> list[list[KeyItem]]:
    """The key in rows no wider than `width` pixels: what a lamp is, what the colours are (`series`), the unit."""
    px = page.look.px
    accents = tuple(dict.fromkeys(mark.accent for mark in bars.marks))
    said = [(bars.one, accents)] if bars.one and bars.lamps else []
    if series:
        said += [(name, (accent,)) for name, accent in zip(bars.series, accents, strict=False)]
    if bars.unit_in_key:
        said.append((say("unit", page.look.language, unit=bars.unit), ()))
    rows: list[list[KeyItem]] = []
    used = 0.0
    for text, shown in said:
        lead = px(20 * len(shown) + 8) * page.look.text_scale if shown else 0.0
        words = page.set(spaced(text), LEAD, width - lead, size=32, lines=2)
        item = KeyItem(words, shown, lead + words.width)
        if rows and used + px(48) + item.width <= width:
            rows[-1].append(item)
            used += px(48) + item.width
        else:
            rows.append([item])
            used = item.width
    return rows


def key_height(page: SlidePage[Any], rows: Sequence[Sequence[KeyItem]]) -> float:
    """From the first baseline of the key to its last, in pixels."""
    return sum(max(item.words.last for item in row) for row in rows) + _key_pitch(page) * max(0, len(rows) - 1)


def _key_pitch(page: SlidePage[Any]) -> float:
    """From the last baseline of one row of the key to the first of the next, in pixels."""
    return page.look.px(48) * page.look.text_scale


def draw_key(page: SlidePage[Any], rows: Sequence[Sequence[KeyItem]], x: float, baseline: float) -> None:
    """Put the key on the page; `x` is its left edge, `baseline` its first line's."""
    px, look, scale = page.look.px, page.look, page.look.text_scale
    for row in rows:
        left = x
        for item in row:
            start = left + item.width - item.words.width

            def draw(
                painter: QPainter, item: KeyItem = item, left: float = left, start: float = start, y: float = baseline
            ) -> None:
                for number, accent in enumerate(item.accents):
                    colour = look.colour(look.palette.accent(accent))
                    lamp_bullet(
                        painter, left + px(20) * scale * number, y, look.u * scale, colour,
                        hollow=finish(look, accent) == "hollow",
                    )  # fmt: skip
                write(painter, item.words, start, y, look.colour("text_2"))

            lamps = QRectF(left, baseline - px(20) * scale, px(20) * scale, px(24) * scale)
            rect = text_rect(item.words, start, baseline).united(lamps)
            block = page.add(Painted(rect, draw, Span(160, RISE), px(24)))
            block.words = tight_rect(item.words, start, baseline)
            left += item.width + px(48)
        baseline += max(item.words.last for item in row) + _key_pitch(page)


def alike(
    page: SlidePage[Any],
    texts: Sequence[str],
    style: TypeStyle,
    width: float,
    *,
    lines: int,
    height: float | None = None,
    size: float | None = None,
) -> list[Setting] | None:
    """Texts set at one size, the largest at which all fit; None when even the smallest does not do."""
    look = page.look
    made = [look.set(spaced(text), style, width, lines=lines, height=height, size=size, even=True) for text in texts]
    if not all(setting.fits for setting in made):
        return None
    smallest = min(setting.pixels for setting in made) / look.u
    scale = look.text_scale if style.size <= 36 else 1.0
    return [look.set(spaced(text), style, width, lines=lines, size=smallest / scale, even=True) for text in texts]


def numeral_size(page: SlidePage[Any], bars: BarSet, width: float, size: float) -> float | None:
    """The largest size in u, up to `size`, at which every bar's numeral is at most `width` pixels wide."""
    made = [page.figures(mark.amount, bars.unit_of(mark)) for mark in bars.marks]
    for step in (size, *(step for step in SCALE if step < size)):
        if all(Numeral(page.look, f, 0, 0, step, unit_share=UNIT_SHARE).width <= width for f in made):
            return step
    return None


def numeral_height(page: SlidePage[Any], bars: BarSet, size: float) -> float:
    """From the numerals' baseline to the top of their digits, or of a unit in two lines, in pixels."""
    units = [
        Numeral(page.look, page.figures(mark.amount, bars.unit_of(mark)), 0, 0, size, unit_share=UNIT_SHARE).unit
        for mark in bars.marks
    ]
    return max(page.look.px(size) * 0.74, *(unit.last + unit.pixels * 0.8 if unit else 0.0 for unit in units))


def finish(look: Look, accent: str) -> Finish:
    """What bars of an accent are made of: in high contrast what is compared with the first is hollow."""
    if not look.palette.plain:
        return "lit"
    return "hollow" if accent == "violet" else "flat"


def light(
    page: SlidePage[Any], bars: BarSet, index: int, room: QRectF, stack: Stack | None, *, lying: bool = False
) -> Lit:
    """Add the bar of that number, which at most fills `room`, as lamps in `stack` or plain without one."""
    from kiosk.charts.lit import Lit
    from kiosk.charts.plain_bars import Bar
    from kiosk.charts.towers import Tower

    mark, look = bars.marks[index], page.look
    colour = look.colour(look.palette.accent(mark.accent))
    first = mark.key not in page.before
    start = page.value(mark.key, mark.value)
    at = bars.begins(index)
    made_of = finish(look, mark.accent)
    if stack:
        foot = (room.left(), room.bottom())
        tower = Tower(
            stack, foot, round(mark.value), round(start), colour, seed=index, lying=lying, finish=made_of
        )  # fmt: skip
        return page.add(Lit(look, tower, colour, at=at, first=first))
    bar = Bar(room, bars.most, mark.value, start, colour, lying=lying, head=look.px(4), finish=made_of)
    return page.add(Lit(look, bar, colour, at=at, rest=0.5 if mark.value else 0.0, first=first))


def touchable(
    page: SlidePage[Any], bars: BarSet, mark: Mark, bar: QRectF, *, beside: float, past: float, lying: bool = False
) -> None:
    """Let a bar answer a touch; all that is grouped under the mark's key belongs to it.

    Its frame keeps clear of what is `beside` pixels away on both sides, and of what stands `past` pixels off its head.
    """
    px = page.look.px
    side, end = (max(0.0, px(_FRAME + 3) - free) for free in (beside, past))
    side = min(side, ((bar.height() if lying else bar.width()) - 1) / 2)
    if lying:
        rect = bar.adjusted(0, side, 0, -side)
        rect.setRight(max(rect.left() + 1, rect.right() - end))
    else:
        rect = bar.adjusted(side, end, -side, 0)
        rect.setTop(min(rect.top(), bar.bottom() - 1))
        rect.setBottom(max(rect.top() + 1, min(bar.bottom(), page.waterline - px(_FRAME))))
    lines = (*mark.lines, bars.one if bars.lamps else "")
    page.hotspot(mark.key, mark.title, lines, accent=mark.accent, rect=rect)


def ride(page: Page, carried: Block, lit: Lit) -> None:
    """Let a block of the page ride on a bar's head while the bar grows."""
    assert lit.span is not None
    if lit.shift(0.0).isNull():
        return
    page.blocks[page.blocks.index(carried)] = Riding(carried, lit.span, lit.shift)
