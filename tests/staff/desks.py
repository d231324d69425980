"""The staff panel in front of a test: a kiosk with a PIN, and what staff do on its glass."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone

from pytestqt.qtbot import QtBot

from kiosk.booth.logs import Trouble
from kiosk.content.checked import Checked
from kiosk.content.deck import Deck, Slide
from kiosk.content.fields import Text
from kiosk.content.source import Source
from kiosk.staff.choices import Choices, Welcome
from kiosk.staff.desk.draft import Draft
from kiosk.staff.desk.pad import PadView
from kiosk.staff.desk.state import Known, Listed
from kiosk.staff.desk.view import View
from kiosk.staff.health import Health
from kiosk.staff.pin import Pin
from kiosk.storage import state_folder
from tests.visitors import DECK, Start, Visited

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

    def go(self, *keys: str) -> None:
        """Open the panel, and touch these one after the other."""
        self.open()
        for key in keys:
            self.touch(key)

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


_LINES = ("slides:", "  - id: output", "    value: 1,2x0", "    unit: 亿元")


def at_a_moment(*, changed: bool = False) -> Known:
    """What the panel might know: an error, a warning, twelve slides, two prepared lines; with more `changed`."""
    source = Source("content.yaml", _LINES)
    error = source.problem("amount_expected", 3, 12, key="value", given="1,2x0")
    warning = source.problem("text_one_language", 2, 5, key="title", given="x")
    titles = [Text(zh=f"第{n}页的标题", en=f"Title of slide {n}") for n in range(12)]
    slides = tuple(Slide(kind="statement", title=title) for title in titles)
    now = datetime(2026, 12, 1, 14, 32, tzinfo=timezone(timedelta(hours=8)))
    choices = Choices()
    if changed:
        welcome = Welcome(text=Text(zh="欢迎甲代表团", en="Welcome, A"), until=now + timedelta(hours=1))
        choices = Choices(paused=now.date(), welcome=welcome, brightness=70).hiding("3", now.date())
    return Known(
        checked=Checked(Deck(slides=slides), (error,) if changed else (error, warning), source=source),
        slides=tuple(
            Listed(slide, slide.title, str(place), choices.hides(str(place)), not choices.hides(str(place)), place == 5)
            for place, slide in enumerate(slides)
        ),
        round=231.0,
        on_air=1 if changed else 0,
        picked=2 if changed else 0,
        now=now,
        uptime=401,
        touch=True,
        choices=choices,
        damaged=False,
        draft=Draft("欢迎甲代表团", "Welcome, A", "zh", 60) if changed else Draft(),
        ready=(Text(zh="欢迎甲代表团", en="Welcome, A"), Text(zh="欢迎乙校师生", en="Welcome, B")),
        troubles=(Trouble(now, "RuntimeError: broken\nat slide 3", 4),),
        health=Health((("Kiosk", "0.1.0"), ("Python", "3.11.7")), 412_000_000),
        display="1920×1080",
    )
