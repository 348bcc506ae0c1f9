"""Figures of two articles of one story that suit each other better than either suits any other.

Two writers who avoid one another's words share neither noun nor verb: "drew 180,000 worshippers", "130,000 faithful
joined". What they still share adds up: words near in meaning, names, the figures beside, that both count people, that
the two are of one size, that nothing else in either article would do. How much each of these is worth was estimated
by logistic regression on the figures of some hundred small stories in three languages; the sum is the log of the odds.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reconcile.check.across import beside, nearby
from reconcile.check.across.compare import middle, nouns_apart, other_measures, telling
from reconcile.check.ledger import Ledger
from reconcile.check.values import digits
from reconcile.check.values.counting import PEOPLE
from reconcile.check.values.counting import kin as one_kind
from reconcile.language import cues
from reconcile.language.kin import near
from reconcile.link.names import name_key
from reconcile.link.subject import auxiliaries
from reconcile.link.words import across, meeting, term
from reconcile.model import Claim, Evidence

PERSONAL = frozenset({"age", "offspring"})  # everyone in a story has one of these
SIZED, SPREAD, FAR = 12, 0.6, 1.1  # of a value; logarithms of how many times apart two may be, and are hardly one
SLIP = 2  # digits from which a slip shows
ENOUGH, MARGIN = -0.2, 1.0  # the odds, and how much better than any rival
WEIGHTS = {
    "anyhow": -3.35,
    "alone": 0.8,
    "speaker": 1.0,
    "words": 1.5,
    "wording": 0.4,
    "names": 0.9,
    "time": 0.7,
    "part": 0.9,
    "companions": 1.4,
    "act": 0.6,
    "near act": 0.4,
    "thing": 0.3,
    "people": 0.2,
    "measure": 1.8,
    "near measure": 0.9,
    "unit": 0.8,
    "percent": -0.5,
    "size": 1.3,
    "far": -1.1,
    "slip": 1.8,
}


class Pair(NamedTuple):
    """Two figures and how well they suit each other."""

    x: Claim
    y: Claim
    odds: float


def pairs(ledger: Ledger, a: str, b: str) -> Iterator[tuple[Claim, Claim]]:
    """Of two articles (ids) the figures of which each is clearly the best counterpart of the other."""
    for x, y, odds in found(ledger, a, b):
        if odds >= ENOUGH:
            yield x, y


def found(ledger: Ledger, a: str, b: str) -> list[Pair]:
    """All candidates that no rival comes near, good or not."""
    known: dict[tuple[str, str], list[Pair]] = ledger.memo.setdefault("suited", {})
    if (a, b) not in known:
        known[a, b] = _best(list(_candidates(ledger, a, b)))
    return known[a, b]


def suits(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """Are the two such a pair?"""
    if not nearby.one_story(ledger, x.article, y.article):
        return False
    a, b = sorted((x.article, y.article))
    return any({p.x.id, p.y.id} == {x.id, y.id} and p.odds >= ENOUGH for p in found(ledger, a, b))


def _best(candidates: Sequence[Pair]) -> list[Pair]:
    rivals: dict[str, list[Pair]] = {}
    for pair in candidates:
        rivals.setdefault(pair.x.id, []).append(pair)
        rivals.setdefault(pair.y.id, []).append(pair)
    return [
        pair
        for pair in candidates
        if all(pair.odds - r.odds >= MARGIN for c in (pair.x, pair.y) for r in rivals[c.id] if r is not pair)
    ]


def _candidates(ledger: Ledger, a: str, b: str) -> Iterator[Pair]:
    xs, ys = beside.unmatched(ledger, a, b), beside.unmatched(ledger, b, a)
    for x in xs:
        for y in ys:
            evidence = beside.nothing_parts(ledger, x, y)
            if evidence is not None and not _two_sorts(x, y):
                alone = all(sum(_sort(c) == _sort(d) for d in side) == 1 for c, side in ((x, xs), (y, ys)))
                found = _features(ledger, x, y, evidence, alone)
                yield Pair(x, y, sum(WEIGHTS[name] * worth for name, worth in found))


def _two_sorts(x: Claim, y: Claim) -> bool:
    """Are they of two measures, somebody's own (an age), one depth written as a height, what was done and what is left
    to do, or people in the one and things in the other?"""
    if other_measures(x, y) or {x.measure, y.measure} & PERSONAL or abs(middle(x)) == abs(middle(y)):
        return True
    if x.unit:
        return _left(x) != _left(y)
    if not x.counted or not y.counted:
        return False
    if people(x) or people(y):
        return people(x) != people(y) and all(c.counted_class for c in (x, y))
    return nouns_apart(x, y)


def _left(c: Claim) -> bool:
    """Is it what remains to be done?"""
    return cues.has(c.predicate or "", c.language, "remaining")


def _sort(c: Claim) -> str:
    """What a figure is of at the least: its unit, people, or its noun."""
    return c.unit or ("people" if people(c) else term(c.counted or "", c.language))


def people(c: Claim) -> bool:
    """Does the figure count people?"""
    return bool(c.counted_class) and one_kind(c.counted_class or "", PEOPLE)


def _features(
    ledger: Ledger, x: Claim, y: Claim, evidence: Sequence[Evidence], alone: bool
) -> Iterator[tuple[str, float]]:
    """What speaks for and against the two, by name, with how much of it there is."""
    yield "anyhow", 1.0
    yield "alone", float(alone)
    yield "words", meeting(x, y)
    for e in evidence:
        if e.feature in ("names", "time", "wording", "part"):
            yield e.feature, max(0.0, e.weight) if e.feature == "names" else e.weight
    if ledger.links is not None:
        yield "companions", min(2.0, ledger.links.beside(x.id, y.id))
    if x.speaker and y.speaker and _one_voice(x, y):
        yield "speaker", 1.0
    yield from _said(x, y)
    yield from _sizes(x, y)


def _said(x: Claim, y: Claim) -> Iterator[tuple[str, float]]:
    """What is counted and what is done to it."""
    if x.counted and y.counted and term(x.counted, x.language) == term(y.counted, y.language):
        yield "thing", 1.0
    if x.predicate and y.predicate and not (_empty(x) or _empty(y)):
        a, b = term(x.predicate, x.language), term(y.predicate, y.language)
        if a == b or near(frozenset((a,)), frozenset((b,))):
            yield ("act" if a == b else "near act"), 1.0
    if people(x) and people(y):
        yield "people", 1.0
    if x.measure and y.measure and telling(x):
        yield ("measure" if x.measure == y.measure else "near measure"), 1.0
    if x.unit:
        yield "unit", 1.0
    if x.unit == "percent":
        yield "percent", 1.0


def _one_voice(x: Claim, y: Claim) -> bool:
    """Is it one person or one office that both have it from?"""
    names = [{name_key(c.speaker or ""), *(across(w, c.language) for w in (c.speaker or "").split())} for c in (x, y)]
    return not names[0].isdisjoint(names[1] - {""})


def _empty(c: Claim) -> bool:
    """Does the verb say nothing of the fact: to be, to have?"""
    return (c.predicate or "") in auxiliaries(str(c.language))


def _sizes(x: Claim, y: Claim) -> Iterator[tuple[str, float]]:
    """Are the two of one size, or does the one differ from the other as a slip of the pen does?"""
    a, b = (abs(v) for v in (middle(x), middle(y)))
    if not a or not b or math.isinf(a) or math.isinf(b):
        return
    apart = abs(math.log(a / b))
    if min(a, b) >= SIZED:
        yield "size", max(0.0, 1 - apart / SPREAD)
    if apart > FAR:
        yield "far", 1.0
    if _slip(a, b):
        yield "slip", 1.0


def _slip(a: float, b: float) -> bool:
    """The same digits in another order, or one of three and more another."""
    telling = max(len(digits.written(v).replace(".", "").rstrip("0")) for v in (a, b))
    return telling >= SLIP and (digits.exchanged(a, b) or (telling > SLIP and digits.one_digit(a, b)))
