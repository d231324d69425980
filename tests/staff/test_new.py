"""`new bars`: what it prints can be pasted as it is, and explains every key in both languages."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from kiosk.cli import main
from kiosk.content.check import check
from kiosk.content.deck import Company
from kiosk.content.shape import keys
from kiosk.slides import contents, discover
from kiosk.staff.new import example, names

ROOT = Path(__file__).parents[2]
SHIPPED = (ROOT / "content.yaml").read_text("utf-8")


def pasted(name: str, printed: str, folder: Path) -> Path:
    """The shipped content with an example pasted under its heading."""
    heading = "companies:\n" if name == "company" else "slides:\n"
    assert SHIPPED.count(f"\n{heading}") == 1
    file = folder / "content.yaml"
    file.write_text(SHIPPED.replace(f"\n{heading}", f"\n{heading}{printed}"), "utf-8")
    shutil.copytree(ROOT / "assets", folder / "assets")
    return file


@pytest.mark.parametrize("name", sorted(names()))
def test_what_is_printed_can_be_pasted(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", name]) == 0
    printed = capsys.readouterr().out
    checked = check(pasted(name, printed, tmp_path), contents())
    assert checked.problems == ()
    assert checked.deck is not None
    assert name == "company" or checked.deck.slides[0].kind == name
    assert (checked.deck.companies[0].id == "example") == (name == "company")


@pytest.mark.parametrize("name", sorted(names()))
def test_every_key_has_its_comment(name: str) -> None:
    model = Company if name == "company" else discover()[name].content
    lines = example(name).split("\n")
    given = yaml.load("\n".join(lines), yaml.BaseLoader)[0]
    offered = {key[1] for line in lines if (key := re.match(r"    #   (\w+): .+ · .+", line))}
    assert offered | set(given) >= set(keys(model))
    for key in given:
        place = next(at for at, line in enumerate(lines) if re.match(rf"  (  |- ){key}:", line))
        assert key == "kind" or re.match(r" +# .+ · .+", lines[place - 1])


def test_alone_it_lists_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new"]) == 0
    listed = capsys.readouterr().out.strip().split("\n")
    assert [line.split()[0] for line in listed] == [*discover(), "company"]
    assert all(" · " in line for line in listed)
    assert main(["new", "bar"]) == 2
    assert "bars" in capsys.readouterr().err


def test_a_deck_without_companies_gets_the_example_as_it_is(tmp_path: Path) -> None:
    assert "company: example" in example("spotlight")
    assert "company: jiushi" in example("spotlight", "jiushi")
