"""The schema that editors get: it is fresh, says what every key is, and accepts what the check accepts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from kiosk.cli import main
from kiosk.content.check import check
from kiosk.slides import contents, discover
from kiosk.staff.schema import schema_text

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads(schema_text())
VALIDATOR = Draft7Validator(SCHEMA)
#: As the check reads scalars, and as other programs do.
LOADERS = (yaml.BaseLoader, yaml.SafeLoader)


def complaints(text: str) -> list[str]:
    """What the schema says of a content file, however its scalars are read."""
    return [error.message for loader in LOADERS for error in VALIDATOR.iter_errors(yaml.load(text, loader))]


def slide(kind: str, **more: object) -> str:
    """An example of a kind, changed, as a content file."""
    raw = {**yaml.load(discover()[kind].example, yaml.BaseLoader), **more}
    return yaml.safe_dump({"slides": [{key: value for key, value in raw.items() if value is not None}]})


def test_the_file_beside_the_content_is_fresh() -> None:
    assert (ROOT / "content.schema.json").read_text("utf-8") == schema_text(), "make docs"
    Draft7Validator.check_schema(SCHEMA)


def test_the_content_names_it_and_the_editor_is_set_up() -> None:
    assert "\n# yaml-language-server: $schema=content.schema.json\n" in (ROOT / "content.yaml").read_text("utf-8")
    told = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    assert told["yaml.yamlVersion"] == "1.2"
    assert (
        "redhat.vscode-yaml" in json.loads((ROOT / ".vscode" / "extensions.json").read_text("utf-8"))["recommendations"]
    )


def properties(schema: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property of a schema that staff can write."""
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key == "properties" and "if" not in place.split("/"):
                yield from ((f"{place}/{name}", inner) for name, inner in value.items())
            yield from properties(value, f"{place}/{key}")
    elif isinstance(schema, list):
        for item in schema:
            yield from properties(item, place)


def test_every_key_is_explained_in_both_languages() -> None:
    found = dict(properties(SCHEMA))
    assert len(found) > 150
    told = {place: inner.get("description", "") for place, inner in found.items() if not place.endswith(("/zh", "/en"))}
    wanting = {
        place: words
        for place, words in told.items()
        if words.count(" · ") != 1
        or not any("\u4e00" <= letter <= "\u9fff" for letter in words.split(" · ")[0])
        or not words.split(" · ")[1].strip()
    }
    assert wanting == {}


# ----- what it accepts -----


def test_the_shipped_content_is_accepted() -> None:
    assert complaints((ROOT / "content.yaml").read_text("utf-8")) == []


@pytest.mark.parametrize("kind", sorted(discover()))
def test_every_example_is_accepted(kind: str) -> None:
    assert complaints(slide(kind)) == []


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("statement", {"title": "one text"}),
        ("statement", {"title": {"zh": "中文"}}),
        ("statement", {"title": "2026"}),
        ("statement", {"title": {"zh": "中文", "en": None}}),
        ("statement", {"seconds": "１２"}),
        ("statement", {"show": "no"}),
        ("statement", {"show": "是"}),
        ("statement", {"show": "Off", "fallback": "YES"}),
        ("statement", {"show": {"from": "2026-12-01 09:00", "until": "2026"}}),
        ("statement", {"show": {"days": "周一至周五", "hours": "9点至17点"}}),
        ("statement", {"show": {"days": ["mon", "周二"]}}),
        ("bars", {"bars": None, "data": "assets/output.xlsx"}),
        ("bars", {"bars": None, "data": {"file": "a.xlsx", "label": {"zh": "年", "en": "Year"}, "values": ["a", "b"]}}),
        ("line", {"series": None, "data": {"file": "a.xlsx", "date": "年份", "value": ["产值", "增加值"]}}),
        ("line", {"series": [{"name": "甲"}], "data": {"file": "a.xlsx", "date": "年份", "value": "产值"}}),
        ("shares", {"shares": None, "data": {"file": "a.xlsx", "share": "占比", "each": {"of": {"zh": "占"}}}}),
        ("dots", {"groups": [{"label": "x", "value": "1,500+"}]}),
        ("timeline", {"milestones": None, "company": "example"}),
        ("pillars", {"parts": ["a", {"zh": "b", "fact": "c"}, "d"]}),
    ],
)  # fmt: skip
def test_what_people_write_is_accepted(kind: str, more: dict[str, Any]) -> None:
    assert complaints(slide(kind, **more)) == []


@settings(max_examples=150, deadline=None)
@given(
    st.text("0123456789.,+%-/ 年月日万亿百千kmb０１９一YESnoтак:", max_size=8),
    st.sampled_from(["bar", "day", "flag", "seconds"]),
)
def test_what_the_check_accepts_is_accepted(text: str, where: str) -> None:
    kinds: dict[str, tuple[str, dict[str, object]]] = {
        "bar": ("bars", {"bars": [{"label": "x", "value": text}]}),
        "day": ("timeline", {"milestones": [{"date": "1990", "text": "x"}, {"date": text, "text": "x"}]}),
        "flag": ("statement", {"fallback": text}),
        "seconds": ("statement", {"seconds": text}),
    }
    kind, keys = kinds[where]
    slide = {"kind": kind, "title": "x", **keys}
    try:
        contents()[kind].model_validate(slide)
    except ValueError:
        return
    assert list(VALIDATOR.iter_errors({"slides": [slide]})) == []


def test_a_companys_charts_are_slides_that_take_rows() -> None:
    bars = "companies: [{name: x, charts: [{kind: bars, title: x, data: a.xlsx}, {kind: dots, title: x, groups: []}]}]"
    assert complaints(bars.replace("groups: []", "groups: [{label: x, value: 3}]")) == []
    assert len(complaints(bars)) == len(LOADERS)
    assert complaints(bars.replace("kind: bars", "kind: cover"))


def test_a_whole_file_may_be_nearly_empty() -> None:
    empty = yaml.safe_load("kiosk:\nslides:\ncompanies: assets/companies.xlsx\n")
    assert list(VALIDATOR.iter_errors(empty)) == []
    assert complaints("companies: [assets/companies.xlsx, {name: x, legal_name: 360, id: 12}]") == []
    charts = "[{kind: bars, title: x, bars: [{label: x, value: 1}]}, {kind: line, title: x, data: assets/x.csv}]"
    assert complaints(f"companies: [{{name: x, charts: {charts}}}]") == []


# ----- what it refuses -----


@pytest.mark.parametrize(
    "text",
    [
        "slide: []",
        "kiosk: {langauge: zh}",
        "kiosk: {language: de}",
        "slides: [{title: x}]",
        "slides: [{kind: bar, title: x}]",
        "slides: [{kind: statement}]",
        "slides: [{kind: statement, title: {de: x}}]",
        "slides: [{kind: statement, title: x, titel: y}]",
        "slides: [{kind: statement, title: x, fallback: perhaps}]",
        "slides: [{kind: bars, title: x}]",
        "slides: [{kind: bars, title: x, bars: [{label: x, value: many}]}]",
        "slides: [{kind: bars, title: x, data: {sheet: x}}]",
        "slides: [{kind: bars, title: x, data: {file: x, lable: y}}]",
        "slides: [{kind: statement, title: x, data: {file: x}}]",
        "slides: [{kind: metrics, title: x, figures: []}]",
        "companies: [{nmae: x}]",
        "companies: [{name: x, charts: [{kind: cover, title: x}]}]",
        "companies: [{name: x, charts: [{kind: bars, title: x, bars: [{label: x, valeu: 1}]}]}]",
    ],
)
def test_a_wrong_file_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "content.yaml").write_text(text, "utf-8")
    assert check(tmp_path / "content.yaml", contents()).errors
    assert len(complaints(text)) >= len(LOADERS)


def test_the_command_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", str(tmp_path / "s.json")]) == 0
    assert json.loads((tmp_path / "s.json").read_text("utf-8")) == SCHEMA
    (tmp_path / "file").touch()
    assert main(["schema", str(tmp_path / "file" / "s.json")]) == 1
    assert "cannot write" in capsys.readouterr().err
