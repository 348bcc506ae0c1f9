#!/usr/bin/env python3
"""The weights of `reconcile.check.speech.stances`, `credit` and `check.across.credited`: fitted on the small stories.

    python benchmarks/speech.py [MORE …] [--news FILE]    prints the weights, and how well they do on sets left out

MORE are folders in the form of those of tests/unseen, or files of cases of which the odd lines are read. `--news` is a
file of real news in which nothing is labelled: what it has is taken to be no discrepancy, and counts little, for there
is much of it.

A row is two clauses of two sayings of one speaker, two sayings of two strangers, or two figures of one speaker, which a
label of a contradiction or of a changed quotation may hold as well. It is positive where a label of the
kind attribution holds both; where one of another kind does, it is no example. As in `weights.py`, whose regression this
is, each set is left out in turn for the judgement, and of the rows of one label only the likeliest is meant.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import labelled
import numpy as np
import yaml
from labelled import Story, article, more, stories
from weights import CASES, Row, fit, meant

import reconcile
from reconcile.check.across import credited
from reconcile.check.ledger import Ledger
from reconcile.check.speech import credit, said, stances
from reconcile.check.speech.said import Said
from reconcile.check.speech.terms import Weights
from reconcile.pipeline import prepare

RULES, ASKED = Path(__file__).parents[1] / "rules" / "news", ("said-and-denied", "two-speakers")
CORPORA = "ghijklmnopqrstuvwxy"
KIND, NEWS = "attribution", "news"
FIGURES = (KIND, "contradiction", "quote")  # kinds of a label that may be of two figures of one speaker
TIMES = 0.1  # how often a row of real news counts
BESIDE = 45  # characters between a label and what is said
DAYS = 45  # between two articles that are compared
AIMS = (0, 1, 2, 3, 4, 6, 8)  # wrong alarms


def cases() -> Iterator[Story]:
    """The cases of the rules, written to show where one must not be flagged."""
    written = yaml.safe_load((RULES / "generic.test.yaml").read_text(encoding="utf-8"))
    for rule, want, case in ((r, w, c) for r in ASKED for w in ("flag", "ok") for c in written[r].get(w) or ()):
        texts = [(t, case.get("lang")) if isinstance(t, str) else (t["text"], t.get("lang")) for t in case["articles"]]
        sides = [article(f"{n}", t, None, f"outlet {n}", lang) for n, (t, lang) in enumerate(texts)]
        ends = {side: {"file": str(n), "quote": texts[n][0]} for n, side in enumerate("ab")}
        labels = [{**ends, "kind": KIND, "fact": rule}] if want == "flag" else []
        if len(sides) == 2 and all(lang for _, lang in texts):
            yield Story("rules", sides, {"0": "0", "1": "1"}, labels)


def at(story: Story, everything: list[Said], ledger: Ledger, place: dict[str, str]) -> list[Said]:
    """What is said in the stretch of text that a label names, or else beside it."""
    inside, beside = [], []
    for s in everything:
        start = ledger.articles[s.claim.article].text.find(place["quote"])
        if story.files[s.claim.article] != place["file"] or start < 0:
            continue
        end, spans = start + len(place["quote"]), s.spans or ((s.claim.start, s.claim.end),)
        if any(x < end and start < y for x, y in spans):
            inside.append(s)
        elif any(x < end + BESIDE and start - BESIDE < y for x, y in spans):
            beside.append(s)
    return inside or beside


def told(number: int, story: Story, everything: list[Said], ledger: Ledger) -> dict[frozenset[int], tuple[str, str]]:
    """For two sayings the kind of a label that holds both, and its name; attribution before the others."""
    out: dict[frozenset[int], tuple[str, str]] = {}
    labels = [x for x in story.labels if "within" not in x]
    for n, label in sorted(enumerate(labels), key=lambda x: x[1]["kind"] == KIND):
        ends = [at(story, everything, ledger, label[side]) for side in "ab"]
        name = f"{number}:{label.get('fact', n)}"
        out.update((frozenset((id(x), id(y))), (label["kind"], name)) for x in ends[0] for y in ends[1])
    return out


def rows(number: int, story: Story) -> tuple[list[Row], list[Row]]:
    """The rows of a story for either table: one speaker, two strangers."""
    ledger = prepare(story.articles)
    everything = said.all_said(ledger)
    known, weights = told(number, story, everything, ledger), Weights((s.claim.article, s.words) for s in everything)
    one, strangers = [], []
    done: set[frozenset[int]] = set()
    for a, b in (p for group in said.by_speaker(everything) for p in combinations(group, 2)):
        if frozenset((id(a), id(b))) in done or not apart(a, b) or not said.same_speaker(a, b):
            continue
        done.add(frozenset((id(a), id(b))))
        if not (a.retracted or b.retracted):
            kind, label = known.get(frozenset((id(a), id(b))), ("", ""))
            for o in stances.opposed(a, b, weights):
                wanted = not o.matter.figures_differ or None if kind == KIND else None if kind else False
                features = [f(o) for f in stances.FEATURES]
                one.append(Row(story.set, ids(number, a, b), features, wanted, label))
    quoted = [s for s in everything if len(s.words) > 1 and (s.person or s.gender) and not s.retracted]
    for a, b in said.near_pairs(quoted):
        if apart(a, b) and credit.possible(a, b):
            kind, label = known.get(frozenset((id(a), id(b))), ("", ""))
            features = [f(credit.credit(ledger, a, b)) for f in credit.FEATURES]
            strangers.append(
                Row(story.set, ids(number, a, b), features, kind == KIND if kind in ("", KIND) else None, label)
            )
    return one, strangers


def figures(number: int, story: Story) -> list[Row]:
    """The rows of a story for two figures of one speaker."""
    ledger = prepare(story.articles)
    labels, out = [x for x in story.labels if "within" not in x], []
    for t in credited.candidates(ledger):
        kind = label = ""
        for n, x in enumerate(labels):
            ends = [labelled.at(story, [t.x, t.y], x[side]) for side in "ab"]
            if {t.x.id, t.y.id} == ends[0] | ends[1] and ends[0] and ends[1]:
                kind, label = x["kind"], f"{number}:{x.get('fact', n)}"
        wanted = None if kind and kind not in FIGURES else bool(kind)
        sides = f"{number}:{t.x.id}", f"{number}:{t.y.id}"
        out.append(Row(story.set, sides, [f(t) for f in credited.FEATURES], wanted, label))
    return out


def apart(a: Said, b: Said) -> bool:
    return a.claim.article != b.claim.article and said.close_in_time(a.claim, b.claim, DAYS)


def ids(number: int, a: Said, b: Said) -> tuple[str, str]:
    return f"{number}:{a.claim.id}", f"{number}:{b.claim.id}"


def fitted(name: str, data: list[Row], features: tuple) -> None:
    """Prints a table as it is fitted now, and how many labels are found by how many wrong alarms."""
    data = [r for r in data if r.wanted is not None]
    x, y = np.array([r.features for r in data]), np.array([float(bool(r.wanted)) for r in data])
    sets = np.array([r.set for r in data])
    times = np.where(sets == NEWS, TIMES, 1.0)
    found, base = fit(x, y, times)
    for _ in range(3):
        good = meant(data, x @ found + base)
        found, base = fit(x[good], y[good], times[good])
    print(f"{name}: {int(good.sum())} rows, {int(y[good].sum())} of them wrong in the articles")
    odds = np.zeros(len(y))
    for left_out in sorted(set(sets)):
        used = good & (sets != left_out)
        weights, anyhow = fit(x[used], y[used], times[used])
        odds[sets == left_out] = x[sets == left_out] @ weights + anyhow
    for what, asked in (("stories", sets != NEWS), ("news", sets == NEWS)):
        judge(what, [r for r, ok in zip(data, asked, strict=True) if ok], odds[asked])
    print(f"ANYHOW = {base:.1f}")
    for f, w in zip(features, found, strict=True):
        print(f'    "{f.__name__}": {w + 0.0:.1f},')


def judge(what: str, data: list[Row], odds: np.ndarray) -> None:
    labels: set[str] = set()
    wrong: set[tuple[str, str]] = set()
    total = len({r.label for r in data if r.wanted})
    out = []
    for n in np.argsort(-odds):
        row = data[n]
        if row.wanted:
            labels.add(row.label)
        elif row.ids not in wrong:
            if len(wrong) in AIMS:
                out.append(f"{len(labels)} by {len(wrong)} wrong above {odds[n]:.1f}")
            wrong.add(row.ids)
    print(f"  {what}, {total} labels: {'; '.join(out)}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("more", nargs="*", type=Path)
    parser.add_argument("--news", type=Path)
    asked = parser.parse_args()
    everything = [*stories(CORPORA, CASES), *cases(), *(s for path in asked.more for s in more(path))]
    if asked.news:
        articles = list(reconcile.read([asked.news]))
        everything.append(Story(NEWS, articles, {a.id: a.id for a in articles}, []))
    found = [rows(n, s) for n, s in enumerate(everything)]
    fitted("stances", [r for one, _ in found for r in one], stances.FEATURES)
    fitted("figures", [r for n, s in enumerate(everything) for r in figures(n, s)], credited.FEATURES)
    fitted("credit", [r for _, strangers in found for r in strangers], credit.FEATURES)


if __name__ == "__main__":
    main()
