"""Records to JSON and back, by their type hints. For the cache: unlike pickle, such a file cannot run code."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import types
import typing
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from typing import Any

Convert = Callable[[Any], Any]


def dumps(value: Any) -> bytes:
    """A dataclass as JSON: its fields in order, without their names."""
    return json.dumps(value, default=_plain, ensure_ascii=False, separators=(",", ":")).encode()


def loads(cls: type, data: bytes) -> Any:
    """The dataclass that `dumps` wrote. Raises ValueError or TypeError for anything else."""
    convert = _converter(cls)
    value = json.loads(data)
    return convert(value) if convert else value


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return [getattr(value, field.name) for field in dataclasses.fields(value)]
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    raise TypeError(f"the cache cannot keep a {type(value).__name__}")


@lru_cache(maxsize=256)
def _converter(hint: Any) -> Convert | None:
    """What turns the JSON of a field into its type; None where JSON already is what it should be."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if dataclasses.is_dataclass(hint):
        return _record(typing.cast(type, hint))
    if hint is dt.date:
        return dt.date.fromisoformat
    if origin in (typing.Union, types.UnionType):
        inner = [arg for arg in args if arg is not type(None)]
        return _optional(_converter(inner[0])) if len(inner) == 1 else None
    if origin in (tuple, frozenset, set):
        return _several(typing.cast(type, origin), _converter(args[0]))
    if origin is list:
        each = _converter(args[0])
        return _several(list, each) if each else None
    if hint is Counter or origin is Counter:
        return Counter
    return None


def _record(cls: type) -> Convert:
    hints = typing.get_type_hints(cls)
    fields = dataclasses.fields(cls)
    converts = [(i, c) for i, field in enumerate(fields) if (c := _converter(hints[field.name]))]

    def make(values: list[Any]) -> Any:
        if len(values) != len(fields):
            raise ValueError(f"{cls.__name__} has {len(fields)} fields, not {len(values)}")
        for i, convert in converts:
            values[i] = convert(values[i])
        return cls(*values)

    return make


def _optional(convert: Convert | None) -> Convert | None:
    return (lambda value: None if value is None else convert(value)) if convert else None


def _several(kind: type, each: Convert | None) -> Convert:
    return (lambda values: kind(map(each, values))) if each else kind
