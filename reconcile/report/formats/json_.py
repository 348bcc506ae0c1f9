"""The whole report as JSON, as `report.schema.json` beside this package describes it."""

from __future__ import annotations

import json
import math
import re
from typing import Any

from reconcile.model import Report
from reconcile.report.options import RenderOptions
from reconcile.report.safe import ACTING


def render(report: Report, options: RenderOptions) -> str:
    """`report.to_dict()`, each record on a line of its own, so that two reports can be compared line by line."""
    parts = [f"{dumps(name, None)}: {_rows(value)}" for name, value in report.to_dict().items()]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _rows(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return dumps(value, None)
    return "[\n" + ",\n".join(f"  {dumps(item, None)}" for item in value) + "\n]"


def dumps(data: Any, indent: int | None = 2) -> str:
    """Strict JSON that is safe to print and to encode as UTF-8.

    No NaN and no infinity: they become null. Every acting character (ESC, bidi marks, lone surrogates) as `\\uXXXX`.
    """
    try:
        text = json.dumps(data, ensure_ascii=False, indent=indent, allow_nan=False)
    except ValueError:
        text = json.dumps(_finite(data), ensure_ascii=False, indent=indent, allow_nan=False)
    return ACTING.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    return json.dumps(match.group())[1:-1]  # as JSON's own ASCII form, with a pair of escapes above U+FFFF


def _finite(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, dict):
        return {str(key): _finite(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_finite(item) for item in value]
    return value
