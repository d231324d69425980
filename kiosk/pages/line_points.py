"""The points of lines on a page: the values written at them, and what they say when they are touched.

Owns which points get either. Must not know slide kinds, or how lines are drawn.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF

from kiosk.content.fields import Amount, Day, Text
from kiosk.look.ink import Align, tight_rect
from kiosk.look.tokens import KEY
from kiosk.motion import LIGHT
from kiosk.pages.slide_page import SlidePage

#: The lines' colours in turn, and the millisecond at which they begin to be drawn.
COLOURS = ("cyan", "violet", "moon", "green")
AT = 120.0
_MOST_TOUCHED = 40  # points that answer a touch: more lie too near together for a finger


@dataclass(frozen=True)
class DrawnLine:
    """One line: its name in the page's language, its points, and for each what a touch adds."""

    name: str
    points: tuple[tuple[Day, Amount], ...]
    facts: tuple[tuple[str, ...], ...]

    @property
    def last(self) -> Amount:
        """The last value."""
        return self.points[-1][1]


def draw_values(
    page: SlidePage[Any], line: DrawnLine, places: Sequence[QPointF], taken: Sequence[QRectF]
) -> dict[int, QRectF]:
    """The values at the points of a single line, on the side where the line does not run; returns where they stand."""
    px, look = page.look.px, page.look
    shown, written = list(taken), {}
    for index, ((day, amount), place) in enumerate(zip(line.points[:-1], places, strict=False)):
        figures = page.figures(amount, None)
        text = figures.at(figures.value, 1.0) + figures.suffix + (f"\u00a0{figures.unit}" if figures.unit else "")
        rises = index > 0 and places[index - 1].y() > place.y()
        falls = places[index + 1].y() > place.y()
        align: Align = "left" if index == 0 or (falls and not rises) else "right" if rises and not falls else "centre"
        x = place.x() + {"left": -px(10), "right": px(10), "centre": 0.0}[align]
        baseline = place.y() - px(26)
        # Larger text gives way where only the usual size finds room beside the line.
        for size in dict.fromkeys((30.0, 30.0 / look.text_scale)):
            setting = look.set(text, KEY, px(300), size=size)
            letters = tight_rect(setting, x, baseline, align)
            own = letters.adjusted(-px(10), -px(4), px(10), px(4))
            if not _crosses(places, own) and not any(own.intersects(other) for other in shown):
                break
        else:
            continue
        shown.append(own)
        at = AT + LIGHT.ms * 0.5 * index / len(places) + 100
        with page.grouped(point_key(0, day)):
            page.text(setting, x, baseline, colour="text_2", align=align, at=at, rise=16)
        written[index] = letters
    return written


def point_key(index: int, day: Day) -> str:
    """The name of a point of the line of that number, as what answers a touch."""
    return f"point.{index}.{day.shown()}"


def key_at(lines: Sequence[DrawnLine], time: float) -> str | None:
    """The name of the point that a date on the axis belongs to; None where it belongs to none, or to several."""
    if len(lines) > 1 or len(lines[0].points) > _MOST_TOUCHED:
        return None
    return next((point_key(0, day) for day, _ in lines[0].points if abs(day.middle - time) < 1e-9), None)


def let_touch(
    page: SlidePage[Any],
    lines: Sequence[DrawnLine],
    unit: Text | None,
    places: Sequence[Sequence[QPointF]],
    ends: Sequence[QRectF],
    written: Mapping[int, QRectF],
) -> None:
    """Let points answer a touch: all, or evenly chosen ones up to the last. The last one's words belong to it."""
    px = page.look.px
    every = -(-sum(len(line.points) for line in lines) // _MOST_TOUCHED)
    for index, line in enumerate(lines):
        last = len(line.points) - 1
        for number in range(last % every, last + 1, every):
            (day, amount), middle = line.points[number], places[index][number]
            area = QRectF(middle.x() - px(12), middle.y() - px(12), px(24), px(24))
            if number == last:
                inset = px(6 if len(lines) == 1 else 12)  # so that its frame keeps clear of the next line's words
                words = ends[index].adjusted(0, inset, 0, -inset)
                area = words.united(area) if words.top() <= middle.y() <= words.bottom() else words
            elif number in written:
                area = area.united(written[number])
            area.setBottom(min(area.bottom(), page.waterline))
            title = page.titled(line.name, amount, unit)
            accent = COLOURS[index]
            page.hotspot(point_key(index, day), title, (day.shown(), *line.facts[number]), accent=accent, rect=area)


def _crosses(places: Sequence[QPointF], rect: QRectF) -> bool:
    """Whether the line through these places runs across a rectangle."""
    for first, last in itertools.pairwise(places):
        low, high = max(first.x(), rect.left()), min(last.x(), rect.right())
        if low > high:
            continue
        slope = (last.y() - first.y()) / (last.x() - first.x())
        heights = [first.y() + slope * (x - first.x()) for x in (low, high)]
        if min(heights) <= rect.bottom() and max(heights) >= rect.top():
            return True
    return False
