#!/usr/bin/env python3
"""The weights of `reconcile.check.across.days` and `years`: fitted on the labelled small stories of tests/unseen.

    python benchmarks/weights_of_days.py [NEWS]     prints the weights, and how well they do on sets that were left out

A row is two days that two articles give and that cannot be one; it is positive where the labels say that one happening
is dated on both. What is fitted how is as for figures (`weights.py`); the cases beside the rule are
one more set. NEWS is a file of real articles in which two days are seldom one: cut into small groups, each pair of days
in them is negative, and counts less. Years that are named by their number are fitted by themselves, on more sets: few
stories have two.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import numpy as np

import reconcile
from reconcile.check.across import candidates, days, likeness, years
from reconcile.check.across.happenings import happenings
from reconcile.check.kinds import date
from reconcile.check.ledger import Ledger
from reconcile.check.rulebook.cases import load_cases
from reconcile.language.folder import rules_folder
from reconcile.model import Claim
from reconcile.pipeline import prepare

sys.path.insert(0, str(Path(__file__).parent))
import labelled
import weights as figures

CORPORA = (*"ghijklmnopqrstuvwxyz", "za", "ae", "af", "ah", "ai", "al", "an")
LATER = ("ap", "aq", "as", "at", "au", "aw", "ay", "az", "ba", "bc", "ar", "av", "bf")  # for years
CASES = {  # 2: odd lines only
    **dict.fromkeys(("cases-across", "cases-said", "cases-said-3", "cases-values-6"), 2),
    **dict.fromkeys(("cases-values-2", "cases-said-2"), 1),
}
OTHER = ("unit", "contradiction")  # kinds of labels of which a pair of days is no example; one of years is
RIDGE_OF_YEARS = 3.0  # there are few
NEWS, WORTH, GROUP = "news", 0.2, 6  # what a pair of real news counts; articles of a group
RULE = "days-disagree"
AIMS = (0.9, 0.85, 0.8)  # precision


class Row(NamedTuple):
    """Two days: their set, their ids, what they have in common, and what the labels call the happening."""

    set: str
    ids: tuple[str, str]
    features: list[float]
    fact: str | None


class Table(NamedTuple):
    """What is fitted: features of those couples that it is for, the weights in place, the kinds of labels that say
    nothing of them, and the ridge."""

    features: Sequence[Callable[[likeness.Couple], float]]
    of: Callable[[likeness.Couple], bool]
    weights: Mapping[str, float]
    anyhow: float
    other: Sequence[str]
    ridge: float


DAYS = Table(likeness.FEATURES, lambda c: not years.named(c), days.WEIGHTS, days.ANYHOW, OTHER, figures.RIDGE)
YEARS = Table(years.FEATURES, years.named, years.WEIGHTS, years.ANYHOW, OTHER[:1], RIDGE_OF_YEARS)


def rows(table: Table, n: int, story: labelled.Story) -> Iterator[Row]:
    ledger = prepare(story.articles)
    told = _told(ledger)
    facts: dict[frozenset[str], str] = {}
    none: set[frozenset[str]] = set()
    for label in (x for x in story.labels if "within" not in x):
        ends = [labelled.at(story, told, label[side]) for side in "ab"]
        both = {frozenset((x, y)) for x in ends[0] for y in ends[1]}
        if label["kind"] in ("date", *OTHER) and label["kind"] not in table.other:
            facts |= {pair: f"{n}:{label.get('fact')}" for pair in both}
        elif label["kind"] in table.other:
            none |= both
    for couples in _couples(ledger):
        for c in (c for c in couples if not c.agree and table.of(c)):
            pair = frozenset(claim.id for claim in c.claims)
            if pair in facts or pair not in none:
                yield Row(story.set, _ids(n, c), [f(c) for f in table.features], facts.get(pair))


def cases(n: int) -> Iterator[Row]:
    """The cases beside the rule: of one to be flagged its only pair, of one that is right each; `n`: stories before."""
    for m, case in enumerate(c for c in load_cases([rules_folder()]).cases if c.rule == RULE):
        ledger = prepare(case.articles)
        apart = [c for couples in _couples(ledger) for c in couples if not c.agree and DAYS.of(c)]
        if case.want == "ok" or len(apart) == 1:
            for c in apart:
                fact = f"{n + m}" if case.want == "flag" else None
                yield Row("cases", _ids(n + m, c), [f(c) for f in likeness.FEATURES], fact)


def _ids(story: int, c: likeness.Couple) -> tuple[str, str]:
    """Ids of two days, each beside the article of the other: only there a day has rivals."""
    x, y = c.claims
    return figures.ids(story, f"{x.id} {y.article}", f"{y.id} {x.article}")


def news(n: int, paths: list[str]) -> Iterator[Row]:
    """Pairs of days of real news, in groups of one topic (what an id has before its first hyphen) and time."""
    read = [a for a in reconcile.read(paths) if a.published]
    read.sort(key=lambda a: (a.id.partition("-")[0], a.published, a.id))
    for m, (_, of_topic) in enumerate(groupby(read, key=lambda a: a.id.partition("-")[0])):
        topic = list(of_topic)
        for k in range(0, len(topic), GROUP):
            group = topic[k : k + GROUP]
            story = labelled.Story(f"{NEWS}{m}", group, {a.id: a.id for a in group}, [])
            yield from rows(DAYS, n + m * len(read) + k, story)


def _couples(ledger: Ledger) -> Iterator[list[likeness.Couple]]:
    return days.between(ledger, happenings(ledger, _told(ledger)), date.Params.model_fields["days"].default)


def _told(ledger: Ledger) -> list[Claim]:
    return [c for claims in ledger.by_article.values() for c in claims if not date.TOLD.isdisjoint(c.marks)]


def judge(odds: np.ndarray, data: list[Row], total: int) -> None:
    """Of the happenings that the labels date twice how many are found, by how many pairs are right."""
    rival = np.array(candidates.best_rival([(*row.ids, o) for row, o in zip(data, odds, strict=True)]))
    best = sorted((-o, row.fact or "") for o, r, row in zip(odds, rival, data, strict=True) if o - r >= days.MARGIN)
    found: set[str] = set()
    wrong, reached = 0, {}
    for o, fact in best:
        found |= {fact} - {""}
        wrong += not fact
        reached |= {aim: (-o, len(found)) for aim in AIMS if len(found) >= aim * (len(found) + wrong)}
    for aim, (o, right) in reached.items():
        print(f"precision {aim}: odds from {o:.1f}, {right} of {total} found")


def fitted(table: Table, data: list[Row]) -> None:
    """Prints a table as it is fitted now, and how well it does on sets that are left out."""
    x, y = np.array([row.features for row in data]), np.array([float(row.fact is not None) for row in data])
    sets = np.array([row.set for row in data])
    total = len({row.fact for row in data if row.fact})
    print(f"{len(y)} pairs, {total} happenings dated twice")
    odds = np.zeros(len(y))
    worth = np.array([WORTH if row.set.startswith(NEWS) else 1.0 for row in data])
    for name in sorted(set(sets)):
        rest = sets != name
        weights, base = figures.fit(x[rest], y[rest], worth[rest], table.ridge)
        odds[sets == name] = x[sets == name] @ weights + base
    own = [n for n, row in enumerate(data) if not row.set.startswith(NEWS)]
    judge(odds[own], [data[n] for n in own], total)
    weights, base = figures.fit(x, y, worth, table.ridge)
    print(f"ANYHOW {base:.1f} (now {table.anyhow})")
    for f, w in zip(table.features, weights, strict=True):
        print(f'    "{f.__name__}": {w:.1f},  # now {table.weights.get(f.__name__)}')


def main() -> None:
    stories = list(labelled.stories(CORPORA, CASES))
    data = [row for n, s in enumerate(stories) for row in rows(DAYS, n, s)]
    fitted(DAYS, [*data, *cases(len(stories)), *news(2 * len(stories), sys.argv[1:])])
    stories += labelled.stories(LATER, {})
    fitted(YEARS, [row for n, s in enumerate(stories) for row in rows(YEARS, n, s)])


if __name__ == "__main__":
    main()
