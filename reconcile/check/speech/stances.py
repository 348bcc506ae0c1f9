"""Whether one speaker affirms in one place what the same speaker denies in another: one feature a function.

Two clauses of two sayings are set side by side, of which one tells as so what the other tells as not so. Whether they
are of one matter is what the features ask; what each is worth stands in a table under its name, as the weights of
logistic regression (`benchmarks/speech.py`), and their sum is the logarithm of the odds.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import NamedTuple

from reconcile.check.logodds import log_odds
from reconcile.check.speech import absence, matter
from reconcile.check.speech.matter import Clause, Matter
from reconcile.check.speech.said import Said, denials_of_things
from reconcile.check.speech.terms import Weights
from reconcile.check.speech.versions import two
from reconcile.extract.speech.cues import table
from reconcile.language import load_pack

UNDATED = 3  # days taken to lie between two articles of which one has no date
MANY = 5  # words that meet, beyond which it does not matter how many

ANYHOW = -2.1
WEIGHTS: dict[str, float] = {
    "by_stance": -0.5,
    "confirmed": 0.7,
    "gainsaid": 1.2,
    "shared": 0.3,
    "covered": 0.1,
    "both": 0.9,
    "told": 0.7,
    "rivals": -0.1,
    "main": 0.4,
    "same": 0.5,
    "alike": 0.9,
    "one": 0.7,
    "plea": 1.1,
    "figures_differ": -0.7,
    "hedged": -0.0,
    "days": -0.6,
    "whole": 0.8,
    "turned": 0.5,
    "without": -1.1,
}


class Opposed(NamedTuple):
    """Two sayings of one speaker, and the clauses in which one affirms and the other denies."""

    a: Said
    b: Said
    x: Clause
    y: Clause
    matter: Matter


def opposed(a: Said, b: Said, weights: Weights) -> Iterator[Opposed]:
    """Every two clauses with a word in common of which only one is told as so; all of them where the one saying has it
    that there is none of what the other tells of."""
    if not a.side or not b.side:
        return
    gainsaid = absence.gainsays(a, b)
    for x, y, m in matter.compare(a, b, weights, lambda x, y: gainsaid or _side(a, x) * _side(b, y) < 0):
        if gainsaid or a.stance != b.stance or _of_one(m):
            yield Opposed(a, b, x, y, m)


def _of_one(m: Matter) -> bool:
    """May the clauses, of which only one has a denial, be of one matter: is it not one in part, nor most of it new, and
    does what is denied to have happened meet?"""
    return not m.part and m.told and (m.same or m.both >= matter.HALF)


def _side(s: Said, clause: Clause) -> int:
    return -s.side if clause.denied else s.side


def by_stance(o: Opposed) -> float:
    """Is it the verb of saying that denies (denied that), and not the words said?"""
    return float(o.a.stance != o.b.stance)


def confirmed(o: Opposed) -> float:
    """Is the one who says it is so said to confirm or to admit it?"""
    return float(any(s.stance == "affirms" and confirms(s) for s in (o.a, o.b)))


def gainsaid(o: Opposed) -> float:
    """Does one say that there is none of what the other tells of?"""
    return float(absence.gainsays(o.a, o.b))


def shared(o: Opposed) -> float:
    """How many words meet."""
    return float(min(MANY, o.matter.shared))


def covered(o: Opposed) -> float:
    """How much of the shorter clause meets."""
    return o.matter.covered


def both(o: Opposed) -> float:
    """How much of the longer one does."""
    return o.matter.both


def told(o: Opposed) -> float:
    """Does what is denied to have happened meet, or does no verb say it?"""
    return float(o.matter.told)


def rivals(o: Opposed) -> float:
    """How many words that the thesaurus knows have no counterpart, in either clause?"""
    return float(min(MANY, o.matter.rivals))


def main(o: Opposed) -> float:
    """Are both what the sayings themselves tell, not what they explain or add?"""
    return float(o.matter.main)


def same(o: Opposed) -> float:
    """Do the clauses say the same thing, but for a denial?"""
    return float(o.matter.same)


def alike(o: Opposed) -> float:
    """Do they, as far as the thesaurus can tell?"""
    return float(o.matter.alike)


def one(o: Opposed) -> float:
    """Where the verb of saying denies it: do enough words meet for one matter, what happens among them?"""
    return by_stance(o) * o.matter.one


def plea(o: Opposed) -> float:
    """Is it of guilt, which is a matter by itself?"""
    return float(o.matter.plea)


def figures_differ(o: Opposed) -> float:
    """Has each a figure that the other has not?"""
    return float(o.matter.figures_differ)


def hedged(o: Opposed) -> float:
    """Is either told as a condition, or as no more than likely?"""
    return float(any(not t.word.keys.isdisjoint(absence.OPEN) for s in (o.a, o.b) for t in s.words))


def days(o: Opposed) -> float:
    """How many days lie between the articles, as a logarithm: minds change."""
    a, b = o.a.claim.published, o.b.claim.published
    return math.log1p(abs((a - b).days) if a and b else UNDATED)


def whole(o: Opposed) -> float:
    """How much of the longer saying agrees, word for word."""
    return two(o.a, o.b).how.whole


def turned(o: Opposed) -> float:
    """Side by side word for word, does only one deny?"""
    return float(two(o.a, o.b).how.turned)


def without(o: Opposed) -> float:
    """Does either clause deny a thing, which may be a condition: not without my leave?"""
    return float(any(t.word.norm in denials_of_things(c.language) for c in (o.x, o.y) for t in c.words))


FEATURES: tuple[Callable[[Opposed], float], ...] = (
    by_stance, confirmed, gainsaid, shared, covered, both, told, rivals, main, same, alike, one, plea, figures_differ,
    hedged, days, whole, turned, without,
)  # fmt: skip


def odds(a: Said, b: Said, weights: Weights) -> float:
    """How likely one of two sayings of one speaker denies the other, as the logarithm of the odds; -inf where none
    can."""
    return max((log_odds(o, FEATURES, WEIGHTS, ANYHOW) for o in opposed(a, b, weights)), default=-math.inf)


def confirms(s: Said) -> bool:
    """Is the cue one of confirming (подтвердил), not merely of saying?"""
    form = table(load_pack(s.language)).form(s.cue.lower())
    return form is not None and form.cue.frames.get("object", ("", ""))[0] == "affirms"
