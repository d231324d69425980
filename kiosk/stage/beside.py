"""Where a plate stands that speaks about a part of the page: beside that part, and over as little else as may be.

Pure geometry. Must not know what stands on a plate.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from PySide6.QtCore import QRectF, QSizeF

Side = Literal["left", "right", "above", "below", "none"]

#: What each side costs, in shares of the plate that cover something: a hand comes from below.
_DEAR: dict[Side, float] = {"left": 0.0, "right": 0.0, "above": 0.06, "below": 0.25, "none": 0.0}
_OFF_CENTRE = 0.08  # for standing half its own length off the middle of what it points at
_SIDES: tuple[Side, ...] = ("left", "right", "above", "below")
_STEPS = 12


#: A rectangle that should stay free, and how dear it is to cover it.
Avoided = tuple[QRectF, float]


def place(
    rect: QRectF, size: QSizeF, avoid: Sequence[Avoided], bounds: QRectF, gap: float = 0.0
) -> tuple[QRectF, Side]:
    """Where a plate of `size` stands that points at `rect`, and on which side of it; lengths in pixels.

    It lies inside `bounds`, `gap` away from `rect`, and covers as little of `avoid` as it can. When no side has room
    for it, the side is `none`: it lies where it covers least of `rect` and of `avoid`.
    """
    beside = [(there, side) for side in _SIDES for there in _along(rect, size, bounds, gap, side)]
    found = [(there, side) for there, side in beside if _inside(there, bounds)]
    if found:
        return _cheapest(found, rect, avoid)
    anywhere = _everywhere(size, bounds)
    return min(anywhere, key=lambda there: _share(there, [(rect, 4.0), *avoid])), "none"


def _along(rect: QRectF, size: QSizeF, bounds: QRectF, gap: float, side: Side) -> Iterator[QRectF]:
    """Places on one side of `rect`, from one end of it to the other."""
    wide, high = size.width(), size.height()
    if side in ("left", "right"):
        x = rect.left() - gap - wide if side == "left" else rect.right() + gap
        for y in _steps(rect.top(), rect.bottom(), high, bounds.top(), bounds.bottom()):
            yield QRectF(x, y, wide, high)
    else:
        y = rect.top() - gap - high if side == "above" else rect.bottom() + gap
        for x in _steps(rect.left(), rect.right(), wide, bounds.left(), bounds.right()):
            yield QRectF(x, y, wide, high)


def _steps(start: float, end: float, length: float, low: float, high: float) -> list[float]:
    """Where something of that length may begin and still reach the middle of start…end; the centred place first."""
    middle = (start + end) / 2
    centred = middle - length / 2
    far = length / 2 + (end - start) / 2 - min(length, end - start) / 4
    found = [centred, *(centred + far * step / _STEPS * sign for step in range(1, _STEPS + 1) for sign in (-1, 1))]
    return [min(max(value, low), high - length) for value in found]


def _everywhere(size: QSizeF, bounds: QRectF) -> Iterator[QRectF]:
    for down in range(5):
        for right in range(5):
            x = bounds.left() + max(0.0, bounds.width() - size.width()) * right / 4
            y = bounds.top() + max(0.0, bounds.height() - size.height()) * down / 4
            yield QRectF(x, y, size.width(), size.height())


def _inside(there: QRectF, bounds: QRectF) -> bool:
    return bounds.adjusted(-0.5, -0.5, 0.5, 0.5).contains(there)


def _share(there: QRectF, others: Iterable[Avoided]) -> float:
    """How much of it covers others, 0 to 1 for each, times how dear each is."""
    area = there.width() * there.height()
    common = ((there & other, dear) for other, dear in others)
    return sum(part.width() * part.height() * dear for part, dear in common if not part.isEmpty()) / max(1.0, area)


def _cheapest(found: Sequence[tuple[QRectF, Side]], rect: QRectF, avoid: Sequence[Avoided]) -> tuple[QRectF, Side]:
    """The first of those that cost least. What a place covers is only counted where the rest can still win."""
    best, least = found[0], math.inf
    for there, side in found:
        cost = _standing(there, side, rect)
        if cost < least and (cost := cost + _share(there, avoid)) < least:
            best, least = (there, side), cost
    return best


def _standing(there: QRectF, side: Side, rect: QRectF) -> float:
    """What it costs to stand there, whatever that covers."""
    off = there.center() - rect.center()
    length = there.height() if side in ("left", "right") else there.width()
    away = abs(off.y() if side in ("left", "right") else off.x()) / max(1.0, length / 2)
    return _DEAR[side] + _OFF_CENTRE * away
