"""The deck: what staff wrote, checked and frozen. Settings, companies, and what every slide has.

Owns the shapes that all pages read. What one slide kind adds stands in `slides/<kind>.py`. Must not know
files, positions in them, or Qt.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

from pydantic import Field, StringConstraints

from kiosk.content.fields import Amount, Day, Flag, Language, Number, Strict, Text, Whole
from kiosk.content.links import Link
from kiosk.content.schedule import Show

_Item = TypeVar("_Item")


class FromTable:
    """Marks a list of a slide whose items may come from the rows of a table (see `chart_table.py`)."""


#: A list of items that staff write one by one, or of which `data:` names the table.
Rows = Annotated[tuple[_Item, ...], FromTable()]
Accent = Literal["cyan", "violet", "gold", "green"]
Transition = Literal["push", "fade", "none"]
#: A file beside `content.yaml`, written relative to its folder.
PicturePath = Annotated[str, StringConstraints(min_length=1), Field(json_schema_extra={"file": "picture"})]
#: The `id` of one of the deck's companies.
CompanyId = Annotated[str, StringConstraints(min_length=1), Field(json_schema_extra={"refers": "company"})]


class Figure(Strict):
    """One figure: `label` says what is counted, `value` how much (`1900`, `1200亿`, `300+`), `unit` of what.

    `fact` is what a touch adds.
    """

    label: Text
    value: Amount
    unit: Text | None = None
    fact: Text | None = None


class Milestone(Strict):
    """One step: `date` (`2021`, `2023-12`), `text`, a gold `tag` for a "first", `short` for tight places.

    `fact` is what a touch adds.
    """

    date: Day
    text: Text
    short: Text | None = None
    tag: Text | None = None
    fact: Text | None = None


class SupportItem(Strict):
    """One thing in the water: an `icon`, or a figure (`value` + `unit`), or `words` in its place, and its `text`."""

    text: Text
    icon: Literal["model", "software", "chip"] | None = None
    value: Amount | None = None
    unit: Text | None = None
    words: Text | None = None


class Support(Strict):
    """A row in the water below the shore: a `caption` and up to four `items`."""

    caption: Text | None = None
    items: tuple[SupportItem, ...] = Field(min_length=1, max_length=4)


class Slide(Strict):
    """What every slide has. `title` is the finding in one or two lines; a line break typed in it is kept."""

    kind: str
    title: Text
    eyebrow: Text | None = None
    lead: Text | None = None
    accent: Accent = "cyan"
    source: Text | None = None
    seconds: Annotated[Number, Field(ge=2, le=600)] | None = None
    show: Show = Show()
    fallback: Flag = False
    transition: Transition | None = None


class Company(Strict):
    """One company of the park. Only `name` is needed; everything else makes its page richer."""

    id: Annotated[str, StringConstraints(pattern=r"^[\w-]{1,64}$")] = ""
    name: Text
    legal_name: str | None = None
    pinyin: str | None = None
    track: Text | None = None
    place: Text | None = None
    since: Whole | None = None
    story: Text | None = None
    facts: tuple[Text, ...] = ()
    honours: tuple[Text, ...] = ()
    figures: tuple[Figure, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    picture: PicturePath | None = None
    link: Link | None = None


class Screen(Strict):
    """Which screen shows the kiosk: its `number` (1 is the first) or its `name` as `doctor` prints it."""

    number: Annotated[Whole, Field(ge=1, le=16)] = 1
    name: str | None = None
    diagonal_inches: Annotated[Number, Field(ge=7, le=200)] = 43.0
    bottom_edge_mm: Annotated[Number, Field(ge=0, le=2500)] = 800.0


class Settings(Strict):
    """The kiosk as a whole."""

    language: Language = "zh"
    motion: Literal["full", "reduced"] = "full"
    transition: Transition = "fade"
    fullscreen: Flag = True
    idle_seconds: Annotated[Number, Field(ge=10, le=3600)] = 60.0
    show: Show = Show()
    source: Text | None = None
    screen: Screen = Screen()


class Deck(Strict):
    """Everything the screen may show, frozen. `folder` is where relative paths start."""

    settings: Settings = Settings()
    slides: tuple[Slide, ...] = ()
    companies: tuple[Company, ...] = ()
    folder: str = "."

    def company(self, key: str) -> Company | None:
        """The company with that id, or None."""
        return next((company for company in self.companies if company.id == key), None)
