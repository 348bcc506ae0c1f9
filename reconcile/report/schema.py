"""The JSON Schema of a report, made from the records, so that the two cannot part.

`python -m reconcile.report.schema` writes `report.schema.json` beside this file; a test compares.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
import typing
from importlib import resources
from pathlib import Path
from typing import Any

from reconcile import model

NAME = "report.schema.json"
_SEVERITIES = ["error", "warning", "note"]
# What the records say in comments: the closed sets of words.
ENUMS: dict[tuple[str, str], list[Any]] = {
    ("Claim", "kind"): ["quantity", "statement"],
    ("Claim", "part"): ["text", "title"],
    ("Claim", "nature"): ["stock", "flow", "cumulative", "share", "amount", None],
    ("Claim", "status"): ["asserted", "negated", "hypothetical", "planned"],
    ("Claim", "direction"): ["up", "down", None],
    ("Claim", "form"): ["direct", "indirect", "according_to", None],
    ("Claim", "stance"): ["affirms", "denies", "neutral", None],
    ("Fact", "status"): ["agreed", "imprecise", "disputed", "superseded", "single_source"],
    ("Finding", "severity"): _SEVERITIES,
    ("Finding", "confidence"): ["certain", "likely", "possible"],
    ("Report", "version"): [model.REPORT_VERSION],
}
NOTES: dict[tuple[str, str], str] = {
    ("Claim", "low"): "null: unbounded",
    ("Claim", "high"): "null: unbounded",
    ("Claim", "start"): "code points in the article's text (or title), half-open",
    ("Claim", "line"): "1-based, in the file",
    ("Claim", "column"): "1-based, in code points",
    ("Finding", "id"): "fingerprint: does not change with lines, order or the wording of the message",
    ("Finding", "reconciled"): "the interval that the sources leave",
}


def schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of what the format `json` writes. Readers allow for further fields."""
    definitions: dict[str, Any] = {}
    top = _record(model.Report, definitions)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "reconcile report",
        "description": f"Version {model.REPORT_VERSION} of the report that `reconcile check --format json` writes.",
    }
    return head | top | {"$defs": dict(sorted(definitions.items()))}


def published() -> str:
    """The schema as the package carries it."""
    return resources.files("reconcile.report").joinpath(NAME).read_text(encoding="utf-8")


def _record(cls: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = typing.get_type_hints(cls)
    fields = [field.name for field in dataclasses.fields(cls)]
    if cls is model.Span:
        fields.remove("grain")  # a span leaves as its two dates
    properties = {name: _field(cls, name, hints[name], definitions) for name in fields}
    return {"type": "object", "required": fields, "properties": properties}


def _field(cls: Any, name: str, hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    key = (cls.__name__, name)
    out: dict[str, Any] = {"enum": ENUMS[key]} if key in ENUMS else _type(hint, definitions)
    return out | ({"description": NOTES[key]} if key in NOTES else {})


def _type(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    plain = {str: "string", int: "integer", bool: "boolean"}
    if hint in plain:
        return {"type": plain[hint]}
    if hint is float:
        return {"type": ["number", "null"]}  # JSON has no infinity
    if hint is dt.date:
        return {"type": "string", "format": "date"}
    if hint is Any:
        return {}
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return {"anyOf": [{"type": "null"} if arg is type(None) else _type(arg, definitions) for arg in args]}
    if origin is tuple:
        return {"type": "array", "items": _type(args[0], definitions)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _type(args[1], definitions)}
    if dataclasses.is_dataclass(hint):
        name = typing.cast(type, hint).__name__
        if name not in definitions:
            definitions[name] = {}  # before the fields: a record may hold one of its own kind
            definitions[name] = _record(hint, definitions)
        return {"$ref": f"#/$defs/{name}"}
    raise TypeError(f"no JSON type for {hint}")


if __name__ == "__main__":
    from reconcile.report.formats.json_ import dumps

    Path(__file__).with_name(NAME).write_text(dumps(schema()) + "\n", encoding="utf-8")
