"""`render --panel`: the staff panel as PNGs: the PIN pad and its three views, over the deck that is rendered.

What only a running kiosk knows (how long it runs, its last errors) is as after a start. Must not know files or windows.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtGui import QImage, QPainter

from kiosk.content.checked import Checked
from kiosk.content.deck import Deck
from kiosk.content.dwell import dwell_seconds
from kiosk.content.fields import Language
from kiosk.content.programme import Programme
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.staff.choices import Choices
from kiosk.staff.desk.console import Console
from kiosk.staff.desk.desk import LOCK
from kiosk.staff.desk.draft import Draft
from kiosk.staff.desk.knowing import called
from kiosk.staff.desk.live import LiveView
from kiosk.staff.desk.machine import MachineView
from kiosk.staff.desk.pad import PadState, PadView
from kiosk.staff.desk.state import Known, Listed
from kiosk.staff.desk.today import TodayView
from kiosk.staff.desk.view import View
from kiosk.staff.health import health

_DIGITS = 3  # typed on the pad


def pictures(
    checked: Checked, size: tuple[int, int], language: Language, now: datetime
) -> Iterator[tuple[str, QImage]]:
    """Each view by its name; `now` has a zone."""
    deck = checked.deck or Deck()
    look = Look(Frame(*size), language, motion="reduced")
    pad = PadView(look)
    pad.say(PadState(digits=_DIGITS))
    yield "pad", _picture(pad)
    kinds: tuple[tuple[str, type[Console]], ...] = (("live", LiveView), ("today", TodayView), ("machine", MachineView))
    for name, kind in kinds:
        view = kind(look, _known(checked, deck, look, now))
        view.count(LOCK)
        yield name, _picture(view)


def _picture(view: View) -> QImage:
    frame = view.look.frame
    view.show(0.0)
    view.advance(LOCK)
    image = QImage(frame.width, frame.height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    view.paint(painter, image.rect())
    painter.end()
    return image


def _known(checked: Checked, deck: Deck, look: Look, now: datetime) -> Known:
    known, programme = called(deck), Programme(deck)
    playing = programme.playing(now)
    listed = tuple(
        Listed(slide, known.names[place], known.keys[place], False, place in playing, False)
        for place, slide in enumerate(deck.slides)
    )
    ready = deck.settings.welcome
    return Known(
        checked=checked,
        slides=listed,
        round=sum(dwell_seconds(one.slide, look.language) for one in listed if one.plays),
        on_air=next(iter(playing), None),
        picked=next(iter(playing), None),
        now=now,
        uptime=0,
        touch=True,
        choices=Choices(),
        damaged=False,
        draft=Draft().of(ready[0]) if ready else Draft(),
        ready=ready,
        health=health(),
        display=f"{look.frame.width}×{look.frame.height}",
    )
