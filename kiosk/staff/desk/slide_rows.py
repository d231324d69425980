"""The rows of the slide card: every slide with its hours, whether it is on the screen now, and a switch for today.

Owns how one row is laid, and the words for a schedule. Must not know the card.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from kiosk.content.fields import Language
from kiosk.content.schedule import Show
from kiosk.look.buttons import SWITCH, switch, tile
from kiosk.look.ink import write
from kiosk.look.look import Look
from kiosk.look.shortened import shortened
from kiosk.look.tokens import EFFECT, KEY
from kiosk.pages.controls import Control, Intent
from kiosk.staff.desk.rows import Row
from kiosk.staff.desk.state import Known, Listed
from kiosk.staff.desk.view import hair
from kiosk.staff.desk.words import tell

_HIGH, _SWITCH = 98.0, 148.0  # u


def hours_words(show: Show, language: Language) -> str:
    """When a slide shows, as short as can be: its hours, else its days, else `all day`."""
    if not show.shown:
        return tell("off", language)
    if show.hours is not None:
        return "–".join(f"{minutes // 60}:{minutes % 60:02d}" for minutes in (show.hours.begin, show.hours.until))
    if show.until is not None:
        return tell("until_day", language, day=_day(show.until - timedelta(seconds=1)))
    if show.start is not None:
        return tell("from_day", language, day=_day(show.start))
    return tell("all_day", language)


def _day(moment: datetime) -> str:
    return f"{moment.month}-{moment.day:02d}"


def slide_rows(look: Look, wide: float, known: Known) -> list[Row]:
    """A row a slide, in the order of the deck."""
    return [_row(look, wide, known, place) for place in range(len(known.slides))]


def _row(look: Look, wide: float, known: Known, place: int) -> Row:
    px, language = look.px, look.language
    listed = known.slides[place]
    picked, on_air = place == known.picked, place == known.on_air
    words = _state_words(listed, language)
    high = round(px(_HIGH))
    edge = wide - px(_SWITCH)
    name = listed.name.in_(language)
    fixed = not listed.hidden and known.last_one
    radius = px(20)
    controls = (
        Control(
            f"desk.pick.{place}",
            QRectF(0, 0, edge, high),
            tell("pick", language, page=place + 1, name=name),
            Intent("pick", place),
            checked=picked,
            radius=radius,
            group="panel",
        ),
        Control(
            f"desk.today.{place}",
            QRectF(edge, 0, wide - edge, high),
            tell("today", language, page=place + 1, name=name),
            Intent("today", place),
            enabled=not fixed,
            checked=not listed.hidden,
            radius=radius,
            group="panel",
        ),
    )

    def draw(painter: QPainter, rect: QRectF) -> None:
        if picked:
            tile(painter, look, rect.adjusted(0, px(3), -px(10), -px(3)), True, radius=20, ticked=False)
        else:
            hair(painter, look, rect.left(), rect.left() + wide - px(14), rect.bottom() - px(2))
        _draw_words(painter, look, QRectF(rect.left(), rect.top(), edge, high), place, listed, words, picked, on_air)
        across, down = (px(side) for side in SWITCH)
        where = QRectF(rect.left() + wide - px(30) - across, rect.center().y() - down / 2, across, down)
        painter.setOpacity(0.45 if fixed and not look.palette.plain else 1.0)
        switch(painter, look, where, not listed.hidden)
        painter.setOpacity(1.0)

    says = (place, name, words, picked, on_air, listed.hidden, listed.plays, fixed, wide, look.language)
    return Row(says, high, draw, controls)


def _state_words(listed: Listed, language: Language) -> str:
    if listed.failed:
        return tell("failed", language)
    if listed.hidden:
        return tell("today_off", language)
    return hours_words(listed.slide.show, language)


def _draw_words(
    painter: QPainter, look: Look, room: QRectF, place: int, listed: Listed, words: str, picked: bool, on_air: bool
) -> None:
    """Number, name, whether it is on and when it shows: in one line, or where that is too long in two."""
    px, language = look.px, look.language
    colour = "text_3" if not listed.plays else "text"
    quiet = "red" if listed.failed else "text_2"
    middle = room.center().y() + px(12)
    number = look.set(str(place + 1), EFFECT, px(48), size=26)
    write(painter, number, room.left() + px(22), middle - px(1), look.colour("text_3"))
    left, right, gap = room.left() + px(70), room.right() - px(6), px(16)
    style = KEY if picked else EFFECT
    said = listed.name.in_(language).replace("\n", " ")
    state = look.set(words, EFFECT, right - left, size=26)
    mark = look.set(tell("on_air", language), EFFECT, right - left, size=26) if on_air else None
    beside = state.width + gap + (mark.width + gap if mark is not None else 0.0)
    name = shortened(look, said, style, 32, right - left - beside)
    if name.fits:
        write(painter, name, left, middle, look.colour(colour))
        write(painter, state, right, middle, look.colour(quiet), "right")
        if mark is not None:
            write(painter, mark, left + name.width + gap, middle, look.colour("cyan"))
        return
    write(painter, shortened(look, said, style, 30, right - left), left, middle - px(20), look.colour(colour))
    if mark is not None:
        write(painter, mark, left, middle + px(22), look.colour("cyan"))
        left += mark.width + gap
    write(painter, shortened(look, words, EFFECT, 26, right - left), left, middle + px(22), look.colour(quiet))
