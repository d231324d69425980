"""What visitors search for, as far as it may be kept: a query only if it stands in the deck, else its length.

A real keyboard can type anything, a name or a number too; what matches something of the deck tells of the deck, not of
who typed it. Owns where one search ends and the next begins. Must not know the journal's file, or who is there.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.booth.journal import Journal
from kiosk.booth.rows import Field
from kiosk.companies.directory import DirectoryPage
from kiosk.pages.page import Page


@dataclass(frozen=True)
class _Search:
    """A query as it stands, and how much it found; `near`: only names that come near."""

    query: str
    found: int
    near: bool


class Searches:
    """One search after the other. It ends when all is deleted, or another page shows."""

    def __init__(self, journal: Journal) -> None:
        """Nobody searches."""
        self._journal = journal
        self._now: _Search | None = None
        self._longest: _Search | None = None  # before they began to delete

    def look(self, page: Page | None, company: str | None) -> None:
        """What shows now; `company` is the one whose profile does."""
        if not isinstance(page, DirectoryPage):
            self.close(company)
            return
        query, found = page.state.query, page.found
        if not query:
            self._now = self._longest
            self.close()
        elif self._now is None or query != self._now.query:
            count = len(found.companies) if found is not None else 0
            self._now = _Search(query, count, found is not None and found.fuzzy)
            if self._longest is None or not self._longest.query.startswith(query):
                self._longest = self._now

    def close(self, company: str | None = None) -> None:
        """The search that goes on, if one does, is over; it led to that company."""
        search, self._now, self._longest = self._now, None, None
        if search is None:
            return
        told: dict[str, Field] = {"company": company} if company is not None else {}
        if search.found and not search.near:
            told |= {"query": search.query.strip().upper(), "found": search.found}
        else:
            told |= {"length": len(search.query), "near": search.found}
        self._journal.record("search", **told)
