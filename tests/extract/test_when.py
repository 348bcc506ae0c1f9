"""Which day each number of a sentence belongs to."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import reconcile

PUBLISHED = dt.date(2025, 9, 11)
CASES = [line for line in (Path(__file__).parent / "when.cases").read_text("utf-8").splitlines() if line[0] != "#"]


def days(claim: reconcile.Claim) -> str:
    if claim.event is None:
        return "-"
    first, last = claim.event.start.isoformat(), claim.event.end.isoformat()
    return first if first == last else f"{first}..{last}"


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.replace(" ", "_")[:70])
def test_case(case: str) -> None:
    code, text, expected = (part.strip() for part in case.split("|"))
    article = reconcile.Article("a", text, published=PUBLISHED, language=code)
    found = sorted((c for c in reconcile.extract([article]) if c.kind == "quantity"), key=lambda c: c.start)
    assert "; ".join(days(c) for c in found) == expected
