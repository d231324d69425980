"""The check: a content file becomes a frozen deck and every problem it has, in one pass.

Owns the three sections of the file, and that a bad slide or company is left out while the rest plays. The slide kinds
and the picture probe are handed in. Must not know slide kinds by name, or Qt.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from kiosk.content import nodes
from kiosk.content.beside import Beside
from kiosk.content.broken import broken_items
from kiosk.content.chart_table import fill
from kiosk.content.checked import Checked
from kiosk.content.companies import Companies, Item, given_english
from kiosk.content.company_table import TableReader, read_companies
from kiosk.content.dead import dead, last_day
from kiosk.content.deck import MOST_CHARTS, Company, Deck, Settings, Slide
from kiosk.content.links import is_link, likely_link
from kiosk.content.pictures import Finding, Probe, examine
from kiosk.content.problems import Problem, condensed, in_order, nearest
from kiosk.content.recovery import parse
from kiosk.content.refused import lost_key, refused, without
from kiosk.content.schedule import Show
from kiosk.content.shape import references, rows_of, shows_figures, texts
from kiosk.content.source import Source, read
from kiosk.content.table import FORMATS, LARGEST_BYTES, is_lock, is_table
from kiosk.content.workbook import UnreadableTableError

SECTIONS = ("kiosk", "slides", "companies")
_Model = TypeVar("_Model", bound=BaseModel)
Kinds = Mapping[str, type[Slide]]


def check(
    path: Path,
    kinds: Kinds,
    probe: Probe | None = None,
    today: date | None = None,
    tables: TableReader = read_companies,
) -> Checked:
    """Read and check a content file. `kinds` maps each `kind:` to its model; without a `probe` the bytes of pictures
    are not looked at; milestones after `today` (by default this machine's) are told. Where `tables` leaves one for
    later, slides that name its companies are left out without a word. Never raises for what a file may hold; `deck` is
    None when nothing in it can be played."""
    source, problems = read(path)
    if source is None:
        return Checked(None, in_order(problems))
    return _Check(source, problems, path.parent, kinds, probe, today or date.today(), tables).run()


class _Check:
    """One check of one file."""

    def __init__(
        self,
        source: Source,
        problems: list[Problem],
        folder: Path,
        kinds: Kinds,
        probe: Probe | None,
        today: date,
        tables: TableReader,
    ) -> None:
        self.source, self.folder, self.kinds, self.probe, self.today = source, folder, kinds, probe, today
        self.read_table = tables
        self.waiting = False  # for a table that is read later
        self.beside = Beside(folder)
        self.tables: dict[Path, int] = {}
        self.chart_tables: list[Path] = []
        self.tree = parse(source)
        self.problems = problems + self.tree.problems
        self.findings: dict[str, Finding] = {}
        refused_text = [problem for problem in self.problems if problem.severity == "error"]
        self.told = {problem.line for problem in refused_text}
        self.broken: set[nodes.Path] = set()
        self.data = self._sections()
        self.broken = broken_items(self.tree, refused_text)

    def run(self) -> Checked:
        """All sections, in the order in which they depend on each other."""
        data = self.data
        settings = self._settings(data.get("kiosk"))
        companies = self._companies(data.get("companies"))
        slides = self._slides(data.get("slides"), settings, companies)
        self._comments()
        if not slides and not self.waiting and not any(problem.severity == "error" for problem in self.problems):
            self._tell_at_key("slides_none", ("slides",))
        deck = Deck(
            settings=settings,
            slides=tuple(slides.values()),
            companies=companies.kept,
            folder=str(self.folder.resolve()),
        )
        pictures = (finding.file for finding in self.findings.values() if finding.file is not None)
        files = tuple(dict.fromkeys((*self.tables, *self.chart_tables, *pictures)))
        found, problems = deck if slides else None, condensed(in_order(self.problems))
        where = self.source, self.tree, tuple(slides), companies.entries
        return Checked(found, problems, files, self.waiting, *where)

    def _problem_in(self, path: nodes.Path, code: str, where: nodes.Path, /, **params: object) -> Problem:
        return self.tree.problem(self.source, code, (*path, *where), **params)

    def _tell(self, code: str, path: nodes.Path, /, **params: object) -> None:
        self.problems.append(self.tree.problem(self.source, code, path, **params))

    def _tell_at_key(self, code: str, path: nodes.Path, /, **params: object) -> None:
        self.problems.append(self.source.problem(code, *self.tree.key_spot(path), **params))

    def _sections(self) -> dict[str, Any]:
        data = self.tree.data
        if not isinstance(data, dict):
            if data is None and not self.problems:
                self._tell("file_empty", ())
            elif data is not None:
                self._not_mapping("top_not_mapping", data, ())
            return {}
        for key in [key for key in data if key not in SECTIONS]:
            close, choices = nearest(key, SECTIONS), " ".join(SECTIONS)
            self._tell_at_key("section_unknown", (key,), given=key, nearest=close, choices=choices)
            if close and close not in data:
                self.tree.rename(key, close)
        return data

    def _list(self, section: str, data: Any) -> list[Any]:
        if data is not None and not isinstance(data, list):
            self._tell("list_expected", (section,), key=section)
        return data if isinstance(data, list) else []

    def _validated(self, model: type[_Model], raw: Any, path: nodes.Path) -> _Model | None:
        """The checked value, or None with everything that is wrong in it told once."""
        try:
            return model.model_validate(raw)
        except ValidationError as error:
            found = refused(error, model, path, self.tree, self.source)
        if path in self.broken:  # a key that could not be read is not missing
            found = [one for one in found if one.line not in self.told and one.code != "key_missing"]
        self.problems += found
        return None

    def _settings(self, raw: Any) -> Settings:
        """The settings; what is wrong in them is told and falls back to its default."""
        if raw is None:
            return Settings()
        settings = self._validated(Settings, raw, ("kiosk",))
        while settings is None and isinstance(raw, dict):
            try:
                settings = Settings.model_validate(raw)
            except ValidationError as error:
                for detail in error.errors(include_url=False):
                    raw = without(raw, detail["loc"])
        return settings or Settings()

    def _pictured(
        self, value: _Model, raw: Any, problem_at: Callable[..., Problem], forgiven: str = ""
    ) -> _Model | None:
        """The value without the pictures that cannot be shown; None when it cannot be without one."""
        bad = []
        for where, role, name in references(value):
            if role != "picture":
                continue
            finding = self.findings.get(name) or examine(name, self.beside, self.probe)
            self.findings[name] = finding
            if finding.code is not None and finding.code != forgiven:
                problem = problem_at(finding.code, where, **dict(finding.params))
                self.problems.append(problem)
                if problem.severity == "error":
                    bad.append(where)
        for where in bad:
            raw = without(raw, where)
        try:
            return type(value).model_validate(raw) if bad else value
        except ValidationError:
            return None

    def _companies(self, data: Any) -> Companies:
        companies = Companies(self.today)
        whole = isinstance(data, str) and is_table(data)
        for index, raw in enumerate([data] if whole else self._list("companies", data)):
            path: nodes.Path = ("companies",) if whole else ("companies", index)
            if isinstance(raw, str) and is_table(raw) and not lost_key(raw):
                self._table(raw, path, companies)
                continue
            if not isinstance(raw, dict):
                self._not_mapping("company_not_mapping", raw, path)
                continue
            plain = {key: value for key, value in self._linked(raw, path).items() if key != "charts"}
            charts = self._charts(raw.get("charts"), (*path, "charts"), companies)
            item = Item(self.source, self.tree, plain, path, tuple(charts))
            company = self._validated(Company, item.raw, path)
            if company is not None:
                company = self._pictured(company, item.raw, item.problem)
            if company is not None and charts:
                company = company.model_copy(update={"charts": tuple(charts.values())})
            companies.add(None if path in self.broken else company, item)
        self.problems += companies.close()
        return companies

    def _charts(self, data: Any, path: nodes.Path, companies: Companies) -> dict[int, Slide]:
        """A company's charts by their places: slides whose items a table can fill. One that is wrong is left out."""
        kinds = {name: model for name, model in self.kinds.items() if rows_of(model) is not None}
        found = dict[int, Slide | None]()
        if data is not None and not isinstance(data, list):
            self._tell("list_expected", path, key="charts")
        for index, raw in enumerate(data if isinstance(data, list) else ()):
            at = (*path, index)
            if index >= MOST_CHARTS:
                self._tell("charts_many", at, most=MOST_CHARTS)
                break
            found[index] = self._slide(filled, at, companies, kinds) if (filled := self._filled(raw, at)) else None
        return {index: chart for index, chart in found.items() if chart is not None}

    def _linked(self, raw: dict[str, Any], path: nodes.Path) -> dict[str, Any]:
        """A company without a link that no phone could open; that is no reason to leave the company out."""
        link = raw.get("link")
        if not isinstance(link, str) or is_link(link):
            return raw
        self._tell("link_not_web", (*path, "link"), key="link", given=link, nearest=likely_link(link))
        return {key: value for key, value in raw.items() if key != "link"}

    def _table(self, name: str, path: nodes.Path, companies: Companies) -> None:
        """The companies of a table; what keeps it from being read is told where it is named."""
        if is_lock(name):
            self._tell("table_lock", path, given=name)
            return
        found = self.beside.locate(name, FORMATS, LARGEST_BYTES)
        if found.file is not None and found.file in self.tables:
            self._tell("table_twice", path, given=name, first=self.tables[found.file])
            return
        if found.file is not None:
            self.tables[found.file] = self.tree.spot(path).line
        if found.file is None or found.fault is not None:
            self._tell(f"table_{found.fault}", path, **dict(found.params))
            return
        try:
            table = self.read_table(found.file, name.strip())
        except UnreadableTableError as error:
            self._unreadable_table(name.strip(), path, error)
            return
        except OSError:
            self._tell("table_unreadable", path, given=name)
            return
        if table is None:
            self.waiting = True
            return
        self.problems += table.problems
        for company, row in table.companies:
            companies.add(self._pictured(company, row.raw, row.problem, forgiven="picture_small"), row)

    def _unreadable_table(self, name: str, path: nodes.Path, error: UnreadableTableError) -> None:
        if error.row is not None:
            self.problems.append(Problem.in_cell(error.code, name, error.row, 0, **error.params))
        else:
            self._tell(error.code, path, given=name, **error.params)

    def _slides(self, data: Any, settings: Settings, companies: Companies) -> dict[nodes.Path, Slide]:
        slides: dict[nodes.Path, Slide] = {}
        for index, written in enumerate(self._list("slides", data)):
            path: nodes.Path = ("slides", index)
            raw = self._filled(written, path)
            slide = self._slide(raw, path, companies, self.kinds) if raw is not None or written is None else None
            if slide is None or path in self.broken:
                continue
            slides[path] = slide
            self._advise(slide, raw, path, settings)
        self._dead(slides, settings)
        if slides and not any(slide.show.shown and settings.show.shown for slide in slides.values()):
            self._tell_at_key("nothing_shown", ("slides",))
        return slides

    def _filled(self, raw: Any, path: nodes.Path) -> Any:
        """A slide with the rows of its table as items; None when they cannot be had, which is told."""
        model = self.kinds.get(str(raw.get("kind"))) if isinstance(raw, dict) and "data" in raw else None
        if model is None or rows_of(model) is None:
            return raw
        filled = fill(raw, model, path, self.tree, self.source, self.beside)
        self.problems += filled.problems
        if filled.file is not None:
            self.chart_tables.append(filled.file)
        return filled.raw

    def _slide(self, raw: Any, path: nodes.Path, companies: Companies, kinds: Kinds) -> Slide | None:
        if not isinstance(raw, dict):
            self._not_mapping("slide_not_mapping", raw, path)
            return None
        kind, choices = raw.get("kind"), " ".join(sorted(kinds))
        if not isinstance(kind, str):
            if path not in self.broken:
                self._tell("kind_missing", path, choices=choices)
            return None
        if kind not in kinds:
            close = nearest(kind, kinds)
            self._tell("kind_unknown", (*path, "kind"), given=kind, nearest=close, choices=choices)
            return None
        slide = self._validated(kinds[kind], raw, path)
        slide = self._pictured(slide, raw, partial(self._problem_in, path)) if slide is not None else None
        for where, role, name in references(slide) if slide is not None else ():
            if role == "company" and (missing := companies.missing(name)):
                code, params = missing
                if not self.waiting:
                    self._tell(code, (*path, *where), **params)
                slide = None
        return slide

    def _advise(self, slide: Slide, raw: Any, path: nodes.Path, settings: Settings) -> None:
        """What leaves the slide as it is, but should be known."""
        wanting = [where for where, text in texts(slide) if not text.bilingual and not given_english(raw, where)]
        if wanting:
            key = next(part for part in reversed(wanting[0]) if isinstance(part, str))
            code = "data_english_missing" if self.tree.cell((*path, *wanting[0])) else "english_missing"
            self._tell(code, (*path, *wanting[0]), count=len(wanting), key=key)
        if slide.source is None and settings.source is None and shows_figures(slide):
            self._tell("source_missing", path)

    def _dead(self, slides: dict[nodes.Path, Slide], settings: Settings) -> None:
        """Schedules that will never come true (again): the deck's, and those of slides."""
        over = self._tell_dead((settings.show,), ("kiosk",))
        for path, slide in slides.items():
            around = () if slide.fallback or over else (settings.show,)
            self._tell_dead((slide.show, *around), path)

    def _tell_dead(self, shows: tuple[Show, ...], path: nodes.Path) -> bool:
        code = dead(shows, self.today)
        until = shows[0].until
        if code is not None:
            self._tell(code, (*path, "show", *(("until",) if until is not None else ())), given=last_day(until))
        return code is not None

    def _not_mapping(self, code: str, raw: Any, path: nodes.Path) -> None:
        if path in self.broken:
            return
        if lost := lost_key(raw):
            spot = self.tree.spot(path)
            self.problems.append(self.source.problem(lost[0], spot.line, spot.column + len(lost[1]), key=lost[1]))
        else:
            self._tell(code, path)

    def _comments(self) -> None:
        """Values that are empty because of a # and that nobody missed."""
        told = {problem.line for problem in self.problems if problem.code == "value_comment"}
        for path, comment in self.tree.comments.items():
            if self.tree.spot(path).line not in told and path:
                self._tell_at_key("value_comment_ignored", path, key=path[-1], given=comment)
