"""The company that a profile leads on to, the card that shows it, and the chip that compares.

Owns which one is related. Must not know the page around the card.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from kiosk.content.deck import Company, Deck
from kiosk.content.fields import Text
from kiosk.look.blocks import Painted
from kiosk.look.buttons import face, ghost, icon, label_beside
from kiosk.look.constellation import constellation
from kiosk.look.ink import write
from kiosk.look.larger import set_at
from kiosk.look.look import Look, Setting
from kiosk.look.shortened import shortened
from kiosk.look.tokens import BUTTON, CHIP_ON, SMALL
from kiosk.look.typeset import in_one_line, spaced
from kiosk.look.words import say
from kiosk.motion import SUPPORT, Span
from kiosk.pages.artwork import read_picture
from kiosk.pages.controls import Control, Intent
from kiosk.pages.deck_page import DeckPage

#: How high the card is in u, and how wide, unless its words need more.
HIGH, WIDEST = 102.0, 620.0
_RADIUS, _PAD, _ART, _CHEVRON = 26.0, 16.0, 124.0, 40.0
_CHIP_PAD = 32.0
_NARROW = 440.0  # u: a card as narrow as that goes without a picture


def related(company: Company, deck: Deck) -> tuple[Company, str] | None:
    """The next company of the same track, or else of the same place, and which of both: `track`, `place`.

    "Next" goes round in the deck's order, so that following it leads to every one of them.
    """
    others = deck.companies
    here = next((place for place, other in enumerate(others) if other.id == company.id), 0)
    following = [*others[here + 1 :], *others[:here]]
    shared: tuple[tuple[str, Callable[[Company], Text | None]], ...] = (
        ("track", lambda one: one.track),
        ("place", lambda one: one.place),
    )
    for name, of in shared:
        own = of(company)
        for other in following if own else ():
            there = of(other)
            if there is not None and own is not None and there.zh == own.zh and other.id != company.id:
                return other, name
    return None


def rival(company: Company, deck: Deck) -> Company | None:
    """Whom it is first compared with: the related company, or else the next one in the deck."""
    found = related(company, deck)
    if found is not None:
        return found[0]
    others = deck.companies
    here = next((place for place, other in enumerate(others) if other.id == company.id), 0)
    return next((other for other in (*others[here + 1 :], *others[:here]) if other.id != company.id), None)


def chip_width(look: Look) -> float:
    """How wide the chip that compares is, in pixels."""
    scale = min(1.25, look.text_scale)
    return look.measure(say("compare", look.language), CHIP_ON, CHIP_ON.size * scale) + look.px(2 * _CHIP_PAD)


def lay_chip(page: DeckPage, other: Company, chip: QRectF, at: float) -> None:
    """The chip that shows two companies side by side."""
    look = page.look
    label = label_beside(look, chip.adjusted(-look.px(_CHIP_PAD), 0, look.px(_CHIP_PAD), 0),
                         say("compare", look.language), style=CHIP_ON)  # fmt: skip
    block = page.add(
        Painted(
            chip.adjusted(-1, -1, 1, 1),
            lambda painter: ghost(painter, look, chip, label, radius=_RADIUS),
            Span(at, SUPPORT),
            look.px(16),
        )
    )
    block.words = QRectF(chip)
    name = say("compare_with", look.language, name=in_one_line(page.t(other.name)))
    page.controls.append(Control("compare", chip, name, Intent("compare", other.id), radius=look.px(_RADIUS)))


def card_width(page: DeckPage, other: Company, shared: str) -> float:
    """How wide the card is at most, in pixels: as its words need it with its picture."""
    look = page.look
    name = look.measure(spaced(in_one_line(page.t(other.name))), BUTTON, 28.0)
    told = look.measure(spaced(_told(page, other, shared)), SMALL, 24.0)
    return max(look.px(WIDEST) * look.text_scale, _indent(look, look.px(_ART)) + max(name, told) + _beyond(look))


def _told(page: DeckPage, other: Company, shared: str) -> str:
    """What both share, in a sentence."""
    there = page.t(other.track if shared == "track" else other.place)
    return say(f"same_{shared}", page.look.language, **{shared: there})


def _indent(look: Look, art: float) -> float:
    """From the card's left edge to its words, beside a picture that is `art` pixels wide."""
    return look.px(_PAD) + art + look.px(_PAD + 4)


def _beyond(look: Look) -> float:
    """From the widest words to the card's right edge: the arrow stands there."""
    return look.px(_CHEVRON + 36) + 1


@dataclass(frozen=True)
class _Worded:
    """What a card says: how wide its picture is (0: none), what both share, if that finds room, and the name."""

    art: float
    small: Setting | None
    large: Setting


def _worded(look: Look, name: str, told: tuple[str, str], width: float) -> _Worded:
    """The card's words `width` pixels wide: its picture goes first, then the sentence gets short, then it goes.

    Last of all the name is cut.
    """
    scales = dict.fromkeys((min(1.25, look.text_scale), 1.0))
    art = look.px(_ART) if width > look.px(_NARROW) else 0.0
    for wide, words in ((art, told[0]), (0.0, told[0]), (art, told[1]), (0.0, told[1])):
        room = width - _indent(look, wide) - _beyond(look)
        large = look.set(spaced(name), BUTTON, room, size=36, smallest=28)
        for scale in scales:
            small = set_at(look, spaced(words), SMALL, 24 * scale, room)
            if small.fits and large.fits:
                return _Worded(wide, small, large)
    room = width - _indent(look, 0.0) - _beyond(look)
    for size in (28.0, 24.0):
        large = set_at(look, spaced(name), BUTTON, size, room, lines=2, even=True)
        if large.fits:
            return _Worded(0.0, None, large)
    small = shortened(look, spaced(told[1]), SMALL, 24.0, room)
    return _Worded(0.0, small, shortened(look, spaced(name), BUTTON, 28.0, room))


def lay_card(page: DeckPage, other: Company, shared: str, card: QRectF, at: float) -> None:
    """The related company on a card: its picture, small, what both share, its name. All of it is one control."""
    look, px = page.look, page.look.px
    name = in_one_line(page.t(other.name))
    told = _told(page, other, shared)
    made = _worded(look, name, (told, say(f"brief_{shared}", look.language)), card.width())
    wide, small, large, scale = made.art, made.small, made.large, min(1.25, look.text_scale)
    art = QRectF(card.left() + px(_PAD), card.top() + px(_PAD), wide, card.height() - 2 * px(_PAD))
    left = card.left() + _indent(look, wide)
    upper = card.center().y() - px(12) * scale
    lower = upper + large.pixels * 0.86 + px(18)
    if small is None:
        lower = card.center().y() - large.last / 2 + large.pixels * 0.36
    image = read_picture(page, other.picture, art.width(), art.height()) if other.picture and wide else None

    def draw(painter: QPainter) -> None:
        face(painter, look, card, _RADIUS, look.palette.card, "edge", 1.8)
        if image is not None:
            place = art.center() - QPointF(image.width() / 2, image.height() / 2)
            painter.drawImage(QPointF(round(place.x()), round(place.y())), image)
        elif wide:
            constellation(painter, art.adjusted(px(20), px(8), -px(20), -px(8)), other.id, look)
        if small is not None:
            write(painter, small, left, upper, look.colour("text_2"))
        write(painter, large, left, lower, look.colour("text"))
        side = px(_CHEVRON)
        icon(painter, look, "next", QRectF(card.right() - px(24) - side, card.center().y() - side / 2, side, side))

    block = page.add(Painted(card.adjusted(-1, -1, 1, 1), draw, Span(at, SUPPORT), px(16)))
    block.words = QRectF(card)
    page.controls.append(Control("related", card, f"{name}, {told}", Intent("company", other.id), radius=px(_RADIUS)))
