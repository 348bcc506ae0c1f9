"""Claims for tests of checks: everything a claim needs, with defaults."""

from __future__ import annotations

import datetime as dt
from typing import Any

from reconcile.model import Claim

DEFAULTS: dict[str, Any] = {
    "low": 1.0, "high": 1.0, "low_open": False, "high_open": False, "approximate": False, "unit": None,
    "direction": None, "start": 0, "end": 1, "quote": "1", "id": "c", "kind": "quantity", "article": "a",
    "path": "a.md", "part": "text", "line": 1, "column": 1, "sentence": "1", "published": dt.date(2025, 3, 3),
}  # fmt: skip


def claim(**changes: Any) -> Claim:
    """A claim, with some fields changed."""
    return Claim(**{**DEFAULTS, **changes})
