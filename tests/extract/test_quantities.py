"""Quantities of short texts, one list of cases a language."""

from __future__ import annotations

from pathlib import Path

import pytest

import reconcile
from reconcile.model import Quantity
from reconcile.yamlfile import load_yaml

CASES = Path(__file__).with_name("quantities")


def brief(q: Quantity) -> str:
    """A quantity in the notation of the cases."""

    def number(x: float | None) -> str:
        return f"{x:.10g}" if isinstance(x, float) else str(x)

    if q.low is not None and q.high is not None:
        value = number(q.low) if q.low == q.high else f"{number(q.low)}..{number(q.high)}"
    elif q.high is None:
        value = (">" if q.low_open else ">=") + number(q.low)
    else:
        value = ("<" if q.high_open else "<=") + number(q.high)
    return " ".join(filter(None, [("~" if q.approximate else "") + value, q.unit, q.direction]))


def cases() -> list[tuple[str, str, list[str]]]:
    return [
        (path.stem, text, want) for path in sorted(CASES.glob("*.yaml")) for text, want in load_yaml(path).data.items()
    ]


@pytest.mark.parametrize(("language", "text", "want"), cases())
def test_case(language: str, text: str, want: list[str]) -> None:
    found = reconcile.quantities(text, language)
    assert [brief(q) for q in found] == want
    assert all(text[q.start : q.end] == q.quote for q in found)
