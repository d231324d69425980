"""A tree's crown for any number of strands: twigs that grow towards free space, each strand in its own sector.

Space colonisation (Runions, Lane and Prusinkiewicz 2007) with a fixed seed. Everything is in drawing units, in which
the trunk ends at `TOP` and the crown fills an ellipse above it. Must not know colours or Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import cos, pi, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # numpy takes 0.1 s to import; it is fetched when the first layout needs it
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float64]


#: The drawing: its size, the middle of its trunk, where the crown begins and where the waterline lies.
WIDTH, HEIGHT, MIDDLE, TOP, WATER = 1120.0, 820.0, 560.0, 480.0, 680.0
#: Left, top, right and bottom of the crown.
CROWN = (37.0, 44.0, 1133.0, 440.0)
STRAND_GAP = 7.0
_STEP, _KILL, _REACH = 6.5, 13.0, 120.0
_STRAY = 40.0  # how far twigs and tips may reach out of their strand's sector


@dataclass(frozen=True)
class Strand:
    """One strand's share of the crown: its limb as points, its twigs as segments by thickness, its tips."""

    limb: Points
    twigs: tuple[Points, ...]  # thin, middle, thick; each n × 2 × 2
    tips: Points


def strand_x(index: int, count: int) -> float:
    """Where a strand rises in the trunk."""
    return MIDDLE + STRAND_GAP * (index - (count - 1) / 2)


@lru_cache(maxsize=8)
def grow(count: int) -> tuple[Strand, ...]:
    """The crowns of `count` strands, from left to right."""
    import numpy as np

    chance = np.random.default_rng(2025)
    return tuple(_strand(index, count, chance) for index in range(count))


def sector(index: int, count: int) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what a grown strand's crown may cover, without growing it."""
    left, top, right, bottom = CROWN
    angles = [low + (high - low) * step / 12 for low, high in [_angles(index, count)] for step in range(13)]
    xs = [strand_x(index, count), *(MIDDLE + (right - left) / 2 * cos(angle) for angle in angles)]
    ys = [TOP, *(bottom + 10 - (bottom - top) * sin(angle) for angle in angles)]
    return min(xs) - _STRAY, min(ys) - _STRAY, max(xs) + _STRAY, max(ys) + _STRAY


def _angles(index: int, count: int) -> tuple[float, float]:
    """Where a strand's sector begins and ends, in radians from the right."""
    low, high = (pi * (1 - (index + edge) / count) for edge in (1, 0))
    return max(low, 0.06 * pi), min(high, 0.94 * pi)


def _strand(index: int, count: int, chance: np.random.Generator) -> Strand:
    import numpy as np

    left, top, right, bottom = CROWN
    centre = np.array([MIDDLE, bottom + 10])
    reach = np.array([(right - left) / 2, bottom - top])
    low, high = _angles(index, count)
    angle = (low + high) / 2
    limb = _limb(strand_x(index, count), centre + 0.60 * reach * np.array([cos(angle), -sin(angle)]), angle)
    # An even scatter over the sector's area: radii follow a square root.
    amount = round(620 / count)
    angles = chance.uniform(low, high, amount)
    radii = np.sqrt(chance.uniform(0.05, 1.0, amount)) * chance.uniform(0.92, 1.0, amount)
    scatter = centre + reach * radii[:, None] * np.stack([np.cos(angles), -np.sin(angles)], axis=1)
    nodes, parents = _colonise(limb[len(limb) // 4 :], scatter)
    return _shape(limb, nodes, parents, len(limb) - len(limb) // 4)


def _limb(x: float, end: Points, angle: float) -> Points:
    """The strand's own branch, a cubic from the trunk's top, upright at first."""
    import numpy as np

    start = np.array([x, TOP])
    rise = (TOP - end[1]) * (0.5 + 0.35 * sin(angle))
    first = np.array([x, TOP - rise])
    second = end - 0.35 * (end - start) * np.array([1.0, 0.45])
    t = np.linspace(0, 1, 36)[:, None]
    return np.asarray(start * (1 - t) ** 3 + 3 * first * t * (1 - t) ** 2 + 3 * second * t * t * (1 - t) + end * t**3)


def _colonise(limb: Points, targets: Points) -> tuple[Points, list[int]]:
    """Nodes and their parents: every step, nodes grow towards the targets they are nearest to."""
    import numpy as np

    nodes, parents = limb.copy(), list(range(-1, len(limb) - 1))
    grown: set[tuple[int, int, int]] = set()
    for _ in range(90):
        if not len(targets):
            break
        apart = np.linalg.norm(targets[:, None, :] - nodes[None, :, :], axis=2)
        nearest, distance = apart.argmin(axis=1), apart.min(axis=1)
        targets, nearest = targets[distance > _KILL], nearest[distance > _KILL]
        near = distance[distance > _KILL] < _REACH
        fresh: list[Points] = []
        for node in np.unique(nearest[near]):
            pull = targets[near & (nearest == node)] - nodes[node]
            way = (pull / np.linalg.norm(pull, axis=1)[:, None]).sum(axis=0)
            length = float(np.linalg.norm(way))
            if length < 1e-6:
                continue
            place = nodes[node] + way / length * _STEP
            key = (int(node), round(place[0]), round(place[1]))
            if key in grown:
                continue
            grown.add(key)
            fresh.append(place)
            parents.append(int(node))
        if not fresh:
            break
        nodes = np.vstack([nodes, fresh])
    return nodes, parents


def _shape(limb: Points, nodes: Points, parents: list[int], own: int) -> Strand:
    """Thickness by how many tips hang on a twig; the limb itself is drawn apart."""
    import numpy as np

    load = np.zeros(len(nodes))
    leaf = np.ones(len(nodes), dtype=bool)
    leaf[[parent for parent in parents if parent >= 0]] = False
    leaf[:own] = False
    load[leaf] = 1
    for node in range(len(nodes) - 1, -1, -1):  # children always follow their parents
        if parents[node] >= 0:
            load[parents[node]] += load[node]
    classes: tuple[list[Points], ...] = ([], [], [])
    for node in range(own, len(nodes)):
        segment = np.stack([nodes[parents[node]], nodes[node]])
        classes[0 if load[node] < 3 else 1 if load[node] < 9 else 2].append(segment)
    twigs = tuple(np.array(found) if found else np.empty((0, 2, 2)) for found in classes)
    return Strand(limb, twigs, nodes[leaf])
