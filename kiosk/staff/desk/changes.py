"""All that staff have changed on the kiosk, as one list: what, and for how long.

Pure. Must not know how the list is drawn, or how anything is undone.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.content.fields import Language
from kiosk.staff.desk.state import Known
from kiosk.staff.desk.words import tell


@dataclass(frozen=True)
class Change:
    """One change; `key` names it when it is undone: `pause`, `welcome`, `bright`, or `hide ` and a slide's key."""

    key: str
    what: str
    lasts: str


def changes(known: Known, language: Language) -> list[Change]:
    """Everything that differs from what the content file says."""
    choices, found = known.choices, []
    today = tell("until_midnight", language)
    if choices.welcome is not None:
        until = choices.welcome.until.astimezone(known.now.tzinfo)
        text = choices.welcome.text.in_(language)
        time = f"{until:%H:%M}" if until.date() == known.now.date() else f"{until:%m-%d %H:%M}"
        lasts = tell("until_time", language, time=time)
        found.append(Change("welcome", tell("did_welcome", language, text=text), lasts))
    if choices.paused is not None:
        found.append(Change("pause", tell("did_pause", language), today))
    if choices.brightness != 100:
        what = tell("did_brightness", language, level=choices.brightness)
        found.append(Change("bright", what, tell("until_undone", language)))
    said = {listed.key: listed.name.in_(language).replace("\n", " ") for listed in known.slides}
    for hidden in choices.hidden:
        name = said.get(hidden.slide, hidden.slide)
        found.append(Change(f"hide {hidden.slide}", tell("did_hide", language, name=name), today))
    return found
