#!/usr/bin/env python3
"""The weights of `reconcile.check.across.suited`: fitted on the labelled small stories of tests/unseen.

    python benchmarks/weights.py        prints the weights, and how well they do on sets that were left out

A row is two figures of two articles that nothing parts; it is positive where the labels say that the two contradict.
Logistic regression with a ridge (iteratively reweighted least squares), each set left out in turn for the judgement.
What is held back (q, r, even lines, pairs-held-2) is never read here, so that it can still tell whether it helps.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml

import reconcile
from reconcile.check.across import candidates, features, nearby, suited
from reconcile.model import Article, Claim
from reconcile.pipeline import prepare

UNSEEN = Path(__file__).parents[1] / "tests" / "unseen"
CORPORA = "ghijklmnop"
CASES = {"cases-across": 2, "cases-said": 2, "cases-values-2": 1, "cases-said-2": 1}  # 2: odd lines only
PAIRS = ("pairs-read", "pairs-held", "pairs-read-2")
# what a label says of two figures: that they are of one fact and differ, or (None) that the pair is no example
KINDS: dict[str, bool | None] = {"contradiction": True, "monotonic": True, "attribution": True}
KINDS |= {"unit": None, "imprecise": None}
RIDGE = 10.0
AIMS = (0.8, 0.7, 0.6)  # precision


class Story(NamedTuple):
    """A labelled corpus: its set, its articles, the names its labels give them, and those labels."""

    set: str
    articles: list[Article]
    files: dict[str, str]  # article id → name in the labels
    labels: list[dict[str, Any]]


def stories(corpora: str = CORPORA) -> Iterator[Story]:
    for name in corpora:
        for path in sorted((UNSEEN / name).glob("*/expected.yaml")):
            articles = list(reconcile.read([path.parent]))
            labels = yaml.safe_load(path.read_text(encoding="utf-8")).get("discrepancies") or []
            yield Story(name, articles, {a.id: Path(a.path or "").name for a in articles}, labels)
    for name, step in CASES.items():
        for line in (UNSEEN / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()[::step]:
            row = json.loads(line)
            sides = [(a["file"], a["text"], a["date"], a["outlet"], a["lang"]) for a in row["articles"]]
            label = [{**row["discrepancy"], "kind": row["kind"]}] if row["discrepancy"] else []
            yield Story(name, [article(*s) for s in sides], {s[0]: s[0] for s in sides}, label)


def pairs() -> Iterator[Story]:
    for name in PAIRS:
        for line in (UNSEEN / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            sides = [(s, row[f"text_{s}"], row[f"date_{s}"], row[f"source_{s}"], row[f"lang_{s}"]) for s in "ab"]
            if row["relation"] not in ("update", "refines"):
                whole = {s: {"file": s, "quote": row[f"text_{s}"]} for s in "ab"}
                labels = [{**whole, "kind": row["relation"].replace("contradict", "contradiction")}]
                yield Story(name, [article(*s) for s in sides], {"a": "a", "b": "b"}, labels)


def article(id: str, text: str, date: str | None, outlet: str | None, language: str) -> Article:
    published = dt.date.fromisoformat(date) if date else None
    return Article(id=id, text=text, published=published, outlet=outlet or "", language=language)


def at(story: Story, claims: list[Claim], place: dict[str, str]) -> set[str]:
    """Ids of the figures in the stretch of text that a label names."""
    found = set()
    for a in story.articles:
        start = a.text.find(place["quote"]) if story.files[a.id] == place["file"] else -1
        end = start + len(place["quote"])
        found |= {c.id for c in claims if start >= 0 and c.article == a.id and c.start < end and start < c.end}
    return found


def rows(story: Story) -> Iterator[tuple[tuple[str, str], list[float], bool | None]]:
    """Each pair of figures: their ids, their features, and whether the labels set them against each other."""
    ledger = prepare(story.articles)
    claims = list(ledger.claims.values())
    told: dict[frozenset[str], bool | None] = {}
    for label in (x for x in story.labels if "within" not in x):
        ends = [at(story, claims, label[side]) for side in "ab"]
        wanted = KINDS.get(label["kind"], False)
        told.update((frozenset((x, y)), wanted) for x in ends[0] for y in ends[1])
    for a, b in combinations(sorted(ledger.by_article), 2):
        couples = candidates.couples(ledger, a, b) if nearby.one_story(ledger, a, b) else []
        if story.set not in PAIRS or len(couples) == 1:  # a pair of sentences is labelled as a whole
            for c in couples:
                yield (c.x.id, c.y.id), [f(c) for f in features.FEATURES], told.get(frozenset((c.x.id, c.y.id)), False)


def fit(x: np.ndarray, y: np.ndarray, times: np.ndarray | float = 1.0) -> tuple[np.ndarray, float]:
    """Weights and intercept for features as they are; the ridge is on features of one spread. `times`: how often each
    row counts."""
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = np.column_stack([(x - mean) / spread, np.ones(len(x))])
    ridge = np.diag([RIDGE] * x.shape[1] + [0.0])
    w = np.zeros(z.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-z @ w))
        w += np.linalg.solve(z.T @ (z * (times * p * (1 - p))[:, None]) + ridge, z.T @ (times * (y - p)) - ridge @ w)
    return w[:-1] / spread, float(w[-1] - (w[:-1] * mean / spread).sum())


def judge(odds: np.ndarray, y: np.ndarray, ids: list[tuple[str, str]]) -> None:
    """Of the pairs that are each other's best, as `suited` takes them: how many are found, by how many are right."""
    rival = np.array(candidates.best_rival([(a, b, o) for (a, b), o in zip(ids, odds, strict=True)]))
    best = sorted(((o, hit) for o, r, hit in zip(odds, rival, y, strict=True) if o - r >= suited.MARGIN), reverse=True)
    right = np.cumsum([hit for _, hit in best])
    for aim in AIMS:
        ok = [n for n in range(len(best)) if right[n] >= aim * (n + 1)]
        if ok:
            print(f"precision {aim}: odds from {best[ok[-1]][0]:.1f}, {right[ok[-1]] / y.sum():.2f} of them found")


def ids(story: int, x: str, y: str) -> tuple[str, str]:
    """Ids of two figures that those of other stories cannot be taken for."""
    return f"{story}:{x}", f"{story}:{y}"


def main() -> None:
    data = [(s.set, ids(n, *r[0]), r[1], r[2]) for n, s in enumerate((*stories(), *pairs())) for r in rows(s)]
    data = [row for row in data if row[3] is not None]
    x, y = np.array([row[2] for row in data]), np.array([float(bool(row[3])) for row in data])
    sets = np.array([row[0] for row in data])
    print(f"{len(y)} pairs of figures, {int(y.sum())} of them of one fact")
    odds = np.zeros(len(y))
    for name in sorted(set(sets)):
        weights, base = fit(x[sets != name], y[sets != name])
        odds[sets == name] = x[sets == name] @ weights + base
    judge(odds, y, [row[1] for row in data])
    weights, base = fit(x, y)
    print(f"ANYHOW {base:.1f} (now {suited.ANYHOW})")
    for f, w in zip(features.FEATURES, weights, strict=True):
        print(f"{f.__name__:14} {w:5.1f}  (now {suited.WEIGHTS[f.__name__]})")


if __name__ == "__main__":
    main()
