"""Faults inside the show: every slide kind fails when it is built, painted, or on stage."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml

from bench.faults.booth import DECK, Booth, booth
from bench.faults.row import Row, fault
from bench.faults.seen import watch
from bench.virtual import ROOT
from kiosk.slides import discover

_SITE = "from bench.faults.inject import begin\nbegin()\n"


@contextmanager
def injected(what: str, deck: str = DECK) -> Iterator[Booth]:
    """A booth in which the show fails at something from its start."""
    with tempfile.TemporaryDirectory(prefix="site-") as folder:
        Path(folder, "sitecustomize.py").write_text(_SITE)
        path = f"{folder}:{ROOT}"
        with booth(deck, PYTHONPATH=path, KIOSK_BENCH_FAULT=what) as made:
            yield made


def _every_kind() -> tuple[str, list[str]]:
    """A deck of one slide of every kind, and one that never fails; the kinds."""
    kinds = [kind for kind in discover() if kind != "statement"]
    slides = [{**yaml.safe_load(discover()[kind].example), "seconds": 2} for kind in kinds]
    slides.append({"kind": "statement", "title": {"zh": "这一页总在", "en": "This one stands"}, "seconds": 600})
    companies = [{"name": {"zh": "示例企业", "en": "Example"}, "id": "example"}]
    deck = {"kiosk": {"transition": "none", "source": "示例"}, "companies": companies, "slides": slides}
    return yaml.safe_dump(deck, allow_unicode=True), kinds


def _failing(where: str, words: str) -> Row:
    deck, kinds = _every_kind()
    with injected(f"{where}:*", deck) as made:
        shutil.copytree(ROOT / "assets", made.content.parent / "assets")
        # Whatever shows, something must: from the first picture on.
        watch(made, lambda: None, None, lambda what: what != "blank", 30.0)
        show = made.show
        seen = watch(made, lambda: None, None, lambda what: what != "blank" and made.show == show, 60.0, least=30.0)
        failed = [kind for kind in kinds if f"({kind}) cannot be shown" in made.told()]
        note = f"{len(failed)} of {len(kinds)} kinds failed and were passed over"
        return Row(words, seen, note=note, happened=failed == kinds)


@fault
def build_fails() -> Row:
    return _failing("build", "an exception while a page of any kind is built")


@fault
def paint_fails() -> Row:
    return _failing("paint", "an exception while a page of any kind is painted")


@fault
def stage_fails() -> Row:
    return _failing("stage", "an exception while a page of any kind is on stage")
