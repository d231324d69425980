"""The observer: sees what visitors do, for the journal, and never who they are.

It looks at what shows after every tick and is told what was asked for; it changes nothing. Owns which things are
recorded and in which words: page keys, names of controls, and no text that a visitor typed.
Must not know fingers, pixels, or how a journal is kept.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from kiosk import __version__
from kiosk.booth.exits import LEFT, START_AGAIN, STUCK, TOLD
from kiosk.booth.journal import Journal
from kiosk.booth.rows import TEXT, Field
from kiosk.clock import Clock
from kiosk.companies.searched import Searches
from kiosk.content.follow import Follow
from kiosk.pages.controls import LEADING, Intent
from kiosk.stage.access import Access
from kiosk.stage.hold import LASTS
from kiosk.stage.stage import Stage
from kiosk.stage.tour import Profile
from kiosk.stage.visitor import Visitor

log = logging.getLogger("kiosk")

#: Asked for by staff, or told otherwise: keys of a search by what was found, the question by its answer.
_NO_TAP = {"pause", "staff", "fullscreen", "letter", "delete", "clear", "stay", "leave"}
#: Intents whose value says which company, chart, fact or track was meant. All other values are left out.
_VALUES = {"company", "compare", "chart", "fact", "track", "order", "light"}
#: How an exit status is told.
_ENDS = {LEFT: "left", START_AGAIN: "again", TOLD: "told", STUCK: "stuck"}
#: Seconds that the loop must have shown a slide.
_PLAYED = 1.0
#: Seconds by which a clock must jump to be told.
_JUMP = 5.0


class Observed(Protocol):
    """The app, as far as it is looked at."""

    clock: Clock
    stage: Stage
    visitor: Visitor
    follow: Follow


@dataclass
class _Visit:
    """The visit that goes on: when it began, the page they are on and since when, and how far they went."""

    began: float
    page: str
    since: float
    steps: int = 0
    access: bool = False
    told: bool = False  # whether its beginning stands in the journal
    asked: float | None = None  # when they were asked whether they are still there
    idle: float | None = None  # since when nothing has been touched, once they were asked


class Observer:
    """Of one app. Call `look` after every tick and `answered` before an intent is carried out."""

    def __init__(self, app: Observed, journal: Journal) -> None:
        """Nothing has been seen yet."""
        self._app, self._journal, self._clock = app, journal, app.clock
        self._visit: _Visit | None = None
        self._searches = Searches(journal)
        self._page, self._since = "", self._clock.now()
        self._language, self._access = app.stage.look.language, Access()
        self._shown: object = None
        self._deck = app.stage.deck  # the one whose id is in `_shown`: while it is kept, no other has that id
        self._named: set[str] = set()
        self._checked, self._examined = app.follow.checked, False
        self._left = False  # whether they asked to be left alone
        self._offset, self._looked = self._wall_offset(), self._clock.now()
        self._started = False

    def start(self) -> None:
        """The show begins."""
        self._started = True
        checked, deck = self._checked, self._app.stage.deck
        errors, warnings = len(checked.errors), len(checked.warnings)
        counted = {"slides": len(deck.slides), "companies": len(deck.companies), "errors": errors, "warnings": warnings}
        self._journal.record("start", version=__version__, **counted)
        self.look()

    def stop(self, status: int = LEFT) -> None:
        """The show ends on purpose, with that exit status."""
        if self._started:
            self._started = False
            self._guarded(lambda: self._end("stopped"))
            self._journal.record("stop", name=_ENDS.get(status, "left"))

    def look(self) -> None:
        """Compare with what was there before, and record what is different. Never raises: the show comes first."""
        if self._started:
            self._guarded(self._look)

    def answered(self, intent: Intent) -> None:
        """Somebody asks for that; it is not done yet. Never raises."""
        if intent.name == "staff" and intent.value and self._visit is not None and not self._visit.told:
            self._visit, self._since = None, self._clock.now()  # staff at their door, not a visitor
            return
        self.look()
        if self._started:
            self._guarded(lambda: self._answered(intent))

    def _guarded(self, observe: Callable[[], None]) -> None:
        try:
            observe()
        except Exception:
            log.exception("what happened could not be recorded")

    # ----- what was asked for -----------------------------------------------------------------------------

    def _answered(self, intent: Intent) -> None:
        if intent.name == "leave":
            self._left = True
        if self._visit is not None:
            self._tell(self._visit)
        if self._visit is None or intent.name in _NO_TAP:
            return
        name, value = intent.name, self._value(intent)
        if name == "close" and not self._app.visitor.sheet.shown and self._app.visitor.fact is None:
            name = "nothing"  # a touch where nothing answers
        elif name not in LEADING:  # the step to another page is counted when it shows
            self._visit.steps += 1
        self._journal.record("tap", page=self._page, name=name, **({"value": value} if value is not None else {}))

    def _value(self, intent: Intent) -> Field:
        slides = self._app.stage.deck.slides
        if intent.name == "slide" and isinstance(intent.value, int) and intent.value < len(slides):
            return self._slide_key(intent.value)
        return intent.value if intent.name in _VALUES else None

    # ----- what shows -------------------------------------------------------------------------------------

    def _look(self) -> None:
        app, now = self._app, self._clock.now()
        self._look_at_clock(now)
        if app.follow.checked is not self._checked:
            self._reloaded()
        phase = app.visitor.visit.phase
        if phase == "attract" and self._visit is not None:
            self._end("left" if self._left else "unanswered")
        guest = app.stage.host.guest
        self._searches.look(app.stage.scene.page, guest.company if isinstance(guest, Profile) else None)
        self._look_at_page(now)
        if phase != "attract" and self._visit is None:
            self._begin(now)
        if self._visit is not None and now - self._visit.began >= LASTS:
            self._tell(self._visit)
        if self._visit is not None:
            self._look_at_question(self._visit, asking=app.visitor.asked)
            self._look_at_choices(self._visit)

    def _look_at_page(self, now: float) -> None:
        stage = self._app.stage
        shown = (id(stage.deck), stage.index, stage.host.guest)  # comparing decks takes milliseconds
        if shown == self._shown:
            return
        self._shown, self._deck = shown, stage.deck
        before, self._page = self._page, self._page_key()
        if self._page == before:
            return
        if self._visit is not None:
            self._turn(self._visit, now)
        else:
            self._played(before, now)
        self._since = now

    def _played(self, page: str, now: float) -> None:
        """The loop has shown a slide; not one that it only passed on its way home."""
        if page.startswith("slide/") and now - self._since >= _PLAYED:
            self._journal.count("play", page, seconds=now - self._since)

    def _turn(self, visit: _Visit, now: float) -> None:
        """They are on another page."""
        before, since = visit.page, visit.since
        visit.page, visit.since = self._page, now
        visit.steps += 1
        self._tell(visit, before)
        self._journal.record("view", page=before, seconds=now - since)

    def _page_key(self) -> str:
        stage, guest = self._app.stage, self._app.stage.host.guest
        if guest is not None:
            if (called := guest.called(stage.deck)) is not None:
                self._name(guest.key, _line(called.zh), _line(called.en))
            return guest.key
        return "calm" if stage.index is None else self._slide_key(stage.index)

    def _slide_key(self, index: int) -> str:
        slide = self._app.stage.deck.slides[index]
        zh, en = _line(slide.title.zh), _line(slide.title.en)
        key = f"slide/{slide.kind}/{zh}"[:TEXT]
        self._name(key, zh, en)
        return key

    def _name(self, key: str, zh: str, en: str) -> None:
        if key not in self._named:
            self._named.add(key)
            self._journal.name(key, zh, en)

    # ----- visits -----------------------------------------------------------------------------------------

    def _begin(self, now: float) -> None:
        self._played(self._page, now)
        self._visit = _Visit(now, self._page, now)
        self._left = False
        self._language, self._access = self._app.stage.look.language, self._app.visitor.access

    def _tell(self, visit: _Visit, page: str | None = None) -> None:
        """It is a visitor's, begun on that page: not the finger of staff who hold the corner."""
        if not visit.told:
            self._journal.record("begin", page=page or visit.page)
            visit.told = True

    def _end(self, name: str) -> None:
        visit, self._visit = self._visit, None
        if visit is None:
            return
        self._tell(visit)
        now = self._clock.now()
        self._searches.close()
        if visit.asked is not None:
            self._answer(visit, name)
        # Nobody knows when somebody went who was not there to answer; it counts until the last touch.
        until = visit.idle if name == "unanswered" and visit.idle is not None else now
        self._journal.record("view", page=visit.page, seconds=max(0.0, until - visit.since))
        self._journal.record(
            "end",
            name=name,
            page=visit.page,
            seconds=max(0.0, until - visit.began),
            steps=visit.steps,
            language=self._language,
            access=visit.access,
        )
        self._since = now

    def _look_at_question(self, visit: _Visit, *, asking: bool) -> None:
        if asking and visit.asked is None:
            visit.asked = self._clock.now()
            visit.idle = visit.asked - self._app.visitor.visit.idle
        elif not asking and visit.asked is not None:
            self._answer(visit, "stayed")

    def _answer(self, visit: _Visit, name: str) -> None:
        assert visit.asked is not None
        self._journal.record("prompt", name=name, seconds=self._clock.now() - visit.asked)
        visit.asked = None
        if name == "stayed":
            visit.idle = None

    def _look_at_choices(self, visit: _Visit) -> None:
        language, access = self._app.stage.look.language, self._app.visitor.access
        if language != self._language:
            self._language = language
            self._journal.record("language", name=language)
        if access != self._access:
            before, self._access = self._access, access
            visit.access = True
            for name in ("text_scale", "contrast", "calm", "lowered"):
                value, default = getattr(access, name), getattr(Access(), name)
                if value != getattr(before, name):
                    self._journal.record("access", name=name, on=value != default)

    # ----- the booth --------------------------------------------------------------------------------------

    def _reloaded(self) -> None:
        checked = self._checked = self._app.follow.checked
        self._named.clear()  # something may be called otherwise now
        name = "unreadable" if checked.deck is None else "faulty" if checked.errors else "good"
        codes = ",".join(sorted({problem.code for problem in checked.problems}))
        errors, warnings = len(checked.errors), len(checked.warnings)
        kind = "reload" if self._examined else "check"  # the start is followed by a closer look at the same content
        self._examined = True
        self._journal.record(kind, name=name, errors=errors, warnings=warnings, codes=codes)

    def _wall_offset(self) -> float:
        return self._clock.wall().timestamp() - self._clock.now()

    def _look_at_clock(self, now: float) -> None:
        """Once a second: has somebody set the clock?"""
        if now - self._looked < 1.0:
            return
        self._looked = now
        offset = self._wall_offset()
        if abs(offset - self._offset) > _JUMP:
            self._journal.record("clock", seconds=offset - self._offset)
        self._offset = offset


def _line(text: str) -> str:
    return " ".join(text.split())
