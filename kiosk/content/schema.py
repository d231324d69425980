"""The JSON Schema of `content.yaml`, with which editors complete and check as staff type.

Owns how the models become a schema: what pydantic knows of them, `data:` for lists that a table may fill, and the
choice of a slide's keys by its `kind:`. Every word of it stands in the models. The schema accepts all that `check`
accepts; what only `check` can see, it lets pass. Must not know slide kinds by name, files, or Qt.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from kiosk.content.chart_table import Data
from kiosk.content.deck import Company, Deck, Settings, Slide
from kiosk.content.shape import holds, keys, rows_of

#: What editors read best; `if` and `then` came with it.
DIALECT = "http://json-schema.org/draft-07/schema#"
_SCALARS = ["string", "number", "boolean"]
#: Limits that pydantic cannot place, because a string may stand there, too.
_LIMITS = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum"}
Schema = dict[str, Any]


class _Generator(GenerateJsonSchema):
    """Without titles and docstrings, which repeat names or speak to programmers."""

    def field_title_should_be_set(self, schema: object) -> bool:
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        return {key: value for key, value in made.items() if key not in ("title", "description")}


def json_schema(kinds: Mapping[str, type[Slide]], about: Mapping[str, str]) -> Schema:
    """The schema of a content file; by kind its model, and what it is in a line."""
    models: list[type[BaseModel]] = [Settings, Company, Data, *kinds.values()]
    made, whole = models_json_schema([(model, "validation") for model in models], schema_generator=_Generator)
    refs = {model: reference["$ref"].rsplit("/", 1)[-1] for (model, _), reference in made.items()}
    definitions: Schema = whole["$defs"]
    for name, kind in kinds.items():
        definition = definitions[refs[kind]]
        definition["properties"]["kind"] = {"const": name, **_told(Slide, "kind")}
        if rows := rows_of(kind):
            _feed(definition, kind, rows, definitions, definitions[refs[Data]])
    del definitions[refs[Data]]
    slide = _choice({name: refs[kind] for name, kind in kinds.items()}, about)
    if Slide.__name__ in definitions:  # a company's charts: slides of the kinds that take rows
        charts = {name: refs[kind] for name, kind in kinds.items() if rows_of(kind)}
        definitions[Slide.__name__] = _choice(charts, about)
    company = {"$ref": f"#/$defs/{refs[Company]}"}
    either = {"type": ["string", "object"], "if": {"type": "object"}, "then": company}
    schema: Schema = {
        "$schema": DIALECT,
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "kiosk": _or_none({"$ref": f"#/$defs/{refs[Settings]}"}) | _told(Deck, "settings"),
            "slides": _or_none({"type": "array", "items": slide}) | _told(Deck, "slides"),
            "companies": {
                "anyOf": [
                    {"type": ["string", "null"]},
                    {"type": "array", "items": either},
                ],
                **_told(Deck, "companies"),
            },
        },
        "$defs": definitions,
    }
    short = {refs[kind]: f"slide-{name}" for name, kind in kinds.items()}
    text = json.dumps(_as_typed(schema), ensure_ascii=False)
    for long, name in short.items():
        text = text.replace(f'"{long}"', f'"{name}"').replace(f'"#/$defs/{long}"', f'"#/$defs/{name}"')
    renamed: Schema = json.loads(text)
    return renamed


def _choice(kinds: Mapping[str, str], about: Mapping[str, str]) -> Schema:
    """A slide: the definition to which its `kind:` leads."""
    named = {"enum": list(kinds), "enumDescriptions": [about[name] for name in kinds], **_told(Slide, "kind")}
    return {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": named},
        "allOf": [
            {
                "if": {"properties": {"kind": {"const": name}}, "required": ["kind"]},
                "then": {"$ref": f"#/$defs/{definition}"},
            }
            for name, definition in kinds.items()
        ],
    }


def _or_none(schema: Schema) -> Schema:
    """A section whose heading stands alone is an empty one."""
    return {"anyOf": [schema, {"type": "null"}]}


def _told(model: type[BaseModel], name: str) -> Schema:
    return {"description": model.model_fields[name].description}


def _feed(
    definition: Schema, kind: type[BaseModel], rows: tuple[str, type[BaseModel]], definitions: Schema, data: Schema
) -> None:
    """A list that a table may fill need not be written, if `data` is."""
    name, item = rows
    if inner := rows_of(item):
        held = definitions[item.__name__]
        held["required"] = [key for key in held["required"] if key != inner[0]]
        item = inner[1]
    columns: Schema = dict(data["properties"])
    columns |= {key: _column(item, key) for key in keys(item) if key not in columns}
    if inner:
        columns |= {key: _column(rows[1], key) for key in keys(rows[1]) if key not in (*columns, inner[0], "data")}
    keyed = {"type": "object", "additionalProperties": False, "required": ["file"], "properties": columns}
    definition["properties"]["data"] = {
        "anyOf": [{"type": "string"}, keyed],
        "description": f"从表格取 {name} · Take {name} from a table",
    }
    if kind.model_fields[name].is_required():
        definition["required"].remove(name)
        definition["anyOf"] = [{"required": [name]}, {"required": ["data"]}]


def _column(item: type[BaseModel], key: str) -> Schema:
    """The column, or the columns, in which a key stands."""
    chinese, english = (item.model_fields[key].description or key).split(" · ", 1)
    told = f"哪一列是：{chinese} · Which column is: {english}"
    named: Schema = {"type": "string"}
    if holds(item, key) == "text":
        pair = {"type": "object", "additionalProperties": False, "minProperties": 1}
        return {"anyOf": [named, {**pair, "properties": {"zh": named, "en": named}}], "description": told}
    return {"anyOf": [named, {"type": "array", "items": named, "minItems": 1}], "description": told}


def _as_typed(value: Any) -> Any:
    """Where a text is wanted, anything on one line will do: `legal_name: 360` is a name. Empty defaults say nothing."""
    if isinstance(value, list):
        return [_as_typed(item) for item in value]
    if not isinstance(value, dict):
        return value
    typed = {
        _LIMITS.get(key, key): item if key == "default" else _as_typed(item)
        for key, item in value.items()
        if key != "default" or isinstance(item, str | int | float)
    }
    if typed.get("type") == "string" and not {"enum", "const"} & typed.keys():
        typed["type"] = _SCALARS
    return typed
