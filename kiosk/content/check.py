"""The check: a content file becomes a frozen deck and every problem it has, in one pass.

Owns the three sections of the file, and that a bad slide or company is left out while the rest plays. The slide kinds
and the picture probe are handed in. Must not know slide kinds by name, or Qt.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from kiosk.content import nodes
from kiosk.content.checked import Checked
from kiosk.content.companies import Companies, given_english
from kiosk.content.deck import Company, Deck, Settings, Slide
from kiosk.content.pictures import Finding, Probe, examine
from kiosk.content.problems import Problem, in_order, nearest
from kiosk.content.recovery import parse
from kiosk.content.refused import lost_key, refused
from kiosk.content.shape import references, shows_figures, texts
from kiosk.content.source import Source, read

SECTIONS = ("kiosk", "slides", "companies")
#: Errors after which what is left still means what staff meant.
_HARMLESS = {"key_twice", "several_documents"}
_Model = TypeVar("_Model", bound=BaseModel)


def check(path: Path, kinds: Mapping[str, type[Slide]], probe: Probe | None = None) -> Checked:
    """Read and check a content file. `kinds` maps each `kind:` to its model; without a `probe` the bytes of pictures
    are not looked at. Never raises for what a file may hold; `deck` is None when nothing in it can be played."""
    source, problems = read(path)
    if source is None:
        return Checked(None, in_order(problems))
    return _Check(source, problems, path.parent, kinds, probe).run()


class _Check:
    """One check of one file."""

    def __init__(
        self,
        source: Source,
        problems: list[Problem],
        folder: Path,
        kinds: Mapping[str, type[Slide]],
        probe: Probe | None,
    ) -> None:
        self.source, self.folder, self.kinds, self.probe = source, folder, kinds, probe
        self.tree = parse(source)
        self.problems = problems + self.tree.problems
        self.findings: dict[str, Finding] = {}
        refused_text = [problem for problem in self.problems if problem.severity == "error"]
        self.told = {problem.line for problem in refused_text}
        self.broken: set[nodes.Path] = set()
        self.data = self._sections()
        self.broken = self._broken_items(refused_text)

    def run(self) -> Checked:
        """All sections, in the order in which they depend on each other."""
        data = self.data
        settings = self._settings(data.get("kiosk"))
        companies = self._companies(data.get("companies"))
        slides = self._slides(data.get("slides"), settings, companies)
        self._comments()
        if not slides and not any(problem.severity == "error" for problem in self.problems):
            self._tell_at_key("slides_none", ("slides",))
        deck = Deck(
            settings=settings,
            slides=tuple(slides.values()),
            companies=companies.kept,
            folder=str(self.folder.resolve()),
        )
        files = tuple(dict.fromkeys(finding.file for finding in self.findings.values() if finding.file is not None))
        found = deck if slides else None
        return Checked(found, in_order(self.problems), files, self.source, self.tree, tuple(slides))

    def _tell(self, code: str, path: nodes.Path, /, **params: object) -> None:
        self.problems.append(self.source.problem(code, *self.tree.spot(path), **params))

    def _tell_at_key(self, code: str, path: nodes.Path, /, **params: object) -> None:
        self.problems.append(self.source.problem(code, *self.tree.key_spot(path), **params))

    def _broken_items(self, refused_text: list[Problem]) -> set[nodes.Path]:
        """The slides and companies in whose lines the text itself is wrong."""
        starts: list[tuple[int, nodes.Path]] = [
            *((spot.line, path) for path, spot in self.tree.keys.items() if len(path) == 1),
            *((spot.line, path) for path, spot in self.tree.values.items() if len(path) == 2),
        ]
        starts.sort(key=lambda start: start[0])
        lines = [line for line, _ in starts]
        broken: set[nodes.Path] = set()
        for problem in refused_text:
            index = bisect_right(lines, problem.line or 0)
            if problem.line in self.tree.left_out or problem.code in _HARMLESS:
                continue
            if index:
                broken.add(starts[index - 1][1])
        return broken

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
                    raw = _without(raw, detail["loc"])
        return settings or Settings()

    def _pictured(self, value: _Model, raw: Any, path: nodes.Path) -> _Model | None:
        """The value without the pictures that cannot be shown; None when it cannot be without one."""
        bad = []
        for where, role, name in references(value):
            if role != "picture":
                continue
            finding = self.findings.get(name) or examine(name, self.folder, self.probe)
            self.findings[name] = finding
            if finding.code is not None:
                spot = self.tree.spot((*path, *where))
                problem = self.source.problem(finding.code, *spot, **dict(finding.params))
                self.problems.append(problem)
                if problem.severity == "error":
                    bad.append(where)
        for where in bad:
            raw = _without(raw, where)
        try:
            return type(value).model_validate(raw) if bad else value
        except ValidationError:
            return None

    def _companies(self, data: Any) -> Companies:
        companies = Companies(self.tree)
        for index, raw in enumerate(self._list("companies", data)):
            path: nodes.Path = ("companies", index)
            if not isinstance(raw, dict):
                self._not_mapping("company_not_mapping", raw, path)
                continue
            company = self._validated(Company, raw, path)
            if company is not None:
                company = self._pictured(company, raw, path)
            companies.add(None if path in self.broken else company, raw, path)
        for code, path, params in companies.close():
            self._tell(code, path, **params)
        return companies

    def _slides(self, data: Any, settings: Settings, companies: Companies) -> dict[nodes.Path, Slide]:
        slides: dict[nodes.Path, Slide] = {}
        for index, raw in enumerate(self._list("slides", data)):
            path: nodes.Path = ("slides", index)
            slide = self._slide(raw, path, companies)
            if slide is None or path in self.broken:
                continue
            slides[path] = slide
            self._advise(slide, raw, path, settings)
        if slides and not any(slide.show.shown for slide in slides.values()):
            self._tell_at_key("nothing_shown", ("slides",))
        return slides

    def _slide(self, raw: Any, path: nodes.Path, companies: Companies) -> Slide | None:
        if not isinstance(raw, dict):
            self._not_mapping("slide_not_mapping", raw, path)
            return None
        kind, choices = raw.get("kind"), " ".join(sorted(self.kinds))
        if not isinstance(kind, str):
            if path not in self.broken:
                self._tell("kind_missing", path, choices=choices)
            return None
        if kind not in self.kinds:
            close = nearest(kind, self.kinds)
            self._tell("kind_unknown", (*path, "kind"), given=kind, nearest=close, choices=choices)
            return None
        slide = self._validated(self.kinds[kind], raw, path)
        slide = self._pictured(slide, raw, path) if slide is not None else None
        for where, role, name in references(slide) if slide is not None else ():
            if role == "company" and (missing := companies.missing(name)):
                code, params = missing
                self._tell(code, (*path, *where), **params)
                slide = None
        return slide

    def _advise(self, slide: Slide, raw: Any, path: nodes.Path, settings: Settings) -> None:
        """What leaves the slide as it is, but should be known."""
        wanting = [where for where, text in texts(slide) if not text.bilingual and not given_english(raw, where)]
        if wanting:
            key = next(part for part in reversed(wanting[0]) if isinstance(part, str))
            self._tell("english_missing", (*path, *wanting[0]), count=len(wanting), key=key)
        if slide.source is None and settings.source is None and shows_figures(slide):
            self._tell("source_missing", path)

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


def _without(raw: Any, path: nodes.Path) -> Any:
    """A copy of plain values without the one at `path`, or without the nearest above it that is there."""
    if not path or not isinstance(raw, dict | list):
        return raw
    head, rest = path[0], path[1:]
    if isinstance(raw, list):
        if not isinstance(head, int) or head >= len(raw):
            return raw
        inner = _without(raw[head], rest)
        return [inner if place == head else item for place, item in enumerate(raw) if rest or place != head]
    if head not in raw or not rest or not isinstance(raw[head], dict | list):
        return {key: value for key, value in raw.items() if key != head}
    return {key: _without(value, rest) if key == head else value for key, value in raw.items()}
