"""Corpora of `tests/unseen`, whose authors had not seen the tool: how much is found, how much of what is said is right."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_corpora import holds, run

HERE = Path(__file__).parents[1] / "unseen"
FLOORS = {
    "g": (0.76, 0.95),
    "h": (0.74, 0.94),
    "i": (0.39, 0.8),
}  # recall by distinct fact, precision of what is severe


@pytest.mark.parametrize("name", sorted(p.name for p in HERE.iterdir() if p.is_dir()))
def test_floors_hold(name: str) -> None:
    facts: dict[tuple[str, str], bool] = {}
    flagged = good = 0
    for folder in sorted(p.parent for p in (HERE / name).glob("*/expected.yaml")):
        report, texts, gold = run(folder)
        shown = [f for f in report.findings if f.severity != "note" or f.kind == "imprecise"]
        for g in gold.get("discrepancies") or ():
            if g.get("certain", True):
                key = (folder.name, g["fact"])
                facts[key] = facts.get(key, False) or any(holds(f, texts, g) for f in shown)
        severe = [f for f in shown if f.severity != "note"]
        flagged += len(severe)
        good += sum(any(holds(f, texts, g) for g in gold.get("discrepancies") or ()) for f in severe)
    recall, precision = sum(facts.values()) / len(facts), good / flagged
    least = FLOORS[name]
    assert recall >= least[0] and precision >= least[1], (recall, precision)
