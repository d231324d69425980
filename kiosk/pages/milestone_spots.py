"""Milestones that answer a touch: what is framed of each, and what its plate says.

Must not know slide kinds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from kiosk.charts.milestone_layout import Placed
from kiosk.content.deck import Milestone
from kiosk.pages.deck_page import DeckPage
from kiosk.pages.milestones import words_box

if TYPE_CHECKING:  # pyqtgraph is slow to import: only a page that is built needs it
    from kiosk.charts.timeaxis import TimeAxis

#: How far outside an area its frame is seen, in u.
_FRAMED = 17.0


def milestone_key(index: int) -> str:
    """A step's name among the page's values and hotspots."""
    return f"milestone.{index}"


def answer_milestones(page: DeckPage, axis: TimeAxis, steps: Sequence[Milestone], placed: list[Placed]) -> None:
    """Let every step say its whole text; its blocks are grouped under `milestone_key`."""
    boxes = [words_box(label) for label in placed]
    keys = [milestone_key(index) for index in range(len(steps))]
    fixed = [block.words for block in page.blocks if block.words is not None and block.group not in keys]
    for index, step in enumerate(steps):
        area = axis.reach(index)  # of a step for which no words found room
        if placed:
            wishes = [_with_mark(page, axis, index, placed[index]), boxes[index]]
            area = framed(page, wishes, [*fixed, *boxes[:index], *boxes[index + 1 :]])
        accent = "gold" if axis.steps[index].gold or step.tag else "cyan"
        lines = (page.t(step.text), page.t(step.tag), page.t(step.fact))
        page.hotspot(keys[index], step.date.shown(), lines, accent=accent, rect=area)


def _with_mark(page: DeckPage, axis: TimeAxis, index: int, label: Placed) -> QRectF:
    """A step's words together with its point; a bar, which other words may stand over, is left out."""
    px, box = page.look.px, words_box(label)
    point = axis.steps[index].day.month is not None
    if axis.vertical:
        half = px(15 if point else 4)
        x = axis.place(0).x()
        return box.united(QRectF(x - half, label.anchor - half, 2 * half, 2 * half))
    if point:
        return box.united(QRectF(label.anchor - px(15), page.waterline - px(15), px(30), px(19)))
    return box.united(QRectF(label.anchor, box.bottom(), 0, max(0.0, page.waterline - px(24) - box.bottom())))


def framed(page: DeckPage, wishes: Sequence[QRectF], taken: Sequence[QRectF]) -> QRectF:
    """The first of `wishes` whose frame, which is drawn around it, crosses nothing that is `taken`.

    If there is none, the last one with its edges drawn in.
    """
    reach = page.look.px(_FRAMED)
    for wish in wishes:
        if not any(_frame(wish, reach).intersects(rect) for rect in taken):
            return wish
    area = QRectF(wishes[-1])
    for rect in taken:
        if not _frame(area, reach).intersects(rect):
            continue
        if rect.bottom() <= area.center().y():
            area.setTop(max(area.top(), rect.bottom() + reach))
        elif rect.top() >= area.center().y():
            area.setBottom(min(area.bottom(), rect.top() - reach))
        elif rect.right() <= area.center().x():
            area.setLeft(max(area.left(), rect.right() + reach))
        elif rect.left() >= area.center().x():
            area.setRight(min(area.right(), rect.left() - reach))
    return area


def _frame(area: QRectF, reach: float) -> QRectF:
    return area.adjusted(-reach, -reach, reach, reach)
