"""Asking the models: what a value refers to, which texts it holds, whether it shows figures, which keys it may have.

Owns the walk over pydantic models and their values, so that a new slide kind needs no entry anywhere. Must not know
files, positions, or Qt.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kiosk.content.deck import FromTable, Milestone, Slide
from kiosk.content.fields import Amount, Day, Text
from kiosk.content.nodes import Path
from kiosk.content.schedule import Show

Role = Literal["picture", "company"]


def keys(model: type[BaseModel]) -> list[str]:
    """What staff may write as keys of that model."""
    return [field.alias or name for name, field in model.model_fields.items()] + ["data"] * (rows_of(model) is not None)


def rows_of(model: type[BaseModel]) -> tuple[str, type[BaseModel]] | None:
    """The key of the list that a table may fill, and the model of its items; None when there is no such list."""
    for name, field in model.model_fields.items():
        if any(isinstance(mark, FromTable) for mark in field.metadata) and (item := _model_in(field.annotation)):
            return name, item
    return None


def holds(model: type[BaseModel], key: str) -> Literal["text", "several", "value"]:
    """What a key of a model takes: a text in two languages, several values, or a single one."""
    annotation: Any = model.model_fields[key].annotation
    if _is_list(annotation):
        return "several"
    inside = _model_in(annotation)
    return "text" if inside is not None and issubclass(inside, Text) else "value"


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is tuple or any(map(_is_list, get_args(annotation)))


def model_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The model that a path inside a model leads to; list positions are passed by. None where there is none."""
    found: type[BaseModel] | None = model
    for part in path:
        if isinstance(part, int):
            continue
        if found is None:
            return None
        fields = {field.alias or name: field for name, field in found.model_fields.items()}
        found = _model_in(fields[part].annotation) if part in fields else None
    return found


def references(value: BaseModel, path: Path = ()) -> Iterator[tuple[Path, Role, str]]:
    """Every picture and company that a value names: where, which of the two, and the name."""
    for name, key, role in _referring(type(value)):
        for where, item in _items(getattr(value, name), (*path, key)):
            if isinstance(item, BaseModel):
                yield from references(item, where)
            elif role is not None and isinstance(item, str):
                yield where, role, item


def texts(value: BaseModel, path: Path = ()) -> Iterator[tuple[Path, Text]]:
    """Every bilingual text in a value, in the order of its fields."""
    for key, _, inner in _fields(value, path):
        for where, item in _items(inner, key):
            if isinstance(item, Text):
                yield where, item
            elif isinstance(item, BaseModel):
                yield from texts(item, where)


def shows_figures(slide: Slide) -> bool:
    """Whether a slide brings amounts or shares of its own, which want a source."""
    own = [getattr(slide, name) for name in type(slide).model_fields if name not in Slide.model_fields]
    return any(_holds_figure(value) for value in own)


def _holds_figure(value: Any) -> bool:
    if isinstance(value, Amount | float):
        return True
    if isinstance(value, tuple):
        return any(_holds_figure(item) for item in value)
    if isinstance(value, BaseModel) and not isinstance(value, Text | Day | Show | Milestone):
        return any(_holds_figure(getattr(value, name)) for name in type(value).model_fields)
    return False


@cache
def _referring(model: type[BaseModel]) -> tuple[tuple[str, str, Role | None], ...]:
    """The fields in which references can be, by name and key; thousands of companies are asked for theirs."""
    fields = ((name, field.alias or name, _role(field), field.annotation) for name, field in model.model_fields.items())
    return tuple((name, key, role) for name, key, role, inside in fields if role or _may_refer(inside, ()))


def _may_refer(annotation: Any, outer: tuple[Any, ...]) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if annotation in outer:
            return False
        fields = annotation.model_fields.values()
        inside = any(_role(field) or _may_refer(field.annotation, (*outer, annotation)) for field in fields)
        return inside or any(_may_refer(model, (*outer, annotation)) for model in annotation.__subclasses__())
    return any(_may_refer(argument, outer) for argument in get_args(annotation))


def _fields(value: BaseModel, path: Path) -> Iterator[tuple[Path, FieldInfo, Any]]:
    for name, field in type(value).model_fields.items():
        yield (*path, field.alias or name), field, getattr(value, name)


def _items(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _items(item, (*path, index))
    else:
        yield path, value


def _role(field: FieldInfo) -> Role | None:
    """What the texts of a field name, from its type's `json_schema_extra` (see `PicturePath` and `CompanyId`)."""
    extra = field.json_schema_extra
    annotation: Any = field.annotation
    return _role_of(extra) if isinstance(extra, dict) else _role_in(annotation)


@cache
def _role_in(annotation: Hashable) -> Role | None:
    for argument in get_args(annotation):
        extra = getattr(argument, "json_schema_extra", None)
        role = _role_of(extra) if isinstance(extra, dict) else _role_in(argument)
        if role is not None:
            return role
    return None


def _role_of(extra: dict[str, Any]) -> Role | None:
    named = extra.get("file") or extra.get("refers")
    return named if named in ("picture", "company") else None


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for argument in get_args(annotation) if (found := _model_in(argument)) is not None), None)
