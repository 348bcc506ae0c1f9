#!/usr/bin/env python3
"""The tables of `reconcile.check.across.weights`: fitted on the labelled small stories of tests/unseen.

    python benchmarks/weights.py        prints the tables, and how well they do on sets that were left out

A row is two figures of two articles, or a bound and a figure that keeps it; it is positive where the labels say that
the two contradict, or that the bound is vague beside the figure.
Logistic regression with a ridge (iteratively reweighted least squares), each set left out in turn for the judgement.
What is held back (ac, ad, even lines, pairs-held-2) is never read here, so that it can still tell whether it helps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

import numpy as np
from labelled import UNSEEN, Story, article, at, lines, stories

from reconcile.check.across import bounds, candidates, circumstances, features, nearby, weights
from reconcile.check.across.features import Couple
from reconcile.check.ledger import Ledger
from reconcile.pipeline import prepare

CORPORA = (*"ghijklmnopqrstuvwxyz", "za", "ae", "af")
CASES = {  # 2: the odd lines only
    **dict.fromkeys(("cases-across", "cases-said", "cases-said-3"), 2),
    **dict.fromkeys(("cases-values-4", "cases-values-5", "cases-values-6"), 2),
    **dict.fromkeys(("cases-values-2", "cases-said-2", "cases-values-3"), 1),
}
PAIRS = {"pairs-read": 1, "pairs-held": 1, "pairs-read-2": 1, "pairs-3": 2, "pairs-4": 2}
RIVALS: dict[str, bool | None] = dict.fromkeys(("contradiction", "monotonic", "attribution"), True)
AGREE: dict[str, bool | None] = dict.fromkeys(("update", "refines"))  # of one fact, and no contradiction
OTHER: dict[str, bool | None] = dict.fromkeys(("unit", "imprecise"))
# labels of more than two figures, which say nothing of a pair
UNTOLD: dict[str, bool | None] = dict.fromkeys(("quote", "date", "percent", "part_whole", "stock_flow"))


class Table(NamedTuple):
    """What is fitted: which pairs two articles have, what a label says of a pair (that the two are of one fact, or
    None, that they are no example), and the weights as they are."""

    couples: Callable[[Ledger, str, str], list[Couple]]
    kinds: dict[str, bool | None]
    weights: dict[str, float]
    features: tuple[Callable[[Couple], float], ...] = features.FEATURES


OF_BOUNDS = (circumstances.aspect, circumstances.words_ahead, circumstances.other_days, circumstances.percent,
             circumstances.early, circumstances.row, circumstances.corpus)  # fmt: skip
TABLES = {
    "FIGURES": Table(candidates.couples, {**RIVALS, **AGREE, **OTHER}, weights.FIGURES),
    "BOUNDS": Table(
        lambda ledger, a, b: bounds.couples(ledger, a, b) + bounds.couples(ledger, b, a),
        {**dict.fromkeys(RIVALS), **AGREE, "unit": None, "imprecise": True},
        weights.BOUNDS,
        features.FEATURES + OF_BOUNDS,
    ),
}
RIDGE = 10.0
AIMS = (0.9, 0.85, 0.8, 0.7, 0.6)  # precision


def pairs(files: Mapping[str, int] = PAIRS) -> Iterator[Story]:
    for name, step in files.items():
        for row in lines(UNSEEN / f"{name}.jsonl", step):
            sides = [(s, row[f"text_{s}"], row[f"date_{s}"], row[f"source_{s}"], row[f"lang_{s}"]) for s in "ab"]
            whole = {s: {"file": s, "quote": row[f"text_{s}"]} for s in "ab"}
            labels = [{**whole, "kind": row["relation"].replace("contradict", "contradiction")}]
            yield Story(name, [article(*s) for s in sides], {"a": "a", "b": "b"}, labels)


class Row(NamedTuple):
    """Two figures: their ids, their features, and which label sets them against each other, and how."""

    set: str
    ids: tuple[str, str]
    features: list[float]
    wanted: bool | None
    label: str


def rows(table: Table, number: int, story: Story) -> Iterator[Row]:
    """Each pair of figures of a story. Where the places of a label hold several, all are rows of that label."""
    ledger = prepare(story.articles)
    claims = list(ledger.claims.values())
    told: dict[frozenset[str], tuple[bool | None, str]] = {}
    for n, label in enumerate(x for x in story.labels if "within" not in x):
        ends = [at(story, claims, label[side]) for side in "ab"]
        wanted = table.kinds.get(label["kind"], False)
        told.update((frozenset((x, y)), (wanted, f"{number}:{n}")) for x in ends[0] for y in ends[1])
    for a, b in combinations(sorted(ledger.by_article), 2):
        couples = table.couples(ledger, a, b) if nearby.one_story(ledger, a, b) else []
        if not story.set.startswith("pairs") or len(couples) == 1:  # a pair of sentences is labelled as a whole
            for c in couples:
                wanted, label = told.get(frozenset((c.x.id, c.y.id)), (False, ""))
                yield Row(story.set, ids(number, c.x.id, c.y.id), [f(c) for f in table.features], wanted, label)


def ids(story: int, x: str, y: str) -> tuple[str, str]:
    """Ids of two claims that those of other stories cannot be taken for."""
    return f"{story}:{x}", f"{story}:{y}"


def meant(data: list[Row], odds: np.ndarray) -> np.ndarray:
    """Whether a row is an example: of those of one label only the likeliest is known to be meant."""
    best: dict[str, int] = {}
    for n, row in enumerate(data):
        if row.wanted and (row.label not in best or odds[n] > odds[best[row.label]]):
            best[row.label] = n
    return np.array([not row.wanted or best[row.label] == n for n, row in enumerate(data)])


def fit(
    x: np.ndarray, y: np.ndarray, times: np.ndarray | float = 1.0, ridge: float = RIDGE
) -> tuple[np.ndarray, float]:
    """Weights and intercept for features as they are; the ridge is on features of one spread. `times`: how often each
    row counts."""
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = np.column_stack([(x - mean) / spread, np.ones(len(x))])
    penalty = np.diag([ridge] * x.shape[1] + [0.0])
    w = np.zeros(z.shape[1])
    for _ in range(12):
        p = 1 / (1 + np.exp(-z @ w))
        w += np.linalg.solve(
            z.T @ (z * (times * p * (1 - p))[:, None]) + penalty, z.T @ (times * (y - p)) - penalty @ w
        )
    return w[:-1] / spread, float(w[-1] - (w[:-1] * mean / spread).sum())


def judge(odds: np.ndarray, y: np.ndarray, sides: list[tuple[str, str]]) -> None:
    """Of the pairs that are each other's best: how many are found, by how many are right."""
    rival = np.array(candidates.best_rival([(a, b, o) for (a, b), o in zip(sides, odds, strict=True)]))
    best = sorted(((o, hit) for o, r, hit in zip(odds, rival, y, strict=True) if o >= r), reverse=True)
    right = np.cumsum([hit for _, hit in best])
    for aim in AIMS:
        ok = [n for n in range(len(best)) if right[n] >= aim * (n + 1)]
        if ok:
            print(f"  precision {aim}: odds from {best[ok[-1]][0]:.1f}, {right[ok[-1]] / y.sum():.2f} of them found")


def fitted(name: str, table: Table, told: list[Story]) -> None:
    """Prints a table as it is fitted now."""
    data = [row for n, s in enumerate(told) for row in rows(table, n, s) if row.wanted is not None]
    x, y = np.array([row.features for row in data]), np.array([float(bool(row.wanted)) for row in data])
    found, base = fit(x, y)
    good = meant(data, x @ found + base)
    x, y, data = x[good], y[good], [row for row, ok in zip(data, good, strict=True) if ok]
    sets = np.array([row.set for row in data])
    print(f"{name}: {len(y)} pairs, {int(y.sum())} of them of one fact")
    odds = np.zeros(len(y))
    for left_out in sorted(set(sets)):
        found, base = fit(x[sets != left_out], y[sets != left_out])
        odds[sets == left_out] = x[sets == left_out] @ found + base
    judge(odds, y, [row.ids for row in data])
    found, base = fit(x, y)
    print(f'    "{weights.ANYHOW}": {base:.1f},')
    for f, w in zip(table.features, found, strict=True):
        print(f'    "{f.__name__}": {w + 0.0:.1f},  # now {table.weights.get(f.__name__)}')


def main() -> None:
    told = [*stories(CORPORA, CASES), *pairs()]
    for name, table in TABLES.items():
        fitted(name, table, told)


if __name__ == "__main__":
    main()
