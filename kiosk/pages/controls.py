"""What a visitor can touch on a page, and what it asks for.

Controls are data: where, what it is called, which intent it sends. Must not know who answers an intent, or time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF

#: Intents that lead to another page: whatever fingers still pull is let go first.
LEADING = frozenset({"next", "previous", "home", "slide", "companies", "company", "chart", "compare", "back"})


@dataclass(frozen=True)
class Intent:
    """A small wish that flows back, such as `fact` of a hotspot, `slide` of a place, `home`."""

    name: str
    value: str | int | float | bool | None = None


@dataclass(frozen=True)
class Control:
    """Something to touch: `rect` is what is painted of it, in page pixels; `name` is what a screen reader says.

    `checked` is a switch's state, None for what is no switch. `radius` is that of its corners, in pixels. `default` is
    what Enter means while the keyboard is at no control.
    """

    key: str
    rect: QRectF
    name: str
    intent: Intent
    enabled: bool = True
    checked: bool | None = None
    radius: float = 0.0
    group: Literal["page", "dock", "progress", "panel"] = "page"
    default: bool = False


@dataclass(frozen=True)
class Hotspot:
    """A part of a chart that answers a touch: the blocks of its `key` stay, all others of the chart recede.

    `rect` is what the frame encloses and what is touched. The plate shows `title`, `lines` and the page's source;
    `name` is what a screen reader says. With `leads` a touch asks for that instead of the plate.
    """

    key: str
    rect: QRectF
    title: str
    lines: tuple[str, ...] = ()
    accent: str = "cyan"
    leads: Intent | None = None

    @property
    def name(self) -> str:
        """Title and lines in one sentence."""
        return ", ".join((self.title, *self.lines))


def touched(controls: Iterable[Control], point: QPointF, least: float) -> Control | None:
    """The control that a finger at `point` means: the nearest of those whose area holds it.

    Areas are at least `least` pixels wide and high, and reach farther down than up, because people touch below what
    they aim at (Holz & Baudisch 2010). A control that holds the point itself wins over all that are only near; among
    those the last one, which is painted on top, wins. Controls that are not enabled still hold their place: what lies
    beneath them is not meant.
    """
    best: tuple[float, int] | None = None
    found: Control | None = None
    for place, control in enumerate(controls):
        if not area(control.rect, least).contains(point):
            continue
        rect = control.rect
        dx = max(rect.left() - point.x(), 0.0, point.x() - rect.right())
        dy = max(rect.top() - point.y(), 0.0, point.y() - rect.bottom())
        rank = (dx * dx + dy * dy, -place)
        if best is None or rank < best:
            best, found = rank, control
    return found


def area(rect: QRectF, least: float) -> QRectF:
    """The hit area of a painted rectangle: `least` pixels wide and high, with a fifth of that more below."""
    wide, high = max(0.0, least - rect.width()) / 2, max(0.0, least - rect.height()) / 2
    return rect.adjusted(-wide, -high, wide, high + least / 5)
