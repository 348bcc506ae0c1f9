"""Sentences of `tests/unseen`, whose authors had not seen the tool: how many figures are read right, and who said what."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import reconcile
from reconcile.model import Article, Claim

UNSEEN = Path(__file__).parents[1] / "unseen"
FIGURES = {  # F1 of value, then the share of these whose status, measure and speaker are right
    "figures": (0.97, 0.93, 0.88, 0.93),
    "figures-2": (0.98, 0.96, 0.87, 0.86),
    "figures-3": (0.95, 0.96, 0.9, 0.87),
    "figures-4": (0.95, 0.96, 0.82, 0.8),
}
SAID = {
    "said": (0.92, 0.82),
    "said-2": (0.93, 0.89),
    "said-3": (0.92, 0.9),
    "said-4": (0.89, 0.83),
}  # F1 of content, and of content with the right speaker


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (UNSEEN / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def words(*texts: str | None) -> set[str]:
    """The first letters of each longer word: a name in another case still meets itself."""
    return {w[:4] for text in texts if text for w in re.findall(r"\w{3,}", text.lower().replace("ё", "е"))}


def f1(right: int, found: int, wanted: int) -> float:
    return 2 * right / (found + wanted)


def same_value(c: Claim, gold: dict[str, Any]) -> bool:
    if gold.get("vague"):
        return True
    ends = ((c.low, gold["low"]), (c.high, gold["high"]))
    return all(a is b if a is None or b is None else math.isclose(a, b, rel_tol=2e-3) for a, b in ends)


@pytest.mark.parametrize("name", FIGURES)
def test_figures(name: str) -> None:
    n: Counter[str] = Counter()
    for row in rows(name):
        published = date.fromisoformat(row["date"]) if row.get("date") else None
        article = Article(id="a", text=row["text"], published=published, language=row["lang"])
        left = [c for c in reconcile.extract([article]) if c.kind == "quantity"]
        for gold in sorted(row["claims"], key=lambda g: bool(g.get("optional"))):
            at = row["text"].index(gold["quote"])
            over = [c for c in left if c.start < at + len(gold["quote"]) and at < c.end]
            best = next((c for c in over if same_value(c, gold)), over[0] if over else None)
            if best:
                left.remove(best)
            if gold.get("optional"):
                continue
            n["wanted"] += 1
            n["found"] += best is not None
            if best is None or not same_value(best, gold):
                continue
            n["right"] += 1
            n["status"] += best.status == gold["status"]
            if gold["measure"] != "other":
                n["measured"] += 1
                n["measure"] += best.measure == gold["measure"]
            if gold["speaker"]:
                n["spoken"] += 1
                n["speaker"] += bool(words(gold["speaker"]) & words(best.speaker))
        n["found"] += len(left)
    told = (
        f1(n["right"], n["found"], n["wanted"]),
        n["status"] / n["right"],
        n["measure"] / n["measured"],
        n["speaker"] / n["spoken"],
    )
    assert all(a >= b for a, b in zip(told, FIGURES[name], strict=True)), told


@pytest.mark.parametrize("name", SAID)
def test_said(name: str) -> None:
    n: Counter[str] = Counter()
    for row in rows(name):
        left = list(reconcile.attributions(row["text"], language=row["lang"]))
        n["found"] += len(left)
        n["wanted"] += len(row["attributions"])
        for gold in row["attributions"]:
            at = row["text"].index(gold["content"])
            found = next((a for a in left if a.start < at + len(gold["content"]) and at < a.end), None)
            if found:
                left.remove(found)
                n["content"] += 1
                own = words(found.speaker, found.speaker_quote)
                n["speaker"] += bool(words(gold["speaker"], gold["speaker_norm"]) & own)
    told = f1(n["content"], n["found"], n["wanted"]), f1(n["speaker"], n["found"], n["wanted"])
    assert all(a >= b for a, b in zip(told, SAID[name], strict=True)), told
