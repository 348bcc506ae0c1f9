"""Two figures of one speaker for one thing, known again by what else is said of it.

Linking knows a figure by its noun and its verb; who forecast a rise of exports by 8 % may be quoted elsewhere as
saying that they "would climb 18 percent". Of one speaker on one occasion a few words suffice. What each feature is
worth stands in a table under its name, as the weights of logistic regression (`benchmarks/speech.py`), and their sum is
the logarithm of the odds.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from reconcile.check.across.timed import disjoint_days
from reconcile.check.ledger import Ledger, quantities
from reconcile.check.logodds import log_odds
from reconcile.check.speech import bonds, matter, said, terms, versions
from reconcile.check.speech.said import Said
from reconcile.check.speech.terms import Term, meet
from reconcile.check.values.intervals import of
from reconcile.check.values.wording import earlier
from reconcile.model import Claim

RECENT = 3  # days before an article that are of its own time
ONCE = 14  # days between two articles about one occasion
MOST = 400  # sayings of one speaker that are compared
BONDS = 3  # rare names in common, beyond which it does not matter how many
FAR = 3.0  # how many times one figure is the other, as a logarithm, beyond which it does not matter
TO_COME = frozenset({"planned", "hypothetical"})
MOVES = frozenset({"cumulative", "stock"})  # natures of what the next day may have another figure of

ANYHOW = -3.2
WEIGHTS: dict[str, float] = {
    "share": 1.3,
    "quoted": 1.8,
    "quoted_once": -1.3,
    "only": 1.6,
    "times": -0.5,
    "measured": 1.6,
    "measured_apart": -0.6,
    "unit": 0.8,
    "one_date": 1.9,
    "size": -0.4,
    "bond": 0.4,
}


class Twice(NamedTuple):
    """Two figures in two sayings of one speaker."""

    a: Said
    b: Said
    x: Claim
    y: Claim
    alone: bool  # the only figure of either that the other has not
    bond: int  # how many rare names and figures the articles share


def pairs(ledger: Ledger, enough: float) -> Iterator[tuple[Claim, Claim]]:
    """Every such pair with the odds asked for, in a fixed order; none of a figure that could be set against two."""
    likely = (t for t in candidates(ledger) if log_odds(t, FEATURES, WEIGHTS, ANYHOW) >= enough)
    found = list(dict.fromkeys((t.x, t.y) for t in likely))
    times = Counter(c.id for two in found for c in two)
    yield from (two for two in found if all(times[c.id] == 1 for c in two))


def candidates(ledger: Ledger) -> Iterator[Twice]:
    """Every two figures of one unit that one speaker gives in two articles of about one time."""
    held = {s: found for s in said.all_said(ledger) if s.sign >= 0 and (found := _figures(ledger, s))}
    for group in said.by_speaker(held):
        for a, b in combinations(group[:MOST], 2):
            if not _once(a, b) or _elsewhere(a, b):
                continue
            xs, ys = _left(held[a], held[b]), _left(held[b], held[a])
            bond = bonds.bond(ledger, a.claim.article, b.claim.article)
            for x, y in ((x, y) for x in xs for y in ys if _one_kind(x, y)):
                yield Twice(a, b, x, y, len(xs) == len(ys) == 1, bond)


def _once(a: Said, b: Said) -> bool:
    """One person on one occasion, and in no two places."""
    if a.claim.article == b.claim.article or a.retracted or b.retracted or not said.same_speaker(a, b):
        return False
    places = terms.places(a.words, a.language), terms.places(b.words, b.language)
    return said.close_in_time(a.claim, b.claim, ONCE) and not (all(places) and places[0].isdisjoint(places[1]))


def _elsewhere(a: Said, b: Said) -> bool:
    """Are they two versions of one quotation, which are compared word by word?"""
    return a.form == b.form == "direct" and versions.versions(versions.two(a, b)) >= 0


def _figures(ledger: Ledger, s: Said) -> list[Claim]:
    """The figures in what is said."""
    figures: dict[str, tuple[list[Claim], list[int]]] = ledger.memo.setdefault("figures by start", {})
    if s.claim.article not in figures:
        ordered = sorted(quantities(ledger.by_article.get(s.claim.article, ())), key=lambda c: c.start)
        figures[s.claim.article] = ordered, [c.start for c in ordered]
    ordered, starts = figures[s.claim.article]
    stretches = (ordered[bisect_left(starts, a) : bisect_left(starts, b)] for a, b in s.spans)
    return [c for stretch in stretches for c in stretch if c.part == s.claim.part]


def _left(xs: Sequence[Claim], ys: Sequence[Claim]) -> list[Claim]:
    """The figures that the other saying has not."""
    return [x for x in xs if not any(of(x).meets(of(y)) for y in ys)]


def _one_kind(x: Claim, y: Claim) -> bool:
    """Are they of one unit, neither a bound or a guess, both told as so or both as to come, and of no two times?"""
    if x.unit != y.unit or any(c.low != c.high or c.approximate for c in (x, y)):
        return False
    if to_come(x) != to_come(y) or "negated" in (x.status, y.status) or disjoint_days(x, y):
        return False
    if _past(x) != _past(y):
        return False  # "in September, we recall, she said that half were mended"
    return x.published == y.published or MOVES.isdisjoint((x.nature, y.nature))


def _past(c: Claim) -> bool:
    """Is it said of some days before the article?"""
    return earlier(c) or (c.event is not None and c.published is not None and (c.published - c.event.end).days > RECENT)


def to_come(c: Claim) -> bool:
    """Is it said of what is still to be: a plan, a forecast for a month ahead?"""
    ahead = c.event is not None and c.published is not None and c.event.start > c.published
    return c.status in TO_COME or ahead


def share(t: Twice) -> float:
    """How many of the words beside the figures meet, as a share of those of the one that says less."""
    left, right = _words(t.a), _words(t.b)
    free = list(right)
    for w in left:
        other = next((u for u in free if meet(w.word, u.word, 0, False) or matter.one_root(w.word, u.word)), None)
        if other is not None:
            free.remove(other)
    return (len(right) - len(free)) / max(1, min(len(left), len(right)))


def _words(s: Said) -> list[Term]:
    return [w for w in s.words if w.plain and w.word.kind != "figure"]


def quoted(t: Twice) -> float:
    """Are both in quotation marks?"""
    return float(t.a.form == t.b.form == "direct")


def quoted_once(t: Twice) -> float:
    """Is one of them?"""
    return float((t.a.form == "direct") != (t.b.form == "direct"))


def only(t: Twice) -> float:
    """Has neither saying another figure that the other has not?"""
    return float(t.alone)


def times(t: Twice) -> float:
    """How many times the one is the other, as a logarithm."""
    low = [c.low or 0.0 for c in (t.x, t.y)]
    return min(FAR, abs(math.log(low[0] / low[1]))) if min(low) > 0 else FAR


def measured(t: Twice) -> float:
    """Are they of one measure?"""
    return float(t.x.measure is not None and t.x.measure == t.y.measure)


def measured_apart(t: Twice) -> float:
    """Are they of two?"""
    return float(bool(t.x.measure and t.y.measure) and t.x.measure != t.y.measure)


def unit(t: Twice) -> float:
    """Have they a unit?"""
    return float(t.x.unit is not None)


def one_date(t: Twice) -> float:
    """Are both of one day, month or year, which tells as much as a word?"""
    return float(t.x.event is not None and t.x.event == t.y.event and t.x.unit is not None)


def size(t: Twice) -> float:
    """How much the one that says less says beside the figure, as a logarithm."""
    return math.log1p(min(len(_words(t.a)), len(_words(t.b))))


def bond(t: Twice) -> float:
    """How many rare names and figures do the articles share?"""
    return float(min(BONDS, t.bond))


FEATURES: tuple[Callable[[Twice], float], ...] = (
    share, quoted, quoted_once, only, times, measured, measured_apart, unit, one_date, size, bond,
)  # fmt: skip
