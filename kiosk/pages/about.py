"""What every page about a company has: its picture that tells more when touched, since when and where, facts, honours.

Must not know which page it is, or where on it things stand.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QRegion

from kiosk.content.deck import Company
from kiosk.look.blocks import Painted
from kiosk.look.ink import lamp_bullet, text_rect, tight_rect, write
from kiosk.look.look import Setting
from kiosk.look.words import say
from kiosk.motion import SUPPORT, Span
from kiosk.pages.artwork import company_art
from kiosk.pages.controls import Intent
from kiosk.pages.deck_page import DeckPage

#: From an item's left edge, where its lamp stands, to its words, in u.
INDENT = 34.0


def told_art(
    page: DeckPage,
    seed: str,
    company: Company | None,
    area: QRectF,
    title: str,
    lines: tuple[str, ...],
    accent: str,
    *,
    leads: Intent | None = None,
    roomier: QRectF | None = None,
) -> None:
    """The company's picture in `area`, a drawing in the `roomier` one if there is one.

    A touch on it says `title` and `lines`, or leads elsewhere.
    """
    with page.grouped("company"):
        company_art(page, seed, company.picture if company else None, area, accent, roomier=roomier)
    seen = QRegion()
    for block in page.blocks:
        seen += block.rect if block.group == "company" else QRect()
    page.hotspot("company", title, lines, accent=accent, rect=QRectF(seen.boundingRect()) & area, leads=leads)


def since_and_place(page: DeckPage, company: Company | None) -> str:
    """Since when it is here and where, in a sentence of the kiosk's own; empty when neither is known."""
    if company is None:
        return ""
    year, place = company.since, page.t(company.place)
    key = "since_at" if year and place else "since" if year else "at" if place else ""
    return say(key, page.look.language, year=year, place=place) if key else ""


def pitch(row: Sequence[Setting], share: float = 1.75) -> float:
    """From the first baseline of a row of items to that of the next; `share` is its size's between one-line rows."""
    return max(setting.last for setting in row) + row[0].pixels * share


def lay_item(
    page: DeckPage, setting: Setting, x: float, baseline: float, *, gold: bool, accent: str, at: float
) -> None:
    """A fact behind its lamp, or (`gold`) an honour behind its disc."""
    look, px = page.look, page.look.px
    colour = look.colour("gold" if gold else look.palette.accent(accent))
    ink = look.colour("gold" if gold else "text_2")

    def draw(painter: QPainter) -> None:
        if gold:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(QPointF(x + px(9), baseline - setting.pixels * 0.35), px(9), px(9))
        else:
            lamp_bullet(painter, x, baseline - setting.pixels * 0.05, look.u, colour)
        write(painter, setting, x + px(INDENT), baseline, ink)

    rect = text_rect(setting, x + px(INDENT), baseline).united(QRectF(x, baseline - px(30), px(INDENT), px(36)))
    block = page.add(Painted(rect, draw, Span(at, SUPPORT), px(16)))
    block.words = tight_rect(setting, x + px(INDENT), baseline)
