"""Companies under check, those written in the content file and those of the tables that it names.

Owns that a company which is wrong is left out while the rest plays, and that a table is read once. Must not know the
deck's own slides, how tables are read, or Qt.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from kiosk.content import nodes
from kiosk.content.beside import Beside
from kiosk.content.companies import Companies, Item
from kiosk.content.company_table import TableReader
from kiosk.content.deck import Company
from kiosk.content.links import is_link, likely_link
from kiosk.content.picture_check import Pictures
from kiosk.content.problems import Problem
from kiosk.content.refused import lost_key
from kiosk.content.slide_check import SlideCheck
from kiosk.content.table import FORMATS, LARGEST_BYTES, is_lock, is_table
from kiosk.content.workbook import UnreadableTableError
from kiosk.content.written import Written


class CompanyCheck:
    """Checks the companies of one deck; `tables` are the files that hold some of them."""

    def __init__(
        self, written: Written, beside: Beside, pictures: Pictures, slides: SlideCheck, read_table: TableReader
    ) -> None:
        self._written, self._beside, self._pictures, self._slides = written, beside, pictures, slides
        self._read_table = read_table
        self._lines: dict[Path, int] = {}

    @property
    def tables(self) -> list[Path]:
        """The files of companies, in the order in which they are named."""
        return list(self._lines)

    def companies(self, data: Any, today: date) -> Companies:
        """The section's companies; milestones after `today` are told."""
        companies = Companies(today)
        whole = isinstance(data, str) and is_table(data)
        for index, raw in enumerate([data] if whole else self._written.items(data, ("companies",))):
            path: nodes.Path = ("companies",) if whole else ("companies", index)
            if isinstance(raw, str) and is_table(raw) and not lost_key(raw):
                self._table(raw, path, companies)
            elif isinstance(raw, dict):
                self._company(raw, path, companies)
            else:
                self._written.tell_not_mapping("company_not_mapping", raw, path)
        self._written.problems += companies.close()
        return companies

    def _company(self, raw: dict[str, Any], path: nodes.Path, companies: Companies) -> None:
        plain = {key: value for key, value in self._linked(raw, path).items() if key != "charts"}
        charts = self._slides.charts(raw.get("charts"), (*path, "charts"), companies)
        item = Item(self._written.source, self._written.tree, plain, path, tuple(charts))
        company = self._written.validated(Company, item.raw, path)
        if company is not None:
            company = self._pictures.without_bad(company, item.raw, item.problem, self._written.problems)
        if company is not None and charts:
            company = company.model_copy(update={"charts": tuple(charts.values())})
        companies.add(None if path in self._written.broken else company, item)

    def _linked(self, raw: dict[str, Any], path: nodes.Path) -> dict[str, Any]:
        """A company without a link that no phone could open; that is no reason to leave the company out."""
        link = raw.get("link")
        if not isinstance(link, str) or is_link(link):
            return raw
        self._written.tell("link_not_web", (*path, "link"), key="link", given=link, nearest=likely_link(link))
        return {key: value for key, value in raw.items() if key != "link"}

    def _table(self, name: str, path: nodes.Path, companies: Companies) -> None:
        """The companies of a table; what keeps it from being read is told where it is named."""
        if is_lock(name):
            self._written.tell("table_lock", path, given=name)
            return
        found = self._beside.locate(name, FORMATS, LARGEST_BYTES)
        if found.file is not None and found.file in self._lines:
            self._written.tell("table_twice", path, given=name, first=self._lines[found.file])
            return
        if found.file is not None:
            self._lines[found.file] = self._written.tree.spot(path).line
        if found.file is None or found.fault is not None:
            self._written.tell(f"table_{found.fault}", path, **dict(found.params))
            return
        try:
            table = self._read_table(found.file, name.strip())
        except UnreadableTableError as error:
            self._unreadable(name.strip(), path, error)
            return
        except OSError:
            self._written.tell("table_unreadable", path, given=name)
            return
        if table is None:
            companies.waiting = True
            return
        problems = self._written.problems
        problems += table.problems
        for company, row in table.companies:
            kept = self._pictures.without_bad(company, row.raw, row.problem, problems, forgiven="picture_small")
            companies.add(kept, row)

    def _unreadable(self, name: str, path: nodes.Path, error: UnreadableTableError) -> None:
        if error.row is not None:
            self._written.problems.append(Problem.in_cell(error.code, name, error.row, 0, **error.params))
        else:
            self._written.tell(error.code, path, given=name, **error.params)
