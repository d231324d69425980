"""`check` for staff: everything the content check finds, and whether every slide can be drawn and every text fits.

Prints problems; must not know how they are found.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from pydantic import BaseModel
from PySide6.QtWidgets import QApplication

from kiosk.clock import Clock, SystemClock
from kiosk.companies.profile import ProfilePage
from kiosk.content.as_json import as_json as to_json
from kiosk.content.check import check
from kiosk.content.checked import Checked
from kiosk.content.dwell import reading_seconds, texts
from kiosk.content.fields import LANGUAGES, Language, Text
from kiosk.content.problems import Problem
from kiosk.content.programme import Programme, standing
from kiosk.content.zone import machine_zone
from kiosk.look.fonts import lacks
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.look.probe import probe
from kiosk.look.typeset import spaced
from kiosk.pages.page import Fault, Page
from kiosk.slides import contents, page_of

#: The pages on which every text is tried: landscape and portrait.
FRAMES = (Frame(1920, 1080), Frame(1080, 1920))
#: Pages of so many companies are tried: those that have more to say than a name.
MOST_COMPANIES = 60
_DETAILS = {"story", "facts", "honours", "figures", "milestones", "charts"}
#: Where in a slide or a company something is written, and what has been told: its code, its place, its text.
_Where = tuple[str | int, ...]
_Told = tuple[str, _Where, str]


def examine(content: Path, *, try_pages: bool = True) -> Checked:
    """Check a file, and with `try_pages` build every slide in both languages and orientations."""
    checked = check(content, contents(), probe)
    if checked.deck is None or not try_pages:
        return checked
    application = QApplication.instance() or QApplication(sys.argv[:1])  # charts need more than a QGuiApplication
    more = [problem for found in trials(checked) for problem in found]
    del application
    return checked.with_problems(more)


def trials(checked: Checked, frames: Sequence[Frame] = FRAMES) -> Iterator[list[Problem]]:
    """What comes out when the slides are drawn on those frames and read, a step each. Needs a QApplication."""
    deck = checked.deck
    assert deck is not None
    for index in range(len(deck.slides)):
        told = set[_Told]()
        for language, frame in itertools.product(LANGUAGES, frames):
            yield [*_page(checked, index, Look(frame, language), told)]
        yield [*_words(checked, index)]
    yield [*_company_glyphs(checked)]
    rich = [index for index, company in enumerate(deck.companies) if company.model_fields_set & _DETAILS]
    for index in rich[:MOST_COMPANIES]:
        told = set[_Told]()
        for language, frame in itertools.product(LANGUAGES, frames):
            yield from _company(checked, index, Look(frame, language), told)


def _company_glyphs(checked: Checked) -> Iterator[Problem]:
    """Characters in the companies' names and texts that no font has."""
    deck = checked.deck
    assert deck is not None
    written = ["".join(text.in_(language) for text in texts(one) for language in LANGUAGES) for one in deck.companies]
    missing = set(lacks("".join(dict.fromkeys("".join(written)))))
    for index, text in enumerate(written if missing else ()):
        if lost := [character for character in dict.fromkeys(text) if character in missing]:
            yield checked.company_problem("glyph_missing", index, ("name",), given=_named(lost))


def _company(checked: Checked, index: int, look: Look, told: set[_Told]) -> Iterator[list[Problem]]:
    """What a company's page has no room for, then what is wrong with each of its charts in full, a step each."""
    deck = checked.deck
    assert deck is not None
    company = deck.companies[index]

    def problems(found: Iterable[Fault], value: object, within: _Where, otherwise: str) -> Iterator[Problem]:
        for fault in found:
            path = (*within, *((_path(value, fault.text) if fault.text else None) or (otherwise,)))
            if _untold(fault, path, told):
                key = next(part for part in reversed(path) if isinstance(part, str))
                given = {"given": fault.text, "reason": fault.reason, "key": key}
                yield checked.company_problem(fault.code, index, path, **given)

    profile = _faults(partial(ProfilePage, company, deck, look, draw=page_of), "slide_failed")
    yield [*problems(profile, company, (), "name")]
    for number, chart in enumerate(company.charts):
        found = _faults(partial(page_of, chart, deck, look), "chart_failed")
        yield [*problems(found, chart, ("charts", number), "title")]


def _named(characters: Sequence[str]) -> str:
    return "、".join(f"{character} (U+{ord(character):04X})" for character in characters[:8])


def _faults(make: Callable[[], Page], failed: str) -> list[Fault]:
    """What is wrong with a page once it is built; one of the code `failed` where it cannot be."""
    try:
        page = make()
        page.build()
    except Exception as error:  # a kind's defect must not hide the other problems
        return [Fault(failed, reason=f"{type(error).__name__}: {error}")]
    return page.faults


def _untold(fault: Fault, path: _Where, told: set[_Told]) -> bool:
    """Whether that is not `told` yet, which it is now. What cannot be drawn is told once, whatever is raised."""
    one = (fault.code, path, "" if fault.reason else fault.text)
    fresh = one not in told
    told.add(one)
    return fresh


def _page(checked: Checked, index: int, look: Look, told: set[_Told]) -> Iterator[Problem]:
    """A slide that cannot be drawn, texts that do not fit, as far as they are not `told` yet."""
    deck = checked.deck
    assert deck is not None
    slide = deck.slides[index]
    for fault in _faults(partial(page_of, slide, deck, look), "slide_failed"):
        path = () if fault.reason else _path(slide, fault.text) or ("title",)
        if _untold(fault, path, told):
            yield checked.slide_problem(fault.code, index, path, given=fault.text, reason=fault.reason)


def _words(checked: Checked, index: int) -> Iterator[Problem]:
    """Characters no font has, and a slide that goes before it is read."""
    assert checked.deck is not None
    slide = checked.deck.slides[index]
    written = "".join(text.in_(language) for text in texts(slide) for language in LANGUAGES)
    if missing := lacks(written):
        yield checked.slide_problem("glyph_missing", index, (), given=_named(missing))
    needed = max(reading_seconds(slide, language) for language in LANGUAGES)
    if slide.seconds is not None and slide.seconds < needed - 0.5:
        yield checked.slide_problem(
            "dwell_too_short", index, ("seconds",), given=f"{slide.seconds:g}", least=f"{needed:.0f}"
        )


def _path(value: object, written: str) -> _Where | None:
    """Where in a slide a text stands, as keys and places: `("figures", 0, "label")`."""
    if isinstance(value, Text):
        plain = spaced(written)
        return () if any(spaced(value.in_(language)) == plain for language in LANGUAGES) else None
    items: Iterable[tuple[str | int, object]] = ()
    if isinstance(value, BaseModel):
        items = ((name, getattr(value, name)) for name in type(value).model_fields)
    elif isinstance(value, tuple):
        items = enumerate(value)
    for key, item in items:
        if (path := _path(item, written)) is not None:
            return (key, *path)
    return None


def checkup(
    content: Path, language: Language, *, try_pages: bool = True, as_json: bool = False, clock: Clock | None = None
) -> int:
    """Print every problem, and what plays now; returns 0 when there is none, 1 with errors, 2 with warnings only."""
    checked = examine(content, try_pages=try_pages)
    if as_json:
        print(to_json(checked, str(content)))
    else:
        _print(checked, content.name, language, clock or SystemClock(machine_zone()))
    if checked.errors or checked.deck is None:
        return 1
    return 2 if checked.warnings else 0


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _print(checked: Checked, name: str, language: Language, clock: Clock) -> None:
    for problem in checked.problems:
        print(problem.text(language), end="\n\n")
    errors, warnings = len(checked.errors), len(checked.warnings)
    slides = len(checked.deck.slides) if checked.deck else 0
    if language == "zh":
        print(f"{name}：{slides} 页可以播放，{errors} 个错误，{warnings} 个提醒。")
    else:
        told = (_counted(errors, "error"), _counted(warnings, "warning"))
        print(f"{name}: {_counted(slides, 'slide')} can play, {', '.join(told)}.")
    if checked.deck is not None and Programme(checked.deck).scheduled:
        print(standing(checked.deck, clock.wall(), language))
