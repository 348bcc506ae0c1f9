#!/usr/bin/env python3
"""The weights of `reconcile.check.speech.versions`: fitted on the quotations of the small stories of tests/unseen.

    python benchmarks/quotations.py [MORE …]    prints the weights, and how well they do on sets that were left out

MORE are folders or files in the form of those of tests/unseen (of a file the odd lines), read least of all.

A row is two quotations of two articles of a story. They are versions of one another where a label says that the words
were changed or credited to another, and where much of the shorter one agrees; the words were changed where a label says
so. As in `weights.py`, whose regression this is, each set is left out in turn for the judgement; sets that few have
read count more, for the tables of words were completed with the others in view.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import chain, combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np
from labelled import Story, more, stories
from weights import CASES, fit

from reconcile.check.ledger import Ledger
from reconcile.check.speech import said, versions
from reconcile.check.speech.said import Said
from reconcile.check.speech.versions import Two
from reconcile.pipeline import prepare

FRESH, WEIGHT = "stuvwxy", 2.0  # the sets read least, and how often each of their rows counts
CORPORA = f"ghijklmnopqr{FRESH}"
AGREES = 0.4  # of the shorter of two quotations, from which they are versions whatever the labels say
AIMS = (0.95, 0.9, 0.8)


class Row(NamedTuple):
    """Two quotations, and what the labels say of them: None where they do not tell."""

    set: str
    story: int
    two: Two
    versions: bool | None
    changed: bool | None


def rows(number: int, story: Story) -> Iterator[Row]:
    """Every two quotations of a story."""
    ledger = prepare(story.articles)
    quoted = [s for s in said.all_said(ledger) if s.form == "direct" and s.words]
    told: dict[frozenset[str], str] = {}
    for label in (x for x in story.labels if "within" not in x):
        ends = [at(story, ledger, quoted, label[side]) for side in "ab"]
        told.update((frozenset((x.claim.id, y.claim.id)), label["kind"]) for x in ends[0] for y in ends[1])
    for a, b in combinations(quoted, 2):
        if a.claim.article != b.claim.article:
            t, kind = versions.two(a, b), told.get(frozenset((a.claim.id, b.claim.id)))
            apart = said.other_speaker(a, b)
            if kind is None:
                one = not apart and t.how.shorter >= AGREES
                yield Row(story.set, number, t, one, False if one else None)
            elif kind == "quote" or apart and kind == "attribution":
                yield Row(story.set, number, t, True, kind == "quote")


def at(story: Story, ledger: Ledger, quoted: list[Said], place: dict[str, str]) -> list[Said]:
    """The quotations in the stretch of text that a label names."""
    names = {id: story.files[id] for id in ledger.articles}
    found = []
    for s in quoted:
        start = ledger.articles[s.claim.article].text.find(place["quote"])
        end = start + len(place["quote"])
        spans = s.spans or ((s.claim.start, s.claim.end),)
        if names[s.claim.article] == place["file"] and start >= 0 and any(x < end and start < y for x, y in spans):
            found.append(s)
    return found


def with_third(data: list[Row], odds: np.ndarray) -> list[Row]:
    """The rows that are of versions, each with how much better a third version agrees."""
    kept = [r for r, o in zip(data, odds, strict=True) if o >= 0]
    beside: dict[tuple[int, str], list[Two]] = {}
    for r in kept:
        if not said.other_speaker(r.two.a, r.two.b):
            for s in (r.two.a, r.two.b):
                beside.setdefault((r.story, s.claim.id), []).append(r.two)
    out = []
    for r in kept:
        around = chain.from_iterable(beside.get((r.story, s.claim.id), ()) for s in (r.two.a, r.two.b))
        others = [t.how.share for t in around if t is not r.two]
        out.append(r._replace(two=r.two._replace(third=max(others) - r.two.how.share if others else 0.0)))
    return out


def fitted(data: list[Row], features: tuple[versions.Feature, ...], of: Callable[[Row], bool | None]) -> np.ndarray:
    """The odds of each row by the weights of the other sets; prints the weights of all of them."""
    x = np.array([[f(r.two) for f in features] for r in data])
    known = np.array([of(r) is not None for r in data])
    y, sets = np.array([float(bool(of(r))) for r in data]), np.array([r.set for r in data])
    least = fresh(sets)
    times = np.where(least, WEIGHT, 1.0)
    odds = np.zeros(len(data))
    for name in sorted(set(sets)):
        used = known & (sets != name)
        weights, base = fit(x[used], y[used], times[used])
        odds[sets == name] = x[sets == name] @ weights + base
    weights, base = fit(x[known], y[known], times[known])
    print(f"ANYHOW = {base:.1f}", {f.__name__: round(float(w), 1) for f, w in zip(features, weights, strict=True)})
    for asked in (True, False):
        judge(odds, y, known & (least == asked), "read least" if asked else "read")
    return odds


def fresh(sets: np.ndarray) -> np.ndarray:
    """Which rows are of sets that few have read: those, and all that are not of tests/unseen."""
    given = [Path(path).stem for path in sys.argv[1:]]
    return np.isin(sets, [*FRESH, *given])


def judge(odds: np.ndarray, y: np.ndarray, asked: np.ndarray, what: str) -> None:
    """How many are found, by how many of those that are taken are right."""
    ranked = y[asked][np.argsort(-odds[asked])]
    right = np.cumsum(ranked)
    for aim in AIMS:
        ok = [n for n in range(len(ranked)) if right[n] >= aim * (n + 1)]
        if ok:
            least = np.sort(odds[asked])[::-1][ok[-1]]
            print(f"  {what}: precision {aim}: odds from {least:.1f}, {right[ok[-1]] / ranked.sum():.2f} found")


def main() -> None:
    told = [*stories(CORPORA, CASES), *(s for path in sys.argv[1:] for s in more(Path(path)))]
    data = [row for n, s in enumerate(told) for row in rows(n, s)]
    print(f"{len(data)} pairs of quotations, {sum(bool(r.versions) for r in data)} of them versions of one")
    odds = fitted(data, versions.OF_VERSIONS, lambda r: r.versions)
    kept = with_third(data, odds)
    print(f"{sum(bool(r.changed) for r in kept)} of {len(kept)} changed")
    fitted(kept, versions.OF_CHANGES, lambda r: r.changed)


if __name__ == "__main__":
    main()
