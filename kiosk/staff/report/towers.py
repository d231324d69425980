"""The chart of hours: towers of lamps on the waterline, as SVG. One lamp is one visit, or a round number of them.

Owns the drawing; its colours are classes, so that paper can have others. Must not know languages.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

WIDTH, HEIGHT, WATERLINE = 1080.0, 372.0, 296.0
_TALLEST = 236.0
#: Distance between lamps, at most and at least; lamps of a floor, at least and at most; what a tower takes of its hour.
_PITCH = (16.0, 5.0)
_FLOOR = (4, 9)
_SHARE = 0.74
_LAMP = 0.74  # of the pitch
_FEWEST = 8  # hours that are drawn


@dataclass(frozen=True)
class Scale:
    """How the lamps are laid: visits to a lamp, the distance between lamps, lamps to a floor."""

    visits: int
    pitch: float
    floor: int


def scale(most: int, slot: float) -> Scale:
    """The largest lamps, in the slenderest towers, with which that of `most` visits has room.

    `slot` is the width of an hour.
    """
    for visits in (count * 10**power for power in range(9) for count in (1, 2, 5)):
        lamps = math.ceil(most / visits)
        pitch = _PITCH[0]
        while pitch >= _PITCH[1]:
            widest = max(1, min(_FLOOR[1], int(slot * _SHARE / pitch)))
            for floor in range(min(_FLOOR[0], widest), widest + 1):
                if math.ceil(lamps / floor) * pitch <= _TALLEST:
                    return Scale(visits, pitch, floor)
            pitch -= 0.5
    raise ValueError(f"{most} visits in an hour")


def shown_hours(hours: Sequence[int]) -> range:
    """From the first hour in which somebody came to the last, and some around them if these are few."""
    busy = [hour for hour, count in enumerate(hours) if count] or [9, 16]
    first, last = busy[0], busy[-1]
    while last - first + 1 < _FEWEST:
        first, last = max(0, first - 1), min(23, last + 1)
    return range(first, last + 1)


def towers(hours: Sequence[int], label: str) -> tuple[Markup, int]:
    """The chart of 24 numbers of visits, and how many visits a lamp is."""
    shown = shown_hours(hours)
    slot = WIDTH / len(shown)
    how = scale(max(1, max(hours)), slot)
    texture = random.Random(7)  # the same lamps are bright in every report
    parts = []
    for place, hour in enumerate(shown):
        middle = (place + 0.5) * slot
        lamps = math.ceil(hours[hour] / how.visits)
        parts.append(_tower(middle, lamps, how, texture, brightest=hours[hour] == max(hours) > 0))
        top = WATERLINE - math.ceil(lamps / how.floor) * how.pitch - 12
        if hours[hour]:
            parts.append(
                Markup('<text class="count" x="{:.1f}" y="{:.1f}">{:,}</text>').format(middle, top, hours[hour])
            )
        parts.append(
            Markup('<text class="hour" x="{:.1f}" y="{:.1f}">{}</text>').format(middle, HEIGHT - 8, f"{hour:02}")
        )
    shore = Markup('<rect class="shore" x="0" y="{}" width="{}" height="2"/>').format(WATERLINE, WIDTH)
    head = Markup('<svg class="towers" viewBox="0 0 {:.0f} {:.0f}" role="img" aria-label="{}">').format(
        WIDTH, HEIGHT, label
    )
    return head + Markup("").join(parts) + shore + Markup("</svg>"), how.visits


def _tower(middle: float, lamps: int, how: Scale, texture: random.Random, *, brightest: bool) -> Markup:
    side = how.pitch * _LAMP
    left = middle - how.floor * how.pitch / 2 + (how.pitch - side) / 2
    paths: list[list[str]] = [[], [], []]
    for lamp in range(lamps):
        floor, place = divmod(lamp, how.floor)
        x, y = left + place * how.pitch, WATERLINE - 3 - floor * how.pitch - side
        paths[texture.choice((0, 0, 1, 2))].append(f"M{x:.1f} {y:.1f}h{side:.1f}v{side:.1f}h-{side:.1f}z")
    drawn = Markup("").join(
        Markup('<path class="lamp{}" opacity="{}" d="{}"/>').format(
            " first" if brightest else "", opacity, "".join(path)
        )
        for opacity, path in zip((1, 0.84, 0.7), paths, strict=True)
        if path
    )
    return drawn + _reflection(left, side, min(lamps, how.floor), how.pitch, texture, brightest=brightest)


def _reflection(
    left: float, side: float, columns: int, pitch: float, texture: random.Random, *, brightest: bool
) -> Markup:
    rows = []
    for row in range(6):
        y = WATERLINE + 6 + row * 5.5
        dashes = [
            f"M{left + column * pitch + texture.uniform(-1, 1):.1f} {y:.1f}h{side * texture.uniform(0.5, 1):.1f}"
            for column in range(columns)
            if texture.random() < 0.85 - row * 0.1
        ]
        if dashes:
            opacity = f"{0.42 * (1 - row / 6):.2f}"
            name = " first" if brightest else ""
            rows.append(Markup('<path class="dash{}" opacity="{}" d="{}"/>').format(name, opacity, "".join(dashes)))
    return Markup("").join(rows)
