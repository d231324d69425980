"""The staff panel in front of a test: a kiosk with a PIN, and what staff do on its glass."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot
from visitors import DECK, Start, Visited

from kiosk.staff.desk.pad import PadView
from kiosk.staff.desk.view import View
from kiosk.staff.pin import Pin
from kiosk.storage import state_folder

PIN = "2580"
#: The deck of the visitors' tests, with lines prepared for guests.
WELCOMING = DECK.replace(
    "kiosk: {", "kiosk: {welcome: [{zh: 欢迎甲团, en: Welcome A}, {zh: 欢迎乙团, en: Welcome B}], "
)


def set_pin() -> None:
    """Have a PIN that is quickly checked."""
    Pin(state_folder(), cost=2**4).store(PIN)


class Staff:
    """Somebody of the staff at one kiosk."""

    def __init__(self, app: Visited, qtbot: QtBot) -> None:
        self.app, self._qtbot = app, qtbot

    def until(self, done: Callable[[], bool]) -> None:
        """Let time run, a little at a time, while threads beside the show work."""

        def over() -> bool:
            self.app.pass_time(0.02)
            return done()

        self._qtbot.waitUntil(over)

    def hold(self, seconds: float = 3.1) -> None:
        """Hold the lower left corner, and lift."""
        x, y = 8, self.app.window.height() - 8
        self.app.down(x, y)
        self.app.pass_time(seconds, 0.25)
        self.app.up(x, y)
        self.app.pass_time(0.5, 0.25)

    def touch(self, key: str) -> None:
        """A finger on one of the panel's buttons; what it brings is there afterwards."""
        view = self.app.desk.view
        assert view is not None
        place = next(one for one in view.touchable if one.key == f"desk.{key}").rect.center()
        self.app.tap(place.x(), place.y())
        self.app.pass_time(0.5, 0.25)

    def enter(self, digits: str) -> None:
        """Enter a PIN by touch, and wait for the verdict."""
        for digit in digits:
            self.touch(f"digit.{digit}")
        self.touch("enter")
        self.until(lambda: not self.app.desk.gate.busy)

    def open(self) -> None:
        """Hold the corner and enter the right PIN."""
        set_pin()
        self.hold()
        self.enter(PIN)
        assert self.shows == "LiveView"
        self.app.pass_time(0.5)

    @property
    def view(self) -> View:
        """What shows of the panel."""
        view = self.app.desk.view
        assert view is not None
        return view

    @property
    def shows(self) -> str:
        """The name of what shows, or nothing."""
        view = self.app.desk.view
        return type(view).__name__ if view is not None else ""

    @property
    def said(self) -> list[str]:
        """All words on the view's plate."""
        return [line.text for placed, _ in self.view.words for line in placed.setting.lines]

    @property
    def line(self) -> str:
        """What the PIN pad says."""
        assert isinstance(self.view, PadView)
        return self.app.desk.gate.state("zh").line

    def restarted(self, start: Start, deck: str = DECK) -> Staff:
        """The kiosk anew, on the same machine."""
        self.app.quit()
        return Staff(start(deck), self._qtbot)
