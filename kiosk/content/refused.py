"""What pydantic refused, as problems at their places, and the values without it.

Owns the table from pydantic's error types to codes of `wording.py`; types of our own (`PydanticCustomError`) are such
codes already. Must not know files or Qt.
"""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel, ValidationError

from kiosk.content.nodes import LOST_KEY, Path, Tree
from kiosk.content.problems import Problem, nearest
from kiosk.content.shape import keys, model_at
from kiosk.content.source import Source
from kiosk.content.wording import WORDING

_CODES = {
    "literal_error": "choice", "too_long": "list_long", "too_short": "list_short", "tuple_type": "list_expected",
    "list_type": "list_expected", "model_type": "mapping_expected", "model_attributes_type": "mapping_expected",
    "dict_type": "mapping_expected", "string_type": "word_expected", "string_too_long": "string_long",
    "string_too_short": "string_short", "string_pattern_mismatch": "pattern", "greater_than_equal": "number_small",
    "greater_than": "number_small", "less_than_equal": "number_large", "less_than": "number_large",
}  # fmt: skip
#: pydantic's names for limits, and ours.
_LIMITS = {
    "max_length": "most", "min_length": "least", "actual_length": "actual", "ge": "least", "gt": "least", "le": "most",
    "lt": "most",
}  # fmt: skip


def refused(error: ValidationError, model: type[BaseModel], path: Path, tree: Tree, source: Source) -> list[Problem]:
    """A problem for everything that was refused in the value at `path`."""
    details = [dict(detail) for detail in error.errors(include_url=False)]
    return [_problem(detail, model, path, tree, source) for detail in details if not _only_follows(detail)]


def lost_key(text: object) -> tuple[str, str] | None:
    """The code and key when a text was meant as `key: value` (`kind：cover`, `kind:cover`), else None.

    The colon that is wrong stands as many columns after the text's beginning as the key has letters.
    """
    if isinstance(text, str) and (lost := LOST_KEY.match(text)):
        return ("colon_fullwidth" if lost["wide"] else "colon_space"), lost[1]
    return None


def coded(detail: dict[str, Any]) -> tuple[str, dict[str, object]]:
    """The code for one of pydantic's errors, what was given, and the limits."""
    given, kind = detail.get("input"), detail["type"]
    params: dict[str, object] = {"given": given if isinstance(given, str) else ""}
    params |= {_LIMITS.get(str(name), str(name)): _number(value) for name, value in (detail.get("ctx") or {}).items()}
    return _CODES.get(kind, kind if kind in WORDING else "value_wrong"), params


def without(raw: Any, path: Path) -> Any:
    """A copy of plain values without the one at `path`, or without the nearest above it that is there."""
    if not path or not isinstance(raw, dict | list):
        return raw
    head, rest = path[0], path[1:]
    if isinstance(raw, list):
        if not isinstance(head, int) or head >= len(raw):
            return raw
        inner = without(raw[head], rest)
        return [inner if place == head else item for place, item in enumerate(raw) if rest or place != head]
    if head not in raw or not rest or not isinstance(raw[head], dict | list):
        return {key: value for key, value in raw.items() if key != head}
    return {key: without(value, rest) if key == head else value for key, value in raw.items()}


def _only_follows(detail: dict[str, Any]) -> bool:
    """Whether a list is called too short only because its items were refused, which is told already."""
    given, least = detail.get("input"), detail.get("ctx", {}).get("min_length", 0)
    return detail["type"] == "too_short" and isinstance(given, list) and len(given) >= least


def _problem(detail: dict[str, Any], model: type[BaseModel], path: Path, tree: Tree, source: Source) -> Problem:
    context = dict(detail.get("ctx") or {})
    inside: Path = (*detail["loc"], *(int(part) if part.isdigit() else part for part in _at(context)))
    where = (*path, *inside)
    given, kind = detail.get("input"), detail["type"]
    key = next((part for part in reversed(where) if isinstance(part, str)), "")
    if kind == "missing":
        return source.problem("key_missing", *tree.spot(where[:-1]), given=inside[-1])
    if kind == "extra_forbidden":
        owner = model_at(model, inside[:-1])
        choices = keys(owner) if owner is not None else []
        spot = tree.key_spot(where)
        close = nearest(str(inside[-1]), choices)
        return source.problem("key_unknown", *spot, given=inside[-1], nearest=close, choices=" ".join(choices))
    if given is None:
        if where in tree.comments:
            return source.problem("value_comment", *tree.key_spot(where), key=key, given=tree.comments[where])
        return source.problem("value_empty", *tree.key_spot(where), key=key)
    code, params = coded({**detail, "ctx": context})
    if tree.cell(where):
        return tree.problem(source, code, where, **params)
    params["key"] = key
    if code == "choice":
        choices = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        params |= {"choices": " ".join(choices), "nearest": nearest(str(given), choices)}
    if code == "mapping_expected" and (lost := lost_key(given)):
        spot = tree.spot(where)
        return source.problem(lost[0], spot.line, spot.column + len(lost[1]), key=lost[1])
    if code == "list_expected" and isinstance(given, str) and re.match(r"-[^\s-]", given):
        code = "dash_space"
    return source.problem(code, *tree.spot(where), **params)


def _at(context: dict[str, Any]) -> list[str]:
    """Where below the refused model a validator saw the cause; validators say so as `at: "bars.1.values"`."""
    place = str(context.pop("at", ""))
    return place.split(".") if place else []


def _number(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value
