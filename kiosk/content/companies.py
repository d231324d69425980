"""The companies of a deck: their ids, made where none is written, and who is listed twice.

Owns which companies are kept and which names mean one, wherever they are written. Must not know slides, how tables are
read, or Qt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from kiosk.content.deck import Company
from kiosk.content.fields import Day
from kiosk.content.nodes import Path, Tree
from kiosk.content.problems import Problem, nearest
from kiosk.content.source import Source


class Entry(Protocol):
    """Where a company is written: an item of `content.yaml`, or a row of a table."""

    @property
    def raw(self) -> Any:
        """What is written there, as plain values."""

    @property
    def file(self) -> str:
        """The file as staff call it."""

    @property
    def line(self) -> int | None:
        """Its line in `content.yaml`; None in a table."""

    @property
    def place(self) -> str:
        """Its place with the file's name."""

    def problem(self, code: str, where: Path, /, **params: object) -> Problem:
        """A problem with what is written as that field."""


@dataclass
class Item:
    """A company in `content.yaml`; `charts` are the places in its list of those that it keeps."""

    source: Source
    tree: Tree
    raw: Any
    path: Path
    charts: tuple[int, ...] = ()

    @property
    def file(self) -> str:
        """The content file."""
        return self.source.name

    @property
    def line(self) -> int:
        """Where it begins."""
        return self.tree.spot(self.path).line

    @property
    def place(self) -> str:
        """`content.yaml:12`."""
        return f"{self.file}:{self.line}"

    def problem(self, code: str, where: Path, /, **params: object) -> Problem:
        """A problem with the value at `where` in it; a chart goes by its number among those that are kept."""
        match where:
            case ("charts", int(kept), *inside) if kept < len(self.charts):
                where = ("charts", self.charts[kept], *inside)
        return self.source.problem(code, *self.tree.spot((*self.path, *where)), **params)


class Companies:
    """Collects companies one by one; `close` then gives them their ids and tells what is wrong.

    `today` is the day up to which a milestone is no promise.
    """

    def __init__(self, today: date) -> None:
        self._today = today
        self._found: list[tuple[Company, Entry]] = []
        self._left_out: dict[str, int] = {}
        #: Whether some of them are read later.
        self.waiting = False
        self.kept: tuple[Company, ...] = ()
        #: Where each of them is written.
        self.entries: tuple[Entry, ...] = ()

    def add(self, company: Company | None, entry: Entry) -> None:
        """A company, or None for one that is wrong and left out."""
        if company is not None:
            self._found.append((company, entry))
        elif isinstance(entry.raw.get("id"), str) and entry.line is not None:
            self._left_out[entry.raw["id"]] = entry.line

    def close(self) -> Iterator[Problem]:
        """Settle the ids and yield what is wrong."""
        written: dict[str, Entry] = {}
        names: dict[str, Entry] = {}
        kept: list[Company] = []
        entries: list[Entry] = []
        wanting: dict[str, list[Entry]] = {}
        for company, entry in self._found:
            if company.id and company.id in written:
                yield _again("id", company.id, entry, written[company.id])
                continue
            if company.id:
                written[company.id] = entry
            name = company.name.zh.casefold()
            if name in names:
                yield _again("name", company.name.zh, entry, names[name])
            names.setdefault(name, entry)
            if not company.name.bilingual and not given_english(entry.raw, ("name",)):
                wanting.setdefault(entry.file, []).append(entry)
            yield from self._future(company, entry)
            kept.append(company)
            entries.append(entry)
        for those in wanting.values():
            code = "companies_english_missing" if those[0].line is not None else "table_english_missing"
            yield those[0].problem(code, ("name",), count=len(those))
        taken = set(written)
        self.kept = tuple(_with_id(company, taken) for company in kept)
        self.entries = tuple(entries)

    def _future(self, company: Company, entry: Entry) -> Iterator[Problem]:
        for index, milestone in enumerate(company.milestones):
            day = milestone.date
            if day.year >= self._today.year and _first_day(day) > self._today:
                yield entry.problem("milestone_future", ("milestones", index, "date"), given=day.shown())

    def missing(self, name: str) -> tuple[str, dict[str, object]] | None:
        """None when a company has that id; otherwise the code and parameters of the problem."""
        ids = {company.id: company.id for company in self.kept}
        if name in ids:
            return None
        if name in self._left_out:
            return "company_left_out", {"given": name, "first": self._left_out[name]}
        names = {text: company.id for company in self.kept for text in (company.name.zh, company.name.en)}
        close = nearest(name, {**names, **ids})
        return "company_unknown", {"given": name, "nearest": ids.get(close) or names.get(close, "")}


def given_english(raw: Any, path: Path) -> bool:
    """Whether staff wrote an English text at `path`, be it the same as the Chinese one."""
    for part in path:
        if isinstance(raw, dict):
            raw = raw.get(part)
        elif isinstance(raw, list) and isinstance(part, int) and part < len(raw):
            raw = raw[part]
        else:
            return False
    return isinstance(raw, dict) and raw.get("en") is not None


def _again(what: str, given: str, entry: Entry, first: Entry) -> Problem:
    """An id or a name that stands elsewhere already: on a line of the same file, or at a place in another."""
    if entry.line is not None and first.line is not None:
        code = {"id": "company_id_twice", "name": "company_name_twice"}[what]
        return entry.problem(code, (what,), given=given, first=first.line)
    code = {"id": "company_id_taken", "name": "company_name_taken"}[what]
    return entry.problem(code, (what,), given=given, first=first.place)


def _first_day(day: Day) -> date:
    return date(day.year, day.month or 1, day.day or 1)


def _with_id(company: Company, taken: set[str]) -> Company:
    """The company with an id made from its name, so that it stays the same when others come and go."""
    if company.id:
        return company
    english = re.sub(r"[^a-z0-9]+", "-", company.name.en.lower()).strip("-")
    base = (english or re.sub(r"[^\w]+", "-", company.name.zh).strip("-") or "company")[:56]
    made, number = base, 1
    while made in taken:
        number += 1
        made = f"{base}-{number}"
    taken.add(made)
    return company.model_copy(update={"id": made})
