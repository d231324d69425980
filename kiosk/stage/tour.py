"""Where a visitor goes beyond the slides: the directory, a company's profile, two side by side, and the way back.

Owns the trail, so that "back" leads exactly to where they were, and the search index once it is built. Must not know
fingers, or what the pages draw.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiosk.companies.compare import ComparePage
from kiosk.companies.directory import DirectoryPage
from kiosk.companies.profile import ProfilePage
from kiosk.companies.search import Index
from kiosk.content.deck import Company, Deck, Slide
from kiosk.content.fields import Text
from kiosk.look.look import Look
from kiosk.pages.controls import Intent
from kiosk.pages.page import Page
from kiosk.slides import page_of
from kiosk.stage.guest import Guest, ready
from kiosk.stage.stage import Stage

#: Steps that a visitor can go back; before that, "back" leads to the slide.
_TRAIL = 64


@dataclass(frozen=True)
class Profile:
    """One company's page; `among` are the ids of the list it was opened from, for the ones before and after."""

    company: str
    among: tuple[str, ...]

    @property
    def key(self) -> str:
        """By what it is counted."""
        return f"company/{self.company}"

    def called(self, deck: Deck) -> Text | None:
        """The company's name."""
        company = deck.company(self.company)
        return company.name if company is not None else None

    def page(self, deck: Deck, look: Look) -> ProfilePage | None:
        """The profile; None when the deck no longer has the company."""
        company = deck.company(self.company)
        if company is None:
            return None
        page = ProfilePage(company, deck, look, draw=page_of)
        ready(page)
        return page

    def beside(self, side: int, deck: Deck) -> Profile | None:
        """The company before or after it in the list, of those that the deck still has."""
        there = _beside(self.company, self.among, side, deck)
        return Profile(there, self.among) if there is not None else None


@dataclass(frozen=True)
class Charted:
    """A chart of a company in full; `number` from 0."""

    company: str
    number: int

    @property
    def key(self) -> str:
        """By what it is counted, the first one as 1."""
        return f"chart/{self.company}/{self.number + 1}"

    def called(self, deck: Deck) -> Text | None:
        """The company's name and the chart's title."""
        company, chart = self._found(deck)
        if company is None or chart is None:
            return None
        name, title = company.name, chart.title
        return Text(zh=f"{name.zh} · {title.zh}", en=f"{name.en} · {title.en}")

    def page(self, deck: Deck, look: Look) -> Page | None:
        """The chart's page; None when the deck no longer has it."""
        _, chart = self._found(deck)
        return ready(page_of(chart, deck, look)) if chart is not None else None

    def _found(self, deck: Deck) -> tuple[Company | None, Slide | None]:
        company = deck.company(self.company)
        charts = company.charts if company is not None else ()
        return company, charts[self.number] if 0 <= self.number < len(charts) else None

    def beside(self, side: int, deck: Deck) -> Charted | None:
        """The company's chart before or after it."""
        company, there = deck.company(self.company), self.number + side
        return Charted(self.company, there) if company is not None and 0 <= there < len(company.charts) else None


@dataclass(frozen=True)
class Compared:
    """Two companies side by side; `among` are the ids that the second one is changed among, in order."""

    first: str
    second: str
    among: tuple[str, ...]
    key = "compare"

    def called(self, deck: Deck) -> None:
        """All comparisons count as one."""

    def page(self, deck: Deck, look: Look) -> ComparePage | None:
        """Both on one page; None when the deck no longer has one of them."""
        first, second = deck.company(self.first), deck.company(self.second)
        if first is None or second is None:
            return None
        page = ComparePage(first, second, deck, look)
        ready(page)
        return page

    def beside(self, side: int, deck: Deck) -> Compared | None:
        """The first company with the one before or after the second."""
        there = _beside(self.second, [company for company in self.among if company != self.first], side, deck)
        return Compared(self.first, there, self.among) if there is not None else None


def _beside(company: str, among: Sequence[str], side: int, deck: Deck) -> str | None:
    """The next one on that side whom the deck still has: staff may have taken some out since the list was made."""
    if company not in among:
        return None
    place = among.index(company)
    rest = among[place + 1 :] if side > 0 else among[:place][::-1]
    return next((other for other in rest if deck.company(other) is not None), None)


class Directory:
    """The list of all companies. It keeps its page, and with it query, filter and place in the list."""

    key = "directory"

    def __init__(self) -> None:
        """Not opened yet."""
        self.shown: DirectoryPage | None = None
        self.index: Index | None = None
        self.indexed: tuple[Company, ...] = ()
        self._deck: Deck | None = None
        self._steps: list[Iterator[object]] = []  # what is left of its painting, while anything is

    def called(self, deck: Deck) -> None:
        """There is only one."""

    def ready(self, deck: Deck, look: Look) -> bool:
        """Whether the page of that deck in that look is built and painted."""
        return self.shown is not None and not self._steps and self._fits(deck, look)

    def _fits(self, deck: Deck, look: Look) -> bool:
        return self.shown is not None and deck is self._deck and self.shown.look == look

    def step(self, deck: Deck, look: Look) -> None:
        """Do one small part of the work for the page, as the visitor left it."""
        if not self._fits(deck, look):
            index = self.index if self.indexed is deck.companies else None
            page = DirectoryPage(deck, look, index, self.shown.state if self.shown is not None else None)
            page.docked = False
            page.build()
            self.shown, self._deck, self._steps = page, deck, [page.prepare()]
        elif self._steps and next(self._steps[0], self) is self:
            self._steps.clear()

    def page(self, deck: Deck, look: Look) -> DirectoryPage:
        """The page as the visitor left it, with all the work that is left done now."""
        while not self.ready(deck, look):
            self.step(deck, look)
        assert self.shown is not None
        return self.shown

    def beside(self, side: int, deck: Deck) -> None:
        """Nothing lies beside it."""
        return None


class Tour:
    """A visitor's way through the companies of one stage's deck."""

    def __init__(self, stage: Stage) -> None:
        """On the slides."""
        self._stage = stage
        self._directory = Directory()
        self._trail: list[Guest | None] = []  # where they came from; None: from the slide

    def indexed(self, index: Index, companies: tuple[Company, ...]) -> None:
        """The search index of these companies is built; for a deck with others it is of no use."""
        self._directory.index, self._directory.indexed = index, companies
        shown = self._directory.shown
        if shown is not None and companies is shown.deck.companies:
            shown.index = index

    @property
    def searchable(self) -> bool:
        """Whether the search index of the deck's companies is built."""
        return self._directory.indexed is self._stage.deck.companies

    def open_directory(self) -> None:
        """The list of all companies."""
        if self._stage.host.guest is not self._directory:
            self._step(self._directory)

    def open_company(self, company: str) -> None:
        """A company's profile."""
        shown, companies = self._directory.shown, self._stage.deck.companies
        in_list = shown is not None and self._stage.host.guest is self._directory
        places = shown.places if shown is not None and in_list else range(len(companies))
        self._step(Profile(company, tuple(companies[place].id for place in places)))

    def open_comparison(self, second: str) -> None:
        """The company whose profile shows, side by side with another one."""
        shown = self._stage.host.guest
        if isinstance(shown, Profile):
            self._step(Compared(shown.company, second, tuple(company.id for company in self._stage.deck.companies)))

    def open_chart(self, number: int) -> None:
        """One of the charts of the company whose profile shows, from 0."""
        shown = self._stage.host.guest
        if isinstance(shown, Profile):
            self._step(Charted(shown.company, number))

    def _step(self, guest: Guest) -> None:
        self._trail.append(self._stage.host.guest)
        del self._trail[:-_TRAIL]
        self._stage.invite(guest)

    def back(self) -> None:
        """To where they were before."""
        before = self._trail.pop() if self._trail else None
        if before is not None:
            self._stage.invite(before)
        else:
            self._stage.return_to_loop()

    def take(self, intent: Intent) -> bool:
        """Hand the page that shows what may be its own; returns whether it was."""
        page = self._stage.scene.page
        return page is not None and page.take(intent, self._stage.page_ms)

    def typed(self, text: str) -> bool:
        """Characters from a real keyboard, for the directory's search; returns whether it took them."""
        shown = self._directory.shown
        if shown is None or self._stage.scene.page is not shown:
            return False
        return shown.typed(text, self._stage.page_ms)

    @property
    def behind(self) -> bool:
        """Whether there is work to do ahead: for a visitor the directory is painted before they ask for it."""
        stage = self._stage
        there = stage.loop.held("visitor") and stage.deck.companies
        return bool(there) and self.searchable and not self._directory.ready(stage.deck, stage.look)

    def work(self) -> None:
        """Do one small part of it. Call it only while nothing moves."""
        if self.behind:
            self._directory.step(self._stage.deck, self._stage.look)
            if self._directory.shown is not None and not self.behind:
                self._stage.scene.prepare_lake(self._directory.shown)

    def forget(self) -> None:
        """The visitor has left, or gone home: the next one begins anew."""
        self._trail.clear()
        before, self._directory = self._directory, Directory()
        self._directory.index, self._directory.indexed = before.index, before.indexed
