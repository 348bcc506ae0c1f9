#!/usr/bin/env python3
"""The net of `reconcile.check.across.verdict`: fitted on the labelled small stories of tests/unseen.

    python benchmarks/verdict.py            how well it does on sets that were left out, beside logistic regression
    python benchmarks/verdict.py --write    fits it on all of them and writes reconcile/check/across/verdict.tsv

Rows and labels are those of `weights.py`, of more sets; what is held back (ar, av, ax, bb, bd) is never read. Small
nets whose odds are averaged are one net of all their units, so that is what is written.
Needs scikit-learn: pip install -e '.[bench]'
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
import weights as rows_of
from labelled import stories
from sklearn.neural_network import MLPClassifier

from reconcile.check import load_rules
from reconcile.check.across import nearby, suited, verdict
from reconcile.check.rulebook.cases import load_cases
from reconcile.language.folder import rules_folder
from reconcile.pipeline import prepare

TABLE = rows_of.Table(suited.likely, {**rows_of.RIVALS, **rows_of.OTHER, **rows_of.UNTOLD}, {}, verdict.ALL)
CORPORA = (*rows_of.CORPORA, "ac", "ad", "ag", "ah", "ai", "aj", "al", "am", "an", "ao", "ap",
           "aq", "as", "at", "au", "aw", "ay", "az", "ba", "bc")  # fmt: skip
CASES = dict.fromkeys(rows_of.CASES, 1)  # every line
PAIRS = dict.fromkeys((*rows_of.PAIRS, "pairs-held-2"), 1)
RIVAL_KINDS = ("contradiction", "monotonic")
UNITS, RIDGE, NETS = 8, 40.0, 3
# rounds of the fit that is written: the sets that count TIMES times in it; what one round loses two others keep
TIMES = 3
ROUNDS = ((), ("l", "o", "r", "y", "ah"), ("h", "l", "n", "o", "r", "u", "y", "za", "ah", "al", "pairs-read-2"))
FOLDS = 6
DECIMALS = 3
FILE = Path(verdict.__file__).with_suffix(".tsv")


class Fitted:
    """Nets of one layer on features brought to one spread, as one net on features as they are."""

    def __init__(self, x: np.ndarray, y: np.ndarray) -> None:
        mean, spread = x.mean(0), x.std(0) + 1e-9
        nets = [self._net(seed).fit((x - mean) / spread, y) for seed in range(NETS)]
        self.weights = np.column_stack([net.coefs_[0] / spread[:, None] for net in nets])
        self.anyhow = np.concatenate([n.intercepts_[0] - mean @ (n.coefs_[0] / spread[:, None]) for n in nets])
        self.worth = np.concatenate([net.coefs_[1][:, 0] / NETS for net in nets])
        self.base = sum(net.intercepts_[1][0] for net in nets) / NETS

    @staticmethod
    def _net(seed: int) -> MLPClassifier:
        return MLPClassifier((UNITS,), alpha=RIDGE, solver="lbfgs", max_iter=5000, random_state=seed)

    def odds(self, x: np.ndarray) -> np.ndarray:
        return np.maximum(0.0, x @ self.weights + self.anyhow) @ self.worth + self.base


def lines(nets: Sequence[Fitted]) -> list[str]:
    """Nets whose odds are averaged, as a table, with one more unit that always says the same: what there is without any
    other."""
    worth, base = np.concatenate([net.worth for net in nets]) / len(nets), sum(net.base for net in nets) / len(nets)
    weights, anyhow = np.column_stack([net.weights for net in nets]), np.concatenate([net.anyhow for net in nets])
    table = {f.__name__: [*row, 0.0] for f, row in zip(verdict.ALL, weights, strict=True)}
    table |= {rows_of.weights.ANYHOW: [*anyhow, 1.0], verdict.WORTH: [*worth, base]}
    return ["\t".join([name, *(f"{v:.{DECIMALS}f}" for v in row)]) for name, row in table.items()]


def data() -> list[rows_of.Row]:
    told = [*stories(CORPORA, CASES), *rows_of.pairs(PAIRS)]
    rows = (r for n, s in enumerate(told) for r in rows_of.rows(TABLE, n, s) if r.wanted is not None)
    return [*rows, *of_rules(len(told))]


def of_rules(number: int) -> Iterator[rows_of.Row]:
    """The cases beside the rules: of one to be flagged its only pair, of one that is right each. `number`: stories
    before."""
    rules = [rule.id for rule in load_rules().rules if rule.kind in RIVAL_KINDS]
    told = (case for case in load_cases([rules_folder()]).cases if case.rule in rules and not case.todo)
    for n, case in enumerate(told, number):
        ledger = prepare(case.articles)
        sides = list(combinations(sorted(ledger.by_article), 2))
        couples = [c for a, b in sides if nearby.one_story(ledger, a, b) for c in suited.likely(ledger, a, b)]
        wanted = case.want == "flag"
        if not wanted or len(couples) == 1:
            for c in couples:
                label = f"{n}:rule" if wanted else ""
                yield rows_of.Row(
                    "rules", rows_of.ids(n, c.x.id, c.y.id), [f(c) for f in TABLE.features], wanted, label
                )


def arrays(data: list[rows_of.Row]) -> tuple[np.ndarray, np.ndarray]:
    return np.array([r.features for r in data]), np.array([float(bool(r.wanted)) for r in data])


def meant(data: list[rows_of.Row], x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Which rows are examples: of several rows of one label the likeliest, as logistic regression has it."""
    found, base = rows_of.fit(x, y)
    return rows_of.meant(data, x @ found + base)


def judged(data: list[rows_of.Row]) -> None:
    """Prints how many are found at which precision, each part of the sets left out in turn."""
    x, y = arrays(data)
    good = meant(data, x, y)
    x, y, data = x[good], y[good], [row for row, ok in zip(data, good, strict=True) if ok]
    sets = sorted({row.set for row in data})
    part = np.array([sets.index(row.set) % FOLDS for row in data])
    sums, net = np.zeros(len(y)), np.zeros(len(y))
    for n in range(FOLDS):
        found, base = rows_of.fit(x[part != n], y[part != n])
        sums[part == n] = x[part == n] @ found + base
        net[part == n] = Fitted(x[part != n], y[part != n]).odds(x[part == n])
    print(f"{len(y)} pairs, {int(y.sum())} of them contradict each other")
    for name, odds in (("logistic regression", sums), ("net", net)):
        print(name)
        rows_of.judge(odds, y, [row.ids for row in data])


def main() -> None:
    known = data()
    if "--write" not in sys.argv:
        judged(known)
        return
    x, y = arrays(known)
    good = meant(known, x, y)
    nets = []
    for often in ROUNDS:
        times = np.array([TIMES if row.set in often else 1 for row in known])[good]
        nets.append(Fitted(np.repeat(x[good], times, axis=0), np.repeat(y[good], times)))
    FILE.write_text("\n".join(lines(nets)) + "\n", encoding="utf-8")
    print(f"{FILE}: fitted on {int(good.sum())} pairs")


if __name__ == "__main__":
    main()
