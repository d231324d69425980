"""The reference that is generated, and what the guide says of the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from PySide6.QtGui import QImageReader

from kiosk.cli import main
from kiosk.commands import discover as commands
from kiosk.content.check import check
from kiosk.content.fields import LANGUAGES, Language
from kiosk.slides import contents, discover
from kiosk.staff.reference import draw_kinds, reference_text

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reference_is_fresh(language: Language) -> None:
    text = reference_text(language)
    assert (DOCS / f"reference.{language}.md").read_text("utf-8") == text, "make docs"
    for picture in re.findall(r"\]\((pictures/\S+)\)", text):
        assert QImageReader(str(DOCS / picture)).size().width() == 800
    assert len(re.findall("^## `", text, re.MULTILINE)) >= len(discover())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", sorted(discover()))
def test_every_kind_is_told_in_both_languages(kind: str, language: Language) -> None:
    told = discover()[kind].told(language)
    hanzi = len(re.findall("[\u4e00-\u9fff]", told))
    assert len(told) > 40
    assert (hanzi > len(told) / 3) == (language == "zh")


def test_the_pictures_are_drawn(qapp: object, tmp_path: Path) -> None:
    first = next(draw_kinds(tmp_path, ROOT))
    assert QImageReader(str(first)).size().toTuple() == (800, 450)
    (tmp_path / "file").touch()
    assert main(["reference", str(tmp_path / "file")]) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_guide_shows_is_so(language: Language, tmp_path: Path) -> None:
    text = (DOCS / f"guide.{language}.md").read_text("utf-8")
    for command in re.findall(r"python main\.py ([\w-]+)", text):
        assert command in commands()
    for link in re.findall(r"\]\((\S+?)\)", text):
        assert (DOCS / link).exists()
    shipped = (ROOT / "content.yaml").read_text("utf-8")
    pieces = re.findall("```yaml\n(.*?)```", text, re.DOTALL)
    figure, _, later = pieces
    assert figure in shipped
    file = tmp_path / "content.yaml"
    file.write_text(f"slides:\n{later}", "utf-8")
    assert check(file, contents()).problems == ()
    assert yaml.safe_load(later)[0]["kind"] == "statement"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_problem_in_the_guide_is_what_the_check_says(language: Language, tmp_path: Path) -> None:
    text = (DOCS / f"guide.{language}.md").read_text("utf-8")
    (shown,) = re.findall("```\n(content\\.yaml.*?)```", text, re.DOTALL)
    shipped = (ROOT / "content.yaml").read_text("utf-8")
    (tmp_path / "content.yaml").write_text(shipped.replace("value: 344}", "value：344}"), "utf-8")
    problem = check(tmp_path / "content.yaml", contents()).errors[0]
    plain = [line.strip() for line in problem.text(language).split("\n")]
    assert [line.strip() for line in shown.strip().split("\n")] == plain
