"""What every intent does: the table in which `app.py` looks up what a visitor or staff asked for.

Must not know fingers, keys or pixels.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol, cast

from kiosk.staff.desk.desk import Desk
from kiosk.stage.access import Access
from kiosk.stage.stage import Stage
from kiosk.stage.tour import Tour
from kiosk.stage.visitor import Visitor
from kiosk.stage.window import Window


class Answering(Protocol):
    """Who can be asked: the app, as the answers see it."""

    stage: Stage
    visitor: Visitor
    tour: Tour
    window: Window
    desk: Desk

    def home(self) -> None:
        """The first slide; what a visitor opened is forgotten."""


Answers = dict[str, Callable[[object], None]]


def all_answers(app: Answering) -> Answers:
    """By the intent's name, what is done with its value."""
    stage, visitor, tour = app.stage, app.visitor, app.tour
    return {
        "next": lambda _: stage.next(),
        "previous": lambda _: stage.previous(),
        "home": lambda _: app.home(),
        "slide": lambda index: stage.jump(cast(int, index)),
        "companies": lambda _: tour.open_directory(),
        "company": lambda company: tour.open_company(cast(str, company)),
        "compare": lambda company: tour.open_comparison(cast(str, company)),
        "chart": lambda number: tour.open_chart(cast(int, number)),
        "back": lambda _: tour.back(),
        "pause": lambda _: app.desk.standing.toggle_pause(),
        "staff": lambda woke: app.desk.open(unwoken=bool(woke)),
        "language": lambda _: visitor.toggle_language(),
        "fact": lambda key: visitor.open_fact(cast(str, key)),
        "fact_step": lambda way: visitor.step_fact(cast(int, way)),
        "access": lambda _: visitor.open_sheet(),
        "text_size": lambda _: visitor.set_access(visitor.access.larger),
        "contrast": lambda _: visitor.set_access(replace(visitor.access, contrast=not visitor.access.contrast)),
        "calm": lambda _: visitor.set_access(replace(visitor.access, calm=not visitor.access.calm)),
        "lower": lambda _: visitor.set_access(replace(visitor.access, lowered=not visitor.access.lowered)),
        "reset_access": lambda _: visitor.set_access(Access()),
        "close": lambda _: visitor.close(),
        "stay": lambda _: visitor.stay(),
        "leave": lambda _: visitor.leave(),
        "fullscreen": lambda _: app.window.toggle_fullscreen(),
    }
