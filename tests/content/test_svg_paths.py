"""Paths of an SVG: what the grammar allows is left alone, what breaks off is found on its line."""

from pathlib import Path

import pytest

from kiosk.content.svg_paths import Damage, damaged_path
from tests.companies.profiles import ROOT


@pytest.mark.parametrize(
    "path",
    [
        "",
        " ",
        "M0 0",
        "m 0,0 10 10 20 20z",
        "M0 0L1 2 3 4H5V6l-1-2 .5.5Z",
        "M1e3-.5C1 2,3 4,5 6 7 8 9 10 11 12S1 2 3 4Q1 2 3 4T5 6",
        "M0 0A1 1 0 0 1 2 2a1 1 0 01.5.5 1 1 0 1 0 3 3",
        "M0 0 1 1z m 1 1 2 2",
        "\n  M 0 0\n  L 1 1\n",
    ],
)
def test_good_paths(path: str) -> None:
    assert damaged_path(f"<svg><path d='{path}' fill='none'/></svg>") is None


@pytest.mark.parametrize(
    ("path", "rest"),
    [
        ("M 0 0 L nonsense", "L nonsense"),
        ("nonsense", "nonsense"),
        ("L 1 1", "L 1 1"),
        ("M0 0 L 1 2 3", "3"),
        ("M0 0 C 1 2 3 4", "C 1 2 3 4"),
        ("M0 0 A1 1 0 2 1 2 2", "A1 1 0 2 1 2 2"),
        ("M0 0 L1 1 é", "é"),
        ("M0 0 LNaN NaN", "LNaN NaN"),
    ],
)
def test_damaged_paths(path: str, rest: str) -> None:
    assert damaged_path(f'<svg>\n<path fill="none"\n d="{path}"/></svg>') == Damage(3, rest)


def test_the_line_is_that_of_the_damage_and_comments_hold_no_paths() -> None:
    svg = '<svg>\n<!-- <path d="no"/>\n-->\n<s:path id="a" d="M0 0\nL1 1\nLx"/>\n<path d="no"/></svg>'
    assert damaged_path(svg) == Damage(6, "Lx")


def test_no_other_attribute_is_taken_for_a_path() -> None:
    svg = '<svg><path id="no"/><pathological d="no"/><text d="no"/><path data-d="no" d="M0 0"/></svg>'
    assert damaged_path(svg) is None


@pytest.mark.parametrize("drawing", sorted((ROOT / "assets").glob("*.svg")), ids=lambda file: file.name)
def test_the_shipped_drawings_are_whole(drawing: Path) -> None:
    assert damaged_path(drawing.read_text("utf-8")) is None


def test_a_long_path_that_breaks_off_at_its_end() -> None:
    svg = f'<svg><path d="M0 0{" L 1.5 -2.25" * 50_000} L"/></svg>'
    assert damaged_path(svg) == Damage(1, "L")
