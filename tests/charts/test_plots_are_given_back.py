"""A page that is gone leaves no plot behind: their scenes are used again, and nothing grows over days."""

from __future__ import annotations

import gc

import pytest
import yaml
from PySide6.QtWidgets import QApplication

from kiosk.charts.plot import Plot
from kiosk.content.deck import Company, Deck
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.slides import discover


def plots() -> int:
    gc.collect()
    return sum(type(item) is Plot for item in gc.get_objects())


@pytest.mark.parametrize("kind", sorted(discover()))
def test_no_plot_outlives_its_page(kind: str, qapp: QApplication) -> None:
    found = discover()[kind]
    slide = found.content.model_validate(yaml.load(found.example, yaml.BaseLoader))
    deck = Deck(companies=(Company.model_validate({"id": "example", "name": "Example"}),))
    before = plots()
    page = found.page(slide, deck, Look(Frame(640, 360)))
    page.build()
    for _ in page.prepare():
        pass
    page.rehearse()
    held = plots() - before
    del page
    assert plots() == before, f"{held} plots were made"
