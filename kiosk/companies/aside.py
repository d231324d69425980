"""What lies in the water beside a company's past: honours in gold, facts, the card that leads on, the QR plate.

Owns what of it finds room: two honours come before facts, what was written first before what follows. Must not know the
page around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from PySide6.QtCore import QRectF

from kiosk.companies.qr import Code, QrPlate, encode
from kiosk.companies.related import HIGH, card_width, chip_width, lay_card, lay_chip
from kiosk.content.deck import Company
from kiosk.content.fields import Text
from kiosk.look.larger import set_at, sizes
from kiosk.look.look import Look, Setting
from kiosk.look.tokens import BODY, KEY
from kiosk.look.typeset import in_one_line, spaced
from kiosk.pages.about import INDENT, lay_item, pitch
from kiosk.pages.deck_page import DeckPage
from kiosk.pages.page import Fault

#: A text, and whether it is an honour.
Item = tuple[Text, bool]
_SIZES = (30.0, 28.0, 26.0, 24.0)  # u, of facts; honours are bold
_ENLARGED = 4  # lines that a fact may take which is larger than usual
_GAIN = 1.2  # so much larger facts must stand in two columns to be parted
_AT, _STAGGER = 600.0, 80.0  # when things in the water begin to enter, and how much later the next does (ms)
_GAP = 32.0  # u, between the plate and what stands beside it
_QR_MOST = 250.0  # u, the highest plate
_OVER_CARD = 20.0  # u, between items and the card, and between the card and the chip beside it
_STACKED = 14.0  # u, between the card and the chip below it
_LEAST_CARD = 270.0  # u, the narrowest card that has a chip beside it
_PITCH = 1.55


@dataclass(frozen=True)
class _Foot:
    """What ends the room: the plate, how wide all beside it is, and the card and the chip below what stands there.

    `needs` is how high card and chip are, 0 if there are none or no room for them.
    """

    code: Code | None
    width: float
    card: float
    chip: float
    stacked: bool
    needs: float


def lay_aside(
    page: DeckPage,
    items: Sequence[Item],
    other: tuple[Company, str] | None,
    rival: Company | None,
    link: str | None,
    room: QRectF,
    *,
    flowing: Sequence[Item] = (),
    before: QRectF | None = None,
) -> None:
    """Everything within `room`: the plate at its right, items from its top, the card and what compares below them.

    `other` is the company that the card leads to, and what it shares; `rival` is whom the chip compares with. Items
    that are `flowing` stand in the room `before` it, and go on below the others where they find more room so.
    """
    px = page.look.px
    foot = _foot(page, other, rival, link, room)
    if foot.stacked and other is not None and not _whole(page, items, foot, room):  # the dock leads on, too
        page.faults.append(Fault("company_crowded", page.t(other[0].name)))
        other = None
        foot = _foot(page, other, rival, link, room)
    if foot.code is not None:
        page.add(QrPlate(foot.code, room.right(), room.bottom() - foot.code.height, _AT + 2 * _STAGGER))
    elif link:
        page.faults.append(Fault("company_crowded", link))
    beside = QRectF(room.left(), room.top(), foot.width, room.height())
    largest = None
    if before is not None:
        kept, largest = _flow(page, items, flowing, before, beside, foot.needs)
        lay_items(page, flowing[:kept], before, 0, largest=largest)
        items = [*items, *flowing[kept:]]
        if flowing[kept:] and largest is not None:  # both columns begin at one height where there is room for that
            made = [_set(page, page.look, item, largest, 3, foot.width) for item in items]
            spare = beside.height() - _depth(made) - (foot.needs + px(_OVER_CARD) if foot.needs else 0.0)
            beside.setTop(beside.top() + min(max(0.0, spare), max(0.0, before.top() - beside.top())))
    bottom = lay_items(page, items, beside, foot.needs, largest=largest)
    if not foot.needs:
        if other is not None:
            page.faults.append(Fault("company_crowded", page.t(other[0].name)))
        return
    # Beside a plate the card ends where the plate does; without one it follows what is above it.
    low, high = room.bottom() - foot.needs, px(HIGH)
    left, top = room.left(), low if foot.code is not None else min(low, bottom + px(_OVER_CARD))
    if other is not None:
        lay_card(page, other[0], other[1], QRectF(left, top, foot.card, high), _AT + _STAGGER)
        left, top = (left, top + high + px(_STACKED)) if foot.stacked else (left + foot.card + px(_OVER_CARD), top)
    if rival is not None:
        lay_chip(page, rival, QRectF(left, top, foot.chip, high), _AT + 2 * _STAGGER)


def flows(
    page: DeckPage,
    items: Sequence[Item],
    other: tuple[Company, str] | None,
    rival: Company | None,
    link: str | None,
    room: QRectF,
    *,
    flowing: Sequence[Item],
    before: QRectF,
) -> bool:
    """Whether `lay_aside` finds room for all of it."""
    foot = _foot(page, other, rival, link, room)
    beside = QRectF(room.left(), room.top(), foot.width, room.height())
    return _flow(page, items, flowing, before, beside, foot.needs)[1] is not None


def _foot(
    page: DeckPage, other: tuple[Company, str] | None, rival: Company | None, link: str | None, room: QRectF
) -> _Foot:
    """What of plate, card and chip finds room, and where."""
    look, px = page.look, page.look.px
    code = encode(link, look, min(room.height(), px(_QR_MOST)))
    width = room.width() - (code.width + px(_GAP) if code is not None else 0.0)
    high, chip = px(HIGH), chip_width(look) if rival is not None else 0.0
    # Where the card would be too narrow beside the chip, it stands over it.
    stacked = bool(other and chip) and width - chip - px(_OVER_CARD) < px(_LEAST_CARD)
    card = 0.0
    if other is not None:
        free = width - chip - px(_OVER_CARD) if chip and not stacked else width
        card = min(free, card_width(page, *other))
    needs = 2 * high + px(_STACKED) if stacked else high
    shown = (other or rival) is not None and room.height() >= needs
    return _Foot(code, width, card, chip, stacked, needs if shown else 0.0)


def _whole(page: DeckPage, items: Sequence[Item], foot: _Foot, room: QRectF) -> bool:
    """Whether all items find room over card and chip."""
    made = [_set(page, page.look, item, *_tries(page.look)[-1], foot.width) for item in items]
    space = room.height() - (foot.needs + page.look.px(_OVER_CARD) if foot.needs else 0.0)
    return _depth(made) <= space


def _flow(
    page: DeckPage, items: Sequence[Item], flowing: Sequence[Item], before: QRectF, room: QRectF, below: float
) -> tuple[int, float | None]:
    """How many that flow stay in the first room, and the size in u (if any) at which all stand in both.

    All stay where the others would gain little.
    """
    look, count = page.look, len(flowing)
    space = room.height() - (below + look.px(_OVER_CARD) if below else 0.0)
    found: tuple[int, float] | None = None
    for size, lines in _tries(look):
        for kept in range(count, -1, -1):
            first = [_set(page, look, item, size, lines, before.width()) for item in flowing[:kept]]
            second = [_set(page, look, item, size, lines, room.width()) for item in (*items, *flowing[kept:])]
            whole = all(setting.fits for setting in (*first, *second))
            if not whole or _depth(first) > before.height() or _depth(second) > space:
                continue
            found = found or (kept, size)
            if kept == count and size * _GAIN > found[1]:
                return kept, size
            break
    return found or (count, None)


def items_of(company: Company) -> list[Item]:
    """A company's honours, then its facts."""
    return [*((text, True) for text in company.honours), *((text, False) for text in company.facts)]


def lay_items(
    page: DeckPage,
    items: Sequence[Item],
    room: QRectF,
    below: float,
    accent: str = "cyan",
    *,
    largest: float | None = None,
) -> float:
    """As many items as stand in `room` over something `below` pixels high; returns the y below them.

    They are as large as lets all of them stand, `largest` u at most; if not even the smallest size does, what matters
    least is left out.
    """
    space = room.height() - (below + page.look.px(_OVER_CARD) if below else 0)
    made = _set_within(page, items, room.width(), space, largest)[1]
    shown = dict(enumerate(made))
    for place in reversed(_by_rank(items)):
        if _depth(list(shown.values())) > space or not shown[place].fits:
            del shown[place]
            page.faults.append(Fault("company_crowded", page.t(items[place][0])))
    made, items = list(shown.values()), [items[place] for place in shown]
    baseline = room.top() + (made[0].pixels * 0.88 if made else 0.0)
    for place, (setting, (_, gold)) in enumerate(zip(made, items, strict=False)):
        lay_item(page, setting, room.left(), baseline, gold=gold, accent=accent, at=_AT + _STAGGER * min(place, 2))
        baseline += pitch([setting], _PITCH)
    return room.top() + _depth(made)


def fitting(page: DeckPage, items: Sequence[Item], room: QRectF) -> float:
    """The size in u at which `lay_items` shows these, given the whole room."""
    return _set_within(page, items, room.width(), room.height(), None)[0]


def _set_within(
    page: DeckPage, items: Sequence[Item], width: float, space: float, largest: float | None
) -> tuple[float, list[Setting]]:
    """All items at the first size in u, `largest` at most, at which they stand in that space; else at the smallest."""
    size, made = _SIZES[-1], list[Setting]()
    for size, lines in (step for step in _tries(page.look) if largest is None or step[0] <= largest):
        made = [_set(page, page.look, item, size, lines, width) for item in items]
        if all(setting.fits for setting in made) and _depth(made) <= space:
            break
    return size, made


def _by_rank(items: Sequence[Item]) -> list[int]:
    """The items' places, what matters most first: two honours, then facts and honours by turns."""
    honours = [place for place, (_, gold) in enumerate(items) if gold]
    facts = [place for place, (_, gold) in enumerate(items) if not gold]
    mixed = [place for pair in zip_longest(facts, honours[2:]) for place in pair if place is not None]
    return [*honours[:2], *mixed]


def _tries(look: Look) -> list[tuple[float, int]]:
    """Sizes in u, and the most lines of an item: more than two where text is enlarged, or nothing else helps."""
    enlarged = [(size, _ENLARGED) for size in sizes(look, _SIZES) if size > _SIZES[0]]
    return [*enlarged, *((size, 2) for size in _SIZES), (_SIZES[-1], 3)]


def _set(page: DeckPage, look: Look, item: Item, size: float, lines: int, width: float) -> Setting:
    text, gold = item
    room = width - look.px(INDENT)
    return set_at(look, spaced(in_one_line(page.t(text))), KEY if gold else BODY, size, room, lines=lines, even=True)


def _depth(made: Sequence[Setting]) -> float:
    """From the first item's top to the last one's bottom."""
    if not made:
        return 0.0
    return sum(pitch([setting], _PITCH) for setting in made[:-1]) + made[-1].last + made[-1].pixels * 1.12
