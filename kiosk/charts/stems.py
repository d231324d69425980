"""Where labels stand above an axis: at which height and on which side of their stems, so that nothing meets.

Two ways: `scatter` looks for heights and sides freely with upright stems; `terraces` puts labels into lanes and bends
the stems towards them, which always works. Pure geometry in pixels, y growing downwards. Must not know text or Qt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # numpy takes 0.1 s to import; it is fetched when the first layout needs it
    import numpy as np
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]
    Boxes = NDArray[np.float64]


#: Left, top, right, bottom.
Box = tuple[float, float, float, float]
LOOKS = 400  # placings that `scatter` tries unless it is told to look longer


@dataclass(frozen=True)
class Size:
    """A shape a label can take, and how unwelcome it is."""

    width: float
    height: float
    cost: float = 0.0


@dataclass(frozen=True)
class Spot:
    """Where a label ends up: which of its shapes, its box, its stem's x, and whether it hangs at the stem's left."""

    shape: int
    box: Box
    stem: float
    leftward: bool


@dataclass(frozen=True)
class Sky:
    """The room above an axis: its bounds, boxes that labels keep off, the height of one step, gaps and stem gap.

    Stems keep off `obstacles` too, but pass behind `pictures`.
    """

    left: float
    top: float
    right: float
    floor: float
    obstacles: tuple[Box, ...]
    step: float
    gap: float
    beside: float
    pictures: tuple[Box, ...] = ()


Choices = list[tuple[float, Spot]]


def meets(one: Box, other: Box, across: float = 0.0, up: float = 0.0) -> bool:
    """Whether two boxes come nearer than `across` sideways and `up` in height."""
    return (
        one[0] < other[2] + across and other[0] < one[2] + across and one[1] < other[3] + up and other[1] < one[3] + up
    )


def scatter(
    anchors: Sequence[float], shapes: Sequence[Sequence[Size]], sky: Sky, looks: int = LOOKS
) -> list[Spot] | None:
    """A spot for every label, with upright stems at `anchors` (rising); None if none is found.

    A search with forward checking: a spot once taken strikes out all that would meet it, and the label with the
    fewest spots left is placed next. It stops at the best of `looks` placings.
    """
    import numpy as np

    choices = [_choices(index, anchors, shapes[index], sky) for index in range(len(anchors))]
    if not all(choices):
        return None
    count = len(anchors)
    costs = [np.array([cost for cost, _ in found]) for found in choices]
    apart = {(i, j): _apart(choices[i], choices[j], sky) for i in range(count) for j in range(count) if i != j}
    levels = [np.array([spot.box[3] for _, spot in found]) for found in choices]
    best: list[int] | None = None
    least, tried = float("inf"), 0

    def visit(taken: dict[int, int], open_: dict[int, Mask], cost: float) -> None:
        nonlocal best, least, tried
        if not open_:
            best, least = [taken[index] for index in range(count)], cost
            return
        index = min(open_, key=lambda one: int(open_[one].sum()))
        floor = sum(float(costs[other][mask].min()) for other, mask in open_.items() if other != index)
        own = costs[index].copy()
        for other in (index - 1, index + 1):  # neighbours look better at different heights
            if other in taken:
                own += 0.6 * (np.abs(levels[index] - levels[other][taken[other]]) < sky.step * 0.9)
        for choice in np.argsort(own, kind="stable"):
            if not open_[index][choice]:
                continue
            if tried > looks or cost + float(own[choice]) + floor >= least:
                return
            tried += 1
            left = {other: mask & apart[index, other][choice] for other, mask in open_.items() if other != index}
            if all(mask.any() for mask in left.values()):
                visit({**taken, index: int(choice)}, left, cost + float(own[choice]))

    visit({}, {index: np.ones(len(found), dtype=np.bool_) for index, found in enumerate(choices)}, 0.0)
    return [choices[index][choice][1] for index, choice in enumerate(best)] if best else None


def _apart(ours: Choices, theirs: Choices, sky: Sky) -> Mask:
    """For every spot of one label and every spot of another, whether both can be."""
    import numpy as np

    one = np.array([spot.box for _, spot in ours])[:, None, :]
    other = np.array([spot.box for _, spot in theirs])[None, :, :]
    boxes = _meet(one, other, sky.gap * 1.6, sky.gap)
    return np.asarray(~(boxes | _cross(ours, one, other, sky) | _cross(theirs, other, one, sky)))


def _meet(one: Boxes, other: Boxes, across: float, up: float) -> Mask:
    import numpy as np

    return np.asarray(
        (one[..., 0] < other[..., 2] + across)
        & (other[..., 0] < one[..., 2] + across)
        & (one[..., 1] < other[..., 3] + up)
        & (other[..., 1] < one[..., 3] + up)
    )


def _cross(stems: Choices, own: Boxes, other: Boxes, sky: Sky) -> Mask:
    """Whether stems, which reach from the floor to the tops of their own labels, run through other labels."""
    import numpy as np

    x = stems[0][1].stem  # all spots of a label share its anchor
    lines = np.stack([np.full_like(own[..., 0], x), own[..., 1], np.full_like(own[..., 0], x)], axis=-1)
    floor = np.full_like(own[..., :1], sky.floor + sky.step)
    return _meet(np.concatenate([lines, floor], axis=-1), other, sky.beside * 0.8, sky.gap * 0.5)


def _choices(index: int, anchors: Sequence[float], shapes: Sequence[Size], sky: Sky) -> Choices:
    """All spots of one label that keep off the obstacles, the cheapest first."""
    found = []
    anchor = anchors[index]
    for shape, size in enumerate(shapes):
        for leftward in (False, True):
            left = anchor - sky.beside - size.width if leftward else anchor + sky.beside
            if left < sky.left or left + size.width > sky.right:
                continue
            bottom, level = sky.floor, 0
            while bottom - size.height >= sky.top:
                box = (left, bottom - size.height, left + size.width, bottom)
                stem = (anchor, box[1], anchor, sky.floor)
                covered = any(meets(box, other, sky.gap, sky.gap) for other in (*sky.obstacles, *sky.pictures))
                if not covered and not any(meets(stem, other) for other in sky.obstacles):
                    cost = size.cost + 0.12 * level + (0.25 if leftward else 0.0)
                    found.append((cost, Spot(shape, box, anchor, leftward)))
                bottom -= sky.step
                level += 1
    return sorted(found, key=lambda choice: choice[0])


def terraces(anchors: Sequence[float], sizes: Sequence[Size], lanes: int, sky: Sky) -> list[Spot] | None:
    """Labels in groups of `lanes`, each group a flight of steps that falls to the right; None if they do not fit.

    Stems stand in the anchors' order, so bends below them never cross.
    """
    count = len(anchors)
    groups = [range(start, min(start + lanes, count)) for start in range(0, count, lanes)]
    stair = sky.beside * 1.8
    widths = [max(lane * stair + sky.beside + sizes[i].width for lane, i in enumerate(group)) for group in groups]
    wishes = [sum(anchors[i] for i in group) / len(group) - widths[k] * 0.2 for k, group in enumerate(groups)]
    starts = spread(wishes, widths, sky.left, sky.right, sky.gap)
    if starts is None:
        return None
    spots: list[Spot] = []
    for group, start in zip(groups, starts, strict=True):
        floor, flight = sky.floor, list[Spot]()
        for lane, index in reversed(list(enumerate(group))):
            stem, size = start + lane * stair, sizes[index]
            box = (stem + sky.beside, floor - size.height, stem + sky.beside + size.width, floor)
            full = box[1] < sky.top or any(meets(box, other, sky.gap, sky.gap) for other in sky.obstacles)
            if full or any(meets(box, other, sky.gap, sky.gap) for other in sky.pictures):
                return None
            flight.insert(0, Spot(0, box, stem, False))
            floor = box[1] - sky.gap
        spots += flight
    return spots


def spread(
    wishes: Sequence[float], lengths: Sequence[float], low: float, high: float, gap: float
) -> list[float] | None:
    """Starts near `wishes` for pieces of `lengths` in this order, `gap` apart, within `low` and `high`."""
    if sum(lengths) + gap * (len(lengths) - 1) > high - low + 0.5:
        return None
    starts = list(wishes)
    # Pool neighbours that overlap into blocks that share their wishes' mean: the least movement in squares.
    pools: list[list[int]] = []
    offsets = [0.0] * len(starts)
    for index in range(len(starts)):
        pools.append([index])
        while len(pools) > 1 and _start(pools[-1], wishes, offsets) < _end(pools[-2], wishes, offsets, lengths) + gap:
            right = pools.pop()
            shift = offsets[pools[-1][-1]] + lengths[pools[-1][-1]] + gap
            base = offsets[right[0]]
            for piece in right:
                offsets[piece] += shift - base
            pools[-1] += right
    for pool in pools:
        start = _start(pool, wishes, offsets)
        for piece in pool:
            starts[piece] = start + offsets[piece]
    floor = low
    for index, length in enumerate(lengths):
        starts[index] = max(starts[index], floor)
        floor = starts[index] + length + gap
    ceiling = high
    for index in range(len(lengths) - 1, -1, -1):
        starts[index] = min(starts[index], ceiling - lengths[index])
        ceiling = starts[index] - gap
    return starts


def _start(pool: Sequence[int], wishes: Sequence[float], offsets: Sequence[float]) -> float:
    return sum(wishes[piece] - offsets[piece] for piece in pool) / len(pool)


def _end(pool: Sequence[int], wishes: Sequence[float], offsets: Sequence[float], lengths: Sequence[float]) -> float:
    return _start(pool, wishes, offsets) + offsets[pool[-1]] + lengths[pool[-1]]
