"""`new bars`: an example of a slide kind, or of a company, with a comment at every key; ready to be pasted.

Owns where the comments stand. The words are those of the models. Must not know slide kinds by name.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml
from pydantic import BaseModel

from kiosk.content.check import check
from kiosk.content.deck import COMPANY_EXAMPLE, Company
from kiosk.content.fields import LANGUAGES, Text
from kiosk.content.shape import keys, model_at, references
from kiosk.slides import contents, discover
from kiosk.staff.schema import in_a_line

COMPANY = "company"
_TABLE = "从表格取，代替手写的各项 · The items from a table, in place of those written by hand"


def names() -> dict[str, str]:
    """Everything there is an example of, and what it is in a line."""
    kinds = {name: in_a_line(kind) for name, kind in discover().items()}
    return {**kinds, COMPANY: "一家企业，写在 companies: 下面 · A company, under companies:"}


def example(name: str, company: str | None = None) -> str:
    """The commented example as it may stand under `slides:` or `companies:`; `company` is an id that the deck has.

    Raises KeyError for a name there is no example of.
    """
    if name == COMPANY:
        return _item("\n".join(_lines(COMPANY_EXAMPLE, Company)))
    kind = discover()[name]
    written = kind.example
    slide = kind.content.model_validate(yaml.load(written, yaml.BaseLoader))
    for path, role, given in references(slide):
        if role == "company" and company is not None:
            written = written.replace(f"{path[-1]}: {given}", f"{path[-1]}: {company}")
    first = [kind.told(language).split("\n\n")[0] for language in LANGUAGES]
    about = "\n".join(f"# {line}" for part in first for line in part.split("\n"))
    return _item("\n".join(_lines(written, kind.content)), about)


def _lines(written: str, model: type[BaseModel]) -> Iterator[str]:
    """The lines of an example, each key at the margin with its comment above it, and what else may be written."""
    given = []
    for line in written.strip().split("\n"):
        if key := re.match(r"(\w+):", line):
            given.append(key[1])
            if key[1] != "kind":
                yield f"# {_told(model, key[1])}"
            yield line
            inner = model_at(model, (key[1],))
            if inner is not None and not issubclass(inner, Text):
                yield from (f"  # {name}: {_told(inner, name)}" for name in keys(inner) if name != "data")
        else:
            yield line
    yield "# 还可以写 · You may also write:"
    yield from (f"#   {name}: {_told(model, name)}" for name in keys(model) if name not in given)


def _told(model: type[BaseModel], key: str) -> str:
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    return (fields[key].description if key in fields else None) or _TABLE


def _item(text: str, about: str = "") -> str:
    """As an item of a list, two columns in."""
    comments = [f"  {line}" for line in about.split("\n") if line]
    first = True
    lines = []
    for line in text.split("\n"):
        dash = first and not line.startswith("#")
        lines.append(f"  - {line}" if dash else f"    {line}" if not first else f"  {line}")
        first = first and not dash
    return "\n".join([*comments, *lines]) + "\n"


def new(name: str | None, content: Path) -> int:
    """Print an example, or what there are examples of; returns the exit status."""
    known = names()
    if name is None:
        width = max(map(len, known))
        print("\n".join(f"{word:{width}}  {about}" for word, about in known.items()))
        return 0
    if name not in known:
        print(f"没有“{name}”；可以写 · no “{name}”; you can write: {' '.join(known)}", file=sys.stderr)
        return 2
    deck = check(content, contents()).deck
    first = deck.companies[0].id if deck is not None and deck.companies else None
    print(example(name, first), end="")
    return 0
