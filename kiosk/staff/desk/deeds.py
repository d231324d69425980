"""What every button of the staff panel does.

Must not know how anything is drawn, or who pressed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from kiosk.booth.exits import LEFT, START_AGAIN
from kiosk.staff.choices import Choices, Level
from kiosk.staff.desk.console import Console
from kiosk.staff.desk.draft import Field
from kiosk.staff.desk.live import LiveView
from kiosk.staff.desk.machine import MachineView
from kiosk.staff.desk.pad import PadView
from kiosk.staff.desk.today import TodayView
from kiosk.staff.desk.trial import ScreenTest, TouchTest

if TYPE_CHECKING:
    from kiosk.staff.desk.desk import Desk

_VIEWS: dict[object, type[Console]] = {"live": LiveView, "today": TodayView, "machine": MachineView}
_BACK: dict[type, str] = {TodayView: "live", MachineView: "today", ScreenTest: "machine", TouchTest: "machine"}


def deeds(desk: Desk) -> dict[str, Callable[[object], None]]:
    """By the intent's name, what is done with its value."""
    told = _Deeds(desk)
    return {
        "digit": lambda digit: desk.gate.digit(str(digit)),
        "erase": lambda _: desk.gate.erase(),
        "enter": lambda _: desk.gate.enter(),
        "leave_desk": lambda _: desk.close(),
        "close": lambda _: told.back(),
        "view": told.view,
        "test": told.test,
        "next_field": lambda _: told.next_field(),
        "end_test": lambda _: told.view("machine"),
        "pick": told.pick,
        "today": told.today,
        "play": lambda _: told.play(),
        "reload": lambda _: desk.kiosk.follow.check_again(),
        "pause": lambda _: desk.standing.toggle_pause(),
        "bright": told.bright,
        "ready": told.ready,
        "field": told.field,
        "span": told.span,
        "greet": lambda _: told.greet(),
        "undo": told.undo,
        "undo_all": lambda _: desk.standing.choose(Choices()),
        "exit": lambda _: told.end("exit", LEFT),
        "restart": lambda _: told.end("restart", START_AGAIN),
    }


class _Deeds:
    """Those that are more than a line."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # ----- from view to view --------------------------------------------------------------------------------

    def view(self, name: object) -> None:
        """Another view."""
        desk = self._desk
        desk.draft = replace(desk.draft, field=None)
        desk.show(_VIEWS[name](desk.look, desk.known()))

    def test(self, name: object) -> None:
        """The screen's test, or the touch screen's."""
        self._desk.show((ScreenTest if name == "screen" else TouchTest)(self._desk.look))

    def next_field(self) -> None:
        """The next colour; after the last one the test is over."""
        shown = self._desk.view
        if isinstance(shown, ScreenTest) and not shown.step():
            self.view("machine")

    def back(self) -> None:
        """One step back; from the first view, and from the pad, out."""
        desk = self._desk
        if desk.draft.field is not None:
            desk.draft = replace(desk.draft, field=None)
        elif isinstance(desk.view, PadView | LiveView):
            desk.close()
        else:
            self.view(_BACK[type(desk.view)])

    # ----- slides -------------------------------------------------------------------------------------------

    def pick(self, place: object) -> None:
        """The slide from which to play."""
        self._desk.picked = cast(int, place)

    def play(self) -> None:
        """Go there, and on from there."""
        desk = self._desk
        known = desk.known()
        picked = known.picked
        if picked is None or not known.slides[picked].plays:
            return
        desk.close()
        desk.kiosk.tour.forget()
        desk.stage.jump(picked)

    def today(self, place: object) -> None:
        """Hide a slide for today, or let it show again."""
        desk = self._desk
        known = desk.known()
        listed = known.slides[cast(int, place)]
        if listed.hidden:
            desk.standing.choose(desk.standing.choices.showing(listed.key))
        elif not known.last_one:
            desk.standing.choose(desk.standing.choices.hiding(listed.key, known.now.date()))

    # ----- what else can be changed -------------------------------------------------------------------------

    def bright(self, level: object) -> None:
        """How bright the screen is, in percent."""
        self._desk.standing.choose(self._desk.standing.choices.model_copy(update={"brightness": cast(Level, level)}))

    def ready(self, place: object) -> None:
        """A line that was prepared."""
        desk = self._desk
        lines = desk.stage.deck.settings.welcome
        if cast(int, place) < len(lines):
            desk.draft = desk.draft.of(lines[cast(int, place)])

    def field(self, name: object) -> None:
        """The line that is typed into; None: no more."""
        self._desk.draft = replace(self._desk.draft, field=cast(Field | None, name))

    def span(self, minutes: object) -> None:
        """For how long the welcome shows."""
        self._desk.draft = replace(self._desk.draft, minutes=cast(int, minutes))

    def greet(self) -> None:
        """Show the welcome that is written."""
        desk = self._desk
        if desk.draft.ready:
            welcome = desk.draft.welcome(desk.known().now)
            desk.standing.choose(desk.standing.choices.model_copy(update={"welcome": welcome}))
            desk.draft = replace(desk.draft, field=None)

    def undo(self, change: object) -> None:
        """Take one change back, by its key (see `changes.py`)."""
        desk, key = self._desk, str(change)
        before = desk.standing.choices
        if key.startswith("hide "):
            desk.standing.choose(before.showing(key.removeprefix("hide ")))
        elif key == "pause":
            desk.standing.choose(before.model_copy(update={"paused": None}))
        elif key == "welcome":
            desk.standing.choose(before.model_copy(update={"welcome": None}))
        elif key == "bright":
            desk.standing.choose(before.model_copy(update={"brightness": 100}))

    def end(self, what: str, status: int) -> None:
        """End the show, once they are sure."""
        if self._desk.asked_twice(what):
            self._desk.kiosk.quit(status)
