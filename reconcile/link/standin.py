"""Stand-in until linking lands: figures of one measure and one counted noun are one fact."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reconcile.model import Article, Claim, Fact


def link(claims: Sequence[Claim], articles: Sequence[Article], settings: Any = None) -> list[Fact]:
    groups: dict[tuple[str, str], list[Claim]] = {}
    for c in claims:
        if c.kind == "quantity":
            groups.setdefault((c.measure or c.predicate or "", c.counted or c.unit or ""), []).append(c)
    return [
        Fact(f"f{n}", " · ".join(k for k in key if k), g[0].topic, g[0].measure, tuple(c.id for c in g), None, None, "agreed", 1)
        for n, (key, g) in enumerate(sorted(groups.items()))
    ]
