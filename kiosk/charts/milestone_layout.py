"""Milestones' words arranged above an axis or beside a hanging one: as large as there is room for.

Chooses sizes of type, full or short texts and forms, and asks `stems` where they can stand. Must not know pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kiosk.charts.milestone import Words, dates_only, row_words, set_words
from kiosk.charts.stems import LOOKS, Size, Sky, Spot, scatter, spread, terraces
from kiosk.content.deck import Milestone
from kiosk.look.larger import sizes
from kiosk.look.look import Look

#: A form that a milestone's words can take, and its size for the search.
Form = tuple[Size, Words]


@dataclass(frozen=True)
class Placed:
    """A milestone's words, their spot, and where on the axis they belong (pixels along it)."""

    words: Words
    spot: Spot
    anchor: float


#: A text up to this width in u is not broken where it can stand higher instead.
_BRIEF = 310.0
#: What is tried where stems are bent, and where words stand in rows: short texts or not, and the size in u.
_BENT = ((False, 30.0), (False, 28.0), (True, 28.0), (False, 26.0), (False, 24.0), (True, 24.0))
_IN_ROWS = ((False, 32.0), (False, 30.0), (False, 28.0), (False, 26.0), (True, 28.0), (True, 24.0))


def _larger_first(look: Look, usual: Sequence[tuple[bool, float]]) -> list[tuple[bool, float]]:
    """What is tried, larger text before all that is usual."""
    return [*larger(look, usual[0][1]), *usual]


def larger(look: Look, most: float) -> list[tuple[bool, float]]:
    """What a text scale adds to tries that begin at `most` u: short texts or not, and the size; whole texts first.

    Every second size will do: setting all words again takes longest of all.
    """
    grown = [size for size in sizes(look, (most,)) if size > most][::2]
    return [(short, size) for short in (False, True) for size in grown]


def forms(look: Look, step: Milestone, size: float, short: bool) -> list[Form]:
    """The forms that one milestone's words can take with the text at `size` u: one to four lines."""
    px, found = look.px, dict[tuple[int, bool], Form]()
    whole = set_words(look, step, look.frame.content, size, 3, short=short)
    brief = whole.text.width <= px(_BRIEF)  # better whole and higher up than broken
    for share, cost in ((1.0, 0.2), (0.62, 0.7 if brief else 0.1), (0.44, 0.8), (0.34, 1.3)):
        width = max(whole.text.width * share, px(170))
        for beside in (False, True) if step.tag else (False,):
            room = max(width, px(500)) if beside else width
            words = set_words(look, step, room, size, 4, short=short, beside=beside)
            form = (len(words.text.lines), words.beside)
            if words.fits and words.width < px(500) and form not in found:
                dear = cost if form[0] > 1 or words.width > px(_BRIEF) else 0.0
                found[form] = (Size(words.width, words.height, dear + (0.3 if beside else 0.0)), words)
    return list(found.values())


def upright(
    anchors: Sequence[float], given: Sequence[Sequence[Form]], sky: Sky, looks: int = LOOKS
) -> list[Placed]:
    """Words on upright stems; empty if no place is found in so many `looks`."""
    if not all(given):
        return []
    spots = scatter(anchors, [[size for size, _ in form] for form in given], sky, looks) or []
    return [Placed(given[i][spot.shape][1], spot, anchors[i]) for i, spot in enumerate(spots)]


def bent(look: Look, steps: Sequence[Milestone], anchors: Sequence[float], sky: Sky) -> tuple[list[Placed], bool]:
    """Words on bent stems, for steps that crowd, and whether all of them are there.

    As few steps to a flight and as large words as will do; tags give way last, and in the end only dates stand.
    """
    px, middle, end = look.px, look.frame.width / 2, sky.right
    for left, _, right, _ in sky.pictures:
        if (left + right) / 2 > middle:
            end = min(end, left - px(20))
    area = replace(sky, right=end, floor=sky.floor - px(34), gap=px(14), beside=px(12), pictures=())
    bare = [step.model_copy(update={"tag": None}) for step in steps]
    for given in (steps, bare):
        for short, size in _larger_first(look, _BENT):
            for flight in (1, 2, 3):
                found = _flights(look, given, anchors, area, flight, size, short)
                if found:
                    return found, given is steps
    made = [dates_only(look, step) for step in steps]
    for flight in (1, 2, 3):
        spots = terraces(anchors, [Size(words.width, words.height) for words in made], flight, area)
        if spots:
            return [Placed(made[i], spot, anchors[i]) for i, spot in enumerate(spots)], False
    return [], False


def _flights(
    look: Look, steps: Sequence[Milestone], anchors: Sequence[float], area: Sky, flight: int, size: float, short: bool
) -> list[Placed]:
    groups = -(-len(anchors) // flight)
    room = (area.right - area.left - area.gap * (groups - 1)) / groups - flight * area.beside * 1.8
    made: list[Words] = []
    for step in steps:
        words = set_words(look, step, room, size, 5, short=short, beside=True)
        if not words.fits:
            return []
        made.append(words)
    spots = terraces(anchors, [Size(words.width, words.height) for words in made], flight, area) or []
    return [Placed(made[i], spot, anchors[i]) for i, spot in enumerate(spots)]


def rows(
    look: Look,
    steps: Sequence[Milestone],
    anchors: Sequence[float],
    left: float,
    top: float,
    water: float,
    shelves: Sequence[float],
) -> tuple[list[Placed], float, bool]:
    """Words in rows from `left` to the margin, between `top` and a shelf on the water, near their anchors.

    Returns the rows, the shelf that was left (one of `shelves`, the highest first), and whether all words are there.
    """
    px, width = look.px, look.frame.right - left
    for short, size in _larger_first(look, _IN_ROWS):
        made = [set_words(look, step, width, size, 2, short=short, beside=True) for step in steps]
        if not all(words.fits for words in made):
            continue
        for shelf in shelves:
            placed = _column(made, anchors, left, top, water - shelf - px(26), px(12), px(44))
            if placed:
                return placed, shelf, True
    shelf, placed = shelves[-1], []
    for size in sizes(look, (30.0, 28.0, 26.0, 24.0)):
        made = [row_words(look, step, width, size) for step in steps]
        placed = _column(made, anchors, left, top, water - shelf - px(26), px(4), px(30))
        if placed:
            break
    return placed, shelf, bool(placed) and all(words.fits for words in made)


def _column(
    made: Sequence[Words], anchors: Sequence[float], left: float, low: float, high: float, least: float, most: float
) -> list[Placed]:
    """Words under one another, each near its anchor; empty if they do not fit."""
    heights = [words.height for words in made]
    airy = (high - low - sum(heights)) / (len(made) + 1) * 0.7
    wishes = [anchor - words.first_middle for anchor, words in zip(anchors, made, strict=True)]
    starts = spread(wishes, heights, low, high, max(least, min(most, airy))) or []
    return [
        Placed(words, Spot(0, (left, y, left + words.width, y + words.height), y + words.first_middle, False), anchor)
        for words, y, anchor in zip(made, starts, anchors, strict=bool(starts))
    ]
