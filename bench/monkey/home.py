"""What must hold once nobody touches the kiosk any more, and what must hold always.

Must not know what was done to it before.
"""

from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from bench.cage import Kiosk
from bench.monkey.ear import Failed
from kiosk.staff.desk.desk import LOCK
from kiosk.stage.access import Access
from kiosk.stage.visit import STAY

#: Seconds between two ticks while nobody is there to see them.
_THINNED = 0.19
#: Seconds by which everything may be later than promised: a frame in which it is noticed, a page that is painted first.
_GRACE = 3.0
#: Seconds in which the first slide must have come after the visitor has left: it is painted a step a frame.
_PAINTED = 1.0


def alone(kiosk: Kiosk) -> None:
    """Nobody touches it: it comes home as promised, keeps nothing, and the loop goes on; else Failed."""
    visitor = kiosk.visitor
    _shut(kiosk)
    if visitor.there:
        end = kiosk.clock.now() + visitor.visit.idle + STAY + _GRACE
        while visitor.there:
            end += _shut(kiosk)  # a button that stays down in the corner opens it; the visit's time stands still
            if kiosk.clock.now() > end:
                raise Failed(f"missed return home: {visitor.visit.phase} {_GRACE:g} s after everybody must have left")
            kiosk.let(0.25, _THINNED)
        _came_home(kiosk)
    fresh(kiosk)
    _goes_on(kiosk)
    fresh(kiosk)


def _shut(kiosk: Kiosk) -> float:
    """The staff panel shuts by itself; returns after how many seconds, 0 if it was not open; else Failed."""
    began = kiosk.clock.now()
    while kiosk.desk.up:
        if kiosk.clock.now() > began + LOCK + _GRACE:
            raise Failed("the staff panel stays open")
        kiosk.let(1.0, 1.0)
    return kiosk.clock.now() - began


def _came_home(kiosk: Kiosk) -> None:
    """The first slide shows within a moment."""
    stage = kiosk.stage
    end = kiosk.clock.now() + _PAINTED
    while (stage.index != stage.loop.first() or stage.host.guest is not None) and kiosk.clock.now() < end:
        kiosk.let(0.05)
    if stage.index != stage.loop.first():
        raise Failed(f"missed return home: slide {stage.index} shows, the first is {stage.loop.first()}")


def fresh(kiosk: Kiosk) -> None:
    """Nothing of a visitor is left; else Failed."""
    visitor, stage = kiosk.visitor, kiosk.stage
    kept = {
        "there": visitor.there,
        "the staff panel": kiosk.desk.up,
        "a fact": visitor.fact is not None,
        "the sheet": visitor.sheet.shown,
        "the question": visitor.prompt.shown,
        "the dock": visitor.dock.shown,
        "controls": bool(visitor.controls),
        "their way of seeing": visitor.access != Access(),
        "their calm": stage.calm,
        "a page of theirs": stage.host.guest is not None,
        "the keyboard's place": visitor.focus is not None,
        "their language": stage.look.language != stage.deck.settings.language,
        "their contrast or text size": stage.look.palette.plain or stage.look.text_scale != 1.0,
        "a page pulled aside": kiosk.touch.pull.moving,
        "a pinched picture": kiosk.touch.pinching.moving,
        "their hold on the loop": stage.loop.held("visitor"),
    }
    if left := [what for what, there in kept.items() if there]:
        raise Failed(f"missed return home: the visitor has left, but not {', '.join(left)}")


def _goes_on(kiosk: Kiosk) -> None:
    """The loop shows another slide in time, unless staff hold it or there is only one; else Failed."""
    stage, before = kiosk.stage, kiosk.stage.index
    may_show = sum(stage.may_show(index) for index in range(len(stage.deck.slides)))
    if stage.loop.held() or may_show < 2 or stage.index is None:
        kiosk.let(2.0, _THINNED)
        return
    end = kiosk.clock.now() + stage.loop.seconds + _GRACE
    while stage.index == before:
        if kiosk.clock.now() > end:
            raise Failed(f"the loop stands still at slide {before}, held by {stage.loop.holders or 'nobody'}")
        kiosk.let(0.25, _THINNED)


def seen(kiosk: Kiosk) -> None:
    """Something stands on the screen, and the window is where it belongs; else Failed."""
    window = kiosk.window
    if kiosk.left:
        raise Failed("it was left: the app was asked to quit")
    if not window.isVisible():
        raise Failed("the window is gone")
    if others := [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not window]:
        raise Failed(f"something else stands on the screen: {others[0]!r}")
    inside = window.screen().geometry().contains(window.geometry())
    shown = window.screen().grabWindow(window.winId()) if inside else window.grab()
    desk = kiosk.desk
    tested = desk.up and any(control.intent.name == "next_field" for control in desk.controls)  # staff asked for it
    if not tested and blank(shown.toImage()):
        raise Failed("blank screen")


def blank(image: QImage) -> bool:
    """Whether a picture of the window is all one colour."""
    if image.width() < 2 or image.height() < 2:
        return False
    pixels = bytes(image.convertToFormat(QImage.Format.Format_RGB32).constBits())
    return pixels == pixels[:4] * (len(pixels) // 4)
