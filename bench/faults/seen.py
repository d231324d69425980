"""What a visitor sees while something happens: the same picture, another one, or none, and for how long.

Must not know what happens.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

import numpy

from bench.faults.booth import Booth, blank, differ

_PERIOD = 0.04  # s between two looks
_KEPT = 1.5  # s that it must last to count as recovered
#: The share of pixels that may differ in what counts as the same picture.
_SAME = 0.002


@dataclass(frozen=True)
class Seen:
    """What was seen: `spells` are (what, seconds) in order; `back` seconds until it was right again, or None."""

    spells: tuple[tuple[str, float], ...]
    back: float | None
    told: str = ""

    @property
    def blank(self) -> float:
        """Seconds without any picture."""
        return sum(seconds for what, seconds in self.spells if what == "blank")

    @property
    def longest_blank(self) -> float:
        """Seconds of the longest time without any picture."""
        return max((seconds for what, seconds in self.spells if what == "blank"), default=0.0)

    def words(self) -> str:
        """In words."""
        named = {"same": "the same picture", "blank": "a blank screen", "other": "another slide or a picture of one"}
        if {what for what, _ in self.spells} == {"same"}:
            return "nothing: the same picture all the time"
        if {what for what, _ in self.spells} == {"other"}:
            return "the other slides, never a blank screen"
        parts = [f"{named[what]} for {seconds:.1f} s" for what, seconds in self.spells[:-1] if seconds >= 0.1]
        return ", ".join([*parts, f"then {named[self.spells[-1][0]]}"])


def watch(
    booth: Booth,
    act: Callable[[], object],
    known: numpy.ndarray | None,
    right: Callable[[str], bool],
    patience: float = 40.0,
    least: float = _KEPT,
) -> Seen:
    """Do something to a booth, and look until it is right again for a while, at least for `least` seconds.

    `known` is the picture that counts as the same; `right` is asked with "same", "other" or "blank".
    """
    length = len(booth.told())
    looks: list[tuple[float, str]] = []
    began = time.monotonic()
    act()
    good_since: float | None = None
    while (now := time.monotonic() - began) < patience:
        picture = booth.glance()
        what = "blank" if picture is None or blank(picture) else "other"
        if what == "other" and picture is not None and known is not None and differ(picture, known) <= _SAME:
            what = "same"
        looks.append((now, what))
        if not right(what):
            good_since = None
        elif good_since is None:
            good_since = now
        if good_since is not None and now - good_since >= _KEPT and now >= least:
            break
        time.sleep(_PERIOD)
    spells, end = [], looks[-1][0]
    for what, group in groupby(looks, key=lambda look: look[1]):
        first = next(group)[0]
        spells.append((what, first))
    lasting = [
        (what, (spells[place + 1][1] if place + 1 < len(spells) else end) - first)
        for place, (what, first) in enumerate(spells)
    ]
    return Seen(tuple(lasting), good_since, _said(booth.told()[length:]))


def _said(lines: str) -> str:
    """The first thing that staff are told, in English where both languages are there."""
    for level in (" CRITICAL ", " ERROR ", " WARNING "):
        for line in lines.splitlines():
            if level in line:
                return line.partition(level)[2].split(" · ")[-1].strip()
    return ""
