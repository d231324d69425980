"""Slides under check, those of the deck and those that companies carry as charts.

Owns what makes one slide wrong, so that it is left out while the rest plays. Must not know the order in which slides
play, slide kinds by name, or Qt.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from kiosk.content import nodes
from kiosk.content.beside import Beside
from kiosk.content.chart_table import fill
from kiosk.content.companies import Companies
from kiosk.content.deck import MOST_CHARTS, Slide
from kiosk.content.picture_check import Pictures
from kiosk.content.problems import Problem, nearest
from kiosk.content.shape import references, rows_of
from kiosk.content.written import Written

#: The model of each `kind:`.
Kinds = Mapping[str, type[Slide]]


class SlideCheck:
    """Checks slides, one after the other; `tables` are the files whose rows they show."""

    def __init__(self, written: Written, kinds: Kinds, beside: Beside, pictures: Pictures) -> None:
        self._written, self._kinds, self._beside, self._pictures = written, kinds, beside, pictures
        self.tables: list[Path] = []

    def charts(self, data: Any, path: nodes.Path, companies: Companies) -> dict[int, Slide]:
        """A company's charts by their places: slides whose items a table can fill. One that is wrong is left out."""
        kinds = {name: model for name, model in self._kinds.items() if rows_of(model) is not None}
        found = dict[int, Slide | None]()
        for index, raw in enumerate(self._written.items(data, path)):
            at = (*path, index)
            if index >= MOST_CHARTS:
                self._written.tell("charts_many", at, most=MOST_CHARTS)
                break
            found[index] = self._slide(filled, at, companies, kinds) if (filled := self.filled(raw, at)) else None
        return {index: chart for index, chart in found.items() if chart is not None}

    def filled(self, raw: Any, path: nodes.Path) -> Any:
        """A slide with the rows of its table as items; None when they cannot be had, which is told."""
        model = self._kinds.get(str(raw.get("kind"))) if isinstance(raw, dict) and "data" in raw else None
        if model is None or rows_of(model) is None:
            return raw
        filled = fill(raw, model, path, self._written.tree, self._written.source, self._beside)
        self._written.problems += filled.problems
        if filled.file is not None:
            self.tables.append(filled.file)
        return filled.raw

    def slide(self, raw: Any, path: nodes.Path, companies: Companies) -> Slide | None:
        """The slide made of what `filled` gave; None with what is wrong told."""
        return self._slide(raw, path, companies, self._kinds)

    def _slide(self, raw: Any, path: nodes.Path, companies: Companies, kinds: Kinds) -> Slide | None:
        if not isinstance(raw, dict):
            self._written.tell_not_mapping("slide_not_mapping", raw, path)
            return None
        kind, choices = raw.get("kind"), " ".join(sorted(kinds))
        if not isinstance(kind, str):
            if path not in self._written.broken:
                self._written.tell("kind_missing", path, choices=choices)
            return None
        if kind not in kinds:
            close = nearest(kind, kinds)
            self._written.tell("kind_unknown", (*path, "kind"), given=kind, nearest=close, choices=choices)
            return None
        slide = self._written.validated(kinds[kind], raw, path)
        if slide is not None:
            slide = self._pictures.without_bad(slide, raw, partial(self._problem_in, path), self._written.problems)
        for where, role, name in references(slide) if slide is not None else ():
            if role == "company" and (missing := companies.missing(name)):
                code, params = missing
                if not companies.waiting:
                    self._written.tell(code, (*path, *where), **params)
                slide = None
        return slide

    def _problem_in(self, path: nodes.Path, code: str, where: nodes.Path, /, **params: object) -> Problem:
        return self._written.tree.problem(self._written.source, code, (*path, *where), **params)
