#!/usr/bin/env python3
"""The tables of `reconcile.check.within.worth`: fitted on the labelled small stories of tests/unseen.

    python benchmarks/weights_within.py [FOLDER|FILE ...]   prints the tables, and how well they do on sets left out

A row is a way to read figures of one article as a sum, a balance or a share that nearly comes out; it is positive where
a label names just these figures, and no example where it names some of them. What comes out is no row: what is exact
needs no weighing. Logistic regression with a ridge, each set left out in turn for the judgement. The arguments are more
sets in the forms of tests/unseen (of a file of cases the odd lines), or news as files of articles, all of it negative.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

import reconcile
from reconcile.check.rulebook.cases import load_cases
from reconcile.check.within import course_features, courses, ratio_features, ratios, run_features, runs, worth
from reconcile.language.folder import rules_folder
from reconcile.model import Claim
from reconcile.pipeline import prepare

sys.path.insert(0, str(Path(__file__).parent))
import labelled
import weights as figures

CASES = {
    "cases-across": 2,
    "cases-said": 2,
    "cases-within": 2,
    "cases-values-2": 1,
    "cases-said-2": 1,
    "cases-within-2": 1,
    "cases-within-3": 2,
    "cases-values-3": 2,
    "cases-values-4": 2,
}
CORPORA = (*"ghijklmnopqrstuvwxyz", "za", "ae", "af")
NEWS = "news"
GROUP = 20  # articles of real news that are read together
RIDGE = 5.0
SHARES = frozenset({"percent"})
ANY = frozenset({"part_whole", "stock_flow", "percent", "unit", "contradiction"})
AIMS = (2.0, 1.5, 1.0, 0.5, 0.0)  # log odds


class Table(NamedTuple):
    """What is fitted: readings of an article's figures, their features, the kinds of label that make them positive, the
    weights as they are, and which of many negatives are read (one of so many)."""

    find: Callable[..., Sequence[Any]]
    features: Sequence[Callable[[Any], float]]
    kinds: frozenset[str]
    weights: dict[str, float]
    one_of: int
    rule: str  # whose cases are labelled by hand


TABLES = {
    "RUNS": Table(runs.find, run_features.FEATURES, ANY, worth.RUNS, 1, "parts-do-not-add-up"),
    "COURSES": Table(courses.find, course_features.FEATURES, ANY, worth.COURSES, 7, "balance-does-not-hold"),
    "RATIOS": Table(ratios.find, ratio_features.FEATURES, SHARES, worth.RATIOS, 1, "share-does-not-fit"),
}


class Row(NamedTuple):
    """A reading: where it stands, its figures (the one reckoned first), its features, the fact it is wrong about."""

    set: str
    article: str
    ids: tuple[str, ...]
    features: list[float]
    fact: str | None


def more(path: Path) -> Iterator[labelled.Story]:
    """The stories of another set, or of news."""
    if path.is_dir() or "discrepancy" in path.read_text(encoding="utf-8").partition("\n")[0]:
        yield from labelled.more(path)
        return
    read = list(reconcile.read([str(path)]))
    for n in range(0, len(read), GROUP):
        yield labelled.Story(f"{NEWS}{n // GROUP % 2}", read[n : n + GROUP], {a.id: a.id for a in read}, [])


def rows(number: int, story: labelled.Story) -> Iterator[tuple[str, Row]]:
    """The readings of a story that do not come out, by table."""
    ledger = prepare(story.articles)
    told = [(label, _ends(story, list(ledger.claims.values()), label)) for label in story.labels]
    for name, table in TABLES.items():
        for article in sorted(ledger.by_article):
            for n, reading in enumerate(table.find(ledger, ledger.figures(article))):
                if reading.holds:
                    continue
                ids = tuple(c.id for c in reading.claims)
                wrong, fact = _label(frozenset(ids), told, table.kinds)
                if wrong or (fact is None and n % table.one_of == 0):
                    values = [f(reading) for f in table.features]
                    yield name, Row(story.set, f"{number}:{article}", ids, values, f"{number}:{fact}" if fact else None)


def beside(number: int) -> Iterator[tuple[str, Row]]:
    """The cases beside the rules: what is right is no reading's example; of one to be flagged its only reading is."""
    rules = {table.rule for table in TABLES.values()}
    for m, case in enumerate(c for c in load_cases([rules_folder()]).cases if c.rule in rules and not c.todo):
        found = list(rows(number + m, labelled.Story("cases", list(case.articles), {}, [])))
        for name, table in TABLES.items():
            own = [row for which, row in found if which == name]
            if case.want == "ok":
                yield from ((name, row) for row in own)
            elif case.rule == table.rule and len(own) == 1:
                yield name, own[0]._replace(fact=f"{number + m}:it")


def _ends(story: labelled.Story, claims: list[Claim], label: dict[str, Any]) -> list[set[str]]:
    if "within" in label:
        places = [{"file": label["within"]["file"], "quote": q} for q in label["within"]["quotes"]]
    else:
        places = [label["a"], label["b"]]
    return [labelled.at(story, claims, place) for place in places]


def _label(ids: frozenset[str], told: list[Any], kinds: frozenset[str]) -> tuple[bool, str | None]:
    """Whether a label names just these figures, and the fact that it names at least two places of."""
    touched = None
    for label, ends in told:
        met = sum(bool(ids & end) for end in ends)
        if met == len(ends) and ids <= set().union(*ends) and label["kind"] in kinds:
            return True, str(label.get("fact", "it"))
        if met >= min(2, len(ends)):
            touched = str(label.get("fact", "it"))
    return False, touched


def examples(data: list[Row], odds: np.ndarray) -> np.ndarray:
    """All negatives, and of the readings of one fact the likeliest."""
    best: dict[str, int] = {}
    for n, row in enumerate(data):
        if row.fact and (row.fact not in best or odds[n] > odds[best[row.fact]]):
            best[row.fact] = n
    return np.array([not row.fact or best[row.fact] == n for n, row in enumerate(data)])


def fit(x: np.ndarray, data: list[Row], one_of: int) -> tuple[np.ndarray, float]:
    """Weights and intercept; twice, so that of the readings of one fact only the likeliest counts."""
    y = np.array([float(row.fact is not None) for row in data])
    times = np.where(y > 0, 1.0, float(one_of))
    weights, base = figures.fit(x, y, times, RIDGE)
    kept = examples(data, x @ weights + base)
    return figures.fit(x[kept], y[kept], times[kept], RIDGE)


def judge(data: list[Row], odds: np.ndarray) -> None:
    """Of the labelled facts that are read at all how many are found, and how many readings are wrong."""
    facts = {row.fact for row in data if row.fact}
    for aim in AIMS:
        taken: dict[str, list[tuple[str, ...]]] = {}
        found, wrong = set(), 0
        for n in np.argsort(-odds):
            row, mine = data[n], taken.setdefault(data[n].article, [])
            if odds[n] < aim:
                break
            if not any(row.ids[0] == ids[0] or len({*ids} & {*row.ids}) > 1 for ids in mine):
                mine.append(row.ids)
                found |= {row.fact} - {None}
                wrong += row.fact is None
        print(f"log odds from {aim}: {len(found)} of {len(facts)} found, {wrong} wrong")


def main() -> None:
    stories = list(labelled.stories(CORPORA, CASES))
    for path in map(Path, sys.argv[1:]):
        stories += more(path)
    read = [r for n, s in enumerate(stories) for r in rows(n, s)]
    read = sorted([*read, *beside(len(stories))], key=lambda r: r[0])
    for name, group in groupby(read, key=lambda r: r[0]):
        data = [row for _, row in group]
        table, x = TABLES[name], np.array([row.features for row in data])
        sets, odds = np.array([row.set for row in data]), np.zeros(len(data))
        for one in sorted(set(sets)):
            weights, base = fit(x[sets != one], [r for r in data if r.set != one], table.one_of)
            odds[sets == one] = x[sets == one] @ weights + base
        print(f"{name}: {len(data)} readings")
        judge(data, odds)
        weights, base = fit(x, data, table.one_of)
        print(
            json.dumps(
                {
                    "anyhow": round(base, 1),
                    **dict(zip([f.__name__ for f in table.features], weights.round(1).tolist(), strict=True)),
                },
                indent=4,
            )
        )


if __name__ == "__main__":
    main()
