"""Corpora of `tests/unseen`, whose authors had not seen the tool: how much is found, how much of what is said is right."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from test_corpora import holds, run

import reconcile
from reconcile.model import Article

HERE = Path(__file__).parents[1] / "unseen"
FLOORS = {
    "g": (0.88, 1),
    "h": (0.87, 1),
    "i": (0.87, 0.99),
    "j": (0.94, 0.94),
    "k": (0.92, 0.96),
    "l": (0.82, 0.95),
    "m": (0.89, 0.97),
    "n": (0.85, 0.92),
    "o": (0.85, 0.98),
    "p": (0.9, 1),
    "q": (0.89, 0.97),
    "r": (0.84, 0.97),
    "s": (0.88, 0.97),
    "t": (0.81, 0.97),
    "u": (0.87, 0.97),
    "v": (0.82, 0.96),
    "w": (0.77, 0.99),
    "x": (0.53, 0.94),
    "y": (0.71, 1),
    "z": (0.47, 1),
    "za": (0.7, 0.95),
    "ac": (0.59, 0.89),
    "ad": (0.75, 0.86),
    "ae": (0.82, 0.9),
    "af": (0.59, 1),
    "ag": (0.59, 0.84),
    "ah": (0.71, 0.99),
    "ai": (0.75, 0.9),
    "am": (0.67, 0.87),
    "al": (0.81, 0.95),
    "aj": (0.59, 0.89),
    "an": (0.84, 0.94),
    "ao": (0.79, 0.89),
    "ap": (0.66, 0.95),
    "aq": (0.66, 0.88),
    "ar": (0.46, 0.82),
    "as": (0.71, 0.9),
    "at": (0.58, 0.95),
    "au": (0.52, 0.95),
    "av": (0.38, 0.81),
    "aw": (0.47, 0.89),
    "ax": (0.55, 0.76),
    "ay": (0.71, 0.9),
    "az": (0.64, 0.88),
    "ba": (0.43, 1),
    "bb": (0.52, 0.95),
    "bc": (0.5, 0.81),
    "bd": (0.57, 0.91),
    "be": (0.65, 0.95),
    "bf": (0.77, 0.96),
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


PAIRS = {
    "pairs-read": (0.94, 0.95),
    "pairs-held": (0.82, 0.86),
    "pairs-read-2": (0.71, 1),
    "pairs-held-2": (0.56, 0.93),
    "pairs-3": (0.59, 0.77),
    "pairs-4": (0.73, 0.84),
}


def flags(row: dict[str, Any]) -> bool:
    """Is the pair said to contradict itself?"""
    articles = [
        Article(
            id=side,
            text=row[f"text_{side}"],
            published=date.fromisoformat(row[f"date_{side}"]) if row[f"date_{side}"] else None,
            outlet=row[f"source_{side}"] or "",
            language=row[f"lang_{side}"],
        )
        for side in ("a", "b")
    ]
    found = (f for f in reconcile.check(articles).findings if f.severity != "note" and f.kind == "contradiction")
    return any({c.article for c in f.claims} >= {"a", "b"} for f in found)


@pytest.mark.parametrize("name", PAIRS)
def test_pairs(name: str) -> None:
    """Two sentences of two outlets: only what contradicts is flagged."""
    rows = [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    told = Counter((row["relation"] == "contradict", flags(row)) for row in rows)
    right = told[True, True]
    recall, precision = right / (right + told[True, False]), right / (right + told[False, True])
    least = PAIRS[name]
    assert recall >= least[0] and precision >= least[1], (recall, precision)


CASES = {
    "cases-across": (0.76, 0.94),
    "cases-said": (0.76, 0.94),
    "cases-within": (0.78, 0.97),
    "cases-values-2": (0.7, 0.91),
    "cases-said-2": (0.79, 0.95),
    "cases-within-2": (0.54, 0.94),
    "cases-values-3": (0.78, 0.9),
    "cases-values-4": (0.77, 0.89),
    "cases-values-5": (0.54, 0.82),
    "cases-said-3": (0.72, 0.96),
    "cases-within-3": (0.62, 1),
    "cases-values-6": (0.57, 0.95),
}  # recall, precision of what is severe


def case_of(row: dict[str, Any]) -> tuple[list[Article], dict[str, tuple[str, str]], dict[str, Any] | None]:
    """The articles of a miniature case, their texts by id, and its discrepancy."""
    articles = [
        Article(
            id=f"{row['id']}-{a['file']}",
            text=a["text"],
            title=a.get("title", ""),
            published=date.fromisoformat(a["date"]),
            outlet=a["outlet"],
            language=a["lang"],
        )
        for a in row["articles"]
    ]
    return (
        articles,
        {x.id: (a["file"], x.text) for x, a in zip(articles, row["articles"], strict=True)},
        row["discrepancy"],
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_cases(name: str) -> None:
    """One or two short articles with one discrepancy, or none."""
    wanted = found = flagged = good = 0
    for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        articles, texts, gold = case_of(json.loads(line))
        shown = [f for f in reconcile.check(articles).findings if f.severity != "note" or f.kind == "imprecise"]
        right = [f for f in shown if gold and holds(f, texts, gold)]
        wanted, found = wanted + bool(gold), found + bool(right)
        flagged += sum(f.severity != "note" for f in shown)
        good += sum(f.severity != "note" for f in right)
    recall, precision = found / wanted, good / flagged
    least = CASES[name]
    assert recall >= least[0] and precision >= least[1], (recall, precision)
