"""What the directory says beside its cards: how to search, and what would help where nothing is found.

Must not know where the cards are, or how searching works.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from kiosk.companies.board import Piece
from kiosk.companies.found import Found, Hint
from kiosk.companies.spelling import spell
from kiosk.content.deck import Company
from kiosk.content.fields import Language
from kiosk.look.look import Look
from kiosk.look.placed import Placed
from kiosk.look.tokens import LABEL, LEAD
from kiosk.look.typeset import spaced
from kiosk.look.words import say


def initials(company: Company, language: Language) -> str:
    """The letters to touch to find a company, as `JSZN`; empty when that takes more than letters."""
    reading = company.pinyin if language == "zh" else None
    spelled = spell(company.name.in_(language), reading, phrases=language == "zh")
    letters = "".join(part[0][:1] for part in spelled).upper()
    return letters if letters.isalpha() and letters.isascii() and len(letters) > 1 else ""


def hint(language: Language, found: Found | None, company: Company | None, letters: str) -> str:
    """The line at the foot: how to search, by a company that is there and its `letters`."""
    if found is None:
        return say("sorting", language)
    if found.fuzzy:
        return say("found_near", language)
    if company is not None and letters:
        return say("search_example", language, letters=" ".join(letters), name=company.name.in_(language))
    return say("search_how", language)


def help_in(told: Hint | None, language: Language) -> str:
    """What would help where nothing was found; empty when nothing would."""
    if told is None:
        return ""
    if told.elsewhere:
        return say("found_elsewhere", language, count=told.elsewhere)
    if told.prefix:
        return say("found_shorter", language, prefix=told.prefix, count=told.count)
    return say("search_how", language)


def notice(look: Look, area: QRectF, query: str, help_: str) -> Piece:
    """That nothing was found, and what would help, in the middle of `area`."""
    px, room = look.px, area.width() * 0.9
    told = say("nothing_found" if query else "nothing_here", look.language, query=query)
    head = look.set(spaced(told), LABEL, room, lines=2)
    more = look.set(spaced(help_), LEAD, room, lines=3, smallest=26) if help_ else None
    high = head.last + (px(76) + more.last if more is not None else 0.0)
    y = area.center().y() - high / 2
    words = [(Placed(head, area.center().x(), y, "centre"), "text")]
    if more is not None:
        words.append((Placed(more, area.center().x(), y + head.last + px(76), "centre"), "text_2"))
    rect = words[0][0].rect.united(words[-1][0].rect)

    def draw(painter: QPainter) -> None:
        for placed, colour in words:
            placed.paint(painter, look, colour)

    return Piece("notice", rect.adjusted(-px(12), -px(12), px(12), px(16)), (told, help_), draw, None, rect)
