"""The companies of a deck: their ids, made where none is written, and who is listed twice.

Owns which companies are kept and which names mean one. Must not know slides, files or Qt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kiosk.content.deck import Company
from kiosk.content.nodes import Path, Tree
from kiosk.content.problems import nearest


class Companies:
    """Collects companies one by one; `close` then gives them their ids and tells what is wrong."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._found: list[tuple[Company, Any, Path]] = []
        self._left_out: dict[str, Path] = {}
        self.kept: tuple[Company, ...] = ()

    def add(self, company: Company | None, raw: Any, path: Path) -> None:
        """A company, or None for one that is wrong and left out."""
        if company is not None:
            self._found.append((company, raw, path))
        elif isinstance(raw.get("id"), str):
            self._left_out[raw["id"]] = path

    def close(self) -> Iterator[tuple[str, Path, dict[str, object]]]:
        """Settle the ids and yield problems: code, path, parameters."""
        written: dict[str, Path] = {}
        names: dict[str, Path] = {}
        kept: list[tuple[Company, Path]] = []
        wanting: list[Path] = []
        for company, raw, path in self._found:
            if company.id and company.id in written:
                first = self._tree.spot(written[company.id]).line
                yield "company_id_twice", (*path, "id"), {"given": company.id, "first": first}
                continue
            if company.id:
                written[company.id] = path
            name = company.name.zh.casefold()
            if name in names:
                first = self._tree.spot(names[name]).line
                yield "company_name_twice", (*path, "name"), {"given": company.name.zh, "first": first}
            names.setdefault(name, path)
            if not company.name.bilingual and not given_english(raw, ("name",)):
                wanting.append((*path, "name"))
            kept.append((company, path))
        if wanting:
            yield "companies_english_missing", wanting[0], {"count": len(wanting)}
        taken = set(written)
        self.kept = tuple(_with_id(company, taken) for company, _ in kept)

    def missing(self, name: str) -> tuple[str, dict[str, object]] | None:
        """None when a company has that id; otherwise the code and parameters of the problem."""
        ids = {company.id: company.id for company in self.kept}
        if name in ids:
            return None
        if name in self._left_out:
            return "company_left_out", {"given": name, "first": self._tree.spot(self._left_out[name]).line}
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
