"""Slide kinds: every module in this folder is one, and its name is the `kind:` that staff write.

Owns discovery. A kind is a module with `Content` (what staff may write), `EXAMPLE` (YAML) and `Page` (what is drawn).
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any, cast

from kiosk.booth.ballot import Ballot
from kiosk.content.deck import Deck, Slide
from kiosk.content.fields import Language
from kiosk.look.look import Look
from kiosk.pages.slide_page import SlidePage


@dataclass(frozen=True)
class Kind:
    """One slide kind: its name, its docstring for staff, its model, an example and its page."""

    name: str
    reference: str
    content: type[Slide]
    example: str
    page: type[SlidePage[Slide]]

    def told(self, language: Language) -> str:
        """What the docstring says in one language: its paragraphs with a Chinese full stop are Chinese."""
        parts = [part.strip() for part in self.reference.strip().split("\n\n")]
        return "\n\n".join(part for part in parts if ("。" in part) == (language == "zh"))


@cache
def discover() -> dict[str, Kind]:
    """All kinds by name."""
    kinds = {}
    for found in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{found.name}")
        kinds[found.name] = Kind(found.name, module.__doc__ or "", module.Content, module.EXAMPLE, module.Page)
    return kinds


def contents() -> dict[str, type[Slide]]:
    """What `check()` is handed: every kind's model by name."""
    return {name: kind.content for name, kind in discover().items()}


def voting(ballot: Ballot) -> Mapping[str, Kind]:
    """All kinds by name, for a show: visitors may vote, and `ballot` counts."""
    kinds = discover()
    poll = kinds["poll"]
    return {**kinds, "poll": replace(poll, page=cast(Any, partial(cast(Any, poll.page), ballot=ballot)))}


def page_of(slide: Slide, deck: Deck, look: Look) -> SlidePage[Slide]:
    """The page of a slide in a look, not built yet."""
    return discover()[slide.kind].page(slide, deck, look)
