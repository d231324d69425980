"""The check: a content file becomes a frozen deck and every problem it has, in one pass.

Owns the three sections of the file, and what is wrong with a deck whose slides are all sound. The slide kinds and the
picture probe are handed in. Must not know slide kinds by name, or Qt.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from kiosk.content import nodes
from kiosk.content.beside import Beside
from kiosk.content.checked import Checked
from kiosk.content.companies import Companies, given_english
from kiosk.content.company_check import CompanyCheck
from kiosk.content.company_table import TableReader, read_companies
from kiosk.content.dead import dead, last_day
from kiosk.content.deck import Deck, Settings, Slide
from kiosk.content.picture_check import Pictures
from kiosk.content.pictures import Probe
from kiosk.content.problems import condensed, in_order, nearest
from kiosk.content.refused import without
from kiosk.content.schedule import Show
from kiosk.content.shape import shows_figures, texts
from kiosk.content.slide_check import Kinds, SlideCheck
from kiosk.content.source import read
from kiosk.content.written import Written

SECTIONS = ("kiosk", "slides", "companies")


def check(
    path: Path,
    kinds: Kinds,
    probe: Probe | None = None,
    today: date | None = None,
    tables: TableReader = read_companies,
) -> Checked:
    """Read and check a content file.

    `kinds` maps each `kind:` to its model; without a `probe` the bytes of pictures are not looked at; milestones after
    `today` (by default this machine's) are told. Where `tables` leaves one for later, slides that name its companies
    are left out without a word. Never raises for what a file may hold; `deck` is None when nothing in it can be played.
    """
    source, problems = read(path)
    if source is None:
        return Checked(None, in_order(problems))
    return _Check(Written(source, problems), path.parent, kinds, probe, today or date.today(), tables).run()


class _Check:
    """One check of one file."""

    def __init__(
        self,
        written: Written,
        folder: Path,
        kinds: Kinds,
        probe: Probe | None,
        today: date,
        tables: TableReader,
    ) -> None:
        self.written, self.folder, self.today = written, folder, today
        beside = Beside(folder)
        self.pictures = Pictures(beside, probe)
        self.slides = SlideCheck(written, kinds, beside, self.pictures)
        self.companies = CompanyCheck(written, beside, self.pictures, self.slides, tables)

    def run(self) -> Checked:
        """All sections, in the order in which they depend on each other."""
        data, written = self._sections(), self.written
        settings = self._settings(data.get("kiosk"))
        companies = self.companies.companies(data.get("companies"), self.today)
        slides = self._slides(data.get("slides"), settings, companies)
        self._comments()
        sound = not any(problem.severity == "error" for problem in written.problems)
        if not slides and not companies.waiting and sound:
            written.tell_at_key("slides_none", ("slides",))
        deck = Deck(
            settings=settings,
            slides=tuple(slides.values()),
            companies=companies.kept,
            folder=str(self.folder.resolve()),
        )
        files = tuple(dict.fromkeys((*self.companies.tables, *self.slides.tables, *self.pictures.files)))
        found, problems = deck if slides else None, condensed(in_order(written.problems))
        where = written.source, written.tree, tuple(slides), companies.entries
        return Checked(found, problems, files, companies.waiting, *where)

    def _sections(self) -> dict[str, Any]:
        data = self.written.tree.data
        if not isinstance(data, dict):
            if data is None and not self.written.problems:
                self.written.tell("file_empty", ())
            elif data is not None:
                self.written.tell_not_mapping("top_not_mapping", data, ())
            return {}
        for key in [key for key in data if key not in SECTIONS]:
            close, choices = nearest(key, SECTIONS), " ".join(SECTIONS)
            self.written.tell_at_key("section_unknown", (key,), given=key, nearest=close, choices=choices)
            if close and close not in data:
                self.written.rename(key, close)
        return data

    def _settings(self, raw: Any) -> Settings:
        """The settings; what is wrong in them is told and falls back to its default."""
        if raw is None:
            return Settings()
        settings = self.written.validated(Settings, raw, ("kiosk",))
        while settings is None and isinstance(raw, dict):
            try:
                settings = Settings.model_validate(raw)
            except ValidationError as error:
                for detail in error.errors(include_url=False):
                    raw = without(raw, detail["loc"])
        return settings or Settings()

    def _slides(self, data: Any, settings: Settings, companies: Companies) -> dict[nodes.Path, Slide]:
        slides: dict[nodes.Path, Slide] = {}
        for index, written in enumerate(self.written.items(data, ("slides",))):
            path: nodes.Path = ("slides", index)
            raw = self.slides.filled(written, path)
            slide = self.slides.slide(raw, path, companies) if raw is not None or written is None else None
            if slide is None or path in self.written.broken:
                continue
            slides[path] = slide
            self._advise(slide, raw, path, settings)
        self._dead(slides, settings)
        if slides and not any(slide.show.shown and settings.show.shown for slide in slides.values()):
            self.written.tell_at_key("nothing_shown", ("slides",))
        return slides

    def _advise(self, slide: Slide, raw: Any, path: nodes.Path, settings: Settings) -> None:
        """What leaves the slide as it is, but should be known."""
        wanting = [where for where, text in texts(slide) if not text.bilingual and not given_english(raw, where)]
        if wanting:
            key = next(part for part in reversed(wanting[0]) if isinstance(part, str))
            in_table = self.written.tree.cell((*path, *wanting[0]))
            code = "data_english_missing" if in_table else "english_missing"
            self.written.tell(code, (*path, *wanting[0]), count=len(wanting), key=key)
        if slide.source is None and settings.source is None and shows_figures(slide):
            self.written.tell("source_missing", path)

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
            self.written.tell(code, (*path, "show", *(("until",) if until is not None else ())), given=last_day(until))
        return code is not None

    def _comments(self) -> None:
        """Values that are empty because of a # and that nobody missed."""
        told = {problem.line for problem in self.written.problems if problem.code == "value_comment"}
        for path, comment in self.written.tree.comments.items():
            if self.written.tree.spot(path).line not in told and path:
                self.written.tell_at_key("value_comment_ignored", path, key=path[-1], given=comment)
