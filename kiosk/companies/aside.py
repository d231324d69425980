"""What lies in the water beside a company's past: honours in gold, facts, the card that leads on, the QR plate.

Owns what of it finds room: two honours come before facts, what was written first before what follows. Must not know the
page around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtCore import QRectF

from kiosk.companies.qr import QrPlate, encode
from kiosk.companies.related import HIGH, WIDEST, chip_width, lay_card, lay_chip
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
_AT, _STAGGER = 600.0, 80.0  # when things in the water begin to enter, and how much later the next does (ms)
_GAP = 32.0  # u, between the plate and what stands beside it
_QR_MOST = 250.0  # u, the highest plate
_OVER_CARD = 20.0  # u, between items and the card, and between the card and the chip beside it
_STACKED = 14.0  # u, between the card and the chip below it
_LEAST_CARD = 270.0  # u, the narrowest card that has a chip beside it
_PITCH = 1.55


def lay_aside(
    page: DeckPage,
    items: Sequence[Item],
    other: tuple[Company, str] | None,
    rival: Company | None,
    link: str | None,
    room: QRectF,
) -> None:
    """Everything within `room`: the plate at its right, items from its top, the card and what compares below them.

    `other` is the company that the card leads to, and what it shares; `rival` is whom the chip compares with.
    """
    look, px = page.look, page.look.px
    right = room.right()
    code = encode(link, look, min(room.height(), px(_QR_MOST)))
    low = room.bottom()
    if code is not None:
        page.add(QrPlate(code, room.right(), room.bottom() - code.height, _AT + 2 * _STAGGER))
        right -= code.width + px(_GAP)
    elif link:
        page.faults.append(Fault("company_crowded", link))
    high = px(HIGH)
    wide = min(right - room.left(), px(WIDEST) * look.text_scale)
    chip = chip_width(look) if rival is not None else 0.0
    # Where the card would be too narrow beside the chip, it stands over it.
    stacked = bool(other and chip) and right - room.left() - chip - px(_OVER_CARD) < px(_LEAST_CARD)
    if other is not None and chip and not stacked:
        wide = min(wide, right - room.left() - chip - px(_OVER_CARD))
    needs = 2 * high + px(_STACKED) if stacked else high
    card = (other or rival) is not None and room.height() >= needs
    beside = QRectF(room.left(), room.top(), right - room.left(), low - room.top())
    bottom = lay_items(page, items, beside, needs if card else 0)
    if not card:
        if other is not None:
            page.faults.append(Fault("company_crowded", page.t(other[0].name)))
        return
    # Beside a plate the card ends where the plate does; without one it follows what is above it.
    top = low - needs if code is not None else min(low - needs, bottom + px(_OVER_CARD))
    left = room.left()
    if other is not None:
        lay_card(page, other[0], other[1], QRectF(left, top, wide, high), _AT + _STAGGER)
        left, top = (left, top + high + px(_STACKED)) if stacked else (left + wide + px(_OVER_CARD), top)
    if rival is not None:
        lay_chip(page, rival, QRectF(left, top, chip, high), _AT + 2 * _STAGGER)


def items_of(company: Company) -> list[Item]:
    """A company's honours, then its facts."""
    return [*((text, True) for text in company.honours), *((text, False) for text in company.facts)]


def lay_items(page: DeckPage, items: Sequence[Item], room: QRectF, below: float, accent: str = "cyan") -> float:
    """As many items as stand in `room` over something `below` pixels high; returns the y below them.

    They are as large as lets all of them stand; if not even the smallest size does, what matters least is left out.
    """
    look, px = page.look, page.look.px
    space = room.height() - (below + px(_OVER_CARD) if below else 0)
    made: list[Setting] = []
    for size in sizes(look, _SIZES):
        made = [_set(page, look, item, size, room.width()) for item in items]
        if all(setting.fits for setting in made) and _depth(made) <= space:
            break
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


def _by_rank(items: Sequence[Item]) -> list[int]:
    """The items' places, what matters most first: two honours, then facts and honours by turns."""
    honours = [place for place, (_, gold) in enumerate(items) if gold]
    facts = [place for place, (_, gold) in enumerate(items) if not gold]
    mixed = [place for pair in zip_longest(facts, honours[2:]) for place in pair if place is not None]
    return [*honours[:2], *mixed]


def _set(page: DeckPage, look: Look, item: Item, size: float, width: float) -> Setting:
    text, gold = item
    room = width - look.px(INDENT)
    return set_at(look, spaced(in_one_line(page.t(text))), KEY if gold else BODY, size, room, lines=2, even=True)


def _depth(made: Sequence[Setting]) -> float:
    """From the first item's top to the last one's bottom."""
    if not made:
        return 0.0
    return sum(pitch([setting], _PITCH) for setting in made[:-1]) + made[-1].last + made[-1].pixels * 1.12
