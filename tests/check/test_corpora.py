"""Small corpora in three languages with known discrepancies and tempting false alarms; text and names are invented.

Found: a finding of the right kind holds claims at both places. Sprung: an error or warning holds both ends of a trap
and their values do not meet.
"""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import reconcile
from reconcile.model import Claim, Finding, Report

HERE = Path(__file__).parents[1] / "corpora"
FOLDERS = sorted(p.parent for p in HERE.glob("*/expected.yaml"))
SAFE = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C takes a tenth of the time
RECALL, PRECISION = 0.7, 0.85  # over all corpora together; each is a floor, not an aim


@cache
def run(folder: Path) -> tuple[Report, dict[str, tuple[str, str]], dict[str, Any]]:
    articles = list(reconcile.read([folder]))
    texts = {a.id: (Path(a.path or "").name, a.text) for a in articles}
    gold = yaml.load((folder / "expected.yaml").read_text(encoding="utf-8"), SAFE)
    report = reconcile.check(articles)
    assert not report.problems, report.problems
    return report, texts, gold


def at(claims: tuple[Claim, ...], texts: dict[str, tuple[str, str]], file: str, quote: str) -> list[Claim]:
    """The claims that stand in that stretch of that file."""
    out = []
    for c in claims:
        name, text = texts[c.article]
        start = text.find(quote)
        if name == file and start >= 0 and c.part == "text" and c.start < start + len(quote) and start < c.end:
            out.append(c)
    return out


def ends(gold: dict[str, Any]) -> list[tuple[str, str]]:
    if "within" in gold:
        return [(gold["within"]["file"], q) for q in gold["within"]["quotes"]]
    return [(gold[side]["file"], gold[side]["quote"]) for side in ("a", "b")]


def holds(f: Finding, texts: dict[str, tuple[str, str]], gold: dict[str, Any]) -> bool:
    places = ends(gold)
    return sum(bool(at(f.claims, texts, *place)) for place in places) >= min(2, len(places))


def test_discrepancies_are_found_and_little_else() -> None:
    facts: dict[tuple[str, str], bool] = {}
    flagged = good = 0
    for folder in FOLDERS:
        report, texts, gold = run(folder)
        for g in gold["discrepancies"]:
            if g.get("certain", True):
                key = (folder.name, g["fact"])
                facts[key] = facts.get(key, False) or any(
                    f.kind == g["kind"] and holds(f, texts, g) for f in report.findings
                )
        severe = [f for f in report.findings if f.severity != "note"]
        flagged += len(severe)
        good += sum(any(holds(f, texts, g) for g in gold["discrepancies"]) for f in severe)
    missed = sorted(k for k, hit in facts.items() if not hit)
    assert len(missed) <= (1 - RECALL) * len(facts), missed
    assert good >= PRECISION * flagged, (good, flagged)


def disjoint(x: Claim, y: Claim) -> bool:
    low = max((v for v in (x.low, y.low) if v is not None), default=-math.inf)
    high = min((v for v in (x.high, y.high) if v is not None), default=math.inf)
    return low > high


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda p: p.name)
def test_no_trap_springs(folder: Path) -> None:
    report, texts, gold = run(folder)
    for trap in gold["must_not_flag"]:
        for f in report.findings:
            a, b = (at(f.claims, texts, *place) for place in ends(trap))
            sprung = f.severity != "note" and any(disjoint(x, y) for x in a for y in b)
            assert not sprung, f"{trap['why']}: {f.message}"
