"""Content files written for a test and checked with the real slide kinds."""

import importlib
import pkgutil
from datetime import date
from pathlib import Path

import pytest

import kiosk.slides
from kiosk.content.check import check
from kiosk.content.checked import Checked
from kiosk.content.pictures import Probe
from tests.content.checks import Around, CheckText, Codes, CsvTable, Kinds, Table
from tests.content.tables import SLIDES, More, Rows, xlsx


@pytest.fixture(scope="session")
def kinds() -> Kinds:
    """Every real kind's model by name."""
    names = [found.name for found in pkgutil.iter_modules(kiosk.slides.__path__)]
    return {name: importlib.import_module(f"kiosk.slides.{name}").Content for name in names}


@pytest.fixture
def check_text(tmp_path: Path, kinds: Kinds) -> CheckText:
    """Write text or bytes to `content.yaml` and check it."""

    def run(content: str | bytes, probe: Probe | None = None) -> Checked:
        path = tmp_path / "content.yaml"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return check(path, kinds, probe)

    return run


@pytest.fixture
def codes(check_text: CheckText) -> Codes:
    """The code and line of every problem of a content file."""

    def run(content: str | bytes) -> list[tuple[str, int | None]]:
        return [(problem.code, problem.line) for problem in check_text(content).problems]

    return run


@pytest.fixture
def around(check_text: CheckText) -> Around:
    """Check a slide's lines between two sound slides; the lines begin on line 4."""

    def run(lines: str) -> Checked:
        first, last = (f"  - kind: statement\n    title: {text}\n" for text in ("first", "last"))
        return check_text(f"slides:\n{first}{lines}{last}")

    return run


@pytest.fixture
def table(tmp_path: Path, kinds: Kinds) -> Table:
    """Check a deck whose companies stand in `assets/companies.xlsx`."""

    def run(
        *sheets: Rows,
        companies: str = "assets/companies.xlsx",
        probe: Probe | None = None,
        more: More | None = None,
    ) -> Checked:
        if sheets:
            xlsx(tmp_path / "assets" / "companies.xlsx", *sheets, more=more)
        (tmp_path / "content.yaml").write_text(f"companies: {companies}\n{SLIDES}", "utf-8")
        return check(tmp_path / "content.yaml", kinds, probe, date(2025, 12, 1))

    return run


@pytest.fixture
def csv_table(tmp_path: Path, table: Table) -> CsvTable:
    """Check a deck whose companies stand in `companies.csv`."""

    def run(content: bytes) -> Checked:
        (tmp_path / "companies.csv").write_bytes(content)
        return table(companies="companies.csv")

    return run
