"""Whether one thing said is credited to two people: one feature a function.

What two strangers say alike may be one quotation, of which one of them is not the author, or two people's word on one
matter. What each feature is worth stands in a table under its name, as the weights of logistic regression
(`benchmarks/speech.py`), and their sum is the logarithm of the odds.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from reconcile.check.ledger import Ledger
from reconcile.check.logodds import log_odds
from reconcile.check.speech import align, bonds, said, versions
from reconcile.check.speech.said import Said
from reconcile.check.speech.versions import Two
from reconcile.language import load_pack
from reconcile.language.morphology import norm

HALF = 0.5  # of the words of two quotations that agree, where not both speakers are named
SEVERAL = 2  # figures in common, beyond which it does not matter how many
BONDS = 3  # rare names in common, beyond which it does not matter how many

ANYHOW = -7.3
WEIGHTS: dict[str, float] = {
    "whole": 3.9,
    "shorter": 2.2,
    "quoted": 0.7,
    "quoted_whole": 3.0,
    "authored": 0.5,
    "figures": 1.2,
    "other_figures": -0.6,
    "spoken_for": -4.7,
    "length": -0.4,
    "far": 1.5,
    "one_story": 1.2,
    "bond": 0.5,
    "unnamed": 1.4,
    "beside_apart": 0.5,
}


class Credit(NamedTuple):
    """Two sayings of two strangers, and how far the articles are of one story."""

    two: Two
    story: bool
    bond: int  # how many rare names and figures the articles share


def credit(ledger: Ledger, a: Said, b: Said) -> Credit:
    return _credit(ledger, versions.two(a, b))


def at_best(ledger: Ledger, a: Said, b: Said) -> float:
    """The odds if every word agreed, which cost little: the more agrees, the likelier it is one thing said."""
    return odds(_credit(ledger, Two(a, b, align.ALL)))


def _credit(ledger: Ledger, two: Two) -> Credit:
    x, y = two.a.claim.article, two.b.claim.article
    linked = ledger.links is None or ledger.links.one_story(x, y)
    return Credit(two, linked, bonds.bond(ledger, x, y))


def whole(c: Credit) -> float:
    """How much of the longer one agrees."""
    return c.two.how.whole


def shorter(c: Credit) -> float:
    """How much of the shorter one does."""
    return c.two.how.shorter


def quoted(c: Credit) -> float:
    """Are both in quotation marks?"""
    return float(_direct(c) == 2)


def quoted_whole(c: Credit) -> float:
    """How much of two quotations agrees."""
    return quoted(c) * whole(c)


def authored(c: Credit) -> float:
    """Of how many is the cue one of what has one author: a forecast, a reckoning, a piece of advice?"""
    return float(sum(_authored(s.cue, s.language) for s in (c.two.a, c.two.b)))


def figures(c: Credit) -> float:
    """How many figures have they in common?"""
    x, y = c.two.a.figures, c.two.b.figures
    return float(min(SEVERAL, len(x & y)))


def other_figures(c: Credit) -> float:
    """Has one a figure that the other has not?"""
    x, y = c.two.a.figures, c.two.b.figures
    return float(x != y)


def spoken_for(c: Credit) -> float:
    """Does either speak for others, or pass on what they said?"""
    return float(c.two.a.spoken_for or c.two.b.spoken_for)


def length(c: Credit) -> float:
    """How many times the one is as long as the other, as a logarithm."""
    return versions.length(c.two)


def far(c: Credit) -> float:
    """Are they in two languages that are not sisters?"""
    return versions.far(c.two)


def one_story(c: Credit) -> float:
    """Are the articles linked?"""
    return float(c.story)


def bond(c: Credit) -> float:
    """How many rare names and figures do they share?"""
    return float(min(BONDS, c.bond))


def unnamed(c: Credit) -> float:
    """Is either speaker known only as a man or a woman?"""
    return float(not (c.two.a.person and c.two.b.person))


def beside_apart(c: Credit) -> float:
    """Is each known by an office or the like that the other has not?"""
    x, y = c.two.a.beside, c.two.b.beside
    return float(bool(x and y) and x.isdisjoint(y))


FEATURES: tuple[Callable[[Credit], float], ...] = (
    whole, shorter, quoted, quoted_whole, authored, figures, other_figures, spoken_for, length, far,
    one_story, bond, unnamed, beside_apart,
)  # fmt: skip


def odds(c: Credit) -> float:
    """How likely one thing said is credited to two people, as the logarithm of the odds; -inf where neither is a
    quotation, nor of one author by its cue, and no figure is in common: two people may well tell the same."""
    known = _direct(c) or authored(c) or figures(c)
    return log_odds(c, FEATURES, WEIGHTS, ANYHOW) if known else -math.inf


def possible(a: Said, b: Said) -> bool:
    """Are they of two strangers, neither of whom denies it or is named beside the other's words, and does no
    word of the one surely stand for another of the other?"""
    if not strangers(a, b) or "denies" in (a.stance, b.stance) or said.echoed(a, b):
        return False
    how = versions.two(a, b).how
    return not how.swaps and not how.excluded


def strangers(a: Said, b: Said) -> bool:
    """Are both named in full, by two names; or are they a man and a woman who are quoted with nearly the same words?"""
    if a.person and b.person:
        return said.other_speaker(a, b)
    return a.form == b.form == "direct" and said.other_gender(a, b) and versions.two(a, b).how.whole >= HALF


def _direct(c: Credit) -> int:
    return sum(s.form == "direct" for s in (c.two.a, c.two.b))


@lru_cache(maxsize=4096)
def _authored(cue: str, language: str) -> bool:
    pack = load_pack(language)
    listed = {norm(str(w)) for w in pack.section("attribution").get("authored") or ()}
    return any(not listed.isdisjoint({w, *pack.morph.lemmas(w)}) for w in norm(cue).split())
